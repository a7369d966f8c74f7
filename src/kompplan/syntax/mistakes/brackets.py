"""Lists and blocks in brackets: never closed, closed with the wrong one, or without a comma."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic, Related
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax.mistakes.lines import line_end
from kompplan.syntax.mistakes.trouble import Trouble, noticed

_CLOSING = {"[": "]", "{": "}"}


def unfinished(trouble: Trouble) -> Diagnostic | None:
    """Look at a list or block in brackets that does not end as it should."""
    if "flow" not in trouble.doing:
        return None
    text = trouble.source.text
    if "flow node" in trouble.doing:
        if text[trouble.at :].strip():
            return None
        trouble = trouble._replace(since=_open_bracket(text, trouble.at))
    opening = text[trouble.since : trouble.since + 1]
    closing = _CLOSING.get(opening)
    if closing is None:
        return None
    line = text[trouble.line_start : line_end(text, trouble.at)]
    new_line = trouble.line_start > trouble.since and re.match(r"\s*(?:- |[^\s\[{\"'].*?:(?:\s|$))", line)
    values: dict[str, object] = {"opening": opening, "closing": closing, "mark": trouble.mark}
    if not text[trouble.at :].strip() or new_line:
        return trouble.find(
            Text("{opening} is opened here and never closed", "{opening} öppnas här och stängs aldrig"),
            trouble.since,
            trouble.since + 1,
            Text("write {closing} where it ends", "skriv {closing} där det slutar"),
            values=values,
            related=(noticed(trouble, trouble.at),),
        )
    if trouble.mark == "?":
        return trouble.find(
            Text(
                "inside {opening} {closing} a text with a question mark must stand in quotes",
                "inom {opening} {closing} måste en text med frågetecken stå inom citattecken",
            ),
            trouble.at,
            trouble.at + 1,
            Text("put quotes around the text", "sätt citattecken runt texten"),
            values=values,
        )
    if trouble.mark in "]}":
        opened = Related(
            Span(trouble.source, trouble.since, trouble.since + 1), Message(Text("opened here", "öppnad här"))
        )
        return trouble.find(
            Text("{opening} is closed with {mark}", "{opening} stängs med {mark}"),
            trouble.at,
            trouble.at + 1,
            Text("write {closing} instead of {mark}", "skriv {closing} i stället för {mark}"),
            values=values,
            related=(opened,),
        )
    if trouble.mark == ":":
        word = _word_before(trouble)
        if word is not None:
            return trouble.find(
                Text("a comma is missing before {word}", "det saknas ett komma före {word}"),
                word.start(),
                word.end(),
                Text(
                    "write a comma between the values, or quotes around a text that holds a colon",
                    "skriv komma mellan värdena, eller citattecken runt en text som innehåller kolon",
                ),
                values={"word": word.group()},
            )
        return trouble.find(
            Text("one colon too many inside {opening} {closing}", "ett kolon för mycket inom {opening} {closing}"),
            trouble.at,
            trouble.at + 1,
            Text(
                "write a comma between the values, and quotes around a text that holds a colon",
                "skriv komma mellan värdena, och citattecken runt en text som innehåller kolon",
            ),
            values=values,
        )
    return trouble.find(
        Text("a comma is missing before this", "det saknas ett komma före detta"),
        trouble.at,
        trouble.at + 1,
        Text(
            "write a comma between the values inside {opening} {closing}",
            "skriv komma mellan värdena inom {opening} {closing}",
        ),
        values=values,
    )


def one_too_many(trouble: Trouble) -> Diagnostic | None:
    """Look at a closing bracket that nothing opened."""
    if trouble.mark not in ("]", "}") or "node content" in trouble.problem:
        return None
    return trouble.find(
        Text("one {mark} too many", "ett {mark} för mycket"),
        trouble.at,
        trouble.at + 1,
        Text("remove it, or put the text in quotes", "ta bort det, eller sätt texten inom citattecken"),
        values={"mark": trouble.mark},
    )


def text_after(trouble: Trouble) -> Diagnostic | None:
    """Look at something after a closing bracket."""
    last = trouble.before.rstrip()[-1:]
    if last not in ("]", "}"):
        return None
    return trouble.find(
        Text("something follows after the closing {last}", "något följer efter det avslutande {last}"),
        trouble.at,
        line_end(trouble.source.text, trouble.at),
        Text(
            "put the whole value in quotes, or remove the rest",
            "sätt hela värdet inom citattecken, eller ta bort resten",
        ),
        values={"last": last},
    )


def _open_bracket(text: str, at: int) -> int:
    """Return the nearest bracket before ``at`` that nothing closes."""
    closed = 0
    for match in re.finditer(r"[\[\]{}]", text[:at][::-1]):
        closed += 1 if match.group() in "]}" else -1
        if closed < 0:
            return at - match.end()
    return at


def _word_before(trouble: Trouble) -> re.Match[str] | None:
    """Return the word before a colon that came too early: most likely a key whose comma was forgotten."""
    line = trouble.source.text[: trouble.at]
    return re.compile(r"(?<=\s)[^\s,{}\[\]:\"']+\Z").search(line, max(trouble.line_start, trouble.at - 80))
