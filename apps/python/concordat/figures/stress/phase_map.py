"""The map of trust and pressure: how many work jointly in the end, the boundary between ends, and where the system stands as it is."""
import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from concordat.claims.asked import map_finding, pressure_words, stands_words
from concordat.claims.stress import regime_title, years
from concordat.claims.words import DASH, count, number
from concordat.data.estimates import number_of
from concordat.data.results import Results
from concordat.data.stress import asked_of
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

DARKEST = .42  # so that what is written on it can be read in both schemes


@draws("phase_map")
def phase_map(test: Results, *, width: float = COLUMN) -> Drawn:
    """A cell is a start of trust under a pressure that is imposed; the darker, the more work jointly in the end."""
    told = asked_of(test)
    if "boundary" not in told:
        return nothing(width, "A map of trust and pressure is drawn of the file of concordat stress --map.")
    figure = new_figure(width, max(72, min(.62 * width, 100)))
    axes = figure.subplots()
    ends = {(c["pressure"], c["shift"]): c for c in told["cells"]}
    pressures = [float(p) for p in told["pressures"]]
    across = _edges(pressures)
    trusts = [float(np.nanmean([number_of(ends[p, shift]["trust"]) for p in pressures])) for shift in told["shifts"]]
    up = _edges(trusts)
    for k, pressure in enumerate(pressures):
        for row, shift in enumerate(told["shifts"]):
            _cell(axes, (across[k], up[row]), (across[k + 1], up[row + 1]), number_of(ends[pressure, shift]["collaboration"]), wide=width > 120)
    axes.set_ylim(up[0], up[-1])
    axes.set_yticks(trusts, [years(t, 2) for t in trusts])
    axes.set_xlim(across[0], across[-1])
    axes.set_xticks(pressures, [pressure_words(p) for p in pressures])
    axes.set_xlabel("pressure imposed beyond the accounts (1: the mean acute trust of 2016/17)" if width > 120 else "pressure imposed (1: the mean acute trust of 2016/17)")
    axes.set_ylabel("trust between partners at the start")
    axes.grid(False)
    _boundary(axes, across, told["boundary"])
    _as_it_is(axes, float(told["trust_today"]))
    _say(figure, told, ends)
    return figure


def _edges(values: "list[float]") -> "list[float]":
    """Halfway between neighbours, and as far beyond the ends."""
    middle = [(a + b) / 2 for a, b in zip(values, values[1:])] or [values[0] - .5]
    return [2 * values[0] - middle[0], *middle, 2 * values[-1] - middle[-1]] if len(values) > 1 else [values[0] - .5, values[0] + .5]


def _cell(axes: Axes, corner: "tuple[float, float]", opposite: "tuple[float, float]", end: float, *, wide: bool) -> None:
    size = (opposite[0] - corner[0], opposite[1] - corner[1])
    axes.add_patch(Rectangle(corner, *size, facecolor=LIGHT["line"], alpha=0. if math.isnan(end) else DARKEST * min(1., max(0., end)), linewidth=0))
    axes.add_patch(Rectangle(corner, *size, fill=False, edgecolor=LIGHT["paper"], linewidth=.8))
    axes.text(corner[0] + .94 * size[0], corner[1] + .88 * size[1], number(end, "percent"), ha="right", va="top", fontsize=7 if wide else 5.5, color=LIGHT["ink"])


def _boundary(axes: Axes, across: "list[float]", boundary: "list[Any]") -> None:
    """A step for each pressure that has one: above it, it ends on the high side."""
    held = [k for k, at in enumerate(boundary) if at is not None]
    for k in held:
        axes.hlines(boundary[k], across[k], across[k + 1], color=LIGHT["other"], linewidth=2.2, zorder=4)
        if k > 0 and boundary[k - 1] is not None:
            axes.vlines(across[k], min(boundary[k], boundary[k - 1]), max(boundary[k], boundary[k - 1]), color=LIGHT["other"], linewidth=2.2, zorder=4)
    if held:
        last, is_inside = held[-1], held[-1] + 2 < len(across)
        axes.annotate("boundary", (across[last + 1], boundary[last]), xytext=(2, 0) if is_inside else (-2, -2), textcoords="offset points", ha="left" if is_inside else "right",
                      va="center" if is_inside else "top", fontsize=6, fontweight="bold", color=LIGHT["other"], zorder=5)


def _as_it_is(axes: Axes, trust: float) -> None:
    axes.plot(0, trust, "D", color=LIGHT["ink"], markersize=6, markerfacecolor=LIGHT["paper"], markeredgewidth=1.4, zorder=6)
    axes.axhline(trust, color=LIGHT["ink"], linewidth=.8, linestyle=(0, (1.4, 1.6)), zorder=3)
    axes.annotate("as it is", (0, trust), xytext=(5, -2), textcoords="offset points", ha="left", va="top", fontsize=6, color=LIGHT["ink"], zorder=6)


def _say(figure: Drawn, told: "dict[str, Any]", ends: "dict[Any, Any]") -> None:
    figure.finding = map_finding(told)
    figure.meaning = (f"share of organisations that work jointly in the last year, means over {count(int(told['pairs']), 'run')}, under {regime_title(str(told['regime']))}; the stronger the colour, the more; thick line: the boundary, "
                      "above which it ends on the high side; diamond and dotted line: this system as it is, trust as modelled, without more pressure")
    values = [float(c["collaboration"]) for c in told["cells"] if c["collaboration"] is not None]
    figure.sentence = (f"{stands_words(told)} Between {number(min(values), 'percent')} and {number(max(values), 'percent')} work jointly in the last year, by trust at the start and pressure imposed.")
    heads = [f"{shift} ({years(number_of(ends[told['pressures'][0], shift]['trust']), 2)})" for shift in told["shifts"]]
    rows = [(pressure_words(p), *(number(ends[p, s]["collaboration"], "percent") for s in told["shifts"]), DASH if told["boundary"][k] is None else number(told["boundary"][k])) for k, p in enumerate(told["pressures"])]
    figure.table = pd.DataFrame(rows, columns=["pressure imposed", *heads, "parted at trust"])
