"""The final report: what was to be reached beside what was, and what the plan does not say in its place."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kompplan.calculations.reached import Outcome, outcome
from kompplan.i18n.language import Language
from kompplan.ledger.entry import Entry, Place
from kompplan.model.goals import Indicator
from kompplan.reports.audience import audience
from kompplan.reports.making import File, Making
from kompplan.reports.view import Content, Section, Table
from reports.plans import judged, ledgers

CLOSED = """\
projekt: {namn: Trygg hemgång, status: avslutad, period: 2025-09-01 – 2026-06-30}
mål:
  - id: M1
    text: Färre är tillbaka på sjukhuset
    indikatorer:
      - {id: I1, text: andel tillbaka, nuläge: 20 %, målvärde: högst 14 %, utfall: 12 %, datum: 2026-06-15}
      - {id: I2, text: andel med samtal, nuläge: 15 %, målvärde: 90 %, utfall: 70 %, datum: 2026-06-15}
      - {id: I3, text: nöjda anhöriga, målvärde: 80 %, datum: 2026-06-15}
      - {id: I4, text: hur det känns, målvärde: lugnare, utfall: mycket lugnare}
      - {id: I5, text: tillbaka efter ett år, målvärde: 10 %, datum: 2027-06-15}
  - {id: M2, text: Teamet trivs}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2025-09-08 – 2025-10-10, kostnad: 60 000 kr, status: genomförd}
  - {id: A2, aktivitet: Studiebesök, när: 2025-11-03, kostnad: 5 000 kr, status: inställd}
  - {id: A3, aktivitet: Handledning, när: 2026-02-02 – 2026-05-29, kostnad: 20 000 kr, status: pågår}
finansiering: [{källa: kommunen, belopp: 85 000 kr}]
avvikelser:
  - {datum: 2025-11-03, aktivitet: A2, orsak: värden blev sjuk, beslut: ställs in, av: chefen, förbättring: boka två}
  - {datum: 2026-03-02, aktivitet: A3, orsak: handledaren slutade}
risker: {register: [{id: R1, risk: Teamet splittras, S: 4, K: 4}]}
utvärdering:
  utvärderare: controllern
  frågor:
    - {text: Blev hemgången tryggare, svar: Ja för tre av fyra}
    - {text: Vad var svårast}
avslut:
  resultat: {text: Teamet finns kvar, deltagare: 8, kvinnor: 6, män: 2}
  överlämnas:
    - {vad: hemgångsteamet, till: verksamhetschefen, senast: 2026-06-22}
    - {vad: checklistan}
  uppföljning: [{vad: återinskrivningar, när: 2027-06-15, ansvarig: controllern}]
  lärdomar: [{text: börja med checklistan, mottagare: nästa projekt}]
"""
BOOKED = (
    Entry(("1",), date(2025, 10, 31), Decimal(58000), None, None, "A1", "kurs", "A 1", Place("bok.csv", 2)),
    Entry(("2",), date(2026, 3, 31), Decimal(24000), None, None, "A3", "handledning", "A 2", Place("bok.csv", 3)),
)


def _content(source: str, language: Language = Language.SV, booked: tuple[Entry, ...] = ()) -> Content:
    found = judged(source.encode())
    assert found.checked is not None
    return audience("final").build(
        Making(found.checked, (), 0, File("plan.yaml", source.encode()), language, booked=ledgers(booked))
    )


def _points(content: Content) -> dict[str, str]:
    return {each.label: each.sentence.replace("\u00a0", " ") for each in content.head.points}


def _section(content: Content, anchor: str) -> Section:
    return next(each for each in content.sections if each.id == anchor)


def _rows(content: Content, anchor: str, name: str) -> list[list[str]]:
    blocks = [block for part in _section(content, anchor).parts for block in part.blocks]
    (table,) = [each for each in blocks if isinstance(each, Table) and each.name == name]
    return [[cell.text.replace("\u00a0", " ") for cell in row.cells] for row in table.rows]


def _said(content: Content, anchor: str) -> str:
    return " ".join(
        paragraph
        for part in _section(content, anchor).parts
        for block in part.blocks
        if block.block == "prose"
        for paragraph in block.paragraphs  # type: ignore[union-attr]
    )


def test_it_opens_with_what_was_reached_done_and_spent() -> None:
    points = _points(_content(CLOSED, booked=BOOKED))
    assert (
        points["Målen"]
        == "1 av 5 målvärden är nått; 1 är det inte; 1 är inte mätt; 1 mäts senare; för 1 går det inte att säga."
    )
    assert points["Aktiviteterna"] == "1 av 3 är genomförd; 1 är inställd; 1 är inte avslutad."
    # 58 000 + 24 000 of 60 000 + 5 000 + 20 000 is 96 per cent
    assert "82 000 kr är bokfört, 96 % av budgeten." in points["Kostnaden"]


def test_it_opens_the_same_way_in_english() -> None:
    points = _points(_content(CLOSED, Language.EN))
    assert points["Goals"] == (
        "1 of 5 targets is reached; 1 is not; 1 has not been measured; 1 is to be measured later; "
        "for 1 the figures do not tell."
    )
    assert points["Activities"] == "1 of 3 is carried out; 1 is cancelled; 1 is not finished."


def test_each_indicator_is_judged_in_words() -> None:
    rows = _rows(_content(CLOSED), "results", "results")
    assert [(row[1][:2], row[4], row[5]) for row in rows] == [
        ("I1", "12 %", "nått"),
        ("I2", "70 %", "inte nått, men närmare än vid starten"),
        ("I3", "saknas", "inte mätt"),
        ("I4", "mycket lugnare", "angivet med ord, inte med tal som går att jämföra"),
        ("I5", "–", "mäts 2027-06-15"),
    ]


def test_what_the_plan_lacks_is_said_in_its_place() -> None:
    content = _content(CLOSED)
    assert "Inget mått är angivet för M2 Teamet trivs" in _said(content, "results")
    assert "Inget resultat är angivet för I3." in _said(content, "results")
    assert "Vad som är bokfört är inte angivet, så utfallet är inte känt." in _said(content, "money")
    assert _rows(content, "evaluation", "evaluation_questions") == [
        ["Blev hemgången tryggare", "–", "Ja för tre av fyra"],
        ["Vad var svårast", "–", "inget svar är angivet"],
    ]
    handed = _rows(content, "hand-over", "handover")
    assert handed[1][:3] == ["checklistan", "saknas", "saknas"]


def test_the_outcome_stands_beside_the_budget() -> None:
    rows = _rows(_content(CLOSED, booked=BOOKED), "money", "budget_outcome")
    assert rows == [
        ["Kurs", "60 000", "58 000", "2 000"],
        ["Studiebesök", "5 000", "0", "5 000"],
        ["Handledning", "20 000", "24 000", "−4 000"],
        ["Summa", "85 000", "82 000", "3 000"],
    ]


def test_an_outcome_that_nobody_has_stated_is_not_nought() -> None:
    rows = _rows(_content(CLOSED), "money", "budget_outcome")
    assert rows[-1] == ["Summa", "85 000", "–", "–"]


def test_what_remains_is_listed() -> None:
    (items,) = _section(_content(CLOSED), "remains").parts[0].blocks
    assert [f"{each.label} {each.text}" for each in items.items] == [  # type: ignore[union-attr]
        "Aktivitet: A3 Handledning (inte avslutad: pågår)",
        "Avvikelse utan beslut: A3 (handledaren slutade)",
        "Allvarlig risk, fortfarande öppen: R1 Teamet splittras",
        "Ska lämnas över: checklistan, till vem är inte angivet",
        "Ska mätas: I5 tillbaka efter ett år, 2027-06-15",
        "Ska följas upp: återinskrivningar, 2027-06-15",
    ]


def test_a_plan_that_is_not_closed_says_so() -> None:
    points = _points(_content("projekt: {namn: Kurs, status: pågår}"))
    assert points["Återstår"].startswith("Planen är inte avslutad: rapporten visar hur det står till")
    assert points["Målen"] == "Planen har inga mål att jämföra resultat med."


@pytest.mark.parametrize(
    ("baseline", "target", "actual", "expected"),
    [
        ("62 %", "75 %", "75 %", Outcome.REACHED),
        ("62 %", "75 %", "74 %", Outcome.CLOSER),
        ("62 %", "75 %", "60 %", Outcome.NOT_REACHED),
        ("420", "300", "290", Outcome.REACHED),
        ("420", "300", "310", Outcome.CLOSER),
        (None, "högst 300", "301", Outcome.NOT_REACHED),
        (None, "minst 4", "4", Outcome.REACHED),
        (None, "75 %", "80 %", Outcome.OPEN),
        (None, "75 %", "75 %", Outcome.REACHED),
        ("62 %", "75 %", "70–80 %", Outcome.OPEN),
        ("62 %", "75 %", "minst 76 %", Outcome.REACHED),
        ("62 %", "75 %", "3 enheter", Outcome.IN_WORDS),
        ("62 %", None, "80 %", Outcome.NO_TARGET),
        ("62 %", "75 %", None, Outcome.NOT_MEASURED),
    ],
)
def test_a_target_is_reached_between_the_bounds_that_are_written(
    baseline: str | None, target: str | None, actual: str | None, expected: Outcome
) -> None:
    fields = {"nuläge": baseline, "målvärde": target, "utfall": actual}
    written = ", ".join(f"{name}: {value}" for name, value in fields.items() if value is not None)
    found = judged(f"mål: [{{text: Trygghet, indikatorer: [{{text: andel, {written}}}]}}]".encode())
    assert found.checked is not None
    indicator = found.checked.plan.goals[0].indicators[0]
    assert isinstance(indicator, Indicator)
    assert outcome(indicator) is expected
