"""What every report of a plan is made from."""

from collections.abc import Callable, Sequence
from copy import copy
from datetime import date
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from kompplan.calculations.publication import Public
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Span
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Ledger
from kompplan.reports.wording import Wording

if TYPE_CHECKING:
    from kompplan.reports.audience import Audience
    from kompplan.reports.view import Report


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


class WordTemplate(NamedTuple):
    """An organisation's template for Word documents, found harmless, and what was left out of it."""

    name: str
    data: bytes
    dropped: tuple[Text, ...] = ()


T = TypeVar("T")
Own = Callable[["Report", str, "Audience"], str | None]
"""Makes a report by an organisation's own templates; None where it has none for a format's suffix."""


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
        booked: Sequence[Ledger] = (),
        public: Public | None = None,
        own: Own | None = None,
        word_template: WordTemplate | None = None,
    ) -> None:
        self.checked = checked
        self.diagnostics = tuple(diagnostics) if public is None else ()
        self.allowed = allowed if public is None else 0
        self.file = file
        self.language = language
        self.period = period
        self.booked = tuple(booked)
        self.public = public
        """What was left out of a plan that is to be published; findings quote the plan, so they are left out too."""
        self._once: dict[object, object] = {}
        self.typed = False
        """Whether the rows of tables tell everything in columns of its own, as spreadsheets have it."""
        self.own = own
        self.word_template = word_template

    @cached_property
    def w(self) -> Wording:
        """Return the plan's words in the report's language."""
        return Wording(self.checked, self.language, self.typed)

    def once(self, work: Callable[["Making"], T]) -> T:
        """Return what a function makes of this, which it is asked for only once."""
        if work not in self._once:
            self._once[work] = work(self)
        return cast("T", self._once[work])

    def for_spreadsheets(self) -> "Making":
        """Return the same plan with tables that tell units, figures and choices of everything."""
        other = copy(self)
        other.__dict__.pop("w", None)
        other._once = {}
        other.typed = True
        return other

    def place(self, span: Span) -> str:
        """Return ``file:line``."""
        return f"{self.w.file(span.source)}:{span.first.line}"
