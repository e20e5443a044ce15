"""The command line of the package: report and figure, with the program's exit codes."""
import argparse
import inspect
import os
import sys

from concordat.data.answers import compare, sensitivity, uncertainty
from concordat.data.opened import open_file
from concordat.data.results import Results
from concordat.errors import UserError
from concordat.figures import KINDS, NAMING
from concordat.figures.saved import save
from concordat.report.page import WriteError, report
from concordat.report.subject import factor_of_arms

CHOICES = ("series", "outcome", "quantity", "measure")  # what --of chooses


def obey(words: list[str]) -> int:
    asked = _parser().parse_args(words)
    try:
        _expect_room(asked.output, asked.overwrite)
        if asked.verb == "report":
            report(asked.files, asked.output, names=asked.names)
        else:
            _draw(asked)
        sys.stdout.write(f"\n  wrote  {asked.output}   {os.path.getsize(asked.output) / 1000:,.0f} kB\n\n")
        sys.stdout.flush()
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except WriteError as error:
        sys.stderr.write(f"{error}\n")
        return 3
    except BrokenPipeError:
        return 3
    return 0


def _draw(asked: argparse.Namespace) -> None:
    if asked.kind not in KINDS:
        raise UserError(f'figure "{asked.kind}": no such kind\n   there are {", ".join(KINDS)}')
    options = dict(width=asked.width, title=not asked.no_title)
    if asked.names and asked.kind in NAMING:
        options["names"] = True
    draw = KINDS[asked.kind]
    choice = next((name for name in inspect.signature(draw).parameters if name in CHOICES), None)
    if asked.of and choice is None:
        raise UserError(f"--of {asked.of}: there is but one {asked.kind}")
    if asked.of and choice is not None:
        options[choice] = asked.of
    figure = draw(_dataset_for(asked.kind, asked.files[0]), **options)
    if figure.is_empty:
        raise UserError(f"{asked.files[0]}: {figure.sentence}")
    try:
        save(figure, asked.output)
    except OSError as error:
        raise WriteError(f"{asked.output}: cannot be written ({error.strerror})") from None
    sys.stdout.write(figure.caption + "\n")


def _dataset_for(kind: str, file: str) -> Results:
    """What the program computes of a study is asked of it."""
    results = open_file(file)
    if results.attrs["kind"] == "study" and kind == "forest":
        return compare(file, by=[factor_of_arms(results)])
    if results.attrs["kind"] == "study" and kind in ("sensitivity", "morris"):
        return sensitivity(file)
    return uncertainty(file) if kind == "carried" and results.attrs["kind"] == "run" else results


def _expect_room(output: str, overwrite: bool) -> None:
    if os.path.isdir(output):
        raise UserError(f"{output}: a folder\n   name a file in it with --output")
    if os.path.exists(output) and not overwrite:
        raise UserError(f"{output} exists\n   replace it with --overwrite, or name another --output")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="concordat", allow_abbrev=False)
    verbs = parser.add_subparsers(dest="verb", required=True)
    for verb in ("report", "figure"):
        one = verbs.add_parser(verb, allow_abbrev=False)
        one.add_argument("files", nargs="+")
        one.add_argument("-o", "--output", required=True)
        one.add_argument("--overwrite", action="store_true")
        one.add_argument("--names", action="store_true")
        if verb == "figure":
            one.add_argument("--kind", required=True)
            one.add_argument("--of", default="")
            one.add_argument("--width", type=float, default=85)
            one.add_argument("--no-title", action="store_true")
    return parser
