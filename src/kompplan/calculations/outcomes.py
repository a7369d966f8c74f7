"""What many runs came to: percentiles with their standard error, and what goes up and down with the outcome.

- *P80* is the smallest outcome that at least 80 of 100 runs do not exceed.
- *Standard error of P80*: from the P80 of 20 batches of runs, their standard deviation through the root of 20 (the
  method of batch means). More runs are asked for where it is above one hundredth of the distance from P10 to P90.
- *Share*: the rank correlation (Spearman) between each uncertain thing and the outcome, squared, and made to add up to
  one over all of them; what varies together shares it. (The "contribution to variance" of risk tools.)
"""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, sqrt
from typing import NamedTuple, TypeAlias

import numpy as np

from kompplan.calculations.distributions import Reals, Wholes
from kompplan.calculations.strikes import Review, Threat
from kompplan.calculations.uncertain import Coarse, Estimate

BATCHES = 20
_GRADES = 1 << 16
RANKED = 100_000
"""How many runs ranks are compared over: sums of their products are whole numbers below 2**53, and so exact."""
_PRECISE = 0.01
CURVE = (1, *range(5, 100, 5), 99)

Cause: TypeAlias = Estimate | Coarse | Threat | Review
"""What an outcome can vary with."""


class Outcome(NamedTuple):
    """A cost in öre, or a day as an ordinal, over all runs."""

    p10: int
    p50: int
    p80: int
    p90: int
    mean: Decimal
    least: int
    most: int
    curve: tuple[tuple[int, int], ...]
    """Points of the S-curve: a percentage, and the outcome that it does not exceed."""
    error: float
    """Standard error of P80."""
    enough: bool
    wanted: int
    """How many runs would make P80 precise enough."""


class Driver(NamedTuple):
    """Something uncertain, and how large a share of the outcome's spread goes with it."""

    cause: Cause
    correlation: float
    share: float


Graded: TypeAlias = tuple[Cause, Reals]
"""A cause, and the rank of what it came to in each run."""


def grades(own: Reals) -> Reals:
    """Return what each number's rank is among all that there can be, as whole numbers: their sums are exact."""
    return np.floor(own[:RANKED] * _GRADES)


def at_least(ordered: Wholes, percent: int) -> int:
    """Return the smallest outcome that so many per cent of the runs do not exceed."""
    return int(ordered[max(-(-percent * len(ordered) // 100) - 1, 0)])


def outcome(values: Wholes, unit: Decimal) -> Outcome:
    """Return what the runs came to; ``unit`` is how many of ``values`` make a krona, or 1 for days."""
    ordered = np.sort(values)
    p10, p50, p80, p90 = (at_least(ordered, percent) for percent in (10, 50, 80, 90))
    many = len(values)
    error = _standard_error(values)
    allowed = _PRECISE * max(p90 - p10, 0)
    enough = error <= max(allowed, 0.5 if unit == 1 else 0.0)
    wanted = many if enough or not allowed else ceil(many * (error / allowed) ** 2 / 1000) * 1000
    return Outcome(
        p10=p10,
        p50=p50,
        p80=p80,
        p90=p90,
        mean=Decimal(_total(values)) / many / unit,
        least=int(ordered[0]),
        most=int(ordered[-1]),
        curve=tuple((percent, at_least(ordered, percent)) for percent in CURVE),
        error=error,
        enough=enough,
        wanted=wanted,
    )


def _total(values: Wholes) -> int:
    """Return the sum of whole numbers, also where it is more than 64 bits hold."""
    return (int((values >> 20).sum()) << 20) + int((values & ((1 << 20) - 1)).sum())


def _standard_error(values: Wholes) -> float:
    """Return the standard error of P80 by batch means."""
    size = len(values) // BATCHES
    if not size:
        return 0.0
    batches = [at_least(np.sort(values[each * size : (each + 1) * size]), 80) for each in range(BATCHES)]
    mean = sum(batches) / BATCHES
    return sqrt(sum((each - mean) ** 2 for each in batches) / (BATCHES - 1) / BATCHES)


def drivers(causes: Sequence[Graded], values: Wholes) -> tuple[Driver, ...]:
    """Return what the outcome goes up and down with, the strongest first."""
    values = values[:RANKED]
    ordered = np.sort(values)
    ranks = np.searchsorted(ordered, values, "left") + np.searchsorted(ordered, values, "right")
    others = ranks.astype(np.float64)
    spread = _sums(others)
    found = [(cause, max(_correlation(grades, others, spread), 0.0)) for cause, grades in causes]
    squares = sum(each * each for _, each in found)
    if not squares:
        return ()
    drivers = [Driver(cause, each, each * each / squares) for cause, each in found]
    return tuple(sorted(drivers, key=lambda each: -each.share))


def _sums(wholes: Reals) -> tuple[int, int]:
    """Return the sum of whole numbers, and their number times the sum of their squared distances from the mean."""
    total = int(wholes.sum())
    return total, len(wholes) * int(np.dot(wholes, wholes)) - total * total


def _correlation(first: Reals, second: Reals, of_second: tuple[int, int]) -> float:
    """Return the correlation of whole numbers, from sums that are exact."""
    (one, spread), (other, other_spread) = _sums(first), of_second
    both = len(first) * int(np.dot(first, second)) - one * other
    return both / sqrt(spread) / sqrt(other_spread) if spread > 0 and other_spread > 0 else 0.0
