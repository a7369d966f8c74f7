"""From a part of the model to its place in the file."""

from bisect import bisect_left
from collections.abc import Iterable
from collections.abc import Mapping as Table
from typing import NamedTuple

from kompplan.diagnostics.source import Span
from kompplan.loading.origins import Origin
from kompplan.model.base import Part
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence


class Anchor(NamedTuple):
    """A place named by its part: the part itself, a field of it, one item of the field, or the field's key."""

    part: Part
    field: str | None = None
    item: int | None = None
    on_key: bool = False
    cell: int | None = None


def _own_place(node: Node) -> Span:
    """Return where a reader looks for a composite value: its id, else its first key, else its beginning."""
    if isinstance(node, Mapping) and node.entries:
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.span
        return node.entries[0][0].span
    if isinstance(node, Sequence) and node.items:
        return _own_place(node.items[0]) if not isinstance(node.items[0], Sequence) else _first(node)
    return node.span


def _first(node: Node) -> Span:
    while isinstance(node, Sequence) and node.items:
        node = node.items[0]
    return node.span if isinstance(node, Scalar) else Span(node.source, node.start, node.start + 1)


def blank(node: Node) -> bool:
    """Tell whether nothing is written at ``node`` nor anywhere below it."""
    if isinstance(node, Scalar):
        return node.empty or not node.text.strip()
    waiting: list[Node] = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Scalar):
            if each.text.strip() and not each.empty:
                return False
        elif isinstance(each, Sequence):
            waiting.extend(each.items)
        else:
            waiting.extend(value for _, value in each.entries)
    return True


def locate(anchor: Anchor, origins: Table[int, Origin]) -> Span | None:
    """Return the span of ``anchor``; a field that is not there is looked for where its part begins."""
    node = locate_node(anchor, origins)
    if node is None:
        return None
    if isinstance(node, Scalar):
        return node.span
    if anchor.field is not None and anchor.item is None:
        entry = origins[id(anchor.part)].fields.get(anchor.field)
        if entry is not None and entry.key is not None:
            return entry.key.span  # a composite value is shown by its key: its own end runs on
    return _own_place(node)


def locate_node(anchor: Anchor, origins: Table[int, Origin]) -> Node | None:
    """Return the tree's node for ``anchor``, as far down as the file goes."""
    origin = origins.get(id(anchor.part))
    if origin is None:
        return None
    entry = origin.fields.get(anchor.field) if anchor.field is not None else None
    if entry is None:
        return origin.node
    if anchor.on_key and entry.key is not None:
        return entry.key
    node = entry.value
    if anchor.item is not None and isinstance(node, Sequence) and anchor.item < len(node.items):
        node = node.items[anchor.item]
        if anchor.cell is not None and isinstance(node, Sequence) and anchor.cell < len(node.items):
            node = node.items[anchor.cell]
    elif anchor.item is not None and isinstance(node, Mapping) and anchor.item < len(node.entries):
        node = node.entries[anchor.item][1]
    return node


class Path(NamedTuple):
    """The way to a key or a value through the plan, in the file's own words."""

    numbered: str
    """With the number of each item of a list, from 0: ``risker.register[0].S``."""
    named: str
    """With its id, or nothing, for each item: it stays the same when rows are moved: ``risker.register[R4].S``."""


def paths_of(root: Node, wanted: Iterable[Span], *, alone: bool) -> dict[tuple[int, int], Path]:
    """Return the way to each wanted span, by the identity of its source and its start.

    Plans are a few levels deep and several findings lie in one of them, so one walk that goes only where something is
    wanted is enough; a span that no key or value begins with is not among them. ``alone`` says that the tree comes
    from one file, so that what stands first begins first.
    """
    starts: dict[int, list[int]] = {}
    for span in wanted:
        starts.setdefault(id(span.source), []).append(span.start)
    for each in starts.values():
        each.sort()
    found: dict[tuple[int, int], Path] = {}
    waiting: list[tuple[Path, Node]] = [(Path("", ""), root)]
    while waiting:
        path, node = waiting.pop()
        own = starts.get(id(node.source), ())
        at = bisect_left(own, node.start)
        if at < len(own) and own[at] == node.start:
            found.setdefault((id(node.source), node.start), path)
        if isinstance(node, Scalar):
            continue
        children = _children(node, path)
        if not alone:
            for below, key, value in children:
                if key is not None and key.start in starts.get(id(key.source), ()):
                    found[id(key.source), key.start] = below
                waiting.append((below, value))
            continue
        for index, (below, key, value) in enumerate(children):
            begin = key.start if key is not None else value.start
            after = children[index + 1] if index + 1 < len(children) else None
            end = None if after is None else (after[1] or after[2]).start
            first = bisect_left(own, begin)
            if first == len(own) or (end is not None and begin <= own[first] and own[first] >= end):
                continue
            if key is not None and own[first] == key.start:
                found[id(key.source), key.start] = below
            waiting.append((below, value))
    return found


def _children(node: Sequence | Mapping, path: Path) -> list[tuple[Path, Scalar | None, Node]]:
    if isinstance(node, Mapping):
        dot = "." if path.numbered else ""
        return [
            (Path(f"{path.numbered}{dot}{key.text}", f"{path.named}{dot}{key.text}"), key, value)
            for key, value in node.entries
        ]
    return [
        (Path(f"{path.numbered}[{index}]", f"{path.named}[{_own_name(item)}]"), None, item)
        for index, item in enumerate(node.items)
    ]


def _own_name(node: Node) -> str:
    if isinstance(node, Mapping):
        for key, value in node.entries:
            if key.text == "id" and isinstance(value, Scalar):
                return value.text.strip()
    return ""
