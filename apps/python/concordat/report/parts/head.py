"""The first screen: what was asked, the finding, the caveat, five figures with their ranges."""
import numpy as np

from concordat.claims.development import Development, development_of
from concordat.claims.intervals import median_of, share_of
from concordat.claims.rules import Course
from concordat.claims.words import clean, count, duration, interval, number, scale_of, spread, title_of
from concordat.data.scenario import one
from concordat.report.blocks import Head, Tile
from concordat.report.subject import Subject

TILES = ("final_collaboration", "final_trust", "final_integration", "final_pressure", "final_trusts_in_deficit")


def head_of(subject: Subject) -> Head:
    return _of_runs(subject)


def _of_runs(subject: Subject) -> Head:
    runs = subject.main
    course = development_of(runs, "collaboration")
    months = runs.sizes["month"]
    finding = course.finding + (f" in {duration(months)}" if course.course not in (Course.UNDECIDED,) else "")
    return Head(asked_of(subject), finding, lead_of(subject, course), caveat_of(subject), tiles_of(subject))


def asked_of(subject: Subject) -> str:
    """Who was simulated, under what, for how long, how often."""
    runs, parts = subject.main, [clean(str(subject.main.attrs["title"]), 120)]
    people = sum(float(one(place, "population", 0)) for place in subject.scenario.get("place", []))
    if people:
        parts.append(f"{people / 1e6:.1f} m people" if people >= 1e6 else f"{people:,.0f} people")
    if subject.bodies:
        parts += [count(len(subject.scenario.get("place", [])), "place"), count(len(subject.bodies), "organisation")]
    if subject.regime:
        parts.append(subject.regime)
    if "month" in runs.dims:
        names = [np.datetime_as_string(runs["month"].values[k], "M") for k in (0, -1)]
        parts.append(" to ".join(_month(name) for name in names))
    parts.append(count(runs.sizes["run"], "run"))
    return " · ".join(parts)


def _month(name: str) -> str:
    months = "January February March April May June July August September October November December".split()
    return f"{months[int(name[5:7]) - 1]} {name[:4]}"


def lead_of(subject: Subject, course: Development) -> str:
    runs = subject.main
    sentences = [retreat_sentence(subject)]
    for series in ("trust", "pressure"):
        if not bool(runs["series_off"].sel(series=series)):
            sentences.append(development_of(runs, series).finding + ".")
    if course.course is Course.UNDECIDED and runs.sizes["run"] > 1:
        sentences.insert(0, "Whether joint work grew or fell cannot be told from these runs.")
    return " ".join(sentences)


def retreat_sentence(subject: Subject) -> str:
    """How many runs fall back into their silos, with Wilson's interval."""
    values = subject.main["outcome_value"].sel(outcome="retreat").values
    known = values[~np.isnan(values)]
    share = share_of(int((known > .5).sum()), len(known))
    if len(known) < 2:
        return "One run tells nothing of what usually happens." if len(known) else ""
    if share.value == 0:
        return f"In none of {len(known):,} runs does the partnership retreat to its silos for a year {interval(share, 'percent')}."
    return (f"In {number(share.value, 'percent')} of {len(known):,} runs {interval(share, 'percent')} the partnership "
            "retreats to its silos: fewer than a quarter of the organisations collaborate for a year.")


def caveat_of(subject: Subject) -> str:
    assumed = [p for p in subject.parameters if p["grade"] == "D"]
    if not assumed:
        return "How strong the mechanisms are is mostly assumed."
    return (f"{len(assumed)} of {len(subject.parameters)} parameters are assumptions (grade D): what they hang on is "
            "below.")


def tiles_of(subject: Subject) -> list[Tile]:
    runs, tiles = subject.main, []
    for outcome in TILES:
        if outcome not in runs["outcome"].values or bool(runs["outcome_off"].sel(outcome=outcome)):
            continue
        here = runs.sel(outcome=outcome)
        scale = scale_of(outcome, str(here["outcome_meaning"].values), float(here["outcome_low"]), float(here["outcome_high"]))
        values = here["outcome_value"].values
        middle, known = median_of(values), values[~np.isnan(values)]
        ranges = []
        if len(known) > 1:
            low, high = (float(v) for v in np.quantile(known, (.05, .95)))
            ranges = [f"90 % of runs: {spread(low, high, scale)}", interval(middle, scale) and f"median {interval(middle, scale)}"]
        tiles.append(Tile(number(middle.value, scale), _label(outcome, scale), [r for r in ranges if r]))
    return tiles


def _label(outcome: str, scale: str) -> str:
    words = {"final_collaboration": "organisations that work jointly", "final_pressure": "financial pressure (1 is the mean acute trust of 2016/17)"}
    return words.get(outcome, title_of(outcome) + (" (0 to 1)" if scale == "index" else ""))
