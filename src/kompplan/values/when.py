"""Read a time as planners write it: ``mars – april 2027``, ``ht 2012``, ``från maj 2027``, ``6 månader efter slut``.

A single expression, however coarse, is one time that is not known more exactly: ``hösten 2012`` both starts and ends
somewhere in that autumn. A span has two ends, each with its own stretch of days: ``mars – april 2027`` starts some day
in March. ``hela 2012`` is the span from 1 January to 31 December. How long each word is stands in ``days``.

An end without a year borrows it from the other end when the months then follow each other; ``november – februari 2013``
is asked about. A span that runs backwards is kept as it stands: to judge it is a rule's business.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kompplan.i18n.text import Message, Text
from kompplan.values import days
from kompplan.values.days import Days, Precision
from kompplan.values.misread import Misread, two_readings
from kompplan.values.patterns import pattern
from kompplan.values.point import MONTH, WEEK, YEAR, Point, in_week, read_point
from kompplan.values.quantity import Approx, Quantity, parse_quantity
from kompplan.values.spelling import even, unreadable_length
from kompplan.values.units import Unit

__all__ = ["Days", "Offset", "Precision", "Relative", "When", "parse_when"]

_LONGEST_SPAN_YEARS = 100
_ISO_DASHES = frozenset({" – ", "–", " — ", "—", " - ", "-"})
_MOST_SPLITS = 4


class Offset(NamedTuple):
    """Whole months first, then days; negative before the anchor."""

    months: int
    days: int

    def after(self, day: date) -> date | None:
        """Return ``day`` moved by the offset, or None outside the years kompplan computes with."""
        years, month = divmod(day.year * 12 + day.month - 1 + self.months, 12)
        if not days.FIRST_YEAR <= years <= days.LAST_YEAR:
            return None
        moved = date(years, month + 1, min(day.day, days.last_day(years, month + 1))) + timedelta(days=self.days)
        return moved if days.FIRST_YEAR <= moved.year <= days.LAST_YEAR else None

    def moved(self, anchor: Days) -> Days | None:
        """Return both ends of ``anchor`` moved by the offset, or None outside the years kompplan computes with."""
        earliest, latest = self.after(anchor.earliest), self.after(anchor.latest)
        return None if earliest is None or latest is None else Days(earliest, latest)


class Relative(NamedTuple):
    """A time told from the start or the end of the project period."""

    anchor: str
    """``start`` or ``end``."""
    low: Offset | None
    """None where any time before will do (``minst 2 veckor före start``)."""
    high: Offset | None
    """None where any time after will do (``tidigast 2 veckor efter slut``)."""
    approx: Approx = Approx.EXACT


class When(NamedTuple):
    """A time as written, and the days it can mean."""

    written: str
    start: Days | None
    end: Days | None
    precision: Precision
    yearless: bool = False
    """The text names a day, month or season but no year; ``start`` and ``end`` are None."""
    open_end: bool = False
    """The text says when it begins and that it goes on."""
    relative: Relative | None = None
    month: int | None = None
    """The month of a yearless day or month."""
    day: int | None = None
    """The day of a yearless day."""

    @property
    def known(self) -> bool:
        """Return whether any day is known."""
        return self.start is not None or self.end is not None

    @property
    def first(self) -> date | None:
        """Return the first day it can begin, or None."""
        return self.start.earliest if self.start else None

    @property
    def last(self) -> date | None:
        """Return the last day it can end, or None."""
        return self.end.latest if self.end else None

    @property
    def is_span(self) -> bool:
        """Return whether start and end are told apart, or only one of them is told."""
        return self.start != self.end

    def resolve(self, period_start: Days | None, period_end: Days | None) -> When:
        """Return the same time with days instead of an offset; unchanged where there is nothing to count from."""
        if self.relative is None or self.known:
            return self
        anchor = period_start if self.relative.anchor == "start" else period_end
        if anchor is None:
            return self
        low, high = self.relative.low, self.relative.high
        begins = low.moved(anchor) if low is not None else None
        ends = high.moved(anchor) if high is not None else None
        if (low is not None and begins is None) or (high is not None and ends is None):
            return self
        if begins is not None and ends is not None:
            somewhere = Days(begins.earliest, ends.latest)
            return self._replace(start=somewhere, end=somewhere)
        return self._replace(start=begins, end=ends, open_end=ends is None)


_UNKNOWN = frozenset(
    {
        "tills vidare",
        "löpande",
        "kontinuerligt",
        "vid behov",
        "snarast",
        "snarast möjligt",
        "omgående",
        "senare",
        "okänt",
        "oklart",
        "ej bestämt",
        "inte bestämt",
        "until further notice",
        "ongoing",
        "continuously",
        "on demand",
        "as needed",
        "when needed",
        "as soon as possible",
        "asap",
        "immediately",
        "later",
        "unknown",
        "not decided",
        "tbd",
    }
)
_GOES_ON = frozenset({"tills vidare", "löpande", "framåt", "until further notice", "ongoing", "onwards"})
_WHOLE = pattern(r"(?:hela|whole|the whole|whole of|the whole of|all of|throughout) (?:året )?")
_WHOLES_BEGIN = ("hela", "whole", "the whole", "all of", "throughout")
_SCHOOL_YEAR = pattern(
    r"(?:läsåret|läsår|school year|the school year|academic year) ([0-9]{4}) ?[-–—/] ?([0-9]{4}|[0-9]{2})"
)
_SCHOOL_YEARS_BEGIN = ("läs", "school", "the school", "academic")
_ISO_SLASH = pattern(r"([0-9]{4}-[0-9a-z-]+)/([0-9]{4}-[0-9a-z-]+)")
_DASH = r" ?(?:[-–—]|till|to) ?"
_DAYS_IN_MONTH = pattern(rf"(?:den )?(?P<a>[0-9]{{1,2}}){_DASH}(?P<b>[0-9]{{1,2}}) {MONTH}{YEAR}")
_MONTH_DAYS = pattern(rf"{MONTH} (?P<a>[0-9]{{1,2}}) ?[-–—] ?(?P<b>[0-9]{{1,2}}),? (?P<year>[0-9]{{4}})")
_WEEKS = pattern(rf"{WEEK} ?(?P<a>[0-9]{{1,2}}){_DASH}(?:{WEEK} ?)?(?P<b>[0-9]{{1,2}}){YEAR}")
_WEEKS_AFTER_YEAR = pattern(
    rf"(?P<year>[0-9]{{4}})(?: |-)?{WEEK} ?(?P<a>[0-9]{{1,2}}){_DASH}(?:{WEEK} ?)?(?P<b>[0-9]{{1,2}})"
)
_SEPARATORS = (
    (("…", "..", "--"), pattern(r" ?(?:…|\.\.\.?|--) ?")),
    ((" t", " fram", " until "), pattern(r" (?:till och med|till|t\.?o\.?m\.?|t o m|fram till|to|until|through) ")),
    ((" - ", " – ", " — "), pattern(r" [-–—] ")),
    (("–", "—"), pattern(r" ?[–—] ?")),
    (("- ", " -"), pattern(r"- | -(?=[^\W\d_])")),
    (("-",), pattern(r"(?<=[^\W\d_])-(?=[^\W\d_])")),  # jan-feb 2012
    (("-",), pattern(r"(?<=^[0-9]{4})-(?=[0-9]{4}$)")),
    (("-",), pattern(r"(?<=^[0-9]{4}-[0-9]{2}-[0-9]{2})-(?=[0-9]{4}-)")),
)
"""What may stand between the two ends of a span; none of its marks in a text, and it is not compiled."""
_BETWEEN = pattern("(?:mellan|between) (.+) (?:och|and) (.+)")
_FROM = pattern(
    r"(?:från och med|fr\.? ?o\.? ?m\.?|from and including|med start|med start i|från|starting|since|sedan|from) "
)
_FROMS_BEGIN = ("fr", "med start", "start", "since", "sedan")
_ONWARDS = pattern(r"(?: och framåt| framåt| onwards| and onwards| on| ?[–—]| -)$")
_UNTIL = pattern(
    r"(?:till och med|t\.?o\.?m\.?|t o m|fram till|till|senast|no later than|not later than|at the latest|until|up to"
    r"|by|through) "
)
_BEFORE = pattern("(?:före|innan|before) ")
_RELATIVE = pattern(
    r"(?:(?P<limit>senast|inom|within|no later than|by|tidigast|at the earliest) )?(?P<amount>.+?) "
    r"(?P<side>efter|från|före|innan|after|from|of|before) (?P<anchor>.+)"
)
_AT = pattern("(?:vid|at|on) (?P<anchor>.+)")
_STARTS = (
    "start|starten|projektstart|projektstarten|projektets start|periodens start|startdatum|the start|project start"
    "|the project start|start of the project|the start of the project"
)
_ENDS = (
    "slut|slutet|projektslut|projektslutet|projektets slut|periodens slut|slutdatum|avslut|avslutet|avslutning"
    "|avslutningen|projektavslut|projektavslutet|projektets avslut|end|the end|project end|the project end"
    "|end of project|end of the project|the end of the project|closing|completion"
)
_ANCHORS = {**dict.fromkeys(_STARTS.split("|"), "start"), **dict.fromkeys(_ENDS.split("|"), "end")}
_ANCHORED = tuple(_ANCHORS)
_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERM: 6, Unit.YEAR: 12}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}
_PRECISION = {
    Unit.DAY: Precision.DAY,
    Unit.WEEK: Precision.WEEK,
    Unit.MONTH: Precision.MONTH,
    Unit.QUARTER: Precision.QUARTER,
    Unit.TERM: Precision.TERM,
    Unit.YEAR: Precision.YEAR,
}
_HOW_OFTEN = pattern(
    r"(?:varje|varannan|vartannat|årligen|månadsvis|veckovis|kvartalsvis|terminsvis|dagligen|per|every|each|yearly"
    r"|annually|monthly|weekly|quarterly|daily)(?![^\W_])"
    r"|.* (?:i veckan|i månaden|om året|per [^\W\d_]+|a week|a month|a year)$"
)
_LATER = pattern(
    r"(?:(?:om|inom|efter|in|within|after)(?: (?:ytterligare|yet another|another|a further|further))?"
    r"|ytterligare|yet another|a further) (?P<amount>.+)|(?P<earlier>.+) (?:senare|later)"
)
_LASTING = pattern(r"(?:(?:i|under|for|during) )?(?P<amount>.+)")
_DATE_AND_MORE = pattern(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:t| ).*")


def parse_when(text: str) -> When | Misread:
    """Return the time that ``text`` states."""
    written = text.strip()
    day = _iso_day(written)
    if day is not None:
        return When(written, day, day, Precision.DAY)
    return unreadable_length(written) or _parse(written)


@lru_cache(maxsize=4096)
def _iso_day(written: str) -> Days | None:
    """Read the one form that nearly every date has without an expression."""
    if len(written) != 10 or written[4] != "-" or written[7] != "-":
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return Days(day, day) if days.FIRST_YEAR <= day.year <= days.LAST_YEAR else None


def _iso_span(written: str) -> When | None:
    if written[10:-10] not in _ISO_DASHES:
        return None
    start, end = _iso_day(written[:10]), _iso_day(written[-10:])
    if start is None or end is None or abs(end.latest.year - start.latest.year) > _LONGEST_SPAN_YEARS:
        return None
    return When(written, start, end, Precision.DAY)


@lru_cache(maxsize=4096)
def _parse(written: str) -> When | Misread:
    span = _iso_span(written)
    if span is not None:
        return span
    folded = even(written).casefold()
    if folded in _UNKNOWN:
        return When(written, None, None, Precision.UNKNOWN)
    for read in (_relative, _single, _school_year, _whole, _days_in_month, _weeks, _span, _one_sided, _later):
        when = read(written, folded)
        if when is not None:
            return when
    return _not_a_time(written, folded)


def _single(written: str, folded: str) -> When | Misread | None:
    point = read_point(folded)
    return _when(written, point) if isinstance(point, Point) else point


def _when(written: str, point: Point) -> When:
    if point.days is None:
        return When(written, None, None, point.precision, yearless=True, month=point.month, day=point.day)
    return When(written, point.days, point.days, point.precision)


def _between(written: str, start: Point, end: Point) -> When | Misread:
    precision = max(start.precision, end.precision)
    if start.days is None or end.days is None:
        return When(written, None, None, precision, yearless=True)
    if abs(end.days.latest.year - start.days.earliest.year) > _LONGEST_SPAN_YEARS:
        return Misread(
            Message(
                Text("{written} is longer than {most} years", "{written} är längre än {most} år"),
                {"written": written, "most": _LONGEST_SPAN_YEARS},
            ),
            Message(Text("check the years", "kontrollera årtalen")),
        )
    return When(written, start.days, end.days, precision)


def _school_year(written: str, folded: str) -> When | Misread | None:
    match = _SCHOOL_YEAR().fullmatch(folded) if folded.startswith(_SCHOOL_YEARS_BEGIN) else None
    if match is None:
        return None
    first = int(match[1])
    if int(match[2]) not in (first + 1, (first + 1) % 100):
        return Misread(
            Message(
                Text(
                    "a school year lasts over two years in a row, not {written}",
                    "ett läsår går över två år i följd, inte {written}",
                ),
                {"written": written},
            ),
            Message(Text("write for example school year 2026–2027", "skriv till exempel läsåret 2026–2027")),
        )
    autumn, spring = read_point(f"ht {first}"), read_point(f"vt {first + 1}")
    if isinstance(autumn, Point) and isinstance(spring, Point):
        return _between(written, autumn, spring)
    return autumn if isinstance(autumn, Misread) else spring if isinstance(spring, Misread) else None


def _whole(written: str, folded: str) -> When | Misread | None:
    match = _WHOLE().match(folded) if folded.startswith(_WHOLES_BEGIN) else None
    point = read_point(folded[match.end() :]) if match else None
    if not isinstance(point, Point):
        return point
    when = _when(written, point)
    if point.days is None:
        return when
    first, last = point.days
    return when._replace(start=Days(first, first), end=Days(last, last))


def _days_in_month(written: str, folded: str) -> When | Misread | None:
    begins_with_day = folded[:1].isdecimal() or folded.startswith("den ")
    match = (_DAYS_IN_MONTH if begins_with_day else _MONTH_DAYS)().fullmatch(folded)
    if match is None:
        return None
    rest = f" {match['month']}" + _written_year(match)
    return _ends(written, match["a"] + rest, match["b"] + rest)


def _written_year(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("year"):
        return f" {groups['year']}"
    return f"-{groups['yy']}" if groups.get("yy") else ""


def _weeks(written: str, folded: str) -> When | Misread | None:
    if "v" not in folded and "w" not in folded:
        return None
    match = _WEEKS().fullmatch(folded) or _WEEKS_AFTER_YEAR().fullmatch(folded)
    if match is None:
        return None
    groups = match.groupdict()
    year = int(groups["year"]) if groups["year"] else 2000 + int(groups["yy"]) if groups.get("yy") else None
    first, last = in_week(year, int(match["a"])), in_week(year, int(match["b"]))
    if isinstance(first, Misread):
        return first
    if isinstance(last, Misread):
        return last
    if int(match["a"]) > int(match["b"]):
        return _over_new_year(written, year)
    return _between(written, first, last)


def _span(written: str, folded: str) -> When | Misread | None:
    between = _BETWEEN().fullmatch(folded) if folded.startswith(("mellan", "between")) else None
    if between is not None:
        return _ends(written, between[1], between[2])
    slash = _ISO_SLASH().fullmatch(folded) if "/" in folded else None
    if slash is not None:
        return _ends(written, slash[1], slash[2])
    begins = _FROM().match(folded) if folded.startswith(_FROMS_BEGIN) else None
    ends = folded[begins.end() :] if begins else folded
    for marks, separator in _SEPARATORS:
        if not any(mark in ends for mark in marks):
            continue
        for match in islice(separator().finditer(ends), _MOST_SPLITS):
            left, right = ends[: match.start()], ends[match.end() :]
            found = _ends(written, left, right) if left and right else None
            if found is not None:
                return found
    return None


def _ends(written: str, left: str, right: str) -> When | Misread | None:
    """Read both ends; the one without a year borrows the other's."""
    if right in _GOES_ON:
        return _open(written, read_point(left))
    end = read_point(_completed(left, right))
    start = read_point(left, end.year if isinstance(end, Point) else None)
    if isinstance(start, Point) and start.year is not None and not (isinstance(end, Point) and end.year):
        end = read_point(_completed(left, right), start.year)
    if start is None or end is None:
        return None
    if isinstance(start, Misread):
        return start
    if isinstance(end, Misread):
        return end
    if start.days and end.days and start.days.earliest > end.days.latest:
        if not _has_year(left):
            return _over_new_year(written, end.year)
        if not _has_year(right):
            return _over_new_year(written, None)
    return _between(written, start, end)


def _has_year(end: str) -> bool:
    return re.search("[0-9]{4}|[-'’][0-9]{2}$", end) is not None or re.match("(?:ht|vt) ?[0-9]{2}$", end) is not None


def _completed(left: str, right: str) -> str:
    """Return the right end with the beginning it shares with the left: 2026-08-17–21, 2012–13."""
    if re.fullmatch("[0-9]{2}", right) and re.fullmatch("[0-9]{4}(?:-[0-9]{2}){0,2}", left):
        return left[:-2] + right
    return right


def _over_new_year(written: str, year: int | None) -> Misread:
    if year is None:
        return Misread(
            Message(
                Text("{written} passes New Year but lacks a year", "{written} går över nyår men saknar ett årtal"),
                {"written": written},
            ),
            Message(Text("write the year at both ends", "skriv årtalet i båda ändar")),
        )
    return two_readings(
        written,
        f"{year - 1}–{year}",
        f"{year}–{year + 1}",
        Message(Text("write the year at both ends", "skriv årtalet i båda ändar")),
    )


def _open(written: str, point: Point | Misread | None) -> When | Misread | None:
    if not isinstance(point, Point):
        return point
    return _when(written, point)._replace(end=None, open_end=True)


def _one_sided(written: str, folded: str) -> When | Misread | None:
    begins = _FROM().match(folded) if folded.startswith(_FROMS_BEGIN) else None
    goes_on = _ONWARDS().search(folded)
    if begins or goes_on:
        start = folded[begins.end() if begins else 0 : goes_on.start() if goes_on else len(folded)]
        return _open(written, read_point(start))
    until = _UNTIL().match(folded)
    if until is not None:
        point = read_point(folded[until.end() :])
        return _when(written, point)._replace(start=None) if isinstance(point, Point) else point
    before = _BEFORE().match(folded)
    if before is None:
        return None
    point = read_point(folded[before.end() :])
    if not isinstance(point, Point):
        return point
    if point.days is None:
        return _when(written, point)
    eve = point.days.earliest - timedelta(days=1)
    return When(written, None, Days(eve, eve), point.precision)


def _relative(written: str, folded: str) -> When | Misread | None:
    if not folded.endswith(_ANCHORED):
        return None
    at = _AT().fullmatch(folded)
    if at is not None and at["anchor"] in _ANCHORS:
        there = Offset(0, 0)
        return When(written, None, None, Precision.DAY, relative=Relative(_ANCHORS[at["anchor"]], there, there))
    match = _RELATIVE().fullmatch(folded)
    if match is None or match["anchor"] not in _ANCHORS:
        return None
    amount = parse_quantity(match["amount"])
    if isinstance(amount, Misread):
        return amount
    if amount.unit not in _PRECISION or amount.per is not None or amount.low < 0:
        return None
    furthest = amount.low if amount.high is None else amount.high
    if furthest * _MONTHS_IN.get(amount.unit, 0) > 1200 or furthest * _DAYS_IN.get(amount.unit, 0) > 36_500:
        return Misread(
            Message(
                Text("{written} is more than {most} years away", "{written} ligger mer än {most} år bort"),
                {"written": written, "most": _LONGEST_SPAN_YEARS},
            ),
            Message(Text("check the number", "kontrollera talet")),
        )
    return When(written, None, None, _PRECISION[amount.unit], relative=_offsets(match, amount, amount.unit))


def _later(written: str, folded: str) -> When | None:
    """Keep a time that is told from an event which the text does not name: ``efter ytterligare sex månader``."""
    match = _LATER().fullmatch(folded)
    if match is None or not _is_length(match["amount"] or match["earlier"]):
        return None
    return When(written, None, None, Precision.UNKNOWN)


def _is_length(text: str) -> bool:
    amount = parse_quantity(text)
    return isinstance(amount, Quantity) and (amount.unit in _PRECISION or amount.unit is Unit.HOUR) and not amount.per


def _offsets(match: re.Match[str], amount: Quantity, unit: Unit) -> Relative:
    near: Offset | None = _offset(amount.low, unit)
    far = None if amount.high is None else _offset(amount.high, unit)
    approx = amount.approx
    if match["limit"] in ("tidigast", "at the earliest"):
        approx, far = Approx.AT_LEAST, None
    elif match["limit"] is not None:
        approx, near = Approx.AT_MOST, Offset(0, 0)
    anchor = _ANCHORS[match["anchor"]]
    if match["side"] in ("före", "innan", "before"):
        if match["limit"] in ("senast", "no later than", "by"):
            # "senast 2 veckor före start": that day or any day before it
            return Relative(anchor, None, _back(_offset(amount.low, unit)), approx)
        return Relative(anchor, _back(far) if far else None, _back(near) if near else None, approx)
    return Relative(anchor, near, far, approx)


def _offset(amount: Decimal, unit: Unit) -> Offset:
    if unit in _DAYS_IN:
        return Offset(0, round(amount * _DAYS_IN[unit]))
    months = amount * _MONTHS_IN[unit]
    return Offset(int(months), round((months - int(months)) * 30))


def _back(offset: Offset) -> Offset:
    return Offset(-offset.months, -offset.days)


def _not_a_time(written: str, folded: str) -> Misread:
    message = Message(
        Text("{written} is not a time kompplan reads", "{written} är ingen tid som kompplan kan läsa"),
        {"written": written},
    )
    more = _DATE_AND_MORE().fullmatch(folded)
    if more is not None:
        return Misread(
            message,
            Message(
                Text(
                    "write only {date} here and put the rest in a text field",
                    "skriv bara {date} här och lägg resten i ett textfält",
                ),
                {"date": more[1]},
            ),
        )
    if _HOW_OFTEN().match(folded):
        return Misread(
            Message(
                Text("{written} says how often, not when", "{written} säger hur ofta, inte när"), {"written": written}
            ),
            Message(
                Text("write when it begins, such as från maj 2027", "skriv när det börjar, till exempel från maj 2027")
            ),
        )
    lasting = _LASTING().fullmatch(folded)
    if lasting is not None and _is_length(lasting["amount"]):
        return Misread(
            Message(
                Text("{written} says how long, not when", "{written} säger hur länge, inte när"), {"written": written}
            ),
            Message(
                Text(
                    "write it in the field length, and here when it begins",
                    "skriv det i fältet längd, och här när det börjar",
                )
            ),
        )
    return Misread(
        message,
        Message(
            Text(
                "write for example 2027-03-01, March 2027, week 36 2027, autumn term 2027 or March – April 2027",
                "skriv till exempel 2027-03-01, mars 2027, v. 36 2027, ht 2027 eller mars – april 2027",
            )
        ),
    )
