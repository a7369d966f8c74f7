"""Texts in quotes: never closed, with a code that is none, or with something after the closing mark."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Text
from kompplan.syntax.characters import escaped_character
from kompplan.syntax.mistakes.lines import line_end, line_start
from kompplan.syntax.mistakes.trouble import Trouble, noticed


def unclosed(trouble: Trouble) -> Diagnostic | None:
    """Look at a text in quotes that never ends."""
    if not _in_a_quoted_text(trouble):
        return None
    if "end of stream" in trouble.problem or "document" in trouble.problem:
        return _never_closed(trouble, trouble.since, trouble.at)
    return None


def unknown_code(trouble: Trouble) -> Diagnostic | None:
    """Look at a backslash inside double quotes that begins no code."""
    if not _in_a_quoted_text(trouble):
        return None
    text = trouble.source.text
    start = text.rfind("\\", trouble.since, trouble.at + 1)
    start = trouble.at if start < 0 else start
    if re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]").match(text, start):
        span = Span(trouble.source, trouble.since, _quote_end(text, trouble.since))
        return escaped_character(span, "\ud800")
    return trouble.find(
        Text(
            "inside double quotes \\ begins a code, and '{code}' is none",
            "inom dubbla citattecken inleder \\ en kod, och '{code}' är ingen",
        ),
        start,
        min(start + 2, len(text)),
        Text("use single quotes instead, or write \\\\", "använd enkla citattecken i stället, eller skriv \\\\"),
        values={"code": text[start : start + 2]},
    )


def text_after(trouble: Trouble) -> Diagnostic | None:
    """Look at something after a closing quotation mark."""
    text, start = trouble.source.text, trouble.line_start
    before = trouble.before.rstrip()
    last = before[-1:]
    if last not in ('"', "'"):
        return None
    if before.count(last) % 2 and (opening := _opening_before(text, start, last)) is not None:
        return _never_closed(trouble, opening, start + len(before) - 1)
    advice = Text(
        "put the quotes around the whole text, or remove them",
        "sätt citattecken runt hela texten, eller ta bort dem",
    )
    if last == "'" and trouble.at == start + len(before):
        advice = Text(
            "use double quotes around a text with an apostrophe, or write the apostrophe twice",
            "använd dubbla citattecken runt en text med apostrof, eller skriv apostrofen två gånger",
        )
    return trouble.find(
        Text(
            "the text goes on after the closing quotation mark",
            "texten fortsätter efter det avslutande citattecknet",
        ),
        trouble.at,
        line_end(text, trouble.at),
        advice,
    )


def in_quotes(text: str) -> str:
    """Return the text as it is written in quotes, in single ones where it holds a double one or a backslash."""
    text = text.strip().strip('"')
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _in_a_quoted_text(trouble: Trouble) -> bool:
    return "quoted scalar" in trouble.doing or "double-quoted" in trouble.doing


def _never_closed(trouble: Trouble, start: int, seen: int) -> Diagnostic:
    return trouble.find(
        Text("a text begins with {mark} here and is never closed", "här börjar en text med {mark} som aldrig stängs"),
        start,
        start + 1,
        Text("write {mark} where the text ends", "skriv {mark} där texten slutar"),
        values={"mark": trouble.source.text[start : start + 1]},
        related=(noticed(trouble, seen),),
    )


def _quote_end(text: str, start: int) -> int:
    match = re.compile(r'"(?:[^"\\]|\\.)*"?', re.DOTALL).match(text, start)
    return match.end() if match else start + 1


def _opening_before(text: str, start: int, mark: str) -> int | None:
    """Return the quotation mark that opened a text on the nearest earlier line, when the line has an odd one."""
    for _ in range(200):
        if start <= 0:
            return None
        start = line_start(text, start - 1)
        line = text[start : line_end(text, start)]
        if line.count(mark) % 2:
            match = re.search(rf"(?:^|[:\-,\[{{])\s*({mark})", line)
            return start + match.start(1) if match else None
    return None
