"""The steering group's page: where it stands, what it costs and what to decide, on one page of paper."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.ledger.entry import Entry, Place
from kompplan.pipeline import judge
from kompplan.reports.audience import audience
from kompplan.reports.making import File, Making
from kompplan.reports.sections.decisions import decisions
from kompplan.reports.view import Content
from reports.pages import Page
from reports.plans import EXAMPLES, TODAY, example_making, example_report, filled, ledgers, report, written

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

RUNNING = """\
projekt: {namn: Trygg hemgång, status: pågår, period: 2026-09-01 – 2026-12-18, ägare: hemtjänsten}
strategi:
  kompetens: Teamet lär av arbetsterapeuterna
  teknik: {behövs: okänt}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2026-09-07 – 2026-09-25, kostnad: 60 000 kr, status: klar}
  - {id: A2, aktivitet: Checklistan skrivs, ansvarig: ledaren, senast: 2026-10-30, status: pågår}
  - {id: A3, aktivitet: Handledning, när: 2026-12-07 – 2026-12-11, tid: 40 h}
  - {id: A4, aktivitet: Studiebesök, ansvarig: ledaren, när: 2026-10-05, status: inställd}
finansiering: [{källa: kommunen, belopp: 45 000 kr}]
risker:
  register:
    - {id: R1, risk: Det finns risk att chefen slutar, S: 4, K: 5}
    - {id: R2, risk: Lokalen är liten, S: 1, K: 2}
    - {id: R3, risk: Vikarier saknas, S: 4, K: 4, ansvarig: chefen, senast: 2026-12-01}
avvikelser:
  - {datum: 2026-10-06, aktivitet: A4, utfall: besöket blev inte av, orsak: värden blev sjuk}
avslut: {överlämnas: [{vad: checklistan}]}
"""


def _making(
    source: str, language: Language = Language.SV, booked: tuple[Entry, ...] = (), today: date = TODAY
) -> Making:
    found = judge(source.encode(), "plan.yaml", lambda plan: today, None, rules=())
    assert found.checked is not None
    return Making(found.checked, (), 0, File("plan.yaml", source.encode()), language, booked=ledgers(booked))


def _content(source: str, language: Language = Language.SV, booked: tuple[Entry, ...] = ()) -> Content:
    return audience("steering").build(_making(source, language, booked))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def _points(content: Content) -> dict[str, str]:
    return {each.label: _plain(each.sentence) for each in content.head.points}


def _decisions(source: str, language: Language = Language.SV) -> list[tuple[str, tuple[str, ...]]]:
    return [(_plain(each.text), each.places) for each in decisions(_making(source, language))]


def test_the_points_tell_where_it_stands() -> None:
    points = _points(_content(RUNNING))
    assert points == {
        "Läget": "Projektet pågår. 1 av 4 aktiviteter är klar, 1 pågår, 1 är inställd. "
        "1 skulle ha varit klar: A2 Checklistan skrivs (2026-10-30).",
        # 14 to 18 December are five working days after Friday 11 December
        "Tiden": "Projektet slutar den 18 december 2026. "
        "Enligt tidsplanen är allt klart den 11 december 2026, 5 arbetsdagar före slutet.",
        "Härnäst": "7 december 2026: A3 Handledning (start); 11 december 2026: A3 Handledning (klart); "
        "18 december 2026: projektet slutar.",
        "Kostnaden": "Det planerade kostar 60 000 kr; 40 timmars arbete; 15 000 kr saknar finansiering.",
    }


def test_the_points_in_english() -> None:
    points = _points(_content(RUNNING, Language.EN))
    assert points["Progress"] == (
        "The project is running. 1 of 4 activities is done, 1 is under way, 1 is cancelled. "
        "1 should have been done: A2 Checklistan skrivs (2026-10-30)."
    )
    assert points["Time"] == (
        "The project ends on 18 December 2026. "
        "By the schedule everything is done on 11 December 2026, 5 working days before the end."
    )


def test_what_has_to_be_decided_is_told_with_its_place() -> None:
    about = "(det finns risk att chefen slutar, riskvärde 20)"
    overdue = "A2 Checklistan skrivs, som skulle ha varit klar 2026-10-30,"
    assert _decisions(RUNNING) == [
        (
            f"att utse en ansvarig och sätta ett datum för åtgärden mot risk R1 {about}",
            ("plan.yaml:13",),
        ),
        (
            f"att sätta en ny dag för {overdue} eller att ställa in den",
            ("plan.yaml:7",),
        ),
        ("att täcka de 15 000 kr som saknar finansiering genom …", ("plan.yaml:10",)),
        ("att avvikelsen A4 (besöket blev inte av) ska leda till …", ("plan.yaml:17",)),
        ("att utse en ansvarig för A3 Handledning", ("plan.yaml:8",)),
        ("att ge … i uppdrag att senast … ta reda på vad som behövs i fråga om teknik", ("plan.yaml:4",)),
        ("att … tar över ”checklistan” när projektet är slut", ("plan.yaml:18",)),
    ]


def test_decisions_are_told_in_english_too() -> None:
    found = [text for text, _ in _decisions(RUNNING, Language.EN)]
    assert found[1] == "to set a new date for A2 Checklistan skrivs, which was due on 2026-10-30, or to cancel it"
    assert found[2] == "to cover the unfunded 15 000 kr by …"
    assert len(found) == 7


def test_grave_risks_without_owner_come_first_with_value_and_level_in_words() -> None:
    section = next(each for each in _content(RUNNING).sections if each.id == "risks")
    (table,) = [each for part in section.parts for each in part.blocks if each.block == "table"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]  # type: ignore[union-attr]
    assert rows == [
        ["R1 Det finns risk att chefen slutar", "20 – åtgärdas snarast", "saknas", "saknas"],
        ["R3 Vikarier saknas", "16 – åtgärdas snarast", "chefen", "2026-12-01"],
    ]
    assert [each.value for each in section.figures] == ["20", "16"]


def test_a_plan_that_is_ready_is_to_be_adopted() -> None:
    source = RUNNING.replace("status: pågår, period", "status: klar, period").replace(", status: klar}", "}")
    assert _decisions(source)[0] == ("att fastställa planen ”Trygg hemgång”, som kostar 60 000 kr", ("plan.yaml:1",))


def test_a_plan_whose_period_is_over_is_not_to_be_adopted() -> None:
    source = "projekt: {namn: Resurs, status: klar, period: 2009-01-15 – 2010-12-31}\n"
    assert _decisions(source) == [
        ("att låta uppdatera planen eller lägga ned den: dess period tog slut den 31 december 2010", ("plan.yaml:1",))
    ]
    running = source.replace("klar", "pågår")
    assert _decisions(running)[0][0].startswith("att avsluta projektet eller förlänga det")


def test_a_purchase_that_is_too_late_asks_for_a_decision() -> None:
    source = """\
projekt: {namn: Kurs, status: pågår, period: 2026-09-01 – 2027-06-18, idag: 2026-11-22}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2027-01-11 – 2027-03-12}
upphandlingar:
  - {id: U1, vad: utbildning, aktiviteter: [A1], förfarande: annonserad upphandling, annons: 2026-12-14}
"""
    late = "annons är satt till 2026-12-14, sista dagen är 2026-11-27"
    # 45 days from notice to contract: 27 November 2026 is the last day before 11 January 2027
    assert _decisions(source) == [
        (
            f"att börja A1 Kurs senare eller köpa U1 utbildning tidigare: {late}",
            ("plan.yaml:5", "plan.yaml:3"),
        )
    ]


def test_an_end_that_cannot_be_kept_asks_for_a_decision() -> None:
    source = """\
projekt: {namn: Kurs, status: pågår, period: 2026-11-02 – 2026-12-18}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, start: 2026-11-30, längd: 10 arbetsdagar}
  - {id: A2, aktivitet: Handledning, ansvarig: chefen, längd: 10 arbetsdagar, efter: A1}
"""
    # A1 takes 30 November to 11 December, A2 ten working days from the 14th
    content = _content(source)
    assert "A2 Handledning klar tidigast den" in _points(content)["Tiden"]
    assert _decisions(source)[0][0].startswith("att förlänga projektet eller göra mindre: A2 Handledning är klar")


def test_nothing_to_decide_is_said() -> None:
    section = _content("projekt: {namn: Kurs, status: utkast}").sections[-1]
    assert section.id == "decisions"
    assert section.parts[0].blocks[0].paragraphs == ("Inget i planen väntar på beslut av styrgruppen.",)  # type: ignore[union-attr]


def test_what_is_booked_is_told_with_its_share_and_forecast() -> None:
    booked = (
        Entry(("1",), date(2026, 9, 30), Decimal(45000), None, None, "A1", "kurs", "A 1", Place("bok.csv", 2)),
        Entry(("2",), date(2026, 10, 30), Decimal(21000), None, None, "A1", "kurs", "A 2", Place("bok.csv", 3)),
    )
    content = _content(RUNNING, booked=booked)
    # 66 000 of 60 000 is 110 per cent; the activity is done, so the forecast is what is booked
    assert _points(content)["Kostnaden"].endswith(
        "66 000 kr är bokfört, 110 % av budgeten. Prognosen är 66 000 kr, 6 000 kr mer än budgeten."
    )
    figures = {each.name: each for each in content.head.figures}
    assert _plain(figures["Bokfört"].value) == "66 000 kr"
    assert figures["Bokfört"].rows == ("bok.csv:2", "bok.csv:3")
    found = decisions(_making(RUNNING, booked=booked))
    assert any("att möta en prognos som är 6 000 kr högre" in _plain(each.text) for each in found)


def test_long_lists_are_cut_with_how_many_are_left() -> None:
    risks = "".join(
        f"    - {{id: R{n}, risk: Det finns risk att {'mycket ' * 40}går fel, S: 5, K: 5}}\n" for n in range(40)
    )
    content = _content(f"projekt: {{namn: Kurs, status: pågår}}\nrisker:\n  register:\n{risks}")
    section = next(each for each in content.sections if each.id == "risks")
    table, note = section.parts[0].blocks
    assert len(table.rows) == 5  # type: ignore[union-attr]
    assert note.paragraphs == ("Och 35 till; kompplan risks visar alla.",)  # type: ignore[union-attr]
    assert "riskerna R0, R1, R2, R3, R4 och 35 till" in decisions(_making(
        f"projekt: {{namn: Kurs, status: pågår}}\nrisker:\n  register:\n{risks}"
    ))[0].text  # fmt: skip


CROWDED = "".join(
    (
        f"projekt: {{namn: {'Verksamhetsutveckling ' * 4}, status: klar, period: 2027-02-01 – 2028-05-31}}\n",
        "strategi: {kompetens: {behövs: okänt}, teknik: {behövs: okänt}, styrning: {behövs: okänt}}\n",
        "aktiviteter:\n",
        *(
            f"  - {{id: A{n}, aktivitet: {'Medarbetarna lär sig något nytt ' * 5}, kostnad: {n}000 kr}}\n"
            for n in range(40)
        ),
        "risker:\n  register:\n",
        *(f"    - {{id: R{n}, risk: {'Det finns risk att något går fel ' * 5}, S: 5, K: 5}}\n" for n in range(40)),
        "avvikelser:\n",
        *(
            f"  - {{aktivitet: A{n}, utfall: {'det blev inte som vi tänkt ' * 5}, orsak: {'för lite tid ' * 9}}}\n"
            for n in range(9)
        ),
        "avslut: {överlämnas: [{vad: rutinen}, {vad: schemat}]}\n",
    )
)


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs chromium, chromium-browser or google-chrome on PATH")
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*(path.stem for path in EXAMPLES), "crowded"])
def test_it_is_one_page_of_paper(name: str, language: Language, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    path = next((each for each in EXAMPLES if each.stem == name), None)
    page = (
        example_report(path, "html", language, "steering")
        if path is not None
        else written(_making(CROWDED, language), "html", "steering").decode()
    )
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert CHROMIUM is not None
    subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'page.pdf'}", (tmp_path / "page.html").as_uri()],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    (sheet,) = pypdf.PdfReader(tmp_path / "page.pdf").pages
    assert [round(float(each) * 25.4 / 72) for each in sheet.mediabox[2:]] == [210, 297]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*(path.stem for path in EXAMPLES), "crowded"])
def test_it_is_one_page_of_pdf(name: str, language: Language) -> None:
    pypdf = pytest.importorskip("pypdf")
    path = next((each for each in EXAMPLES if each.stem == name), None)
    making = example_making(path, language) if path is not None else _making(CROWDED, language)
    assert len(pypdf.PdfReader(BytesIO(written(making, "pdf", "steering"))).pages) == 1


def test_a_plan_with_every_field_has_a_page() -> None:
    plan = filled(lambda n: f"ord{n}x")
    assert not Page(report(plan.source, "html", name="steering")).unclosed
