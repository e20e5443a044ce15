"""Money: margins of those who provide and those who pay, month by month."""
import numpy as np
import pandas as pd

from concordat.claims.development import development_of
from concordat.claims.words import number, spread
from concordat.data.results import Results
from concordat.figures.axes import ground_words, label_end, mark_events, mark_years, scale_y, spread_out
from concordat.figures.drawn import Drawn, draws, new_figure, no_months, nothing
from concordat.figures.fan import last_months
from concordat.figures.style import COLUMN, LIGHT

ENOUGH = 20  # runs, to speak of nearly all of them
SERIES = (("provider_margin", "NHS trusts", "acute", "-"), ("commissioner_margin", "CCGs", "ccg", (0, (5, 1.6))))


@draws("money")
def money(dataset: Results, *, width: float = COLUMN) -> Drawn:
    """Lines: medians; bands: 90 % of runs. Trusts solid, CCGs dashed."""
    if "series" not in dataset.dims:
        return no_months(width, dataset)
    shown = [row for row in SERIES if row[0] in dataset["series"].values and not bool(dataset["series_off"].sel(series=row[0]))]
    if not shown:
        return nothing(width, "Money is off in this scenario, or it has neither trusts nor CCGs.")
    figure = new_figure(width, .56 * width + 4)
    axes = figure.subplots()
    months, ends, table = np.arange(dataset.sizes["month"]), [], {}
    low = high = 0.
    years, last = dataset["financial_year"].values, last_months(dataset)
    table["end of"] = [str(years[k]) for k in last]
    for name, label, role, dash in shown:
        q = {level: dataset["series_quantile"].sel(series=name, quantile=level).values for level in (.05, .5, .95)}
        axes.fill_between(months, q[.05], q[.95], color=LIGHT[role], alpha=.16, linewidth=0)
        axes.plot(months, q[.5], color=LIGHT[role], linewidth=1.4, linestyle=dash)
        low, high = min(low, float(np.nanmin(q[.05]))), max(high, float(np.nanmax(q[.95])))
        ends.append((float(q[.5][-1]), label, role))
        table[label] = [number(float(q[.5][k]), "margin") for k in last]
        table[f"{label}: 90 % of runs"] = [spread(float(q[.05][k]), float(q[.95][k]), "margin") for k in last]
    scale_y(axes, "margin", low, high)
    axes.set_ylabel("Margin, of turnover")
    mark_years(axes, dataset)
    mark_events(axes, dataset)
    placed = spread_out([y for y, _, _ in ends], .16 * max(abs(low), abs(high), .01))
    for at, (_, label, role) in zip(placed, ends):
        label_end(axes, months[-1], at, label, role)
    figure.table, figure.stops = pd.DataFrame(table), [float(k) for k in last]
    _say(figure, dataset, [(name, label) for name, label, _, _ in shown], low, high)
    return figure


def _say(figure: Drawn, dataset: Results, shown: "list[tuple[str, str]]", low: float, high: float) -> None:
    courses = [(label, development_of(dataset, name)) for name, label in shown]
    signs = []
    for label, course in courses:
        below, above = course.runs_90
        signs.append(f"{label} end in surplus in nearly all runs" if below > 0 else
                     f"{label} end in deficit in nearly all runs" if above < 0 else f"{label} end either side of balance")
    figure.finding = "; ".join(signs) if dataset.sizes["run"] >= ENOUGH else "Margins of those who provide and those who pay"
    figure.meaning = "margin over turnover of twelve months; lines are medians, bands 90 % of runs; CCGs dashed" + ground_words(dataset)
    figure.sentence = " ".join(f"{label}: 90 % of runs end between {spread(*course.runs_90, 'margin')}." for label, course in courses)
