"""Where lines, words and values begin and end in a text that could not be read as YAML."""

from __future__ import annotations

import re


def line_start(text: str, index: int) -> int:
    """Return where the line that ``index`` is on begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def line_end(text: str, index: int) -> int:
    """Return where the line that ``index`` is on ends, before its line break."""
    match = re.compile(r"[\r\n]|\Z").search(text, index)
    return match.start() if match else len(text)


def previous_line(text: str, start: int) -> int | None:
    """Return where the last line with something on it before ``start`` begins."""
    while start > 0:
        start = line_start(text, start - 1)
        line = text[start : line_end(text, start)].strip()
        if line and not line.startswith("#"):
            return start
    return None


def word_end(text: str, index: int) -> int:
    """Return where the word at ``index`` ends: at a space, a comma or a bracket, at least one character on."""
    match = re.compile(r"[^\s,\[\]{}]*").match(text, index)
    return max(match.end() if match else index, index + 1)


def value_at(text: str, start: int) -> str:
    """Return what was meant as one text: to the end of the line, or inside brackets to the next comma or bracket."""
    line = text[start : line_end(text, start)]
    line = re.split(r"\s#", line, maxsplit=1)[0].strip()
    before = text[line_start(text, start) : start]
    if before.count("[") + before.count("{") > before.count("]") + before.count("}"):
        line = re.split(r"[,\]}]", line, maxsplit=1)[0].strip()
    return line
