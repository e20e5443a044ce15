# %% [markdown]
# # From scenario to figure
#
# A footprint of one's own, a shock, two arms with the same luck, and a figure for a paper.

# %%
import pathlib
import subprocess

import concordat


def tell(*words: str) -> None:
    """Starts the program; what it says about itself is left out."""
    subprocess.run(["concordat", *words, "--quiet", "--overwrite"], check=True, stdout=subprocess.DEVNULL)


# %% [markdown]
# Two towns, five bodies, and a year of cuts from April 2019.

# %%
pathlib.Path("valley.txtpb").write_text("""
title: "Valley"
months: 96
system { code: "valley" }
place { code: "upper" name: "Upper Valley" population: 120000 }
place { code: "lower" name: "Lower Valley" population: 160000 }
organisation { code: "H" name: "Valley Hospital" kind: acute turnover: 300
  serves { place: "upper" share: .4 } serves { place: "lower" share: .5 }
  income { from: "C" share: .35 place: "upper" } income { from: "C" share: .45 place: "lower" } }
organisation { code: "M" name: "Valley Community" kind: community turnover: 80
  serves { place: "upper" } serves { place: "lower" } income { from: "C" share: .4 place: "upper" } income { from: "C" share: .4 place: "lower" } }
organisation { code: "C" name: "Valley CCG" kind: ccg turnover: 390 serves { place: "upper" } serves { place: "lower" } }
organisation { code: "L" name: "Valley Council" kind: council turnover: 120 reserve: .1
  serves { place: "upper" } serves { place: "lower" } }
stress { shock: "squeeze" size: .08 date: "2019-04" }
""")
for regime in ("memorandum", "majority"):
    tell("run", "valley.txtpb", "--set", f"regime={regime}", "--replicates", "100", "--output", f"{regime}.h5")

# %% [markdown]
# What the change does, run by run with the same draws.

# %%
answer = concordat.compare("memorandum.h5", "majority.h5")
print(answer[["control_mean", "mean", "difference", "difference_low", "difference_high"]].to_dataframe().round(3))

# %%
memorandum = concordat.open("memorandum.h5")
figure = concordat.figures.fan(memorandum, "collaboration")
concordat.save(figure, "collaboration.svg")
print(figure.finding)
print(figure.caption)
figure

# %% [markdown]
# An illustration of mechanisms, not a forecast.
