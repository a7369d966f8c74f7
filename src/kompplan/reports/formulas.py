"""What a spreadsheet works out by itself: a closed language of five operations, read by Excel and LibreOffice alike.

A formula stands in `kompplan.reports.view.Cell.formula` as ``operation(operand, …)``:

    product(quantity, unit_price)        the cells of those columns in the same row, or plain numbers, multiplied
    difference(#stated, #computed)       one cell less another, in whole öre
    share(kronor)                        the row's cell as a part of the sum of its column
    sum(kronor)                          the ordinary rows of a column, in ``table:column`` those of another table
    sum(kronor, source:line)             only those in which another column says that word
    same(budget-lines#total:kronor)      what stands in that cell

An operand is a number, a column's key, ``#row`` (that row of the same column), ``#row:column`` or ``table#row:column``.
Nothing of a plan is ever part of a formula: columns, rows and words are kompplan's own names.

`Book.value_of` works a formula out as a spreadsheet does. A workbook gets a formula only where that gives the figure
that kompplan has calculated; elsewhere the figure stands alone. So no workbook says anything else than the report.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from kompplan.reports.view import Column, Row

ORE = Decimal("0.01")
HALF_AN_ORE = Decimal("0.005")
_FORMULA = re.compile(r"(product|difference|share|sum|same)\(([\w.,:# -]+)\)")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_CELL = re.compile(r"(?P<table>[\w-]*)#(?P<row>[\w-]+)(?::(?P<column>[\w-]+))?")
LETTERS = 26


class Formula(NamedTuple):
    """An operation and what it is done with."""

    operation: str
    operands: tuple[str, ...]


class Laid(NamedTuple):
    """A table as it lies on its sheet: the heading in the first row, then its rows in order."""

    sheet: str
    columns: Sequence[Column]
    rows: Sequence[Row]


class At(NamedTuple):
    """A cell: its table's name, its row and its column, both counted from 0."""

    table: str
    row: int
    column: int


@lru_cache(maxsize=1024)
def parsed(text: str) -> Formula | None:
    """Read a formula; None for what is none."""
    match = _FORMULA.fullmatch(text)
    return Formula(match[1], tuple(each.strip() for each in match[2].split(","))) if match else None


def letters(column: int) -> str:
    """Return a column's letters: A, B, … Z, AA."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, LETTERS)
        found = chr(ord("A") + rest) + found
    return found


class Book:
    """All tables of a workbook by their names; works formulas out, and writes them as spreadsheets take them."""

    def __init__(self, tables: dict[str, Laid]) -> None:
        self._tables = tables
        self._columns = {
            name: {each.key: index for index, each in reversed(list(enumerate(laid.columns)))}
            for name, laid in tables.items()
        }
        self._rows: dict[str, dict[str, int]] = {}
        self._ranges: dict[str, tuple[int, int] | None] = {}
        self._sums: dict[tuple[str, str], Decimal] = {}

    def number_in(self, at: At) -> Decimal | None:
        """Return the figure of a cell, or None where it holds words."""
        text = self._tables[at.table].rows[at.row].cells[at.column].number
        return Decimal(text) if text and _NUMBER.fullmatch(text) else None

    def value_of(self, formula: Formula, at: At) -> Decimal | None:
        """Work a formula out; words in a column count for nothing in its sum. None where it cannot be done."""
        operation, operands = formula
        if operation == "sum":
            return self._sum(at, operands)
        if operation == "share":
            own, whole = self._cell(at, operands[0]), self._sum(at, operands[:1])
            part = self.number_in(own) if own is not None else None
            return part / whole if part is not None and whole else None
        values = []
        for operand in operands:
            cell = None if _NUMBER.fullmatch(operand) else self._cell(at, operand)
            value = self.number_in(cell) if cell is not None else _plain(operand)
            if value is None:
                return None
            values.append(value)
        if operation == "difference":
            return (values[0] - values[1]).quantize(ORE) if len(values) == 2 else None
        if operation == "same":
            return values[0] if len(values) == 1 else None
        product = Decimal(1)
        for value in values:
            product *= value
        return product

    def agrees(self, formula: Formula, at: At) -> bool:
        """Tell whether a formula gives the figure in its cell, to the öre; a share to the whole per cent."""
        stated, found = self.number_in(at), self.value_of(formula, at)
        return stated is not None and found is not None and abs(stated - found) <= HALF_AN_ORE

    def in_excel(self, formula: Formula, at: At) -> str:
        """Return a formula that `agrees` as spreadsheets take it, with the names that files have in every language."""
        operation, operands = formula
        if operation in ("sum", "share"):
            cells = self._addresses(at, operands[0])
            if operation == "share":
                own = self._cell(at, operands[0])
                return f"={self._address(own, at)}/SUM({cells})" if own is not None else ""
            if len(operands) == 1:
                return f"=SUM({cells})"
            table = operands[0].rpartition(":")[0]
            key, _, word = operands[1].partition(":")
            return f'=SUMIF({self._addresses(at, f"{table}:{key}" if table else key)},"{word}",{cells})'
        shown = []
        for operand in operands:
            cell = None if _NUMBER.fullmatch(operand) else self._cell(at, operand)
            fixed = "#" in operand  # stays where it is when somebody sorts the rows
            shown.append(self._address(cell, at, fixed) if cell is not None else operand)
        if operation == "difference":
            return f"=ROUND({shown[0]}-{shown[1]},2)"
        return f"={'*'.join(shown)}"

    def _cell(self, at: At, operand: str) -> At | None:
        """Return the cell that an operand means."""
        match = _CELL.fullmatch(operand)
        if match is None:
            column = self._columns[at.table].get(operand)
            return at._replace(column=column) if column is not None else None
        table = match["table"] or at.table
        if table not in self._tables:
            return None
        if table not in self._rows:
            rows = self._tables[table].rows
            self._rows[table] = {each.id: index for index, each in reversed(list(enumerate(rows)))}
        column = self._columns[table].get(match["column"] or self._tables[at.table].columns[at.column].key)
        row = self._rows[table].get(match["row"])
        return At(table, row, column) if row is not None and column is not None else None

    def _range(self, table: str) -> tuple[int, int] | None:
        """Return the first and the last of a table's ordinary rows; sums below them are no part of it."""
        if table not in self._ranges:
            laid = self._tables.get(table)
            rows = [index for index, row in enumerate(laid.rows) if row.kind == "row"] if laid is not None else []
            unbroken = bool(rows) and rows[-1] - rows[0] + 1 == len(rows)
            self._ranges[table] = (rows[0], rows[-1]) if unbroken else None
        return self._ranges[table]

    def _sum(self, at: At, operands: Sequence[str]) -> Decimal | None:
        table, _, key = operands[0].rpartition(":")
        table = table or at.table
        rows, column = self._range(table), self._columns.get(table, {}).get(key)
        if rows is None or column is None:
            return None
        by, _, word = operands[1].partition(":") if len(operands) > 1 else ("", "", "")
        asked = self._columns[table].get(by) if by else None
        if by and asked is None:
            return None
        if (table, ",".join((key, by, word))) not in self._sums:
            found = Decimal(0)
            for row in range(rows[0], rows[1] + 1):
                if asked is None or self._tables[table].rows[row].cells[asked].text == word:
                    found += self.number_in(At(table, row, column)) or 0
            self._sums[table, ",".join((key, by, word))] = found
        return self._sums[table, ",".join((key, by, word))]

    def _address(self, cell: At, seen_from: At, fixed: bool = False) -> str:
        sign = "$" if fixed else ""
        own = f"{sign}{letters(cell.column)}{sign}{cell.row + 2}"
        if cell.table == seen_from.table:
            return own
        return f"'{self._tables[cell.table].sheet.replace(chr(39), chr(39) * 2)}'!{own}"

    def _addresses(self, seen_from: At, operand: str) -> str:
        """Return the cells of a column that are summed."""
        table, _, key = operand.rpartition(":")
        table = table or seen_from.table
        rows = self._range(table)
        if rows is None:
            raise ValueError(operand)
        column = self._columns[table][key]
        begins = self._address(At(table, rows[0], column), seen_from, fixed=True)
        return f"{begins}:${letters(column)}${rows[1] + 2}"


def _plain(operand: str) -> Decimal | None:
    return Decimal(operand) if _NUMBER.fullmatch(operand) else None
