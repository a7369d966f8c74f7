"""A tree as texts, lists and dictionaries, for files of our own whose places nobody asks for."""

from kompplan.syntax.brackets import BracketMapping, BracketSequence, Unplaced
from kompplan.syntax.tree import Mapping, Scalar

Texts = str | list["Texts"] | dict[str, "Texts"] | None


def texts(node: Unplaced | None) -> Texts:
    """Return what a tree says; None where there is none."""
    if node is None or isinstance(node, str):
        return node
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, BracketMapping):
        return {name: texts(value) for name, value in zip(node.names, node.values, strict=True)}
    if isinstance(node, BracketSequence):
        return [texts(value) for value in node.values]
    if isinstance(node, Mapping):
        return {key.text: texts(value) for key, value in node.entries}
    return [texts(value) for value in node.items]
