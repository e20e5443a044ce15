"""How large must it be: risk of retreat and share kept against the size of a shock, by way of governing."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.stress import critical_finding, critical_words, estimate_at, ladders_of, one_in, part_of_one, regime_title, size_words
from concordat.claims.words import clean, count, interval, number
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, expect_one, nothing
from concordat.figures.stress.ways import few_ticks, of_a_stress_test, panels_of_ways, share_axis
from concordat.figures.style import COLUMN, LIGHT


@draws("fragility")
@of_a_stress_test
def fragility(test: Results, shock: str = "", *, width: float = COLUMN) -> Drawn:
    """Full circles: risk of retreat; hollow squares, dashed: joint work kept; the vertical line: the critical size."""
    tried = [str(s) for s in dict.fromkeys(test["ladder_shock"].values)]
    if shock:
        expect_one(test, "shock", shock)
    shock = shock or (tried or [""])[0]
    if shock not in tried:
        return nothing(width, "How large a shock must be was not asked in this test: it is asked of the first three shocks, where they act.")
    ladders = ladders_of(test, shock)
    here = test.sel(shock=shock)
    figure, grid = panels_of_ways(width, [str(one["ladder_regime"].values) for one in ladders])
    for axes, one in zip(grid, ladders):
        _draw(axes, one, str(here["shock_unit"].values), float(test.attrs["risk_asked"]), float(here["shock_size"]))
    few_ticks(grid[0], test["step_size"].values[[k for k, s in enumerate(test["ladder_shock"].values) if s == shock]].ravel(), str(here["shock_unit"].values))
    grid[0].set_xlim(left=0)
    _say(figure, test, here, ladders)
    return figure


def _draw(axes: Axes, one: Results, unit: str, asked: float, tried: float) -> None:
    sizes = one["step_size"].values
    for name, role, marker, dash in (("kept", "line", "s", (0, (4, 1.6))), ("risk", "other", "o", "-")):
        axes.fill_between(sizes, one[f"step_{name}_low"].values, one[f"step_{name}_high"].values, color=LIGHT[role], alpha=.22, linewidth=0)
        axes.plot(sizes, one[f"step_{name}"].values, marker=marker, linestyle=dash, color=LIGHT[role], linewidth=1.1, markersize=2.6,
                  markerfacecolor=LIGHT["paper"] if name == "kept" else LIGHT[role], markeredgewidth=.8)
    axes.axhline(asked, color=LIGHT["faint"], linewidth=.6, linestyle=(0, (1, 1.5)), zorder=0)
    share_axis(axes)
    at = estimate_at(one, "risk_size")
    if str(one["risk_reached"].values) == "reached":
        if not np.isnan(at.high):
            axes.axvspan(at.low, at.high, color=LIGHT["ink"], alpha=.12, linewidth=0)
        axes.axvline(at.value, color=LIGHT["ink"], linewidth=.8)
    axes.text(.98, asked + .05, critical_words(one, "risk", unit), transform=axes.get_yaxis_transform(), ha="right", va="bottom", fontsize=6.5, color=LIGHT["ink"])
    axes.plot(tried, 0, "^", color=LIGHT["ink"], markersize=3.6, markeredgewidth=0, clip_on=False, zorder=5)


def _say(figure: Drawn, test: Results, here: Results, ladders: "list[Results]") -> None:
    unit, shock = str(here["shock_unit"].values), str(here["shock"].values)
    many, much = one_in(float(test.attrs["risk_asked"])), part_of_one(1 - float(test.attrs["kept_asked"]))
    figure.finding = critical_finding(test, shock)
    figure.meaning = (f"{clean(str(here['shock_meaning'].values), 120)}; full circles: risk of retreat, hollow squares: joint work kept, bands: 95 % over "
                      f"{count(int(test.attrs['pairs']), 'pair')}; vertical: the size at which {many} retreats; triangle: the size in the matrix")
    figure.sentence = f"{clean(str(here['shock_title'].values), 60)}, {many} retreats: " + "; ".join(
        f"{regime_title(str(one['ladder_regime'].values))} {critical_words(one, 'risk', unit)}" for one in ladders) + "."
    uneven = [float(np.nanmax([one["risk_not_monotone"].values, one["loss_not_monotone"].values])) for one in ladders]
    rows = [(regime_title(str(one["ladder_regime"].values)), size_words(float(s["step_size"]), unit), number(float(s["step_risk"]), "percent"), interval(estimate_at(s, "step_risk"), "percent"),
             number(float(s["step_kept"]), "percent"), interval(estimate_at(s, "step_kept"), "percent"), critical_words(one, "risk", unit), critical_words(one, "loss", unit), number(u, "percent"))
            for one, u in zip(ladders, uneven) for s in (one.isel(step=k) for k in range(one.sizes["step"])) if not np.isnan(float(s["step_size"]))]
    figure.table = pd.DataFrame(rows, columns=["governed by", "size", "retreat", "retreat, 95 %", "kept", "kept, 95 %", f"{many} retreats at", f"{much} is lost at", "runs that come down again"])
