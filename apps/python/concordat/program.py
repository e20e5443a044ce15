"""The program, asked for what it alone computes: comparisons, indices, lists of what there is."""
import json
import os
import pathlib
import shutil
import subprocess
from typing import Any, Sequence

from concordat.errors import UserError

FOLDER = pathlib.Path(__file__).resolve().parent


def find_program() -> str | None:
    """The program that called this package, the one built beside it, or the one on the PATH."""
    named = os.environ.get("CONCORDAT_PROGRAM")
    if named:
        return named
    built = FOLDER.parents[2] / "build" / "concordat"
    if os.access(built, os.X_OK):
        return str(built)
    return shutil.which("concordat")


def ask(*words: str) -> Any:
    """What a command says with --format json. Raises UserError with the program's own text."""
    program = find_program()
    if program is None:
        raise UserError("the program concordat is not to be found\n"
                        "   build it with ./dev build, or name it in CONCORDAT_PROGRAM")
    answer = subprocess.run([program, *words, "--format", "json"], capture_output=True, check=False,
                            stdin=subprocess.DEVNULL)
    if answer.returncode not in (0, 1) or not answer.stdout:
        raise UserError(answer.stderr.decode(errors="replace").strip() or
                        f"{words[0]}: the program ended with code {answer.returncode}")
    return json.loads(answer.stdout)


def ask_or_none(*words: str) -> Any:
    """The same; None where there is no program or it refuses."""
    try:
        return ask(*words)
    except (UserError, OSError):
        return None


def as_word(path: str) -> str:
    """A path that no command takes for an option."""
    return path if not path.startswith("-") else os.path.join(os.curdir, path)


def as_words(paths: Sequence[str]) -> list[str]:
    return [as_word(path) for path in paths]
