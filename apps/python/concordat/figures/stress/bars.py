"""Estimates with their intervals, one below the other."""
import math
import textwrap
from typing import Any, NamedTuple, Sequence

import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.intervals import Estimate
from concordat.claims.stress import years, years_interval
from concordat.claims.words import clean, interval, number
from concordat.figures.drawn import Drawn, new_figure
from concordat.figures.style import COLUMN, LIGHT

ROW = 4.6  # mm
NONE = Estimate(float("nan"), float("nan"), float("nan"))


class Panel(NamedTuple):
    """Some rows of estimates under a heading; a series is a sign."""
    title: str
    names: "list[str]"
    series: "list[tuple[str, list[Estimate]]]"
    notes: "list[str]"  # of each row, at its side: why there is nothing, or what belongs to it
    is_share: bool = False  # room for notes is kept at the right


def _sign(k: int, of: int) -> str:
    """A circle first, a square last, a diamond between: what is drawn together can be told apart without colour."""
    return "o" if k == 0 else "s" if k == of - 1 else "D"


def draw_dots(axes: Axes, names: "Sequence[str]", series: "list[tuple[str, list[Estimate]]]") -> None:
    """A row for each name. What has no value is left out."""
    for k, (label, values) in enumerate(series):
        known = [(row + (k - (len(series) - 1) / 2) * .26, e) for row, e in enumerate(values) if not math.isnan(e.value)]
        colour = LIGHT["line" if k == 0 else "other"]
        held = [(row, e) for row, e in known if not math.isnan(e.low)]
        axes.hlines([row for row, _ in held], [e.low for _, e in held], [e.high for _, e in held], color=colour, linewidth=1)
        axes.plot([e.value for _, e in known], [row for row, _ in known], _sign(k, len(series)), color=colour, markersize=3.4, markerfacecolor=colour if k == 0 else LIGHT["paper"],
                  linestyle="none", label=label)
    axes.set_yticks(range(len(names)), [clean(name, 40) for name in names])
    axes.set_ylim(len(names) - .5, -.5)


def dots(names: "list[str]", series: "list[tuple[str, list[Estimate]]]", unit: str, *, width: float = COLUMN, head: str = "organisation") -> Drawn:
    """Differences, around 0. `head` is what the rows are."""
    figure = new_figure(width, 16 + ROW * max(len(names), 1))
    axes = figure.subplots()
    draw_dots(axes, names, series)
    axes.axvline(0, color=LIGHT["faint"], linewidth=.6)
    axes.set_xlabel(unit)
    axes.xaxis.set_major_formatter(plain_years)
    if len(series) > 1:
        _explain(axes, len(series))
    figure.table = pd.DataFrame([(name, *(f"{years(values[i].value, 2)} [{years_interval(values[i])}]" if values[i].value == values[i].value else "bound" for _, values in series))
                                 for i, name in enumerate(names)], columns=[head, *(label for label, _ in series)])
    return figure


def share_dots(names: "list[str]", series: "list[tuple[str, list[Estimate]]]", *, head: str, width: float = COLUMN, line: float = float("nan"), line_is: str = "") -> Drawn:
    """Shares from 0 to 100 %, each with its words at the right; a line across stands for what they are held against."""
    figure = new_figure(width, 14 + 1.35 * ROW * max(len(names), 1))
    axes = figure.subplots()
    draw_dots(axes, names, series)
    share_across(axes)
    if not math.isnan(line):
        axes.axvline(line, color=LIGHT["ink"], linewidth=.8, linestyle=(0, (2, 2)), label=line_is)
    _explain(axes, len(series) + 1)
    figure.table = pd.DataFrame([(name, *(f"{number(values[i].value, 'percent')} {interval(values[i], 'percent')}".strip() for _, values in series)) for i, name in enumerate(names)],
                                columns=[head, *(label for label, _ in series)])
    return figure


def plain_years(value: float, _: int) -> str:
    """A tick: ".5", "−2", "0"."""
    text = years(value, 2)
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def _explain(axes: Axes, signs: int) -> None:
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), ncols=signs, frameon=False, fontsize=6.5, borderaxespad=.1, columnspacing=1.2, handletextpad=.4)


def share_across(axes: Axes, *, marks: int = 4, room: float = 0) -> None:
    """From 0 to 100 %, with room for words at the right."""
    axes.set_xlim(-.01, 1.01 + room)
    at = [k / marks for k in range(marks + 1)]
    axes.set_xticks(at, ["0", *(f"{100 * t:.0f} %" for t in at[1:])])
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")


def panels_of_dots(panels: "list[Panel]", *, width: float, each: float = 46, label: float = 34) -> "tuple[Drawn, list[Axes]]":
    """Panels side by side on one scale, with the names of rows at the left of each line of panels; `label` are millimetres for them."""
    columns = max(1, min(len(panels), int((width - label) // each)))
    lines = -(-len(panels) // columns)
    rows = max(len(panel.names) for panel in panels)
    figure = new_figure(width, lines * (15 + ROW * rows))
    grid = figure.subplots(lines, columns, squeeze=False, sharex=True, sharey=True)
    drawn = list(grid.flat)[:len(panels)]
    for axes in list(grid.flat)[len(panels):]:
        axes.set_axis_off()
    for axes, panel in zip(drawn, panels):
        draw_dots(axes, panel.names, panel.series)
        axes.set_title("\n".join(textwrap.wrap(panel.title, int((width - label) / columns / 1.5))[:2]), loc="left", fontsize=7, color=LIGHT["ink"], pad=3)
        axes.tick_params(labelbottom=True)
        for k, note in enumerate(panel.notes):
            at = _room_in(panel, k, panels)
            where: dict[str, Any] = {"xy": (1, k), "xycoords": ("axes fraction", "data"), "xytext": (-1, 0), "ha": "right"} if at is None else {"xy": (at, k), "xycoords": "data", "xytext": (0, 0), "ha": "center"}
            axes.annotate(note, **where, textcoords="offset points", va="center", fontsize=5.5, color=LIGHT["faint"], zorder=1.5,
                          bbox={"facecolor": LIGHT["paper"], "edgecolor": "none", "pad": .6})
    return figure, drawn


def _room_in(panel: Panel, row: int, panels: "list[Panel]") -> "float | None":
    """The middle of the widest gap of a row, where its note is printed across nothing; None where room is kept at the right."""
    if panel.is_share:
        return None
    ends = [(e.low, e.high) for one in panels for _, values in one.series for e in values if not math.isnan(e.low)]
    taken = sorted((values[row].low, values[row].high) for _, values in panel.series if not math.isnan(values[row].low))
    if not taken:
        return None
    stops = [(min(0, *(low for low, _ in ends)),) * 2, *taken, (max(0, *(high for _, high in ends)),) * 2]
    gaps = [(right[0] - left[1], (left[1] + right[0]) / 2) for left, right in zip(stops, stops[1:])]
    return max(gaps)[1]


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
