"""The procurement calendar: when each purchase must begin, what is too late, and direct awards beside the limit."""

from __future__ import annotations

import re

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from reports.plans import EXAMPLES, example_making, example_report, report

OPEN = """\
projekt: {namn: Kurs, status: pågår, period: 2026-01-01 – 2027-12-31, idag: 2026-11-22}
aktiviteter:
  - {id: A1, aktivitet: Kursen hålls, när: 2027-10-05, köps: ja, upphandling: U1}
  - {id: A2, aktivitet: Dagen hålls, när: 2026-12-01, köps: ja, upphandling: U2}
  - {id: A3, aktivitet: Film, när: 2027-05-01, köps: ja}
upphandlingar:
  - {id: U1, vad: kurs, förfarande: öppet förfarande, kategori: tjänster, aktiviteter: [A1], ansvarig: inköparen}
  - {id: U2, vad: lokal, förfarande: direktupphandling, kategori: varor, värde: 300 000 kr, aktiviteter: [A2]}
  - {id: U3, vad: mat, förfarande: direktupphandling, kategori: varor, värde: 500 000 kr, avtal: 2026-12-15}
"""


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\\", "")


def made(source: str = OPEN, language: Language = Language.SV) -> str:
    return plain(report(source.encode(), "md", language, name="procurement"))


def section(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ", maxsplit=1)[0]


def example(name: str, language: Language = Language.SV) -> str:
    path = next(each for each in EXAMPLES if each.stem == name)
    return plain(example_report(path, "md", language, "procurement"))


def test_the_last_day_to_begin_is_counted_backwards() -> None:
    # The worked example of the specification moved a year: 20 + 30 + 20 + 10 + 5 = 85 days before 2027-10-05 is
    # 2027-07-12, and 60 days for a review before that 2027-05-13.
    row = next(line for line in section(made(), "Köpen i korthet").splitlines() if "U1 kurs" in line)
    assert row == "| U1 kurs | öppet förfarande | – | 2027-10-05 | 2027-07-12 | 2027-05-13 | i tid |"
    assert "| U1: sista dag att börja | 2027-07-12 | 2027-10-05 minus 85 dagar för stegen däremellan |" in made()
    assert "| U1: last day to begin | 2027-07-12 | 2027-10-05 less 85 days for the steps between |" in made(
        language=Language.EN
    )


def test_what_is_too_late_by_today_is_said_first() -> None:
    # 20 days before 2026-12-01 is 2026-11-11, eleven days before the day of the plan
    text = made()
    assert "- **Läget:** 3 köp: 1 är för sent ute, 1 är i tid och 1 går inte att datera." in text
    late = section(text, "Att göra nu").split("### Nästa steg")[0]
    assert "sista dagen för förfrågan var 2026-11-11, för 11 dagar sedan" in late
    english = section(made(language=Language.EN), "To do now")
    assert "the last day for request was 2026-11-11, 11 days ago" in english


def test_every_step_stands_by_date_with_its_owner_and_state() -> None:
    rows = re.findall(r"^\| (\d{4}-\d\d-\d\d) \| .*$", section(made(), "Alla steg i datumordning"), re.MULTILINE)
    assert rows == sorted(rows)
    assert len(rows) == 10, "six of U1, two of U2 and of U3"
    assert "| inköparen | kvar |" in made()


def test_direct_awards_of_the_same_kind_are_added_and_held_against_the_limit() -> None:
    found = section(made(), "Direktupphandlingar sammanlagda")
    # 300 000 + 500 000 = 800 000 kr against 700 000 kr
    assert re.search(r"\*\*2026\*\* \| \*\*Varor\*\* \| \*\*800 000\*\* \| \*\*700 000\*\* \| \*\*−100 000\*\*", found)
    assert "över gränsen" in found
    assert "lagen om offentlig upphandling (LOU)" in found
    assert "Varor och tjänster: 700 000 kr, 2022-02-01 framåt (konkurrensverket.se" in found
    assert "| Direktupphandlingar 2026, varor | 800 000 kr | summan av 2 köp | plan.yaml:" in made()


def test_what_is_bought_without_an_entry_is_told_with_its_place() -> None:
    found = section(made(), "Köps utan att stå under upphandlingar")
    assert "A3 ”Film” (märkt som extern) (plan.yaml:5)." in found


def test_the_exemplary_plan() -> None:
    text = example("monsterplan")
    # 65 days before 2027-08-30: 20 + 15 + 15 + 10 + 5; 60 more for a review
    assert (
        "| U1 utbildning och handledning i samtalsmetod | annonserad upphandling | 424 800 | 2027-08-30 | 2027-06-26"
        in text
    )
    assert "2027-04-27 | i tid |" in text
    assert "**96 000** | **700 000** | **604 000** | **under gränsen**" in text


def test_lia_was_too_late_long_ago() -> None:
    assert "U2 'utbildning i aktionsforskning': the last day for award was 2012-06-16" in example("lia", Language.EN)


def test_a_plan_that_buys_nothing_says_so_in_a_sentence() -> None:
    text = example("viva")
    assert "- **Läget:** Planen har inga upphandlingar." in text
    assert "## Direktupphandlingar" not in text
    assert "The plan has no purchases." in made("projekt: X", Language.EN)
    assert "Planen har inga upphandlingar, men i 1 aktivitet köps något." in example("forbattringsverkstad")


def test_a_purchase_that_cannot_be_dated_says_why() -> None:
    text = example("klura")
    assert "Ingen kalender: inget förfarande är angivet, och dagarna att räkna beror på det." in text
    assert "Inget som går att räkna på är för sent" in text


def test_its_calendar_has_the_steps_that_are_left() -> None:
    path = next(each for each in EXAMPLES if each.stem == "monsterplan")
    chosen = audience("procurement")
    assert chosen.calendar is not None
    data, undated = chosen.calendar(example_making(path, Language.SV))
    assert data.startswith(b"BEGIN:VCALENDAR")
    assert data.count(b"BEGIN:VEVENT") == 10
    assert undated == ()
