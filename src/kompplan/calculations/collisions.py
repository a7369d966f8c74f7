"""Where the same people are called to two things on the same day.

Certain it is only where both days are exactly known and the two together need more persons than there are: more seats
than the groups have members counted once, or all of a group that stands in the other; and together they take more
hours than a working day has. Otherwise it is possible, and the reason is told: coarse dates, an activity that goes on
longer than people are there for, seats enough for both, hours enough for both or not known.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from kompplan.calculations.attendance import Attendance
from kompplan.calculations.capacity import room
from kompplan.calculations.dates import Calendar
from kompplan.calculations.durations import comes_back
from kompplan.calculations.occurrences import occurrences
from kompplan.calculations.people import People, names_of, persons
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.tasks import Given, days_of
from kompplan.calculations.workload import Days, over, worked
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan

MOST = 500
"""How many collisions are looked for, before only what is certain is."""


class Relation(StrEnum):
    """How two groups stand to each other."""

    SAME = "same"
    PART = "part"
    """One of them is made up of the other and more."""
    OVERLAP = "overlap"


class Doubt(StrEnum):
    """Why it is not certain."""

    DAYS = "days"
    """The days are known only roughly, or people are there on some of them only."""
    PERSONS = "persons"
    """There are persons enough for both, or their number is not known."""
    HOURS = "hours"
    """Both may be held on one day: together they are not longer than it, or how long they are is not known."""


class Collision(NamedTuple):
    """Two activities that call the same people at the same time."""

    first: Activity
    second: Activity
    groups: tuple[str, str]
    """Whom the first calls, and whom the second."""
    relation: Relation
    begins: date
    ends: date
    """The first and the last day that both can be on."""
    doubt: Doubt | None
    """None where it is certain."""


class Collisions(NamedTuple):
    """The collisions by their first day, certain ones first; ``more`` tells that there are others."""

    found: tuple[Collision, ...]
    more: bool


class _Call(NamedTuple):
    """An activity that people are called to."""

    attendance: Attendance
    days: Days
    on: frozenset[int] | None
    """The days, where people are there on every one of them and all are known exactly."""


def collisions(given: Given) -> Collisions:
    """Return where the same people are called twice.

    The calls are laid on a line by their first day, so that only those that are going on at the same time are compared.
    """
    related = _related(given.people)
    going_on: list[tuple[int, int]] = []
    active: dict[str, dict[int, _Call]] = {}
    found: list[Collision] = []
    more = False
    for number, call in enumerate(calls := sorted(_calls(given), key=lambda each: each.days)):
        while going_on and going_on[0][0] < call.days[0]:
            _, done = heappop(going_on)
            for group in calls[done].attendance.groups:
                active[group].pop(done, None)
        if len(found) >= MOST:
            more = True
            if call.on is None:  # what is certain is still looked for
                continue
        seen: set[int] = set()
        for group in call.attendance.groups:
            for other in (group, *sorted(related.get(group, ()))):
                for earlier, its in active.get(other, {}).items():
                    if earlier in seen or (more and its.on is None):
                        continue
                    collision = _between(given.people, its, call, (other, group), given.settings.day_hours)
                    if collision is not None:
                        seen.add(earlier)
                        found.append(collision)
        heappush(going_on, (call.days[1], number))
        for group in call.attendance.groups:
            active.setdefault(group, {})[number] = call
    found.sort(key=lambda each: (each.doubt is not None, each.begins, each.ends))
    return Collisions(tuple(found), more)


def called_together(given: Given) -> dict[int, frozenset[int]]:
    """Return for each activity that calls people those that call some of the same, by identity."""
    related = _related(given.people)
    by_group: dict[str, set[int]] = {}
    for each in given.attendances:
        for group in each.groups:
            by_group.setdefault(group, set()).add(id(each.activity))
    found = {}
    for each in given.attendances:
        others: set[int] = set()
        for group in each.groups:
            for other in (group, *related.get(group, ())):
                others |= by_group.get(other, set())
        found[id(each.activity)] = frozenset(others - {id(each.activity)})
    return found


def _calls(given: Given) -> Iterable[_Call]:
    for each in given.attendances:
        activity = each.activity
        placed = given.schedule.of(activity)
        if over(activity) or not each.groups:
            continue
        if placed is not None:
            held = occurrences(placed, given.dates)
            if isinstance(held, tuple) and held:
                on = frozenset(one.day.toordinal() for one in held)
                yield _Call(each, (min(on), max(on)), on if _a_day(each, len(on), given.settings.day_hours) else None)
                continue
        when = days_of(activity, given.dates.of(activity), placed)
        if isinstance(when, Unknown):
            continue
        days, coarse, _ = when
        calendar = placed.days if placed is not None else given.time.of(activity.organisation)
        length = worked(calendar, *days)
        exactly = None
        if not coarse and (length <= 1 or _a_day(each, length, given.settings.day_hours)):
            exactly = frozenset(
                calendar.day(number) for number in range(calendar.before(days[0]), calendar.before(days[1] + 1))
            )
            exactly = exactly or frozenset(range(days[0], days[1] + 1))
        yield _Call(each, days, exactly)


def _a_day(each: Attendance, length: int, day_hours: Decimal) -> bool:
    """Tell whether everybody is there on each of so many days."""
    several_rounds = any(
        quantity is not None and (quantity.high is None or quantity.high > 1)
        for quantity in (each.activity.groups, each.activity.rounds)
    )
    if several_rounds:
        return False
    times = each.times
    if not isinstance(times, Unknown):
        return times.low >= length
    hours = each.each
    return not isinstance(hours, Unknown) and (hours.low / day_hours).to_integral_value(ROUND_CEILING) >= length


def _hours_a_day(call: _Call) -> Decimal:
    """Return how many hours people certainly are there on one of the days; nothing where nobody can tell."""
    each, times = call.attendance.each, call.attendance.times
    if isinstance(each, Unknown):
        return ZERO
    days = len(call.on or ()) if isinstance(times, Unknown) else times.high
    return each.low / days if days else ZERO


def may_collide(plan: Plan, dates: Calendar) -> bool:
    """Tell at a glance whether two activities that call target groups on stated days can lie on the same day."""
    calls = []
    for activity in plan.activities:
        if not activity.target_groups or over(activity):
            continue
        start, end = dates.of(activity).start, dates.of(activity).end
        if start is None or start.earliest != start.latest:
            continue
        last = end.latest if end is not None and not comes_back(activity) else date.max
        calls.append((start.earliest, last))
    calls.sort()
    return any(earlier[1] >= later[0] for earlier, later in pairwise(calls))


def _related(people: People) -> dict[str, set[str]]:
    """Return the groups that share persons with each group: its parts, what it is a part of, what it overlaps with."""
    found: dict[str, set[str]] = {}
    for name, group in people.groups.items():
        for other, amount in people.overlaps.get(name, {}).items():
            if amount is None or amount.high is None or amount.high > 0:
                found.setdefault(name, set()).add(other)
        if group.includes:
            for part in (*people.parts(name), *names_of(group.includes)):
                if part != name and part in people.groups:
                    found.setdefault(name, set()).add(part)
                    found.setdefault(part, set()).add(name)
    return found


def _relation(people: People, one: str, other: str) -> Relation:
    if one == other:
        return Relation.SAME
    if other in _inside(people, one) or one in _inside(people, other):
        return Relation.PART
    return Relation.OVERLAP


def _inside(people: People, name: str) -> Sequence[str]:
    return (*people.parts(name), *names_of(people.groups[name].includes)) if people.groups[name].includes else ()


def _between(
    people: People, earlier: _Call, later: _Call, groups: tuple[str, str], day_hours: Decimal
) -> Collision | None:
    first, last = max(earlier.days[0], later.days[0]), min(earlier.days[1], later.days[1])
    if first > last:
        return None
    doubt = None
    if earlier.on is not None and later.on is not None:
        both = earlier.on & later.on
        if not both:
            return None
        first, last = min(both), max(both)
    else:
        doubt = Doubt.DAYS
    if doubt is None and not _too_few(people, earlier.attendance, later.attendance, groups):
        doubt = Doubt.PERSONS
    elif doubt is None and _hours_a_day(earlier) + _hours_a_day(later) <= day_hours:
        doubt = Doubt.HOURS
    return Collision(
        earlier.attendance.activity,
        later.attendance.activity,
        groups,
        _relation(people, *groups),
        date.fromordinal(first),
        date.fromordinal(last),
        doubt,
    )


def _too_few(people: People, one: Attendance, other: Attendance, groups: tuple[str, str]) -> bool:
    """Tell whether somebody certainly is called to both."""
    first, second = _called(people, one, groups[0]), _called(people, other, groups[1])
    if first is None or second is None:
        return False
    all_of_both = first is _ALL and second is _ALL
    if groups[0] == groups[1] or _relation(people, *groups) is Relation.PART:
        if all_of_both:
            return True
    elif all_of_both:
        amount = people.overlaps.get(groups[0], {}).get(groups[1])
        return amount is None or amount.low > 0  # stated to overlap: somebody stands in both
    sizes = [
        _ALL if each is not _ALL else people.size(name) for each, name in ((first, groups[0]), (second, groups[1]))
    ]
    needed = ZERO
    for each, size in zip((first, second), sizes, strict=True):
        if size is None:
            return False
        needed += size.low if each is _ALL else each.low
    union = people.union(tuple(dict.fromkeys(groups)))
    return union is not None and union.unique.high is not None and needed > union.unique.high


_ALL = Amount(Decimal(-1), Decimal(-1))
"""Stands for all of a group, however many they are."""


def _called(people: People, each: Attendance, group: str) -> Amount | None:
    """Return how many of a group an activity calls at a time; None where nobody can tell."""
    activity = each.activity
    seats = room(activity) or persons(activity.participants) or persons(activity.needed_seats)
    size = people.size(group)
    if seats is None:
        return None if activity.selection else _ALL
    if size is not None and size.high is not None and len(each.groups) == 1 and seats.low >= size.high:
        return _ALL
    return seats if len(each.groups) == 1 else None
