"""How a value that an expression comes to stands in a message: as the plan has it, else worked out."""

from decimal import Decimal
from enum import Enum

from kompplan.expressions.amounts import Amount
from kompplan.expressions.values import MISSING, UNKNOWN, Items, Reference, Time
from kompplan.i18n.text import Message, Text
from kompplan.lint.listing import some
from kompplan.lint.naming import named
from kompplan.model.base import Part


class _Empty(Enum):
    """How a message speaks of what is not there."""

    MISSING = Text("not stated", "inte angivet")
    UNKNOWN = Text("not known", "inte känt")


def shown(value: object) -> object:
    """Return a value as messages take it."""
    if value is MISSING:
        return _Empty.MISSING.value
    if value is UNKNOWN or value is None:
        return _Empty.UNKNOWN.value
    if isinstance(value, Items):
        kept = tuple(shown(each) for each in value.values if each is not MISSING)
        return some(kept) if kept else _Empty.MISSING.value
    if isinstance(value, Reference):
        return value.text
    if isinstance(value, Amount):
        return value.written if value.written is not None else _reckoned(value)
    if isinstance(value, Time):
        return value.written if value.written is not None else _day(value)
    if isinstance(value, Part):
        return named(value)
    return value


def _reckoned(value: Amount) -> object:
    if value.low is None or value.high is None:
        bound = value.low if value.low is not None else value.high
        if bound is None:
            return _Empty.UNKNOWN.value
        least = (
            Text("at least {bound}", "minst {bound}")
            if value.high is None
            else Text("at most {bound}", "högst {bound}")
        )
        return Message(least, {"bound": _number(bound, value)})
    if value.exact:
        return _number(value.low, value)
    return Message(
        Text("{low}–{high}", "{low}–{high}"), {"low": _rounded(value.low), "high": _number(value.high, value)}
    )


def _number(number: Decimal, value: Amount) -> object:
    if value.unit is None:
        return _rounded(number)
    unit = value.unit.words
    return Message(Text(f"{{number}} {unit.en}", f"{{number}} {unit.sv}"), {"number": _rounded(number)})


def _rounded(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01")) if abs(number) < 10**20 else number


def _day(value: Time) -> object:
    if value.start is None or value.end is None:
        return _Empty.UNKNOWN.value
    first, last = value.start.earliest, value.end.latest
    return (
        first
        if first == last
        else Message(Text("{first} – {last}", "{first} – {last}"), {"first": first, "last": last})
    )
