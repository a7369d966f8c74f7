"""Lists and mappings in brackets whose texts are known, and whose places are found when somebody asks for them.

A plan has thousands of such rows, and only the few that something is said about need the place of each key and value.
"""

from __future__ import annotations

from kompplan.diagnostics.source import Source
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.patterns import pattern

Unplaced = str | Node
"""A plain text, empty where a value is missing, or a node that knows its place: quotes, or another pair of brackets."""


class BracketSequence(Sequence):
    """A list in brackets: ``values`` are its items, of which the plain ones are mere texts."""

    __slots__ = ("values",)

    def __init__(self, source: Source, start: int, end: int, values: list[Unplaced]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.values = values

    @property
    def items(self) -> list[Node]:  # type: ignore[override]  # made when asked for
        """The items as nodes."""
        try:
            return _ITEMS.__get__(self)  # type: ignore[no-any-return]  # a slot
        except AttributeError:
            found: list[Node] = []
            end = self.start + 1
            for value in self.values:
                node = _placed(self.source, value, end)
                found.append(node)
                end = node.end
            _ITEMS.__set__(self, found)
            return found


class BracketMapping(Mapping):
    """A mapping in brackets: its keys, and a value for each, of which the plain ones are mere texts."""

    __slots__ = ("names", "values")

    def __init__(self, source: Source, start: int, end: int, names: tuple[str, ...], values: list[Unplaced]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.names = names
        self.values = values

    @property
    def entries(self) -> list[tuple[Scalar, Node]]:  # type: ignore[override]  # as above
        """Keys and values as nodes."""
        try:
            return _ENTRIES.__get__(self)  # type: ignore[no-any-return]  # a slot
        except AttributeError:
            found: list[tuple[Scalar, Node]] = []
            end = self.start + 1
            for name, value in zip(self.names, self.values, strict=True):
                key = _plain(self.source, name, end)
                node = _placed(self.source, value, key.end)
                found.append((key, node))
                end = node.end
            _ENTRIES.__set__(self, found)
            return found


_ITEMS, _ENTRIES = Sequence.__dict__["items"], Mapping.__dict__["entries"]
"""The slots of the classes above these, which are empty until somebody asks."""
_BETWEEN = pattern(r"(?:[ ,:\n]++|#[^\n]*+)*+")
"""What can stand before a key or a value: a comment may hold anything, so that the text itself cannot be looked for."""


def _placed(source: Source, value: Unplaced, after: int) -> Node:
    if not isinstance(value, str):
        return value
    if value:
        return _plain(source, value, after)
    start = after + 1  # behind the colon and its spaces
    while source.text[start] == " ":
        start += 1
    return Scalar(source, start, start, "", True)


def _plain(source: Source, text: str, after: int) -> Scalar:
    """Return the text as a node; it is the next one behind ``after``."""
    match = _BETWEEN().match(source.text, after)
    start = match.end() if match is not None else after
    return Scalar(source, start, start + len(text), text, True)
