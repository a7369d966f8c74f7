"""Report plans that hand nothing over to the line."""

from collections.abc import Iterator

from kompplan.calculations.deliverables import lives_on
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.listing import some
from kompplan.lint.rule import Finding, Levels, Rule
from kompplan.model.words import ActivityStatus

_ASK = Text(
    en="say what lives on, who in the line takes it over and by when: handover: [{{what: …, to: …, due: …}}]",
    sv="skriv vad som lever vidare, vem i linjen som tar över och när: överlämnas: [{{vad: …, till: …, senast: …}}]",
)
_DELIVERABLES = Text(
    en="say who in the line takes over what the activities leave behind: {deliverables}",
    sv="skriv vem i linjen som tar över det som aktiviteterna lämnar efter sig: {deliverables}",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A closing that could not be read has been reported; a missing one is reported here, not by STR01."""
    plan = checked.plan
    closing = plan.closing
    if closing is None:
        if checked.written(plan, "closing"):
            return
        place = checked.missing_section("closing")
    elif checked.written(closing, "handover"):
        return
    else:
        place = checked.missing(closing, "handover")
        if place.field is None:
            place = checked.key(plan, "closing")
    left = [
        what
        for activity in plan.activities
        if activity.deliverables and activity.status is not ActivityStatus.CANCELLED
        for what in activity.deliverables
        if lives_on(what)
    ]
    yield Finding(
        at=place,
        text=Text(
            en="the plan has no closing: nothing is handed over to the line",
            sv="planen har inget avslut: inget lämnas över till linjen",
        )
        if closing is None
        else Text(en="nothing is handed over to the line", sv="inget lämnas över till linjen"),
        values={"deliverables": some(left)},
        advice=_DELIVERABLES if left else _ASK,
    )


RULE = Rule(
    code="CLO01",
    name="no-handover",
    levels=Levels(Severity.INFO, Severity.WARNING, Severity.ERROR, Severity.ERROR),
    summary=Text(en="Nothing is handed over when the project ends", sv="Inget lämnas över när projektet slutar"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan without a closing, or whose closing lists nothing that is handed over; a warning when the "
                "plan is ready, an error from the day it runs"
            ),
            sv=(
                "en plan utan avslut, eller vars avslut inte tar upp något som lämnas över; en varning när planen är "
                "klar, ett fel från den dag projektet pågår"
            ),
        ),
        matters=Text(
            en=(
                "when all activities are done the new knowledge and the new routines are to become everyday; what "
                "nobody takes over goes into the boxes with the project office"
            ),
            sv=(
                "när alla aktiviteter är klara ska ny kunskap och nya rutiner bli vardag; det som ingen tar över "
                "följer med ner i lådorna när projektkontoret packas ihop"
            ),
        ),
        wrong="projekt: {namn: Samtal varje vecka, status: klar}\navslut: {datum: 2028-05-31}",
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\navslut:\n  datum: 2028-05-31\n"
            "  överlämnas: [{vad: rutinen för samtal, till: verksamhetschefen, senast: 2028-05-22}]"
        ),
        origin=Text(
            en="the last step of the Komlitt model; LiA lists no hand-over and the VIVA record has no closing",
            sv="sista steget i Komlitts modell; LiA anger inget som lämnas över, och VIVA-projektet har inget avslut",
        ),
    ),
    check=check,
)
