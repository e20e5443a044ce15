"""`concordat.open`: what the program wrote, as a tidy dataset."""
import os
from typing import Any

import h5py

from concordat.data.answers import read_answer
from concordat.data.results import Results, text_of
from concordat.data.runs import read_runs
from concordat.data.studies import read_study
from concordat.data.verdicts import read_verdicts
from concordat.errors import UserError
from concordat.seal import expect_sealed


def open_file(path: "str | os.PathLike[str]") -> Results:
    """The dataset in a result file (.h5), or in what a command said with --format json.

    The seal is checked first: a damaged file raises UserError with the program's own text.
    """
    path = os.fspath(path)
    if path.endswith(".json"):
        return read_answer(path)
    name = path
    expect_sealed(path, name)
    try:
        with h5py.File(path, "r") as file:
            dataset = read(file, path)
    except (OSError, KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise UserError(f"{name}: cannot be read as results ({error})\n"
                        "   it was made by another version; run it again") from None
    dataset.attrs["file"] = os.path.basename(path)
    dataset.encoding["source"] = path
    return dataset


def read(file: Any, path: str) -> Results:
    if "patterns" in file:
        return read_verdicts(file)
    if text_of(file.attrs.get("series", b"")).strip():
        return read_runs(file, path)
    return read_study(file, path)
