"""The memo: half a page that says why, what, how, when, who and at what cost."""

from __future__ import annotations

from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.making import File, Making
from kompplan.reports.view import Content
from reports.pages import Page
from reports.plans import EXAMPLES, PAIRS, example_making, example_report, judged

PLAN = """\
projekt: {namn: Samtal, sammanfattning: Alla lär sig samtala, ägare: hemtjänsten, period: 2027-01-11 – 2027-06-18}
vision: {syfte: att ingen är ensam med sin oro}
utmaning: {text: Oro upptäcks sent, belägg: [62 procent är trygga]}
mål: [{id: M1, text: Fler är trygga, rang: delmål}, {id: M2, text: Larmen minskar, rang: övergripande}]
lösningsträd:
  problem: Oro upptäcks sent
  orsaker:
    - {id: O1, text: Ingen frågar, åtgärder: [{id: Å1, text: Varje brukare får ett samtal}]}
    - {id: O2, text: IT-stödet räcker inte, åtgärder: [{id: Å2, text: Fältet för samtal öppnas}]}
aktiviteter:
  - {id: A1, aktivitet: Kurs, kostnad: 60 000 kr, åtgärder: [Å1]}
  - {id: A2, aktivitet: Handledning, åtgärder: [Å1]}
roller: [{id: ledaren, titel: projektledare, slag: projektledare}]
finansiering: [{källa: kommunen, belopp: 60 000 kr}]
"""


def _content(source: str, language: Language = Language.SV) -> Content:
    found = judged(source.encode())
    assert found.checked is not None
    return audience("memo").build(Making(found.checked, (), 0, File("plan.yaml", source.encode()), language))


def _told(content: Content) -> dict[str, str]:
    found = {}
    for section in content.sections:
        said: list[str] = []
        for block in (block for part in section.parts for block in part.blocks):
            if block.block == "prose":
                said += block.paragraphs  # type: ignore[union-attr]
            elif block.block == "items":
                said += [each.text for each in block.items]  # type: ignore[union-attr]
            elif block.block == "facts":
                said += [f"{fact.label}: {', '.join(fact.lines)}" for fact in block.facts]  # type: ignore[union-attr]
        found[section.title] = " | ".join(said).replace("\u00a0", " ")
    return found


def test_it_says_why_what_how_when_who_and_at_what_cost() -> None:
    assert _told(_content(PLAN)) == {
        "Syfte": "Alla lär sig samtala. Syftet är att ingen är ensam med sin oro.",
        "Bakgrund": "Oro upptäcks sent. 62 procent är trygga. | "
        "Bakom det ligger: ingen frågar och IT-stödet räcker inte.",
        "Mål": "Larmen minskar. | Fler är trygga.",
        "Metod": "Det som ska göras är: varje brukare får ett samtal och fältet för samtal öppnas. | "
        "Arbetet görs i 2 aktiviteter.",
        "Tid, ansvar och kostnad": "Tid: 2027-01-11 – 2027-06-18 | Ansvarig: hemtjänsten, projektledare | "
        "Kostnad: Det planerade kostar 60 000 kr; finansieringen täcker det.",
    }


def test_its_own_words_are_english_where_that_is_asked_for() -> None:
    told = _told(_content(PLAN, Language.EN))
    assert list(told) == ["Purpose", "Background", "Goals", "Method", "Time, responsibility and cost"]
    assert told["Method"].startswith("What is to be done: varje brukare får ett samtal and fältet")
    assert "Cost: What is planned costs 60 000 kr; the funding covers it." in told["Time, responsibility and cost"]


def test_what_the_plan_lacks_is_said() -> None:
    told = _told(_content("projekt: {namn: Kurs}"))
    assert told == {
        "Syfte": "Planen säger inte varför arbetet ska göras.",
        "Bakgrund": "Planen säger inte vad som inte fungerar i dag.",
        "Mål": "Planen har inga mål än.",
        "Metod": "Planen har inga åtgärder och inga aktiviteter än.",
        "Tid, ansvar och kostnad": "Tid: inte angiven | Ansvarig: inte angiven | "
        "Kostnad: Vad planen kostar är inte angivet.",
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
@pytest.mark.parametrize(("suffix", "language"), PAIRS)
def test_every_example_has_a_memo_without_tables(path: Path, suffix: str, language: Language) -> None:
    made = example_report(path, suffix, language, "memo")
    if suffix == "html":
        page = Page(made)
        assert not any(tag.name in ("table", "nav") for tag in page.tags)


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
def test_it_is_short(path: Path) -> None:
    words = " ".join(_told(audience("memo").build(example_making(path, Language.SV))).values()).split()
    assert len(words) < 330
