"""The handbook as a whole: every part, every field and every list of words, with its documentation."""

from collections.abc import Mapping
from functools import cache
from textwrap import indent

from kompplan.handbook import (
    activities,
    analysis,
    budget,
    calendar,
    closing,
    common,
    goals,
    people,
    plan,
    project,
    risks,
    strategy,
)
from kompplan.handbook.doc import Doc, PartDoc
from kompplan.handbook.words import WORD_LISTS
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.model.base import Part, Word
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, shape

_SECTIONS = (plan, project, goals, analysis, strategy, activities, calendar, people, budget, risks, closing)

PARTS: Mapping[str, PartDoc] = {name: doc for section in _SECTIONS for name, doc in section.PARTS.items()}
FIELDS: Mapping[str, Doc] = {
    **common.FIELDS,
    **{name: doc for section in _SECTIONS for name, doc in section.FIELDS.items()},
}


def about_part(part: type[Part]) -> PartDoc:
    """Return what is said of a part class."""
    return PARTS[part.__name__]


def about_field(part: type[Part], field: Field) -> Doc:
    """Return what is said of a field; the entry for this class beats the general one."""
    return FIELDS.get(f"{part.__name__}.{field.name}") or FIELDS[field.name]


def about_words(words: type[Word]) -> Text:
    """Return what is said of a closed list."""
    return WORD_LISTS[words.__name__]


def example_of(part: type[Part], field: Field) -> Text | None:
    """Return an example as it would stand after the field's colon; None for a part, which has lines of its own."""
    example = about_field(part, field).example
    if example is None and issubclass(field.takes, Word):
        return next(iter(field.takes)).words
    return example


def word(field: Field, language: Language) -> str:
    """Return the word that a plan in ``language`` has for a field."""
    return field.sv if language is Language.SV else field.en


def lines(part: type[Part], field: Field, language: Language) -> str:
    """Return a field as it would stand in a plan: its word and its example, which may take lines."""
    key = word(field, language)
    example = example_of(part, field)
    if example is not None:
        return f"{key}: {example.to(language)}"
    taken = PARTS[field.takes.__name__].example.to(language)
    margin, first = ("    ", "  - ") if field.many else ("  ", "  ")
    return f"{key}:\n{first}{indent(taken, margin).lstrip()}"


@cache
def parts() -> tuple[type[Part], ...]:
    """Return every part class, each section's own parts right after it."""
    found: list[type[Part]] = []

    def visit(kind: type[Part]) -> None:
        if kind not in found:
            found.append(kind)
            for field in shape(kind).fields.values():
                if issubclass(field.takes, Part):
                    visit(field.takes)

    visit(Plan)
    return tuple(found)


@cache
def word_lists() -> tuple[type[Word], ...]:
    """Return every closed list that a field takes, in the order in which the fields come."""
    lists = (field.takes for kind in parts() for field in shape(kind).fields.values())
    return tuple(dict.fromkeys(each for each in lists if issubclass(each, Word)))
