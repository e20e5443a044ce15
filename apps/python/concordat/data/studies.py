"""A file of a study: outcomes of the runs at each point of a design. Of a calibration: what it kept."""
from typing import Any

from concordat.data.results import Results
from concordat.data.runs import attributes, point_variables, run_variables


def read_study(file: Any) -> Results:
    kind = "calibration" if file.attrs.get("design") in (b"ensemble", "ensemble") else "study"
    return Results({**run_variables(file), **point_variables(file)}, attrs=attributes(file, kind))
