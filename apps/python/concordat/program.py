"""The program, asked for what it alone computes: comparisons, indices, lists of what there is."""
import json
import os
import pathlib
import shutil
import subprocess
from typing import Any, NamedTuple, Sequence

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


class Said(NamedTuple):
    code: int
    out: str
    err: str


def said(program: str, *words: str) -> Said:
    """What the program says to a command line; nothing is typed to it."""
    done = subprocess.run([program, *words], capture_output=True, check=False, stdin=subprocess.DEVNULL)
    return Said(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def ask(*words: str) -> Any:
    """What a command says with --format json. Raises UserError with the program's own text."""
    program = find_program()
    if program is None:
        raise UserError("the program concordat is not to be found\n"
                        "   build it with ./dev build, or name it in CONCORDAT_PROGRAM")
    answer = said(program, *words, "--format", "json")
    if answer.code not in (0, 1) or not answer.out:
        raise UserError(answer.err.strip() or f"{words[0]}: the program ended with code {answer.code}")
    return json.loads(answer.out)


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
