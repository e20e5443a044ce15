"""What stands beside the matrix of a stress test, in words: who goes first, whether it announces itself, how low it gets, and who is left out."""
import math
from typing import Any

import numpy as np

from concordat.claims.intervals import Estimate
from concordat.claims.rules import Order, order_of
from concordat.claims.stress import quoted, regime_title, under
from concordat.claims.words import SUBTYPES, clean, count, interval, listed, number
from concordat.data.estimates import ends_of, number_of
from concordat.data.results import Results

Told = dict[str, Any]
SIGNS = {"variance": "larger swings", "memory": "slower returns"}
OF_USE = .7  # of pairs told apart: below it a sign is useless, as the program has it


def estimate_in(told: Told) -> Estimate:
    return Estimate(number_of(told["value"]), *ends_of(told["interval_95"]))


def kind_title(name: str) -> str:
    return SUBTYPES.get(name, clean(name.replace("_", " "), 40).capitalize())


def _shares(told: Told) -> "list[tuple[str, Estimate, float]]":
    """Each kind, how often it goes first, and its part of all bodies."""
    return [(kind_title(str(one["kind"])), estimate_in(one["share"]), float(one["share_of_bodies"])) for one in told["kinds"]]


def first_finding(told: Told) -> str:
    """Kinds that go first more often than their number would have it, by intervals."""
    if not told["kinds"]:
        return "No organisation's joint work halves in the runs that are hurt"
    more = [f"{_in_sentence(title)} ({number(share.value, 'percent')} of the runs, {number(part, 'percent')} of organisations)"
            for title, share, part in _shares(told) if order_of(share, part) is Order.MORE]
    less = [_in_sentence(title) for title, share, part in _shares(told) if order_of(share, part) is Order.LESS]
    seldom = f"{listed(less)} go first less often than their number would have it" if less else ""
    if not more:
        return _as_sentence(f"{seldom}; the other kinds cannot be told apart from theirs" if less else
                            "no kind of organisation can be told to go first more often than its number would have it")
    return _as_sentence(listed(more) + " go first more often than their number would have it" + (f", {listed(less)} less often" if less else ""))


def _as_sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def _in_sentence(title: str) -> str:
    return title if title[1:2].isupper() else title[0].lower() + title[1:]


def first_words(told: Told) -> str:
    """Over which runs that is said."""
    hurt, nobody = int(told["hurt_runs"]), int(told["nobody"])
    month = number_of(told["half_by_month"])
    runs = f"{count(hurt, 'run')} that {'is' if hurt == 1 else 'are'} hurt"
    if nobody == hurt:
        return f"Of {runs} there is none in which any organisation's joint work halves."
    text = f"In {hurt - nobody:,} of {runs} some organisation's joint work halves" if nobody else f"Some organisation's joint work halves in all of {runs}"
    if math.isnan(month):
        return text + "."
    return text + ("; in half of them over the first year." if month < 1 else f"; in half of them over a year that begins within {count(math.ceil(month), 'month')} of the shock.")


def warning_finding(told: "Told | None") -> str:
    """Whether signs of the first two years tell who retreats later: said where intervals decide."""
    if not told or not told["estimable"]:
        return "Whether a retreat announces itself cannot be estimated here"
    found = {sign: estimate_in(told[sign]["area_under_curve"]) for sign in SIGNS}
    of_use = [SIGNS[sign] for sign, one in found.items() if one.low >= OF_USE]
    if of_use:
        return f"Early warnings: {listed(of_use)} in the first two years tell a good part of the later retreats"
    if all(one.high < OF_USE for one in found.values()):
        no_better = all(one.low <= .5 for one in found.values())
        return "Early warnings are useless here" + (": no sign tells later retreats better than a coin" if no_better else ": what they tell is too little to act on")
    return "Whether early warnings are of use is not to be told from these runs"


def why_not_estimable(told: "Told | None") -> str:
    """The reason, with what there is."""
    if not told:
        return "The signs are taken over the first two years under the shock; the runs are not followed for longer, or no shock can act."
    tip, stay = int(told["retreat_later"]), int(told["never"])
    return (f"It takes at least 100 runs that retreat after the first two years under the shock and 100 that never do, in one cell and size. The cell that comes nearest has {tip:,} and {stay:,}"
            + (f" ({in_retreat_words(told)})" if int(told["in_retreat_before"]) else "") + ". Signs found in fewer would be chance.")


def in_retreat_words(told: Told) -> str:
    return f"{count(int(told['in_retreat_before']), 'run')} retreat sooner, when there is nothing left to warn of"


def warning_words(told: Told, sign: str) -> str:
    """"larger swings tell them apart in 58 % [55 – 61 %] of pairs, and warn falsely of 71 % [68 – 74 %] of the others"."""
    auc, alarms = estimate_in(told[sign]["area_under_curve"]), estimate_in(told[sign]["false_alarms"])
    return f"{SIGNS[sign]} tell them apart in {_share(auc)} of pairs, and where four in five are warned of, so are {_share(alarms)} of the runs that never retreat"


def _share(one: Estimate) -> str:
    return f"{number(one.value, 'percent')} {interval(one, 'percent')}".strip()


def low_finding(test: Results) -> str:
    """Under which shocks the mean run falls below the hurdle, or how low the lowest is."""
    acts = test["does_nothing"].values == ""
    low, top, mid = (np.where(acts, test[name].values, np.nan) for name in ("low_point_low", "low_point_high", "low_point"))
    if not acts.any() or np.isnan(mid).all():
        return "How low joint work gets"
    hurdle = float(test.attrs["hurdle"])
    row, column = np.unravel_index(np.nanargmin(mid), mid.shape)
    if math.isnan(hurdle):
        return (f"The lowest year is under {quoted(str(test['shock_title'].values[column]))}: {number(float(mid[row, column]), 'percent')} work jointly "
                f"under {under(str(test['regime'].values[row]))}")
    below, above, all_ = int((top < hurdle).sum()), int((low >= hurdle).sum()), int(acts.sum())
    asked = number(hurdle, "percent")
    if below == 0 and above == all_:
        return f"The mean run stays above the hurdle of {asked} in all {all_} cases in which a shock can act" if all_ > 1 else f"The mean run stays above the hurdle of {asked}"
    if below == 0:
        return f"Whether the mean run falls below the hurdle of {asked} is not to be told in {all_ - above} of {count(all_, 'case')}; in the others it does not" if above else \
            f"Whether the mean run falls below the hurdle of {asked} is not to be told"
    text = f"The mean run falls below the hurdle of {asked} in {below} of {count(all_, 'case')}"
    return text + (f"; of {all_ - below - above} it is not to be told" if below + above < all_ else "")


def left_out_words(test: Results) -> str:
    """Runs that no share of retreats counts: in retreat before the shock begins, by way of governing; and those that failed."""
    pairs = int(test.attrs["pairs"])
    before = {str(r): int(test["cell_in_retreat_before"].sel(regime=r).max()) for r in test["regime"].values}
    some = [f"{regime_title(r)} {n:,}" for r, n in before.items() if n]
    text = f"No run is in retreat before the shock begins, so none of {count(pairs, 'pair')} is left out of the risk of retreat." if not some else \
        f"Left out of the risk of retreat, as they are in retreat before the shock begins, of {count(pairs, 'pair')} each: {listed(some)}" + (
            "." if len(some) == len(before) else "; under the others none.")
    failed = int(test.attrs["failed"])
    return text + (f" {count(failed, 'run')} failed and {'is' if failed == 1 else 'are'} left out of everything, with {'its' if failed == 1 else 'their'} twin{'' if failed == 1 else 's'}." if failed else "")


def left_out_of_sets_words(told: Told) -> str:
    """The same of a stress test at parameter sets."""
    followed, out, sets = (int(told[name]) for name in ("runs_followed", "runs_not_followed", "sets_not_followed"))
    if out == 0:
        return f"Retreat: over all {count(followed, 'run')} under every way of governing; none is in retreat before the shock begins."
    return (f"Retreat: over the same {count(followed, 'run')} under every way of governing. {out:,} that are in retreat before the shock begins under one of them, or fail, are left out"
            + (f", and so are all runs of {count(sets, 'set')}" if sets else "") + ".")
