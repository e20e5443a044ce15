"""Runs in this process: what `concordat run` and `concordat sweep` keep in a file, as a dataset at once."""
import json
import os
import pathlib
import tempfile
from typing import Any, Callable, Mapping, Sequence, Union

from concordat.data.dictionary import text_of_dictionary
from concordat.data.memory import MemoryFile
from concordat.data.opened import read
from concordat.data.results import Results
from concordat.engine import find_engine
from concordat.errors import UserError
from concordat.program import as_word

Chosen = Union[str, "os.PathLike[str]", Mapping[str, Any], None]
Settings = Union[Mapping[str, Any], Sequence[str]]
Progress = Callable[[int, int], object]


def run(scenario: Chosen = None, *, footprint: str | None = None, months: int | None = None, set: Settings = (),
        regime: str | None = None, replicates: int | None = None, seed: int | None = None, uncertain: bool = False,
        per_set: int | None = None, until: Sequence[str] = (), trajectories: str | None = None,
        threads: int | None = None, progress: Progress | None = None) -> Results:
    """Simulates a scenario many times; what `concordat run` with the same words keeps, with the same digest.

    `scenario` is a file, the name of one that ships, or a dictionary of its fields; `set` is {"trust.gain": .02}.
    Nothing is written. Other threads of Python go on; Ctrl-C ends it. `progress(done, total)` is called now and then.
    """
    words = _chosen(scenario) + _options(footprint=footprint, months=months) + _settings(set, regime) + \
        _options(replicates=replicates, seed=seed, per_set=per_set, until=list(until), trajectories=trajectories, threads=threads)
    if uncertain:
        words.append("--uncertain")
    return _results(find_engine().run(words, _text(scenario), progress))


def sweep(experiment: Chosen, *, replicates: int | None = None, seed: int | None = None, keep: Sequence[str] = (),
          paired_by: str | None = None, every_run: bool = False, threads: int | None = None,
          progress: Progress | None = None) -> Results:
    """Runs an experiment: what `concordat sweep` with the same words keeps, with the same digest."""
    words = _chosen(experiment) + _options(replicates=replicates, seed=seed, keep=list(keep), paired_by=paired_by, threads=threads)
    if every_run:
        words.append("--every-run")
    return _results(find_engine().sweep(words, _text(experiment), progress))


def explain(scenario: Chosen = None, *, footprint: str | None = None, months: int | None = None, set: Settings = (),
            regime: str | None = None, organisation: str | None = None, month: "int | str | None" = None,
            run: int | None = None, seed: int | None = None) -> Any:
    """Why organisations chose as they did in one month of one run, as `concordat explain --format json` says it."""
    more = _options(footprint=footprint, months=months) + _settings(set, regime) + \
        _options(organisation=organisation, month=month, run=run, seed=seed)
    if not isinstance(scenario, Mapping):
        return _answer(["explain", *_chosen(scenario), *more])
    text = find_engine().resolved(_text(scenario))
    with tempfile.TemporaryDirectory(prefix="concordat_") as folder:
        path = pathlib.Path(folder) / "scenario.txtpb"
        path.write_text(text, encoding="utf-8")
        return _answer(["explain", str(path), *more])


def _answer(words: list[str]) -> Any:
    code, out, said = find_engine().answer([*words, "--format", "json"])
    if code != 0:
        raise UserError(said.strip())
    return json.loads(out)


def _results(told: dict[str, Any]) -> Results:
    dataset = read(MemoryFile(told), "")
    dataset.attrs["file"] = ""
    return dataset


def _chosen(scenario: Chosen) -> list[str]:
    return [] if scenario is None or isinstance(scenario, Mapping) else [as_word(os.fspath(scenario))]


def _text(scenario: Chosen) -> str | None:
    return text_of_dictionary(scenario, find_engine().word_fields()) if isinstance(scenario, Mapping) else None


def _settings(settings: Settings, regime: str | None) -> list[str]:
    pairs = [f"{path}={_value(value)}" for path, value in settings.items()] if isinstance(settings, Mapping) else list(settings)
    return [word for pair in [*pairs, *([f"regime={regime}"] if regime else [])] for word in ("--set", pair)]


def _value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _options(**given: Any) -> list[str]:
    words = []
    for name, value in given.items():
        for each in value if isinstance(value, list) else [value]:
            if each is not None:
                words.append(f"--{name.replace('_', '-')}={each}")
    return words
