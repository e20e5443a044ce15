"""A file of a study: outcomes of the runs at each point of a design. Of a calibration: what it kept. Of a stress test: paths."""
import re
from typing import Any

import numpy as np

from concordat.data.months import month_variables
from concordat.data.priors import drawn_from
from concordat.data.results import Results, text_of
from concordat.data.runs import attributes, financial_year, point_variables, run_variables, trajectories

MONTH = re.compile(r"collaboration_(\d+)")


def read_study(file: Any, path: str) -> Results:
    is_of_sets = text_of(file.attrs.get("design", "")) == "ensemble"
    has_levels = any(name.startswith("level_") for name in file)  # arms at each set: then it is a study
    if is_stress(file):
        return _read_stress(file)
    kind = "calibration" if is_of_sets and not has_levels else "study"
    dataset = Results({**run_variables(file), **point_variables(file), **month_variables(file)}, attrs=attributes(file, kind))
    if kind == "calibration":
        dataset = dataset.assign(drawn_from(dataset))
    kept = trajectories(file, path)
    return Results(dataset.merge(kept), attrs=dataset.attrs) if kept is not None else dataset


def is_stress(file: Any) -> bool:
    """Ways of governing and rules of choice against shocks of several sizes, with the months of joint work kept."""
    factors = [text_of(name) for name in file["factor"][:]]
    at = factors.index("regime") if "regime" in factors else 0  # parameters before it: at sets of them
    return factors[at:at + 2] == ["regime", "decision"] and "stress[0].size" in factors[at + 2:] and any(MONTH.fullmatch(name) for name in file)


def _read_stress(file: Any) -> Results:
    """Joint work of every run from the shocks' first month on: `collaboration(run, month)`, which is no outcome here."""
    held = {int(found.group(1)): name for name in file if (found := MONTH.fullmatch(name))}
    months = np.datetime64(text_of(file.attrs["first_month"])[:7], "M") + np.array(sorted(held))
    names = text_of(file.attrs["outcomes"]).split()
    variables = run_variables(file, [name for name in names if not MONTH.fullmatch(name)])
    return Results({**variables, **point_variables(file),
                    "month": ("month", months.astype("datetime64[ns]")),
                    "financial_year": ("month", np.array([financial_year(m) for m in months], dtype=object)),
                    "collaboration": (("run", "month"), np.column_stack([file[held[k]][:] for k in sorted(held)]))},
                   attrs=attributes(file, "stress"))
