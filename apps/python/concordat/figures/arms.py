"""Arms over time: each beside the control, on the same scale."""
import math

import numpy as np
import pandas as pd

from concordat.claims.development import development_of
from concordat.claims.words import clean, number, scale_of, title_of
from concordat.data.results import Results
from concordat.figures.axes import mark_years, scale_y
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT


@draws("arms")
def arms(control: Results, *others: Results, series: str = "collaboration", arm_names: "list[str] | None" = None,
         width: float = COLUMN) -> Drawn:
    """A small panel for each arm: its median and 90 % of runs; the control's median dashed."""
    every = [control, *others]
    if any("series" not in data.dims for data in every) or len({data.sizes["month"] for data in every}) > 1:
        return nothing(width, "Arms over time need files of runs of the same length.")
    expect_one(control, "series", series)
    if any(bool(data["series_off"].sel(series=series)) for data in every):
        return nothing(width, f"{title_of(series)}: what would make it is off in one of the arms.")
    names = [clean(name, 24) for name in arm_names or [str(data.attrs.get("file", "")) for data in every]]
    shown = every[1:] or every
    columns = min(len(shown), 2 if width < 120 else 4)
    rows = math.ceil(len(shown) / columns)
    figure = new_figure(width, 5 + rows * (.5 * width / columns + 6))
    grid = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    here = control.sel(series=series)
    scale = scale_of(series, str(here["series_meaning"].values), float(here["series_low"]), float(here["series_high"]))
    q = [{level: data["series_quantile"].sel(series=series, quantile=level).values for level in (.05, .5, .95)} for data in every]
    months = np.arange(control.sizes["month"])
    low, high = min(float(np.nanmin(x[.05])) for x in q), max(float(np.nanmax(x[.95])) for x in q)
    for axes, name, mine in zip(grid.flat, names[1:] or names, q[1:] or q):
        axes.fill_between(months, mine[.05], mine[.95], color=LIGHT["line"], alpha=.2, linewidth=0)
        axes.plot(months, mine[.5], color=LIGHT["line"], linewidth=1.3)
        axes.plot(months, q[0][.5], color=LIGHT["faint"], linewidth=1, linestyle=(0, (3, 2)))
        scale_y(axes, scale, low, high)
        mark_years(axes, control)
        years = control["financial_year"].values
        axes.set_xticks([6, len(months) - 7] if len(months) > 24 else [0], [years[0], years[-1]] if len(months) > 24 else [years[0]])
        axes.set_title(name, loc="left", fontsize=7.5, color=LIGHT["ink"])
    for axes in list(grid.flat)[len(shown):]:
        axes.set_axis_off()
    _say(figure, every, names, series, scale)
    return figure


def _say(figure: Drawn, every: "list[Results]", names: "list[str]", series: str, scale: str) -> None:
    courses = [development_of(data, series) for data in every]
    figure.finding = f"{title_of(series)} in each arm"
    figure.meaning = f"line: median, band: 90 % of runs; dashed: {names[0]}"
    figure.sentence = f"{title_of(series)} at the end, mean over runs: " + "; ".join(
        f"{name} {number(course.last, scale)}" for name, course in zip(names, courses)) + "."
    figure.table = pd.DataFrame({"arm": names, "first month": [number(c.first, scale) for c in courses],
                                 "last month": [number(c.last, scale) for c in courses],
                                 "90 % of runs, last": [f"{number(c.runs_90[0], scale)} – {number(c.runs_90[1], scale)}" for c in courses]})
