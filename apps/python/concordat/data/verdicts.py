"""The tables that `concordat validate --output` writes."""
from typing import Any

import numpy as np

from concordat.data.results import Results, text_of, texts


def _column(group: Any, name: str, rows: np.ndarray) -> np.ndarray:
    values = group[name][:][rows]
    return texts(values) if values.dtype == object else values


def _means(points: Any) -> dict[str, Any]:
    """What the claims speak of: means of outcomes at each point of a pattern's design."""
    rows = texts(points["condition"][:]) == ""
    own = {"mean_pattern": "pattern", "mean_point": "point", "mean_outcome": "outcome", "mean": "mean", "mean_low": "low", "mean_high": "high"}
    return {name: ("at", _column(points, column, rows)) for name, column in own.items()}


def read_verdicts(file: Any) -> Results:
    """Patterns as they are; what came of them under conditions is left to the program."""
    patterns, claims = file["patterns"], file["claims"]
    p, c = texts(patterns["condition"][:]) == "", texts(claims["condition"][:]) == ""
    variables: dict[str, Any] = {
        "pattern": ("pattern", _column(patterns, "id", p)),
        "pattern_title": ("pattern", _column(patterns, "title", p)),
        **{name: ("pattern", _column(patterns, name, p)) for name in ("verdict", "use", "standing")},
        "claim": ("claim", np.arange(int(c.sum()))),
        "claim_pattern": ("claim", _column(claims, "pattern", c)),
        "claim_that": ("claim", _column(claims, "that", c)),
        "claim_verdict": ("claim", _column(claims, "verdict", c)),
        "claim_statistic": ("claim", _column(claims, "statistic", c)),
        **{name: ("claim", _column(claims, name, c)) for name in ("estimate", "low", "high")},
        **_means(file["points"]),
    }
    attrs = {"kind": "patterns", "title": "Patterns of the sources", "seed": int(file.attrs["seed"]),
             **{name: text_of(file.attrs[name]) for name in ("version", "commit", "command", "digest")}}
    return Results(variables, attrs=attrs)
