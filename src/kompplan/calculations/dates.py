"""When things happen, as far as the plan says: the earliest and latest day on which each begins and ends."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
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
        stated = tuple(
            (name, when.resolve(start, end))
            for name in ("when", "start", "due")
            if (when := getattr(activity, name)) is not None
        )
        by_name = dict(stated)
        first = by_name.get("start") or by_name.get("when")
        last = by_name.get("due") or by_name.get("when")
        begins = first.start if first is not None else None
        ends = last.end if last is not None else None
        if not stated and activity.parts:
            parts = [each.when.resolve(start, end) for each in activity.parts if each.when is not None]
            begins = min((when.start for when in parts if when.start is not None), default=None)
            ends = max((when.end for when in parts if when.end is not None), key=_last, default=None)
        found[id(activity)] = Dates(begins, ends, stated)
    return Calendar(start, end, found)


def _last(days: Days) -> tuple[date, date]:
    return days.latest, days.earliest


class Time(NamedTuple):
    """A time as it stands in a field of a part, or as one item of the field."""

    part: Part
    field: str
    item: int | None
    when: When


@cache
def _time_fields(part: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, field in shape(part).fields.items() if field.takes is When)


def times(steps: Iterable[Step]) -> tuple[Time, ...]:
    """Return every time that stands in a plan, in the plan's order."""
    return tuple(time for step in steps for time in _times_of(step.part))


def _times_of(part: Part) -> Iterator[Time]:
    state = part.__dict__
    for name in _time_fields(type(part)):
        value = state[name]
        if isinstance(value, When):
            yield Time(part, name, None, value)
        elif value:
            yield from (Time(part, name, item, when) for item, when in enumerate(value))
