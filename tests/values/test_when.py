"""How times are read, and the days they mean."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.i18n.language import Language
from kompplan.values.misread import Misread
from kompplan.values.when import Days, Precision, When, parse_when

YEARS = {"min_value": date(1970, 1, 1), "max_value": date(2200, 12, 31)}


def read(text: str) -> When:
    when = parse_when(text)
    assert isinstance(when, When), when
    return when


def refused(text: str) -> Misread:
    misread = parse_when(text)
    assert isinstance(misread, Misread), misread
    return misread


def day(iso: str) -> date:
    return date.fromisoformat(iso)


def between(first: str, last: str) -> Days:
    return Days(day(first), day(last))


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2012-03-01", "2012-03-01", "2012-03-01", Precision.DAY),
        ("2012-3-1", "2012-03-01", "2012-03-01", Precision.DAY),
        ("20120301", "2012-03-01", "2012-03-01", Precision.DAY),
        ("7 mars 2012", "2012-03-07", "2012-03-07", Precision.DAY),
        ("den 7 mars 2012", "2012-03-07", "2012-03-07", Precision.DAY),
        ("7 March 2012", "2012-03-07", "2012-03-07", Precision.DAY),
        ("March 7 2012", "2012-03-07", "2012-03-07", Precision.DAY),
        ("March 7th, 2012", "2012-03-07", "2012-03-07", Precision.DAY),
        ("tisdag 7 mars 2017", "2017-03-07", "2017-03-07", Precision.DAY),
        ("Tuesday, 7 March 2017", "2017-03-07", "2017-03-07", Precision.DAY),
        ("30/9 2012", "2012-09-30", "2012-09-30", Precision.DAY),
        ("3/3 2012", "2012-03-03", "2012-03-03", Precision.DAY),
        ("2012-W36", "2012-09-03", "2012-09-09", Precision.WEEK),
        ("v. 36 2026", "2026-08-31", "2026-09-06", Precision.WEEK),
        ("vecka 36 2026", "2026-08-31", "2026-09-06", Precision.WEEK),
        ("week 36 2026", "2026-08-31", "2026-09-06", Precision.WEEK),
        ("2026 v 36", "2026-08-31", "2026-09-06", Precision.WEEK),
        ("v. 49 2027", "2027-12-06", "2027-12-12", Precision.WEEK),
        ("v. 53 2026", "2026-12-28", "2027-01-03", Precision.WEEK),
        ("2012-03", "2012-03-01", "2012-03-31", Precision.MONTH),
        ("mars 2012", "2012-03-01", "2012-03-31", Precision.MONTH),
        ("MARS-12", "2012-03-01", "2012-03-31", Precision.MONTH),
        ("feb 2012", "2012-02-01", "2012-02-29", Precision.MONTH),
        ("mitten av maj 2027", "2027-05-08", "2027-05-24", Precision.MONTH),
        ("end of May 2027", "2027-05-16", "2027-05-31", Precision.MONTH),
        ("kvartal 2 2027", "2027-04-01", "2027-06-30", Precision.QUARTER),
        ("Q2 2027", "2027-04-01", "2027-06-30", Precision.QUARTER),
        ("tertial 1 2027", "2027-01-01", "2027-04-30", Precision.TERM),
        ("första halvåret 2027", "2027-01-01", "2027-06-30", Precision.TERM),
        ("second half of 2027", "2027-07-01", "2027-12-31", Precision.TERM),
        ("ht 2012", "2012-07-01", "2012-12-31", Precision.TERM),
        ("ht-12", "2012-07-01", "2012-12-31", Precision.TERM),
        ("2012-HT", "2012-07-01", "2012-12-31", Precision.TERM),
        ("vt 2013", "2013-01-01", "2013-06-30", Precision.TERM),
        ("autumn term 2012", "2012-07-01", "2012-12-31", Precision.TERM),
        ("hösten 2012", "2012-08-01", "2012-12-31", Precision.TERM),
        ("autumn 2012", "2012-08-01", "2012-12-31", Precision.TERM),
        ("under våren 2013", "2013-01-01", "2013-06-30", Precision.TERM),
        ("sommaren 2013", "2013-06-01", "2013-08-31", Precision.TERM),
        ("vintern 2012–2013", "2012-11-01", "2013-03-31", Precision.TERM),
        ("slutet av våren 2013", "2013-04-01", "2013-06-30", Precision.TERM),
        ("late spring 2013", "2013-04-01", "2013-06-30", Precision.TERM),
        ("början av 2027", "2027-01-01", "2027-07-02", Precision.TERM),
        ("2012", "2012-01-01", "2012-12-31", Precision.YEAR),
    ],
)
def test_one_time_is_one_stretch_of_days(text: str, earliest: str, latest: str, precision: Precision) -> None:
    when = read(text)
    assert when.start == when.end == between(earliest, latest)
    assert when.precision is precision
    assert when.known
    assert not when.is_span
    assert (when.first, when.last) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2027-01-11 – 2027-12-17", "2027-01-11 2027-01-11", "2027-12-17 2027-12-17", Precision.DAY),
        ("2026-08-17–2026-08-21", "2026-08-17 2026-08-17", "2026-08-21 2026-08-21", Precision.DAY),
        ("2026-08-17-2026-08-21", "2026-08-17 2026-08-17", "2026-08-21 2026-08-21", Precision.DAY),
        ("2026-08-17/2026-08-21", "2026-08-17 2026-08-17", "2026-08-21 2026-08-21", Precision.DAY),
        ("2026-08-17–21", "2026-08-17 2026-08-17", "2026-08-21 2026-08-21", Precision.DAY),
        ("1–3 mars 2027", "2027-03-01 2027-03-01", "2027-03-03 2027-03-03", Precision.DAY),
        ("28 mars – 2 april 2027", "2027-03-28 2027-03-28", "2027-04-02 2027-04-02", Precision.DAY),
        ("v. 34–36 2026", "2026-08-17 2026-08-23", "2026-08-31 2026-09-06", Precision.WEEK),
        ("mars – april 2027", "2027-03-01 2027-03-31", "2027-04-01 2027-04-30", Precision.MONTH),
        ("från mars till maj 2027", "2027-03-01 2027-03-31", "2027-05-01 2027-05-31", Precision.MONTH),
        ("between March and May 2027", "2027-03-01 2027-03-31", "2027-05-01 2027-05-31", Precision.MONTH),
        ("Jan–Feb 2012", "2012-01-01 2012-01-31", "2012-02-01 2012-02-29", Precision.MONTH),
        ("jan-feb 2012", "2012-01-01 2012-01-31", "2012-02-01 2012-02-29", Precision.MONTH),
        ("april–maj-12", "2012-04-01 2012-04-30", "2012-05-01 2012-05-31", Precision.MONTH),
        ("ht 2012 – vt 2013", "2012-07-01 2012-12-31", "2013-01-01 2013-06-30", Precision.TERM),
        ("2012-HT/2013-VT", "2012-07-01 2012-12-31", "2013-01-01 2013-06-30", Precision.TERM),
        ("läsåret 2012–2013", "2012-07-01 2012-12-31", "2013-01-01 2013-06-30", Precision.TERM),
        ("läsåret 2012/13", "2012-07-01 2012-12-31", "2013-01-01 2013-06-30", Precision.TERM),
        ("2012–2013", "2012-01-01 2012-12-31", "2013-01-01 2013-12-31", Precision.YEAR),
        ("2012-2013", "2012-01-01 2012-12-31", "2013-01-01 2013-12-31", Precision.YEAR),
        ("hela 2012", "2012-01-01 2012-01-01", "2012-12-31 2012-12-31", Precision.YEAR),
        ("whole 2012", "2012-01-01 2012-01-01", "2012-12-31 2012-12-31", Precision.YEAR),
        ("mars 2027 – 2027-04-15", "2027-03-01 2027-03-31", "2027-04-15 2027-04-15", Precision.MONTH),
    ],
)
def test_a_span_has_two_ends(text: str, start: str, end: str, precision: Precision) -> None:
    when = read(text)
    assert when.start == between(*start.split())
    assert when.end == between(*end.split())
    assert when.precision is precision
    assert when.is_span


def test_a_span_that_runs_backwards_is_kept_for_a_rule_to_judge() -> None:
    when = read("2026-05-01 – 2026-04-01")
    assert (when.first, when.last) == (day("2026-05-01"), day("2026-04-01"))


@pytest.mark.parametrize(
    "text", ["från maj 2027", "from May 2027", "fr.o.m. maj 2027", "maj 2027 –", "maj 2027 – tills vidare"]
)
def test_an_open_end(text: str) -> None:
    when = read(text)
    assert when.start == between("2027-05-01", "2027-05-31")
    assert when.end is None
    assert when.last is None
    assert when.open_end
    assert when.is_span


@pytest.mark.parametrize("text", ["till juni 2027", "senast juni 2027", "t.o.m. juni 2027", "no later than June 2027"])
def test_a_time_at_the_latest(text: str) -> None:
    when = read(text)
    assert when.start is None
    assert when.end == between("2027-06-01", "2027-06-30")
    assert when.known
    assert not when.open_end


@pytest.mark.parametrize(
    ("text", "month", "day_of_month", "precision"),
    [
        ("7 mars", 3, 7, Precision.DAY),
        ("March 7", 3, 7, Precision.DAY),
        ("30/9", 9, 30, Precision.DAY),
        ("mars", 3, None, Precision.MONTH),
        ("sommaren", None, None, Precision.TERM),
        ("v. 36", None, None, Precision.WEEK),
        ("mars – april", None, None, Precision.MONTH),
    ],
)
def test_a_time_without_a_year(text: str, month: int | None, day_of_month: int | None, precision: Precision) -> None:
    when = read(text)
    assert when.yearless
    assert not when.known
    assert (when.start, when.end) == (None, None)
    assert (when.month, when.day, when.precision) == (month, day_of_month, precision)


@pytest.mark.parametrize(
    "text",
    [
        "tills vidare",
        "Löpande",
        "vid behov",
        "on demand",
        "snarast",
        "om fem månader",
        "efter ytterligare sex månader",
        "after a further six months",
        "in five months",
        "fem månader senare",
    ],
)
def test_no_time_at_all_is_kept(text: str) -> None:
    assert read(text) == When(text, None, None, Precision.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "swedish"),
    [
        ("1/3 2016", "1/3 2016 kan läsas som 2016-03-01 eller 2016-01-03"),
        ("3/4", "3/4 kan läsas som 3 april eller 4 mars"),
        ("160301", "160301 kan läsas som 2016-03-01 eller 2001-03-16"),
        ("16-03-01", "16-03-01 kan läsas som 2016-03-01 eller 2001-03-16"),
        ("991231", "991231 kan läsas som 2099-12-31 eller 1999-12-31"),
        ("mars 12", "mars 12 kan läsas som 12 mars eller mars 2012"),
        ("vintern 2012", "vintern 2012 kan läsas som vintern 2011–2012 eller vintern 2012–2013"),
        ("2012/2013", "2012/2013 kan läsas som läsåret 2012–2013 eller åren 2012–2013"),
        ("november – februari 2013", "november – februari 2013 kan läsas som 2012–2013 eller 2013–2014"),
    ],
)
def test_an_ambiguous_time_is_met_with_its_readings(text: str, swedish: str) -> None:
    misread = refused(text)
    assert misread.ambiguous
    assert misread.advice is not None
    assert misread.message.to(Language.SV) == swedish


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("2026-02-30", "februari 2026 har 28 dagar, inte 30", "February 2026 has 28 days, not 30"),
        ("31 juni", "juni har högst 30 dagar, inte 31", "June has at most 30 days, not 31"),
        ("2026-13-01", "det finns ingen månad 13", "there is no month 13"),
        (
            "v. 54 2026",
            "det finns ingen vecka 54 2026; årets sista vecka är 53",
            "there is no week 54 in 2026; its last week is 53",
        ),
        (
            "onsdag 7 mars 2017",
            "2017-03-07 är en tisdag, inte en onsdag",
            "2017-03-07 is a Tuesday, not a Wednesday",
        ),
        ("1969-12-31", "år 1969 ligger utanför 1970–2200", "the year 1969 is outside 1970–2200"),
        ("9999-12-31", "år 9999 ligger utanför 1970–2200", "the year 9999 is outside 1970–2200"),
        ("0000-01-01", "år 0000 ligger utanför 1970–2200", "the year 0000 is outside 1970–2200"),
        ("1970–2100", "1970–2100 är längre än 100 år", "1970–2100 is longer than 100 years"),
        ("ett halvår", "ett halvår säger hur länge, inte när", "ett halvår says how long, not when"),
        ("i fem månader", "i fem månader säger hur länge, inte när", "i fem månader says how long, not when"),
        ("varje vecka", "varje vecka säger hur ofta, inte när", "varje vecka says how often, not when"),
        (
            "nästa fredag",
            "nästa fredag är ingen tid som kompplan kan läsa",
            "nästa fredag is not a time kompplan reads",
        ),
    ],
)
def test_what_is_no_time_is_explained(text: str, swedish: str, english: str) -> None:
    misread = refused(text)
    assert misread.message.to(Language.SV) == swedish
    assert misread.message.to(Language.EN) == english
    assert misread.advice is not None


PERIOD = (between("2027-01-11", "2027-01-11"), between("2027-12-17", "2027-12-17"))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("6 månader efter slut", "2028-06-17", "2028-06-17"),
        ("tre månader efter projektslut", "2028-03-17", "2028-03-17"),
        ("6 months after end", "2028-06-17", "2028-06-17"),
        ("ett halvår efter avslut", "2028-06-17", "2028-06-17"),
        ("2 veckor före start", "2026-12-28", "2026-12-28"),
        ("vid start", "2027-01-11", "2027-01-11"),
        ("senast 6 månader efter slut", "2027-12-17", "2028-06-17"),
        ("3–6 månader efter slut", "2028-03-17", "2028-06-17"),
        ("ca 10 dagar efter start", "2027-01-20", "2027-01-22"),
    ],
)
def test_a_time_relative_to_the_project_period(text: str, earliest: str, latest: str) -> None:
    when = read(text)
    assert not when.known
    assert when.relative is not None
    resolved = when.resolve(*PERIOD)
    assert resolved.start == resolved.end == between(earliest, latest)
    assert resolved.written == text


def test_at_least_two_weeks_before_has_only_a_last_day() -> None:
    resolved = read("minst 2 veckor före start").resolve(*PERIOD)
    assert (resolved.start, resolved.end) == (None, between("2026-12-28", "2026-12-28"))


def test_nothing_to_count_from_leaves_it_as_it_is() -> None:
    when = read("6 månader efter slut")
    assert when.resolve(PERIOD[0], None) == when
    late = between("2200-12-01", "2200-12-01")
    assert when.resolve(late, late) == when
    exact = read("2027-03-01")
    assert exact.resolve(*PERIOD) == exact


def test_a_month_after_the_31st_ends_with_its_month() -> None:
    anchor = between("2027-01-31", "2027-01-31")
    assert read("1 månad efter slut").resolve(None, anchor).first == day("2027-02-28")


@given(st.dates(**YEARS))
def test_every_iso_date_reads_as_itself(exact: date) -> None:
    assert read(exact.isoformat()) == When(exact.isoformat(), Days(exact, exact), Days(exact, exact), Precision.DAY)


@given(st.dates(**YEARS))
def test_every_iso_week_holds_its_days(exact: date) -> None:
    year, week, _ = exact.isocalendar()
    if 1970 <= year <= 2200:
        found = read(f"{year}-W{week:02}").start
        assert found is not None
        assert found.earliest <= exact <= found.latest
        assert found.latest - found.earliest == timedelta(days=6)


@given(st.dates(**YEARS), st.integers(min_value=0, max_value=36_000))
def test_every_span_of_iso_dates_reads_back(first: date, length: int) -> None:
    last = min(first + timedelta(days=length), date(2200, 12, 31))
    when = read(f"{first} – {last}")
    assert (when.first, when.last) == (first, last)


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    when = parse_when(text)
    if isinstance(when, When):
        assert when.written == text.strip()


_PIECES = [
    *["2012", "9999", "2027-03-01", "7", "12", "31", "0"],
    *["mars", "ht", "våren", "v. ", "Q", "vintern ", "läsåret ", "tisdag "],
    *["från ", "till ", "slutet av ", "hela ", " månader ", "efter slut"],
    *[" ", "-", "–", " – ", "/"],
]


@given(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
def test_any_pieces_of_times_are_answered(text: str) -> None:
    when = parse_when(text)
    if isinstance(when, Misread):
        assert when.message.to(Language.SV)
        assert when.message.to(Language.EN)
    else:
        for days in (when.start, when.end):
            assert days is None or days.earliest <= days.latest
        when.resolve(*PERIOD)
