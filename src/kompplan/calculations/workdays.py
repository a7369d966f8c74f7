"""Which days are free, what they are called, and which working days lie next to them.

Saturdays and Sundays are free, and so are the days of the pack ``holidays``: public holidays and the eves that
everybody takes. The pack ``school_terms`` tells roughly when people are hard to gather.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.packs.pack import Row, pack
from kompplan.values.when import When, parse_when

_DAY = timedelta(days=1)
_SATURDAY = 5
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMES = (
    Text("Monday", "måndag"),
    Text("Tuesday", "tisdag"),
    Text("Wednesday", "onsdag"),
    Text("Thursday", "torsdag"),
    Text("Friday", "fredag"),
    Text("Saturday", "lördag"),
    Text("Sunday", "söndag"),
)
_WEEKEND = {5: Text("a Saturday", "en lördag"), 6: Text("a Sunday", "en söndag")}


class Break(NamedTuple):
    """Days on which people are hard to gather."""

    period: str
    """``vacation``, or the name of a school break; ``own`` for one that an organisation has stated itself."""
    first: date
    last: date
    name: Text


def weekday(day: date) -> Text:
    """Return the name of a day of the week."""
    return _NAMES[day.weekday()]


def easter(year: int) -> date:
    """Return Easter Day by the Gregorian computus (Meeus, Astronomical Algorithms, 2nd ed. 1998, chapter 8)."""
    a = year % 19
    b, c = divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    month_of = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * month_of) // 451
    month, day = divmod(h + month_of - 7 * m + 114, 31)
    return date(year, month, day + 1)


def _placed(rule: str, year: int) -> date:
    """Return the day that a pack's rule gives in a year."""
    if rule.startswith("easter"):
        return easter(year) + int(rule[6:]) * _DAY
    *words, last = rule.split()
    if words and words[-1] == "week":
        return date.fromisocalendar(year, int(last), _WEEKDAYS.index(words[0]) + 1)
    month, day = last.split("-")
    first = date(year, int(month), int(day))
    return first + (_WEEKDAYS.index(words[0]) - first.weekday()) % 7 * _DAY if words else first


def _name(row: Row) -> Text:
    return Text(en=row.cells["en"], sv=row.cells["sv"])


def _valid(row: Row, day: date) -> bool:
    return (row.first is None or row.first <= day) and (row.last is None or day <= row.last)


@cache
def holidays(year: int) -> dict[date, Text]:
    """Return the holidays and free eves of a year by name; two that meet on one day are both named."""
    found: dict[date, Text] = {}
    for row in pack("holidays").rows:
        day = _placed(row.cells["rule"], year)
        if not _valid(row, day):
            continue
        name, other = _name(row), found.get(day)
        found[day] = name if other is None else Text(en=f"{other.en} and {name.en}", sv=f"{other.sv} och {name.sv}")
    return found


@cache
def day_off(day: date) -> Text | None:
    """Return what makes a day free, ``en lördag`` or ``midsommarafton``; None for a working day."""
    return holidays(day.year).get(day) or _WEEKEND.get(day.weekday())


def is_holiday(day: date) -> bool:
    """Tell whether a day has a name of its own, on whichever day of the week it lies."""
    return day in holidays(day.year)


def working_day_after(day: date) -> date:
    """Return the first working day after ``day``."""
    day += _DAY
    while day_off(day) is not None:
        day += _DAY
    return day


def working_day_before(day: date) -> date:
    """Return the last working day before ``day``."""
    day -= _DAY
    while day_off(day) is not None:
        day -= _DAY
    return day


@cache
def breaks(year: int) -> tuple[Break, ...]:
    """Return the vacation month and the school breaks that begin in a year."""
    found = []
    for row in pack("school_terms").rows:
        first, last = (_placed(row.cells[end], year) for end in ("starts", "ends"))
        if last < first:
            last = _placed(row.cells["ends"], year + 1)
        if _valid(row, first):
            found.append(Break(row.cells["period"], first, last, _name(row)))
    return tuple(found)


@cache
def _own(written: tuple[str, ...]) -> tuple[Break, ...]:
    """Return the breaks that an organisation has stated itself; what is no time is left out."""
    read = [parse_when(each) for each in written]
    return tuple(
        Break("own", when.first, when.last, Text("a school break", "skollov"))
        for when in read
        if isinstance(when, When) and when.first is not None and when.last is not None
    )


def break_on(day: date, *, school: bool, own: tuple[str, ...] = ()) -> Break | None:
    """Return the break that a day lies in: with ``school`` a school break, else the vacation month.

    ``own`` are the school breaks that an organisation has written down (``v. 9 2027``). They stand in for the rough
    ones in every year that one of them touches.
    """
    stated = [each for each in _own(own) if each.first.year <= day.year <= each.last.year] if school else []
    for each in (*stated, *reversed(breaks(day.year)), *breaks(day.year - 1)):
        counts = each.period in ("own", "vacation") or (school and not stated)
        if counts and each.first <= day <= each.last:
            return each
    return None
