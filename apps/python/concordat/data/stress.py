"""A stress test: ways of governing against shocks, as `concordat stress FILE` says it."""
import os
from typing import Any

import h5py
import numpy as np

from concordat import program
from concordat.data.asked import asked_dataset
from concordat.data.estimates import ends_of, estimates, number_of
from concordat.data.results import Results
from concordat.data.runs import attributes
from concordat.errors import UserError

PAIRED = ("years_of_joint_work", "years_of_twin", "years_lost", "kept", "depth", "low_point", "hurt", "risk", "twin_risk", "excess_risk",
          "integration_lost", "trusts_million", "ccgs_million", "social_care")
# Of each curve: its axis (months after the pressure's end, or since its start), what its share is, what has happened to half at its median.
CURVES = {"recovery": ("month_after", "not_yet_back", "half_back_after"), "retreat": ("month_since", "not_in_retreat", "half_in_retreat_after")}
TITLE = ("title", "from_month", "months", "organisations", "pairs", "seed", "runs", "failed", "risk_asked", "kept_asked", "own_regime", "breaks_most", "with_parameters_drawn")
SIGNS = ("variance", "memory")


def stress(file: "str | os.PathLike[str]", *, hurdle: float = 0) -> Results:
    """Everything that a stress test's file says: cells, critical sizes, ways of governing, rules of choice; or what it asks instead of these.

    `hurdle` is the share of organisations, in whole per cents, that should work jointly in every year, if one is asked for.
    """
    path = os.fspath(file)
    told = program.ask("stress", program.as_word(path), *([f"--hurdle={round(100 * hurdle)}"] if hurdle else []))
    asked = asked_dataset(told)
    answer = stress_dataset(told) if asked is None else asked
    with h5py.File(path, "r") as opened:
        answer.attrs.update({**attributes(opened, str(answer.attrs["kind"])), "file": os.path.basename(path)})
    return answer


def question_of(path: str, *, names: bool = False) -> "dict[str, Any] | None":
    """What a stress test answers that asks for keystones, a sweep, a map, or parameter sets; None of one with a matrix."""
    told: "dict[str, Any]" = program.ask("stress", program.as_word(path), *(["--names"] if names else []))
    return None if "fragility" in told else told


def answer_in(dataset: Results, *, names: bool = False) -> "Results | None":
    """What the program says of the file of a stress test that `concordat.open` gave; nothing of anything else."""
    if dataset.attrs.get("kind") != "stress" or "source" not in dataset.encoding:
        return None
    told = program.ask("stress", program.as_word(dataset.encoding["source"]), *(["--names"] if names else []))
    asked = asked_dataset(told)
    return stress_dataset(told) if asked is None else asked


def asked_of(dataset: Results, *, names: bool = False) -> "dict[str, Any]":
    """The program's answer of what `concordat.open` or `compare` gave, where it asks for one thing or holds two tests side by side; else nothing."""
    if "answer" in dataset.attrs or dataset.attrs.get("kind") != "stress" or "source" not in dataset.encoding:
        return dataset.attrs.get("answer", {})
    return question_of(dataset.encoding["source"], names=names) or {}


def stress_of(dataset: Results, *, hurdle: float = 0) -> Results:
    """The same, of what `concordat.open` gave: from the program, unless it is its answer already."""
    if dataset.attrs.get("kind") == "stress_test":
        return dataset
    if dataset.attrs.get("kind") != "stress":
        raise UserError("a figure of a stress test is drawn of the file of one\n   make it: concordat stress three_places --quick")
    if "source" not in dataset.encoding:
        raise UserError("these results are in memory, and the program computes a stress test of a file\n   make it: concordat stress three_places --quick")
    found = stress(dataset.encoding["source"], hurdle=hurdle)
    if found.attrs["kind"] != "stress_test":
        path = dataset.encoding["source"]
        raise UserError(f"{path}: this stress test asks for something else than a matrix\n   concordat.stress reads it, and a page has it: concordat report {path}")
    return found


def stress_dataset(answer: "dict[str, Any]") -> Results:
    """Cells by way of governing, the one with most joint work first, and by shock in the order tried."""
    regimes, shocks = [r["regime"] for r in answer["regimes"]], [s["name"] for s in answer["shocks"]]
    cells = {(c["regime"], c["shock"]): _whole(c) for c in answer["cells"]}
    rows = [[cells[regime, shock] for shock in shocks] for regime in regimes]
    dims = ("regime", "shock")
    variables: dict[str, Any] = {"regime": ("regime", _words(regimes)), "shock": ("shock", _words(shocks)), **_shocks(answer["shocks"]),
                                 **_summaries(answer["regimes"]), **_ladders(answer["fragility"]), **_again(answer["rules_of_choice"], "rule", "decision"), **_again(answer["other_assumptions"], "assumption", "assumption")}
    for name in PAIRED:
        variables.update(estimates(rows, name, dims))
    if answer["hurdle"] is not None:
        variables.update(estimates(rows, "below_hurdle", dims))
    variables["does_nothing"] = (dims, np.array([[cell["does_nothing"] or "" for cell in row] for row in rows], dtype=object).reshape(len(regimes), len(shocks)))
    for name in ("pairs", "in_retreat_before"):
        variables[f"cell_{name}"] = (dims, np.array([[cell[name] for cell in row] for row in rows]))
    for name in CURVES:
        variables.update(_curves(rows, name, dims))
    variables.update(_first_to_go(answer["first_to_go"]) | _early_warning(answer["early_warning"]))
    return Results(variables, attrs={"kind": "stress_test", "decision": answer["cells"][0]["decision"] if cells else "", "hurdle": number_of(answer["hurdle"]),
                                     "first_to_go": answer["first_to_go"], "early_warning": answer["early_warning"], "regime_changes": answer["regime_changes"],
                                     **{key: answer[key] for key in TITLE}})


def _whole(cell: "dict[str, Any]") -> "dict[str, Any]":
    """Of a cell whose runs all failed the program says no more than that."""
    none: dict[str, Any] = {"value": None, "interval_95": None}
    curves: dict[str, Any] = {name: {"share_by_month": [], "median_months": None, "at_end": none} for name in CURVES}
    return {"does_nothing": "every run failed", "in_retreat_before": 0, **{name: none for name in (*PAIRED, "below_hurdle")}, **curves, **cell} if cell["pairs"] == 0 else cell


def _words(words: "list[str]") -> np.ndarray:
    return np.array(words, dtype=object)


def _shocks(shocks: "list[dict[str, Any]]") -> "dict[str, Any]":
    found: dict[str, Any] = {f"shock_{name}": ("shock", _words([s[name] for s in shocks])) for name in ("title", "meaning", "unit", "grade")}
    found["shock_sources"] = ("shock", _words(["; ".join(s["sources"]) for s in shocks]))
    return found | {f"shock_{name}": ("shock", np.array([number_of(s[name]) for s in shocks])) for name in ("size", "most", "presses")}


def _summaries(rows: "list[dict[str, Any]]") -> "dict[str, Any]":
    ends = np.array([ends_of(row["years_of_joint_work"]["interval_95"]) for row in rows]).reshape(-1, 2)
    return {"level": ("regime", np.array([number_of(row["years_of_joint_work"]["value"]) for row in rows])),
            "level_low": ("regime", ends[:, 0]), "level_high": ("regime", ends[:, 1]),
            "regret": ("regime", np.array([number_of(row["regret_years"]) for row in rows])),
            "regret_under": ("regime", _words([row["regret_under"] for row in rows])),
            "satisfied": ("regime", np.array([number_of(row["satisfied"]) for row in rows])),
            "shocks_that_act": ("regime", np.array([row["shocks"] for row in rows]))}


def _curves(rows: "list[list[dict[str, Any]]]", name: str, dims: "tuple[str, str]") -> "dict[str, Any]":
    """Shares of runs to whom it has not happened, month by month; NaN behind where they are followed to."""
    longest = max((len(cell[name]["share_by_month"]) for row in rows for cell in row), default=0)
    share = np.full((len(rows), len(rows[0]) if rows else 0, longest), np.nan)
    for i, row in enumerate(rows):
        for k, cell in enumerate(row):
            share[i, k, :len(cell[name]["share_by_month"])] = [number_of(v) for v in cell[name]["share_by_month"]]
    median = np.array([[number_of(cell[name]["median_months"]) for cell in row] for row in rows])
    at_end = estimates([[cell[name] for cell in row] for row in rows], "at_end", dims)
    axis, called, half = CURVES[name]
    return {f"{called}_share": ((*dims, axis), share), half: (dims, median),
            **{f"{called}_{key}": values for key, values in at_end.items()}}


def _ladders(rows: "list[dict[str, Any]]") -> "dict[str, Any]":
    """A shock in several sizes under a way of governing, and the sizes that are critical."""
    longest = max((len(row["sizes"]) for row in rows), default=0)
    empty: dict[str, Any] = {"size": None, **{name: dict.fromkeys(("value", "interval_95")) for name in ("risk", "kept")}}
    steps = [row["sizes"] + [empty] * (longest - len(row["sizes"])) for row in rows]
    dims = ("ladder", "step")
    found: dict[str, Any] = {"ladder_regime": ("ladder", _words([row["regime"] for row in rows])),
                             "ladder_shock": ("ladder", _words([row["shock"] for row in rows])),
                             "step_size": (dims, np.array([[number_of(s["size"]) for s in row] for row in steps]).reshape(len(rows), longest))}
    for name in ("risk", "kept"):
        found |= {f"step_{key}": (dims, values.reshape(len(rows), longest)) for key, (_, values) in estimates(steps, name, dims).items()}
    for level in ("risk", "loss"):
        critical = [row[f"critical_at_{level}"] for row in rows]
        ends = np.array([ends_of(one["interval_95"]) for one in critical]).reshape(-1, 2)
        found |= {f"{level}_reached": ("ladder", _words([one["reached"] for one in critical])),
                  **{f"{level}_{name}": ("ladder", np.array([number_of(one[name]) for one in critical])) for name in ("size", "margin_of_safety", "not_monotone")},
                  f"{level}_size_low": ("ladder", ends[:, 0]), f"{level}_size_high": ("ladder", ends[:, 1])}
    return found


def _again(told: "list[dict[str, Any]]", dim: str, key: str) -> "dict[str, Any]":
    """One cell again under every rule of choice, or under other assumptions."""
    cells = [_whole(cell) for cell in told]
    found: dict[str, Any] = {name: (dim, _words([cell[of] for cell in cells])) for name, of in ((dim, key), (f"{dim}_regime", "regime"), (f"{dim}_shock", "shock"))}
    found[f"{dim}_size"] = (dim, np.array([number_of(cell["size"]) for cell in cells]))
    found[f"{dim}_does_nothing"] = (dim, _words([cell["does_nothing"] or "" for cell in cells]))
    for name in ("years_of_twin", "years_lost", "risk", "twin_risk"):
        found |= {f"{dim}_{called}": (dim, values.reshape(-1)) for called, (_, values) in estimates([cells], name, ("", dim)).items()}
    return found


def _first_to_go(told: "dict[str, Any] | None") -> "dict[str, Any]":
    """Of the cell that loses most, by kind of body; of the cell itself the same in every row."""
    kinds = told["kinds"] if told else []
    if not told or not kinds:
        return {}
    found: dict[str, Any] = {"first_to_go": ("first_to_go", _words([one["kind"] for one in kinds])), **_repeated(told, "first_to_go", "first", len(kinds), ("hurt_runs", "nobody", "half_by_month")),
                             "first_share_of_bodies": ("first_to_go", np.array([number_of(one["share_of_bodies"]) for one in kinds]))}
    return found | {f"first_{key}": ("first_to_go", values.reshape(-1)) for key, (_, values) in estimates([kinds], "share", ("", "first_to_go")).items()}


def _early_warning(told: "dict[str, Any] | None") -> "dict[str, Any]":
    """Of the cell and size with most runs to tell apart, a row for each sign."""
    if not told:
        return {}
    rows = [told[sign] for sign in SIGNS]
    found: dict[str, Any] = {"early_warning": ("early_warning", _words(list(SIGNS))),
                             **_repeated(told, "early_warning", "early", len(SIGNS), ("estimable", "in_retreat_before", "retreat_later", "never"))}
    for name in ("area_under_curve", "false_alarms"):
        found |= {f"early_{key}": ("early_warning", values.reshape(-1)) for key, (_, values) in estimates([rows], name, ("", "early_warning")).items()}
    return found


def _repeated(told: "dict[str, Any]", axis: str, before: str, rows: int, names: "tuple[str, ...]") -> "dict[str, Any]":
    """What is said of a cell as a whole, in each of its rows."""
    found: dict[str, Any] = {f"{before}_{name}": (axis, _words([told[name]] * rows)) for name in ("regime", "shock")}
    whole = {name: number_of(told[name]) if name in ("size", "half_by_month") else told[name] for name in ("size", *names)}
    return found | {f"{before}_{name}": (axis, np.array([value] * rows)) for name, value in whole.items()}
