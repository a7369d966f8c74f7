"""One table on one sheet: filters, frozen headings, widths, formulas, choices, and how it is printed."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from kompplan.charts._style import LIGHT
from kompplan.reports.formulas import At, Book, letters, parsed
from kompplan.reports.sheets import ID, Sheet
from kompplan.reports.view import Cell, Column, Row
from kompplan.reports.workbook.styles import (
    BOLD,
    DIGITS,
    LINE,
    REGULAR,
    TONES,
    Styles,
    clean,
    footnote,
    headings,
    height,
    number_format,
)
from kompplan.views.grid import NOTHING

A4 = 9
PAGE = 110
"""Characters that stand side by side on a page with any typeface; a wider table is printed smaller."""
WIDEST, DETAIL_WIDEST, NARROWEST, HEAD_WIDEST = 48.0, 60.0, 7.0, 44.0
_ROOM = 2
_BUTTON = 3
_AIR = 3.0
_FIRST_YEAR = 1900
MOST_FROZEN = 60
_UNITS = ("kr", "h", "%", "n", "date")


class Lists:
    """The words that columns can be filled with, on a sheet that nobody sees."""

    def __init__(self, sheet: Worksheet, name: str, styles: Styles) -> None:
        self._sheet, self._name, self._styles = sheet, name, styles
        self._columns: dict[tuple[str, ...], int] = {}

    def source(self, words: tuple[str, ...]) -> str:
        """Return the cells that hold the words."""
        if words not in self._columns:
            self._columns[words] = column = len(self._columns)
            for row, word in enumerate(words):
                if word.isdecimal():
                    self._sheet.write_number(row, column, int(word))
                else:
                    self._sheet.write_string(row, column, clean(word), self._styles.text(word))
        at = letters(self._columns[words])
        return f"='{self._name}'!${at}$1:${at}${len(words)}"


class Paper(NamedTuple):
    """What stands at the foot of every page."""

    footer: str
    place: str
    """The heading of the column with the places."""


class Layout:
    """Writes the tables of a workbook."""

    def __init__(self, styles: Styles, book: Book, lists: Lists, paper: Paper) -> None:
        self._styles, self._book, self._lists, self._paper = styles, book, lists, paper

    def write(self, sheet: Worksheet, table: Sheet, name: str, excel_name: str) -> None:
        """Write a table; ``name`` is what its formulas know it by."""
        places, ids = any(row.place for row in table.rows), any(row.id for row in table.rows)
        extra = [*((self._paper.place,) if places else ()), *((ID,) if ids else ())]
        heads = headings([*(column.heading for column in table.columns), *extra])
        widths = [
            _width(heads[index], column, table.rows, index, WIDEST if index < table.own else DETAIL_WIDEST)
            for index, column in enumerate(table.columns)
        ]
        for index, column in enumerate(table.columns):
            self._column(sheet, name, table, index, column)
            sheet.set_column(index, index, widths[index], None, {"level": 1} if index >= table.own else None)
        end = len(table.columns)
        quiet = {"font_color": LIGHT["ink-soft"]}
        if places:
            width = min(WIDEST, max(len(self._paper.place) + _BUTTON, *(len(row.place) + _ROOM for row in table.rows)))
            widths.append(width)
            for number, row in enumerate(table.rows, 1):
                sheet.write_string(number, end, clean(row.place), self._styles.text(row.place, **quiet))
            sheet.set_column(end, end, width)
        if ids:
            at = end + places
            for number, row in enumerate(table.rows, 1):
                sheet.write_string(number, at, clean(row.id), self._styles.text(row.id, **quiet))
            sheet.set_column(at, at, len(ID) + _BUTTON, None, {"hidden": True})
        self._heights(sheet, heads, table, widths)
        last = len(table.rows)
        while last and table.rows[last - 1].kind != "row":
            last -= 1
        self._frame(sheet, heads, last, table.caption, excel_name)
        self._print(sheet, table, widths, len(heads))

    def _heights(self, sheet: Worksheet, heads: Sequence[str], table: Sheet, widths: Sequence[float]) -> None:
        room = ((text, width - _BUTTON, True) for text, width in zip(heads, widths, strict=False))
        sheet.set_row(0, height(room) + _AIR)
        bold = [column.head for column in table.columns]
        for number, row in enumerate(table.rows, 1):
            texts = (cell.text if not cell.number else "" for cell in row.cells)
            high = height(zip(texts, widths, bold, strict=False))
            if high > LINE:
                sheet.set_row(number, high)

    def _frame(self, sheet: Worksheet, heads: Sequence[str], last: int, caption: str, excel_name: str) -> None:
        """Make the rows an Excel table with filters; sums stand below it."""
        look: dict[str, Any] = {
            "bold": True,
            "font_color": LIGHT["paper"],
            "bg_color": LIGHT["accent"],
            "valign": "vcenter",
        }
        if not last:
            for index, text in enumerate(heads):
                sheet.write_string(0, index, text, self._styles.text(text, **look))
            return
        options = {
            "name": excel_name,
            "style": "Table Style Light 1",
            "columns": [{"header": text, "header_format": self._styles.text(text, **look)} for text in heads],
            "title": caption[:200],
        }
        sheet.add_table(0, 0, last, len(heads) - 1, options)

    def _print(self, sheet: Worksheet, table: Sheet, widths: Sequence[float], columns: int) -> None:
        head = next((index for index, column in enumerate(table.columns) if column.head), 0)
        frozen = head + 1 if sum(widths[: head + 1]) <= MOST_FROZEN else 0
        sheet.freeze_panes(1, frozen)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(0.5, 0.5, 0.6, 0.75)
        if sum(widths[: table.own]) > PAGE:
            sheet.fit_to_pages(1, 0)
        sheet.print_area(0, 0, len(table.rows), table.own - 1)
        sheet.repeat_rows(0)
        sheet.set_header(f"&L&14 {footnote(table.caption)}")
        sheet.set_footer(self._paper.footer)
        sheet.ignore_errors({"number_stored_as_text": f"A1:{letters(columns - 1)}{len(table.rows) + 1}"})

    def _column(self, sheet: Worksheet, name: str, table: Sheet, index: int, column: Column) -> None:
        """Write a column's cells, and what they can be filled with."""
        cells = [row.cells[index] for row in table.rows]
        unit = column.unit if column.unit in _UNITS else ""
        whole = all(not Decimal(cell.number) % 1 for cell in cells if cell.number) if unit not in ("", "date") else True
        shape = number_format(unit, whole) if unit else ""
        for number, (row, cell) in enumerate(zip(table.rows, cells, strict=True)):
            style: dict[str, Any] = {"bold": True, "top": 1} if row.kind != "row" else {}
            if column.head:
                style["bold"] = True
            if 0 <= cell.tone < len(TONES):
                style["bg_color"] = TONES[cell.tone]
            if cell.mark == "missing":
                style["font_color"] = LIGHT["warn"]
                style["italic"] = True
            if unit and cell.number and self._figure(sheet, At(name, number, index), cell, unit, shape, style):
                continue
            if column.figures:
                style |= {"align": "right", "indent": 1}
            text = clean(cell.text)
            if text in ("", NOTHING):
                sheet.write_blank(number + 1, index, None, self._styles.of(**style))
            else:
                sheet.write_string(number + 1, index, text, self._styles.text(text, **style))
        if column.choices and table.rows:
            options = {"validate": "list", "source": self._lists.source(column.choices), "error_type": "information"}
            sheet.data_validation(1, index, len(table.rows), index, options)

    def _figure(self, sheet: Worksheet, at: At, cell: Cell, unit: str, shape: str, style: dict[str, Any]) -> bool:
        """Write a figure, worked out by the spreadsheet where it can be; tell whether Excel can hold it."""
        row, column = at.row + 1, at.column
        if unit == "date":
            day = date.fromisoformat(cell.number)
            if day.year < _FIRST_YEAR:
                return False
            noon = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a day has no time zone
            sheet.write_datetime(row, column, noon, self._styles.of(num_format=shape, align="left", **style))
            return True
        value = Decimal(cell.number)
        if len(value.normalize().as_tuple().digits) > DIGITS and unit != "%":
            return False
        formula = parsed(cell.formula) if cell.formula else None
        worked_out = self._book.value_of(formula, at) if formula is not None else None
        if formula is not None and worked_out is not None and self._book.agrees(formula, at):
            made = self._styles.of(
                num_format=shape, align="right", indent=1, **{"bg_color": LIGHT["accent-soft"], **style}
            )
            sheet.write_formula(row, column, self._book.in_excel(formula, at), made, float(worked_out))
        else:
            sheet.write_number(
                row, column, float(value), self._styles.of(num_format=shape, align="right", indent=1, **style)
            )
        return True


def _width(heading: str, column: Column, rows: Sequence[Row], index: int, widest: float) -> float:
    """Return how wide a column is: as its longest line, at most so wide that several fit beside each other."""
    longest = float(max((len(word) for word in heading.split()), default=0)) * BOLD + _BUTTON
    for row in rows:
        cell = row.cells[index]
        shown = max(map(len, cell.text.splitlines()), default=0)
        if cell.number and column.unit in _UNITS:
            shown = min(shown, len(f"{Decimal(cell.number):,.2f} kr")) if column.unit != "date" else len(cell.number)
            shown = max(shown, len(f"{Decimal(cell.number):,.0f} kr")) if column.unit == "kr" else shown
        beside = _ROOM * 2 if column.figures else _ROOM  # figures keep away from the words of the next column
        longest = max(longest, shown * (BOLD if column.head else REGULAR) + beside)
    return min(HEAD_WIDEST if column.head else widest, max(NARROWEST, longest))
