"""What the plan costs month by month, and how much somebody has to lay out when support is paid in arrears.

The curve. A row is spread evenly over the calendar days from the first day that it can begin to the last that it can
end: wages, rents and licences run on days off as well, and the workload of roles is spread in the same way. A month's
share is cut to öre so that the months add up to the row exactly (``splits.apportioned``). Rows of the whole project
(``overhead``, flat rates) without a time of their own lie over the project's period. Other rows without a time are in
no month and are told.

The liquidity (ESF: support is paid afterwards, so the owner must be able to lie out with money; esf.se,
ansökningsguide)::

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

from kompplan.calculations.budget import BudgetRow, BudgetView, Dimension, days_of
from kompplan.calculations.dates import Calendar
from kompplan.calculations.durations import stretch
from kompplan.calculations.financing import Financing
from kompplan.calculations.rates import Stretch
from kompplan.calculations.splits import apportioned
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine, Funding
from kompplan.model.plan import Plan
from kompplan.model.project import Payment
from kompplan.values.days import last_day
from kompplan.values.quantity import Quantity
from kompplan.values.when import Offset

Month = tuple[int, int]
_MOST_MONTHS = 600
"""Fifty years: a row that lasts longer has a slip of the pen in its dates."""

NO_TERMS = Unknown(
    Text(
        "the plan does not say how often the fund pays (programme: payment)",
        "planen säger inte hur ofta fonden betalar (program: utbetalning)",
    )
)
NO_GRANT = Unknown(Text("the plan names no grant in kronor", "planen nämner inget stöd i kronor"))
NO_COSTS = Unknown(Text("no cost can be placed in time", "ingen kostnad går att placera i tiden"))
NO_PERIOD = Unknown(Text("the project's period is not known", "projektets period är inte känd"))
NO_INTERVAL = Unknown(
    Text(
        "the payments' interval and delay are not told in months, weeks or days",
        "utbetalningarnas intervall och dröjsmål är inte angivna i månader, veckor eller dagar",
    )
)


class MonthCost(NamedTuple):
    """A month's costs."""

    month: Month
    kronor: Amount
    cumulative: Amount
    hours: Amount
    """Hours of work, apart from kronor."""
    rows: tuple[BudgetRow, ...]


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


class Curve(NamedTuple):
    """The costs by month."""

    months: tuple[MonthCost, ...]
    placed: Sum
    unplaced: tuple[BudgetRow, ...]
    """Rows with an amount and no time."""
    unplaced_kronor: Sum
    over_period: tuple[BudgetRow, ...]
    """Rows of the whole project that were spread over its period."""
    liquidity: Liquidity | Unknown


def months_between(first: Month, last: Month) -> list[Month]:
    """Return the months from ``first`` to ``last``, both included."""
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return [(number // 12, number % 12 + 1) for number in range(start, end + 1)]


def days_in_months(days: Stretch) -> dict[Month, int]:
    """Return how many of the days lie in each month."""
    first, last = (days.first.year, days.first.month), (days.last.year, days.last.month)
    found = {month: last_day(*month) for month in months_between(first, last)}
    if found:
        found[last] = days.last.day
        found[first] -= days.first.day - 1
    return found


def spread(amount: Decimal, days: Stretch) -> dict[Month, Decimal]:
    """Return an amount spread evenly over days, by month, in öre that add up to it."""
    return _spread(amount, days_in_months(days))


def _spread(amount: Decimal, weights: Mapping[Month, int]) -> dict[Month, Decimal]:
    return dict(zip(weights, apportioned(amount, [Decimal(each) for each in weights.values()]), strict=True))


class _Shares(NamedTuple):
    """An amount between bounds spread over its days, by month; ``open`` where it has no upper bound."""

    low: dict[Month, Decimal]
    high: dict[Month, Decimal]
    open: bool


def _shares(amount: Amount, weights: Mapping[Month, int]) -> _Shares:
    low = _spread(amount.low, weights)
    return _Shares(
        low, low if amount.high in (None, amount.low) else _spread(amount.high or ZERO, weights), amount.high is None
    )


class _ByMonth:
    """Amounts by month, between bounds."""

    def __init__(self) -> None:
        self.low: dict[Month, Decimal] = {}
        self.high: dict[Month, Decimal] = {}
        self.open: set[Month] = set()
        """The months with an amount that has no upper bound."""

    def add(self, shares: "_Shares") -> None:
        _add(self.low, shares.low)
        _add(self.high, shares.high)
        if shares.open:
            self.open.update(shares.low)

    def of(self, month: Month) -> Amount:
        return Amount(self.low.get(month, ZERO), None if month in self.open else self.high.get(month, ZERO))


class _Placed(NamedTuple):
    """A row with the days that it is spread over."""

    row: BudgetRow
    days: Stretch


def curve(plan: Plan, view: BudgetView, dates: Calendar, found: Financing, day_hours: Decimal) -> Curve:
    """Return the costs by month, and the liquidity where the plan says how support is paid."""
    placed, unplaced, over = _place(view, dates)
    all_costs, eligible_costs, hours = _ByMonth(), _ByMonth(), _ByMonth()
    rows_of: dict[Month, dict[int, BudgetRow]] = {}
    sums: list[Amount] = []
    eligible = {id(each.row) for each in found.judged if each.counts.eligible}
    for row, days in placed:
        for part in row.parts or (row,):
            own = days_in_months(_days_of_part(part, row, days))
            if isinstance(part.hours, Amount):
                hours.add(_shares(part.hours, own))
            if isinstance(part.kronor, Amount):
                sums.append(part.kronor)
                shares = _shares(part.kronor, own)
                all_costs.add(shares)
                if id(row) in eligible:
                    eligible_costs.add(shares)
            for month in own:
                rows_of.setdefault(month, {})[id(row)] = row
    months: list[MonthCost] = []
    so_far = Amount(ZERO, ZERO)
    for month in months_between(min(rows_of), max(rows_of)) if rows_of else ():
        kronor = all_costs.of(month)
        bounded = so_far.high is not None and kronor.high is not None
        high = so_far.high + kronor.high if bounded and so_far.high is not None and kronor.high is not None else None
        so_far = Amount(so_far.low + kronor.low, high)
        months.append(MonthCost(month, kronor, so_far, hours.of(month), tuple(rows_of.get(month, {}).values())))
    least, most = (all_costs.low, eligible_costs.low), (all_costs.high, eligible_costs.high)
    return Curve(
        tuple(months),
        total(sums),
        tuple(unplaced),
        total(row.kronor for row in unplaced if row.kronor is not None),
        tuple(over),
        _liquidity(plan, found, dates, least, None if all_costs.open else most, day_hours),
    )


def _place(view: BudgetView, dates: Calendar) -> tuple[list[_Placed], list[BudgetRow], list[BudgetRow]]:
    """Return the rows that have a time, those that have none, and those that were laid over the whole period."""
    placed: list[_Placed] = []
    unplaced: list[BudgetRow] = []
    over: list[BudgetRow] = []
    for row in view.rows:
        if not isinstance(row.kronor, Amount) and not isinstance(row.hours, Amount):
            continue  # what is not known is told as that
        days = days_of(row, dates)
        period = _period(dates)
        if days is None and _of_all(row) and period is not None:
            days = period
            over.append(row)
        if days is None or days.last < days.first or _months_touched(days) > _MOST_MONTHS:
            unplaced.append(row)
        else:
            placed.append(_Placed(row, days))
    return placed, unplaced, over


def _months_touched(days: Stretch) -> int:
    return (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1


def _add(to: dict[Month, Decimal], more: Mapping[Month, Decimal]) -> None:
    for month, amount in more.items():
        to[month] = to.get(month, ZERO) + amount


def _of_all(row: BudgetRow) -> bool:
    return isinstance(row.part, BudgetLine) and bool(row.part.overhead or row.part.flat_rate is not None)


def _period(dates: Calendar) -> Stretch | None:
    if dates.start is None or dates.end is None or dates.end.latest < dates.start.earliest:
        return None
    return Stretch(dates.start.earliest, dates.end.latest)


def _days_of_part(part: BudgetRow, row: BudgetRow, days: Stretch) -> Stretch:
    """Return the days of a part of a row: those in its own years where the split names them."""
    years = part.keys(Dimension.YEAR)
    if part is row or not years or years == row.keys(Dimension.YEAR):
        return days
    first, last = date(int(years[0]), 1, 1), date(int(years[-1]), 12, 31)
    within = Stretch(max(first, days.first), min(last, days.last))
    return within if within.first <= within.last else Stretch(first, last)


# -- support in arrears -----------------------------------------------------------------------------------------------

_Costs = tuple[Mapping[Month, Decimal], Mapping[Month, Decimal]]
"""Kronor by month: all, and the eligible ones."""


def _liquidity(
    plan: Plan, found: Financing, dates: Calendar, low: _Costs, high: _Costs | None, day_hours: Decimal
) -> Liquidity | Unknown:
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
    while at <= end and len(claims) < _MOST_MONTHS:
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
    costs: _Costs,
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
            _add(other, {when: each.kronor.low})
        else:
            placed = (
                each.kronor.low * whole / found.cash.low if found.cash.exact and found.cash.low > 0 else each.kronor.low
            )
            shares = apportioned(min(placed, each.kronor.low).quantize(Decimal("0.01")), weights)
            _add(other, dict(zip(months, shares, strict=True)))
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
