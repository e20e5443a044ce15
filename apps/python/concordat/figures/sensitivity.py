"""What decides an outcome: bars or dots with intervals, the leading factors first."""
import numpy as np
import pandas as pd

from concordat.claims.intervals import Estimate
from concordat.claims.rules import leader_of
from concordat.claims.words import clean, interval, listed, number, title_of
from concordat.data.results import Results
from concordat.figures.axes import rows_of, scale_x
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

MOST_ROWS = 12
MEASURE = {"morris": ("mu_star", "mean size of the effect over the whole range (mu*)"),
           "sobol": ("total", "share of the variance between points, with interactions"),
           "pawn": ("pawn", "PAWN: how far the outcome's distribution moves")}

AXES = {"morris": "mu*", "sobol": "total index", "pawn": "PAWN index"}


def ranked(indices: Results, outcome: str) -> "list[tuple[str, Estimate]]":
    """Factors with the method's measure, the largest first."""
    here, name = indices.sel(outcome=outcome), MEASURE[indices.attrs["method"]][0]
    ends = [here[f"{name}_{end}"].values if f"{name}_{end}" in here else np.full(here.sizes["factor"], np.nan) for end in ("low", "high")]
    rows = [(str(f), Estimate(float(v), float(a), float(b))) for f, v, a, b in zip(here["factor"].values, here[name].values, *ends)
            if not np.isnan(v)]
    return sorted(rows, key=lambda row: -row[1].value)


def finding_of(indices: Results, outcome: str) -> str:
    """Which factor leads, where the intervals say that one does."""
    rows, title = ranked(indices, outcome), title_of(outcome)
    if not rows or float(indices["variance"].sel(outcome=outcome)) == 0:
        return f"{title}: nothing that was varied moves it"
    if indices.attrs["method"] == "pawn":
        above = above_noise(indices, outcome)
        return (f"{title}: {listed(above[:3])} {'move' if len(above) > 1 else 'moves'} it beyond noise" +
                (f", and {len(above) - 3} more" if len(above) > 3 else "")) if above else f"{title}: no factor stands out from noise"
    first = leader_of([e for _, e in rows])
    if first is not None:
        more = ", more than half of what varies" if indices.attrs["method"] == "sobol" and rows[first][1].low > .5 else ""
        return f"{title}: {rows[first][0]} matters most{more}"
    close = [name for name, e in rows if not np.isnan(e.high) and e.high >= rows[0][1].low]
    return f"{title}: {listed(close[:3])} lead, not to be told apart" if 2 <= len(close) <= 3 else \
        f"{title}: no single factor leads" if len(close) > 3 else f"{title}: {rows[0][0]} comes first"


def above_noise(indices: Results, outcome: str) -> "list[str]":
    """By PAWN: whose index chance alone gives less often than in 5 %, corrected for how many factors there are."""
    here = indices.sel(outcome=outcome)
    beyond = here["chance_holm"].values < .05 if "chance_holm" in here else here["pawn"].values > here["threshold"].values
    rows = [(float(v), str(f)) for f, v, is_beyond in zip(here["factor"].values, here["pawn"].values, beyond) if is_beyond]
    return [name for _, name in sorted(rows, reverse=True)]


@draws("sensitivity")
def sensitivity(indices: Results, outcome: str = "", *, width: float = COLUMN) -> Drawn:
    """Morris: mu*; Sobol': alone and with interactions; PAWN: index and the threshold of noise."""
    if indices.attrs.get("kind") != "sensitivity":
        return nothing(width, "This is drawn of what concordat.sensitivity(FILE) gives, or sensitivity --format json.")
    outcome = outcome or str(indices["outcome"].values[0])
    expect_one(indices, "outcome", outcome)
    method = indices.attrs["method"]
    rows = ranked(indices, outcome)
    figure = new_figure(width, 16 + 4.8 * min(len(rows), MOST_ROWS))
    axes = figure.subplots()
    places = rows_of(axes, [clean(name, 34) for name, _ in rows[:MOST_ROWS]], fontsize=6.5)
    here = indices.sel(outcome=outcome)
    for at, (name, estimate) in zip(places, rows[:MOST_ROWS]):
        mine = here.sel(factor=name)
        if method == "pawn":
            noisy = name not in above_noise(indices, outcome)
            axes.barh(at, estimate.value, height=.55, color=LIGHT["rule" if noisy else "line"])
            axes.plot([float(mine["threshold"])] * 2, [at - .38, at + .38], color=LIGHT["ink"], linewidth=1)
            continue
        axes.hlines(at, max(estimate.low, -.2), estimate.high, color=LIGHT["line"], linewidth=1.1)
        axes.plot(estimate.value, at, "o", color=LIGHT["line"], markersize=4.6, markeredgewidth=0)
        if method == "sobol":
            axes.plot(float(mine["first"]), at, "D", color=LIGHT["other"], markersize=3.4, markerfacecolor=LIGHT["paper"], markeredgewidth=1)
        if method == "morris" and not np.isnan(float(mine["by_chance"])):
            axes.plot([float(mine["by_chance"])] * 2, [at - .3, at + .3], color=LIGHT["faint"], linewidth=.8)
    axes.axvline(0, color=LIGHT["ink"], linewidth=.6)
    scale_x(axes, "index")
    axes.grid(True, axis="x")
    axes.set_xlabel(AXES[method])
    _say(figure, indices, outcome, rows)
    return figure


def _say(figure: Drawn, indices: Results, outcome: str, rows: "list[tuple[str, Estimate]]") -> None:
    method = indices.attrs["method"]
    marks = {"sobol": "; hollow diamond: alone", "pawn": "; the mark is the threshold of noise, grey is not told apart from it",
             "morris": "; the small mark is what chance alone gives"}[method]
    figure.finding = finding_of(indices, outcome)
    figure.meaning = MEASURE[method][1] + ("; bar: value" if method == "pawn" else "; dot and line: value and 95 % interval") + marks
    figure.sentence = f"{title_of(outcome)}, {MEASURE[method][1]}: " + "; ".join(
        f"{name} {number(e.value)} {interval(e)}".strip() for name, e in rows[:5]) + "."
    table = {"factor": [name for name, _ in rows], MEASURE[method][0].replace("_star", "*"): [number(e.value) for _, e in rows]}
    if method != "pawn":
        table["95 %"] = [interval(e) or "–" for _, e in rows]
    here = indices.sel(outcome=outcome)
    for name, head in (("first", "alone"), ("sigma", "sigma"), ("threshold", "noise"), ("chance_holm", "by chance")):
        if name in here:
            table[head] = [number(float(here[name].sel(factor=f))) for f, _ in rows]
    figure.table = pd.DataFrame(table)
