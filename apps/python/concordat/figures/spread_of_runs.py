"""Every run at the end: how many end where."""
import numpy as np
import pandas as pd

from concordat.claims.intervals import median_over
from concordat.claims.words import count, interval, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.figures.axes import name_axis, scale_x
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

BINS = 40


@draws("ends")
def ends(dataset: Results, outcome: str = "final_collaboration", *, width: float = COLUMN) -> Drawn:
    """Each run once; the height is how many end there."""
    if "outcome_value" not in dataset:
        return nothing(width, "This file has no runs.")
    expect_one(dataset, "outcome", outcome)
    here = dataset.sel(outcome=outcome)
    values = here["outcome_value"].values
    known = values[~np.isnan(values)]
    if len(known) == 0:
        return nothing(width, f"{title_of(outcome)}: what would make it is off in this scenario.")
    scale = scale_of(outcome, str(here["outcome_meaning"].values), float(here["outcome_low"]), float(here["outcome_high"]))
    figure = new_figure(width, .5 * width + 4)
    axes = figure.subplots()
    bounds = (0., 1.) if scale in ("percent", "index") else _bounds(known)
    heights, edges = np.histogram(known, BINS, bounds)
    axes.bar(edges[:-1], heights, width=np.diff(edges) * .9, align="edge", color=LIGHT["line"], linewidth=0)
    middle = median_over(values, independent="point" not in dataset.dims)
    axes.axvline(middle.value, color=LIGHT["ink"], linewidth=.8, linestyle=(0, (3, 2)))
    axes.set_xlim(*bounds)
    scale_x(axes, scale)
    axes.set_xlabel(name_axis(outcome, str(here["outcome_unit"].values), scale))
    axes.yaxis.set_visible(False)
    axes.grid(False)
    low, high = (float(v) for v in np.quantile(known, (.05, .95)))
    figure.finding = f"{title_of(outcome)} at the end: {number(middle.value, scale)} in the middle, " \
                     f"{spread(low, high, scale)} in 90 % of runs" if low < high else \
        f"{title_of(outcome)} ends at {number(low, scale)} in {'every run' if len(known) > 1 else 'the one run'}"
    figure.meaning = f"{here['outcome_meaning'].values}; the height is how many of {count(len(known), 'run')}, dashed the median"
    figure.sentence = f"{title_of(outcome)} in {count(len(known), 'run')}: median {number(middle.value, scale)} " \
                      f"{interval(middle, scale)}, 90 % between {spread(low, high, scale)}."
    shown = np.flatnonzero(heights)
    figure.table = pd.DataFrame({"from": [number(float(edges[k]), scale) for k in shown],
                                 "to": [number(float(edges[k + 1]), scale) for k in shown],
                                 "runs": [f"{heights[k]:,}" for k in shown]})
    return figure


def _bounds(known: np.ndarray) -> tuple[float, float]:
    low, high = float(known.min()), float(known.max())
    return (low, high) if high > low else (low - .5, high + .5)
