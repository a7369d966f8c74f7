"""Ids and what refers to them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part, Refers
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


def _referring(part: type[Part]) -> tuple[tuple[str, Refers], ...]:
    return tuple((name, field.refers) for name, field in shape(part).fields.items() if field.refers is not None)


def references(steps: Iterable[Step]) -> References:
    """Return the ids and references of a plan's parts."""
    ids: dict[str, list[Part]] = {}
    found: list[Reference] = []
    referring: dict[type[Part], tuple[tuple[str, Refers], ...]] = {}
    for step in steps:
        part = step.part
        state = part.__dict__
        own = state.get("id")
        if own:
            ids.setdefault(own.strip(), []).append(part)
        kind = type(part)
        if kind not in referring:
            referring[kind] = _referring(kind)
        for name, refers in referring[kind]:
            value = state[name]
            if not value:
                continue
            if isinstance(value, str):
                found.append(Reference(part, name, None, value.strip(), refers.kinds))
            else:
                found.extend(
                    Reference(part, name, index, each.strip(), refers.kinds) for index, each in enumerate(value)
                )
    return References({key: tuple(parts) for key, parts in ids.items()}, tuple(found))
