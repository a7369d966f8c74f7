"""Every figure of a report can be followed to the rows that it was worked out from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.making import File, Making
from kompplan.reports.sections.figures import shortened
from kompplan.reports.view import Figure
from reports.plans import EXAMPLES, example_making, judged, report

PLAN = """\
projekt: {namn: Samtal}
aktiviteter:
  - {id: A1, aktivitet: Kurs, kostnad: 4 × 15 000 kr}
  - {id: A2, aktivitet: Handledning, tid: 40 h}
budget:
  satser: {timkostnad: 330 kr}
  rader:
    - {post: Lokal, belopp: 5 000 kr}
    - {post: Kaffe, antal: 10, á-pris: 120 kr}
  angiven_summa: 6 000 kr
finansiering: [{källa: kommunen, belopp: 50 000 kr}]
risker: {register: [{id: R1, risk: Chefen slutar, S: 4, K: 4}]}
"""


def _figures(language: Language) -> dict[str, Figure]:
    found = judged(PLAN.encode())
    assert found.checked is not None
    content = audience("project").build(Making(found.checked, (), 0, File("plan.yaml", PLAN.encode()), language))
    every = (*content.head.figures, *(each for section in content.sections for each in section.figures))
    return {each.name: each for each in every}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_sums_differences_and_risk_values_name_their_rows() -> None:
    found = _figures(Language.SV)
    expected = {  # worked out by hand from the plan above
        "Planerad kostnad": ("66 200 kr", "summan av 3 rader", ("plan.yaml:8", "plan.yaml:9", "plan.yaml:3")),
        "Summa budgetrader": ("6 200 kr", "summan av 2 rader", ("plan.yaml:8", "plan.yaml:9")),
        "Aktiviteter utan rad": ("60 000 kr", "beloppet i 1 rad", ("plan.yaml:3",)),
        "Planerade timmar": ("40 h", "beloppet i 1 rad", ("plan.yaml:4",)),
        "Planerade timmar i kronor": ("13 200 kr", "40 h × 330 kr", ("plan.yaml:4", "plan.yaml:6")),
        "Angiven summa minus raderna": ("−200 kr", "6 000 − 6 200 kr", ("plan.yaml:10",)),
        "Finansiering": ("50 000 kr", "beloppet i 1 rad", ("plan.yaml:11",)),
        "Finansiering minus kostnad": ("−16 200 kr", "50 000 kr − 66 200 kr", ("plan.yaml:11",)),
        "R1: riskvärde": ("16", "S 4 × K 4", ("plan.yaml:12",)),
    }
    for name, (value, formula, rows) in expected.items():
        figure = found[name]
        assert (_plain(figure.value), _plain(figure.formula), figure.rows) == (value, formula, rows)


def test_they_are_told_in_english_too() -> None:
    found = _figures(Language.EN)
    assert found["Planned cost"].formula == "the sum of 3 rows"
    assert found["R1: value"].formula == "P 4 × I 4"


@pytest.mark.parametrize(
    ("places", "shown"),
    [
        ((), ""),
        (("a.yaml:3",), "a.yaml:3"),
        (("a.yaml:3", "a.yaml:5", "a.yaml:4"), "a.yaml:3–5"),
        (("a.yaml:9", "b.yaml:2", "a.yaml:3", "a.yaml:4", "a.yaml:9"), "a.yaml:3–4, 9; b.yaml:2"),
    ],
)
def test_places_that_follow_each_other_are_one(places: tuple[str, ...], shown: str) -> None:
    assert shortened(places) == shown


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_place_is_a_line_of_the_plan_or_of_what_it_includes(path: Path) -> None:
    making = example_making(path, Language.SV)
    content = audience("project").build(making)
    figures = (*content.head.figures, *(each for section in content.sections for each in section.figures))
    assert figures or path.stem in ("forbattringsverkstad", "kvinnojouren")  # their plans hold no money and no scores
    for figure in figures:
        assert figure.rows
        for place in figure.rows:
            file, _, line = place.rpartition(":")
            assert 0 < int(line) <= len((path.parent / file).read_text(encoding="utf-8").splitlines())


def test_the_report_tells_them_last_but_for_how_it_was_made() -> None:
    made = report(PLAN.encode(), "html")
    headings = re.findall(r'<h2 id="([a-z-]+)-title"', made)
    assert headings[-1] == "figures"
