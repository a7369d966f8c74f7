"""What an expression may ask of a plan, and how much work it may take."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from kompplan.expressions.amounts import amount
from kompplan.expressions.names import How, Path, Step
from kompplan.expressions.times import time
from kompplan.expressions.values import MISSING, UNKNOWN, Items, Reference, Time
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field
from kompplan.model.words import Status
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When

A_STEP = 200
"""Characters of a text that are looked through in one step."""


class TooMuchError(Exception):
    """An expression has used up its steps."""


class Meter:
    """Counts the steps that are left."""

    __slots__ = ("left",)

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, steps: int = 1) -> None:
        self.left -= steps
        if self.left < 0:
            raise TooMuchError


class Facts(NamedTuple):
    """A plan as expressions see it; plain functions, because a plan that is checked knows more than this layer."""

    plan: Plan
    today: date
    status: Status
    written: Callable[[Part, str], bool]
    """Whether the file says anything in a field, even what could not be read."""
    complete: Callable[[Part, str], bool]
    """Whether every item of a list could be read."""
    resolve: Callable[[When], When]
    """Turn "6 months after the end" into days."""
    find: Callable[[str, tuple[str, ...]], Part | None]
    """The part of one of these classes that has an id."""
    meter: Meter


class Place(NamedTuple):
    """What is looked at, what that is a part of, and the plan's facts."""

    facts: Facts
    item: object
    outer: Place | None


_NAMED_BY = ("name", "title", "text", "label", "what")


def value_at(path: Path, place: Place) -> object:
    """Return what stands at the end of a path."""
    for _ in range(path.depth):
        assert place.outer is not None  # noqa: S101 - the path was found in these very frames
        place = place.outer
    value: object = place.item
    for step in path.steps:
        value = _step(value, step, place.facts)
    return value


def _step(value: object, step: Step, facts: Facts) -> object:
    if not isinstance(value, Items):
        facts.meter.spend()
        return _one(value, step, facts)
    found: list[object] = []
    complete = value.complete
    for each in value.values:
        one = _one(each, step, facts)
        if isinstance(one, Items):
            found.extend(one.values)
            complete = complete and one.complete
            facts.meter.spend(len(one.values))
        else:
            found.append(one)
        facts.meter.spend()
    return Items(tuple(found), complete)


def _one(value: object, step: Step, facts: Facts) -> object:
    if step.how is How.STATUS:
        return facts.status
    if isinstance(value, Part) and step.field is not None:
        return field_of(value, step.field, facts)
    if isinstance(value, Reference) and step.how is How.FOLLOW:
        return facts.find(value.text, step.kinds) or UNKNOWN  # that it leads nowhere is another rule's finding
    if isinstance(value, Time):
        days = value.start if step.how is How.START else value.end
        return UNKNOWN if days is None else Time(days, days)
    return MISSING if value is MISSING else UNKNOWN


def field_of(part: Part, field: Field, facts: Facts) -> object:
    """Return the value of a field; missing is what the file says nothing about, unknown what could not be read."""
    raw = part.__dict__.get(field.name)
    if field.many:
        raw = raw or ()
        rows = [cell for row in raw for cell in row] if field.many > 1 else raw
        facts.meter.spend(len(rows))
        return Items(tuple(_value(each, field, facts) for each in rows), facts.complete(part, field.name))
    if raw is None:
        return UNKNOWN if facts.written(part, field.name) else MISSING
    return _value(raw, field, facts)


def _value(raw: object, field: Field, facts: Facts) -> object:
    if isinstance(raw, Quantity):
        return amount(raw, field.form)
    if isinstance(raw, When):
        return time(facts.resolve(raw))
    if isinstance(raw, Recurrence):
        return raw.written or MISSING
    if type(raw) is str:
        facts.meter.spend(len(raw) // A_STEP)
        text = " ".join(raw.split())
        if not text:
            return MISSING
        return text if field.refers is None else _reference(text, field.refers.kinds, facts)
    return MISSING if raw is None else raw


def _reference(written: str, kinds: tuple[str, ...], facts: Facts) -> Reference:
    part = facts.find(written, kinds)
    state = part.__dict__ if part is not None else {}
    return Reference(written, frozenset(" ".join(name.split()) for key in _NAMED_BY if (name := state.get(key))))
