"""How long activities last, and how long one waits after another.

A *day* is a working day here, as in a course of two days, and so is a number without a unit; hours are divided by the
hours of a working day. Calendar days, weeks, months, terms and years are stretches of the calendar: two weeks from a
Monday end on a Sunday, however many of the days are worked. What takes a part of a day takes the day.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from enum import Enum
from typing import NamedTuple

from kompplan.model.activities import Activity
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import Recurrence
from kompplan.values.units import Unit

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERM: 6, Unit.YEAR: 12}
_DAYS = {Unit.CALENDAR_DAY: 1, Unit.WEEK: 7}
_DAYS_IN_A_MONTH = 30


class Stretch(NamedTuple):
    """A length: working days, or months and days of the calendar where there are any of these."""

    working: int
    months: int = 0
    days: int = 0

    @property
    def plain(self) -> bool:
        """Tell whether it is counted in working days."""
        return not self.months and not self.days


class Source(Enum):
    """Where a length comes from, or why there is none."""

    DATES = "dates"
    """From the first stated day to the last."""
    LENGTH = "length"
    PARTS = "parts"
    DAYS = "days"
    SESSIONS = "sessions"
    """The sessions at their intervals."""
    ONE_DAY = "one day"
    """The plan says which day, and nothing else."""
    NOT_STATED = "not stated"
    NOT_TIME = "not time"
    """The length is stated in something that is no time, such as credits."""
    GAPS = "gaps"
    """How long each session is, but not how far apart they lie."""
    PART_WITHOUT = "part without"
    """Some of the parts have no length."""


class Lasting(NamedTuple):
    """How long an activity lasts at least and at most; ``high`` is None where the plan does not say."""

    low: Stretch
    high: Stretch | None
    source: Source


_UNKNOWN = Lasting(Stretch(1), None, Source.NOT_STATED)


def lasting(activity: Activity, day_hours: Decimal) -> Lasting:
    """Return how long an activity lasts by its length, its parts or its days; what its dates say comes before this."""
    if comes_back(activity):
        return _sessions(activity, day_hours)
    if activity.length is not None:
        return _of(activity.length, Source.LENGTH, day_hours)
    if activity.parts:
        return _of_parts(activity, day_hours)
    if activity.days is not None:
        return _of(activity.days, Source.DAYS, day_hours)
    return _UNKNOWN


def _of(length: Quantity, source: Source, day_hours: Decimal) -> Lasting:
    low = stretch(length, length.low, day_hours)
    if low is None or length.per is not None or length.low < 0:
        return Lasting(Stretch(1), None, Source.NOT_TIME)
    high = low if length.high == length.low else None
    if high is None and length.high is not None:
        high = stretch(length, length.high, day_hours)
    return Lasting(low, high, source)


def _of_parts(activity: Activity, day_hours: Decimal) -> Lasting:
    """Add up the parts, each of whole days: two half days are two days on which people come."""
    low, high, source = 0, 0, Source.PARTS
    unbounded = False
    for part in activity.parts:
        each = _of(part.length, Source.PARTS, day_hours) if part.length is not None else _UNKNOWN
        if not each.low.plain or each.source is not Source.PARTS:
            source, unbounded = Source.PART_WITHOUT, True
            low += 1
            continue
        low += each.low.working
        if each.high is None:
            unbounded = True
        else:
            high += each.high.working
    return Lasting(Stretch(low), None if unbounded else Stretch(high), source)


def stretch(quantity: Quantity, value: Decimal, day_hours: Decimal) -> Stretch | None:
    """Return ``value`` in the unit of ``quantity`` as a length; None where the unit is no time."""
    unit = quantity.unit
    if unit is None or unit is Unit.DAY:
        return Stretch(_whole(value))
    if unit is Unit.HOUR:
        return Stretch(_whole(value / day_hours)) if day_hours > 0 else None
    if unit in _DAYS:
        return Stretch(0, 0, _whole(value * _DAYS[unit]))
    if unit in _MONTHS:
        months = value * _MONTHS[unit]
        return Stretch(0, int(months), _whole((months - int(months)) * _DAYS_IN_A_MONTH))
    return None


def _whole(value: Decimal) -> int:
    """Return whole days, away from nothing."""
    if value == value.to_integral_value():
        return int(value)
    return int(value.to_integral_value(ROUND_CEILING if value > 0 else ROUND_FLOOR))


# -- what comes back --------------------------------------------------------------------------------------------------


def comes_back(activity: Activity) -> bool:
    """Tell whether an activity is held more than once."""
    if _COMING_BACK.isdisjoint(activity.stated):
        return False
    state = activity.__dict__
    if state.get("recurrence") is not None:
        return True
    for name in _COUNTS:
        count = state.get(name)
        if count is not None and count.low > 1:
            return True
    return False


_COUNTS = ("sessions", "sessions_per_group", "rounds")
_COMING_BACK = frozenset({"recurrence", *_COUNTS})


def sessions_in_a_row(activity: Activity) -> int | None:
    """Return how many sessions the same people come to, or how many rounds there are; None where nobody can tell."""
    for count in (activity.sessions_per_group, activity.sessions, activity.rounds):
        if count is None:
            continue
        if count.value is None or count.value != int(count.value):
            return None
        number = int(count.value)
        if count is activity.sessions and activity.groups is not None:
            groups = activity.groups.value
            if not groups or number % groups:
                return None
            number //= int(groups)
        return number
    return None


class Step(NamedTuple):
    """How far it is from one session to the next."""

    months: int
    days: int


def step(activity: Activity) -> Step | None:
    """Return the interval between sessions; None where it is not told, or not even (``2 dagar i veckan``)."""
    return interval(activity.recurrence) if activity.recurrence is not None else None


def interval(recurrence: Recurrence) -> Step | None:
    """Return the interval between two times; None where it is not told, or not even."""
    if recurrence.count is None or recurrence.per is None:
        return None
    often = recurrence.count.nominal or recurrence.count.value
    if often is None or often <= 0:
        return None
    if recurrence.per is Unit.DAY:
        return Step(0, 1) if often == 1 else None
    if recurrence.per is Unit.WEEK:
        days = Decimal(7) / often
        return Step(0, int(days)) if days == int(days) and int(days) % 7 == 0 else None
    if recurrence.per in _MONTHS:
        months = Decimal(_MONTHS[recurrence.per]) / often
        return Step(int(months), 0) if months == int(months) else None
    return None


def _sessions(activity: Activity, day_hours: Decimal) -> Lasting:
    """Return the stretch from the first session to the last."""
    number = sessions_in_a_row(activity)
    each = Lasting(Stretch(1), Stretch(1), Source.SESSIONS)
    if activity.length is not None:
        each = _of(activity.length, Source.SESSIONS, day_hours)
    elif activity.parts and activity.rounds is not None:
        each = _of_parts(activity, day_hours)
    low = max(1, each.low.working)
    interval = step(activity)
    if number is None or interval is None:
        return Lasting(Stretch(max(low * (number or 1), 1)), None, Source.GAPS)
    if number == 1:
        return each
    if interval == Step(0, 1):
        return Lasting(Stretch(number * low), Stretch(number * low), Source.SESSIONS)
    whole = Stretch(0, interval.months * (number - 1), interval.days * (number - 1) + low)
    return Lasting(whole, whole if each.high is not None else None, Source.SESSIONS)
