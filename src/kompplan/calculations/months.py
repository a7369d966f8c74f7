"""What the plan costs month by month.

A row is spread evenly over the calendar days from the first day that it can begin to the last that it can end: wages,
rents and licences run on days off as well, and the workload of roles is spread in the same way. A month's share is cut
to öre so that the months add up to the row exactly (``splits.apportioned``). Rows of the whole project (``overhead``,
flat rates) without a time of their own lie over the project's period. Other rows without a time are in no month and are
told.
"""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, BudgetView, days_of
from kompplan.calculations.by_month import MOST_MONTHS, ByMonth, Month, days_in_months, months_between, shares_of
from kompplan.calculations.dates import Calendar
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.financing import Financing
from kompplan.calculations.liquidity import Liquidity, liquidity
from kompplan.calculations.rates import Stretch
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.model.budget import BudgetLine
from kompplan.model.plan import Plan


class MonthCost(NamedTuple):
    """A month's costs."""

    month: Month
    kronor: Amount
    cumulative: Amount
    hours: Amount
    """Hours of work, apart from kronor."""
    rows: tuple[BudgetRow, ...]


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


class _Placed(NamedTuple):
    """A row with the days that it is spread over."""

    row: BudgetRow
    days: Stretch


def curve(plan: Plan, view: BudgetView, dates: Calendar, found: Financing, day_hours: Decimal) -> Curve:
    """Return the costs by month, and the liquidity where the plan says how support is paid."""
    placed, unplaced, over = _place(view, dates)
    all_costs, eligible_costs, hours = ByMonth(), ByMonth(), ByMonth()
    rows_of: dict[Month, dict[int, BudgetRow]] = {}
    sums: list[Amount] = []
    eligible = {id(each.row) for each in found.judged if each.counts.eligible}
    for row, days in placed:
        for part in row.parts or (row,):
            own = days_in_months(_days_of_part(part, row, days))
            if isinstance(part.hours, Amount):
                hours.add(shares_of(part.hours, own))
            if isinstance(part.kronor, Amount):
                sums.append(part.kronor)
                shares = shares_of(part.kronor, own)
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
        liquidity(plan, found, dates, least, None if all_costs.open else most, day_hours),
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
        if days is None or days.last < days.first or _months_touched(days) > MOST_MONTHS:
            unplaced.append(row)
        else:
            placed.append(_Placed(row, days))
    return placed, unplaced, over


def _months_touched(days: Stretch) -> int:
    return (days.last.year - days.first.year) * 12 + days.last.month - days.first.month + 1


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
