"""Words that YAML takes for a comment although they probably belong to a value: ``utmaning: på avdelning #4``.

A comment of somebody who means one has a space after its #, or a line of its own.
"""

import bisect
import re
from functools import cache

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax.codes import HIDDEN_BY_HASH
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence

_TAKEN = Text(
    "'{words}' is taken for a comment and is not read",
    "'{words}' tas för en kommentar och läses inte",
)


@cache
def _hash() -> re.Pattern[str]:
    return re.compile(r"(?<=[^\S\r\n])#(?=[^\s#!=*-])[^\r\n]*")


def hidden_by_hash(source: Source, root: Node) -> tuple[Diagnostic, ...]:
    """Return a finding for each such # of ``source`` that stands after a value and outside every text."""
    if "#" not in source.text:
        return ()
    candidates = [match for match in _hash().finditer(source.text) if _after_a_value(source.text, match.start())]
    if not candidates:
        return ()
    spans = _texts(source, root)
    starts = [start for start, _ in spans]
    found = []
    for match in candidates:
        index = bisect.bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < spans[index][1]:
            continue
        found.append(
            Diagnostic(
                HIDDEN_BY_HASH,
                Severity.WARNING,
                Message(
                    _TAKEN,
                    {"words": match.group().rstrip()},
                ),
                Span(source, match.start(), match.start() + len(match.group().rstrip())),
                advice=Message(
                    Text(
                        "put the whole text in quotes, or write a space after # where it is a comment",
                        "sätt hela texten inom citattecken, eller skriv mellanslag efter # om det är en kommentar",
                    )
                ),
            )
        )
    return tuple(found)


def _after_a_value(text: str, at: int) -> bool:
    line = text[max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1 : at]
    # Within quotes it is text; looking at the tree for that would cost more than all the rest here.
    return bool(line.strip()) and line.count('"') % 2 == 0 and line.count("'") % 2 == 0


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
