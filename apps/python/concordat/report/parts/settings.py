"""Parameters and switches that differ from the defaults, with grade and source."""
import os
from typing import Any

import pandas as pd

from concordat.claims.words import count
from concordat.data.scenario import settings_in
from concordat.report.blocks import Block, Missing, Part, Table, Text
from concordat.report.subject import Subject

GRADES = {"A": "A: fact", "B": "B: empirical", "C": "C: theory", "D": "D: assumption"}


def settings(subject: Subject) -> "Part | Missing | None":
    title = "What differs from the defaults"
    if "scenario" not in subject.main.attrs:
        return None
    if not subject.parameters:
        return Missing(title, "The defaults are the program's, and it is not here to be asked.")
    set_ = settings_in(str(subject.main.attrs["scenario"]))
    rows = [(p["path"], p["meaning"], _plain(set_[p["path"]]), _plain(p["default"]), p["unit"], GRADES.get(p["grade"], p["grade"]), p["source"])
            for p in subject.parameters if p["path"] in set_ and _differs(set_[p["path"]], p["default"])]
    rows += [(f"switches.{s['name']}", s["meaning"], "on" if set_[f"switches.{s['name']}"] else "off", "on" if s["default"] else "off", "", "", s["source"])
             for s in subject.switches if set_.get(f"switches.{s['name']}", s["default"]) != s["default"]]
    if subject.kind == "arms":
        subject.comparison  # finds out what the arms differ in
        arms = "; ".join(f"{path}: {name}" for path, name in zip(map(_base, subject.paths), subject.arm_names))
        return Part(title, [Text(f"Between the arms: {arms}."), *_table(rows, subject)])
    is_stress = subject.kind in ("stress", "question")  # what it varies is its subject
    varied = [str(f) for f in subject.main["factor"].values] if "factor" in subject.main.dims and not is_stress else []
    varied_words = f" Varied: {', '.join(varied[:12])}" + (f" and {len(varied) - 12} more." if len(varied) > 12 else ".") if varied else ""
    if not rows:
        return Part(title, [Text(f"Nothing: all of {count(len(subject.parameters), 'parameter')} and {count(len(subject.switches), 'switch', 'switches')} stand at their defaults." + varied_words)])
    blocks = _table(rows, subject)
    if varied_words:
        blocks.append(Text(varied_words.strip()))
    return Part(title, blocks)


def _table(rows: "list[Any]", subject: Subject) -> "list[Block]":
    if not rows:
        return []
    frame = pd.DataFrame(rows, columns=["path", "meaning", "here", "default", "unit", "grade", "source"])
    of = f"{count(len(rows), 'setting')} of {len(subject.parameters) + len(subject.switches)}"
    return [Table(frame, of + (", in the control" if subject.kind == "arms" else ""), "settings")]


def _base(path: str) -> str:
    return os.path.basename(path)


def _differs(value: object, default: object) -> bool:
    try:
        return abs(float(value) - float(default)) > 1e-9 * max(1, abs(float(default)))  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return value != default


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)
