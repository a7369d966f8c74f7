"""Budget lines that are a flat rate: what they are taken of, what they come to, and what is paid for twice."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, BudgetView
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.rounding import apart, meant, widened
from kompplan.calculations.sums import Amount, total
from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine
from kompplan.model.words import CostType
from kompplan.packs.pack import pack
from kompplan.values.quantity import Unit
from kompplan.values.when import Days

_KRONA = Decimal(1)


class Doubled(NamedTuple):
    """A row with a cost that the flat rate pays for already."""

    part: BudgetLine | Activity
    cost_type: CostType


class FlatRate(NamedTuple):
    """A flat rate with what follows from it."""

    line: BudgetLine
    rate: Decimal
    covers: frozenset[CostType]
    """What it pays for."""
    base: Amount | None
    """What the rate is taken of; nothing where that is not known."""
    worth: Amount | None
    gap: Decimal
    """How much the line's amount certainly is too much, negative where it is too little."""
    doubled: tuple[Doubled, ...]


def flat_rates(view: BudgetView, start: Days | None) -> Iterator[FlatRate]:
    """Yield the flat rates of a budget; what 40 and 15 per cent pay for is looked up on the project's first day."""
    return of_rows(view.rows, start)


def of_rows(all_rows: Sequence[BudgetRow], start: Days | None) -> Iterator[FlatRate]:
    """Yield the flat rates among some rows."""
    lines = [row.part for row in all_rows if isinstance(row.part, BudgetLine) and row.part.flat_rate is not None]
    taken = {id(line) for line in lines}
    rows = [each for row in all_rows if id(row.part) not in taken for each in row.parts or (row,)]
    paid: list[tuple[BudgetLine, frozenset[CostType]]] = []
    for line in lines:
        rate = line.flat_rate.value if line.flat_rate is not None else None
        if rate is None:
            continue
        covers = frozenset(line.replaces) or _usual(rate, start)
        doubled = [
            Doubled(row.part, cost_type)
            for row in rows
            if row.kronor is not None and _is_something(row) and (cost_type := _only_type(row)) in covers
        ]
        doubled += [Doubled(line, min(both)) for _, other in paid if (both := other & covers)]
        paid.append((line, covers))
        base = _base(rows, frozenset(line.flat_rate_on) or frozenset({CostType.STAFF}))
        worth = base.times(Amount(rate / 100, rate / 100)) if base is not None else None
        yield FlatRate(line, rate, covers, base, worth, _gap(line, worth), tuple(doubled))


def _usual(rate: Decimal, start: Days | None) -> frozenset[CostType]:
    row = pack("flat_rates").on(start.earliest, rate=f"{rate:f}") if start is not None else None
    return frozenset(CostType(word) for word in row.cells["covers"].split()) if row is not None else frozenset()


def _types(row: BudgetRow) -> tuple[CostType, ...]:
    return tuple(CostType(key) for key in row.keys(Dimension.COST_TYPE))


def _only_type(row: BudgetRow) -> CostType | None:
    types = _types(row)
    return types[0] if len(types) == 1 else None


def _is_something(row: BudgetRow) -> bool:
    return not (isinstance(row.kronor, Amount) and row.kronor.high == 0)


def _base(rows: list[BudgetRow], on: frozenset[CostType]) -> Amount | None:
    """Add up the rows of the base. A row that does not say its cost type may belong there."""
    certain, possible = [], []
    for row in rows:
        if row.kronor is None:
            continue
        types = _types(row)
        if types and on.issuperset(types):
            certain.append(row.kronor)
        elif not types or on.intersection(types):
            possible.append(row.kronor)
    sure, more = total(certain), total(possible)
    if sure.empty or sure.unknown:
        return None
    high = None if sure.high is None or more.high is None or more.unknown else sure.high + more.high
    return Amount(sure.low, high)


def _gap(line: BudgetLine, worth: Amount | None) -> Decimal:
    """Compare the line's own amount; kronor are rounded to whole ones."""
    amount = line.amount
    if worth is None or amount is None or amount.per is not None or amount.unit is not Unit.SEK:
        return Decimal(0)
    return apart(meant(amount), widened(worth, _KRONA))
