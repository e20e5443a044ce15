#!/usr/bin/env python3
"""Writes analysis/speed/results.md: the speed of trust for every form in three footprints, with
parameters drawn. Usage: speed.py PROGRAM PAGE."""
import json
import subprocess
import sys

FOOTPRINTS = ["Dorset", "South Yorkshire and Bassetlaw", "Greater Manchester"]
WAYS = ["open", "choices closed", "yield closed", "votes closed", "all closed"]
RUNS = "1000"


def measured(program, footprint):
    words = [program, "speed", "--footprint", footprint, "--every-regime", "--uncertain",
             "--replicates", RUNS, "--format", "json", "--quiet"]
    return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


def cell(row, what, digits):
    if row["is_exactly_zero"]:
        return "0"
    low, high = row[what]["mean_95"]
    return f"{row[what]['mean']:.{digits}f} [{low:.{digits}f}, {high:.{digits}f}]"


def table(document, what, digits):
    by_regime = {}
    for row in document["speed_of_trust"]:
        by_regime.setdefault(row["regime"], {})[row["ways"]] = cell(row, what, digits)
    head = "| form | as it is | not through choices | not through yield | not through votes | none |\n"
    lines = [f"| {regime} | " + " | ".join(cells[way] for way in WAYS) + " |"
             for regime, cells in by_regime.items()]
    return head + "|---|---|---|---|---|---|\n" + "\n".join(lines) + "\n"


def main(program, page):
    parts = ["# The speed of trust\n\nMade by `analysis/report/speed.py`. .1 more trust in everyone in "
             "month 24; what the columns mean stands in the\n[README](README.md). "
             f"{RUNS} pairs for each cell: parameter sets drawn as `--uncertain` draws them, eight pairs\n"
             "each; intervals of 95 % are over sets. *None* has every way closed: 0 means the same in every "
             "month of every pair,\nto the last bit. An illustration of mechanisms, not a forecast.\n"]
    for footprint in FOOTPRINTS:
        document = measured(program, footprint)
        parts.append(f"\n## {document['scenario']}\n\nMonths sooner:\n\n"
                     + table(document, "months_sooner", 1)
                     + "\nIntegration a year, times 1,000:\n\n"
                     + table(scaled(document), "integration_a_year", 1))
    with open(page, "w", encoding="utf-8") as file:
        file.write("".join(parts))


def scaled(document):
    for row in document["speed_of_trust"]:
        one = row["integration_a_year"]
        one["mean"] *= 1000
        one["mean_95"] = [1000 * end for end in one["mean_95"]]
    return document


if __name__ == "__main__":
    main(*sys.argv[1:])
