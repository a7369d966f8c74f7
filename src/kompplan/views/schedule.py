"""The schedule as tables: rows, dates and slack in words, and every session for a spreadsheet."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kompplan.calculations.durations import Source
from kompplan.calculations.occurrences import NotDated, Occurrence, occurrences
from kompplan.calculations.scheduled import (
    Bound,
    BoundKind,
    Placed,
    Span,
    Unplaced,
    Why,
)
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.model.activities import Activity
from kompplan.model.shapes import folded
from kompplan.remembered import Remembered
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of

CRITICAL, LATE = "*", "!"
"""Signs beside a row, so that nothing hangs on colour."""


class Choice(NamedTuple):
    """Which activities are shown."""

    owner: str | None = None
    critical: bool = False
    first: date | None = None
    last: date | None = None


_HEADINGS = {
    "mark": Text("crit.", "krit."),
    "id": Text("id", "id"),
    "activity": Text("activity", "aktivitet"),
    "owner": Text("owner", "ansvarig"),
    "start": Text("start", "start"),
    "end": Text("end", "slut"),
    "days": Text("days", "dagar"),
    "latest_end": Text("latest end", "senast klar"),
    "slack": Text("slack", "marginal"),
    "free": Text("free", "fri"),
    "drag": Text("drag", "fördröjer"),
    "bound": Text("limited by", "begränsas av"),
}
_FIGURES = frozenset({"days", "slack", "free", "drag"})


def owners(checked: CheckedPlan) -> dict[str, str]:
    """Return for each spelling of a role its title."""
    found: dict[str, str] = {}
    for role in checked.plan.roles:
        for spelled in (role.id, role.title):
            if spelled:
                found[folded(spelled)] = role.title or role.id or ""
    return found


def chosen(checked: CheckedPlan, choice: Choice) -> tuple[Placed, ...]:
    """Return the rows that are asked for, by their first day."""
    rows: Iterable[Placed] = checked.schedule.rows
    if choice.owner is not None:
        roles = owners(checked)
        wanted = folded(roles.get(folded(choice.owner), choice.owner))
        rows = [
            each
            for each in rows
            if each.activity.owner and folded(roles.get(folded(each.activity.owner), each.activity.owner)) == wanted
        ]
    if choice.critical:
        rows = [each for each in rows if each.critical]
    if choice.first is not None:
        since = choice.first
        rows = [each for each in rows if each.end.latest is None or each.end.latest >= since]
    if choice.last is not None:
        until = choice.last
        rows = [each for each in rows if (each.start.earliest or each.end.earliest or until) <= until]
    return tuple(sorted(rows, key=lambda each: each.start.earliest or each.end.earliest or date.max))


# -- words ------------------------------------------------------------------------------------------------------------


def span_words(span: Span, language: Language) -> str:
    """Return a day, or the days it can be."""
    first, last = span
    if first is None and last is None:
        return NOTHING
    if first is None:
        return Text("by {}", "senast {}").to(language).format(last)
    if last is None:
        return Text("from {}", "tidigast {}").to(language).format(first)
    if first == last:
        return first.isoformat()
    return f"{first} … {last}"


def name_of(activity: Activity) -> str:
    """Return an activity's id, else its first words."""
    return (activity.id or "").strip() or (activity.text or NOTHING)[:20]


def said(activity: Activity, language: Language) -> str:
    """Return id and words of an activity, as in a message."""
    return show(named(activity), language)


def bound_words(bound: Bound | None, of: Activity, language: Language) -> str:
    """Return what keeps an activity from being later."""
    if bound is None:
        return NOTHING
    if bound.kind is BoundKind.PROJECT_END:
        text = Text("the project's end {day}", "projektets slut {day}")
    elif bound.kind is BoundKind.PLAN_END:
        text = Text("when all is done {day}", "när allt är klart {day}")
    elif bound.activity is of:
        text = (
            Text("its own due date {day}", "eget slutdatum {day}")
            if bound.kind is BoundKind.DUE
            else Text("its own start {day}", "egen start {day}")
        )
    elif bound.kind is BoundKind.DUE:
        text = Text("{name} is due {day}", "{name} ska vara klar {day}")
    else:
        text = Text("{name} begins {day}", "{name} börjar {day}")
    name = name_of(bound.activity) if bound.activity is not None else ""
    return text.to(language).format(name=name, day=bound.day)


_WHY = {
    Why.RING: Text("waits for itself in a ring", "väntar på sig själv i en ring"),
    Why.CANCELLED: Text("is cancelled", "är inställd"),
    Why.DONE: Text("is done, the plan does not say when", "är klar, planen säger inte när"),
    Why.NOTHING: Text(
        "nothing says when it can begin: no date, no project period, nothing that it comes after",
        "inget säger när den kan börja: inget datum, ingen projektperiod, inget som den kommer efter",
    ),
    Why.NO_YEAR: Text("its date has no year", "dess datum saknar årtal"),
    Why.WAITS: Text("waits for {other}, which has no place", "väntar på {other}, som inte har någon plats"),
    Why.BEYOND: Text("would lie after the year 2200", "skulle ligga efter år 2200"),
}


def why_unplaced(unplaced: Unplaced, language: Language) -> str:
    """Return why an activity has no place."""
    other = name_of(unplaced.waits_for) if unplaced.waits_for is not None else ""
    return _WHY[unplaced.why].to(language).format(other=other)


_LENGTHS = {
    Source.NOT_STATED: Text("no length and no end is stated", "varken längd eller slut är angivet"),
    Source.NOT_TIME: Text("its length is not stated as time", "längden är inte angiven som tid"),
    Source.GAPS: Text(
        "how far apart the sessions lie is not stated", "hur långt det är mellan tillfällena är inte angivet"
    ),
    Source.PART_WITHOUT: Text("a part has no length", "någon del saknar längd"),
    Source.ONE_DAY: Text("how long it takes is not stated", "hur lång den är är inte angivet"),
}


def unknown_length(row: Placed, language: Language) -> str | None:
    """Return why it is not known when an activity ends; None where it is."""
    if row.end.latest is not None or row.lasting.high is not None:
        return None
    return _LENGTHS[row.lasting.source].to(language) if row.lasting.source in _LENGTHS else None


def days_words(days: int, language: Language) -> str:
    """Return a number of working days."""
    text = Text("working day", "arbetsdag") if abs(days) == 1 else Text("working days", "arbetsdagar")
    return f"{number(days, language)} {text.to(language)}"


def slack_words(row: Placed, language: Language) -> str:
    """Return how late an activity can be, and what says so."""
    if row.slack is None:
        return Text("nothing says how late it can be", "inget säger hur sen den kan bli").to(language)
    bound = bound_words(row.bound, row.activity, language)
    if row.slack < 0:
        text = Text(
            "it is {days} too late for what limits it: {bound}", "den är {days} för sen för det som begränsar: {bound}"
        )
    elif row.slack == 0:
        text = Text("it cannot be late: {bound}", "den kan inte bli sen: {bound}")
    else:
        text = Text(
            "it can be {days} late before it meets its limit: {bound}",
            "den kan bli {days} sen innan det tar stopp: {bound}",
        )
    return text.to(language).format(days=days_words(abs(row.slack), language), bound=bound)


# -- tables -----------------------------------------------------------------------------------------------------------


def mark_of(row: Placed) -> str:
    """Return the signs of a row."""
    return _marks(row.critical, row.slack is not None and row.slack < 0)


def _marks(critical: bool, late: bool) -> str:
    return (CRITICAL if critical else "") + (LATE if late else "")


_NOTHING = Cell(NOTHING)


def _day_cell(day: date) -> Cell:
    text = day.isoformat()
    return Cell(text, text)


class _Cells:
    """The cells of a schedule: the same day, figure or limit stands in many rows, and is written out once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.days = Remembered(_day_cell)
        self.figures = Remembered(self._figure)
        self._limits: dict[int, Cell] = {}

    def span(self, span: Span) -> Cell:
        """Return the days that one can be."""
        text = span_words(span, self.language)
        return Cell(text, text)

    def _figure(self, value: int) -> Cell:
        return Cell(number(value, self.language), value)

    def limit(self, bound: Bound, of: Activity) -> Cell:
        """Return what keeps an activity from being later."""
        found = self._limits.get(id(bound))
        if found is None:
            found = words(bound_words(bound, of, self.language))
            if bound.activity is None:  # else it is said otherwise of the activity itself
                self._limits[id(bound)] = found
        return found


def schedule_grid(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> Grid:
    """Return dates and slack as a table."""
    columns = tuple(Column(key, heading.to(language), key in _FIGURES) for key, heading in _HEADINGS.items())
    cells = _Cells(language)
    marks = {
        (critical, late): Cell(mark := _marks(critical, late), mark or None)
        for critical in (False, True)
        for late in (False, True)
    }
    found = []
    days, figures = cells.days, cells.figures
    nothing = Cell(NOTHING)
    new = tuple.__new__  # a third of the time of a named tuple's own class
    for row in rows:
        # Taken apart at once: that costs as much as asking for two of its fields by their names.
        activity, start, end, lasts, _, _, _, latest_end, slack, free, critical, drag, _, bound, _, _ = row
        name, text, owner, (first, last), (begun, done) = activity.id, activity.text, activity.owner, start, end
        cells_of_row = (
            marks[critical, slack is not None and slack < 0],
            new(Cell, (name, name)) if name else nothing,
            new(Cell, (text, text)) if text else nothing,
            words(owner) if owner else nothing,
            days[first] if first is last and first is not None else cells.span(start),
            days[begun] if begun is done and begun is not None else cells.span(end),
            figures[lasts] if done is not None else nothing,
            days[latest_end] if latest_end is not None else nothing,
            figures[slack] if slack is not None else nothing,
            figures[free] if free is not None else nothing,
            figures[drag] if drag is not None else nothing,
            cells.limit(bound, activity) if bound is not None else nothing,
        )
        found.append(new(Row, (cells_of_row, "row", "", 0)))
    return Grid(columns, tuple(found))


_SESSION_HEADINGS = {
    "id": Text("id", "id"),
    "activity": Text("activity", "aktivitet"),
    "number": Text("no.", "nr"),
    "day": Text("day", "dag"),
    "moved_from": Text("moved from", "flyttad från"),
    "because": Text("because of", "på grund av"),
}


def sessions_of(checked: CheckedPlan, row: Placed) -> tuple[Occurrence, ...] | NotDated | None:
    """Return the days of an activity that comes back."""
    return occurrences(row, checked.calendar)


def sessions_grid(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> Grid:
    """Return the days of what comes back, and where days off have moved them."""
    columns = tuple(Column(key, text.to(language), key == "number") for key, text in _SESSION_HEADINGS.items())
    found = []
    for row in rows:
        days = sessions_of(checked, row)
        if not isinstance(days, tuple):
            continue
        for at, each in enumerate(days, 1):
            moved = each.moved_from.isoformat() if each.moved_from is not None else None
            found.append(
                Row(
                    (
                        words(row.activity.id),
                        words(row.activity.text),
                        Cell(str(at), at),
                        words(each.day.isoformat()),
                        words(moved),
                        words(because(each, language)),
                    ),
                    place=place_of(checked, row.activity),
                )
            )
    return Grid(columns, tuple(found))


def because(each: Occurrence, language: Language) -> str | None:
    if each.because is None:
        return None
    return each.because.to(language) if isinstance(each.because, Text) else each.because


NOT_DATED = {
    NotDated.HOW_OFTEN: Text(
        "how often it comes back is not stated so that days follow",
        "hur ofta den återkommer är inte angivet så att dagarna går att räkna ut",
    ),
    NotDated.FIRST: Text("its first day is not exactly known", "första dagen är inte känd på dagen"),
    NotDated.LAST: Text(
        "neither how many times nor until when is stated", "varken antal gånger eller till när är angivet"
    ),
}


# -- the document for programs ----------------------------------------------------------------------------------------
