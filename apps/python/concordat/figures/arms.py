"""Arms over time: each beside the control, on the same scale."""
import math
import os
import textwrap

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.development import development_of
from concordat.claims.words import clean, number, scale_of, title_of
from concordat.data.months import at_point
from concordat.data.results import Results
from concordat.figures.axes import ground_words, mark_events, mark_years, name_axis, scale_y, top_words
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

MOST_POINTS = 12  # of a study, as panels


@draws("arms")
def arms(control: Results, *others: Results, series: str = "", arm_names: "list[str] | None" = None,
         width: float = COLUMN) -> Drawn:
    """A small panel for each arm: its median and 90 % of runs; the control's median dashed. Arms are files, or the
    points of one study that keeps months."""
    every = [control, *others]
    if not others and "kept" in control.dims and control.sizes["point"] <= MOST_POINTS:
        every, arm_names = [at_point(control, point) for point in range(control.sizes["point"])], point_names(control)
        series = series or str(control["kept"].values[0])
    series = series or "collaboration"
    if why := _missing(every, series):
        return nothing(width, why)
    names = [clean(name, 44) for name in arm_names or [os.path.splitext(str(data.attrs.get("file", "")))[0] for data in every]]
    q = [{level: data["series_quantile"].sel(series=series, quantile=level).values for level in (.05, .5, .95)} for data in every]
    here = every[0].sel(series=series)
    scale = scale_of(series, str(here["series_meaning"].values), float(here["series_low"]), float(here["series_high"]))
    low, high = min(float(np.nanmin(x[.05])) for x in q), max(float(np.nanmax(x[.95])) for x in q)
    figure, grid = _panels(width, names[1:])
    for axes, data, mine in zip(grid, every[1:], q[1:]):
        months = np.arange(data.sizes["month"])
        axes.fill_between(months, mine[.05], mine[.95], color=LIGHT["line"], alpha=.2, linewidth=0)
        axes.plot(months, mine[.5], color=LIGHT["line"], linewidth=1.3)
        axes.plot(months, q[0][.5], color=LIGHT["faint"], linewidth=1, linestyle=(0, (4, 2.5)))
        scale_y(axes, scale, low, high)
        mark_years(axes, data)
        mark_events(axes, data)
        years = data["financial_year"].values
        axes.set_xticks([6, len(months) - 7] if len(months) > 24 else [0], [years[0], years[-1]] if len(months) > 24 else [years[0]])
    figure.supylabel(name_axis(series, str(here["series_unit"].values), scale), fontsize=7, color=LIGHT["faint"])
    _say(figure, every, names, series, scale)
    figure.meaning += ground_words(*every) + top_words(scale, high)
    return figure


def _missing(every: "list[Results]", series: str) -> str:
    """Why these are no arms over time; empty where they are."""
    first = every[0]
    if len(every) < 2 and "kept" in first.dims:
        return (f"This study has {first.sizes['point']:,} points, and a figure at most {MOST_POINTS} panels. "
                "In Python, concordat.at_point(study, POINT) is one that fan draws.")
    if len(every) < 2:
        return "Arms over time are drawn of the files of two or more runs, the control first, or of a study that keeps months: figure memorandum.h5 majority.h5 arms."
    if any("series" not in data.dims for data in every):
        return "Arms over time need files of runs, as run keeps them."
    lengths = sorted({data.sizes["month"] for data in every})
    if len(lengths) > 1:
        return f"Arms over time need files of runs of the same length; these have {' and '.join(map(str, lengths))} months."
    expect_one(first, "series", series)
    return f"{title_of(series)}: what would make it is off in one of the arms." if any(bool(data["series_off"].sel(series=series)) for data in every) else ""


def _panels(width: float, names: "list[str]") -> "tuple[Drawn, list[Axes]]":
    """One below each name."""
    columns = min(len(names), 2 if width < 120 else 4)
    rows = math.ceil(len(names) / columns)
    titles = [textwrap.fill(name, int(width / columns / 1.9)) for name in names]
    figure = new_figure(width, 5 + rows * (.5 * width / columns + 6 + 3.2 * max(title.count("\n") for title in titles)))
    grid = list(figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True).flat)
    for axes, title in zip(grid, titles):
        axes.set_title(title, loc="left", fontsize=7.5, color=LIGHT["ink"])
    for axes in grid[len(names):]:
        axes.set_axis_off()
    return figure, grid[:len(names)]


def point_names(study: Results) -> "list[str]":
    """Of each point what it is: "loss ratio 1.5, allocation growth 0"; a lone factor's value alone where it is a word."""
    factors = [str(name) for name in study["factor"].values]

    def value(factor: str, point: int) -> str:
        level = study[factor].values[point]
        return str(level).replace("_", " ") if isinstance(level, str) else f"{float(level):g}"

    if len(factors) == 1 and study[factors[0]].dtype == object:
        return [value(factors[0], point) for point in range(study.sizes["point"])]
    return [", ".join(f"{f.rpartition('.')[2].replace('_', ' ')} {value(f, point)}" for f in factors) for point in range(study.sizes["point"])]


def _say(figure: Drawn, every: "list[Results]", names: "list[str]", series: str, scale: str) -> None:
    courses = [development_of(data, series) for data in every]
    figure.finding = f"{title_of(series)} in each arm"
    figure.meaning = f"line: median, band: 90 % of runs; dashed: {names[0]}"
    figure.sentence = f"{title_of(series)} at the end, mean over runs: " + "; ".join(
        f"{name} {number(course.last, scale)}" for name, course in zip(names, courses)) + "."
    figure.table = pd.DataFrame({"arm": names, "first month": [number(c.first, scale) for c in courses],
                                 "last month": [number(c.last, scale) for c in courses],
                                 "90 % of runs, last": [f"{number(c.runs_90[0], scale)} – {number(c.runs_90[1], scale)}" for c in courses]})
