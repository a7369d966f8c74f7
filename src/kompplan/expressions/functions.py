"""The functions of expressions: a closed table, each with its English and its Swedish name."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import Enum

from kompplan.expressions.amounts import Amount, plus, whole
from kompplan.expressions.facts import A_STEP, Meter
from kompplan.expressions.values import MISSING, UNKNOWN, Items, Truth, text_of
from kompplan.i18n.text import Text
from kompplan.model.shapes import folded


class Function(Enum):
    """The functions there are."""

    HAS = Text("has", "finns")
    COUNT = Text("count", "antal")
    SUM = Text("sum", "summa")
    ANY = Text("any", "någon")
    ALL = Text("all", "alla")
    LOWER = Text("lower", "gemener")
    CONTAINS = Text("contains", "innehåller")
    STARTS = Text("starts", "börjar")


NAMES = {folded(word): function for function in Function for word in function.value}
GIVEN = {
    Function.HAS: (1,),
    Function.COUNT: (1, 2),
    Function.SUM: (1,),
    Function.ANY: (2,),
    Function.ALL: (2,),
    Function.LOWER: (1,),
    Function.CONTAINS: (2,),
    Function.STARTS: (2,),
}
"""How many things each is given."""


TAKES = {
    (1,): Text("one thing", "en sak"),
    (2,): Text("two things, with a comma between,", "två saker, med komma emellan,"),
    (1, 2): Text("a list, and if need be a condition,", "en lista, och vid behov ett villkor,"),
}
"""The same in words."""


def any_of(answers: list[Truth], complete: bool) -> Truth:
    """Return whether one is true; what could not be read might be."""
    if True in answers:
        return True
    return None if None in answers or not complete else False


def all_of(answers: list[Truth], complete: bool) -> Truth:
    """Return whether every one is true; what could not be read might not be."""
    if False in answers:
        return False
    return None if None in answers or not complete else True


def how_many(answers: list[Truth], complete: bool) -> Amount:
    """Return how many are true: at least those that certainly are."""
    sure = answers.count(True)
    return Amount(Decimal(sure), Decimal(sure + answers.count(None)) if complete else None)


OVER_LISTS: dict[Function, Callable[[list[Truth], bool], object]] = {
    Function.ANY: any_of,
    Function.ALL: all_of,
    Function.COUNT: how_many,
    Function.SUM: how_many,
}
"""Those that go through a list; ``sum`` and a ``count`` without a condition have ways of their own."""


def count(found: object) -> Amount:
    """Return how many things a list holds, at least those that could be read."""
    if not isinstance(found, Items):
        return Amount(Decimal(0), None) if found is UNKNOWN else whole(0)
    number = sum(1 for each in found.values if each is not MISSING)
    return whole(number) if found.complete else Amount(Decimal(number), None)


def total(meter: Meter, found: object) -> object:
    """Return the sum of a list: where an amount is missing or could not be read, at least what the others make."""
    if not isinstance(found, Items):
        return Amount(Decimal(0), None) if found is UNKNOWN else whole(0)
    meter.spend(len(found.values))
    open_ = not found.complete
    reached: object = whole(0)
    for each in found.values:
        if isinstance(each, str):
            return UNKNOWN  # words where a number could have stood
        if not isinstance(each, Amount):
            open_ = True
        elif isinstance(reached, Amount):
            reached = plus(reached, each)
    return reached._replace(high=None) if open_ and isinstance(reached, Amount) else reached


def lower(meter: Meter, text: object) -> object:
    """Return a text in small letters."""
    found = _text(meter, text)
    return text if found is None else found.casefold()


def contains(meter: Meter, text: object, part: object) -> Truth:
    """Return whether a text holds another."""
    return _looked(meter, text, part, lambda whole, wanted: wanted in whole)


def starts(meter: Meter, text: object, beginning: object) -> Truth:
    """Return whether a text begins with another."""
    return _looked(meter, text, beginning, str.startswith)


def _looked(meter: Meter, text: object, part: object, look: Callable[[str, str], bool]) -> Truth:
    if text is MISSING or part is MISSING:
        return False
    whole_text, wanted = _text(meter, text), _text(meter, part)
    return None if whole_text is None or wanted is None else look(whole_text, wanted)


def _text(meter: Meter, value: object) -> str | None:
    found = text_of(value)
    if found is not None:
        meter.spend(1 + len(found) // A_STEP)
    return found
