"""Text to plan: the tree is read, bound to the model, and everything that was wrong comes along."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.loading.bind import Binder, UnknownKey
from kompplan.loading.origins import Origin
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded, shape
from kompplan.syntax.include import NOTHING, Instead, read_named
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.read import read_source
from kompplan.syntax.reader import Brought, Composed
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.placeholder import placeholder


class Loaded(NamedTuple):
    """A plan that could be read, at least in part."""

    plan: Plan
    root: Mapping
    origins: dict[int, Origin]
    unknown: tuple[UnknownKey, ...]
    placeholders: tuple[Scalar, ...]
    """Values of which it is only said that they are to come, in fields that take no words."""
    diagnostics: tuple[Diagnostic, ...]
    brought: tuple[Brought, ...] = ()
    """The other files that the plan is made of, and those that it is compared with, which have no source here."""
    decided: Loaded | None = None
    """The plan as it was decided, where ``project.decided_plan`` names it; what is wrong in it is not told here."""
    internal: frozenset[int] = frozenset()
    """The parts that are not to be published, by what ``id`` gives of them."""


class Unreadable(NamedTuple):
    """A file in which no plan could be found, and why."""

    diagnostics: tuple[Diagnostic, ...]


def ids_of(root: Node) -> frozenset[str]:
    """Return every text that stands as an ``id`` anywhere in the tree."""
    found: set[str] = set()
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            for key, value in node.entries:
                if isinstance(value, Scalar):
                    if key.text == "id" or folded(key.text) == "id":
                        found.add(value.text.strip())
                else:
                    waiting.append(value)
        elif isinstance(node, Sequence):
            waiting.extend(item for item in node.items if not isinstance(item, Scalar))
    return frozenset(found)


def _section(key: str) -> str:
    """Return the code term of a section's key, so that ``mål`` of one file and ``goals`` of another are one section."""
    field = shape(Plan).spellings.get(folded(key))
    return field.name if field is not None else key


def load(
    data: bytes, name: str, folder: Path | None = None, limits: Limits = DEFAULT, instead: Instead = NOTHING
) -> Loaded | Unreadable:
    """Read a plan from its bytes; ``name`` is what the user calls the file, ``folder`` where its includes may lie.

    ``instead`` gives bytes that count in the place of what a file on the disk holds.
    """
    composed = read_source(data, name, folder, limits, _section, instead)
    if not isinstance(composed.root, Mapping):
        return Unreadable(composed.diagnostics)
    loaded = _bound(composed.root, composed)
    asked = _decided_plan(loaded)
    if asked is None:
        return loaded
    file_name = PurePath(name).name
    own = None if folder is None else folder / file_name
    read = read_named(asked, folder, name.removesuffix(file_name), limits, own, _section, instead)
    return loaded._replace(
        decided=_bound(read.root, read) if isinstance(read.root, Mapping) else None,
        brought=loaded.brought + read.brought,
        diagnostics=loaded.diagnostics + read.diagnostics,
    )


def _decided_plan(loaded: Loaded) -> Scalar | None:
    """Return where the plan names the file with the plan as it was decided."""
    project = loaded.plan.project
    if project is None or not project.decided_plan or placeholder(project.decided_plan) is not None:
        return None
    node = loaded.origins[id(project)].fields["decided_plan"].value
    return node if isinstance(node, Scalar) else None


def _bound(root: Mapping, composed: Composed) -> Loaded:
    ids: list[frozenset[str]] = []

    def known_ids() -> frozenset[str]:
        if not ids:
            ids.append(ids_of(root))
        return ids[0]

    binder = Binder(known_ids)
    plan = binder.part(shape(Plan), root)
    assert isinstance(plan, Plan)  # noqa: S101 - a mapping always binds
    return Loaded(
        plan,
        root,
        binder.origins,
        tuple(binder.unknown),
        tuple(binder.placeholders),
        (*composed.diagnostics, *binder.diagnostics),
        composed.brought,
        internal=frozenset(binder.internal),
    )
