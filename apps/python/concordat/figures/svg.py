"""Figures into files: .svg, .pdf or .png. As SVG text stays text, colours are CSS variables, and who does not see it
hears a sentence."""
import io
import os
import pathlib
import re
import warnings
from html import escape
from typing import Any

import matplotlib

from concordat.errors import UserError
from concordat.figures.drawn import Drawn
from concordat.figures.style import COLOURS, LIGHT, STYLE
from concordat.written import put_in_place

STYLE_ATTRIBUTE = re.compile(r' style="([^"]*)"')
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
NAMES = {pair[0]: name for name, pair in COLOURS.items()}
FONT = 'system-ui, -apple-system, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif'


class Classes:
    """Styles of elements as classes, so that a page needs no inline style. Shared by a page's figures."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def name_of(self, style: str) -> str:
        return self._names.setdefault(style, f"f{len(self._names)}")

    def css(self) -> str:
        return "".join(f".{name}{{{style}}}" for style, name in self._names.items())


def colour_css() -> str:
    """The roles' colours in both schemes; print is light."""
    def block(k: int) -> str:
        return "".join(f"--{name.replace('_', '-')}:{pair[k]};" for name, pair in COLOURS.items())
    return (f":root{{color-scheme:light dark;{block(0)}}}"
            f"@media screen and (prefers-color-scheme:dark){{:root{{{block(1)}}}}}")


def svg_of(figure: Drawn, classes: Classes, name: str) -> str:
    """An element for a page: `name` makes its ids its own."""
    text = _written(figure)
    text = text[text.index("<svg"):]
    text = re.sub(r"<!--.*?-->|<metadata>.*?</metadata>|<style.*?</style>", "", text, flags=re.DOTALL)
    text = STYLE_ATTRIBUTE.sub(lambda found: _class(found.group(1), classes), text)
    text = _own_ids(text, name)
    text = re.sub(r">\s+<", "><", text)
    head = re.match(r"<svg[^>]*>", text)
    assert head is not None
    box = re.search(r'viewBox="([^"]+)"', head.group())
    assert box is not None
    start = (f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
             f'viewBox="{box.group(1)}"{_stops(figure)} role="img" aria-labelledby="{name}-t {name}-d">'
             f'<title id="{name}-t">{escape(figure.finding)}</title>'
             f'<desc id="{name}-d">{escape(figure.sentence)}</desc>')
    return start + _plain_groups(text[head.end():])


def svg_file(figure: Drawn) -> str:
    """A file of its own, with the colours of both schemes."""
    classes = Classes()
    body = svg_of(figure, classes, "figure")
    inches = figure.get_size_inches()
    sized = body.replace(" role=", f' width="{25.4 * inches[0]:.5g}mm" height="{25.4 * inches[1]:.5g}mm" role=', 1)
    style = f"<style>{colour_css()}svg{{background:var(--paper)}}{escape(classes.css(), quote=False)}</style>"
    at = sized.index("<title")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + sized[:at] + style + sized[at:] + "\n"


def _stops(figure: Drawn) -> str:
    """Where the rows of its table are, in parts of its width, for who points at them."""
    if not figure.stops:
        return ""
    axes, width = figure.axes[0], figure.bbox.width
    return ' data-stops="' + " ".join(f"{axes.transData.transform((x, 0))[0] / width:.4f}" for x in figure.stops) + '"'


def _written(figure: Drawn) -> str:
    # No date inside and ids from what is drawn: the same figure is the same bytes.
    out = io.StringIO()
    figure.patch.set_alpha(0)
    with matplotlib.rc_context(STYLE), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # letters that its own font lacks: the reader's may have them
        figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def _class(style: str, classes: Classes) -> str:
    style = COLOUR.sub(lambda found: f"var(--{NAMES[found.group().lower()].replace('_', '-')})"
                       if found.group().lower() in NAMES else found.group(), style)
    parts = [part.strip() for part in style.split(";") if part.strip()]
    kept = [re.sub(r"(?:'[^']*'|[\w-]+)(?:,\s*(?:'[^']*'|[\w-]+))*$", FONT, part) if part.startswith("font:")
            else part for part in parts]
    return f' class="{classes.name_of(";".join(kept))}"' if kept else ""


def _own_ids(text: str, name: str) -> str:
    """Ids that something refers to get the figure's name, others go."""
    wanted = set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', text))
    used = {first or second for first, second in wanted}

    def own(found: Any) -> str:
        return f' id="{name}-{found.group(1)}"' if found.group(1) in used else ""
    text = re.sub(r' id="([^"]*)"', own, text)
    return re.sub(r'(url\(#|href="#)', rf"\g<1>{name}-", text)


def _plain_groups(text: str) -> str:
    """Groups without a purpose go, from the inside out."""
    while True:
        shorter = re.sub(r"<g>((?:(?!<g>|<g |</g>).)*)</g>", r"\1", text, flags=re.DOTALL)
        shorter = re.sub(r"<defs></defs>|<defs/>", "", shorter)
        if shorter == text:
            return text
        text = shorter


DPI = 300  # of .png: what journals ask for
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
        figure.savefig(path, dpi=DPI, facecolor=LIGHT["paper"], metadata=undated)
