"""Report activities of which it is not said what they may cost, in kronor or in hours."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A cost is kronor, hours, a budget line for the activity, or a reason why there is none; 0 alone is no reason."""
    covered = checked.coverage.covered
    for activity in checked.plan.activities:
        if (
            activity.status is ActivityStatus.CANCELLED
            or id(activity) in covered
            or checked.written(activity, "cost_reason")
        ):
            continue
        stated = [name for name in ("cost", "hours") if checked.written(activity, name)]
        if not stated:
            yield Finding(
                at=checked.missing(activity, "cost"),
                text=Text(en="{activity} has no cost", sv="{activity} saknar kostnad"),
                values={"activity": named(activity)},
                advice=Text(
                    en="state kronor or hours: cost: 45 000 kr, or hours: 16 h",
                    sv="ange kronor eller timmar: kostnad: 45 000 kr, eller tid: 16 h",
                ),
            )
        elif all(_is_zero(getattr(activity, name)) for name in stated):
            yield Finding(
                at=checked.at(activity, stated[0]),
                text=Text(
                    en="{activity} is said to cost {cost}, but not why",
                    sv="{activity} uppges kosta {cost}, men inte varför",
                ),
                values={"activity": named(activity), "cost": getattr(activity, stated[0])},
                advice=Text(
                    en="state the hours, or the reason: cost_reason: part of ordinary work",
                    sv="ange tiden, eller skälet: kostnad_skäl: ryms i ordinarie arbete",
                ),
            )


def _is_zero(amount: Quantity | None) -> bool:
    return amount is not None and amount.value == 0


RULE = Rule(
    code="ACT03",
    name="activity-without-cost",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="An activity without a cost in kronor or hours", sv="En aktivitet utan kostnad i kronor eller timmar"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity that states neither cost nor hours and that no budget line names, and a cost of 0 "
                "without a reason"
            ),
            sv=(
                "en aktivitet som varken har kostnad eller tid och som ingen budgetrad avser, samt kostnaden 0 utan "
                "skäl"
            ),
        ),
        matters=Text(
            en=(
                "most of what competence development costs is working hours, and hours that nobody has counted are "
                "hours that nobody has been given. What really costs nothing is worth saying, with the reason"
            ),
            sv=(
                "det mesta av vad kompetensutveckling kostar är arbetstid, och tid som ingen har räknat på är tid "
                "som ingen har fått. Det som verkligen är gratis får gärna sägas, med skälet"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod}\n"
            "  - {id: A2, aktivitet: Samtal enligt schema, kostnad: 0 kr}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, kostnad: 6 × 4 500 kr, tid: 6 × 32 h}\n"
            "  - {id: A2, aktivitet: Samtal enligt schema, kostnad: 0 kr, kostnad_skäl: ryms i schemat}"
        ),
        origin=Text(
            en=(
                "a column of the activity plan in the Komlitt model, in kronor or in hours worked; of LiA's shared "
                "offers only the culture measurement had an amount"
            ),
            sv=(
                "en kolumn i aktivitetsplanen enligt Komlitts modell, i kronor eller nedlagd tid; av LiA:s gemensamma "
                "erbjudanden hade bara kulturmätningen ett belopp"
            ),
        ),
    ),
    check=check,
)
