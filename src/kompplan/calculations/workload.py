"""How many hours the activities of a role take, beside what the role has.

    own time    hours of an activity that are the one's who answers for it: not those of participants, nor a product
                (``6 × 32 h`` is six persons, or six times)
    spread      evenly over the working days from the first day to the last
    has         share of full time × the hours of a full-time day × working days, days off of one's own left out;
                no more than a stated maximum, which is spread over the working days too

The hours of a full-time day are those of a month × 12 / 52 / 5, in tenths: 173 h a month is 8 h. Hours that are stated
for a week or a month hold for as long as the activity goes on, and are fewer in a week with days off, as what the role
has is. A role that is filled for some time works then: hours are spread over what the two times share.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.capacity import TAUGHT
from kompplan.calculations.dates import Dates
from kompplan.calculations.durations import comes_back
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.working_time import WorkingDays, WorkingTime
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.people import Role, TargetGroup
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.days import last_day
from kompplan.values.quantity import Quantity, Unit

SHARED = TAUGHT | {
    Kind.SUPERVISION,
    Kind.LEARNING_CONVERSATION,
    Kind.PEER_SUPERVISION,
    Kind.PEER_VISIT,
    Kind.PEER_EVALUATION,
    Kind.SHADOWING,
    Kind.NETWORK,
    Kind.MEETING,
    Kind.STAFFING,
}
"""Kinds of activity whose hours are those of everybody in them."""
LONGEST_DAYS = 3700
"""Ten years: what lasts longer has a slip of the pen in its dates."""
_WEEKDAYS = 5
_TENTH = Decimal("0.1")
_CENT = Decimal("0.01")
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERM: 6, Unit.YEAR: 12}
PERIODS = frozenset({None, Unit.DAY, Unit.WEEK, *_MONTHS})
"""For what hours can be stated: in all, or for so long."""

Month = tuple[int, int]
Days = tuple[int, int]
"""The first and the last day, as ordinals."""


class Per:
    """Months or weeks, numbered, with their days."""

    def __init__(self, *, weeks: bool) -> None:
        self.weeks = weeks
        self._days: dict[int, Days] = {}

    def of(self, day: int) -> int:
        """Return the number of the period that a day lies in."""
        if self.weeks:
            return (day - 1) // 7  # day 1 is a Monday
        found = date.fromordinal(day)
        return found.year * 12 + found.month - 1

    def days(self, number: int) -> Days:
        """Return the days of a period."""
        found = self._days.get(number)
        if found is None:
            if self.weeks:
                found = number * 7 + 1, number * 7 + 7
            else:
                year, month = divmod(number, 12)
                first = date(year, month + 1, 1).toordinal()
                found = first, first + last_day(year, month + 1) - 1
            self._days[number] = found
        return found


# -- whose time, and when ---------------------------------------------------------------------------------------------


def own_time(activity: Activity) -> bool:
    """Tell whether an activity's hours are the time of the one who answers for it."""
    hours = activity.hours
    if hours is None or hours.unit is not Unit.HOUR or hours.factors or hours.per not in PERIODS:
        return False
    if activity.kind in SHARED or over(activity):
        return False
    return not for_participants(activity)


def over(activity: Activity) -> bool:
    """Tell whether nobody has to do it any more."""
    return activity.status in (ActivityStatus.CANCELLED, ActivityStatus.DONE)


def for_participants(activity: Activity) -> bool:
    """Tell whether it is stated how many take part."""
    seats = (activity.seats, activity.participants, activity.needed_seats, activity.groups, activity.group_size)
    return any(each is not None for each in seats)


def stated_days(activity: Activity, found: Dates) -> Days | None:
    """Return the longest time that the stated dates allow; None where they do not say both a beginning and an end.

    One exact day is the beginning of something longer where a length is stated as well.
    """
    start, end = found.start, found.end
    if start is None or end is None:
        return None
    if start == end and start.earliest == start.latest and all(name == "when" for name, _ in found.stated):
        longer = (activity.length, activity.days)
        if activity.parts or any(each is not None for each in longer) or comes_back(activity):
            return None
    return start.earliest.toordinal(), end.latest.toordinal()


def role_days(role: Role | None, days: Days) -> Days:
    """Return the part of some days on which a role is filled; all of them where it is filled on none."""
    first, last = role_period(role)
    kept = max(days[0], first), min(days[1], last)
    return kept if kept[0] <= kept[1] else days


_EVER: Days = (1, date.max.toordinal())


def role_period(role: Role | None) -> Days:
    """Return the days on which a role is filled."""
    period = role.period if role is not None else None
    if period is None:
        return _EVER
    first = period.first.toordinal() if period.first is not None else _EVER[0]
    last = period.last.toordinal() if period.last is not None else _EVER[1]
    return first, last


def role_calendar(role: Role | None, activity: Activity, time: WorkingTime) -> WorkingDays:
    """Return the working days of a role: those of its organisation, else of the activity's."""
    return time.of((role.organisation if role is not None else None) or activity.organisation)


# -- spreading --------------------------------------------------------------------------------------------------------


def worked(days: WorkingDays, first: int, last: int) -> int:
    """Return how many working days lie from the first day to the last."""
    return days.before(last + 1) - days.before(first) if first <= last else 0


def spread(hours: Quantity | Amount, over_days: Days, days: WorkingDays, per: Per) -> dict[int, Amount] | Unknown:
    """Return hours by period, spread evenly over the working days; hundredths, so that they add up to the whole.

    Where no day is a working day they lie on the next one.
    """
    first, last = over_days
    if last - first >= LONGEST_DAYS or last < first:
        return TOO_LONG
    every = hours.per if isinstance(hours, Quantity) else None
    if not worked(days, first, last):
        first = last = days.day(days.before(first))
    low, high = hours.low, hours.high
    if every is None:
        weights = {number: worked(days, *_within(per, number, first, last)) for number in _periods(per, first, last)}
        lows = parts_by_weight(low, weights)
        highs = lows if high == low else None if high is None else parts_by_weight(high, weights)
        return {number: Amount(each, None if highs is None else highs[number]) for number, each in lows.items()}
    found = {}
    for number in _periods(per, first, last):
        share = _times(every, *_within(per, number, first, last), days)
        if share is None:
            return NOT_SPREAD
        if share:
            found[number] = Amount(_cents(low * share), None if high is None else _cents(high * share))
    return found


def _periods(per: Per, first: int, last: int) -> range:
    return range(per.of(first), per.of(last) + 1)


def _within(per: Per, number: int, first: int, last: int) -> Days:
    begins, ends = per.days(number)
    return max(first, begins), min(last, ends)


def parts_by_weight(whole: Decimal, weights: Mapping[int, int]) -> dict[int, Decimal]:
    """Return a whole in parts by weight, in hundredths; what is cut is carried on to the next."""
    together = sum(weights.values())
    found: dict[int, Decimal] = {}
    so_far, given = 0, ZERO
    for number, weight in weights.items():
        if weight:
            so_far += weight
            up_to = whole if so_far == together else _cents(whole * so_far / together)
            found[number] = up_to - given
            given = up_to
    return found


def _cents(value: Decimal) -> Decimal:
    return value.quantize(_CENT, ROUND_HALF_UP)


def _times(every: Unit, first: int, last: int, days: WorkingDays) -> Decimal | None:
    """Return how many days, weeks or months some days are, counted in working days."""
    count = worked(days, first, last)
    if every is Unit.DAY:
        return Decimal(count)
    if every is Unit.WEEK:
        return Decimal(count) / _WEEKDAYS
    months = _MONTHS.get(every)
    if months is None:
        return None
    found = ZERO
    at = first
    while at <= last:
        day = date.fromordinal(at)
        ends = at - day.day + last_day(day.year, day.month)
        whole = worked(days, at - day.day + 1, ends)
        if whole:
            found += Decimal(worked(days, at, min(ends, last))) / whole
        at = ends + 1
    return found / months


TOO_LONG = Unknown(Text("it lasts for more than ten years", "den varar i mer än tio år"))
NOT_SPREAD = Unknown(
    Text("its hours are stated for something that is no time", "timmarna är angivna för något som inte är en tid")
)

# -- what there is ----------------------------------------------------------------------------------------------------

NO_FTE = Unknown(
    Text("neither a share of full time nor a maximum is stated", "varken tjänstgöringsgrad eller högsta tid är angiven")
)
NOT_A_SHARE = Unknown(Text("its share of full time has no upper bound", "tjänstgöringsgraden har ingen övre gräns"))
NO_MAXIMUM = Unknown(Text("no maximum is stated", "ingen högsta tid är angiven"))
MAXIMUM_OF_WHAT = Unknown(
    Text(
        "the maximum has to be stated for a day, a week or a month",
        "högsta tid måste anges per dag, vecka eller månad",
    )
)
NO_SIZE = Unknown(Text("how many they are is not stated", "hur många de är är inte angivet"))


def full_day(full_time: Decimal) -> Decimal:
    """Return the hours of a full-time day: 173 h a month is 40 h a week and 8 h a day."""
    return (full_time * 12 / 52 / _WEEKDAYS).quantize(_TENTH, ROUND_HALF_UP)


class Room:
    """What somebody has of time, in any days."""

    def __init__(self, days: WorkingDays, day: Amount | None, maximum: Quantity | None, filled: Days) -> None:
        """``day`` is the hours of a working day, ``maximum`` so many a day, week or month."""
        self._days = days
        self._day = day
        self._maximum = maximum
        self._filled = filled

    def of(self, days: Days) -> Amount:
        """Return the hours that there are in some days."""
        first, last = max(days[0], self._filled[0]), min(days[1], self._filled[1])
        found: list[Amount] = []
        if self._day is not None:
            count = worked(self._days, first, last)
            found.append(self._day.times(Amount(Decimal(count), Decimal(count))))
        if self._maximum is not None and self._maximum.per is not None:
            share = _times(self._maximum.per, first, last, self._days) or ZERO
            most = self._maximum.high if self._maximum.high is not None else self._maximum.low
            found.append(Amount(_cents(most * share), _cents(most * share)))
        return min(found, key=lambda each: each.high or ZERO)

    def field(self, days: Days) -> str:
        """Return what says how much there is in some days."""
        if self._maximum is None:
            return "fte"
        alone = Room(self._days, self._day, None, self._filled)
        return "max_hours" if self._day is None or self.of(days) != alone.of(days) else "fte"


def room_of_role(role: Role, full_time: Decimal, time: WorkingTime) -> Room | Unknown:
    """Return what a role has, or why that is not known."""
    maximum = role.max_hours
    if maximum is not None and (maximum.per not in PERIODS or maximum.per is None):
        return MAXIMUM_OF_WHAT
    fte = role.fte
    day = None
    if fte is not None and fte.per is None and fte.high is not None:
        hours = full_day(full_time) / (100 if fte.unit is Unit.PERCENT else 1)
        day = Amount(fte.low * hours, fte.high * hours)
    if day is None and maximum is None:
        return NO_FTE if fte is None else NOT_A_SHARE
    return Room(time.of(role.organisation), day, maximum, role_period(role))


def room_of_group(group: TargetGroup, size: Amount | None, time: WorkingTime) -> Callable[[Days], Amount] | Unknown:
    """Return the most that a target group may be called, all of it together, or why that is not known."""
    maximum = group.max_hours
    if maximum is None:
        return NO_MAXIMUM
    if maximum.per not in PERIODS or maximum.per is None:
        return MAXIMUM_OF_WHAT
    if size is None:
        return NO_SIZE
    found = Room(time.of(group.organisation), None, maximum, _EVER)
    return lambda days: found.of(days).times(size)


def by_name(roles: Sequence[Role]) -> Mapping[str, Role]:
    """Return the roles by id and by title; a name that two share is left out."""
    found: dict[str, Role] = {}
    twice: set[str] = set()
    for role in roles:
        for name in {text.strip().casefold() for text in (role.id, role.title) if text}:
            if name in found:
                twice.add(name)
            found[name] = role
    return {name: role for name, role in found.items() if name not in twice}
