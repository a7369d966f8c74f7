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


def in_force(allowance: Allowance, today: date) -> bool:
    """Tell whether an allowance counts: it names a rule, gives a reason and has not run out."""
    if not allowance.rule or not (allowance.because or "").strip():
        return False
    last = allowance.until.last if allowance.until is not None else None
    return last is None or today <= last


def allowed(
    code: str, name: str, finding: Finding, allowances: tuple[Allowance, ...], parents: Mapping[int, Step]
) -> bool:
    """Tell whether one of the allowances speaks of this rule and of the finding's part or something around it."""
    for allowance in allowances:
        if (allowance.rule or "").strip().casefold() not in (code.casefold(), name):
            continue
        if allowance.object is None:
            return True
        wanted = allowance.object.strip()
        if isinstance(finding.at, Span):
            if wanted == finding.at.text.strip():
                return True
            continue
        part: Part | None = finding.at.part
        while part is not None:
            if wanted in _names(part):
                return True
            step = parents.get(id(part))
            part = step.parent if step is not None else None
    return False


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
    names: set[str] | None = None
    for allowance in allowances:
        if allowance.rule and allowance.rule.strip().casefold() not in rules:
            yield _warning(Anchor(allowance, "rule"), _RULE, {"rule": allowance.rule}, _RULES)
        if allowance.object:
            if names is None:
                names = {name for step in steps if not isinstance(step.part, Allowance) for name in _names(step.part)}
            if allowance.object.strip() not in names | keys:
                yield _warning(Anchor(allowance, "object"), _OBJECT, {"object": allowance.object}, _IDS)
