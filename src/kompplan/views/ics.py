"""The schedule as a calendar file (RFC 5545) that an owner can put into a calendar program."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kompplan.calculations.scheduled import Placed
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.views.all_day import AllDay, as_ics
from kompplan.views.schedule import bound_words, name_of, sessions_of


class CalendarFile(NamedTuple):
    """A calendar, and the activities that it lacks because no day of theirs is known."""

    data: bytes
    left_out: tuple[str, ...]


def calendar_file(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> CalendarFile:
    """Return the activities as all-day events; what comes back as one event for each time."""
    events, left_out = schedule_events(checked, rows, language)
    return CalendarFile(as_ics(checked, "schedule", events, language), left_out)


def schedule_events(
    checked: CheckedPlan, rows: Iterable[Placed], language: Language
) -> tuple[list[AllDay], tuple[str, ...]]:
    """Return the events, and the activities of which no day is known."""
    events: list[AllDay] = []
    left_out = []
    for row in rows:
        days = sessions_of(checked, row)
        key = row.activity.id.strip() if row.activity.id else (row.activity.text or "")
        if isinstance(days, tuple) and days:
            for number, each in enumerate(days, 1):
                title = _title(row, language) + (f" ({number}/{len(days)})" if len(days) > 1 else "")
                events.append(_event(row, f"{key}:{number}", title, each.day, each.day, language))
            continue
        first, last = row.start, row.end
        if first.exact and last.exact and first.earliest is not None and last.earliest is not None:
            begin, end = first.earliest, last.earliest
        elif last.exact and last.earliest is not None:  # only the day on which it is done is known
            begin = end = last.earliest
        else:
            left_out.append(name_of(row.activity))
            continue
        events.append(_event(row, key, _title(row, language), begin, end, language))
    return events, tuple(left_out)


def _title(row: Placed, language: Language) -> str:
    text = row.activity.text or name_of(row.activity)
    due = row.start.earliest is None or not row.start.exact
    return Text("Due: {}", "Klart senast: {}").to(language).format(text) if due else text


def _event(row: Placed, key: str, title: str, first: date, last: date, language: Language) -> AllDay:
    said = [name_of(row.activity)]
    if row.activity.owner:
        said.append(Text("owner: {}", "ansvarig: {}").to(language).format(row.activity.owner))
    if row.slack is not None:
        bound = bound_words(row.bound, row.activity, language)
        text = Text("slack: {} working days ({})", "marginal: {} arbetsdagar ({})")
        said.append(text.to(language).format(row.slack, bound))
    return AllDay(key, title, first, last, tuple(said))
