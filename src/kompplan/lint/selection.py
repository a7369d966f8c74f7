"""Which rules are run over a plan, and how severe their findings are, by what people have chosen.

Of several selectors that mean a rule the most exact one decides, as in ruff: a code beats its family, the family beats
``ALL``; between equals, ignoring wins. A later place beats an earlier one: kompplan itself, the configuration, its part
for some files, the command line.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kompplan.configuration.globs import matches
from kompplan.configuration.model import DEMANDED, STATUS_OF, Choice, Configuration, Profile
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.lint.rule import Rule
from kompplan.model.words import Status

ALL = "ALL"
READING = ("YML",)
"""What these find leaves nothing to judge; they cannot be turned off."""


class Selection(NamedTuple):
    """The rules to run, and the severities that somebody has decided, by code."""

    rules: tuple[Rule, ...]
    severities: Mapping[str, Severity] = {}
    off: frozenset[str] = frozenset()
    """Codes of reading (TYP) that are not shown."""
    status: Status | None = None
    """What the plan is judged as, whatever it says itself."""
    own: tuple[Rule, ...] = ()
    """The organisation's own rules, also those that are turned off: exceptions may name them."""


def _exactness(selector: str, code: str, name: str) -> int:
    """Return how exactly a selector means a rule: 0 not at all."""
    if selector == name:
        return 100
    upper = selector.upper()
    if upper == ALL:
        return 1
    return len(upper) + 1 if len(upper) >= 3 and code.startswith(upper) else 0


def _most_exact(selectors: Iterable[str], code: str, name: str) -> int:
    return max((_exactness(each, code, name) for each in selectors), default=0)


def _selected(code: str, name: str, choices: tuple[Choice, ...]) -> bool:
    chosen = True
    for choice in choices:
        taken = _most_exact(choice.select or (), code, name)
        if choice.select is not None:
            chosen = taken > 0
        taken = max(taken, _most_exact(choice.extend, code, name))
        left = _most_exact(choice.ignore, code, name)
        if left and left >= taken:
            chosen = False
        elif taken:
            chosen = True
    return chosen


def _severity(code: str, name: str, choices: tuple[Choice, ...]) -> tuple[bool, Severity | None]:
    """Return whether somebody has decided a severity, and which; None turns the rule off."""
    said = False
    decided: Severity | None = None
    for choice in choices:
        if choice.profile is not None and code in DEMANDED.get(choice.profile, ()):
            said, decided = True, Severity.ERROR
        best = 0
        for selector, severity in choice.severity.items():
            exactness = _exactness(selector, code, name)
            if exactness > best:
                best, said, decided = exactness, True, severity
    return said, decided


def _check(choices: tuple[Choice, ...], names: Mapping[str, str]) -> None:
    """Refuse selectors that mean nothing, and those that would hide that a file cannot be read."""
    for choice in choices:
        for selector in (*(choice.select or ()), *choice.extend, *choice.ignore, *choice.severity):
            if not any(_exactness(selector, code, name) for code, name in names.items()):
                raise KompplanError(_nothing(selector, names), selector=selector)
        for selector in (*choice.ignore, *choice.severity):
            code = next((code for code, name in names.items() if name == selector), selector)
            if code.upper().startswith(READING):
                raise KompplanError(_ALWAYS, selector=selector)


def _nothing(selector: str, names: Mapping[str, str]) -> Text:
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    families = {code[:3] for code in names}
    near = get_close_matches(selector, [*names.values()], n=1) or get_close_matches(
        selector.upper(), [*names, *families], n=1
    )
    if near:
        return Text(f"there is no rule {{selector}}; did you mean {near[0]}?",
                    f"det finns ingen regel {{selector}}; menade du {near[0]}?")  # fmt: skip
    return Text(
        "there is no rule {selector}; kompplan rules lists them all",
        "det finns ingen regel {selector}; kompplan rules visar alla",
    )


_ALWAYS = Text(
    "{selector} is about what cannot be read, and is always shown",
    "{selector} gäller det som inte går att läsa, och visas alltid",
)


def choices_for(configuration: Configuration, path: str | None, given: Choice) -> tuple[Choice, ...]:
    """Return what is chosen for a file, the weakest voice first. ``path`` is seen from the configuration's folder."""
    for_file = (
        each.choice
        for each in configuration.for_files
        if path is not None and any(matches(path, pattern) for pattern in each.patterns)
    )
    return tuple(choice for choice in (configuration.choice, *for_file, given) if choice != Choice())


def selection(rules: tuple[Rule, ...], others: Mapping[str, str], choices: tuple[Choice, ...]) -> Selection:
    """Return what ``choices`` mean, the weakest first. ``others`` are codes that no rule has, with their names."""
    if not choices:
        return Selection(rules)
    names = {**others, **{rule.code: rule.name for rule in rules}}
    _check(choices, names)
    severities: dict[str, Severity] = {}
    off: set[str] = set()
    for code, name in names.items():
        if code.startswith(READING):
            continue
        said, severity = _severity(code, name, choices)
        if said and severity is not None:
            severities[code] = severity
        reading = code in others
        ignored = reading and not _selected(code, name, tuple(each._replace(select=None) for each in choices))
        if (said and severity is None) or ignored or not (reading or _selected(code, name, choices)):
            off.add(code)
    profile: Profile | None = None
    for choice in choices:
        profile = choice.profile or profile
    return Selection(
        tuple(rule for rule in rules if rule.code not in off),
        severities,
        frozenset(off & others.keys()),
        Status(STATUS_OF[profile]) if profile is not None else None,
    )
