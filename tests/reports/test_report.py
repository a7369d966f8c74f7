"""What the report says first, what it shows, and that it says the same every time."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from kompplan.app import run
from kompplan.i18n.language import Language
from reports.pages import Page
from reports.plans import EXAMPLES, PAIRS, example_report, judged, report, written

SMALL = """\
projekt: {namn: Samtal, status: pågår, period: 2026-01-01 – 2026-12-31, ägare: hemtjänsten}
lösningsträd:
  problem: Oro upptäcks sent
  orsaker:
    - {id: O1, text: Ingen frågar, åtgärder: [{id: Å1, text: Varje brukare får ett samtal}]}
    - {id: O2, text: Ingen hinner}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: mars 2026, kostnad: 4 × 15 000 kr, åtgärder: [Å1], status: klar}
  - {id: A2, aktivitet: Handledning, när: maj – juni 2026, tid: 40 h}
  - {id: A3, aktivitet: Bokslut}
budget:
  rader:
    - {post: Kurs, belopp: 60 000 kr, aktiviteter: [A1]}
    - {post: Lokal, belopp: 5 000 kr}
  angiven_summa: 64 000 kr
finansiering: [{källa: kommunen, belopp: 50 000 kr}]
risker:
  register:
    - {id: R1, risk: Chefen slutar, S: 4, K: 4}
    - {id: R2, risk: Lokalen är liten, S: 1, K: 2, åtgärd: låna en till}
"""


def _page(language: Language = Language.SV) -> Page:
    return Page(report(SMALL.encode(), "html", language))


def test_it_opens_with_where_it_stands_what_it_costs_and_what_to_decide() -> None:
    text = _page().text
    assert "1 av 3 aktiviteter är klara; 1 skulle ha varit klar nu" in text
    assert "Det planerade kostar 65 000 kr; 40 timmars arbete; den angivna summan är 1 000 kr mindre än raderna" in text
    assert "15 000 kr saknar finansiering" in text
    assert "1 allvarlig risk behöver ansvarig och datum (R1); 2 aktiviteter behöver ansvarig (A2 och A3)" in text


def test_it_opens_the_same_way_in_english() -> None:
    text = _page(Language.EN).text
    assert "1 of 3 activities are done; 1 should have been done by now" in text
    assert "What is planned costs 65 000 kr; 40 hours of work" in text
    assert "the stated total is 1 000 kr less than its lines; 15 000 kr of it are not funded" in text
    assert "1 grave risk needs an owner and a date (R1); 2 activities need an owner (A2 and A3)" in text


def test_what_is_asked_for_and_missing_is_said() -> None:
    text = _page().text
    assert "Aktiviteter som inte hör till någon åtgärd i trädet: A2 Handledning; A3 Bokslut." in text
    assert "1 aktivitet är inte utritad, eftersom dess datum inte kan utläsas: A3." in text
    assert "åtgärd saknas" in text
    assert "Planen har ingen utvärdering." in text
    assert "Planen nämner inga målgrupper." in text


def test_a_section_that_the_plan_does_not_need_is_left_out() -> None:
    headings = re.findall(r"<h2 id=\"([a-z-]+)-title\"", report(SMALL.encode(), "html"))
    assert headings == [
        "contents", "short", "solution-tree", "direction", "strategy", "activities", "budget", "risks",
        "participants", "evaluation", "closing", "findings", "figures",
    ]  # fmt: skip
    assert "offers" not in headings


def test_the_pictures_have_a_title_and_a_description() -> None:
    page = _page()
    pictures = [tag for tag in page.tags if tag.name == "svg"]
    assert len(pictures) >= 3
    ids = {tag.attributes.get("id") for tag in page.tags}
    for picture in pictures:
        assert picture.attributes["role"] == "img"
        assert set(picture.attributes["aria-labelledby"].split()) <= ids


def test_the_page_has_the_landmarks_and_the_order_of_headings() -> None:
    page = _page()
    names = [tag.name for tag in page.tags]
    assert (
        names.count("h1")
        == names.count("main")
        == names.count("title") - len([tag for tag in page.tags if tag.name == "title" and tag.drawn])
        == 1
    )
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not page.unclosed
    metas = {
        tag.attributes.get("name") or tag.attributes.get("http-equiv"): tag.attributes
        for tag in page.tags
        if tag.name == "meta"
    }
    assert metas["Content-Security-Policy"]["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
    assert metas["generator"]["content"].startswith("kompplan ")
    assert metas["color-scheme"]["content"] == "light dark"


def test_findings_are_told_with_their_place_as_seen_from_the_plan_s_folder() -> None:
    from kompplan.reports.making import File, Making

    source = SMALL.replace("belopp: 5 000 kr", "belopp: 1.200").encode()
    found = judged(source, "/somewhere/else/plan.yaml")
    assert found.checked is not None
    file = File("/somewhere/else/plan.yaml", source)
    text = written(Making(found.checked, found.diagnostics, 2, file, Language.SV), "html").decode()
    assert "/somewhere" not in text
    assert "plan.yaml:14" in text
    assert "Ytterligare 2 har planen godtagit" in text


@pytest.mark.parametrize(("suffix", "language"), PAIRS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_report(path: Path, suffix: str, language: Language) -> None:
    made = example_report(path, suffix, language)
    assert made == example_report(path, suffix, language)
    if suffix == "html":
        page = Page(made)
        assert not page.unclosed
        ids = [tag.attributes["id"] for tag in page.tags if "id" in tag.attributes]
        assert len(ids) == len(set(ids))
        assert "http://" not in made.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "source",
    [
        "projekt: {namn: X}",
        "projekt: X\naktiviteter: [{aktivitet: Y}]",
        "risker: {register: []}",
        "lösningsträd: {orsaker: [{id: A, text: a, orsak_till: B}, {id: B, text: b, orsak_till: A}]}",
    ],
)
def test_a_plan_with_next_to_nothing_has_a_report_too(source: str, language: Language) -> None:
    for suffix in ("html", "md"):
        assert report(source.encode(), suffix, language)


def test_markdown_has_a_table_for_each_table_of_the_page() -> None:
    made = report(SMALL.encode(), "md")
    page = _page()
    assert len(re.findall(r"^(?:\| -{3}:? )+\|$", made, re.MULTILINE)) == sum(tag.name == "table" for tag in page.tags)
    assert "kompplan report plan.yaml --md --lang sv --today 2026-11-22" in made


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "plan.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_writes_beside_nothing_else_and_says_what(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "--today", "2026-11-22", "--lang", "sv"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "plan.html" in captured.err
    first = (folder / "plan.html").read_bytes()
    assert sorted(each.name for each in folder.iterdir()) == ["plan.html", "plan.yaml"]
    assert run(["report", "plan.yaml", "--html", "--md", "--today", "2026-11-22", "--lang", "sv"]) == 0
    assert (folder / "plan.html").read_bytes() == first
    assert (folder / "plan.md").is_file()


def test_the_command_writes_to_standard_output(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", "plan.yaml", "--md", "-o", "-", "--today", "2026-11-22"]) == 0
    assert capsys.readouterr().out.startswith("[//]: # (generator: kompplan 0.1.0)\n\n# Samtal\n")
    assert not (folder / "plan.md").exists()


def test_a_file_of_somebody_else_s_is_left_alone(folder: Path) -> None:
    (folder / "plan.html").write_text("mine", encoding="utf-8")
    assert run(["report", "plan.yaml"]) == 2
    assert (folder / "plan.html").read_text(encoding="utf-8") == "mine"
    assert run(["report", "plan.yaml", "--force"]) == 0
    assert run(["report", "plan.yaml", "-o", "plan.yaml", "--force"]) == 2
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == SMALL


def test_several_reports_go_into_a_folder(folder: Path) -> None:
    assert run(["report", "plan.yaml", "--html", "--md", "-o", "both"]) == 0
    assert sorted(each.name for each in (folder / "both").iterdir()) == ["plan.html", "plan.md"]
    for output in ("plan.yaml", "-", "both.html"):
        assert run(["report", "plan.yaml", "--html", "--md", "-o", output]) == 2
    assert (folder / "plan.yaml").read_text(encoding="utf-8") == SMALL


def test_a_plan_with_errors_has_a_report_and_strict_ends_with_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "plan.yaml").write_text(SMALL.replace("belopp: 5 000 kr", "belopp: 1.200"), encoding="utf-8")
    assert run(["report", "plan.yaml"]) == 0
    assert "1" in capsys.readouterr().err
    assert (folder / "plan.html").is_file()
    assert run(["report", "plan.yaml", "--strict"]) == 1


def test_a_file_that_is_no_plan_has_no_report(folder: Path) -> None:
    (folder / "broken.yaml").write_text("projekt: [", encoding="utf-8")
    assert run(["report", "broken.yaml"]) == 1
    assert not (folder / "broken.html").exists()


def test_no_heading_of_the_markdown_report_stands_without_anything_below() -> None:
    for path in EXAMPLES:
        lines = [line for line in example_report(path, "md", Language.SV).split("\n") if line.strip()]
        empty = [
            here
            for here, after in pairwise([*lines, "# end"])
            if (level := _level(here)) and level >= 3 and 0 < _level(after) <= level
        ]
        assert empty == [], path.name


def _level(line: str) -> int:
    found = re.match("(#+) ", line)
    return len(found[1]) if found else 0


def test_the_pictures_say_the_same_in_words() -> None:
    made = report(SMALL.encode(), "md")
    assert "### Riskmatris\n\nRiskvärde och nivå: · " in made
    assert re.search(r"^\| 4 \|.* \| R1 \(16 !\) \|", made, re.MULTILINE)
    assert re.search(r"^\| 1 \|(?: \d ·)? \|.*R2 \(2 ·\) \|", made, re.MULTILINE)
    assert "| A1 Kurs | 2026-03-01 | 2026-03-31 | mars 2026 |" in made
    text = _page().text
    assert "R1 (16 !)" in text
    assert "A1 Kurs 2026-03-01 2026-03-31 mars 2026" in text


def test_an_activity_that_several_lines_pay_for_gets_their_sum() -> None:
    plan = (
        "aktiviteter: [{id: A1, aktivitet: Kurs}, {id: A2, aktivitet: Dag}, {id: A3, aktivitet: Tid}]\n"
        "budget:\n  rader:\n"
        "    - {post: Lärare, belopp: 69 000 kr, aktiviteter: [A1]}\n"
        "    - {post: Lokal, belopp: 36 000 kr, aktiviteter: [A1]}\n"
        "    - {post: A2 Dag, belopp: 5 000 kr}\n"
        "    - {post: Tid, belopp: 40 h}\n"
    )
    made = report(plan.encode(), "md").replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert "| A1 | Kurs | saknas | saknas | budgetrader 105 000 kr |" in made
    assert "| A2 | Dag | saknas | saknas | budgetrad 5 000 kr |" in made
    assert "| A3 | Tid | saknas | saknas | budgetrad 40 h |" in made


def test_an_aspect_that_activities_carry_is_not_missing() -> None:
    plan = (
        "strategi: {organisation: schemat läggs om}\n"
        "aktiviteter:\n"
        "  - {id: V1, aktivitet: Kurs, aspekt: kompetens}\n"
        "  - {id: V2, aktivitet: Dag, aspekt: kompetens}\n"
        "  - {id: V3, aktivitet: System, aspekt: teknik, status: inställd}\n"
    )
    made = report(plan.encode(), "md")
    assert "| Kompetens | – | genom aktiviteterna V1, V2 | – |" in made
    assert "| Teknik | saknas | – | – |" in made


def test_a_part_of_an_activity_is_said_without_the_names_of_its_fields() -> None:
    plan = (
        "aktiviteter:\n"
        "  - aktivitet: Kurs\n"
        "    delar:\n"
        "      - {text: heldag, längd: 1 dag, när: mars-12}\n"
        "      - {text: internat, längd: 2 dagar, internat: ja, när: maj-12}\n"
    )
    assert "Delar: 1 dag: heldag, mars-12; 2 dagar: internat, maj-12" in report(plan.encode(), "md")


def test_a_closed_risk_is_marked_comes_last_and_stands_outside_the_matrix() -> None:
    plan = (
        "risker:\n  register:\n"
        "    - {id: R1, risk: Chefen slutar, S: 5, K: 5, status: stängd}\n"
        "    - {id: R2, risk: Lokalen är liten, S: 1, K: 2}\n"
    )
    made = report(plan.encode(), "md")
    register = made.split("### Riskregister")[1]
    assert register.index("| R2 |") < register.index("| R1 |")
    assert re.search(r"\| R1 \|.*stängd.*\|", register)
    assert "R1" not in made.split("### Riskmatris")[1].split("### Riskregister")[0]
