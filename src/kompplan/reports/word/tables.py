"""How wide the columns of a table are on paper, and which tables need the page turned."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kompplan.charts.text import text_width
from kompplan.reports.view import Column, Table
from kompplan.reports.word.elements import Element, Piece, add, shown
from kompplan.views.grid import NOTHING

MEASURED = 200
"""The rows that are measured; those that follow look like them."""

TEXT, HEADING = 9.0, 8.5
TWIPS = 20
BOLD = 1.08
"""How much wider bold text is."""

MARGIN = 170
"""What a cell needs besides its text: the style's margin, and a little for another typeface."""

LONGEST_WORD = 2600
"""A word that needs more than this is broken, whatever it costs."""

TALL, LOWER = 8.0, 0.7
"""A table whose longer cells take so many lines is turned, where that makes them lower by this share."""

_SPACES = re.compile("[ \n]+")
_DAY = re.compile(r"\b\d{4}-\d{2}\b")
_PERIOD = 30
"""How many characters a period has at most; a sentence with a day in it is longer."""
_EMPTY = ("", NOTHING)
_MISSING = {"missing": "Kompplan Missing Word"}


class Page(NamedTuple):
    """The room for text on a page, in twentieths of a point.

    ``wider`` is how much wider than our typeface that of a template may be, which nobody can measure here.
    """

    width: int
    height: int
    wider: float = 1.0


class _Needs:
    """What a column asks for: the width of its longest word, of its longest line, and of its longer cells in full."""

    def __init__(self, column: Column, texts: Sequence[str], wider: float) -> None:
        lines = [text_width(line, TEXT) for text in texts for line in text.split("\n")]
        words = [text_width(word, TEXT) for text in texts for word in _SPACES.split(text)]
        heading = [text_width(word, HEADING, bold=True) for word in column.heading.split()]
        if column.figures or column.short:
            words = lines
        if column.head:
            lines, words = [BOLD * each for each in lines], [BOLD * each for each in words]
        twips = TWIPS * wider
        self.least = min(max((*words, *heading), default=0) * twips, LONGEST_WORD * wider) + MARGIN
        self.most = max((*lines, text_width(column.heading, HEADING, bold=True)), default=0) * twips + MARGIN
        self.most = max(self.least, self.most)
        self.days = any(_DAY.search(text) for text in texts) and max(map(len, texts)) <= _PERIOD
        if self.days:  # a period goes on one line or on two, and no day is broken at its hyphens
            self.least = min(self.most, self.least + text_width(" –", TEXT) * twips)
        whole = sorted(text_width(text, TEXT) * twips for text in texts if text not in _EMPTY)
        self.typical = max(whole[(len(whole) - 1) * 4 // 5], 0.7 * whole[-1]) if whole else 0

    def within(self, lines: float) -> float:
        """Return the width in which the longer cells take so many lines."""
        wanted = min(self.most, max(self.least, self.typical * 1.12 / lines + MARGIN))
        return self.least if self.days and wanted < self.most else wanted


def _needs(table: Table, wider: float) -> list[_Needs]:
    rows = table.rows[:MEASURED]
    if any(row.kind != "row" for row in table.rows):
        wider *= BOLD
    return [
        _Needs(column, [row.cells[index].text for row in rows if index < len(row.cells)], wider)
        for index, column in enumerate(table.columns)
    ]


def _lines(needs: Sequence[_Needs], width: int) -> float:
    """Return how many lines the longer cells take where the columns share a width as well as they can."""
    few, many = 1.0, 400.0
    if sum(each.within(few) for each in needs) <= width:
        return few
    while many - few > 0.05:
        middle = (few + many) / 2
        if sum(each.within(middle) for each in needs) <= width:
            many = middle
        else:
            few = middle
    return many


def is_wide(table: Table, upright: Page, turned: Page) -> bool:
    """Tell whether a table can only be read on a page that is turned."""
    needs = _needs(table, upright.wider)
    if sum(each.least for each in needs) > upright.width:
        return True
    lines = _lines(needs, upright.width)
    return lines > TALL and _lines(needs, turned.width) < LOWER * lines and len(table.columns) > 4


def widths(table: Table, page: Page) -> list[int]:
    """Return the widths of the columns; a table of figures is not made wider than it needs."""
    needs = _needs(table, page.wider)
    lines = _lines(needs, page.width)
    wanted = [each.within(lines) for each in needs]
    total = sum(wanted)
    room = page.width - total
    if room > 0 and not table.narrow:
        growing = [
            0 if column.figures or column.short or need.days else each
            for column, need, each in zip(table.columns, needs, wanted, strict=True)
        ]
        if sum(growing):
            wanted = [each + room * part / sum(growing) for each, part in zip(wanted, growing, strict=True)]
    elif room < 0:
        wanted = [each * page.width / total for each in wanted]
    return [int(each) for each in wanted]


def add_table(
    body: Element, table: Table, page: Page, style: str, write: Callable[[Element, str, Sequence[Piece]], object]
) -> None:
    """Add a table; ``write`` adds a paragraph in a style, by its name."""
    made = add(body, "w:tbl")
    about = add(made, "w:tblPr")
    add(about, "w:tblStyle", val=style)
    columns = widths(table, page)
    add(about, "w:tblW", w=sum(columns), type="dxa")
    add(about, "w:tblLayout", type="fixed" if page.wider == 1 else "autofit")
    first = table.columns[0].head if table.columns else False
    add(about, "w:tblLook", val="00A0" if first else "0020", firstRow=1, lastRow=0, firstColumn=int(first),
        lastColumn=0, noHBand=1, noVBand=1)  # fmt: skip
    add(about, "w:tblCaption", val=" ".join(shown(table.caption).split()))
    grid = add(made, "w:tblGrid")
    for each in columns:
        add(grid, "w:gridCol", w=each)
    _row(made, columns, [
        ("Kompplan Table Heading Figures" if column.figures else "Kompplan Table Heading", Piece(column.heading))
        for column in table.columns
    ], write, heading=True)  # fmt: skip
    for row in table.rows:
        cells = []
        for cell, column in zip(row.cells, table.columns, strict=False):
            style_ = _MISSING.get(cell.mark, "")
            if cell.tone >= 0:
                style_ = f"Kompplan Level {cell.tone}"
            elif not style_ and (row.kind in ("total", "share") or column.head):
                style_ = "Strong"
            name = "Kompplan Table Figures" if column.figures else "Kompplan Table Text"
            cells.append((name, Piece(cell.text, style_)))
        _row(made, columns, cells, write)


def _row(
    table: Element,
    columns: Sequence[int],
    cells: Sequence[tuple[str, Piece]],
    write: Callable[[Element, str, Sequence[Piece]], object],
    heading: bool = False,
) -> None:
    row = add(table, "w:tr")
    about = add(row, "w:trPr")
    add(about, "w:cantSplit")
    if heading:
        add(about, "w:tblHeader")
    for index, width in enumerate(columns):
        cell = add(row, "w:tc")
        add(add(cell, "w:tcPr"), "w:tcW", w=width, type="dxa")
        style, piece = cells[index] if index < len(cells) else ("Kompplan Table Text", Piece(""))
        write(cell, style, (piece,))
