"""A page from files: its parts in their order, put into the template, with a strict policy of content."""
import os
import pathlib
import re
from typing import Any, Sequence

import jinja2
from markupsafe import Markup

from concordat.claims.words import clean, kept_together
from concordat.figures.svg import Classes, colour_css, svg_of
from concordat.report.blocks import Figures, Missing, Page, Part
from concordat.report.parts import parts_of
from concordat.report.parts.head import head_of
from concordat.report.style import hash_of, shorter
from concordat.report.subject import Subject, subject_of
from concordat.written import put_in_place

FOLDER = pathlib.Path(__file__).resolve().parent


def report(files: "str | Sequence[str]", output: "str | os.PathLike[str]", *, names: bool = False, hurdle: float = 0) -> None:
    """Writes one page from a file, or from several as arms of a comparison, the first the control.

    Two stress tests are held side by side. `hurdle`, of one, is a share of joint work that should not be fallen below.
    """
    paths = [files] if isinstance(files, str) else [os.fspath(file) for file in files]
    text = page_text(subject_of(paths, names, hurdle))
    put_in_place(os.fspath(output), lambda path: _write(path, text))


def _write(path: str, text: str) -> None:
    pathlib.Path(path).write_text(text, encoding="utf-8", newline="\n")


def page_text(subject: Subject) -> str:
    return _rendered(_page_of(subject))


def _page_of(subject: Subject) -> Page:
    head = head_of(subject)
    parts: list[Part] = []
    missing: list[Missing] = []
    for make in parts_of(subject.kind):
        made = make(subject)
        if isinstance(made, Missing):
            missing.append(made)
        elif made is not None:
            kept, why = _without_empty(made)
            missing += why
            if kept.blocks:
                parts.append(kept)
    return Page(head, parts, missing)


def _without_empty(part: Part) -> tuple[Part, list[Missing]]:
    """A figure that has nothing to draw is no picture: why it is not there is said where the others' absence is."""
    blocks: list[Any] = []
    missing = []
    for block in part.blocks:
        if isinstance(block, Figures):
            missing += [Missing(part.title, figure.sentence) for figure in block.figures if figure.is_empty]
            drawn = [figure for figure in block.figures if not figure.is_empty]
            if not drawn:
                continue
            block = Figures(drawn, block.look if len(drawn) == len(block.figures) else "")
        blocks.append(block)
    return Part(part.title, blocks), missing


def _rendered(page: Page) -> str:
    classes = Classes()
    numbers = iter(range(1, 1000))

    def svg(figure: Any) -> Markup:
        return Markup(svg_of(figure, classes, f"g{next(numbers)}"))

    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(FOLDER), autoescape=True, trim_blocks=True,
                                     lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    environment.filters["clean"] = lambda text, most=400: kept_together(clean(str(text), most))
    environment.filters["cell"] = lambda text, most=400: clean(str(text), most)
    environment.filters["look"] = _look_of
    body = environment.get_template("page.html.jinja").render(page=page, svg=svg)
    style = (FOLDER / "page.css").read_text(encoding="utf-8")
    style = colour_css() + shorter(style) + classes.css()
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    policy = (f"default-src 'none'; style-src '{hash_of(style)}'; script-src '{hash_of(script)}'; "
              "img-src data:; base-uri 'none'; form-action 'none'")
    frame = environment.get_template("frame.html.jinja")
    return frame.render(title=clean(page.head.finding, 120), policy=policy, style=Markup(style),
                        script=Markup(script), body=Markup(body)) + "\n"


def _look_of(frame: Any) -> list[str]:
    """The class of each column: words stand left and may wrap, numbers stand right."""
    def look(cells: list[str]) -> str:
        words = [cell for cell in cells if re.search(r"[A-Za-z]{2}", cell) and not re.match(r"[\d.,+−]", cell)]
        if 2 * len(words) <= len(cells):
            return ""
        return "words long" if max(map(len, cells)) > 34 else "words"
    return [look([str(cell) for cell in frame[column]]) for column in frame.columns]
