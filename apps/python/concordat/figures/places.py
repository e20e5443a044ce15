"""Places at the end: median, half and 90 % of runs."""
import numpy as np
import pandas as pd

from concordat.claims.words import clean, count, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.figures.axes import name_axis, rows_of, scale_x
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

MOST_LABELS = 30
ENOUGH = 20  # runs, to speak of nearly all of them


@draws("places")
def places(dataset: Results, quantity: str = "integration", *, width: float = COLUMN, names: bool = False) -> Drawn:
    """Dot: median; thick: half of the runs; thin: 90 %."""
    if "place_quantity" not in dataset.dims:
        return nothing(width, "This file keeps no places.")
    expect_one(dataset, "place_quantity", quantity)
    here = dataset.sel(place_quantity=quantity)
    if bool(here["place_quantity_off"]):
        return nothing(width, f"{title_of(quantity)} of places: what would make it is off in this scenario.")
    q = {level: here["place_quantile"].sel(quantile=level).values for level in (.05, .25, .5, .75, .95)}
    order = np.argsort(-q[.5], kind="stable")
    many = len(order) > MOST_LABELS
    labels = [""] * len(order) if many else [
        clean(str(dataset["place_name"].values[k]), 26) if names else f"place {n + 1}" for n, k in enumerate(order)]
    figure = new_figure(width, 12 + (len(order) * (.7 if many else 4.6)))
    axes = figure.subplots()
    rows = rows_of(axes, labels)
    scale = scale_of(quantity, str(here["place_quantity_meaning"].values), float(here["place_quantity_low"]), float(here["place_quantity_high"]))
    thick = .5 if many else 3
    axes.hlines(rows, q[.05][order], q[.95][order], color=LIGHT["line"], linewidth=thick / 2.5, alpha=.6)
    axes.hlines(rows, q[.25][order], q[.75][order], color=LIGHT["line"], linewidth=thick, alpha=.6)
    axes.plot(q[.5][order], rows, "o", color=LIGHT["line"], markersize=1.2 if many else 4, markeredgewidth=0)
    axes.set_xlim(left=min(0., float(np.nanmin(q[.05]))), right=float(np.nanmax(q[.95])) * 1.05 or 1)
    scale_x(axes, scale)
    axes.grid(True, axis="x")
    axes.set_xlabel(name_axis(quantity, str(here["place_quantity_unit"].values), scale))
    _say(figure, here, q, order, labels, scale)
    return figure


def _say(figure: Drawn, here: Results, q: "dict[float, np.ndarray]", order: np.ndarray, labels: "list[str]", scale: str) -> None:
    title = title_of(str(here["place_quantity"].values))
    first, last = order[0], order[-1]
    if len(order) == 1:
        figure.finding = f"{title} in the one place: {number(float(q[.5][first]), scale)}"
    elif int(here["place_counted"].min()) < ENOUGH:
        figure.finding = f"{title} by place"
    elif q[.05][first] > q[.95][last]:
        figure.finding = f"{title}: the place ahead stands above the last in nearly all runs"
    else:
        figure.finding = f"{title}: the ranges of all places overlap"
    figure.meaning = f"{here['place_quantity_meaning'].values}; dot the median, thick half of the runs, thin 90 %"
    figure.sentence = (f"Medians of {count(len(order), 'place')} lie between {number(float(q[.5][last]), scale)} and "
                       f"{number(float(q[.5][first]), scale)}; 90 % of runs between {spread(float(np.nanmin(q[.05])), float(np.nanmax(q[.95])), scale)}.")
    shown = order if len(order) <= MOST_LABELS else order[np.linspace(0, len(order) - 1, 11).astype(int)]
    rank = {int(k): n for n, k in enumerate(order)}
    figure.table = pd.DataFrame({
        "place": [labels[rank[int(k)]] or f"place {rank[int(k)] + 1} of {len(order)}" for k in shown],
        "median": [number(float(q[.5][k]), scale) for k in shown],
        "half of runs": [spread(float(q[.25][k]), float(q[.75][k]), scale) for k in shown],
        "90 % of runs": [spread(float(q[.05][k]), float(q[.95][k]), scale) for k in shown]})
