"""From where a calibration drew its factors, as its file tells in comments of its text."""
import math
from typing import Any, Callable

import numpy as np

from concordat.data.estimates import number_of
from concordat.data.results import Results
from concordat.data.scenario import one, read_scenario

ACCEPTED = "# Accepted by this calibration:\n"


def drawn_from(calibration: Results) -> dict[str, Any]:
    """Ends of each factor's range, and `drawn_unit`: where each accepted set lies in its draws, from 0 to 1. NaN where the file does not say."""
    told = str(calibration.attrs.get("scenario", "")).partition(ACCEPTED)[2]
    text = read_scenario("\n".join(line.removeprefix("#") for line in told.splitlines())) if told else {}
    drawn = {str(one(f, "path")): f for f in text.get("factor", []) if isinstance(f, dict)}
    paths = [str(path) for path in calibration["factor"].values]
    factors = [drawn.get(path, {}) for path in paths]
    unit = [_unit(factor, calibration[path].values) if calibration[path].dtype != object else np.full(calibration.sizes["point"], np.nan)
            for path, factor in zip(paths, factors)]
    return {**{f"factor_{end}": ("factor", np.array([number_of(one(f, end)) for f in factors])) for end in ("low", "high")},
            "drawn_unit": (("point", "factor"), np.column_stack(unit))}


def _unit(factor: dict[str, Any], values: np.ndarray) -> np.ndarray:
    """The share of draws below each value."""
    low, high = number_of(one(factor, "low")), number_of(one(factor, "high"))
    if not low < high:
        return np.full(len(values), np.nan)
    below = _cumulative(factor, low, high)
    return np.array([(below(v) - below(low)) / (below(high) - below(low)) for v in values.astype(float)]).clip(0, 1)


def _cumulative(factor: dict[str, Any], low: float, high: float) -> Callable[[float], float]:
    kind = str(one(factor, "distribution", "uniform"))
    if kind == "log_uniform" and low > 0:
        return math.log
    if kind == "triangular":
        mode = number_of(one(factor, "mode"))
        return lambda v: (v - low) ** 2 / ((high - low) * (mode - low)) if v < mode else 1 - (high - v) ** 2 / ((high - low) * (high - mode or 1))
    if kind == "normal":
        mean, deviation = number_of(one(factor, "mean")), number_of(one(factor, "deviation"))
        return lambda v: math.erf((v - mean) / (deviation * math.sqrt(2)))
    return lambda v: v
