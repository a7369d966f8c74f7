"""The schedule on a terminal."""

from collections.abc import Sequence

from rich.text import Text as Line

from kompplan.calculations.scheduled import Placed
from kompplan.checked import CheckedPlan
from kompplan.commands.tables import console, print_grid, print_list
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.views.gantt import MOST_ROWS, chart, legend
from kompplan.views.schedule import schedule_grid
from kompplan.views.schedule_words import schedule_words

_MOST_SAID = 12
_NARROW = 100
_LEFT_OUT = frozenset({"activity", "owner", "latest_end", "free"})


def print_schedule(checked: CheckedPlan, rows: Sequence[Placed], name: str, language: Language, color: bool) -> None:
    """Print the chart, the dates with their slack, what cannot be kept, what is not known, and the next step."""
    to = console(color)
    words = schedule_words(checked, rows, language)
    to.print(Line(name, style="bold"))
    for each in _filled(words.heading, " · ", to.width):
        to.print(Line(each))
    lines = chart(rows, to.width, checked.today, language)
    if lines:
        to.print()
        for line in lines:
            late = line.row is not None and line.row.slack is not None and line.row.slack < 0
            style = "red" if late else "bold" if line.row is not None and line.row.critical else ""
            to.print(Line(line.text, style=style), soft_wrap=True)
        if len(rows) > MOST_ROWS:
            more = Text("… and {} more; --format csv has them all", "… och {} till; --format csv har alla")
            to.print(Line(more.to(language).format(len(rows) - MOST_ROWS)))
        for each in _filled(legend(lines, language), "   ", to.width):
            to.print(Line(each), soft_wrap=True)
        to.print()
        hidden = _LEFT_OUT | ({"bound"} if to.width < _NARROW else frozenset())
        print_grid(schedule_grid(checked, rows[:MOST_ROWS], language), to, hide=hidden)
    elif not checked.plan.activities:
        to.print(Line(Text("the plan has no activities", "planen har inga aktiviteter").to(language)))
    else:
        nothing = Text(
            "nothing that is asked for has a place in time", "inget av det som efterfrågas har en plats i tiden"
        )
        to.print(Line(nothing.to(language)))
    if words.violations:
        to.print()
        to.print(
            Line(
                Text("Cannot be kept, the first first:", "Går inte att hålla, det första först:").to(language),
                style="bold",
            )
        )
        print_list(_some([("!", each) for each in words.violations], language), to)
    for heading, items in (
        (Text("Without a place:", "Utan plats i tiden:"), words.unplaced),
        (Text("Not known:", "Inte känt:"), words.unknown),
        (Text("Moved by days off:", "Flyttat av lediga dagar:"), words.moved),
    ):
        if items:
            to.print()
            to.print(Line(heading.to(language), style="bold"))
            print_list(_some(list(items), language), to)
    if words.advice:
        to.print()
        to.print(Line(safe(words.advice)))


def _filled(items: Sequence[str], joint: str, width: int) -> list[str]:
    """Return the items in lines, none of them broken."""
    lines: list[str] = []
    for each in items:
        if lines and len(lines[-1]) + len(joint) + len(each) <= width:
            lines[-1] += joint + each
        else:
            lines.append(each)
    return lines


def _some(items: list[tuple[str, str]], language: Language) -> list[tuple[str, str]]:
    shown = [(safe(mark), text) for mark, text in items[:_MOST_SAID]]
    if len(items) > _MOST_SAID:
        more = Text("{} more", "{} till").to(language).format(len(items) - _MOST_SAID)
        shown.append(("…", more))
    return shown
