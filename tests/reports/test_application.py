"""The application: which form, which texts under its headings, how long they are and what is empty."""

from __future__ import annotations

import re

import pytest

from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.model.plan import Plan
from kompplan.model.shapes import shape
from kompplan.packs.pack import pack
from kompplan.reports.application_answers import ANSWERS
from kompplan.reports.application_forms import Form, Heading
from kompplan.reports.audiences import application
from kompplan.reports.making import File, Making
from kompplan.reports.sections.application import length, length_words
from kompplan.reports.wording import Wording
from reports.plans import EXAMPLES, example_report, judged, report

ESF = """\
projekt:
  namn: Digital trygghet
  period: 2027-02-01 – 2028-01-31
  program: {fond: Europeiska socialfonden+, programområde: A, stöd: 540 000 kr, total_projektbudget: 1 000 000 kr}
utmaning: Många är rädda för tekniken
lösningsträd:
  orsaker: [{text: Ingen har visat hur, nivå: arbetsplats}, {text: Leverantören byter ofta, utanför_kontroll: ja}]
horisontella_principer:
  tillgänglighet: {analys: Var tredje hör dåligt}
"""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def made(source: str, language: Language = Language.SV) -> str:
    return plain(report(source.encode(), "md", language, name="application"))


def headings(text: str) -> list[str]:
    return re.findall(r"^## (\d+\. .*)$", text, re.MULTILINE)


def test_the_fund_s_own_headings_come_first_and_are_told_apart() -> None:
    text = made(ESF)
    found = headings(text)
    assert found[:5] == [
        "1. Problemformulering: beskriv det problem som projektet vill lösa",
        "2. Problemformulering: beskriv de huvudsakliga orsakerna till problemet",
        "3. Lista över deltagande aktörer",
        "4. Projektbudget",
        "5. Förändringsteori (rekommenderas; en bilaga som en del utlysningar kräver)",
    ]
    assert found[5:8] == ["6. Sammanfattning", "7. Målgrupper", "8. Mål och indikatorer"]
    assert "Fondens egna rubriker kommer först" in text
    assert re.search(r"\| 1 \| Problemformulering: .* \| fondens \|", text)
    assert re.search(r"\| 6 \| Sammanfattning \| – \| kompplans \| tom \|", text)
    assert "540 000 kr av 1 000 000 kr." in text
    assert "## Var rubrikerna kommer ifrån" in text
    assert "esf.se/soka-stod" in text


def test_the_fund_s_question_about_the_problem_takes_the_horizontal_principles_with_it() -> None:
    text = made(ESF)
    first = text.split("## 1. ")[1].split("## 2. ")[0]
    assert "Många är rädda för tekniken.\n" in first
    assert "Tillgänglighet: Var tredje hör dåligt.\n" in first
    # 28 + 1 + 38 characters: two paragraphs with a new line between them
    assert "67 tecken." in first
    assert "”horisontella_principer: jämställdhet: analys”" in first
    assert "tillgänglighet: analys" not in first


def test_causes_tell_their_level_and_what_the_project_cannot_change() -> None:
    second = made(ESF).split("## 2. ")[1].split("## 3. ")[0]
    assert "Ingen har visat hur (arbetsplats).\n" in second
    assert "Leverantören byter ofta (utanför det som projektet kan påverka).\n" in second


@pytest.mark.parametrize(
    ("programme", "period", "sv", "en"),
    [
        ("", "2027", "Planen nämner ingen fond", "The plan names no fund"),
        (
            "program: {fond: Europeiska socialfonden}",
            "2009-01-15 – 2010-12-31",
            "Ingen källa anger formuläret hos Europeiska socialfonden för ett projekt som börjar 2009-01-15",
            "No source tells the form of Europeiska socialfonden for a project that begins 2009-01-15",
        ),
        (
            "program: {fond: Europeiska socialfonden}",
            "",
            "Planen anger ingen första dag",
            "The plan states no first day",
        ),
        ("program: {fond: Allmänna arvsfonden}", "2027", "formuläret hos Allmänna arvsfonden;", "form of Allmänna"),
    ],
)
def test_where_no_source_tells_the_form_the_headings_are_our_own_and_that_is_said(
    programme: str, period: str, sv: str, en: str
) -> None:
    lines = [
        "projekt:",
        "  namn: X",
        *([f"  period: {period}"] if period else []),
        *([f"  {programme}"] * bool(programme)),
    ]
    source = "\n".join(lines)
    assert sv in made(source)
    assert en in made(source, Language.EN)
    assert headings(made(source))[0] == "1. Sammanfattning"
    assert "fondens" not in made(source).split("| Nr |")[1].split("## 1.")[0]


def test_an_empty_heading_names_the_fields_that_fill_it() -> None:
    text = made("projekt: X")
    assert "Den fylls av: ”lösningsträd: orsaker”." in text
    assert "Den fylls av: ”avslut: överlämnas”, ”avslut: uppföljning” och ”avslut: spridning”." in text
    assert "0 av 16 rubriker har något ur planen" in text
    assert "It is filled by: 'closing: handover', 'closing: followups' and 'closing: dissemination'." in made(
        "project: X", Language.EN
    )


def test_characters_are_counted_as_a_form_counts_them() -> None:
    assert length("Må bra") == 6
    assert length("Ma\u030a bra") == 6
    assert length("ett\ntvå") == 7
    found = judged(b"projekt: X").checked
    assert found is not None
    swedish, english = Wording(found, Language.SV), Wording(found, Language.EN)
    assert plain(length_words(swedish, 1240, 1000)) == "1 240 av 1 000 tecken: 240 för många"
    assert plain(length_words(english, 1240, 1000)) == "1 240 of 1 000 characters: 240 too many"
    assert plain(length_words(swedish, 1000, 1000)) == "1 000 av 1 000 tecken"
    assert length_words(swedish, 1, None) == "1 tecken"


def test_a_text_that_is_too_long_is_told_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    heading = Heading("general", Text("Summary", "Sammanfattning"), "summary", question=True, limit=20, source="a test")
    monkeypatch.setattr(application, "form_of", lambda w: Form((heading,), "a test", funds=False))
    text = made("projekt: {namn: X, sammanfattning: En text som är alldeles för lång}")
    # "En text som är alldeles för lång." has 33 characters
    assert "**33 av 20 tecken: 13 för många.**" in text
    assert "| 1 | Sammanfattning | 33 | 20 | för lång |" in text
    assert "- **Längd:** 1 text är för lång: 1 (33 av 20 tecken: 13 för många)." in text
    assert "ingen gräns prövas" not in text


def test_every_heading_of_every_form_has_an_answer() -> None:
    for row in pack("application_forms").rows:
        assert row.cells["holds"] in ANSWERS, row.cells
        assert row.cells["kind"] in ("question", "other")
        assert "limit" not in row.cells, "a limit needs a source that states it, and a case here"
    assert {row.cells["holds"] for row in pack("application_forms").rows} == set(ANSWERS)


def test_the_fields_of_an_answer_are_fields_of_the_plan() -> None:
    found = judged(b"projekt: X")
    assert found.checked is not None
    w = Making(found.checked, (), 0, File("plan.yaml", b""), Language.SV).w
    for answer in ANSWERS.values():
        for way in answer(w, True).fields:
            kind: type = Plan
            for name in way.split("."):
                kind = shape(kind).fields[name].takes


def test_the_exemplary_plan_s_texts() -> None:
    path = next(each for each in EXAMPLES if each.stem == "monsterplan")
    text = plain(example_report(path, "md", Language.SV, "application"))
    assert "16 av 16 rubriker har något ur planen." in text
    assert "800 000 kr av 1 409 440 kr." in text
    assert "Samtalsledare: 8 personer, varav 5 kvinnor och 3 män." in text
    assert "Rutinen för det planerade samtalet tas över av verksamhetschefen senast 2028-05-22" in text
    assert "egna surfplattor" not in text, "a need that was declined is no reason to apply"
    english = plain(example_report(path, "md", Language.EN, "application"))
    assert "is taken over by utvecklingsledaren by 2028-05-22; it costs 36 000 kr a year." in english
