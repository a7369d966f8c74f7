"""Goals: which words are wishes, who works for them, and that neither can be made slow."""

from datetime import date
from textwrap import dedent

import pytest

from kompplan.calculations.chain import chain
from kompplan.calculations.dates import calendar
from kompplan.calculations.goal_words import tells_method, wish
from kompplan.calculations.goals import first_changes, goal_work, last_causes
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan


def plan(text: str) -> Plan:
    read = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    return read.plan


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Barnen mår bra", "mår bra"),
        ("FÖRBÄTTRA BEMÖTANDET", "FÖRBÄTTRA"),
        ("Vänersborg får personal med större egenmakt", "större egenmakt"),
        ("Medarbetarna mår bättre och trivs", "bättre"),
        ("Staff know more about diagnoses", "know more"),
        ("Verka för samsyn", "Verka för"),
    ],
)
def test_a_wish_is_quoted_as_it_is_written(text: str, words: str) -> None:
    assert wish(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "Trygghetslarmen provas",
        "Utvecklingsledaren leder förbättringsarbetet",
        "Barnet har en god man",
        "Ingen mår dåligt och alla trivs bättre",
        "Två av tre barn mår bra",
        "Barnen mår bra i december",
        "Barnen mår bättre varje dag",
        "",
    ],
)
def test_things_and_conditions_are_no_wishes(text: str) -> None:
    assert wish(text) is None


def test_words_can_tell_how_something_is_measured() -> None:
    assert tells_method("andel som svarar ja i Medarbetarenkäten")
    assert not tells_method("medarbetarens egen upplevelse av hur långt målet är nått")


def test_a_goal_has_the_dates_of_what_works_for_it_and_for_the_goals_below() -> None:
    read = plan(
        """
        mål:
          - {id: M1, text: Barnen leker}
          - {id: M2, text: Personalen samtalar, bidrar_till: [M1]}
          - {id: M3, text: Mammorna vilar}
        aktiviteter:
          - {id: A1, aktivitet: Nuläget mäts, slag: mätning, när: 2027-01-11, mål: [M1]}
          - {id: A2, aktivitet: Kurs, slag: utbildning, när: 2027-03-01 – 2027-04-30, mål: [M2]}
          - {id: A3, aktivitet: Lekpedagog, slag: bemanning, när: 2027-02-01 – 2027-12-17, mål: [M1]}
          - {id: A4, aktivitet: Mammagrupp, när: 2027-05-03, status: inställd, mål: [M3]}
        """
    )
    work = goal_work(read, chain(read))
    first, second, third = read.goals
    assert work.served == {id(first), id(second)}
    begins, ends = first_changes(work, calendar(read)), last_causes(work, calendar(read))
    assert (begins[id(first)].activity.id, begins[id(first)].day.earliest) == ("A3", date(2027, 2, 1))
    assert begins[id(second)].activity.id == "A2"
    # The pedagogue goes on; the course, which M2 needs and M1 builds on, is over on 30 April.
    assert (ends[id(first)].activity.id, ends[id(first)].day.latest) == ("A2", date(2027, 4, 30))
    assert id(third) not in begins
    assert id(third) not in ends


def test_goals_that_contribute_to_each_other_come_to_an_end() -> None:
    read = plan(
        """
        mål:
          - {id: M1, text: Barnen leker, bidrar_till: [M2]}
          - {id: M2, text: Personalen samtalar, bidrar_till: [M1]}
        aktiviteter: [{id: A1, aktivitet: Kurs, mål: [M1]}]
        """
    )
    assert goal_work(read, chain(read)).served == {id(each) for each in read.goals}
