"""The command line of the package: report, figure and export, with the program's exit codes."""
import argparse
import contextlib
import inspect
import os
import signal
import sys
import traceback
from typing import TextIO

from concordat.assistant import serve
from concordat.claims.words import spelt
from concordat.data.answers import compare, sensitivity, uncertainty
from concordat.data.opened import open_file
from concordat.data.results import Results
from concordat.errors import UserError
from concordat.export import export
from concordat.figures import KINDS, NAMING
from concordat.figures.svg import save
from concordat.report.exercise import exercise
from concordat.report.page import report
from concordat.report.subject import factor_of_arms
from concordat.written import WriteError, expect_room

CHOICES = ("series", "outcome", "quantity", "measure", "shock")  # what --of chooses


def obey(words: list[str]) -> int:
    if words == ["serve"]:
        return serve()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who stops reading ends it, as he ends the program
    asked = _parser().parse_args(words)
    try:
        if asked.verb == "export":
            said = _export(asked)
        else:
            said = _page_or_picture(asked)
        _say(f"\n  wrote  {spelt(asked.output)}   {said}\n\n")
    except UserError as error:
        _remark(f"{error}\n")
        return 2
    except WriteError as error:
        _remark(f"{error}\n")
        return 3
    except Exception as error:
        if isinstance(error, OSError) and error.filename is not None:
            _remark(f"{error.filename}: cannot be opened ({error.strerror})\n")
            return 3 if error.filename == asked.output else 2
        where = traceback.extract_tb(error.__traceback__)[-1]
        _remark(f"an error of the package's own: {type(error).__name__}: {error} ({os.path.basename(where.filename)}:{where.lineno})\n"
                "   please report it with the command line\n")
        return 4
    return 0


def _print(text: str, stream: TextIO) -> None:
    try:
        stream.write(text)
        stream.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())  # or Python tries again when it ends
        raise


def _remark(text: str) -> None:
    """Where nobody hears it, the exit code speaks."""
    with contextlib.suppress(OSError):
        _print(spelt(text), sys.stderr)


def _say(text: str) -> None:
    """Raises WriteError where standard output does not take it: a full disk, or one that was closed."""
    try:
        _print(text, sys.stdout)
    except OSError as error:
        raise WriteError(f"standard output: cannot be written ({error.strerror})") from None


def _page_or_picture(asked: argparse.Namespace) -> str:
    expect_room(asked.output, overwrite=asked.overwrite)
    if asked.verb == "report":
        _page(asked)
    else:
        _draw(asked)
    return f"{os.path.getsize(asked.output) / 1000:,.0f} kB"


def _page(asked: argparse.Namespace) -> None:
    if not asked.exercise:
        return report(asked.files, asked.output, names=asked.names, hurdle=asked.hurdle / 100)
    if len(asked.files) > 1 or asked.hurdle or asked.names:
        raise UserError("--exercise: is made of the file of one stress test\n   leave out other files, --hurdle and --names")
    exercise(asked.files[0], asked.output, regime=asked.regime, shock=asked.shock)


def _export(asked: argparse.Namespace) -> str:
    written = export(asked.files[0], asked.output, names=asked.names, overwrite=asked.overwrite)
    size = sum(os.path.getsize(os.path.join(asked.output, name)) for name in written)
    tables = sum(name.endswith(".csv") for name in written)
    return f"{tables} table{'s' if tables > 1 else ''}, {size / 1000:,.0f} kB: datapackage.json says what every column is"


def _draw(asked: argparse.Namespace) -> None:
    if asked.kind not in KINDS:
        raise UserError(f'figure "{asked.kind}": no such kind, which is the last word\n   there are {", ".join(KINDS)}')
    options = dict(width=asked.width, title=not asked.no_title)
    if asked.names and asked.kind in NAMING:
        options["names"] = True
    draw = KINDS[asked.kind]
    choice = next((name for name in inspect.signature(draw).parameters if name in CHOICES), None)
    if asked.of and choice is None:
        raise UserError(f"--of {asked.of}: there is but one {asked.kind}")
    if asked.of and choice is not None:
        options[choice] = asked.of
    if asked.arm and asked.kind != "arms":
        raise UserError(f"figure {asked.kind}: has no arms to be named\n   --arm is for the figure arms")
    if asked.arm and len(asked.arm) != len(asked.files):
        raise UserError(f"--arm: {len(asked.arm)} names for {len(asked.files)} files\n   give one for each, in their order")
    if asked.arm:
        options["arm_names"] = asked.arm
    if len(asked.files) > 1 and asked.kind not in ("arms", "forest"):
        raise UserError(f"figure {asked.kind}: is of one file, not {len(asked.files)}\n   several are arms, the control first: arms draws them over time, forest what they change")
    figure = draw(*_datasets_for(asked.kind, asked.files), **options)
    if figure.is_empty:
        raise UserError(f"{asked.files[0]}: {figure.sentence}")
    save(figure, asked.output)
    _say(spelt(figure.caption) + "\n")


def _datasets_for(kind: str, files: list[str]) -> list[Results]:
    """Arms over time are files; what they change is computed by the program."""
    if kind == "arms":
        return [open_file(file) for file in files]
    return [compare(*files) if len(files) > 1 else _dataset_for(kind, files[0])]


def _dataset_for(kind: str, file: str) -> Results:
    """What the program computes of a study is asked of it."""
    results = open_file(file)
    if results.attrs["kind"] == "study" and kind == "forest":
        return compare(file, by=[factor_of_arms(results)])
    if results.attrs["kind"] == "study" and kind in ("sensitivity", "morris"):
        return sensitivity(file)
    return uncertainty(file) if kind == "carried" and results.attrs["kind"] == "run" else results


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="concordat", allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("report", "figure", "export"):
        one = verbs.add_parser(verb, allow_abbrev=False)
        one.add_argument("files", nargs="+")
        one.add_argument("-o", "--output", required=True)
        one.add_argument("--overwrite", action="store_true")
        one.add_argument("--names", action="store_true")
        if verb == "report":
            one.add_argument("--hurdle", type=int, default=0)
            one.add_argument("--exercise", action="store_true")
            one.add_argument("--regime", default="")
            one.add_argument("--shock", default="")
        if verb == "figure":
            one.add_argument("--kind", required=True)
            one.add_argument("--of", default="")
            one.add_argument("--arm", action="append", default=[])
            one.add_argument("--width", type=float, default=85)
            one.add_argument("--no-title", action="store_true")
    return parser
