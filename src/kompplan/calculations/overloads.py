"""The roles whose activities take more of a month than they have, by the dates that are stated."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.sums import ZERO, Unknown
from kompplan.calculations.working_time import WorkingTime
from kompplan.calculations.workload import (
    Days,
    Month,
    Per,
    Room,
    by_name,
    full_day,
    own_time,
    role_calendar,
    role_days,
    room_of_role,
    spread,
    stated_days,
)
from kompplan.model.activities import Activity
from kompplan.model.people import Role
from kompplan.model.plan import Plan
from kompplan.settings import Settings
from kompplan.values.quantity import Unit

_FEWEST = 16
"""No month has fewer working days than this, unless the plan has days off of its own."""


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
    field: str
    """What says how much the role has: ``fte`` or ``max_hours``."""


_BY_MONTH = Per(weeks=False)


def overloads(plan: Plan, dates: Calendar, settings: Settings) -> Iterator[Overload]:
    """Yield the roles with months in which their activities, by the dates that are stated, take more than they have."""
    owned: dict[str, list[Activity]] = {}
    for activity in plan.activities:
        if activity.hours is not None and activity.owner is not None and own_time(activity):
            owned.setdefault(activity.owner, []).append(activity)
    if not owned:
        return
    roles = by_name(plan.roles)
    by_role: dict[int, tuple[Role, list[Activity]]] = {}
    for owner, activities in owned.items():
        role = roles.get(owner.strip().casefold())
        if role is not None and (role.fte is not None or role.max_hours is not None):
            by_role.setdefault(id(role), (role, []))[1].extend(activities)
    day = full_day(settings.full_time_hours)
    for role, activities in by_role.values():
        if plan.calendar is None and not _may_be_too_much(role, activities, day):
            continue
        known = [(each, days) for each in activities if (days := stated_days(each, dates.of(each))) is not None]
        if known:
            time = _calendars(plan, dates, settings, min(days[0] for _, days in known))
            room = room_of_role(role, settings.full_time_hours, time)
            if not isinstance(room, Unknown):
                yield from _worst(role, known, room, time, _BY_MONTH)


def _calendars(plan: Plan, dates: Calendar, settings: Settings, first: int) -> WorkingTime:
    if plan.calendar is None:
        return _ordinary(date.fromordinal(first).year)
    from kompplan.calculations.schedule_given import working_time  # noqa: PLC0415 - few plans have such days

    return working_time(plan, dates, settings)


@lru_cache(maxsize=16)
def _ordinary(year: int) -> WorkingTime:
    """Return the calendars of a plan without days off of its own, from a year on; the same for all of them."""
    return WorkingTime(None, (), first_year=year)


def _worst(
    role: Role, known: Sequence[tuple[Activity, Days]], room: Room, time: WorkingTime, per: Per
) -> Iterator[Overload]:
    loads: dict[int, list[tuple[Decimal, Activity]]] = {}
    for activity, days in known:
        if activity.hours is None:
            continue
        parts = spread(activity.hours, role_days(role, days), role_calendar(role, activity, time), per)
        if not isinstance(parts, Unknown):
            for number, hours in parts.items():
                loads.setdefault(number, []).append((hours.low, activity))
    sums = {number: sum((hours for hours, _ in each), ZERO) for number, each in loads.items()}
    has = {number: room.of(per.days(number)) for number in sums}
    full = [number for number, hours in sums.items() if hours > (has[number].high or ZERO)]
    if full:
        worst = max(full, key=lambda number: (sums[number] - (has[number].high or ZERO), -number))
        most_first = sorted(loads[worst], key=lambda each: -each[0])
        year, month = divmod(worst, 12)
        of_it = tuple(activity for _, activity in most_first)
        field = room.field(per.days(worst))
        yield Overload(role, (year, month + 1), sums[worst], has[worst].high or ZERO, of_it, len(full), field)


def _may_be_too_much(role: Role, activities: Sequence[Activity], day: Decimal) -> bool:
    """Tell whether it is worth spreading the hours: all of them together are more than a month has."""
    fte = role.fte
    if role.max_hours is not None or role.period is not None or fte is None or fte.high is None:
        return True
    share = fte.high / 100 if fte.unit is Unit.PERCENT else fte.high
    together = ZERO
    for activity in activities:
        hours = activity.hours
        if hours is not None:
            if hours.per is not None:
                return True
            together += hours.low
    return together > share * day * _FEWEST
