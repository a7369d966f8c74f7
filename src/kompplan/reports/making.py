"""What every report of a plan is made from."""

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Span
from kompplan.i18n.language import Language
from kompplan.ledger.entry import Entry
from kompplan.reports.wording import Wording


class File(NamedTuple):
    """The plan's file: what it is called, its bytes, and the revision that its repository is at, if any."""

    name: str
    data: bytes
    revision: str = ""

    @property
    def own_name(self) -> str:
        """Return the name without its folders, so that a report is the same wherever it is made."""
        return PurePath(self.name).name or self.name


class Period(NamedTuple):
    """The days that a status report is about, both included."""

    first: date
    last: date


class Making:
    """A judged plan, its file, and what was asked for; every report and every format is made from this alone."""

    def __init__(
        self,
        checked: CheckedPlan,
        diagnostics: Sequence[Diagnostic],
        allowed: int,
        file: File,
        language: Language,
        period: Period | None = None,
        booked: Sequence[Entry] = (),
        public: bool = False,
    ) -> None:
        self.checked = checked
        self.diagnostics = tuple(diagnostics)
        self.allowed = allowed
        self.file = file
        self.language = language
        self.period = period
        self.booked = tuple(booked)
        self.public = public

    @cached_property
    def w(self) -> Wording:
        """Return the plan's words in the report's language."""
        return Wording(self.checked, self.language)

    def place(self, span: Span) -> str:
        """Return ``file:line``."""
        return f"{self.w.file(span.source)}:{span.first.line}"
