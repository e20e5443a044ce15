"""Two stress tests held side by side: what a change of governance leaves under each shock, and what it takes from the loss."""
from typing import Any

import pandas as pd
from matplotlib.ticker import MaxNLocator

from concordat.claims.asked import change_of_way, governed_words, side_by_side_finding, tests_of
from concordat.claims.beside import estimate_in
from concordat.claims.stress import ALIKE, size_words, why_nothing, years
from concordat.claims.words import MINUS, clean, count, listed, number
from concordat.data.results import Results
from concordat.data.stress import asked_of
from concordat.figures.drawn import Drawn, draws, nothing
from concordat.figures.stress.bars import NONE, Panel, panels_of_dots, plain_years
from concordat.figures.style import COLUMN, LIGHT

Told = dict[str, Any]
LEAST = .12  # years at each side, so that next to nothing looks like it
DRAWN = (("joint work under the shock", "change_under_it"), ("joint work without it", "change_of_twin"), ("joint work lost", "change_of_loss"))


@draws("side_by_side")
def side_by_side(both: Results, *, width: float = COLUMN) -> Drawn:
    """Second less first, run by run: a panel for each way of governing, a row for each shock."""
    told = asked_of(both)
    if "before" not in told:
        return nothing(width, "This is drawn of what concordat compare says of two stress tests with --format json.")
    panels = [_panel(told, pair) for pair in dict.fromkeys((str(c["regime"]), str(c["regime_after"])) for c in told["cells"])]
    figure, drawn = panels_of_dots(panels, width=width, each=44, label=38 if width > 120 else 30)
    for axes in drawn:
        axes.axvspan(-ALIKE, ALIKE, color=LIGHT["stripe"], linewidth=0, zorder=-2)
        axes.axvline(0, color=LIGHT["faint"], linewidth=.6)
        axes.grid(True, axis="x")
        axes.grid(False, axis="y")
        axes.xaxis.set_major_locator(MaxNLocator(4))
        axes.xaxis.set_major_formatter(plain_years)
    low, high = drawn[0].get_xlim()
    drawn[0].set_xlim(min(low, -LEAST), max(high, LEAST))
    before, after = tests_of(told)
    figure.finding = side_by_side_finding(told)
    figure.meaning = (f"change in years from {before} to {after}, circles: joint work under the shock, hollow diamonds: without it, hollow squares: joint work lost; run by run with the same draws over {count(max(int(c['pairs']) for c in told['cells']), 'pair')}, 95 % intervals; right of the line: more after the change; ground: next to nothing. "
                      "A smaller loss is good news only where what is left does not shrink")
    figure.sentence = figure.finding + ": " + "; ".join(_sentence_of(cell) for cell in told["cells"][:12]) + (f"; and {len(told['cells']) - 12} more" if len(told["cells"]) > 12 else "") + "."
    figure.table = table_of(told)
    return figure


def _panel(told: Told, pair: "tuple[str, str]") -> Panel:
    cells = [c for c in told["cells"] if (str(c["regime"]), str(c["regime_after"])) == pair]
    title = change_of_way(told, cells[0])
    nothing_either = [c["does_nothing"] is not None and c["does_nothing_after"] is not None for c in cells]
    series = [(label, [NONE if no and name == "change_of_loss" else estimate_in(c[name]) for c, no in zip(cells, nothing_either)]) for label, name in DRAWN]
    return Panel(title, [clean(str(c["shock_title"]), 34) for c in cells], series, [_note(c) for c in cells])


def _note(cell: Told) -> str:
    said = [f"{why_nothing(str(cell[name]))} {when}" for name, when in (("does_nothing", "before"), ("does_nothing_after", "after")) if cell[name] is not None]
    return why_nothing(str(cell["does_nothing"])) if len(said) == 2 and cell["does_nothing"] == cell["does_nothing_after"] else listed(said)


def _sentence_of(cell: Told) -> str:
    e = estimate_in(cell["change_under_it"])
    return f"{clean(str(cell['shock_title']), 60)} under {governed_words(cell)} {change(e.value)} [{change(e.low)} to {change(e.high)}]"


def change(value: float) -> str:
    """"+.31", "−.02"."""
    text = years(value, 2)
    return text if value <= 0 or text.startswith(MINUS) or not text.strip(".0") else "+" + text


def short_table_of(told: Told) -> pd.DataFrame:
    """What is lost in each, and what is left."""
    names = {"change under it": "change of what is left", "change without the shock": "of that without any shock"}
    ways = ["governed by"] if len({change_of_way(told, cell) for cell in told["cells"]}) > 1 else []
    return table_of(told)[["shock", *ways, "without it before", "without it after", "lost before", "lost after", "change under it", "change without the shock", "retreat before", "retreat after"]].rename(columns=names)


def table_of(told: Told) -> pd.DataFrame:
    """All that both tests say of their cells."""
    def words(cell: Told, name: str) -> str:
        e = estimate_in(cell[name])
        return f"{change(e.value)} [{change(e.low)} – {change(e.high)}]"

    def lost(cell: Told, name: str, why: str) -> str:
        return why_nothing(str(cell[why])) if cell[why] is not None else years(estimate_in(cell[name]).value, 2)
    rows = []
    for c in told["cells"]:
        risk = estimate_in(c["change_of_risk"])
        points = [f"{100 * v:+.1f}".replace("-", MINUS).replace("+0.0", "0").replace(f"{MINUS}0.0", "0") for v in (risk.value, risk.low, risk.high)]
        rows.append((clean(str(c["shock_title"]), 60), size_words(float(c["size"]), str(c["unit"])), change_of_way(told, c),
                     *(years(estimate_in(c[name]).value, 2) for name in ("years_of_twin", "years_of_twin_after")), lost(c, "years_lost", "does_nothing"), lost(c, "years_lost_after", "does_nothing_after"), words(c, "change_of_loss"), words(c, "change_of_twin"), words(c, "change_under_it"),
                     *(number(estimate_in(c[name]).value, "percent") for name in ("risk", "risk_after")), f"{points[0]} [{points[1]} – {points[2]}]"))
    return pd.DataFrame(rows, columns=["shock", "size", "governed by", "without it before", "without it after", "lost before", "lost after", "change of the loss", "change without the shock", "change under it", "retreat before", "retreat after", "retreat, points"])
