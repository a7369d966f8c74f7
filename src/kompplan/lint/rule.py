"""A rule: one question to a plan, with its words in both languages."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Code, Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Text
from kompplan.loading.places import Anchor
from kompplan.model.words import Status

Place = Anchor | Span
"""Where a finding points: at a part or a field of it, or at a span where the model knows nothing (an unknown key)."""


class Note(NamedTuple):
    """Another place that takes part in a finding, with a few words on how."""

    at: Place
    text: Text
    values: Mapping[str, object] = {}


class Edit(NamedTuple):
    """What stands at a place (a value, or a key), and what is to stand there instead, as it is written in the file."""

    at: Place
    text: str


class Fix(NamedTuple):
    """How a finding can be mended without asking anybody.

    ``safe`` means that the plan says the same as before, or what its own figures say: an alias becomes the field's
    name, 16 becomes 12 where the factors are 3 and 4. Everything else that a tool can propose is not safe.
    """

    label: Text
    edits: tuple[Edit, ...]
    safe: bool = False
    values: Mapping[str, object] = {}


class Finding(NamedTuple):
    """What a rule found, and where.

    ``severity`` is set where the case is milder than the rule (a date that is only possibly late).
    """

    at: Place
    text: Text
    values: Mapping[str, object] = {}
    advice: Text | None = None
    related: tuple[Note, ...] = ()
    severity: Severity | None = None
    fix: Fix | None = None


class Levels(NamedTuple):
    """How severe a rule is, by the plan's status."""

    draft: Severity
    ready: Severity
    running: Severity
    closed: Severity

    def at(self, status: Status) -> Severity:
        return getattr(self, status.value)  # type: ignore[no-any-return]  # the fields are named for the statuses


def always(severity: Severity) -> Levels:
    """Return the same severity whatever the plan's status."""
    return Levels(severity, severity, severity, severity)


def from_ready(severity: Severity, draft: Severity = Severity.INFO) -> Levels:
    """Return ``severity`` from the status ready on, and ``draft`` before that."""
    return Levels(draft, severity, severity, severity)


class Rule(NamedTuple):
    """A check with what there is to say about it. The module's docstring is the summary once more, for developers."""

    code: str
    name: str
    levels: Levels
    summary: Text
    explanation: Explanation
    check: Callable[[CheckedPlan], Iterable[Finding]]

    @property
    def about(self) -> Code:
        """The rule's code and words, as diagnostics carry them."""
        return Code(self.code, self.name, self.summary, self.explanation)
