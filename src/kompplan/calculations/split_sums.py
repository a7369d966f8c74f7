"""Whether the parts that a row is divided into can be the row."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.rounding import apart, slack, widened
from kompplan.calculations.splits import Value, is_kronor
from kompplan.calculations.sums import ZERO, Amount, amount_of
from kompplan.model.budget import Portion
from kompplan.values.quantity import Quantity

_WHOLE = Amount(Decimal(100), Decimal(100))


class Mismatch(NamedTuple):
    """Parts that cannot be the row."""

    parts: Amount
    """What the parts come to: in kronor, or in per cent of the row where all are shares."""
    row: Amount | None
    """The row in kronor; None where all parts are shares."""
    rounded: bool
    """Whether they may differ only because the parts are printed in rounded figures."""


def mismatch(kronor: Value, portions: Sequence[Portion]) -> Mismatch | None:
    """Return how the parts of a row differ from it, where they certainly do; ``kronor`` is the row's amount.

    Nothing is known of a row with a part that states no figure, nor of one in kronor where its own are not known.
    """
    shares = [each.share for each in portions if each.share is not None]
    if not shares or len(shares) < len(portions):
        return None
    percent = [each for each in shares if not is_kronor(each)]
    fixed = [each for each in shares if is_kronor(each)]
    if not fixed:
        together = _added([amount_of(each) for each in percent])
        if not apart(together, _WHOLE):
            return None
        # Three thirds printed as 33 % can be the whole; two halves printed as 49 % and 50 % cannot.
        lost = sum((_half_a_digit(each) for each in percent), ZERO)
        return Mismatch(together, None, together.exact and abs(together.low - 100) < lost)
    if not isinstance(kronor, Amount):
        return None
    shared = _added([amount_of(each) for each in percent])
    parts = _added([*(amount_of(each) for each in fixed), kronor.times(_hundredths(shared))])
    if not apart(parts, kronor):
        return None
    return Mismatch(parts, kronor, not apart(widened(parts, sum((slack(each) for each in fixed), ZERO)), kronor))


def _added(amounts: Sequence[Amount]) -> Amount:
    highs = [each.high for each in amounts if each.high is not None]
    return Amount(sum((each.low for each in amounts), ZERO), sum(highs, ZERO) if len(highs) == len(amounts) else None)


def _hundredths(percent: Amount) -> Amount:
    return Amount(percent.low / 100, None if percent.high is None else percent.high / 100)


def _half_a_digit(share: Quantity) -> Decimal:
    """Return half of the last digit's worth of a share as it is printed."""
    exponent = share.low.as_tuple().exponent
    return Decimal("0.5").scaleb(min(exponent, 0)) if isinstance(exponent, int) else ZERO
