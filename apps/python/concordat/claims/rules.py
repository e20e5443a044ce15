"""The rules: an estimate with its interval against a reference is one of four things."""
import enum
import math
from typing import Sequence

from concordat.claims.intervals import Estimate


class Order(enum.Enum):
    MORE = "more than"
    LESS = "less than"
    ALIKE = "about as much as"
    UNDECIDED = "not to be told apart from"


def order_of(estimate: Estimate, reference: float = 0, alike: float = 0) -> Order:
    """Against a reference: alike where all of the interval lies within `alike` of it."""
    low, high = estimate.low - reference, estimate.high - reference
    if math.isnan(low) or math.isnan(high):
        return Order.UNDECIDED
    if -alike <= low and high <= alike and (alike > 0 or low == high == 0):
        return Order.ALIKE
    if low > 0:
        return Order.MORE
    if high < 0:
        return Order.LESS
    return Order.UNDECIDED


def leader_of(estimates: Sequence[Estimate]) -> int | None:
    """Which one is above all others by intervals that do not touch; None where none is."""
    known = [k for k, e in enumerate(estimates) if not math.isnan(e.low)]
    if len(known) < 2:
        return None
    first = max(known, key=lambda k: estimates[k].value)
    return first if all(estimates[first].low > estimates[k].high for k in known if k != first) else None


class Course(enum.Enum):
    """How something goes over time."""
    GROWS = "grows"
    FALLS = "falls"
    GROWS_AND_FALLS = "grows and falls back"
    STEADY = "holds"
    UNDECIDED = "not to be told"


def course_of(whole: Order, rise: Order, fall: Order) -> Course:
    """From first to last, from the first to the peak, and from the peak to the last."""
    if rise is Order.MORE and fall is Order.LESS:
        return Course.GROWS_AND_FALLS
    return {Order.MORE: Course.GROWS, Order.LESS: Course.FALLS, Order.ALIKE: Course.STEADY,
            Order.UNDECIDED: Course.UNDECIDED}[whole]
