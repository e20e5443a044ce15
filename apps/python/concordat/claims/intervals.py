"""Intervals, as analysis/statistics/intervals has them. Nothing is known of fewer than two runs."""
import math
from typing import NamedTuple

import numpy as np

Z = 1.959963984540054  # the .975 quantile of the normal distribution
TAIL = .025
NONE = float("nan")


class Estimate(NamedTuple):
    """A value with its 95 % interval; ends are nan where there is none."""
    value: float
    low: float = NONE
    high: float = NONE


def median_of(values: np.ndarray) -> Estimate:
    """The median of the numbers among some values, with the exact interval by ranks."""
    known = np.sort(values[~np.isnan(values)])
    if len(known) == 0:
        return Estimate(NONE)
    rank = _lower_rank(len(known))
    middle = float(np.quantile(known, .5))
    return Estimate(middle) if rank == 0 else Estimate(middle, float(known[rank - 1]), float(known[-rank]))


def median_over(values: np.ndarray, *, independent: bool) -> Estimate:
    """The same; without an interval where runs share what they depend on, as those of a design point do."""
    return median_of(values) if independent else Estimate(median_of(values).value)


def _lower_rank(total: int) -> int:
    """The largest k with P(X < k) <= .025 for X binomial with one half."""
    below = np.cumsum([math.exp(math.lgamma(total + 1) - math.lgamma(k + 1) - math.lgamma(total - k + 1)
                                - total * math.log(2)) for k in range(total // 2 + 1)])
    return int(np.searchsorted(below, TAIL, side="right"))


def share_of(successes: int, total: int) -> Estimate:
    """A share with Wilson's interval."""
    if total == 0:
        return Estimate(NONE)
    share, z2 = successes / total, Z * Z
    centre = (share + z2 / (2 * total)) / (1 + z2 / total)
    half = Z / (1 + z2 / total) * math.sqrt(share * (1 - share) / total + z2 / (4 * total * total))
    return Estimate(share, 0 if successes == 0 else centre - half, 1 if successes == total else centre + half)


def change_of(first: tuple[float, float], last: tuple[float, float], runs: int) -> Estimate:
    """Of means over the same runs at two times, each (mean, sd): how much more the last is.

    How the two go together is not in a file, so this is the widest interval that any correlation gives.
    """
    value = last[0] - first[0]
    if runs < 2 or math.isnan(first[1]) or math.isnan(last[1]):
        return Estimate(value)
    half = Z * (first[1] + last[1]) / math.sqrt(runs)
    return Estimate(value, value - half, value + half)
