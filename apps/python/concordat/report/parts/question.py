"""A stress test that asks for one thing: keystones, pressure up and down again, the map, or what holds at parameter sets."""
from typing import Any

import pandas as pd

from concordat.claims.asked import keystone_finding, map_finding, order_finding, stands_words
from concordat.claims.beside import estimate_in, left_out_of_sets_words
from concordat.claims.stress import PUT_IN, month_words, quoted, regime_title, size_words, under, way_title, years, years_interval
from concordat.claims.words import DASH, clean, count, number
from concordat.data.results import Results
from concordat.figures.stress.asked import keystones, loop_words, sweep
from concordat.figures.stress.phase_map import phase_map
from concordat.figures.style import PAGE
from concordat.report.blocks import Block, Figures, Head, Part, Points, Table, Text
from concordat.report.subject import Subject


def question_head(subject: Subject, caveat: str) -> Head:
    told = subject.question
    title, followed = clean(str(told["title"]), 160), (told.get("months", 0) - told.get("from_month", 0)) / 12
    if "keystones" in told:
        return Head(f"Keystones · {title} · {count(len(told['keystones']), 'organisation')}", keystone_finding(told),
                    f"Each organisation in its turn leaves, or refuses joint work, for {told['years_away']:.0f} years.", caveat, [])
    if "loops" in told:
        return Head(f"Pressure up and down again · {title}", loop_words(told), "Pressure is imposed slowly and taken away again, without accounts.", caveat, [])
    if "conditions" in told:
        order = [way_title(str(one["regime"]), told.get("regime_changes", [])) for one in told["regimes"]]
        finding = order_finding(estimate_in(told["order_stands"]), int(told["sets"]), len(order))
        return Head(f"Governance stress test · {title} · {told['sets']:,} sets of {count(int(told['parameters']), 'parameter')}", finding,
                    f"The shock: {_shock(told)}." + (f" Most joint work of {followed:.0f} years under it first: {', '.join(order)}." if len(order) > 1 else "") + (_within(told) if len(order) > 1 else ""), f"{PUT_IN} {caveat}", [])
    return Head(f"Trust and pressure · {title} · {regime_title(str(told['regime']))}", map_finding(told),
                f"{stands_words(told)} Modelled trust between partners is {years(float(told['trust_today']), 2)} in {month_words(int(told['from_month']))}, as the shift begins: no measured value.", caveat, [])


def _within(told: "dict[str, Any]") -> str:
    """What an order is of, and what stands against reading it as a proof."""
    low, *_, high = sorted(told["regimes"], key=lambda one: float(one["risk"]["value"]))
    return (" This is an order within the assumptions of the model, the same at every set, and no proof that one way is better. What the sets leave open is how well any of them does: "
            f"{number(float(low['risk']['value']), 'percent')} of runs retreat under {under(str(low['regime']))}, {number(float(high['risk']['value']), 'percent')} under {under(str(high['regime']))}.")


def what_was_found(subject: Subject) -> Part:
    told = subject.question
    if "keystones" in told:
        return Part("Who holds it together", [Text("What others lose: a body's own share of joint work is left out."), Figures([keystones(_of(subject), title=False, width=PAGE)], "wide"), _bodies(told)])
    if "loops" in told:
        return Part("Up and down again", [Text("A loop that shrinks where levels last longer is delay; one that stays is hysteresis: thresholds that differ by direction."),
                                          Figures([sweep(_of(subject), title=False, width=PAGE)], "wide"), _loops(told)])
    if "conditions" in told:
        return Part("What holds at parameter sets", [*_order(told), Text(_left_out(told)), *_conditions(told, {str(p["path"]): str(p["meaning"]) for p in subject.parameters})])
    words = ("Each column is a pressure that is imposed for good beyond what the accounts say, each row a level of trust from which it starts. Where trust at the start decides how many work jointly in the end, "
             "there are two ends and a boundary between them: a partnership below it does not come back by itself. Where all of a column is alike, trust at the start is forgotten.")
    return Part("The map of trust and pressure", [Text(words), Figures([phase_map(_of(subject), title=False, width=PAGE)], "wide")])


def question_method(told: "dict[str, Any]") -> str:
    """How it was computed: runs have twins where a shock strikes them."""
    if "loops" in told:
        return ("Each run goes through all levels of pressure, up and down again, without accounts, so that pressure is what is imposed; no run has a twin. Ends, thresholds and the area of the loop are of means "
                "over runs, with bootstrap intervals over runs. Where trust does not wear off, no leader leaves and trust does not drift to its history.")
    if "before" in told:
        return ("Each test holds every run under a shock beside its twin: the same scenario, way of governing and luck, without the shock. Both tests have the same luck, so a change is a difference run by run, with "
                "bootstrap intervals over pairs; a change of the risk of retreat has Tango's interval for paired shares. Joint work is the share of organisations that work jointly, month by month; a year of it is twelve months of all of them.")
    if "boundary" in told:
        return ("Every start of trust under every pressure has runs with the same draws. None is held against a twin: a cell is the mean over its runs, without an interval. Shifts and pressure begin in the month named above.")
    return ("Each run under a shock is held beside its twin: the same scenario, way of governing and luck, without the shock. Joint work is the share of organisations that work jointly, month by month; "
            "a year of it is twelve months of all of them. What is paired has bootstrap intervals over pairs, of parameter sets over sets.")


def _of(subject: Subject) -> Results:
    return Results({}, attrs={**subject.main.attrs, "answer": subject.question})


def _words(told: "dict[str, Any]", kind: str = "") -> str:
    e = estimate_in(told)
    return DASH if e.value != e.value else f"{number(e.value, kind)} [{number(e.low, kind)} – {number(e.high, kind)}]" if kind else f"{years(e.value, 2)} [{years_interval(e)}]"


def _bodies(told: "dict[str, Any]") -> Table:
    rows = [(str(one["organisation"]), f"{one['turnover_million']:,.0f}", one["places"], one["degree"], years(float(one['betweenness']), 2),
             *(_words(one[key]["years_others_lose"]) if one[key]["acts"] else "bound" for key in ("exit", "refusal"))) for one in told["keystones"]]
    return Table(pd.DataFrame(rows, columns=["organisation", "£m a year", "places", "partners in places", "betweenness", "others lose where it leaves, years", "where it refuses"]), "Each in its turn", "keystones")


def _loops(told: "dict[str, Any]") -> Table:
    rows = [(f"{one['months_each'] // 12} years", "as it is" if one["wears_off"] else "nothing wears off", *(_words(one[key]) for key in ("falls_at", "comes_back_at", "loop_area"))) for one in told["loops"]]
    return Table(pd.DataFrame(rows, columns=["each level lasts", "trust", "falls at", "comes back at", "area of the loop"]), "Pressures at which collaboration passes the middle between its highest and lowest", "loops")


def _left_out(told: "dict[str, Any]") -> str:
    failed = f" {count(int(told['failed']), 'run')} failed." if told["failed"] else ""
    return left_out_of_sets_words(told) + failed


def _shock(told: "dict[str, Any]") -> str:
    return f"{quoted(str(told['shock_title']))}, {size_words(float(told['size']), str(told['unit']))}"


def _order(told: "dict[str, Any]") -> "list[Block]":
    rows = [(way_title(str(one["regime"]), told.get("regime_changes", [])), *(_words(one[key]) for key in ("years_of_twin", "years_of_joint_work")), _words(one["risk"], "percent"), _words(one["best_in"], "percent"), _words(one["at_least_the_next_in"], "percent"))
            for one in told["regimes"]]
    return [Table(pd.DataFrame(rows, columns=["governed by", "years without the shock", "under it", "retreat", "best in, of sets", "at least the next in, of sets"]), f"{_shock(told)}: over all sets, with 95 % intervals", "order")]


def _called(path: str, meanings: "dict[str, str]") -> str:
    """A parameter by what it means, with its path."""
    return f"{clean(meanings[path], 120)} ({path})" if path in meanings else clean(path, 80)


def _conditions(told: "dict[str, Any]", meanings: "dict[str, str]") -> "list[Block]":
    words = ("Conditions are looked for in one half of the sets and measured in the other, so that a search among many parameters does not make one look sure. Coverage: the share of all that happens "
             "that lies within; support: the share of sets.")
    blocks: "list[Block]" = [Text(words)]
    for one in told["conditions"]:
        what = "runs retreat" if one["what"] == "retreat" else "sets lose more than a fifth of their joint work"
        said = f"{regime_title(str(told['conditions_of']))}: {_words(one['share'], 'percent')} of {what}"
        if one["left_out"]:
            said += f"; {count(int(one['left_out']), 'set')} " + ("in retreat before the shock under some way of governing" if one["what"] == "retreat" else "with next to nothing to lose") + " left out"
        if not one["boxes"]:
            blocks.append(Points([said + "; no condition tells them apart."]))
            continue
        rows = [(" and ".join(f"{_called(str(b['parameter']), meanings)} {'at least' if b['end'] == 'least' else 'at most'} {b['value']:.3g}" for b in box["limits"]), _words(box["density"], "percent"), number(box["coverage"], "percent"),
                 number(box["support"], "percent"), ", ".join(f"{b['chance_alone']:.3f}" for b in box["limits"])) for box in one["boxes"]]
        blocks.append(Table(pd.DataFrame(rows, columns=["where", "how often", "coverage", "support", "by chance alone"]), said, f"conditions_{one['what']}"))
    return blocks
