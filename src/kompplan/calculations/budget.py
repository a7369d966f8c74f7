"""The budget: rows in kronor and in hours, their sums by dimension, beside what the plan states and who pays.

Rows are the budget's lines, and the activities that state a cost of their own which no line covers. Kronor and hours
are two columns; hours become kronor only through an hourly rate that the plan states. A row's amount is

    amount | quantity × unit price | quantity × unit cost (``unit_costs``)
           | cost for each × how many (``per_unit``) | rate × other rows (``flat_rates``)

with on-costs on top where the row is wages without them (``rates``), and may be divided into parts (``splits``).
"""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from kompplan.calculations.coverage import Coverage
from kompplan.calculations.dates import Calendar
from kompplan.calculations.dimensions import Dimension, Keys
from kompplan.calculations.per_unit import RECURRING
from kompplan.calculations.rates import Stretch, hourly, worth
from kompplan.calculations.sums import Amount, Sum, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine, Funding, Rates
from kompplan.model.plan import Plan
from kompplan.model.words import FundingForm
from kompplan.values.quantity import Quantity, Unit

if TYPE_CHECKING:
    from kompplan.calculations.unit_costs import UnitCosts

Value = Amount | Unknown | None


class BudgetRow(NamedTuple):
    """One row of the calculated budget. An amount is None where the row has none of that kind."""

    part: BudgetLine | Activity
    label: str | None
    kronor: Value
    hours: Value
    keys: Callable[[Dimension], tuple[str, ...]]
    """Return the ids or words of a dimension that the row belongs to: none, one, or several that share it."""
    activities: tuple[Activity, ...] = ()
    """What the row pays for."""
    computed: Text | None = None
    """How the amount was worked out where it does not stand in the plan."""
    parts: tuple["BudgetRow", ...] = ()
    """What the row is divided into, if it is; the parts add up to the row."""
    fault: Text | None = None
    """What is wrong with the split."""
    worth: Value = None
    """The hours in kronor at the plan's rate; None where the row has no hours or the plan no rate."""

    @property
    def is_line(self) -> bool:
        return isinstance(self.part, BudgetLine)


class Cross(NamedTuple):
    """The budget by two dimensions: every row of cells adds up to its slice, and so does every column."""

    down: tuple["Slice", ...]
    across: tuple["Slice", ...]
    kronor: tuple[tuple[Sum, ...], ...]
    """For each slice down, a cell for each slice across."""
    hours: tuple[tuple[Sum, ...], ...]


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
    """Kronor an hour, where the plan states one exactly and always the same."""
    hours_in_kronor: Sum | None
    line_hours_in_kronor: Sum | None
    """The same of the budget's own lines."""
    stated: Quantity | None
    difference: Decimal | None
    """Stated total less the lines' sum, where both are exact."""
    funding: tuple[tuple[Funding, Value], ...]
    funded: Sum
    gap: Decimal | None
    """Funding less the rows' sum: negative where money is lacking, None where either is not exact.

    Hours count, at the plan's rate, where part of the funding is given as time.
    """

    def by(self, dimension: Dimension, beside: Dimension | None = None) -> tuple[Slice, ...]:
        """Return the rows grouped by a dimension, in the order of the plan; rows that state nothing come last.

        A row that is divided by the dimension, or by the one ``beside`` it, counts in its parts.
        """
        groups: dict[tuple[str, ...], list[BudgetRow]] = {}
        for row in self.rows:
            parts = row.parts and _parts_in(row, dimension, beside)
            for each in parts or (row,):
                groups.setdefault(each.keys(dimension), []).append(each)
        order = sorted(groups, key=lambda keys: not keys)
        if dimension is Dimension.YEAR:
            order.sort(key=lambda keys: (not keys, keys))
        return tuple(_slice(keys, groups[keys]) for keys in order)

    def across(self, down: Dimension, across: Dimension) -> Cross:
        """Return the rows grouped by two dimensions. A row with no key or several has a slice of its own kind."""
        columns = self.by(across, down)
        place = {each.keys: number for number, each in enumerate(columns)}
        kronor, hours = [], []
        found = self.by(down, across)
        for each in found:
            cells: list[list[BudgetRow]] = [[] for _ in columns]
            for row in each.rows:
                cells[place[row.keys(across)]].append(row)
            slices = [_slice((), rows) for rows in cells]
            kronor.append(tuple(cell.kronor for cell in slices))
            hours.append(tuple(cell.hours for cell in slices))
        return Cross(found, columns, tuple(kronor), tuple(hours))


def _parts_in(row: BudgetRow, *dimensions: Dimension | None) -> tuple[BudgetRow, ...]:
    """Return the parts of a row if they differ in any of the dimensions."""
    for dimension in dimensions:
        if dimension is not None and any(part.keys(dimension) != row.keys(dimension) for part in row.parts):
            return row.parts
    return ()


def _slice(keys: tuple[str, ...], rows: list[BudgetRow]) -> Slice:
    return Slice(
        keys,
        tuple(rows),
        total(row.kronor for row in rows if row.kronor is not None),
        total(row.hours for row in rows if row.hours is not None),
    )


MISSING = Unknown(Text("no amount is stated", "inget belopp är angivet"))
NOT_HOURS = Unknown(Text("stated in days or weeks, and the plan does not say how many hours that is",
                         "angivet i dagar eller veckor, och planen säger inte hur många timmar det är"))  # fmt: skip


def money(quantity: Quantity | None) -> tuple[Value, Value]:
    """Return an amount as kronor and hours, one of which is None."""
    if quantity is None:
        return None, None
    unit = quantity.unit
    if unit is Unit.HOUR:
        return None, (RECURRING if quantity.per is not None else amount_of(quantity))
    if unit is Unit.SEK or unit is None:
        return (RECURRING if quantity.per is not None else amount_of(quantity)), None
    return None, NOT_HOURS


def line_amount(line: BudgetLine) -> tuple[Value, Value]:
    """Return a line's kronor and hours: its amount, else its quantity times its unit price."""
    if line.amount is not None:
        return money(line.amount)
    if line.quantity is not None and line.unit_price is not None:
        return amount_of(line.quantity).times(amount_of(line.unit_price)), None
    return MISSING, None


_tuple = tuple.__new__
"""Makes a row in half the time that its own class takes; every activity with a cost is one."""


def budget_rows(
    plan: Plan, dates: Calendar, cover: Coverage, unit_costs: "Callable[[], UnitCosts]"
) -> tuple[BudgetRow, ...]:
    """Return the budget's lines, then what activities cost beyond the lines that pay for them.

    A line in kronor stands for its activity's kronor and a line in hours for its hours: the same money is not counted
    twice, and money that only hours are budgeted for does not disappear.
    """
    keys = Keys(plan, dates)
    of_line, of_activity = keys.of_line, keys.of_activity
    rows: list[BudgetRow] = []
    amounts: dict[int, tuple[Value, Value]] = {}
    odd = False
    for line in plan.budget.lines if plan.budget is not None else ():
        activities = cover.activities_of[id(line)]
        kronor, hours = line_amount(line)
        row = BudgetRow(line, line.label, kronor, hours, partial(of_line, line, activities), activities)
        if line.without_on_costs or kronor.__class__ is Unknown or hours is RECURRING:
            from kompplan.calculations.worked_out import worked_out  # noqa: PLC0415 - few budgets need it

            row = worked_out(row, line, plan, dates)
        hours = row.hours
        if line.unit_cost is not None:
            from kompplan.calculations.by_unit_cost import applied  # noqa: PLC0415 - as above

            row, hours = applied(row, unit_costs())
        amounts[id(line)] = row.kronor, hours
        rows.append(row)
        odd = odd or bool(line.split) or line.flat_rate is not None
    for activity in plan.activities:
        if activity.cost is None and activity.hours is None:
            continue
        kronor, hours = money(activity.cost)
        computed = None
        if kronor is RECURRING or hours is RECURRING:
            from kompplan.calculations.worked_out import for_each  # noqa: PLC0415 - as above

            kronor, hours, computed = for_each(kronor, hours, activity.cost, (activity,))
        if activity.hours is not None and hours is None:
            hours = money(activity.hours)[1] or NOT_HOURS
        for line in cover.lines_of.get(id(activity), ()):
            in_kronor, in_hours = amounts[id(line)]
            kronor = None if in_kronor is not None else kronor
            hours = None if in_hours is not None else hours
        if kronor is not None or hours is not None:
            keys_of = partial(of_activity, activity)
            told = computed if kronor is not None else None
            values = (activity, activity.text, kronor, hours, keys_of, (activity,), told, (), None, None)
            rows.append(_tuple(BudgetRow, values))
    if odd:
        from kompplan.calculations.worked_out import divided, with_flat_rates  # noqa: PLC0415 - as above

        rows = [divided(row, plan) for row in rows]  # a flat rate may be taken of a part of a row
        rows = [divided(row, plan) if row.computed is not None else row for row in with_flat_rates(rows, dates)]
    return tuple(rows)


def days_of(row: BudgetRow, dates: Calendar) -> Stretch | None:
    """Return the days that a row can belong to: its own, else those of its activities; None where not known."""
    when = row.part.when if isinstance(row.part, BudgetLine) else None
    if when is not None:
        when = dates.resolve(when)
        first, last = when.first, when.last
        return Stretch(first, last) if first is not None and last is not None else None
    known = [dates.of(each) for each in row.activities]
    begins = [each.start or each.end for each in known]
    ends = [each.end or each.start for each in known]
    firsts = [each.earliest for each in begins if each is not None]
    lasts = [each.latest for each in ends if each is not None]
    if not firsts or len(firsts) < len(known):
        return None
    return Stretch(min(firsts), max(lasts))


def _with_worth(rows: tuple[BudgetRow, ...], rates: tuple[Rates, ...], dates: Calendar) -> tuple[BudgetRow, ...]:
    """Return the rows with their hours in kronor at the rate of their days."""
    found = []
    always = hourly(rates, None) if len(rates) == 1 and rates[0].valid_from is None else None
    for row in rows:
        hours: Value = row.hours
        if hours.__class__ is Amount:
            rate = always or hourly(rates, days_of(row, dates))
            hours = rate if isinstance(rate, Unknown) else worth(hours, rate)
        found.append(row if hours is None else _tuple(BudgetRow, (*row[:-1], hours)))  # ``worth`` is the last of them
    return tuple(found)


def _kronor(rows: tuple[BudgetRow, ...]) -> Sum:
    return total([row.kronor for row in rows if row.kronor is not None])


def _hours(rows: tuple[BudgetRow, ...]) -> Sum:
    return total([row.hours for row in rows if row.hours is not None])


def _funding_value(funding: Funding) -> Value:
    kronor, hours = money(funding.amount)
    if kronor is not None:
        return kronor
    return MISSING if hours is None else None


def budget_view(plan: Plan, dates: Calendar, cover: Coverage, unit_costs: "Callable[[], UnitCosts]") -> BudgetView:
    """Work the budget out; ``dates`` and ``cover`` are the plan's own, and so is what ``unit_costs`` gives."""
    budget = plan.budget
    rows = budget_rows(plan, dates, cover, unit_costs)
    count = len(budget.lines) if budget is not None else 0
    own, rest = rows[:count], rows[count:]
    lines, line_hours, activities = _kronor(own), _hours(own), _kronor(rest)
    kronor, hours = lines.plus(activities), line_hours.plus(_hours(rest))
    stated = budget.stated_total if budget is not None else None
    rate = in_kronor = lines_in_kronor = None
    rates = budget.rates if budget is not None else ()
    if any(each.hourly is not None or each.wage is not None for each in rates):
        always = hourly(rates, None)
        rate = always.low if isinstance(always, Amount) and always.exact else None
        if isinstance(always, Amount) and (not hours.empty or hours.unknown):
            rows = _with_worth(rows, rates, dates)
            in_kronor = total(row.worth for row in rows if row.worth is not None)
            lines_in_kronor = total(row.worth for row in rows[:count] if row.worth is not None)
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
        line_hours=line_hours,
        activities=activities,
        kronor=kronor,
        hours=hours,
        rate=rate,
        hours_in_kronor=in_kronor,
        line_hours_in_kronor=lines_in_kronor,
        stated=stated,
        difference=difference,
        funding=funding,
        funded=funded,
        gap=gap,
    )
