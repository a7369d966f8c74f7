"""A plan in the other language: its keys, the words of closed lists, and the phrases that are given."""

from textwrap import dedent

from kompplan.i18n.language import Language
from kompplan.loading.translation import translated

PLAN = dedent("""\
    projekt: {namn: "Samtal: hemma", status: klar}   # beslutad i maj
    risker:
      nivåer: {låg: 1–4, hög: 5–25}
      register:
        - {risk: Tiden räcker inte, S: 4, K: 4, nivå: hög}
    budget: [{post: Kurs, belopp: 4 000 kr}]
    eget: [Kurs]
    """)


def test_keys_and_closed_words_change_and_all_the_rest_stays() -> None:
    assert translated(PLAN, Language.EN) == dedent("""\
        project: {name: "Samtal: hemma", status: ready}   # beslutad i maj
        risks:
          bands: {låg: 1–4, hög: 5–25}
          register:
            - {risk: Tiden räcker inte, probability: 4, impact: 4, level: hög}
        budget: [{label: Kurs, amount: 4 000 kr}]
        eget: [Kurs]
        """)


def test_rows_that_could_be_a_block_of_names_are_rows_in_brackets_too() -> None:
    plan = "budget:\n  rader:\n    - {post: Kurs, fördelas: [{finansiär: ESF, andel: 60 %}]}\n"
    assert translated(plan, Language.EN) == (
        "budget:\n  lines:\n    - {label: Kurs, split: [{funder: ESF, share: 60 %}]}\n"
    )


def test_phrases_stand_wherever_their_text_is_a_whole_value_or_a_name() -> None:
    phrases = {"Samtal: hemma": "Talks: at home", "hög": "high", "låg": "low", "Kurs": "Course"}
    english = translated(PLAN, Language.EN, phrases)
    assert 'name: "Talks: at home"' in english
    assert "bands: {low: 1–4, high: 5–25}" in english
    assert "level: high" in english
    assert "budget: [{label: Course, amount: 4 000 kr}]\neget: [Course]\n" in english


def test_there_and_back_is_the_same_plan() -> None:
    assert translated(translated(PLAN, Language.EN), Language.SV) == translated(PLAN, Language.SV)


def test_a_text_that_cannot_be_read_comes_back_as_it_is() -> None:
    assert translated("mål: [", Language.EN) == "mål: ["
    assert translated("- Kurs", Language.EN) == "- Kurs"
