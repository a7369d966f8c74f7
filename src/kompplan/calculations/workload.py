"""How many hours a month the activities of a role take, beside what its share of full time gives.

Only hours that are the role's own are counted: not those of participants, nor hours that are a product (``6 × 32 h``
is six persons, or six times), nor those of an activity without both a beginning and an end. An activity's hours are
spread evenly over the longest time that it can last, and an approximate number is taken at its lowest.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.capacity import TAUGHT
from kompplan.calculations.dates import Calendar
from kompplan.calculations.sums import ZERO
from kompplan.model.activities import Activity
from kompplan.model.people import Role
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.days import last_day
from kompplan.values.quantity import Quantity, Unit

_SHARED = TAUGHT | {
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
_WEEK = 7
_LONGEST_DAYS = 3700

Month = tuple[int, int]


class Overload(NamedTuple):
    """A role's worst month."""

    role: Role
    month: Month
    hours: Decimal
    available: Decimal
    activities: tuple[Activity, ...]
    """What the role is responsible for in that month, the most hours first."""
    months: int
    """How many months are too full, this one included."""


def overloads(plan: Plan, dates: Calendar, full_time: Decimal) -> Iterator[Overload]:
    """Yield the roles with months in which their activities take more than they have."""
    owned: dict[str, list[Activity]] = {}
    for activity in plan.activities:
        if activity.hours is not None and activity.owner is not None:
            owned.setdefault(activity.owner, []).append(activity)
    if not owned:
        return
    roles = _part_time(plan)
    by_role: dict[int, tuple[Role, list[Activity]]] = {}
    for owner, activities in owned.items():
        role = roles.get(owner.strip().casefold())
        if role is not None:
            by_role.setdefault(id(role), (role, []))[1].extend(activities)
    for role, activities in by_role.values():
        available = _share(role.fte) * full_time
        if not _may_be_too_much(activities, available):
            continue
        loads: dict[Month, list[tuple[Decimal, Activity]]] = {}
        for activity in activities:
            own = dates.of(activity)
            if activity.hours is not None and _own_time(activity) and own.start is not None and own.end is not None:
                for month, hours in _by_month(activity.hours, own.start.earliest, own.end.latest):
                    loads.setdefault(month, []).append((hours, activity))
        sums = {month: sum((hours for hours, _ in each), ZERO) for month, each in loads.items()}
        full = [month for month, hours in sums.items() if hours > available]
        if full:
            worst = max(full, key=lambda month: (sums[month], -month[0], -month[1]))
            most_first = sorted(loads[worst], key=lambda each: -each[0])
            yield Overload(
                role, worst, sums[worst], available, tuple(activity for _, activity in most_first), len(full)
            )


def _may_be_too_much(activities: Sequence[Activity], available: Decimal) -> bool:
    """Tell whether it is worth spreading the hours: all of them together are more than a month has."""
    together = ZERO
    for activity in activities:
        hours = activity.hours
        if hours is not None:
            if hours.per is not None:
                return True
            together += hours.low
    return together > available


def _part_time(plan: Plan) -> Mapping[str, Role]:
    """Return the roles that state a share of full time, by id and by title; a name that two share is left out."""
    found: dict[str, Role] = {}
    twice: set[str] = set()
    for role in plan.roles:
        for name in {text.strip().casefold() for text in (role.id, role.title) if text}:
            if name in found:
                twice.add(name)
            found[name] = role
    return {
        name: role
        for name, role in found.items()
        if name not in twice and role.fte is not None and role.fte.high is not None and role.fte.per is None
    }


def _share(fte: Quantity | None) -> Decimal:
    if fte is None or fte.high is None:
        return ZERO
    return fte.high / 100 if fte.unit is Unit.PERCENT else fte.high


def _own_time(activity: Activity) -> bool:
    hours = activity.hours
    if hours is None or hours.unit is not Unit.HOUR or hours.factors:
        return False
    if activity.kind in _SHARED or activity.status in (ActivityStatus.CANCELLED, ActivityStatus.DONE):
        return False
    seats = (activity.seats, activity.participants, activity.needed_seats, activity.groups, activity.group_size)
    return all(each is None for each in seats)


def _by_month(hours: Quantity, first: date, last: date) -> Iterator[tuple[Month, Decimal]]:
    """Yield the hours of each month from the first day to the last."""
    length = (last - first).days + 1
    if not 0 < length <= _LONGEST_DAYS or hours.per not in (None, Unit.WEEK, Unit.MONTH):
        return
    day = first
    while day <= last:
        in_month = last_day(day.year, day.month)
        end = min(last, date(day.year, day.month, in_month))
        days = (end - day).days + 1
        spread = {None: length, Unit.WEEK: _WEEK, Unit.MONTH: in_month}[hours.per]
        yield (day.year, day.month), hours.low * days / spread
        day = end + timedelta(days=1)
