"""What figures of a stress test share: its file, and a small panel for each way of governing, on the same scale."""
import functools
from typing import Any, Sequence

import numpy as np
from matplotlib.axes import Axes

from concordat.claims.stress import regime_title
from concordat.claims.words import MINUS
from concordat.data.results import Results
from concordat.data.stress import stress_of
from concordat.figures.drawn import Draw, Drawn, new_figure, nothing
from concordat.figures.style import LIGHT

COLUMNS = {100: 2, 200: 4, 400: 4}


def of_a_stress_test(draw: Draw) -> Draw:
    """Draws of a stress test, given as the file or what the program says of it; of anything else it says what it needs."""
    @functools.wraps(draw)
    def drawn(test: Results, *arguments: Any, width: float, **options: Any) -> Drawn:
        if test.attrs.get("kind") not in ("stress", "stress_test"):
            return nothing(width, "This is drawn of the file of a stress test: concordat stress.")
        return draw(stress_of(test), *arguments, width=width, **options)
    return drawn


def panels_of_ways(width: float, regimes: "Sequence[str]", *, room: float = 12) -> "tuple[Drawn, list[Axes]]":
    """`room` are millimetres for what stands below and above a panel."""
    columns = min(len(regimes), next(n for most, n in COLUMNS.items() if width <= most))
    rows = -(-len(regimes) // columns)
    each = width / columns
    figure = new_figure(width, rows * (min(.62 * each, 40) + room))
    grid = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    for axes in list(grid.flat)[len(regimes):]:
        axes.set_axis_off()
    for axes, regime in zip(grid.flat, regimes):
        axes.set_title(regime_title(regime), loc="left", fontsize=7.5, color=LIGHT["ink"], pad=3)
        axes.tick_params(labelbottom=True)
    return figure, list(grid.flat)[:len(regimes)]


def share_axis(axes: Axes) -> None:
    axes.set_ylim(0, 1.02)
    axes.set_yticks([0, .5, 1], ["0", "50 %", "100 %"])


def say_why(axes: Axes, words: str) -> None:
    """In a panel without a curve."""
    axes.text(.5, .5, words, transform=axes.transAxes, ha="center", va="center", fontsize=6.5, color=LIGHT["faint"])


def few_ticks(axes: Axes, values: np.ndarray, unit: str) -> None:
    """Ends and middle of what was tried, with the unit at the last."""
    most = float(np.nanmax(values))
    scale, end = (100, " %") if unit in ("share", "chance") else (1, " years" if unit == "years" else "")
    marks = [0, most / 2, most]
    axes.set_xticks(marks, [f"{scale * m:.3g}".replace("-", MINUS) + (end if m == most else "") for m in marks])
