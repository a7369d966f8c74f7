"""The report's days as a calendar file."""

from kompplan.errors import KompplanError
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.audiences import audiences
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.view import Report

NO_DAYS = Text(
    "the report {name} has no days; these have a calendar: {others}",
    "rapporten {name} har inga dagar; de här har en kalender: {others}",
)


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the calendar's bytes."""
    return calendar_of(making, audience)[0]


def calendar_of(making: Making, audience: Audience) -> tuple[bytes, tuple[str, ...]]:
    """Return the calendar's bytes, and the names of what it lacks because no day is known."""
    if audience.calendar is None:
        others = [each.name for each in audiences() if each.calendar is not None]
        raise KompplanError(NO_DAYS, name=audience.name, others=listed(others, making.language))
    return making.once(audience.calendar)


FORMAT = Format("ics", Text("the days as a calendar", "dagarna som kalender"), write)
