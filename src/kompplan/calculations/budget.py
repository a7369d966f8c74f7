"""The budget: rows in kronor and in hours, their sums by dimension, beside what the plan states and who pays.

Rows are the budget's lines, and the activities that state a cost of their own which no line covers. Kronor and hours
are two columns; hours become kronor only through an hourly rate that the plan states.
"""

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from kompplan.calculations.coverage import Coverage
from kompplan.calculations.dates import Calendar
from kompplan.calculations.sums import Amount, Sum, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Word
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
RECURRING = Unknown(Text("stated for each unit or period, not in all", "angivet per enhet eller period, inte totalt"))
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


class _Keys:
    """Tells under which keys of a dimension an activity or a line belongs."""

    def __init__(self, plan: Plan, dates: Calendar) -> None:
        self._dates = dates
        self._organisations: dict[str, str] = {}
        for role in plan.roles:
            for name in (role.id, role.title):
                if name and role.organisation:
                    self._organisations.setdefault(name.strip(), role.organisation.strip())

    def _organisation_of(self, owner: str | None) -> tuple[str, ...]:
        """Return the organisation of the role that owns a row, where the plan says which it is."""
        return _one(self._organisations.get((owner or "").strip()))

    def of_activity(self, activity: Activity, dimension: Dimension) -> tuple[str, ...]:
        match dimension:
            case Dimension.LINE:
                return _one(activity.text)
            case Dimension.ASPECT:
                return _word(activity.aspect)
            case Dimension.ACTIVITY:
                return _one(activity.id) or _one(activity.text)
            case Dimension.OWNER:
                return _one(activity.owner)
            case Dimension.ORGANISATION:
                return _one(activity.organisation) or self._organisation_of(activity.owner)
            case Dimension.COST_TYPE:
                return _word(activity.cost_type)
            case Dimension.FUNDER:
                return _one(activity.funder)
            case Dimension.YEAR:
                own = self._dates.of(activity)
                return _years(own.start, own.end)

    def of_line(self, line: BudgetLine, activities: tuple[Activity, ...], dimension: Dimension) -> tuple[str, ...]:
        """Return what a line says of itself, else what its activities say."""
        own: tuple[str, ...] = ()
        match dimension:
            case Dimension.LINE:
                return _one(line.label)
            case Dimension.ASPECT:
                own = _word(line.aspect)
            case Dimension.ACTIVITY:
                own = tuple(each.strip() for each in line.activities)
            case Dimension.OWNER:
                own = _one(line.owner)
            case Dimension.ORGANISATION:
                own = _one(line.organisation) or self._organisation_of(line.owner)
            case Dimension.COST_TYPE:
                own = _word(line.cost_type)
            case Dimension.FUNDER:
                own = _one(line.funder)
            case Dimension.YEAR:
                own = _years(line.when.start, line.when.end) if line.when is not None else ()
        shared = own or _shared(activities, lambda each: self.of_activity(each, dimension))
        return tuple(sorted(shared)) if dimension is Dimension.YEAR else shared


def budget_rows(plan: Plan, dates: Calendar, cover: Coverage) -> tuple[BudgetRow, ...]:
    """Return the budget's lines, then what activities cost beyond the lines that pay for them.

    A line in kronor stands for its activity's kronor and a line in hours for its hours: the same money is not counted
    twice, and money that only hours are budgeted for does not disappear.
    """
    keys = _Keys(plan, dates)
    rows: list[BudgetRow] = []
    amounts: dict[int, tuple[Value, Value]] = {}
    for line in plan.budget.lines if plan.budget is not None else ():
        amounts[id(line)] = kronor, hours = line_amount(line)
        rows.append(
            BudgetRow(line, line.label, kronor, hours, partial(keys.of_line, line, cover.activities_of[id(line)]))
        )
    for activity in plan.activities:
        kronor, hours = money(activity.cost)
        if activity.hours is not None and hours is None:
            hours = money(activity.hours)[1] or NOT_HOURS
        for line in cover.lines_of.get(id(activity), ()):
            in_kronor, in_hours = amounts[id(line)]
            kronor = None if in_kronor is not None else kronor
            hours = None if in_hours is not None else hours
        if kronor is not None or hours is not None:
            rows.append(BudgetRow(activity, activity.text, kronor, hours, partial(keys.of_activity, activity)))
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


def budget_view(plan: Plan, dates: Calendar, cover: Coverage) -> BudgetView:
    """Work the budget out; ``dates`` and ``cover`` are the plan's own."""
    budget = plan.budget
    rows = budget_rows(plan, dates, cover)
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
