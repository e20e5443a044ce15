"""Who works together: each body a mark in the row of its role."""
import numpy as np
import pandas as pd

from concordat.claims.words import KINDS, clean, count, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.figures.axes import name_axis, rows_of, scale_x
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT, MARKERS


@draws("bodies")
def bodies(dataset: Results, quantity: str = "collaboration", *, width: float = COLUMN, names: bool = False) -> Drawn:
    """A mark is one body, mean over runs; without names it is known by its role alone."""
    if "organisation_quantity" not in dataset.dims:
        return nothing(width, "This file keeps no organisations.")
    expect_one(dataset, "organisation_quantity", quantity)
    if bool(dataset["organisation_quantity_off"].sel(organisation_quantity=quantity)):
        return nothing(width, f"{title_of(quantity)} of organisations: what would make it is off in this scenario.")
    here = dataset.sel(organisation_quantity=quantity)
    values, kinds = here["organisation_mean"].values, dataset["organisation_kind"].values
    present = [kind for kind in KINDS if (kinds == kind).any()]
    figure = new_figure(width, 11 + 7.5 * len(present))
    axes = figure.subplots()
    scale = scale_of(quantity, str(here["organisation_quantity_meaning"].values),
                     float(here["organisation_quantity_low"]), float(here["organisation_quantity_high"]))
    rows = rows_of(axes, [f"{KINDS[k][1]} ({(kinds == k).sum()})" for k in present])
    for row, kind in zip(rows, present):
        mine = values[kinds == kind]
        lift = _beside(mine, 0 if len(mine) == 1 else .3)
        axes.plot([np.nanmin(mine), np.nanmax(mine)], [row, row], color=LIGHT["rule"], linewidth=.8, zorder=0)
        axes.plot(mine, row + lift, MARKERS[kind], color=LIGHT[kind], markersize=3.4 if len(mine) < 60 else 2.2,
                  markeredgewidth=0, alpha=.85)
    if scale in ("percent", "index"):
        axes.set_xlim(-.02, 1.02)
    scale_x(axes, scale)
    axes.grid(True, axis="x")
    axes.set_xlabel(name_axis(quantity, str(here["organisation_quantity_unit"].values), scale))
    _say(figure, here, values, kinds, present, scale, names)
    return figure


def _beside(values: np.ndarray, reach: float) -> np.ndarray:
    """Marks of like value stand one over another, in an order that is no chance."""
    places = np.argsort(np.argsort(values))
    return reach * ((places % 3) - 1) / 1.5


def _say(figure: Drawn, here: Results, values: np.ndarray, kinds: np.ndarray, present: "list[str]", scale: str,
         names: bool) -> None:
    means = {kind: float(np.nanmean(values[kinds == kind])) for kind in present}
    ranges = {kind: (float(np.nanmin(values[kinds == kind])), float(np.nanmax(values[kinds == kind]))) for kind in present}
    sure = 1.96 * here["organisation_sd"].values / np.sqrt(here["organisation_counted"].values)
    low = {k: float((values - sure)[kinds == k].min()) for k in present}  # nan of a single run: then nothing is said
    high = {k: float((values + sure)[kinds == k].max()) for k in present}
    apart = [k for k in present if all(low[k] > high[o] for o in present if o != k)]
    if apart and len(present) > 1:
        figure.finding = f"{title_of(str(here['organisation_quantity'].values))}: every {KINDS[apart[0]][1]} is above all others"
    else:
        figure.finding = f"{title_of(str(here['organisation_quantity'].values))} by role, at the end"
    figure.meaning = f"{here['organisation_quantity_meaning'].values}; a mark is a body, its mean over runs; grey line: from the least to the most of its role"
    figure.sentence = "Means over runs at the end: " + "; ".join(
        f"{count(int((kinds == k).sum()), KINDS[k][1])} {number(means[k], scale)} ({spread(*ranges[k], scale)})" for k in present) + "."
    if names:
        order = np.lexsort((-values, kinds))
        figure.table = pd.DataFrame({"organisation": [clean(str(here["organisation_name"].values[k]), 80) for k in order],
                                     "role": [KINDS[kinds[k]][1] for k in order],
                                     "mean": [number(float(values[k]), scale) for k in order]})
    else:
        figure.table = pd.DataFrame({"role": [KINDS[k][1] for k in present],
                                     "bodies": [f"{(kinds == k).sum():,}" for k in present],
                                     "mean": [number(means[k], scale) for k in present],
                                     "from – to": [spread(*ranges[k], scale) for k in present]})
