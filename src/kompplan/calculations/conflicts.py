"""Amounts of the programme's header that the rest of the plan states otherwise."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.budget import BudgetView
from kompplan.calculations.funding import Told, costs, gap, in_kronor, of_the_fund
from kompplan.calculations.rounding import apart, meant
from kompplan.calculations.sums import Amount, total
from kompplan.model.plan import Plan
from kompplan.model.project import Programme
from kompplan.values.quantity import Quantity


class Conflict(NamedTuple):
    """A field of the programme's header, and what stands in another place."""

    field: str
    stated: Quantity
    other: Told


def conflicts(plan: Plan, view: BudgetView) -> Iterator[Conflict]:
    """Yield one conflict for each quantity, in the order of the header."""
    programme = plan.project.programme if plan.project is not None else None
    if programme is None:
        return
    grant, whole = in_kronor(programme.grant), in_kronor(programme.total)
    if grant is not None:
        yield from _of_grant(plan, view, grant)
    if whole is not None:
        others = [each for each in costs(plan, view) if not isinstance(each.part, Programme)]
        if others and all(apart(meant(whole), each.amount) for each in others):
            yield Conflict("total", whole, others[0])


def _of_grant(plan: Plan, view: BudgetView, stated: Quantity) -> Iterator[Conflict]:
    rows = of_the_fund(plan)
    amounts = [meant(kronor) for row in rows if (kronor := in_kronor(row.amount)) is not None]
    if not rows or len(amounts) != len(rows):
        return
    paid = total(amounts)
    found = Amount(paid.low, paid.high)
    difference = apart(found, meant(stated))
    if not difference:
        return
    lacking = gap(plan, view)
    if lacking is None or lacking.by != difference:
        yield Conflict("grant", stated, Told(rows[0], "amount", found))
