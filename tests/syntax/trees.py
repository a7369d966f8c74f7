"""Looking at trees from the tests."""

from __future__ import annotations

from kompplan.syntax.reader import Composed
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence


def plain(node: Node | None) -> object:
    """Return a tree as strings, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return None if node is None else {key.text: plain(value) for key, value in node.entries}


def value(composed: Composed, *path: str | int) -> Node:
    node = composed.root
    for step in path:
        if isinstance(node, Mapping):
            node = next(value for key, value in node.entries if key.text == step)
        else:
            assert isinstance(node, Sequence) and isinstance(step, int)
            node = node.items[step]
    assert node is not None
    return node
