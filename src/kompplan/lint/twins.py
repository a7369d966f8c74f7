"""Ids that stand for two things, and the id that the second of them was probably meant to have."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.model.base import Part


class Twins(NamedTuple):
    """An id with the part that keeps it and those that have to give it up."""

    id: str
    first: Part
    others: tuple[Part, ...]


def twins(checked: CheckedPlan) -> Iterator[Twins]:
    """Yield the ids that several parts bear; the one that comes first in the plan's own file keeps it."""
    for name, parts in checked.references.ids.items():
        if len(parts) > 1:
            first, *others = sorted(parts, key=lambda part: _where(checked, part))
            yield Twins(name, first, tuple(others))


def _where(checked: CheckedPlan, part: Part) -> tuple[bool, str, int]:
    """Return what parts are sorted by: the plan's own file first, then down the page."""
    node = checked.loaded.origins[id(part)].node
    return node.source is not checked.loaded.root.source, node.source.name, node.start


def meant_ids(checked: CheckedPlan) -> Mapping[int, str]:
    """Return, by the identity of a part, the id that it was meant to have: others refer to it and nothing bears it.

    Only where there is no choice: one missing id that begins alike, one bearer too many of the right kind.
    """
    candidates = [part for each in twins(checked) for part in each.others]
    if not candidates:
        return {}
    references = checked.references
    missing: dict[str, tuple[str, ...]] = {}
    for reference in references.all:
        if reference.to and reference.to not in references.ids:
            missing.setdefault(reference.to, reference.kinds)
    found: dict[int, str] = {}
    for name, kinds in missing.items():
        fitting = [part for part in candidates if type(part).__name__ in kinds and _alike(part.__dict__["id"], name)]
        if len(fitting) == 1 and id(fitting[0]) not in found:
            found[id(fitting[0])] = name
        elif fitting:
            return {}
    return found


def _alike(one: str, other: str) -> bool:
    return one.strip().rstrip("0123456789") == other.rstrip("0123456789")
