"""Rows in brackets of which a plan has thousands: how one is made up is worked out once for all that are made alike.

An expression cuts a row into cells: a key, if there is one, a plain text, which may be none, and the mark behind them.
Two rows with the same keys and marks, and with texts in the same cells, are the same lists and mappings with other
texts in them. What the expression does not cut, and what does not fit together, is left to ``lines`` to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from kompplan.diagnostics.source import Source
from kompplan.syntax.brackets import BracketMapping, BracketSequence, Unplaced
from kompplan.syntax.tree import Node
from kompplan.values.patterns import pattern

_CELLS = pattern(
    r"""[ ]?(?:([^\W_][^][{},:#"']*+):[ ])?"""
    r"""[ ]?((?:[^][{},:#"'?&*!|>%@`\- ][^][{},:#"']*+(?<![ ]))?)"""
    r"""([][{},])"""
)
"""A cell, without anything that would need a second look: no quotes, no colon or number sign within."""


class _Pair(NamedTuple):
    """A list or a mapping of a row, in numbers of its cells."""

    names: tuple[str, ...] | None
    """The keys; None in a list."""
    held: Callable[[list[Unplaced]], list[Unplaced]]
    """Gives its values out of all the cells."""
    opening: int
    closing: int


class _Form(NamedTuple):
    """How rows are made up."""

    pairs: tuple[_Pair, ...]
    """The inner ones first. What one gives is put where it opens, and so is a value of the one around it."""
    brackets: tuple[tuple[int, str], ...]
    bare: int
    """How many cells have no text."""
    texts_of_bare: Callable[[Sequence[Unplaced]], Any]
    depth: int
    events: int


class Read(NamedTuple):
    """How far rows were read."""

    line: int
    """The number of the line that is next, and where it begins in the text."""
    at: int
    events: int
    """How many the parser would have counted, at least."""


class Rows:
    """Reads the rows of one text."""

    def __init__(
        self, source: Source, vetted: Callable[[str], str], named: Callable[[list[str]], tuple[str, ...]], items: int
    ) -> None:
        """``vetted`` and ``named`` look at a key and at the keys of a mapping; a list holds ``items`` at most."""
        self._source = source
        self._vetted = vetted
        self._named = named
        self._items = items
        self._forms: dict[tuple[str | None, ...], _Form] = {}

    def read(self, lines: Sequence[str], first: int, at: int, column: int, depth: int, into: list[Node]) -> Read:
        """Read lines from the ``first`` on while they are rows behind a dash in this ``column``; put them ``into``.

        ``at`` is where the first begins in the text; brackets may lie within each other to ``depth``.
        """
        dash = " " * column + "- "
        begins = dash + "{", dash + "["
        column += 2
        source, forms = self._source, self._forms
        cut = _CELLS().split
        blank = object.__new__  # half the time of a class that calls a Python function
        node: Node
        counted = 0
        for number in range(first, len(lines)):
            line = lines[number]
            if not line.startswith(begins):
                break
            pieces: list[Any] = cut(line[column:])
            made = (*pieces[1::4], *pieces[3::4])
            values = pieces[2::4]
            form = forms.get(made)
            if form is None:
                form = self._form(pieces[1::4], values, pieces[3::4])
                if form is None:
                    break
                forms[made] = form
            pairs, brackets, bare, texts_of_bare, deepest, events = form
            if any(pieces[::4]) or values.count("") != bare or any(texts_of_bare(values)) or deepest > depth:
                break  # something lies between the cells or behind them, or the texts lie in other cells
            places: list[int] = values.copy()
            found = column - 1
            for cell, mark in brackets:
                found = line.index(mark, found + 1)
                places[cell] = at + found
            for names, held, opening, closing in pairs:
                if names is None:
                    listed = node = blank(BracketSequence)
                    listed.values = held(values)
                else:
                    mapping = node = blank(BracketMapping)
                    mapping.names = names
                    mapping.values = held(values)
                node.source = source
                node.start = places[opening]
                node.end = places[closing] + 1
                values[opening] = node
            into.append(node)
            at += len(line) + 1
            counted += events
        else:
            number = len(lines)
        return Read(number, at, counted)

    def _form(self, names: Sequence[str | None], texts: Sequence[str], marks: Sequence[str]) -> _Form | None:
        """Return how a row is made up, or None where it is not one row or a key has no value."""
        pairs: list[_Pair] = []
        around: list[tuple[list[int], list[str] | None, int]] = []
        inside: list[int] = []
        keys: list[str] | None = None
        opening = depth = 0
        done = False  # whether a value stands before the next comma or closing bracket
        for number, (name, text, mark) in enumerate(zip(names, texts, marks, strict=True)):
            if name is not None:
                if done or keys is None:
                    return None
                keys.append(self._vetted(name))
            if text:
                if done or (name is None and keys is not None):
                    return None
                inside.append(number)
                done = True
            if mark == ",":
                if not done:
                    return None
                done = False
            elif mark in "[{":
                if done or (keys is not None and len(keys) == len(inside)):
                    return None
                around.append((inside, keys, opening))
                depth = max(depth, len(around))
                inside, keys, opening = [], [] if mark == "{" else None, number
            else:
                if not around or (mark == "}") is (keys is None) or (not done and (inside or keys)):
                    return None
                if len(inside) > self._items:
                    return None
                pairs.append(_Pair(None if keys is None else self._named(keys), _picked(inside), opening, number))
                own = opening
                inside, keys, opening = around.pop()
                inside.append(own)
                done = True
        if around or not done or len(inside) != 1 or len(pairs) == 0:
            return None
        bare = [number for number, text in enumerate(texts) if not text]
        brackets = tuple((number, mark) for number, mark in enumerate(marks) if mark != ",")
        events = 2 * (2 * len(marks) + 1) + 2  # as ``_brackets`` counts its pieces, and each line
        return _Form(tuple(pairs), brackets, len(bare), _several(bare), depth, events)


def _picked(numbers: Sequence[int]) -> Callable[[list[Unplaced]], list[Unplaced]]:
    """Return what gives the values with these numbers, which most often follow each other."""
    first = numbers[0] if numbers else 0
    if list(numbers) == list(range(first, first + len(numbers))):
        return itemgetter(slice(first, first + len(numbers)))
    several = itemgetter(*numbers)
    return lambda values: list(several(values))


def _several(numbers: Sequence[int]) -> Callable[[Sequence[Unplaced]], Any]:
    """Return what gives the values with these numbers, however few they are: the outer bracket is always one."""
    return itemgetter(0, *numbers)
