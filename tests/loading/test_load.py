"""From text to plan: words in both languages, forms, shorthands, places, and what is said when something is wrong."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from kompplan.calculations.walk import walk
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, Unreadable, load
from kompplan.loading.places import Anchor, locate
from kompplan.model.words import Aspect, AspectState, RiskLevel, Status
from kompplan.values.quantity import Unit

EXAMPLES = Path(__file__).parents[2] / "examples"


def loaded(text: str) -> Loaded:
    result = load(text.encode(), "plan.yaml")
    assert isinstance(result, Loaded)
    return result


def complaints(text: str) -> list[tuple[str, int, int]]:
    result = load(text.encode(), "plan.yaml")
    return [(each.code.code, *each.span.first) for each in result.diagnostics]


SWEDISH = """\
projekt: {namn: Barnen, status: pågår, period: 2027-01-11 – 2027-12-17}
lösningsträd:
  problem: Barnen mår dåligt
  orsaker:
    - id: O1
      text: trauma
      åtgärder:
        - {id: Å1, text: samtal, slag: utbildning}
strategi:
  teknik: {behövs: nej, skäl: mallen finns}
  styrning: okänt
aktiviteter:
  - {id: A1, aktivitet: Kurs, aspekt: kompetens, ansvarig: rektor, när: mars 2027, kostnad: 6 × 4 500 kr,
     åtgärder: [Å1]}
risker:
  nivåer: {kan accepteras: 1–4, åtgärdas snarast: 5–25}
  register:
    - {id: R1, risk: avhopp, S: 4, K: 4, åtgärd: tät kontakt}
"""
ENGLISH = """\
project: {name: Barnen, status: running, period: 2027-01-11 – 2027-12-17}
solution_tree:
  problem: Barnen mår dåligt
  causes:
    - id: O1
      text: trauma
      measures:
        - {id: Å1, text: samtal, kind: training}
strategy:
  technology: {state: not_needed, reason: mallen finns}
  governance: unknown
activities:
  - {id: A1, activity: Kurs, aspect: competence, owner: rektor, when: mars 2027, cost: 6 × 4 500 kr,
     measures: [Å1]}
risks:
  bands: {kan accepteras: 1–4, åtgärdas snarast: 5–25}
  register:
    - {id: R1, risk: avhopp, probability: 4, impact: 4, mitigation: tät kontakt}
"""
FOLDED = (
    SWEDISH.replace("lösningsträd", "losningstrad")
    .replace("åtgärder:", "ATGARDER:")
    .replace("nivåer", "Nivaer")
    .replace("när:", "nar:")
    .replace("skäl", "Skal")
)


def test_swedish_english_and_folded_words_read_the_same_plan() -> None:
    plans = [loaded(text) for text in (SWEDISH, ENGLISH, FOLDED)]
    assert [each.diagnostics for each in plans] == [(), (), ()]
    assert [each.unknown for each in plans] == [(), (), ()]
    assert plans[0].plan == plans[1].plan == plans[2].plan
    plan = plans[0].plan
    assert plan.status is Status.RUNNING
    assert plan.strategy is not None
    assert plan.strategy.technology is not None
    assert plan.strategy.technology.state is AspectState.NOT_NEEDED
    assert plan.strategy.governance is not None
    assert plan.strategy.governance.state is AspectState.UNKNOWN
    (activity,) = plan.activities
    assert activity.aspect is Aspect.COMPETENCE
    assert activity.cost is not None
    assert (activity.cost.value, activity.cost.unit) == (Decimal(27000), Unit.SEK)
    assert activity.when is not None
    assert activity.when.start is not None
    assert activity.when.start.earliest == date(2027, 3, 1)
    assert activity.when.start.latest == date(2027, 3, 31)


def test_text_stays_text() -> None:
    plan = loaded(
        "projekt: {namn: no, id: 012, sammanfattning: 1:30, region: 1.10, fas: genomförande}\nutmaning: yes\n"
    ).plan
    assert plan.project is not None
    project = plan.project
    assert (project.name, project.id, project.summary, project.region) == ("no", "012", "1:30", "1.10")
    assert plan.challenge is not None
    assert plan.challenge.text == "yes"


def test_a_measure_named_by_its_id_is_a_reference_and_anything_else_a_measure() -> None:
    plan = loaded(
        "lösningsträd:\n  orsaker:\n    - {text: a, åtgärder: [{id: Å1, text: samtal}]}\n"
        "    - {text: b, åtgärder: [Å1, handledning]}\n"
    ).plan
    assert plan.solution_tree is not None
    second = plan.solution_tree.causes[1]
    assert [(each.same_as, each.text) for each in second.measures] == [("Å1", None), (None, "handledning")]


def test_parts_of_an_activity_may_be_residential() -> None:
    plan = loaded("aktiviteter:\n  - {aktivitet: Kurs, delar: [1 dag, 2 dagar internat, halv dag]}\n").plan
    parts = plan.activities[0].parts
    assert [part.length.value if part.length else None for part in parts] == [1, 2, Decimal("0.5")]
    assert [part.residential for part in parts] == [None, True, None]


def test_bands_written_as_a_mapping_keep_their_order_and_labels() -> None:
    plan = loaded(SWEDISH).plan
    assert plan.risks is not None
    assert [(band.label, band.bounds.low if band.bounds else None) for band in plan.risks.bands] == [
        ("kan accepteras", Decimal(1)),
        ("åtgärdas snarast", Decimal(5)),
    ]
    assert RiskLevel.ACT_NOW.words.sv == "åtgärdas snarast"


def test_one_value_may_stand_where_a_list_can() -> None:
    plan = loaded(
        "aktiviteter:\n  - {id: A2, aktivitet: x, efter: A1}\navslut:\n  uppföljning: 6 månader efter slut\n"
    ).plan
    assert [each.activity for each in plan.activities[0].depends_on] == ["A1"]
    assert plan.closing is not None
    (followup,) = plan.closing.followups
    assert followup.when is not None
    assert followup.when.relative is not None


def test_a_period_may_have_two_fields() -> None:
    one = loaded("projekt: {namn: X, period: 2027-01-11 – 2027-12-17}\n").plan.project
    two = loaded("projekt: {namn: X, period: {start: 2027-01-11, slut: 2027-12-17}}\n").plan.project
    assert one is not None and two is not None and one.period is not None and two.period is not None
    assert (one.period.start, one.period.end) == (two.period.start, two.period.end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("projekt: {namn: X, status: färdigt}\n", [("TYP03", 1, 28)]),
        ("aktiviteter:\n  - {aktivitet: x, senast: 2026-02-30}\n", [("TYP02", 2, 28)]),
        ("aktiviteter:\n  - {aktivitet: x, kostnad: 1.200}\n", [("TYP05", 2, 29)]),
        ("aktiviteter:\n  - {aktivitet: x, kostnad: [1, 2]}\n", [("TYP01", 2, 29)]),
        ("aktiviteter:\n  - {aktivitet: x, kostnad: 60 %}\n", [("TYP02", 2, 29)]),
        ("aktiviteter:\n  - {aktivitet: x, extern: kanske}\n", [("TYP03", 2, 28)]),
        ("aktiviteter:\n  - {id: A1, ansvarig: rektor}\n", [("TYP04", 2, 6)]),
        ("aktiviteter:\n  - {aktivitet: x, ansvarig: a, owner: b}\n", [("TYP06", 2, 33)]),
        ("aktiviteter:\n  - {aktivitet: x, delar: [1,5 h, 2 h]}\n", [("TYP07", 2, 28)]),
        ("aktiviteter:\n  - {aktivitet: Kurs, forts, ansvarig: rektor}\n", [("TYP07", 2, 17)]),
        ("aktiviteter:\n  - {aktivitet: x, kostnad: 1.200,50}\n", [("TYP07", 2, 29)]),
        ("tabeller:\n  - {kolumner: [kommun, totalt], rader: [[a, 1,438], [b, 2]]}\n", [("TYP08", 2, 43)]),
        ("tabeller:\n  - kolumner: [kommun, totalt]\n    rader:\n      - [a]\n", [("TYP08", 4, 10)]),
        ("aktiviteter: text\nprojekt:\n  - a\n", [("TYP01", 3, 3)]),
        ("risker: text\n", [("TYP01", 1, 9)]),
    ],
)
def test_what_cannot_be_read_is_a_finding_at_the_exact_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert complaints(text) == expected


def test_numbers_in_a_table_may_stand_close() -> None:
    text = "tabeller:\n  - {kolumner: [kommun, totalt, kvinnor], rader: [[Lysekil,1438,1205]]}\n"
    result = loaded(text)
    assert result.diagnostics == ()
    assert [getattr(cell, "value", cell) for cell in result.plan.tables[0].rows[0]] == ["Lysekil", 1438, 1205]


def test_an_empty_cell_of_a_table_keeps_its_place() -> None:
    row = loaded("tabeller:\n  - {rader: [[a, ~, 3], [b, null, 4]]}\n").plan.tables[0].rows
    assert [[getattr(cell, "value", cell) for cell in each] for each in row] == [["a", None, 3], ["b", None, 4]]


def test_a_value_that_cannot_be_read_counts_as_not_given_and_the_rest_is_read() -> None:
    plan = loaded("aktiviteter:\n  - {id: A1, aktivitet: x, kostnad: 1.200, ansvarig: rektor}\n").plan
    assert plan.activities[0].cost is None
    assert plan.activities[0].owner == "rektor"


def test_every_complaint_reads_in_both_languages() -> None:
    text = (
        "projekt: {namn: X, status: färdigt, språk: tyska}\naktiviteter:\n  - text\n  - {kostnad: [1], extern: nja}\n"
        "  - [a]\nrisker: 4\nmålgrupper: {namn: a, antal: många}\n"
    )
    result = load(text.encode(), "plan.yaml")
    assert result.diagnostics
    for diagnostic in result.diagnostics:
        for language in Language:
            for message in (diagnostic.message, diagnostic.advice):
                if message is not None:
                    sentence = message.to(language)
                    assert "{" not in sentence.replace("{ }", "")
                    assert not sentence.endswith(".")


def test_what_is_no_plan_has_a_place_and_a_cure() -> None:
    for text in ("", "bara text", "- a\n- b\n", "# kommentar\n"):
        result = load(text.encode(), "plan.yaml")
        assert isinstance(result, Unreadable)
        (diagnostic,) = result.diagnostics
        assert diagnostic.code.code == "YML12"
        assert diagnostic.span.first.line >= 1
        assert diagnostic.advice is not None


def plans() -> list[Path]:
    return sorted(path for path in EXAMPLES.glob("*/[!.]*.yaml"))


@pytest.mark.parametrize("path", plans(), ids=lambda path: path.stem)
def test_what_the_reader_builds_is_what_pydantic_accepts(path: Path) -> None:
    result = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(result, Loaded)
    for step in walk(result.plan):
        part = step.part
        again = type(part)(**{name: part.__dict__[name] for name in part.stated})
        assert again == part


@pytest.mark.parametrize("path", plans(), ids=lambda path: path.stem)
def test_every_part_of_an_example_has_its_place(path: Path) -> None:
    result = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(result, Loaded)
    steps = list(walk(result.plan))
    assert len(steps) > 5
    for step in steps:
        assert locate(Anchor(step.part), result.origins) is not None
        for name in step.part.stated:
            span = locate(Anchor(step.part, name), result.origins)
            assert span is not None
            value = step.part.__dict__[name]
            if isinstance(value, str) and type(value) is str and "\n" not in value:
                assert value in span.text.replace("''", "'").replace('\\"', '"') or span.source.line(span.first.line)


def unreadable(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [each.message.to(Language.SV) for each in diagnostics]


@pytest.mark.parametrize("path", plans(), ids=lambda path: path.stem)
def test_an_example_is_read_without_a_complaint(path: Path) -> None:
    result = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(result, Loaded)
    assert unreadable(result.diagnostics) == []
    assert [each.key.text for each in result.unknown] == []


def test_a_bare_list_is_the_register_or_the_lines() -> None:
    plan = loaded("risker:\n  - {id: R1, risk: avhopp, S: 4, K: 4}\nbudget:\n  - {post: Kurs, belopp: 5 kr}\n").plan
    assert plan.risks is not None
    assert [risk.id for risk in plan.risks.entries] == ["R1"]
    assert plan.budget is not None
    assert [line.label for line in plan.budget.lines] == ["Kurs"]


def test_a_bare_number_of_days_is_days() -> None:
    plan = loaded("aktiviteter:\n  - {aktivitet: Kurs, dagar: 2, längd: 2}\n").plan
    days, length = plan.activities[0].days, plan.activities[0].length
    assert days is not None
    assert length is not None
    assert (days.unit, length.unit) == (Unit.DAY, None)


@pytest.mark.parametrize("word", ["timpris", "timkostnad", "pris_per_timme"])
def test_the_hourly_rate_has_several_words(word: str) -> None:
    plan = loaded(f"budget: {{priser: {{{word}: 330 kr}}, rader: [{{post: a, antal: 2, enhetspris: 5}}]}}").plan
    assert plan.budget is not None
    assert len(plan.budget.rates) == 1
    assert plan.budget.rates[0].hourly is not None
    assert plan.budget.lines[0].unit_price is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("upphandling: [{vad: kurs, status: pågår}]", "pågår"),
        ("aktiviteter: [{aktivitet: a, slag: kollegial utvärdering}]", "kollegial utvärdering"),
        ("aktiviteter: [{aktivitet: a, slag: projektledning}]", "projektledning"),
        ("organisationer: [{id: o, slag: enhet}]", "enhet"),
        ("organisationer: [{id: o, slag: avdelning}]", "avdelning"),
    ],
)
def test_a_word_is_shown_as_what_it_says(text: str, shown: str) -> None:
    plan = loaded(text).plan
    part = [*plan.procurement, *plan.activities, *plan.organisations][0]
    word = part.__dict__.get("kind") or part.__dict__["status"]
    assert word.words.to(Language.SV) == shown
