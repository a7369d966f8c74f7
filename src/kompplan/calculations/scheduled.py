"""When everything can happen, as a result: each activity with its days, its slack, and what holds it."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.durations import Lasting
from kompplan.calculations.network import Link
from kompplan.calculations.working_time import WorkingDays
from kompplan.model.activities import Activity


class Span(NamedTuple):
    """A day, or the days it can be: the earliest and the latest, None where the plan does not say."""

    earliest: date | None
    latest: date | None

    @property
    def exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


class BoundKind(Enum):
    """What keeps an activity from being later."""

    DUE = "due"
    START = "start"
    PROJECT_END = "project end"
    PLAN_END = "plan end"
    """The day on which all is done: nobody has stated another end."""


class Bound(NamedTuple):
    """What keeps an activity from being later: a date of some activity, or an end."""

    kind: BoundKind
    activity: Activity | None
    day: date | None


class DriverKind(Enum):
    """What keeps an activity from being earlier."""

    LINK = "link"
    STATED = "stated"
    PROJECT_START = "project start"
    DUE = "due"
    """Nothing: it lies where its due date puts it."""


class Driver(NamedTuple):
    """What keeps an activity from being earlier."""

    kind: DriverKind
    link: Link | None = None


class Placed(NamedTuple):
    """An activity in the schedule."""

    activity: Activity
    start: Span
    end: Span
    working_days: int
    """How many working days it takes from its early start to its early end."""
    lasting: Lasting
    milestone: bool
    latest_start: date | None
    latest_end: date | None
    slack: int | None
    """Working days that it can be late without breaking anything that is stated; less than nothing where it must."""
    free: int | None
    """Working days that it can be late without moving anything else."""
    critical: bool
    """It lies on a longest way to the end: if it is late, so is everything."""
    drag: int | None
    """By how many working days it alone holds up the end."""
    driver: Driver
    bound: Bound | None
    moved_from: date | None
    """The stated day, where that is a day off."""
    days: WorkingDays
    """The calendar that it follows."""


class Why(Enum):
    """Why an activity has no place."""

    RING = "ring"
    CANCELLED = "cancelled"
    DONE = "done"
    NOTHING = "nothing"
    """Nothing says when it can begin."""
    NO_YEAR = "no year"
    """Its date has no year."""
    WAITS = "waits"
    """It waits for one that has no place itself."""
    BEYOND = "beyond"
    """It would lie after the last year that kompplan computes with."""


class Unplaced(NamedTuple):
    """An activity without a place, why, and the one that it waits for in vain."""

    activity: Activity
    why: Why
    waits_for: Activity | None = None


class Violation(NamedTuple):
    """A date that cannot be kept: what is stated, what is the earliest, and how many working days too late that is."""

    activity: Activity
    kind: BoundKind
    stated: date
    computed: date
    days: int
    because_of: Activity | None
    """An earlier activity on its driving chain that breaks a date too: mend that first."""


class Schedule(NamedTuple):
    """The whole of it, in the order of the plan."""

    rows: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    violations: tuple[Violation, ...]
    """By the stated day, the first first."""
    begins: date | None
    ends: date | None
    """The earliest day on which all is done."""
    project_end: date | None
    by_identity: Mapping[int, Placed]

    def of(self, activity: Activity) -> Placed | None:
        """Return where an activity lies."""
        return self.by_identity.get(id(activity))

    def chain(self, activity: Activity) -> tuple[Placed, ...]:
        """Return what drives an activity, from the first to itself."""
        found: list[Placed] = []
        at = self.of(activity)
        while at is not None:
            found.append(at)
            at = self.of(at.driver.link.before) if at.driver.link is not None else None
        return tuple(reversed(found))
