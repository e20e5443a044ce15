"""Ways of governing against shocks: years of joint work lost, with the level beside the loss."""
import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from concordat.claims.stress import broken_finding, estimate_at, later_words, regime_title, size_words, way_title, why_nothing, years, years_interval
from concordat.claims.words import clean, count, interval, number
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.stress.ways import of_a_stress_test
from concordat.figures.style import COLUMN, LIGHT

LABEL, LEVEL, CELL = 32, 13, 14.4  # mm: columns of names and of levels, least width of a cell
ROW, HEAD = 8.6, 13  # mm
DARKEST = .42  # so that what is written on it can be read in both schemes
NOTABLE = .005  # risk of retreat that is written


@draws("matrix")
@of_a_stress_test
def matrix(test: Results, *, width: float = COLUMN) -> Drawn:
    """A row is a way of governing, a column a shock; the darker, the more is lost, and what does nothing says why."""
    shocks = test.sizes["shock"]
    label = LABEL if width > 120 else LABEL - 4
    fit = max(1, min(shocks, int((width - label - LEVEL) // CELL)))
    at_once = -(-shocks // -(-shocks // fit))  # blocks of like width
    blocks = [range(first, min(first + at_once, shocks)) for first in range(0, shocks, at_once)]
    rows = test.sizes["regime"]
    height = HEAD + ROW * rows
    figure = new_figure(width, len(blocks) * height)
    cell = min((width - label - LEVEL) / at_once, 26)
    acts = test["does_nothing"].values == ""
    most = max(float(np.nanmax(np.where(acts, test["years_lost"].values, 0), initial=0)), .5)
    for axes, block in zip(figure.subplots(len(blocks), 1, squeeze=False).flat, blocks):
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.set_axis_off()
        _names(axes, test, label)
        for at, k in enumerate(block):
            _column(axes, test, k, label + LEVEL + at * cell, cell, most)
    _say(figure, test)
    return figure


def _names(axes: Axes, test: Results, label: float) -> None:
    axes.text(label + LEVEL / 2, HEAD - 1.5, f"years of\n{_horizon(test)}, no\nshock", ha="center", va="bottom", fontsize=6, color=LIGHT["faint"], linespacing=1.1)
    for row, regime in enumerate(test["regime"].values):
        middle, level = HEAD + ROW * (row + .5), estimate_at(test.sel(regime=regime), "level")
        later = later_words(str(regime), test.attrs["regime_changes"]).removeprefix(", ")
        axes.text(0, middle - (1.4 if later else 0), regime_title(str(regime)), va="center", fontsize=7 if label == LABEL else 6.2, color=LIGHT["ink"])
        axes.text(0, middle + 1.4, "\n".join(textwrap.wrap(later, 34)[:2]), va="center", fontsize=4.6, color=LIGHT["faint"], linespacing=1.1)
        axes.text(label + LEVEL / 2, middle - 1.1, years(level.value), ha="center", va="center", fontsize=7, color=LIGHT["ink"])
        axes.text(label + LEVEL / 2, middle + 1.9, years_interval(level), ha="center", va="center", fontsize=5, color=LIGHT["faint"])


def _column(axes: Axes, test: Results, k: int, left: float, cell: float, most: float) -> None:
    here = test.isel(shock=k)
    size = size_words(float(here["shock_size"]), str(here["shock_unit"].values))
    title = textwrap.wrap(clean(str(here["shock_title"].values), 34), max(8, int(cell / 1.22)))[:3]
    axes.text(left + cell / 2, HEAD - 1.5, "\n".join([*title, size]), ha="center", va="bottom", fontsize=6, color=LIGHT["ink"], linespacing=1.1)
    for row in range(test.sizes["regime"]):
        one, top, middle = here.isel(regime=row), HEAD + ROW * row, HEAD + ROW * (row + .5)
        why = str(one["does_nothing"].values)
        lost = estimate_at(one, "years_lost")
        fill = 0. if why else DARKEST * min(1., max(0., lost.value / most))
        axes.add_patch(Rectangle((left + .3, top + .3), cell - .6, ROW - .6, facecolor=LIGHT["other"], alpha=fill, linewidth=0))
        axes.add_patch(Rectangle((left + .3, top + .3), cell - .6, ROW - .6, fill=False, edgecolor=LIGHT["rule"], linewidth=.5, linestyle=(0, (2, 2)) if why else "-"))
        if why:
            axes.text(left + cell / 2, middle, "\n".join(textwrap.wrap(why_nothing(why), max(8, int(cell / 1.2)))[:3]), ha="center", va="center", fontsize=5, color=LIGHT["faint"], linespacing=1.05)
            continue
        risk = float(one["risk"])
        lines = [(years(lost.value), 7.5, "bold"), (years_interval(lost), 5, "normal")] + ([(f"{number(risk, 'percent')} retreat", 5, "normal")] if risk >= NOTABLE else [])
        for (text, font, weight), at in zip(lines, (-1.9, .7, 2.7) if len(lines) == 3 else (-1.1, 1.9)):
            axes.text(left + cell / 2, middle + at, text, ha="center", va="center", fontsize=font, fontweight=weight, color=LIGHT["ink"])


def _horizon(test: Results) -> str:
    return years((int(test.attrs["months"]) - int(test.attrs["from_month"])) / 12).removesuffix(".0")


def _say(figure: Drawn, test: Results) -> None:
    figure.finding = broken_finding(test)
    figure.meaning = (f"years of joint work lost of {_horizon(test)} with 95 % intervals over {count(int(test.attrs['pairs']), 'pair')} of runs, each beside its twin without the "
                      "shock; the stronger the colour, the more; beside it the years without any shock; retreat: share of runs in which joint work falls apart; dashed: the shock cannot act, and why")
    rows = []
    for regime in test["regime"].values:
        for shock in test["shock"].values:
            one = test.sel(regime=regime, shock=shock)
            why = str(one["does_nothing"].values)
            lost, kept, risk = (estimate_at(one, name) for name in ("years_lost", "kept", "risk"))
            row = [way_title(str(regime), test.attrs["regime_changes"]), clean(str(one["shock_title"].values), 60), size_words(float(one["shock_size"]), str(one["shock_unit"].values)), years(float(one["level"]))]
            rows.append(row + ([why_nothing(why)] + ["–"] * 5 if why else
                               [years(lost.value), years_interval(lost), number(kept.value, "percent"), interval(kept, "percent"), number(risk.value, "percent"), interval(risk, "percent")]))
    figure.table = pd.DataFrame(rows, columns=["governed by", "shock", "size", "years without", "years lost", "95 %", "kept", "kept, 95 %", "retreat", "retreat, 95 %"])
    figure.sentence = "Years of joint work lost: " + "; ".join(_sentence_of(test.sel(shock=s)) for s in test["shock"].values) + "."


def _sentence_of(here: Results) -> str:
    lost = here["years_lost"].values[here["does_nothing"].values == ""]
    title = clean(str(here["shock_title"].values), 60)
    if len(lost) == 0:
        return f"{title} nothing, as it cannot act"
    low, high = years(float(np.nanmin(lost))), years(float(np.nanmax(lost)))
    return f"{title} {low}" + (f" to {high}" if high != low else "")
