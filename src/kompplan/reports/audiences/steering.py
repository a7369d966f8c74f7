"""One page for the steering group: where it stands, what it costs, and what has to be decided."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.calendars import project_calendar
from kompplan.reports.making import Making
from kompplan.reports.sections.decisions import decisions_section, undecided
from kompplan.reports.sections.deviations import undecided_section
from kompplan.reports.sections.grave_risks import grave_risks
from kompplan.reports.sections.money import booked, costs_and_spent
from kompplan.reports.sections.money import figures as money_figures
from kompplan.reports.sections.standing import ends, next_up, opening, stands
from kompplan.reports.sections.standing import figures as standing_figures
from kompplan.reports.view import Content

KICKER = Text("The steering group's page", "Styrgruppens sida")
MOST_RISKS, MOST_DEVIATIONS, MOST_DECISIONS = 5, 2, 8
"""What there is room for on one page; deviations take the room of a risk."""


def build(making: Making) -> Content:
    """Return what fits on one page."""
    w = making.w
    found = booked(making)
    points = (stands(w), ends(w), next_up(w), costs_and_spent(making, found))
    head = opening(w, KICKER, points, (*standing_figures(w), *money_figures(making, found)))
    sections = (
        grave_risks(w, MOST_RISKS - bool(undecided(w))),
        undecided_section(w, MOST_DEVIATIONS),
        decisions_section(making, MOST_DECISIONS),
    )
    return Content(head, tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "steering",
    Text("Steering group", "Styrgrupp"),
    Text(
        "one page: progress, money, time, grave risks, and the decisions that are asked for",
        "en sida: läge, pengar, tid, allvarliga risker och de beslut som behövs",
    ),
    build,
    table="grave_risks",
    calendar=project_calendar,
    short=True,
)
