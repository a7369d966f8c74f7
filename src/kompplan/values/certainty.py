"""What can be said when two values are not known exactly: certainly, possibly or certainly not.

A rule reports an error on ``CERTAINLY_NOT`` (or ``CERTAINLY``, as its question goes) and at most a warning on
``POSSIBLY``.
"""

from datetime import date
from enum import StrEnum

from kompplan.values.days import Days
from kompplan.values.quantity import Quantity


class Certainty(StrEnum):
    """The answer to a question about values that may be inexact."""

    CERTAINLY = "certainly"
    POSSIBLY = "possibly"
    CERTAINLY_NOT = "certainly not"


def _answer(*, surely: bool, surely_not: bool) -> Certainty:
    if surely:
        return Certainty.CERTAINLY
    return Certainty.CERTAINLY_NOT if surely_not else Certainty.POSSIBLY


def before(a: Days, b: Days) -> Certainty:
    """Return whether ``a`` is an earlier day than ``b``; the same day is not before."""
    return _answer(surely=a.latest < b.earliest, surely_not=a.earliest >= b.latest)


def after(a: Days, b: Days) -> Certainty:
    """Return whether ``a`` is a later day than ``b``; the same day is not after."""
    return before(b, a)


def within(inner: Days, outer_first: date, outer_last: date) -> Certainty:
    """Return whether ``inner`` is a day from ``outer_first`` up to and including ``outer_last``."""
    return _answer(
        surely=outer_first <= inner.earliest and inner.latest <= outer_last,
        surely_not=inner.latest < outer_first or inner.earliest > outer_last,
    )


def _comparable(a: Quantity, b: Quantity) -> bool:
    return a.per is b.per and (a.unit is b.unit or a.unit is None or b.unit is None)


def _above(a: Quantity, b: Quantity) -> bool:
    return b.high is not None and a.low > b.high


def equal(a: Quantity, b: Quantity) -> Certainty:
    """Return whether ``a`` and ``b`` are the same amount.

    Two exact amounts are or are not; others are possibly equal as long as their bounds overlap. Amounts in different
    units (hours and days, a sum and a sum per month) are possibly equal: it takes more than these two to tell.
    """
    if not _comparable(a, b):
        return Certainty.POSSIBLY
    point = a.low == a.high == b.low == b.high
    return _answer(surely=point, surely_not=_above(a, b) or _above(b, a))


def at_most(a: Quantity, b: Quantity) -> Certainty:
    """Return whether ``a`` is ``b`` or less. Amounts in different units answer as in ``equal``."""
    if not _comparable(a, b):
        return Certainty.POSSIBLY
    return _answer(surely=a.high is not None and a.high <= b.low, surely_not=_above(a, b))
