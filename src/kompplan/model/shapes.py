"""What a part's fields take, derived from the model's annotations: one description for reader, schema and handbook."""

import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import UnionType
from typing import Annotated, NamedTuple, Union, get_args, get_origin

from kompplan.model.base import Form, Identity, Part, Refers, Word, annotations
from kompplan.model.vocabulary import FIELDS, WORDS, Spelling
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When

_FOLD = str.maketrans("åäöéüÅÄÖÉÜ -–", "aaoeuAAOEU___")


@lru_cache(maxsize=4096)
def folded(word: str) -> str:
    """Return ``word`` as it is compared: without case, å ä ö, and the difference of space, hyphen and underscore."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word)
    return word.strip().translate(_FOLD).casefold()


class Field(NamedTuple):
    """One field of a part.

    ``takes`` is the part class, the word class, or one of ``str``, ``bool``, ``When``, ``Recurrence``, ``Quantity``;
    ``many`` counts the list levels around it (a table's rows have two).
    """

    name: str
    takes: type
    many: int
    form: Form | None
    refers: Refers | None
    identity: bool
    spelling: Spelling

    @property
    def en(self) -> str:
        return self.spelling.en or self.name

    @property
    def sv(self) -> str:
        return self.spelling.sv


class Shape(NamedTuple):
    """A part class with its fields, found by name and by every folded spelling."""

    part: type[Part]
    fields: Mapping[str, Field]
    spellings: Mapping[str, Field]


def spelling(part: type[Part], name: str) -> Spelling:
    """Return the words for a field; the entry for this class beats the general one."""
    return FIELDS.get(f"{part.__name__}.{name}") or FIELDS[name]


def _unwrapped(annotation: object) -> tuple[object, list[object], int]:
    """Take ``X | None``, ``Annotated[X, …]`` and ``tuple[X, ...]`` off an annotation."""
    notes: list[object] = []
    many = 0
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            annotation, *more = get_args(annotation)
            notes.extend(more)
        elif origin is tuple:
            annotation = get_args(annotation)[0]
            many += 1
        elif origin in (Union, UnionType):
            rest = [each for each in get_args(annotation) if each is not type(None)]
            if Quantity in rest:
                return Quantity, notes, many
            annotation = rest[0]
        else:
            return annotation, notes, many


@cache
def shape(part: type[Part]) -> Shape:
    """Return the shape of a part class."""
    fields: dict[str, Field] = {}
    spellings: dict[str, Field] = {}
    for name, annotation in annotations(part).items():
        takes, notes, many = _unwrapped(annotation)
        words = spelling(part, name)
        field = Field(
            name=name,
            takes=takes if isinstance(takes, type) else part,
            many=many,
            form=next((note for note in notes if isinstance(note, Form)), None),
            refers=next((note for note in notes if isinstance(note, Refers)), None),
            identity=any(isinstance(note, Identity) for note in notes),
            spelling=words,
        )
        fields[name] = field
    for field in fields.values():  # a field's own words beat another field's further spellings
        for word in (field.name, field.en, field.sv):
            spellings[folded(word)] = field
    for field in fields.values():
        for word in field.spelling.also:
            spellings.setdefault(folded(word), field)
    return Shape(part, fields, spellings)


@cache
def spellings_of(words: type[Word]) -> Mapping[str, Word]:
    """Return every folded spelling of a closed list, with the word it means."""
    found: dict[str, Word] = {}
    for word in words:
        entry = WORDS[words.__name__][word.value]
        for each in (word.value, entry.sv, *((entry.en,) if entry.en else ()), *entry.also):
            found.setdefault(folded(each), word)
    return found


LEAVES: tuple[type, ...] = (str, bool, When, Recurrence, Quantity)
"""The classes of values that stand as text in a file."""
