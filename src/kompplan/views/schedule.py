"""The schedule in words: a table, what cannot be kept, what drives what, and the documents that programs read."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kompplan.calculations.durations import Source
from kompplan.calculations.occurrences import NotDated, Occurrence, occurrences
from kompplan.calculations.schedule import (
    Bound,
    BoundKind,
    DriverKind,
    Placed,
    Schedule,
    Span,
    Unplaced,
    Violation,
    Why,
)
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.model.activities import Activity
from kompplan.model.shapes import folded
from kompplan.model.words import LinkKind
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, words
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


_BROKEN = {
    BoundKind.START: Text(
        "{name} is stated to begin {stated}, but can begin {computed} at the earliest: {days} late",
        "{name} ska börja {stated}, men kan börja tidigast {computed}: {days} för sent",
    ),
    BoundKind.DUE: Text(
        "{name} is due {stated}, but can be done {computed} at the earliest: {days} late",
        "{name} ska vara klar {stated}, men kan bli klar tidigast {computed}: {days} för sent",
    ),
    BoundKind.PROJECT_END: Text(
        "the project ends {stated}, but {name} can be done {computed} at the earliest: {days} late",
        "projektet slutar {stated}, men {name} kan bli klar tidigast {computed}: {days} för sent",
    ),
}


def violation_words(found: Violation, language: Language) -> str:
    """Return what cannot be kept, and what lies before it on the way."""
    text = _BROKEN[found.kind].to(language).format(
        name=said(found.activity, language),
        stated=found.stated,
        computed=found.computed,
        days=days_words(found.days, language),
    )  # fmt: skip
    if found.because_of is not None:
        after = Text("; it follows from {}", "; det följer av {}").to(language)
        text += after.format(name_of(found.because_of))
    return text


_LINKS = {
    LinkKind.FINISH_START: Text("after {name} is done {day}", "efter att {name} är klar {day}"),
    LinkKind.START_START: Text("after {name} has begun {day}", "efter att {name} har börjat {day}"),
    LinkKind.FINISH_FINISH: Text(
        "so that it is done no sooner than {name}, {day}", "så att den inte är klar före {name}, {day}"
    ),
    LinkKind.START_FINISH: Text(
        "so that it goes on until {name} begins {day}", "så att den pågår tills {name} börjar {day}"
    ),
}


def driver_words(row: Placed, found: Schedule, language: Language) -> str:
    """Return what keeps an activity from beginning earlier."""
    if row.driver.kind is DriverKind.PROJECT_START:
        return Text("the project begins then", "projektet börjar då").to(language)
    link = row.driver.link
    if link is None:
        if row.driver.kind is DriverKind.DUE:
            return Text("it is due then, and nothing else is known", "den ska vara klar då, och inget mer är känt").to(
                language
            )
        if row.moved_from is not None:
            off = row.days.off(row.moved_from.toordinal())
            why = show(off, language) if isinstance(off, Text) else str(off or "")
            return (
                Text("stated as {day}, {why}: the next working day", "angivet {day}, {why}: nästa arbetsdag")
                .to(language)
                .format(day=row.moved_from, why=why)
            )
        return Text("that is stated", "det är angivet").to(language)
    before = found.of(link.before)
    kind = link.kind
    day = "" if before is None else (
        before.end if kind in (LinkKind.FINISH_START, LinkKind.FINISH_FINISH) else before.start
    ).earliest  # fmt: skip
    text = _LINKS[kind].to(language).format(name=name_of(link.before), day=day)
    stated = link.dependency
    if stated.lag is not None:
        text += Text(", and {lag} more", ", och {lag} till").to(language).format(lag=stated.lag.written)
    if stated.reason:
        text += f" ({show(stated.reason, language)})"
    return text


def why_lines(checked: CheckedPlan, activity: Activity, language: Language) -> list[str]:
    """Return the chain that drives an activity, link by link, and what waits at the other end."""
    found = checked.schedule
    row = found.of(activity)
    if row is None:
        unplaced = next(each for each in found.unplaced if each.activity is activity)
        return [f"{said(activity, language)}: {why_unplaced(unplaced, language)}"]
    lines = []
    for at, each in enumerate(found.chain(activity), 1):
        when = span_words(each.start, language)
        done = span_words(each.end, language)
        lines.append(
            Text("{at}. {name}: {when} – {done}, {why}", "{at}. {name}: {when} – {done}, {why}")
            .to(language)
            .format(
                at=at, name=said(each.activity, language), when=when, done=done, why=driver_words(each, found, language)
            )
        )
    others = [
        (before, link)
        for link in checked.network.links
        if link.after is activity and link is not row.driver.link and (before := found.of(link.before)) is not None
    ]
    for before, link in others:
        text = Text("it waits for {name} too, {when} – {done}", "den väntar också på {name}, {when} – {done}")
        when, done = span_words(before.start, language), span_words(before.end, language)
        lines.append(text.to(language).format(name=name_of(link.before), when=when, done=done))
    lines.append(slack_words(row, language))
    if row.critical:
        lines.append(
            Text(
                "it lies on the critical path: a day late here is a day late for everything",
                "den ligger på kritiska linjen: en dag sen här är en dag sen för allt",
            ).to(language)
        )
    unknown = unknown_length(row, language)
    if unknown is not None:
        lines.append(
            Text("when it is done is not known: {}", "när den är klar är inte känt: {}").to(language).format(unknown)
        )
    return lines


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
    return (CRITICAL if row.critical else "") + (LATE if row.slack is not None and row.slack < 0 else "")


_NOTHING = Cell(NOTHING)


def _figure(value: int | None, language: Language) -> Cell:
    return _NOTHING if value is None else Cell(number(value, language), value)


def schedule_grid(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> Grid:
    """Return dates and slack as a table."""
    columns = tuple(Column(key, heading.to(language), key in _FIGURES) for key, heading in _HEADINGS.items())
    found = []
    for row in rows:
        activity = row.activity
        latest = row.latest_end.isoformat() if row.latest_end is not None else None
        found.append(
            Row(
                (
                    Cell(mark_of(row), mark_of(row) or None),
                    words(activity.id),
                    words(activity.text),
                    words(activity.owner),
                    Cell(start := span_words(row.start, language), start),
                    Cell(end := span_words(row.end, language), end),
                    Cell(NOTHING) if row.end.latest is None else _figure(row.working_days, language),
                    words(latest),
                    _figure(row.slack, language),
                    _figure(row.free, language),
                    _figure(row.drag, language),
                    words(bound_words(row.bound, activity, language) if row.bound is not None else None),
                ),
            )
        )
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
                        words(_because(each, language)),
                    ),
                    place=place_of(checked, row.activity),
                )
            )
    return Grid(columns, tuple(found))


def _because(each: Occurrence, language: Language) -> str | None:
    if each.because is None:
        return None
    return each.because.to(language) if isinstance(each.because, Text) else each.because


_NOT_DATED = {
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


def schedule_document(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> dict[str, object]:
    """Return the schedule for programs, version 1: fields are added, never changed."""
    found = checked.schedule
    project = checked.plan.project
    path = [each for each in found.rows if each.critical]
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "begins": _iso(found.begins),
        "ends": _iso(found.ends),
        "project_end": _iso(found.project_end),
        "activities": [_record(checked, row, language) for row in rows],
        "unscheduled": [
            {
                "id": each.activity.id,
                "activity": each.activity.text,
                "reason": each.why.value,
                "waits_for": each.waits_for.id if each.waits_for is not None else None,
                "text": why_unplaced(each, language),
                "place": placed(place_of(checked, each.activity)),
            }
            for each in found.unplaced
        ],
        "violations": [
            {
                "id": each.activity.id,
                "kind": each.kind.value,
                "stated": each.stated.isoformat(),
                "computed": each.computed.isoformat(),
                "working_days_late": each.days,
                "follows_from": each.because_of.id if each.because_of is not None else None,
                "text": violation_words(each, language),
                "place": placed(place_of(checked, each.activity)),
            }
            for each in found.violations
        ],
        "critical_path": [each.activity.id for each in sorted(path, key=lambda row: row.start.earliest or date.max)],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None


def _span(span: Span) -> dict[str, object]:
    return {"earliest": _iso(span.earliest), "latest": _iso(span.latest)}


def _record(checked: CheckedPlan, row: Placed, language: Language) -> dict[str, object]:
    activity = row.activity
    link = row.driver.link
    sessions = sessions_of(checked, row)
    return {
        "id": activity.id,
        "activity": activity.text,
        "owner": activity.owner,
        "start": _span(row.start),
        "end": _span(row.end),
        "working_days": row.working_days,
        "length": {"from": row.lasting.source.value, "known": row.end.latest is not None},
        "milestone": row.milestone,
        "latest_start": _iso(row.latest_start),
        "latest_end": _iso(row.latest_end),
        "slack": row.slack,
        "free_slack": row.free,
        "critical": row.critical,
        "drag": row.drag,
        "driver": {
            "kind": row.driver.kind.value,
            "activity": link.before.id if link is not None else None,
            "type": link.kind.value if link is not None else None,
            "lag": link.dependency.lag.written if link is not None and link.dependency.lag is not None else None,
            "reason": link.dependency.reason if link is not None else None,
        },
        "bound": None
        if row.bound is None
        else {
            "kind": row.bound.kind.value,
            "activity": row.bound.activity.id if row.bound.activity is not None else None,
            "day": _iso(row.bound.day),
        },
        "moved_from": _iso(row.moved_from),
        "sessions": [
            {"day": _iso(each.day), "moved_from": _iso(each.moved_from), "because": _because(each, language)}
            for each in sessions
        ]
        if isinstance(sessions, tuple)
        else None,
        "sessions_unknown": sessions.value if isinstance(sessions, NotDated) else None,
        "place": placed(place_of(checked, activity)),
    }


# -- what to say around it --------------------------------------------------------------------------------------------


class ScheduleWords(NamedTuple):
    """What stands around the chart and the table."""

    heading: tuple[str, ...]
    violations: tuple[str, ...]
    unplaced: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    moved: tuple[tuple[str, str], ...]
    advice: str


def schedule_words(checked: CheckedPlan, rows: Iterable[Placed], language: Language) -> ScheduleWords:
    """Put into words what the chart and the table do not show."""
    found = checked.schedule
    rows = tuple(rows)
    many = len(found.rows) + len(found.unplaced)
    activities = Text("activity", "aktivitet") if many == 1 else Text("activities", "aktiviteter")
    heading = [f"{number(many, language)} {activities.to(language)}"]
    if found.begins is not None and found.ends is not None:
        heading.append(f"{found.begins} – {found.ends}")
    if found.project_end is not None:
        heading.append(Text("the project ends {}", "projektet slutar {}").to(language).format(found.project_end))
    heading.append(Text("today {}", "idag {}").to(language).format(checked.today))
    unknown = [(name_of(row.activity), text) for row in rows if (text := unknown_length(row, language)) is not None]
    moved = []
    for row in rows:
        days = sessions_of(checked, row)
        if isinstance(days, NotDated):
            unknown.append((name_of(row.activity), _NOT_DATED[days].to(language)))
        elif days is not None:
            moved += [(name_of(row.activity), _moved(each, language)) for each in days if each.moved_from is not None]
        elif row.moved_from is not None and row.start.earliest is not None:
            off = row.days.off(row.moved_from.toordinal())
            moved.append((name_of(row.activity), _moved(Occurrence(row.start.earliest, row.moved_from, off), language)))
    return ScheduleWords(
        tuple(heading),
        tuple(violation_words(each, language) for each in found.violations),
        tuple((name_of(each.activity), why_unplaced(each, language)) for each in found.unplaced),
        tuple(unknown),
        tuple(moved),
        _advice(checked, language),
    )


def _moved(each: Occurrence, language: Language) -> str:
    text = Text("{there} is {why}: moved to {day}", "{there} är {why}: flyttas till {day}")
    return text.to(language).format(there=each.moved_from, why=_because(each, language), day=each.day)


def _advice(checked: CheckedPlan, language: Language) -> str:
    """Return the next step: the first contradiction, then what lacks a place, then the critical path."""
    found = checked.schedule
    first = next((each for each in found.violations if each.because_of is None), None)
    if first is not None:
        name = name_of(first.activity)
        if first.kind is BoundKind.START:
            text = Text(
                "Next: move {name} to {day} or later, or shorten what it waits for (--why {name} tells the way there)",
                "Nästa steg: flytta {name} till {day} eller senare, eller korta det den väntar på "
                "(--why {name} visar vägen dit)",
            )
        else:
            text = Text(
                "Next: give {name} until {day}, or shorten what leads to it (--why {name} tells the way there)",
                "Nästa steg: ge {name} tid till {day}, eller korta det som leder dit (--why {name} visar vägen dit)",
            )
        return text.to(language).format(name=name, day=first.computed)
    missing = [each for each in found.unplaced if each.why in (Why.NOTHING, Why.NO_YEAR, Why.RING)]
    if missing:
        names = listed([name_of(each.activity) for each in missing[:5]], language)
        text = (
            Text("Next: break the ring that {names} wait in", "Nästa steg: bryt ringen som {names} väntar i")
            if missing[0].why is Why.RING
            else Text("Next: say when {names} can begin", "Nästa steg: ange när {names} kan börja")
        )
        return text.to(language).format(names=names)
    held = sorted((row for row in found.rows if row.critical and row.drag), key=lambda row: -(row.drag or 0))
    if held:
        text = Text(
            "Next: look at {name} first if it has to be done sooner; it alone holds up the end by {days}",
            "Nästa steg: se först på {name} om det måste gå fortare; den ensam fördröjer slutet med {days}",
        )
        return text.to(language).format(name=name_of(held[0].activity), days=days_words(held[0].drag or 0, language))
    return ""
