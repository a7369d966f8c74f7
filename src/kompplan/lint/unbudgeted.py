"""Money that a plan has and does not budget: BUD03 speaks of it, so that STR01 need not."""

from typing import NamedTuple

from kompplan.calculations.sums import Amount, total
from kompplan.checked import CheckedPlan
from kompplan.lint.amounts import as_stated, shown
from kompplan.loading.places import Anchor
from kompplan.model.words import ActivityStatus, Status
from kompplan.values.quantity import Quantity, Unit


class Unbudgeted(NamedTuple):
    """How much money is known, as it is said in a message, and where that stands."""

    amount: object
    place: Anchor


def budget_is_told(checked: CheckedPlan) -> bool:
    """Tell whether there are rows, or activities that tell their cost; what could not be read counts as told."""
    plan = checked.plan
    if plan.budget is None:
        if checked.written(plan, "budget"):
            return True
    elif checked.written(plan.budget, "lines"):
        return True
    return any(checked.written(each, "cost") or checked.written(each, "hours") for each in plan.activities)


def unbudgeted(checked: CheckedPlan) -> Unbudgeted | None:
    """Return the money of a plan whose activities nobody has put a price on; a draft may still come to that."""
    plan = checked.plan
    if plan.budget is not None or checked.status is Status.DRAFT or budget_is_told(checked):
        return None
    if all(each.status is ActivityStatus.CANCELLED for each in plan.activities):
        return None
    sources = [(each.amount, each) for each in plan.funding if each.amount is not None and each.amount.unit is Unit.SEK]
    if len(sources) == 1:
        amount, source = sources[0]
        return Unbudgeted(as_stated(amount), checked.at(source, "amount"))
    if sources:
        return Unbudgeted(_together([amount for amount, _ in sources]), checked.key(plan, "funding"))
    programme = plan.project.programme if plan.project is not None else None
    if programme is None:
        return None
    for field, stated in (("total", programme.total), ("grant", programme.grant)):
        if stated is not None:
            return Unbudgeted(as_stated(stated), checked.at(programme, field))
    return None


def _together(amounts: list[Quantity]) -> object:
    sums = total([Amount(each.low, each.high) for each in amounts])
    return shown(Amount(sums.low, sums.high), Unit.SEK)
