"""Where the figures come from: each with how it was worked out and the rows of the plan that it was worked out from."""

from collections.abc import Iterable

from kompplan.i18n.text import Text
from kompplan.model.base import Part as ModelPart
from kompplan.reports.sections._parts import part, prose
from kompplan.reports.view import Cell, Column, Content, Figure, Row, Section, Table
from kompplan.reports.wording import Wording

TITLE = Text("Where the figures come from", "Var siffrorna kommer ifrån")
INTRO = Text(
    "Every figure that kompplan has worked out, how, and the rows of the plan that it is worked out from.",
    "Varje siffra som kompplan har räknat fram, hur, och de rader i planen som den är räknad på.",
)
FIGURE, VALUE = Text("Figure", "Siffra"), Text("Value", "Värde")
FORMULA, ROWS = Text("Worked out as", "Räknat som"), Text("Rows", "Rader")
NO_ROWS = "–"


def figure(w: Wording, name: str, value: str, formula: Text, parts: Iterable[tuple[ModelPart, str | None]]) -> Figure:
    """Return a figure with the places of the parts, or of those of their fields, that it was worked out from."""
    places = dict.fromkeys(w.place(each, field) for each, field in parts)
    return Figure(name, value, w.say(formula), tuple(filter(None, places)))


def shortened(places: Iterable[str]) -> str:
    """Return places in the order of their lines, those that follow each other as one: ``plan.yaml:12, 14–18``."""
    lines: dict[str, set[int]] = {}
    for place in places:
        file, _, line = place.rpartition(":")
        lines.setdefault(file, set()).add(int(line))
    return "; ".join(f"{file}:{_ranges(sorted(found))}" for file, found in lines.items())


def _ranges(lines: list[int]) -> str:
    ranges: list[list[int]] = []
    for line in lines:
        if ranges and line == ranges[-1][1] + 1:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in ranges)


def _stated(content: Content) -> tuple[Figure, ...]:
    """Return every figure of a report once."""
    every = (*content.head.figures, *(each for section in content.sections for each in section.figures))
    return tuple(dict.fromkeys(every))


def in_short(content: Content) -> tuple[str, ...]:
    """Return every figure of a report on a line, for the small print of one that keeps to a page."""
    return tuple(
        f"{each.name}: {each.value} = {each.formula} ({shortened(each.rows) or NO_ROWS})" for each in _stated(content)
    )


def figures(w: Wording, content: Content) -> tuple[Section, ...]:
    """Return the section that traces every figure of a report, or none where it states none."""
    found = _stated(content)
    if not found:
        return ()
    columns = (
        Column(w.say(FIGURE), head=True, key="figure"),
        Column(w.say(VALUE), figures=True, key="value"),
        Column(w.say(FORMULA), key="formula"),
        Column(w.say(ROWS), key="rows"),
    )
    rows = tuple(
        Row((Cell(each.name), Cell(each.value), Cell(each.formula), Cell(shortened(each.rows) or NO_ROWS)))
        for each in found
    )
    table = Table(w.say(TITLE), columns, rows, cards=True, name="figures")
    made = part("", prose(w.say(INTRO)), table)
    return (Section("figures", w.say(TITLE), (made,)),) if made is not None else ()
