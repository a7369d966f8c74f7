"""How a reckoned amount is written in a message: ``1 762 220 kr``, ``70–90``, ``at least 294``."""

from kompplan.calculations.sums import Amount
from kompplan.i18n.text import Message, Text
from kompplan.values.quantity import Quantity, Unit

_PLAIN = Text("{low}", "{low}")
_RANGE = Text("{low}–{high}", "{low}–{high}")
_OPEN = Text("at least {low}", "minst {low}")
_KRONOR = Text("kr", "kr")
_SPELLED = (Unit.SEK, Unit.HOUR)


def unit_words(unit: Unit | None) -> Text | None:
    """Return the unit as it stands after an amount; kronor and hours only, since persons go without saying."""
    if unit is Unit.SEK:
        return _KRONOR
    return unit.words if unit in _SPELLED and unit is not None else None


def shown(amount: Amount, unit: Unit | None = None) -> Message:
    """Return an amount as a reader of either language expects it."""
    text = _OPEN if amount.high is None else _PLAIN if amount.exact else _RANGE
    words = unit_words(unit)
    if words is not None:
        text = Text(f"{text.en} {words.en}", f"{text.sv} {words.sv}")
    return Message(text, {"low": amount.low, "high": amount.high})


def days_long(number: int) -> Message:
    """Return a number of days with its noun: ``1 dag``, ``60 dagar``."""
    text = Text("{days} day", "{days} dag") if number == 1 else Text("{days} days", "{days} dagar")
    return Message(text, {"days": number})


def as_stated(quantity: Quantity) -> Message | Quantity:
    """Return a stated quantity: exact figures with spaces and unit, anything else as it was written."""
    plain = quantity.exact and quantity.scale == 1 and not quantity.factors and quantity.per is None
    if plain and (quantity.unit is None or quantity.unit in _SPELLED):
        return shown(Amount(quantity.low, quantity.high), quantity.unit)
    return quantity
