"""What may be said of a stress test that asks for one thing beside its matrix, and of two held side by side."""
import os
from typing import Any

from concordat.claims.beside import estimate_in
from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, order_of
from concordat.claims.stress import ALIKE, under, way_title, years
from concordat.claims.words import clean, count, interval, listed, number
from concordat.data.estimates import number_of

Told = dict[str, Any]
FEW = 3  # names that a headline holds


def order_finding(stands: Estimate, sets: int, ways: int) -> str:
    """Whether the order of ways of governing is the same in most sets: said where the interval leaves out a half."""
    if ways < 2:
        return "Under which conditions it breaks"
    share = f"{number(stands.value, 'percent')} {interval(stands, 'percent')}".strip()
    order = order_of(stands, .5)
    if order is Order.MORE:
        return f"Within this model's assumptions the order of ways of governing stands in most of {count(sets, 'set')} of parameters: {share}"
    if order is Order.LESS:
        return f"The order of ways of governing stands in fewer than half of {count(sets, 'set')} of parameters: {share}"
    return f"Ways of governing over {count(sets, 'set')} of parameters: whether their order stands in most of them is not to be told"


def most_that_others_lose(body: Told) -> Estimate:
    """By its leaving or its refusal, whichever costs others more; nothing where neither can act."""
    found = [estimate_in(body[way]["years_others_lose"]) for way in ("exit", "refusal") if body[way]["acts"]]
    return max(found, key=lambda e: e.value, default=Estimate(float("nan")))


def keystone_finding(told: Told) -> str:
    """From whom others lose most: who is not to be told apart from the first is named with it, or counted."""
    bodies = [(str(body["organisation"]), most_that_others_lose(body)) for body in told["keystones"]]
    bodies = sorted(((name, one) for name, one in bodies if one.low == one.low), key=lambda row: -row[1].value)
    if not bodies:
        return "No organisation can leave or refuse here"
    first = bodies[0][1]
    if max(one.high for _, one in bodies) < ALIKE:
        return f"No organisation is a keystone: whichever leaves or refuses, others lose less than {years(ALIKE, 2)} years of joint work"
    if first.low <= 0:
        return "That others lose anything where one organisation leaves or refuses is not to be told"
    alike = [name for name, one in bodies if one.high >= first.low]
    if len(alike) == 1:
        return f"Others lose most without the {_in_sentence(alike[0])}"
    if len(alike) <= FEW:
        return f"Others lose most without {_any_of(alike)}: these {'two' if len(alike) == 2 else 'three'} cannot be told apart"
    who = f"all {count(len(bodies), 'organisation')}" if len(alike) == len(bodies) else f"{len(alike)} of {count(len(bodies), 'organisation')}"
    return f"From whom others lose most cannot be told: the intervals of {who} overlap"


def _any_of(names: "list[str]") -> str:
    return " or ".join(f"the {_in_sentence(name)}" for name in names)


def _in_sentence(name: str) -> str:
    """A role stands in small letters, an abbreviation and a name as they are."""
    return clean(name[0].lower() + name[1:] if name[1:2].islower() and name[:7] == "Largest" else name, 80)


def map_finding(told: Told) -> str:
    there = told["two_ends"]
    if there is None:
        return "Where it ends does not hang on where trust starts"
    return f"Between a further pressure of {pressure_words(there[0])} and {pressure_words(there[1])} the end hangs on where trust starts"


def pressure_words(pressure: float) -> str:
    """".25", "1.5", "0"."""
    text = f"{pressure:.4g}"
    return text[1:] if text.startswith("0.") else text


def stands_words(told: Told) -> str:
    """On which side of the boundary the system stands as it is."""
    at = [(float(p), float(b)) for p, b in zip(told["pressures"], told["boundary"]) if b is not None]
    trust = float(told["trust_today"])
    if not at:
        return "There is no boundary: under every pressure that was tried all starts end within 25 points of each other."
    above, below = [p for p, b in at if trust >= b], [p for p, b in at if trust < b]
    where = f"Modelled trust, {number(trust)}, lies"
    if not below:
        return f"{where} above the boundary under every pressure that has one."
    if not above:
        return f"{where} below the boundary under every pressure that has one, from {pressure_words(below[0])} on: there it ends on the low side as it is."
    if max(above) < min(below):
        return f"{where} above the boundary up to a further pressure of {pressure_words(max(above))}, and below it from {pressure_words(min(below))} on."
    return f"{where} above the boundary at a further pressure of {listed(list(map(pressure_words, above)))}, and below it at {listed(list(map(pressure_words, below)))}."


def tests_of(told: Told) -> "tuple[str, str]":
    """What the two are called: their files, without folder and ending."""
    before, after = (clean(os.path.splitext(os.path.basename(str(told[name])))[0], 40) for name in ("before", "after"))
    return (before, after) if before != after else ("before", "after")


def ways_of(told: Told, cell: Told) -> "tuple[str, str]":
    """What governs before and after, with what each scenario makes of it on a day."""
    return way_title(str(cell["regime"]), told.get("regime_changes", [])), way_title(str(cell["regime_after"]), told.get("regime_changes_after", []))


def change_of_way(told: Told, cell: Told) -> str:
    """"Memorandum (MoU) → Statutory system"; one name where they are alike."""
    one, other = ways_of(told, cell)
    return one if one == other else f"{one} → {other}"


def governed_words(cell: Told) -> str:
    one, other = str(cell["regime"]), str(cell["regime_after"])
    return under(one) if one == other else f"{under(one)} before, {under(other)} after"


def without_any_shock(cell: Told) -> bool:
    """Whether half or more of what is left more, or less, under the shock is there without it, as intervals say."""
    left, twin = estimate_in(cell["change_under_it"]), estimate_in(cell["change_of_twin"])
    order = order_of(left, 0, ALIKE)
    return order in (Order.MORE, Order.LESS) and order_of(twin, 0, ALIKE) is order and 2 * abs(twin.value) >= abs(left.value)


def level_words(told: Told) -> str:
    """What the two are without any shock, way by way: what is there anyway is no work of a shock."""
    said: dict[str, str] = {}
    for cell in told["cells"]:
        e = estimate_in(cell["change_of_twin"])
        which = change_of_way(told, cell)
        said.setdefault(which, f"{years(number_of(cell['years_of_twin']['value']), 2)} before, {years(number_of(cell['years_of_twin_after']['value']), 2)} after ({signed(e)})")
    if len(said) > FEW:
        return ""
    return "Years of joint work without any shock: " + "; ".join(f"{which}: {words}" if len(said) > 1 else words for which, words in said.items()) + "."


def signed(e: Estimate) -> str:
    """"+1.33 [+1.20 – +1.47]"."""
    def one(value: float) -> str:
        text = years(value, 2)
        return text if value <= 0 or not text.strip(".0") else "+" + text
    return f"{one(e.value)} [{one(e.low)} – {one(e.high)}]"


def changes_of(told: Told, name: str) -> "tuple[int, int, int]":
    """Of the cells: in how many it is more after, less, and the same within a twentieth of a year; the others are not to be told."""
    orders = [order_of(estimate_in(cell[name]), 0, ALIKE) for cell in told["cells"]]
    return orders.count(Order.MORE), orders.count(Order.LESS), orders.count(Order.ALIKE)


def are_equal(told: Told) -> bool:
    """No run differs under any shock, nor without."""
    return all(tuple(estimate_in(cell[name])) == (0, 0, 0) for cell in told["cells"] for name in ("change_of_twin", "change_under_it", "change_of_loss"))


def loss_words(told: Told) -> str:
    """What becomes of the loss, and where a smaller one is no gain: there is less to lose."""
    if are_equal(told):
        return "Whatever was changed does nothing here, or nothing was changed."
    more, less, same = changes_of(told, "change_of_loss")
    said = [f"{words} in {n}" for words, n in (("larger", more), ("smaller", less)) if n]
    all_ = count(len(told["cells"]), "case")
    text = f"The loss itself is {' and '.join(said)} of {all_}." if said else \
        f"The loss itself is as large as before in {'each' if len(told['cells']) > 1 else 'the'} case, within a twentieth of a year." if same == len(told["cells"]) else "Of the loss itself no difference is to be told."
    flatter = sum(order_of(estimate_in(c["change_of_loss"]), 0, ALIKE) is Order.LESS and order_of(estimate_in(c["change_under_it"]), 0, ALIKE) is Order.LESS for c in told["cells"])
    if flatter:
        which = "These smaller losses flatter" if flatter == less else f"{flatter} of these smaller losses flatter{'s' if flatter == 1 else ''}"
        text += f" {which}: less is left under the shock as well."
    return text


def side_by_side_finding(told: Told) -> str:
    """Under how many shocks more joint work is left after the change, and under how many less."""
    if are_equal(told):
        return "Nothing differs between the two: every run is the same in both"
    more, less, same = changes_of(told, "change_under_it")
    all_ = len(told["cells"])
    one_way = len({cell["regime"] for cell in told["cells"]}) == 1
    each, where = ("shock", "under") if one_way else ("case", "in")
    whole = f"{where} {'both' if all_ == 2 else f'all {all_:,}'} {each}s" if all_ > 1 else "under the shock"
    if more == less == 0:
        if same == all_:
            return f"After the change as much joint work is left {whole} as before"
        return "Between the two no difference is to be told in what is left under " + ("the shock" if all_ == 1 else "any shock")
    if all_ in (more, less):
        return f"After the change {'more' if more else 'less'} joint work is left {whole}{_anyway(told)}"
    said = [f"{words} joint work is left {where} {n}" for words, n in (("more", more), ("less", less)) if n]
    rest = all_ - more - less
    return f"After the change {' and '.join(said)} of {count(all_, each)}" + (f"; for {rest} no difference is to be told" if rest else "") + _anyway(told)


def _anyway(told: Told) -> str:
    """That the change is not about the shocks, where that is so."""
    changed = [cell for cell in told["cells"] if order_of(estimate_in(cell["change_under_it"]), 0, ALIKE) in (Order.MORE, Order.LESS)]
    anyway = sum(map(without_any_shock, changed))
    if not anyway:
        return ""
    return "; most of that is there without any shock" + ("" if anyway == len(changed) else f" in {anyway} of {len(changed)}")


def chance_words(told: Told) -> str:
    """That chance alone makes differences, where many are looked at."""
    return "Where nothing changed, one comparison in twenty is called different all the same: intervals are of 95 %." if len(told["cells"]) > 4 else ""
