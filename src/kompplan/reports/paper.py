"""How a view is laid out on sheets of paper: the form of each page, the widths of columns, the size of pictures.

Measures are points. Typst could measure columns itself, but would have to set every cell of a long table twice.
"""

import re
from collections.abc import Iterator, Sequence
from math import ceil, sqrt
from typing import NamedTuple

from kompplan.charts.text import text_width
from kompplan.reports.view import Column, Picture, Row, Table

MM = 72 / 25.4
SIDE, TOP, FOOT = 20 * MM, 22 * MM, 21 * MM
BLEED = 8 * MM
"""How far a picture may reach into the margins at the sides."""


class Form(NamedTuple):
    """A sheet of paper."""

    width: float
    height: float

    @property
    def inner_width(self) -> float:
        return self.width - 2 * SIDE

    @property
    def inner_height(self) -> float:
        return self.height - TOP - FOOT


A4 = Form(210 * MM, 297 * MM)
A4_LANDSCAPE = Form(297 * MM, 210 * MM)
SHEETS = (A4, A4_LANDSCAPE, Form(297 * MM, 420 * MM), Form(420 * MM, 297 * MM))
SMALLEST_TEXT, USUAL_TEXT = 6.5, 8.5
HEADINGS, CAPTION = 62.0, 40.0
"""Room that is kept on a picture's sheet for the headings above it and for what is said below it."""

LARGEST_SHEET = 14_400.0
"""The longest side that every reader of PDF shows."""

SIZES = (8.5, 7.75, 7.0)
GAP = 9.0
"""Between two columns."""

ROOMY = 90.0
"""What a column of text wants at least, at the usual size."""

HEAD_WEIGHT = 1.4
"""How much more room than others the column takes that names the rows."""

SLACK = 0.6
"""So much wider is a column than its longest line is measured to be."""

MOST_LINES = 9
"""How many lines a row of a table has at most on average before the page is turned."""

LOOKED_AT = 600
"""So many rows of a table tell how wide its columns are."""

_PIECES = re.compile(r"[\s\u00ad\u200b]+|(?<=[^\W\d])[-/\u2013\u2014](?=[^\W\d])")
_SIZES = re.compile(r'font-size="([0-9.]+)"')
_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


class Drawn(NamedTuple):
    """How wide a picture is set, and on which sheet."""

    width: float
    form: Form


def drawn(picture: Picture) -> Drawn:
    """Return the smallest sheet on which a picture's text can be read, upright if it will do."""
    box = _BOX.search(picture.svg)
    if box is None:
        return Drawn(A4.inner_width, A4)
    width, height = float(box[1]), float(box[2])
    sizes = [float(each) for each in _SIZES.findall(picture.svg)] or [14.0]
    usual = USUAL_TEXT / min(sizes)
    least = SMALLEST_TEXT / min(sizes)
    around = HEADINGS + (CAPTION if picture.caption else 0.0)
    for form in SHEETS:
        scale = min((form.inner_width + 2 * BLEED) / width, (form.inner_height - around) / height, usual)
        if scale >= least:
            return Drawn(width * scale, form)
    scale = min(least, (LARGEST_SHEET - 2 * SIDE) / width, (LARGEST_SHEET - TOP - FOOT - around) / height)
    return Drawn(width * scale, Form(width * scale + 2 * SIDE, height * scale + TOP + FOOT + around))


class Laid(NamedTuple):
    """The widths of a table's columns, the size of its type, and the sheet that it stands on."""

    widths: tuple[float, ...]
    size: float
    form: Form


class _Measure(NamedTuple):
    """What a column needs at 1 point: for its longest word, its longest line and its usual one; and how it weighs."""

    least: float
    most: float
    usual: float
    weight: float


def _sample(rows: Sequence[Row]) -> Sequence[Row]:
    step = ceil(len(rows) / LOOKED_AT) or 1
    return rows[::step]


def _measure(column: Column, index: int, rows: Sequence[Row]) -> _Measure:
    """Measure a column. Words of many letters are divided, figures and what is short never are."""
    whole = column.figures or column.short
    least = max((text_width(word, 1, bold=True) for word in _PIECES.split(column.heading)), default=0.0)
    least = min(least, 9.0)
    most = text_width(column.heading, 1, bold=True)
    total = 0.0
    for row in rows:
        bold = column.head or row.kind != "row"
        lines = row.cells[index].text.split("\n")
        width = max(text_width(line, 1, bold=bold) for line in lines)
        most = max(most, width)
        total += sum(text_width(line, 1, bold=bold) for line in lines) if len(lines) > 1 else width
        if whole:
            least = max(least, min(width, 14.0))
        elif width > least:
            longest = max(_PIECES.split(row.cells[index].text), key=len)
            least = max(least, min(text_width(longest, 1, bold=bold), 6.5))
    if column.dated:
        least = max(least, 6.0)
    elif not whole and most > ROOMY / SIZES[0]:
        least = max(least, 6.5)
    usual = max(total / len(rows) if rows else most, least)
    return _Measure(least, max(most, least), usual, sqrt(usual) * (HEAD_WEIGHT if column.head else 1))


def _share(measures: Sequence[_Measure], size: float, room: float) -> tuple[float, ...]:
    """Share the room: nobody gets less than it must have or more than it can use, the rest by the root of the text."""
    low, high = 0.0, 1e6
    for _ in range(40):
        level = (low + high) / 2
        widths = [min(max(level * each.weight, each.least * size), each.most * size) for each in measures]
        if sum(widths) > room:
            high = level
        else:
            low = level
    widths = [min(max(low * each.weight, each.least * size), each.most * size) for each in measures]
    return tuple(widths)


def _lines(measures: Sequence[_Measure], widths: Sequence[float], size: float) -> float:
    """Return about how many lines a usual row takes."""
    return max(each.usual * size * 1.1 / width for each, width in zip(measures, widths, strict=True))


def laid(table: Table) -> Laid:
    """Return how a table is set: upright if it can be, smaller if it must be, else on a sheet that is turned."""
    rows = _sample(table.rows)
    measures = [_measure(column, index, rows) for index, column in enumerate(table.columns)]
    gaps = GAP * (len(measures) - 1) + SLACK * len(measures)
    for form in (A4, A4_LANDSCAPE):
        room = form.inner_width - gaps
        for size in SIZES:
            if sum(each.least for each in measures) * size > room:
                continue
            widths = _share(measures, size, room)
            few = len(table.rows) * _lines(measures, widths, size) < 40
            if form is A4 and not few and _lines(measures, widths, size) > MOST_LINES:
                continue
            return Laid(_filled(table, widths, room), size, form)
    size, room = SIZES[-1], A4_LANDSCAPE.inner_width - gaps
    total = sum(each.least for each in measures)
    return Laid(tuple(each.least * room / total for each in measures), size, A4_LANDSCAPE)


def _filled(table: Table, widths: Sequence[float], room: float) -> tuple[float, ...]:
    """Give what is left over to the columns of text, so that tables end where the page does."""
    left = room - sum(widths)
    takers = {index for index, column in enumerate(table.columns) if not (column.figures or column.short)}
    total = sum(widths[index] for index in takers)
    if table.narrow or left <= 0 or not takers:
        left = 0.0
    return tuple(
        width + SLACK + (left * width / total if index in takers else 0.0) for index, width in enumerate(widths)
    )


def lines_of(text: str, width: float, size: float) -> int:
    """Return about how many lines a text takes."""
    return sum(ceil(len(line) * 0.52 * size / width) or 1 for line in text.split("\n"))


_WORD = re.compile(r"\S{12,}")
_AFTER = re.compile(r"([/\\_.\-@:;,?&=)\]}>|+])(?=.)")


def breakable(text: str, width: float, size: float) -> str:
    """Return a text whose words can be broken where they are wider than a line and no rule of the language helps."""
    most = max(int(width / (0.62 * size)), 4)
    if len(text) <= most:
        return text
    return _WORD.sub(lambda found: _broken(found[0], most, width, size), text)


def _broken(word: str, most: int, width: float, size: float) -> str:
    if len(word) <= most or text_width(word, size) <= width or (word.isalpha() and len(word) < 40):
        return word
    pieces = _AFTER.sub("\\1\u200b", word).split("\u200b")
    return "\u200b".join("\u200b".join(_cut(piece, most)) for piece in pieces)


def _cut(piece: str, most: int) -> Iterator[str]:
    if len(piece) <= most or (piece.isalpha() and len(piece) < 40):
        yield piece
        return
    for start in range(0, len(piece), most):
        yield piece[start : start + most]
