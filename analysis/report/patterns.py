#!/usr/bin/env python3
"""Writes the page of what the model reproduces, as Markdown.

    concordat validate --format json > patterns.json
    concordat validate --under all --format json > conditions.json
    python3 analysis/report/patterns.py patterns.json conditions.json --page results.md
    concordat figure patterns.json panels --width 254 --output results.png

Nothing is computed anew. The picture beside the page is the package's of apps/python.
"""
import argparse
import collections
import json
import pathlib

SIGN = {"pass": "pass", "weak": "weak", "fail": "**fail**", "": "–"}


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
    parser.add_argument("--page", required=True, help="Markdown to write; its picture stands beside it")
    arguments = parser.parse_args()
    patterns = json.loads(pathlib.Path(arguments.patterns).read_text(encoding="utf-8"))
    trials = []
    if arguments.conditions:
        trials = json.loads(pathlib.Path(arguments.conditions).read_text(encoding="utf-8"))
    page = pathlib.Path(arguments.page)
    text = "\n".join(page_of(patterns, trials, page.with_suffix(".png").name))
    page.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(f"wrote {page}")


if __name__ == "__main__":
    main()
