"""What a report is about: the files, what they are together, and what is known of them."""
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from concordat import program
from concordat.data.answers import compare
from concordat.data.opened import open_file
from concordat.data.results import Results
from concordat.data.scenario import one, read_scenario
from concordat.errors import UserError


@dataclass
class Subject:
    paths: list[str]
    results: list[Results]
    names: bool = False  # may bodies be named?
    arm_names: list[str] = field(default_factory=list)

    @property
    def main(self) -> Results:
        return self.results[0]

    @property
    def kind(self) -> str:
        return "arms" if len(self.results) > 1 else str(self.main.attrs["kind"])

    @cached_property
    def scenario(self) -> dict[str, list[Any]]:
        text = read_scenario(str(self.main.attrs.get("scenario", "")))
        base = text.get("base")
        return base[0] if base and isinstance(base[0], dict) else text

    @cached_property
    def bodies(self) -> list[dict[str, list[Any]]]:
        return [b for b in self.scenario.get("organisation", []) if isinstance(b, dict)]

    @cached_property
    def parameters(self) -> list[dict[str, Any]]:
        """What the program says of each; none where there is no program."""
        return program.ask_or_none("list", "parameters") or []

    @cached_property
    def switches(self) -> list[dict[str, Any]]:
        return program.ask_or_none("list", "switches") or []

    @cached_property
    def regime(self) -> str:
        name = str(one(self.scenario, "regime", ""))
        rows = program.ask_or_none("list", "regimes") or []
        return next((str(row["title"]) for row in rows if row["name"] == name), name.replace("_", " "))

    @cached_property
    def comparison(self) -> Results:
        """Of the arms: from several files, or of the levels of a study's first factor."""
        if self.kind == "comparison":
            return self.main
        if len(self.paths) > 1:
            return compare(*self.paths)
        return compare(*self.paths, by=[self.factor_of_arms])

    @cached_property
    def factor_of_arms(self) -> str:
        """A study's factor whose levels are words, else its first."""
        factors = [str(name) for name in self.main["factor"].values]
        return next((f for f in factors if self.main[f].dtype == object), factors[0])


def subject_of(paths: list[str], names: bool) -> Subject:
    if not paths:
        raise UserError("report: of which FILES?\n   for example report dorset.h5 --output dorset.html")
    results = [open_file(path) for path in paths]
    if len(results) > 1 and any(r.attrs["kind"] not in ("run", "study") for r in results):
        other = next(p for p, r in zip(paths, results) if r.attrs["kind"] not in ("run", "study"))
        raise UserError(f"{other}: no arm of a comparison\n   several files are arms, the first the control: "
                        "each a result of run or sweep")
    return Subject(paths, results, names, [os.path.splitext(os.path.basename(p))[0] for p in paths])
