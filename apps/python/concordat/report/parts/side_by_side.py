"""Two stress tests of the same shocks, before a change of governance and after it."""
from typing import Any

import pandas as pd

from concordat.claims.asked import chance_words, level_words, loss_words, side_by_side_finding, tests_of
from concordat.claims.stress import PUT_IN, regime_title, under
from concordat.claims.words import DASH, clean, count, listed
from concordat.data.scenario import read_scenario, settings_in
from concordat.figures.stress.side_by_side import short_table_of, side_by_side
from concordat.figures.style import PAGE
from concordat.report.blocks import Block, Figures, Head, Missing, Part, Points, Table, Text
from concordat.report.subject import Subject

MOST_CHANGES, MOST_ROWS, FEW = 20, 20, 3
DIFFER = "differ"  # of what is too long to show
NO_CHANGE = ("title", "version")  # what only names it
LISTS = {"organisation": "organisations", "place": "places", "system": "systems", "tie": "ties", "event": "events"}


def side_by_side_head(subject: Subject, caveat: str) -> Head:
    told = subject.question
    before, after = tests_of(told)
    pairs = max(int(c["pairs"]) for c in told["cells"])
    return Head(f"Two stress tests side by side · before: {before} · after: {after} · {count(pairs, 'pair')} of runs each", side_by_side_finding(told), " ".join(w for w in (_changed_words(subject).strip(), level_words(told), loss_words(told)) if w), f"{PUT_IN} {caveat}", [])


def _changed_words(subject: Subject) -> str:
    """"Changed: choice.benefit from 1.6 to 1.1. ", where it is little."""
    rows = _changed(subject)
    said = [f"from {under(one)} to {under(other)}" for one, other in _ways(subject)]
    said += [f"{name} from {before} to {after}" if before != DIFFER else f"other {name}" for name, before, after in rows[:FEW]]
    return f"Changed: {listed(said)}. " if said and len(rows) <= FEW else ""


def _ways(subject: Subject) -> "list[tuple[str, str]]":
    """Ways of governing that are held against another."""
    pairs = dict.fromkeys((str(c["regime"]), str(c["regime_after"])) for c in subject.question["cells"])
    return [(one, other) for one, other in pairs if one != other]


def changes(subject: Subject) -> Part:
    told = subject.question
    words = ("After less before, run by run with the same luck. What is left under the shock is the outcome; a smaller loss alone is none, as who has little can lose little. What is there without any shock as well is no work of the shock. " + retreats_words(told) + chance_words(told)).strip()
    pairs = "" if told["pairs"] == told["pairs_after"] else f" One test has more pairs, {max(told['pairs'], told['pairs_after']):,}: the first {min(told['pairs'], told['pairs_after']):,} of each are compared."
    return Part("What the change does", [Text(words + pairs), Figures([side_by_side(subject.main, title=False, width=PAGE)], "wide"),
                                         *_losses(told)])


def retreats_words(told: "dict[str, Any]") -> str:
    """Who counts for retreats, as on the page of one test."""
    out = max(int(cell["in_retreat_before"]) for cell in told["cells"])
    return (f"Retreats: over the runs that are in retreat before the shock in neither test, so that both have the same; up to {out:,} of {count(int(told['cells'][0]['pairs']), 'pair')} are left out, "
            "and a share may differ from that of one test alone. " if out else "No run is in retreat before the shock. ")


def _losses(told: "dict[str, Any]") -> "list[Block]":
    """Few rows are read at once; many are in the figure's own table."""
    words = "Years of joint work without the shock, and lost to it, in each test; what is left under the shock, and how much of that is there without it: after less before, 95 % intervals"
    return [Table(short_table_of(told), words, "losses")] if len(told["cells"]) <= MOST_ROWS else []


def what_was_changed(subject: Subject) -> "Part | Missing":
    """Between the two files, where the page was made of them."""
    title = "What was changed"
    if "scenarios" not in subject.main.attrs:
        return Missing(title, "This is an answer in JSON, which does not hold what the two tests assume. A page of the two files says it: concordat report before.h5 after.h5")
    rows = _changed(subject)
    before, after = tests_of(subject.question)
    ways = [("way of governing", regime_title(one), regime_title(other)) for one, other in _ways(subject)]
    if not rows and not ways:
        return Part(title, [Text("Nothing in the scenario: all settings are the same in both. Ways of governing and shocks that only one of the tests has are left out.")])
    words = [] if rows else [Text("The way of governing, from the beginning of the runs on. Nothing else in the scenario: all settings are the same in both.")]
    rows = ways + rows
    more = [Points([f"{len(rows) - MOST_CHANGES} further settings differ."])] if len(rows) > MOST_CHANGES else []
    return Part(title, [*words, Table(pd.DataFrame(rows[:MOST_CHANGES], columns=["setting", before, after]), "Settings in which the two tests differ", "changed"), *more])


def _changed(subject: Subject) -> "list[tuple[str, str, str]]":
    """Settings that differ, with the defaults of what one of the two does not set."""
    texts = subject.main.attrs.get("scenarios")
    if texts is None:
        return []
    defaults = {str(p["path"]): p["default"] for p in subject.parameters} | {f"switches.{s['name']}": s["default"] for s in subject.switches}
    one, other = (defaults | _flat(text) for text in texts)
    return [(name, _plain(one.get(name)), _plain(other.get(name))) for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


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
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (list, dict)):
        return DIFFER
    return f"{value:g}" if isinstance(value, (int, float)) else clean(str(value), 80)
