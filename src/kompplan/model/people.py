"""Organisations, roles, target groups and printed statistics."""

from typing import ClassVar

from kompplan.model.base import Cell, Count, Fte, GroupRef, Hours, Id, OrganisationRef, Part
from kompplan.model.words import Blank, ColumnKind, OrganisationKind, RoleKind
from kompplan.values.when import When


class Organisation(Part):
    """A body that takes part."""

    scalar: ClassVar[str | None] = "name"

    id: Id | None = None
    name: str | None = None
    kind: OrganisationKind | None = None
    parent: OrganisationRef | None = None
    note: str | None = None


class Role(Part):
    """Somebody's task in the project; never a person's name."""

    scalar: ClassVar[str | None] = "title"

    id: Id | None = None
    title: str | None = None
    kind: RoleKind | None = None
    organisation: OrganisationRef | None = None
    fte: Fte | None = None
    max_hours: Hours | None = None
    period: When | None = None
    note: str | None = None


class Headcount(Part):
    """How many persons, split by sex, at a date and according to a source."""

    scalar: ClassVar[str | None] = "total"

    total: Count | None = None
    women: Count | None = None
    men: Count | None = None
    unknown: Count | None = None
    as_of: When | None = None
    source: str | None = None


class Overlap(Part):
    """Persons of this group who are counted in another group as well."""

    scalar: ClassVar[str | None] = "group"

    group: GroupRef | None = None
    count: Count | None = None
    note: str | None = None


class TargetGroup(Part):
    """Those whom the change is for, or who take part in it."""

    scalar: ClassVar[str | None] = "name"
    essential: ClassVar[tuple[str, ...]] = ("name", "id")

    id: Id | None = None
    name: str | None = None
    organisation: OrganisationRef | None = None
    counts: tuple[Headcount, ...] = ()
    managers: Headcount | None = None
    includes: tuple[GroupRef, ...] = ()
    """The groups that this one is made up of: its count is that of their union, without what they share."""
    overlaps: tuple[Overlap, ...] = ()
    max_hours: Hours | None = None
    """How long each of them can be away at most, a day, a week or a month."""
    mandatory: bool | None = None
    selection: str | None = None
    source: str | None = None
    note: str | None = None


class Column(Part):
    """A column of a table: its heading and what it counts."""

    scalar: ClassVar[str | None] = "name"
    essential: ClassVar[tuple[str, ...]] = ("name",)

    name: str | None = None
    kind: ColumnKind | None = None


class StatedShare(Part):
    """A share printed under a column."""

    column: str | None = None
    share: Cell = None


class Table(Part):
    """A statistics table kept as it was printed, with its stated sums and shares."""

    grid: ClassVar[tuple[str, str] | None] = ("columns", "rows")

    id: Id | None = None
    title: str | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    totals: tuple[Cell, ...] = ()
    shares: tuple[StatedShare, ...] = ()
    blank: Blank | None = None
    group: GroupRef | None = None
    source: str | None = None
    note: str | None = None


StatedShare.keyed = ("column", "share")
