"""The activity plan: when things happen, as a picture, and every row with all that the plan says about it."""

from kompplan.calculations.sums import total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.reports.pictures import timeline
from kompplan.reports.sections._parts import missing, part, prose, section
from kompplan.reports.view import Cell, Column, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Activity plan", "Aktivitetsplan")
ROWS = Text("Who, when and at what cost", "Vem, när och till vilken kostnad")
NO_ACTIVITIES = Text("The plan has no activities yet.", "Planen har inga aktiviteter än.")
COLUMNS = ("id", "text", "owner", "cost", "hours", "status")
DATES = ("when", "start", "due")
WHEN = Text("When", "När")
EARLIEST, LATEST = Text("Earliest", "Tidigast"), Text("Latest", "Senast")
OF_LINE, SHARED = Text("budget line {amount}", "budgetrad {amount}"), Text("part of {amount}", "del av {amount}")
OF_LINES = Text("budget lines {amount}", "budgetrader {amount}")


def _when(w: Wording, activity: Activity) -> Cell:
    """Return all that is written about when, each field with its word where there are several."""
    stated = [name for name in DATES if getattr(activity, name) is not None]
    if stated in (["when"], []):
        return w.cell(activity, "when", not any(w.checked.written(activity, name) for name in DATES), "date")
    return Cell(
        "\n".join(
            f"{w.label(Activity, name) + ' ' if name != 'when' else ''}{w.text(activity, name)}" for name in stated
        )
    )


def _cost(w: Wording, activity: Activity) -> Cell:
    """Return the cost, what the budget's lines give where the activity states none, or that it is missing."""
    own = w.cell(activity, "cost", unit="kr")
    if activity.cost is not None or w.checked.written(activity, "cost"):
        return own
    lines = w.checked.coverage.lines_of.get(id(activity), ())
    if lines:
        rows = [w.checked.budget_rows[id(line)] for line in lines]
        kronor = total(row.kronor for row in rows if row.kronor is not None)
        hours = total(row.hours for row in rows if row.hours is not None)
        said = w.sum(kronor) if not kronor.empty else w.sum(hours, "h")
        shared = any(len(w.checked.coverage.activities_of[id(line)]) > 1 for line in lines)
        text = SHARED if shared else OF_LINES if len(lines) > 1 else OF_LINE
        return Cell(w.say(text, amount=said)) if said != NOTHING else own
    asked = activity.hours is None and activity.cost_reason is None
    return w.cell(activity, "cost", asked)


def _table(w: Wording) -> Table:
    """Return the rows of the plan, with dates in one column."""
    rows = w.plan.activities
    table = w.table(w.say(ROWS), rows, COLUMNS, "text", asked=("owner", "cost"), but=DATES)
    named = [column.heading for column in table.columns]
    owner, cost = (named.index(capital(w.label(Activity, name))) for name in ("owner", "cost"))
    columns = list(table.columns)
    columns.insert(owner + 1, Column(w.say(WHEN), dated=True, key="when", unit="date"))
    made = []
    for row, activity in zip(table.rows, rows, strict=True):
        cells = list(row.cells)
        cells[cost] = _cost(w, activity)
        cells.insert(owner + 1, _when(w, activity))
        made.append(row._replace(cells=tuple(cells)))
    table = table._replace(columns=tuple(columns), rows=tuple(made))
    return _with_days(w, table) if w.typed else table


def _with_days(w: Wording, table: Table) -> Table:
    """Return the table with the first and the last day of each activity after what is written about them."""
    at = next(index for index, column in enumerate(table.columns) if column.key == "when") + 1
    made = []
    for row, activity in zip(table.rows, w.plan.activities, strict=True):
        dates = w.checked.calendar.of(activity)
        days = (
            dates.start.earliest.isoformat() if dates.start is not None else "",
            dates.end.latest.isoformat() if dates.end is not None else "",
        )
        cells = (Cell(day or NOTHING, number=day) for day in days)
        made.append(row._replace(cells=(*row.cells[:at], *cells, *row.cells[at:])))
    days_of = (
        Column(w.say(heading), dated=True, key=key, unit="date")
        for heading, key in ((EARLIEST, "earliest"), (LATEST, "latest"))
    )
    return table._replace(columns=(*table.columns[:at], *days_of, *table.columns[at:]), rows=tuple(made))


def activities(w: Wording) -> Section | None:
    rows = w.plan.activities
    if not rows:
        return section(w, "activities", TITLE, (part("", missing(w, NO_ACTIVITIES)),))
    drawn = timeline.picture(w)
    about = timeline.undated(w) if drawn is not None else w.say(timeline.WHY_NOT)
    return section(
        w,
        "activities",
        TITLE,
        (
            part(
                w.say(timeline.TITLE),
                drawn,
                timeline.table(w) if drawn is not None else None,
                prose(about, kind="note"),
            ),
            part(w.say(ROWS), _table(w)),
        ),
    )
