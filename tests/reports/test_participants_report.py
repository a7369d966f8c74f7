"""The participants: unique persons over overlapping groups, seats, hours and printed tables worked out again."""

from __future__ import annotations

import re

from kompplan.i18n.language import Language
from reports.plans import EXAMPLES, example_report, report

TABLE = """\
tabeller:
  - rubrik: Personal
    kolumner: [enhet, totalt, kvinnor, män]
    rader: [[Norr, 26, 23, 3], [Söder, 22, 20, 3]]
    summa: [48, 43, 7]
"""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def made(source: str, language: Language = Language.SV) -> str:
    return plain(report(source.encode(), "md", language, name="participants"))


def example(name: str, language: Language = Language.SV) -> str:
    path = next(each for each in EXAMPLES if each.stem == name)
    return plain(example_report(path, "md", language, "participants"))


def section(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def test_lia_counts_each_person_once() -> None:
    # 6 719 + 35 + 1 805 + 2 618 = 11 177, of whom 400 + 275 + 200 + 364 = 1 239 stand in two groups: 9 938
    text = example("lia")
    assert "9 938 unika personer (11 177 när varje grupp räknas för sig), 80–87 % kvinnor." in text
    assert (
        "| Unika personer | 9 938 | 11 177 räknade grupp för grupp, minus 1 239 som står i mer än en | delar/" in text
    )
    english = example("lia", Language.EN)
    assert "9 938 unique persons (11 177 when each group is counted by itself), 80–87 % women." in english


def test_lia_has_96_seats_and_128_sessions() -> None:
    text = example("lia")
    # eight leaders' groups × six persons × two rounds; two groups of each of eight municipalities × eight sessions
    assert "| V1: platser | 96 | grupper × personer i varje × omgångar: 8 × 6 × 2 | delar/v8.yaml:" in text
    row = next(line for line in section(text, "Platser mot behov").splitlines() if line.startswith("| V2"))
    assert "| 80–88 | 96–128 | +8…+48 | 128 | 80–88 | 8 | 640–704 |" in row
    assert re.search(r"\| V2: tillfällen \| 128 \| ", text)


def test_where_seats_are_too_few_it_is_said_with_how_many() -> None:
    text = example("lia")
    assert "- **Platser:** 2 aktiviteter har färre platser än de behöver: L4 och S2." in text
    found = section(text, "Platser mot behov")
    # 70 less 364 and 90 less 364; 70 less 180
    assert "| 364 | 70–90 | för få: −294…−274 |" in found
    assert "| 180 | 70 | för få: −110 |" in found
    assert "| 70 | 60 | −10 |" in found, "some are chosen on purpose"


def test_the_exemplary_plan_s_hours_and_what_substitutes_cost() -> None:
    text = example("monsterplan", Language.EN)
    # 6 × 8 + 96 × 16 + 96 × 6 + 8 × 24 + 96 × 3 = 48 + 1 536 + 576 + 192 + 288 = 2 640 hours, at 330 kr 871 200 kr
    assert "2 640 hours off duty; substitutes for them cost 871 200 kr." in text
    assert "| **Total** |  |  | **2 640** | **871 200** |" in text
    assert "| Substitutes | 871 200 kr | the hours × 330 kr | monsterplan.yaml:" in text
    # 96 + 8 + 6 + 310 = 420, and the eight leaders are among the 96
    assert "| Unique persons | 412 | 420 counted group by group, less 8 who stand in more than one |" in text


def test_a_printed_figure_that_is_wrong_stands_beside_the_right_one() -> None:
    text = made(TABLE)
    # Söder has 20 + 3 = 23 and not 22; the men are 3 + 3 = 6 and not 7
    assert "- **Tabeller:** 2 uppgifter i de tryckta tabellerna stämmer inte." in text
    found = section(text, "Tryckta tabeller, räknade på nytt")
    assert re.search(r"\| Söder \|.*\| 22 \| 23 \|", found)
    assert re.search(r"\| män \| 7 \| 6 \|", found)
    assert "| stämmer inte (PAR02) | plan.yaml:5 |" in found
    assert "**Stämmer: 3 av 5.**" in found
    english = made(TABLE, Language.EN)
    assert "2 figures in the printed tables do not agree." in english


def test_right_tables_are_said_to_be_right() -> None:
    assert "Alla uppgifter i de tryckta tabellerna som går att kontrollera stämmer." in example("lia")


def test_what_is_not_known_is_told_with_its_reason() -> None:
    text = example("klura")
    assert "Om platserna räcker går inte att säga: ingen aktivitet anger både platser och hur många" in text
    assert "Hur mycket arbetstid det tar går inte att säga: planen anger varken timmar eller dagar." in text
    assert "Antalet är inte angivet: Medarbetare i socialtjänsten" in text
    results = section(text, "Hur många som deltog")
    assert "630" in results
    assert "220" in results


def test_hours_without_a_rate_are_not_priced() -> None:
    assert "Vad vikarier skulle kosta är inte känt, eftersom planen inte anger någon timkostnad." in example("lia")


def test_a_plan_without_participants_says_so() -> None:
    assert "Planen nämner inga målgrupper och inget som någon deltar i." in made("projekt: X")
    assert "The plan names no target groups and nothing that people take part in." in made("projekt: X", Language.EN)
