"""Report characters that cannot be seen but steer a screen."""

from __future__ import annotations

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes


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
