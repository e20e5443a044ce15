"""What a page is made of, as plain values that the template words."""
from dataclasses import dataclass, field
from typing import Any, Union

import pandas as pd

from concordat.figures.drawn import Drawn


@dataclass
class Text:
    words: str
    kind: str = "text"


@dataclass
class Figures:
    figures: list[Drawn]
    look: str = ""  # "beside": the first is tall, the others stand beside it; "wide": one below another; "wide roomy": with small print
    kind: str = "figures"


@dataclass
class Table:
    frame: pd.DataFrame
    caption: str
    name: str  # of the file that its numbers are saved as
    kind: str = "table"


@dataclass
class Code:
    line: str
    kind: str = "code"


@dataclass
class Points:
    points: list[str]
    kind: str = "points"


Block = Union[Text, Figures, Table, Code, Points]


@dataclass
class Tile:
    value: str
    label: str
    ranges: list[str] = field(default_factory=list)


@dataclass
class Part:
    title: str
    blocks: list[Block]


@dataclass
class Missing:
    """A part that the files do not carry, and why."""
    title: str
    why: str


@dataclass
class Chance:
    """What intervals leave out, and the second answer or the command that gives it."""
    words: str
    command: str = ""


@dataclass
class Head:
    asked: str  # what was asked
    finding: str
    lead: str
    caveat: str
    tiles: list[Tile]
    table: "Table | None" = None  # what has to be seen with the finding
    chance: "Chance | None" = None


@dataclass
class Page:
    head: Head
    parts: list[Any]
    missing: list[Missing]
