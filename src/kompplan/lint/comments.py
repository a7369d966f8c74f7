"""Comments that silence a rule on their line: ``# kompplan: tillåt ACT04 t.o.m. 2027-01-31: aspekten bestäms i mars``.

In English ``# kompplan: allow ACT04 until 2027-01-31: the aspect is decided in March``. Several rules are separated by
commas. A comment on a line of its own speaks of the next line that holds something.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kompplan.diagnostics.source import Source, Span
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.patterns import pattern
from kompplan.values.when import When, parse_when

_COMMENT = pattern(r"(?:^|(?<=[ \t]))#[ \t]*kompplan[ \t]*:[ \t]*([^\r\n]*)", re.MULTILINE)
_WRITTEN = pattern(
    r"(?:allow|ignore|tillåt|tysta)\s+(?P<rules>[\w-]+(?:\s*,\s*[\w-]+)*)"
    r"(?:\s+(?:until|t\.\s?o\.\s?m\.|till\s+och\s+med)\s+(?P<until>[^:]*))?\s*(?::\s*(?P<reason>.*))?",
    re.IGNORECASE,
)
_LONGEST = 1_000
"""Characters of a comment; nobody writes more by hand."""
MARK = "kompplan"
"""What every such comment holds; a text without it is not looked at."""


class Comment(NamedTuple):
    """A comment for kompplan: the rules it names, its reason, its last day, and the line it speaks of."""

    span: Span
    line: int
    rules: tuple[str, ...]
    reason: str
    until: date | None
    readable: bool


def comments(source: Source, root: Node) -> Iterator[Comment]:
    """Yield the comments for kompplan in ``source``, in order; a ``#`` inside a value of the tree is no comment."""
    text = source.text
    if MARK not in text:
        return
    found = list(_COMMENT().finditer(text))
    if not found:
        return
    spans = sorted(_values(source, root))
    starts = [start for start, _ in spans]
    for match in found:
        index = bisect_right(starts, match.start()) - 1
        if index >= 0 and match.start() < spans[index][1]:
            continue
        yield _read(source, match)


def _values(source: Source, root: Node) -> Iterator[tuple[int, int]]:
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            if node.source is source:
                yield node.start, node.end
        elif isinstance(node, Mapping):
            waiting.extend(each for entry in node.entries for each in entry)
        elif isinstance(node, Sequence):
            waiting.extend(node.items)


def _read(source: Source, match: re.Match[str]) -> Comment:
    span = Span(source, match.start(), match.end() - (len(match.group(1)) - len(match.group(1).rstrip())))
    line = source.position(match.start()).line
    if not source.line(line)[: source.position(match.start()).column - 1].strip():
        line = _next_line(source, line)
    said = match.group(1).strip()
    words = _WRITTEN().fullmatch(said) if len(said) <= _LONGEST else None
    if words is None:
        return Comment(span, line, (), "", None, False)
    until = words.group("until")
    last: date | None = None
    if until is not None:
        when = parse_when(until.strip())
        last = when.last if isinstance(when, When) else None
        if last is None:
            return Comment(span, line, (), "", None, False)
    rules = tuple(each.strip() for each in words.group("rules").split(","))
    return Comment(span, line, rules, (words.group("reason") or "").strip(), last, True)


def _next_line(source: Source, line: int) -> int:
    last = source.position(len(source.text)).line
    line += 1
    while line <= last and (not source.line(line).strip() or source.line(line).lstrip().startswith("#")):
        line += 1
    return line
