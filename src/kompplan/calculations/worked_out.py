"""Rows of the budget whose amount does not stand in the plan: so much for each, with on-costs, by a rate, in parts."""

from kompplan.calculations.budget import MISSING, BudgetRow, Value, days_of
from kompplan.calculations.dates import Calendar
from kompplan.calculations.dimensions import Dimension, one, word, years_of
from kompplan.calculations.flat_rates import of_rows
from kompplan.calculations.per_unit import RECURRING, times
from kompplan.calculations.rates import on_costs, rounded, with_on_costs
from kompplan.calculations.splits import Part, divide
from kompplan.calculations.sums import Amount, Unknown
from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine, Portion
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded, spellings_of
from kompplan.model.words import CostType
from kompplan.values.quantity import Quantity

NO_BASE = Unknown(Text("what the flat rate is taken of is not known", "det som schablonen räknas på är inte känt"))


def for_each(
    kronor: Value, hours: Value, each: Quantity | None, activities: tuple[Activity, ...], count: Quantity | None = None
) -> tuple[Value, Value, Text | None]:
    """Return what a cost for each of something comes to, in kronor or hours, and how that was worked out."""
    if each is None:
        return kronor, hours, None
    found = times(each, activities, count)
    told = None if isinstance(found, Unknown) else Text(each.written, each.written)
    return (found, hours, told) if kronor is RECURRING else (kronor, found, told)


def worked_out(row: BudgetRow, line: BudgetLine, plan: Plan, dates: Calendar) -> BudgetRow:
    """Return the row with what can be worked out of its amount: how many there are, and on-costs on wages."""
    kronor, hours, computed = row.kronor, row.hours, None
    if kronor is RECURRING or hours is RECURRING:
        kronor, hours, computed = for_each(kronor, hours, line.amount, row.activities, line.quantity)
    elif (
        kronor is MISSING and line.quantity is None and line.unit_price is not None and line.unit_price.per is not None
    ):
        kronor, hours, computed = for_each(RECURRING, hours, line.unit_price, row.activities)
    if line.without_on_costs and isinstance(kronor, Amount):
        surcharge = on_costs(plan.budget.rates if plan.budget is not None else (), days_of(row, dates))
        if isinstance(surcharge, Unknown):
            return row._replace(kronor=surcharge, hours=hours, computed=None)
        wages = between_words(kronor)
        percent = between_words(surcharge)
        computed = Text(f"{wages.en} + {percent.en} %", f"{wages.sv} + {percent.sv} %")
        kronor = with_on_costs(kronor, surcharge)
    return row._replace(kronor=kronor, hours=hours, computed=computed)


def between_words(amount: Amount) -> Text:
    """Return an amount in both languages."""

    def said(language: Language) -> str:
        low = number(amount.low.normalize(), language)
        if amount.high is None:
            return Text(f"at least {low}", f"minst {low}").to(language)
        return low if amount.exact else f"{low}–{number(amount.high.normalize(), language)}"

    return Text(said(Language.EN), said(Language.SV))


def with_flat_rates(rows: list[BudgetRow], dates: Calendar) -> list[BudgetRow]:
    """Return the rows with an amount for flat rates that state none."""
    waiting = [
        row
        for row in rows
        if row.kronor is MISSING and isinstance(row.part, BudgetLine) and row.part.flat_rate is not None
    ]
    if not waiting:
        return rows
    worth = {id(each.line): each for each in of_rows(rows, dates.start)}
    found: list[BudgetRow] = []
    for row in rows:
        each = worth.get(id(row.part))
        if each is None or row.kronor is not MISSING:
            found.append(row)
        elif each.worth is None or each.base is None:
            found.append(row._replace(kronor=NO_BASE))
        else:
            base = between_words(each.base)
            rate = between_words(Amount(each.rate, each.rate))
            told = Text(f"{rate.en} % of {base.en}", f"{rate.sv} % av {base.sv}")
            found.append(row._replace(kronor=rounded(each.worth), computed=told))
    return found


def divided(row: BudgetRow, plan: Plan) -> BudgetRow:
    """Return the row with the parts that its split makes of it."""
    if not isinstance(row.part, BudgetLine) or not row.part.split:
        return row
    found = divide(row.kronor, row.hours, row.part.split)
    keys = portion_keys(plan, row.part.split)
    own = row.keys
    touched = frozenset(dimension for each in keys.values() for dimension in each)

    def part_of(each: Part) -> BudgetRow:
        named = keys[id(each.portion)] if each.portion is not None else dict.fromkeys(touched, ())
        return row._replace(
            kronor=each.kronor,
            hours=each.hours,
            fault=found.fault,
            keys=lambda dimension: named[dimension] if dimension in named else own(dimension),
        )

    return row._replace(parts=tuple(part_of(each) for each in found.parts), fault=found.fault)


def portion_keys(plan: Plan, portions: tuple[Portion, ...]) -> dict[int, dict[Dimension, tuple[str, ...]]]:
    """Return which keys each part of a split has, by the part's identity.

    Bare names are all of one dimension: years, else the plan's funders, its organisations or cost types, if every name
    is one of these; else they are funders.
    """
    names = [each.to.strip() for each in portions if each.to]
    funders = {name.strip().casefold() for each in plan.funding for name in (each.id, each.source) if name}
    bodies = {name.strip().casefold(): each for each in plan.organisations for name in (each.id, each.name) if name}
    types = spellings_of(CostType)
    bare = Dimension.FUNDER
    if names and all(len(name) == 4 and name.isdecimal() for name in names):
        bare = Dimension.YEAR
    elif not all(name.casefold() in funders for name in names):
        if all(name.casefold() in bodies for name in names):
            bare = Dimension.ORGANISATION
        elif all(folded(name) in types for name in names):
            bare = Dimension.COST_TYPE
    found: dict[int, dict[Dimension, tuple[str, ...]]] = {}
    for each in portions:
        own: dict[Dimension, tuple[str, ...]] = {}
        if each.to:
            name = each.to.strip()
            if bare is Dimension.ORGANISATION:
                name = (bodies[name.casefold()].id or name).strip()
            own[bare] = (types[folded(name)].value,) if bare is Dimension.COST_TYPE else (name,)
        stated = {
            Dimension.FUNDER: one(each.funder),
            Dimension.COST_TYPE: word(each.cost_type),
            Dimension.ORGANISATION: one(each.organisation),
            Dimension.YEAR: years_of(each.when.start, each.when.end) if each.when is not None else (),
        }
        own |= {dimension: key for dimension, key in stated.items() if key}
        found[id(each)] = own
    return found
