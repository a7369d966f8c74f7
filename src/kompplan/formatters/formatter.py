"""What a formatter is handed and what it gives back."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.i18n.language import Language


class FileFindings(NamedTuple):
    """One file's diagnostics, in the order of the file."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    allowed: int = 0
    left_out: int = 0
    """How many findings beyond the limit are not among ``diagnostics``."""

    def count(self, severity: Severity) -> int:
        return sum(1 for each in self.diagnostics if each.severity is severity)


class Style(NamedTuple):
    """How findings are shown. ``show`` is the lowest severity shown in full; None is the ordinary mixture."""

    language: Language
    color: bool = False
    show: Severity | None = None
    today: date | None = None
    most: int = 200
    """Findings shown for one file; the rest is counted."""
    width: int | None = None
    """Columns of the terminal that sentences are broken for, between words; None leaves every sentence on its line."""


class Formatter(NamedTuple):
    """A format by name; ``write`` gives the whole output."""

    name: str
    write: Callable[[tuple[FileFindings, ...], Style], str]
