"""What the parser told when it stopped, and how a finding about it is made."""

from __future__ import annotations

from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.mistakes.lines import line_start

_NO_LEVEL = ("block end", "expected key", "'-' indicator", "document start")
"""What the parser says of a line that begins where nothing can begin."""


class Trouble(NamedTuple):
    """Where the parser stopped, and what it was doing."""

    source: Source
    at: int
    """Where it stopped."""
    since: int
    """Where what it was reading began."""
    doing: str
    problem: str

    @property
    def mark(self) -> str:
        """The character it stopped at, empty at the end of the file."""
        return self.source.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        """Where the line it stopped on begins."""
        return line_start(self.source.text, self.at)

    @property
    def before(self) -> str:
        """What stands on the line before the place where it stopped."""
        return self.source.text[self.line_start : self.at]

    @property
    def at_no_level(self) -> bool:
        """Tell whether it stopped at the first mark of a line, which begins where nothing can begin."""
        return any(words in self.problem for words in _NO_LEVEL) and not self.before.strip()

    def find(
        self,
        text: Text,
        start: int,
        end: int,
        advice: Text,
        *,
        values: dict[str, object] | None = None,
        related: tuple[Related, ...] = (),
        code: Code = codes.SYNTAX,
    ) -> Diagnostic:
        """Return the finding for what stands from ``start`` to ``end``."""
        values = values or {}
        span = Span(self.source, start, max(start, end))
        return Diagnostic(code, Severity.ERROR, Message(text, values), span, related, Message(advice, values))


def noticed(trouble: Trouble, at: int) -> Related:
    """Return where the parser noticed, which is often far below what was never closed."""
    if not trouble.source.text[at:].strip():
        return Related(Span(trouble.source, at, at), Message(Text("the file ends here", "här slutar filen")))
    return Related(Span(trouble.source, at, at + 1), Message(Text("it shows first here", "det märks först här")))
