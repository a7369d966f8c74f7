"""The whole plan, for whoever works in the project."""

from collections.abc import Iterator

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.calendars import project_calendar
from kompplan.reports.making import Making
from kompplan.reports.sections.activities import activities
from kompplan.reports.sections.agreements import calendar, commitments, deviations, history, offers, procurement
from kompplan.reports.sections.analysis import analysis
from kompplan.reports.sections.budget import budget
from kompplan.reports.sections.closing import closing, evaluation
from kompplan.reports.sections.direction import direction
from kompplan.reports.sections.findings import findings
from kompplan.reports.sections.head import head
from kompplan.reports.sections.people import participants, steering
from kompplan.reports.sections.risks import risks
from kompplan.reports.sections.sources import accepted, project, sources
from kompplan.reports.sections.strategy import strategy
from kompplan.reports.sections.tree import tree
from kompplan.reports.view import Content, Section


def _sections(making: Making) -> Iterator[Section | None]:
    w = making.w
    yield tree(w)
    yield direction(w)
    yield analysis(w)
    yield strategy(w)
    yield activities(w)
    yield calendar(w)
    yield budget(w)
    yield procurement(w)
    yield risks(w)
    yield participants(w)
    yield steering(w)
    yield evaluation(w)
    yield offers(w)
    yield history(w)
    yield commitments(w)
    yield deviations(w)
    yield closing(w)
    if making.public is None:
        yield findings(w, making.diagnostics, making.allowed, making.place)
    yield project(w)
    yield sources(w)
    if making.public is None:
        yield accepted(w)


def build(making: Making) -> Content:
    """Return everything that the plan holds."""
    sections = tuple(each for each in _sections(making) if each is not None)
    return Content(head(making.w, making.diagnostics), sections)


AUDIENCE = Audience(
    "project",
    Text("Project plan", "Projektplan"),
    Text("the whole plan, with pictures, findings and sources", "hela planen, med bilder, anmärkningar och källor"),
    build,
    table="activities",
    calendar=project_calendar,
)
