"""The schedule as a calendar file (RFC 5545) that an owner can put into a calendar program.

The same activity has the same UID in every file, so that a new file replaces what an older one brought. Nothing is asked
of the clock: the stamp is the day that the plan is judged on.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import Calendar, Event

from kompplan.calculations.schedule import Placed
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.schedule import bound_words, name_of, sessions_of

PRODUCT = "-//kompplan//schedule//"


class CalendarFile(NamedTuple):
    """A calendar, and the activities that it lacks because no day of theirs is known."""

    data: bytes
    left_out: tuple[str, ...]


def calendar_file(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> CalendarFile:
    """Return the activities as all-day events; what comes back as one event for each time."""
    project = checked.plan.project
    name = (project.name if project is not None else None) or Text("plan", "plan").to(language)
    space = uuid5(NAMESPACE_URL, f"kompplan:{(project.id if project is not None else None) or name}")
    stamp = datetime(checked.today.year, checked.today.month, checked.today.day, tzinfo=timezone.utc)
    calendar = Calendar()
    calendar.add("prodid", f"{PRODUCT}{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _text(name))
    left_out = []
    for row in rows:
        days = sessions_of(checked, row)
        key = row.activity.id.strip() if row.activity.id else (row.activity.text or "")
        if isinstance(days, tuple) and days:
            for number, each in enumerate(days, 1):
                title = _title(row, language) + (f" ({number}/{len(days)})" if len(days) > 1 else "")
                calendar.add_component(_event(row, uuid5(space, f"{key}:{number}"), title, each.day, each.day, stamp, language))
            continue
        first, last = row.start, row.end
        if first.exact and last.exact and first.earliest is not None and last.earliest is not None:
            begin, end = first.earliest, last.earliest
        elif last.exact and last.earliest is not None:  # only the day on which it is done is known
            begin = end = last.earliest
        else:
            left_out.append(name_of(row.activity))
            continue
        calendar.add_component(_event(row, uuid5(space, key), _title(row, language), begin, end, stamp, language))
    return CalendarFile(calendar.to_ical(), tuple(left_out))


def _text(text: str) -> str:
    return safe(" ".join(text.split()))


def _title(row: Placed, language: Language) -> str:
    text = _text(row.activity.text or name_of(row.activity))
    due = row.start.earliest is None or not row.start.exact
    return Text("Due: {}", "Klart senast: {}").to(language).format(text) if due else text


def _event(row: Placed, uid: UUID, title: str, first: date, last: date, stamp: datetime, language: Language) -> Event:
    event = Event()
    event.add("uid", f"{uid}@kompplan")
    event.add("dtstamp", stamp)
    event.add("summary", title)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))  # the day after the last one, as the standard has it
    event.add("transp", "TRANSPARENT")
    said = [_text(name_of(row.activity))]
    if row.activity.owner:
        said.append(Text("owner: {}", "ansvarig: {}").to(language).format(_text(row.activity.owner)))
    if row.slack is not None:
        bound = bound_words(row.bound, row.activity, language)
        text = Text("slack: {} working days ({})", "marginal: {} arbetsdagar ({})")
        said.append(_text(text.to(language).format(row.slack, bound)))
    event.add("description", "\n".join(said))
    return event


