"""The YAML tree: text and places, no meaning.

A scalar is the text that stands in the file; only a field of the model decides whether ``no`` is a word or ``1:30`` a
time. Every node knows its source and the code points it covers; a block collection ends where its last value ends.
"""

from __future__ import annotations

from kompplan.diagnostics.source import Source, Span


class Scalar:
    """A text. ``plain`` tells that it stood without quotes, so that an empty one means "nothing"."""

    __slots__ = ("end", "plain", "source", "start", "text")

    def __init__(self, source: Source, start: int, end: int, text: str, plain: bool) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.text = text
        self.plain = plain

    @property
    def span(self) -> Span:
        return Span(self.source, self.start, self.end)

    @property
    def empty(self) -> bool:
        """Tell whether nothing is written here (YAML's null: an empty place, ``~`` or ``null``)."""
        return self.plain and self.text in EMPTY


EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "source", "start")

    def __init__(self, source: Source, start: int, end: int, items: list[Node]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.items = items

    @property
    def span(self) -> Span:
        return Span(self.source, self.start, self.end)


class Mapping:
    """Keys and values in the order of the file; a key that stands twice is here once, with its first value."""

    __slots__ = ("end", "entries", "source", "start")

    def __init__(self, source: Source, start: int, end: int, entries: list[tuple[Scalar, Node]]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.entries = entries

    @property
    def span(self) -> Span:
        return Span(self.source, self.start, self.end)


Node = Scalar | Sequence | Mapping
