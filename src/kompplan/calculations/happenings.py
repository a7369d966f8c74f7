"""What is to happen and when: the dated things of a plan in the order of time, whatever part they stand in."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.durations import interval
from kompplan.calculations.procurement import stated_steps
from kompplan.calculations.riskmatrix import RiskAssessment
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, ProcurementStatus, RiskStatus
from kompplan.values.days import Days, last_day
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When


class What(Enum):
    """What happens on a day, or some day of a stretch."""

    BEGINS = "begins"
    ENDS = "ends"
    HELD = "held"
    """An activity of one day, or one that happens some time within a stretch."""
    PURCHASE = "purchase"
    EVALUATED = "evaluated"
    FED_BACK = "fed back"
    HANDED_OVER = "handed over"
    FOLLOWED_UP = "followed up"
    MITIGATED = "mitigated"
    REVIEWED = "reviewed"
    MEASURED = "measured"
    PROJECT_BEGINS = "project begins"
    PROJECT_ENDS = "project ends"


class Happening(NamedTuple):
    """Something that is to happen on a day between two, both included."""

    what: What
    days: Days
    part: Part
    field: str
    """The field of the part that says when."""
    written: str
    """The time as the plan has it; empty where that tells two times, of which this is one."""

    @property
    def exact(self) -> bool:
        return self.days.earliest == self.days.latest


_OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


def happenings(plan: Plan, dates: Calendar, risks: RiskAssessment) -> tuple[Happening, ...]:
    """Return what a plan dates, by the last day that each can be; what is done, cancelled or closed is left out."""
    found = [
        *_of_the_project(plan),
        *_of_activities(plan, dates),
        *_of_purchases(plan, dates),
        *_of_the_rest(plan, dates),
    ]
    watched = (*(each.risk for each in risks.scored), *risks.unscored, *risks.out_of_scale)
    for risk in watched:
        if risk.status is not RiskStatus.CLOSED:
            found += _at(What.MITIGATED, risk, "due", risk.due, dates)
            found += _at(What.REVIEWED, risk, "review", risk.review, dates)
    return tuple(sorted(found, key=lambda each: (each.days.latest, each.days.earliest)))


def _at(what: What, part: Part, field: str, stated: When | None, dates: Calendar) -> Iterator[Happening]:
    if stated is None:
        return
    when = dates.resolve(stated)
    days = when.end or when.start
    if days is not None:
        yield Happening(what, days, part, field, stated.written)


def _of_the_project(plan: Plan) -> Iterator[Happening]:
    project = plan.project
    period = project.period if project is not None else None
    if project is None or period is None:
        return
    for what, days in ((What.PROJECT_BEGINS, period.start), (What.PROJECT_ENDS, period.end)):
        if days is not None and not (period.open_end and what is What.PROJECT_ENDS):
            yield Happening(what, days, project, "period", "" if period.is_span else period.written)


def _of_activities(plan: Plan, dates: Calendar) -> Iterator[Happening]:
    for activity in plan.activities:
        if activity.status in _OVER:
            continue
        found = dates.of(activity)
        first, last = (found.stated[0][0], found.stated[-1][0]) if found.stated else ("parts", "parts")
        begins, ends = (_one_time(found.stated[0][1]), _one_time(found.stated[-1][1])) if found.stated else ("", "")
        if found.start is not None and found.start == found.end:
            yield Happening(What.HELD, found.start, activity, first, begins)
            continue
        if found.start is not None and activity.status is not ActivityStatus.ONGOING:
            yield Happening(What.BEGINS, found.start, activity, first, begins)
        if found.end is not None:
            yield Happening(What.ENDS, found.end, activity, last, ends)


def _one_time(when: When) -> str:
    return "" if when.is_span else when.written


_REACHED = {
    ProcurementStatus.ADVERTISED: ("notice",),
    ProcurementStatus.AWARDED: ("notice", "tender_deadline", "award"),
    ProcurementStatus.APPEALED: ("notice", "tender_deadline", "award"),
}


def _of_purchases(plan: Plan, dates: Calendar) -> Iterator[Happening]:
    for purchase in plan.procurement:
        if purchase.status in (ProcurementStatus.CONTRACTED, ProcurementStatus.CANCELLED):
            continue
        reached = _REACHED.get(purchase.status, ()) if purchase.status is not None else ()
        for step, when, days in stated_steps(purchase, dates):
            if step not in reached:
                yield Happening(What.PURCHASE, days, purchase, step, when.written)


def _of_the_rest(plan: Plan, dates: Calendar) -> Iterator[Happening]:
    evaluation, closing = plan.evaluation, plan.closing
    if evaluation is not None:
        for what, field in ((What.EVALUATED, "dates"), (What.FED_BACK, "feedback")):
            for when in getattr(evaluation, field):
                yield from _at(what, evaluation, field, when, dates)
    for goal in plan.goals:
        for indicator in goal.indicators:
            yield from _at(What.MEASURED, indicator, "date", indicator.date, dates)
    if closing is not None:
        for item in closing.handover:
            yield from _at(What.HANDED_OVER, item, "due", item.due, dates)
        for each in closing.followups:
            yield from _at(What.FOLLOWED_UP, each, "when", each.when, dates)


def following(found: tuple[Happening, ...], first: date, last: date | None = None) -> tuple[Happening, ...]:
    """Return what can happen from a day on, and until another where one is given, by the first day that it can."""
    kept = [each for each in found if each.days.latest >= first and (last is None or each.days.earliest <= last)]
    return tuple(sorted(kept, key=lambda each: (max(each.days.earliest, first), each.days.latest)))


class Stretch(NamedTuple):
    """Days from one to another, both included."""

    first: date
    last: date


_MOST_MONTHS = 12


def period_up_to(today: date, rhythm: Recurrence | None) -> tuple[Stretch, bool]:
    """Return the days that a report looks back on, and whether the plan's own rhythm says so.

    The calendar month up to today, on its first day the month before; where those who steer meet more seldom, as many
    calendar months as lie between two of their meetings (``varannan månad``: one month more).
    """
    if today.day == 1:
        today -= timedelta(1)
    found = interval(rhythm) if rhythm is not None else None
    months = found.months if found is not None and not found.days else 0
    own = 1 <= months <= _MOST_MONTHS
    at = today.year * 12 + today.month - 1 - (months - 1 if own else 0)
    return Stretch(date(at // 12, at % 12 + 1, 1), today), own


def period_after(period: Stretch) -> Stretch:
    """Return the next period: as many days, or to the end of as many months where one begins on the first."""
    first, last = period
    begins = last + timedelta(1)
    if first.day != 1:
        return Stretch(begins, last + timedelta((last - first).days + 1))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    year, month = divmod(last.year * 12 + last.month - 1 + months, 12)
    return Stretch(begins, date(year, month + 1, last_day(year, month + 1)))
