"""The calendars of the audiences. Making them takes a library that no other report needs, so it is loaded on demand."""

from kompplan.reports.making import Making

Calendar = tuple[bytes, tuple[str, ...]]
"""A calendar file, and the names of what it lacks because no day is known."""


def project_calendar(making: Making) -> Calendar:
    """Return everything that is dated: activities and their sessions, deadlines, purchases, evaluation, hand-over."""
    from kompplan.reports import events  # noqa: PLC0415 - see above

    return events.of_project(making)


def owners_calendar(making: Making) -> Calendar:
    """Return what each owner has to do, with the owner before each event."""
    from kompplan.reports import events  # noqa: PLC0415 - see above

    return events.of_owners(making)


def risks_calendar(making: Making) -> Calendar:
    """Return the days on which mitigations are to be in place and risks are looked at again."""
    from kompplan.reports import events  # noqa: PLC0415 - see above

    return events.of_risks(making)
