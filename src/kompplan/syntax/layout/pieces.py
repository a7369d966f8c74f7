"""The parts of a text that its layout is made of: values with their places and marks, and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from kompplan.i18n.text import Text
from kompplan.syntax.events import PARSER


class NotLaidOutError(Exception):
    """The text holds something that the layouter does not understand well enough to move."""

    def __init__(self, why: Text, index: int) -> None:
        super().__init__(why.en)
        self.why = why
        self.index = index


class Leaf:
    """A value without parts. ``raw`` is what stands in the file, without anchor and tag (``properties``)."""

    __slots__ = ("end", "properties", "raw", "start", "style", "value")

    def __init__(self, start: int, end: int, properties: str, raw: str, value: str, style: str) -> None:
        self.start = start
        self.end = end
        self.properties = properties
        self.raw = raw
        self.value = value
        self.style = style
        """One of: '' plain, ' " quoted, | > a block of text, * an alias."""

    @property
    def several_lines(self) -> bool:
        return "\n" in self.raw


class Group:
    """A list (``keyed`` is false) or a mapping, whose children are keys and values in turn."""

    __slots__ = ("children", "column", "end", "flow", "keyed", "properties", "start")

    def __init__(self, start: int, properties: str, column: int, *, keyed: bool, flow: bool) -> None:
        self.start = start
        self.end = start
        self.properties = properties
        self.column = column
        """Where the first key or hyphen stands in its line; tells which comments belong to the group."""
        self.keyed = keyed
        self.flow = flow
        self.children: list[Piece] = []

    def entries(self) -> Iterator[tuple[Leaf, Piece]]:
        keys = self.children[::2]
        for key, value in zip(keys, self.children[1::2], strict=True):
            assert isinstance(key, Leaf)  # noqa: S101 - others were refused when they were read
            yield key, value


Piece = Leaf | Group


class Comment:
    """A comment, and whether it has a line of its own."""

    __slots__ = ("column", "own_line", "start", "text")

    def __init__(self, start: int, text: str, column: int, *, own_line: bool) -> None:
        self.start = start
        self.text = text
        self.column = column
        self.own_line = own_line

    @property
    def words(self) -> str:
        return self.text[1:].strip()

    @property
    def doubtful(self) -> bool:
        """Tell whether words follow the # at once: behind a value, #4 may be meant as a part of it."""
        return self.text[1:2] not in _MARKS

    @property
    def written(self) -> str:
        """The comment with a space after its # where that cannot change what it is."""
        return f"# {self.text[1:]}" if self.own_line and self.doubtful else self.text


_MARKS = frozenset(("", " ", "\t", "#", "!", "=", "*", "-"))


class Pieces:
    """A text taken apart."""

    def __init__(self, text: str, root: Piece, begins: int | None) -> None:
        self.text = text
        self.root = root
        self.begins = begins
        """Where ``---`` stands, if it does."""
        self.leaves = sorted(_leaves(root), key=lambda leaf: (leaf.start, leaf.end))
        self.comments = list(_comments(text, self.leaves))

    def every_comment(self) -> list[Comment]:
        """Return the comments, and those behind the marks of blocks of text."""
        found = list(self.comments)
        for leaf in self.leaves:
            header = block_header(leaf.raw) if leaf.style in ("|", ">") and leaf.style else None
            if header is not None and header[2]:
                found.append(Comment(leaf.start, header[2], 0, own_line=False))
        return sorted(found, key=lambda comment: comment.start)


_HEADER = re.compile(r"([|>])([0-9+-]*)[ \t]*(#[^\n]*)?[ \t]*(?:\n|\Z)")


def block_header(raw: str) -> tuple[str, str, str] | None:
    """Return the mark of a block of text, what says how it is read, and the comment behind it."""
    match = _HEADER.match(raw)
    return (match[1], match[2], (match[3] or "").rstrip()) if match else None


def _leaves(root: Piece) -> Iterator[Leaf]:
    waiting = [root]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, Leaf):
            yield piece
        else:
            waiting.extend(piece.children)


def _comments(text: str, leaves: list[Leaf]) -> Iterator[Comment]:
    """Yield the comments, which stand between the values."""
    at = 0
    for start, end in (*((leaf.start, leaf.end) for leaf in leaves), (len(text), len(text))):
        while at < start:
            found = text.find("#", at, start)
            if found < 0:
                break
            if found and text[found - 1] not in " \t\n":
                at = found + 1
                continue
            stop = text.find("\n", found)
            stop = len(text) if stop < 0 else stop
            line = text.rfind("\n", 0, found) + 1
            yield Comment(found, text[found:stop].rstrip(), found - line, own_line=not text[line:found].strip())
            at = stop
        at = max(at, end)


_PROPERTIES = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]*)*")
_BLANK = re.compile(r"(?:\s+|#[^\n]*)*")
_ODD = re.compile("[\x85\u2028\u2029\ufeff]")

_SEVERAL = Text("a second document begins here", "här börjar ett andra dokument")
_EMPTY = Text("the file holds nothing", "filen innehåller inget")
_DIRECTIVE = Text("a directive stands here", "här står ett direktiv")
_ODD_KEY = Text("this key is not a word on one line", "den här nyckeln är inte ett ord på en rad")
_INVISIBLE = Text(
    "an unusual line break or an invisible mark stands here", "här står en ovanlig radbrytning eller ett osynligt märke"
)
_FAR = Text(
    "what follows the anchor or tag stands on another line",
    "det som följer efter ankaret eller taggen står på en annan rad",
)


def read_pieces(text: str) -> Pieces:
    """Take apart a text that is known to be readable."""
    odd = _ODD.search(text)
    if odd:
        raise NotLaidOutError(_INVISIBLE, odd.start())
    parser = PARSER(text)
    stack: list[Group] = []
    root: Piece | None = None
    begins: int | None = None
    while True:
        event = parser.get_event()
        kind = event.__class__
        piece: Piece | None = None
        if kind is ScalarEvent or kind is AliasEvent:
            piece = _leaf(text, event)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            stack.append(_group(text, event, keyed=kind is MappingStartEvent))
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            piece = stack.pop()
            piece.end = event.end_mark.index if piece.flow else piece.children[-1].end
        elif kind is DocumentStartEvent:
            if root is not None:
                raise NotLaidOutError(_SEVERAL, event.start_mark.index)
            if event.version or event.tags:
                raise NotLaidOutError(_DIRECTIVE, event.start_mark.index)
            begins = event.start_mark.index if event.explicit else None
        elif kind is DocumentEndEvent:
            continue
        elif kind is yaml.events.StreamEndEvent:
            break
        if piece is None:
            continue
        if stack:
            children = stack[-1].children
            if stack[-1].keyed and not len(children) & 1 and not _is_key(piece):
                raise NotLaidOutError(_ODD_KEY, piece.start)
            children.append(piece)
        else:
            root = piece
    if root is None:
        raise NotLaidOutError(_EMPTY, 0)
    return Pieces(text, root, begins)


def _is_key(piece: Piece) -> bool:
    return isinstance(piece, Leaf) and bool(piece.raw) and not piece.several_lines and piece.style not in ("|", ">")


def _properties(text: str, event: Any) -> tuple[str, int]:
    """Return anchor and tag as they are to be written, and where what they belong to may begin."""
    start = event.start_mark.index
    if event.anchor is None and event.tag is None:
        return "", start
    match = _PROPERTIES.match(text, start)
    assert match is not None  # noqa: S101 - it matches nothing as well
    return " ".join(match.group().split()), match.end()


def _leaf(text: str, event: Any) -> Leaf:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, AliasEvent):
        return Leaf(start, end, "", text[start:end], "", "*")
    properties, begin = _properties(text, event)
    style = event.style or ""
    raw = text[begin:end] if begin < end else ""
    if properties and raw[:1] == "\n":
        raise NotLaidOutError(_FAR, start)
    if style in ("|", ">") and style:
        header = block_header(raw)
        if header is None or "+" not in header[1]:
            end = begin + len(raw.rstrip())
    return Leaf(start, end, properties, raw, event.value, style)


def _group(text: str, event: Any, *, keyed: bool) -> Group:
    properties, begin = _properties(text, event)
    match = _BLANK.match(text, begin)
    first = match.end() if match else begin
    return Group(
        event.start_mark.index,
        properties,
        first - (text.rfind("\n", 0, first) + 1),
        keyed=keyed,
        flow=bool(event.flow_style),
    )
