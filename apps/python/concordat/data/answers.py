"""What a command says with --format json, as tidy datasets: comparisons, indices, patterns, hindcast."""
import json
import os
from typing import Any

import numpy as np

from concordat import program
from concordat.data.asked import asked_dataset
from concordat.data.estimates import ends_of, estimates, number_of
from concordat.data.results import Results
from concordat.data.stress import stress_dataset
from concordat.errors import UserError


MOST_BYTES = 64 << 20


def read_answer(path: str) -> Results:
    if not os.path.isfile(path):
        raise UserError(f"{path}: {'not a file' if os.path.exists(path) else 'no such file'}\n   give what a command says with --format json")
    if os.path.getsize(path) > MOST_BYTES:
        raise UserError(f"{path}: larger than 64 MB, which no answer of a command is")
    try:
        with open(path, encoding="utf-8") as file:
            answer = json.load(file)
    except OSError as error:
        raise UserError(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError):
        raise UserError(f"{path}: not what a command says with --format json\n"
                        "   write one: concordat compare a.h5 b.h5 --format json > compared.json") from None
    try:
        return answer_dataset(answer, path)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise UserError(f"{path}: not an answer as this version gives it ({error})\n   write it again") from None


def answer_dataset(answer: Any, path: str) -> Results:
    readers = (("arms", _comparison), ("method", _sensitivity))
    if isinstance(answer, dict):
        if "tried" in answer:
            return _calibrated(answer)
        if "fragility" in answer:
            return stress_dataset(answer)
        if (asked := asked_dataset(answer)) is not None:
            return asked
        for key, reader in readers:
            if key in answer and "outcomes" in answer:
                return reader(answer)
    if isinstance(answer, list) and answer and "claims" in answer[0]:
        return _patterns(answer)
    if isinstance(answer, list) and answer and "measure" in answer[0]:
        return _hindcast(answer)
    raise UserError(f"{os.path.basename(path)}: none of the answers that are read here\n"
                    "   these are of compare, sensitivity, stress, calibrate, validate and hindcast")


def compare(*files: "str | os.PathLike[str]", by: "list[str] | None" = None) -> Results:
    """Arms against the first, pair by pair, as `concordat compare` says it; or two stress tests side by side."""
    words = program.as_words([os.fspath(file) for file in files])
    for factor in by or []:
        words += ["--by", factor]
    answer = program.ask("compare", *words)
    both = asked_dataset(answer)
    return _comparison(answer) if both is None else both


def sensitivity(file: "str | os.PathLike[str]") -> Results:
    """Which factors of a study matter, as `concordat sensitivity` says it."""
    return _sensitivity(program.ask("sensitivity", *program.as_words([os.fspath(file)]), "--all"))


def uncertainty(file: "str | os.PathLike[str]") -> Results:
    """What parameters leave open beside chance, as `concordat info` says it of runs with several parameter sets."""
    answer = program.ask("info", *program.as_words([os.fspath(file)]))
    if not isinstance(answer["outcomes"], dict):
        raise UserError(f"{os.path.basename(os.fspath(file))}: a study or a stress test, and this is said of what run wrote\n"
                        "   concordat.stress reads a stress test, concordat.open any file")
    rows = {name: row["over_sets"] for name, row in answer["outcomes"].items() if "over_sets" in row}
    if not rows:
        raise UserError(f"{os.path.basename(os.fspath(file))}: its runs have one set of parameters\n   run it with --uncertain")
    found: dict[str, Any] = {"outcome": ("outcome", np.array(list(rows), dtype=object))}
    for name in ("median", "carried"):
        found[name] = ("outcome", np.array([number_of(row[name]) for row in rows.values()]))
    for name, key in (("sets", "sets_90"), ("chance", "chance_90"), ("carried", "carried_95")):
        ends = np.array([ends_of(row[key]) for row in rows.values()])
        found[f"{name}_low"], found[f"{name}_high"] = ("outcome", ends[:, 0]), ("outcome", ends[:, 1])
    sets = answer["parameter_sets"]
    attrs = {"kind": "uncertainty", "sets": sets["sets"], "on_record": sets.get("on_record", 0), "parameters": len(sets["parameters"]),
             "mostly_retreat": number_of(answer["retreat"].get("over_sets", {}).get("mostly")),
             **{key: answer[key] for key in ("title", "seed", "version", "digest")}}
    return Results(found, attrs=attrs)


def _comparison(answer: dict[str, Any]) -> Results:
    arms = [arm["name"] for arm in answer["arms"]]
    outcomes = answer["outcomes"]
    rows = [outcome["against_control"] for outcome in outcomes]
    dims = ("outcome", "arm")
    variables: dict[str, Any] = {
        "arm": ("arm", np.array(arms[1:], dtype=object)),
        "outcome": ("outcome", np.array([o["outcome"] for o in outcomes], dtype=object)),
        "outcome_unit": ("outcome", np.array([o["unit"] for o in outcomes], dtype=object)),
        "pairs": (dims, np.array([[cell["pairs"] for cell in row] for row in rows])),
    }
    for name in ("control_mean", "mean", "difference", "standardised_difference", "win_probability"):
        variables.update(estimates(rows, name, dims))
    if all("by_set" in cell for row in rows for cell in row):
        variables["higher_in_sets"] = (dims, np.array([[number_of(cell["by_set"]["higher"]["value"]) for cell in row] for row in rows]))
        variables["lower_in_sets"] = (dims, np.array([[number_of(cell["by_set"]["lower"]["value"]) for cell in row] for row in rows]))
    attrs = {"kind": "comparison", "title": answer["title"], "seed": answer["seed"], "control": arms[0],
             "pairs": answer["pairs"], "points": answer.get("points", 1), "intervals": answer.get("intervals", ""),
             "digest": answer["arms"][0]["digest"],
             "differs": [", ".join(arm.get("differs", [])) for arm in answer["arms"]]}
    return Results(variables, attrs=attrs)


def _sensitivity(answer: dict[str, Any]) -> Results:
    outcomes = answer["outcomes"]
    meanings = {f["factor"]: f["meaning"] for f in answer["factors"]}
    told = {f["factor"]: f for o in outcomes for f in o["factors"]}  # factors, or groups that move as one
    meanings.update({name: "moves as one: " + ", ".join(f["members"]) for name, f in told.items() if "members" in f})
    factors = [name for name in meanings if name in told]
    rows = [[{f["factor"]: f for f in o["factors"]}.get(name, {}) for name in factors] for o in outcomes]
    dims = ("outcome", "factor")
    variables: dict[str, Any] = {
        "factor": ("factor", np.array(factors, dtype=object)),
        "factor_meaning": ("factor", np.array([meanings[name] for name in factors], dtype=object)),
        "outcome": ("outcome", np.array([o["outcome"] for o in outcomes], dtype=object)),
        "variance": ("outcome", np.array([number_of(o["variance"]) for o in outcomes])),
    }
    for name in ("mu_star", "first", "total"):
        if any(name in cell for row in rows for cell in row):
            none = {name: {"value": None, "interval_95": None}}
            variables.update(estimates([[cell if name in cell else none for cell in row] for row in rows], name, dims))
    for name in ("sigma", "mu", "by_chance", "pawn", "threshold", "chance_holm"):
        if any(name in cell for row in rows for cell in row):
            variables[name] = (dims, np.array([[number_of(cell.get(name)) for cell in row] for row in rows]))
    attrs = {"kind": "sensitivity", **{key: answer[key] for key in ("title", "seed", "method", "design", "points", "digest")}}
    return Results(variables, attrs=attrs)


def _calibrated(answer: dict[str, Any]) -> Results:
    parameters, targets = answer["parameters"], answer["targets"]
    prior = np.array([ends_of(p["prior"]) for p in parameters]).reshape(-1, 2)
    found = np.array([ends_of(p["interval_90"]) for p in parameters]).reshape(-1, 2)
    reached = np.array([ends_of(t["interval_90"]) for t in targets]).reshape(-1, 2)
    variables = {
        "factor": ("factor", np.array([p["parameter"] for p in parameters], dtype=object)),
        "prior_low": ("factor", prior[:, 0]), "prior_high": ("factor", prior[:, 1]),
        "median": ("factor", np.array([number_of(p["median"]) for p in parameters])),
        "low_90": ("factor", found[:, 0]), "high_90": ("factor", found[:, 1]),
        "constrained": ("factor", np.array([p["constrained"] for p in parameters], dtype=object)),
        "target": ("target", np.array([t["target"] for t in targets], dtype=object)),
        "target_value": ("target", np.array([number_of(t["value"]) for t in targets])),
        "target_tolerance": ("target", np.array([number_of(t["tolerance"]) for t in targets])),
        "reached": ("target", np.array([number_of(t["median"]) for t in targets])),
        "reached_low_90": ("target", reached[:, 0]), "reached_high_90": ("target", reached[:, 1]),
    }
    attrs = {"kind": "calibrated", **{key: answer[key] for key in ("title", "method", "seed", "tried", "accepted", "digest")}}
    return Results(variables, attrs=attrs)


def _patterns(answer: list[dict[str, Any]]) -> Results:
    rows = [p for p in answer if not p.get("condition_title")]
    claims = [(p["id"], c) for p in rows for c in p["claims"]]
    ends = np.array([ends_of(c["interval"]) for _, c in claims]).reshape(-1, 2)
    variables: dict[str, Any] = {
        "pattern": ("pattern", np.array([p["id"] for p in rows], dtype=object)),
        "pattern_title": ("pattern", np.array([p["title"] for p in rows], dtype=object)),
        "verdict": ("pattern", np.array([p["verdict"] for p in rows], dtype=object)),
        "use": ("pattern", np.array([p["use"] for p in rows], dtype=object)),
        "standing": ("pattern", np.array([p["standing"] for p in rows], dtype=object)),
        "claim": ("claim", np.arange(len(claims))),
        "claim_pattern": ("claim", np.array([name for name, _ in claims], dtype=object)),
        "claim_that": ("claim", np.array([c["that"] for _, c in claims], dtype=object)),
        "claim_verdict": ("claim", np.array([c["verdict"] for _, c in claims], dtype=object)),
        "claim_statistic": ("claim", np.array([c["statistic"] for _, c in claims], dtype=object)),
        "estimate": ("claim", np.array([number_of(c["estimate"]) for _, c in claims])),
        "low": ("claim", ends[:, 0]), "high": ("claim", ends[:, 1]),
        **_means(rows),
    }
    return Results(variables, attrs={"kind": "patterns", "title": "Patterns of the sources", "seed": rows[0]["seed"]})


def _means(patterns: list[dict[str, Any]]) -> dict[str, Any]:
    """What the claims speak of: means of outcomes at each point of a pattern's design."""
    found = [(p["id"], ", ".join(_level(v) for v in point["levels"].values()),
              ", ".join(path.rpartition(".")[2].replace("_", " ") for path in point["levels"]), m)
             for p in patterns for point in p["points"] for m in point["means"]]
    ends = np.array([ends_of(m["interval"]) for *_, m in found]).reshape(-1, 2)
    texts = {"mean_pattern": [f[0] for f in found], "mean_point": [f[1] for f in found], "mean_of": [f[2] for f in found],
             "mean_outcome": [f[3]["outcome"] for f in found]}
    return {**{name: ("at", np.array(values, dtype=object)) for name, values in texts.items()},
            "mean": ("at", np.array([number_of(m["mean"]) for *_, m in found])),
            "mean_low": ("at", ends[:, 0]), "mean_high": ("at", ends[:, 1])}


def _level(value: Any) -> str:
    words = {"true": "on", "false": "off", True: "on", False: "off", "memorandum": "MoU"}
    return words.get(value, str(value)) if isinstance(value, (str, bool)) else f"{value:g}"


def _hindcast(answer: list[dict[str, Any]]) -> Results:
    runs = np.array([ends_of(row["runs_90"]) for row in answer]).reshape(-1, 2)
    accepted = np.array([ends_of(row["accepted"]) for row in answer]).reshape(-1, 2)
    inside = [("not judged" if row["inside"] is None else "inside" if row["inside"] else "outside") for row in answer]
    variables: dict[str, Any] = {
        "row": ("row", np.arange(len(answer))),
        **{name: ("row", np.array([row[name] for row in answer], dtype=object))
           for name in ("measure", "title", "unit", "year")},
        "record": ("row", np.array([number_of(row["record"]) for row in answer])),
        "median": ("row", np.array([number_of(row["median"]) for row in answer])),
        "low_90": ("row", runs[:, 0]), "high_90": ("row", runs[:, 1]),
        "accepted_low": ("row", accepted[:, 0]), "accepted_high": ("row", accepted[:, 1]),
        "inside": ("row", np.array(inside, dtype=object)),
    }
    return Results(variables, attrs={"kind": "hindcast", "title": "England 2016/17 to 2018/19 against the record"})
