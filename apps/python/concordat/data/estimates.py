"""Numbers and intervals as the program writes them in JSON: null where there is none."""
from typing import Any

import numpy as np


def number_of(value: Any) -> float:
    return float("nan") if value is None else float(value)


def ends_of(interval: Any) -> tuple[float, float]:
    low, high = interval if interval is not None else (None, None)
    return number_of(low), number_of(high)


def estimates(rows: list[list[dict[str, Any]]], name: str, dims: tuple[str, str]) -> dict[str, Any]:
    """Value, low and high of an estimate in rows of rows."""
    found = {name: [[number_of(cell[name]["value"]) for cell in row] for row in rows]}
    for k, end in enumerate(("low", "high")):
        found[f"{name}_{end}"] = [[ends_of(cell[name]["interval_95"])[k] for cell in row] for row in rows]
    return {key: (dims, np.array(values, dtype=float)) for key, values in found.items()}
