"""What an expression's parts can be, known before any plan is read: a number, a time, a text, a word, a list …"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.model.base import Form, Part, Word
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, shape
from kompplan.values.quantity import Quantity
from kompplan.values.when import When


class Sort(Enum):
    """The sorts of values; each value is how a message speaks of one."""

    NUMBER = Text("a number", "ett tal")
    TIME = Text("a time", "en tid")
    TEXT = Text("a text", "en text")
    WORD = Text("a word from a closed list", "ett ord ur en sluten lista")
    YES_NO = Text("yes or no", "ja eller nej")
    OPEN = Text("a number or a text", "ett tal eller en text")
    PART = Text("a block with fields of its own", "ett block med egna fält")
    LIST = Text("a list", "en lista")


class Kind(NamedTuple):
    """A sort with what belongs to it."""

    sort: Sort
    takes: type | None = None
    """The class of a part or of a closed list."""
    item: Kind | None = None
    """What a list is of."""
    form: Form | None = None
    refers: tuple[str, ...] = ()
    """The classes of the parts that a text names by their ids."""


NUMBER = Kind(Sort.NUMBER)
TIME = Kind(Sort.TIME)
TEXT = Kind(Sort.TEXT)
YES_NO = Kind(Sort.YES_NO)


@cache
def kind_of(field: Field) -> Kind:
    """Return what a field of the model holds."""
    kind = _leaf(field)
    for _ in range(min(field.many, 1)):  # the rows of a table are one list of cells here
        kind = Kind(Sort.LIST, item=kind)
    return kind


def _leaf(field: Field) -> Kind:
    takes = field.takes
    if issubclass(takes, Part):
        return Kind(Sort.PART, takes)
    if issubclass(takes, Word):
        return Kind(Sort.WORD, takes)
    if takes is bool:
        return YES_NO
    if takes is When:
        return TIME
    if takes is Quantity:
        return Kind(Sort.OPEN if field.form in (Form.OPEN, Form.SCORE) else Sort.NUMBER, form=field.form)
    return Kind(Sort.TEXT, refers=field.refers.kinds if field.refers is not None else ())


@cache
def part_named(name: str) -> type[Part] | None:
    """Return the class of parts with this name, wherever in a plan it may stand."""
    waiting: list[type[Part]] = [Plan]
    seen: set[type[Part]] = set()
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        if part.__name__ == name:
            return part
        waiting.extend(field.takes for field in shape(part).fields.values() if issubclass(field.takes, Part))
    return None
