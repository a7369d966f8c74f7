"""A table with its values twice: as people read them and as programs do; and its forms as Markdown, CSV and JSON."""

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import partial
from typing import NamedTuple, cast

from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.remembered import Remembered

Raw = str | int | Decimal | None
NOTHING = "–"
"""Stands where a value is not known; never 0."""


class Column(NamedTuple):
    """A column: its key in machine formats, its heading, and whether it holds figures."""

    key: str
    heading: str
    figures: bool = False


class Cell(NamedTuple):
    """A value as shown and as it is."""

    shown: str
    raw: Raw = None


class Row(NamedTuple):
    """A row; ``kind`` tells sums (``total``) from ordinary rows, ``place`` is ``file:line`` where it comes from.

    ``depth`` tells how many rows it lies under; its first cell is moved in where people read it.
    """

    cells: tuple[Cell, ...]
    kind: str = "row"
    place: str = ""
    depth: int = 0


class Grid(NamedTuple):
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def placed(place: str) -> dict[str, object] | None:
    """Return ``file:line`` as programs take it."""
    file, _, line = place.rpartition(":")
    return {"file": file, "line": int(line)} if file else None


def with_places(grid: Grid, heading: str) -> Grid:
    """Return the table with a last column that tells where each row comes from."""
    rows = tuple(row._replace(cells=(*row.cells, words(row.place))) for row in grid.rows)
    return Grid((*grid.columns, Column("place", heading)), rows)


def nested(grid: Grid) -> Grid:
    """Return the table with a sign before what lies under another row, for pages that cannot move it in."""
    rows = (
        row._replace(cells=(row.cells[0]._replace(shown="↳ " * row.depth + row.cells[0].shown), *row.cells[1:]))
        for row in grid.rows
    )
    return grid._replace(rows=tuple(rows))


def words(text: str | None) -> Cell:
    """Return the cell of a text."""
    return Cell(text, text) if text else Cell(NOTHING)


def raw_number(value: Decimal) -> int | str:
    """Return a number as JSON takes it without losing anything: a whole number, else its decimals as text."""
    return int(value) if value == value.to_integral_value() else str(value)


_ALWAYS = str.maketrans({each: f"\\{each}" for each in "\\`*_[]<#|~"})
_AT_THE_START = re.compile(r"^(\d{1,9}(?=[.)])|(?=[-+=>]))")
_LINKED = re.compile(r"(?<=[a-z])://|(?<=\bwww)\.", re.IGNORECASE)


def markdown_text(text: str) -> str:
    """Return plan text as Markdown that shows just that text: no markup, no mention, no line or link of its own.

    What means something anywhere is escaped always; what does so only where a line begins, only there, so that dates
    and amounts stay readable in the source.
    """
    text = safe(" ".join(text.split()))
    text = text.translate(_ALWAYS)
    text = _AT_THE_START.sub(r"\1\\", text)
    text = _LINKED.sub(lambda match: "".join(f"\\{each}" for each in match.group()), text)
    return text.replace("&", "&amp;").replace("@", "@\u200b").replace("\\#", "\\#\u200b")


def as_markdown(grid: Grid) -> str:
    """Return the table in GitHub's Markdown."""
    heads = [markdown_text(column.heading) for column in grid.columns]
    lines = [
        "| " + " | ".join(heads) + " |",
        "| " + " | ".join("---:" if column.figures else "---" for column in grid.columns) + " |",
    ]
    for row in grid.rows:
        shown = [markdown_text(cell.shown) for cell in row.cells]
        if row.kind == "total":
            shown = [f"**{each}**" if each else "" for each in shown]
        lines.append("| " + " | ".join(shown) + " |")
    return "\n".join(lines) + "\n"


def _excel_text(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula (OWASP ASVS 1.2.10)."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def as_csv(grid: Grid, language: Language) -> str:
    """Return the table as a spreadsheet in that language opens it: semicolons and decimal commas in Swedish."""
    swedish = language is Language.SV
    between = ";" if swedish else ","
    told = Remembered(partial(_csv_words, between))
    figures = Remembered(partial(_csv_value, between))

    def texts(column: tuple[Cell, ...]) -> list[str]:
        raws = [each[1] for each in column]
        kinds = set(map(type, raws))
        if kinds == {str} and "".join(cast("list[str]", raws)).replace(" ", "").isalnum():
            return cast("list[str]", raws)  # letters and digits need no second look
        if Decimal in kinds:  # equal ones may be written otherwise
            return [told[shown] if raw is None else _csv_value(between, raw) for shown, raw in column]
        return [told[shown] if raw is None else figures[raw] for shown, raw in column]

    lines = [between.join(_csv_text(column.heading, between) for column in grid.columns)]
    columns = [texts(each) for each in zip(*[row.cells for row in grid.rows], strict=True)]
    lines += [between.join(each) or '""' for each in zip(*columns, strict=True)]  # an empty line would be no row
    return ("\ufeff" if swedish else "") + "\r\n".join(lines) + "\r\n"


def _csv_words(between: str, shown: str) -> str:
    """Return what stands for a value that is not known; a dash says nothing in a spreadsheet."""
    return "" if shown == NOTHING else _csv_text(_excel_text(safe(shown)), between)


def _csv_value(between: str, raw: str | int | Decimal) -> str:
    """Return a text or a figure as one field of a line."""
    if isinstance(raw, str):
        return _csv_text(_excel_text(safe(raw)), between)
    figure = str(raw_number(raw) if isinstance(raw, Decimal) else raw)
    return figure.replace(".", ",") if between == ";" else figure


def _csv_text(text: str, between: str) -> str:
    """Return a text as one field of a line (RFC 4180)."""
    if between in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def as_records(grid: Grid) -> list[dict[str, object]]:
    """Return the rows as objects by column key."""
    return [
        {
            **{
                column.key: raw_number(cell.raw) if isinstance(cell.raw, Decimal) else cell.raw
                for column, cell in zip(grid.columns, row.cells, strict=True)
            },
            "kind": row.kind,
            "place": placed(row.place),
        }
        for row in grid.rows
    ]


def as_json(document: Mapping[str, object]) -> str:
    """Return a document for programs; amounts that are not whole numbers are texts, so that nothing is rounded."""
    import json  # noqa: PLC0415 - only who asks for it pays for it

    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
