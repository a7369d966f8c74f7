"""Change a text in a few places and nowhere else."""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from typing import NamedTuple


class Change(NamedTuple):
    """The code points ``start`` up to, not including, ``end``, and what is to stand there instead."""

    start: int
    end: int
    text: str

    def meets(self, other: Change) -> bool:
        """Tell whether two changes want the same characters, or would put something in the same place."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end


class Changed(NamedTuple):
    """A text after its changes, and where in it each of them stands, in the order of the text."""

    text: str
    places: tuple[tuple[int, int], ...]


def changed(text: str, changes: Iterable[Change]) -> Changed:
    """Return ``text`` with all of the ``changes``, of which no two may meet."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    at = length = 0
    for start, end, new in sorted(changes):
        if not at <= start <= end <= len(text):
            raise ValueError((start, end))
        out += (text[at:start], new)
        length += start - at + len(new)
        places.append((length - len(new), length))
        at = end
    out.append(text[at:])
    return Changed("".join(out), tuple(places))


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoded_as(text: str, before: bytes) -> bytes:
    """Return ``text`` in bytes as a file has it whose bytes were ``before``: the same encoding, and mark if any."""
    for mark, encoding in _MARKS:
        if before.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()
