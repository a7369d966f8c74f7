"""How amounts, times and the like may be written: rows of examples, each read by the reader itself."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.values.days import Days, Precision
from kompplan.values.misread import Misread
from kompplan.values.quantity import Approx, Quantity, parse_quantity
from kompplan.values.recurrence import Recurrence, parse_recurrence
from kompplan.values.units import Unit
from kompplan.values.when import When, parse_when


class Ways(NamedTuple):
    """A kind of value, and ways to write it; what stands in ``asked`` has two readings and is asked about."""

    title: Text
    text: Text
    read: Callable[[str], object]
    rows: tuple[Text, ...]
    asked: tuple[Text, ...] = ()


def _rows(*rows: str | tuple[str, str]) -> tuple[Text, ...]:
    """Return rows written the same in both languages, or in English and in Swedish."""
    return tuple(Text(row, row) if isinstance(row, str) else Text(*row) for row in rows)


def reading(value: object, language: Language) -> str:
    """Return in words how a value was read."""
    if isinstance(value, Misread):
        return value.message.to(language)
    if isinstance(value, Quantity):
        return _quantity(value, language)
    if isinstance(value, When):
        return _when(value, language)
    if isinstance(value, Recurrence):
        return _recurrence(value, language)
    raise TypeError(type(value).__name__)


def _quantity(value: Quantity, language: Language) -> str:
    unit = value.unit.words.to(language) if value.unit is not None else ""
    low, high = (_amount(value.low, language), None if value.high is None else _amount(value.high, language))
    if high is None:
        said = Text("at least {} {}", "minst {} {}").to(language).format(low, unit)
    elif low == high:
        said = f"{low} {unit}"
    else:
        said = f"{low}–{high} {unit}"
        if value.approx is Approx.RANGE and value.nominal is not None:
            likely = Text(", most likely {}", ", troligast {}").to(language)
            said = said.rstrip() + likely.format(_amount(value.nominal, language))
    said = said.strip()
    if value.unit is Unit.TIME and value.low == 1 and value.high in (None, 1):
        said = said.replace(unit, Text("time", "gång").to(language))
    if value.per is not None:
        said += " " + _PER[value.per].to(language)
    return said


def _amount(value: Decimal, language: Language) -> str:
    return number(value.normalize(), language)


_PER = {
    Unit.HOUR: Text("an hour", "per timme"),
    Unit.DAY: Text("a day", "per dag"),
    Unit.WEEK: Text("a week", "per vecka"),
    Unit.MONTH: Text("a month", "per månad"),
    Unit.QUARTER: Text("a quarter", "per kvartal"),
    Unit.TERM: Text("a term", "per termin"),
    Unit.YEAR: Text("a year", "per år"),
    Unit.PERSON: Text("a person", "per person"),
}


def _days(days: Days | None) -> str:
    if days is None:
        return "…"
    first, last = days
    return _day(first) if first == last else f"{_day(first)} – {_day(last)}"


def _day(day: date) -> str:
    return day.isoformat()


def _when(value: When, language: Language) -> str:
    if value.yearless:
        return Text("kept, but asked for a year", "behålls, men året efterfrågas").to(language)
    if value.relative is not None:
        anchor = Text("counted from the project's {}", "räknas från projektets {}").to(language)
        side = {"start": Text("start", "start"), "end": Text("end", "slut")}[value.relative.anchor]
        return anchor.format(side.to(language))
    if not value.known:
        return Text("kept as it stands, no day is known", "behålls som det står, ingen dag är känd").to(language)
    if value.start == value.end:
        if value.precision is Precision.DAY:
            return _days(value.start)
        return Text("some time {}", "någon gång {}").to(language).format(_days(value.start))
    if value.end is None:
        return Text("begins {}, goes on", "börjar {}, fortsätter").to(language).format(_days(value.start))
    if value.start is None:
        return Text("ends {}", "slutar {}").to(language).format(_days(value.end))
    if value.start.earliest == value.start.latest and value.end.earliest == value.end.latest:
        return f"{_days(value.start)} … {_days(value.end)}"
    said = Text("begins {}, ends {}", "börjar {}, slutar {}").to(language)
    return said.format(_days(value.start), _days(value.end))


def _recurrence(value: Recurrence, language: Language) -> str:
    if value.count is None:
        said = Text("kept as it stands", "behålls som det står").to(language)
    else:
        said = _quantity(value.count, language)
    if value.each is not None:
        said += Text(", for each {}", ", för varje {}").to(language).format(value.each)
    return said


FORMS: tuple[Ways, ...] = (
    Ways(
        Text("Amounts of money", "Belopp"),
        Text(
            "Kronor are meant where no unit is written. Spaces between thousands are free, a decimal comma is usual. "
            "Three numbers are the lowest, the likeliest and the highest.",
            "Kronor menas där ingen enhet står. Mellanslag mellan tusental är fritt, decimalkomma är det vanliga. "
            "Tre tal är det lägsta, det troligaste och det högsta.",
        ),
        lambda written: parse_quantity(written, Unit.SEK),
        _rows(
            "240 000 kr",
            "240000",
            "2 × 120 000 kr",
            "4 × 15 000 kr = 60 000 kr",
            "360 tkr",
            "80–100–150 tkr",
            "1,2 mn",
            ("just under 1,2 mn", "knappt 1,2 mn"),
            ("about 500 tkr", "ca 500 tkr"),
            ("500 kr/h × 40 h", "500 kr/h × 40 h"),
            ("90 000 kr a year", "90 000 kr om året"),
        ),
        _rows("1.200", "1,200"),
    ),
    Ways(
        Text("Time that it takes", "Tid som det tar"),
        Text(
            "Hours, days, weeks, months, terms, years or credits. How many hours a day has is not guessed.",
            "Timmar, dagar, veckor, månader, terminer, år eller högskolepoäng. Timmar på en dag gissas inte.",
        ),
        parse_quantity,
        _rows(
            "16 h",
            "6 × 32 h",
            ("3 h a week", "3 h i veckan"),
            ("half a day", "en halv dag"),
            ("2 days", "2 dagar"),
            ("8–10–15 days", "8–10–15 dagar"),
            ("one and a half years", "ett och ett halvt år"),
            ("7,5 credits", "7,5 hp"),
        ),
        _rows(("2 à 3 days", "2 à 3 dagar")),
    ),
    Ways(
        Text("Numbers and shares", "Antal och andelar"),
        Text(
            "What is not exact is kept as a range: about 90 is 81 to 99, nearly is from a tenth below.",
            "Det som inte är exakt behålls som ett spann: ca 90 är 81 till 99, närmare är från en tiondel under.",
        ),
        parse_quantity,
        _rows(
            "1 438",
            "50–60",
            ("about 90", "ca 90"),
            ("nearly 10 000", "närmare 10 000"),
            ("just over 80", "drygt 80"),
            ("at least 12", "minst 12"),
            ("at most 8", "högst 8"),
            "8 × 6 × 2",
            "80 %",
            ("60 % of full time", "60 % tjänst"),
        ),
    ),
    Ways(
        Text("Times", "Tider"),
        Text(
            "A day, or something coarser; a coarse time is kept as the days it can mean. A span has two ends. "
            "`{start: 2027-01-11, end: 2027-12-17}` is read as well.",
            "En dag, eller något grövre; en grov tid behålls som de dagar den kan betyda. En period har två ändar. "
            "`{start: 2027-01-11, slut: 2027-12-17}` läses också.",
        ),
        parse_when,
        _rows(
            "2027-03-01",
            ("7 March 2027", "7 mars 2027"),
            ("week 34 2026", "v. 34 2026"),
            "2012-03",
            ("March 2012", "mars 2012"),
            ("autumn 2012", "hösten 2012"),
            ("autumn term 2012", "ht 2012"),
            "2012",
            "2027-01-11 – 2027-12-17",
            ("March – April 2027", "mars – april 2027"),
            ("autumn term 2012 – spring term 2013", "ht 2012 – vt 2013"),
            ("whole 2012", "hela 2012"),
            ("from May 2027", "från maj 2027"),
            ("no later than June 2027", "senast juni 2027"),
            ("6 months after the end", "6 månader efter slut"),
            ("7 March", "7 mars"),
            ("on demand", "vid behov"),
        ),
        _rows("1/3 2016", "3/4"),
    ),
    Ways(
        Text("How often", "Hur ofta"),
        Text("Free text is kept as it stands.", "Fri text behålls som den står."),
        parse_recurrence,
        _rows(
            ("at least once a week per child", "minst 1 gång i veckan per barn"),
            ("two days a week", "2 dagar i veckan"),
            ("4 times a year", "4 gånger per år"),
            ("every other week", "varannan vecka"),
            ("yearly", "årligen"),
            ("112 a month", "112 per månad"),
            ("when the child wants to", "när barnet vill"),
        ),
    ),
)
