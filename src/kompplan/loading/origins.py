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


class Origin:
    """Where a part stands in the file, and each of its fields by code term."""

    __slots__ = ("fields", "node")

    def __init__(self, node: Node, fields: dict[str, Entry]) -> None:
        self.node = node
        self.fields = fields


class RowOrigin(Origin):
    """The same of a row whose keys are all different fields."""

    __slots__ = ("kind", "row")

    def __init__(self, row: BracketMapping, kind: Shape) -> None:
        self.row = row
        self.kind = kind

    @property
    def node(self) -> Node:  # type: ignore[override]
        return self.row

    @property
    def fields(self) -> dict[str, Entry]:  # type: ignore[override]
        known = self.kind.spellings
        return {
            (known.get(key.text) or known[folded(key.text)]).name: Entry(key, value) for key, value in self.row.entries
        }


class ItemOrigin(Origin):
    """The same of a part that is a mere text in a list."""

    __slots__ = ("field", "index", "row")

    def __init__(self, row: BracketSequence, index: int, field: str) -> None:
        self.row = row
        self.index = index
        self.field = field

    @property
    def node(self) -> Node:  # type: ignore[override]
        return self.row.items[self.index]

    @property
    def fields(self) -> dict[str, Entry]:  # type: ignore[override]
        return {self.field: Entry(None, self.node)}
