"""Does it come back: how many of the runs that a shock hurts are not back yet, by way of governing."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.stress import half_back, is_followed, not_back, recovery_finding, regime_title, estimate_at, why_nothing, worst_shock
from concordat.claims.words import clean, count, interval, number
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, expect_one, nothing
from concordat.figures.stress.ways import of_a_stress_test, panels_of_ways, say_why, share_axis
from concordat.figures.style import COLUMN, LIGHT


@draws("survival")
@of_a_stress_test
def survival(test: Results, shock: str = "", *, width: float = COLUMN) -> Drawn:
    """Kaplan-Meier of the runs hurt, from the end of the pressure on; the bar at the right: 95 % of who is not back in the end."""
    if shock:
        expect_one(test, "shock", shock)
    here = test.sel(shock=shock or worst_shock(test))
    cells = [here.sel(regime=regime) for regime in here["regime"].values]
    if not any(_is_hurt(cell) for cell in cells):
        return nothing(width, f"{clean(str(here['shock_title'].values), 60)} hurts no run, so none has to come back.")
    if not any(_is_hurt(cell) and is_followed(cell) for cell in cells):
        return nothing(width, f"{clean(str(here['shock_title'].values), 60)} presses to within a month of the end: those it hurts have no time to come back, so no curve is drawn.")
    figure, grid = panels_of_ways(width, [str(regime) for regime in here["regime"].values])
    last = max(int(np.flatnonzero(~np.isnan(cell["not_yet_back_share"].values))[-1]) for cell in cells if _is_hurt(cell))
    for axes, cell in zip(grid, cells):
        for other in cells:
            if other is not cell and _is_hurt(other):
                axes.step(*_curve(other), where="post", color=LIGHT["rule"], linewidth=.7, zorder=0)
        _draw(axes, cell, last)
    grid[0].set_xlim(0, last * 1.04)
    years = last // 12
    step = max(1, -(-years // 3))
    grid[0].set_xticks([12 * k for k in range(0, years + 1, step)], [f"{k}" + (" years" if k + step > years else "") for k in range(0, years + 1, step)])
    _say(figure, test, here, cells)
    return figure


def _is_hurt(cell: Results) -> bool:
    return not str(cell["does_nothing"].values) and float(cell["hurt"]) > 0


def _curve(cell: Results) -> "tuple[np.ndarray, np.ndarray]":
    """From all at the end of the pressure on."""
    share = cell["not_yet_back_share"].values
    share = share[~np.isnan(share)]
    return np.arange(len(share) + 1), np.concatenate([[1.], share])


def _draw(axes: Axes, cell: Results, last: int) -> None:
    share_axis(axes)
    if not _is_hurt(cell):
        return say_why(axes, why_nothing(str(cell["does_nothing"].values)) if str(cell["does_nothing"].values) else "no run is hurt")
    months, share = _curve(cell)
    axes.step(months, share, where="post", color=LIGHT["line"], linewidth=1.3)
    axes.axhline(.5, color=LIGHT["faint"], linewidth=.5, linestyle=(0, (1, 1.5)), zorder=0)
    end = estimate_at(cell, "not_yet_back_at_end")
    if not np.isnan(end.low):
        axes.vlines(months[-1], end.low, end.high, color=LIGHT["line"], linewidth=2.2)
    axes.text(.98, .95, f"half back {half_back(cell).partition(',')[0]}\n{number(end.value, 'percent')} not back\n{interval(end, 'percent')}", transform=axes.transAxes, ha="right", va="top", fontsize=6.5, color=LIGHT["ink"], linespacing=1.2)


def _say(figure: Drawn, test: Results, here: Results, cells: "list[Results]") -> None:
    shown = [cell for cell in cells if _is_hurt(cell)]
    figure.finding = recovery_finding(test, str(here["shock"].values))
    figure.meaning = ("share of the runs hurt that are not back yet, by time since the end of all its pressure; grey: the other ways of governing; bar: 95 % interval in the end; "
                      "who is back before counts as back at once; hurt: a tenth less joint work over a year, back: within a twentieth of the twin")
    figure.sentence = f"{clean(str(here['shock_title'].values), 60)}, of the runs hurt: " + "; ".join(
        f"{regime_title(str(cell['regime'].values))} half back {half_back(cell)}, {not_back(cell)} not back in the end" for cell in shown) + "."
    rows = [(regime_title(str(cell["regime"].values)), *(_row(cell) if _is_hurt(cell) else ("–", why_nothing(str(cell["does_nothing"].values)) if str(cell["does_nothing"].values) else "no run is hurt", *["–"] * 5)))
            for cell in cells]
    figure.table = pd.DataFrame(rows, columns=["governed by", "hurt", "half are back", "not back after a year", "after two", "after four", "in the end", "95 %"])


def _row(cell: Results) -> "tuple[str, ...]":
    share = cell["not_yet_back_share"].values
    after = [number(float(share[12 * k - 1]), "percent") if 12 * k <= len(share) else "–" for k in (1, 2, 4)]
    end = estimate_at(cell, "not_yet_back_at_end")
    hurt = round(float(cell["hurt"]) * int(cell["cell_pairs"]))
    return (f"{number(float(cell['hurt']), 'percent')} ({count(hurt, 'run')})", half_back(cell), *after, number(end.value, "percent"), interval(end, "percent") or "–")
