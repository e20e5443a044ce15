#!/usr/bin/env python3
"""Writes analysis/stress/shocks.md: what every shock that ships does at its size, in three places under a
memorandum and under a hospital's lead. Usage: shocks.py PROGRAM PAGE."""
import json
import pathlib
import subprocess
import sys
import tempfile

PLACES = [("three_places", ["three_places"]),
          ("Dorset", ["--footprint", "Dorset"]),
          ("South Yorkshire and Bassetlaw", ["--footprint", "South Yorkshire and Bassetlaw"])]
REGIMES = ["memorandum", "lead_acute"]
PAIRS = "200"


def tested(program, place):
    with tempfile.TemporaryDirectory() as folder:
        words = [program, "stress", *place, "--shock", "all", "--replicates", PAIRS, "--quiet",
                 "--format", "json", "--output", str(pathlib.Path(folder) / "stress.h5")]
        for regime in REGIMES:
            words += ["--regime", regime]
        return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


def short(value, digits):
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if abs(value) < 1 else text


def estimate(found, digits):
    low, high = found["interval_95"]
    return f"{short(found['value'], digits)} [{short(low, digits)}, {short(high, digits)}]"


def row(title, cell):
    if cell["does_nothing"]:
        return f"| {title} | {cell['does_nothing']} | | | | |"
    return (f"| {title} | {estimate(cell['years_lost'], 2)} | {estimate(cell['excess_risk'], 3)} "
            f"| {estimate(cell['integration_lost'], 3)} | {estimate(cell['trusts_million'], 0)} "
            f"| {estimate(cell['social_care'], 3)} |")


def section(program, name, place):
    test = tested(program, place)
    titles = {shock["name"]: shock["title"] for shock in test["shocks"]}
    lines = []
    for regime in REGIMES:
        lines += ["", f"## {name}, {regime}", "",
                  "| shock | years of joint work lost, of 8 | excess risk of retreat | integration lost "
                  "| trusts, £m | social care met |", "|---|---|---|---|---|---|"]
        lines += [row(titles[cell["shock"]], cell) for cell in test["cells"]
                  if cell["regime"] == regime]
    return lines


def sizes(program):
    shocks = json.loads(subprocess.run([program, "list", "shocks", "--format", "json"], check=True,
                                       capture_output=True).stdout)
    lines = ["", "## Sizes", "", "| shock | size | what that is | evidence | sources |",
             "|---|---|---|---|---|"]
    for shock in shocks:
        lines.append(f"| {shock['title']} | {short(shock['size'], 2)} | {shock['meaning']} "
                     f"| {shock['evidence']} | {'; '.join(shock['sources'])} |")
    return lines


def main(program, page):
    lines = ["# What every shock does", "",
             f"Made by `analysis/report/shocks.py`: shocks of April 2018 at their sizes, {PAIRS} pairs of runs with the same",
             "draws, 95 % intervals, to March 2026. Where a shock changes nothing in any run the table says why. An",
             "illustration of mechanisms, not a forecast."]
    for name, place in PLACES:
        lines += section(program, name, place)
    lines += sizes(program)
    pathlib.Path(page).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
