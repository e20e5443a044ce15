"""Morris: how large the effect of a factor is against how unequal it is."""
import numpy as np
import pandas as pd

from concordat.claims.words import clean, listed, number, title_of
from concordat.data.results import Results
from concordat.figures.axes import scale_x, scale_y, spread_out
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.sensitivity import ranked
from concordat.figures.style import COLUMN, LIGHT

MOST_LABELS = 6
LINE = 3.2  # mm from label to label


@draws("morris")
def morris(indices: Results, outcome: str = "", *, width: float = COLUMN) -> Drawn:
    """Right: matters much; above the dashed line: what it does hangs on the others."""
    if indices.attrs.get("method") != "morris":
        return nothing(width, "This is drawn of a Morris design alone.")
    outcome = outcome or str(indices["outcome"].values[0])
    expect_one(indices, "outcome", outcome)
    rows = ranked(indices, outcome)
    here = indices.sel(outcome=outcome)
    sigma = {str(f): float(s) for f, s in zip(here["factor"].values, here["sigma"].values)}
    figure = new_figure(width, .62 * width)
    axes = figure.subplots()
    mu = np.array([e.value for _, e in rows])
    s = np.array([sigma[name] for name, _ in rows])
    reach, height = max(1e-9, float(mu.max())) * 1.15, max(1e-9, float(s.max())) * 1.15
    axes.plot([0, min(reach, height)], [0, min(reach, height)], color=LIGHT["faint"], linewidth=.7, linestyle=(0, (2, 2)))
    axes.plot(mu[MOST_LABELS:], s[MOST_LABELS:], "o", markersize=2.4, color=LIGHT["faint"], markeredgewidth=0)
    axes.plot(mu[:MOST_LABELS], s[:MOST_LABELS], "o", markersize=4.5, color=LIGHT["line"], markeredgewidth=0)
    line = LINE / (.5 * width)  # of the height of the axes
    heights = spread_out([float(v) for v in s[:MOST_LABELS]], line * height)
    for k, at in enumerate(heights):
        left = mu[k] > .6 * reach
        axes.annotate(clean(rows[k][0], 30), (mu[k] + (-.02 if left else .02) * reach, at), va="center",
                      ha="right" if left else "left", fontsize=6.5, color=LIGHT["ink"], annotation_clip=False)
    axes.set_xlim(0, reach)
    axes.set_ylim(0, height)
    scale_x(axes, "index")
    scale_y(axes, "plain", 0, height)
    axes.set_xlabel("mu*: mean size of the effect")
    axes.set_ylabel("sigma: how unequal it is")
    straight = [name for name, e in rows[:MOST_LABELS] if sigma[name] < e.value / 2]
    figure.finding = f"{title_of(outcome)}: " + ("the leading effects hang on the other factors" if not straight else
                                                 f"{listed(straight[:2])} {'act' if len(straight[:2]) > 1 else 'acts'} much alike whatever the others are")
    figure.meaning = "mu* against sigma; on the dashed line both are equal, above it an effect hangs on the other factors; grey: the factors that matter less"
    figure.sentence = f"{title_of(outcome)}: " + "; ".join(f"{name} mu* {number(e.value)}, sigma {number(sigma[name])}" for name, e in rows[:5]) + "."
    figure.table = pd.DataFrame({"factor": [name for name, _ in rows], "mu*": [number(e.value) for _, e in rows],
                                 "sigma": [number(sigma[name]) for name, _ in rows]})
    return figure
