"""Amounts spread over months by their days, to the öre."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.rates import Stretch
from kompplan.calculations.splits import apportioned
from kompplan.calculations.sums import ZERO, Amount
from kompplan.values.days import last_day

Month = tuple[int, int]
"""A year and the number of one of its months."""
MOST_MONTHS = 600
"""Fifty years: a row that lasts longer has a slip of the pen in its dates."""


def months_between(first: Month, last: Month) -> list[Month]:
    """Return the months from ``first`` to ``last``, both included."""
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return [(number // 12, number % 12 + 1) for number in range(start, end + 1)]


def days_in_months(days: Stretch) -> dict[Month, int]:
    """Return how many of the days lie in each month."""
    first, last = (days.first.year, days.first.month), (days.last.year, days.last.month)
    found = {month: last_day(*month) for month in months_between(first, last)}
    if found:
        found[last] = days.last.day
        found[first] -= days.first.day - 1
    return found


def spread(amount: Decimal, days: Stretch) -> dict[Month, Decimal]:
    """Return an amount spread evenly over days, by month, in öre that add up to it."""
    return _spread(amount, days_in_months(days))


def _spread(amount: Decimal, weights: Mapping[Month, int]) -> dict[Month, Decimal]:
    return dict(zip(weights, apportioned(amount, [Decimal(each) for each in weights.values()]), strict=True))


class Shares(NamedTuple):
    """An amount between bounds spread over its days, by month; ``open`` where it has no upper bound."""

    low: dict[Month, Decimal]
    high: dict[Month, Decimal]
    open: bool


def shares_of(amount: Amount, weights: Mapping[Month, int]) -> Shares:
    """Return an amount spread over months by the days of each, in öre that add up to it."""
    low = _spread(amount.low, weights)
    return Shares(
        low, low if amount.high in (None, amount.low) else _spread(amount.high or ZERO, weights), amount.high is None
    )


class ByMonth:
    """Amounts by month, between bounds."""

    def __init__(self) -> None:
        self.low: dict[Month, Decimal] = {}
        self.high: dict[Month, Decimal] = {}
        self.open: set[Month] = set()
        """The months with an amount that has no upper bound."""

    def add(self, shares: Shares) -> None:
        """Add an amount to the months that it is spread over."""
        add_to(self.low, shares.low)
        add_to(self.high, shares.high)
        if shares.open:
            self.open.update(shares.low)

    def of(self, month: Month) -> Amount:
        """Return what falls on a month."""
        return Amount(self.low.get(month, ZERO), None if month in self.open else self.high.get(month, ZERO))


def add_to(to: dict[Month, Decimal], more: Mapping[Month, Decimal]) -> None:
    """Add to the amounts of months."""
    for month, amount in more.items():
        to[month] = to.get(month, ZERO) + amount
