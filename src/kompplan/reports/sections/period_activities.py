"""What was to go on in a period and how far it has come, and what is late."""

from collections.abc import Callable
from datetime import date

from kompplan.calculations.happenings import Stretch
from kompplan.calculations.occurrences import occurrences
from kompplan.calculations.progress import late_by, progress
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus
from kompplan.reports.sections._brief import called, counted, identity, sentences, several, short_name, stretch_words
from kompplan.reports.sections._parts import part, prose, section
from kompplan.reports.sections.period import inside
from kompplan.reports.view import Cell, Column, Row, Section, Table
from kompplan.reports.wording import Wording

ACTIVITIES = Text("In the period", "Under perioden")
ACTIVITY, OWNER = Text("Activity", "Aktivitet"), Text("Owner", "Ansvarig")
BY_PLAN, HAPPENED = Text("By the plan", "Enligt planen"), Text("Status", "Läget")
NO_ACTIVITY = Text(
    "By the plan no activity was to go on in the period.", "Enligt planen skulle ingen aktivitet pågå under perioden."
)
NO_ACTIVITIES = Text("The plan has no activities yet.", "Planen har inga aktiviteter än.")
UNDATED = (
    Text(
        "1 activity has no date that can be placed: {names}.",
        "1 aktivitet har inget datum som går att placera: {names}.",
    ),
    Text(
        "{n} activities have no date that can be placed: {names}.",
        "{n} aktiviteter har inget datum som går att placera: {names}.",
    ),
)
STARTS, DONE_BY = Text("start {day}", "start {day}"), Text("done {day}", "klart {day}")
ON_DAY, ALL_ALONG = Text("{day}", "{day}"), Text("all through the period", "pågår hela perioden")
SOME_TIME = Text("some time: {written}", "någon gång: {written}")
HELD = (Text("1 session: {days}", "1 tillfälle: {days}"), Text("{n} sessions: {days}", "{n} tillfällen: {days}"))
NOT_SAID = Text("not stated", "inte angivet")
LATE_DAYS = (
    Text("{status}, 1 day late", "{status}, 1 dag sen"),
    Text("{status}, {n} days late", "{status}, {n} dagar sen"),
)
MOST_DAYS = 6


def in_period(w: Wording, activity: Activity, period: Stretch) -> bool:
    """Tell whether an activity can go on in the period."""
    found = w.checked.calendar.of(activity)
    start, end = found.start or found.end, found.end or found.start
    if start is None or end is None:
        return False
    return start.earliest <= period.last and end.latest >= period.first


def sessions_in(w: Wording, activity: Activity, period: Stretch) -> tuple[date, ...]:
    """Return the days in the period on which an activity that comes back is held."""
    placed = w.checked.schedule.of(activity)
    found = occurrences(placed, w.checked.calendar) if placed is not None else None
    return tuple(each.day for each in found if inside(each.day, period)) if isinstance(found, tuple) else ()


def by_plan(w: Wording, activity: Activity, period: Stretch) -> str:
    """Return what the plan has for an activity in the period."""
    found = w.checked.calendar.of(activity)
    start, end = found.start, found.end
    written = " – ".join(dict.fromkeys(when.written for _, when in found.stated))
    exact = all(each is None or each.earliest == each.latest for each in (start, end))
    if not exact and start == end:
        said = [w.say(SOME_TIME, written=written)]
    elif start is not None and start == end:
        said = [w.say(ON_DAY, day=start.earliest)]
    else:
        said = []
        if start is not None and start.latest >= period.first and start.earliest <= period.last:
            said.append(w.say(STARTS, day=stretch_words(w, start)))
        if end is not None and end.latest >= period.first and end.earliest <= period.last:
            said.append(w.say(DONE_BY, day=stretch_words(w, end)))
        if end is not None and end.latest < period.first:
            said.append(w.say(DONE_BY, day=end.latest))
        said = said or [w.say(ALL_ALONG)]
    days = sessions_in(w, activity, period)
    if days:
        shown = ", ".join(each.isoformat() for each in days[:MOST_DAYS]) + (" …" if len(days) > MOST_DAYS else "")
        said.append(counted(w, len(days), *HELD, days=shown))
    return "; ".join(dict.fromkeys(said))


def _status(w: Wording, activity: Activity) -> Cell:
    late = late_by(activity, w.checked.calendar, w.checked.today)
    told = activity.status is not None or w.checked.written(activity, "status")
    words = w.text(activity, "status") or w.say(NOT_SAID)
    if late is not None and progress(w.plan, w.checked.calendar, w.checked.today).begun:
        days = (w.checked.today - late).days
        return Cell(counted(w, days, *LATE_DAYS, status=words), "missing")
    return Cell(words, "" if told else "missing")


def activity_table(
    w: Wording, rows: list[Activity], caption: Text, name: str, planned: Callable[[Activity], str]
) -> Table:
    """Return activities with what the plan had for them and how far they have come."""
    columns = (
        Column(w.say(ACTIVITY), head=True, key="activity"),
        Column(w.say(OWNER), key="owner"),
        Column(w.say(BY_PLAN), key="by_plan"),
        Column(w.say(HAPPENED), key="status"),
    )
    made = tuple(
        Row(
            (Cell(called(w, each, 100)), w.cell(each, "owner", asked=True), Cell(planned(each)), _status(w, each)),
            id=identity(each),
            place=w.place(each),
        )
        for each in rows
    )
    return Table(w.say(caption), columns, made, cards=True, name=name)


def activities(w: Wording, period: Stretch) -> Section | None:
    """Return what was to go on in the period and how far it has come."""
    if not w.plan.activities:
        return section(w, "activities", ACTIVITIES, (part("", prose(w.say(NO_ACTIVITIES), kind="missing")),))
    rows = [each for each in w.plan.activities if in_period(w, each, period)]
    undated = [
        short_name(w, each)
        for each in w.plan.activities
        if not w.checked.calendar.of(each).known and each.status not in (ActivityStatus.DONE, ActivityStatus.CANCELLED)
    ]
    return section(
        w,
        "activities",
        ACTIVITIES,
        (
            part(
                "",
                activity_table(w, rows, ACTIVITIES, "activities_in_period", lambda each: by_plan(w, each, period))
                if rows
                else prose(w.say(NO_ACTIVITY)),
                prose(counted(w, len(undated), *UNDATED, names=several(w, undated)) if undated else None, kind="note"),
            ),
        ),
    )


LATE = Text("Late", "Försenat")
WAS_DUE, DAYS_LATE = Text("Was due", "Skulle vara klar"), Text("Days late", "Dagar sen")
WHY = Text("Deviation and decision", "Avvikelse och beslut")
NOTHING_LATE = Text("No activity is late.", "Ingen aktivitet är försenad.")
NO_DEVIATION = Text("no deviation tells why", "ingen avvikelse säger varför")


def _explained(w: Wording, activity: Activity) -> Cell:
    own = identity(activity)
    found = [each for each in w.plan.deviations if own and (each.activity or "").strip() == own]
    if not found:
        return Cell(w.say(NO_DEVIATION), "missing")
    last = found[-1]
    said = (last.cause, last.decision or w.say(Text("not decided", "inte beslutat")))
    return Cell(sentences([each for each in said if each]), "" if last.decision else "missing")


def late(w: Wording) -> Section | None:
    """Return what should have been done by now."""
    found = progress(w.plan, w.checked.calendar, w.checked.today)
    if not found.begun or not found.total:
        return None
    if not found.late:
        return section(w, "late", LATE, (part("", prose(w.say(NOTHING_LATE))),))
    columns = (
        Column(w.say(ACTIVITY), head=True, key="activity"),
        Column(w.say(OWNER), key="owner"),
        Column(w.say(WAS_DUE), dated=True, key="due", unit="date"),
        Column(w.say(DAYS_LATE), figures=True, key="days", unit="n"),
        Column(w.say(WHY), key="why"),
    )
    rows = []
    for each in found.late:
        days = (w.checked.today - each.day).days
        cells = (
            Cell(called(w, each.activity, 100)),
            w.cell(each.activity, "owner", asked=True),
            Cell(each.day.isoformat(), number=each.day.isoformat()),
            Cell(number(days, w.language), number=str(days)),
            _explained(w, each.activity),
        )
        rows.append(Row(cells, id=identity(each.activity), place=w.place(each.activity)))
    table = Table(w.say(LATE), columns, tuple(rows), cards=True, name="late_activities")
    return section(w, "late", LATE, (part("", table),))
