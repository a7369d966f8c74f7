"""The progress report: what a period was to bring, what it brought, and what comes next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kompplan.calculations.happenings import Stretch, period_after, period_up_to
from kompplan.i18n.language import Language
from kompplan.ledger.entry import Entry, Place
from kompplan.reports.audience import audience
from kompplan.reports.making import File, Making, Period
from kompplan.reports.view import Content, Section, Table
from kompplan.values.recurrence import Recurrence, parse_recurrence
from reports.plans import judged, ledgers

PLAN = """\
projekt: {namn: Trygg hemgång, status: pågår, period: 2026-09-01 – 2026-12-31}
mål:
  - id: M1
    text: Tryggare
    indikatorer: [{id: I1, text: andel trygga, nuläge: 60 %, målvärde: 75 %, datum: 2026-10-15}]
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2026-09-07 – 2026-10-16, kostnad: 40 000 kr, status: genomförd}
  - {id: A2, aktivitet: Checklistan skrivs, ansvarig: ledaren, när: 2026-10-05 – 2026-10-30, status: pågår}
  - {id: A3, aktivitet: Handledning, ansvarig: ledaren, när: 2026-10-12 – 2026-11-30, hur_ofta: 1 gång i veckan}
  - {id: A4, aktivitet: Lägesmöten, ansvarig: ledaren, när: 2026-09-01 – 2026-12-31, status: pågår}
  - {id: A5, aktivitet: Bokslut, ansvarig: chefen, när: december 2026}
  - {id: A6, aktivitet: Studiebesök}
risker:
  register:
    - {id: R1, risk: Vikarier saknas, S: 4, K: 4, ansvarig: chefen, senast: 2026-09-30}
    - {id: R2, risk: Lokalen är liten, S: 2, K: 3, ansvarig: chefen, senast: 2026-12-01, följs_upp: 2026-10-20}
    - {id: R3, risk: Kaffet tar slut, S: 1, K: 1}
avvikelser:
  - {id: D1, datum: 2026-10-12, aktivitet: A2, orsak: sjukhuset ville pröva först, beslut: utkastet används, av: chefen}
  - {id: D2, datum: 2026-09-14, aktivitet: A1, orsak: salen var upptagen}
  - {id: D3, aktivitet: A4, orsak: mötet flyttades, beslut: nästa vecka, av: ledaren}
"""
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def _content(
    source: str, language: Language = Language.SV, period: Period | None = OCTOBER, booked: tuple[Entry, ...] = ()
) -> Content:
    found = judged(source.encode())
    assert found.checked is not None
    file = File("plan.yaml", source.encode())
    return audience("status").build(Making(found.checked, (), 0, file, language, period, ledgers(booked)))


def _section(content: Content, anchor: str) -> Section:
    return next(each for each in content.sections if each.id == anchor)


def _rows(content: Content, anchor: str) -> list[list[str]]:
    tables = [block for part in _section(content, anchor).parts for block in part.blocks if isinstance(block, Table)]
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in tables[0].rows]


def _said(content: Content, anchor: str) -> str:
    return " ".join(
        paragraph
        for part in _section(content, anchor).parts
        for block in part.blocks
        if block.block == "prose"
        for paragraph in block.paragraphs  # type: ignore[union-attr]
    )


def test_it_says_which_period_it_is_about() -> None:
    facts = {each.label: each.lines for each in _content(PLAN).head.facts}
    assert facts["Rapporten gäller"] == ("1–31 oktober 2026",)


def test_it_opens_with_what_the_period_was_to_bring() -> None:
    # A2 and A3 begin in October; A1 and A2 are due in it, and A1 is done
    assert _content(PLAN).head.points[0].sentence == "2 aktiviteter skulle börja; 2 skulle bli klara, och 1 är det."
    assert _content(PLAN, Language.EN).head.points[0].sentence == (
        "2 activities were to begin; 2 were to be done, and 1 is."
    )


def test_the_activities_of_the_period_are_told_with_their_status() -> None:
    rows = _rows(_content(PLAN), "activities")
    assert rows == [
        ["A1 Kurs", "chefen", "klart 2026-10-16", "klar"],
        ["A2 Checklistan skrivs", "ledaren", "start 2026-10-05; klart 2026-10-30", "pågår, 23 dagar sen"],
        # Mondays from 12 October: 12, 19 and 26
        [
            "A3 Handledning",
            "ledaren",
            "start 2026-10-12; 3 tillfällen: 2026-10-12, 2026-10-19, 2026-10-26",
            "inte angivet",
        ],
        ["A4 Lägesmöten", "ledaren", "pågår hela perioden", "pågår"],
    ]
    assert _said(_content(PLAN), "activities") == "1 aktivitet har inget datum som går att placera: A6."


def test_what_is_late_is_told_with_what_was_decided() -> None:
    # from 30 October to 22 November
    assert _rows(_content(PLAN), "late") == [
        ["A2 Checklistan skrivs", "ledaren", "2026-10-30", "23", "Sjukhuset ville pröva först. Utkastet används."]
    ]


def test_deviations_of_the_period_and_those_that_wait() -> None:
    content = _content(PLAN)
    assert [row[0] for row in _rows(content, "deviations")] == ["2026-10-12"]
    assert _said(content, "deviations") == (
        "1 avvikelse saknar datum: D3 (mötet flyttades). "
        "1 tidigare avvikelse väntar fortfarande på beslut: D2 (salen var upptagen)."
    )


def test_money_is_told_by_month_beside_what_is_booked() -> None:
    booked = (
        Entry(("1",), date(2026, 9, 30), Decimal(25000), None, None, "A1", "kurs", "A 1", Place("bok.csv", 2)),
        Entry(("2",), date(2026, 10, 20), Decimal(14000), None, None, "A1", "kurs", "A 2", Place("bok.csv", 3)),
    )
    # 7 September to 16 October are 40 days: 24 in September, 16 in October, 1 000 kr a day
    assert _rows(_content(PLAN, booked=booked), "money") == [["2026-10", "16 000", "40 000", "14 000", "39 000"]]
    period = Period(date(2026, 9, 1), date(2026, 10, 31))
    assert _rows(_content(PLAN, period=period), "money") == [
        ["2026-09", "24 000", "24 000"],
        ["2026-10", "16 000", "40 000"],
        ["Periodens månader", "40 000", ""],
    ]


def test_risks_that_need_care_say_why() -> None:
    assert [(row[0][:2], row[1], row[4]) for row in _rows(_content(PLAN), "risks")] == [
        ("R1", "16 – åtgärdas snarast", "På högsta nivån; datumet för åtgärden har passerat"),
        ("R2", "6 – bör åtgärdas", "Ska följas upp i perioden"),
    ]


def test_measurements_of_the_period_ask_for_their_result() -> None:
    assert _rows(_content(PLAN), "indicators") == [["I1 andel trygga", "2026-10-15", "60 %", "75 %", "saknas"]]


def test_the_next_period_is_as_long() -> None:
    content = _content(PLAN)
    assert _section(content, "next").title == "Nästa period: 1–30 november 2026"
    assert _rows(content, "next") == [["2026-11-30", "A3 Handledning (klart)", "ledaren"]]


@pytest.mark.parametrize(
    ("today", "rhythm", "expected"),
    [
        (date(2026, 11, 22), None, (date(2026, 11, 1), date(2026, 11, 22))),
        (date(2026, 11, 1), None, (date(2026, 10, 1), date(2026, 10, 31))),
        (date(2026, 11, 22), "varannan månad", (date(2026, 10, 1), date(2026, 11, 22))),
        (date(2026, 1, 15), "varje kvartal", (date(2025, 11, 1), date(2026, 1, 15))),
        (date(2026, 11, 22), "varje vecka", (date(2026, 11, 1), date(2026, 11, 22))),
        (date(2026, 11, 22), "vid behov", (date(2026, 11, 1), date(2026, 11, 22))),
    ],
)
def test_the_period_is_the_month_or_as_long_as_between_two_meetings(
    today: date, rhythm: str | None, expected: tuple[date, date]
) -> None:
    read = parse_recurrence(rhythm) if rhythm is not None else None
    assert read is None or isinstance(read, Recurrence)
    assert period_up_to(today, read)[0] == Stretch(*expected)


@pytest.mark.parametrize(
    ("period", "after"),
    [
        (((2026, 10, 1), (2026, 10, 31)), ((2026, 11, 1), (2026, 11, 30))),
        (((2026, 11, 1), (2026, 11, 22)), ((2026, 11, 23), (2026, 12, 31))),
        (((2026, 11, 1), (2026, 12, 31)), ((2027, 1, 1), (2027, 2, 28))),
        (((2026, 11, 9), (2026, 11, 15)), ((2026, 11, 16), (2026, 11, 22))),
    ],
)
def test_what_comes_after_a_period(
    period: tuple[tuple[int, int, int], tuple[int, int, int]], after: tuple[tuple[int, int, int], tuple[int, int, int]]
) -> None:
    first, last = (date(*each) for each in period)
    assert period_after(Stretch(first, last)) == Stretch(*(date(*each) for each in after))
