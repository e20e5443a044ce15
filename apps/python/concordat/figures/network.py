"""Who sits with whom: bodies on a ring by role, a line where two share a place."""
import math
from typing import Any

import numpy as np
import pandas as pd

from concordat.claims.words import KINDS, count, listed, number
from concordat.data.results import Results
from concordat.data.scenario import one, read_scenario
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT, MARKERS

MOST_BODIES = 60  # a ring of more is a ball of wool: then roles are counted


@draws("network")
def network(dataset: Results, *, width: float = COLUMN) -> Drawn:
    """A mark is a body, full where it works jointly in most runs; lines join who share a place, wider the more of it."""
    scenario = read_scenario(str(dataset.attrs.get("scenario", "")))
    base = scenario.get("base", [scenario])[0]
    bodies = [b for b in base.get("organisation", []) if isinstance(b, dict)]
    if "organisation" not in dataset.dims or not bodies:
        return nothing(width, "This file keeps no organisations.")
    kinds = [str(one(b, "kind", "")) for b in bodies]
    served = [{str(one(s, "place", "")): float(one(s, "share", 1)) for s in b.get("serves", [])} for b in bodies]
    pairs = [(i, j, _together(served[i], served[j])) for i in range(len(bodies)) for j in range(i)]
    pairs = [pair for pair in pairs if pair[2] > 0]
    table = _by_roles(kinds, pairs)
    if len(bodies) > MOST_BODIES:
        figure = nothing(width, f"{len(bodies):,} bodies and {len(pairs):,} pairs that share a place: too many for a ring, so they are counted by role in the table.")
        figure.table, figure.is_empty = table, False
        figure.finding = f"{len(pairs):,} pairs of {len(bodies):,} bodies share a place"
        return figure
    figure = _ring(dataset, bodies, kinds, pairs, width)
    figure.table = table
    degree = np.bincount([k for i, j, _ in pairs for k in (i, j)], minlength=len(bodies))
    mean = {k: float(np.mean([d for d, kind in zip(degree, kinds) if kind == k])) for k in KINDS if k in kinds}
    figure.finding = f"{count(len(pairs), 'pair')} of {len(bodies)} bodies share a place"
    figure.meaning = "a mark is a body, full where it works jointly in most runs at the end; a line joins two that share a place, wider the more of it"
    figure.sentence = "Partners with whom a place is shared, on average: " + listed(
        [f"{KINDS[k][1]} {number(v)}" for k, v in mean.items()]) + "."
    return figure


def _together(one_: "dict[str, float]", other: "dict[str, float]") -> float:
    return sum(min(share, other[place]) for place, share in one_.items() if place in other)


def _by_roles(kinds: "list[str]", pairs: "list[tuple[int, int, float]]") -> pd.DataFrame:
    present = [k for k in KINDS if k in kinds]
    counts = {(a, b): 0 for a in present for b in present}
    for i, j, _ in pairs:
        for a, b in {(kinds[i], kinds[j]), (kinds[j], kinds[i])}:
            if (a, b) in counts:
                counts[a, b] += 1
    return pd.DataFrame({"pairs of": [KINDS[a][1] for a in present],
                         **{f"and {KINDS[b][1]}": [f"{counts[a, b]:,}" for a in present] for b in present}})


def _ring(dataset: Results, bodies: "list[dict[str, Any]]", kinds: "list[str]", pairs: "list[tuple[int, int, float]]",
          width: float) -> Drawn:
    order = sorted(range(len(bodies)), key=lambda k: (list(KINDS).index(kinds[k]) if kinds[k] in KINDS else 9, k))
    figure = new_figure(width, .66 * width)
    axes = figure.subplots()
    present = [k for k in KINDS if k in kinds]
    gap = .8  # bodies' widths between roles
    step = 2 * math.pi / (len(bodies) + gap * len(present))
    at: dict[int, tuple[float, float]] = {}
    spot: dict[str, list[float]] = {}  # the angles of each role's bodies
    angle = math.pi / 2
    for n, k in enumerate(order):
        if n and kinds[order[n - 1]] != kinds[k]:
            angle -= gap * step
        at[k] = (math.cos(angle), math.sin(angle))
        spot.setdefault(kinds[k], []).append(angle)
        angle -= step
    most = max((w for _, _, w in pairs), default=1)
    for i, j, weight in pairs:
        axes.plot(*zip(at[i], at[j]), color=LIGHT["faint"], linewidth=.25 + 1.1 * weight / most, alpha=.3, zorder=0)
    means = dict(zip(dataset["organisation"].values, dataset["organisation_mean"].sel(organisation_quantity="collaboration").values))
    for k in order:
        full = means.get(str(one(bodies[k], "code", "")), 0) >= .5
        axes.plot(*at[k], MARKERS.get(kinds[k], "o"), markersize=6, color=LIGHT.get(kinds[k], LIGHT["ink"]),
                  markerfacecolor=LIGHT.get(kinds[k]) if full else LIGHT["paper"], markeredgewidth=1)
    for kind, angles in spot.items():
        middle = sum(angles) / len(angles)
        x, y = 1.16 * math.cos(middle), 1.16 * math.sin(middle)
        axes.text(x, y, KINDS.get(kind, (kind, kind))[1] + "s", fontsize=7, color=LIGHT["ink"], va="center",
                  ha="center" if abs(x) < .35 else "left" if x > 0 else "right")
    reach = 1.8
    axes.set_xlim(-reach, reach)
    axes.set_ylim(-1.2, 1.2)
    axes.set_aspect("equal")
    axes.set_axis_off()
    return figure
