"""A diagnostic: a finding with its place in a file, ready to be formatted."""

from enum import IntEnum
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text


class Severity(IntEnum):
    """How bad a finding is; higher is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def words(self) -> Text:
        return _WORDS[self]


_WORDS = {
    Severity.INFO: Text("note", "upplysning"),
    Severity.WARNING: Text("warning", "varning"),
    Severity.ERROR: Text("error", "fel"),
}


class Related(NamedTuple):
    """Another place that takes part in a finding, with a few words on how."""

    span: Span
    message: Message


class Replacement(NamedTuple):
    """A stretch of a file and the text that is to stand there instead."""

    span: Span
    text: str


class Mending(NamedTuple):
    """How a finding can be mended by the tool: what it would do in words, and the characters it would change."""

    message: Message
    replacements: tuple[Replacement, ...]
    safe: bool


class Diagnostic(NamedTuple):
    """One thing that a reader of the plan should know, and the place it is about."""

    code: Code
    severity: Severity
    message: Message
    span: Span
    related: tuple[Related, ...] = ()
    advice: Message | None = None
    path: str = ""
    """Where in the plan, in the file's own words: ``aktiviteter[2].ansvarig``."""
    mending: Mending | None = None
    identity: str = ""
    """The same way with ids instead of numbers, or nothing where there is no id, for recognising the finding later."""
