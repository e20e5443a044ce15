"""What each arm changes: paired differences from the control with their intervals."""
import re

import numpy as np
import pandas as pd

from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, leader_of, order_of
from concordat.claims.words import clean, gap, gap_interval, number, scale_of, size, title_of
from concordat.data.results import Results
from concordat.figures.axes import rows_of, scale_x
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT


def arm_name(name: str) -> str:
    """"regime lead_acute" as "lead acute"."""
    return clean(re.sub(r"^(regime|decision|trust_update)[ =:]+", "", name).replace("_", " "), 40)


def differences(comparison: Results, outcome: str) -> "list[tuple[str, Estimate]]":
    """Of each arm, the largest first."""
    here = comparison.sel(outcome=outcome)
    found = [(arm_name(str(arm)), Estimate(float(v), float(low), float(high))) for arm, v, low, high in
             zip(here["arm"].values, here["difference"].values, here["difference_low"].values, here["difference_high"].values)]
    return sorted(found, key=lambda row: -row[1].value)


def finding_of(comparison: Results, outcome: str) -> str:
    """Who is above the control, who below, and whether one is above all."""
    rows = differences(comparison, outcome)
    control, title = arm_name(str(comparison.attrs["control"])), title_of(outcome)
    orders = [order_of(estimate) for _, estimate in rows]
    above = [name for (name, _), order in zip(rows, orders) if order is Order.MORE]
    below = [name for (name, _), order in zip(rows, orders) if order is Order.LESS]
    first = leader_of([estimate for _, estimate in rows])
    if len(rows) == 1:
        return f"{title}: {rows[0][0]} {_against(orders[0], rows[0][1], outcome)} {control}"
    if not above and not below:
        return f"{title}: no arm is to be told apart from {control}"
    if first is not None and orders[first] is Order.MORE:
        text = f"{title}: most with {rows[first][0]}, {size(rows[first][1].value, scale_of(outcome))} more than with {control}"
    else:
        text = f"{title}: {len(above)} of {len(rows)} arms are above {control}"
    return text + (f"; less with {', '.join(below)}" if 0 < len(below) <= 2 else f"; {len(below)} are below" if below else "")


def _against(order: Order, estimate: Estimate, outcome: str) -> str:
    much = size(estimate.value, scale_of(outcome))
    return {Order.MORE: f"brings {much} more than", Order.LESS: f"brings {much} less than",
            Order.ALIKE: "brings about as much as"}.get(order, "is not to be told apart from")


@draws("forest")
def forest(comparison: Results, outcome: str = "final_integration", *, width: float = COLUMN) -> Drawn:
    """Dot: mean of the paired differences; line: 95 % interval; hollow: not to be told apart from the control."""
    if comparison.attrs.get("kind") != "comparison":
        return nothing(width, "A forest is drawn of a comparison: concordat.compare(FILES), or compare --format json.")
    expect_one(comparison, "outcome", outcome)
    rows = differences(comparison, outcome)
    scale = scale_of(outcome)
    figure = new_figure(width, 16 + 4.8 * len(rows))
    axes = figure.subplots()
    places = rows_of(axes, [name for name, _ in rows])
    ends = [x for _, e in rows for x in (e.value, e.low, e.high) if not np.isnan(x)]
    reach = max((abs(end) for end in ends), default=1.) or 1.
    for at, (_, estimate) in zip(places, rows):
        order = order_of(estimate)
        role = "other" if order is Order.LESS else "line"
        axes.hlines(at, estimate.low, estimate.high, color=LIGHT[role], linewidth=1.1)
        axes.plot(estimate.value, at, "o", color=LIGHT[role], markersize=4.6, markeredgewidth=1, clip_on=False,
                  markerfacecolor=LIGHT["paper"] if order in (Order.UNDECIDED, Order.ALIKE) else LIGHT[role])
        axes.annotate(gap(estimate.value, scale, unit=False), (1, at), xycoords=("axes fraction", "data"), xytext=(4, 0),
                      textcoords="offset points", va="center", fontsize=7, color=LIGHT["ink"], annotation_clip=False)
    axes.axvline(0, color=LIGHT["ink"], linewidth=.7)
    low, high = min([0, *ends]), max([0, *ends])
    axes.set_xlim(low - .06 * reach, high + .06 * reach)
    scale_x(axes, "points" if scale in ("percent", "margin") else scale)
    axes.grid(True, axis="x")
    axes.set_xlabel(f"{title_of(outcome)}, difference" + (" in points" if scale in ("percent", "margin") else ""))
    control = arm_name(str(comparison.attrs["control"]))
    axes.annotate(f"as {control}", (0, 1), xycoords=("data", "axes fraction"), xytext=(0, 2), textcoords="offset points",
                  ha="left" if low > -.3 * high else "center", fontsize=6.5, color=LIGHT["faint"])
    _say(figure, comparison, outcome, rows, scale, control)
    return figure


def _say(figure: Drawn, comparison: Results, outcome: str, rows: "list[tuple[str, Estimate]]", scale: str, control: str) -> None:
    base = float(comparison.sel(outcome=outcome)["control_mean"].values[0])
    figure.finding = finding_of(comparison, outcome)
    figure.meaning = f"difference from {control} ({number(base, scale)})" + (", in percentage points" if scale in ("percent", "margin") else "") + \
        f"; dot and line: mean and 95 % interval over {comparison.attrs['pairs']:,} pairs; hollow: not to be told apart"
    figure.sentence = f"{title_of(outcome)}, difference from {control}: " + "; ".join(
        f"{name} {gap(e.value, scale)} {gap_interval(e, scale)}" for name, e in rows) + "."
    here = comparison.sel(outcome=outcome)
    higher = {arm_name(str(arm)): float(p) for arm, p in zip(here["arm"].values, here["win_probability"].values)}
    figure.table = pd.DataFrame({"arm": [name for name, _ in rows],
                                 f"difference from {control}": [gap(e.value, scale) for _, e in rows],
                                 "95 %": [gap_interval(e, scale) or "–" for _, e in rows],
                                 "higher in": [number(higher[name], "percent") for name, _ in rows]})
