"""What the keys of a row in brackets mean, worked out once for all rows that have the same."""

from functools import cache
from typing import NamedTuple

from kompplan.loading.forms import quantity_in
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field, Shape, folded, shape, spellings_of
from kompplan.values.misread import Misread
from kompplan.values.quantity import Quantity
from kompplan.values.when import Precision, When, parse_when


class Column(NamedTuple):
    """What a key of a row means, and what its text is read as where it takes one value."""

    name: str
    reads: type | None
    seen: dict[str, object]
    """What the texts of rows above have been read as: lengths, people's titles and dates come again and again."""
    form: Form
    field: Field


class Columns(NamedTuple):
    """What the keys of a row mean, together."""

    columns: tuple[Column, ...]
    stated: frozenset[str]
    unfilled: dict[str, object]


def columns_of(kind: Shape, names: tuple[str, ...]) -> Columns | None:
    """Return what the keys of a row mean, or None where one means nothing, or what another one means too."""
    fields = [kind.spellings.get(name) or kind.spellings.get(folded(name)) for name in names]
    known = [field for field in fields if field is not None]
    terms = {field.name for field in known}
    essential = kind.part.essential
    if (
        kind.part.grid is not None
        or len(terms) < len(names)
        or not names
        or (essential and terms.isdisjoint(essential))
    ):
        return None
    columns = tuple(
        Column(
            field.name,
            field.takes
            if not field.many and (field.takes in (str, Quantity, When) or issubclass(field.takes, Word))
            else None,
            {},
            field.form or Form.COUNT,
            field,
        )
        for field in known
    )
    return Columns(columns, frozenset(terms), kind.part.unfilled())


def plainly_read(column: Column, text: str) -> object:
    """Return what a text means, or None where there is anything to be said about it."""
    takes = column.reads
    if takes is Quantity:
        quantity = quantity_in(column.form, text)
        return None if isinstance(quantity, Misread) else quantity
    if takes is When:
        when = parse_when(text)
        return when if isinstance(when, When) and when.precision is not Precision.UNKNOWN else None
    if takes is None or not issubclass(takes, Word):
        return None
    spellings = spellings_of(takes)
    return spellings.get(text) or spellings.get(folded(text))


@cache
def plain_scalar(part: type[Part]) -> str | None:
    """Return the field that takes a mere text as it is, where nothing else can be meant by one."""
    if part.scalar is None or part.scalar_word or part.scalar_ref or part.scalar_tail:
        return None
    field = shape(part).fields[part.scalar]
    return part.scalar if field.takes is str and not field.many else None
