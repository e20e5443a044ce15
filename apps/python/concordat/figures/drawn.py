"""A figure that knows what it shows: its finding, a sentence with the numbers, a caption, a table."""
import difflib
import functools
import inspect
import textwrap
from typing import Any, Callable

import matplotlib
import pandas as pd
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from concordat.claims.words import clean, count, kept_together
from concordat.data.results import Results
from concordat.errors import UserError
from concordat.figures.style import COLUMN, LIGHT, STYLE

MM = 25.4
TITLE_LINE = 3.6  # mm


class Drawn(Figure):
    """A matplotlib figure with what is said of it."""
    kind: str = ""
    finding: str = ""  # one line: what it shows
    meaning: str = ""  # what is drawn, in which unit
    sentence: str = ""  # the same with its numbers, for who does not see it
    caption: str = ""  # method and digest, for a paper
    table: pd.DataFrame
    stops: "list[float] | None" = None  # where along its first axes the rows of its table are
    is_empty: bool = False  # it says why there is nothing to draw


Draw = Callable[..., Drawn]


def draws(kind: str) -> Callable[[Draw], Draw]:
    """Gives a figure its style, its caption and, unless `title` is False, its title."""
    def with_style(draw: Draw) -> Draw:
        own = inspect.signature(draw)
        own_width: float = own.parameters["width"].default

        @functools.wraps(draw)
        def drawn(dataset: Results, *arguments: Any, title: bool = True, width: float = own_width, **options: Any) -> Drawn:
            with matplotlib.rc_context(STYLE):
                figure = draw(dataset, *arguments, width=width, **options)
                figure.kind = kind
                figure.caption = caption_of([dataset, *(one for one in arguments if isinstance(one, Results))], figure)
                if title:
                    _put_title(figure, width)
                return figure
        titled = inspect.Parameter("title", inspect.Parameter.KEYWORD_ONLY, default=True, annotation=bool)
        drawn.__signature__ = own.replace(parameters=[*own.parameters.values(), titled])  # type: ignore[attr-defined]
        return drawn
    return with_style


def new_figure(width: float, height: float) -> Drawn:
    """Of a width and height in millimetres."""
    figure = Drawn(figsize=(width / MM, height / MM), layout="constrained")
    FigureCanvasAgg(figure)
    figure.get_layout_engine().set(w_pad=.05, h_pad=.03, wspace=.04, hspace=.04)
    figure.table = pd.DataFrame()
    return figure


def nothing(width: float, why: str) -> Drawn:
    """What cannot be drawn says why."""
    figure = new_figure(width, 22)
    figure.text(.5, .5, "\n".join(textwrap.wrap(why, int(width / 1.55))), ha="center", va="center",
                color=LIGHT["faint"], fontsize=7)
    figure.finding, figure.sentence, figure.is_empty = "Nothing to draw", why, True
    return figure


def no_months(width: float, dataset: Results) -> Drawn:
    """Why a figure over time has nothing to draw of this file, and what would do."""
    kind, kept = str(dataset.attrs.get("kind", "")), "kept" in dataset.dims
    if kept:
        names = [str(name) for name in dataset["kept"].values]
        return nothing(width, f"This study keeps months of each of its {count(dataset.sizes['point'], 'point')}: draw them as arms, --of {' or '.join(names)}.")
    if kind == "study":
        return nothing(width, "This study keeps outcomes alone, no months: sweep it again with --keep and a series, or run one of its points.")
    return nothing(width, "This file keeps no months. A figure over time is drawn of what run keeps, or sweep with --keep.")


def expect_one(dataset: Results, axis: str, name: str) -> None:
    """Raises UserError, with the nearest name, where a dataset has no such series, outcome or quantity."""
    known = [str(value) for value in dataset[axis].values]
    if name not in known:
        near = difflib.get_close_matches(name, known, 1, .5)
        raise UserError(f'"{clean(name)}": no such {axis.replace("_", " ")} here' + (f'\n   did you mean "{near[0]}"?' if near else "") +
                        f"\n   there are {', '.join(known[:12])}{', ...' if len(known) > 12 else ''}")


def _put_title(figure: Drawn, width: float) -> None:
    lines = textwrap.wrap(kept_together(figure.finding), int(width / 1.75))
    height = figure.get_size_inches()[1] + TITLE_LINE * len(lines) / MM  # what is drawn keeps its own
    figure.set_size_inches(width / MM, height)
    figure.suptitle("\n".join(lines), x=.01, ha="left", fontsize=8, fontweight="bold", color=LIGHT["ink"])


def caption_of(datasets: "list[Results]", figure: Drawn) -> str:
    """Method and the digest of each file: enough to find the numbers again."""
    dataset, attrs = datasets[0], datasets[0].attrs
    heading = clean(str(attrs.get("title", "")))
    parts = [heading + ("" if heading.endswith(("?", "!", ".")) else "."), figure.meaning and figure.meaning[0].upper() + figure.meaning[1:] + "."]
    if "run" in dataset.dims:
        failed = int(attrs.get("failed_runs", 0))
        parts.append(count(dataset.sizes["run"], "run") + (f" ({failed} failed, left out)" if failed else "") + ".")
    if "seed" in attrs:
        parts.append(f"Seed {attrs['seed']}.")
    if "version" in attrs:
        parts.append(f"Concordat {attrs['version']}.")
    digests = [short_digest(one.attrs["digest"]) for one in datasets if "digest" in one.attrs]
    if digests:
        parts.append(f"Digest{'s' if len(digests) > 1 else ''} {', '.join(digests)}.")
    parts.append("An illustration of mechanisms, not a forecast.")
    return " ".join(part for part in parts if part)


def short_digest(digest: str) -> str:
    return "-".join(digest[k:k + 4] for k in (0, 4, 8))
