"""What the budget is made of: bars by aspect, kind of cost, funder, organisation or year."""

from decimal import Decimal

from kompplan.calculations.dimensions import Dimension
from kompplan.charts.bars import Share, bars
from kompplan.i18n.text import Text
from kompplan.reports.grids import table_of
from kompplan.reports.view import Picture, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.budget import DIMENSIONS, budget_grid, slice_words
from kompplan.views.figures import share_cell
from kompplan.views.grid import NOTHING

BY = Text("By {dimension}", "Per {dimension}")
DESC = Text("Shares of the budget. {all}", "Andelar av budgeten. {all}")
WHY_NOT = Text(
    "The budget has no kronor that are divided in this way.", "Budgeten har inga kronor som är fördelade så."
)
DRAWN = (Dimension.ASPECT, Dimension.COST_TYPE, Dimension.FUNDER, Dimension.ORGANISATION, Dimension.YEAR)
MOST_BARS = 60
"""Beyond this a picture can no longer be read; the table has every row."""


def title(w: Wording, dimension: Dimension) -> str:
    """Return what the picture is called."""
    return w.say(BY, dimension=w.say(DIMENSIONS[dimension]))


def picture(w: Wording, dimension: Dimension) -> Picture | None:
    """Return the bars, or None where the budget is not divided in this way."""
    view = w.checked.budget
    slices = w.checked.slices(dimension)
    if not 1 < len(slices) <= MOST_BARS or view.kronor.empty:
        return None
    shares = []
    for each in slices:
        label = slice_words(w.checked, dimension, each, w.language)
        part_of = share_cell(each.kronor, view.kronor, w.language).shown
        amount = w.sum(each.kronor)
        text = amount if part_of == NOTHING else f"{amount} · {part_of}"
        low = each.kronor.low
        value = float(low) if not each.kronor.empty and abs(low) < Decimal("1e15") else None
        shares.append(Share(capital(label), value, text, "main" if each.keys else "other"))
    named = title(w, dimension)
    desc = w.say(DESC, all="; ".join(f"{each.label}: {each.text}" for each in shares))
    svg = bars(shares, title=named, desc=desc, prefix=f"budget-{dimension.value.replace('_', '-')}")
    return Picture(svg, named, described=desc)


def table(w: Wording, dimension: Dimension) -> Table:
    """Return the same as a table with its sum."""
    return table_of(
        w,
        budget_grid(w.checked, dimension, w.language),
        title(w, dimension),
        name=f"budget-by-{dimension.value.replace('_', '-')}",
        units={"kronor": "kr", "share": "%", "hours": "h"},
        narrow=True,
        folded=True,
    )
