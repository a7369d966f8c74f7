"""The JSON Schema accepts what the reader accepts, in either language, and refuses what an editor should mark."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator

from kompplan.handbook import book
from kompplan.handbook.schema import DIALECT, pattern, schema, written
from kompplan.i18n.language import Language
from kompplan.model.activities import Activity
from kompplan.model.base import Part, Word
from kompplan.model.shapes import folded, shape, spellings_of

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*/[!.]*.yaml"))
TEMPLATES = sorted((ROOT / "templates" / "plans").glob("*.yaml"))
DIALECTS = (Draft202012Validator, Draft7Validator)
LATER_THAN_DRAFT_7 = {
    "prefixItems", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems",
    "minContains", "maxContains", "$dynamicRef", "$dynamicAnchor", "$anchor", "$recursiveRef",
}  # fmt: skip

BOTH = pytest.mark.parametrize("language", list(Language))


@cache
def validator(dialect: type[Validator], language: Language) -> Validator:
    return dialect(schema(language))


def as_editors_see(text: str) -> Any:
    """Return the plan as YAML 1.1 tools do, with its numbers, booleans and dates."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


def wrong(text: str, language: Language) -> list[str]:
    """Return where the plan is refused, and hold that both dialects agree."""
    plan = as_editors_see(text)
    places = [
        sorted({"/".join(map(str, error.absolute_path)) for error in validator(dialect, language).iter_errors(plan)})
        for dialect in DIALECTS
    ]
    assert places[0] == places[1]
    return places[0]


@BOTH
def test_the_schema_is_one_in_both_dialects(language: Language) -> None:
    made = schema(language)
    assert made["$schema"] == DIALECT
    for dialect in DIALECTS:
        dialect.check_schema(made)


@BOTH
def test_no_keyword_is_younger_than_draft_7(language: Language) -> None:
    waiting: list[Any] = [schema(language)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            assert not LATER_THAN_DRAFT_7 & set(node)
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node


@BOTH
def test_the_same_schema_is_written_every_time(language: Language) -> None:
    assert written(language) == written(language)
    assert json.loads(written(language)) == schema(language)


@BOTH
@pytest.mark.parametrize("path", [*EXAMPLES, *TEMPLATES], ids=lambda path: path.name)
def test_examples_and_templates_are_accepted(path: Path, language: Language) -> None:
    assert wrong(path.read_text(encoding="utf-8"), language) == []


@BOTH
@pytest.mark.parametrize("kind", book.parts(), ids=lambda kind: kind.__name__)
def test_the_handbooks_examples_are_accepted(kind: type[Part], language: Language) -> None:
    part = {"$ref": f"#/$defs/{kind.__name__}", "$defs": schema(language)["$defs"]}
    checks = validator(Draft202012Validator, language) if kind.__name__ == "Plan" else Draft202012Validator(part)
    for example in book.about_part(kind).example:
        assert not list(checks.iter_errors(as_editors_see(example)))
    for field in shape(kind).fields.values():
        for mine in Language:
            assert not list(checks.iter_errors(as_editors_see(book.lines(kind, field, mine))))


@BOTH
@pytest.mark.parametrize(
    "plan",
    [
        "projekt: Barnen i boendet",
        "project: Children in the shelter",
        "PROJEKT: {NAMN: x, Ägare: y}",
        "malgrupper: [{id: a, antal: 12}]",
        "målgrupper: {id: a, antal: 12}",
        "aktiviteter: Kurs",
        "risker: [{id: R1, risk: avhopp, S: 4, K: 4}]",
        "budget: [{post: Kurs, belopp: 5 kr}]",
        "aktiviteter: [Kurs, Möte, {aktivitet: Kurs, aspekt: IT, Hur ofta: varje vecka}]",
        "aktiviteter: [{aktivitet: Kurs, kostnad: 240000, senast: 2027-01-01, obligatorisk: no, tid: 1:30}]",
        "aktiviteter: [{aktivitet: Kurs, när: {start: 2027-01-01, slut: 2027-02-01}}]",
        "aktiviteter: {inkludera: aktiviteter.yaml}",
        "aktiviteter: [Kurs, {inkludera: aktiviteter.yaml}]",
        "include: [budget.yaml, risker.yaml]",
        "inkludera: budget.yaml",
        "risker: {skala: 1–5, nivåer: {låg: 1–4, hög: 5–25}, register: [{risk: a, S: 4, K: hög}]}",
        "risker: {nivåer: [{post: låg, värden: 1–4}]}",
        "strategi: {teknik: okänt, kompetens: ett kursmaterial, styrning: {behövs: no, skäl: x}, processer: }",
        "tabeller: [{rader: [[a, 1, ~], [b, 2.5]], andel: {kvinnor: 82 %}, summa: 3, tom cell: 0}]",
        "utvärdering: {slag: lärande}",
        "utvärdering: {slag: [formativ, final]}",
        "lösningsträd: {orsaker: [{text: a, orsaker: [b], åtgärder: [Å1, {text: c, slag: Lärande_samtal}]}]}",
        "projekt: {status: DRAFT, språk: English}",
        "allow: []\nprojekt:\n  namn:\n",
    ],
)
def test_what_the_reader_takes_is_accepted(plan: str, language: Language) -> None:
    assert wrong(plan, language) == []


@BOTH
@pytest.mark.parametrize(
    ("plan", "place"),
    [
        ("projekt: {namm: x}", "projekt"),
        ("aktivteter: []", ""),
        ("projekt: {status: färdigt}", "projekt/status"),
        ("aktiviteter: [{aktivitet: Kurs, aspekt: ekonomi}]", "aktiviteter/0/aspekt"),
        ("aktiviteter: [{aktivitet: [Kurs, Möte]}]", "aktiviteter/0/aktivitet"),
        ("aktiviteter: [{aktivitet: Kurs, kostnad: [1, 2]}]", "aktiviteter/0/kostnad"),
        ("aktiviteter: [{aktivitet: Kurs, kostnad: {kr: 5}}]", "aktiviteter/0/kostnad"),
        ("aktiviteter: [{aktivitet: Kurs, internat: kanske}]", "aktiviteter/0/internat"),
        ("aktiviteter: [{aktivitet: Kurs, när: {början: 2027}}]", "aktiviteter/0/när"),
        ("strategi: [kompetens]", "strategi"),
        ("budget: 500 kr", "budget"),
        ("budget: {rader: 500 kr}", "budget/rader"),
        ("utvärdering: {slag: [lärande, årlig]}", "utvärdering/slag"),
        ("risker: {nivåer: 5}", "risker/nivåer"),
    ],
)
def test_what_the_reader_cannot_take_is_marked_where_it_stands(plan: str, place: str, language: Language) -> None:
    assert wrong(plan, language) == [place]


@pytest.mark.parametrize("words", book.word_lists(), ids=lambda words: words.__name__)
def test_a_pattern_takes_every_way_of_writing_a_word(words: type[Word]) -> None:
    spellings = spellings_of(words)
    ways = [
        way for word in words for way in (*word.words, word.value, word.value.upper(), word.words.sv.replace(" ", "-"))
    ]
    made = {"pattern": pattern(spellings)}
    for way in ways:
        assert folded(way) in spellings
        assert Draft202012Validator(made).is_valid(way)
    assert not Draft202012Validator(made).is_valid("annat ord")


@BOTH
def test_completion_offers_one_language_only(language: Language) -> None:
    made: Any = schema(language)
    offered = set(made["$defs"]["Activity"]["properties"])
    assert offered == {book.word(field, language) for field in shape(Activity).fields.values()}
    words = made["$defs"]["Aspect"]["anyOf"][0]["enum"]
    assert words[0] == {Language.SV: "kompetens", Language.EN: "competence"}[language]
    assert len(words) == 5
