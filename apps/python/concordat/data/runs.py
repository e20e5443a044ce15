"""A file of runs: outcomes of each, and quantities over them by month, organisation and place."""
from typing import Any

import numpy as np
import xarray as xr

from concordat.data.memory import MemoryFile
from concordat.data.results import Results, text_of, texts

BY = {"series": ("", "month"), "organisation_quantity": ("organisation_", "organisation"),
      "place_quantity": ("place_", "place")}
LISTS = {"series": "series", "organisation_quantity": "organisation_quantities",
         "place_quantity": "place_quantities"}


def read_runs(file: Any, path: str) -> Results:
    variables = {**run_variables(file), **_axes(file)}
    for axis in BY:
        variables.update(_quantities(file, axis))
    if "point" in file:
        variables.update(point_variables(file))
    dataset = Results(variables, attrs=attributes(file, "run"))
    kept = trajectories(file, path)
    return Results(dataset.merge(kept), attrs=dataset.attrs) if kept is not None else dataset


def attributes(file: Any, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": kind}
    for name in ("title", "version", "commit", "command", "digest", "first_month", "comment", "design"):
        if name in file.attrs:
            found[name] = text_of(file.attrs[name])
    for name in ("seed", "planned_runs", "failed_runs", "format_version"):
        if name in file.attrs:
            found[name] = int(file.attrs[name])
    if "scenario" in file:
        found["scenario"] = text_of(file["scenario"][()])
    return found


def _words(file: Any, name: str) -> list[str]:
    return text_of(file.attrs.get(name, "")).split()


def _meaning(variable: Any, ending: str = "") -> str:
    return text_of(variable.attrs.get("long_name", "")).removesuffix(ending)


def run_variables(file: Any, outcomes: "list[str] | None" = None) -> dict[str, Any]:
    """Outcomes of every run, all unless given, with the address of its draws. A failed run counts nowhere."""
    names = _words(file, "outcomes") if outcomes is None else outcomes
    held = [file[name] for name in names]
    values = np.column_stack([v[:] for v in held]) if held else np.empty((len(file["run"]), 0))
    return {
        "run": ("run", file["run"][:]),
        "outcome": ("outcome", np.array(names, dtype=object)),
        "outcome_value": (("run", "outcome"), values.astype(np.float64)),
        "outcome_unit": ("outcome", texts([v.attrs["units"] for v in held])),
        "outcome_meaning": ("outcome", texts([_meaning(v) for v in held])),
        "outcome_low": ("outcome", np.array([float(v.attrs["low"]) for v in held])),
        "outcome_high": ("outcome", np.array([float(v.attrs["high"]) for v in held])),
        "outcome_off": ("outcome", np.isnan(values).all(axis=0) if len(values) else np.zeros(len(names), bool)),
        "replicate": ("run", file["replicate"][:]),
        "failed": ("run", file["failed"][:].astype(bool)),
    } | ({"run_point": ("run", file["design_point"][:])} if "point" in file else {})


def _axes(file: Any) -> dict[str, Any]:
    first = np.datetime64(text_of(file.attrs["first_month"])[:7], "M")
    months = first + np.arange(len(file["month"]))
    found: dict[str, Any] = {"month": ("month", months.astype("datetime64[ns]")),
                             "financial_year": ("month", np.array([financial_year(m) for m in months], dtype=object))}
    for axis, columns in (("organisation", ("name", "kind")), ("place", ("name",))):
        if axis in file:
            found[axis] = (axis, texts(file[axis][:]))
            found.update({f"{axis}_{c}": (axis, texts(file[f"{axis}_{c}"][:])) for c in columns})
    return found


def financial_year(month: np.datetime64) -> str:
    """April to March: "2016/17"."""
    year, number = divmod(int(month.astype("datetime64[M]").astype(int)), 12)
    year += 1970 - (number < 3)
    return f"{year}/{(year + 1) % 100:02d}"


def _quantities(file: Any, axis: str) -> dict[str, Any]:
    """Mean, sd, quantiles and counts of each quantity of a kind; `_off` where no run has a value."""
    prefix, along = BY[axis]
    names = [name for name in _words(file, LISTS[axis]) if f"{prefix}{name}_mean" in file]
    if not names:
        return {}
    stem = axis.removesuffix("_quantity")

    def stacked(ending: str) -> np.ndarray:
        return np.stack([file[f"{prefix}{name}_{ending}"][:] for name in names])

    counted = stacked("count")
    histograms = [file[f"{prefix}{name}_histogram"] for name in names]
    means = [file[f"{prefix}{name}_mean"] for name in names]
    return {
        axis: (axis, np.array(names, dtype=object)),
        f"{axis}_unit": (axis, texts([m.attrs["units"] for m in means])),
        f"{axis}_meaning": (axis, texts([_meaning(m, ": mean over runs") for m in means])),
        f"{axis}_low": (axis, np.array([float(h.attrs["low"]) for h in histograms])),
        f"{axis}_high": (axis, np.array([float(h.attrs["high"]) for h in histograms])),
        f"{axis}_off": (axis, (counted == 0).all(axis=1)),
        f"{stem}_mean": ((axis, along), stacked("mean")),
        f"{stem}_sd": ((axis, along), stacked("sd")),
        f"{stem}_counted": ((axis, along), counted.astype(np.int64)),
        f"{stem}_clipped": ((axis, along), stacked("clipped").astype(np.int64)),
        f"{stem}_quantile": ((axis, "quantile", along), stacked("quantile")),
        "quantile": ("quantile", np.round(file["quantile"][:], 3)),
    }


def point_variables(file: Any) -> dict[str, Any]:
    """The design: each point with its factors as coordinates, words as words."""
    factors = [text_of(name) for name in file["factor"][:]]
    found: dict[str, Any] = {
        "point": ("point", file["point"][:]),
        "factor": ("factor", np.array(factors, dtype=object)),
        "factor_unit": ("factor", texts(file["factor_unit"][:])),
        "factor_meaning": ("factor", texts(file["factor_meaning"][:])),
        "design_unit": (("point", "factor"), file["design_unit"][:]),
        "point_runs": ("point", file["point_runs"][:]),
        "point_failed": ("point", file["point_failed"][:]),
    }
    names = {text_of(file[name].attrs["path"]): name.removeprefix("factor_")
             for name in file if name.startswith("factor_") and "path" in file[name].attrs}
    for factor in factors:
        values = file[f"factor_{names[factor]}"]
        has_words = "flag_meanings" in values.attrs
        found[factor] = ("point", texts(file[f"level_{names[factor]}"][:]) if has_words else values[:])
    return found


def trajectories(file: Any, path: str) -> xr.Dataset | None:
    """What was kept of every run, read when it is looked at: `collaboration_runs(run, month)`."""
    kept = [name for name in file if name.endswith("_runs") and file[name].ndim > 1]
    if not kept:
        return None
    if isinstance(file, MemoryFile):
        packed = xr.Dataset({name: xr.Variable(file[name].dims, file[name].values, file[name].attrs) for name in kept})
        return xr.decode_cf(packed, decode_times=False)
    dropped = [name for name in file if name not in kept]
    opened = xr.open_dataset(path, engine="h5netcdf", drop_variables=dropped, decode_times=False)
    return opened.drop_vars(list(opened.coords)).rename({name: name for name in kept})
