"""Read, judge: the stages in a row, as functions that return values."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kompplan import rules as rules_package
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Replacement, Severity
from kompplan.diagnostics.source import Span
from kompplan.discovery import offered
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Message
from kompplan.lint.allowances import allowed, in_force, speaking_of_nothing
from kompplan.lint.rule import Finding, Fix, Place, Rule
from kompplan.loading.codes import CODES as TYP
from kompplan.loading.load import Loaded, Unreadable, load
from kompplan.loading.places import Anchor, locate, paths_of
from kompplan.model.plan import Plan
from kompplan.syntax.codes import CODES as YML
from kompplan.syntax.limits import DEFAULT, Limits


class Judged(NamedTuple):
    """A file with what was found in it. ``checked`` is missing where no plan could be read."""

    name: str
    checked: CheckedPlan | None
    diagnostics: tuple[Diagnostic, ...]
    allowed: int = 0


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule there is, in the order of their codes."""
    return tuple(sorted(offered(rules_package, "RULE", Rule), key=lambda rule: rule.code))


def all_codes() -> tuple[Code, ...]:
    """Return everything that can be found: the reader's codes, then the rules'."""
    return (*YML, *TYP, *(rule.about for rule in all_rules()))


def _span(anchor: Place, loaded: Loaded) -> Span:
    if isinstance(anchor, Span):
        return anchor
    span = locate(anchor, loaded.origins)
    return span if span is not None else locate(Anchor(loaded.plan), loaded.origins) or loaded.root.span


def _diagnostic(rule: Rule, severity: Severity, finding: Finding, loaded: Loaded) -> Diagnostic:
    return Diagnostic(
        code=rule.about,
        severity=severity if finding.severity is None else min(finding.severity, severity),
        message=Message(finding.text, finding.values),
        span=_span(finding.at, loaded),
        related=tuple(Related(_span(note.at, loaded), Message(note.text, note.values)) for note in finding.related),
        advice=Message(finding.advice, finding.values) if finding.advice is not None else None,
        mending=_mending(finding.fix, loaded) if finding.fix is not None else None,
    )


def _mending(fix: Fix, loaded: Loaded) -> Mending:
    replacements = tuple(Replacement(_span(edit.at, loaded), edit.text) for edit in fix.edits)
    return Mending(Message(fix.label, fix.values), replacements, fix.safe)


def lint(checked: CheckedPlan, rules: tuple[Rule, ...]) -> tuple[list[Diagnostic], int]:
    """Return the findings of ``rules`` with their places, and how many the plan allows."""
    loaded = checked.loaded
    status = checked.status
    allowances = tuple(each for each in checked.plan.allow if in_force(each, checked.today))
    found: list[Diagnostic] = []
    silenced = 0
    for rule in rules:
        severity = rule.levels.at(status)
        for finding in rule.check(checked):
            if allowances and allowed(rule.code, rule.name, finding, allowances, checked.parents):
                silenced += 1
                continue
            found.append(_diagnostic(rule, severity, finding, loaded))
        if rule.code == DANGLING and checked.plan.allow:
            found += (_diagnostic(rule, severity, finding, loaded) for finding in _dead_allowances(checked))
    return found, silenced


DANGLING = "STR04"
"""The rule about references that lead nowhere; an allowance's leads to a rule, and rules do not know each other."""


def _dead_allowances(checked: CheckedPlan) -> Iterator[Finding]:
    names = frozenset(word.casefold() for rule in all_rules() for word in (rule.code, rule.name))
    keys = frozenset(unknown.key.text for unknown in checked.unknown_keys)
    return speaking_of_nothing(checked.plan.allow, names, checked.steps, keys)


def _order(diagnostic: Diagnostic) -> tuple[str, int, str]:
    return diagnostic.span.source.name, diagnostic.span.start, diagnostic.code.code


def judge(
    data: bytes,
    name: str,
    today: Callable[[Plan], date],
    folder: Path | None = None,
    limits: Limits = DEFAULT,
    rules: tuple[Rule, ...] | None = None,
) -> Judged:
    """Read a plan and run the rules over it.

    ``today`` is asked once the plan is read, because a plan may say which day it is to be judged on.
    """
    read = load(data, name, folder, limits)
    if isinstance(read, Unreadable):
        return Judged(name, None, tuple(sorted(read.diagnostics, key=_order)))
    checked = CheckedPlan(read, today(read.plan))
    found, silenced = lint(checked, all_rules() if rules is None else rules)
    return Judged(name, checked, tuple(sorted([*read.diagnostics, *found], key=_order)), silenced)


def with_paths(judged: Judged) -> Judged:
    """Return the same findings, each with its way through the plan in the file's own words."""
    if judged.checked is None:
        return judged
    paths = paths_of(judged.checked.loaded.root)
    return judged._replace(
        diagnostics=tuple(
            each._replace(path=safe(paths.get((id(each.span.source), each.span.start), "")))
            for each in judged.diagnostics
        )
    )
