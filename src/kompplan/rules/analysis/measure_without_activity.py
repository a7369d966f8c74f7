"""Report measures that no activity carries out."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.words import ActivityStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A measure that has been declined needs none; a cancelled activity carries nothing."""
    for measure in checked.chain.measures:
        activities = checked.chain.activities_of[id(measure)]
        cancelled = [each for each in activities if each.status is ActivityStatus.CANCELLED]
        if len(cancelled) < len(activities) or checked.written(measure, "declined"):
            continue
        yield Finding(
            at=checked.at(measure),
            text=Text(
                en="the measure {measure} is left without an activity",
                sv="åtgärden {measure} står utan aktivitet",
            )
            if cancelled
            else Text(en="no activity carries out the measure {measure}", sv="åtgärden {measure} saknar aktivitet"),
            values={"measure": named(measure), "id": measure.id or ""},
            advice=Text(
                en="plan an activity with measures: {id}, or write declined: and the reason",
                sv="planera en aktivitet med åtgärder: {id}, eller skriv avböjt: och skälet",
            )
            if measure.id
            else Text(
                en="give the measure an id and name it in an activity: measures: …",
                sv="ge åtgärden ett id och ange det i en aktivitet: åtgärder: …",
            ),
            related=tuple(
                Note(checked.at(each, "status"), Text(en="this one is cancelled", sv="den här är inställd"))
                for each in cancelled
            ),
        )


RULE = Rule(
    code="ANA03",
    name="measure-without-activity",
    levels=always(Severity.WARNING),
    summary=Text(en="A measure that no activity carries out", sv="En åtgärd som ingen aktivitet genomför"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a measure in the solution tree that no activity names, unless it has been declined with a reason; a "
                "cancelled activity does not count"
            ),
            sv=(
                "en åtgärd i lösningsträdet som ingen aktivitet anger, om den inte är avböjd med ett skäl; en inställd "
                "aktivitet räknas inte"
            ),
        ),
        matters=Text(
            en=(
                "a measure becomes work first when it has an owner, a date and a cost, and those belong to an "
                "activity. The list of these findings is the list of what remains to be planned"
            ),
            sv=(
                "en åtgärd blir arbete först när den har ansvarig, datum och kostnad, och de hör till en aktivitet. "
                "Listan över de här anmärkningarna är listan över det som återstår att planera"
            ),
        ),
        wrong=(
            "lösningsträd:\n"
            "  orsaker:\n"
            "    - text: Leksaker saknas\n"
            "      åtgärder:\n"
            "        - {id: Å6, text: Leksaker köps in}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod}"
        ),
        right=(
            "lösningsträd:\n"
            "  orsaker:\n"
            "    - text: Leksaker saknas\n"
            "      åtgärder:\n"
            "        - {id: Å6, text: Leksaker köps in}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Inköp av leksaker, åtgärder: Å6}"
        ),
        origin=Text(
            en="the women's shelter in the Komlitt model has six measures and no plan for any of them",
            sv="kvinnojouren i Komlitts modell har sex åtgärder och ingen plan för någon av dem",
        ),
    ),
    check=check,
)
