"""Days as a calendar file (RFC 5545): all-day events that are the same events in every file.

An event's UID is made of the plan and of what the event is about, never of its day: a new file moves what an older one
brought. Nothing is asked of the clock: the stamp is the day that the plan is judged on.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text


class AllDay(NamedTuple):
    """Something that takes whole days."""

    key: str
    """What it is about, unlike everything else of the plan; a second event with the same key gets a number."""
    title: str
    first: date
    last: date
    lines: tuple[str, ...] = ()
    """What the calendar tells about it."""


def as_ics(checked: CheckedPlan, product: str, events: Iterable[AllDay], language: Language, about: str = "") -> bytes:
    """Return a calendar with the events; ``product`` is the command that made it, ``about`` what else is to be said."""
    project = checked.plan.project
    name = (project.name if project is not None else None) or Text("plan", "plan").to(language)
    space = uuid5(NAMESPACE_URL, f"kompplan:{(project.id if project is not None else None) or name}")
    today = checked.today
    stamp = datetime(today.year, today.month, today.day, tzinfo=UTC)
    calendar = Calendar()
    calendar.add("prodid", f"-//kompplan//{product}//{language.value.upper()}")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", one_line(name))
    if about:
        calendar.add("x-wr-caldesc", one_line(about))
    used: dict[str, int] = {}
    for each in events:
        used[each.key] = used.get(each.key, 0) + 1
        key = each.key if used[each.key] == 1 else f"{each.key}#{used[each.key]}"
        event = Event()
        event.add("uid", f"{uuid5(space, key)}@kompplan")
        event.add("dtstamp", stamp)
        event.add("summary", one_line(each.title))
        event.add("dtstart", each.first)
        event.add("dtend", each.last + timedelta(days=1))  # the day after the last one, as the standard has it
        event.add("transp", "TRANSPARENT")
        if each.lines:
            event.add("description", "\n".join(map(one_line, each.lines)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def one_line(text: str) -> str:
    """Return plan text on one safe line."""
    return safe(" ".join(text.split()))
