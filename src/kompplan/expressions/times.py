"""Compare times that may be inexact, and move them.

Before and after go by the whole time: something that lasts from May to July is before August and after April. ``<=``
asks whether it ends no later than the other does, ``>=`` whether it begins no earlier; ``in`` asks for both.
"""

from datetime import timedelta
from decimal import Decimal

from kompplan.expressions.amounts import Amount
from kompplan.expressions.values import UNKNOWN, Nothing, Time, Truth
from kompplan.values.certainty import Certainty
from kompplan.values.certainty import before as day_before
from kompplan.values.days import FIRST_YEAR, LAST_YEAR, Days
from kompplan.values.units import Unit
from kompplan.values.when import Offset, When

_TRUTH: dict[Certainty, Truth] = {Certainty.CERTAINLY: True, Certainty.CERTAINLY_NOT: False, Certainty.POSSIBLY: None}
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}
_MOST = 100 * 366


def time(when: When) -> Time:
    """Return the days that a plan's time can mean."""
    return Time(when.start, when.end, when.written)


def stretch(when: When) -> Time:
    """Return a time of the configuration, which means every day of it: ``ht 2026`` is the whole term."""
    start = None if when.start is None else Days(when.start.earliest, when.start.earliest)
    end = None if when.end is None else Days(when.end.latest, when.end.latest)
    return Time(start, end, when.written)


def _earlier(a: Days | None, b: Days | None) -> Truth:
    return None if a is None or b is None else _TRUTH[day_before(a, b)]


def _not_later(a: Days | None, b: Days | None) -> Truth:
    later = _earlier(b, a)
    return None if later is None else not later


def before(a: Time, b: Time) -> Truth:
    """Return whether ``a`` is over before ``b`` begins."""
    return _earlier(a.end, b.start)


def ends_by(a: Time, b: Time) -> Truth:
    """Return whether ``a`` ends no later than ``b``."""
    return _not_later(a.end, b.end)


def begins_from(a: Time, b: Time) -> Truth:
    """Return whether ``a`` begins no earlier than ``b``."""
    return _not_later(b.start, a.start)


def within(a: Time, b: Time) -> Truth:
    """Return whether the whole of ``a`` lies in ``b``."""
    begins, ends = begins_from(a, b), ends_by(a, b)
    if begins is False or ends is False:
        return False
    return None if begins is None or ends is None else True


def equal(a: Time, b: Time) -> Truth:
    """Return whether two times are the same days."""
    answers = [_same_day(a.start, b.start), _same_day(a.end, b.end)]
    if False in answers:
        return False
    return None if None in answers else True


def _same_day(a: Days | None, b: Days | None) -> Truth:
    if a is None or b is None:
        return None
    if a.earliest == a.latest == b.earliest == b.latest:
        return True
    return False if a.latest < b.earliest or b.latest < a.earliest else None


def moved(a: Time, by: Amount, sign: int) -> Time | Nothing:
    """Return a time so much later, or earlier where ``sign`` is -1; the length has to be whole and exact."""
    if not by.exact or by.low is None or by.per is not None or by.low != int(by.low) or abs(by.low) > _MOST:
        return UNKNOWN
    number = sign * int(by.low)
    if by.unit in _DAYS:
        offset = Offset(0, number * _DAYS[by.unit])
    elif by.unit in _MONTHS:
        offset = Offset(number * _MONTHS[by.unit], 0)
    else:
        return UNKNOWN
    return Time(_moved(a.start, offset), _moved(a.end, offset))


def _moved(days: Days | None, offset: Offset) -> Days | None:
    if days is None:
        return None
    if offset.months:
        return offset.moved(days)
    by = timedelta(days=offset.days)
    try:
        found = Days(days.earliest + by, days.latest + by)
    except OverflowError:
        return None
    return found if found.earliest.year >= FIRST_YEAR and found.latest.year <= LAST_YEAR else None


def days_between(a: Time, b: Time) -> Amount | Nothing:
    """Return how many days pass from ``b`` to ``a``."""
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return UNKNOWN
    low = (a.start.earliest - b.end.latest).days
    high = (a.end.latest - b.start.earliest).days
    return Amount(Decimal(low), Decimal(high), Unit.DAY)
