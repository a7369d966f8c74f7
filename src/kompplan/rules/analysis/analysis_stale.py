"""Report analyses that are old when the project starts."""

from collections.abc import Iterator
from datetime import date

from kompplan.calculations.people import headcount
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import shown
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.analysis import Analysis
from kompplan.model.people import Headcount, TargetGroup
from kompplan.values.when import Offset, When


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A coarse date is an interval: the analysis is old if it is so at the latest, and possibly so at the earliest."""
    analysis = checked.plan.analysis
    if analysis is None or analysis.date is None:
        return
    when = checked.calendar.resolve(analysis.date)
    yield from _old(checked, analysis, when)
    for group in checked.plan.target_groups:
        if len(group.counts) > 1:
            yield from _changed(checked, analysis, when, group)


def _old(checked: CheckedPlan, analysis: Analysis, when: When) -> Iterator[Finding]:
    start = checked.calendar.start
    if start is None:
        return
    months = checked.settings.analysis_age_months
    if _later(when.last, months, start.earliest):
        yield Finding(
            at=checked.at(analysis, "date"),
            text=Text(
                en="the analysis is from {date}, more than {months} months before the project starts {start}",
                sv="analysen är från {date}, mer än {months} månader innan projektet startar {start}",
            )
            if start.earliest == start.latest
            else Text(
                en="the analysis is from {date}, more than {months} months before the project starts",
                sv="analysen är från {date}, mer än {months} månader innan projektet startar",
            ),
            values={"date": when, "months": months, "start": start.earliest},
            advice=Text(
                en="ask again whether the needs are the same, and write the new date",
                sv="fråga igen om behoven är desamma, och skriv det nya datumet",
            ),
        )
    elif _later(when.first, months, start.latest):
        yield Finding(
            at=checked.at(analysis, "date"),
            text=Text(
                en="the analysis is from {date}, and may be more than {months} months old when the project starts",
                sv="analysen är från {date} och kan vara mer än {months} månader gammal när projektet startar",
            ),
            values={"date": when, "months": months},
            advice=Text(en="write which month the project starts", sv="skriv vilken månad projektet startar")
            if when.first == when.last
            else Text(en="write the month when it was made", sv="skriv vilken månad den gjordes"),
            severity=Severity.INFO,
        )


def _later(day: date | None, months: int, than: date) -> bool:
    """Tell whether ``than`` comes more than so many months after the day."""
    limit = Offset(months, 0).after(day) if day is not None else None
    return limit is not None and limit < than


def _changed(checked: CheckedPlan, analysis: Analysis, when: When, group: TargetGroup) -> Iterator[Finding]:
    """Compare the count that the analysis built on with the newest, where both say of which day they are."""
    if when.last is None:
        return
    dated = [
        (each.as_of.last, each, size)
        for each in group.counts
        if each.as_of is not None and each.as_of.last is not None and (size := headcount(each)) is not None
    ]
    before = [each for each in dated if each[0] <= when.last]
    after = [each for each in dated if each[0] > when.last]
    if not before or not after:
        return
    _, old, was = max(before, key=_day)
    _, new, now = max(after, key=_day)
    share = checked.settings.staff_change
    if now.low > (was.high if was.high is not None else now.low) * (1 + share) or (
        now.high is not None and now.high < was.low * (1 - share)
    ):
        yield Finding(
            at=checked.at(new),
            text=Text(
                en="{group} were {was} when the analysis was made and are {now} now",
                sv="{group} var {was} när analysen gjordes och är nu {now}",
            ),
            values={"group": named(group), "was": shown(was), "now": shown(now)},
            advice=Text(
                en="ask those who have come since then as well, or write in the analysis why the needs are the same",
                sv="fråga även dem som har kommit sedan dess, eller skriv i analysen varför behoven är desamma",
            ),
            related=(
                Note(checked.at(old), Text("counted at the time of the analysis", "räknat vid tiden för analysen")),
            ),
        )


def _day(entry: tuple[date, Headcount, Amount]) -> date:
    return entry[0]


RULE = Rule(
    code="ANA07",
    name="analysis-stale",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An analysis that is old when the project starts", sv="En analys som är gammal när projektet startar"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an analysis made more than 24 months (a setting) before the project starts, or a target group that "
                "has grown or shrunk by more than a quarter (a setting) since. A date that only may be so old gives an "
                "information"
            ),
            sv=(
                "en analys som är gjord mer än 24 månader (en inställning) innan projektet startar, eller en målgrupp "
                "som sedan dess har vuxit eller krympt med mer än en fjärdedel (en inställning). Ett datum som bara "
                "kanske är så gammalt ger en upplysning"
            ),
        ),
        matters=Text(
            en=(
                "people come and go, tasks and systems are changed, and the needs of those who were asked then are not "
                "always the needs of those who work there now"
            ),
            sv=(
                "folk kommer och går, uppdrag och system ändras, och de behov som fanns hos dem som tillfrågades då är "
                "inte alltid behoven hos dem som arbetar där nu"
            ),
        ),
        wrong="projekt: {namn: VIVA, period: 2009-01-15 – 2010-12-31}\nanalys: {datum: 2006, metod: behovsanalys}",
        right="projekt: {namn: VIVA, period: 2009-01-15 – 2010-12-31}\nanalys: {datum: 2008, metod: behovsanalys}",
        origin=Text(
            en=(
                "VIVA Resurs, which started in 2009 on an analysis from 2006, after a reorganisation that was said to "
                "have more than doubled the staff"
            ),
            sv=(
                "VIVA Resurs, som startade 2009 på en analys från 2006, efter en omorganisation som sades ha mer än "
                "fördubblat personalen"
            ),
        ),
    ),
    check=check,
)
