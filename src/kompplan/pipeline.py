"""Read, judge: the stages in a row, as functions that return values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kompplan import rules as rules_package
from kompplan.checked import CheckedPlan
from kompplan.configuration.model import Choice, Configuration
from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Mending, Related, Replacement, Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.diagnostics.source import Span
from kompplan.discovery import offered
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Message
from kompplan.lint.allowances import speaking_of_nothing
from kompplan.lint.codes import CODES as ALW
from kompplan.lint.rule import Finding, Fix, Place, Rule
from kompplan.lint.selection import Selection, selection
from kompplan.lint.silencing import Silencing
from kompplan.loading.codes import CODES as TYP
from kompplan.loading.load import Loaded, Unreadable, load
from kompplan.loading.places import Anchor, locate, paths_of
from kompplan.model.plan import Plan
from kompplan.settings import DEFAULT as SETTINGS
from kompplan.settings import Settings
from kompplan.syntax.codes import CODES as YML
from kompplan.syntax.include import NOTHING, Instead
from kompplan.syntax.limits import DEFAULT, Limits


class Judged(NamedTuple):
    """A file with what was found in it. ``checked`` is missing where no plan could be read."""

    name: str
    checked: CheckedPlan | None
    diagnostics: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...] = ()

    @property
    def allowed(self) -> int:
        """How many findings the plan accepts."""
        return len(self.silenced)


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule there is, in the order of their codes."""
    return tuple(sorted(offered(rules_package, "RULE", Rule), key=lambda rule: rule.code))


def all_codes() -> tuple[Code, ...]:
    """Return everything that can be found: the reader's codes, those about exceptions, then the rules'."""
    return (*YML, *TYP, *ALW, *(rule.about for rule in all_rules()))


def _span(anchor: Place, loaded: Loaded) -> Span:
    if isinstance(anchor, Span):
        return anchor
    span = locate(anchor, loaded.origins)
    return span if span is not None else locate(Anchor(loaded.plan), loaded.origins) or loaded.root.span


def _diagnostic(rule: Rule, severity: Severity, finding: Finding, loaded: Loaded) -> Diagnostic:
    return _finding(rule.about, severity, finding, loaded)


def _finding(code: Code, severity: Severity, finding: Finding, loaded: Loaded) -> Diagnostic:
    return Diagnostic(
        code=code,
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


def lint(checked: CheckedPlan, chosen: Selection) -> tuple[list[Diagnostic], list[Silenced]]:
    """Return the findings of the chosen rules with their places, and those that the plan accepts."""
    loaded = checked.loaded
    status = checked.status
    severities = chosen.severities
    silencing = Silencing(checked)
    found: list[Diagnostic] = []
    silenced: list[Silenced] = []
    for rule in chosen.rules:
        severity = severities.get(rule.code) or rule.levels.at(status)
        for finding in rule.check(checked):
            diagnostic = _diagnostic(rule, severity, finding, loaded)
            reason = silencing.reason(rule, finding, diagnostic.span) if silencing.needed else None
            if reason is None:
                found.append(diagnostic)
            else:
                silenced.append(Silenced(diagnostic, reason))
        if rule.code == DANGLING and checked.plan.allow:
            found += (_diagnostic(rule, severity, finding, loaded) for finding in _dead_allowances(checked, chosen.own))
    if silencing.needed:
        run = frozenset(rule.code for rule in chosen.rules)
        found += (
            _finding(fault.code, severities.get(fault.code.code, Severity.WARNING), fault.finding, loaded)
            for fault in silencing.faults(_words(chosen.own), run)
            if fault.code.code not in chosen.off
        )
    return found, silenced


DANGLING = "STR04"
"""The rule about references that lead nowhere; an allowance's leads to a rule, and rules do not know each other."""


@cache
def rule_words() -> Mapping[str, str]:
    """Return the code of every rule by its code and its name, both in lower case."""
    return {word.casefold(): rule.code for rule in all_rules() for word in (rule.code, rule.name)}


def _words(own: tuple[Rule, ...]) -> Mapping[str, str]:
    """Return the same with an organisation's own rules."""
    if not own:
        return rule_words()
    return {**rule_words(), **{word.casefold(): rule.code for rule in own for word in (rule.code, rule.name)}}


def _dead_allowances(checked: CheckedPlan, own: tuple[Rule, ...]) -> Iterator[Finding]:
    keys = frozenset(unknown.key.text for unknown in checked.unknown_keys)
    return speaking_of_nothing(checked.plan.allow, frozenset(_words(own)), checked.steps, keys)


def _order(diagnostic: Diagnostic) -> tuple[str, int, str]:
    return diagnostic.span.source.name, diagnostic.span.start, diagnostic.code.code


def judge(
    data: bytes,
    name: str,
    today: Callable[[Plan], date],
    folder: Path | None = None,
    limits: Limits = DEFAULT,
    rules: tuple[Rule, ...] | None = None,
    chosen: Selection | None = None,
    settings: Settings = SETTINGS,
    instead: Instead = NOTHING,
) -> Judged:
    """Read a plan and run the rules over it: ``chosen``, or ``rules`` with their own severities, or all of them.

    ``today`` is asked once the plan is read, because a plan may say which day it is to be judged on; ``instead`` gives
    what files that the plan brings in would hold if they were changed.
    """
    read = load(data, name, folder, limits, instead)
    if isinstance(read, Unreadable):
        return Judged(name, None, tuple(sorted(read.diagnostics, key=_order)))
    if chosen is None:
        chosen = Selection(all_rules() if rules is None else rules)
    checked = CheckedPlan(read, today(read.plan), settings, chosen.status)
    found, silenced = lint(checked, chosen)
    reading: Iterable[Diagnostic] = read.diagnostics
    if chosen.off or chosen.severities:
        reading = (
            each._replace(severity=chosen.severities.get(each.code.code, each.severity))
            for each in read.diagnostics
            if each.code.code not in chosen.off
        )
    return Judged(name, checked, tuple(sorted([*reading, *found], key=_order)), tuple(silenced))


def select(choices: tuple[Choice, ...], own: tuple[Rule, ...] = ()) -> Selection:
    """Return what ``choices`` mean, the weakest voice first, over all rules and an organisation's ``own``."""
    chosen = selection((*all_rules(), *own), {code.code: code.name for code in (*YML, *TYP, *ALW)}, choices)
    return chosen._replace(own=own) if own else chosen


def own_rules(configuration: Configuration) -> tuple[Rule, ...]:
    """Return the rules that an organisation has stated itself, in the order of their codes."""
    if not configuration.checks:
        return ()
    from kompplan.lint.checks import own_rules as stated  # noqa: PLC0415 - most runs have none

    return stated(configuration, all_codes())


def with_paths(judged: Judged) -> Judged:
    """Return the same findings, each with its way through the plan in the file's own words."""
    if judged.checked is None or not (judged.diagnostics or judged.silenced):
        return judged
    shown = (*judged.diagnostics, *(each.diagnostic for each in judged.silenced))
    paths = paths_of(judged.checked.loaded.root, (each.span for each in shown), alone=not judged.checked.loaded.brought)

    def told(each: Diagnostic) -> Diagnostic:
        path = paths.get((id(each.span.source), each.span.start))
        return each if path is None else each._replace(path=safe(path.numbered), identity=safe(path.named))

    return judged._replace(
        diagnostics=tuple(map(told, judged.diagnostics)),
        silenced=tuple(each._replace(diagnostic=told(each.diagnostic)) for each in judged.silenced),
    )
