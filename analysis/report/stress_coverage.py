#!/usr/bin/env python3
"""Writes analysis/stress/coverage.md: how often the 95 % intervals of a stress test's cell hold what 20,000 pairs say.
Usage: stress_coverage.py PROGRAM PAGE."""
import json
import pathlib
import subprocess
import sys
import tempfile

CELL = ["--footprint", "dorset", "--regime", "memorandum", "--shock", "squeeze"]
SEEDS, PAIRS, REFERENCE = 200, 100, 20_000
NUMBERS = {"years_of_joint_work": "years of joint work", "years_of_twin": "the same without the shock", "years_lost": "years lost",
           "kept": "share kept", "depth": "depth", "hurt": "share of runs that are hurt", "risk": "risk of retreat",
           "twin_risk": "the same without the shock", "excess_risk": "excess risk", "integration_lost": "integration lost",
           "trusts_million": "trusts' margins, £m", "ccgs_million": "CCGs' margins, £m", "social_care": "social care met",
           "recovery": "not back in the end", "critical_at_risk": "size at which one run in ten retreats",
           "critical_at_loss": "size at which a fifth is lost"}
SHARES = {"hurt", "risk", "twin_risk", "excess_risk", "recovery"}


def test(program, seed, pairs):
    with tempfile.TemporaryDirectory() as folder:
        words = [program, "stress", *CELL, "--seed", str(seed), "--replicates", str(pairs), "--quiet", "--format", "json",
                 "--output", str(pathlib.Path(folder) / "stress.h5")]
        return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


def numbers(told):
    cell, ladder = told["cells"][0], told["fragility"][0]
    found = {name: (cell[name]["value"], cell[name]["interval_95"]) for name in NUMBERS if name in cell and name != "recovery"}
    found["recovery"] = (cell["recovery"]["at_end"]["value"], cell["recovery"]["at_end"]["interval_95"])
    for name in ("critical_at_risk", "critical_at_loss"):
        found[name] = (ladder[name]["size"], ladder[name]["interval_95"])
    return found


def holds(interval, truth):
    low, high = interval
    return low is not None and low <= truth and (high is None or truth <= high)


def main(program, page):
    truth = numbers(test(program, 1_000_003, REFERENCE))
    counts = dict.fromkeys(truth, 0)
    for seed in range(1, SEEDS + 1):
        for name, (_, interval) in numbers(test(program, seed, PAIRS)).items():
            counts[name] += holds(interval, truth[name][0])
    lines = ["# Do the intervals of a stress test hold the truth?", "",
             f"Made by `analysis/report/stress_coverage.py`: a cut of income of 6 % in Dorset under a memorandum, {SEEDS} seeds of {PAIRS} pairs "
             f"each, against {REFERENCE:,} pairs of another seed. 95 % intervals ought to hold it in 90 to 99 %. Shares are asked where they "
             "lie between .02 and .98: elsewhere few runs say anything.", "",
             "| number | 20,000 pairs | held by |", "|---|---|---|"]
    for name, title in NUMBERS.items():
        value = truth[name][0]
        if name in SHARES and not .02 <= value <= .98:
            lines.append(f"| {title} | {value:.3f} | not asked |")
            continue
        lines.append(f"| {title} | {value:.3f} | {100 * counts[name] / SEEDS:.1f} % |")
    pathlib.Path(page).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
