"""Report columns of tables in which no row has a value."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always
from kompplan.loading.places import blank, locate_node
from kompplan.model.base import Part
from kompplan.model.people import Table
from kompplan.model.words import Blank

_MARKS = frozenset({"", "-", "–", "—", ".", "..", "...", "…", "?"})


def _says_nothing(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and cell.strip() in _MARKS)


def _unread(checked: CheckedPlan, table: Part, rows: int, column: int) -> bool:
    """Tell whether a cell of the column looks empty only because it could not be read."""
    for row in range(rows):
        node = locate_node(checked.at(table, "rows", row, cell=column), checked.loaded.origins)
        if node is not None and not blank(node) and not _says_nothing(getattr(node, "text", node)):
            return True
    return False


def _empty(table: Table) -> Iterator[int]:
    # A table whose empty cells mean zero says something with them.
    if not table.rows or table.blank is Blank.ZERO:
        return
    for column in range(len(table.columns)):
        values = (row[column] if column < len(row) else None for row in table.rows)
        stated = table.totals[column] if len(table.totals) == len(table.columns) else None
        if _says_nothing(stated) and all(map(_says_nothing, values)):
            yield column


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A column whose sum is stated, though none of its rows, says something."""
    for table in checked.plan.tables:
        if not checked.complete(table, "columns"):
            continue  # which column is which is not known
        for column in _empty(table):
            if _unread(checked, table, len(table.rows), column):
                continue
            heading = table.columns[column].name
            yield Finding(
                at=checked.at(table, "columns", column),
                text=Text(
                    "the column '{column}' in {table} has no value in any of its {count} rows",
                    "kolumnen ”{column}” i {table} har inget värde på någon av de {count} raderna",
                )
                if len(table.rows) > 1
                else Text(
                    "the column '{column}' in {table} has no value", "kolumnen ”{column}” i {table} har inget värde"
                ),
                values={
                    "column": heading or Text("without heading", "utan rubrik"),
                    "table": table.title or table.id or Text("the table", "tabellen"),
                    "count": len(table.rows),
                },
                advice=Text("fill it in or take the column away", "fyll i den eller ta bort kolumnen"),
            )


RULE = Rule(
    code="STR08",
    name="empty-column",
    levels=always(Severity.WARNING),
    summary=Text(en="A table's column without any value", sv="En kolumn i en tabell utan något värde"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a column that a table declares but in which every row is empty or has only a dash, unless the "
                "table's sum row has a figure there or says that empty means zero"
            ),
            sv=(
                "en kolumn som tabellen har men där varje rad är tom eller bara har ett streck, om inte summaraden "
                "har en siffra där eller tabellen säger att tomt betyder noll"
            ),
        ),
        matters=Text(
            en=("a heading promises figures: readers look for them, and nobody notices that they were never collected"),
            sv="en rubrik lovar siffror: läsaren letar efter dem, och ingen märker att de aldrig samlades in",
        ),
        wrong=(
            "tabeller:\n  - rubrik: Lärledare\n    kolumner: [kommun, lärledare, deltagare]\n"
            "    rader: [[Tanum, 40, –], [Orust, 33, –]]"
        ),
        right=(
            "tabeller:\n  - rubrik: Lärledare\n    kolumner: [kommun, lärledare]\n    rader: [[Tanum, 40], [Orust, 33]]"
        ),
        origin=Text(
            en="LiA's table of the V8 departments has a column 'participants, total' without a single figure",
            sv="LiA:s tabell över V8-förvaltningarna har en kolumn ”antal deltagare totalt” utan en enda siffra",
        ),
    ),
    check=check,
)
