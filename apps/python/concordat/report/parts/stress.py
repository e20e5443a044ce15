"""A stress test, part by part: what is lost, how large it must be, whether it comes back, which way holds."""
import numpy as np
import pandas as pd

from concordat.claims.beside import first_words, in_retreat_words, left_out_words, warning_finding, why_not_estimable
from concordat.claims.stress import (back_in_short, critical_finding, critical_words, estimate_at, hangs_on_choice, ladders_of, one_in, part_of_one, quoted, size_words, source_words, way_title, why_nothing,
                                     worst_shock, years)
from concordat.claims.words import DASH, clean, duration, gap, number
from concordat.data.results import Results
from concordat.figures.stress.beside import cell_words, early_warning, first_to_go, low_point
from concordat.figures.stress.fragility import fragility
from concordat.figures.stress.matrix import matrix
from concordat.figures.stress.paths import paths
from concordat.figures.stress.survival import survival
from concordat.figures.style import PAGE
from concordat.report.blocks import Block, Code, Figures, Missing, Part, Points, Table, Text
from concordat.report.subject import Subject


def what_is_lost(subject: Subject) -> Part:
    return Part("What is lost", [Text("Read the loss beside the years without any shock: who works together little has little to lose. No colours of traffic lights: a number, and its interval, for chance alone: "
                                      "with the assumptions as they are. Which way loses least is not found but follows from what each is assumed to bring; "
                                      "--set statutory.duty=0 --set statutory.mandate=0 --set statutory.risk_share=0 takes it away from a statutory board."),
                                 Figures([matrix(subject.stress, title=False, width=PAGE)], "wide roomy"), Text(left_out_words(subject.stress))])


def how_low(subject: Subject) -> "Part | Missing":
    test = subject.stress
    words = "The low point of a run is its worst twelve months in a row under the shock: what a partnership would have to live through, whatever comes back later."
    if np.isnan(float(test.attrs["hurdle"])):
        words += " No hurdle was set. One is a share of joint work that the partnership says it must not fall below, and the page then counts the runs that do:"
        more: "list[Block]" = [Text(words), Code(f"concordat report {clean(str(test.attrs.get('file', 'stress.h5')), 80)} --hurdle 40")]
    else:
        more = [Text(words + " The hurdle is what was asked for, not a line that the model knows of. Below it: a run with at least one such year.")]
    return Part("How low does it get?", [*more, Figures([low_point(test, title=False, width=PAGE)], "wide roomy")])


def how_large(subject: Subject) -> "Part | Missing":
    test, title = subject.stress, "How large must it be?"
    tried = [str(s) for s in dict.fromkeys(test["ladder_shock"].values)]
    if not tried:
        return Missing(title, "It was not asked: the shocks of which it is asked, the first three, cannot act here.")
    many = one_in(float(test.attrs["risk_asked"]))
    reaching = [s for s in tried if not all(str(one[f"{level}_reached"].values) == "not_reached" for one in ladders_of(test, s) for level in ("risk", "loss"))]
    blocks: "list[Block]" = [Text(f"The question turned round: not what a shock of some size does, but at which size {many} retreats to its silos. The margin of safety is that size over the size "
                                  "that was tried: below 1 the test itself is beyond it. Intervals are for chance alone; assumptions move these sizes further: concordat stress … --uncertain.")]
    if reaching:
        blocks.append(Figures([fragility(test, s, title=False, width=PAGE) for s in reaching], "wide"))
        blocks.append(_critical(subject, reaching))
    others = [s for s in tried if s not in reaching]
    if others:
        blocks.append(Points([critical_finding(test, s) + f"; nor is {part_of_one(1 - float(test.attrs['kept_asked']))} of joint work lost." for s in others]))
    return Part(title, blocks)


def _critical(subject: Subject, shocks: "list[str]") -> Table:
    test = subject.stress
    many, much = one_in(float(test.attrs["risk_asked"])), part_of_one(1 - float(test.attrs["kept_asked"]))
    rows = []
    for shock in shocks:
        here = test.sel(shock=shock)
        unit = str(here["shock_unit"].values)
        rows += [(clean(str(here["shock_title"].values), 60), _way(test, one["ladder_regime"].values), size_words(float(here["shock_size"]), unit), critical_words(one, "risk", unit),
                  number(float(one["risk_margin_of_safety"])), critical_words(one, "loss", unit), number(float(one["loss_margin_of_safety"]))) for one in ladders_of(test, shock)]
    return Table(pd.DataFrame(rows, columns=["shock", "governed by", "tried", f"{many} retreats at", "margin of safety", f"{much} of joint work is lost at", "margin"]), "Critical sizes with 95 % intervals for chance alone", "critical_sizes")


def does_it_come_back(subject: Subject) -> Part:
    shock = worst_shock(subject.stress)
    drawn = [survival(subject.stress, shock, title=False, width=PAGE)]
    if subject.main.attrs["kind"] == "stress":
        drawn.insert(0, paths(subject.main, shock, test=subject.stress, title=False, width=PAGE))
    return Part("Does it come back?", [Figures(drawn, "wide"), *_back_from_each(subject)])


def _back_from_each(subject: Subject) -> "list[Block]":
    """The figures show one shock; a table has them all."""
    test = subject.stress
    if test.sizes["shock"] < 2:
        return []
    rows = []
    for here in (test.isel(shock=k) for k in range(test.sizes["shock"])):
        presses = int(here["shock_presses"])
        rows.append((clean(str(here["shock_title"].values), 60), duration(presses) if presses > 0 else "to the end", *(back_in_short(here.sel(regime=r)) for r in test["regime"].values)))
    words = "Back from each shock: when half of the runs that it hurts are back, in months after the end of its pressure, and the share of them that are not back in the end"
    return [Table(pd.DataFrame(rows, columns=["shock", "presses for", *(_way(test, r) for r in test["regime"].values)]), words, "recovery")]


def _way(test: Results, regime: object) -> str:
    return way_title(str(regime), test.attrs["regime_changes"])


def who_goes_first(subject: Subject) -> "Part | Missing":
    test, title = subject.stress, "Who goes first?"
    told = test.attrs["first_to_go"]
    if not told:
        return Missing(title, "No shock that strikes more than one partner loses any joint work here. Where one partner is taken away, it is known who goes first.")
    if not told["kinds"]:
        return Missing(title, f"{cell_words(test, told)}: {first_words(told)}")
    words = (f"{first_words(told)} An organisation goes first whose own joint work over a year, before any other's, falls below half of what it does without the shock. By kind, as nothing is said "
             "here of any single organisation.")
    return Part(title, [Text(words), Figures([first_to_go(test, title=False, width=PAGE)], "wide")])


def is_it_announced(subject: Subject) -> Part:
    test, title = subject.stress, "Could it be seen coming?"
    told = test.attrs["early_warning"]
    idea = ("Theory has it that what is about to tip swings more, and returns more slowly from each swing. Whether that would have warned a board is asked here of the first two years under the shock, "
            "over all runs and not only over those that retreat: looking back from a collapse finds signs anywhere.")
    if not told or not told["estimable"]:
        where = f" Nearest: {cell_words(test, told)}." if told and int(told["retreat_later"]) + int(told["never"]) else ""
        return Part(title, [Text(idea), Text(f"{warning_finding(told)}. {why_not_estimable(told)}{where}")])
    words = idea + (f" {in_retreat_words(told)}, and are left out." if int(told["in_retreat_before"]) else "")
    return Part(title, [Text(words), Figures([early_warning(test, title=False, width=PAGE)], "wide")])


def which_way_holds(subject: Subject) -> Part:
    test = subject.stress
    much = part_of_one(float(test.attrs["kept_asked"])) if test.attrs["kept_asked"] != .8 else "four fifths"
    words = (f"Holds: keeps at least {much} of its joint work, with at most 5 % more retreats than without the shock; shocks that cannot act are left out. Regret: how many years of joint work "
             "another way of governing has more under the same shock, where that is most; shocks that cannot act on a way are left out of its row, and count for the others as one that leaves it whole. These are counts and sizes of estimates: they carry no interval of their own.")
    rows = [(_way(test, r), years(float(one["level"])), "–" if int(one["shocks_that_act"]) == 0 else f"{round(float(one['satisfied']) * int(one['shocks_that_act']))} of {int(one['shocks_that_act'])}",
             years(float(one["regret"])), clean(str(one["regret_under"].values), 60) or DASH) for r, one in ((r, test.sel(regime=r)) for r in test["regime"].values)]
    return Part("Which way holds against all of it?", [Text(words), Table(pd.DataFrame(rows, columns=["governed by", "years without a shock", "holds in", "most regret, years", "under"]),
                                                                          "Over all shocks that were tried", "regret")])


def who_chooses(subject: Subject) -> "Part | Missing":
    found = hangs_on_choice(subject.stress)
    title = "Rules of choice"
    if not found:
        return Missing(title, "One rule of choice was used. A whole stress test, without --quick, takes its first cell again under all five.")
    return Part(title, [Text("Nobody knows by which rule a board decides to put effort into joint work. The table at the top of this page has one cell of the matrix under each rule that the model "
                             f"offers, with the same luck. {found} Under a rule that builds little joint work there is little to lose: read the years without the shock first."),
                        Code("concordat list decisions")])


def shocks(subject: Subject) -> Part:
    test = subject.stress
    rows = []
    for one in (test.isel(shock=k) for k in range(test.sizes["shock"])):
        unit, presses = str(one["shock_unit"].values), int(one["shock_presses"])
        rows.append((clean(str(one["shock_title"].values), 60), clean(str(one["shock_meaning"].values), 200), size_words(float(one["shock_size"]), unit), size_words(float(one["shock_most"]), unit),
                     duration(presses) if presses > 0 else "to the end", str(one["shock_grade"].values), source_words(test, str(one["shock_sources"].values))))
    words = "Grades: A fact, B empirical, C theory, D assumption. A grade is of the size, not of what the shock does in this model."
    return Part("The shocks", [Text(words), Table(pd.DataFrame(rows, columns=["shock", "what its size is", "tried", "at most", "presses for", "grade", "source"]), "What strikes, how hard, and on whose word", "shocks")])


def what_it_costs(subject: Subject) -> "Part | Missing":
    test = subject.stress
    here = test.sel(shock=worst_shock(test))
    def words(one: "object", name: str, digits: int) -> str:
        e = estimate_at(one, name)  # type: ignore[arg-type]
        return DASH if np.isnan(e.value) else f"{_plain(e.value, digits)} [{_plain(e.low, digits)} – {_plain(e.high, digits)}]"
    rows = []
    for r in here["regime"].values:
        one = here.sel(regime=r)
        why = str(one["does_nothing"].values)
        rows.append((_way(test, r), *((why_nothing(why), DASH, DASH, DASH) if why else
                    (words(one, "trusts_million", 0), words(one, "ccgs_million", 0), f"{gap(-float(one['integration_lost']))}", f"{gap(float(one['social_care']), 'percent')}"))))
    return Part("What it does to money and care", [Text(f"Under {quoted(str(here['shock_title'].values))}, the shock that costs most joint work: differences from the twins, summed from the shock to the end "
                                                        "in £m with 95 % intervals, as means over runs for integration in the last month (0 to 1) and social care."),
                                                   Table(pd.DataFrame(rows, columns=["governed by", "NHS trusts' margins, £m", "CCGs' margins, £m", "integration", "social care"]), "Differences from the same runs without the shock", "money")])


def _plain(value: float, digits: int) -> str:
    return "–" if np.isnan(value) else f"{value + 0:,.{digits}f}".replace("-", "−")
