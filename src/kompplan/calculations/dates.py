"""When things happen, as far as the plan says: the earliest and latest day on which each begins and ends."""

from collections.abc import Mapping
from typing import NamedTuple

from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.values.when import Days, Precision, When


class Dates(NamedTuple):
    """An activity's beginning and end. ``stated`` holds each date field with its value, relative ones resolved."""

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
    """Return the dates of a plan. ``start`` and ``due`` of an activity are more exact than its ``when``."""
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
        found[id(activity)] = Dates(begins, ends, stated)
    return Calendar(start, end, found)
