"""Joint work with a shock and without it: what lies between is what is lost."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.stress import estimate_at, quoted, regime_title, why_nothing, worst_shock, years, years_interval
from concordat.claims.words import clean, number
from concordat.data.results import Results
from concordat.data.stress import stress_of
from concordat.figures.axes import mark_years
from concordat.figures.drawn import Drawn, draws, expect_one, nothing
from concordat.figures.stress.ways import panels_of_ways, say_why, share_axis
from concordat.figures.style import COLUMN, LIGHT


def mean_path(file: Results, regime: str, decision: str, sizes: "dict[str, float]") -> np.ndarray:
    """Joint work by month, mean over runs at the point that has these sizes; shocks that are not named have the size 0, all else is as at the first point."""
    there = (file["regime"].values == regime) & (file["decision"].values == decision)
    for factor in file["factor"].values[2:]:
        values = file[str(factor)].values
        if str(factor).startswith("stress["):
            there &= np.abs(values.astype(float) - sizes.get(str(factor), 0.)) < 1e-12
        else:
            there &= values == values[0]
    runs = np.isin(file["run_point"].values, file["point"].values[there]) & ~file["failed"].values
    return file["collaboration"].values[runs].mean(axis=0) if runs.any() else np.full(file.sizes["month"], np.nan)


@draws("paths")
def paths(file: Results, shock: str = "", *, test: "Results | None" = None, width: float = COLUMN) -> Drawn:
    """Full line: with the shock, dashed: the same runs without it; shaded: how long it presses."""
    if file.attrs.get("kind") != "stress":
        return nothing(width, "Joint work month by month is in the file of a stress test alone.")
    test = stress_of(file) if test is None else test
    if shock:
        expect_one(test, "shock", shock)
    shock = shock or worst_shock(test)
    here = test.sel(shock=shock)
    factor = f"stress[{[str(s) for s in test['shock'].values].index(shock)}].size"
    figure, grid = panels_of_ways(width, [str(r) for r in test["regime"].values])
    rows: "list[tuple[str, ...]]" = []
    for axes, regime in zip(grid, test["regime"].values):
        cell, own = here.sel(regime=regime), str(test.attrs["decision"])
        without, struck = mean_path(file, str(regime), own, {}), mean_path(file, str(regime), own, {factor: float(here["shock_size"])})
        _draw(axes, cell, file, without, struck)
        rows += [(regime_title(str(regime)), year, number(a, "percent"), number(b, "percent"), number(a - b, "percent")) for year, a, b in _by_year(file, without, struck)]
    _say(figure, test, here, rows)
    return figure


def _draw(axes: Axes, cell: Results, file: Results, without: np.ndarray, struck: np.ndarray) -> None:
    months = np.arange(len(without))
    mark_years(axes, file)
    years_ = list(dict.fromkeys(file["financial_year"].values))
    axes.set_xticks([0, 12 * (len(years_) // 2)], [years_[0], years_[len(years_) // 2]], ha="left")
    share_axis(axes)
    if str(cell["does_nothing"].values):
        axes.plot(months, without, color=LIGHT["faint"], linewidth=1, linestyle=(0, (3, 2)))
        return say_why(axes, why_nothing(str(cell["does_nothing"].values)))
    presses = int(cell["shock_presses"])
    if presses > 0:
        axes.hlines(.015, 0, min(presses, len(months) - 1), color=LIGHT["ink"], linewidth=2.4)
    axes.fill_between(months, struck, without, color=LIGHT["other"], alpha=.22, linewidth=0)
    axes.plot(months, without, color=LIGHT["faint"], linewidth=1, linestyle=(0, (3, 2)))
    axes.plot(months, struck, color=LIGHT["other"], linewidth=1.3)
    axes.text(.98, .08, f"{years(float(cell['years_lost']))} years lost", transform=axes.transAxes, ha="right", va="bottom", fontsize=6.5, color=LIGHT["ink"])


def _by_year(file: Results, without: np.ndarray, struck: np.ndarray) -> "list[tuple[str, float, float]]":
    names = file["financial_year"].values
    return [(str(year), float(without[names == year].mean()), float(struck[names == year].mean())) for year in dict.fromkeys(names)]


def _say(figure: Drawn, test: Results, here: Results, rows: "list[tuple[str, ...]]") -> None:
    acting = [here.sel(regime=r) for r in here["regime"].values if not str(here["does_nothing"].sel(regime=r).values)]
    lost = [float(one["years_lost"]) for one in acting]
    most = f"{years(min(lost))} to {years(max(lost))}" if lost and years(min(lost)) != years(max(lost)) else years(max(lost)) if lost else "no"
    figure.finding = f"{quoted(str(here['shock_title'].values))}: what lies between the lines is lost, {most} years of joint work"
    figure.meaning = "joint work, mean over runs: full with the shock, dashed without it; the bar at the bottom: how long it presses"
    figure.sentence = f"{clean(str(here['shock_title'].values), 60)}, years of joint work lost: " + "; ".join(
        f"{regime_title(str(one['regime'].values))} {years(float(one['years_lost']))} [{years_interval(estimate_at(one, 'years_lost'))}]" for one in acting) + "."
    figure.table = pd.DataFrame(rows, columns=["governed by", "year", "without the shock", "with it", "lost"])
