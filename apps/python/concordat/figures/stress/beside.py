"""What stands beside the matrix of a stress test: who goes first, whether it announces itself, how low it gets."""
import math

import numpy as np
import pandas as pd

from concordat.claims.beside import SIGNS, estimate_in, first_finding, first_words, kind_title, low_finding, warning_finding, warning_words, why_not_estimable
from concordat.claims.intervals import Estimate
from concordat.claims.stress import estimate_at, quoted, regime_title, size_words, under, why_nothing
from concordat.claims.words import DASH, clean, count, interval, number
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, nothing
from concordat.figures.stress.bars import NONE, Panel, panels_of_dots, share_across, share_dots
from concordat.figures.stress.ways import of_a_stress_test
from concordat.figures.style import COLUMN, LIGHT


def cell_words(test: Results, told: "dict[str, object]") -> str:
    """"“Cut of income”, 12 %, under a memorandum"."""
    here = test.sel(shock=str(told["shock"]))
    return f"{quoted(str(here['shock_title'].values))}, {size_words(float(told['size']), str(here['shock_unit'].values))}, under {under(str(told['regime']))}"  # type: ignore[arg-type]


@draws("first_to_go")
@of_a_stress_test
def first_to_go(test: Results, *, width: float = COLUMN) -> Drawn:
    """How often each kind of organisation goes first, beside its part of all of them."""
    told = test.attrs["first_to_go"]
    if not told:
        return nothing(width, "No shock that strikes more than one partner loses any joint work here, so nobody goes first.")
    if not told["kinds"]:
        return nothing(width, first_words(told))
    kinds = told["kinds"]
    goes = [estimate_in(one["share"]) for one in kinds]
    part = [Estimate(float(one["share_of_bodies"])) for one in kinds]
    figure = share_dots([kind_title(str(one["kind"])) for one in kinds], [("of the runs in which somebody goes", goes), ("of all organisations", part)], head="kind", width=width)
    figure.finding = first_finding(told)
    figure.meaning = (f"{cell_words(test, told)}, where most joint work is lost; circles: share of the runs in which an organisation of this kind is the first whose joint work over a year halves, "
                      "95 % intervals, who goes together shares it; hollow squares: what its number alone would make of it")
    figure.sentence = first_words(told) + " " + "; ".join(f"{kind_title(str(one['kind']))} {number(e.value, 'percent')} {interval(e, 'percent')}" for one, e in zip(kinds, goes)) + "."
    return figure


@draws("early_warning")
@of_a_stress_test
def early_warning(test: Results, *, width: float = COLUMN) -> Drawn:
    """How well swings and slow returns of the first two years tell who retreats later; half is what a coin tells."""
    told = test.attrs["early_warning"]
    if not told or not told["estimable"]:
        return nothing(width, f"Not estimable here. {why_not_estimable(told)}")
    series = [(label, [estimate_in(told[sign][name]) for sign in SIGNS]) for label, name in (("told apart", "area_under_curve"), ("false alarms", "false_alarms"))]
    figure = share_dots([SIGNS[sign] for sign in SIGNS], series, head="sign", width=width, line=.5, line_is="a coin")
    figure.finding = warning_finding(told)
    runs = int(told["retreat_later"]) + int(told["never"])
    figure.meaning = (f"{cell_words(test, told)}, {count(runs, 'run')}, of which {told['retreat_later']:,} retreat after the first two years; circles: of two runs, one of each kind, how often the sign is larger in "
                      "the one that retreats; hollow squares: share of the runs that never retreat which are warned of, where four in five of the others are; 95 % intervals")
    figure.sentence = "; ".join(warning_words(told, sign) for sign in SIGNS) + "."
    figure.sentence = figure.sentence[0].upper() + figure.sentence[1:]
    return figure


@draws("low_point")
@of_a_stress_test
def low_point(test: Results, *, width: float = COLUMN) -> Drawn:
    """The lowest year of joint work under each shock, by way of governing; with a hurdle, how many runs fall below it."""
    hurdle = float(test.attrs["hurdle"])
    ways = [regime_title(str(r)) for r in test["regime"].values]
    panels = [_panel(test.isel(shock=k), ways, hurdle) for k in range(test.sizes["shock"])]
    figure, drawn = panels_of_dots(panels, width=width)
    for axes in drawn:
        share_across(axes, marks=2, room=0 if all(not note for panel in panels for note in panel.notes) else .5)
        if not math.isnan(hurdle):
            axes.axvline(hurdle, color=LIGHT["ink"], linewidth=.8, linestyle=(0, (2, 2)), zorder=1)
    figure.finding = low_finding(test)
    figure.meaning = (f"share of organisations that work jointly in the lowest twelve months under the shock, mean over runs, 95 % intervals over {count(int(test.attrs['pairs']), 'pair')}" +
                      ("" if math.isnan(hurdle) else f"; dashed: the hurdle of {number(hurdle, 'percent')}, at the right the share of runs that fall below it in some year"))
    rows = [(regime_title(str(r)), clean(str(one["shock_title"].values), 60), *_row(one, hurdle)) for r in test["regime"].values for one in (test.sel(regime=r, shock=s) for s in test["shock"].values)]
    figure.table = pd.DataFrame(rows, columns=["governed by", "shock", "lowest year", "95 %", *([] if math.isnan(hurdle) else ["runs below the hurdle", "their 95 %"])])
    values = np.where(test["does_nothing"].values == "", test["low_point"].values, np.nan)
    figure.sentence = "Lowest year: " + "; ".join(_sentence_of(str(test["shock_title"].values[k]), values[:, k]) for k in range(test.sizes["shock"])) + "."
    return figure


def _panel(here: Results, ways: "list[str]", hurdle: float) -> Panel:
    cells = [here.isel(regime=k) for k in range(here.sizes["regime"])]
    why = [str(one["does_nothing"].values) for one in cells]
    low = [NONE if no else estimate_at(one, "low_point") for one, no in zip(cells, why)]
    notes = [why_nothing(no) if no else "" if math.isnan(hurdle) else f"{number(float(one['below_hurdle']), 'percent')} below" for one, no in zip(cells, why)]
    return Panel(f"{clean(str(here['shock_title'].values), 34)}, {size_words(float(here['shock_size']), str(here['shock_unit'].values))}", ways, [("lowest year", low)], notes, is_share=True)


def _row(one: Results, hurdle: float) -> "tuple[str, ...]":
    why = str(one["does_nothing"].values)
    wide = [] if math.isnan(hurdle) else ["below_hurdle"]
    if why:
        return (why_nothing(why), *[DASH] * (1 + 2 * len(wide)))
    return tuple(word for name in ("low_point", *wide) for e in [estimate_at(one, name)] for word in (number(e.value, "percent"), interval(e, "percent")))


def _sentence_of(title: str, values: np.ndarray) -> str:
    if np.isnan(values).all():
        return f"{clean(title, 60)} cannot act"
    low, high = number(float(np.nanmin(values)), "percent"), number(float(np.nanmax(values)), "percent")
    return f"{clean(title, 60)} {low}" + (f" to {high}" if high != low else "")
