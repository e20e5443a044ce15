"""What the claims of patterns speak of: means at each point of a design, a panel for each pattern."""
import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.words import clean, count, number, stem_of
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import DASHES, LIGHT, PAGE

CURVES = ("crosses", "reaches", "recovery")  # statistics of a course over years
COLUMNS = {85: 2, 178: 4, 254: 5}


@draws("panels")
def panels(verdicts: Results, *, width: float = PAGE) -> Drawn:
    """Means with 95 % intervals; the verdict stands above each panel."""
    if verdicts.attrs.get("kind") != "patterns":
        return nothing(width, "Panels are drawn of what concordat validate --output keeps, or says with --format json.")
    names = [str(p) for p in verdicts["pattern"].values]
    columns = next(n for most, n in COLUMNS.items() if width <= most or most == 254)
    rows = -(-len(names) // columns)
    figure = new_figure(width, rows * (.62 * width / columns + 11))
    grid = figure.subplots(rows, columns, squeeze=False)
    for axes, k in zip(grid.flat, range(len(names))):
        _draw(axes, verdicts, k)
    for axes in list(grid.flat)[len(names):]:
        axes.set_axis_off()
    found = [str(v) for v in verdicts["verdict"].values]
    figure.finding = f"Of {count(len(names), 'pattern')} the model shows {found.count('pass')}, {found.count('weak')} weakly, {found.count('fail')} not"
    figure.meaning = "means at each design point with 95 % intervals; points share their random draws, so contrasts are known better than the intervals suggest"
    figure.sentence = figure.finding + ". Not shown: " + (", ".join(n for n, v in zip(names, found) if v == "fail") or "none") + "."
    figure.table = pd.DataFrame({"pattern": [str(p) for p in verdicts["mean_pattern"].values], "point": [str(p) for p in verdicts["mean_point"].values],
                                 "outcome": [str(o) for o in verdicts["mean_outcome"].values], "mean": [number(float(m)) for m in verdicts["mean"].values]})
    return figure


def _draw(axes: Axes, verdicts: Results, k: int) -> None:
    name, verdict = str(verdicts["pattern"].values[k]), str(verdicts["verdict"].values[k])
    role = verdict if verdict in LIGHT else "faint"
    claims = np.flatnonzero(verdicts["claim_pattern"].values == name)
    means = verdicts.isel(at=np.flatnonzero(verdicts["mean_pattern"].values == name))
    statistic = str(verdicts["claim_statistic"].values[claims[0]])
    if statistic == "rank_correlation":
        outcome = _draw_estimates(axes, verdicts.isel(claim=claims), role)
    elif statistic in CURVES:
        outcome = _draw_years(axes, means, role)
    else:
        outcome = _draw_points(axes, means, role)
    title = textwrap.fill(f"{name}  {clean(str(verdicts['pattern_title'].values[k]), 90)}", 36)
    axes.set_title(f"{title}\n", loc="left", fontsize=5.5, color=LIGHT["ink"], pad=2)
    axes.text(0, 1.02, f"{verdict} · {outcome}", transform=axes.transAxes, fontsize=5, color=LIGHT[role], fontweight="bold", va="bottom")
    axes.tick_params(labelsize=5)
    axes.margins(y=.15)


def _draw_points(axes: Axes, means: Results, role: str) -> str:
    """In their order; numbers stand where they belong."""
    outcome = str(means["mean_outcome"].values[0])
    here = means.isel(at=np.flatnonzero(means["mean_outcome"].values == outcome))
    labels = [clean(str(p), 16) for p in here["mean_point"].values]
    numeric = len(labels) > 2 and all(label.lstrip("-").replace(".", "", 1).isdigit() for label in labels)
    at = np.array([float(label) for label in labels]) if numeric else np.arange(len(labels))
    axes.vlines(at, here["mean_low"].values, here["mean_high"].values, color=LIGHT[role], linewidth=.9)
    axes.plot(at, here["mean"].values, "o", color=LIGHT[role], markersize=2.6, markeredgewidth=0)
    if numeric:
        axes.plot(at, here["mean"].values, color=LIGHT[role], linewidth=.8, alpha=.6)
    else:
        crowded = len(labels) * max(map(len, labels)) > 24
        axes.set_xticks(at, labels, rotation=22 if crowded else 0)
        axes.set_xlim(-.5, len(labels) - .5)
    if "mean_of" in here:
        axes.set_xlabel(clean(str(here["mean_of"].values[0]), 40), fontsize=5, labelpad=1)
    return stem_of(outcome).replace("_", " ")


def _draw_years(axes: Axes, means: Results, role: str) -> str:
    """A line over years for each point."""
    points = list(dict.fromkeys(str(p) for p in means["mean_point"].values))
    for dash, point in zip(DASHES, points):
        here = means.isel(at=np.flatnonzero(means["mean_point"].values == point))
        months = np.array([int(str(o).rpartition("_")[2]) for o in here["mean_outcome"].values])
        order = np.argsort(months)
        axes.plot(months[order] / 12, here["mean"].values[order], color=LIGHT[role], linewidth=1, linestyle=dash, label=clean(point, 16))
    axes.legend(fontsize=4.5, frameon=False, handlelength=1.8)
    axes.set_xlabel("years", fontsize=5, labelpad=1)
    return str(means["mean_outcome"].values[0]).rpartition("_")[0].replace("_", " ")


def _draw_estimates(axes: Axes, claims: Results, role: str) -> str:
    """Correlations themselves, where means would say nothing."""
    chosen = np.flatnonzero(claims["claim_statistic"].values == "rank_correlation")
    axes.vlines(chosen, claims["low"].values[chosen], claims["high"].values[chosen], color=LIGHT[role], linewidth=.9)
    axes.plot(chosen, claims["estimate"].values[chosen], "o", color=LIGHT[role], markersize=2.6, markeredgewidth=0)
    axes.set_xticks(chosen, [f"claim {k + 1}" for k in chosen])
    axes.set_xlim(-.5, claims.sizes["claim"] - .5)
    return "rank correlation"
