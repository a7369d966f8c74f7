"""An expression as it is written: what stands where, without any meaning yet."""

from __future__ import annotations

from typing import NamedTuple


class Number(NamedTuple):
    """A number, with the unit after it where there is one: ``100 tkr``, ``15 %``."""

    at: int
    written: str


class Day(NamedTuple):
    """A date: ``2026-09-01`` or ``2026-09``."""

    at: int
    written: str


class Quoted(NamedTuple):
    """A text in quotes; what it is compared with decides whether it is an amount, a time, a word or a text."""

    at: int
    text: str


class Name(NamedTuple):
    """A name or several with points between: ``owner``, ``project.period.end``."""

    at: int
    words: tuple[str, ...]
    places: tuple[int, ...]


class Listed(NamedTuple):
    """A list in brackets."""

    at: int
    items: tuple[Node, ...]


class Call(NamedTuple):
    """A function with what it is given."""

    at: int
    function: str
    given: tuple[Node, ...]


class Negative(NamedTuple):
    """A minus sign before something."""

    at: int
    of: Node


class Chain(NamedTuple):
    """Terms with plus and minus between, or factors with times and divided by; one sign fewer than items."""

    at: int
    signs: tuple[str, ...]
    items: tuple[Node, ...]


class Compared(NamedTuple):
    """Two sides and how they are compared: ``< <= > >= == != in``. ``at`` is the sign's place."""

    at: int
    sign: str
    left: Node
    right: Node


class Missing(NamedTuple):
    """Whether something is missing."""

    at: int
    of: Node


class Not(NamedTuple):
    """The opposite."""

    at: int
    of: Node


class Several(NamedTuple):
    """Conditions with ``and`` between (all must hold), or ``or`` (one is enough)."""

    at: int
    every: bool
    items: tuple[Node, ...]


Node = Number | Day | Quoted | Name | Listed | Call | Negative | Chain | Compared | Missing | Not | Several
