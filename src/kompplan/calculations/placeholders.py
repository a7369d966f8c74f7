"""Texts of a plan that hold a place for something that nobody knows yet."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Form, Part
from kompplan.model.people import Table
from kompplan.model.shapes import shape
from kompplan.values.placeholder import LONGEST_ALONE, alone_says_nothing, placeholder, with_hints


class Written(NamedTuple):
    """A text of the plan and where it stands."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    text: str


@lru_cache(maxsize=4096)
def _wordy(part: type[Part], stated: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return which of the stated fields hold a text, which texts, and which may hold texts; an id is none of those."""
    fields = [field for field in shape(part).fields.values() if field.name in stated and not field.identity]
    return (
        tuple(field.name for field in fields if field.takes is str and field.many == 0),
        tuple(field.name for field in fields if field.takes is str and field.many == 1),
        tuple(
            field.name
            for field in fields
            if (field.takes is str and field.many > 1) or field.form is Form.OPEN or field.form is Form.SCORE
        ),
    )


def _texts(steps: Iterable[Step]) -> set[str]:
    """Return the texts of a plan, each once: half of them stand in it more than once."""
    found: set[str] = set()
    for step in steps:
        part = step.part
        state = part.__dict__
        one, several, perhaps = _wordy(part.__class__, part.stated)
        for name in one:
            if state[name] is not None:  # a part that was built by hand may state nothing
                found.add(state[name])
        for name in several:
            found.update(state[name])
        for name in perhaps:
            value = state[name]
            for item in value if value.__class__ is tuple else (value,):
                for each in item if item.__class__ is tuple else (item,):
                    if each.__class__ is str:
                        found.add(each)
    return found


def _candidates(texts: Iterable[str]) -> set[str]:
    """Return the texts that may hold a place: few, found without trying a pattern on each."""
    found = {text for text in texts if len(text) <= LONGEST_ALONE and alone_says_nothing(text)}
    found.update(with_hints(texts))
    return found


def _placed(step: Step, wanted: set[str]) -> Iterator[Written]:
    part = step.part
    for name, field in shape(type(part)).fields.items():
        value = getattr(part, name)
        if not value or field.identity:
            continue
        if value.__class__ is str:
            if value in wanted:
                yield Written(part, name, None, None, value)
        elif value.__class__ is tuple:
            for index, item in enumerate(value):
                if item.__class__ is str:
                    if item in wanted:
                        yield Written(part, name, index, None, item)
                elif item.__class__ is tuple:
                    for cell, each in enumerate(item):
                        if each.__class__ is str and each in wanted:
                            yield Written(part, name, index, cell, each)


def placeholders(steps: Iterable[Step]) -> Iterator[tuple[Written, str]]:
    """Yield every text of the plan that holds a place, with the words that do.

    In a table's cells a dash or a cross is an answer, so there only the unmistakable words count.
    """
    steps = tuple(steps)
    wanted = {text for text in _candidates(_texts(steps)) if placeholder(text) is not None}
    if not wanted:
        return
    for step in steps:
        for written in _placed(step, wanted):
            cell = isinstance(written.part, Table) and written.field in ("rows", "totals")
            words = placeholder(written.text, alone=not cell)
            if words is not None:
                yield written, words
