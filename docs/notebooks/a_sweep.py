# %% [markdown]
# # A sweep
#
# Does trust matter more where money is short? Two factors, all combinations, the points as a table.

# %%
import pathlib
import subprocess

import concordat

pathlib.Path("trust_and_money.txtpb").write_text("""
title: "Trust where money is short"
scenario: "three_places"
months: 72
factor { path: "trust.history" level: ".1" level: ".3" level: ".6" }
factor { path: "finance.allocation_growth" level: "0" level: ".01" level: ".02" level: ".03" }
replicates: 40
""")
subprocess.run(["concordat", "sweep", "trust_and_money.txtpb", "--quiet", "--overwrite"],
               check=True, stdout=subprocess.DEVNULL)

# %%
study = concordat.open("trust_and_money.h5")
runs = study.to_dataframe("run").join(study.to_dataframe("point"), on="run_point")
means = runs.pivot_table("final_integration", "trust.history", "finance.allocation_growth")
print(means.round(3))

# %% [markdown]
# Does what history brings depend on money? Each cell less that of the least trust in the same column:

# %%
print((means - means.iloc[0]).round(3))

# %%
axes = means.T.plot(marker="o", xlabel="growth of allocations a year", ylabel="integration after six years")
axes.figure.savefig("trust_and_money.svg")

# %% [markdown]
# Forty runs a point: `concordat compare trust_and_money.h5 --by trust.history` has the intervals.
