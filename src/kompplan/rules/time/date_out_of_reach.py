"""Report dates that cannot be kept even if everything before them begins as early as it can."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.loading.places import Anchor
from kompplan.model.activities import Activity

if TYPE_CHECKING:
    from kompplan.calculations.out_of_reach import OutOfReach
    from kompplan.calculations.scheduled import Placed


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The first date of each chain is told of: what follows it is late as well."""
    if not checked.plan.activities:
        return
    from kompplan.calculations.out_of_reach import out_of_reach  # noqa: PLC0415 - most plans have both dates of all

    for found in out_of_reach(checked.plan, checked.calendar, checked.network, lambda: checked.schedule):
        yield _finding(checked, found)


def _finding(checked: CheckedPlan, found: "OutOfReach") -> Finding:
    violation, way = found.violation, found.way
    activity, last = violation.activity, way[-1]
    kind = violation.kind.value
    late = violation.days
    related = [_note(checked, row) for row in way[:-1]]
    project = checked.plan.project
    if kind == "project end" and project is not None:
        related.append(Note(checked.at(project, "period"), Text("the project's period", "projektets period")))
    return Finding(
        at=_place(checked, activity, kind),
        text=_TEXTS[kind, late == 1],
        values={
            "activity": named(activity),
            "stated": violation.stated,
            "computed": violation.computed,
            "late": late,
            "begins": last.start.earliest or violation.computed,
        },
        advice=Text(
            en="move the date, shorten what comes before it or let things go on side by side; "
            "kompplan schedule shows the whole chain",
            sv="flytta datumet, korta det som kommer före eller låt något pågå samtidigt; "
            "kompplan schedule visar hela kedjan",
        ),
        related=tuple(related),
        severity=None if found.certain else Severity.WARNING,
    )


def _note(checked: CheckedPlan, row: "Placed") -> Note:
    values = {"activity": named(row.activity), "day": row.end.earliest}
    text = Text("{activity} can be done {day} at the earliest", "{activity} kan bli klar tidigast {day}")
    return Note(_place(checked, row.activity, "length"), text, values)


_BASES = {
    "start": Text(
        en="{activity} is to begin {stated}, but what it waits for lets it begin {computed} at the earliest",
        sv="{activity} ska börja {stated}, men det den väntar på låter den börja tidigast {computed}",
    ),
    "due": Text(
        en="{activity} is due {stated}, but can begin {begins} at the earliest and be done {computed}",
        sv="{activity} ska vara klar {stated}, men kan tidigast börja {begins} och bli klar {computed}",
    ),
    "project end": Text(
        en="the project ends {stated}, but {activity} can begin {begins} at the earliest and be done {computed}",
        sv="projektet slutar {stated}, men {activity} kan tidigast börja {begins} och bli klar {computed}",
    ),
}
_TEXTS = {
    (kind, one): Text(
        text.en + (": a working day late" if one else ": {late} working days late"),
        text.sv + (": en arbetsdag för sent" if one else ": {late} arbetsdagar för sent"),
    )
    for kind, text in _BASES.items()
    for one in (True, False)
}
"""By what cannot be kept, and whether that is by one day."""

_FIELDS = {
    "start": ("start", "when"),
    "due": ("due", "when"),
    "project end": ("length", "days", "parts", "depends_on"),
    "length": ("length", "days", "parts", "due", "when", "start"),
}


def _place(checked: CheckedPlan, activity: Activity, kind: str) -> Anchor:
    """Return the field that tells the date, or what makes it late."""
    return checked.at(activity, next((name for name in _FIELDS[kind] if checked.written(activity, name)), None))


RULE = Rule(
    code="TIM10",
    name="date-out-of-reach",
    levels=from_ready(Severity.ERROR, draft=Severity.WARNING),
    summary=Text(
        en="A date that cannot be kept with the plan's own lengths and dependencies",
        sv="Ett datum som inte går att hålla med planens egna längder och beroenden",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity whose start or due date, or the project's end, is earlier than the schedule can be, "
                "everything counted at its earliest and its shortest: working days of the plan's own calendar, "
                "lengths, and what it waits for, also through activities without dates. Two stated dates in the "
                "wrong order are TIM06, dates outside the period TIM02; of a chain only the first date is told. A "
                "warning in a draft, and where something on the way is held several times"
            ),
            sv=(
                "en aktivitet vars start eller slutdag, eller projektets slut, ligger tidigare än tidsplanen kan "
                "bli, med allt räknat som tidigast och kortast: arbetsdagar i planens egen kalender, längder, och "
                "det den väntar på, också genom aktiviteter utan datum. Två angivna datum i fel ordning är TIM06, "
                "datum utanför perioden TIM02; i en kedja sägs bara det första. Varning i ett utkast, och när något "
                "på vägen hålls flera gånger"
            ),
        ),
        matters=Text(
            en=(
                "each date looks reasonable by itself, and nobody adds the lengths up; the delay is then found when "
                "the last date is missed, although it could be read from the plan the first day"
            ),
            sv=(
                "varje datum ser rimligt ut för sig, och ingen lägger ihop längderna; förseningen upptäcks då när "
                "det sista datumet missas, fast den gick att läsa ur planen första dagen"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal som bär, status: klar}\naktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, start: 2027-03-01, längd: 20 dagar}\n"
            "  - {id: A2, aktivitet: Handledning, efter: [A1], längd: 10 dagar}\n"
            "  - {id: A3, aktivitet: Mätning, efter: [A2], senast: 2027-03-31}"
        ),
        right=(
            "projekt: {namn: Samtal som bär, status: klar}\naktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs, start: 2027-03-01, längd: 20 dagar}\n"
            "  - {id: A2, aktivitet: Handledning, efter: [A1], längd: 10 dagar}\n"
            "  - {id: A3, aktivitet: Mätning, efter: [A2], senast: 2027-04-30}"
        ),
        origin=Text(
            en=(
                "LiA's culture measurement was to be done while its procurement lay ahead; kompplan schedule finds "
                "such dates through every link"
            ),
            sv=(
                "LiA:s kulturmätning skulle göras medan upphandlingen låg framför; kompplan schedule hittar sådana "
                "datum genom varje beroende"
            ),
        ),
    ),
    check=check,
)
