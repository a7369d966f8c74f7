"""Amounts that stand without a unit, and which of them may be thousands among kronor."""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from kompplan.model.base import Part
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, Unit, parse_quantity

FAR = 100
"""How many times larger the usual amount is when one without a unit looks like thousands of kronor."""
_THOUSANDS_AT_MOST = 10_000
_FAR_ABOVE = 1000

_ONLY_FIGURES = pattern(r"[-\d\s.,×x*=]+")


class Suspicion(StrEnum):
    """What speaks against reading a bare number as kronor."""

    SMALL = "small"
    """It is a hundredth or less of the usual amount: thousands among kronor?"""
    LARGE = "large"
    """It is a thousand times the usual amount: kronor among thousands?"""
    BARE = "bare"
    """Only that the other amounts have a unit."""


class Priced(NamedTuple):
    """An amount and the field it stands in."""

    part: Part
    field: str
    amount: Quantity


class Doubt(NamedTuple):
    """An amount without a unit, and another that makes it doubtful."""

    of: Priced
    why: Suspicion
    beside: Priced


def bare(quantity: Quantity) -> bool:
    """Tell whether an amount was written without a unit, and so is read as kronor."""
    if quantity.unit is not Unit.SEK or quantity.scale != 1:
        return False
    if "kr" in quantity.written:  # as in most
        return False
    if _ONLY_FIGURES().fullmatch(quantity.written):
        return True
    read = parse_quantity(quantity.written)
    return isinstance(read, Quantity) and read.unit is None


def doubts(amounts: Sequence[Priced]) -> tuple[Doubt, ...]:
    """Return the amounts without a unit that stand among others with one, or far from the others in size."""
    kronor = [each for each in amounts if each.amount.unit is Unit.SEK and each.amount.low > 0]
    without = [each for each in kronor if bare(each.amount)]
    if not without or len(kronor) < 2:
        return ()
    ordered = sorted(kronor, key=lambda each: each.amount.low)
    upper, lower = ordered[len(ordered) // 2], ordered[(len(ordered) - 1) // 2]
    small = [
        each for each in without if each.amount.low * FAR <= upper.amount.low and each.amount.low < _THOUSANDS_AT_MOST
    ]
    large = [
        each
        for each in without
        if lower.amount.low < _THOUSANDS_AT_MOST and each.amount.low >= _FAR_ABOVE * lower.amount.low
    ]
    if small:
        large = []
    found = [Doubt(each, Suspicion.SMALL, upper) for each in small]
    found += [Doubt(each, Suspicion.LARGE, lower) for each in large]
    named = {id(doubt.of.amount) for doubt in found}
    with_unit = next((each for each in amounts if not bare(each.amount)), None)
    if with_unit is not None:
        found += [
            Doubt(each, Suspicion.BARE, with_unit)
            for each in amounts
            if id(each.amount) not in named
            and each.amount.unit is Unit.SEK
            and bare(each.amount)
            and each.amount.low != 0
        ]
    return tuple(found)
