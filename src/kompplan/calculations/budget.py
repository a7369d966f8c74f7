"""The budget: rows in kronor and in hours, their sums by dimension, beside what the plan states and who pays.

Rows are the budget's lines, and the activities that state a cost of their own which no line covers. Kronor and hours
are two columns; hours become kronor only through an hourly rate that the plan states.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from kompplan.calculations.coverage import coverage
from kompplan.calculations.dates import Calendar
from kompplan.calculations.sums import Amount, Sum, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Part, Word
from kompplan.model.budget import BudgetLine, Funding
from kompplan.model.plan import Plan
from kompplan.model.words import FundingForm
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.when import Days

Value = Amount | Unknown | None


class BudgetRow(NamedTuple):
    """One row of the calculated budget. An amount is None where the row has none of that kind."""

    part: BudgetLine | Activity
    label: str | None
    kronor: Value
    hours: Value
    keys: Callable[["Dimension"], tuple[str, ...]]
    """Return the ids or words of a dimension that the row belongs to: none, one, or several that share it."""

    @property
    def is_line(self) -> bool:
        return isinstance(self.part, BudgetLine)


class Dimension(StrEnum):
    """By what the budget can be split."""

    LINE = "line"
    ASPECT = "aspect"
    ACTIVITY = "activity"
    OWNER = "owner"
    ORGANISATION = "organisation"
    COST_TYPE = "cost_type"
    FUNDER = "funder"
    YEAR = "year"


class Slice(NamedTuple):
    """The rows that share a key of a dimension, with their sums. Keys are empty for rows that state none."""

    keys: tuple[str, ...]
    rows: tuple[BudgetRow, ...]
    kronor: Sum
    hours: Sum


class BudgetView(NamedTuple):
    """Everything the budget command and the report print."""

    rows: tuple[BudgetRow, ...]
    lines: Sum
    """Kronor of the budget's own lines: what a stated total is compared with."""
    line_hours: Sum
    activities: Sum
    """Kronor of activities that no line covers."""
    kronor: Sum
    hours: Sum
    rate: Decimal | None
    """Kronor an hour, where the plan states one exactly."""
    hours_in_kronor: Sum | None
    stated: Quantity | None
    difference: Decimal | None
    """Stated total less the lines' sum, where both are exact."""
    funding: tuple[tuple[Funding, Value], ...]
    funded: Sum
    gap: Decimal | None
    """Funding less the rows' sum: negative where money is lacking, None where either is not exact.

    Hours count, at the plan's rate, where part of the funding is given as time.
    """

    def by(self, dimension: Dimension) -> tuple[Slice, ...]:
        """Return the rows grouped by a dimension, in the order of the plan; rows that state nothing come last."""
        groups: dict[tuple[str, ...], list[BudgetRow]] = {}
        for row in self.rows:
            groups.setdefault(row.keys(dimension), []).append(row)
        order = sorted(groups, key=lambda keys: not keys)
        if dimension is Dimension.YEAR:
            order.sort(key=lambda keys: (not keys, keys))
        return tuple(_slice(keys, groups[keys]) for keys in order)


def _slice(keys: tuple[str, ...], rows: list[BudgetRow]) -> Slice:
    return Slice(
        keys,
        tuple(rows),
        total(row.kronor for row in rows if row.kronor is not None),
        total(row.hours for row in rows if row.hours is not None),
    )


MISSING = Unknown(Text("no amount is stated", "inget belopp är angivet"))
RECURRING = Unknown(Text("stated for each period, not in all", "angivet per period, inte totalt"))
NOT_HOURS = Unknown(Text("stated in days or weeks, and the plan does not say how many hours that is",
                         "angivet i dagar eller veckor, och planen säger inte hur många timmar det är"))  # fmt: skip


def money(quantity: Quantity | None) -> tuple[Value, Value]:
    """Return an amount as kronor and hours, one of which is None."""
    if quantity is None:
        return None, None
    if quantity.unit is Unit.HOUR:
        return None, (RECURRING if quantity.per is not None else amount_of(quantity))
    if quantity.unit in (None, Unit.SEK):
        return (RECURRING if quantity.per is not None else amount_of(quantity)), None
    return None, NOT_HOURS


def line_amount(line: BudgetLine) -> tuple[Value, Value]:
    """Return a line's kronor and hours: its amount, else its quantity times its unit price."""
    if line.amount is not None:
        return money(line.amount)
    if line.quantity is not None and line.unit_price is not None:
        return amount_of(line.quantity).times(amount_of(line.unit_price)), None
    return MISSING, None


def _word(word: Word | None) -> tuple[str, ...]:
    return (word.value,) if word is not None else ()


def _years(start: Days | None, end: Days | None) -> tuple[str, ...]:
    first = start or end
    last = end or start
    if first is None or last is None:
        return ()
    return tuple(str(year) for year in range(first.earliest.year, last.latest.year + 1))


def _shared(activities: tuple[Activity, ...], key: Callable[[Activity], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for activity in activities for each in key(activity)))


def _one(text: str | None) -> tuple[str, ...]:
    return (text.strip(),) if text else ()


def _keys(line: BudgetLine, activities: tuple[Activity, ...], dates: Calendar, dimension: Dimension) -> tuple[str, ...]:
    """Return what a line says of itself in a dimension, else what its activities say."""
    match dimension:
        case Dimension.LINE:
            return _one(line.label)
        case Dimension.ASPECT:
            return _word(line.aspect) or _shared(activities, lambda each: _word(each.aspect))
        case Dimension.ACTIVITY:
            return tuple(each.strip() for each in line.activities)
        case Dimension.OWNER:
            return _one(line.owner) or _shared(activities, lambda each: _one(each.owner))
        case Dimension.ORGANISATION:
            return _one(line.organisation) or _shared(activities, lambda each: _one(each.organisation))
        case Dimension.COST_TYPE:
            return _word(line.cost_type) or _shared(activities, lambda each: _word(each.cost_type))
        case Dimension.FUNDER:
            return _one(line.funder) or _shared(activities, lambda each: _one(each.funder))
        case Dimension.YEAR:
            if line.when is not None and (years := _years(line.when.start, line.when.end)):
                return years
            found = _shared(activities, lambda each: _years(dates.of(each).start, dates.of(each).end))
            return tuple(sorted(found))


def budget_rows(plan: Plan, dates: Calendar) -> tuple[BudgetRow, ...]:
    """Return the budget's lines, then the activities with a cost or hours that no line covers."""
    by_id: dict[str, Activity] = {}
    for activity in plan.activities:
        if activity.id:
            by_id.setdefault(activity.id.strip(), activity)
    rows: list[BudgetRow] = []
    covered = coverage(plan).covered
    for line in plan.budget.lines if plan.budget is not None else ():
        activities = tuple(by_id[each.strip()] for each in line.activities if each.strip() in by_id)
        kronor, hours = line_amount(line)
        rows.append(BudgetRow(line, line.label, kronor, hours, partial(_keys, line, activities, dates)))
    for activity in plan.activities:
        kronor, hours = money(activity.cost)
        if activity.hours is not None:
            time = money(activity.hours)[1] or NOT_HOURS
            hours = time if hours is None else hours
        if id(activity) in covered:
            kronor = None
        if kronor is None and hours is None:
            continue
        stands_in = BudgetLine.built({"activities": (activity.id,) if activity.id else ()})
        keys = partial(_keys, stands_in, (activity,), dates)
        rows.append(BudgetRow(activity, activity.text, kronor, hours, keys))
    return tuple(rows)


def _kronor(rows: tuple[BudgetRow, ...]) -> Sum:
    return total(row.kronor for row in rows if row.kronor is not None)


def _hours(rows: tuple[BudgetRow, ...]) -> Sum:
    return total(row.hours for row in rows if row.hours is not None)


def _funding_value(funding: Funding) -> Value:
    kronor, hours = money(funding.amount)
    if kronor is not None:
        return kronor
    return MISSING if hours is None else None


def budget_view(plan: Plan, dates: Calendar) -> BudgetView:
    """Work the budget out; ``dates`` are the plan's own."""
    budget = plan.budget
    rows = budget_rows(plan, dates)
    own = tuple(row for row in rows if row.is_line)
    rest = tuple(row for row in rows if not row.is_line)
    lines, kronor, hours = _kronor(own), _kronor(rows), _hours(rows)
    stated = budget.stated_total if budget is not None else None
    hourly = budget.rates.hourly if budget is not None and budget.rates is not None else None
    rate = hourly.value if hourly is not None else None
    in_kronor = None
    if rate is not None and not hours.empty:
        high = None if hours.high is None else hours.high * rate
        in_kronor = Sum(hours.low * rate, high, hours.known, hours.unknown)
    difference = None
    if stated is not None and stated.value is not None and stated.unit is not Unit.HOUR and lines.exact and own:
        difference = stated.value - lines.low
    funding = tuple((each, _funding_value(each)) for each in plan.funding)
    funded = total(value for _, value in funding if value is not None)
    time_is_given = any(each.form in (FundingForm.IN_KIND, FundingForm.PARTICIPANT_TIME) for each in plan.funding)
    to_cover = kronor.plus(in_kronor) if in_kronor is not None and time_is_given else kronor
    gap = funded.low - to_cover.low if funded.exact and not funded.empty and to_cover.exact and rows else None
    return BudgetView(
        rows=rows,
        lines=lines,
        line_hours=_hours(own),
        activities=_kronor(rest),
        kronor=kronor,
        hours=hours,
        rate=rate,
        hours_in_kronor=in_kronor,
        stated=stated,
        difference=difference,
        funding=funding,
        funded=funded,
        gap=gap,
    )


def parts_of(view: BudgetView) -> tuple[Part, ...]:
    """Return the parts behind the sums, so that each can be shown in the file."""
    return tuple(row.part for row in view.rows)
