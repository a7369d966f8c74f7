"""Ids and what refers to them."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.shapes import shape


class Reference(NamedTuple):
    """A place where a part names another by its id."""

    part: Part
    field: str
    item: int | None
    to: str
    kinds: tuple[str, ...]


class References(NamedTuple):
    """Every id with the parts that bear it, and every reference."""

    ids: Mapping[str, tuple[Part, ...]]
    all: tuple[Reference, ...]

    def target(self, reference: Reference) -> Part | None:
        """Return the part that is meant: of the right kind, the first where an id stands twice."""
        for part in self.ids.get(reference.to, ()):
            if type(part).__name__ in reference.kinds:
                return part
        return None

    def used(self) -> frozenset[int]:
        """Return the identities of the parts that something refers to."""
        return frozenset(id(part) for each in self.all if (part := self.target(each)) is not None)


@lru_cache(maxsize=4096)
def _referring(part: type[Part], stated: frozenset[str]) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return which of the fields that are stated refer, to what kinds, and whether as lists."""
    fields = [field for field in shape(part).fields.values() if field.name in stated]
    return tuple((field.name, field.refers.kinds, field.many) for field in fields if field.refers is not None)


_tuple = tuple.__new__
"""Makes a reference in half the time that its own class takes; a plan has some hundred of them."""


def references(steps: Iterable[Step]) -> References:
    """Return the ids and references of a plan's parts."""
    ids: dict[str, list[Part]] = {}
    found: list[Reference] = []
    for step in steps:
        part = step.part
        state = part.__dict__
        own = state.get("id")
        if own:
            ids.setdefault(own.strip(), []).append(part)
        for name, kinds, many in _referring(part.__class__, part.stated):
            value = state[name]
            if not value:
                continue
            if many:
                for index, each in enumerate(value):
                    found.append(_tuple(Reference, (part, name, index, each.strip(), kinds)))
            else:
                found.append(_tuple(Reference, (part, name, None, value.strip(), kinds)))
    return References({key: tuple(parts) for key, parts in ids.items()}, tuple(found))
