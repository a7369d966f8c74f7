"""Findings that the plan's owner knows about and accepts, with a reason."""

from collections.abc import Mapping
from datetime import date

from kompplan.calculations.walk import Step
from kompplan.diagnostics.source import Span
from kompplan.lint.rule import Finding
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
