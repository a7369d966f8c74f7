"""Rows of the budget that name a unit cost: what they come to, where they contradict it, and what is paid for twice."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, Value
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.flat_rates import Doubled, of_rows
from kompplan.calculations.per_unit import RECURRING
from kompplan.calculations.products import WrongProduct
from kompplan.calculations.rates import Stretch, rounded
from kompplan.calculations.rounding import apart, meant, widened
from kompplan.calculations.sums import Amount, Unknown, amount_of
from kompplan.calculations.unit_costs import LONGEST_NAME, UnitCosts, Used
from kompplan.calculations.worked_out import between_words
from kompplan.i18n.safe import quoted
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine, UnitCost
from kompplan.model.shapes import folded
from kompplan.model.words import CostType
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.units import COUNTED

_UNITS = 2
"""Of how many units rows are remembered for an activity: with two, each further one has another beside it."""
_HALF_AN_ORE, _ORE = Decimal("0.005"), Decimal("0.01")
_DAYS = frozenset({Unit.DAY, Unit.CALENDAR_DAY})

NO_QUANTITY = Unknown(Text("the row has a unit cost and does not say how many units",
                           "raden har en enhetskostnad men säger inte hur många enheter"))  # fmt: skip


class DoubledCost(NamedTuple):
    """A row with a cost that a unit cost pays for already."""

    line: BudgetLine
    """The line with the unit cost."""
    name: Text
    doubled: Doubled


def by_unit_cost(line: BudgetLine) -> bool:
    """Tell whether a line's amount is to be worked out of its unit cost: it states no other that is in kronor."""
    if line.unit_cost is None or line.unit_price is not None:
        return False
    return line.amount is None or (line.amount.unit is Unit.HOUR and line.amount.per is None)


def how_many(line: BudgetLine) -> Quantity | None:
    """Return how many units a line has: its hours, else its quantity."""
    if line.amount is not None and line.amount.unit is Unit.HOUR:
        return line.amount
    return line.quantity


def applied(row: BudgetRow, costs: UnitCosts) -> tuple[BudgetRow, Value]:
    """Return a row that states no amount in kronor with what its unit cost makes it, and whether it pays for hours.

    It has no hours of its own then: they have become kronor.
    """
    line = row.part
    if not isinstance(line, BudgetLine) or not by_unit_cost(line):
        return row, row.hours
    many = how_many(line)
    used = costs.of(row)
    if used is None:
        name = quoted(line.unit_cost or "", LONGEST_NAME)
        return row._replace(kronor=_no_such(name), hours=None, computed=None), row.hours
    if many is None:
        return row._replace(kronor=NO_QUANTITY, hours=None, computed=None), row.hours
    kronor = _times(many, used)
    told = None
    if isinstance(kronor, Amount) and isinstance(used.each, Amount):
        told = _told(many, used, used.each, costs.days(row, own=True))
    paid = row.hours if row.hours is not None or used.unit is not Unit.HOUR else kronor
    return row._replace(kronor=kronor, hours=None, computed=told), paid


def same_unit(many: Quantity, used: Used) -> bool:
    """Tell whether a quantity may count what a unit cost is for."""
    unit = many.unit
    if unit is None or unit is Unit.PIECE or unit is used.unit:
        return True
    if used.unit is None:
        return not used.word.en or unit in COUNTED or bool(used.own)
    return (unit in COUNTED and used.unit in COUNTED) or (unit in _DAYS and used.unit in _DAYS)


def _times(many: Quantity, used: Used) -> Amount | Unknown:
    if many.per is not None:
        return RECURRING
    if not same_unit(many, used):
        unit = many.unit.words if many.unit is not None else Text("", "")
        return Unknown(
            Text(
                f"the quantity is in {unit.en}, but the unit cost is per {used.word.en}",
                f"antalet är i {unit.sv}, men enhetskostnaden är per {used.word.sv}",
            )
        )
    return used.each if isinstance(used.each, Unknown) else rounded(amount_of(many).times(used.each))


def _told(many: Quantity, used: Used, each: Amount, days: Stretch | None) -> Text:
    """Return how a row was worked out: ``320 × 535 kr (projektledare, 2027)``."""
    written, cost = quoted(many.written), between_words(each)
    how = used.told or Text("", "")
    years = ""
    if days is not None:
        first, last = days.first.year, days.last.year
        years = str(first) if first == last else f"{first}–{last}"
    en, sv = (
        ", ".join(filter(None, (quoted(name, LONGEST_NAME), said, years)))
        for name, said in zip(used.name, how, strict=True)
    )
    return Text(f"{written} × {cost.en} kr ({en})", f"{written} × {cost.sv} kr ({sv})")


def _no_such(name: str) -> Unknown:
    return Unknown(
        Text(
            f"neither the plan nor kompplan's table has a unit cost called '{name}'",
            f"varken planen eller kompplans tabell har någon enhetskostnad ”{name}”",
        )
    )


# -- what contradicts it ----------------------------------------------------------------------------------------------


def wrong_amounts(rows: Sequence[BudgetRow], costs: UnitCosts) -> Iterator[WrongProduct]:
    """Yield the rows whose stated amount, or unit price, is not what their unit cost makes it."""
    for row in rows:
        line = row.part
        if not isinstance(line, BudgetLine) or line.unit_cost is None or by_unit_cost(line) or line.without_on_costs:
            continue
        used = costs.of(row)
        if used is None or isinstance(used.each, Unknown):
            continue
        if line.unit_price is not None:
            own = Unit.SEK if line.unit_price.per in (None, used.unit) else line.unit_price.per
            if own is Unit.SEK:
                yield from _apart(line, "unit_price", line.unit_price, used.each, _ORE, ())
            continue
        many = how_many(line)
        if many is None or line.amount is None or line.amount.per is not None:
            continue
        product = _times(many, used)
        if isinstance(product, Amount):
            factors = (many.value, used.each.low if used.each.exact else None)
            allowed = _ORE + (_HALF_AN_ORE * (many.high or many.low) if used.derived else 0)
            known = tuple(each for each in factors if each is not None)
            yield from _apart(line, "amount", line.amount, product, allowed, known if len(known) == 2 else ())


def wrong_pay(own: Iterable[UnitCost], costs: UnitCosts) -> Iterator[WrongProduct]:
    """Yield the unit costs whose amount is not what their monthly pay makes it, to the krona."""
    for each in own:
        if each.amount is None or each.monthly_pay is None or each.amount.per not in (None, Unit.HOUR):
            continue
        hour, _, _ = costs.of_pay(each.monthly_pay, costs.first_day(each))
        if isinstance(hour, Amount):
            yield from _apart(each, "amount", each.amount, rounded(hour), Decimal(1), ())


def _apart(
    part: BudgetLine | UnitCost,
    field: str,
    stated: Quantity,
    product: Amount,
    allowed: Decimal,
    factors: tuple[Decimal, ...],
) -> Iterator[WrongProduct]:
    if apart(meant(stated), widened(product, allowed)):
        claim = amount_of(stated)
        yield WrongProduct(part, field, None, None, factors, product, claim, Unit.SEK, apart(claim, product))


def doubled_costs(rows: Sequence[BudgetRow], costs: UnitCosts) -> Iterator[DoubledCost]:
    """Yield each row that a unit cost of another row pays for already, once; what a flat rate pays for is told there.

    A unit cost pays for the cost types that it replaces: for the activities of its row, or for the whole project where
    the row has none. Unit costs of the same unit are a table of functions (project manager, economist), and stand
    beside each other; two that pay for the same costs of an activity in different units do not.
    """
    named = {id(row.part): used for row in rows if (used := costs.of(row)) is not None}
    using = [row for row in rows if id(row.part) in named and named[id(row.part)].replaces]
    if not using:
        return
    rates = {id(rate.line): rate for rate in of_rows(rows, costs.dates.start)}
    covered = {(id(rate.line), id(each.part)) for rate in rates.values() for each in rate.doubled}
    told = {part for _, part in covered}
    paying = _Paying()
    for row in using:
        paying.add(row, named[id(row.part)])
    earlier: dict[tuple[int, CostType], list[_Payer]] = {}
    for row in rows:
        used, rate = named.get(id(row.part)), rates.get(id(row.part))
        found: tuple[_Payer, CostType] | None = None
        if rate is not None:
            left = [each for each in using if (id(row.part), id(each.part)) not in covered]
            payers = (_Payer(each.part, named[id(each.part)]) for each in left)
            found = next(((each, min(both)) for each in payers if (both := rate.covers & each.used.replaces)), None)
        else:
            pays = used.replaces if used is not None else frozenset[CostType]()
            found = paying.of(row, used, sorted(_kinds(row) - pays))
            if used is not None and pays:
                found = found or _before(row, used, earlier)
        if found is not None and id(row.part) not in told:
            (line, payer), kind = found
            assert isinstance(line, BudgetLine)  # noqa: S101 - only a line names a unit cost
            yield DoubledCost(line, payer.name, Doubled(row.part, kind))


class _Payer(NamedTuple):
    """A row with a unit cost that replaces something."""

    part: BudgetLine | Activity
    used: Used


class _Paying:
    """What is paid for by unit cost: of a cost type, for an activity or for the whole project (0)."""

    def __init__(self) -> None:
        self._by: dict[tuple[int, CostType], list[_Payer]] = {}

    def add(self, row: BudgetRow, used: Used) -> None:
        """Note a row by unit cost; two of different units are enough to find one that is not of a row's own."""
        for where in [id(each) for each in row.activities] or [0]:
            for kind in used.replaces:
                known = self._by.setdefault((where, kind), [])
                if not known or (len(known) < _UNITS and _other_unit(known[0].used, used)):
                    known.append(_Payer(row.part, used))

    def of(self, row: BudgetRow, own: Used | None, kinds: Iterable[CostType]) -> tuple[_Payer, CostType] | None:
        """Return what pays for one of a row's cost types already; of its own unit nothing does."""
        for kind in kinds:
            for where in (*(id(each) for each in row.activities), 0):
                for payer in self._by.get((where, kind), ()):
                    if own is None or _other_unit(payer.used, own):
                        return payer, kind
        return None


def _before(
    row: BudgetRow, used: Used, earlier: dict[tuple[int, CostType], list[_Payer]]
) -> tuple[_Payer, CostType] | None:
    """Return an earlier row that pays for the same in another unit, for the same activity, and note this one."""
    found = None
    for activity in row.activities:
        for kind in sorted(used.replaces):
            known = earlier.setdefault((id(activity), kind), [])
            found = found or next(((each, kind) for each in known if _other_unit(each.used, used)), None)
            if len(known) < _UNITS and all(_other_unit(each.used, used) for each in known):
                known.append(_Payer(row.part, used))
    return found


def _other_unit(one: Used, other: Used) -> bool:
    return one.unit is not other.unit or folded(one.word.sv) != folded(other.word.sv)


def _kinds(row: BudgetRow) -> frozenset[CostType]:
    """Return the cost types that a row, or a part of it, certainly is of, if it costs anything."""
    found = set()
    for each in row.parts or (row,):
        keys = each.keys(Dimension.COST_TYPE)
        nothing = each.kronor is None or (isinstance(each.kronor, Amount) and each.kronor.high == 0)
        if len(keys) == 1 and not nothing:
            found.add(CostType(keys[0]))
    return frozenset(found)
