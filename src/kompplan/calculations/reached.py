"""Whether a goal is reached: what was measured beside the target, between the bounds that both are written with."""

from decimal import Decimal
from enum import Enum

from kompplan.model.goals import Indicator
from kompplan.values.quantity import Approx, Quantity

_UPWARDS = (Approx.AT_LEAST, Approx.OVER)
_DOWNWARDS = (Approx.AT_MOST, Approx.UNDER)


class Outcome(Enum):
    """What the measured value says about the target."""

    REACHED = "reached"
    CLOSER = "closer"
    """Not reached, but nearer to it than the baseline was."""
    NOT_REACHED = "not reached"
    NOT_MEASURED = "not measured"
    NO_TARGET = "no target"
    IN_WORDS = "in words"
    """Target or result is told in words that cannot be compared."""
    OPEN = "open"
    """The bounds allow both, or the direction is not known."""


def outcome(indicator: Indicator) -> Outcome:
    """Return whether an indicator's target is reached.

    ``minst 75 %`` is reached from 75 upwards, ``högst 300`` from 300 downwards. A bare figure is a floor where it lies
    above the baseline and a ceiling where it lies below; without a baseline only the figure itself is certain.
    """
    target, actual = indicator.target, indicator.actual
    if actual is None:
        return Outcome.NOT_MEASURED
    if target is None:
        return Outcome.NO_TARGET
    if not isinstance(target, Quantity) or not isinstance(actual, Quantity) or _differ(target, actual):
        return Outcome.IN_WORDS
    baseline = indicator.baseline if isinstance(indicator.baseline, Quantity) else None
    if baseline is not None and _differ(baseline, target):
        baseline = None
    found = _compared(target, actual, baseline)
    if found is not False:
        return Outcome.OPEN if found is None else Outcome.REACHED
    return Outcome.CLOSER if _closer(target, actual, baseline) else Outcome.NOT_REACHED


def _differ(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are not of one kind; a bare number goes with any unit."""
    return one.unit is not other.unit and one.unit is not None and other.unit is not None


def _compared(target: Quantity, actual: Quantity, baseline: Quantity | None) -> bool | None:
    """Tell whether the target is reached; None where it cannot be told."""
    upwards = _upwards(target, baseline)
    if upwards is None:
        return True if actual.value is not None and actual.value == target.value else None
    limit = target.low if upwards else target.high
    if limit is None:
        return None
    if upwards:
        if actual.low >= limit:
            return True
        return False if actual.high is not None and actual.high < limit else None
    if actual.high is not None and actual.high <= limit:
        return True
    return False if actual.low > limit else None


def _upwards(target: Quantity, baseline: Quantity | None) -> bool | None:
    if target.approx in _UPWARDS:
        return True
    if target.approx in _DOWNWARDS:
        return False
    if baseline is None or baseline.high is None:
        return None
    if baseline.high < target.low:
        return True
    return False if target.high is not None and baseline.low > target.high else None


def _closer(target: Quantity, actual: Quantity, baseline: Quantity | None) -> bool:
    wanted, before, after = _figure(target), _figure(baseline), _figure(actual)
    return (
        wanted is not None and before is not None and after is not None and abs(wanted - after) < abs(wanted - before)
    )


def _figure(quantity: Quantity | None) -> Decimal | None:
    if quantity is None:
        return None
    return quantity.nominal if quantity.nominal is not None else quantity.value
