"""The named tables of a report as spreadsheets have them: everything that a row says in a column of its own."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.reports.view import Cell, Column, Fact, Findings, Report, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING

FINDINGS = Text("Findings", "Anmärkningar")
SEVERITY, CODE = Text("Severity", "Allvar"), Text("Code", "Kod")
FOUND, ADVICE, ALSO = Text("What", "Vad"), Text("Do this", "Gör så här"), Text("See also", "Se också")
PLACE = Text("Place in the plan", "Plats i planen")
AS_PRINTED = "column-"
"""Begins the keys of columns that stand in the plan as they were printed, with sums that are its own."""
ID = "kompplan-id"
"""Heads the column with the rows' ids, in every language."""
_SEVERITIES = {
    "error": Text("error", "fel"),
    "warning": Text("warning", "varning"),
    "info": Text("note", "upplysning"),
}
_FIGURES = ("kr", "h", "%", "n")
_SEVERITY_TONES = {"error": 4, "warning": 2}


class Sheet(NamedTuple):
    """A table with every detail of its rows in a column; ``own`` is how many columns the report shows as columns."""

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    own: int


def sheets_of(report: Report, w: Wording) -> tuple[Sheet, ...]:
    """Return a sheet for each named table, in the report's order, and one with what was found."""
    blocks = [(block, part.title) for section in report.sections for part in section.parts for block in part.blocks]
    tables = [unfolded(block) for block, _ in blocks if isinstance(block, Table) and block.name and block.rows]
    found = [row for block, _ in blocks if isinstance(block, Findings) for row in _findings(block, w)]
    return (*tables, *((_findings_sheet(found, w),) if found else ()))


def unfolded(table: Table) -> Sheet:
    """Return a table with what its rows say in small print as further columns, in the order in which it comes up."""
    more: dict[str, Column] = {}
    for row in table.rows:
        for fact in row.details:
            more.setdefault(_key(fact), _column(fact))
    rows = []
    for row in table.rows:
        facts = {_key(fact): fact for fact in reversed(row.details)}
        cells = (_cell(facts.get(key), column) for key, column in more.items())
        rows.append(row._replace(cells=(*_worked_out(table.columns, row), *cells), details=()))
    keys = {column.key for column in table.columns}
    further = (
        column._replace(key=f"{column.key}-more" if column.key in keys else column.key) for column in more.values()
    )
    return Sheet(table.name, table.caption, (*table.columns, *further), tuple(rows), len(table.columns))


def _worked_out(columns: Sequence[Column], row: Row) -> Iterator[Cell]:
    """Yield a row's cells with what a spreadsheet may work out the usual figures by, where the table does not say."""
    keys = {column.key for column in columns}
    for column, cell in zip(columns, row.cells, strict=True):
        formula = ""
        if cell.number and column.unit in _FIGURES and column.key:
            if row.kind == "total" and not column.key.startswith(AS_PRINTED):
                formula = f"sum({column.key})"
            elif column.key == "share" and "kronor" in keys:
                formula = "share(kronor)"
            elif column.key == "value" and {"probability", "impact"} <= keys:
                formula = "product(probability, impact)"
        yield cell._replace(formula=formula) if formula and not cell.formula else cell


def _key(fact: Fact) -> str:
    return f"{fact.key} {fact.label}"


def _column(fact: Fact) -> Column:
    return Column(fact.label, fact.unit in _FIGURES, key=fact.key or fact.label, unit=fact.unit, choices=fact.choices)


def _cell(fact: Fact | None, column: Column) -> Cell:
    if fact is None:
        return Cell(NOTHING)
    return Cell("\n".join(fact.lines), number=fact.number if fact.unit == column.unit else "")


def _findings(block: Findings, w: Wording) -> Iterator[Row]:
    severity = w.say(_SEVERITIES[block.severity]) if block.severity in _SEVERITIES else block.severity
    tone = _SEVERITY_TONES.get(block.severity, -1)
    for group in block.groups:
        for finding in group.findings:
            yield Row(
                (
                    Cell(severity, tone=tone),
                    Cell(f"{group.code} {group.name}"),
                    Cell(finding.sentence),
                    Cell(finding.advice or group.advice or NOTHING),
                    Cell("\n".join(finding.related) or NOTHING),
                ),
                place=finding.place,
            )


def _findings_sheet(rows: list[Row], w: Wording) -> Sheet:
    columns = (
        Column(w.say(SEVERITY), short=True, key="severity"),
        Column(w.say(CODE), short=True, key="code"),
        Column(w.say(FOUND), head=True, key="what"),
        Column(w.say(ADVICE), key="advice"),
        Column(w.say(ALSO), key="also"),
    )
    return Sheet("findings", w.say(FINDINGS), columns, tuple(rows), len(columns))
