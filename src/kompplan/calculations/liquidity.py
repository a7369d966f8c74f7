"""Support that is paid in arrears: what has to be laid out month by month, and when that is most.

The owner of a project pays first, and must have the money for it (esf.se, ansökningsguide)::

    out           kronor of the month, less what is given in kind for them
    grant         share × eligible kronor of each interval, ``delay`` after the interval ends; the first interval begins
                  on the first day of the project's first month
    share         the fund's grant / eligible costs, never more than all of them
    advance       comes in the first month and is drawn from the last payments
    other sources with a date come in the last month that it can mean; without one they follow the costs
    balance       what has come in less what has gone out; the deepest point is what has to be laid out

Costs between two bounds give a balance between two bounds.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.by_month import MOST_MONTHS, Month, add_to, months_between
from kompplan.calculations.dates import Calendar
from kompplan.calculations.durations import stretch
from kompplan.calculations.financing import Financing
from kompplan.calculations.splits import apportioned
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.i18n.text import Text
from kompplan.model.budget import Funding
from kompplan.model.plan import Plan
from kompplan.model.project import Payment
from kompplan.values.days import last_day
from kompplan.values.quantity import Quantity
from kompplan.values.when import Offset

NO_TERMS = Unknown(
    Text(
        "the plan does not say how often the fund pays (programme: payment)",
        "planen säger inte hur ofta fonden betalar (program: utbetalning)",
    )
)
NO_COSTS = Unknown(Text("no cost can be placed in time", "ingen kostnad går att placera i tiden"))
NO_PERIOD = Unknown(Text("the project's period is not known", "projektets period är inte känd"))
NO_GRANT = Unknown(Text("the plan names no grant in kronor", "planen nämner inget stöd i kronor"))
NO_INTERVAL = Unknown(
    Text(
        "the payments' interval and delay are not told in months, weeks or days",
        "utbetalningarnas intervall och dröjsmål är inte angivna i månader, veckor eller dagar",
    )
)


class Flow(NamedTuple):
    """A month's payments; ``balance`` is all that has come in less all that has gone out."""

    month: Month
    out: Amount
    grant: Amount
    other: Amount
    balance: Amount


class Liquidity(NamedTuple):
    """The balance of every month, and its deepest point."""

    flows: tuple[Flow, ...]
    deepest: Amount
    """How much has to be laid out at the worst, as a positive amount."""
    month: Month
    """The month of the deepest point, with the costs at their highest where these are known between bounds."""


Costs = tuple[Mapping[Month, Decimal], Mapping[Month, Decimal]]
"""Kronor by month: all, and the eligible ones."""


def liquidity(
    plan: Plan, found: Financing, dates: Calendar, low: Costs, high: Costs | None, day_hours: Decimal
) -> Liquidity | Unknown:
    """Return the balance of every month; ``low`` and ``high`` are the bounds of its costs, if there is an upper one."""
    programme = plan.project.programme if plan.project is not None else None
    payment = programme.payment if programme is not None else None
    if payment is None or payment.every is None:
        return NO_TERMS
    grant = _grant(plan, found)
    if grant is None:
        return NO_GRANT
    if not low[0]:
        return NO_COSTS
    if dates.start is None:
        return NO_PERIOD
    start = dates.start.earliest
    ends = [*low[0]] if dates.end is None else [*low[0], (dates.end.latest.year, dates.end.latest.month)]
    last = max(ends)
    terms = _terms(payment, start, last, day_hours)
    if terms is None:
        return NO_INTERVAL
    runs = [_run(found, dates, costs, grant, payment, terms, (start.year, start.month))
            for costs in (low, high) if costs is not None]  # fmt: skip
    worst = runs[-1]
    unbounded = high is None
    flows = tuple(
        Flow(
            flow.month,
            _bounds(flow.out, other.out, unbounded=unbounded),
            _bounds(flow.grant, other.grant, unbounded=unbounded),
            _bounds(flow.other, other.other, unbounded=unbounded),
            _bounds(flow.balance, other.balance, unbounded=False),
        )
        for flow, other in zip(runs[0], worst, strict=True)
    )
    depths = [-min((flow.balance for flow in run), default=ZERO) for run in runs]
    deepest = Amount(max(ZERO, min(depths)), None if high is None else max(ZERO, *depths))
    lowest = min(worst, key=lambda flow: flow.balance)
    return Liquidity(flows, deepest, lowest.month)


def _bounds(one: Decimal, other: Decimal, unbounded: bool) -> Amount:
    return Amount(min(one, other), None if unbounded else max(one, other))


def _grant(plan: Plan, found: Financing) -> Decimal | None:
    """Return the fund's grant: its sources, else what the programme says."""
    amounts = [each.kronor for each in found.sources if each.of_the_fund]
    if amounts and all(isinstance(each, Amount) and each.exact for each in amounts):
        return sum((each.low for each in amounts if isinstance(each, Amount)), ZERO)
    programme = plan.project.programme if plan.project is not None else None
    return programme.grant.value if programme is not None and programme.grant is not None else None


class _Claim(NamedTuple):
    first: Month
    last: Month
    paid: Month


def _terms(payment: Payment, start: date, last: Month, day_hours: Decimal) -> list[_Claim] | None:
    """Return the intervals with the month in which each is paid."""
    every = _offset(payment.every, day_hours)
    delay = _offset(payment.delay, day_hours) if payment.delay is not None else Offset(0, 0)
    if every is None or delay is None or every.months < 1 or every.days:
        return None
    claims: list[_Claim] = []
    at = start.year * 12 + start.month - 1
    end = last[0] * 12 + last[1] - 1
    while at <= end and len(claims) < MOST_MONTHS:
        until = min(at + every.months - 1, end)
        year, month = divmod(until, 12)
        closes = date(year, month + 1, last_day(year, month + 1))
        paid = delay.after(closes)
        if paid is None:
            return None
        if delay.months and not delay.days:  # three months after the last of June is the last of September
            paid = date(paid.year, paid.month, last_day(paid.year, paid.month))
        claims.append(_Claim((at // 12, at % 12 + 1), (year, month + 1), (paid.year, paid.month)))
        at = until + 1
    return claims


def _offset(length: Quantity | None, day_hours: Decimal) -> Offset | None:
    if length is None or length.per is not None or length.high is None:
        return None
    found = stretch(length, length.high, day_hours)
    return None if found is None else Offset(found.months, found.days + found.working)


class _Moved(NamedTuple):
    month: Month
    out: Decimal
    grant: Decimal
    other: Decimal
    balance: Decimal


def _run(
    found: Financing,
    dates: Calendar,
    costs: Costs,
    grant: Decimal,
    payment: Payment,
    claims: Sequence[_Claim],
    start: Month,
) -> list[_Moved]:
    """Follow the money with one set of costs."""
    paid_out, eligible = costs
    whole = sum(paid_out.values(), ZERO)
    counted = sum(eligible.values(), ZERO)
    in_kind = _kind_for_kronor(found)
    months = list(paid_out)
    weights = [paid_out[month] for month in months]
    kind = dict(zip(months, apportioned(min(in_kind, whole), weights), strict=True))
    covered = found.eligible.low if found.eligible.exact and found.eligible.low > 0 else counted
    support = min(grant, covered) * min(counted / covered, Decimal(1)) if covered else ZERO
    earned = dict(zip(eligible, apportioned(support.quantize(Decimal("0.01")), list(eligible.values())), strict=True))
    other: dict[Month, Decimal] = {}
    for each in found.sources:
        if each.of_the_fund or each.in_kind is True or not isinstance(each.kronor, Amount):
            continue
        when = _month_of(each.funding, dates)
        if when is not None:
            add_to(other, {when: each.kronor.low})
        else:
            placed = (
                each.kronor.low * whole / found.cash.low if found.cash.exact and found.cash.low > 0 else each.kronor.low
            )
            shares = apportioned(min(placed, each.kronor.low).quantize(Decimal("0.01")), weights)
            add_to(other, dict(zip(months, shares, strict=True)))
    came: dict[Month, Decimal] = {}
    left = grant
    advance = payment.advance.value if payment.advance is not None else None
    if advance is not None:
        came[start] = min(advance, grant)
        left -= came[start]
    for claim in claims:
        asked = sum((earned.get(month, ZERO) for month in months_between(claim.first, claim.last)), ZERO)
        paid = min(asked, left)
        left -= paid
        came[claim.paid] = came.get(claim.paid, ZERO) + paid
    every = [*months, *other, *came, start]
    balance = ZERO
    moved: list[_Moved] = []
    for month in months_between(min(every), max(every)):
        out = paid_out.get(month, ZERO) - kind.get(month, ZERO)
        balance += came.get(month, ZERO) + other.get(month, ZERO) - out
        moved.append(_Moved(month, out, came.get(month, ZERO), other.get(month, ZERO), balance))
    return moved


def _kind_for_kronor(found: Financing) -> Decimal:
    """Return how much of the kronor is given in kind: what is stated in kronor beyond what hours are worth."""
    stated = sum(
        (each.kronor.low for each in found.sources
         if each.in_kind is True and each.hours is None and isinstance(each.kronor, Amount)),
        ZERO,
    )  # fmt: skip
    return max(ZERO, stated - found.in_kind.low)


def _month_of(funding: Funding, dates: Calendar) -> Month | None:
    if funding.when is None:
        return None
    last = dates.resolve(funding.when).last
    return (last.year, last.month) if last is not None else None
