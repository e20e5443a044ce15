# %% [markdown]
# # Hindcast
#
# England 2016/17 to 2018/19: the model against what is on record, and how much of that was fitted.

# %%
import json
import subprocess

said = subprocess.run(["concordat", "hindcast", "--replicates", "2", "--quiet", "--format", "json"],
                      check=True, capture_output=True, text=True)
hindcast = json.loads(said.stdout)
print(list(hindcast))

# %%
import pathlib

pathlib.Path("hindcast.json").write_text(said.stdout)
subprocess.run(["concordat", "figure", "hindcast.json", "hindcast", "--width", "178", "--output", "hindcast.svg",
                "--overwrite"], check=True)

# %% [markdown]
# What is inside an accepted range is no proof: some of these figures helped to choose defaults (the model's
# description, Details, says which). Look at what was not used, and at single trusts, where most is chance.
