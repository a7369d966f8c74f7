"""How far an amount that is printed in thousands or millions may be from the amount that is meant.

``360 tkr`` is anything from 359 500 to 360 500 kr, ``1,2 mnkr`` from 1 150 000 to 1 250 000 kr; ``360 000 kr`` is what
it says. Sums of rounded rows may therefore differ from a rounded sum by half a unit for each of them.
"""

from decimal import Decimal

from kompplan.calculations.sums import ZERO, Amount, amount_of
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity

_NUMBER_AND_UNIT = pattern(r"\d(?:[,.](\d+))? ?[^\W\d]")


def half_unit(written: str, scale: int) -> Decimal:
    """Return half of the last printed digit's worth: 500 for ``360 tkr``, 50 for ``359,9 tkr``, 0 for kronor."""
    if scale == 1:
        return ZERO
    decimals = 0
    for match in _NUMBER_AND_UNIT().finditer(written):
        decimals = len(match[1] or "")
    return (Decimal(scale) / 2).scaleb(-decimals)


def slack(quantity: Quantity) -> Decimal:
    """Return how far the amount may be from what is printed, either way; an approximate one has its bounds instead."""
    return half_unit(quantity.written, quantity.scale) if quantity.exact else ZERO


def widened(amount: Amount, by: Decimal) -> Amount:
    """Return the amount with both its bounds moved outwards."""
    return Amount(amount.low - by, None if amount.high is None else amount.high + by) if by else amount


def meant(quantity: Quantity) -> Amount:
    """Return the amounts that a printed quantity can stand for."""
    return widened(amount_of(quantity), slack(quantity))


def apart(first: Amount, second: Amount) -> Decimal:
    """Return how much ``first`` is certainly below (negative) or above ``second``; 0 where the two can be equal."""
    if first.high is not None and first.high < second.low:
        return first.high - second.low
    if second.high is not None and first.low > second.high:
        return first.low - second.high
    return ZERO
