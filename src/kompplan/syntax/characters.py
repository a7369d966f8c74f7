"""Report characters that cannot be seen but steer a screen."""

from __future__ import annotations

import re

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes

# What raw text may not hold: C0 but tab and line ends, DEL, C1 but NEL, byte order marks, noncharacters, surrogates.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def first_hidden(text: str) -> int | None:
    """Return where the first character stands that a file may not hold."""
    match = _HIDDEN.search(text)
    return match.start() if match else None


def hidden_character(source: Source, start: int) -> Diagnostic:
    """Return the finding that an invisible character stands in the text at ``start``."""
    code_point = f"U+{ord(source.text[start]):04X}"
    if source.text[start] == "\ufeff":
        text = Text(
            "a byte order mark ({code}) stands inside the text", "en byteordningsmarkering ({code}) står inne i texten"
        )
    else:
        text = Text("an invisible control character ({code})", "ett osynligt styrtecken ({code})")
    return Diagnostic(
        codes.CONTROL_CHARACTER,
        Severity.ERROR,
        Message(text, {"code": code_point}),
        Span(source, start, start + 1),
        advice=Message(
            Text(
                "delete the character; it often comes along when text is copied from another program",
                "ta bort tecknet; det följer ofta med när text kopieras från ett annat program",
            )
        ),
    )


def escaped_character(span: Span, character: str) -> Diagnostic:
    """Return the finding that a value holds a control character or a hidden change of direction."""
    return Diagnostic(
        codes.CONTROL_CHARACTER,
        Severity.ERROR,
        Message(
            Text(
                "the text holds an invisible control character ({code})",
                "texten innehåller ett osynligt styrtecken ({code})",
            ),
            {"code": f"U+{ord(character):04X}"},
        ),
        span,
        advice=Message(
            Text(
                "remove the character; a \\ in quotes begins a code, so write \\\\ or use single quotes",
                "ta bort tecknet; ett \\ inom citattecken inleder en kod, så skriv \\\\ eller använd enkla citattecken",
            )
        ),
    )
