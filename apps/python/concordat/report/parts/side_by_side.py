"""Two stress tests of the same shocks, before a change of governance and after it."""
from typing import Any

import pandas as pd

from concordat.claims.asked import chance_words, side_by_side_finding, tests_of
from concordat.claims.beside import estimate_in
from concordat.claims.rules import Order, order_of
from concordat.claims.words import DASH, clean, count
from concordat.data.scenario import read_scenario, settings_in
from concordat.figures.stress.side_by_side import short_table_of, side_by_side
from concordat.figures.style import PAGE
from concordat.report.blocks import Figures, Head, Missing, Part, Points, Table, Text
from concordat.report.subject import Subject

MOST_CHANGES = 20
NO_CHANGE = ("title", "version")  # what only names it
LISTS = {"organisation": "organisations", "place": "places", "system": "systems", "tie": "ties", "event": "events"}


def side_by_side_head(subject: Subject, caveat: str) -> Head:
    told = subject.question
    before, after = tests_of(told)
    pairs = max(int(c["pairs"]) for c in told["cells"])
    return Head(f"Two stress tests side by side · before: {before} · after: {after} · {count(pairs, 'pair')} of runs each", side_by_side_finding(told), _flattered(told), caveat, [])


def _flattered(told: "dict[str, Any]") -> str:
    """What becomes of the loss, and where a smaller one is no gain: there is less to lose."""
    flatter = [c for c in told["cells"] if order_of(estimate_in(c["change_of_loss"])) is Order.LESS and order_of(estimate_in(c["change_under_it"])) is Order.LESS]
    orders = [order_of(estimate_in(c["change_of_loss"])) for c in told["cells"]]
    more, less = orders.count(Order.MORE), orders.count(Order.LESS)
    said = [f"{words} in {n}" for words, n in (("larger", more), ("smaller", less)) if n]
    text = f"The loss itself is {' and '.join(said)} of {count(len(orders), 'case')}." if said else "Of the loss itself no difference is to be told."
    if flatter:
        which = "These smaller losses flatter" if len(flatter) == less else f"{len(flatter)} of these smaller losses flatter{'s' if len(flatter) == 1 else ''}"
        text += f" {which}: less is left under the shock as well."
    return text


def changes(subject: Subject) -> Part:
    told = subject.question
    words = ("After less before, run by run with the same luck. What is left under the shock is the outcome; a smaller loss alone is none, as who has little can lose little. " + chance_words(told)).strip()
    pairs = "" if told["pairs"] == told["pairs_after"] else f" One test has more pairs, {max(told['pairs'], told['pairs_after']):,}: the first {min(told['pairs'], told['pairs_after']):,} of each are compared."
    return Part("What the change does", [Text(words + pairs), Figures([side_by_side(subject.main, title=False, width=PAGE)], "wide"),
                                         Table(short_table_of(told), "Years of joint work lost in each test, and what is left under the shock: after less before, 95 % intervals", "losses")])


def what_was_changed(subject: Subject) -> "Part | Missing":
    """Between the two files, where the page was made of them."""
    title, texts = "What was changed", subject.main.attrs.get("scenarios")
    if texts is None:
        return Missing(title, "This is an answer in JSON, which does not hold what the two tests assume. A page of the two files says it: concordat report before.h5 after.h5")
    defaults = {str(p["path"]): p["default"] for p in subject.parameters} | {f"switches.{s['name']}": s["default"] for s in subject.switches}
    one, other = (defaults | _flat(text) for text in texts)
    rows = [(name, _plain(one.get(name)), _plain(other.get(name))) for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]
    if not rows:
        return Part(title, [Text("Nothing in the scenario: all settings are the same in both.")])
    before, after = tests_of(subject.question)
    more = [Points([f"{len(rows) - MOST_CHANGES} further settings differ."])] if len(rows) > MOST_CHANGES else []
    return Part(title, [Table(pd.DataFrame(rows[:MOST_CHANGES], columns=["setting", before, after]), "Settings in which the two tests differ", "changed"), *more])


def _flat(text: str) -> "dict[str, Any]":
    """Settings of its scenario by their path, and lists that are too long to show."""
    whole = read_scenario(text)
    base = whole.get("base")
    scenario = base[0] if base and isinstance(base[0], dict) else whole
    found = {name: value for name, value in settings_in(text).items() if name not in NO_CHANGE and not isinstance(value, (list, dict))}
    return found | {words: scenario.get(name) for name, words in LISTS.items()}


def _plain(value: object) -> str:
    if value is None:
        return DASH
    if isinstance(value, (list, dict)):
        return "differ"
    return f"{value:g}" if isinstance(value, (int, float)) and not isinstance(value, bool) else clean(str(value), 80)
