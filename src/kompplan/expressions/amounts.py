"""Reckon with amounts that may be inexact: each is everything from ``low`` to ``high``.

Bounds are rounded outwards, so that what is certain of a result is certain. Amounts in different units do not compare
(it takes more than the two to tell), nor can they be added: the answer is unknown. A number without a unit takes that
of the field it stands with, as it would if it were written there.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import NamedTuple

from kompplan.expressions.values import UNKNOWN, Nothing, Truth
from kompplan.loading.forms import UNITS
from kompplan.model.base import Form
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.units import COUNTED

_TRAPS = [DivisionByZero, InvalidOperation, Overflow]
_DOWN = Context(prec=40, rounding=ROUND_FLOOR, traps=_TRAPS)
_UP = Context(prec=40, rounding=ROUND_CEILING, traps=_TRAPS)
_COUNTED = COUNTED - {Unit.PERCENT}
_HUNDRED = Decimal(100)
_ZERO = Decimal(0)


class Amount(NamedTuple):
    """A number that lies between two bounds; None is no bound."""

    low: Decimal | None
    high: Decimal | None
    unit: Unit | None = None
    per: Unit | None = None
    assumed: Unit | None = None
    """The unit that its field means where none is written."""
    ratio: bool = False
    """One amount divided by another of its kind: 0,15 of it is 15 %."""
    written: str | None = None
    """As the plan has it; None for one that was worked out."""

    @property
    def exact(self) -> bool:
        return self.low is not None and self.low == self.high


def amount(quantity: Quantity, form: Form | None) -> Amount:
    """Return what a quantity in a field of ``form`` can be."""
    assumed = UNITS[form][0] if form in UNITS else None
    return Amount(quantity.low, quantity.high, quantity.unit, quantity.per, assumed, written=quantity.written)


def whole(number: int) -> Amount:
    """Return a count."""
    return Amount(Decimal(number), Decimal(number))


def _paired(a: Amount, b: Amount) -> tuple[Amount, Amount] | None:
    """Return the two in the same unit, or None where that takes more than the two."""
    if a.per is not b.per:
        return None
    if a.ratio and b.unit is Unit.PERCENT:
        return _in_percent(a), b
    if b.ratio and a.unit is Unit.PERCENT:
        return a, _in_percent(b)
    unit, other = a.unit or b.assumed, b.unit or a.assumed
    if unit is None or other is None or unit is other:
        return a, b
    return None


def _in_percent(a: Amount) -> Amount:
    low = None if a.low is None else _DOWN.multiply(a.low, _HUNDRED)
    high = None if a.high is None else _UP.multiply(a.high, _HUNDRED)
    return Amount(low, high, Unit.PERCENT)


def equal(a: Amount, b: Amount) -> Truth:
    """Return whether two amounts are the same."""
    pair = _paired(a, b)
    if pair is None:
        return None
    a, b = pair
    if a.exact and b.exact:
        return a.low == b.low
    return False if _apart(a, b) else None


def _apart(a: Amount, b: Amount) -> bool:
    return (a.low is not None and b.high is not None and a.low > b.high) or (
        b.low is not None and a.high is not None and b.low > a.high
    )


def less(a: Amount, b: Amount, or_equal: bool) -> Truth:
    """Return whether ``a`` is less than ``b``, or the same where ``or_equal``."""
    pair = _paired(a, b)
    if pair is None:
        return None
    a, b = pair
    if a.high is not None and b.low is not None and (a.high < b.low or (or_equal and a.high == b.low)):
        return True
    if a.low is not None and b.high is not None and (a.low > b.high or (not or_equal and a.low == b.high)):
        return False
    return None


def plus(a: Amount, b: Amount) -> Amount | Nothing:
    """Return the sum."""
    pair = _paired(a, b)
    if pair is None:
        return UNKNOWN
    a, b = pair
    try:
        low = None if a.low is None or b.low is None else _DOWN.add(a.low, b.low)
        high = None if a.high is None or b.high is None else _UP.add(a.high, b.high)
    except ArithmeticError:
        return UNKNOWN
    return Amount(low, high, a.unit or b.unit, a.per, a.assumed or b.assumed, a.ratio and b.ratio)


def negative(a: Amount) -> Amount:
    """Return the amount with the other sign."""
    return a._replace(
        low=None if a.high is None else a.high.copy_negate(),
        high=None if a.low is None else a.low.copy_negate(),
        written=None,
    )


def times(a: Amount, b: Amount) -> Amount | Nothing:
    """Return the product: kronor by a number are kronor, kronor an hour by hours are kronor, per cent are a part."""
    if a.unit is Unit.PERCENT:
        a = _part(a)
    elif b.unit is Unit.PERCENT:
        b = _part(b)
    unit = _unit_of_product(a, b)
    if unit is UNKNOWN or None in (a.low, a.high, b.low, b.high):
        return UNKNOWN
    try:
        corners = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
        low = min(_DOWN.multiply(x, y) for x, y in corners)  # type: ignore[arg-type]  # no bound is missing
        high = max(_UP.multiply(x, y) for x, y in corners)  # type: ignore[arg-type]  # as above
    except ArithmeticError:
        return UNKNOWN
    both = a.unit is None and b.unit is None
    assumed = (a.assumed or b.assumed) if both else None
    return Amount(low, high, unit if isinstance(unit, Unit) else None, None, assumed)


def _part(a: Amount) -> Amount:
    low = None if a.low is None else _DOWN.divide(a.low, _HUNDRED)
    high = None if a.high is None else _UP.divide(a.high, _HUNDRED)
    return Amount(low, high, None, a.per)


def _unit_of_product(a: Amount, b: Amount) -> Unit | Nothing | None:
    if a.per is not None or b.per is not None:
        if a.per is not None and b.per is None and a.per is b.unit:
            return a.unit
        return b.unit if b.per is not None and a.per is None and b.per is a.unit else UNKNOWN
    if a.unit is None or a.unit in _COUNTED:
        return b.unit
    return a.unit if b.unit is None or b.unit in _COUNTED else UNKNOWN


def divided(a: Amount, b: Amount) -> Amount | Nothing:
    """Return the quotient; two amounts in the same unit give a ratio."""
    if None in (a.low, a.high, b.low, b.high) or a.per is not None or b.per is not None:
        return UNKNOWN
    # No bound is missing, which the line above does not tell the type checker.
    assert a.low is not None and a.high is not None and b.low is not None and b.high is not None  # noqa: S101
    if b.low <= _ZERO <= b.high:
        return UNKNOWN
    if a.unit is b.unit:
        unit, ratio = None, True
    elif b.unit is None or b.unit in _COUNTED:
        unit, ratio = a.unit, False
    else:
        return UNKNOWN
    try:
        corners = [(x, y) for x in (a.low, a.high) for y in (b.low, b.high)]
        low = min(_DOWN.divide(x, y) for x, y in corners)
        high = max(_UP.divide(x, y) for x, y in corners)
    except ArithmeticError:
        return UNKNOWN
    return Amount(low, high, unit, None, None if ratio else a.assumed, ratio)
