"""The budget on a terminal."""

from rich.text import Text as Line

from kompplan.commands.tables import console, print_grid, print_list
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.views.budget import BudgetWords
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row


def print_budget(view: BudgetWords, name: str, language: Language, color: bool, trace: bool) -> None:
    """Print the table, the figures below it, and what is not known with its reason."""
    to = console(color)
    to.print(Line(name, style="bold"))
    if view.empty and not view.grid.rows:
        to.print(Line(view.empty))
    elif len(view.grid.rows) == 1 and not view.empty and view.figures:
        nothing = Text("no amounts are stated: neither budget lines nor costs of activities",
                       "inga belopp är angivna: varken budgetrader eller kostnader för aktiviteter")  # fmt: skip
        to.print(Line(nothing.to(language)))
        cure = Text("write cost: for the activities, or lines: under budget:",
                    "skriv kostnad: på aktiviteterna, eller rader: under budget:")  # fmt: skip
        to.print(Line(cure.to(language)))
    else:
        to.print()
        for number, part in enumerate(_as_wide_as(view.grid, to.width, trace)):
            if number:
                to.print()
            print_grid(part, to, places=trace)
    if view.figures:
        to.print()
        grid = Grid(
            (Column("label", ""), Column("amount", "", figures=True), Column("remark", "")),
            tuple(
                Row((Cell(each.label), Cell(each.amount.shown), Cell(each.remark)), kind=each.kind, place=each.place)
                for each in view.figures
            ),
        )
        print_grid(grid, to, places=trace and any(each.place for each in view.figures))
    if view.unknown:
        to.print()
        to.print(Line(Text("Not known:", "Okänt:").to(language), style="bold"))
        print_list((("–", text) for text in view.unknown), to)
    for note in view.notes:
        to.print()
        to.print(Line(f"{note.heading}:", style="bold"))
        print_list((("–", text) for text in note.items), to)


def _as_wide_as(grid: Grid, width: int, places: bool) -> list[Grid]:
    """Return the table in as many pieces as it takes to show every figure whole, each with the first column."""
    filled = [
        number
        for number, column in enumerate(grid.columns)
        if number == 0 or any(row.cells[number].shown not in ("", NOTHING) for row in grid.rows)
    ]
    widths = [max([len(grid.columns[at].heading), *(len(row.cells[at].shown) for row in grid.rows)]) for at in filled]
    place = max((len(row.place) for row in grid.rows), default=0) + 2 if places else 0
    first = min(widths[0], max(12, width // 3))
    if (
        first + place + sum(_wanted(grid, at, wide) + 2 for at, wide in zip(filled[1:], widths[1:], strict=True))
        <= width
    ):
        return [grid]
    pieces: list[list[int]] = [[]]
    used = first + place
    for at, wide in zip(filled[1:], widths[1:], strict=True):
        wanted = _wanted(grid, at, wide) + 2
        if pieces[-1] and used + wanted > width:
            pieces.append([])
            used = first + place
        pieces[-1].append(at)
        used += wanted
    return [_piece(grid, (0, *piece)) for piece in pieces]


def _wanted(grid: Grid, at: int, wide: int) -> int:
    """Return how wide a column has to be: figures are never broken, words may be."""
    return wide if grid.columns[at].figures else min(wide, 24)


def _piece(grid: Grid, columns: tuple[int, ...]) -> Grid:
    rows = tuple(row._replace(cells=tuple(row.cells[at] for at in columns)) for row in grid.rows)
    return Grid(tuple(grid.columns[at] for at in columns), rows)
