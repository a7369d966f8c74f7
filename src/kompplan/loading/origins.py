"""Where the parts of a plan stand in its files.

A row in brackets that was read from its texts alone has no nodes for its keys and values until somebody asks: most
rows are right, and nothing is said about them.
"""

from typing import NamedTuple

from kompplan.model.shapes import Shape, folded
from kompplan.syntax.brackets import BracketMapping, BracketSequence
from kompplan.syntax.tree import Node, Scalar


class Entry(NamedTuple):
    """A field as the file has it: its key (none where the part was written as a mere text) and its value."""

    key: Scalar | None
    value: Node


class BlockOrigin(NamedTuple):
    """Where a part stands in the file, and each of its fields by code term."""

    node: Node
    fields: dict[str, Entry]


class RowOrigin(NamedTuple):
    """The same of a row whose keys are all different fields."""

    node: BracketMapping
    kind: Shape

    @property
    def fields(self) -> dict[str, Entry]:
        known = self.kind.spellings
        return {
            (known.get(key.text) or known[folded(key.text)]).name: Entry(key, value) for key, value in self.node.entries
        }


class ItemOrigin(NamedTuple):
    """The same of a part that is a mere text in a list."""

    row: BracketSequence
    position: int
    field: str

    @property
    def node(self) -> Node:
        return self.row.items[self.position]

    @property
    def fields(self) -> dict[str, Entry]:
        return {self.field: Entry(None, self.node)}


Origin = BlockOrigin | RowOrigin | ItemOrigin
"""Each has a ``node`` and ``fields``."""
