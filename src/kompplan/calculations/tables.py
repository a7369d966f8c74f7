"""A printed statistics table: what its columns count, and which of them split the same persons.

A column's kind is what the plan says, else what its heading says (*kvinnor bland chefer* counts women). Columns that
split the same persons form a group: total, women, men, unknown. Where the first such column is a total, each total
opens a group; where totals stand after what they add up, each closes one. A kind that stands a second time, or a
heading about other persons (*chefer* after *anställda*), opens the next group.

An empty cell is unknown, or zero where the table says ``tom_cell: noll``.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kompplan.calculations.headings import PARTS, about, counted, says_not_persons, says_share, says_sum
from kompplan.calculations.rounding import meant
from kompplan.calculations.sums import ZERO, Amount
from kompplan.model.people import Column, Table
from kompplan.model.words import Blank, ColumnKind
from kompplan.values.quantity import Quantity

_SPLIT = frozenset({ColumnKind.TOTAL, *PARTS})
_DASHES = frozenset(["-", "–", "—", "..", "…"])


class Spot(NamedTuple):
    """Where a cell stands: in which field of the table, as which item, and as which cell of it."""

    field: str
    item: int
    cell: int | None = None


class Entry(NamedTuple):
    """A cell's amount, None where it is not known, and its place, None where the row ends before it."""

    amount: Amount | None
    spot: Spot | None
    quantity: Quantity | None = None
    """What stands in the cell; None where it is empty."""


class Row(NamedTuple):
    """A row of the table: an entry for each column."""

    label: str
    entries: tuple[Entry, ...]
    whole: Spot

    def amount(self, column: int) -> Amount | None:
        return self.entries[column].amount


class Group(NamedTuple):
    """Columns that split the same persons. None where the table has no such column."""

    total: int | None
    women: int | None
    men: int | None
    unknown: int | None
    shares: tuple[tuple[int, ColumnKind], ...] = ()
    """Columns that state the share of women, men or unknown in each row."""

    def column(self, kind: ColumnKind) -> int | None:
        return getattr(self, kind.value)  # type: ignore[no-any-return]  # the fields are named for the kinds

    @property
    def parts(self) -> tuple[int, ...]:
        return tuple(column for column in (self.women, self.men, self.unknown) if column is not None)

    @property
    def columns(self) -> tuple[int, ...]:
        return self.parts if self.total is None else (self.total, *self.parts)

    @property
    def checkable(self) -> bool:
        """Tell whether the parts are all there, so that they must add up to the total."""
        return self.total is not None and self.women is not None and self.men is not None


class TableView(NamedTuple):
    """A table that has been understood."""

    table: Table
    kinds: tuple[ColumnKind, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    totals: Row | None

    def heading(self, column: int) -> str:
        return (self.table.columns[column].name or "").strip()

    def column_sum(self, column: int) -> Amount | None:
        """Return the sum of a column's cells, None where one of them is not known or they count different things."""
        low, high = ZERO, ZERO
        bounded = True
        units = set()
        for row in self.rows:
            entry = row.entries[column]
            if entry.amount is None:
                return None
            if entry.quantity is not None:
                units.add(entry.quantity.unit)
            low += entry.amount.low
            if entry.amount.high is None:
                bounded = False
            else:
                high += entry.amount.high
        if not self.rows or len(units) > 1:
            return None
        return Amount(low, high if bounded else None)


def table_view(table: Table, misread: Iterable[Spot] = ()) -> TableView:
    """Return the table with its columns understood. ``misread`` cells look empty but could not be read."""
    kinds = _kinds(table)
    refused = frozenset(misread)
    zero = table.blank is Blank.ZERO
    rows = tuple(
        _row(row, kinds, Spot("rows", number), refused, zero, tuple(range(len(row))))
        for number, row in enumerate(table.rows)
        if len(row) <= len(kinds)
    )
    complete = len(rows) == len(table.rows)
    unread = bool(table.rows) and not any(cell is not None for row in table.rows for cell in row)
    totals = None if unread else _totals(table, kinds, refused, zero)  # where no row fits the columns, neither do sums
    if rows and says_sum(rows[-1].label):
        totals = totals or rows[-1]
        rows = rows[:-1]
    return TableView(table, kinds, _groups(table.columns, kinds), rows if complete else (), totals)


def _row(
    cells: Sequence[Quantity | str | None],
    kinds: Sequence[ColumnKind],
    whole: Spot,
    refused: frozenset[Spot],
    zero: bool,
    columns: Sequence[int],
) -> Row:
    """Return a row; ``columns`` names the column of each cell."""
    found = [Entry(Amount(ZERO, ZERO) if zero else None, None)] * len(kinds)
    label = []
    for at, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        spot = Spot("rows", whole.item, at) if whole.field == "rows" else Spot("totals", at)
        if isinstance(cell, Quantity):
            found[column] = Entry(meant(cell) if cell.per is None else None, spot, cell)
        elif cell is None or cell.strip() in _DASHES:
            known = zero and spot not in refused
            found[column] = Entry(Amount(ZERO, ZERO) if known else None, spot)
        else:
            found[column] = Entry(None, spot)
        if isinstance(cell, str) and kinds[column] is ColumnKind.LABEL:
            label.append(cell.strip())
    return Row(", ".join(label), tuple(found), whole)


def _totals(table: Table, kinds: Sequence[ColumnKind], refused: frozenset[Spot], zero: bool) -> Row | None:
    """Return the row of stated sums, which may leave out the cells below the labels."""
    cells = table.totals
    if not cells:
        return None
    unlabelled = [column for column, kind in enumerate(kinds) if kind is not ColumnKind.LABEL]
    leading = next((at for at, cell in enumerate(cells) if isinstance(cell, Quantity)), len(cells))
    if len(cells) == len(kinds):
        columns: Sequence[int] = range(len(kinds))
    elif len(cells) < len(kinds) and len(cells) - leading <= len(unlabelled):
        labels = [column for column, kind in enumerate(kinds) if kind is ColumnKind.LABEL]
        if leading > len(labels):
            return None
        columns = [*labels[:leading], *unlabelled]
    else:
        return None
    row = _row(cells, kinds, Spot("totals", 0), refused, False, columns)
    # A sum that is not printed says nothing, whatever an empty cell means in a row.
    entries = tuple(entry if entry.quantity is not None else Entry(None, entry.spot) for entry in row.entries)
    return row._replace(entries=entries) if zero else row


def _kinds(table: Table) -> tuple[ColumnKind, ...]:
    return tuple(column.kind or _kind(table, number, column) for number, column in enumerate(table.columns))


def _kind(table: Table, number: int, column: Column) -> ColumnKind:
    heading = column.name or ""
    if says_share(heading):
        return ColumnKind.SHARE
    kind = counted(heading)
    if kind in PARTS or (kind is not None and not says_not_persons(heading)):
        return kind
    cells = [row[number] for row in table.rows if number < len(row)]
    texts = sum(isinstance(cell, str) and cell.strip() not in _DASHES for cell in cells)
    numbers = sum(isinstance(cell, Quantity) for cell in cells)
    if (number == 0 and kind is None) or texts > numbers:
        return ColumnKind.LABEL
    return ColumnKind.NUMBER


def _groups(columns: Sequence[Column], kinds: Sequence[ColumnKind]) -> tuple[Group, ...]:
    totals_first = next((kind for kind in kinds if kind in _SPLIT), None) is ColumnKind.TOTAL
    groups: list[dict[ColumnKind, int]] = []
    persons: list[str] = []
    shares: list[list[tuple[int, ColumnKind]]] = []
    closed = True
    for number, kind in enumerate(kinds):
        heading = columns[number].name or ""
        whom = about(heading)
        if kind is ColumnKind.SHARE:
            of = counted(heading)
            if groups and of in PARTS and of in groups[-1] and whom in ("", persons[-1]):
                shares[-1].append((number, of))
            continue
        if kind not in _SPLIT:
            continue
        others = bool(groups) and columns[number].kind is None and whom and persons[-1] and whom != persons[-1]
        opens = kind is ColumnKind.TOTAL and totals_first
        if closed or opens or others or kind in groups[-1]:
            groups.append({})
            persons.append("")
            shares.append([])
        groups[-1][kind] = number
        persons[-1] = persons[-1] or whom
        closed = kind is ColumnKind.TOTAL and not totals_first
    return tuple(
        Group(
            total=found.get(ColumnKind.TOTAL),
            women=found.get(ColumnKind.WOMEN),
            men=found.get(ColumnKind.MEN),
            unknown=found.get(ColumnKind.UNKNOWN),
            shares=tuple(of),
        )
        for found, of in zip(groups, shares, strict=True)
    )
