"""Try rules on small plans that say themselves what is to be found, and where.

Several plans stand in one file, cut at ``---``. ``# expect: KOM01`` at the end of a line says that the rule's finding
points there; a plan without such a comment must stay silent. Before it ``# severity: warning`` may stand.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kompplan.configuration.read import SEVERITIES
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Message, Text
from kompplan.lint.rule import Rule
from kompplan.model.plan import Plan
from kompplan.pipeline import judge
from kompplan.settings import Settings

_EXPECT = ("expect", "väntas")
_SEVERITY = ("severity", "grad")


class Expected(NamedTuple):
    """What a comment says: the rule by its code or name, the line in its plan, and the severity where that is told."""

    line: int
    rule: str
    severity: Severity | None


class Trial(NamedTuple):
    """A plan of a fixture with what is expected of it. ``first`` is its first line in the file, from 1."""

    first: int
    text: str
    expected: tuple[Expected, ...]


class Mistake(NamedTuple):
    """A place in a fixture that is not as it says."""

    line: int
    message: Message


class Outcome(NamedTuple):
    """What came of a fixture: its plans, what is not as expected, and which rules fired or were silent as expected."""

    plans: int
    mistakes: tuple[Mistake, ...]
    fired: frozenset[str]
    silent: frozenset[str]


def trials(text: str) -> Iterator[Trial]:
    """Yield the plans of a fixture; what holds nothing but comments is none."""
    first, lines = 1, list[str]()
    for number, line in enumerate([*text.splitlines(), "---"], 1):
        if not line.startswith("---"):
            lines.append(line)
            continue
        if any(each.strip() and not each.lstrip().startswith("#") for each in lines):
            expected = tuple(found for at, each in enumerate(lines, 1) for found in _expected(at, each))
            yield Trial(first, "\n".join(lines) + "\n", expected)
        first, lines = number + 1, []


def _expected(line: int, text: str) -> Iterator[Expected]:
    comments = [part.strip() for part in text.split("#")[1:]]
    severity: Severity | None = None
    for comment in comments:
        key, _, said = comment.partition(":")
        if key.strip() in _SEVERITY:
            severity = SEVERITIES.get(said.strip().casefold())
        elif key.strip() in _EXPECT:
            for name in said.split(","):
                yield Expected(line, name.strip(), severity)


def meant_by(path: Path, rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return the rule that a fixture is named after, by its code or its name, else all of them."""
    named = path.stem.replace("_", "-").casefold()
    return tuple(rule for rule in rules if named in (rule.code.casefold(), rule.name)) or rules


def tried(path: Path, text: str, rules: tuple[Rule, ...], today: Callable[[Plan], date], settings: Settings) -> Outcome:
    """Judge the plans of a fixture by ``rules`` alone, and compare what is found with what is expected."""
    words = {word.casefold(): rule.code for rule in rules for word in (rule.code, rule.name)}
    mistakes: list[Mistake] = []
    fired: set[str] = set()
    silent: set[str] = set()
    number = 0
    for trial in trials(text):
        number += 1
        before = len(mistakes)
        found = _compared(path, trial, rules, words, today, settings, mistakes)
        if len(mistakes) == before:
            fired |= found
            silent |= {rule.code for rule in rules} - found
    return Outcome(number, tuple(sorted(mistakes, key=lambda each: each.line)), frozenset(fired), frozenset(silent))


def _compared(
    path: Path,
    trial: Trial,
    rules: tuple[Rule, ...],
    words: dict[str, str],
    today: Callable[[Plan], date],
    settings: Settings,
    mistakes: list[Mistake],
) -> set[str]:
    """Add what is not as expected to ``mistakes``; return the codes that fired."""
    waiting: Counter[tuple[int, str]] = Counter()
    severities: dict[tuple[int, str], Severity] = {}
    for each in trial.expected:
        code = words.get(each.rule.casefold())
        if code is None:
            mistakes.append(Mistake(trial.first + each.line - 1, Message(_NO_RULE, {"rule": each.rule})))
            continue
        waiting[each.line, code] += 1
        if each.severity is not None:
            severities[each.line, code] = each.severity
    judged = judge(trial.text.encode(), str(path), today, path.parent, rules=rules, settings=settings)
    fired: set[str] = set()
    own = {rule.code for rule in rules}
    for diagnostic in judged.diagnostics:
        key = (diagnostic.span.first.line, diagnostic.code.code)
        place = trial.first + key[0] - 1
        values = {"code": key[1], "name": diagnostic.code.name, "message": diagnostic.message}
        if key[1] not in own:
            mistakes.append(Mistake(place, Message(_OTHER, values)))
            continue
        fired.add(key[1])
        if not waiting[key]:
            mistakes.append(Mistake(place, Message(_UNEXPECTED, values)))
            continue
        waiting[key] -= 1
        if severities.get(key, diagnostic.severity) is not diagnostic.severity:
            graded = {**values, "severity": diagnostic.severity.words, "expected": severities[key].words}
            mistakes.append(Mistake(place, Message(_OTHER_SEVERITY, graded)))
    names = {rule.code: rule.name for rule in rules}
    for (line, code), times in waiting.items():
        missed = Mistake(trial.first + line - 1, Message(_SILENT, {"code": code, "name": names[code]}))
        mistakes.extend([missed] * times)
    return fired


_NO_RULE = Text("expects {rule}, which is no own rule that is tried here",
                "väntar {rule}, som inte är någon egen regel som prövas här")  # fmt: skip
_OTHER = Text("another fault in the plan, {code} {name}: {message}", "ett annat fel i planen, {code} {name}: {message}")
_UNEXPECTED = Text("{code} {name} was not expected here: {message}", "{code} {name} väntades inte här: {message}")
_SILENT = Text("{code} {name} was expected here and says nothing", "{code} {name} väntades här men säger inget")
_OTHER_SEVERITY = Text(
    "{code} {name} is {severity} here, not {expected}", "{code} {name} är {severity} här, inte {expected}"
)
