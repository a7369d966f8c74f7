"""The workload as tables: hours by month or week, on the terminal and for a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.collisions import Collisions, collisions
from kompplan.calculations.levelling import Levelling, levelled
from kompplan.calculations.loads import Load, Over, Workload, workload
from kompplan.calculations.sums import Amount, Unknown
from kompplan.calculations.tasks import By, Who
from kompplan.calculations.workload import Per, full_day
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.values.point import MONTHS
from kompplan.views.figures import between
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of
from kompplan.views.schedule import name_of

OVER = {Over.CERTAIN: "!", Over.POSSIBLE: "?", Over.NO: ""}
"""Signs beside a figure, so that nothing hangs on colour."""
COARSE = "~"
MOST_NAMED = 3
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


def found(checked: CheckedPlan, by: By, *, weeks: bool, first: date | None, last: date | None, level: bool) -> Found:
    """Return the workload, the collisions, and the proposal where it is asked for."""
    given = checked.loads_given
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
    low, high = whole_hours(amount.low), None if amount.high is None else whole_hours(amount.high)
    if high is None:
        return f"≥{number(low, language)}"
    if not low and not high and amount.high:
        return "<1"
    return between(low, high, language)


def whole_hours(value: Decimal) -> Decimal:
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
