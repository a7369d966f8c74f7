"""A printed statistics table: what its columns count, and whether rows, sums and shares agree.

A column's kind is what the plan says, else what its heading says (*kvinnor bland chefer* counts women). Columns that
split the same persons form a group: total, women, men, unknown. Where the first such column is a total, each total
opens a group; where totals stand after what they add up, each closes one. A kind that stands a second time, or a
heading about other persons (*chefer* after *anställda*), opens the next group.

An empty cell is unknown, or zero where the table says ``tom_cell: noll``. A sum with something unknown in it is
unknown, and nothing is said about it.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.rounding import apart, meant
from kompplan.calculations.sums import ZERO, Amount
from kompplan.model.people import Column, StatedShare, Table
from kompplan.model.shapes import folded
from kompplan.model.words import Blank, ColumnKind
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, Unit

PARTS = (ColumnKind.WOMEN, ColumnKind.MEN, ColumnKind.UNKNOWN)
_SPLIT = frozenset({ColumnKind.TOTAL, *PARTS})

_TOKENS = pattern(r"[^\W_]+|%")
_WORDS: dict[ColumnKind, frozenset[str]] = {
    ColumnKind.WOMEN: frozenset(
        ("kvinnor", "kvinna", "kvinnliga", "kv", "flickor", "women", "woman", "female", "females", "girls")
    ),
    ColumnKind.MEN: frozenset(("man", "manliga", "pojkar", "men", "male", "males", "boys")),  # "män", folded
    ColumnKind.UNKNOWN: frozenset(("okant", "okand", "okanda", "unknown", "annat", "other")),
    ColumnKind.TOTAL: frozenset(("totalt", "total", "totala", "tot", "antal", "summa", "samtliga", "number", "sum")),
}
_SHARE = frozenset(["andel", "andelen", "procent", "share", "percentage", "percent", "%"])
_SUM = frozenset(["summa", "totalt", "total", "samtliga", "sum"])
_AVERAGE = pattern(r"medel|snitt|genomsnitt|median|mean|average|\bper\b|kvot|ratio|ålder|\bage\b")
_NOT_PERSONS = pattern(
    r"grupp|omgång|tillfälle|träff|möte|timm|dag|veck|enhet|kurs|skol|kommun|insats|kr\b|kron|belopp|kostnad"
    r"|group|round|session|meeting|hour|\bday|week|unit|course|school|municipal|cost|amount"
)
_FILLERS = frozenset(["bland", "av", "varav", "darav", "of", "which", "among", "the", "och", "and", "i", "in", "for"])
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


class RowMismatch(NamedTuple):
    """A row whose parts do not add up to its total."""

    row: Row
    group: Group
    parts: tuple[Quantity | None, ...]
    sum: Amount
    stated: Quantity
    gap: Decimal
    """How much the stated total is too high; negative where it is too low."""


class ColumnMismatch(NamedTuple):
    """A stated sum that is not the sum of its column."""

    column: int
    entry: Entry
    stated: Quantity
    sum: Amount
    gap: Decimal


class ShareMismatch(NamedTuple):
    """A stated share that is not part through whole."""

    share: Quantity
    part: Amount
    whole: Amount
    right: Decimal
    column: int
    """The column whose share it is."""
    spot: Spot | None
    """The cell, in a column of shares."""
    stated: StatedShare | None
    """The share, where it is printed below the table."""
    label: str = ""


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
    totals = _totals(table, kinds, refused, zero)
    if rows and _says_sum(rows[-1].label):
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
    counted = [column for column, kind in enumerate(kinds) if kind is not ColumnKind.LABEL]
    leading = next((at for at, cell in enumerate(cells) if isinstance(cell, Quantity)), len(cells))
    if len(cells) == len(kinds):
        columns: Sequence[int] = range(len(kinds))
    elif len(cells) < len(kinds) and len(cells) - leading <= len(counted):
        labels = [column for column, kind in enumerate(kinds) if kind is ColumnKind.LABEL]
        if leading > len(labels):
            return None
        columns = [*labels[:leading], *counted]
    else:
        return None
    row = _row(cells, kinds, Spot("totals", 0), refused, False, columns)
    # A sum that is not printed says nothing, whatever an empty cell means in a row.
    entries = tuple(entry if entry.quantity is not None else Entry(None, entry.spot) for entry in row.entries)
    return row._replace(entries=entries) if zero else row


def _says_sum(label: str) -> bool:
    first = _TOKENS().match(folded(label))
    return first is not None and first[0] in _SUM


def _tokens(heading: str) -> list[str]:
    return _TOKENS().findall(folded(heading).replace("_", " "))


def _split_kind(tokens: Iterable[str]) -> ColumnKind | None:
    """Return women, men, unknown or total as a heading's words have it; both sexes together are neither."""
    found = [kind for kind in (*PARTS, ColumnKind.TOTAL) if not _WORDS[kind].isdisjoint(tokens)]
    if ColumnKind.WOMEN in found and ColumnKind.MEN in found:
        return None
    return found[0] if found else None


def _kinds(table: Table) -> tuple[ColumnKind, ...]:
    return tuple(column.kind or _kind(table, number, column) for number, column in enumerate(table.columns))


def _kind(table: Table, number: int, column: Column) -> ColumnKind:
    heading = column.name or ""
    tokens = _tokens(heading)
    if not _SHARE.isdisjoint(tokens):
        return ColumnKind.SHARE
    kind = _split_kind(tokens)
    if kind in PARTS or (kind is not None and _NOT_PERSONS().search(heading.casefold()) is None):
        return kind
    cells = [row[number] for row in table.rows if number < len(row)]
    texts = sum(isinstance(cell, str) and cell.strip() not in _DASHES for cell in cells)
    numbers = sum(isinstance(cell, Quantity) for cell in cells)
    if (number == 0 and kind is None) or texts > numbers:
        return ColumnKind.LABEL
    return ColumnKind.NUMBER


def _about(heading: str) -> str:
    """Return whom a heading is about: what is left without the words that tell the kind."""
    words = _tokens(heading)
    told = frozenset().union(*_WORDS.values(), _SHARE, _FILLERS)
    return " ".join(word for word in words if word not in told)


def _groups(columns: Sequence[Column], kinds: Sequence[ColumnKind]) -> tuple[Group, ...]:
    counted = [(number, kind) for number, kind in enumerate(kinds) if kind in _SPLIT]
    totals_first = bool(counted) and counted[0][1] is ColumnKind.TOTAL
    groups: list[dict[ColumnKind, int]] = []
    about: list[str] = []
    shares: list[list[tuple[int, ColumnKind]]] = []
    closed = True
    for number, kind in enumerate(kinds):
        heading = columns[number].name or ""
        whom = _about(heading)
        if kind is ColumnKind.SHARE:
            of = _split_kind(_tokens(heading))
            if groups and of in PARTS and of in groups[-1] and whom in ("", about[-1]):
                shares[-1].append((number, of))
            continue
        if kind not in _SPLIT:
            continue
        others = bool(groups) and columns[number].kind is None and whom and about[-1] and whom != about[-1]
        opens = kind is ColumnKind.TOTAL and totals_first
        if closed or opens or others or kind in groups[-1]:
            groups.append({})
            about.append("")
            shares.append([])
        groups[-1][kind] = number
        about[-1] = about[-1] or whom
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


def _parts_sum(row: Row, group: Group) -> Amount | None:
    """Return the sum of a row's women, men and unknown; None where one is not known or none is printed."""
    low, high = ZERO, ZERO
    printed = False
    for column in group.parts:
        entry = row.entries[column]
        if entry.amount is None or entry.amount.high is None:
            return None
        printed = printed or entry.quantity is not None
        low += entry.amount.low
        high += entry.amount.high
    return Amount(low, high) if printed else None


def _row_mismatch(row: Row, group: Group) -> RowMismatch | None:
    if group.total is None or not group.checkable:
        return None
    entry = row.entries[group.total]
    parts = _parts_sum(row, group)
    if parts is None or entry.amount is None or entry.quantity is None:
        return None
    gap = apart(entry.amount, parts)
    if not gap:
        return None
    return RowMismatch(
        row, group, tuple(row.entries[each].quantity for each in group.parts), parts, entry.quantity, gap
    )


def row_mismatches(view: TableView) -> Iterator[RowMismatch]:
    """Yield the rows whose women, men and unknown are not their total.

    The row of sums is looked at only where its columns cannot be added up: else the fault is in a row or in a column.
    """
    for group in view.groups:
        for row in view.rows:
            found = _row_mismatch(row, group)
            if found is not None:
                yield found
        if view.totals is not None and any(view.column_sum(column) is None for column in group.columns):
            found = _row_mismatch(view.totals, group)
            if found is not None:
                yield found


def column_mismatches(view: TableView) -> Iterator[ColumnMismatch]:
    """Yield the stated sums that differ from their columns, but not where a row that does not add up explains it."""
    if view.totals is None:
        return
    explained = {
        column: gap for group in view.groups for column, gap in _explained(view, group)
    }  # a wrong cell in a row upsets the row and the column; the row is where it can be seen
    for column, kind in enumerate(view.kinds):
        if kind in (ColumnKind.LABEL, ColumnKind.SHARE) or _AVERAGE().search(view.heading(column).casefold()):
            continue
        entry = view.totals.entries[column]
        stated = entry.quantity
        if stated is None or entry.amount is None or stated.unit is Unit.PERCENT:
            continue
        added = view.column_sum(column)
        if added is None:
            continue
        gap = apart(entry.amount, added)
        if gap and gap not in explained.get(column, ()):
            yield ColumnMismatch(column, entry, stated, added, gap)


def _explained(view: TableView, group: Group) -> Iterator[tuple[int, frozenset[Decimal]]]:
    """Yield, for each column of a group, the gaps that its rows' own mismatches would make in the column's sum."""
    gaps = [found.gap for row in view.rows if (found := _row_mismatch(row, group)) is not None]
    if not gaps:
        return
    each = frozenset((*gaps, sum(gaps, ZERO)))
    for column in group.columns:
        yield column, frozenset(-gap for gap in each) if column == group.total else each


def share_mismatches(view: TableView) -> Iterator[ShareMismatch]:
    """Yield the shares, printed below the table or in a column of their own, that are not part through whole."""
    for stated in view.table.shares:
        found = _below(view, stated)
        if found is not None:
            yield found
    rows = view.rows if view.totals is None else (*view.rows, view.totals)
    for group in view.groups:
        for number, of in group.shares:
            column = group.column(of)
            for row in rows:
                entry = row.entries[number]
                if column is None or entry.quantity is None:
                    continue
                part, whole = row.amount(column), _whole(row, group)
                found = _share(entry.quantity, part, whole, column)
                if found is not None:
                    yield found._replace(spot=entry.spot, label=row.label)


def _whole(row: Row, group: Group) -> Amount | None:
    if group.total is not None:
        return row.amount(group.total)
    return _parts_sum(row, group) if group.women is not None and group.men is not None else None


def _below(view: TableView, stated: StatedShare) -> ShareMismatch | None:
    """Return a mismatch where the share fits none of the columns that its heading can mean."""
    if not isinstance(stated.share, Quantity):
        return None
    missed = None
    for group, column in _meant_columns(view, stated.column or ""):
        for part, whole in _part_and_whole(view, group, column):
            if part is None or whole is None:
                continue
            found = _share(stated.share, part, whole, column)
            if found is None:
                return None
            missed = missed or found._replace(stated=stated)
    return missed


def _meant_columns(view: TableView, heading: str) -> Iterator[tuple[Group, int]]:
    wanted = folded(heading)
    kind = _split_kind(_tokens(heading))
    whom = _about(heading)
    for exactly in (True, False):
        hit = False
        for group in view.groups:
            for column in group.parts:
                own = view.heading(column)
                of_kind = group.column(kind) == column if kind in PARTS else False
                about = {_about(view.heading(each)) for each in group.columns}
                if folded(own) == wanted if exactly else of_kind and (not whom or whom in about):
                    hit = True
                    yield group, column
        if hit:
            return


def _part_and_whole(view: TableView, group: Group, column: int) -> Iterator[tuple[Amount | None, Amount | None]]:
    """Yield what the share can be reckoned from: the stated sums, and the sums of the rows."""
    if view.totals is not None:
        yield view.totals.amount(column), _whole(view.totals, group)
    sums = [view.column_sum(each) for each in group.parts]
    if group.total is not None:
        yield view.column_sum(column), view.column_sum(group.total)
    elif all(each is not None and each.high is not None for each in sums) and group.women and group.men:
        known = [each for each in sums if each is not None]
        yield (
            view.column_sum(column),
            Amount(sum((each.low for each in known), ZERO), sum((each.high or ZERO for each in known), ZERO)),
        )


def _share(share: Quantity, part: Amount | None, whole: Amount | None, column: int) -> ShareMismatch | None:
    """Return a mismatch where the share, rounded as it is printed, cannot be part through whole."""
    if part is None or whole is None or part.high is None or whole.high is None or whole.low <= 0 or share.high is None:
        return None
    if share.unit not in (None, Unit.PERCENT) or share.per is not None:
        return None
    if share.unit is None and share.high <= 1:
        return None  # 0,8 without a sign may be a share of one or of a hundred
    step = Decimal(1).scaleb(-_decimals(share.written))
    lowest = (part.low * 100 / whole.high).quantize(step, ROUND_HALF_UP)
    highest = (part.high * 100 / whole.low).quantize(step, ROUND_HALF_UP)
    if lowest <= share.high and share.low <= highest:
        return None
    return ShareMismatch(share, part, whole, lowest, column, None, None)


_DECIMALS = pattern(r"\d[,.](\d+)")


def _decimals(written: str) -> int:
    return max((len(match[1]) for match in _DECIMALS().finditer(written)), default=0)
