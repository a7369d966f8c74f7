"""An organisation's own rules: from what its configuration states to rules like any other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kompplan.checked import CheckedPlan
from kompplan.configuration.model import Configuration
from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.expressions.facts import Facts, Meter, Place, TooMuchError
from kompplan.expressions.names import How, Path
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule
from kompplan.lint.showing import shown
from kompplan.lint.stating import Demand, Reading, Stated
from kompplan.loading.places import Anchor
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field

MOST = 200
"""Own rules in one configuration."""
STEPS = 200_000
"""What one own rule may take of a plan: a tenth of a second or so."""
ALL_STEPS = 1_000_000
"""What all own rules together may take of a plan."""


def own_rules(configuration: Configuration, taken: tuple[Code, ...]) -> tuple[Rule, ...]:
    """Return the rules that a configuration states; ``taken`` are the codes that there are already."""
    if not configuration.checks:
        return ()
    if len(configuration.checks) > MOST:
        raise KompplanError(_TOO_MANY, file=configuration.source or "", most=MOST)
    families = frozenset(code.code[:3] for code in taken)
    names = {code.name for code in taken}
    codes: set[str] = set()
    shared = _Shared()
    rules: list[Rule] = []
    for check in configuration.checks:
        reading = Reading(configuration.source, check)
        stated = reading.check(families)
        if stated.code in codes:
            reading.refuse("code", _TWICE, word=stated.code)
        if stated.name in names:
            reading.refuse("name", _NAME_TAKEN, word=stated.name)
        codes.add(stated.code)
        names.add(stated.name)
        rules.append(_rule(stated, shared))
    return tuple(sorted(rules, key=lambda rule: rule.code))


class _Shared:
    """What the own rules of a configuration share: how they see the plan at hand, and the steps that are left."""

    def __init__(self) -> None:
        self._checked: CheckedPlan | None = None
        self._facts: Facts | None = None
        self._left = ALL_STEPS
        self._given = 0

    def facts(self, checked: CheckedPlan) -> Facts:
        """Return the plan as expressions see it, with the steps for one rule."""
        if self._facts is None or self._checked is not checked:
            self._checked, self._facts, self._left = checked, facts_of(checked), ALL_STEPS
        else:
            self._left -= self._given - max(self._facts.meter.left, 0)
        self._given = min(STEPS, self._left)
        self._facts = self._facts._replace(meter=Meter(self._given))
        return self._facts


def facts_of(checked: CheckedPlan) -> Facts:
    """Return a plan as expressions see it, as yet without any steps."""

    def find(identity: str, kinds: tuple[str, ...]) -> Part | None:
        for part in checked.references.ids.get(identity, ()):
            if type(part).__name__ in kinds:
                return part
        return None

    return Facts(
        checked.plan,
        checked.today,
        checked.status,
        checked.written,
        checked.complete,
        lambda when: checked.calendar.resolve(when),  # noqa: PLW0108 - only who compares times needs the calendar
        find,
        Meter(0),
    )


def _rule(stated: Stated, shared: _Shared) -> Rule:
    about = stated.explanation.notices
    summary = Text(about.en[:1].upper() + about.en[1:], about.sv[:1].upper() + about.sv[1:])
    return Rule(stated.code, stated.name, stated.levels, summary, stated.explanation, _checking(stated, shared))


def _checking(stated: Stated, shared: _Shared) -> Callable[[CheckedPlan], Iterator[Finding]]:
    """Return the function that looks through a plan: only what certainly is not as demanded is a finding."""

    def check(checked: CheckedPlan) -> Iterator[Finding]:
        facts = shared.facts(checked)
        try:
            for place in _places(stated.way, Place(facts, checked.plan, None)):
                if stated.when is not None and stated.when.truth(place) is not True:
                    continue
                for demand in stated.demands:
                    if demand.holds.truth(place) is False:
                        yield _finding(stated, checked, place, demand)
                        break
        except TooMuchError:
            yield Finding(
                checked.at(checked.plan), _NOT_FINISHED, {"code": stated.code}, _SIMPLER, severity=Severity.WARNING
            )

    return check


def _places(way: tuple[Field, ...], place: Place) -> Iterator[Place]:
    """Yield every part at the end of the way, each with what it is a part of around it."""
    if not way:
        yield place
        return
    waiting: list[tuple[Place, int]] = [(place, 0)]
    while waiting:
        here, depth = waiting.pop()
        if depth == len(way):
            yield here
            continue
        assert isinstance(here.item, Part)  # noqa: S101 - the way leads through parts
        value = getattr(here.item, way[depth].name)
        parts = value if isinstance(value, tuple) else () if value is None else (value,)
        here.facts.meter.spend(len(parts))
        waiting.extend((Place(here.facts, part, here), depth + 1) for part in reversed(parts))


def _finding(stated: Stated, checked: CheckedPlan, place: Place, demand: Demand) -> Finding:
    part = place.item
    assert isinstance(part, Part)  # noqa: S101 - rules look at parts
    values: dict[str, object] = {
        **demand.values,
        "code": stated.code,
        "what": Text("the plan", "planen") if isinstance(part, Plan) else named(part),
    }
    if demand.shown is not None:
        values["value"] = shown(demand.shown.value(place))
    text = demand.text
    if stated.message is not None:
        text = stated.message.text
        values.update((name, shown(each.value(place))) for name, each in stated.message.shown.items())
    step: Text | None = demand.advice
    if stated.advice is not None:
        # The names of the values in the two texts are made the same way, so the advice's get their own.
        step = Text(*(re.sub(r"\{v(\d+)\}", r"{a\1}", each) for each in stated.advice.text))
        values.update((f"a{name[1:]}", shown(each.value(place))) for name, each in stated.advice.shown.items())
    return Finding(_anchor(checked, place, demand.holds.paths), text, values, step)


def _anchor(checked: CheckedPlan, place: Place, paths: tuple[Path, ...]) -> Anchor:
    """Return where a finding points: at the first field of the row that the demand names and the file has."""
    for path in paths:
        found = _written(checked, place.item, path) if path.depth == 0 else None
        if found is not None:
            return found
    part = place.item
    assert isinstance(part, Part)  # noqa: S101 - rules look at parts
    for path in paths:
        if path.depth == 0 and path.steps and path.steps[0].field is not None:
            return checked.missing(part, path.steps[0].field.name)
    return checked.at(part)


def _written(checked: CheckedPlan, part: object, path: Path) -> Anchor | None:
    anchor: Anchor | None = None
    for step in path.steps:
        if step.how is not How.FIELD or step.field is None or not isinstance(part, Part):
            break
        if not checked.written(part, step.field.name):
            break
        anchor = checked.at(part, step.field.name)
        part = getattr(part, step.field.name)
    return anchor


_NOT_FINISHED = Text(
    "{code} was not looked through to the end: its expression takes too many steps in a plan of this size",
    "{code} kunde inte prövas färdigt: dess uttryck tar för många steg i en plan av den här storleken",
)
_SIMPLER = Text(
    "make the expression simpler: lists inside lists cost the most",
    "gör uttrycket enklare: listor inuti listor kostar mest",
)
_TOO_MANY = Text("{file}: at most {most} own rules", "{file}: högst {most} egna regler")
_TWICE = Text("there are two checks with the code {word}", "det finns två kontroller med koden {word}")
_NAME_TAKEN = Text("there is already a rule named {word}", "det finns redan en regel som heter {word}")
