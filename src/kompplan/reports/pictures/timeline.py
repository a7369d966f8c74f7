"""When everything happens: bars for what the plan dates, what waits for what, the critical path, and today."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple
from weakref import WeakKeyDictionary

from kompplan.calculations.durations import Source
from kompplan.calculations.scheduled import DriverKind, Placed
from kompplan.calculations.workdays import breaks
from kompplan.charts.arrows import End
from kompplan.charts.timeline import (
    Arrow,
    Bar,
    BarKind,
    Group,
    LegendItem,
    LegendKind,
    Shade,
    Today,
    timeline,
)
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus, LinkKind
from kompplan.reports.pictures.days import day_ticks
from kompplan.reports.view import Cell, Column, Picture, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING
from kompplan.views.schedule import name_of

TITLE = Text("When", "När")
PICTURE = Text(
    "Timeline of the activities, from {first} to {last}", "Tidslinje över aktiviteterna, från {first} till {last}"
)
DESC = Text("Activities in the order of the plan. The table below gives the same dates. {bars}",
            "Aktiviteterna i planens ordning. Tabellen nedanför har samma datum. {bars}")  # fmt: skip
WHY_NOT = Text("No activity has a date that can be drawn.", "Ingen aktivitet har ett datum som går att rita.")
UNDATED = (
    Text("1 activity is not drawn, because its date cannot be told: {names}.",
         "1 aktivitet är inte utritad, eftersom dess datum inte kan utläsas: {names}."),
    Text("{n} activities are not drawn, because their dates cannot be told: {names}.",
         "{n} aktiviteter är inte utritade, eftersom deras datum inte kan utläsas: {names}."),
)  # fmt: skip
FIRST_ONLY = Text(
    "The first {n} of {all} activities; the table has them all.",
    "De första {n} av {all} aktiviteter; tabellen har alla.",
)
TODAY = Text("today {day}", "i dag {day}")
WORKED_OUT = Text("{first} – {last}, worked out", "{first} – {last}, uträknat")
ENDS = Text("{written}, worked out done {last}", "{written}, uträknat klar {last}")
TO = Text("{first} to {last}", "{first} till {last}")
CRITICAL_TOO = Text("{label} (critical)", "{label} (kritisk)")
WAITS = Text("{label} waits for {names}", "{label} väntar på {names}")
_LEGEND: dict[LegendKind, Text] = {
    "planned": Text("planned", "planerad"),
    "ongoing": Text("ongoing", "pågår"),
    "done": Text("done", "klar"),
    "uncertain": Text("some time within", "någon gång inom"),
    "milestone": Text("one day", "en dag"),
    "critical": Text("critical: late here is late for all", "kritisk: sen här är sen för allt"),
    "arrow": Text("waits for", "väntar på"),
    "shade": Text("July, not worked", "juli, ledigt"),
}
_KINDS: dict[ActivityStatus | None, BarKind] = {ActivityStatus.ONGOING: "ongoing", ActivityStatus.DONE: "done"}
_ENDS: dict[LinkKind, tuple[End, End]] = {
    LinkKind.FINISH_START: ("finish", "start"),
    LinkKind.START_START: ("start", "start"),
    LinkKind.FINISH_FINISH: ("finish", "finish"),
    LinkKind.START_FINISH: ("start", "finish"),
}
MOST_BARS = 400
"""Beyond this a picture can no longer be read; the table has every row."""
SLIVER = 50
"""A certain stretch shorter than this part of the whole (``ht 2012 – vt 2013`` has two days) is not worth drawing."""

ACTIVITY, AS_WRITTEN = Text("Activity", "Aktivitet"), Text("As written", "Som skrivet")
EARLIEST, LATEST = Text("Earliest", "Tidigast"), Text("Latest", "Senast")
AFTER, CRITICAL, YES = Text("Waits for", "Väntar på"), Text("Critical", "Kritisk"), Text("yes", "ja")


class _Dated(NamedTuple):
    """An activity with what is known of when."""

    activity: Activity
    first: date | None
    last: date | None
    written: str
    bar: Bar | None


def _named(activity: Activity) -> str:
    return " ".join(filter(None, ((activity.id or "").strip(), activity.text)))


def _written(activity: Activity) -> str:
    if activity.when is not None and activity.start is None and activity.due is None:
        return activity.when.written
    ends = [each.written for each in (activity.start or activity.when, activity.due) if each is not None]
    return " – ".join(ends)


def _uncertain(label: str, kind: BarKind, first: int, last: int, note: str) -> Bar:
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
        return _uncertain(label, kind, first.toordinal(), last.toordinal() + 1, note)
    else:
        assert start is not None  # noqa: S101 - one of the two is there, and both cases with one are above
        assert end is not None  # noqa: S101 - as above
        if start != end:
            return _span(label, kind, note, (start.earliest, start.latest), (end.earliest, end.latest))
        first, last = start
    if first == last:
        return Bar(label, first.toordinal() + 0.5, first.toordinal() + 0.5, kind, note=note)
    return _uncertain(label, kind, first.toordinal(), last.toordinal() + 1, note)


def _span(label: str, kind: BarKind, note: str, start: tuple[date, date], end: tuple[date, date]) -> Bar | None:
    first, sure_from = (each.toordinal() for each in start)
    sure_to, last = (each.toordinal() + 1 for each in end)
    if last <= first:
        return None
    if (sure_to - sure_from) * SLIVER <= last - first:
        return _uncertain(label, kind, first, last, note)
    return Bar(
        label, sure_from, sure_to, kind, first if first < sure_from else None, last if last > sure_to else None, note
    )


_HOW_LONG = frozenset({Source.LENGTH, Source.PARTS, Source.DAYS, Source.SESSIONS})


def _placed(w: Wording, activity: Activity) -> Placed | None:
    """Return where the schedule lays an activity that the plan says how long it takes."""
    row = w.checked.schedule.of(activity)
    return row if row is not None and row.lasting.source in _HOW_LONG else None


def _with_its_length(w: Wording, activity: Activity) -> _Dated | None:
    """Return an activity of which only the beginning is stated and how long it takes."""
    dates = w.checked.calendar.of(activity)
    row = _placed(w, activity) if dates.start is not None and dates.end is None else None
    if row is None or row.start.earliest is None or row.end.earliest is None:
        return None
    start = (row.start.earliest, row.start.latest or row.start.earliest)
    end = (row.end.earliest, row.end.latest or row.end.earliest)
    days = end[0].isoformat()
    if end[0] != end[1]:
        days = w.say(TO, first=days, last=end[1].isoformat())
    written = w.say(ENDS, written=_written(activity), last=days)
    bar = _span(_named(activity) or NOTHING, _KINDS.get(activity.status, "planned"), written, start, end)
    return _Dated(activity, start[0], end[1], written, bar) if bar is not None else None


def _worked_out(w: Wording, activity: Activity) -> _Dated | None:
    """Return what the schedule says of an activity without dates that waits for another and has a length."""
    if not activity.depends_on or w.checked.calendar.of(activity).known:
        return None
    row = _placed(w, activity)
    if row is None or row.driver.kind is not DriverKind.LINK:
        return None
    first, last = row.start.earliest, row.end.latest or row.end.earliest
    if first is None or last is None or last < first:
        return None
    said = w.say(WORKED_OUT, first=first.isoformat(), last=last.isoformat())
    kind = _KINDS.get(activity.status, "planned")
    bar = _uncertain(_named(activity) or NOTHING, kind, first.toordinal(), last.toordinal() + 1, said)
    return _Dated(activity, first, last, said, bar)


_found: WeakKeyDictionary[Wording, tuple[_Dated, ...]] = WeakKeyDictionary()
"""What picture, table and remark all go by."""


def _dated(w: Wording) -> tuple[_Dated, ...]:
    """Return every activity, in the order of the plan."""
    if w in _found:
        return _found[w]
    last_day = w.checked.calendar.end.latest if w.checked.calendar.end is not None else None
    found = []
    for activity in w.plan.activities:
        dates = w.checked.calendar.of(activity)
        first = dates.start.earliest if dates.start is not None else None
        last = dates.end.latest if dates.end is not None else None
        each = _with_its_length(w, activity) or _Dated(
            activity, first, last, _written(activity), _bar(w, activity, last_day)
        )
        if each.bar is None:
            each = _worked_out(w, activity) or each
        found.append(each)
    _found[w] = tuple(found)
    return _found[w]


def _critical(w: Wording) -> frozenset[int]:
    """Return who lies on the critical path; without links there is none, only something that ends last."""
    if not w.checked.network.links:
        return frozenset()
    return frozenset(id(row.activity) for row in w.checked.schedule.rows if row.critical)


def _waits(w: Wording) -> dict[int, list[str]]:
    """Return the names of what each activity waits for."""
    found: dict[int, list[str]] = {}
    for link in w.checked.network.links:
        kind = "" if link.kind is LinkKind.FINISH_START else f" ({w.say(link.kind.words)})"
        found.setdefault(id(link.after), []).append(f"{name_of(link.before)}{kind}")
    return found


def picture(w: Wording) -> Picture | None:
    """Return the timeline, or None where nothing has a date."""
    critical = _critical(w)
    dated = [each for each in _dated(w) if each.bar is not None]
    shown = dated[:MOST_BARS]
    bars = [
        replace(bar, critical=True) if id(each.activity) in critical else bar
        for each in shown
        if (bar := each.bar) is not None
    ]
    if not bars:
        return None
    ends = [
        end for bar in bars for end in (bar.start, bar.end, bar.soft_start, bar.soft_end) if end is not None and end > 1
    ]
    first, last = date.fromordinal(int(min(ends))), date.fromordinal(int(max(ends) - 0.25))
    number = {id(each.activity): index for index, each in enumerate(shown)}
    arrows = tuple(
        Arrow(
            number[id(link.before)],
            number[id(link.after)],
            *_ENDS[link.kind],
            critical=id(link.before) in critical and id(link.after) in critical,
        )
        for link in w.checked.network.links
        if id(link.before) in number and id(link.after) in number
    )
    shades = _shades(w, first, last)
    here = w.checked.today
    title = w.say(PICTURE, first=first.isoformat(), last=last.isoformat())
    desc = w.say(DESC, bars="; ".join(_told(w, shown, bars)))
    svg = timeline(
        (Group("", tuple(bars)),),
        ticks=day_ticks(w, first, last),
        today=Today(here.toordinal(), w.say(TODAY, day=here.isoformat())) if first <= here <= last else None,
        legend=_legend(w, bars, arrows, shades),
        arrows=arrows,
        shades=shades,
        title=title,
        desc=desc,
        prefix="timeline-picture",
    )
    cut = w.say(FIRST_ONLY, n=len(shown), all=len(dated)) if len(dated) > len(shown) else ""
    return Picture(svg, title, cut, described=desc)


def _told(w: Wording, shown: list[_Dated], bars: list[Bar]) -> list[str]:
    waits = _waits(w)
    told = []
    for each, bar in zip(shown, bars, strict=True):
        label = w.say(CRITICAL_TOO, label=bar.label) if bar.critical else bar.label
        if id(each.activity) in waits:
            label = w.say(WAITS, label=label, names=", ".join(waits[id(each.activity)]))
        told.append(f"{label}: {bar.note}")
    return told


def _shades(w: Wording, first: date, last: date) -> tuple[Shade, ...]:
    """Return the vacation months where the plan says that nobody works then."""
    if w.plan.calendar is None or not w.plan.calendar.july_off:
        return ()
    return tuple(
        Shade(each.first.toordinal(), each.last.toordinal() + 1)
        for year in range(first.year, last.year + 1)
        for each in breaks(year)
        if each.period == "vacation" and each.last >= first and each.first <= last
    )


def _legend(
    w: Wording, bars: list[Bar], arrows: tuple[Arrow, ...], shades: tuple[Shade, ...]
) -> tuple[LegendItem, ...]:
    used: set[LegendKind] = {bar.kind for bar in bars if bar.start < bar.end}
    if any(bar.soft_start is not None or bar.soft_end is not None for bar in bars):
        used.add("uncertain")
    if any(bar.start == bar.end for bar in bars):
        used.add("milestone")
    if any(bar.critical for bar in bars):
        used.add("critical")
    if arrows:
        used.add("arrow")
    if shades:
        used.add("shade")
    return tuple(LegendItem(kind, w.say(text)) for kind, text in _LEGEND.items() if kind in used)


def undated(w: Wording) -> str:
    """Return which activities are not drawn."""
    names = [(each.activity.id or each.activity.text or NOTHING).strip() for each in _dated(w) if each.bar is None]
    return w.say(UNDATED[len(names) != 1], n=len(names), names=", ".join(names)) if names else ""


def table(w: Wording) -> Table:
    """Return what the timeline shows in words."""
    critical, waits = _critical(w), _waits(w)
    rows = []
    for each in _dated(w):
        if each.first is None and each.last is None:
            continue
        said = (
            _named(each.activity) or NOTHING,
            each.first.isoformat() if each.first is not None else NOTHING,
            each.last.isoformat() if each.last is not None else NOTHING,
            each.written or NOTHING,
            ", ".join(waits.get(id(each.activity), ())) or NOTHING,
            w.say(YES) if id(each.activity) in critical else NOTHING,
        )
        rows.append(Row(tuple(map(Cell, said))))
    columns = (
        Column(w.say(ACTIVITY), head=True),
        Column(w.say(EARLIEST), short=True),
        Column(w.say(LATEST), short=True),
        Column(w.say(AS_WRITTEN)),
        Column(w.say(AFTER)),
        Column(w.say(CRITICAL), short=True),
    )
    kept = [
        index for index in range(len(columns)) if index < 4 or any(row.cells[index].text != NOTHING for row in rows)
    ]
    return Table(
        w.say(TITLE),
        tuple(columns[index] for index in kept),
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in rows),
        cards=True,
        folded=True,
    )
