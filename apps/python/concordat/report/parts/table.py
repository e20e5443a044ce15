"""The organisations at the end, as a table that sorts."""
import numpy as np
import pandas as pd

from concordat.claims.words import KINDS, clean, number, scale_of, spread
from concordat.data.results import Results
from concordat.report.blocks import Missing, Part, Table
from concordat.report.subject import Subject

COLUMNS = (("collaboration", "works jointly"), ("trusted", "trusted by partners"), ("pressure", "pressure"), ("margin", "margin"))


def organisations(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "run":
        return None
    runs = subject.main
    if "organisation_quantity" not in runs:
        return None
    known = [(q, head) for q, head in COLUMNS if not bool(runs["organisation_quantity_off"].sel(organisation_quantity=q))]
    frame = _by_name(runs, known) if subject.names else _by_role(runs, known)
    caption = "Means over runs in the last month" + ("" if subject.names else "; from the lowest to the highest body of a role")
    return Part("The organisations at the end", [Table(frame, caption, "organisations")])


def _values(runs: Results, quantity: str) -> "tuple[np.ndarray, str]":
    here = runs.sel(organisation_quantity=quantity)
    scale = scale_of(quantity, str(here["organisation_quantity_meaning"].values), float(here["organisation_quantity_low"]),
                     float(here["organisation_quantity_high"]))
    return here["organisation_mean"].values, scale


def _by_role(runs: Results, known: "list[tuple[str, str]]") -> pd.DataFrame:
    kinds = runs["organisation_kind"].values
    present = [k for k in KINDS if (kinds == k).any()]
    frame = {"role": [KINDS[k][1] for k in present], "bodies": [f"{(kinds == k).sum():,}" for k in present]}
    for quantity, head in known:
        values, scale = _values(runs, quantity)
        with np.errstate(all="ignore"):
            frame[head] = [number(float(np.nanmean(values[kinds == k])), scale) for k in present]
            frame[f"{head}, from – to"] = [spread(float(np.nanmin(values[kinds == k])), float(np.nanmax(values[kinds == k])), scale) for k in present]
    return pd.DataFrame(frame)


def _by_name(runs: Results, known: "list[tuple[str, str]]") -> pd.DataFrame:
    kinds = runs["organisation_kind"].values
    order = np.argsort([list(KINDS).index(k) if k in KINDS else 9 for k in kinds], kind="stable")
    frame = {"organisation": [clean(str(runs["organisation_name"].values[k]), 120) for k in order],
             "role": [KINDS.get(kinds[k], (kinds[k], kinds[k]))[1] for k in order]}
    for quantity, head in known:
        values, scale = _values(runs, quantity)
        frame[head] = [number(float(values[k]), scale) for k in order]
    return pd.DataFrame(frame)
