"""The workload in words: hours by month or week, what is too much, who is called twice, what could be moved."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.attendance import attendances
from kompplan.calculations.collisions import Collision, Collisions, Doubt, Relation, collisions
from kompplan.calculations.levelling import Levelling, Move, Relief, levelled
from kompplan.calculations.loads import By, Given, Lacking, Load, LoadRow, Over, Who, Workload, workload
from kompplan.calculations.schedule import working_time
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.workload import Per, full_day
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed, number, show
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.values.point import MONTHS
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of
from kompplan.views.schedule import name_of

OVER = {Over.CERTAIN: "!", Over.POSSIBLE: "?", Over.NO: ""}
"""Signs beside a figure, so that nothing hangs on colour."""
COARSE = "~"
_MOST_NAMED = 3
_NARROW = 100
_NAME_NARROW, _NAME_WIDE = 24, 32
_SUMS = 20
_SHORT = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_SHORT_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WHO = {
    By.ROLE: Text("role", "roll"),
    By.ORGANISATION: Text("organisation", "organisation"),
    By.GROUP: Text("target group", "målgrupp"),
}
_NOBODY = {
    By.ROLE: Text("no role", "ingen roll"),
    By.ORGANISATION: Text("no organisation stated", "ingen organisation angiven"),
    By.GROUP: Text("no target group", "ingen målgrupp"),
}
SUM = Text("all together", "tillsammans")
HAS = Text("there is", "det finns")
HOURS, DAYS = Text("hours", "timmar"), Text("days", "dagar")


class Found(NamedTuple):
    """What the command shows."""

    load: Workload
    collisions: Collisions
    levelling: Levelling | None
    day: Decimal
    """The hours of a full-time day."""


def given_by(checked: CheckedPlan) -> Given:
    """Return what the workload is worked out from."""
    plan, dates, settings = checked.plan, checked.calendar, checked.settings
    taking_part = attendances(plan, checked.people, dates, settings.day_hours)
    time = working_time(plan, dates, settings)
    return Given(plan, dates, checked.schedule, time, checked.people, taking_part, settings)


def found(checked: CheckedPlan, by: By, *, weeks: bool, first: date | None, last: date | None, level: bool) -> Found:
    """Return the workload, the collisions, and the proposal where it is asked for."""
    given = given_by(checked)
    return Found(
        workload(given, by, weeks=weeks, first=first, last=last),
        _within(collisions(given), first, last),
        levelled(given, by, weeks=weeks) if level else None,
        full_day(checked.settings.full_time_hours),
    )


def _within(all_of_them: Collisions, first: date | None, last: date | None) -> Collisions:
    kept = [
        each
        for each in all_of_them.found
        if (first is None or each.ends >= first) and (last is None or each.begins <= last)
    ]
    return Collisions(tuple(kept), all_of_them.more)


# -- periods and hours ------------------------------------------------------------------------------------------------


def period_key(per: Per, at: int) -> str:
    """Return a period as programs take it: ``2027-03``, ``2027-W09``."""
    day = date.fromordinal(per.days(at)[0])
    if not per.weeks:
        return f"{day.year}-{day.month:02d}"
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def period_words(per: Per, at: int, language: Language) -> str:
    """Return a period in a sentence: ``mars 2027``, ``v. 9 2027``."""
    day = date.fromordinal(per.days(at)[0])
    if not per.weeks:
        return f"{MONTHS[day.month - 1].to(language)} {day.year}"
    year, week, _ = day.isocalendar()
    return Text("week {week} {year}", "v. {week} {year}").to(language).format(week=week, year=year)


def year_of(per: Per, at: int) -> int:
    """Return the year that a period belongs to."""
    day = date.fromordinal(per.days(at)[0])
    return day.isocalendar()[0] if per.weeks else day.year


def _short(per: Per, at: int, language: Language) -> str:
    day = date.fromordinal(per.days(at)[0])
    if per.weeks:
        return Text("w{}", "v{}").to(language).format(day.isocalendar()[1])
    return (_SHORT if language is Language.SV else _SHORT_EN)[day.month - 1]


def hours_words(amount: Amount, language: Language) -> str:
    """Return hours in whole ones, the way a table shows them."""
    low, high = _whole(amount.low), None if amount.high is None else _whole(amount.high)
    if high is None:
        return f"≥{number(low, language)}"
    if not low and not high and amount.high:
        return "<1"
    return between(low, high, language)


def _whole(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1), ROUND_HALF_UP)


def days_words(amount: Amount, day: Decimal, language: Language) -> str:
    """Return hours in full-time days, with a decimal."""
    if not day:
        return NOTHING
    tenth = Decimal("0.1")
    low = (amount.low / day).quantize(tenth, ROUND_HALF_UP)
    high = None if amount.high is None else (amount.high / day).quantize(tenth, ROUND_HALF_UP)
    return f"≥{number(low, language)}" if high is None else between(low, high, language)


def who_words(who: Who, by: By, language: Language) -> str:
    """Return whom hours fall on."""
    return who.name or _NOBODY[by].to(language)


# -- the table --------------------------------------------------------------------------------------------------------


def load_grid(seen: Found, language: Language, periods: Sequence[int], *, sums: bool, year: bool = False) -> Grid:
    """Return a row for each with hours by period, and what there is under those for whom that is known."""
    load = seen.load
    columns = [Column("who", WHO[load.by].to(language))]
    for at in periods:
        heading = period_key(load.per, at) if year else _short(load.per, at, language)
        columns.append(Column(period_key(load.per, at), heading, figures=True))
    if sums:
        columns += [Column("hours", HOURS.to(language), True), Column("days", DAYS.to(language), True)]
    rows = []
    for row in load.rows:
        if not sums and not any(at in row.loads for at in periods):
            continue
        cells = [words(who_words(row.who, load.by, language))]
        cells += [_cell(row.loads.get(at), language) for at in periods]
        if sums:
            cells += _sums(row.hours, seen.day, language)
        rows.append(Row(tuple(cells)))
        if not isinstance(row.room, Unknown):
            room = row.room
            has = [Cell(HAS.to(language), None)]
            has += [_has(room(load.per.days(at)), language) for at in periods]
            rows.append(Row((*has, *([Cell("")] * (2 if sums else 0))), kind="trace"))
    if len(load.rows) > 1:
        cells = [Cell(SUM.to(language), SUM.to(language))]
        for at in periods:
            total = load.totals.get(at)
            cells.append(_BLANK if total is None else _figure(total, hours_words(total, language)))
        if sums:
            cells += _sums(load.total, seen.day, language)
        rows.append(Row(tuple(cells), kind="total"))
    return Grid(tuple(columns), tuple(rows))


_BLANK = Cell("")


def _cell(load: Load | None, language: Language) -> Cell:
    if load is None:
        return _BLANK
    coarse = COARSE if any(each.coarse for each in load.shares) else ""
    return _figure(load.hours, hours_words(load.hours, language) + coarse + OVER[load.over])


def _figure(amount: Amount, shown: str) -> Cell:
    return Cell(shown, amount.low if amount.exact else None)


def _has(room: Amount, language: Language) -> Cell:
    return _figure(room, hours_words(room, language))


def _sums(amount: Amount, day: Decimal, language: Language) -> list[Cell]:
    return [_figure(amount, hours_words(amount, language)), Cell(shown := days_words(amount, day, language), shown)]


def blocks(seen: Found, width: int) -> list[list[int]]:
    """Return the periods in stretches that fit a width, none over the turn of a year; empty ones are left out."""
    load = seen.load
    names = max((len(who_words(row.who, load.by, Language.SV)) for row in load.rows), default=0)
    # Columns are two spaces apart; a figure with its signs is as wide as the widest there is.
    widest = max((len(_cell(each, Language.SV).shown) for row in load.rows for each in row.loads.values()), default=3)
    widest = max([widest, 3, *(len(hours_words(each, Language.SV)) for each in load.totals.values())])
    beside = width - min(names, _NAME_NARROW if width < _NARROW else _NAME_WIDE) - 2
    room = max(1, beside // (widest + 2))
    found: list[list[int]] = []
    for at in load.periods:
        if at not in load.totals:
            continue
        if found and len(found[-1]) < room and year_of(load.per, found[-1][0]) == year_of(load.per, at):
            found[-1].append(at)
        else:
            found.append([at])
    with_sums = max(1, (beside - _SUMS) // (widest + 2))
    if found and len(found[-1]) > with_sums:
        found[-1:] = [found[-1][:-with_sums], found[-1][-with_sums:]]
    return found


def cells_grid(seen: Found, checked: CheckedPlan, language: Language) -> Grid:
    """Return a row for each and period, for spreadsheets: hours, days, what there is, and the activities."""
    load = seen.load
    headings = {
        "who": WHO[load.by],
        "period": Text("week", "vecka") if load.per.weeks else Text("month", "månad"),
        "hours_low": Text("hours at least", "timmar minst"),
        "hours_high": Text("hours at most", "timmar högst"),
        "days": Text("days at least", "dagar minst"),
        "room": Text("hours there are", "timmar som finns"),
        "over": Text("too much", "för mycket"),
        "activities": Text("activities", "aktiviteter"),
        "place": Text("place", "plats"),
    }
    figures = {"hours_low", "hours_high", "days", "room"}
    rows = []
    for row in load.rows:
        for at, each in row.loads.items():
            high = each.hours.high
            room = each.room.high if each.room is not None else None
            rows.append(
                Row(
                    (
                        words(who_words(row.who, load.by, language)),
                        words(period_key(load.per, at)),
                        Cell(number(each.hours.low, language), each.hours.low),
                        Cell(NOTHING) if high is None else Cell(number(high, language), high),
                        _days_cell(each.hours.low, seen.day, language),
                        Cell(NOTHING) if room is None else Cell(number(room, language), room),
                        words(_OVER_WORDS[each.over].to(language) if each.room is not None else None),
                        words(", ".join(name_of(share.activity) for share in each.shares)),
                        words(place_of(checked, row.who.part) if row.who.part is not None else None),
                    )
                )
            )
    return Grid(tuple(Column(key, text.to(language), key in figures) for key, text in headings.items()), tuple(rows))


def _days_cell(hours: Decimal, day: Decimal, language: Language) -> Cell:
    if not day:
        return Cell(NOTHING)
    value = (hours / day).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Cell(number(value, language), value)


_OVER_WORDS = {
    Over.CERTAIN: Text("yes", "ja"),
    Over.POSSIBLE: Text("perhaps", "kanske"),
    Over.NO: Text("no", "nej"),
}


# -- in words ---------------------------------------------------------------------------------------------------------


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
                for share in each.shares[:_MOST_NAMED]
            ]
            more = len(each.shares) - _MOST_NAMED
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
    low, high = _whole(hours.low), None if hours.high is None else _whole(hours.high)
    compared = low if kind is Over.CERTAIN else high
    return (Amount(low, high), _whole(room)) if compared != _whole(room) else (hours, room)


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
        relieves=listed([_relief(each, per, by, language) for each in move.relieves[:_MOST_NAMED]], language),
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
