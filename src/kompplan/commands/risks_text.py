"""The risk analysis on a terminal."""

from rich.text import Text as Line

from kompplan.commands.tables import console, print_grid, print_list
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.model.shapes import folded, spellings_of
from kompplan.model.words import RiskLevel
from kompplan.views.grid import Grid, Row
from kompplan.views.risks import MARKS, MatrixCell, RisksView

_STYLES = {RiskLevel.ACCEPT: "green", RiskLevel.MITIGATE: "yellow", RiskLevel.ACT_NOW: "bold red"}
_NARROW = 100


def level_named(word: str) -> RiskLevel:
    """Return the level that a word on the command line means."""
    found = spellings_of(RiskLevel).get(folded(word))
    if found is None:
        raise KompplanError(
            Text("'{word}' is no risk level; one of: {levels}", "'{word}' är ingen risknivå; något av: {levels}"),
            word=word,
            levels=tuple(RiskLevel),
        )
    return RiskLevel(found.value)


def _cell(cell: MatrixCell) -> str:
    mark = MARKS[cell.band.level] if cell.band is not None else " "
    return " ".join((mark, *map(safe, cell.names)))


def matrix_lines(matrix: tuple[tuple[MatrixCell, ...], ...], language: Language, widest: int) -> list[Line]:
    """Return the matrix as lines: probability downwards from the highest, impact to the right from the lowest.

    A cell with more names than fit in its column tells how many more there are.
    """
    columns = len(matrix[0])
    room = max(6, (widest - 6) // columns)
    texts = [[_fitted(cell, room - 1) for cell in row] for row in matrix]
    widths = [max(4, *(len(row[index]) + 2 for row in texts)) for index in range(columns)]
    head = Text(" P↓ I→", " S↓ K→").to(language)
    lines = [
        Line(
            head
            + "  "
            + "".join(str(cell.impact).ljust(width) for cell, width in zip(matrix[0], widths, strict=True)).rstrip()
        )
    ]
    for row, shown in zip(matrix, texts, strict=True):
        line = Line(f"{row[0].probability:>6}  ")
        for cell, text, width in zip(row, shown, widths, strict=True):
            style = _STYLES[cell.band.level] if cell.band is not None else ""
            line.append(text, style=style if cell.names else "dim")
            line.append(" " * (width - len(text)))
        line.rstrip()
        lines.append(line)
    return lines


def _fitted(cell: MatrixCell, room: int) -> str:
    text = _cell(cell)
    kept = len(cell.names)
    while len(text) > room and kept > 1:
        kept -= 1
        text = _cell(cell._replace(names=cell.names[:kept])) + f" +{len(cell.names) - kept}"
    return text


def _briefly(grid: Grid) -> Grid:
    """Leave out what the matrix shows, and the mitigation, which the report has room for."""
    kept = [index for index, column in enumerate(grid.columns) if column.key in _KEPT]
    return Grid(
        tuple(grid.columns[index] for index in kept),
        tuple(Row(tuple(row.cells[index] for index in kept), row.kind, row.place) for row in grid.rows),
    )


_KEPT = ("id", "value", "level", "risk", "owner", "due", "residual")


def print_risks(view: RisksView, name: str, language: Language, color: bool, *, matrix: bool = True) -> None:
    """Print heading, matrix, register, unscored risks and what needs a decision."""
    to = console(color)
    title = f"{name} · {view.heading}"
    if len(title) <= to.width:
        to.print(Line(title, style="bold"))
    else:
        to.print(Line(name, style="bold"))
        to.print(Line(view.heading))
    if view.scale_note:
        to.print(Line(view.scale_note))
    if view.register.rows or any(cell.names for row in view.matrix for cell in row):
        if matrix:
            to.print()
            for line in matrix_lines(view.matrix, language, to.width):
                to.print(line, soft_wrap=True)
        if matrix and view.bands:
            bands = [f"{mark} {safe(text)}" for mark, text in view.bands]
            beside = "        " + "   ".join(bands)
            for each in [beside] if len(beside) <= to.width else [f"        {band}" for band in bands]:
                to.print(Line(each), soft_wrap=True)
        to.print()
        if view.register.rows:
            grid = _briefly(view.register)
            print_grid(grid, to, hide=frozenset({"residual"}) if to.width < _NARROW else frozenset())
        else:
            none = Text("no scored risk is on that level", "ingen bedömd risk ligger på den nivån")
            to.print(Line(none.to(language)))
    if view.out_of_scale:
        names = ", ".join(map(safe, view.out_of_scale))
        to.print()
        to.print(
            Line(Text(f"Scores outside the scale: {names}", f"Utanför skalan: {names}").to(language)), soft_wrap=True
        )
    if view.unscored.rows:
        to.print()
        to.print(Line(Text("Not scored:", "Utan bedömning:").to(language), style="bold"))
        print_list(((row.cells[0].shown, row.cells[1].shown) for row in view.unscored.rows), to)
    if view.advice:
        to.print()
        to.print(Line(view.advice))
