"""What running text says of money, beside the rows that it speaks of."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kompplan.calculations.budget import BudgetView, Value
from kompplan.calculations.rounding import apart, meant, slack, widened
from kompplan.calculations.sums import ZERO, Amount, total
from kompplan.calculations.units import Priced, Suspicion, doubts
from kompplan.model.budget import Budget, BudgetLine, Claim
from kompplan.values.quantity import Approx, Quantity, Unit


class ClaimCheck(NamedTuple):
    """A statement with what its rows come to."""

    claim: Claim
    amount: Quantity
    sum: Amount
    lines: tuple[BudgetLine, ...]


def broken_claims(budget: Budget, view: BudgetView) -> Iterator[ClaimCheck]:
    """Yield the statements that their rows contradict; all rows where a statement names none."""
    values = {id(row.part): row.kronor for row in view.rows} if budget.claims else {}
    for claim in budget.claims:
        amount = claim.amount
        if amount is None or amount.unit is not Unit.SEK or amount.per is not None:
            continue
        lines = _lines(budget, claim)
        paid = _sum(lines, values) if lines else None
        if paid is not None and _breaks(amount, paid):
            yield ClaimCheck(claim, amount, paid, lines)


def _lines(budget: Budget, claim: Claim) -> tuple[BudgetLine, ...]:
    """Return the rows; nothing where an id leads to none of them or to two."""
    if not claim.lines:
        return budget.lines
    found: list[BudgetLine] = []
    for name in claim.lines:
        named = [line for line in budget.lines if line.id and line.id.strip() == name.strip()]
        if len(named) != 1:
            return ()
        found += named
    return tuple(found)


def _sum(lines: tuple[BudgetLine, ...], values: Mapping[int, Value]) -> Amount | None:
    """Add the rows up; nothing where one is not known, is in hours, or may be in thousands."""
    amounts = [values[id(line)] for line in lines]
    known = total(amount for amount in amounts if amount is not None)
    priced = [Priced(line, "amount", line.amount) for line in lines if line.amount is not None]
    if None in amounts or known.unknown or any(doubt.why is Suspicion.SMALL for doubt in doubts(priced)):
        return None
    by = sum((slack(each.amount) for each in priced), ZERO)
    return widened(Amount(known.low, known.high), by)


def _breaks(amount: Quantity, paid: Amount) -> bool:
    """Tell whether the words cannot be true. "Just over" a sum that it is exactly is not true either."""
    if amount.approx in (Approx.OVER, Approx.UNDER, Approx.NEARLY) and paid.exact and paid.low == amount.nominal:
        return True
    return bool(apart(paid, meant(amount)))
