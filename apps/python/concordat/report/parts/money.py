"""Money: margins, and how many are in deficit."""
from concordat.figures.fan import fan
from concordat.figures.money import money
from concordat.report.blocks import Figures, Missing, Part
from concordat.report.subject import Subject


def what_becomes_of_money(subject: Subject) -> "Part | Missing | None":
    if subject.kind != "run":
        return Missing("Money", "Margins by month are kept by run; outcomes such as final_provider_margin are in the table of a comparison.")
    runs = subject.main
    figures = [money(runs, title=False)]
    figures += [fan(runs, name, title=False) for name in ("trusts_in_deficit", "reserves") if name in runs["series"].values]
    return Part("Money", [Figures(figures)])
