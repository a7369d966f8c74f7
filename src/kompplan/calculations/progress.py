"""How far the activities have come on a day: done, under way, late, still to come."""

from datetime import date
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Status

_OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


class Late(NamedTuple):
    """An activity that should have been done, and the last day that it could have been done on time."""

    activity: Activity
    day: date


class Progress(NamedTuple):
    """The activities of a plan on a day, each group in the order of the plan."""

    total: int
    done: tuple[Activity, ...]
    ongoing: tuple[Activity, ...]
    cancelled: tuple[Activity, ...]
    unsaid: tuple[Activity, ...]
    """Those that say nothing of how far they have come."""
    late: tuple[Late, ...]
    """What should have been done by now, the longest ago first; only where the work has begun."""
    begun: bool
    """The plan is running or closed, or some activity is done or under way."""
    period_over: bool
    """The last day of the project's period has passed."""


def late_by(activity: Activity, dates: Calendar, today: date) -> date | None:
    """Return the last day that an activity could be done in time, if that has passed and it is not done."""
    end = dates.of(activity).end
    if activity.status in _OVER or end is None or end.latest >= today:
        return None
    return end.latest


def progress(plan: Plan, dates: Calendar, today: date) -> Progress:
    """Return how far the activities have come."""
    by_status = {
        status: tuple(each for each in plan.activities if each.status is status) for status in (None, *ActivityStatus)
    }
    done, ongoing = by_status[ActivityStatus.DONE], by_status[ActivityStatus.ONGOING]
    begun = plan.status in (Status.RUNNING, Status.CLOSED) or bool(done or ongoing)
    late = [Late(each, day) for each in plan.activities if begun and (day := late_by(each, dates, today)) is not None]
    return Progress(
        total=len(plan.activities),
        done=done,
        ongoing=ongoing,
        cancelled=by_status[ActivityStatus.CANCELLED],
        unsaid=by_status[None],
        late=tuple(sorted(late, key=lambda each: each.day)),
        begun=begun,
        period_over=dates.end is not None and dates.end.latest < today,
    )
