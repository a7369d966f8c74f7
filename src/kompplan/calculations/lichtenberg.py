"""The step-wise method (*successivprincipen*): a mean and a standard deviation from three numbers, and their sum.

For a lowest value a, a likeliest m and a highest b, of which a and b are meant to be passed once in a hundred times:

    mean = (a + 3 m + b) / 5        standard deviation = (b - a) / 5

Source: S. Lichtenberg, Proactive Management of Uncertainty using the Successive Principle (Polyteknisk Press, 2000);
the mean also in astrakan.se, "Lichtenbergmetoden". He gives (a + 2,9 m + b) / 4,9 and (b - a) / 4,65 as the more exact
figures for one of the distributions that he looks at; the rounded ones, which are those that are taught, differ from
them by less than anybody can tell lowest and highest apart, and are the ones used here.

Sums: means are added, and so are variances where items are independent. A correlation that all items share adds to that
what every pair has in common: variance = (1 - r) * sum of s² + r * (sum of s)².
"""

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt
from typing import NamedTuple

_FIVE = Decimal(5)


class Moments(NamedTuple):
    """A mean and a standard deviation."""

    mean: Decimal
    deviation: Decimal

    @property
    def variance(self) -> Decimal:
        return self.deviation * self.deviation


def moments(low: Decimal, likely: Decimal, high: Decimal) -> Moments:
    """Return the mean and the standard deviation of three numbers."""
    return Moments((low + 3 * likely + high) / _FIVE, (high - low) / _FIVE)


class Stepwise(NamedTuple):
    """A sum by the step-wise method, and how large a share of its uncertainty each item has: the next one to divide."""

    mean: Decimal
    deviation: Decimal
    shares: tuple[Decimal, ...]

    def at(self, quantile: float) -> Decimal:
        """Return the sum with a standard normal quantile: many items together are nearly normal."""
        return self.mean + self.deviation * Decimal(repr(quantile))


NORMAL_QUANTILES = {10: -1.2815515655446004, 50: 0.0, 80: 0.8416212335729143, 90: 1.2815515655446004}
"""The standard normal distribution's P10, P50, P80 and P90 (statistics.NormalDist().inv_cdf)."""


def stepwise(items: Sequence[Moments], certain: Decimal, together: Decimal = Decimal(0)) -> Stepwise:
    """Add items up on top of what is certain; ``together`` is the correlation that they share."""
    apart = sum((each.variance for each in items), Decimal(0))
    one = sum((each.deviation for each in items), Decimal(0))
    variance = (1 - together) * apart + together * one * one
    shares = tuple(each.variance / apart if apart else Decimal(0) for each in items)
    deviation = Decimal(repr(sqrt(variance)))
    return Stepwise(certain + sum((each.mean for each in items), Decimal(0)), deviation, shares)
