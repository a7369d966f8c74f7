"""Texts of several lines, ``>`` folded and ``|`` as they stand; the commonest of them, as ``lines`` says which."""

from collections.abc import Sequence
from typing import NamedTuple

_FOLDED = frozenset({">", ">-"})
_AS_IT_STANDS = frozenset({"|", "|-"})


class TextBlock(NamedTuple):
    """A text, how many lines it takes, and how many characters these are with their ends."""

    text: str
    lines: int
    length: int


def text_block(mark: str, lines: Sequence[str], number: int, column: int) -> TextBlock | None:
    """Return the text that ``mark`` announces, from line ``number`` on, or None where there is any doubt.

    What the text belongs to stands ``column`` characters from the margin.
    """
    folded = mark in _FOLDED
    if not (folded or mark in _AS_IT_STANDS):
        return None
    first = lines[number] if number < len(lines) else ""
    indent = len(first) - len(first.lstrip(" "))
    if not first or indent == len(first) or indent <= column:
        return None
    lead = " " * indent
    kept: list[str] = []
    length = 0
    for at in range(number, len(lines)):
        line = lines[at]
        if line:
            if not line.startswith(lead):
                if line.isspace():
                    return None
                break
            length += indent
            line = line[indent:]
            if not line or (folded and line[0] == " ") or line.isspace():
                return None
        length += len(line) + 1
        kept.append(line)
    else:
        if lines[-1]:
            return None  # the text ends without a line's end
    taken = len(kept)
    while not kept[-1]:
        kept.pop()
    text = _folded(kept) if folded else "\n".join(kept)
    return TextBlock(text if mark[-1] == "-" else text + "\n", taken, length)


def _folded(lines: list[str]) -> str:
    """Return the lines in one, with a line's end for each blank line."""
    parts = [lines[0]]
    blank = 0
    for line in lines[1:]:
        if line:
            parts += ("\n" * blank or " ", line)
            blank = 0
        else:
            blank += 1
    return "".join(parts)
