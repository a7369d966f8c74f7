"""The activity list: who has what to do, by when, at what cost, and what is late."""

from __future__ import annotations

import re

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.build import build
from kompplan.reports.view import Report, Table
from reports.plans import EXAMPLES, example_making, example_report, report

PLAN = """\
projekt: {namn: Samtal, status: pågår, period: 2026-01-01 – 2027-12-31}
roller: [{id: chefen, titel: enhetschef, tjänstgöringsgrad: 50 %}]
aktiviteter:
  - {id: A1, aktivitet: Handledning, ansvarig: samordnaren, när: 2027-03-01, tid: 40 h, efter: A2}
  - {id: A2, aktivitet: Kurs, ansvarig: chefen, när: 2026-03-02, kostnad: 60 000 kr, status: pågår}
  - {id: A3, aktivitet: Schema, ansvarig: enhetschef, när: 2026-02-01, tid: 10 h, status: klar}
  - {id: A4, aktivitet: Bokslut}
budget: {rader: [{post: Lokal, belopp: 9 000 kr, aktiviteter: [A1, A4]}]}
risker:
  register:
    - {id: R1, risk: Chefen slutar, S: 4, K: 4, åtgärd: Två delar på det, ansvarig: Enhetschef, senast: 2026-06-01}
    - {id: R2, risk: Lokalen är liten, S: 1, K: 2, ansvarig: samordnaren, status: stängd}
utvärdering: {utvärderare: ekonomen, datum: [2027-05-01]}
avslut: {överlämnas: [{vad: rutinen, till: chefen, senast: 2027-11-30}]}
"""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def made(source: str = PLAN, language: Language = Language.SV) -> str:
    return plain(report(source.encode(), "md", language, name="owners"))


def part(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def example(name: str) -> Report:
    path = next(each for each in EXAMPLES if each.stem == name)
    return build(example_making(path, Language.SV), audience("owners"), "html")


def table(made: Report, name: str) -> Table:
    return next(
        block
        for section in made.sections
        for each in section.parts
        for block in each.blocks
        if isinstance(block, Table) and block.name == name
    )


def test_owners_stand_in_the_plan_s_order_and_what_nobody_owns_comes_last() -> None:
    titles = re.findall(r"^## (.*)$", made(), re.MULTILINE)
    assert titles[1:7] == [
        "Alla ansvariga", "Samordnaren", "Enhetschef", "Ekonomen", "Utan ansvarig", "Allt i datumordning",
    ]  # fmt: skip


def test_a_role_is_one_owner_whether_its_id_or_its_title_is_written() -> None:
    own = part(made(), "Enhetschef")
    assert "50 %" in own
    assert own.index("| A3 |") < own.index("| A2 |"), "by date"
    assert "| Rutinen | tas över |" in own
    # A2 60 000 kr and A3 10 hours; A2 should have ended in March; R1's day was the first of June
    assert "2 aktiviteter som kostar 60 000 kr och tar 10 timmar; 1 av dem försenad; 1 risk att hantera; 1 annat" in own
    assert "| A2 | 2026-03-02 | Kurs | – | 60 000 | pågår, försenad |" in own
    assert "| A3 | 2026-02-01 | Schema | 10 | – | klar |" in own
    assert "|  |  | **Summa** | **10** | **60 000** |  |" in own
    assert "| 16 | åtgärdas snarast | Två delar på det | 2026-06-01: dagen har passerat |" in own


def test_it_reads_the_same_in_english() -> None:
    own = part(made(language=Language.EN), "Enhetschef")
    assert "2 activities that cost 60 000 kr and take 10 hours; 1 of them late; 1 risk to handle; 1 other day to" in own
    assert "ongoing, late" in own or "under way, late" in own
    assert "2026-06-01: the day has passed" in own


def test_a_budget_line_for_two_activities_is_told_with_each_and_counted_once_for_an_owner() -> None:
    own = part(made(), "Samordnaren")
    assert "| A1 | 2027-03-01 | Handledning | 40 | 9 000 | A2 |" in own
    assert "Betalas tillsammans med: A4" in own
    both = made(PLAN.replace("aktivitet: Bokslut", "aktivitet: Bokslut, ansvarig: samordnaren"))
    assert "2 aktiviteter som kostar 9 000 kr och tar 40 timmar." in part(both, "Samordnaren")


def test_a_risk_that_is_closed_is_nobody_s_to_handle() -> None:
    assert "R2" not in made()


def test_what_is_not_stated_is_a_dash_and_never_nought() -> None:
    own = part(made(PLAN.replace("budget:", "# budget:")), "Utan ansvarig")
    assert "| A4 | saknas | Bokslut | – |" in own
    assert "0" not in own


def test_everything_stands_by_date_once_with_its_owner() -> None:
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d|saknas) \|.*$", part(made(), "Allt i datumordning"), re.MULTILINE)
    assert rows == [
        "2026-02-01", "2026-03-02", "2026-06-01", "2027-03-01", "2027-05-01", "2027-11-30", "saknas",
    ]  # fmt: skip


def test_each_owner_begins_a_page_on_paper() -> None:
    found = example("monsterplan")
    alone = [each.id for each in found.sections if each.own_page]
    assert alone == [f"owner-{number}" for number in range(1, 12)] + ["by-date"]
    html = example_report(next(e for e in EXAMPLES if e.stem == "monsterplan"), "html", Language.SV, "owners")
    assert html.count('class="section own-page"') == 12


def test_the_exemplary_plan_s_sums() -> None:
    found = example("monsterplan")
    sums = {row.cells[0].text: [cell.number for cell in row.cells[1:]] for row in table(found, "owner-sums").rows}
    # A7 288 000 + A11 76 800 + A12 60 000 kr; A4 48 + A7 1 536 + A11 576 + A12 192 hours; R5; one hand-over
    assert sums["Utvecklingsledare på personalavdelningen"] == ["4", "0", "2352", "424800", "1", "1"]
    assert sums["Kommunikatör"] == ["1", "0", "40", "", "0", "0"]
    listed = table(found, "owners")
    assert (
        sum(row.cells[[c.key for c in listed.columns].index("kind")].text == "aktivitet" for row in listed.rows) == 16
    )
    assert all(row.place.startswith("monsterplan.yaml:") for row in listed.rows)
    figure = next(each for each in found.sections[1].figures if each.name == "Projektledare: kostnad")
    assert plain(figure.value) == "424 000 kr"
    assert figure.rows


def test_a_plan_without_any_owner_says_so_in_a_sentence() -> None:
    path = next(each for each in EXAMPLES if each.stem == "lia")
    text = plain(example_report(path, "md", Language.SV, "owners"))
    assert "- **Vem:** 23 aktiviteter, och ingen har någon ansvarig." in text


def test_a_plan_with_nothing_to_do_says_so() -> None:
    assert "Planen har inga aktiviteter och inget annat med datum." in made("projekt: X")
    assert "The plan has no activities and nothing else with a day." in made("projekt: X", Language.EN)
