"""Indicators that are derived from a numerator and a denominator, and what the ratio comes to."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.rounding import apart, half_unit, widened
from kompplan.calculations.sums import ZERO, Amount, amount_of
from kompplan.model.goals import Goal, Indicator
from kompplan.values.quantity import Quantity, Unit

_HUNDRED = Decimal(100)
_PERCENT_WORDS = ("procent", "%", "per cent", "percent")
_LATEST_FIRST = ("actual", "target", "baseline")
_CENT = Decimal("0.01")


class Ratio(NamedTuple):
    """A figure of an indicator that is not what its numerator and denominator make it."""

    indicator: Indicator
    field: str
    stated: Quantity
    numerator: Quantity
    denominator: Quantity
    computed: Amount
    unit: Unit | None


def wrong_ratios(goals: Iterable[Goal], tolerance: Decimal) -> Iterator[Ratio]:
    """Return the stated ratios that cannot be right.

    A numerator and a denominator that are figures belong to the indicator's latest figure: the actual one, else the
    target, else the baseline. An id stands for the same figure of that indicator; two ids are compared figure by
    figure.
    """
    derived = [each for goal in goals for each in goal.indicators if each.numerator and each.denominator]
    if not derived:
        return
    by_id = {each.id.strip(): each for goal in goals for each in goal.indicators if each.id}
    for indicator in derived:
        for field in _figures(indicator):
            stated = getattr(indicator, field)
            numerator = _operand(indicator.numerator, field, by_id)
            denominator = _operand(indicator.denominator, field, by_id)
            if isinstance(stated, Quantity) and numerator is not None and denominator is not None:
                computed = _computed(indicator, stated, numerator, denominator, tolerance)
                if computed is not None:
                    yield Ratio(indicator, field, stated, numerator, denominator, computed, _unit(indicator, stated))


def _figures(indicator: Indicator) -> tuple[str, ...]:
    if isinstance(indicator.numerator, str) and isinstance(indicator.denominator, str):
        return _LATEST_FIRST
    return tuple(name for name in _LATEST_FIRST if getattr(indicator, name) is not None)[:1]


def _operand(operand: Quantity | str | None, field: str, by_id: Mapping[str, Indicator]) -> Quantity | None:
    """Return a numerator or denominator: as it stands, or the same figure of the indicator that it names."""
    if isinstance(operand, str):
        operand = getattr(by_id.get(operand.strip()), field, None)
    return operand if isinstance(operand, Quantity) else None


def _unit(indicator: Indicator, stated: Quantity) -> Unit | None:
    if stated.unit is None and (indicator.unit or "").strip().casefold().startswith(_PERCENT_WORDS):
        return Unit.PERCENT
    return stated.unit


def _computed(
    indicator: Indicator, stated: Quantity, numerator: Quantity, denominator: Quantity, tolerance: Decimal
) -> Amount | None:
    """Return what the ratio is where it cannot be the stated one. Different units cannot be compared."""
    if denominator.low <= 0 or numerator.low < 0 or numerator.per is not None or denominator.per is not None:
        return None
    if stated.per not in (None, denominator.unit):
        return None
    unit = _unit(indicator, stated)
    high = None if numerator.high is None else numerator.high / denominator.low
    low = ZERO if denominator.high is None else numerator.low / denominator.high
    plain = Amount(low, high)
    hundredfold = Amount(low * _HUNDRED, None if high is None else high * _HUNDRED)
    if unit is Unit.PERCENT:
        if numerator.unit is not denominator.unit and None not in (numerator.unit, denominator.unit):
            return None
        return hundredfold if apart(widened(amount_of(stated), _last_digit(stated)), hundredfold) else None
    if numerator.unit is not None and unit is not None and numerator.unit is not unit:
        return None
    if not _far(stated, plain, tolerance):
        return None
    # "0,75" and "75" can both be three of four where nobody says per cent
    bare = stated.unit is None and numerator.unit is denominator.unit
    return None if bare and not _far(stated, hundredfold, tolerance) else plain


def _far(stated: Quantity, ratio: Amount, tolerance: Decimal) -> bool:
    """A mean may be rounded to its last digit, and be off by the tolerance."""
    slack = max(_last_digit(stated), ratio.low * tolerance)
    return apart(widened(amount_of(stated), slack), ratio) != 0


def _last_digit(stated: Quantity) -> Decimal:
    """Return half of what the last printed digit is worth."""
    if stated.nominal is None:
        return ZERO
    if stated.scale != 1:
        return half_unit(stated.written, stated.scale)
    exponent = stated.nominal.as_tuple().exponent
    return Decimal("0.5").scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)


def rounded_like(computed: Amount, stated: Quantity, tolerance: Decimal) -> Decimal | None:
    """Return an exactly known ratio with as many decimals as the stated figure has, where it stays the same figure."""
    if computed.high != computed.low or stated.nominal is None or not stated.exact:
        return None
    exponent = stated.nominal.as_tuple().exponent
    digit = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    rounded = computed.low.quantize(digit, ROUND_HALF_UP)
    return rounded if abs(rounded - computed.low) <= tolerance * computed.low else None


def in_short(amount: Amount) -> Amount:
    """Return a ratio with two decimals, for a sentence."""
    return Amount(amount.low.quantize(_CENT), None if amount.high is None else amount.high.quantize(_CENT))
