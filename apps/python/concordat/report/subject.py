"""What a report is about: the files, what they are together, and what is known of them."""
import os
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from concordat import program
from concordat.data.answers import compare, sensitivity, uncertainty
from concordat.data.opened import open_file
from concordat.data.results import Results
from concordat.data.scenario import one, read_scenario
from concordat.data.stress import question_of, stress_of
from concordat.errors import UserError
from concordat.figures.drawn import Drawn
from concordat.figures.ridges import ridges


MOST_NAME = 40  # letters of what an arm differs in


@dataclass
class Subject:
    paths: list[str]
    results: list[Results]
    names: bool = False  # may bodies be named?
    hurdle: float = 0  # of a stress test: joint work that should not be fallen below
    arm_names: list[str] = field(default_factory=list)
    sets_file: str = ""  # of a stress test: another, of the same at parameter sets

    @cached_property
    def sets(self) -> "dict[str, Any] | None":
        """The second answer, with parameters drawn, where it was given."""
        return question_of(self.sets_file) if self.sets_file else None

    @property
    def main(self) -> Results:
        return self.results[0]

    @cached_property
    def uncertainty(self) -> "Results | None":
        """Of runs with several parameter sets: what these leave open beside chance."""
        if self.kind != "run" or "point" not in self.main.dims:
            return None
        try:
            return uncertainty(self.paths[0])
        except UserError:
            return None

    @property
    def kind(self) -> str:
        if self.main.attrs["kind"] == "side_by_side":
            return "side_by_side"
        if len(self.results) == 1 and ("answer" in self.main.attrs or (self.main.attrs["kind"] == "stress" and self.question)):
            return "question"
        return "arms" if len(self.results) > 1 else str(self.main.attrs["kind"]).removesuffix("_test")

    @cached_property
    def question(self) -> "dict[str, Any]":
        """Of a stress test that asks for one thing: the program's answer; else nothing."""
        return self.main.attrs.get("answer") or question_of(self.paths[0], names=self.names) or {}

    @cached_property
    def stress(self) -> Results:
        """Of a stress test: all that the program says of it."""
        return stress_of(self.main, hurdle=self.hurdle)

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
    def has_arms(self) -> bool:
        """A study whose points are levels to be held against each other."""
        design = str(self.main.attrs.get("design", ""))
        return self.kind in ("arms", "comparison") or (self.kind == "study" and design in ("full_factorial", "list", "ensemble", "uncertain"))

    @cached_property
    def comparison(self) -> Results:
        """Of the arms: from several files, or of the levels of a study's factor."""
        if self.kind == "comparison":
            return self.main
        if len(self.paths) > 1:
            return self._named(compare(*self.paths))
        return compare(*self.paths, by=[factor_of_arms(self.main)])

    def _named(self, comparison: Results) -> Results:
        """Arms that are files are called after what they differ in, or else after the file."""
        self.arm_names = [differs if 0 < len(differs) <= MOST_NAME else name
                          for differs, name in zip(comparison.attrs["differs"], self.arm_names)]
        if len(set(self.arm_names)) < len(self.paths):
            self.arm_names = [os.path.splitext(os.path.basename(path))[0] for path in self.paths]
        named = Results(comparison.assign_coords(arm=np.array(self.arm_names[1:], dtype=object)))
        named.attrs = {**comparison.attrs, "control": self.arm_names[0]}
        return named

    @cached_property
    def indices(self) -> "Results | None":
        """What decides the outcomes, where a method fits the design."""
        if self.kind == "sensitivity":
            return self.main
        if self.kind != "study" or self.has_arms:
            return None
        try:
            return sensitivity(self.paths[0])
        except UserError:
            return None

    @cached_property
    def ridges(self) -> Drawn:
        return ridges(self.main, title=False)


def factor_of_arms(study: Results) -> str:
    """A study's factor whose levels are words, else its first."""
    factors = [str(name) for name in study["factor"].values]
    return next((f for f in factors if study[f].dtype == object), factors[0])


def subject_of(paths: list[str], names: bool, hurdle: float = 0) -> Subject:
    if not paths:
        raise UserError("report: of which FILES?\n   for example report dorset.h5 --output dorset.html")
    results = [open_file(path) for path in paths]
    if second := _second_answer(paths, results):
        subject = Subject([path for path in paths if path != second], [r for r, path in zip(results, paths) if path != second], names, hurdle, sets_file=second)
        _expect_the_same(subject, results)
        return subject
    if len(results) == 2 and all(r.attrs["kind"] == "stress" for r in results):
        results = [_side_by_side(paths, results)]
    if len(results) > 1 and any(r.attrs["kind"] not in ("run", "study") for r in results):
        other = next(p for p, r in zip(paths, results) if r.attrs["kind"] not in ("run", "study"))
        raise UserError(f"{other}: no arm of a comparison\n   several files are arms, the first the control: "
                        "each a result of run or sweep; or two stress tests of shocks, before a change and after it")
    subject = Subject(paths, results, names, hurdle, [os.path.splitext(os.path.basename(p))[0] for p in paths])
    if hurdle and (subject.kind != "stress" or results[0].attrs["kind"] != "stress"):
        raise UserError("--hurdle: is held against the file of one stress test of shocks\n   leave out --hurdle")
    return subject


def _second_answer(paths: "list[str]", results: "list[Results]") -> str:
    """The one of two stress tests that takes parameter sets, where the other does not."""
    if len(results) != 2 or any(r.attrs["kind"] != "stress" for r in results):
        return ""
    drawn = [path for path, r in zip(paths, results) if _takes_sets(r)]
    return drawn[0] if len(drawn) == 1 else ""


def _takes_sets(test: Results) -> bool:
    """Its parameters stand before the way of governing among what it varies."""
    return "factor" in test.dims and str(test["factor"].values[0]) != "regime"


def _expect_the_same(subject: Subject, results: "list[Results]") -> None:
    """A second answer is one to the same question."""
    told, main = subject.sets or {}, subject.main
    first, second = subject.paths[0], subject.sets_file
    if subject.question:
        raise UserError(f"{first}: is no stress test of shocks that {second} could stand beside")
    if told["title"] != str(main.attrs["title"]):
        raise UserError(f"{first} and {second}: test other places\n   a second answer is one to the same question")
    if str(told["shock"]) not in subject.stress["shock"].values:
        raise UserError(f"{first} and {second}: have no shock in common\n   the second has {told['shock']}")
    main.attrs["tests"] = [dict(r.attrs) for r in sorted(results, key=_takes_sets)]


def _side_by_side(paths: "list[str]", results: "list[Results]") -> Results:
    """What compare says of two stress tests, with what each of them assumed and was called with."""
    both = compare(*paths)
    both.attrs.update(scenarios=[str(r.attrs.get("scenario", "")) for r in results], tests=[dict(r.attrs) for r in results])
    return both
