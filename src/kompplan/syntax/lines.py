r"""Read the commonest shapes of YAML line by line, in half the time of a parser that knows all of it.

What is read here is read exactly as ``events`` reads it: the same nodes, the same texts, the same places. Whatever is
not certainly one of the lines below is not judged here: ``tree`` returns None, and ``events`` reads the whole text and
says what is wrong, if anything is. So nothing here makes a finding, and the smallest doubt is reason enough to stop.

    text     = line …                   printable characters, no tab; the first line with content stands at the margin
    line     = nothing | indent "#" …   blank lines and comments count for nothing
             | indent entry | indent dash entry | indent dash value | indent dash | indent value
    dash     = "-" with spaces after it
    entry    = key ":" | key ": " value
    key      = a letter or digit first, then anything but ``:`` and ``#``; no space last, no key twice in a mapping
    value    = plain | quoted | brackets | text block, with spaces and a comment after it
    plain    = no character first that means something to YAML (``- ? : , [ ] { } # & * ! | > ' " % @ ` ``), then
               anything but ``: `` and `` #``, no ``:`` last; inside brackets none of ``, [ ] { }`` and no ``:?``
    quoted   = ``"…"`` with no escapes but ``\"`` and ``\\`` | ``'…'`` with ``''`` for ``'``
    brackets = ``[…]`` of plain, quoted and brackets with commas between | ``{…}`` of entries with commas between, of
               which each has a key, ``: ``, and a value or nothing. A line may end after a comma or a bracket, and
               then goes on in the next, which is not at the margin.
    text block = ``>`` or ``|``, perhaps with ``-``; below it lines with more indent than what it belongs to. The first
               is not blank, blank lines hold no spaces, and no line of ``>`` has more indent than the first.

Indentation works as in YAML: more of it is allowed only where a value is still missing, the same goes on with what
stands there, and less must be that of something that is open. A list may stand as far in as the key it belongs to.

The text may come from a stranger: one loop over the lines and no recursion, every expression goes forward only, and
what would be beyond a limit is left to ``events``, which says so.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NoReturn, cast

from kompplan.diagnostics.source import Source
from kompplan.syntax.brackets import BracketMapping, BracketSequence, Unplaced
from kompplan.syntax.limits import Limits
from kompplan.syntax.text_blocks import text_block
from kompplan.syntax.tree import EMPTY, Mapping, Node, Scalar, Sequence
from kompplan.values.patterns import pattern

if TYPE_CHECKING:
    from kompplan.syntax.rows import Rows

_MEANS_SOMETHING = frozenset("-?:,[]{}#&*!|>'\"%@` ")
"""What a plain text does not begin with here. YAML allows a few of them where no space follows."""
_ODD_KEYS = EMPTY | {"<<"}
_LONGEST_KEY = 1_000
"""YAML takes nothing longer for a key."""
_AROUND = 8
"""More than the events that stand around every tree."""
_MARKS = pattern("([][{},])")
_MARKS_AND_QUOTED = pattern(r"""([][{},]|"[^"\\]*+(?:\\["\\][^"\\]*+)*+"|'[^']*+(?:''[^']*+)*+')""")
_ROWS = ("- {", "- [")
_FEW = 64
"""From so many rows on it pays to work out how they are made up."""


class _DoubtError(Exception):
    """This is not certainly one of the lines that are read here."""


class _Open:
    """A list or mapping of lines that can still go on."""

    __slots__ = ("column", "gap", "items", "key", "names", "start")

    def __init__(self, start: int, column: int, *, keys: bool) -> None:
        self.start = start
        self.column = column
        self.names: list[str] | None = [] if keys else None
        """The keys so far; None in a list."""
        self.items: list[tuple[Scalar, Node]] | list[Node] = []
        self.key: Scalar | None = None
        """The key that waits for its value."""
        self.gap = -1
        """Where a value is missing: behind the colon or the dash; -1 where none is."""

    def put(self, node: Node) -> None:
        """Put a value where it is missing."""
        self.items.append(node if self.key is None else (self.key, node))  # type: ignore[arg-type]  # keys or none
        self.gap = -1


def tree(source: Source, limits: Limits) -> Mapping | None:
    """Return the tree of ``source`` where it is written in the lines above, or None."""
    text = source.text
    bare = text.replace("\n", "")
    if not (bare.isprintable() or bare.replace("\N{NO-BREAK SPACE}", "").isprintable()):
        return None
    try:
        return _Lines(source, limits).tree()
    except _DoubtError:
        return None


def _doubt() -> NoReturn:
    raise _DoubtError


class _Lines:
    """The lines of one text, how far they are read, and what is open."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.lines = source.text.split("\n")
        if len(source.text) > limits.scalar and max(map(len, self.lines)) > limits.scalar:
            _doubt()
        self.next = 0
        """The number of the next line, and where it begins in the text."""
        self.next_at = 0
        self.open: list[_Open] = []
        self.known: dict[str, str] = {}
        """The keys seen so far; each is kept once, however often it stands in the text."""
        self.shapes: dict[tuple[str, ...], tuple[str, ...]] = {}
        """The keys of the mappings in brackets seen so far."""
        self.rows: Rows | None = None
        self.events = _AROUND
        """At least as many events as the parser would have counted."""

    # -- lines --------------------------------------------------------------------------------------------------------

    def tree(self) -> Mapping:
        """Return the mapping that the lines make up."""
        lines, opened = self.lines, self.open
        while self.next < len(lines):
            line = lines[self.next]
            at = self.next_at
            self.next += 1
            self.next_at += len(line) + 1
            body = line.lstrip(" ")
            if not body or body[0] == "#":
                continue
            column = len(line) - len(body)
            self._count(2)
            if opened:
                inner = opened[-1]
                if inner.column == column and inner.names is None and inner.gap < 0 and body.startswith(_ROWS):
                    # The commonest line of a large plan; ``_content`` would come to the same.
                    items = cast("list[Node]", inner.items)
                    if len(items) < _FEW:
                        items.append(self._brackets(body[2:], at + column + 2))
                    else:
                        self._rows(items, line, at, column)
                    continue
                self._content(body, at + column, column)
            elif column or not self._entry(body, at, 0, new=True):
                _doubt()
        while len(opened) > 1:
            self._close()
        if not opened:
            _doubt()
        root = self._closed(opened[0])
        assert isinstance(root, Mapping)  # noqa: S101 - it was opened by a key
        return root

    def _rows(self, items: list[Node], line: str, at: int, column: int) -> None:
        """Read this line and those below it that are rows."""
        if self.rows is None:
            from kompplan.syntax.rows import Rows  # noqa: PLC0415 - few plans are so long

            self.rows = Rows(self.source, self._vetted, self._shape, self.limits.items)
        depth = self.limits.depth - len(self.open)
        read = self.rows.read(self.lines, self.next - 1, at, column, depth, items)
        self._count(read.events)
        if read.at > at:
            self.next, self.next_at = read.line, read.at
        else:
            items.append(self._brackets(line[column + 2 :], at + column + 2))

    def _content(self, body: str, at: int, column: int) -> None:
        """Read what stands on a line, ``column`` characters from the margin."""
        opened = self.open
        inner = opened[-1]
        while column < inner.column:
            self._close()
            inner = opened[-1]
        dash = body[0] == "-" and (body[1:2] == " " or body == "-")
        if column > inner.column:
            if inner.gap < 0:
                _doubt()
            if dash:
                inner = self._begin(at, column, keys=False)
            elif self._entry(body, at, column, new=True):
                return
            else:
                self._value(body, at)
                return
        elif dash:
            if inner.names is not None:  # a list as far in as its key
                if inner.gap < 0:
                    _doubt()
                inner = self._begin(at, column, keys=False)
            elif inner.gap >= 0:
                self._nothing(inner)
        else:
            if inner.names is None:
                self._close()
                inner = opened[-1]
                if inner.column != column or inner.names is None:
                    _doubt()
            if not self._entry(body, at, column, new=False):
                _doubt()
            return
        self._item(inner, body, at, column)

    def _item(self, inner: _Open, body: str, at: int, column: int) -> None:
        """Read what stands behind a dash."""
        inner.gap = at + 1
        rest = body[1:].lstrip(" ")
        if not rest or rest[0] == "#":
            return
        moved = len(body) - len(rest)
        if rest[0] == "-" or not self._entry(rest, at + moved, column + moved, new=True):
            self._value(rest, at + moved)

    def _entry(self, body: str, at: int, column: int, *, new: bool) -> bool:
        """Read a key and its value, the first of a mapping where it is ``new``; tell whether it is a key at all."""
        if body[0] in _MEANS_SOMETHING:
            return False
        name, colon, rest = body.partition(": ")
        if not colon:
            name = _without_comment(name)
            if name[-1] != ":":
                return False
            name = name[:-1]
        elif "#" in name and " #" in name:
            return False  # the colon stands in a comment
        key = self.known.get(name) or self._vetted(name)
        inner = self._begin(at, column, keys=True) if new else self.open[-1]
        if inner.gap >= 0:
            self._nothing(inner)
        assert inner.names is not None  # noqa: S101 - only mappings are handed in
        inner.names.append(key)
        end = at + len(name)
        inner.key = Scalar(self.source, at, end, key, True)
        inner.gap = end + 1
        value = rest.lstrip(" ")
        if value and value[0] != "#":
            self._value(value, end + 2 + len(rest) - len(value))
        return True

    def _begin(self, start: int, column: int, *, keys: bool) -> _Open:
        """Begin a list or mapping in the place where a value is missing."""
        if len(self.open) >= self.limits.depth:
            _doubt()
        self._count(2)
        inner = _Open(start, column, keys=keys)
        self.open.append(inner)
        return inner

    def _nothing(self, inner: _Open) -> None:
        """Put nothing where a value is missing."""
        inner.put(Scalar(self.source, inner.gap, inner.gap, "", True))

    def _close(self) -> None:
        """End the innermost list or mapping, and put it where its value is missing."""
        node = self._closed(self.open.pop())
        self.open[-1].put(node)

    def _closed(self, inner: _Open) -> Node:
        """Return what has been open as a node; it ends where its last value ends."""
        if inner.gap >= 0:
            self._nothing(inner)
        if inner.names is None:
            items: list[Node] = inner.items  # type: ignore[assignment]  # no keys
            if len(items) > self.limits.items:
                _doubt()
            return Sequence(self.source, inner.start, items[-1].end, items)
        entries: list[tuple[Scalar, Node]] = inner.items  # type: ignore[assignment]  # keys
        self._all_different(inner.names)
        return Mapping(self.source, inner.start, entries[-1][1].end, entries)

    # -- keys and values ----------------------------------------------------------------------------------------------

    def _count(self, events: int) -> None:
        self.events += events
        if self.events > self.limits.nodes:
            _doubt()

    def _vetted(self, name: str) -> str:
        """Return a key that has not been seen before, and remember it."""
        if (
            not name[:1].isalnum()
            or name[-1] == " "
            or ":" in name
            or "#" in name
            or name in _ODD_KEYS
            or len(name) > min(self.limits.key, _LONGEST_KEY)
            or not unicodedata.is_normalized("NFC", name)
        ):
            _doubt()
        self.known[name] = name
        return name

    def _all_different(self, names: list[str]) -> None:
        if len(set(names)) != len(names) or len(names) > self.limits.keys:
            _doubt()

    def _value(self, text: str, at: int) -> None:
        """Read a value that begins a rest of a line, and put it where one is missing."""
        inner = self.open[-1]
        first = text[0]
        if first not in _MEANS_SOMETHING:
            value = _without_comment(text)
            if ":" in value and (": " in value or value[-1] == ":"):
                _doubt()
            inner.put(Scalar(self.source, at, at + len(value), value, True))
        elif first in "[{":
            inner.put(self._brackets(text, at))
        elif first in "\"'":
            match = _MARKS_AND_QUOTED().match(text)
            if match is None:
                _doubt()
            _nothing_more(text[match.end() :])
            inner.put(self._quoted(match[1], at))
        elif first in "|>":
            block = text_block(_without_comment(text), self.lines, self.next, inner.column)
            if block is None or len(block.text) > self.limits.scalar:
                _doubt()
            self.next += block.lines
            self.next_at += block.length
            written = self.source.text[at : self.next_at].rstrip()  # as ``events`` finds its end
            inner.put(Scalar(self.source, at, at + len(written), block.text, False))
        else:
            _doubt()

    def _quoted(self, text: str, at: int) -> Scalar:
        inside = text[1:-1]
        if text[0] == "'":
            inside = inside.replace("''", "'")
        elif "\\" in inside:
            inside = inside.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\")  # no text holds a \0
        return Scalar(self.source, at, at + len(text), inside, False)

    # -- brackets -----------------------------------------------------------------------------------------------------

    def _brackets(self, text: str, at: int) -> Node:
        """Return the list or mapping in brackets that ``text`` begins with; nothing more than a comment may follow."""
        source, known, shapes = self.source, self.known, self.shapes
        means_something = _MEANS_SOMETHING
        blank = object.__new__  # half the time of a class that calls a Python function
        deepest = self.limits.depth - len(self.open)
        stack: list[tuple[list[Unplaced], list[str] | None, int]] = []
        values: list[Unplaced] = []
        names: list[str] | None = None  # of a mapping; as many as its values, or one more whose value is to come
        start = -1
        done = False  # whether a value stands before the next comma or closing bracket
        node: Node
        while True:
            passed = 0  # how much of the line lies behind the last bracket or quoted text
            split = _MARKS_AND_QUOTED() if '"' in text or "'" in text else _MARKS()
            comment = " #" in text
            pieces = split.split(text)
            self._count(2 * len(pieces))
            for between, mark in zip(pieces[::2], pieces[1::2]):  # noqa: B905 - the last piece is looked at below
                value = between.strip(" ")
                if value:
                    if done or (comment and " #" in between):
                        _doubt()
                    if names is not None:
                        name, colon, value = value.partition(": ")
                        if not colon:  # a key before a bracket or a quoted text, or without a value
                            if name[-1] != ":" or between[-1] != " ":
                                _doubt()
                            name = name[:-1]
                        names.append(known.get(name) or self._vetted(name))
                    if value:
                        if value[0] in means_something or ":" in value:
                            value = _looked_at(value)
                        values.append(value)
                        if mark == ",":
                            continue
                        done = True
                if mark == ",":
                    if not done:
                        _missing(names, values)
                    done = False
                    continue
                here = text.index(mark, passed)
                passed = here + len(mark)
                if mark in "[{":
                    if done or (names is not None and len(names) == len(values)) or len(stack) >= deepest:
                        _doubt()
                    stack.append((values, names, start))
                    values, names, start = [], [] if mark == "{" else None, at + here
                    continue
                if mark in "]}":
                    if (mark == "}") is (names is None):
                        _doubt()
                    if not done and (values or names):
                        _missing(names, values)
                    if names is None:
                        if len(values) > self.limits.items:
                            _doubt()
                        listed = node = blank(BracketSequence)
                        listed.values = values
                    else:
                        mapping = node = blank(BracketMapping)
                        mapping.names = shapes.get(tuple(names)) or self._shape(names)
                        mapping.values = values
                    node.source = source
                    node.start = start
                    node.end = at + passed
                    values, names, start = stack.pop()
                    if not stack:
                        _nothing_more(text[passed:])
                        return node
                else:
                    if done or (names is not None and len(names) == len(values)):
                        _doubt()
                    node = self._quoted(mark, at + here)
                values.append(node)
                done = True
            _nothing_more(pieces[-1])
            text, at = self._next_line()

    def _shape(self, names: list[str]) -> tuple[str, ...]:
        """Return the keys of a mapping, which most often are those of another one too."""
        self._all_different(names)
        shape = tuple(names)
        return self.shapes.setdefault(shape, shape)

    def _next_line(self) -> tuple[str, int]:
        """Return the next line, which must hold something and not stand at the margin, and where it begins."""
        if self.next >= len(self.lines):
            _doubt()
        line, at = self.lines[self.next], self.next_at
        if line[:1] != " ":
            _doubt()
        self.next += 1
        self.next_at += len(line) + 1
        return line, at


def _missing(names: list[str] | None, values: list[Unplaced]) -> None:
    """Put nothing where a key stands without its value."""
    if names is None or len(names) == len(values):
        _doubt()
    values.append("")


def _looked_at(value: str) -> str:
    """Return a text inside brackets without the spaces before it, where it is one all the same."""
    value = value.lstrip(" ")
    if value[0] in _MEANS_SOMETHING or ": " in value or ":?" in value or value[-1] == ":":
        _doubt()
    return value


def _without_comment(text: str) -> str:
    """Return a rest of a line without the comment and the spaces at its end."""
    if "#" in text:
        text = text.partition(" #")[0]
    return text.rstrip(" ")


def _nothing_more(rest: str) -> None:
    """Make sure that a rest of a line holds no more than a comment."""
    bare = rest.lstrip(" ")
    if bare and (bare[0] != "#" or len(bare) == len(rest)):
        _doubt()
