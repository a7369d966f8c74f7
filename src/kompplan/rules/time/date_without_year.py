"""Report dates without a year, and suggest the years of the project in which they can lie."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Fix, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.model.activities import HistoryItem
from kompplan.model.analysis import Analysis
from kompplan.model.closing import Origin
from kompplan.model.people import Headcount
from kompplan.model.project import Project
from kompplan.values.when import When, parse_when

_BEFORE_THE_PROJECT = (Analysis, HistoryItem, Headcount, Origin, Project)
"""Parts whose dates the project's period says nothing about."""

_MOST_YEARS = 10


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A time without a year is kept as it is written and takes part in no comparison, wherever it stands."""
    for time in checked.times:
        if not time.when.yearless:
            continue
        fits = () if isinstance(time.part, _BEFORE_THE_PROJECT) else _in_period(checked, time.when)
        at = checked.at(time.part, time.field, time.item)
        edit = value_edit(checked, at, time.when.written, fits[0]) if len(fits) == 1 else None
        yield Finding(
            at=at,
            text=Text(en="'{when}' has no year", sv="”{when}” saknar årtal"),
            values={"when": time.when, "fits": fits},
            advice=_advice(fits),
            fix=Fix(Text("write {fits}", "skriv {fits}"), (edit,), values={"fits": fits}) if edit is not None else None,
        )


def _advice(fits: tuple[str, ...]) -> Text:
    if not fits:
        return Text(en="write the year too", sv="skriv även årtalet")
    if len(fits) == 1:
        return Text(
            en="write {fits}; only that year fits the project's period",
            sv="skriv {fits}; bara det årtalet passar i projektets period",
        )
    return Text(
        en="write the year; the project's period holds {fits}",
        sv="skriv årtalet; i projektets period ryms {fits}",
    )


def _in_period(checked: CheckedPlan, when: When) -> tuple[str, ...]:
    """Return the time with each year in which it lies within the project's period, weekday and all."""
    period = checked.calendar
    if period.start is None or period.end is None:
        return ()
    first, last = period.start.earliest, period.end.latest
    found = []
    for year in range(first.year, min(last.year, first.year + _MOST_YEARS) + 1):
        dated = f"{when.written} {year}"
        read = parse_when(dated)
        if not isinstance(read, When):
            continue
        days = read.start or read.end
        if days is not None and days.earliest <= last and days.latest >= first:
            found.append(dated)
    return tuple(found)


RULE = Rule(
    code="TIM03",
    name="date-without-year",
    levels=always(Severity.WARNING),
    summary=Text(en="A date without a year", sv="Ett datum utan årtal"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a day, week, month or season without a year, anywhere in the plan. It is kept as written but takes "
                "part in no calendar until it has a year; where the project's period leaves only some years open, "
                "they are suggested"
            ),
            sv=(
                "en dag, vecka, månad eller årstid utan årtal, var som helst i planen. Den sparas som den är skriven "
                "men är inte med i någon kalender förrän den har ett årtal; där projektets period bara lämnar vissa "
                "år öppna föreslås de"
            ),
        ),
        matters=Text(
            en=(
                "the one who wrote '7 March' knew which year; the one who reads the plan two years later, or takes it "
                "over half-way, does not. Weekdays, school breaks and procurement dates all depend on the year"
            ),
            sv=(
                "den som skrev ”7 mars” visste vilket år; den som läser planen två år senare, eller tar över den "
                "halvvägs, vet det inte. Veckodagar, lov och upphandlingens datum hänger alla på årtalet"
            ),
        ),
        wrong=(
            "projekt: {namn: Lärande kommun, period: 2012-01-01 – 2012-12-31}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Första kommunträffen, när: 7 mars}"
        ),
        right=(
            "projekt: {namn: Lärande kommun, period: 2012-01-01 – 2012-12-31}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Första kommunträffen, när: 7 mars 2012}"
        ),
        origin=Text(
            en="LiA's '7 March', KLURA's '30 October' and the improvement workshop's '13 September'",
            sv="LiA:s ”7 mars”, KLURA:s ”30 oktober” och förbättringsverkstadens ”13 september”",
        ),
    ),
    check=check,
)
