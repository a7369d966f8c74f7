"""Say in our own words why a text is not YAML, and what the cure is."""

from __future__ import annotations

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes


def diagnose(source: Source, error: Exception) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = mark.index if mark is not None else 0
    return Diagnostic(
        codes.SYNTAX,
        Severity.ERROR,
        Message(Text("cannot be read as YAML here", "går inte att läsa som YAML här")),
        Span(source, index, index + 1),
    )
