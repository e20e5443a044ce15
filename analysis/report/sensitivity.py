#!/usr/bin/env python3
"""Draws what decides the outcomes of a study, from what the command sensitivity says.

    concordat sensitivity study.h5 --format json > study.json
    python3 analysis/report/sensitivity.py study.json -o study.png

Morris: mu* against sigma, Sobol': first and total order, PAWN: index and threshold; a panel for each
of up to three outcomes. Nothing is computed anew. The ending of the output decides the format: .png,
.svg or .pdf. Needs numpy and matplotlib.
"""
import argparse
import json
import sys
import textwrap

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import MaxNLocator
import numpy as np

INK, FAINT, FIRST, TOTAL = "#1b1b1b", "#6f6f6f", "#0072b2", "#d55e00"  # Okabe & Ito
MOST_PANELS, MOST_BARS, MOST_LABELS = 3, 12, 8

WORDS = {
    "final_integration": "integration of care",
    "final_collaboration": "collaboration",
    "final_trust": "trust",
    "final_pressure": "financial pressure",
    "final_deficits": "deficits",
    "retreat": "retreat to silos",
}
VALUE = {"morris": lambda f: f["mu_star"]["value"], "sobol": lambda f: f["total"]["value"],
         "pawn": lambda f: f["pawn"]}


def words_of(outcome):
    return WORDS.get(outcome, outcome.replace("_", " "))


def shown_outcomes(study):
    """The outcomes that something moves, at most three."""
    moved = [o for o in study["outcomes"] if o["variance"]]
    return moved[:MOST_PANELS]


def joined(words):
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def finding(study):
    """One sentence: what leads for most outcomes."""
    method = study["method"]
    leaders = {}
    for outcome in shown_outcomes(study):
        first = outcome["factors"][0]
        decides = method == "sobol" and first["first"]["interval_95"][0] > 0.5
        verb = "decides most of" if decides else "matters most for"
        leaders.setdefault((first["factor"], verb), []).append(words_of(outcome["outcome"]))
    if not leaders:
        return "Nothing that was varied moves any of these outcomes"
    parts = [f"{factor} {verb} {joined(names)}" for (factor, verb), names in leaders.items()]
    sentence = "; ".join(parts)
    idle = len(study["idle"] or [])
    return sentence + (f"; {idle} of {len(study['factors'])} factors move nothing" if idle else "")


def draw_morris(axes, outcome):
    factors = outcome["factors"]
    mu = np.array([f["mu_star"]["value"] for f in factors])
    sigma = np.array([f["sigma"] for f in factors])
    ends = np.array([[np.nan if e is None else e for e in f["mu_star"]["interval_95"]]
                     for f in factors])
    top = slice(0, MOST_LABELS)
    axes.errorbar(mu[top], sigma[top], xerr=np.abs(ends[top].T - mu[top]), fmt="none",
                  ecolor=FIRST, elinewidth=0.8, alpha=0.45)
    axes.scatter(mu[MOST_LABELS:], sigma[MOST_LABELS:], s=9, color="#b5b5b5", linewidths=0)
    reach = max(1e-9, np.nanmax(np.append(ends[top].ravel(), mu[0])))
    height = max(1e-9, np.nanmax(sigma)) * 1.08
    axes.plot([0, min(reach, height) * 1.1], [0, min(reach, height) * 1.1], color=FAINT,
              linewidth=0.7, linestyle=(0, (2, 2)), zorder=1)
    axes.set_xlim(-0.03 * reach, 1.15 * reach)
    axes.set_ylim(-0.03 * height, height)
    number_points(axes, mu[top], sigma[top])
    key = "\n".join(f"{k + 1}  {f['factor']}" for k, f in enumerate(factors[:MOST_LABELS]))
    below = np.any((mu[top] > 0.45 * reach) & (sigma[top] < 0.45 * height))
    axes.text(*((0.03, 0.97) if below else (0.6, 0.04)), key, transform=axes.transAxes, fontsize=7,
              color=INK, va="top" if below else "bottom", linespacing=1.35,
              bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.8, "pad": 1})
    axes.set_xlabel("mu*: mean size of the effect over the whole range")
    axes.set_ylabel("sigma: how unequal effects are")


def number_points(axes, mu, sigma):
    """A disc with its rank at each point, the first on top."""
    for k in reversed(range(len(mu))):
        axes.plot(mu[k], sigma[k], "o", markersize=8.5, markerfacecolor=FIRST,
                  markeredgecolor="white", markeredgewidth=0.6, zorder=20 - k)
        axes.text(mu[k], sigma[k], str(k + 1), fontsize=6, color="white", ha="center",
                  va="center_baseline", zorder=20 - k, fontweight="bold")


def bar_rows(axes, factors):
    rows = np.arange(len(factors))[::-1]
    axes.set_yticks(rows)
    axes.set_yticklabels([f["factor"] for f in factors], fontsize=7.5, color=INK)
    axes.tick_params(axis="y", length=0)
    return rows


def draw_sobol(axes, outcome):
    factors = outcome["factors"][:MOST_BARS]
    rows = bar_rows(axes, factors)
    for key, shift, colour, label in (("first", 0.2, FIRST, "alone"),
                                      ("total", -0.2, TOTAL, "with interactions")):
        values = np.array([f[key]["value"] for f in factors])
        ends = np.array([f[key]["interval_95"] for f in factors], dtype=float).T
        axes.barh(rows + shift, np.maximum(values, 0), height=0.36, color=colour, alpha=0.85,
                  label=label)
        axes.errorbar(values, rows + shift, xerr=np.abs(ends - values), fmt="none", ecolor=INK,
                      elinewidth=0.8)
    low, high = axes.get_xlim()
    axes.set_xlim(max(min(0, low), -0.25), min(high, 1.3))  # few base points give absurd intervals
    axes.axvline(0, color=FAINT, linewidth=0.6)
    axes.set_xlabel("share of the variance between points")


def draw_pawn(axes, outcome):
    factors = outcome["factors"][:MOST_BARS]
    rows = bar_rows(axes, factors)
    above = [f["pawn"] > f["threshold"] for f in factors]
    axes.barh(rows, [f["pawn"] for f in factors], height=0.6,
              color=[FIRST if a else "#c8c8c8" for a in above])
    for row, factor in zip(rows, factors):
        axes.plot([factor["threshold"]] * 2, [row - 0.38, row + 0.38], color=INK, linewidth=1)
    axes.set_xlabel("PAWN index; the mark is the threshold of noise")


DRAW = {"morris": draw_morris, "sobol": draw_sobol, "pawn": draw_pawn}
METHOD = {
    "morris": "Morris screening: {groups:,} trajectories, {factors} factors. The {top} largest mu* are "
              "numbered, bars are their 95 % intervals (bootstrap). Above the dashed line sigma "
              "exceeds mu*: the effect hangs on where the other factors stand.",
    "sobol": "Sobol' indices: {groups:,} base points, {factors} factors. Bars: 95 % intervals "
             "(bootstrap).",
    "pawn": "PAWN: {groups:,} points, {factors} factors, of single runs. Grey: not told from a factor "
            "without effect.",
}


def caption(study):
    shown = shown_outcomes(study) or study["outcomes"]
    first = shown[0]
    method = METHOD[study["method"]].format(groups=first["groups"], factors=len(study["factors"]),
                                            top=min(MOST_LABELS, len(study["factors"])))
    of = "" if study["method"] == "pawn" else "Outputs are means of a point's replicates; "
    left_out = sum(o["dropped_groups"] for o in shown)
    dropped = " Some groups with failed runs are left out." if left_out else ""
    digest = "-".join(study["digest"][k:k + 4] for k in (0, 4, 8))
    title = study["title"].rstrip(".") + ("" if study["title"].endswith("?") else ".")
    text = (f"{title} {study['points']:,} design points, {first['replicates']:g} replicates. "
            f"{method} {of}{'a' if of else 'A'}ll points share their random draws.{dropped} "
            f"{study['disclaimer'].capitalize()}. Seed {study['seed']}, digest {digest}.")
    return "\n".join(textwrap.wrap(text, 170))


def draw(study, output):
    plt.rcParams.update({"font.family": "sans-serif", "font.size": 8.5, "axes.edgecolor": "#c8c8c8",
                         "xtick.color": FAINT, "ytick.color": FAINT, "svg.hashsalt": "concordat",
                         "axes.labelcolor": FAINT, "axes.labelsize": 7.5,
                         "axes.spines.top": False, "axes.spines.right": False})
    outcomes = shown_outcomes(study)
    if not outcomes:
        sys.exit("nothing that was varied moves any of these outcomes: there is nothing to draw")
    figure, grid = plt.subplots(1, len(outcomes), figsize=(4.1 * len(outcomes) + 0.8, 5),
                                squeeze=False)
    for axes, outcome in zip(grid.flat, outcomes):
        DRAW[study["method"]](axes, outcome)
        axes.xaxis.set_major_locator(MaxNLocator(5))
        heading = words_of(outcome["outcome"])
        if outcome["outcome"] == "retreat" and study["method"] != "pawn":
            heading = "probability of retreat"
        axes.set_title(heading[0].upper() + heading[1:], loc="left", fontsize=10.5,
                       fontweight="bold", color=INK)
    if study["method"] == "sobol":
        grid.flat[0].legend(loc="lower right", facecolor="white", edgecolor="none", fontsize=8)
    width = 36 * len(outcomes) + 6
    figure.tight_layout(rect=(0, 0.11, 1, 0.9), w_pad=1.5)
    figure.text(0.012, 0.985, "\n".join(textwrap.wrap(finding(study), width)), fontsize=12,
                fontweight="bold", color=INK, va="top")
    figure.text(0.012, 0.012, "\n".join(textwrap.wrap(caption(study).replace("\n", " "),
                                                      68 * len(outcomes) + 4)),
                fontsize=7.3, color=FAINT, va="bottom")
    # No date inside: the same numbers give the same file.
    undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(output.rsplit(".", 1)[-1], {})
    figure.savefig(output, dpi=200, metadata=undated)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", help="what `concordat sensitivity STUDY --format json` printed")
    parser.add_argument("-o", "--output", required=True, help="picture.png, .svg or .pdf")
    words = parser.parse_args()
    if not words.output.endswith((".png", ".svg", ".pdf")):
        sys.exit(f"{words.output}: not a picture\n   end the name in .png, .svg or .pdf")
    try:
        with open(words.file, encoding="utf-8") as file:
            draw(json.load(file), words.output)
    except (OSError, ValueError, KeyError) as error:
        sys.exit(f"{words.file}: not what the command sensitivity prints ({error})\n"
                 "   make it: concordat sensitivity study.h5 --format json > study.json")


if __name__ == "__main__":
    main()
