"""What GitHub's runner takes for a command in a log; written from its rules, to read what kompplan writes.

A line is a command if, after its leading blanks, it begins with ``::``, has another ``::`` further on, and the word in
between, up to a blank, is a command's name in any case; the properties are split at commas and each at its first equals
sign. The older form ``##[name properties]text`` is found anywhere in a line. ``%0D``, ``%0A`` and, in properties,
``%3A`` and ``%2C`` are put back first, ``%25`` last.
"""

import re
from typing import NamedTuple

NAMES = frozenset(
    (
        *("error", "warning", "notice", "debug", "group", "endgroup", "echo", "stop-commands", "add-mask", "add-path"),
        *("add-matcher", "remove-matcher", "set-env", "set-output", "save-state", "internal-set-repo-path"),
    )
)
LINE_END = re.compile(r"\r\n|\r|\n")


class Command(NamedTuple):
    """A command that the runner would obey."""

    name: str
    properties: dict[str, str]
    message: str


def _put_back(text: str, marks: str) -> str:
    for mark in marks:
        text = text.replace(f"%{ord(mark):02X}", mark)
    return text


def _newer(line: str) -> Command | None:
    line = line.lstrip()
    if not line.startswith("::") or "::" not in line[2:]:
        return None
    head, _, message = line[2:].partition("::")
    name, _, rest = head.partition(" ")
    if name.lower() not in NAMES:
        return None
    pairs = (each.partition("=") for each in rest.strip().split(","))
    properties = {key: _put_back(value, "\r\n:,%") for key, _, value in pairs if key and value}
    return Command(name.lower(), properties, _put_back(message, "\r\n%"))


def _older(line: str) -> Command | None:
    found = re.search(r"##\[([^\] ]*)[^\]]*\](.*)", line, re.DOTALL)
    if found is None or found.group(1).lower() not in NAMES:
        return None
    return Command(found.group(1).lower(), {}, found.group(2))


def commands(log: str) -> list[Command]:
    """Return every command in a log, in order."""
    found = (_newer(line) or _older(line) for line in LINE_END.split(log))
    return [each for each in found if each is not None]
