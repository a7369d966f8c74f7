"""The activity plan: when things happen, as a picture, and every row with all that the plan says about it."""

from datetime import date

from kompplan.calculations.sums import total
from kompplan.charts.timeline import Bar, BarKind, Group, LegendItem, LegendKind, Tick, Today, timeline
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus
from kompplan.reports.sections._parts import missing, part, prose, section
from kompplan.reports.view import Cell, Column, Picture, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Activity plan", "Aktivitetsplan")
TIMELINE, ROWS = Text("When", "När"), Text("Who, when and at what cost", "Vem, när och till vilken kostnad")
NO_ACTIVITIES = Text("The plan has no activities yet.", "Planen har inga aktiviteter än.")
PICTURE = Text(
    "Timeline of the activities, from {first} to {last}", "Tidslinje över aktiviteterna, från {first} till {last}"
)
DESC = Text("Activities in the order of the plan. The table below gives the same dates. {bars}",
            "Aktiviteterna i planens ordning. Tabellen nedanför har samma datum. {bars}")  # fmt: skip
UNDATED = (
    Text("1 activity is not drawn, because its date cannot be told: {names}.",
         "1 aktivitet är inte utritad, eftersom dess datum inte kan utläsas: {names}."),
    Text("{n} activities are not drawn, because their dates cannot be told: {names}.",
         "{n} aktiviteter är inte utritade, eftersom deras datum inte kan utläsas: {names}."),
)  # fmt: skip
NOTHING_DATED = Text("No activity has a date that can be drawn.", "Ingen aktivitet har ett datum som går att rita.")
TODAY = Text("today {day}", "i dag {day}")
_LEGEND: dict[LegendKind, Text] = {
    "planned": Text("planned", "planerad"),
    "ongoing": Text("ongoing", "pågår"),
    "done": Text("done", "klar"),
    "uncertain": Text("some time within", "någon gång inom"),
    "milestone": Text("one day", "en dag"),
}
_KINDS: dict[ActivityStatus | None, BarKind] = {ActivityStatus.ONGOING: "ongoing", ActivityStatus.DONE: "done"}
MOST_BARS = 400
"""Beyond this a picture can no longer be read; the table has every row."""
COLUMNS = ("id", "text", "owner", "cost", "hours", "status")
DATES = ("when", "start", "due")
WHEN = Text("When", "När")
OF_LINE, SHARED = Text("budget line {amount}", "budgetrad {amount}"), Text("part of {amount}", "del av {amount}")
OF_LINES = Text("budget lines {amount}", "budgetrader {amount}")
ACTIVITY, AS_WRITTEN = Text("Activity", "Aktivitet"), Text("As written", "Som skrivet")
EARLIEST, LATEST = Text("Earliest", "Tidigast"), Text("Latest", "Senast")


def _named(activity: Activity) -> str:
    return " ".join(filter(None, ((activity.id or "").strip(), activity.text)))


def _written(activity: Activity) -> str:
    if activity.when is not None and activity.start is None and activity.due is None:
        return activity.when.written
    ends = [each.written for each in (activity.start or activity.when, activity.due) if each is not None]
    return " – ".join(ends)


def uncertain(label: str, kind: BarKind, first: int, last: int, note: str) -> Bar:
    """Return the bar of what happens some time within two days; its certain part ends before it starts: it has none."""
    return Bar(label, 1, 0, kind, first, last, note)


def _bar(w: Wording, activity: Activity, last_day: date | None) -> Bar | None:
    dates = w.checked.calendar.of(activity)
    start, end = dates.start, dates.end
    if start is None and end is None:
        return None
    kind = _KINDS.get(activity.status, "planned")
    label, note = _named(activity) or NOTHING, _written(activity)
    if start is None and end is not None:
        first, last = end
    elif end is None and start is not None:
        first = start.earliest
        last = max(start.latest, last_day) if last_day is not None else start.latest
        return uncertain(label, kind, first.toordinal(), last.toordinal() + 1, note)
    else:
        assert start is not None  # noqa: S101 - one of the two is there, and both cases with one are above
        assert end is not None  # noqa: S101
        if start != end:
            return _span(label, kind, note, (start.earliest, start.latest), (end.earliest, end.latest))
        first, last = start
    if first == last:
        return Bar(label, first.toordinal() + 0.5, first.toordinal() + 0.5, kind, note=note)
    return uncertain(label, kind, first.toordinal(), last.toordinal() + 1, note)


SLIVER = 50
"""A certain stretch shorter than this part of the whole (``ht 2012 – vt 2013`` has two days) is not worth drawing."""


def _span(label: str, kind: BarKind, note: str, start: tuple[date, date], end: tuple[date, date]) -> Bar | None:
    first, sure_from = (each.toordinal() for each in start)
    sure_to, last = (each.toordinal() + 1 for each in end)
    if last <= first:
        return None
    if (sure_to - sure_from) * SLIVER <= last - first:
        return uncertain(label, kind, first, last, note)
    return Bar(
        label, sure_from, sure_to, kind, first if first < sure_from else None, last if last > sure_to else None, note
    )


def _months(first: date, last: date) -> tuple[date, ...]:
    """Return the first day of every month from that of ``first`` to the one after ``last``."""
    count = (last.year - first.year) * 12 + last.month - first.month + 2
    return tuple(
        date(first.year + (first.month - 1 + step) // 12, (first.month - 1 + step) % 12 + 1, 1) for step in range(count)
    )


def _ticks(w: Wording, first: date, last: date) -> tuple[Tick, ...]:
    """Return years, and months or quarters between them as far as they can be read."""
    months = _months(first, last)
    every = 1 if len(months) <= 20 else 3 if len(months) <= 50 else 12
    ticks = []
    for index, day in enumerate(months):
        place = float(day.toordinal())
        if index == 0 or (day.month == 1 and (index < len(months) - 1)):
            ticks.append(Tick(place, str(day.year), major=True))
        if every == 12 or (day.month - 1) % every:
            continue
        label = w.month(day) if every == 1 else w.say(Text("Q{n}", "kv {n}"), n=(day.month + 2) // 3)
        ticks.append(Tick(place, label if index < len(months) - 1 else ""))
    return tuple(ticks)


def _picture(w: Wording) -> tuple[Picture | None, str]:
    last_day = w.checked.calendar.end.latest if w.checked.calendar.end is not None else None
    found = [(each, _bar(w, each, last_day)) for each in w.plan.activities]
    bars = tuple(bar for _, bar in found if bar is not None)[:MOST_BARS]
    undated = [(each.id or each.text or NOTHING).strip() for each, bar in found if bar is None]
    about = w.say(UNDATED[len(undated) != 1], n=len(undated), names=", ".join(undated)) if undated else ""
    if not bars:
        return None, w.say(NOTHING_DATED)
    ends = [
        end for bar in bars for end in (bar.start, bar.end, bar.soft_start, bar.soft_end) if end is not None and end > 1
    ]
    first, last = date.fromordinal(int(min(ends))), date.fromordinal(int(max(ends) - 0.25))
    here = w.checked.today
    today = Today(here.toordinal(), w.say(TODAY, day=here.isoformat())) if first <= here <= last else None
    used: set[LegendKind] = {bar.kind for bar in bars if bar.start < bar.end}
    if any(bar.soft_start is not None or bar.soft_end is not None for bar in bars):
        used.add("uncertain")
    if any(bar.start == bar.end for bar in bars):
        used.add("milestone")
    legend = tuple(LegendItem(kind, w.say(text)) for kind, text in _LEGEND.items() if kind in used)
    svg = timeline(
        (Group("", bars),),
        ticks=_ticks(w, first, last),
        today=today,
        legend=legend,
        title=w.say(TITLE),
        desc=w.say(DESC, bars="; ".join(f"{bar.label}: {bar.note}" for bar in bars)),
        prefix="timeline-picture",
    )
    return Picture(svg, w.say(PICTURE, first=first.isoformat(), last=last.isoformat())), about


def _dates(w: Wording) -> Table:
    """Return what the timeline shows in words."""
    rows = []
    for activity in w.plan.activities:
        dates = w.checked.calendar.of(activity)
        if dates.start is None and dates.end is None:
            continue
        first = dates.start.earliest.isoformat() if dates.start is not None else NOTHING
        last = dates.end.latest.isoformat() if dates.end is not None else NOTHING
        said = (_named(activity) or NOTHING, first, last, _written(activity) or NOTHING)
        rows.append(Row(tuple(map(Cell, said))))
    columns = (
        Column(w.say(ACTIVITY), head=True),
        Column(w.say(EARLIEST), short=True),
        Column(w.say(LATEST), short=True),
        Column(w.say(AS_WRITTEN)),
    )
    return Table(w.say(TIMELINE), columns, tuple(rows), cards=True, folded=True)


def _when(w: Wording, activity: Activity) -> Cell:
    """Return all that is written about when, each field with its word where there are several."""
    stated = [name for name in DATES if getattr(activity, name) is not None]
    if stated in (["when"], []):
        return w.cell(activity, "when", asked=not any(w.checked.written(activity, name) for name in DATES))
    return Cell(
        "\n".join(
            f"{w.label(Activity, name) + ' ' if name != 'when' else ''}{w.text(activity, name)}" for name in stated
        )
    )


def _cost(w: Wording, activity: Activity) -> Cell:
    """Return the cost, what the budget's lines give where the activity states none, or that it is missing."""
    own = w.cell(activity, "cost")
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
    columns.insert(owner + 1, Column(w.say(WHEN), dated=True))
    made = []
    for row, activity in zip(table.rows, rows, strict=True):
        cells = list(row.cells)
        cells[cost] = _cost(w, activity)
        cells.insert(owner + 1, _when(w, activity))
        made.append(row._replace(cells=tuple(cells)))
    return table._replace(columns=tuple(columns), rows=tuple(made))


def activities(w: Wording) -> Section | None:
    rows = w.plan.activities
    if not rows:
        return section(w, "activities", TITLE, (part("", missing(w, NO_ACTIVITIES)),))
    picture, about = _picture(w)
    return section(
        w,
        "activities",
        TITLE,
        (
            part(w.say(TIMELINE), picture, _dates(w) if picture is not None else None, prose(about, kind="note")),
            part(w.say(ROWS), _table(w)),
        ),
    )
