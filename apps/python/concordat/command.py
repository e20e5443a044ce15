"""The command line of the package: report and figure, with the program's exit codes."""
import argparse
import os
import sys

from concordat.data.opened import open_file
from concordat.errors import UserError
from concordat.figures import KINDS
from concordat.figures.saved import save
from concordat.report.page import WriteError, report


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
    arguments = [asked.of] if asked.of else []
    figure = KINDS[asked.kind](open_file(asked.files[0]), *arguments, **options)
    try:
        save(figure, asked.output)
    except OSError as error:
        raise WriteError(f"{asked.output}: cannot be written ({error.strerror})") from None
    sys.stdout.write(figure.caption + "\n")


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
        if verb == "report":
            one.add_argument("--names", action="store_true")
        else:
            one.add_argument("--kind", required=True)
            one.add_argument("--of", default="")
            one.add_argument("--width", type=float, default=85)
            one.add_argument("--no-title", action="store_true")
    return parser
