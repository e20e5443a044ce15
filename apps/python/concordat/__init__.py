"""Results of Concordat in Python: tidy datasets, figures, reports.

    import concordat
    runs = concordat.open("dorset.h5")        # or concordat.run(footprint="dorset"), which writes no file
    runs.to_dataframe("organisation")
    concordat.save(concordat.figures.fan(runs, "trust"), "trust.svg")
"""
from concordat import figures
from concordat.data.answers import compare, sensitivity, uncertainty
from concordat.data.months import at_point
from concordat.data.opened import open_file as open
from concordat.data.results import Results
from concordat.data.stress import stress
from concordat.errors import UserError
from concordat.export import export
from concordat.figures.svg import save
from concordat.report.page import report
from concordat.running import explain, run, sweep

__all__ = ["Results", "UserError", "at_point", "compare", "explain", "export", "figures", "open", "report", "run", "save",
           "sensitivity", "stress", "sweep", "uncertainty"]
