# %% [markdown]
# # From a calibrated ensemble to a decision
#
# Targets accept many parameter sets. A decision has to hold in all of them, not in the best one.

# %%
import json
import pathlib
import subprocess

import concordat


def answer(*words: str) -> dict:
    said = subprocess.run(["concordat", *words, "--quiet", "--format", "json"], check=True, capture_output=True, text=True)
    return json.loads(said.stdout)


pathlib.Path("fit.txtpb").write_text("""
title: "Trust and integration after two years"
scenario: "three_places"
months: 48
factor { path: "trust.gain" }
factor { path: "choice.cost" }
factor { path: "integration.rate" }
outcome { name: "trust_2" series: "trust" month: 24 }
outcome { name: "integration_2" series: "integration" month: 24 }
target { outcome: "trust_2" statistic: median value: .4 tolerance: .02 }
target { outcome: "integration_2" statistic: median value: .08 tolerance: .01 }
calibration { abc_smc { particles: 40 generations: 3 } }
replicates: 16
""")
calibrated = answer("calibrate", "fit.txtpb", "--output", "fit.h5", "--overwrite")

# %% [markdown]
# What is left of each parameter's range, and what the targets do not constrain:

# %%
for parameter in calibrated["parameters"]:
    print(parameter)

# %% [markdown]
# Three ways to govern in every accepted set, with the same luck.

# %%
compared = answer("compare", "--ensemble", "fit.h5", "--arm", "regime=memorandum", "--arm", "regime=majority",
                  "--arm", "regime=alliance", "--replicates", "4", "--least", ".01")
for outcome in compared["outcomes"]:
    if outcome["outcome"] != "final_integration":
        continue
    for arm in outcome["against_control"]:
        print(arm["arm"], arm["difference"], arm["by_set"])

# %% [markdown]
# A way to govern is worth recommending where it is higher in most sets and lower in none, and where the difference is
# large enough to matter to somebody. All of it under the assumptions: an illustration, not a forecast.
