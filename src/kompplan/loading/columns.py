"""What the keys of a row in brackets mean, worked out once for all rows that have the same."""

from functools import cache
from typing import NamedTuple

from kompplan.loading.forms import quantity_in
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field, Shape, folded, shape, spellings_of
from kompplan.values.misread import Misread
from kompplan.values.quantity import Quantity
from kompplan.values.when import Precision, When, parse_when


class Items(NamedTuple):
    """What the items of a list are read as that are parts or texts."""

    kind: Shape | None
    """None where they are texts."""
    text: str | None
    """The field of the part that takes a mere text as it is; None where something else can be meant by one."""
    stated: frozenset[str]
    """That field, as what a part states."""


_TEXTS = Items(None, None, frozenset())


def items_of(field: Field) -> Items | None:
    """Return what the items of a field's list are read as; None where it takes no list of texts or parts."""
    if field.many != 1 or field.form is Form.OPEN:
        return None
    return _TEXTS if field.takes is str else _parts(field.takes) if issubclass(field.takes, Part) else None


@cache
def _parts(takes: type[Part]) -> Items:
    kind = shape(takes)
    name = takes.scalar
    if name is not None:
        field = kind.fields[name]
        if takes.scalar_word or takes.scalar_ref or takes.scalar_tail or field.takes is not str or field.many:
            name = None
    return Items(kind, name, frozenset(() if name is None else (name,)))


class Column(NamedTuple):
    """What a key of a row means, and what its text is read as where it takes one value."""

    name: str
    reads: type | None
    seen: dict[str, object]
    """What the texts of rows above have been read as: lengths, people's titles and dates come again and again."""
    form: Form
    field: Field
    items: Items | None


class Columns(NamedTuple):
    """What the keys of a row mean, together."""

    columns: tuple[Column, ...]
    stated: frozenset[str]


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
            items_of(field),
        )
        for field in known
    )
    return Columns(columns, frozenset(terms))


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
