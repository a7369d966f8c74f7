"""Tables of the views as tables of a report."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from kompplan.i18n.safe import safe
from kompplan.reports.view import Cell, Column, Fact, Row, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING, Grid, Raw, nested
from kompplan.views.records import decimal_text

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def near(w: Wording, text: str) -> str:
    """Return a text of the views with the places in it as seen from the plan's folder."""
    for source in w.checked.sources:
        text = text.replace(f"{safe(source.name)}:", f"{w.file(source)}:")
    return text


def sentence(w: Wording, text: str) -> str:
    """Return what the views say in small letters and without a full stop as a sentence."""
    said = capital(near(w, text).strip())
    return said if said.endswith((".", "!", "?")) or not said else f"{said}."


def table_of(
    w: Wording,
    grid: Grid,
    caption: str,
    *,
    head: str = "",
    name: str = "",
    units: Mapping[str, str] | None = None,
    keep: Collection[str] = (),
    drop: Collection[str] = ("place",),
    asked: Collection[str] = (),
    short: Collection[str] = (),
    tones: Mapping[str, Mapping[str, int]] | None = None,
    ids: Sequence[str] = (),
    details: Sequence[tuple[Fact, ...]] = (),
    as_written: bool = False,
    narrow: bool = False,
    cards: bool = False,
    folded: bool = False,
) -> Table:
    """Return a table of the views: the columns in which any row says something, those of ``keep`` always.

    ``head`` is the key of the column that names the rows, else the first. ``units`` are those of the columns' figures
    by key, ``n`` where nothing is said. A word without a value, such as "missing", is marked in the columns of
    ``asked``. What names the rows begins with a capital, unless it is the plan's own (``as_written``). ``tones`` are
    the shades of a column's words; ``ids`` and ``details`` go with the rows.
    """
    head = head or grid.columns[0].key
    own = units or {}
    shades = tones or {}
    shown = [
        index
        for index, column in enumerate(grid.columns)
        if column.key == head
        or column.key in keep
        or (column.key not in drop and any(row.cells[index].shown not in ("", NOTHING) for row in grid.rows))
    ]
    units_of = [own.get(column.key, "n" if column.figures else "") for column in grid.columns]
    vague = {  # a time in words has to break
        index
        for index in shown
        if any(row.cells[index].raw and not exact(row.cells[index].raw, "date") for row in grid.rows)
    }
    columns = tuple(
        Column(
            capital(grid.columns[index].heading),
            grid.columns[index].figures,
            grid.columns[index].key == head,
            grid.columns[index].key in short or (units_of[index] == "date" and index not in vague),
            units_of[index] == "date",
            grid.columns[index].key,
            units_of[index],
        )
        for index in shown
    )
    rows = []
    for number, row in enumerate(nested(grid).rows):
        cells = []
        for index in shown:
            cell, key = row.cells[index], grid.columns[index].key
            text = near(w, cell.shown) if key == "place" else cell.shown
            mark = "missing" if key in asked and cell.raw is None and text not in ("", NOTHING) else ""
            cells.append(
                Cell(
                    text if key != head or as_written else capital(text),
                    mark,
                    shades.get(key, {}).get(text, -1),
                    exact(cell.raw, units_of[index]),
                )
            )
        rows.append(
            Row(
                tuple(cells),
                details[number] if number < len(details) else (),
                row.kind,
                ids[number] if number < len(ids) else "",
                near(w, row.place),
            )
        )
    return Table(caption, columns, tuple(rows), narrow, cards, folded, name)


def exact(raw: Raw, unit: str) -> str:
    """Return a value as spreadsheets take it: with a decimal point, a share as a part of 1, a day as it is."""
    if unit == "date":
        return raw if isinstance(raw, str) and _DAY.fullmatch(raw) else ""
    if not unit or raw is None or isinstance(raw, str):
        return ""
    value = Decimal(raw)
    return decimal_text(value / 100 if unit == "%" else value) or ""


def kept(
    columns: Sequence[Column], rows: Sequence[Row], always: Collection[str] = ()
) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the columns in which any row says something, those that name rows and those of ``always``."""
    indexes = [
        index
        for index, column in enumerate(columns)
        if column.head or column.key in always or any(row.cells[index].text not in ("", NOTHING) for row in rows)
    ]
    return (
        tuple(columns[index] for index in indexes),
        tuple(row._replace(cells=tuple(row.cells[index] for index in indexes)) for row in rows),
    )
