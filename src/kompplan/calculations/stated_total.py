"""The budget's stated total beside its own lines, with the rounding that thousands of kronor bring."""

from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetView
from kompplan.calculations.rounding import apart, meant, slack, widened
from kompplan.calculations.sums import ZERO, Amount, amount_of
from kompplan.calculations.units import Priced, Suspicion, doubts
from kompplan.model.budget import Budget
from kompplan.values.quantity import Quantity, Unit


class TotalCheck(NamedTuple):
    """What a stated total is compared with."""

    stated: Quantity
    unit: Unit
    sum: Amount
    """What the lines come to as they are printed, hours at the plan's rate included where that is meant."""
    gap: Decimal
    """How much the stated total is too high, negative where it is too low; 0 where rounding can explain it."""
    rounded: bool
    """Some of it is printed in thousands or millions."""
    mixed: bool
    """Lines in kronor and in hours stand under one total, and no rate says how they add up."""


def _compared(stated: Quantity, unit: Unit, paid: Amount, by: Decimal) -> TotalCheck:
    """Compare, and allow for the rounding of the lines and of the total."""
    rounded = bool(by or slack(stated))
    gap = apart(amount_of(stated), paid) if apart(meant(stated), widened(paid, by)) else ZERO
    return TotalCheck(stated, unit, paid, gap, rounded, mixed=False)


def _lines_slack(budget: Budget) -> Decimal:
    return sum((slack(line.amount) for line in budget.lines if line.amount is not None), ZERO)


def check_total(budget: Budget, view: BudgetView) -> TotalCheck | None:
    """Return the comparison; nothing where no total is stated or where a line's amount is not known."""
    stated = budget.stated_total
    kronor, hours = view.lines, view.line_hours
    if stated is None or stated.per is not None or not budget.lines or kronor.unknown or hours.unknown:
        return None
    worked = Amount(hours.low, hours.high)
    if stated.unit is Unit.HOUR:
        found = _compared(stated, Unit.HOUR, worked, ZERO)
        return found._replace(mixed=not kronor.empty and found.gap != 0)
    by = _lines_slack(budget)
    paid = Amount(kronor.low, kronor.high)
    found = _compared(stated, Unit.SEK, paid, by)
    if hours.empty or found.gap == 0:
        return found
    worth = view.line_hours_in_kronor
    if worth is None:
        return found._replace(mixed=found.gap > 0)
    if worth.unknown:
        return None
    high = None if paid.high is None or worth.high is None else paid.high + worth.high
    return _compared(stated, Unit.SEK, Amount(paid.low + worth.low, high), by)


def priced(budget: Budget) -> tuple[Priced, ...]:
    """Return the amounts of the lines, and the stated total."""
    amounts = [Priced(line, "amount", line.amount) for line in budget.lines if line.amount is not None]
    if budget.stated_total is not None:
        amounts.append(Priced(budget, "stated_total", budget.stated_total))
    return tuple(amounts)


def explained_by_unit(budget: Budget, view: BudgetView) -> bool:
    """Tell whether the total is right once the amounts that look like thousands are read as thousands."""
    stated = budget.stated_total
    small = [doubt.of for doubt in doubts(priced(budget)) if doubt.why is Suspicion.SMALL]
    if stated is None or not small:
        return False
    for times in (Decimal(1000), Decimal(1_000_000)):
        more = sum((each.amount.low * (times - 1) for each in small if each.part is not budget), ZERO)
        rounded = times / 2 * len(small)
        claim = meant(stated)
        if any(each.part is budget for each in small):
            claim = Amount(claim.low * times, None if claim.high is None else claim.high * times)
        paid = Amount(view.lines.low + more, None if view.lines.high is None else view.lines.high + more)
        if not apart(claim, widened(paid, rounded + _lines_slack(budget))):
            return True
    return False
