"""``kompplan report --public``: nothing that is internal, no number that points at single persons, nobody's address."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest

from commands.cli import Cli
from kompplan.commands.choices import For
from kompplan.values.quantity import Quantity
from reports.plans import judged

PLAN = """\
projekt: {namn: Samtal, status: utkast}
målgrupper:
  - {id: alla, namn: Alla, antal: 44, består_av: [A, B]}
  - {id: A, namn: Enhet A, antal: {totalt: 40, kvinnor: 37, män: 3}}
  - {id: B, namn: Enhet B, antal: 5}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: mars 2027, kostnad: 10 000 kr, för: [A]}
  - {id: A2, aktivitet: Hemlig kurs, intern: ja, när: april 2027, kostnad: 5 000 kr}
  - {id: A3, aktivitet: Handledning, beror_på: [A1, A2], deltagare: 4}
budget:
  rader: [{post: Lokal, belopp: 1 000 kr}, {post: Hemlig post, belopp: 7 000 kr, intern: ja}]
  angiven_summa: 8 000 kr
risker:
  register:
    - {id: R1, risk: Chefen slutar, S: 2, K: 2}
    - id: R2
      risk: Hemlig risk
      intern: ja
avslut: {intern: ja, överlämning: [{resultat: Hemligt, till: hemliga enheten}]}
tabeller:
  - titel: Hälsa
    kolumner: [enhet, sjuka, friska]
    rader: [[A, 3, 37], [B, 5, 0]]
    summor: [alla, 8, 37]
"""


def _md(cli: Cli, source: str, *more: str) -> str:
    cli.write("plan.yaml", source)
    ended = cli("report", "plan.yaml", "--md", "-o", "-", "--today", "2026-11-22", "--lang", "sv", *more)
    assert ended.status == 0, ended.err
    return ended.out


def test_what_is_marked_internal_is_left_out_of_every_report(cli: Cli) -> None:
    assert "Hemlig kurs" in _md(cli, PLAN)
    for name in For:
        made = _md(cli, PLAN, "--public", "--audience", name.value)
        assert "emlig" not in made
        assert not re.search(r"\bA2\b|\bR2\b", made)
        assert "Offentlig version" in made
        assert "4 delar som är märkta interna är utelämnade" in made


def test_no_format_holds_it(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    for suffix in ("html", "csv", "ics", "xlsx", "docx", "pdf"):
        path = cli.folder / f"ut.{suffix}"
        ended = cli("report", "plan.yaml", "--public", f"--{suffix}", "-o", path.name, "--today", "2026-11-22")
        assert ended.status == 0, ended.err
        data = path.read_bytes()
        if data[:2] == b"PK":
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                data = b"".join(package.read(each) for each in package.namelist())
        assert b"emlig" not in data
    from pypdf import PdfReader

    document = PdfReader(cli.folder / "ut.pdf")
    assert not document.attachments
    assert "emlig" not in "".join(page.extract_text() for page in document.pages)


def test_sums_are_those_of_what_is_left(cli: Cli) -> None:
    made = _md(cli, PLAN, "--public").replace("\u00a0", " ")
    assert "Budgetens rader kostar 1 000 kr och aktiviteter utan rad 10 000 kr, tillsammans 11 000 kr" in made
    assert "8 000" not in made  # the stated total would give the hidden line away


def test_small_numbers_and_what_they_follow_from_are_intervals(cli: Cli) -> None:
    made = _md(cli, PLAN, "--public")
    groups = {
        line.split(" | ")[1]: line for line in made.splitlines() if line.startswith(("| alla |", "| A |", "| B |"))
    }
    assert groups["Enhet A"] == "| A | Enhet A | 40 | 36–39 | 1–4 |"
    assert groups["Enhet B"] == "| B | Enhet B | 5 | – | – |"
    assert groups["Alla"] == "| alla | Alla | – | – | – |"
    assert "| A | – | – |\n| B | 5 | 0 |\n" in made  # the printed table, without its sums
    assert not re.search(r"\b37\b", made)


def test_a_reader_cannot_tell_which_of_the_small_numbers_it_was() -> None:
    from kompplan.reports.published import published

    seen = set()
    for men in range(1, 5):
        source = PLAN.replace("kvinnor: 37, män: 3", f"kvinnor: {40 - men}, män: {men}")
        checked = judged(source.encode()).checked
        assert checked is not None
        groups = published(checked)[0].plan.target_groups
        counts = groups[1].counts[0]
        assert isinstance(counts.men, Quantity)
        assert isinstance(counts.women, Quantity)
        seen.add((counts.men.written, counts.women.written, str(groups[0])))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("skriv till anna.andersson@exempelkoping.se", "en e-postadress"),
        ("personen 811228-9874 leder", "ett personnummer"),
    ],
)
def test_whoever_points_out_a_person_is_refused_with_the_place(cli: Cli, text: str, word: str) -> None:
    cli.write("plan.yaml", PLAN.replace("Chefen slutar", text))
    ended = cli("report", "plan.yaml", "--public", "-o", "ut.html", "--lang", "sv")
    assert ended.status == 1
    assert f"plan.yaml:15: {word}" in ended.err
    assert text.split()[-2] not in ended.err or word == "en e-postadress"
    assert "@" not in ended.err
    assert not (cli.folder / "ut.html").exists()
    hidden = PLAN.replace("Hemlig risk", text)
    cli.write("plan.yaml", hidden)
    assert cli("report", "plan.yaml", "--public", "-o", "ut.html").status == 0


def test_findings_and_the_plan_itself_stay_inside(cli: Cli) -> None:
    made = _md(cli, PLAN, "--public")
    assert "ACT0" not in made
    assert "--public" in made  # how to make it again
    assert "ACT0" in _md(cli, PLAN)


def test_internal_is_yes_or_no_and_no_unknown_field(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("intern: ja, när", "intern: kanske, när"))
    found = json.loads(cli("validate", "plan.yaml", "--format", "json").out)
    findings = found["files"][0]["findings"]
    codes = [(each["code"], each["place"]["line"]) for each in findings]
    assert ("TYP03", 8) in codes
    assert not [each for each in findings if each["code"] == "STR02" and "intern" in each["message"]]
    cli.write("plan.yaml", PLAN.replace("intern: ja, när", "intern: kanske, när"))  # in doubt it is not published
    assert "Hemlig kurs" not in cli("report", "plan.yaml", "--public", "--md", "-o", "-").out
    cli.write("plan.yaml", PLAN.replace("intern: ja, när", "intern: nej, när"))
    assert "Hemlig kurs" in cli("report", "plan.yaml", "--public", "--md", "-o", "-").out


def test_a_plan_with_nothing_to_hide_says_so(cli: Cli) -> None:
    assert "Inget behövde utelämnas" in _md(cli, "projekt: {namn: Samtal}\n", "--public").replace("inget", "Inget")
