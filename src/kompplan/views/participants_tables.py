"""The printed tables in words: every figure that can be worked out anew, beside what it should be."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.table_sums import Check, Outcome, checks
from kompplan.calculations.tables import TableView
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.show import NBSP
from kompplan.i18n.text import Text
from kompplan.loading.places import Anchor, locate
from kompplan.views.figures import amount_cell, between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.participants_grids import Taking
from kompplan.views.places import place_of


class TableWords(NamedTuple):
    """What comes out of one printed table."""

    title: str
    place: str
    said: str
    """How many of its figures agree, and which do not."""
    grid: Grid


def spot_place(checked: CheckedPlan, view: TableView, check: Check) -> str:
    """Return where a printed figure stands."""
    anchor = Anchor(view.table, check.spot.field, check.spot.item, cell=check.spot.cell)
    span = locate(anchor, checked.loaded.origins)
    return f"{safe(span.source.name)}:{span.first.line}" if span is not None else place_of(checked, view.table)


_KINDS = {"row": Text("row", "rad"), "column": Text("sum", "summa"), "share": Text("share", "andel")}
OUTCOMES = {
    Outcome.EQUAL: Text("right", "stämmer"),
    Outcome.ROUNDED: Text("right when rounded", "stämmer avrundat"),
    Outcome.OFF: Text("wrong", "stämmer inte"),
    Outcome.UNKNOWN: Text("not known", "okänt"),
}
_CODES = {"row": "PAR01", "column": "PAR02", "share": "PAR03"}
_CHECKS = {
    "kind": Text("kind", "slag"),
    "label": Text("row", "rad"),
    "column": Text("column", "kolumn"),
    "stated": Text("printed", "tryckt"),
    "right": Text("worked out", "uträknat"),
    "outcome": Text("outcome", "utfall"),
    "place": Text("place", "plats"),
}


def table_title(view: TableView, number_of: int, language: Language) -> str:
    """Return what a table is called."""
    title = view.table.title or view.table.id
    return safe(" ".join(title.split())) if title else Text(f"table {number_of}", f"tabell {number_of}").to(language)


def checks_grid(checked: CheckedPlan, view: TableView, language: Language) -> Grid:
    """Return each printed figure of a table beside what it should be."""
    columns = tuple(Column(key, text.to(language), figures=key in ("stated", "right")) for key, text in _CHECKS.items())
    rows = []
    for check in checks(view):
        place = spot_place(checked, view, check)
        said = OUTCOMES[check.outcome].to(language)
        if check.outcome is Outcome.OFF:
            said += f" ({_CODES[check.kind]})"
        rows.append(
            Row(
                (
                    words(_KINDS[check.kind].to(language)),
                    Cell(safe(check.label), check.label),
                    words(safe(view.heading(check.column))),
                    words(" ".join(check.stated.written.split()) if check.stated is not None else None),
                    _right(check, language),
                    words(said),
                    words(place),
                ),
                place=place,
            )
        )
    return Grid(columns, tuple(rows))


def _right(check: Check, language: Language) -> Cell:
    if check.right is None:
        return Cell(NOTHING)
    right = check.right
    if check.kind != "share":
        return amount_cell(right, language)
    step = Decimal("0.01")
    high = None if right.high is None else right.high.quantize(step, ROUND_HALF_UP)
    low = right.low.quantize(step, ROUND_HALF_UP)
    return Cell(f"{between(low, high, language)}{NBSP}%", low if low == high else None)


def tables_words(checked: CheckedPlan, found: Taking, language: Language) -> tuple[TableWords, ...]:
    """Return what comes out of each printed table."""
    return tuple(
        TableWords(
            table_title(view, number_of, language),
            place_of(checked, view.table),
            _table_said(checked, view, language),
            checks_grid(checked, view, language),
        )
        for number_of, view in enumerate(found.tables, 1)
    )


def _table_said(checked: CheckedPlan, view: TableView, language: Language) -> str:
    results = list(checks(view))
    if not results:
        return Text("nothing in it can be added up", "ingenting i den går att summera").to(language)
    right = sum(each.outcome in (Outcome.EQUAL, Outcome.ROUNDED) for each in results)
    rounded = sum(each.outcome is Outcome.ROUNDED for each in results)
    unknown = sum(each.outcome is Outcome.UNKNOWN for each in results)
    parts = [Text(f"right: {right} of {len(results)}", f"stämmer: {right} av {len(results)}")]
    parts += [Text(f"{rounded} of them when rounded", f"{rounded} av dem avrundat")] * (rounded > 0)
    parts += [Text(f"not known: {unknown}", f"okänt: {unknown}")] * (unknown > 0)
    said = ", ".join(each.to(language) for each in parts)
    off = [each for each in results if each.outcome is Outcome.OFF]
    return "; ".join([said, *(_off(checked, view, each, language) for each in off)])


def _off(checked: CheckedPlan, view: TableView, check: Check, language: Language) -> str:
    heading = safe(view.heading(check.column))
    label = f"{safe(check.label)}, {heading}" if check.label else heading
    stated = " ".join(check.stated.written.split()) if check.stated is not None else NOTHING
    right = _right(check, language).shown
    kind = _KINDS[check.kind].to(language)
    place = spot_place(checked, view, check)
    text = Text("{} {}: printed {}, should be {} ({}, {})", "{} {}: tryckt {}, ska vara {} ({}, {})")
    return text.to(language).format(kind, label, safe(stated), right, _CODES[check.kind], place)


def all_checks_grid(checked: CheckedPlan, found: Taking, language: Language) -> Grid:
    """Return every printed figure of every table, with the table's title before it."""
    rows: list[Row] = []
    columns: tuple[Column, ...] = tuple(Column(key, text.to(language)) for key, text in _CHECKS.items())
    for number_of, view in enumerate(found.tables, 1):
        grid = checks_grid(checked, view, language)
        columns = grid.columns
        title = words(table_title(view, number_of, language))
        rows += [row._replace(cells=(title, *row.cells)) for row in grid.rows]
    return Grid((Column("table", Text("table", "tabell").to(language)), *columns), tuple(rows))
