"""The model against the record: each measure, year by year."""
import numpy as np
import pandas as pd

from concordat.claims.words import clean, count, listed
from concordat.data.results import Results
from concordat.figures.drawn import Drawn, draws, expect_one, new_figure, nothing
from concordat.figures.style import COLUMN, LIGHT


def measures(hindcast_: Results) -> "list[str]":
    """Those with a record to be held against, in the order of the table."""
    found = [str(m) for m, r in zip(hindcast_["measure"].values, hindcast_["record"].values) if not np.isnan(r)]
    return list(dict.fromkeys(found))


def plain(value: float) -> str:
    return "–" if np.isnan(value) else f"{value:,.0f}".replace("-", "−") if abs(value) >= 20 else f"{value:.3g}".replace("-", "−")


@draws("hindcast")
def hindcast(against: Results, measure: str = "", *, width: float = COLUMN) -> Drawn:
    """Grey: what is accepted; dot and line: median and 90 % of runs; diamond: the record."""
    if against.attrs.get("kind") != "hindcast":
        return nothing(width, "This is drawn of what concordat hindcast says with --format json.")
    measure = measure or measures(against)[0]
    expect_one(against, "measure", measure)
    here = against.isel(row=np.flatnonzero(against["measure"].values == measure))
    figure = new_figure(width, 14 + 9 * here.sizes["row"])
    axes = figure.subplots()
    rows = np.arange(here.sizes["row"])[::-1]
    axes.set_yticks(rows, [str(y) for y in here["year"].values], color=LIGHT["ink"])
    axes.set_ylim(-.6, len(rows) - .4)
    known = np.concatenate([here[n].values for n in ("record", "median", "low_90", "high_90", "accepted_low", "accepted_high")])
    low, high = float(np.nanmin(known)), float(np.nanmax(known))
    margin = .08 * (high - low or abs(high) or 1)
    axes.set_xlim(low - margin, high + margin)
    for at, k in zip(rows, range(len(rows))):
        one = here.isel(row=k)
        record = float(one["record"].item())
        left, right = float(one["accepted_low"]), float(one["accepted_high"])
        if not (np.isnan(left) and np.isnan(right)):
            left = low - margin if np.isnan(left) else left
            axes.barh(at, (high + margin if np.isnan(right) else right) - left, left=left, height=.66, color=LIGHT["rule"], alpha=.6, linewidth=0)
        inside = str(one["inside"].values) != "outside"
        role = "line" if inside else "other"
        if not np.isnan(float(one["low_90"])):
            axes.hlines(at, float(one["low_90"]), float(one["high_90"]), color=LIGHT[role], linewidth=1.4)
        axes.plot(float(one["median"]), at, "o", color=LIGHT[role], markersize=4.6, markeredgewidth=1,
                  markerfacecolor=LIGHT[role] if inside else LIGHT["paper"])
        if not np.isnan(record):
            axes.plot(record, at, "D", color=LIGHT["ink"], markersize=4.2, markerfacecolor=LIGHT["paper"], markeredgewidth=.9)
    axes.grid(False)
    axes.set_xlabel(f"{clean(str(here['title'].values[0]), 60)} [{here['unit'].values[0]}]")
    _say(figure, here)
    return figure


def _say(figure: Drawn, here: Results) -> None:
    title, unit = clean(str(here["title"].values[0]), 60), str(here["unit"].values[0])
    judged = [(str(y), str(i)) for y, i in zip(here["year"].values, here["inside"].values) if i != "not judged"]
    outside = [year for year, inside in judged if inside == "outside"]
    words = f"{title[:1].upper()}{title[1:]}"
    figure.finding = f"{words}: within what is accepted in {'the one year' if len(judged) == 1 else 'each of ' + count(len(judged), 'year')}" \
        if judged and not outside else f"{words}: outside of what is accepted in {listed(outside)}" if outside else f"{words}: on record, not judged"
    figure.meaning = f"[{unit}] grey: accepted; dot and line: median and 90 % of runs, hollow where outside; diamond: the record"
    figure.sentence = f"{words} [{unit}]: " + "; ".join(
        f"{y} record {plain(float(r))}, median {plain(float(m))}, 90 % of runs {plain(float(a))} – {plain(float(b))}" for y, r, m, a, b in
        zip(here["year"].values, here["record"].values, here["median"].values, here["low_90"].values, here["high_90"].values)) + "."
    figure.table = table_of(here)


def table_of(here: Results) -> pd.DataFrame:
    """Every row with the record, the model and what is accepted."""
    def ends(low: str, high: str) -> "list[str]":
        return ["–" if np.isnan(a) and np.isnan(b) else f"from {plain(float(a))}" if np.isnan(b) else f"{plain(float(a))} – {plain(float(b))}" for a, b in zip(here[low].values, here[high].values)]
    return pd.DataFrame({"measure": [f"{t} {y}" for t, y in zip(here["title"].values, here["year"].values)],
                         "unit": [str(u) for u in here["unit"].values],
                         "record": [plain(float(v)) for v in here["record"].values],
                         "median": [plain(float(v)) for v in here["median"].values],
                         "90 % of runs": ends("low_90", "high_90"), "accepted": ends("accepted_low", "accepted_high"),
                         "verdict": [str(v) for v in here["inside"].values]})
