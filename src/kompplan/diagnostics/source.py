"""A file's text and places in it.

Lines and columns are counted from 1, columns in code points, and lines end where editors end them: at ``\\n``,
``\\r\\n`` or a lone ``\\r``. (YAML 1.1 also ends lines at NEL, LS and PS, so PyYAML's own line numbers are not used.)
"""

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place as an editor shows it: line and column, both from 1."""

    line: int
    column: int


class Source:
    """The text of one file, under the name that the user gave it. A byte order mark is not part of the text."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self._starts: list[int] | None = None

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return self._starts

    def position(self, index: int) -> Position:
        """Return the line and column of the code point at ``index``."""
        starts = self._line_starts()
        index = min(max(index, 0), len(self.text))
        line = bisect_right(starts, index)
        return Position(line, index - starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line ``number`` (from 1) without its end."""
        starts = self._line_starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


class Span(NamedTuple):
    """Code points ``start`` up to, not including, ``end`` of one source."""

    source: Source
    start: int
    end: int

    @property
    def first(self) -> Position:
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """Return the position just after the last code point."""
        return self.source.position(max(self.start, self.end))

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]
