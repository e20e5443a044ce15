"""A file of a study: outcomes of the runs at each point of a design. Of a calibration: what it kept."""
from typing import Any

from concordat.data.months import month_variables
from concordat.data.results import Results, text_of
from concordat.data.runs import attributes, point_variables, run_variables, trajectories


def read_study(file: Any, path: str) -> Results:
    is_of_sets = text_of(file.attrs.get("design", "")) == "ensemble"
    has_levels = any(name.startswith("level_") for name in file)  # arms at each set: then it is a study
    kind = "calibration" if is_of_sets and not has_levels else "study"
    dataset = Results({**run_variables(file), **point_variables(file), **month_variables(file)}, attrs=attributes(file, kind))
    kept = trajectories(file, path)
    return Results(dataset.merge(kept), attrs=dataset.attrs) if kept is not None else dataset
