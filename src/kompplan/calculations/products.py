"""Products that a plan writes out: ``4 × 15 000 kr = 65 000 kr``, or a line with quantity, unit price and amount."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.rounding import apart, half_unit, meant, widened
from kompplan.calculations.sums import Amount, amount_of
from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.model.shapes import shape
from kompplan.values.quantity import Quantity, Unit

_CENT = Decimal("0.01")


class WrongProduct(NamedTuple):
    """A product that is stated otherwise than its factors make it, and where it stands."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    factors: tuple[Decimal, ...]
    """Empty where they stand in fields of their own."""
    product: Amount
    stated: Amount
    unit: Unit | None
    gap: Decimal
    """How much the stated product is too high; negative where it is too low."""


@lru_cache(maxsize=4096)
def _quantities(kind: type[Part], stated: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name, field in shape(kind).fields.items() if name in stated and field.takes is Quantity)


def wrong_products(steps: Iterable[Step]) -> Iterator[WrongProduct]:
    """Yield every wrong product of a plan's parts."""
    for step in steps:
        part = step.part
        state = part.__dict__
        for field in _quantities(part.__class__, part.stated):
            value = state[field]
            if value.__class__ is Quantity:
                if value.stated is not None:
                    yield from _equation(part, field, None, None, value)
            elif value.__class__ is tuple:
                for number, item in enumerate(value):
                    if isinstance(item, Quantity):
                        if item.stated is not None:
                            yield from _equation(part, field, number, None, item)
                    elif item.__class__ is tuple:
                        for cell, each in enumerate(item):
                            if isinstance(each, Quantity) and each.stated is not None:
                                yield from _equation(part, field, number, cell, each)
        if isinstance(part, BudgetLine):
            yield from _line(part)


def _equation(part: Part, field: str, item: int | None, cell: int | None, quantity: Quantity) -> Iterator[WrongProduct]:
    claim = quantity.stated
    if claim is None:
        return
    product, stated = amount_of(quantity), Amount(claim, claim)
    gap = apart(stated, widened(product, _tolerance(quantity)))
    if gap:
        gap = apart(stated, product)
        yield WrongProduct(part, field, item, cell, quantity.factors, product, stated, quantity.unit, gap)


def _tolerance(quantity: Quantity) -> Decimal:
    """Return what rounding explains: half a unit of the result, and half a unit of the price as often as it counts."""
    if quantity.scale == 1:
        return _CENT
    product = quantity.nominal or Decimal(0)
    price = max(quantity.factors)
    left, _, right = quantity.written.partition("=")
    halves = (half_unit(left, quantity.scale), half_unit(right, quantity.scale))
    times = abs(product / price) if price else Decimal(1)
    return max(halves[0] * times + halves[1], halves[0] + halves[1] * times) if "=" in quantity.written else _CENT


def _line(line: BudgetLine) -> Iterator[WrongProduct]:
    if line.amount is None or line.quantity is None or line.unit_price is None:
        return
    if line.amount.unit is Unit.HOUR or line.amount.per is not None:
        return
    product = amount_of(line.quantity).times(meant(line.unit_price))
    stated = meant(line.amount)
    gap = apart(stated, widened(product, _CENT))
    if gap:
        nominal, claim = amount_of(line.quantity).times(amount_of(line.unit_price)), amount_of(line.amount)
        factors = tuple(each.value for each in (line.quantity, line.unit_price) if each.value is not None)
        yield WrongProduct(
            line,
            "amount",
            None,
            None,
            factors if len(factors) == 2 else (),
            nominal,
            claim,
            Unit.SEK,
            apart(claim, nominal),
        )
