"""What every variable of every kind of dataset means, and its unit: the data dictionary."""
import re

import xarray as xr

from concordat.data import meanings_of_stress

THINGS = {"organisation": "body", "organisation_quantity": "quantity", "place_quantity": "quantity", "kept": "series", "difference": "series"}

WHOLE = {
    "run": "number of the run, from 0", "month": "first day of the month", "organisation": "body", "place": "place",
    "outcome": "what a run ends in", "series": "what is followed month by month", "organisation_quantity": "what a body has at the end",
    "place_quantity": "what a place has at the end", "point": "design point", "factor": "what was varied, by its path",
    "arm": "arm of the comparison", "kept": "series that is kept at every point",
    "replicate": "replicate: with the seed, the address of the run's random draws", "failed": "true where the run left its range: it counts nowhere",
    "run_point": "design point of the run", "financial_year": "April to March", "organisation_kind": "kind of body",
    "organisation_name": "name of the body", "place_name": "name of the place", "design_unit": "value in the unit cube: 0 to 1 is low to high",
    "drawn_unit": "where the set lies in the draws of the factor: the share of draws below it", "point_runs": "replicates that were run", "point_failed": "of them failed", "control": "point whose runs this one's are held against",
    "pairs": "pairs of runs with the same draws", "control_mean": "mean of the control", "mean": "mean of the arm",
    "difference": "mean of the arm's runs less the control's", "standardised_difference": "difference over the pooled standard deviation",
    "win_probability": "how often the arm's run is above the control's", "higher_in_sets": "share of parameter sets in which it is higher",
    "lower_in_sets": "share of parameter sets in which it is lower",
    "pattern": "pattern of the sources", "pattern_title": "what the sources say", "verdict": "whether the model shows it",
    "use": "whether it was used to choose defaults or kept back", "standing": "whether the model has it built in",
    "claim": "number of the claim", "claim_pattern": "pattern that it belongs to", "claim_that": "what is claimed",
    "claim_verdict": "whether it holds", "claim_statistic": "what was computed of the runs", "estimate": "value of that statistic",
    "low": "lower end of the 95 % interval", "high": "upper end of the 95 % interval", "at": "row",
    "sets": "parameter sets", "shock": "shock by name", "regime": "way of governing", "rule": "rule of choice", "assumption": "another assumption",
    "collaboration": "share of joint work",
}

ENDINGS = (
    (r"(.+)_unit", "unit of the {0}"), (r"(.+)_meaning", "what the {0} is"),
    (r"(.+)_off", "true where what would make it is off in the scenario: then it has no value"),
    (r"(.+)_mean_low", "lower end of the 95 % interval of the mean"), (r"(.+)_mean_high", "upper end of the 95 % interval of the mean"),
    (r"(.+)_mean", "mean over runs"), (r"(.+)_sd", "standard deviation over runs"), (r"(.+)_counted|(.+)_count", "runs that have a value"),
    (r"(.+)_clipped", "of them outside low to high, counted at the nearer end"),
    (r"(.+)_quantile_([\d.]+)", "a share of {1} of runs is at or below"), (r"quantile_([\d.]+)", "a share of {0} of runs is at or below"),
    (r"(.+)_runs", "value in the run"),
)


def meaning_of(name: str, dataset: xr.Dataset) -> tuple[str, str]:
    """Unit and meaning. A variable that nobody described is called what it is called."""
    if dataset.attrs.get("kind") in meanings_of_stress.KINDS and (told := meanings_of_stress.stress_meaning(name)):
        return told
    for axis in ("outcome", "factor"):
        if axis in dataset.variables and f"{axis}_meaning" in dataset and name in dataset[axis].values and name not in ("run", "month"):
            at = list(dataset[axis].values).index(name)
            unit = str(dataset[f"{axis}_unit"].values[at]) if f"{axis}_unit" in dataset else ""
            return unit, str(dataset[f"{axis}_meaning"].values[at])
    unit = str(dataset[name].attrs.get("units", "")) if name in dataset.variables else ""
    if name in WHOLE:
        return unit, WHOLE[name]
    for pattern, words in ENDINGS:
        found = re.fullmatch(pattern, name)
        if found:
            parts = [part for part in found.groups() if part is not None]
            return unit, words.format(*[THINGS.get(part, part.replace("_", " ")) for part in parts])
    if name in ("factor_low", "factor_high"):
        return unit, f"{'least' if name.endswith('low') else 'largest'} that was drawn"
    for end, words in (("_low", "lower end: of the 95 % interval, or of what it can be"), ("_high", "upper end: of the 95 % interval, or of what it can be")):
        if name.endswith(end):
            return unit, f"{name.removesuffix(end).replace('_', ' ')}: {words}"
    return unit, name.replace("_", " ")
