"""Report activities and costs that lie outside the project's period."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import Name, named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity, ActivityPart
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.model.project import Project
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.days import LAST_YEAR, Days, Precision
from kompplan.values.when import Offset, When

_MANY = 8
"""So many activities outside the period, if they are most of them, are told of together."""
_MOST_NOTES = 3
_TAIL = Offset(12, 0)
"""How long after the end follow-up and evaluation may go on."""
_TAIL_KINDS = frozenset({Kind.FOLLOW_UP, Kind.EVALUATION})


class _Period(NamedTuple):
    """The project's period, read generously: from the first day it can begin to the last day it can end."""

    project: Project
    when: When
    first: date | None
    last: date | None
    fine: bool

    @property
    def last_of_tail(self) -> date | None:
        return (_TAIL.after(self.last) or date(LAST_YEAR, 12, 31)) if self.last is not None else None


class _Stated(NamedTuple):
    """A time in a field of a part, and the row of the plan that it dates."""

    part: Part
    field: str
    when: When
    whose: Activity | BudgetLine

    @property
    def name(self) -> Name:
        name = named(self.whose)
        inner = self.part.text if isinstance(self.part, ActivityPart) else None
        return f"{name} {inner}" if inner and isinstance(name, str) else name

    def end(self, days: Days) -> object:
        """Return the day that begins or ends a stretch, or what stands there where it is not one day."""
        return days.earliest if self.when.is_span and days.earliest == days.latest else self.when

    @property
    def is_point(self) -> bool:
        """Tell whether this is the one time of something, rather than when it begins or ends."""
        return self.field == "when" and not self.when.is_span


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Procurement may come before the project and what follows the closing after it; neither is looked at here."""
    period = _period(checked)
    if period is None:
        return
    activities = [each for each in checked.plan.activities if each.status is not ActivityStatus.CANCELLED]
    outside = [list(_activity(checked, each, period)) for each in activities if not _inside(checked, each, period)]
    found = [findings for findings in outside if findings]
    if len(found) >= _MANY and 2 * len(found) > len(activities):
        yield _most(checked, period, found, len(activities))
    else:
        for findings in found:
            yield from findings
    budget = checked.plan.budget
    for line in budget.lines if budget is not None else ():
        if line.when is not None:
            stated = _Stated(line, "when", checked.calendar.resolve(line.when), line)
            yield from _before(checked, stated, period)
            yield from _after(checked, stated, period, period.last)


def _most(checked: CheckedPlan, period: _Period, found: list[list[Finding]], number: int) -> Finding:
    """Tell once that most activities lie outside: then the period is more likely to be wrong than they are."""
    here = Text(en="outside the period", sv="utanför perioden")
    return Finding(
        at=checked.at(period.project, "period"),
        text=Text(
            en="{outside} of {number} activities lie outside the project's period {period}",
            sv="{outside} av {number} aktiviteter ligger utanför projektets period {period}",
        ),
        values={"outside": len(found), "number": number, "period": period.when},
        advice=Text(
            en="correct the period, or move the activities into it",
            sv="rätta perioden, eller flytta in aktiviteterna i den",
        ),
        related=tuple(Note(findings[0].at, here) for findings in found[:_MOST_NOTES]),
        severity=None if any(each.severity is None for findings in found for each in findings) else Severity.WARNING,
    )


def _period(checked: CheckedPlan) -> _Period | None:
    project = checked.plan.project
    when = project.period if project is not None else None
    if project is None or when is None or not when.known:
        return None
    first, last = when.first, when.last
    if first is not None and last is not None and first > last:
        return None
    return _Period(project, when, first, last, when.precision <= Precision.MONTH)


def _inside(checked: CheckedPlan, activity: Activity, period: _Period) -> bool:
    """Tell at a glance whether everything lies within the period, as it mostly does."""
    first, last = period.first, period.last
    if first is None or last is None:
        return False
    whens = [when for _, when in checked.calendar.of(activity).stated]
    if activity.parts:
        whens += [part.when for part in activity.parts if part.when is not None]
    for when in whens:
        start, end = when.start, when.end
        if start is None or end is None or not first <= start.earliest <= last or end.latest > last:
            return False
    return True


def _activity(checked: CheckedPlan, activity: Activity, period: _Period) -> Iterator[Finding]:
    """What is said of the activity is not said again of its parts."""
    last = period.last_of_tail if activity.kind in _TAIL_KINDS else period.last
    by_field = dict(checked.calendar.of(activity).stated)
    begins = next((field for field in ("start", "when", "due") if field in by_field), None)
    ends = next((field for field in ("due", "when", "start") if field in by_field), None)
    early = late = False
    if begins is not None and ends is not None:
        for finding in _before(checked, _Stated(activity, begins, by_field[begins], activity), period):
            early = True
            yield finding
        for finding in _after(checked, _Stated(activity, ends, by_field[ends], activity), period, last):
            late = True
            yield finding
    for part in activity.parts:
        if part.when is not None:
            stated = _Stated(part, "when", checked.calendar.resolve(part.when), activity)
            if not early:
                yield from _before(checked, stated, period)
            if not late:
                yield from _after(checked, stated, period, last)


def _ends(when: When) -> tuple[Days | None, Days | None]:
    """Return the days on which ``when`` can begin and end; "the whole of 2027" need not mean New Year's Day."""
    start, end = when.start, when.end
    if start and end and when.precision > Precision.MONTH and start.earliest == start.latest:
        somewhere = Days(start.earliest, max(start.earliest, end.latest))
        return somewhere, somewhere
    return start or end, end or start


def _before(checked: CheckedPlan, stated: _Stated, period: _Period) -> Iterator[Finding]:
    start, _ = _ends(stated.when)
    first = period.first
    if start is None or first is None or start.earliest >= first:
        return
    certain = start.latest < first
    if certain or (_fine(stated, period) and _mostly_outside(start, (first - start.earliest).days)):
        if not certain:
            text = Text(
                en="most of {when}, when {name} begins, is before the project's period {period}",
                sv="större delen av {when}, då {name} börjar, ligger före projektets period {period}",
            )
        elif stated.is_point:
            text = Text(
                en="{name}: {when} is before the project's period {period}",
                sv="{name}: {when} ligger före projektets period {period}",
            )
        else:
            text = Text(
                en="{name} begins {when}, before the project's period {period}",
                sv="{name} börjar {when}, före projektets period {period}",
            )
        yield _finding(checked, stated, period, text, start, certain=certain)


def _after(checked: CheckedPlan, stated: _Stated, period: _Period, last: date | None) -> Iterator[Finding]:
    _, end = _ends(stated.when)
    if end is None or last is None or end.latest <= last:
        return
    certain = end.earliest > last
    tail = last != period.last
    if certain or (_fine(stated, period) and _mostly_outside(end, (end.latest - last).days)):
        if not certain:
            text = Text(
                en="most of {when}, when {name} ends, is after the project's period {period}",
                sv="större delen av {when}, då {name} slutar, ligger efter projektets period {period}",
            )
        elif tail:
            text = Text(
                en="{name}: {when} is more than 12 months after the project's period {period}",
                sv="{name}: {when} ligger mer än 12 månader efter projektets period {period}",
            )
        elif stated.is_point:
            text = Text(
                en="{name}: {when} is after the project's period {period}",
                sv="{name}: {when} ligger efter projektets period {period}",
            )
        else:
            text = Text(
                en="{name} ends {when}, after the project's period {period}",
                sv="{name} slutar {when}, efter projektets period {period}",
            )
        yield _finding(checked, stated, period, text, end, certain=certain)


def _fine(stated: _Stated, period: _Period) -> bool:
    return period.fine and stated.when.precision <= Precision.MONTH


def _mostly_outside(days: Days, outside: int) -> bool:
    """Tell whether more than half of the days lie outside: January is no reason to doubt a period from 11 January."""
    return 2 * outside > (days.latest - days.earliest).days + 1


def _finding(
    checked: CheckedPlan, stated: _Stated, period: _Period, text: Text, days: Days, *, certain: bool
) -> Finding:
    return Finding(
        at=checked.at(stated.part, stated.field),
        text=text,
        values={"name": stated.name, "when": stated.end(days), "period": period.when},
        advice=Text(
            en="move the date into the period, or change project.period if the decision says so",
            sv="flytta datumet in i perioden, eller ändra projektets period om beslutet säger det",
        ),
        related=(Note(checked.at(period.project, "period"), Text("the project's period", "projektets period")),),
        severity=None if certain else Severity.WARNING,
    )


RULE = Rule(
    code="TIM02",
    name="outside-project-period",
    levels=always(Severity.ERROR),
    summary=Text(
        en="An activity or a cost outside the project's period",
        sv="En aktivitet eller kostnad utanför projektets period",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity, a part of one or a budget line that is dated before the project begins or after it "
                "ends. Activities of the kind follow-up or evaluation may come up to 12 months after the end, "
                "procurement may come before the beginning. A week or month that lies mostly outside is a warning; "
                "coarser times that reach over the edge are left alone"
            ),
            sv=(
                "en aktivitet, en del av en aktivitet eller en budgetrad med datum innan projektet börjar eller efter "
                "att det har slutat. Aktiviteter av slaget uppföljning eller utvärdering får ligga upp till 12 månader "
                "efter slutet, och upphandling får komma före start. En vecka eller månad som till större delen "
                "ligger utanför ger en varning; grövre tider som når över kanten lämnas i fred"
            ),
        ),
        matters=Text(
            en=(
                "a funder pays only for costs within the period of the decision, and when the project has ended "
                "nobody in it can do the work"
            ),
            sv=(
                "en finansiär betalar bara kostnader inom beslutets period, och när projektet är slut finns ingen i "
                "det som kan göra arbetet"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, period: 2027-01-11 – 2027-12-17}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: mars – april 2028}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, period: 2027-01-11 – 2027-12-17}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, när: mars – april 2027}\n"
            "  - {id: A2, aktivitet: Uppföljning av samtalen, slag: uppföljning, när: juni 2028}"
        ),
        origin=Text(
            en="the rules of the European Social Fund on eligible costs",
            sv="Europeiska socialfondens regler om stödberättigande kostnader",
        ),
    ),
    check=check,
)
