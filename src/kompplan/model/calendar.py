"""Which days are worked, where that is not what the law and custom say."""

from typing import ClassVar

from kompplan.model.base import OrganisationRef, Part
from kompplan.values.when import When


class CalendarDays(Part):
    """A day or a period that is worked, or is not, and for whom."""

    scalar: ClassVar[str | None] = "when"
    essential: ClassVar[tuple[str, ...]] = ("when",)

    when: When | None = None
    text: str | None = None
    organisation: OrganisationRef | None = None


class WorkCalendar(Part):
    """The plan's own days off and days at work, beside Saturdays, Sundays and public holidays."""

    blocked: tuple[CalendarDays, ...] = ()
    extra_days: tuple[CalendarDays, ...] = ()
    school_breaks_off: bool | None = None
    july_off: bool | None = None
    note: str | None = None
