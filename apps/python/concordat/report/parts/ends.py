"""Every run at the end."""
from concordat.figures.spread_of_runs import ends
from concordat.report.blocks import Figures, Missing, Part
from concordat.report.subject import Subject

OUTCOMES = ("final_collaboration", "final_integration")


def every_run(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "run":
        return None
    known = [name for name in OUTCOMES if name in subject.main["outcome"].values]
    return Part("Every run at the end", [Figures([ends(subject.main, name, title=False) for name in known])])
