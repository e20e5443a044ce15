"""What axes have in common: financial years, scales, events, labels at the end of a line."""
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from concordat.claims.words import MINUS, clean, count, title_of
from concordat.data.results import Results
from concordat.data.scenario import one, read_scenario
from concordat.figures.style import LIGHT


def mark_years(axes: Axes, dataset: Results) -> None:
    """Months from left to right; every other financial year has a ground of its own."""
    years = list(dataset["financial_year"].values)
    starts = [k for k, year in enumerate(years) if k == 0 or year != years[k - 1]]
    ends = [*starts[1:], len(years)]
    for start, end in list(zip(starts, ends))[1::2]:
        axes.axvspan(start - .5, end - .5, color=LIGHT["stripe"], linewidth=0, zorder=-2)
    step = max(1, -(-len(starts) // 5))
    shown = [(s, e) for s, e in zip(starts, ends) if e - s >= min(6, len(years))][::step]
    axes.set_xticks([(s + e - 1) / 2 for s, e in shown], [years[s] for s, _ in shown])
    axes.set_xlim(-.5, len(years) - .5)


TOPS = (.02, .05, .1, .2, .3, .4, .5, .6, .8, 1.)  # where the axis of a score may end


def top_of(high: float) -> float:
    """The end of the axis of a score from 0 to 1 whose highest value is drawn at `high`."""
    return next((top for top in TOPS if high <= top), 1.)


def scale_y(axes: Axes, scale: str, low: float, high: float) -> None:
    """Scores begin at 0 and end where the data do, rounded up; `top_words` says so."""
    if scale == "percent" or scale == "index":
        top = top_of(high)
        axes.set_ylim(0, top)
        axes.set_yticks([0, top / 2, top])
    elif scale == "margin":
        reach = max(.01, abs(low), abs(high)) * 1.1
        axes.set_ylim(-reach, reach)
        axes.yaxis.set_major_locator(MaxNLocator(4, symmetric=True))
        axes.axhline(0, color=LIGHT["faint"], linewidth=.6, zorder=0)
    else:
        axes.set_ylim(min(0, low), max(high * 1.08, 1e-9))
        axes.yaxis.set_major_locator(MaxNLocator(4))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: _tick(v, scale)))


def top_words(scale: str, high: float) -> str:
    """For the caption of what `scale_y` scaled; empty where the axis is the whole range."""
    top = top_of(high)
    return f"; the axis ends at {_tick(top, scale)} and not at {_tick(1, scale)}" if scale in ("percent", "index") and top < 1 else ""


def name_axis(name: str, unit: str, scale: str) -> str:
    """What a quantity's axis is called: "Integration of care (0 to 1)"."""
    of = "0 to 1" if scale == "index" else "" if scale in ("percent", "margin") or unit in ("", "1") else unit
    return title_of(name) + (f" ({of})" if of else "")


def scale_x(axes: Axes, scale: str) -> None:
    axes.xaxis.set_major_locator(MaxNLocator(5))
    axes.xaxis.set_major_formatter(FuncFormatter(lambda v, _: _tick(v, scale)))


def _tick(value: float, scale: str) -> str:
    if scale in ("percent", "margin"):
        return f"{round(100 * value, 6) + 0:g} %".replace("-", MINUS)
    if scale == "points":
        value *= 100
    text = f"{round(value, 9) + 0:g}".replace("-", MINUS)
    return text if text in ("0", "1") else text.replace("0.", ".", 1) if abs(value) < 1 else text


def events_of(dataset: Results) -> list[tuple[int, str]]:
    """(month, name) of what the scenario scripts, in time: its events, and those of its shocks that have a size."""
    scenario = read_scenario(dataset.attrs.get("scenario", ""))
    found = [(int(one(event, "month", 0)), _name_of(event)) for event in scenario.get("event", [])]
    for shock in scenario.get("stress", []):
        if float(one(shock, "size", 0)) != 0:
            found += [(int(one(shock, "month", 0)) + int(one(event, "after", 0)), _name_of(shock)) for event in shock.get("event", [])]
    return sorted((month, name) for month, name in set(found) if 0 <= month < dataset.sizes.get("month", 0))


def _name_of(event: "dict[str, list[Any]]") -> str:
    return clean(str(one(event, "name", "") or one(event, "kind", "event")).replace("_", " "), 60)


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MOST_EVENTS = 8


def month_name(dataset: Results, month: int) -> str:
    """"Apr 2018"."""
    year, number_ = str(dataset["month"].values[month])[:7].split("-")
    return f"{MONTHS[int(number_) - 1]} {year}"


def events_words(*datasets: Results, most: int = MOST_EVENTS) -> str:
    """"cut of income (Apr 2018), a hard winter (Dec 2018)", of any of them; empty where nothing is scripted."""
    events = sorted({event for dataset in datasets for event in events_of(dataset)})
    words = ", ".join(f"{name} ({month_name(datasets[0], month)})" for month, name in events[:most])
    return words + (f" and {count(len(events) - most, 'more event')}" if len(events) > most else "")


def ground_words(*datasets: Results) -> str:
    """For a caption: what `mark_years` and `mark_events` draw behind the lines."""
    words = "; stripes: every other financial year" if len(set(datasets[0]["financial_year"].values)) > 1 else ""
    events = events_words(*datasets)
    return words + (f"; dotted: {events}" if events else "")


def mark_events(axes: Axes, dataset: Results) -> None:
    for month in sorted({month for month, _ in events_of(dataset)}):
        axes.axvline(month, color=LIGHT["faint"], linewidth=.6, linestyle=(0, (2, 2)), zorder=1)


def label_end(axes: Axes, x: float, y: float, text: str, role: str = "ink") -> None:
    axes.annotate(text, (x, y), xytext=(3, 0), textcoords="offset points", va="center", fontsize=7,
                  color=LIGHT[role], annotation_clip=False)


def spread_out(values: list[float], least: float) -> list[float]:
    """The same heights, moved apart until labels do not cover each other."""
    order = np.argsort(values)
    placed = list(values)
    for _ in range(50):
        for below, above in zip(order, order[1:]):
            short = least - (placed[above] - placed[below])
            if short > 1e-12:
                placed[below] -= short / 2
                placed[above] += short / 2
    return placed


def rows_of(axes: Axes, labels: list[str], **text: Any) -> np.ndarray:
    """Rows from top to bottom with their labels."""
    rows = np.arange(len(labels))[::-1]
    axes.set_yticks(rows, labels, color=LIGHT["ink"], **text)
    axes.set_ylim(-.6, len(labels) - .4)
    axes.grid(False)
    return rows
