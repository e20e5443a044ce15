#!/usr/bin/env python3
"""Writes the page of what the model reproduces, with a small picture of each pattern.

    concordat validate --format json > patterns.json
    concordat validate --under all --format json > conditions.json
    python3 analysis/report/patterns.py patterns.json conditions.json --page results.md

Beside the page goes its picture, results.png: a panel for each pattern, what its first claim speaks of
at each design point, with 95 % intervals of the means. Nothing is computed anew. Needs numpy and
matplotlib.
"""
import argparse
import collections
import json
import pathlib
import textwrap

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

INK, FAINT = "#1b1b1b", "#6f6f6f"
COLOUR = {"pass": "#0072b2", "weak": "#e69f00", "fail": "#b0413e"}  # Okabe & Ito, and a red
COLUMNS = 5
SIGN = {"pass": "pass", "weak": "weak", "fail": "**fail**", "": "–"}
WORDS = {
    "final_integration": "integration, month 120",
    "collaborating": "collaboration, ten years",
    "collaborating_later": "collaboration, years 3 to 10",
    "hospitals": "hospitals that collaborate",
    "pressed": "pressure, ten years",
    "margin_two_years": "margin, two years",
    "workload_early": "community workload, months 6-24",
    "public_trust_9": "the public's trust, month 9",
    "system_gap_60": "gap between systems, month 60",
}


def words_of(outcome):
    if outcome in WORDS:
        return WORDS[outcome]
    name, _, month = outcome.rpartition("_")
    return f"{name.replace('_', ' ')}, month {month}" if month.isdigit() else outcome.replace("_", " ")


def number(value):
    """Three figures, without a leading zero."""
    if value is None:
        return "–"
    text = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    if 0 < abs(value) < 1e-4:
        text = f"{value:.0e}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def interval(row):
    low, high = row["interval"]
    return f"[{number(low)}, {number(high)}]" if low is not None else ""


def expected(claim):
    """What its number should be, in words."""
    words = {"above": "above", "below": "below", "at_least": "at least", "at_most": "at most",
             "exactly": "exactly"}
    return ", ".join(f"{words[k]} {number(v)}" for k, v in claim["expected"].items())


def rows_of(pattern):
    """Means of the headline's outcomes at each point."""
    for point in pattern["points"]:
        name = ", ".join(short(value) for value in point["levels"].values())
        for mean in point["means"]:
            yield {"point": name, "outcome": mean["outcome"], "mean": mean["mean"],
                   "low": mean["interval"][0], "high": mean["interval"][1]}


def short(value):
    """A level as a label."""
    words = {"true": "on", "false": "off", "memorandum": "MoU", True: "on", False: "off"}
    if isinstance(value, str) or isinstance(value, bool):
        return words.get(value, value)
    return number(value)


def draw_points(axes, points, colour):
    """Means at points, in their order; numbers stand where they belong."""
    labels = [p["point"] for p in points]
    numeric = len(labels) > 2 and all(label.replace("-", "").replace(".", "").isdigit()
                                      for label in labels)
    at = np.array([float(label) for label in labels]) if numeric else np.arange(len(labels))
    mean = np.array([p["mean"] for p in points])
    ends = np.array([[p["mean"] - p["low"], p["high"] - p["mean"]] for p in points]).T
    axes.errorbar(at, mean, yerr=ends, fmt="o", color=colour, ecolor=colour,
                  markersize=3.5, elinewidth=1)
    if numeric:
        axes.plot(at, mean, color=colour, linewidth=0.9, alpha=0.6)
    else:
        axes.set_xticks(at)
        crowded = len(labels) * max(map(len, labels)) > 36
        axes.set_xticklabels(labels, fontsize=5.5, rotation=18 if crowded else 0)
        axes.set_xlim(-0.5, len(labels) - 0.5)


def name_factors(axes, pattern):
    """What the points' numbers and words are of."""
    names = [path.rpartition(".")[2].replace("_", " ") for path in pattern["points"][0]["levels"]]
    axes.set_xlabel(", ".join(names), fontsize=5.5, labelpad=1.5, color=FAINT)


def draw_years(axes, points, colour):
    """A line over years for each point: what a claim about a series speaks of."""
    styles = ["-", "--", ":", "-."]
    by_point = collections.defaultdict(list)
    for p in points:
        by_point[p["point"]].append((int(p["outcome"].rpartition("_")[2]), p["mean"]))
    for style, (point, path) in zip(styles, by_point.items()):
        months, means = zip(*sorted(path))
        axes.plot(np.array(months) / 12, means, style, color=colour, linewidth=1,
                  label=point)
    axes.legend(fontsize=5, frameon=False, handlelength=1.8)
    axes.set_xlabel("years", fontsize=5.5, labelpad=1, color=FAINT)


def draw_estimates(axes, claims):
    """Estimates of correlations themselves, where means would say nothing."""
    chosen = [(k, c) for k, c in enumerate(claims) if c["statistic"] == "rank_correlation"]
    for k, claim in chosen:
        colour = COLOUR[claim["verdict"]]
        axes.errorbar(k, claim["estimate"], fmt="o", color=colour, markersize=3.5, elinewidth=1,
                      yerr=[[claim["estimate"] - claim["interval"][0]],
                            [claim["interval"][1] - claim["estimate"]]])
    axes.set_xticks([k for k, _ in chosen])
    axes.set_xticklabels([f"claim {k + 1}" for k, _ in chosen], fontsize=5.5)
    axes.set_xlim(-0.5, len(claims) - 0.5)


def draw_panel(axes, pattern):
    claims, points = pattern["claims"], list(rows_of(pattern))
    colour = COLOUR[pattern["verdict"]]
    curve = claims[0]["statistic"] in ("crosses", "reaches", "recovery")
    if claims[0]["statistic"] == "rank_correlation":
        draw_estimates(axes, claims)
        outcome = "rank correlation"
    elif curve:
        draw_years(axes, points, colour)
        outcome = points[0]["outcome"].rpartition("_")[0].replace("_", " ")
    else:
        outcome = points[0]["outcome"]
        draw_points(axes, [p for p in points if p["outcome"] == outcome], colour)
        name_factors(axes, pattern)
        outcome = words_of(outcome)
    title = textwrap.fill(f"{pattern['id']}  {pattern['title']}", 38)
    axes.set_title(title, fontsize=6, loc="left", color=INK, pad=9)
    axes.text(0, 1.02, f"{pattern['verdict']} · {outcome}", transform=axes.transAxes, fontsize=5.5,
              color=colour, va="bottom", fontweight="bold")
    axes.tick_params(labelsize=5.5, length=2, color=FAINT, labelcolor=FAINT)
    axes.margins(y=0.15)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(FAINT)


def draw(patterns, path):
    rows = -(-len(patterns) // COLUMNS)
    figure, panels = plt.subplots(rows, COLUMNS, figsize=(12, 2.3 * rows + 0.7))
    for axes, pattern in zip(panels.flat, patterns):
        draw_panel(axes, pattern)
    for axes in list(panels.flat)[len(patterns):]:
        axes.set_visible(False)
    counts = collections.Counter(p["verdict"] for p in patterns)
    figure.suptitle(f"Of {len(patterns)} patterns the model shows {counts['pass']}, "
                    f"{counts['weak']} weakly, {counts['fail']} not", x=0.02, ha="left",
                    fontsize=11, color=INK)
    figure.text(0.02, 0.006, "Means at each design point with 95 % intervals; all points share their "
                "random draws, so that contrasts are known better than the intervals suggest. "
                "An illustration of mechanisms, not a forecast for any place.", fontsize=6,
                color=FAINT)
    figure.tight_layout(rect=(0, 0.015, 1, 0.975), h_pad=1.2, w_pad=0.8)
    figure.savefig(path, dpi=150, metadata={"Software": None})


def table_of(patterns):
    yield "| | pattern | verdict | estimate | 95 % interval | standing |"
    yield "|---|---|---|---:|---|---|"
    for p in patterns:
        yield (f"| [{p['id']}](#{p['id'].lower()}) | {p['title']} | {SIGN[p['verdict']]} | "
               f"{number(p['estimate'])} | {interval(p)} | {p['standing']} |")


def details_of(pattern):
    yield f"### {pattern['id']}"
    yield f"**{pattern['title']}.** {'; '.join(pattern['sources'])}. {pattern['use'].capitalize()}, " \
          f"{pattern['standing']}: {pattern['because']}."
    yield ""
    yield "| claim | expected | estimate | 95 % interval | verdict |"
    yield "|---|---|---:|---|---|"
    for c in pattern["claims"]:
        yield (f"| {c['that']} | {expected(c)} | {number(c['estimate'])} | {interval(c)} | "
               f"{SIGN[c['verdict']]} |")
    for claim in pattern["claims"]:
        if claim["verdict"] != "pass":
            yield ""
            yield why(claim)
    if pattern["explanation"] and pattern["verdict"] != "pass":
        yield ""
        yield pattern["explanation"]
    yield ""


def why(claim):
    """What a claim that does not hold lacks, from its numbers."""
    (low, high), asked = claim["interval"], claim["expected"]
    reasons = []
    for side, limit, wrong in (("above", asked.get("above"), lambda x: high is not None and high < x),
                               ("below", asked.get("below"), lambda x: low is not None and low > x)):
        if limit is None:
            continue
        held = low is not None and (low > limit if side == "above" else high < limit)
        if held:
            continue
        reasons.append(f"all of its interval lies on the other side of {number(limit)}" if wrong(limit)
                       else f"it cannot be told from {number(limit)}")
    if "at_least" in asked and claim["estimate"] < asked["at_least"]:
        reasons.append(f"it is less than {number(asked['at_least'])}")
    if "at_most" in asked and claim["estimate"] > asked["at_most"]:
        reasons.append(f"it is more than {number(asked['at_most'])}")
    if "exactly" in asked:
        reasons.append(f"it is not {number(asked['exactly'])} in every replicate")
    return (f"That *{claim['that']}* does not hold: of {number(claim['estimate'])} "
            f"{interval(claim)}, expected {expected(claim)}, {' and '.join(reasons)}.")


def verdicts_of(trials, kind):
    """Titles of the conditions of a kind, and trials by pattern and title; None is as it is."""
    titles = list(dict.fromkeys(t["condition_title"] for t in trials
                                if t.get("condition_kind") == kind))
    return titles, {(t["id"], t.get("condition_title")): t for t in trials}


def robustness(trials, kind):
    letter = {"pass": "●", "weak": "◐", "fail": "○", "does not apply": "–"}
    titles, found = verdicts_of(trials, kind)
    yield "| | as is | " + " | ".join(titles) + " |"
    yield "|---|" + ":-:|" * (len(titles) + 1)
    for pattern in dict.fromkeys(t["id"] for t in trials):
        cells = [letter[found[pattern, title]["verdict"]] for title in [None, *titles]]
        yield f"| {pattern} | " + " | ".join(cells) + " |"
    yield ""


def controls(trials):
    yield "| control | pattern | as it is | under the control | |"
    yield "|---|---|---|---|---|"
    titles, found = verdicts_of(trials, "control")
    for title in titles:
        for pattern in dict.fromkeys(t["id"] for t in trials):
            usual, trial = found[pattern, None], found[pattern, title]
            if "vanishes" in trial:
                yield (f"| {title} | {pattern} | {number(usual['estimate'])} {interval(usual)} | "
                       f"{number(trial['estimate'])} {interval(trial)} | "
                       f"{'vanishes' if trial['vanishes'] else '**stays**'} |")
    yield ""


def page_of(patterns, trials, picture):
    yield "# What the model reproduces"
    yield ""
    yield "Written by `./dev patterns`; do not edit. The patterns are files in `configs/patterns/`, how they"
    yield "are tested is [beside this page](README.md). South Yorkshire and Bassetlaw stands for a real"
    yield "footprint: an illustration of mechanisms, not a forecast for any place."
    yield ""
    yield f"![A panel for each pattern]({picture})"
    yield ""
    for use, says in (("calibration", "helped to choose defaults, so they are no evidence"),
                      ("validation", "were kept back")):
        chosen = [p for p in patterns if p["use"] == use]
        counts = collections.Counter(p["verdict"] for p in chosen)
        yield f"## Patterns for {use}"
        yield f"They {says}. {counts['pass']} pass, {counts['weak']} weak, {counts['fail']} fail; the number " \
              "is that of a pattern's first claim, the verdict that of its worst."
        yield ""
        yield from table_of(chosen)
        yield ""
    if trials:
        yield "## Negative controls"
        yield "With a mechanism off, the patterns that need it must vanish: the first claim passes no more, and " \
              "its interval covers zero or less than a tenth is left. Patterns that fail as they are say nothing."
        yield ""
        yield from controls(trials)
        yield "## Under controls, rival rules and in other places"
        yield f"{trials[0]['replicates']} replicates at most. ● passes, ◐ weak, ○ fails, – does not apply."
        yield ""
        for kind in ("control", "rule", "place"):
            yield from robustness(trials, kind)
    yield "## Claim by claim"
    for pattern in patterns:
        yield from details_of(pattern)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("patterns", help="what `concordat validate --format json` says")
    parser.add_argument("conditions", nargs="?", help="the same with `--under all`")
    parser.add_argument("--page", required=True, help="Markdown to write; the picture goes beside it")
    arguments = parser.parse_args()
    patterns = json.loads(pathlib.Path(arguments.patterns).read_text(encoding="utf-8"))
    trials = []
    if arguments.conditions:
        trials = json.loads(pathlib.Path(arguments.conditions).read_text(encoding="utf-8"))
    page = pathlib.Path(arguments.page)
    picture = page.with_suffix(".png")
    draw(patterns, picture)
    text = "\n".join(page_of(patterns, trials, picture.name))
    page.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(f"wrote {page} and {picture}")


if __name__ == "__main__":
    main()
