"""Read one expression for a time, fine or coarse: ``2012-03``, ``v. 36 2026``, ``7 mars``, ``slutet av våren 2013``.

Every form is one pattern and one function beneath it. A form without a year borrows the year it is handed (the other
end of a span has one) and is *yearless* otherwise. Two-digit years are read after a hyphen or an apostrophe only
(``mars-12``, ``ht-26``), where they cannot be days, and after ``ht`` and ``vt``; they are 2000–2099.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from kompplan.i18n.text import Message, Text
from kompplan.values import days
from kompplan.values.days import Days, Precision
from kompplan.values.misread import Misread, two_readings
from kompplan.values.patterns import Pattern, pattern


class Point(NamedTuple):
    """A time; ``days`` is None as long as the year is not known."""

    days: Days | None
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None


MONTHS = (
    Text("January", "januari"),
    Text("February", "februari"),
    Text("March", "mars"),
    Text("April", "april"),
    Text("May", "maj"),
    Text("June", "juni"),
    Text("July", "juli"),
    Text("August", "augusti"),
    Text("September", "september"),
    Text("October", "oktober"),
    Text("November", "november"),
    Text("December", "december"),
)
WEEKDAYS = (
    Text("Monday", "måndag"),
    Text("Tuesday", "tisdag"),
    Text("Wednesday", "onsdag"),
    Text("Thursday", "torsdag"),
    Text("Friday", "fredag"),
    Text("Saturday", "lördag"),
    Text("Sunday", "söndag"),
)
_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = {
    **{name.casefold(): number for number, month in enumerate(MONTHS, 1) for name in month},
    **{name: number for number, name in enumerate(_SHORT_MONTHS, 1)},
    "sept": 9,
    "oct": 10,
}
_WEEKDAY = {
    **{name.casefold(): number for number, weekday in enumerate(WEEKDAYS) for name in weekday},
    **{f"{weekday.sv}en": number for number, weekday in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(("mån", "tis", "ons", "tors", "fre", "lör", "sön"))},
    **{name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))},
}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# Any word: the month is looked up afterwards, since spelling all of them out in six patterns slows every start.
MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
YEAR = r"(?:(?:,? ?(?:av |år |of )?|-)(?P<year>[0-9]{4})|(?: -|-| ?['’])(?P<yy>[0-9]{2}))?"
_DAY = r"(?P<day>[0-9]{1,2})"
_ORDINAL = {"första": 1, "first": 1, "andra": 2, "second": 2, "tredje": 3, "third": 3, "fjärde": 4, "fourth": 4}
_NTH = rf"(?P<nth>[1-4]|{_any_of(_ORDINAL)})"
_TERMS = {
    **dict.fromkeys(("vt", "vårtermin", "vårterminen", "spring term", "spring semester"), (1, 6)),
    **dict.fromkeys(("ht", "hösttermin", "höstterminen", "autumn term", "autumn semester", "fall term"), (7, 12)),
    **dict.fromkeys(("vår", "våren", "spring"), (1, 6)),
    **dict.fromkeys(("sommar", "sommaren", "summer"), (6, 8)),
    **dict.fromkeys(("höst", "hösten", "autumn", "fall"), (8, 12)),
}
_TERM = "(?P<term>" + "|".join(sorted(_TERMS, key=len, reverse=True)) + ")"
_PARTS: dict[str, Callable[[Days], Days]] = {
    **dict.fromkeys(
        ("början av", "början på", "i början av", "tidig", "tidigt", "tidiga", "beginning of", "start of", "early"),
        days.early,
    ),
    **dict.fromkeys(("mitten av", "mitten på", "i mitten av", "middle of", "mid"), days.middle),
    **dict.fromkeys(
        ("slutet av", "slutet på", "i slutet av", "slutet", "sen", "sent", "sena", "end of", "late"), days.late
    ),
}
_PART = pattern("(" + "|".join(sorted(_PARTS, key=len, reverse=True)) + r")(?: the)?[ -](?:i |in )?(?=[^\W_])")
_LATE_SEASONS = ("senvåren", "sensommaren", "senhösten")
_FILLERS = frozenset({"i", "under", "den", "in", "during", "on", "the", "kring", "vid"})
_WEEKDAY_FIRST = pattern(rf"({_any_of(_WEEKDAY)})\.?,? (?:den |the )?(?=[^\W_])")
_MOST_FILLERS = 3
# Compared before an expression is tried, so that an ordinary time compiles none of them.
_PARTS_BEGIN = frozenset(words[:3] for words in _PARTS)
_WEEKDAYS_BEGIN = frozenset(word[:3] for word in _WEEKDAY)


def read_point(text: str, year: int | None = None) -> Point | Misread | None:
    """Return the time that ``text`` (evened and casefolded) names, or None if it is of no known form."""
    if text[:1].isdecimal():
        return read_whole(text, year)  # every word that may come before begins with a letter
    for _ in range(_MOST_FILLERS):
        filler, _, rest = text.partition(" ")
        if filler not in _FILLERS or not rest[:1].isalnum():
            break
        text = rest
    part = _PART().match(text) if text[:3] in _PARTS_BEGIN else None
    if part is not None:
        return _part(_PARTS[part[1]], read_whole(text[part.end() :], year))
    if text.startswith(_LATE_SEASONS):
        return _part(days.late, read_whole(text.removeprefix("sen"), year))
    weekday = _WEEKDAY_FIRST().match(text) if text[:3] in _WEEKDAYS_BEGIN else None
    if weekday is not None:
        return _checked_weekday(_WEEKDAY[weekday[1]], read_whole(text[weekday.end() :], year))
    return read_whole(text, year)


def read_whole(text: str, year: int | None = None) -> Point | Misread | None:
    """Return the time of a text without "end of" or a weekday before it."""
    beginning = _beginning(text)
    for form in _FORMS:
        match = form.pattern().fullmatch(text) if beginning in form.begins else None
        found = form.build(match, year) if match is not None else None
        if found is not None:
            return _bad_year(found.year) if isinstance(found, _Outside) else found
    return None


class _Outside(NamedTuple):
    year: int


def _part(cut: Callable[[Days], Days], point: Point | Misread | None) -> Point | Misread | None:
    if not isinstance(point, Point) or point.precision is Precision.DAY:
        return point if isinstance(point, Misread) else None
    precision = Precision.TERM if point.precision is Precision.YEAR else point.precision
    return point._replace(days=cut(point.days) if point.days else None, precision=precision)


def _checked_weekday(weekday: int, point: Point | Misread | None) -> Point | Misread | None:
    if not isinstance(point, Point):
        return point
    if point.precision is not Precision.DAY:
        return None
    if point.days is None or point.days.earliest.weekday() == weekday:
        return point
    right = point.days.earliest
    return Misread(
        Message(
            Text("{date} is a {right}, not a {written}", "{date} är en {right}, inte en {written}"),
            {"date": right, "right": WEEKDAYS[right.weekday()], "written": WEEKDAYS[weekday]},
        ),
        Message(Text("change the weekday or the date", "ändra veckodagen eller datumet")),
    )


_Found = Point | Misread | _Outside | None


def _year_of(match: re.Match[str], year: int | None) -> int | None:
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("yy"):
        return 2000 + int(groups["yy"])
    return year


def _reasonable(year: int) -> bool:
    return days.FIRST_YEAR <= year <= days.LAST_YEAR


def _bad_year(year: int) -> Misread:
    return Misread(
        Message(
            Text("the year {year} is outside {first}–{last}", "år {year} ligger utanför {first}–{last}"),
            {"year": f"{year:04}", "first": str(days.FIRST_YEAR), "last": str(days.LAST_YEAR)},
        ),
        Message(Text("check the year", "kontrollera årtalet")),
    )


def on_day(year: int | None, month: int, day: int) -> Point | Misread:
    """Return a day, or what is wrong with it."""
    if not 1 <= month <= 12:
        return Misread(
            Message(Text("there is no month {month}", "det finns ingen månad {month}"), {"month": month}),
            Message(Text("write year-month-day, such as 2027-03-01", "skriv år-månad-dag, till exempel 2027-03-01")),
        )
    if year is not None and not _reasonable(year):
        return _bad_year(year)
    most = days.last_day(year or 2000, month)
    if not 1 <= day <= most:
        return Misread(
            Message(
                Text("{month} {year} has {most} days, not {day}", "{month} {year} har {most} dagar, inte {day}")
                if year is not None
                else Text("{month} has at most {most} days, not {day}", "{month} har högst {most} dagar, inte {day}"),
                {"day": day, "month": MONTHS[month - 1], "year": str(year), "most": most},
            ),
            Message(Text("check the day", "kontrollera dagen")),
        )
    if year is None:
        return Point(None, Precision.DAY, None, month, day)
    exact = date(year, month, day)
    return Point(Days(exact, exact), Precision.DAY, year, month, day)


def _stretch(year: int | None, first: int, last: int, precision: Precision) -> _Found:
    if year is None:
        return Point(None, precision, None, first if first == last else None)
    if not _reasonable(year):
        return _Outside(year)
    return Point(days.months(year, first, last), precision, year, first if first == last else None)


def in_week(year: int | None, number: int) -> Point | Misread:
    """Return an ISO week, or what is wrong with it."""
    if year is not None and not _reasonable(year):
        return _bad_year(year)
    most = 53 if year is None else days.weeks_in(year)
    if not 1 <= number <= most:
        return Misread(
            Message(
                Text(
                    "there is no week {number} in {year}; its last week is {most}",
                    "det finns ingen vecka {number} {year}; årets sista vecka är {most}",
                )
                if year is not None
                else Text("there is no week {number}", "det finns ingen vecka {number}"),
                {"number": number, "year": str(year), "most": most},
            ),
            Message(Text("check the week number", "kontrollera veckonumret")),
        )
    return Point(None if year is None else days.week(year, number), Precision.WEEK, year)


def _iso_day(match: re.Match[str], year: int | None) -> _Found:
    return on_day(int(match["year"]), int(match["m"]), int(match["d"]))


def _iso_month(match: re.Match[str], year: int | None) -> _Found:
    month = int(match["m"])
    if 1 <= month <= 12:
        return _stretch(int(match["year"]), month, month, Precision.MONTH)
    following = int(match["year"]) + 1
    if month == following % 100:
        return Misread(
            Message(
                Text(
                    "{written} can be read as the years {span} or as month {month}, which does not exist",
                    "{written} kan läsas som åren {span} eller som månad {month}, som inte finns",
                ),
                {"written": match[0], "span": f"{match['year']}–{following}", "month": month},
            ),
            Message(Text("write {span}", "skriv {span}"), {"span": f"{match['year']}–{following}"}),
            ambiguous=True,
        )
    return on_day(None, month, 1)


def _whole_year(match: re.Match[str], year: int | None) -> _Found:
    return _stretch(int(match["year"]), 1, 12, Precision.YEAR)


def _week(match: re.Match[str], year: int | None) -> _Found:
    return in_week(_year_of(match, year), int(match["week"]))


def _week_day(match: re.Match[str], year: int | None) -> _Found:
    monday = in_week(int(match["year"]), int(match["week"]))
    if isinstance(monday, Misread) or monday.days is None:
        return monday
    exact = date.fromisocalendar(int(match["year"]), int(match["week"]), int(match["weekday"]))
    return on_day(exact.year, exact.month, exact.day)


def _day_month(match: re.Match[str], year: int | None) -> _Found:
    month = _MONTH.get(match["month"])
    return None if month is None else on_day(_year_of(match, year), month, int(match["day"]))


def _month_day(match: re.Match[str], year: int | None) -> _Found:
    month, day = _MONTH.get(match["month"]), int(match["day"])
    if month is None:
        return None
    year = _year_of(match, year)
    if year is not None or match["ordinal"] or len(match["day"]) == 1:
        return on_day(year, month, day)
    name = MONTHS[month - 1]
    as_month = Text(f"{name.en} 20{match['day']}", f"{name.sv} 20{match['day']}")
    if isinstance(on_day(None, month, day), Misread):
        return Misread(
            Message(
                Text("{written} has a year of two digits", "{written} har ett årtal med två siffror"),
                {"written": match[0]},
            ),
            Message(Text("write {month}", "skriv {month}"), {"month": as_month}),
        )
    return two_readings(
        match[0],
        Text(f"{day} {name.en}", f"{day} {name.sv}"),
        as_month,
        Message(Text("write the year with four digits", "skriv årtalet med fyra siffror")),
    )


def _month(match: re.Match[str], year: int | None) -> _Found:
    month = _MONTH.get(match["month"])
    return None if month is None else _stretch(_year_of(match, year), month, month, Precision.MONTH)


def _day_slash_month(match: re.Match[str], year: int | None) -> _Found:
    """Read 30/9; 3/4 could be either way round and is not read."""
    first, second = int(match["a"]), int(match["b"])
    year = _year_of(match, year)
    if not (1 <= first <= 12 and 1 <= second <= 12):
        return on_day(year, first, second) if second > 12 >= first >= 1 else on_day(year, second, first)
    one = on_day(year, second, first)
    other = on_day(year, first, second)
    if first == second or isinstance(one, Misread) or isinstance(other, Misread):
        return one
    return two_readings(
        match[0],
        _shown(one),
        _shown(other),
        Message(Text("write {date}", "skriv {date}"), {"date": one.days.earliest})
        if one.days is not None
        else Message(
            Text("write the month as a word, and the year", "skriv månaden med bokstäver, och årtalet"),
        ),
    )


def _shown(point: Point) -> object:
    if point.days is not None:
        return point.days.earliest
    name = MONTHS[(point.month or 1) - 1]
    return Text(f"{point.day} {name.en}", f"{point.day} {name.sv}")


def _two_digit_year(match: re.Match[str], year: int | None) -> _Found:
    """Refuse 16-03-01 and 160301 with every date they can be."""
    a, b, c = int(match["a"]), int(match["b"]), int(match["c"])
    points = [on_day(2000 + a, b, c), on_day(2000 + c, b, a), on_day(2000 + c, a, b)]
    readings = list(dict.fromkeys(point.days.earliest for point in points if isinstance(point, Point) and point.days))
    if not readings:
        return on_day(2000 + a, b, c)
    advice = Message(
        Text("write the year with four digits: {date}", "skriv årtalet med fyra siffror: {date}"),
        {"date": readings[0]},
    )
    first = readings[0]
    others = [*readings[1:], *(day.replace(year=day.year - 100) for day in readings if _leaves_a_day(day))]
    if others:
        return two_readings(match[0], first, others[0], advice)
    return Misread(
        Message(
            Text("the year in {written} has only two digits", "årtalet i {written} har bara två siffror"),
            {"written": match[0]},
        ),
        advice,
        ambiguous=True,
    )


def _leaves_a_day(day: date) -> bool:
    """Return whether the same day a hundred years earlier is one kompplan reads."""
    return _reasonable(day.year - 100) and (day.month, day.day) != (2, 29)


def _term(match: re.Match[str], year: int | None) -> _Found:
    first, last = _TERMS[match["term"]]
    return _stretch(_year_of(match, year), first, last, Precision.TERM)


def _nth(parts: int, precision: Precision) -> Callable[[re.Match[str], int | None], _Found]:
    length = 12 // parts

    def build(match: re.Match[str], year: int | None) -> _Found:
        written = match["nth"]
        nth = _ORDINAL.get(written) or int(written)
        if nth > parts:
            return Misread(
                Message(
                    Text("a year has {parts} of these, not {nth}", "ett år har {parts} sådana, inte {nth}"),
                    {"parts": parts, "nth": nth},
                ),
                Message(
                    Text("write a number from 1 to {parts}", "skriv en siffra från 1 till {parts}"), {"parts": parts}
                ),
            )
        return _stretch(_year_of(match, year), (nth - 1) * length + 1, nth * length, precision)

    return build


def _winter(match: re.Match[str], year: int | None) -> _Found:
    begins = _year_of(match, year)
    if begins is None:
        return Point(None, Precision.TERM)
    if not _reasonable(begins):
        return _Outside(begins)
    second = match["second"]
    if second is None:
        return two_readings(
            match[0],
            Text(f"the winter {begins - 1}–{begins}", f"vintern {begins - 1}–{begins}"),
            Text(f"the winter {begins}–{begins + 1}", f"vintern {begins}–{begins + 1}"),
            Message(Text("write both years", "skriv båda åren")),
        )
    if int(second) % 100 != (begins + 1) % 100:
        return Misread(
            Message(
                Text(
                    "a winter lasts over two years in a row, not {written}",
                    "en vinter går över två år i följd, inte {written}",
                ),
                {"written": match[0]},
            ),
            Message(Text("check the years", "kontrollera årtalen")),
        )
    return Point(days.winter(begins), Precision.TERM, begins)


def _split_year(match: re.Match[str], year: int | None) -> _Found:
    first = int(match["year"])
    return two_readings(
        match[0],
        Text(f"the school year {first}–{first + 1}", f"läsåret {first}–{first + 1}"),
        Text(f"the years {first}–{first + 1}", f"åren {first}–{first + 1}"),
        Message(
            Text("write school year {span}, or only {span}", "skriv läsåret {span}, eller bara {span}"),
            {"span": f"{first}–{first + 1}"},
        ),
    )


WEEK = r"(?:v|vecka|veckan|week|w|wk)\.?"


class _Form(NamedTuple):
    """A way to write a time. ``begins`` holds what it can begin with, so that few expressions are ever compiled."""

    begins: str
    pattern: Pattern
    build: Callable[[re.Match[str], int | None], _Found]


def _form(begins: str, written: str, build: Callable[[re.Match[str], int | None], _Found]) -> _Form:
    return _Form(begins, pattern(written), build)


def _beginning(text: str) -> str:
    """Return the first letter, ``9`` for a digit or ``Y`` for the four of a year."""
    if text[:1].isdecimal():
        return "Y" if len(text) >= 4 and text[:4].isdecimal() else "9"
    return text[:1] or " "


def _first_of(words: Iterable[str]) -> str:
    return "".join({word[0] for word in words})


_A_MONTH = _first_of(_MONTH)
_A_TERM = _first_of(_TERMS)
_AN_ORDINAL = "9" + _first_of(_ORDINAL)
_FOUR = r"(?P<year>[0-9]{4})"
_FORMS: tuple[_Form, ...] = (
    _form("Y", rf"{_FOUR}(?P<mark>[-/.])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<d>[0-9]{{1,2}})", _iso_day),
    _form("Y", rf"{_FOUR}(?P<m>[0-9]{{2}})(?P<d>[0-9]{{2}})", _iso_day),
    _form("Y", rf"{_FOUR}-(?P<m>[0-9]{{1,2}})", _iso_month),
    _form("Yåyt", rf"(?:år |året |year |the year )?{_FOUR}", _whole_year),
    _form("Y", rf"{_FOUR}/(?:[0-9]{{4}}|[0-9]{{2}})", _split_year),
    _form("vw", rf"{WEEK} ?(?P<week>[0-9]{{1,2}}){YEAR}", _week),
    _form("Y", rf"{_FOUR}(?: |-)?{WEEK} ?(?P<week>[0-9]{{1,2}})", _week),
    _form("Y", rf"{_FOUR}-?w(?P<week>[0-9]{{2}})-?(?P<weekday>[1-7])", _week_day),
    _form("9", rf"{_DAY}(?::?[ea]|st|nd|rd|th|\.)? (?:of )?{MONTH}{YEAR}", _day_month),
    _form(_A_MONTH, rf"{MONTH} {_DAY}(?P<ordinal>st|nd|rd|th)?(?:,? {_FOUR})?", _month_day),
    _form(_A_MONTH, rf"{MONTH}(?: månad)?{YEAR}", _month),
    _form("Y", rf"{_FOUR} {MONTH}", _month),
    _form(
        "9",
        r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?:[ /-](?:-?(?P<year>[0-9]{4})|['’-]?(?P<yy>[0-9]{2})))?",
        _day_slash_month,
    ),
    _form("9", rf"(?P<a>[0-9]{{1,2}})[.-](?P<b>[0-9]{{1,2}})[.-]{_FOUR}", _day_slash_month),
    _form("9", r"(?P<a>[0-9]{1,2})[-.](?P<b>[0-9]{1,2})[-.](?P<c>[0-9]{1,2})", _two_digit_year),
    _form("Y", r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{2})", _two_digit_year),
    _form(_A_TERM, rf"{_TERM}{YEAR}", _term),
    _form("hv", r"(?P<term>ht|vt) ?(?P<yy>[0-9]{2})", _term),
    _form("Y", rf"{_FOUR}(?: |-)?{_TERM}", _term),
    _form("kq", rf"(?:kvartal|kv|kvartalet|quarter|q) ?{_NTH}{YEAR}", _nth(4, Precision.QUARTER)),
    _form("Y", rf"{_FOUR}(?: |-)?(?:kvartal |q){_NTH}", _nth(4, Precision.QUARTER)),
    _form(_AN_ORDINAL, rf"{_NTH} (?:kvartalet|quarter){YEAR}", _nth(4, Precision.QUARTER)),
    _form("t", rf"(?:tertial |t){_NTH}{YEAR}", _nth(3, Precision.TERM)),
    _form(_AN_ORDINAL, rf"{_NTH} tertialet{YEAR}", _nth(3, Precision.TERM)),
    _form("h", rf"(?:halvår |h){_NTH}{YEAR}", _nth(2, Precision.TERM)),
    _form(_AN_ORDINAL, rf"{_NTH} (?:halvåret|half|half-year|half year){YEAR}", _nth(2, Precision.TERM)),
    _form(
        "vw",
        rf"(?:vintern|vinter|winter)(?: of)?(?: {_FOUR}(?: ?[-–—/] ?(?P<second>[0-9]{{4}}|[0-9]{{2}}))?)?",
        _winter,
    ),
)
