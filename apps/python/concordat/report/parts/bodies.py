"""Who works together, and when; places."""
from concordat.figures.bodies import bodies
from concordat.figures.heat import MOST_ROWS, heat
from concordat.figures.network import network
from concordat.figures.places import places
from concordat.figures.style import COLUMN, PAGE
from concordat.report.blocks import Block, Figures, Missing, Part, Text
from concordat.report.subject import Subject

UNNAMED = "Bodies are shown by their role, and nothing here is a forecast for any of them. The option names, which names them, says so again."
TOO_MANY = "There are so many bodies that results tell of none by itself; each_body: true in the scenario asks for them."
NAMED = "Bodies are named because that was asked for. It is no forecast for any of them: it illustrates mechanisms."


def who_works_together(subject: Subject) -> "Part | Missing | None":
    title = "Who works together, and when"
    if subject.kind != "run":
        return Missing(title, "Organisations are kept by run; this file keeps what comes out of the whole system.")
    runs, names = subject.main, subject.names
    if "organisation_quantity" not in runs:
        return Missing(title, TOO_MANY)
    wide = names and runs.sizes["organisation"] <= MOST_ROWS
    figures = [heat(runs, title=False, names=names, width=PAGE if wide else COLUMN), bodies(runs, title=False, names=names),
               network(runs, title=False)]
    blocks: list[Block] = [Text(NAMED if names else UNNAMED), *([Figures(figures[:1], "wide"), Figures(figures[1:])] if wide else [Figures(figures, "beside")])]
    return Part(title, blocks)


def how_places_fare(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "run":
        return Missing("Places", "Places are kept by run.")
    runs = subject.main
    if "place_quantity" not in runs:
        return Missing("Places", TOO_MANY)
    figures = [places(runs, quantity, title=False, names=subject.names) for quantity in ("integration", "unmet_need")
               if quantity in runs["place_quantity"].values]
    words = "In the order of their medians; a place keeps no name." if not subject.names else "In the order of their medians."
    return Part("Places", [Text(words), Figures(figures)])
