"""What an answer hangs on: how much of what varies is carried by the parameters, and how much is chance."""
import numpy as np
import pandas as pd

from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, order_of
from concordat.claims.words import count, interval, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.figures.axes import rows_of, scale_x
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

FIRST = ("final_collaboration", "final_trust", "final_integration", "final_pressure", "final_provider_margin",
         "final_commissioner_margin")


def carried_of(uncertainty: Results, outcome: str) -> Estimate:
    here = uncertainty.sel(outcome=outcome)
    return Estimate(float(here["carried"]), float(here["carried_low"]), float(here["carried_high"]))


def finding_of(uncertainty: Results, outcome: str) -> str:
    """Whether assumptions or chance decide, where the interval says so."""
    here, scale, order = uncertainty.sel(outcome=outcome), scale_of(outcome), order_of(carried_of(uncertainty, outcome), .5)
    who = {Order.MORE: "assumptions decide more than chance", Order.LESS: "chance decides more than assumptions"}
    reach = f"{spread(float(here['sets_low']), float(here['sets_high']), scale)} in 90 % of sets"
    return f"{title_of(outcome)}: {who[order]}, {reach}" if order in who else f"{title_of(outcome)}: {reach}"


@draws("carried")
def carried(uncertainty: Results, *, width: float = COLUMN) -> Drawn:
    """Dot and line: the parameters' share of the variance of runs and its 95 % interval; the rest is chance."""
    if uncertainty.attrs.get("kind") != "uncertainty":
        return nothing(width, "This is drawn of runs with several parameter sets: concordat.uncertainty(FILE) of run --uncertain.")
    shown = [o for o in FIRST if o in uncertainty["outcome"].values and not np.isnan(float(uncertainty["carried"].sel(outcome=o)))]
    if not shown:
        return nothing(width, "Nothing varies between these runs.")
    estimates = [carried_of(uncertainty, o) for o in shown]
    figure = new_figure(width, 15 + 5 * len(shown))
    axes = figure.subplots()
    for at, estimate in zip(rows_of(axes, [title_of(o) for o in shown]), estimates):
        axes.hlines(at, estimate.low, estimate.high, color=LIGHT["line"], linewidth=1.1)
        axes.plot(estimate.value, at, "o", color=LIGHT["line"], markersize=4.6, markeredgewidth=0)
    axes.axvline(.5, color=LIGHT["faint"], linewidth=.7, linestyle=(0, (3, 2)))
    axes.set_xlim(0, 1)
    scale_x(axes, "percent")
    axes.grid(True, axis="x")
    axes.set_xlabel("Carried by the parameters")
    more = sum(order_of(e, .5) is Order.MORE for e in estimates)
    figure.finding = f"Assumptions decide more than chance in {more} of {count(len(shown), 'outcome')}"
    figure.meaning = f"share of the variance of runs that {uncertainty.attrs['sets']:,} parameter sets carry, dot and line: value and 95 % interval; dashed: one half; the rest is chance"
    figure.sentence = "Carried by the parameters: " + "; ".join(
        f"{title_of(o)} {number(e.value, 'percent')} {interval(e, 'percent')}" for o, e in zip(shown, estimates)) + "."
    here = [uncertainty.sel(outcome=o) for o in shown]
    figure.table = pd.DataFrame({
        "outcome": [title_of(o) for o in shown],
        "median of sets": [number(float(h["median"]), scale_of(o)) for o, h in zip(shown, here)],
        "90 % of sets": [spread(float(h["sets_low"]), float(h["sets_high"]), scale_of(o)) for o, h in zip(shown, here)],
        "carried": [number(e.value, "percent") for e in estimates], "95 %": [interval(e, "percent") or "–" for e in estimates]})
    return figure
