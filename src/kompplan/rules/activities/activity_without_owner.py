"""Report activities that nobody is responsible for."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.words import ActivityStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A cancelled activity needs nobody."""
    for activity in checked.plan.activities:
        if activity.status is not ActivityStatus.CANCELLED and not checked.written(activity, "owner"):
            yield Finding(
                at=checked.missing(activity, "owner"),
                text=Text(en="{activity} has no owner", sv="{activity} saknar ansvarig"),
                values={"activity": named(activity)},
                advice=Text(
                    en="name the role that sees that it gets done: owner: …",
                    sv="ange den roll som ser till att det blir gjort: ansvarig: …",
                ),
            )


RULE = Rule(
    code="ACT01",
    name="activity-without-owner",
    levels=from_ready(Severity.ERROR),
    summary=Text(en="An activity that nobody is responsible for", sv="En aktivitet som ingen ansvarar för"),
    explanation=Explanation(
        notices=Text(
            en="an activity without an owner, unless it is cancelled",
            sv="en aktivitet utan ansvarig, om den inte är inställd",
        ),
        matters=Text(
            en=(
                "an activity without an owner is everybody's wish and nobody's work: nobody books the room, asks for "
                "tenders or notices that it is late. Responsibility can be shared out among colleagues, one activity "
                "to each"
            ),
            sv=(
                "en aktivitet utan ansvarig är allas önskan men ingens arbete: ingen bokar lokalen, tar in anbud "
                "eller märker att det är sent. Fördela gärna ansvaret bland kollegorna, en aktivitet till var och en"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, ansvarig: föreståndaren}"
        ),
        origin=Text(
            en=(
                "a column of the activity plan in the Komlitt model; none of the activities in the LiA and VIVA plans "
                "had an owner"
            ),
            sv=(
                "en kolumn i aktivitetsplanen enligt Komlitts modell; ingen av aktiviteterna i planerna för LiA och "
                "VIVA hade någon ansvarig"
            ),
        ),
    ),
    check=check,
)
