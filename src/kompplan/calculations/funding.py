"""Who pays, beside what it costs: the gap between them, and the fund's part of the whole.

A plan can say in several places what it costs. Where those differ among themselves another rule says so, and the
funding is right as soon as it is one of them.
"""

from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetView
from kompplan.calculations.rounding import apart, meant, slack, widened
from kompplan.calculations.sums import ZERO, Amount, amount_of, total
from kompplan.model.base import Part
from kompplan.model.budget import Funding
from kompplan.model.plan import Plan
from kompplan.model.words import FundingForm, FundingKind
from kompplan.values.quantity import Quantity, Unit

_KRONA = Decimal(1)
_FUND = ("socialfond", "social fund", "esf")


class Told(NamedTuple):
    """An amount, and the part and field that it is told in; all items of the field where it is a list."""

    part: Part
    field: str
    amount: Amount
    listed: bool = False


class Gap(NamedTuple):
    """What the funding comes to beside what the plan costs."""

    funded: Amount
    cost: Told
    by: Decimal
    """How much the funding certainly is too much; negative where money is lacking."""


class GrantShare(NamedTuple):
    """The fund's part of the whole, both known exactly."""

    grant: Decimal
    told: Told
    whole: Decimal

    @property
    def own(self) -> Decimal:
        """How much others pay, in per cent of the whole."""
        return 100 - self.grant * 100 / self.whole

    def lacking(self, share: Decimal) -> Decimal:
        """Return how many kronor others pay less than ``share`` per cent; 0 where only rounding to kronor differs."""
        less = self.grant - self.whole * (100 - share) / 100
        return less if less > _KRONA else ZERO


def in_kronor(quantity: Quantity | None) -> Quantity | None:
    """Return an amount if it is one of kronor in all."""
    if quantity is None or quantity.per is not None or quantity.unit is not Unit.SEK:
        return None
    return quantity


def costs(plan: Plan, view: BudgetView) -> tuple[Told, ...]:
    """Return what the plan costs, for each way in which it says so; the one that a message names comes first."""
    found: list[Told] = []
    budget, project = plan.budget, plan.project
    given = time_is_given(plan)
    if budget is not None:
        stated = in_kronor(budget.stated_total)
        if budget.lines and view.lines.known and not view.lines.unknown:
            by = sum((slack(line.amount) for line in budget.lines if line.amount is not None), ZERO)
            sums = widened(Amount(view.lines.low, view.lines.high), by)
            found.append(Told(budget, "lines", sums, listed=True))
            if not view.line_hours.empty:
                found.insert(not given, Told(budget, "lines", _with_hours(sums, view), listed=True))
        if stated is not None:
            found.append(Told(budget, "stated_total", meant(stated)))
    if not view.kronor.empty and not view.kronor.unknown:
        rows = Amount(view.kronor.low, view.kronor.high)
        place = found[0][:2] if found else (plan, "activities")
        if all(rows != each.amount for each in found):
            found.append(Told(*place, rows, listed=True))
        if not view.hours.empty and given:
            found.append(Told(*place, _with_hours(rows, view), listed=True))
    programme = project.programme if project is not None else None
    granted = in_kronor(programme.total) if programme is not None else None
    if programme is not None and granted is not None:
        found.append(Told(programme, "total", meant(granted)))
    return tuple(found)


def _with_hours(kronor: Amount, view: BudgetView) -> Amount:
    """Add the hours at the plan's rate; without one they are worth anything."""
    hours = view.hours_in_kronor
    if hours is None:
        return Amount(kronor.low, None)
    high = None if kronor.high is None or hours.high is None else kronor.high + hours.high
    return Amount(kronor.low + hours.low, high)


def time_is_given(plan: Plan) -> bool:
    """Tell whether some of the funding is time, or may be."""
    return any(
        each.form in (FundingForm.IN_KIND, FundingForm.PARTICIPANT_TIME)
        or (each.kind in (FundingKind.OWN, FundingKind.COFINANCING) and each.form is None)
        or (each.amount is not None and each.amount.unit is Unit.HOUR)
        for each in plan.funding
    )


def funded(plan: Plan, view: BudgetView) -> Amount | None:
    """Return what the sources pay together; nothing where one of them does not say how much."""
    if view.funded.empty or view.funded.unknown:
        return None
    by = sum((slack(each.amount) for each in plan.funding if each.amount is not None), ZERO)
    paid = widened(Amount(view.funded.low, view.funded.high), by)
    hours = total(
        amount_of(each.amount) for each in plan.funding if each.amount is not None and each.amount.unit is Unit.HOUR
    )
    if hours.empty:
        return paid
    if view.rate is None:
        return Amount(paid.low, None)
    high = None if paid.high is None or hours.high is None else paid.high + hours.high * view.rate
    return Amount(paid.low, high)


def gap(plan: Plan, view: BudgetView) -> Gap | None:
    """Return the gap; nothing where there is none, or where one of the two is not known."""
    paid, asked = funded(plan, view), costs(plan, view)
    if paid is None or not asked or any(not apart(paid, each.amount) for each in asked):
        return None
    return Gap(paid, asked[0], apart(paid, asked[0].amount))


def of_the_fund(plan: Plan) -> tuple[Funding, ...]:
    """Return the sources that are the programme's grant: the ones that name the fund, else the only grant."""
    grants = [each for each in plan.funding if each.kind is FundingKind.GRANT]
    if len(grants) > 1:
        programme = plan.project.programme if plan.project is not None else None
        fund = (programme.fund or "").casefold() if programme is not None else ""
        names = (fund, *_FUND) if fund and any(word in fund for word in _FUND) else (fund,)
        grants = [each for each in grants if fund and any(name in (each.source or "").casefold() for name in names)]
    return tuple(grants)


def grant_share(plan: Plan, view: BudgetView) -> GrantShare | None:
    """Return the fund's part of the whole; of several statements, the ones that make it smallest."""
    programme = plan.project.programme if plan.project is not None else None
    told: list[Told] = []
    stated = in_kronor(programme.grant) if programme is not None else None
    if programme is not None and stated is not None:
        told.append(Told(programme, "grant", amount_of(stated)))
    rows = of_the_fund(plan)
    amounts = [kronor for each in rows if (kronor := in_kronor(each.amount)) is not None]
    if rows and len(amounts) == len(rows):
        paid = total(amount_of(each) for each in amounts)
        told.append(Told(rows[0], "amount", Amount(paid.low, paid.high)))
    wholes = [each.amount for each in costs(plan, view)]
    paid_in_all = funded(plan, view)
    if not wholes and len(plan.funding) < 2:
        return None
    if paid_in_all is not None:
        wholes.append(paid_in_all)
    if not told or not all(each.amount.exact for each in told) or not all(each.exact for each in wholes):
        return None
    least = min(told, key=lambda each: each.amount.low)
    whole = max((each.low for each in wholes), default=ZERO)
    return GrantShare(least.amount.low, least, whole) if least.amount.low > 0 and whole > 0 else None
