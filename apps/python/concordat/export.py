"""A result file as tables for any program: CSV, with a data dictionary and checksums, a Frictionless Data package."""
import hashlib
import json
import os
import pathlib
import re
import shutil
import tempfile
from typing import Any

import numpy as np
import pandas as pd

from concordat import program
from concordat.data.opened import open_file
from concordat.data.results import Results
from concordat.data.stress import answer_in
from concordat.data.tables import DataTable, tables_of
from concordat.errors import UserError
from concordat.written import WriteError

DICTIONARY, SUMS, SCENARIO = "datapackage.json", "SHA256SUMS", "scenario.txtpb"
NO_FORECAST = "An illustration of mechanisms, not a forecast for any organisation."
ANSWERS = ("regime_shock", "keystone", "loop", "condition", "shift")  # tables of which one is in every answer of a stress test
TOLD = ("kind", "seed", "planned_runs", "failed_runs", "first_month", "design", "control", "version", "commit", "command", "digest", "file")


def export(file: "str | os.PathLike[str]", folder: "str | os.PathLike[str]", *, names: bool = False, overwrite: bool = False) -> list[str]:
    """Writes a table for each set of axes, datapackage.json, SHA256SUMS and the scenario; gives the names of the files.

    The folder is there whole or not at all. Without `names` bodies and places have numbers instead of codes and names. Of a
    stress test there are its runs, and what the program says of them: cells, critical sizes, who goes first, early warnings.
    """
    target = pathlib.Path(os.path.abspath(os.fspath(folder)))
    _expect_room(target, os.fspath(folder), overwrite)
    dataset = open_file(file)
    beside = ""
    try:
        beside = tempfile.mkdtemp(prefix=".concordat-", dir=target.parent)
        written = _write(dataset, pathlib.Path(beside), names)
        _put_in_place(pathlib.Path(beside), target)
        return written
    except OSError as error:
        raise WriteError(f"{os.fspath(folder)}: cannot be written ({error.strerror})") from None
    finally:
        if beside:
            shutil.rmtree(beside, ignore_errors=True)


def _expect_room(target: pathlib.Path, name: str, overwrite: bool) -> None:
    if target.is_symlink() or (os.path.lexists(target) and not target.is_dir()):
        raise UserError(f"{name}: a link or no folder, which is not replaced\n   name another folder with --csv")
    if not target.parent.is_dir():
        raise UserError(f"{name}: there is no folder for it to be in\n   create that folder first")
    if not target.is_dir() or not any(target.iterdir()):
        return
    if not overwrite:
        raise UserError(f"{name} exists and is not empty\n   replace it with --overwrite, or name another folder with --csv")
    strange = sorted({each.name for each in target.iterdir()} - _files_of(target))
    if strange:
        raise UserError(f"{name}: holds what no export wrote ({strange[0]}), so it is not replaced\n   name another folder with --csv")


def _files_of(folder: pathlib.Path) -> set[str]:
    """What an export wrote into it, by its own dictionary."""
    try:
        told = json.loads((folder / DICTIONARY).read_text(encoding="utf-8"))
        return {DICTIONARY, SUMS, *(str(each["path"]) for each in told["resources"])} if told["x-concordat"] else set()
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _write(dataset: Results, folder: pathlib.Path, names: bool) -> list[str]:
    is_asked = dataset.attrs.get("kind") == "stress" and program.find_program() is not None
    said = answer_in(dataset, names=names) if is_asked else None
    resources = [_write_table(table, folder) for one in (dataset, *([] if said is None else [said])) for table in tables_of(one, names=names)]
    if dataset.attrs.get("scenario"):
        (folder / SCENARIO).write_text(str(dataset.attrs["scenario"]), encoding="utf-8", newline="\n")
        resources.append({"name": "scenario", "path": SCENARIO, "mediatype": "text/plain", "encoding": "utf-8",
                          "description": "complete resolved scenario, or experiment: enough to repeat the runs",
                          **_sum_of(folder / SCENARIO)})
    text = json.dumps(_package(dataset, resources, names), indent=1, ensure_ascii=False, allow_nan=False)
    (folder / DICTIONARY).write_text(text + "\n", encoding="utf-8", newline="\n")
    written = [*[str(each["path"]) for each in resources], DICTIONARY]
    lines = [f"{_sum_of(folder / name)['hash'].partition(':')[2]}  {name}\n" for name in written]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")
    return [*written, SUMS]


def _write_table(table: DataTable, folder: pathlib.Path) -> dict[str, Any]:
    path = folder / f"{table.name}.csv"
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for k, piece in enumerate(table.pieces):
            rows += len(piece)
            _printed(piece).to_csv(file, index=False, header=k == 0, lineterminator="\n", date_format="%Y-%m-%d")
        file.flush()
        os.fsync(file.fileno())
    fields = [{"name": c.name, "type": c.kind, "description": c.meaning, **({"unit": c.unit} if c.unit else {})} for c in table.columns]
    return {"name": re.sub(r"[^a-z0-9._-]", "-", table.name), "path": path.name, "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
            "description": "one row for each " + " and ".join(key.replace("_", " ") for key in table.keys) + f": {rows:,} rows",
            "schema": {"fields": fields, "primaryKey": table.keys, "missingValues": [""]}, **_sum_of(path)}


def _printed(piece: pd.DataFrame) -> pd.DataFrame:
    """Truth in small letters, as Frictionless Data has it; texts without what no table holds."""
    for name in piece.columns:
        if piece[name].dtype == bool:
            piece[name] = np.where(piece[name], "true", "false")
        elif piece[name].dtype == object:
            piece[name] = [str(value).replace("\0", "\ufffd").encode("utf-8", "replace").decode() for value in piece[name]]
    return piece


def _sum_of(path: pathlib.Path) -> dict[str, Any]:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return {"bytes": path.stat().st_size, "hash": f"sha256:{found.hexdigest()}"}


def _package(dataset: Results, resources: "list[dict[str, Any]]", names: bool) -> dict[str, Any]:
    attrs = dataset.attrs
    told = {key: _plain(attrs[key]) for key in TOLD if key in attrs}
    bodies = "" if "organisation" not in dataset.dims else \
        " Bodies and places are named because that was asked for." if names else " Bodies and places have numbers instead of names."
    if attrs.get("kind") == "stress" and not any(each["name"] in ANSWERS for each in resources):
        bodies += " What the program says of this test is not here, as the program was not there to be asked."
    return {"profile": "data-package", "name": "concordat-results", "title": str(attrs.get("title", "Results of Concordat")),
            "description": NO_FORECAST + bodies + " Empty cells are missing: a run that failed, or what the scenario has no value of.",
            "x-concordat": told, "resources": resources}


def _plain(value: Any) -> Any:
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, (bool, int, str)) or (isinstance(value, float) and np.isfinite(value)) else str(value)


def _put_in_place(beside: pathlib.Path, target: pathlib.Path) -> None:
    for path in beside.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(beside, 0o777 & ~mask)
    if not target.is_dir() or not any(target.iterdir()):
        os.rename(beside, target)
        return
    away = pathlib.Path(tempfile.mkdtemp(prefix=".concordat-", dir=target.parent))
    os.rename(target, away)
    try:
        os.rename(beside, target)
    except OSError:
        os.rename(away, target)
        raise
    shutil.rmtree(away)
