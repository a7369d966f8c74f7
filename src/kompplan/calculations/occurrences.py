"""The days on which an activity that comes back is held: sessions, rounds, and parts with days of their own.

A session that falls on a day off is held the next working day, and keeps its place: those after it are counted from
where it would have been.
"""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.durations import Stretch, sessions_in_a_row, step
from kompplan.calculations.placing import shifted
from kompplan.calculations.scheduled import Placed
from kompplan.i18n.text import Text

MOST = 400
"""How many days of one activity are written out."""


class Occurrence(NamedTuple):
    """A day on which an activity is held; where that is not the day it was meant for, which that was and why."""

    day: date
    moved_from: date | None = None
    because: str | Text | None = None


class NotDated(Enum):
    """Why the days of an activity that comes back cannot be told."""

    HOW_OFTEN = "how often"
    """How often it comes back is not stated so that days follow: ``2 dagar i veckan``, ``vid behov``."""
    FIRST = "first"
    """The first day is not exactly known."""
    LAST = "last"
    """Neither how many times nor until when is stated."""


def occurrences(placed: Placed, dates: Calendar) -> tuple[Occurrence, ...] | NotDated | None:
    """Return the days of an activity that comes back, or why they cannot be told; None for one that does not."""
    activity = placed.activity
    parts = [each.when for each in activity.parts if each.when is not None]
    if parts:
        days = [dates.resolve(when) for when in parts]
        exact = [each.start.earliest for each in days if each.start is not None and each.start == each.end
                 and each.start.earliest == each.start.latest]  # fmt: skip
        return tuple(_held(each, placed) for each in exact) if len(exact) == len(days) else NotDated.FIRST
    if activity.recurrence is None:
        return None
    interval = step(activity)
    if interval is None:
        return NotDated.HOW_OFTEN
    if not placed.start.exact or placed.start.earliest is None:
        return NotDated.FIRST
    number = sessions_in_a_row(activity)
    until = placed.end.latest
    if number is None and (until is None or until == placed.start.earliest):
        return NotDated.LAST
    return tuple(_days(placed, Stretch(0, *interval), number, until))


def _days(placed: Placed, interval: Stretch, number: int | None, until: date | None) -> Iterator[Occurrence]:
    assert placed.start.earliest is not None  # noqa: S101 - looked at by the only caller
    first = placed.moved_from or placed.start.earliest
    count = min(MOST, MOST if number is None else number)
    for at in range(count):
        by = Stretch(0, interval.months * at, interval.days * at)
        day = date.fromordinal(shifted(first.toordinal(), by))
        if number is None and until is not None and day > until:
            return
        yield _held(day, placed)


def _held(day: date, placed: Placed) -> Occurrence:
    because = placed.days.off(day.toordinal())
    if because is None:
        return Occurrence(day)
    days = placed.days
    return Occurrence(date.fromordinal(days.day(days.before(day.toordinal()))), day, because)
