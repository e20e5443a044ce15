"""What may be said of how a quantity goes over time: whether from means and their intervals, how far in medians, as figures draw them."""
from typing import NamedTuple

import numpy as np

from concordat.claims.intervals import Estimate, change_of
from concordat.claims.rules import Course, Order, course_of, order_of
from concordat.claims.words import number, scale_of, title_of
from concordat.data.results import Results

ALIKE = .03  # of the range from low to high: a smaller change is none
AT_BOUND = .002  # of the range: nearer to its end is its end
EDGE = 6  # months: a peak nearer to an end is that end


class Development(NamedTuple):
    title: str
    course: Course
    first: float
    last: float
    peak: float
    peak_year: str
    change: Estimate
    runs_90: tuple[float, float]
    finding: str


def development_of(dataset: Results, series: str) -> Development:
    here = dataset.sel(series=series)
    mean, sd = here["series_mean"].values, here["series_sd"].values
    counted = here["series_counted"].values
    known = np.flatnonzero(counted > 0)
    first, last = int(known[0]), int(known[-1])
    peak = first + int(np.nanargmax(mean[first:last + 1]))
    runs = int(counted[known].min())
    runs = min(runs, dataset.sizes.get("point", runs))  # runs of one parameter set are no independent ones
    scale = scale_of(series, str(here["series_meaning"].values), float(here["series_low"]), float(here["series_high"]))
    alike = ALIKE * (1 if scale in ("percent", "index") else max(abs(mean[first]), abs(mean[last]), .01))

    def order(start: int, end: int) -> Order:
        return order_of(change_of((mean[start], sd[start]), (mean[end], sd[end]), runs), 0, alike)

    inside = first + EDGE <= peak <= last - EDGE
    course = course_of(order(first, last), order(first, peak) if inside else Order.UNDECIDED,
                       order(peak, last) if inside else Order.UNDECIDED)
    ends = here["series_quantile"].isel(month=last)
    runs_90 = (float(ends.sel(quantile=.05)), float(ends.sel(quantile=.95)))
    title = title_of(series)
    year = str(dataset["financial_year"].values[peak])
    change = change_of((mean[first], sd[first]), (mean[last], sd[last]), runs)
    low, high = float(here["series_low"]), float(here["series_high"])
    is_bound = any(max(abs(end - bound) for end in runs_90) < AT_BOUND * (high - low) for bound in (low, high))
    medians = here["series_quantile"].sel(quantile=.5).values
    finding = _finding(title, course, (medians[first], medians[last], medians[peak]), year, scale)
    if int(counted[known].min()) < 2:
        finding = f"{title} in a single run"
    elif is_bound:
        finding = f"{title} stands at the end of its range, {number(runs_90[0], scale)}"
    return Development(title, course, float(mean[first]), float(mean[last]), float(mean[peak]), year, change, runs_90, finding)


def _finding(title: str, course: Course, medians: "tuple[float, float, float]", year: str, scale: str) -> str:
    """Neutral where means go one way and medians do not."""
    first, last, peak = medians
    first_, last_, peak_ = (number(float(v), scale) for v in medians)
    if course is Course.GROWS and last > first:
        return f"{title} grows from {first_} to {last_}"
    if course is Course.FALLS and last < first:
        return f"{title} falls from {first_} to {last_}"
    if course is Course.GROWS_AND_FALLS and peak > max(first, last):
        return f"{title} grows to {peak_} in {year} and falls back to {last_}"
    if course is Course.STEADY:
        return f"{title} holds at about {last_}"
    return f"{title}: {first_} at first, {last_} at the end"
