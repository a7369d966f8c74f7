"""Tables on a terminal: figures to the right, headings bold, rows that wrap inside their column."""

import io
import os
import shutil
import sys
from collections.abc import Callable, Iterable

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kompplan.i18n.safe import safe
from kompplan.views.grid import Grid

PIPE_WIDTH = 120
"""How wide tables are where there is no terminal to ask."""

DEEPEST = 6
"""How many steps a row is moved in at most; a plan with more has no room left for words."""

LONGEST_WORD = 32
"""A column of single words (codes, names, dates) up to this length is never broken inside a word."""


def console(color: bool) -> Console:
    """Return a console that interprets nothing in the text it is given."""
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else PIPE_WIDTH
    if not sys.stdout.isatty() and os.environ.get("COLUMNS", "").isdigit():
        width = max(40, int(os.environ["COLUMNS"]))
    return Console(
        file=sys.stdout,
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def printed(color: bool, write: Callable[[Console], None]) -> str:
    """Return what ``write`` prints, as wide as the terminal that is there and without blanks at the ends of lines."""
    to = console(color)
    with io.StringIO() as out:
        to.file = out
        write(to)
        return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _single_words(grid: Grid, index: int) -> bool:
    shown = [row.cells[index].shown for row in grid.rows]
    return all(" " not in each and len(each) <= LONGEST_WORD for each in shown)


def print_list(items: Iterable[tuple[str, str]], to: Console) -> None:
    """Print each item after its mark, with the lines that follow under the words of the first."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for mark, text in items:
        table.add_row(Text(f"  {mark}"), Text(safe(text)))
    _print_bare(table, to)


def _print_bare(table: Table, to: Console) -> None:
    """Print a table without the blanks that fill up its lines."""
    with to.capture() as captured:
        to.print(table)
    for line in captured.get().splitlines():
        to.file.write(line.rstrip() + "\n")


def print_grid(
    grid: Grid,
    to: Console,
    hide: frozenset[str] = frozenset(),
    places: bool = False,
    keep: frozenset[str] = frozenset(),
) -> None:
    """Print a table; a column that nobody filled is left out, so that narrow screens keep room for words.

    Those of ``keep`` stay, where an empty column says something.
    """
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="bold",
        show_edge=False,
        show_header=any(column.heading for column in grid.columns),
    )
    kept = []
    for index, column in enumerate(grid.columns):
        filled = any(row.cells[index].shown not in ("", "–") for row in grid.rows)
        if column.key in hide or not (filled or column.key in keep):
            continue
        kept.append(index)
        table.add_column(
            Text(column.heading),
            justify="right" if column.figures else "left",
            no_wrap=column.figures or _single_words(grid, index),
            overflow="fold",
        )
    if places:
        table.add_column(Text(""), no_wrap=True, overflow="fold")
    for row in grid.rows:
        style = {"total": "bold", "trace": "dim"}.get(row.kind)
        cells: list[RenderableType] = [Text(safe(row.cells[index].shown)) for index in kept]
        depth = min(row.depth, DEEPEST) or (row.kind == "trace")
        if depth and cells:
            cells[0] = Padding(cells[0], (0, 0, 0, 2 * depth))
        if places:
            cells.append(Text(row.place, style="dim"))
        table.add_row(*cells, style=style)
    _print_bare(table, to)
