"""Report activities that cost money or are bought, and that no line of the budget pays for."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.amounts import as_stated
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity, Unit

_ADVICE = Text(
    en="add a line for it, or name it in a line: activities: [{id}]",
    sv="lägg till en rad för den, eller ange den i en rad: aktiviteter: [{id}]",
)


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Only beside a budget with lines or a total: a plan without one is told so once, by STR01."""
    budget = checked.plan.budget
    if budget is None or not (budget.lines or checked.written(budget, "stated_total")):
        return
    if not checked.complete(budget, "lines"):
        return
    related = (Note(checked.key(budget, "lines"), Text(en="the lines", sv="raderna")),) if budget.lines else ()
    for activity in checked.plan.activities:
        if id(activity) in checked.coverage.covered or activity.status is ActivityStatus.CANCELLED:
            continue
        cost = _kronor(activity)
        if cost is not None:
            text = Text(
                en="{activity} costs {cost}, but no line of the budget pays for it",
                sv="{activity} kostar {cost}, men ingen rad i budgeten betalar det",
            )
        elif activity.external and not checked.written(activity, "cost"):
            text = Text(
                en="{activity} is bought, but no line of the budget pays for it",
                sv="{activity} köps, men ingen rad i budgeten betalar det",
            )
        else:
            continue
        yield Finding(
            at=checked.at(activity, "id"),
            text=text,
            values={
                "activity": named(activity),
                "cost": as_stated(cost) if cost is not None else None,
                "id": activity.id or "…",
            },
            advice=_ADVICE,
            related=related,
        )


def _kronor(activity: Activity) -> Quantity | None:
    """Return what the activity costs in kronor, if that is more than nothing."""
    cost = activity.cost
    if cost is None or cost.unit is not Unit.SEK or cost.high == 0:
        return None
    return cost


RULE = Rule(
    code="BUD03",
    name="activity-without-budget-line",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An activity that costs money and has no line in the budget",
        sv="En aktivitet som kostar pengar men saknar rad i budgeten",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity with a cost in kronor, or one that is bought from outside, when the budget has lines or "
                "a total and no line names the activity or bears its name. Cancelled activities and a cost of 0 need "
                "no line"
            ),
            sv=(
                "en aktivitet som har en kostnad i kronor eller köps in, när budgeten har rader eller en summa och "
                "ingen rad anger aktiviteten eller bär dess namn. Inställda aktiviteter och kostnaden 0 behöver "
                "ingen rad"
            ),
        ),
        matters=Text(
            en=(
                "what stands in the activity plan but not in the budget gets done only if something else is left "
                "undone; whoever decides on the budget believes that it is paid for"
            ),
            sv=(
                "det som står i aktivitetsplanen men inte i budgeten blir av bara om något annat inte blir det; "
                "den som beslutar om budgeten tror att det är betalt"
            ),
        ),
        wrong=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs, kostnad: 60 000 kr}\n"
            "  - {id: A2, aktivitet: Mätning, kostnad: 40 000 kr}\nbudget:\n  rader:\n"
            "    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Kurs, kostnad: 60 000 kr}\n"
            "  - {id: A2, aktivitet: Mätning, kostnad: 40 000 kr}\nbudget:\n  rader:\n"
            "    - {post: Kursdagar, belopp: 60 000 kr, aktivitet: A1}\n"
            "    - {post: Kulturmätning, belopp: 40 000 kr, aktivitet: A2}"
        ),
        origin=Text(
            en="most of LiA's shared offers and all four of VIVA's blocks were planned without a line in any budget",
            sv=(
                "de flesta av LiA:s gemensamma erbjudanden och alla fyra block i VIVA planerades utan någon rad i en "
                "budget"
            ),
        ),
    ),
    check=check,
)
