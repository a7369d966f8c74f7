"""Dates that are stated and cannot be kept, however early everything is."""

from collections.abc import Sequence, Set
from datetime import date

from kompplan.calculations.placing import NEVER, Forward
from kompplan.calculations.schedule_given import Given
from kompplan.calculations.scheduled import BoundKind, Violation
from kompplan.model.words import ActivityStatus


def violations(given: Given, early: Forward, afterwards: Set[int]) -> tuple[Violation, ...]:
    """Return the dates that cannot be kept even if everything is as early as it can be, by the stated day.

    ``afterwards`` is what may lie after the project's end.
    """
    found: list[Violation] = []
    first_on_the_way: dict[int, int] = {}
    project = given.in_each(given.project_end + 1) if given.project_end is not None else [NEVER] * given.size
    edges, not_after, due = given.edges, given.not_after, given.due
    for number in given.frame.order:
        start, finish = early.start[number], early.finish[number]
        if start == -NEVER or finish >= NEVER:
            continue
        way = None
        if first_on_the_way:
            driver = early.driver[number]
            way = first_on_the_way.get(edges[driver].before) if driver >= 0 else None
            if way is not None:
                first_on_the_way[number] = way
        if start <= not_after[number] and finish <= due[number] and finish <= project[number]:
            continue
        broken = _broken(given, number, start, finish, project, afterwards)
        if broken is None:
            continue
        first_on_the_way.setdefault(number, number)
        because = given.activities[way] if way is not None else None
        kind, stated, computed, late = broken
        if kind is BoundKind.PROJECT_END and way is not None:
            continue  # what comes after the first one that is too late is too late as well
        found.append(Violation(given.activities[number], kind, stated, computed, late, because))
    return tuple(sorted(found, key=lambda each: (each.stated, each.computed)))


def _broken(
    given: Given, number: int, start: int, finish: int, project: Sequence[int], afterwards: Set[int]
) -> tuple[BoundKind, date, date, int] | None:
    days = given.calendars[number]
    activity = given.activities[number]
    if activity.status is ActivityStatus.DONE:
        return None
    found = given.dates.activities[id(activity)]
    if start > given.not_after[number] and found.start is not None:
        computed = date.fromordinal(days.day(start))
        return BoundKind.START, found.start.latest, computed, start - given.not_after[number]
    end = date.fromordinal(min(days.day(max(finish - 1, 0)), date.max.toordinal()))
    if finish > given.due[number] and found.end is not None:
        return BoundKind.DUE, found.end.latest, end, finish - given.due[number]
    if given.project_end is not None and finish > project[number] and number not in afterwards:
        return BoundKind.PROJECT_END, date.fromordinal(given.project_end), end, finish - project[number]
    return None
