"""What a stress test answers that asks for one thing beside its matrix, and two held side by side: as tidy datasets."""
import os
from typing import Any

import numpy as np

from concordat.data.estimates import ends_of, estimates, number_of
from concordat.data.results import Results

Told = dict[str, Any]
GOES_WITH = ("turnover", "degree", "betweenness")


def asked_dataset(told: Told) -> "Results | None":
    """None of an answer to anything else."""
    for key, kind, reader in (("keystones", "keystones", _keystones), ("loops", "pressure_sweep", _loops), ("boundary", "trust_map", _map),
                              ("order_stands", "stress_over_sets", _sets), ("before", "side_by_side", _both)):
        if key in told:
            plain = {name: value for name, value in told.items() if isinstance(value, (str, int, float)) and name not in ("before", "after")}
            title = {} if "title" in told else {"title": " and ".join(os.path.basename(told[name]) for name in ("before", "after"))}
            return Results(reader(told), attrs={**plain, **title, "kind": kind, "answer": told})
    return None


def _texts(rows: "list[Told]", name: str) -> np.ndarray:
    return np.array(["" if row[name] is None else str(row[name]) for row in rows], dtype=object)


def _numbers(rows: "list[Told]", name: str) -> np.ndarray:
    return np.array([number_of(row[name]) for row in rows], dtype=float)


def _counts(rows: "list[Told]", name: str) -> np.ndarray:
    return np.array([row[name] for row in rows], dtype=int)


def _estimates(rows: "list[Told]", names: "tuple[str, ...]", axis: str, before: str = "") -> Told:
    found: Told = {}
    for name in names:
        found |= {before + key: (axis, values.reshape(-1)) for key, (_, values) in estimates([rows], name, ("", axis)).items()}
    return found


def _keystones(told: Told) -> Told:
    bodies = told["keystones"]
    found: Told = {"keystone": ("keystone", _texts(bodies, "organisation")),
                   **{name: ("keystone", _numbers(bodies, name)) for name in ("turnover_million", "betweenness")},
                   **{name: ("keystone", _counts(bodies, name)) for name in ("places", "degree")},
                   "goes_with": ("goes_with", np.array(GOES_WITH, dtype=object))}
    for way in ("exit", "refusal"):
        rows = [body[way] for body in bodies]
        found[f"{way}_acts"] = ("keystone", np.array([row["acts"] for row in rows], dtype=bool))
        found[f"{way}_pairs"] = ("keystone", _counts(rows, "pairs"))
        found |= _estimates(rows, ("years_lost", "years_others_lose", "hurt", "risk"), "keystone", f"{way}_")
        found[f"{way}_rank_correlation"] = ("goes_with", np.array([_rank_correlation(told, way, name) for name in GOES_WITH]))
    return found


def _rank_correlation(told: Told, way: str, name: str) -> float:
    """NaN where bodies are all alike: there are no ranks then."""
    held = {body["turnover_million" if name == "turnover" else name] for body in told["keystones"]}
    return number_of(told[f"{way}_goes_with"][name]) if len(held) > 1 else float("nan")


def _loops(told: Told) -> Told:
    loops = told["loops"]
    return {"loop": ("loop", np.arange(len(loops))), "pressure": ("pressure", np.array(told["pressures"], dtype=float)),
            "wears_off": ("loop", np.array([one["wears_off"] for one in loops], dtype=bool)), "months_each": ("loop", _counts(loops, "months_each")),
            **_estimates(loops, ("falls_at", "comes_back_at", "loop_area"), "loop"),
            **{f"collaboration_on_the_way_{way}": (("loop", "pressure"), np.array([one[way] for one in loops], dtype=float)) for way in ("up", "down")}}


def _map(told: Told) -> Told:
    pressures, shifts = told["pressures"], told["shifts"]
    cells = {(cell["pressure"], cell["shift"]): cell for cell in told["cells"]}
    found: Told = {"pressure": ("pressure", np.array(pressures, dtype=float)), "shift": ("shift", np.array(shifts, dtype=object)),
                   "parted_at_trust": ("pressure", np.array([number_of(value) for value in told["boundary"]]))}
    for name, key in (("trust_at_start", "trust"), ("collaboration", "collaboration"), ("retreat", "retreat")):
        found[name] = (("pressure", "shift"), np.array([[number_of(cells[p, s][key]) for s in shifts] for p in pressures]))
    return found


def _sets(told: Told) -> Told:
    ways = told["regimes"]
    spread = np.array([ends_of(row["sets_90"]) for row in ways]).reshape(-1, 2)
    found: Told = {"regime": ("regime", _texts(ways, "regime")), "sets_90_low": ("regime", spread[:, 0]), "sets_90_high": ("regime", spread[:, 1]),
                   **_estimates(ways, ("years_of_twin", "years_of_joint_work", "risk", "best_in", "at_least_the_next_in"), "regime")}
    conditions = told["conditions"]
    found |= {"condition": ("condition", _texts(conditions, "what")), "left_out": ("condition", _counts(conditions, "left_out")),
              **_estimates(conditions, ("share",), "condition")}
    boxes = [{**box, "what": one["what"]} for one in conditions for box in one["boxes"]]
    limits = [{**limit, "box": k} for k, box in enumerate(boxes) for limit in box["limits"]]
    nodes = [{**node, "what": one["what"], "node": k} for one in conditions for k, node in enumerate(one["tree"])]
    if boxes:
        found |= {"box": ("box", np.arange(len(boxes))), "box_condition": ("box", _texts(boxes, "what")), "box_sets": ("box", _counts(boxes, "sets")),
                  **_estimates(boxes, ("density",), "box", "box_"), **{f"box_{name}": ("box", _numbers(boxes, name)) for name in ("coverage", "support")}}
    if limits:
        found |= {"limit": ("limit", np.arange(len(limits))), "limit_box": ("limit", _counts(limits, "box")),
                  **{f"limit_{name}": ("limit", _texts(limits, name)) for name in ("parameter", "end")},
                  **{f"limit_{name}": ("limit", _numbers(limits, name)) for name in ("value", "chance_alone")}}
    if nodes:
        found |= {"branch": ("branch", np.arange(len(nodes))), "branch_condition": ("branch", _texts(nodes, "what")), "branch_number": ("branch", _counts(nodes, "node")),
                  **{f"branch_{name}": ("branch", _texts(nodes, name)) for name in ("side", "parameter")}, "branch_sets": ("branch", _counts(nodes, "sets")),
                  **{f"branch_{name}": ("branch", _numbers(nodes, name)) for name in ("parent", "value", "chance_alone", "support")},
                  **_estimates(nodes, ("density",), "branch", "branch_")}
    return found


def _both(told: Told) -> Told:
    cells = told["cells"]
    names = ("years_of_twin", "years_of_twin_after", "years_lost", "years_lost_after", "risk", "risk_after", "change_of_twin", "change_under_it", "change_of_loss", "change_of_risk")
    return {"cell": ("cell", np.arange(len(cells))), **{f"cell_{name}": ("cell", _texts(cells, name)) for name in ("regime", "regime_after", "shock")},
            "cell_size": ("cell", _numbers(cells, "size")), "cell_pairs": ("cell", _counts(cells, "pairs")), **_estimates(cells, names, "cell")}
