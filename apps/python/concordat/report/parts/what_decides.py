"""What decides the outcomes: the leading factors, of each outcome a figure."""
from concordat.figures.morris import morris
from concordat.figures.sensitivity import sensitivity
from concordat.report.blocks import Figures, Missing, Part, Text
from concordat.report.subject import Subject

METHODS = {"morris": "Morris screening: each trajectory changes one factor at a time over the range in which it is studied. "
                     "mu* is the mean size of its effect, sigma how much that hangs on the others.",
           "sobol": "Sobol' indices: the share of the variance between design points that a factor brings alone, and together with others.",
           "pawn": "PAWN: how far the distribution of an outcome moves when a factor is held; what stays below the mark is noise."}
MOST = 4


def what_decides(subject: Subject) -> "Part | Missing | None":
    if subject.kind not in ("study", "sensitivity") or subject.has_arms:
        return None
    indices = subject.indices
    if indices is None:
        return Missing("What decides the outcomes", "No method of sensitivity fits this design: morris, saltelli, latin_hypercube and sobol_sequence have one.")
    outcomes = [str(o) for o in indices["outcome"].values][:MOST]
    figures = [sensitivity(indices, outcome, title=False) for outcome in outcomes]
    if indices.attrs["method"] == "morris":
        figures += [morris(indices, outcome, title=False) for outcome in outcomes[:2]]
    return Part("What decides the outcomes", [Text(METHODS[indices.attrs["method"]]), Figures(figures)])
