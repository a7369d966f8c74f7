"""The budget on a terminal."""

from rich.text import Text as Line

from kompplan.commands.tables import console, print_grid, print_list
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.views.budget import BudgetWords
from kompplan.views.grid import Cell, Column, Grid, Row


def print_budget(view: BudgetWords, name: str, language: Language, color: bool, trace: bool) -> None:
    """Print the table, the figures below it, and what is not known with its reason."""
    to = console(color)
    to.print(Line(name, style="bold"))
    if len(view.grid.rows) == 1:
        nothing = Text("no amounts are stated: neither budget lines nor costs of activities",
                       "inga belopp är angivna: varken budgetrader eller kostnader för aktiviteter")  # fmt: skip
        to.print(Line(nothing.to(language)))
        cure = Text("write cost: for the activities, or lines: under budget:",
                    "skriv kostnad: på aktiviteterna, eller rader: under budget:")  # fmt: skip
        to.print(Line(cure.to(language)))
    else:
        to.print()
        print_grid(view.grid, to, places=trace)
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
