"""Whether the rows, sums and shares of a printed statistics table agree.

A sum with something unknown in it is unknown, and nothing is said about it.
"""

from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.headings import PARTS, about, counted, says_average
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import ZERO, Amount, amount_of
from kompplan.calculations.tables import Entry, Group, Row, Spot, TableView
from kompplan.model.people import StatedShare
from kompplan.model.shapes import folded
from kompplan.model.words import ColumnKind
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, Unit

_DECIMALS = pattern(r"\d[,.](\d+)")


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


class Outcome(Enum):
    """What comes out when a printed figure is worked out anew."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    """Not equal, but as near as rounding and approximate figures allow."""
    OFF = "off"
    UNKNOWN = "unknown"
    """A cell that it is made of is not known."""


class Check(NamedTuple):
    """A printed figure of a table beside what it should be."""

    kind: str
    """``row``: women, men and unknown make the total. ``column``: the rows make the sum. ``share``: part of whole."""
    label: str
    """The row that it stands in; empty for a sum."""
    column: int
    stated: Quantity | None
    right: Amount | None
    gap: Decimal
    outcome: Outcome
    spot: Spot


def checks(view: TableView) -> Iterator[Check]:
    """Yield everything in a table that can be worked out anew, rows first; what agrees as well as what does not."""
    for group in view.groups:
        if group.total is not None and group.checkable:
            for row in view.rows:
                yield _row_check(row, group, group.total)
    if view.totals is not None:
        for column, kind in enumerate(view.kinds):
            entry = view.totals.entries[column]
            if kind not in (ColumnKind.LABEL, ColumnKind.SHARE) and entry.quantity is not None:
                yield _column_check(view, column, entry, view.totals)
    yield from _share_checks(view)


def _row_check(row: Row, group: Group, column: int) -> Check:
    entry = row.entries[column]
    right = _parts_sum(row, group)
    return _compared("row", row.label, column, entry, right, row.whole)


def _column_check(view: TableView, column: int, entry: Entry, totals: Row) -> Check:
    averaged = says_average(view.heading(column)) or (
        entry.quantity is not None and entry.quantity.unit is Unit.PERCENT
    )
    right = None if averaged else view.column_sum(column)
    return _compared("column", "", column, entry, right, totals.whole)


def _compared(kind: str, label: str, column: int, entry: Entry, right: Amount | None, whole: Spot) -> Check:
    spot = entry.spot or whole
    if entry.amount is None or entry.quantity is None or right is None:
        return Check(kind, label, column, entry.quantity, right, ZERO, Outcome.UNKNOWN, spot)
    gap = apart(entry.amount, right)
    equal = entry.amount == right and right.exact
    outcome = Outcome.OFF if gap else Outcome.EQUAL if equal else Outcome.ROUNDED
    return Check(kind, label, column, entry.quantity, right, gap, outcome, spot)


def _share_checks(view: TableView) -> Iterator[Check]:
    """Yield the shares; one per cent of the part and the whole is what is right, before it is rounded."""
    for number, stated in enumerate(view.table.shares):
        if isinstance(stated.share, Quantity):
            spot = Spot("shares", number)
            yield _share_check(stated.share, list(_printed_below(view, stated)), "", spot)
    rows = view.rows if view.totals is None else (*view.rows, view.totals)
    for group in view.groups:
        for number, of in group.shares:
            column = group.column(of)
            for row in rows:
                entry = row.entries[number]
                if column is not None and entry.quantity is not None:
                    pairs = [(number, row.amount(column), _whole(row, group))]
                    yield _share_check(entry.quantity, pairs, row.label, entry.spot or row.whole)


def _printed_below(view: TableView, stated: StatedShare) -> Iterator[tuple[int, Amount | None, Amount | None]]:
    for group, column in _meant_columns(view, stated.column or ""):
        for part, whole in _part_and_whole(view, group, column):
            yield column, part, whole


def _share_check(
    share: Quantity, pairs: Sequence[tuple[int, Amount | None, Amount | None]], label: str, spot: Spot
) -> Check:
    """Return a share's check; where its heading can mean several columns, that of the one that it fits."""
    found: Check | None = None
    for column, part, whole in pairs:
        if part is None or whole is None or part.high is None or whole.high is None or whole.low <= 0:
            continue
        right = Amount(part.low * 100 / whole.high, part.high * 100 / whole.low)
        wrong = _share(share, part, whole, column)
        gap = apart(amount_of(share), right) if wrong is not None else ZERO
        equal = right.exact and share.value == right.low
        outcome = Outcome.OFF if wrong is not None else Outcome.EQUAL if equal else Outcome.ROUNDED
        check = Check("share", label, column, share, right, gap, outcome, spot)
        if outcome is not Outcome.OFF:
            return check
        found = found or check
    column = pairs[0][0] if pairs else 0
    return found or Check("share", label, column, share, None, ZERO, Outcome.UNKNOWN, spot)


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


def column_mismatches(view: TableView) -> Iterator[ColumnMismatch]:
    """Yield the stated sums that differ from their columns, but not where a row that does not add up explains it."""
    if view.totals is None:
        return
    explained = {
        column: gap for group in view.groups for column, gap in _explained(view, group)
    }  # a wrong cell in a row upsets the row and the column; the row is where it can be seen
    for column, kind in enumerate(view.kinds):
        if kind in (ColumnKind.LABEL, ColumnKind.SHARE) or says_average(view.heading(column)):
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
    kind = counted(heading)
    whom = about(heading)
    for exactly in (True, False):
        hit = False
        for group in view.groups:
            for column in group.parts:
                own = view.heading(column)
                of_kind = group.column(kind) == column if kind in PARTS else False
                persons = {about(view.heading(each)) for each in group.columns}
                if folded(own) == wanted if exactly else of_kind and (not whom or whom in persons):
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
    elif (
        all(each is not None and each.high is not None for each in sums)
        and group.women is not None
        and group.men is not None
    ):
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


def _decimals(written: str) -> int:
    return max((len(match[1]) for match in _DECIMALS().finditer(written)), default=0)
