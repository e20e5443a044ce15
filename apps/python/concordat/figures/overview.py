"""A file of runs at one glance: six fans."""
import textwrap

import pandas as pd

from concordat.claims.development import development_of
from concordat.claims.words import duration, gap, number, title_of
from concordat.data.results import Results
from concordat.figures.axes import ground_words
from concordat.figures.drawn import Drawn, draws, new_figure, no_months
from concordat.figures.fan import draw_fan
from concordat.figures.style import LIGHT, PAGE

SERIES = ("collaboration", "trust", "integration", "pressure", "trusts_in_deficit", "provider_margin")


@draws("overview")
def overview(dataset: Results, *, width: float = PAGE) -> Drawn:
    """Small multiples over time: medians, half and 90 % of runs; stripes are financial years, dotted are events."""
    if "series" not in dataset.dims:
        return no_months(width, dataset)
    shown = [name for name in SERIES if name in dataset["series"].values and not bool(dataset["series_off"].sel(series=name))]
    columns = 3 if width >= 120 else 2
    rows = -(-len(shown) // columns)
    figure = new_figure(width, rows * (.58 * width / columns + 7) + 4)
    grid = figure.subplots(rows, columns, squeeze=False)
    courses = []
    for axes, name in zip(grid.flat, shown):
        _, scale, _ = draw_fan(axes, dataset, name)
        if scale in ("percent", "index"):  # side by side all of them end where the range does
            axes.set_ylim(0, 1)
            axes.set_yticks([0, .5, 1])
        ticks = axes.get_xticks()
        if len(ticks) > 3:
            axes.set_xticks(ticks[::2], [label.get_text() for label in axes.get_xticklabels()][::2])
        axes.set_title(textwrap.fill(title_of(name), int(width / columns / 1.9)), loc="left", fontsize=7.5, color=LIGHT["ink"])
        courses.append((development_of(dataset, name), scale))
    for axes in list(grid.flat)[len(shown):]:
        axes.set_axis_off()
    first = courses[0][0]
    figure.finding = f"{first.finding} in {duration(dataset.sizes['month'])}" if dataset.sizes["run"] > 1 else first.finding
    figure.meaning = ("lines: medians; bands: half and 90 % of runs" if dataset.sizes["run"] > 1 else "lines: the one run") + ground_words(dataset)
    figure.sentence = " ".join(f"{c.title}: {number(c.first, s)} at first, {number(c.last, s)} at the end ({gap(c.change.value, s)})." for c, s in courses)
    figure.table = pd.DataFrame({"what": [c.title for c, _ in courses], "first month": [number(c.first, s) for c, s in courses],
                                 "last month": [number(c.last, s) for c, s in courses],
                                 "90 % of runs, last": [f"{number(c.runs_90[0], s)} – {number(c.runs_90[1], s)}" for c, s in courses]})
    return figure
