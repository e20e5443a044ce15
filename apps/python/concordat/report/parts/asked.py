"""What was asked: who was simulated, under what, for how long, how often."""
import numpy as np

from concordat.claims.stress import MONTHS, month_words
from concordat.claims.words import clean, count, duration
from concordat.data.scenario import one
from concordat.figures.forest import arm_name
from concordat.report.subject import Subject



def asked_of(subject: Subject) -> str:
    results, parts = subject.main, [clean(str(subject.main.attrs["title"]), 160)]
    people = sum(float(one(place, "population", 0)) for place in subject.scenario.get("place", []))
    if people:
        parts.append(f"{people / 1e6:.1f} m people" if people >= 1e6 else f"{people:,.0f} people")
    if subject.bodies:
        parts += [count(len(subject.scenario.get("place", [])), "place"), count(len(subject.bodies), "organisation")]
    if subject.kind == "stress":
        return " · ".join(["Governance stress test", *parts, *_tested(subject)])
    if subject.kind == "run" and subject.regime:
        parts.append(subject.regime)
    if "month" in results.dims:
        parts.append(" to ".join(_month(np.datetime_as_string(results["month"].values[k], "M")) for k in (0, -1)))
    if subject.kind == "arms":
        parts.append(f"{count(len(subject.results), 'arm')}: " + ", ".join(arm_name(n) for n in subject.arm_names))
    elif "point" in results.dims:
        parts.append(count(results.sizes["point"], "point") + " of " + ", ".join(clean(str(f), 40) for f in results["factor"].values[:4])
                     + (f" and {results.sizes['factor'] - 4} more" if results.sizes["factor"] > 4 else ""))
    if "run" in results.dims:
        parts.append(count(results.sizes["run"], "run"))
    elif "pairs" in results.attrs:
        parts.append(count(int(results.attrs["pairs"]), "pair"))
    return " · ".join(parts)


def _tested(subject: Subject) -> "list[str]":
    test = subject.stress
    first, months = int(test.attrs["from_month"]), int(test.attrs["months"])
    bodies = [] if subject.bodies else [count(int(test.attrs["organisations"]), "organisation")]
    return [*bodies, count(test.sizes["regime"], "way of governing", "ways of governing"), count(test.sizes["shock"], "shock"),
            f"{count(int(test.attrs['pairs']), 'pair')} of runs each",
            f"from {month_words(first)}, followed for {duration(months - first)}"]


def _month(name: str) -> str:
    return f"{MONTHS[int(name[5:7]) - 1]} {name[:4]}"
