"""Texts of a plan that hold a place for something that nobody knows yet."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.people import Table
from kompplan.model.shapes import shape
from kompplan.values.placeholder import HINTS, LONGEST_ALONE, alone_says_nothing, placeholder


class Written(NamedTuple):
    """A text of the plan and where it stands."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    text: str


def _texts(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        part = step.part
        state = part.__dict__
        for name in part.stated:
            value = state[name]
            if value.__class__ is str:
                yield value
            elif value.__class__ is tuple:
                for item in value:
                    if item.__class__ is str:
                        yield item
                    elif item.__class__ is tuple:
                        yield from (cell for cell in item if cell.__class__ is str)


def _candidates(texts: list[str]) -> set[str]:
    """Return the texts that may hold a place: few, found without trying a pattern on each."""
    found = {text for text in texts if len(text) <= LONGEST_ALONE and alone_says_nothing(text)}
    lowered = [text.lower() for text in texts]
    joined = "\n".join(lowered)
    hints = [hint for hint in HINTS if hint in joined]
    if hints:
        ends = list(accumulate(len(text) + 1 for text in lowered))
        for hint in hints:
            at = joined.find(hint)
            while at >= 0:
                number = bisect_right(ends, at)
                found.add(texts[number])
                at = joined.find(hint, ends[number])
    return found


def _placed(step: Step, wanted: set[str]) -> Iterator[Written]:
    part = step.part
    for name, field in shape(type(part)).fields.items():
        value = part.__dict__[name]
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
    wanted = {text for text in _candidates(list(_texts(steps))) if placeholder(text) is not None}
    if not wanted:
        return
    for step in steps:
        for written in _placed(step, wanted):
            cell = isinstance(written.part, Table) and written.field in ("rows", "totals")
            words = placeholder(written.text, alone=not cell)
            if words is not None:
                yield written, words
