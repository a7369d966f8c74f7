"""The schedule in words: what cannot be kept, why something lies where it lies, what to do next."""

from collections.abc import Iterable
from typing import NamedTuple

from kompplan.calculations.occurrences import NotDated, Occurrence
from kompplan.calculations.scheduled import (
    BoundKind,
    DriverKind,
    Placed,
    Schedule,
    Violation,
    Why,
)
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.words import LinkKind
from kompplan.views.schedule import (
    NOT_DATED,
    because,
    days_words,
    name_of,
    said,
    sessions_of,
    slack_words,
    span_words,
    unknown_length,
    why_unplaced,
)

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
            unknown.append((name_of(row.activity), NOT_DATED[days].to(language)))
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
    return text.to(language).format(there=each.moved_from, why=because(each, language), day=each.day)


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
