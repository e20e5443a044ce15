"""How a quantity develops: median, half and 90 % of the runs, month by month."""
import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from concordat.claims.development import Development, development_of
from concordat.claims.words import gap, gap_interval, number, scale_of, spread, title_of
from concordat.data.results import Results
from concordat.figures.axes import events_words, ground_words, label_end, mark_events, mark_years, name_axis, scale_y, top_words
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, no_months, nothing
from concordat.figures.style import COLUMN, LIGHT

LEVELS = (.05, .25, .5, .75, .95)


@draws("fan")
def fan(dataset: Results, series: str = "collaboration", *, width: float = COLUMN) -> Drawn:
    """Line: median; bands: half and 90 % of runs; stripes: every other financial year; dotted: events."""
    if "series" not in dataset.dims:
        return no_months(width, dataset)
    expect_one(dataset, "series", series)
    here = dataset.sel(series=series)
    if bool(here["series_off"]):
        return nothing(width, f"{title_of(series)}: what would make it is off in this scenario.")
    figure = new_figure(width, .56 * width + 4)
    axes = figure.subplots()
    q, scale, several = draw_fan(axes, dataset, series)
    axes.set_ylabel(name_axis(series, str(here["series_unit"].values), scale))
    _say(figure, dataset, series, scale, several)
    figure.meaning += top_words(scale, float(np.nanmax(q[.95])))
    figure.table = _by_year(dataset, q, scale)
    figure.stops = [float(k) for k in last_months(dataset)]
    return figure


def draw_fan(axes: Axes, dataset: Results, series: str) -> "tuple[dict[float, np.ndarray], str, bool]":
    """On these axes; the quantiles, their scale, and whether there is more than one run."""
    here = dataset.sel(series=series)
    q = {level: here["series_quantile"].sel(quantile=level).values for level in LEVELS}
    scale = scale_of(series, str(here["series_meaning"].values), float(here["series_low"]), float(here["series_high"]))
    months = np.arange(len(q[.5]))
    several = int(here["series_counted"].max()) > 1
    if several:
        axes.fill_between(months, q[.05], q[.95], color=LIGHT["line"], alpha=.2, linewidth=0)
        axes.fill_between(months, q[.25], q[.75], color=LIGHT["line"], alpha=.35, linewidth=0)
    axes.plot(months, q[.5], color=LIGHT["line"], linewidth=1.5, solid_capstyle="round")
    scale_y(axes, scale, float(np.nanmin(q[.05])), float(np.nanmax(q[.95])))
    mark_years(axes, dataset)
    mark_events(axes, dataset)
    label_end(axes, months[-1], float(q[.5][-1]), number(float(q[.5][-1]), scale))
    return q, scale, several


def _say(figure: Drawn, dataset: Results, series: str, scale: str, several: bool) -> None:
    course = development_of(dataset, series)
    figure.finding = course.finding
    unit = str(dataset["series_unit"].sel(series=series).values)
    figure.meaning = str(dataset["series_meaning"].sel(series=series).values) + ("" if unit == "1" else f" [{unit}]")
    figure.meaning += ("; line: median; bands: half and 90 % of runs" if several else "; line: the one run") + ground_words(dataset)
    figure.sentence = sentence_of(course, dataset.sizes["month"], scale, several)
    if events := events_words(dataset):
        figure.sentence += f" Events: {events}."


def sentence_of(course: Development, months: int, scale: str, several: bool) -> str:
    if not several:
        return (f"{course.title} in one run: {number(course.first, scale)} in the first month and "
                f"{number(course.last, scale)} after {months} months. One run tells nothing of others.")
    return (f"{course.title}: mean {number(course.first, scale)} in the first month and {number(course.last, scale)} after "
            f"{months} months, a change of {gap(course.change.value, scale)} {gap_interval(course.change, scale)}; "
            f"at the end 90 % of runs lie between {spread(*course.runs_90, scale)}.")


def last_months(dataset: Results) -> "list[int]":
    """Of each financial year."""
    years = dataset["financial_year"].values
    return [k for k in range(len(years)) if k + 1 == len(years) or years[k + 1] != years[k]]


def _by_year(dataset: Results, q: "dict[float, np.ndarray]", scale: str) -> pd.DataFrame:
    """The last month of each financial year."""
    years, last = dataset["financial_year"].values, last_months(dataset)
    return pd.DataFrame({
        "end of": [years[k] for k in last],
        "median": [number(float(q[.5][k]), scale) for k in last],
        "half of runs": [spread(float(q[.25][k]), float(q[.75][k]), scale) for k in last],
        "90 % of runs": [spread(float(q[.05][k]), float(q[.95][k]), scale) for k in last]})
