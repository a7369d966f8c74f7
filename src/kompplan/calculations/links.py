"""What a single link asks for, as far as the stated days tell; the schedule counts with all of them together."""

from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.dates import Dates
from kompplan.calculations.durations import Stretch, stretch
from kompplan.calculations.network import Link
from kompplan.calculations.placing import shifted
from kompplan.calculations.working_time import WorkingDays
from kompplan.model.words import LinkKind
from kompplan.values.days import Days

_FROM_FINISH = (LinkKind.FINISH_START, LinkKind.FINISH_FINISH)
_TO_FINISH = (LinkKind.FINISH_FINISH, LinkKind.START_FINISH)


class Asked(NamedTuple):
    """What a link asks of the later activity: whether its end is meant, where that is, and from when it may be."""

    finish: bool
    stated: Days
    allowed: Days


def asked(link: Link, first: Dates, then: Dates, days: WorkingDays, day_hours: Decimal) -> Asked | None:
    """Return what a link asks for; None where the ends that it ties together are not both stated.

    After a finish without a lag the other may begin the same day.
    """
    kind = link.kind
    from_finish, finish = kind in _FROM_FINISH, kind in _TO_FINISH
    ready = first.end if from_finish else first.start
    stated = then.end if finish else then.start
    if ready is None or stated is None:
        return None
    lag = link.dependency.lag
    by = stretch(lag, lag.low, day_hours) if lag is not None else None
    moved = [_allowed(each.toordinal(), from_finish, finish, by or Stretch(0), days) for each in ready]
    return Asked(finish, stated, Days(*(type(ready.earliest).fromordinal(each) for each in moved)))


def _allowed(day: int, from_finish: bool, finish: bool, lag: Stretch, days: WorkingDays) -> int:
    boundary = day + 1 if from_finish else day
    if not lag.plain:
        moved = shifted(boundary, lag)
        return moved - 1 if finish else days.day(days.before(moved))
    if from_finish and not finish and not lag.working:
        return day
    number = days.before(boundary) + lag.working
    return days.day(number - 1 if finish else number)
