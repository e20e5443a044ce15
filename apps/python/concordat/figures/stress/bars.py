"""Estimates with their intervals, one below the other."""
import numpy as np
import pandas as pd

from concordat.claims.intervals import Estimate
from concordat.claims.words import clean
from concordat.figures.drawn import Drawn, new_figure
from concordat.figures.style import COLUMN, LIGHT

ROW = 4.6  # mm


def dots(names: "list[str]", series: "list[tuple[str, list[Estimate]]]", unit: str, *, width: float = COLUMN) -> Drawn:
    """A row for each name; a series is a sign. What has no value is left out."""
    figure = new_figure(width, 16 + ROW * max(len(names), 1))
    axes = figure.subplots()
    for k, (label, values) in enumerate(series):
        rows = np.arange(len(names)) + (k - (len(series) - 1) / 2) * .26
        at = np.array([e.value for e in values])
        low, high = np.array([e.low for e in values]), np.array([e.high for e in values])
        colour = LIGHT["line" if k == 0 else "other"]
        axes.hlines(rows, low, high, color=colour, linewidth=1)
        axes.plot(at, rows, "o" if k == 0 else "s", color=colour, markersize=3.4, markerfacecolor=colour if k == 0 else LIGHT["paper"], label=label)
    axes.set_yticks(range(len(names)), [clean(name, 40) for name in names])
    axes.set_ylim(len(names) - .5, -.5)
    axes.axvline(0, color=LIGHT["faint"], linewidth=.6)
    axes.set_xlabel(unit)
    if len(series) > 1:
        axes.legend(loc="lower right", frameon=False, fontsize=6.5)
    figure.table = pd.DataFrame([(name, *(f"{values[i].value:.2f} [{values[i].low:.2f} – {values[i].high:.2f}]" for _, values in series)) for i, name in enumerate(names)],
                                columns=["", *(label for label, _ in series)])
    return figure


def lines(levels: "list[float]", series: "list[tuple[str, list[float]]]", axis: str, *, width: float = COLUMN) -> Drawn:
    """Shares against levels; the way up is full, the way down dashed, by turns."""
    figure = new_figure(width, 58)
    axes = figure.subplots()
    for k, (label, values) in enumerate(series):
        axes.plot(levels, values, linestyle="-" if k % 2 == 0 else (0, (4, 1.6)), color=LIGHT["line" if k < 2 else "other"], linewidth=1.2, label=label)
    axes.set_ylim(0, 1.02)
    axes.set_yticks([0, .5, 1], ["0", "50 %", "100 %"])
    axes.set_xlabel(axis)
    axes.legend(loc="lower left", frameon=False, fontsize=6.5)
    figure.table = pd.DataFrame([(f"{level:.1f}", *(f"{100 * shares[k]:.0f} %" for _, shares in series)) for k, level in enumerate(levels)], columns=["pressure", *(label for label, _ in series)])
    return figure
