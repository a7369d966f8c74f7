"""How a value that was read clearly is written in Swedish: ``1 761 220,50 kr``, ``12 %``, ``2026-05-01``.

What is proposed has been read again and means the same; where it does not, nothing is proposed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import shape
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, parse_quantity
from kompplan.values.when import Days, Precision, When, parse_when

_POINT = pattern(r"(?<=[0-9])\.(?=[0-9])")
_PERCENT = pattern(r"(?<=[0-9])%")
_DIGITS = pattern(r"[0-9]+")
_NUMBERS = pattern(r"[0-9]{1,4}[/.][0-9]|[0-9]{8}|[0-9]{4}-(?:[0-9]-|[0-9]{2}-[0-9](?![0-9]))")
# Not ht-26: every school writes its terms so, and no day can be meant.
_SHORT_YEAR = pattern(r"(?:(?<=[^\W\d_])|(?<= ))(?<!^[hv]t)['’-]([0-9]{2})$", re.IGNORECASE)
_ISO_LENGTHS = frozenset({len("2026-05-01"), len("2026-05-01 – 2026-05-29")})


class Amount(NamedTuple):
    """A quantity as it stands in a field of a part, as one item of the field, or as one cell of the item."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    quantity: Quantity


def may_have_points(outline: bytes) -> bool:
    """Tell whether it is worth looking for decimal points and close percent signs in the texts of an outline."""
    if b"0%" in outline:
        return True
    points = outline.count(b"0.0")
    # Most points between digits stand in ids: Å1.1, Å10.2.
    return points > 0 and points > outline.count(b"A0.0") + outline.count(b"A00.0")


def may_be_long(outline: bytes, together: int) -> bool:
    """Tell whether it is worth looking for numbers of more digits than ``together`` without a space."""
    return b"0" * (together + 1) in outline


_MONEY: tuple[tuple[str, ...], ...] = (
    ("budget", "lines", "amount"),
    ("budget", "lines", "unit_price"),
    ("budget", "unit_costs", "amount"),
    ("budget", "unit_costs", "monthly_pay"),
    ("budget", "stated_total"),
    ("budget", "claims", "amount"),
    ("funding", "amount"),
    ("project", "programme", "grant"),
    ("project", "programme", "total"),
    ("activities", "cost"),
    ("procurement", "estimated_value"),
    ("history", "cost"),
)


def large_amounts(plan: Plan, together: int) -> Iterator[Amount]:
    """Yield the amounts of money of more digits than ``together``: nothing else in a plan has so many."""
    for *way, field in _MONEY:
        parts: list[Part] = [plan]
        for name in way:
            below = [getattr(part, name) for part in parts]
            parts = [part for each in below if each for part in (each if each.__class__ is tuple else (each,))]
        for part in parts:
            quantity = getattr(part, field)
            if quantity is not None and quantity.low.adjusted() >= together:
                yield Amount(part, field, None, None, quantity)


@cache
def _fields(part: type[Part]) -> tuple[str, ...]:
    return tuple(name for name, field in shape(part).fields.items() if field.takes is Quantity)


def amounts(steps: Iterable[Step]) -> Iterator[Amount]:
    """Yield every quantity that stands in a plan."""
    for step in steps:
        part = step.part
        for name in _fields(type(part)):
            value = getattr(part, name)
            if isinstance(value, Quantity):
                yield Amount(part, name, None, None, value)
            elif isinstance(value, tuple):
                for item, each in enumerate(value):
                    if isinstance(each, Quantity):
                        yield Amount(part, name, item, None, each)
                    elif isinstance(each, tuple):
                        cells = ((cell, held) for cell, held in enumerate(each) if isinstance(held, Quantity))
                        yield from (Amount(part, name, item, cell, held) for cell, held in cells)


def amount_in_swedish(quantity: Quantity, together: int) -> str | None:
    """Return how a quantity is written in Swedish, None where it is written so; ``together`` digits need no space."""
    written = quantity.written
    new = _PERCENT().sub(" %", _POINT().sub(",", written))
    new = _DIGITS().sub(lambda match: _grouped(match[0], together), new)
    if new == written:
        return None
    read = parse_quantity(new, quantity.unit)
    return new if isinstance(read, Quantity) and read[1:] == quantity[1:] else None


def _grouped(digits: str, together: int) -> str:
    return digits if len(digits) <= together else f"{int(digits):,}".replace(",", " ")


class Rewritten(NamedTuple):
    """How a time is better written, and whether that is because its year has two digits."""

    text: str
    short_year: bool


def time_in_swedish(when: When) -> Rewritten | None:
    """Return how a time is written in Swedish, None where it is written so or names no year."""
    written = when.written
    if (len(written) in _ISO_LENGTHS and written[4] == "-" == written[7]) or when.yearless:
        return None
    short = _SHORT_YEAR().search(written)
    if short is not None:
        new = f"{written[: short.start()].rstrip()} 20{short[1]}"
    elif when.precision is Precision.DAY and _NUMBERS().search(written) is not None:
        new = written
    else:
        return None
    if when.precision is Precision.DAY and _one_day(when.start) and _one_day(when.end):
        new = _iso(when)
    read = parse_when(new) if new != written else None
    return Rewritten(new, short is not None) if isinstance(read, When) and read[1:] == when[1:] else None


def _one_day(days: Days | None) -> bool:
    return days is not None and days.earliest == days.latest


def _iso(when: When) -> str:
    start = when.first.isoformat() if when.first is not None else ""
    end = when.last.isoformat() if when.last is not None else ""
    return start if when.start == when.end else f"{start} – {end}"
