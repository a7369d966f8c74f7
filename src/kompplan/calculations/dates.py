"""When things happen, as far as the plan says: the earliest and latest day on which each begins and ends."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import shape
from kompplan.values.when import Days, Precision, When


class Dates(NamedTuple):
    """An activity's beginning and end. ``stated`` holds each of its own date fields, relative ones resolved."""

    start: Days | None
    end: Days | None
    stated: tuple[tuple[str, When], ...]

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def precision(self) -> Precision:
        """Return the coarsest precision of the stated dates."""
        return max((when.precision for _, when in self.stated), default=Precision.UNKNOWN)


_tuple = tuple.__new__
"""Makes a named tuple in half the time that its own class takes; a plan has some hundred times and dates."""


UNDATED = Dates(None, None, ())
"""Of an activity that says nothing about when."""
_DATED = frozenset({"when", "start", "due", "parts"})


class Calendar(NamedTuple):
    """The project's period and every activity's dates, by the activity's identity."""

    start: Days | None
    end: Days | None
    activities: Mapping[int, Dates]

    def of(self, activity: Activity) -> Dates:
        return self.activities[id(activity)]

    def resolve(self, when: When) -> When:
        """Return ``when`` with "6 months after the end" turned into days, where the project's period allows it."""
        return when.resolve(self.start, self.end)


def calendar(plan: Plan) -> Calendar:
    """Return the dates of a plan.

    ``start`` and ``due`` of an activity are more exact than its ``when``; one that states none of them lasts from the
    first of its parts to the last.
    """
    period = plan.project.period if plan.project is not None else None
    start, end = (period.start, period.end) if period is not None else (None, None)
    found: dict[int, Dates] = {}
    for activity in plan.activities:
        if _DATED.isdisjoint(activity.stated):
            found[id(activity)] = UNDATED
            continue
        stated = []
        first = last = None
        for name, when in (("when", activity.when), ("start", activity.start), ("due", activity.due)):
            if when is not None:
                resolved = when if when.relative is None else when.resolve(start, end)
                stated.append((name, resolved))
                first = resolved if name != "due" else first
                last = resolved if name != "start" else last
        begins = first.start if first is not None else None
        ends = last.end if last is not None else None
        if not stated and activity.parts:
            parts = [each.when.resolve(start, end) for each in activity.parts if each.when is not None]
            begins = min((when.start for when in parts if when.start is not None), default=None)
            ends = max((when.end for when in parts if when.end is not None), key=_last, default=None)
        found[id(activity)] = _tuple(Dates, (begins, ends, tuple(stated)))
    return Calendar(start, end, found)


def _last(days: Days) -> tuple[date, date]:
    return days.latest, days.earliest


class Time(NamedTuple):
    """A time as it stands in a field of a part, or as one item of the field."""

    part: Part
    field: str
    item: int | None
    when: When


@lru_cache(maxsize=4096)
def _time_fields(part: type[Part], stated: frozenset[str]) -> tuple[tuple[str, int], ...]:
    """Return which of the fields that are stated hold times, and whether as lists."""
    fields = shape(part).fields.items()
    return tuple((name, field.many) for name, field in fields if name in stated and field.takes is When)


def times(steps: Iterable[Step]) -> tuple[Time, ...]:
    """Return every time that stands in a plan, in the plan's order."""
    found: list[Time] = []
    for step in steps:
        part = step.part
        state = part.__dict__
        for name, many in _time_fields(part.__class__, part.stated):
            value = state[name]
            if value is None:
                continue
            if many:
                found += [_tuple(Time, (part, name, item, when)) for item, when in enumerate(value)]
            else:
                found.append(_tuple(Time, (part, name, None, value)))
    return tuple(found)
