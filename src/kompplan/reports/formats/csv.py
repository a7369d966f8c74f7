"""The report's main table as CSV, for a spreadsheet in the report's language."""

from decimal import Decimal

from kompplan.errors import KompplanError
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.sheets import ID, PLACE, Sheet, sheets_of
from kompplan.reports.view import Cell, Column, Report
from kompplan.views.grid import NOTHING, Grid, Raw, as_csv
from kompplan.views.grid import Cell as GridCell
from kompplan.views.grid import Column as GridColumn
from kompplan.views.grid import Row as GridRow

NO_TABLE = Text(
    "the report {name} has no table that CSV could hold; it comes as {formats}",
    "rapporten {name} har ingen tabell som CSV kan rymma; den finns som {formats}",
)
NO_ROWS = Text(
    "the report {name} has nothing in its table for this plan, so there is no CSV to write",
    "rapporten {name} har inget i sin tabell för den här planen, så det finns ingen CSV att skriva",
)
MARK = f'"{ID}"'
"""Ends the first line in quotation marks, which spreadsheets leave out: tells our file from one that was edited."""
_SHARE_DECIMALS = Decimal("0.0001")


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the table's bytes."""
    if not audience.table:
        others = ["--html", "--md", "--pdf", "--docx", "--xlsx", *(("--ics",) if audience.calendar is not None else ())]
        raise KompplanError(NO_TABLE, name=audience.name, formats=listed(others, making.language))
    tables = [each for each in sheets_of(report, making.w) if each.name == audience.table]
    if not tables:
        raise KompplanError(NO_ROWS, name=audience.name)
    text = as_csv(_grid(tables, making.w.say(PLACE)), making.language)
    return text.replace(f"{ID}\r\n", f"{MARK}\r\n", 1).encode()


def _grid(tables: list[Sheet], place: str) -> Grid:
    """Return tables of one name as one: the columns of all of them, then each row's place and id."""
    columns: dict[str, Column] = {}
    for table in tables:
        for column in table.columns:
            columns.setdefault(column.key or column.heading, column)
    rows = []
    for table in tables:
        keys = [column.key or column.heading for column in table.columns]
        for row in table.rows:
            cells = dict(zip(keys, zip(row.cells, table.columns, strict=True), strict=True))
            values = (_cell(*cells[key]) if key in cells else GridCell("") for key in columns)
            last = (GridCell(row.place, row.place or None), GridCell(row.id, row.id or None))
            rows.append(GridRow((*values, *last), row.kind))
    heads = (*(GridColumn(key, _heading(column)) for key, column in columns.items()), GridColumn("place", place))
    return Grid((*heads, GridColumn("id", ID)), tuple(rows))


def _heading(column: Column) -> str:
    heading = " ".join(column.heading.split())
    return f"{heading} (%)" if column.unit == "%" else heading


def _cell(cell: Cell, column: Column) -> GridCell:
    raw: Raw = None
    if cell.number and column.unit == "date":
        raw = cell.number
    elif cell.number and column.unit == "%":
        share = (Decimal(cell.number) * 100).quantize(_SHARE_DECIMALS).normalize()
        return GridCell("", share)
    elif cell.number:
        raw = Decimal(cell.number)
    return GridCell("; ".join(cell.text.splitlines()) if cell.text != NOTHING else "", raw)


FORMAT = Format("csv", Text("the main table as CSV", "huvudtabellen som CSV"), write)
