"""Keys and their colons: one too many, none, or one without its key or without its space."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.text import Text
from kompplan.syntax import codes
from kompplan.syntax.mistakes.lines import line_end, previous_line, value_at
from kompplan.syntax.mistakes.quotes import in_quotes
from kompplan.syntax.mistakes.trouble import Trouble
from kompplan.values.patterns import pattern

_TIGHT_COLON = pattern(r"\s*(?:- )?[^\s:#\"'\[{&*!|>][^:#\"'\[{]*?(:)(?=[^\s:/])")
_KEY_AND_VALUE = pattern(r"\s*(?:- )*[^\s#\"'\[{][^#\"]*?:(?:\s|$)")
_LONGEST_QUOTED = 76
"""A longer text would be cut in the message, and what is cut cannot be copied."""


def unexpected(trouble: Trouble) -> Diagnostic | None:
    """Look at a colon where none was awaited."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    text, start = trouble.source.text, trouble.line_start
    before = text[start : trouble.at]
    earlier = re.search(r":\s+(?=\S)", before)
    if earlier is not None:
        value = value_at(text, start + earlier.end())
        advice = Text("write {written}", "skriv {written}")
        if value[:1] in "“”„»«":
            advice = Text(
                'write straight quotation marks ("), which those from Word are not, around the whole text',
                'skriv raka citattecken (") runt hela texten; de böjda från Word räknas inte',
            )
        elif len(value) > _LONGEST_QUOTED:
            advice = Text('put the whole text in quotes (")', 'sätt hela texten inom citattecken (")')
        return trouble.find(
            Text(
                "a colon followed by a space stands inside a text without quotes",
                "kolon följt av mellanslag står inne i en text utan citattecken",
            ),
            trouble.at,
            trouble.at + 1,
            advice,
            values={"written": in_quotes(value)},
        )
    previous = previous_line(text, start)
    if previous is not None and (found := _tight_colon(trouble, previous)):
        return found
    indent = len(before) - len(before.lstrip(" "))
    return trouble.find(
        Text(
            "the line is a new key but is indented as if it continued the line before",
            "raden är en ny nyckel men är indragen som om den fortsatte raden före",
        ),
        start + indent,
        trouble.at,
        Text(
            "give the line the same indentation as the keys it belongs with",
            "ge raden samma indrag som de nycklar den hör ihop med",
        ),
    )


def missing(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that should be a key but has no colon."""
    if "could not find expected ':'" not in trouble.problem:
        return None
    text, start = trouble.source.text, trouble.since
    if found := _tight_colon(trouble, start):
        return found
    line = text[start : line_end(text, start)].rstrip()
    if re.match(r"-[^\s-]", line):
        return trouble.find(
            Text("a space is missing after the hyphen", "det saknas ett mellanslag efter strecket"),
            start,
            start + 1,
            Text("write '{written}'", "skriv '{written}'"),
            values={"written": "- " + line[1:]},
        )
    if len(line) > 1_000:
        return trouble.find(
            Text("a key is longer than 1 000 characters", "en nyckel är längre än 1 000 tecken"),
            start,
            start + 1,
            Text("give it a short name", "ge den ett kort namn"),
        )
    return trouble.find(
        Text(
            "a colon is missing: '{line}' stands where a key should stand",
            "det saknas ett kolon: '{line}' står där en nyckel ska stå",
        ),
        start,
        start + len(line),
        Text(
            "write key: value; if the line continues the text above, indent it further",
            "skriv nyckel: värde; om raden fortsätter texten ovanför, dra in den mer",
        ),
        values={"line": line},
    )


def without_key(trouble: Trouble) -> Diagnostic | None:
    """Look at a line that begins with a colon."""
    if not trouble.at_no_level or trouble.mark != ":":
        return None
    return trouble.find(
        Text("a key is missing before the colon", "det saknas en nyckel före kolonet"),
        trouble.at,
        trouble.at + 1,
        Text("write the key's name before the colon", "skriv nyckelns namn före kolonet"),
        code=codes.KEY_NOT_TEXT,
    )


def _tight_colon(trouble: Trouble, start: int) -> Diagnostic | None:
    """Look at the line from ``start`` for a key whose value follows without a space."""
    text = trouble.source.text
    line = text[start : line_end(text, start)]
    match = _TIGHT_COLON().match(line)
    if match is None or _KEY_AND_VALUE().match(line):
        return None
    colon = start + match.start(1)
    return trouble.find(
        Text("a space is missing after the colon", "det saknas ett mellanslag efter kolonet"),
        colon,
        colon + 1,
        Text("write '{written}'", "skriv '{written}'"),
        values={"written": (line[: match.end(1)] + " " + line[match.end(1) :]).strip()},
    )
