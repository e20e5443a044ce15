#!/usr/bin/env python3
"""Draws a result file: how an ensemble develops, as small multiples over time.

    python3 analysis/report/picture.py dorset.h5 -o dorset.png

The ending of the output decides the format: .png, .svg or .pdf. Needs h5py, numpy, matplotlib.
"""
import argparse
import re
import sys
import textwrap

import h5py
import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.ticker import FuncFormatter, MaxNLocator
import numpy as np

INK, FAINT, BAND = "#1b1b1b", "#6f6f6f", "#0072b2"  # blue of Okabe & Ito, safe for colour-blind eyes
PROVIDERS, COMMISSIONERS = "#0072b2", "#d55e00"

# series, heading, scale: "share" in per cent, "index" as it is, "margin" in per cent around zero
PANELS = [
    ("collaboration", "Collaboration", "joint decisions in which organisations collaborate", "share"),
    ("trust", "Trust", "mean between partners; 0 none, 1 full", "index"),
    ("integration", "Integration of care", "mean over people; 0 none, 1 full", "index"),
    ("pressure", "Financial pressure", "1 is the mean acute trust of 2016/17", "pressure"),
    ("trusts_in_deficit", "In deficit", "share of NHS trusts", "share"),
    (("provider_margin", "commissioner_margin"), "Margins", "over turnover", "margin"),
]


def text_of(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def quantiles(file, series):
    """Months by probability."""
    levels = np.round(file["quantile"][:], 3)
    values = file[f"{series}_quantile"][:]
    return {level: values[k] for k, level in enumerate(levels)}


def fan(axes, months, q, colour, label=None):
    axes.fill_between(months, q[0.05], q[0.95], color=colour, alpha=0.18, linewidth=0)
    axes.fill_between(months, q[0.25], q[0.75], color=colour, alpha=0.30, linewidth=0)
    axes.plot(months, q[0.5], color=colour, linewidth=1.8, solid_capstyle="round", label=label)


def mark_years(axes, months):
    """Financial years: bands of white and grey from April to March, named below."""
    years = range(0, len(months), 12)
    for start in years[1::2]:
        axes.axvspan(start, min(start + 12, len(months)), color="#f3f3f0", zorder=0)
    step = max(1, round(len(years) / 5))
    shown = [start for start in list(years)[::step] if start + 3 <= len(months)]
    axes.set_xticks([(start + min(start + 12, len(months))) / 2 for start in shown])
    axes.set_xticklabels([f"{2016 + s // 12}/{(17 + s // 12) % 100:02d}" for s in shown])
    axes.set_xlim(0, len(months))


def scale(axes, kind):
    axes.yaxis.set_major_locator(MaxNLocator(5))
    if kind in ("share", "index"):
        axes.set_ylim(0, 1)
    if kind == "pressure":
        axes.set_ylim(bottom=0)
    if kind in ("share", "margin"):
        axes.yaxis.set_major_formatter(FuncFormatter(lambda v, _: f"{round(100 * v, 6) + 0:g} %".replace("-", "−")))


def draw_panel(axes, file, months, panel):
    series, heading, meaning, kind = panel
    if isinstance(series, tuple):
        axes.axhline(0, color=FAINT, linewidth=0.8)
        fan(axes, months, quantiles(file, series[0]), PROVIDERS, "trusts")
        fan(axes, months, quantiles(file, series[1]), COMMISSIONERS, "CCGs")
        axes.legend(loc="lower left", facecolor="white", edgecolor="none", framealpha=0.85,
                    fontsize=8, labelcolor="linecolor", handlelength=1.2)
    else:
        fan(axes, months, quantiles(file, series), BAND)
    scale(axes, kind)
    mark_years(axes, months)
    for _, month in events(file):
        axes.axvline(month, color=FAINT, linewidth=0.7, linestyle=(0, (2, 2)), zorder=1)
    axes.set_title(heading, loc="left", fontsize=10.5, fontweight="bold", color=INK, pad=16)
    axes.text(0, 1.03, meaning, transform=axes.transAxes, fontsize=8, color=FAINT)


def events(file):
    """(name, month) of everything scripted, in time, from the scenario that the file carries."""
    scenario = text_of(file["scenario"][()])
    found = []
    for block in re.findall(r"^event \{\n(.*?)^\}", scenario, re.MULTILINE | re.DOTALL):
        fields = dict(re.findall(r"^  (\w+): (.*)$", block, re.MULTILINE))
        name = fields.get("name", "").strip('"') or fields.get("kind", "event").replace("_", " ")
        month = int(fields.get("month", 0))
        if month < file["month"].shape[0]:
            found.append((name, month))
    return sorted(found, key=lambda event: event[1])


def event_words(file):
    verticals = [f"{name} (month {month})" for name, month in events(file)]
    return " Dashed: " + ", ".join(verticals) + "." if verticals else ""


def percent(share):
    return f"{int(100 * share + 0.5)} %"


def direction(start, end, tolerance):
    return "steady" if abs(end - start) <= tolerance else "up" if end > start else "down"


def finding(file):
    """One sentence on what happens, from the medians."""
    collaboration = quantiles(file, "collaboration")[0.5]
    peak = int(np.argmax(collaboration))
    integration = quantiles(file, "integration")[0.5]
    retreats = file["retreat"][:]
    share = float(np.nanmean(retreats.astype(float)))
    end = collaboration[-1]
    if direction(collaboration[peak], end, 0.05) == "down" and peak > 0:
        course = f"Collaboration peaks at {percent(collaboration[peak])} and falls to {percent(end)}"
    elif direction(collaboration[0], end, 0.05) == "up":
        course = f"Collaboration grows from {percent(collaboration[0])} to {percent(end)}"
    else:
        course = f"Collaboration holds at about {percent(end)}"
    months = len(collaboration)
    time = f"{months // 12} years" if months >= 24 else f"{months} months"
    pressure = quantiles(file, "pressure")[0.5]
    why = {"up": " as financial pressure mounts", "down": " as financial pressure eases",
           "steady": ""}[direction(pressure[0], pressure[-1], 0.1)]
    part = percent(share) if share >= 0.005 else "under 1 %"
    silo = "no run retreats" if share == 0 else f"{part} of runs retreat"
    return (f"{course}{why}; integration reaches {integration[-1]:.2f} in {time}; "
            f"{silo} to silos")


def caption(file):
    attributes = file.attrs
    runs = file["failed"].shape[0]
    failed = int(np.sum(file["failed"][:]))
    digest = text_of(attributes["digest"])
    short = "-".join(digest[k:k + 4] for k in (0, 4, 8))
    left_out = f" ({failed} failed, left out)" if failed else ""
    method = (f"{text_of(attributes['title'])}: {runs:,} runs{left_out}, "
              f"seed {int(attributes['seed'])}. "
              f"Line: median; bands: 50 % and 90 % of runs; "
              f"stripes: financial years.{event_words(file)} "
              f"An illustration of mechanisms, not a forecast for these organisations. "
              f"Concordat {text_of(attributes['version'])}, digest {short}.")
    return "\n".join(textwrap.wrap(method, 165))


def draw(path, output):
    plt.rcParams.update({"font.family": "sans-serif", "font.size": 8.5, "axes.edgecolor": "#c8c8c8",
                         "xtick.color": FAINT, "ytick.color": FAINT, "svg.hashsalt": "concordat",
                         "axes.spines.top": False, "axes.spines.right": False})
    with h5py.File(path, "r") as file:
        months = np.arange(1, file["month"].shape[0] + 1)
        figure, grid = plt.subplots(2, 3, figsize=(10, 6))
        for axes, panel in zip(grid.flat, PANELS):
            draw_panel(axes, file, months, panel)
        title = "\n".join(textwrap.wrap(finding(file), 92))
        figure.text(0.012, 0.985, title, fontsize=12.5, fontweight="bold", color=INK, va="top")
        figure.text(0.012, 0.012, caption(file), fontsize=7.5, color=FAINT, va="bottom")
    figure.subplots_adjust(left=0.055, right=0.985, top=0.815, bottom=0.14, hspace=0.56, wspace=0.24)
    # No date inside: the same results give the same file.
    undated = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(output.rsplit(".", 1)[-1], {})
    figure.savefig(output, dpi=200, metadata=undated)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", help="a result file")
    parser.add_argument("-o", "--output", required=True, help="picture.png, .svg or .pdf")
    words = parser.parse_args()
    if not words.output.endswith((".png", ".svg", ".pdf")):
        sys.exit(f"{words.output}: not a picture\n   end the name in .png, .svg or .pdf")
    try:
        draw(words.file, words.output)
    except (OSError, KeyError) as error:
        sys.exit(f"{words.file}: not a result file that can be drawn ({error})\n"
                 "   make one: concordat run --footprint dorset")


if __name__ == "__main__":
    main()
