"""The tornado: what most of the spread in cost and end comes from, the largest first."""

from typing import TYPE_CHECKING

from kompplan.charts.bars import Share, bars
from kompplan.i18n.text import Text
from kompplan.reports.grids import table_of
from kompplan.reports.pictures import chance
from kompplan.reports.view import Picture, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import Grid

if TYPE_CHECKING:
    from kompplan.calculations.outcomes import Driver

TITLE = Text("What the spread comes from", "Vad spridningen kommer från")
PICTURE = Text("Tornado: what the spread comes from", "Tornado: vad spridningen kommer från")
COST, END = Text("The cost's spread", "Kostnadens spridning"), Text("The end's spread", "Slutets spridning")
DESC = Text(
    "Each bar is a share of the spread before mitigation. {all} The tables below say the same.",
    "Varje stapel är en andel av spridningen före åtgärd. {all} Tabellerna nedanför säger samma sak.",
)
MOST = 10
"""Bars for each outcome; the table has the rest."""


def _grids(w: Wording) -> list[tuple[Text, Grid, "tuple[Driver, ...]"]]:
    """Return for cost and for end what drives it, in words and as it is."""
    found = chance.simulated(w)
    if found is None:
        return []
    from kompplan.views.simulation_tables import LEAST_SHARE, drivers_grid  # noqa: PLC0415 - it needs NumPy

    made = []
    for heading, drivers in ((COST, found.before.cost_drivers), (END, found.before.end_drivers)):
        kept = tuple(each for each in drivers if each.share >= LEAST_SHARE)
        if kept:
            made.append((heading, drivers_grid(w.checked, found, kept, w.language), kept))
    return made


def picture(w: Wording) -> Picture | None:
    """Return the bars, or None where nothing is uncertain."""
    grids = _grids(w)
    if not grids:
        return None
    shares: list[Share] = []
    headings: dict[int, str] = {}
    for heading, grid, drivers in grids:
        headings[len(shares)] = w.say(heading)
        for row, driver in list(zip(grid.rows, drivers, strict=True))[:MOST]:
            shares.append(Share(row.cells[0].shown, driver.share, row.cells[1].shown))
    said = [f"{headings.get(index, '')}{': ' if index in headings else ''}{each.label} {each.text}."
            for index, each in enumerate(shares)]  # fmt: skip
    desc = w.say(DESC, all=" ".join(said))
    svg = bars(shares, title=w.say(PICTURE), desc=desc, prefix="tornado-picture", headings=headings)
    return Picture(svg, w.say(PICTURE), chance.caption(w), described=desc)


def tables(w: Wording) -> tuple[Table, ...]:
    """Return what drives cost, and what drives the end."""
    return tuple(table_of(w, grid, w.say(heading), units={"share": "%"}, folded=True) for heading, grid, _ in _grids(w))
