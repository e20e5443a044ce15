"""How it develops: fans over the months, financial years, scripted events; arms beside the control."""
from concordat.figures.arms import arms
from concordat.figures.axes import events_words
from concordat.figures.fan import fan
from concordat.figures.forest import arm_name
from concordat.report.blocks import Block, Figures, Missing, Part, Text
from concordat.report.subject import Subject

SERIES = ("collaboration", "trust", "integration", "pressure")
MOST_EVENTS = 12


def development(subject: Subject) -> "Part | Missing | None":
    title = "How it develops"
    if subject.kind == "arms":
        return _of_arms(subject, title)
    if "kept" in subject.main.dims:
        return _of_points(subject, title)
    if subject.kind != "run":
        return Missing(title, "Months are kept by run; this file keeps what comes out at the end.")
    runs = subject.main
    shown = [name for name in SERIES if name in runs["series"].values]
    words = "Line: median; bands: half of the runs, and 90 %; grey: every other financial year."
    if "point" in runs.dims:
        words += f" The bands hold chance and {runs.sizes['point']:,} sets of parameters."
    if events := events_words(runs, most=MOST_EVENTS):
        words += f" Dotted: {events}."
    blocks: list[Block] = [Text(words), Figures([fan(runs, name, title=False) for name in shown])]
    return Part(title, blocks)


def _of_points(subject: Subject, title: str) -> "Part | Missing":
    """Of a study that keeps months: the first point and each of the others."""
    figures = [arms(subject.main, series=str(name), title=False) for name in subject.main["kept"].values]
    empty = next((figure for figure in figures if figure.is_empty), None)
    return Missing(title, empty.sentence) if empty else Part(title, [Text("Each point of the design beside the first, whose median is dashed."), Figures(figures)])


def _of_arms(subject: Subject, title: str) -> "Part | Missing":
    if any("series" not in results.dims for results in subject.results):
        return Missing(title, "Months are kept by run; a study keeps what comes out at the end.")
    figures = [arms(*subject.results, series=name, arm_names=[arm_name(name) for name in subject.arm_names], title=False) for name in SERIES]
    return Part(title, [Figures(figures)])
