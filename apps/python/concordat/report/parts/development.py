"""How it develops: fans over the months, financial years, scripted events."""
from concordat.claims.words import count
from concordat.figures.axes import events_of
from concordat.figures.fan import fan
from concordat.report.blocks import Block, Figures, Missing, Part, Text
from concordat.report.subject import Subject

SERIES = ("collaboration", "trust", "integration", "pressure")


def development(subject: Subject) -> "Part | Missing | None":
    title = "How it develops"
    if subject.kind != "run":
        return Missing(title, "A study keeps what comes out at the end of each run, not the months before it.")
    runs = subject.main
    shown = [name for name in SERIES if name in runs["series"].values]
    words = "Line: median; bands: half of the runs, and 90 %; grey: every other financial year."
    events = events_of(runs)
    if events:
        words += " Dashed: " + ", ".join(f"{name} (month {month})" for month, name in events[:12])
        words += f" and {count(len(events) - 12, 'more event')}." if len(events) > 12 else "."
    blocks: list[Block] = [Text(words), Figures([fan(runs, name, title=False) for name in shown])]
    return Part(title, blocks)
