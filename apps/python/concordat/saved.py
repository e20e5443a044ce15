"""Figures into files: .svg, .pdf or .png."""
import os
import pathlib

import matplotlib

from concordat.errors import UserError
from concordat.figures.drawn import Drawn
from concordat.figures.style import LIGHT, STYLE
from concordat.figures.svg import svg_file
from concordat.written import put_in_place

ENDINGS = (".svg", ".pdf", ".png")


def save(figure: Drawn, path: "str | os.PathLike[str]") -> None:
    """The ending decides the format. The same figure is the same bytes."""
    path = os.fspath(path)
    ending = os.path.splitext(path)[1].lower()
    if ending not in ENDINGS:
        raise UserError(f"{path}: not a picture\n   end the name in .svg, .pdf or .png")
    put_in_place(path, lambda beside: _write(figure, beside, ending))


def _write(figure: Drawn, path: str, ending: str) -> None:
    if ending == ".svg":
        pathlib.Path(path).write_text(svg_file(figure), encoding="utf-8", newline="\n")
        return
    undated = {"CreationDate": None} if ending == ".pdf" else {"Software": None}
    with matplotlib.rc_context(STYLE):
        figure.savefig(path, dpi=200, facecolor=LIGHT["paper"], metadata=undated)
