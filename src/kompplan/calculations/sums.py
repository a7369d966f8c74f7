"""Adding up amounts of which some are approximate and some are not known."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.values.quantity import Quantity

ZERO = Decimal(0)


class Unknown(NamedTuple):
    """An amount that cannot be told, and why."""

    why: Text


class Amount(NamedTuple):
    """An amount between two bounds, both included; no upper bound where the plan says "at least"."""

    low: Decimal
    high: Decimal | None

    @property
    def exact(self) -> bool:
        return self.low == self.high

    def times(self, factor: "Amount") -> "Amount":
        high = None if self.high is None or factor.high is None else self.high * factor.high
        return Amount(self.low * factor.low, high)


class Sum(NamedTuple):
    """A sum over rows: the bounds of what is known, how many rows that is, and how many are not known."""

    low: Decimal = ZERO
    high: Decimal | None = ZERO
    known: int = 0
    unknown: int = 0

    @property
    def exact(self) -> bool:
        """Tell whether the sum is one number: every row known, and exactly."""
        return self.unknown == 0 and self.low == self.high

    @property
    def empty(self) -> bool:
        return self.known == 0

    def plus(self, other: "Sum") -> "Sum":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Sum(self.low + other.low, high, self.known + other.known, self.unknown + other.unknown)


_tuple = tuple.__new__
"""Makes an amount in half the time that its own class takes; every cost of a plan is one."""


def amount_of(quantity: Quantity) -> Amount:
    """Return the bounds of a quantity."""
    return _tuple(Amount, (quantity.low, quantity.high))


def total(amounts: Iterable[Amount | Unknown]) -> Sum:
    """Add amounts up; the unknown ones are counted, never taken as zero."""
    low, high, known, unknown = ZERO, ZERO, 0, 0
    bounded = True
    for amount in amounts:
        if isinstance(amount, Unknown):
            unknown += 1
            continue
        known += 1
        low += amount.low
        most = amount.high
        if most is None:
            bounded = False
        else:
            high += most
    return Sum(low, high if bounded else None, known, unknown)
