"""Who works together, and when: organisations or roles by quarters; the fuller, the more runs."""
import numpy as np
import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from concordat.claims.intervals import Estimate
from concordat.claims.words import KINDS, clean, number
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

MOST_ROWS = 45  # bodies that still can be told apart; more are shown by role
QUARTER = 3  # months
STEPS = 20  # of fullness
KEPT = "organisation_collaboration_runs"
_SQUARE = [(.04, -.46), (.96, -.46), (.96, .46), (.04, .46), (.04, -.46)]  # a cell


def by_quarter(dataset: Results) -> "tuple[np.ndarray, list[str]]":
    """Share of runs and months in which each organisation collaborates: organisation by quarter."""
    runs = dataset[KEPT]
    months = runs.sizes["month"]
    starts = np.arange(0, months, QUARTER)
    mean = np.zeros((months, runs.sizes["organisation"]))
    known = np.zeros_like(mean)
    for first in range(0, runs.sizes["run"], 50):  # a file may be larger than memory
        part = runs.isel(run=slice(first, first + 50)).values
        mean += np.nansum(part, axis=0)
        known += (~np.isnan(part)).sum(axis=0)
    sums, counts = np.add.reduceat(mean, starts), np.add.reduceat(known, starts)
    with np.errstate(invalid="ignore"):
        return (sums / counts).T, [str(dataset["financial_year"].values[k]) for k in starts]


@draws("heat")
def heat(dataset: Results, *, width: float = COLUMN, names: bool = False) -> Drawn:
    """A row is a body or a role, a column a quarter; full: in all runs, empty: in none."""
    if KEPT not in dataset and dataset.attrs.get("kind") == "study":
        return nothing(width, "Who works together in which quarter is not kept by a study: run one of its points with --trajectories all.")
    if KEPT not in dataset:
        return nothing(width, "Who works together in which quarter is not in this file: run it with --trajectories all.")
    shares, years = by_quarter(dataset)
    kinds = dataset["organisation_kind"].values
    present = [kind for kind in KINDS if (kinds == kind).any()]
    single = len(kinds) <= MOST_ROWS
    rows: list[tuple[str, str, np.ndarray]] = []
    for kind in present:
        mine = np.flatnonzero(kinds == kind)
        if single:
            mine = mine[np.argsort(-np.nan_to_num(shares[mine, -1]), kind="stable")]
            rows += [(kind, clean(str(dataset["organisation_name"].values[k]), 34) if names else "", shares[k]) for k in mine]
        else:
            rows.append((kind, "", np.nanmean(shares[mine], axis=0)))
    figure = _drawn(rows, years, width, single, names, {k: int((kinds == k).sum()) for k in present})
    _say(figure, dataset, shares, kinds, present, years)
    return figure


def _drawn(rows: "list[tuple[str, str, np.ndarray]]", years: "list[str]", width: float, single: bool, names: bool,
           sizes: "dict[str, int]") -> Drawn:
    row_height = 3.3 if single else 6
    groups = [kind for k, (kind, _, _) in enumerate(rows) if k == 0 or rows[k - 1][0] != kind]
    figure = new_figure(width, 9 + row_height * (len(rows) + .5 * len(groups)))
    axes = figure.subplots()
    y, labels, quarters = 0., [], len(years)
    cells: dict[tuple[str, int], list[tuple[int, float]]] = {}
    for k, (kind, name, shares) in enumerate(rows):
        if k and rows[k - 1][0] != kind:
            y -= .5
        if names and single:
            labels.append((y, name))
        elif k == 0 or rows[k - 1][0] != kind:
            height = sum(1 for other in rows if other[0] == kind)
            labels.append((y - (height - 1) / 2, f"{KINDS[kind][1]}s ({sizes[kind]})" if sizes[kind] > 1 else KINDS[kind][1]))
        for quarter, share in enumerate(shares):
            if not np.isnan(share):
                cells.setdefault((kind, round(share * STEPS)), []).append((quarter, y))
        axes.text(quarters + .4, y, number(float(shares[-1]), "percent"), va="center", fontsize=6, color=LIGHT["ink"])
        y -= 1
    for (kind, fill), corners in cells.items():  # all that look alike are one shape
        shape = Path.make_compound_path(*[Path(np.array(_SQUARE) + corner) for corner in corners])
        axes.add_patch(PathPatch(shape, color=LIGHT[kind], alpha=.06 + .94 * fill / STEPS, linewidth=0, clip_on=False))
    axes.set_yticks([at for at, _ in labels], [text for _, text in labels], color=LIGHT["ink"],
                    fontsize=5.5 if names and single else 7)
    axes.set_ylim(y + .4, .6)
    axes.set_xlim(0, quarters + 4)
    starts = [k for k, year in enumerate(years) if k == 0 or year != years[k - 1]]
    shown = starts[::max(1, -(-len(starts) // 4))]
    axes.set_xticks(shown, [years[k] for k in shown], ha="left")
    axes.grid(False)
    axes.spines["bottom"].set_visible(False)
    return figure


def _say(figure: Drawn, dataset: Results, shares: np.ndarray, kinds: np.ndarray, present: "list[str]", years: "list[str]") -> None:
    last, first = shares[:, -1], shares[:, 0]
    mean = {k: (float(np.nanmean(first[kinds == k])), float(np.nanmean(last[kinds == k]))) for k in present}
    runs = dataset.sizes["run"]
    fallen = [k for k in present if _change(mean[k], runs).high < 0]
    risen = [k for k in present if _change(mean[k], runs).low > 0]
    words = []
    if risen:
        words.append(f"{'all roles' if len(risen) == len(present) else ', '.join(KINDS[k][1] + 's' for k in risen)} work jointly more often than at first")
    if fallen:
        words.append(f"{', '.join(KINDS[k][1] + 's' for k in fallen)} less often")
    text = "; ".join(words)
    figure.finding = text[:1].upper() + text[1:] if text else "Who works together, quarter by quarter"
    figure.meaning = "a row is a body or a role, a column a quarter; full: works jointly in all runs, empty: in none; at the right the last quarter"
    figure.sentence = "Share of runs in which they work jointly, first and last quarter: " + "; ".join(
        f"{KINDS[k][1]}s {number(mean[k][0], 'percent')} and {number(mean[k][1], 'percent')}" for k in present) + "."
    ends = [k for k in range(len(years)) if k + 1 == len(years) or years[k + 1] != years[k]]
    figure.table = pd.DataFrame({"role": [f"{KINDS[k][1]}" for k in present],
                                 **{years[e]: [number(float(np.nanmean(shares[kinds == k, e])), "percent") for k in present] for e in ends}})


def _change(pair: "tuple[float, float]", runs: int) -> Estimate:
    """Of two shares over the same runs: the widest interval that any correlation gives."""
    spread = sum(np.sqrt(p * (1 - p)) for p in pair) * 1.96 / np.sqrt(runs) if runs > 1 else np.nan
    return Estimate(pair[1] - pair[0], pair[1] - pair[0] - spread, pair[1] - pair[0] + spread)
