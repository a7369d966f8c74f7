"""Chances on a terminal and as a page: tables, a small S-curve, bars, and what every word means."""

from textwrap import wrap

from rich.text import Text as Line

from kompplan.commands.tables import console, print_grid, print_list
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.grid import Cell, Column, Grid, Row, as_markdown, markdown_text, with_places
from kompplan.views.simulation import SimulationWords
from kompplan.views.simulation_tables import Curve
from kompplan.views.simulation_told import AFTER, BEFORE

_NARROW = 100
_BAR = 20
_MOST_ROWS = 10
_ESTIMATES = Text("Estimates that the figures rest on", "Uppskattningar som siffrorna vilar på")
_THREATS = Text("What may happen", "Vad som kan hända")
_CRITICAL = Text("How often critical", "Hur ofta kritisk")
_WORDS = Text("What the words mean", "Vad orden betyder")
_NOTES = Text("Good to know", "Bra att veta")
_CURVE = Text("so likely that it does not become more", "så troligt att det inte blir mer")


def print_simulation(view: SimulationWords, name: str, language: Language, color: bool) -> None:
    """Print outcomes, chances, S-curves, what the spread comes from, what it rests on, and the next step."""
    to = console(color)
    narrow = to.width < _NARROW

    def heading(text: Text | str) -> None:
        to.print()
        to.print(Line(text if isinstance(text, str) else text.to(language), style="bold"))

    def told(text: str) -> None:
        for line in wrap(safe(text), to.width, break_long_words=False, break_on_hyphens=False):
            to.print(Line(line), soft_wrap=True)

    to.print(Line(name, style="bold"))
    told(view.heading)
    if view.certain:
        to.print()
    for each in view.certain:
        told(each)
    if view.outcomes.rows:
        to.print()
        print_grid(view.outcomes, to, hide=frozenset({"mean"}) if narrow else frozenset())
    if view.chances.rows:
        to.print()
        print_grid(view.chances, to, places=not narrow)
    for curve in view.curves:
        heading(f"{curve.heading}: {_CURVE.to(language)}")
        for line in curve_lines(curve, language, to.width):
            to.print(Line(line), soft_wrap=True)
    for title, grid in view.drivers:
        heading(title)
        print_grid(_with_bars(_first(grid)), to, hide=frozenset({"correlation"}), places=True)
    if view.critical.rows:
        heading(_CRITICAL)
        print_grid(_with_bars(_first(view.critical)), to, places=True)
    if view.estimates.rows:
        heading(_ESTIMATES)
        hidden = frozenset({"mean", "deviation", "priority"}) if narrow else frozenset[str]()
        print_grid(_first(view.estimates), to, hide=hidden, places=True)
        for sentence in view.stepwise:
            told(sentence)
    if view.threats.rows:
        heading(_THREATS)
        hidden = frozenset({"after_cost", "after_days", "delays"}) if narrow else frozenset[str]()
        print_grid(_first(view.threats), to, hide=hidden, places=True)
    if view.meanings:
        heading(_WORDS)
        print_list(view.meanings, to)
    if view.notes:
        heading(_NOTES)
        print_list((("–", each) for each in view.notes), to)
    to.print()
    told(view.advice)


def _first(grid: Grid) -> Grid:
    """Return the first rows; all of them are in the machine formats."""
    if len(grid.rows) <= _MOST_ROWS + 2:
        return grid
    rest = len(grid.rows) - _MOST_ROWS
    empty = [Cell("")] * (len(grid.columns) - 1)
    return Grid(grid.columns, (*grid.rows[:_MOST_ROWS], Row((Cell(f"… + {rest}"), *empty))))


def _with_bars(grid: Grid) -> Grid:
    """Return a table with a bar beside its second column, a share."""
    shares = [row.cells[1].raw for row in grid.rows]
    bars = [Cell("█" * max(round(float(each) * _BAR), 1) if each is not None else "") for each in shares]
    rows = [row._replace(cells=(*row.cells[:2], bar, *row.cells[2:])) for row, bar in zip(grid.rows, bars, strict=True)]
    return Grid((*grid.columns[:2], Column("bar", ""), *grid.columns[2:]), tuple(rows))


def curve_lines(curve: Curve, language: Language, width: int) -> list[str]:
    """Return an S-curve as lines, the likeliest at the top: ○ before mitigation, ● after it, ┊ the limit."""
    values = [value for _, *both in curve.points for value in both]
    least, most = min(values), max(values)
    if curve.limit is not None and least - (most - least) <= curve.limit <= most + (most - least):
        least, most = min(least, curve.limit), max(most, curve.limit)
        limit: int | None = curve.limit
    else:
        limit = None
    room = min(width - 24, 56)
    amounts = max(len(each) for each in curve.shown)

    def column(value: int) -> int:
        return round((value - least) * (room - 1) / (most - least)) if most > least else 0

    lines = []
    for (percent, before, after), shown in reversed(list(zip(curve.points, curve.shown, strict=True))):
        marks = [" "] * room
        if limit is not None:
            marks[column(limit)] = "┊"
        marks[column(before)] = "○"
        marks[column(after)] = "●"
        lines.append(f"  {percent:>3} %  {shown:>{amounts}}  {''.join(marks).rstrip()}")
    legend = []
    if any(before != after for _, before, after in curve.points):
        legend += [f"○ {BEFORE.to(language)}", f"● {AFTER.to(language)}"]
    if limit is not None:
        legend.append(f"┊ {curve.limit_words}")
    return [*lines, "  " + "   ".join(legend)] if legend else lines


def as_page(view: SimulationWords, name: str, language: Language) -> str:
    """Return the whole as Markdown."""
    place = Text("place", "plats").to(language)
    parts = [f"# {markdown_text(name)}\n", f"{markdown_text(view.heading)}\n"]
    parts += [f"{markdown_text(each)}\n" for each in view.certain]
    parts += [as_markdown(grid) for grid in (view.outcomes, view.chances) if grid.rows]
    for title, grid in view.drivers:
        parts += [f"## {markdown_text(title)}\n", as_markdown(with_places(grid, place))]
    for heading, grid in ((_CRITICAL, view.critical), (_ESTIMATES, view.estimates), (_THREATS, view.threats)):
        if grid.rows:
            parts += [f"## {heading.to(language)}\n", as_markdown(with_places(grid, place))]
    parts += [f"{markdown_text(each)}\n" for each in view.stepwise]
    for heading, lines in (
        (_WORDS, [f"{word}: {text}" for word, text in view.meanings]),
        (_NOTES, list(view.notes)),
    ):
        if lines:
            parts += [f"## {heading.to(language)}\n", "".join(f"- {markdown_text(each)}\n" for each in lines)]
    return "\n".join([*parts, f"{markdown_text(view.advice)}\n"])
