"""A progress report for a period: what was to happen, what has, and what comes next."""

from kompplan.calculations.happenings import Stretch
from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.calendars import project_calendar
from kompplan.reports.making import Making
from kompplan.reports.sections import period as of_period
from kompplan.reports.sections import period_activities, period_changes
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.money import booked, by_month, costs_and_spent
from kompplan.reports.sections.money import figures as money_figures
from kompplan.reports.sections.standing import figures as standing_figures
from kompplan.reports.sections.standing import opening, stands
from kompplan.reports.view import Content, Section

KICKER = Text("Progress report", "Lägesrapport")
MONEY = Text("Money in the period", "Pengar under perioden")
WHOLE_MONTHS = Text(
    "Planned costs are spread evenly over the days of what they pay for, and told by whole month.",
    "Planerade kostnader är jämnt fördelade över dagarna för det de betalar och visas per hel månad.",
)
NOT_BOOKED = Text("What has been booked is not stated.", "Vad som är bokfört är inte angivet.")
NO_MONTHS = Text(
    "No cost in the plan has a time, so what was planned for the period cannot be told.",
    "Ingen kostnad i planen har en tid, så det går inte att säga vad som var planerat för perioden.",
)


def _money(making: Making, period: Stretch) -> Section | None:
    w = making.w
    found = booked(making)
    table = by_month(making, found, period)
    notes = [w.say(WHOLE_MONTHS)] if table is not None else []
    if not making.booked:
        notes.append(w.say(NOT_BOOKED))
    return section(
        w,
        "money",
        MONEY,
        (
            part(
                "",
                table if table is not None else prose(w.say(NO_MONTHS), kind="missing"),
                prose(" ".join(notes), kind="note"),
            ),
        ),
        money_figures(making, found),
    )


def build(making: Making) -> Content:
    """Return what the period was to bring and what it brought."""
    w = making.w
    period, why = of_period.period_of(making)
    points = (of_period.in_short(w, period, why), stands(w), costs_and_spent(making, booked(making)))
    figures = (*of_period.figures(w, period), *standing_figures(w))
    head = opening(w, KICKER, points, figures, (of_period.reported(w, period),))
    sections = (
        period_activities.activities(w, period),
        period_activities.late(w),
        period_changes.deviations(w, period),
        _money(making, period),
        period_changes.risks(w, period),
        period_changes.indicators(w, period),
        of_period.next_period(w, period),
    )
    return Content(head, tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "status",
    Text("Progress report", "Lägesrapport"),
    Text(
        "a period (--from, --to): what was to happen and what has, deviations, money, risks, what comes next",
        "en period (--from, --to): vad som skulle hända och vad som har hänt, avvikelser, pengar, risker, nästa period",
    ),
    build,
    table="activities_in_period",
    calendar=project_calendar,
)
