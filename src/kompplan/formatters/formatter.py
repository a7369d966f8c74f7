"""What a formatter is handed and what it gives back."""

from collections.abc import Callable
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.i18n.language import Language


class FileFindings(NamedTuple):
    """One file's diagnostics, in the order of the file."""

    name: str
    diagnostics: tuple[Diagnostic, ...]
    allowed: int = 0
    left_out: int = 0
    """How many findings beyond the limit are not among ``diagnostics``."""
    silenced: tuple[Silenced, ...] = ()
    """The findings that the plan accepts, in the order of the file."""

    @property
    def accepted(self) -> int:
        """How many findings the plan accepts, also where only their number was handed over."""
        return max(self.allowed, len(self.silenced))

    def from_severity(self, lowest: Severity) -> list[Diagnostic]:
        """Return the findings of ``lowest`` and worse."""
        return [each for each in self.diagnostics if each.severity >= lowest]

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
    here: PurePath | None = None
    """The folder that relative file names are told from, where it is known."""
    offered: bool = True
    """Whether to say what could be mended; not where it has just been done."""
    root: PurePath | None = None
    """The folder that a hosting service tells file names from: the root of the repository."""

    def lowest(self, ordinarily: Severity) -> Severity:
        """Return the lowest severity that is shown: as asked, else what the format ordinarily shows."""
        return ordinarily if self.show is None else self.show


class Formatter(NamedTuple):
    """A format by name; ``write`` gives the whole output."""

    name: str
    write: Callable[[tuple[FileFindings, ...], Style], str]
