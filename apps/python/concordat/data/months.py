"""The months that a study keeps: of every point, and of what it differs by from its control."""
from typing import Any

import numpy as np

from concordat.data.results import Results, text_of, texts

STATISTICS = {"mean": "mean", "sd": "sd", "counted": "count", "quantile": "quantile"}
MARK = "place_"  # of what places have


def month_variables(file: Any) -> dict[str, Any]:
    """`kept_mean(kept, point, month)`, `kept_quantile`, ...; of pairs `difference_mean` and so on.

    Of states of places, which have `place` too, `place_integration_mean(point, month, place)` as in the file.
    """
    names = text_of(file.attrs.get("point_series", "")).split()
    if not names:
        return {}
    found: dict[str, Any] = _months(file)
    of_systems = [name for name in names if not name.startswith(MARK)]
    if of_systems:
        means = [file[f"{name}_mean"] for name in of_systems]
        found["kept"] = ("kept", np.array(of_systems, dtype=object))
        found["kept_unit"] = ("kept", texts([m.attrs["units"] for m in means]))
        found["kept_meaning"] = ("kept", texts([text_of(m.attrs["long_name"]).partition(":")[0] for m in means]))
        found["kept_low"] = ("kept", np.array([float(m.attrs["low"]) for m in means]))
        found["kept_high"] = ("kept", np.array([float(m.attrs["high"]) for m in means]))
        found.update(_stacked(file, of_systems, "kept", ""))
        if "control" in file:
            found.update(_stacked(file, of_systems, "difference", "_difference"))
    for name in names:
        if name.startswith(MARK):
            for ending in ("", "_difference") if "control" in file else ("",):
                found.update(_of_places(file, name + ending))
    if "control" in file:
        found["control"] = ("point", file["control"][:])
    return found


def _months(file: Any) -> dict[str, Any]:
    from concordat.data.runs import financial_year
    first = np.datetime64(text_of(file.attrs["first_month"])[:7], "M")
    months = first + np.arange(len(file["month"]))
    found: dict[str, Any] = {
        "month": ("month", months.astype("datetime64[ns]")),
        "financial_year": ("month", np.array([financial_year(m) for m in months], dtype=object)),
        "quantile": ("quantile", np.round(file["quantile"][:], 3))}
    if "place" in file:
        found["place"] = ("place", texts(file["place"][:]))
        found["place_name"] = ("place", texts(file["place_name"][:]))
    return found


def _stacked(file: Any, names: list[str], as_name: str, ending: str) -> dict[str, Any]:
    dims = {"quantile": ("kept", "point", "quantile", "month")}
    return {f"{as_name}_{name}": (dims.get(name, ("kept", "point", "month")),
                                  np.stack([file[f"{series}{ending}_{stored}"][:] for series in names]))
            for name, stored in STATISTICS.items()}


def _of_places(file: Any, name: str) -> dict[str, Any]:
    dims = {"quantile": ("point", "quantile", "month", "place")}
    return {f"{name}_{stored}": (dims.get(stored, ("point", "month", "place")), file[f"{name}_{stored}"][:])
            for stored in STATISTICS.values()}


def at_point(study: Results, point: int) -> Results:
    """One point's months as those of a file of runs are, so that `figures.fan` draws them."""
    if "kept" not in study.dims:
        raise ValueError("this study keeps no months: sweep it with --keep")
    here = study.sel(point=point)
    found: dict[str, Any] = {"series": ("series", study["kept"].values),
                             "series_off": ("series", (here["kept_counted"] == 0).all("month").values),
                             "month": study["month"], "quantile": study["quantile"], "financial_year": study["financial_year"]}
    for name in ("unit", "meaning", "low", "high"):
        found[f"series_{name}"] = ("series", study[f"kept_{name}"].values)
    for name in STATISTICS:
        values = here[f"kept_{name}"]
        found[f"series_{name}"] = (tuple("series" if d == "kept" else d for d in values.dims), values.values)
    return Results(found, attrs=study.attrs | {"point": point})
