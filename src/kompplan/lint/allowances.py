"""Findings that the plan's owner knows about and accepts, with a reason."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from kompplan.calculations.walk import Step
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding
from kompplan.loading.places import Anchor
from kompplan.model.base import Part
from kompplan.model.closing import Allowance

_NAMES = ("id", "name", "title", "label", "text", "what")


def _names(part: Part) -> set[str]:
    state = part.__dict__
    return {state[name].strip() for name in _NAMES if isinstance(state.get(name), str)}


def complete(allowance: Allowance) -> bool:
    """Tell whether an allowance says what it must: a rule and a reason."""
    return bool(allowance.rule and (allowance.because or "").strip())


def expired(allowance: Allowance, today: date) -> bool:
    """Tell whether the last day of an allowance has passed, whichever day of a month or a season it is."""
    last = allowance.until.last if allowance.until is not None else None
    return last is not None and today > last


def allowed(
    code: str, name: str, finding: Finding, allowances: Iterable[Allowance], parents: Mapping[int, Step]
) -> Allowance | None:
    """Return the first of the allowances that speaks of this rule and of the finding's part or something around it."""
    for allowance in allowances:
        if (allowance.rule or "").strip().casefold() not in (code.casefold(), name):
            continue
        if allowance.object is None:
            return allowance
        wanted = allowance.object.strip()
        if isinstance(finding.at, Span):
            if wanted == finding.at.text.strip():
                return allowance
            continue
        part: Part | None = finding.at.part
        while part is not None:
            if wanted in _names(part):
                return allowance
            step = parents.get(id(part))
            part = step.parent if step is not None else None
    return None


_RULE = Text("the exception is from {rule}, which is no rule", "undantaget gäller {rule}, som inte är någon regel")
_OBJECT = Text(
    "the exception is for {object}, but nothing in the plan is called that",
    "undantaget gäller {object}, men inget i planen heter så",
)
_RULES = Text("kompplan rules lists them all", "kompplan rules visar alla")
_IDS = Text("write an id, a name or a key of the plan", "skriv ett id, ett namn eller en nyckel i planen")


def _warning(at: Anchor, text: Text, values: Mapping[str, object], advice: Text) -> Finding:
    return Finding(at, text, values, advice, severity=Severity.WARNING)


def speaking_of_nothing(
    allowances: tuple[Allowance, ...], rules: frozenset[str], steps: Iterable[Step], keys: frozenset[str]
) -> Iterator[Finding]:
    """Yield a finding for each allowance whose rule or object does not exist: it would silence nothing, silently.

    ``rules`` are codes and names in lower case, ``keys`` the unknown keys that an allowance may name as well.
    """
    names: frozenset[str] | None = None
    for allowance in allowances:
        if allowance.rule and allowance.rule.strip().casefold() not in rules:
            yield _warning(Anchor(allowance, "rule"), _RULE, {"rule": allowance.rule}, _RULES)
        if allowance.object:
            if names is None:
                names = objects(steps) | keys
            if allowance.object.strip() not in names:
                yield _warning(Anchor(allowance, "object"), _OBJECT, {"object": allowance.object}, _IDS)


def objects(steps: Iterable[Step]) -> frozenset[str]:
    """Return every id, name and text that an allowance may name."""
    return frozenset(name for step in steps if not isinstance(step.part, Allowance) for name in _names(step.part))
