"""Words that YAML takes for a comment although they probably belong to a value: ``utmaning: på avdelning #4``.

A comment of somebody who means one has a space after its #, or a line of its own.
"""

import bisect
from collections.abc import Iterator

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax.codes import HIDDEN_BY_HASH
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence

_TAKEN = Text(
    "'{words}' is taken for a comment and is not read",
    "'{words}' tas för en kommentar och läses inte",
)


_NO_WORD = frozenset(("", " ", "\t", "\r", "#", "!", "=", "*", "-"))
"""What follows the # of a comment, of an underline or of a frame."""

_LONGEST = 400
"""How much of a line is looked at: beyond, nobody writes by hand."""


def _hidden(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand directly behind a # that follows a space and a value, and where their line ends."""
    if "#" not in text:
        return
    start = 0
    for line in text.split("\n"):
        at = _comment(line) if "#" in line else None
        if at is not None and line[at + 1 : at + 2] not in _NO_WORD and line[:at].strip():
            yield start + at, start + len(line.rstrip())
        start += len(line) + 1


def _comment(line: str) -> int | None:
    """Return where a line's comment begins, as far as quotation marks on the line itself tell."""
    at = line.find("#", 0, _LONGEST)
    while at >= 0:
        # An escaped quotation mark neither opens nor closes a text.
        before = line[:at].replace('\\"', "")
        if (not before or before[-1] in " \t") and not before.count('"') % 2 and not before.count("'") % 2:
            return at
        at = line.find("#", at + 1, _LONGEST)
    return None


def hidden_by_hash(source: Source, root: Node) -> tuple[Diagnostic, ...]:
    """Return a finding for each such # of ``source`` that stands after a value and outside every text."""
    candidates = list(_hidden(source.text))
    if not candidates:
        return ()
    spans = _texts(source, root)
    starts = [first for first, _ in spans]
    found = []
    for start, end in candidates:
        index = bisect.bisect_right(starts, start) - 1
        if index >= 0 and start < spans[index][1]:
            continue
        found.append(
            Diagnostic(
                HIDDEN_BY_HASH,
                Severity.WARNING,
                Message(
                    _TAKEN,
                    {"words": source.text[start:end]},
                ),
                Span(source, start, end),
                advice=Message(
                    Text(
                        "put the whole text in quotes, or write a space after # where it is a comment",
                        "sätt hela texten inom citattecken, eller skriv mellanslag efter # om det är en kommentar",
                    )
                ),
            )
        )
    return tuple(found)


def _texts(source: Source, root: Node) -> list[tuple[int, int]]:
    """Return where each text of the file begins and ends, in order."""
    spans: list[tuple[int, int]] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.source is source:
                spans.append((node.start, node.end))
        elif isinstance(node, Mapping):
            waiting.extend(each for entry in node.entries for each in entry)
        elif isinstance(node, Sequence):
            waiting.extend(node.items)
    return sorted(spans)
