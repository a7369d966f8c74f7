"""The workload in words: what is too much, who is called twice, what is not known, what could be moved."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.collisions import Collision, Doubt, Relation
from kompplan.calculations.levelling import Move, Relief
from kompplan.calculations.loads import LoadRow, Over, Workload
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.tasks import By, Lacking
from kompplan.calculations.workload import Per
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.views.figures import between
from kompplan.views.places import place_of
from kompplan.views.schedule import name_of
from kompplan.views.workload import (
    MOST_NAMED,
    OVER,
    WHO,
    Found,
    days_words,
    hours_words,
    period_key,
    period_words,
    who_words,
    whole_hours,
)


class WorkloadWords(NamedTuple):
    """What stands around the table."""

    heading: tuple[str, ...]
    legend: tuple[str, ...]
    over: tuple[tuple[str, str], ...]
    collisions: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]
    levelling: tuple[tuple[str, str], ...]
    level_words: str
    """What the moves come to, or why there are none; empty where no proposal is asked for."""
    step: str


def workload_words(seen: Found, checked: CheckedPlan, language: Language) -> WorkloadWords:
    """Put into words what the table does not show."""
    load = seen.load
    moves, all_of_it = _level(seen, language)
    return WorkloadWords(
        _heading(seen, language),
        tuple(_legend(seen, language)),
        tuple(_overs(seen, checked, language)),
        tuple(_collided(seen, checked, language)),
        tuple(_unknown(load, language)),
        tuple(moves),
        all_of_it,
        _step(seen, language),
    )


def _heading(seen: Found, language: Language) -> tuple[str, ...]:
    load = seen.load
    said = [Text("hours by {who} and {per}", "timmar per {who} och {per}").to(language).format(
        who=WHO[load.by].to(language),
        per=(Text("week", "vecka") if load.per.weeks else Text("month", "månad")).to(language),
    )]  # fmt: skip
    if load.periods:
        first, last = load.periods[0], load.periods[-1]
        ends = "" if first == last else f" – {period_key(load.per, last)}"
        said.append(period_key(load.per, first) + ends)
        days = days_words(load.total, seen.day, language)
        said.append(
            Text("{hours} h, {days} days of {day} h", "{hours} h, {days} dagar om {day} h")
            .to(language)
            .format(hours=hours_words(load.total, language), days=days, day=number(seen.day, language))
        )
    return tuple(said)


def _legend(seen: Found, language: Language) -> Iterable[str]:
    loads = [each for row in seen.load.rows for each in row.loads.values()]
    if any(each.over is Over.CERTAIN for each in loads):
        yield Text("! more than there is", "! mer än det finns").to(language)
    if any(each.over is Over.POSSIBLE for each in loads):
        yield Text("? perhaps more than there is", "? kanske mer än det finns").to(language)
    if any(share.coarse for each in loads for share in each.shares):
        yield Text(
            "~ spread over days that are known only roughly", "~ utspritt över dagar som bara är kända ungefär"
        ).to(language)


def _overs(seen: Found, checked: CheckedPlan, language: Language) -> Iterable[tuple[str, str]]:
    load = seen.load
    text = Text(
        "{who} in {period}: {hours} h, there is {room} h: {activities}",
        "{who} i {period}: {hours} h, det finns {room} h: {activities}",
    )
    if load.per.weeks:
        text = Text(text.en.replace(" in {", " {"), text.sv.replace(" i {", " {"))
    for kind in (Over.CERTAIN, Over.POSSIBLE):
        several = [(at, row, each) for row in load.rows for at, each in row.loads.items() if each.over is kind]
        for at, row, each in sorted(several, key=lambda one: one[0]):
            assert each.room is not None  # noqa: S101 - nothing is over what is not known
            room = each.room.high if kind is Over.CERTAIN else each.room.low
            hours, there_is = _apart(each.hours, room or ZERO, kind)
            named_ones = [
                f"{name_of(share.activity)} {hours_words(share.hours, language)} h"
                f" ({place_of(checked, share.activity)})"
                for share in each.shares[:MOST_NAMED]
            ]
            more = len(each.shares) - MOST_NAMED
            if more > 0:
                named_ones.append(Text("{} more", "{} till").to(language).format(more))
            yield (
                OVER[kind],
                text.to(language).format(
                    who=who_words(row.who, load.by, language),
                    period=period_words(load.per, at, language),
                    hours=between(hours.low, hours.high, language),
                    room=number(there_is, language),
                    activities=", ".join(named_ones),
                ),
            )


def _apart(hours: Amount, room: Decimal, kind: Over) -> tuple[Amount, Decimal]:
    """Return hours and what there is in whole hours, with hundredths where they would look alike."""
    low, high = whole_hours(hours.low), None if hours.high is None else whole_hours(hours.high)
    compared = low if kind is Over.CERTAIN else high
    return (Amount(low, high), whole_hours(room)) if compared != whole_hours(room) else (hours, room)


_CALLED = {
    Relation.SAME: Text("{one} is called to both {first} and {second}", "{one} kallas till både {first} och {second}"),
    Relation.PART: Text(
        "{one} ({first}) and {other} ({second}), of which one is part of the other, are called together",
        "{one} ({first}) och {other} ({second}), där den ena är en del av den andra, kallas samtidigt",
    ),
    Relation.OVERLAP: Text(
        "{one} ({first}) and {other} ({second}), who share persons, are called together",
        "{one} ({first}) och {other} ({second}), som delar personer, kallas samtidigt",
    ),
}
_DOUBTS = {
    Doubt.DAYS: Text("perhaps: it is not known on which of the days", "kanske: det är inte känt vilka av dagarna"),
    Doubt.PERSONS: Text("perhaps: there can be persons enough for both", "kanske: personerna kan räcka till båda"),
    Doubt.HOURS: Text("perhaps: both may fit into one day", "kanske: båda kan rymmas på samma dag"),
}


def collision_words(each: Collision, checked: CheckedPlan, language: Language) -> str:
    """Return who is called twice, to what, and when."""
    groups = checked.people.groups
    one, other = (show(named(groups[name]), language) for name in each.groups)
    text = _CALLED[each.relation].to(language).format(
        one=one, other=other, first=name_of(each.first), second=name_of(each.second)
    )  # fmt: skip
    days = str(each.begins) if each.begins == each.ends else f"{each.begins} – {each.ends}"
    doubt = f" ({_DOUBTS[each.doubt].to(language)})" if each.doubt is not None else ""
    return f"{text}: {days}{doubt}"


def _collided(seen: Found, checked: CheckedPlan, language: Language) -> Iterable[tuple[str, str]]:
    for each in seen.collisions.found:
        places = ", ".join(place_of(checked, activity) for activity in (each.first, each.second))
        yield "!" if each.doubt is None else "?", f"{collision_words(each, checked, language)} ({places})"
    if seen.collisions.more:
        yield "…", Text("and more that are possible", "och fler som är möjliga").to(language)


def _unknown(load: Workload, language: Language) -> Iterable[tuple[str, str]]:
    for why, of_it in by_reason(load.lacking).items():
        names = ", ".join(name_of(each.activity) for each in of_it[:12]) + (" …" if len(of_it) > 12 else "")
        yield "–", f"{names}: {why.to(language)}"
    if load.by is By.ORGANISATION:
        return
    rooms: dict[Text, list[LoadRow]] = {}
    for row in load.rows:
        if isinstance(row.room, Unknown):
            rooms.setdefault(row.room.why, []).append(row)
    for why, rows in rooms.items():
        names = ", ".join(who_words(row.who, load.by, language) for row in rows)
        text = Text("what there is of {names}: {why}", "hur mycket som finns av {names}: {why}")
        yield "–", text.to(language).format(names=names, why=why.to(language))


def by_reason(lacking: Iterable[Lacking]) -> dict[Text, list[Lacking]]:
    """Return what is not known, by why."""
    found: dict[Text, list[Lacking]] = {}
    for each in lacking:
        found.setdefault(each.why.why, []).append(each)
    return found


# -- levelling --------------------------------------------------------------------------------------------------------


def move_words(move: Move, per: Per, by: By, language: Language) -> str:
    """Return a move: how far, what it relieves and what it uses up."""
    text = Text(
        "{name} {weeks} later, from {was} to {becomes}. It relieves {relieves}{burdens}. It takes {uses} of the "
        "{slack} that it can wait without moving anything else",
        "{name} {weeks} senare, från {was} till {becomes}. Det avlastar {relieves}{burdens}. Det tar {uses} av de "
        "{slack} som den kan vänta utan att flytta något annat",
    )
    burdens = ""
    if move.burdens:
        adds = listed([_relief(each, per, by, language) for each in move.burdens], language)
        burdens = Text(", and burdens {}", ", och belastar {}").to(language).format(adds)
    one = move.weeks == 1
    return text.to(language).format(
        name=show(named(move.activity), language),
        weeks=f"{move.weeks} {(Text('week', 'vecka') if one else Text('weeks', 'veckor')).to(language)}",
        was=_stretch(move.was),
        becomes=_stretch(move.becomes),
        relieves=listed([_relief(each, per, by, language) for each in move.relieves[:MOST_NAMED]], language),
        burdens=burdens,
        uses=move.uses,
        slack=Text("{} working days", "{} arbetsdagar").to(language).format(move.uses + move.left),
    )


def _relief(each: Relief, per: Per, by: By, language: Language) -> str:
    return (
        Text(
            "{who} in {period}, {before} h too much becomes {after} h",
            "{who} i {period}, {before} h för mycket blir {after} h",
        )
        .to(language)
        .format(
            who=who_words(each.who, by, language),
            period=period_words(per, each.period, language),
            before=number(each.before, language),
            after=number(each.after, language),
        )
    )


def _stretch(days: tuple[date, date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]} – {days[1]}"


def _level(seen: Found, language: Language) -> tuple[list[tuple[str, str]], str]:
    found = seen.levelling
    if found is None:
        return [], ""
    if not found.over_before:
        return [], Text(
            "nothing is certainly too much: nothing to move", "inget är säkert för mycket: inget att flytta"
        ).to(language)
    if not found.moves:
        return [], Text(
            "no move helps: what is too much has exact dates, has begun, or cannot wait",
            "ingen flytt hjälper: det som är för mycket har exakta datum, har börjat eller kan inte vänta",
        ).to(language)
    load = found.before
    moves = [(f"{at}.", move_words(move, load.per, load.by, language)) for at, move in enumerate(found.moves, 1)]
    text = Text(
        "With all the moves {before} h too much becomes {after} h. The plan is not changed: what you agree to, you "
        "write there yourself",
        "Med alla flyttar blir {before} h för mycket {after} h. Planen ändras inte: det ni går med på skriver ni in "
        "själva",
    )
    said = text.to(language).format(
        before=number(found.over_before, language), after=number(found.over_after, language)
    )
    return moves, said


def _step(seen: Found, language: Language) -> str:
    """Return the next step: what is too much, then who is called twice, then what is not known."""
    load = seen.load
    if load.overloads and seen.levelling is None:
        return Text(
            "Next: see with --level what could be moved, or share the hours among more",
            "Nästa steg: se med --level vad som går att flytta, eller dela timmarna på fler",
        ).to(language)
    if load.overloads and seen.levelling is not None and seen.levelling.over_after:
        return Text(
            "Next: share what is left among more, or give it more time",
            "Nästa steg: dela det som är kvar på fler, eller ge det mer tid",
        ).to(language)
    twice = next((each for each in seen.collisions.found if each.doubt is None), None)
    if twice is not None:
        return (
            Text("Next: move {first} or {second}", "Nästa steg: flytta {first} eller {second}")
            .to(language)
            .format(first=name_of(twice.first), second=name_of(twice.second))
        )
    if load.by is By.ROLE:
        lacking = [row.who.name for row in load.rows if isinstance(row.room, Unknown) and row.who.name]
        if lacking:
            text = Text(
                "Next: state the share of full time (fte) of {names}",
                "Nästa steg: ange tjänstgöringsgrad för {names}",
            )
            return text.to(language).format(names=listed(lacking[:4], language))
    if load.by is By.GROUP and any(isinstance(row.room, Unknown) for row in load.rows):
        return Text(
            "Next: state how long each of a group can be away at most (max_hours), and it is judged too",
            "Nästa steg: ange hur länge var och en i gruppen högst kan vara borta (högsta_tid), så bedöms det också",
        ).to(language)
    return ""
