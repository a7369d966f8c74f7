"""What an expression's parts come to while a plan is looked at."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from kompplan.values.days import Days


class Nothing(Enum):
    """Why there is no value."""

    MISSING = "missing"
    """The plan says nothing here."""
    UNKNOWN = "unknown"
    """The plan says something that leaves it open, or that could not be read."""


MISSING = Nothing.MISSING
UNKNOWN = Nothing.UNKNOWN

Truth = bool | None
"""None is unknown."""


class Time(NamedTuple):
    """The days on which something begins and ends; None for an end that is not known."""

    start: Days | None
    end: Days | None
    written: str | None = None
    """As the plan has it; None for one that was worked out."""


class Reference(NamedTuple):
    """The id of another part as it is written, and what that part is called as well."""

    text: str
    names: frozenset[str]


class Items(NamedTuple):
    """A list. ``complete`` is false where some of it could not be read."""

    values: tuple[object, ...]
    complete: bool


def opposite(truth: Truth) -> Truth:
    """Return the opposite of an answer; that of unknown is unknown."""
    return None if truth is None else not truth


def text_of(value: object) -> str | None:
    """Return a value as a text that can be compared; None where it is no text."""
    if isinstance(value, Reference):
        return value.text
    return value if isinstance(value, str) else None


def same_text(left: object, right: object) -> Truth:
    """Return whether two texts say the same; a reference is also called what the part is called that it leads to."""
    a, b = text_of(left), text_of(right)
    if a is None or b is None:
        return None
    if a == b:
        return True
    return (isinstance(left, Reference) and b in left.names) or (isinstance(right, Reference) and a in right.names)
