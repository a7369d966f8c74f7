"""Dates that the plan's own lengths and links put out of reach, where no two stated dates contradict each other.

Two stated dates in the wrong order need no schedule to be seen. What remains takes lengths: an activity that begins in
time and lasts too long, or a chain whose links nobody has dated.
"""

from collections.abc import Callable
from typing import NamedTuple

from kompplan.calculations.dates import Calendar, Dates
from kompplan.calculations.durations import comes_back
from kompplan.calculations.network import Link, Network
from kompplan.calculations.scheduled import BoundKind, Placed, Schedule, Violation
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus
from kompplan.values.certainty import Certainty, before

_MOST_SHOWN = 5
_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})


class OutOfReach(NamedTuple):
    """A date that cannot be kept, and the end of the way that leads there."""

    violation: Violation
    way: tuple[Placed, ...]
    """The activity last; those before it are what it waits for."""
    certain: bool
    """False where something on the way comes back, which may be waited for once it has begun, or lies on a day off."""


def out_of_reach(
    plan: Plan, dates: Calendar, links: Network, schedule: Callable[[], Schedule]
) -> tuple[OutOfReach, ...]:
    """Return the first date on each way that cannot be kept. ``schedule`` is asked only where lengths can matter."""
    if not _lengths_matter(plan, dates, links):
        return ()
    found = schedule()
    into: dict[int, list[Link]] = {}
    for link in links.links:
        into.setdefault(id(link.after), []).append(link)
    seen = []
    ways = _Ways(found, dates)
    for each in found.violations:
        activity = each.activity
        if each.because_of is not None or any(_compared(link, dates) for link in into.get(id(activity), ())):
            continue
        if (row := found.of(activity)) is None:
            continue
        way = ways.of(row)
        if not way.loose or (way.outside and each.kind is BoundKind.PROJECT_END):
            continue  # stated dates alone, on days off, or after the end: that is told of these
        seen.append(OutOfReach(each, ways.last_of(row), way.certain))
    return tuple(seen)


def _lengths_matter(plan: Plan, dates: Calendar, links: Network) -> bool:
    """Tell whether any activity has a place that two stated dates do not give it, and something to collide with."""
    by_identity = dates.activities
    loose: set[int] = set()
    for activity in plan.activities:
        own = by_identity[id(activity)]
        if activity.status in _OVER or not _loose(activity, own):
            continue
        if own.known and (activity.length is not None or activity.parts or activity.days is not None):
            return True
        loose.add(id(activity))
    return bool(loose) and any(id(link.before) in loose or id(link.after) in loose for link in links.links)


def _loose(activity: Activity, own: Dates) -> bool:
    if own.start is None or own.end is None:
        return True
    return len(own.stated) == 1 and own.start == own.end and not comes_back(activity)


def _compared(link: Link, dates: Calendar) -> bool:
    """Tell whether the two ends of a link are stated, and not certainly in the right order: that is told of them."""
    first, then = dates.of(link.before), dates.of(link.after)
    ready, begins = first.end or first.start, then.start or then.end
    if ready is None or begins is None:
        return False
    return before(begins, ready) is not Certainty.CERTAINLY_NOT


def _outside(dates: Calendar, activity: Activity) -> bool:
    """Tell whether the activity's own dates lie after the project's end: that is told of these."""
    own, end = dates.of(activity), dates.end
    if end is None:
        return True
    return any(days is not None and days.latest > end.latest for days in (own.start, own.end))


class _Way(NamedTuple):
    """What there is on the way to an activity, itself included."""

    loose: bool
    outside: bool
    certain: bool


class _Ways:
    """Follows what keeps each activity from being earlier; each step is taken once, however many ways share it."""

    def __init__(self, found: Schedule, dates: Calendar) -> None:
        self._found = found
        self._dates = dates
        self._known: dict[int, _Way] = {}

    def _before(self, row: Placed) -> Placed | None:
        return self._found.of(row.driver.link.before) if row.driver.link is not None else None

    def of(self, row: Placed) -> _Way:
        """Return what lies on the way to a row."""
        waiting: list[Placed] = []
        at: Placed | None = row
        while at is not None and id(at.activity) not in self._known:
            waiting.append(at)
            at = self._before(at)
        way = self._known[id(at.activity)] if at is not None else _Way(loose=False, outside=False, certain=True)
        for each in reversed(waiting):
            activity = each.activity
            way = self._known[id(activity)] = _Way(
                way.loose or _loose(activity, self._dates.of(activity)),
                way.outside or _outside(self._dates, activity),
                way.certain and not comes_back(activity) and each.moved_from is None,
            )
        return way

    def last_of(self, row: Placed) -> tuple[Placed, ...]:
        """Return the last rows of the way, the one it leads to last."""
        shown: list[Placed] = []
        at: Placed | None = row
        while at is not None and len(shown) < _MOST_SHOWN:
            shown.append(at)
            at = self._before(at)
        return tuple(reversed(shown))
