"""Patterns of the sources: which the model shows, weakly, or not."""
import pandas as pd

from concordat.claims.words import clean, count
from concordat.data.results import Results
from concordat.figures.axes import rows_of
from concordat.figures.drawn import Drawn, draws, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT

MARKS = {"pass": ("o", "pass"), "weak": ("D", "weak"), "fail": ("X", "fail")}


@draws("patterns")
def patterns(verdicts: Results, *, width: float = COLUMN) -> Drawn:
    """A mark is a claim: disc it holds, diamond weakly, cross it does not. A pattern is as good as its worst claim."""
    if verdicts.attrs.get("kind") != "patterns":
        return nothing(width, "Patterns are drawn of what concordat validate --output keeps, or says with --format json.")
    names = [str(p) for p in verdicts["pattern"].values]
    found = [str(v) for v in verdicts["verdict"].values]
    claims: dict[str, list[str]] = {name: [] for name in names}
    for name, verdict in zip(verdicts["claim_pattern"].values, verdicts["claim_verdict"].values):
        claims.setdefault(str(name), []).append(str(verdict))
    figure = new_figure(width, 6 + 3.7 * len(names))
    axes = figure.subplots()
    rows = rows_of(axes, [f"{n}  {clean(str(t), int(width / 2) if width < 120 else 90)}" for n, t in zip(names, verdicts["pattern_title"].values)], fontsize=5.8)
    most = max(map(len, claims.values()), default=1)
    for at, name, verdict in zip(rows, names, found):
        for k, each in enumerate(claims[name]):
            mark, role = MARKS.get(each, (".", "faint"))
            axes.plot(k, at, mark, color=LIGHT[role], markersize=4.4, markeredgewidth=0)
        axes.text(most, at, verdict, va="center", fontsize=6, color=LIGHT["ink"],
                  fontweight="bold" if verdict == "fail" else "normal")
    axes.set_xlim(-.6, most + 1.2)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    counts = {v: found.count(v) for v in ("pass", "weak", "fail")}
    figure.finding = f"Of {count(len(names), 'pattern')} the model shows {counts['pass']}, {counts['weak']} weakly, {counts['fail']} not"
    figure.meaning = "a mark is a claim: disc it holds, diamond weakly, cross it does not; a pattern is as good as its worst"
    figure.sentence = figure.finding + ". Not shown: " + (", ".join(n for n, v in zip(names, found) if v == "fail") or "none") + "."
    figure.table = pd.DataFrame({"pattern": names, "what the sources say": [clean(str(t), 160) for t in verdicts["pattern_title"].values],
                                 "verdict": found, "used for": [str(u) for u in verdicts["use"].values],
                                 "claims that hold": [f"{claims[n].count('pass')} of {len(claims[n])}" for n in names]})
    return figure
