"""What a plan buys without an entry that says how: PRO01 reports it, and the procurement calendar lists it."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine
from kompplan.model.words import ActivityStatus, CostType, Status

_PAST = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})
_NOT_YET = frozenset({Status.DRAFT, Status.READY})


class Sign(Enum):
    """What tells that an activity is bought."""

    ACTIVITY = "activity"
    """It says so itself: external, or a cost of that type."""
    LINE = "line"
    """A line of the budget buys services for it."""
    SUPPLIER = "supplier"


class Bought(NamedTuple):
    """An activity that is bought, and the field or the budget's line that tells it."""

    activity: Activity
    sign: Sign
    field: str
    line: BudgetLine | None


def bought_without_entry(checked: CheckedPlan) -> Iterator[Bought]:
    """Yield the activities that no procurement names and that name none; any entry will do, also a call-off."""
    plan = checked.plan
    lines = _lines(checked)
    under_way = checked.status not in _NOT_YET
    named_by: set[str] | None = None
    for activity in plan.activities:
        found = _bought(activity, lines, under_way=under_way)
        if (
            found is None
            or activity.external is False
            or activity.status in _PAST
            or (activity.cost is not None and activity.cost.value == 0)
            or checked.written(activity, "procurement")
        ):
            continue
        if named_by is None:
            if not checked.complete(plan, "procurement"):
                return
            named_by = {name.strip() for each in plan.procurement for name in each.activities}
        if activity.id is None or activity.id.strip() not in named_by:
            yield found


def _lines(checked: CheckedPlan) -> Mapping[int, BudgetLine]:
    """Return the line that buys services for an activity, by the activity's identity."""
    budget = checked.plan.budget
    if budget is None:
        return {}
    bought = [line for line in budget.lines if line.cost_type is CostType.EXTERNAL_SERVICES]
    return {id(each): line for line in bought for each in checked.coverage.activities_of[id(line)]}


def _bought(activity: Activity, lines: Mapping[int, BudgetLine], *, under_way: bool) -> Bought | None:
    """Tell a purchase. A supplier's name alone is one when the plan is under way; before that it is PRO06's."""
    if activity.external:
        return Bought(activity, Sign.ACTIVITY, "external", None)
    if activity.cost_type is CostType.EXTERNAL_SERVICES:
        return Bought(activity, Sign.ACTIVITY, "cost_type", None)
    line = lines.get(id(activity))
    if line is not None:
        return Bought(activity, Sign.LINE, "id", line)
    if under_way and activity.supplier:
        return Bought(activity, Sign.SUPPLIER, "supplier", None)
    return None
