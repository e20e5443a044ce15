#!/usr/bin/env python3
"""Writes the page of what the model reproduces, with a small picture of each pattern.

    concordat validate --output patterns.h5
    concordat validate --under all --output conditions.h5
    python3 analysis/report/patterns.py patterns.h5 conditions.h5 --page results.md

Beside the page goes its picture, results.png: a panel for each pattern, what its first claim speaks of
at each design point, with 95 % intervals of the means. Nothing is computed anew. Needs h5py, numpy and
matplotlib.
"""
import argparse
import collections
import pathlib
import textwrap

import h5py
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
    if value is None or not np.isfinite(value):
        return "–"
    text = f"{value:.0f}" if abs(value) >= 100 else f"{value:.3g}"
    if abs(value) < 1e-4 and value != 0:
        text = f"{value:.0e}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text


def interval(row):
    low, high = row["low"], row["high"]
    return f"[{number(low)}, {number(high)}]" if np.isfinite(low) else ""


def rows_of(group):
    """The rows of a table of columns."""
    columns = {}
    for name, data in group.items():
        values = data[()]
        columns[name] = [v.decode() if isinstance(v, bytes) else v for v in values.tolist()]
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


class Results:
    """One file of `concordat validate`."""

    def __init__(self, path):
        with h5py.File(path) as file:
            self.about = {k: v.decode() if isinstance(v, bytes) else v for k, v in file.attrs.items()}
            self.patterns, self.claims, self.points = (
                rows_of(file[name]) for name in ("patterns", "claims", "points"))

    def of(self, rows, pattern):
        return [row for row in rows if row["pattern"] == pattern]


def label_of(point):
    """A point's values, short."""
    parts = [part.strip() for part in point.split(",")]
    short = {"true": "on", "false": "off", "memorandum": "MoU", ".0222222222": ".022"}
    return ", ".join(short.get(p, p.removeprefix("0") if p.startswith("0.") else p) for p in parts)


def draw_points(axes, points, colour):
    """Means at points, in their order; numbers stand where they belong."""
    labels = [p["point"] for p in points]
    try:
        at = np.array([float(label) for label in labels])
        numeric = len(at) > 2
    except ValueError:
        numeric = False
    if not numeric:
        at = np.arange(len(labels), dtype=float)
    mean = np.array([p["mean"] for p in points])
    ends = np.array([[p["mean"] - p["low"], p["high"] - p["mean"]] for p in points]).T
    axes.errorbar(at, mean, yerr=np.nan_to_num(ends), fmt="o", color=colour, ecolor=colour,
                  markersize=3.5, elinewidth=1)
    if numeric:
        axes.plot(at, mean, color=colour, linewidth=0.9, alpha=0.6)
    else:
        axes.set_xticks(at)
        axes.set_xticklabels([label_of(label) for label in labels], fontsize=5.5,
                             rotation=0 if max(map(len, labels)) < 9 else 18)
        axes.set_xlim(-0.5, len(labels) - 0.5)


def draw_years(axes, points, colour):
    """A line over years for each point: what a claim about a series speaks of."""
    styles = ["-", "--", ":", "-."]
    by_point = collections.defaultdict(list)
    for p in points:
        by_point[p["point"]].append((int(p["outcome"].rpartition("_")[2]), p["mean"]))
    for style, (point, path) in zip(styles, by_point.items()):
        months, means = zip(*sorted(path))
        axes.plot(np.array(months) / 12, means, style, color=colour, linewidth=1,
                  label=label_of(point))
    axes.legend(fontsize=5, frameon=False, handlelength=1.8)
    axes.set_xlabel("years", fontsize=5.5, labelpad=1, color=FAINT)


def draw_estimates(axes, claims):
    """Estimates of the claims themselves, where means would say nothing."""
    for k, claim in enumerate(claims):
        colour = COLOUR[claim["verdict"]]
        axes.errorbar(k, claim["estimate"], fmt="o", color=colour, markersize=3.5, elinewidth=1,
                      yerr=[[claim["estimate"] - claim["low"]], [claim["high"] - claim["estimate"]]])
    axes.set_xticks(range(len(claims)))
    axes.set_xticklabels([f"claim {k + 1}" for k in range(len(claims))], fontsize=5.5)
    axes.set_xlim(-0.5, len(claims) - 0.5)


def draw_panel(axes, results, pattern):
    claims = results.of(results.claims, pattern["id"])
    points = results.of(results.points, pattern["id"])
    colour = COLOUR[pattern["verdict"]]
    curve = claims[0]["statistic"] in ("crosses", "reaches", "recovery")
    if claims[0]["statistic"] == "rank_correlation":
        draw_estimates(axes, [c for c in claims if c["statistic"] == "rank_correlation"])
        outcome = "rank correlation"
    elif curve:
        draw_years(axes, points, colour)
        outcome = points[0]["outcome"].rpartition("_")[0].replace("_", " ")
    else:
        outcome = points[0]["outcome"]
        draw_points(axes, [p for p in points if p["outcome"] == outcome], colour)
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


def draw(results, path):
    rows = -(-len(results.patterns) // COLUMNS)
    figure, panels = plt.subplots(rows, COLUMNS, figsize=(12, 2.3 * rows + 0.7))
    for axes, pattern in zip(panels.flat, results.patterns):
        draw_panel(axes, results, pattern)
    for axes in list(panels.flat)[len(results.patterns):]:
        axes.set_visible(False)
    counts = collections.Counter(p["verdict"] for p in results.patterns)
    figure.suptitle(f"Of {len(results.patterns)} patterns the model shows {counts['pass']}, "
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


def details_of(results, pattern):
    yield f"### {pattern['id']}"
    yield f"**{pattern['title']}.** {pattern['sources']}. {pattern['use'].capitalize()}, " \
          f"{pattern['standing']}: {pattern['because']}."
    yield ""
    yield "| claim | expected | estimate | 95 % interval | verdict |"
    yield "|---|---|---:|---|---|"
    for c in results.of(results.claims, pattern["id"]):
        yield (f"| {c['that']} | {c['expected']} | {number(c['estimate'])} | {interval(c)} | "
               f"{SIGN[c['verdict']]} |")
    if pattern["explanation"] and pattern["verdict"] != "pass":
        yield ""
        yield pattern["explanation"]
    yield ""


def conditions_of(conditions):
    """Conditions in their order, by kind, and verdicts by pattern and condition."""
    kinds, verdicts = collections.OrderedDict(), {}
    for row in conditions.patterns:
        kinds.setdefault(row["kind"], collections.OrderedDict())[row["condition"]] = row["condition_title"]
        verdicts[row["id"], row["condition"]] = row
    return kinds, verdicts


def robustness(conditions, ids, kind, names, verdicts):
    letter = {"pass": "●", "weak": "◐", "fail": "○"}
    yield "| | " + " | ".join(names.values()) + " |"
    yield "|---|" + ":-:|" * len(names)
    for pattern in ids:
        cells = [verdicts.get((pattern, name)) for name in names]
        yield f"| {pattern} | " + " | ".join(
            letter[c["verdict"]] if c and c["verdict"] else "–" for c in cells) + " |"
    yield ""


def controls(names, verdicts, ids):
    yield "| control | pattern | estimate without it | with it | vanishes |"
    yield "|---|---|---|---|---|"
    for name, title in names.items():
        for pattern in ids:
            row = verdicts.get((pattern, name))
            if row and row["vanishes"]:
                yield (f"| {title} | {pattern} | {number(row['estimate'])} {interval(row)} | "
                       f"{number(row['usual_estimate'])} | {row['vanishes']} |")
    yield ""


def page_of(results, conditions, picture):
    about = results.about
    yield "# What the model reproduces"
    yield ""
    yield "Written by `./dev patterns`; do not edit. Patterns are in `configs/patterns/`, " \
          "[how they are tested](README.md) is beside this page."
    yield ""
    yield f"`{about.get('command', 'concordat validate')}`, version {about.get('version', '?')}, " \
          f"digest {about.get('digest', '?')}. An illustration of mechanisms, not a forecast for any place."
    yield ""
    yield f"![A panel for each pattern]({picture})"
    yield ""
    for use, says in (("calibration", "helped to choose defaults, so they are no evidence"),
                      ("validation", "were kept back")):
        chosen = [p for p in results.patterns if p["use"] == use]
        counts = collections.Counter(p["verdict"] for p in chosen)
        yield f"## Patterns for {use}"
        yield f"They {says}. {counts['pass']} pass, {counts['weak']} weak, {counts['fail']} fail."
        yield ""
        yield from table_of(chosen)
        yield ""
    if conditions:
        ids = [p["id"] for p in results.patterns]
        kinds, verdicts = conditions_of(conditions)
        yield "## Negative controls"
        yield "With a mechanism off, the patterns that need it must vanish: the first claim passes no more, " \
              "and its interval covers zero or a tenth is left."
        yield ""
        yield from controls(kinds.get("control", {}), verdicts, ids)
        yield "## Under rival rules and in other places"
        yield "● passes, ◐ weak, ○ fails, – does not apply."
        yield ""
        for kind in kinds:
            yield from robustness(conditions, ids, kind, kinds[kind], verdicts)
    yield "## Claim by claim"
    for pattern in results.patterns:
        yield from details_of(results, pattern)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("results", help="file of `concordat validate --output`")
    parser.add_argument("conditions", nargs="?", help="file of `concordat validate --under all`")
    parser.add_argument("--page", required=True, help="Markdown to write; the picture goes beside it")
    arguments = parser.parse_args()
    results = Results(arguments.results)
    conditions = Results(arguments.conditions) if arguments.conditions else None
    page = pathlib.Path(arguments.page)
    picture = page.with_suffix(".png")
    draw(results, picture)
    text = "\n".join(page_of(results, conditions, picture.name))
    page.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(f"wrote {page} and {picture}")


if __name__ == "__main__":
    main()
