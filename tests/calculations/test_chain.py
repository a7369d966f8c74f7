"""The red thread, followed through the women's shelter of the Komlitt guide."""

from textwrap import dedent

from kompplan.calculations.chain import Chain, chain
from kompplan.loading.load import Loaded, load
from kompplan.model.analysis import Cause, Measure


def followed(text: str) -> Chain:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return chain(loaded.plan)


def cause(found: Chain, name: str) -> Cause:
    return next(each for each in found.causes if each.id == name)


def measure(found: Chain, name: str) -> Measure:
    return next(each for each in found.measures if each.id == name)


def measures_of(found: Chain, name: str) -> list[str | None]:
    return [each.id for each in found.measures_of[id(cause(found, name))]]


def causes_of(found: Chain, name: str) -> list[str | None]:
    return [each.id for each in found.causes_of[id(measure(found, name))]]


SHELTER = """
    lösningsträd:
      problem: Barnen mår dåligt
      orsaker:
        - id: O1
          text: Barnen är traumatiserade
          åtgärder:
            - {id: Å1, text: Personalen utbildas i en ny samtalsmetod}
            - {id: Å2, text: Varje barn får samtal varje vecka}
            - {id: Å3, text: Samarbete med barn- och ungdomspsykiatrin}
        - id: O2
          text: Mammorna orkar inte se barnens behov
          åtgärder: [{id: Å4, text: Handledning i att stödja mammorna}]
        - id: O3
          text: Leksaker och aktiviteter saknas
          åtgärder: [{id: Å5, text: Lekpedagog}, {id: Å6, text: Leksaker köps in}]
    aktiviteter:
      - {id: A1, aktivitet: Kurs, åtgärder: [Å1, Å1, Å2]}
      - {id: A2, aktivitet: Samtal enligt schema, åtgärder: [" Å2 ", Å9]}
"""


def test_the_shelter_has_three_causes_with_three_one_and_two_measures() -> None:
    found = followed(SHELTER)
    assert [each.id for each in found.causes] == ["O1", "O2", "O3"]
    assert [each.id for each in found.measures] == ["Å1", "Å2", "Å3", "Å4", "Å5", "Å6"]
    assert [len(measures_of(found, name)) for name in ("O1", "O2", "O3")] == [3, 1, 2]
    assert causes_of(found, "Å4") == ["O2"]
    assert not found.parents


def test_an_activity_carries_each_measure_that_it_names_once() -> None:
    found = followed(SHELTER)
    carried = {each.id: [activity.id for activity in found.activities_of[id(each)]] for each in found.measures}
    assert carried == {"Å1": ["A1"], "Å2": ["A1", "A2"], "Å3": [], "Å4": [], "Å5": [], "Å6": []}


def test_causes_have_causes_and_are_listed_from_above() -> None:
    found = followed(
        """
        lösningsträd:
          orsaker:
            - id: O1
              text: Samtalen blir inte av
              orsaker:
                - {id: O2, text: Schemat saknar tid, åtgärder: [{id: Å1, text: Nytt schema}]}
                - {id: O3, text: Ingen vågar, orsaker: [{id: O4, text: Metoden är okänd}]}
            - {id: O5, text: Rummen är lyhörda, orsak_till: O1}
            - {id: O6, text: Är sin egen orsak, orsak_till: O6}
        """
    )
    assert [each.id for each in found.causes] == ["O1", "O2", "O3", "O4", "O5", "O6"]
    above = {each.id: found.parents[id(each)].id for each in found.causes if id(each) in found.parents}
    assert above == {"O2": "O1", "O3": "O1", "O4": "O3", "O5": "O1"}
    assert measures_of(found, "O2") == ["Å1"]
    assert measures_of(found, "O1") == []


def test_a_measure_named_under_a_second_cause_is_one_measure() -> None:
    found = followed(
        """
        lösningsträd:
          orsaker:
            - {id: O1, text: Barnen är rädda, åtgärder: [{id: Å1, text: Samtal}]}
            - {id: O2, text: Leksaker saknas, åtgärder: [Å1, {id: Å2, text: Lekrum}]}
        """
    )
    assert [each.id for each in found.measures] == ["Å1", "Å2"]
    assert causes_of(found, "Å1") == ["O1", "O2"]
    assert measures_of(found, "O2") == ["Å1", "Å2"]


def test_a_measure_outside_the_tree_says_what_it_answers() -> None:
    found = followed(
        """
        solution_tree:
          causes:
            - {id: C1, text: Nobody has time}
            - {id: C2, text: Nobody knows how}
          measures:
            - {id: M1, text: A course in the evenings, addresses: [C1, C2, C9]}
            - {id: M2, text: A survey}
        """
    )
    assert causes_of(found, "M1") == ["C1", "C2"]
    assert causes_of(found, "M2") == []
    assert measures_of(found, "C2") == ["M1"]


def test_a_measure_that_nothing_is_known_of_is_left_out() -> None:
    found = followed("lösningsträd: {orsaker: [{id: A1, text: Rädsla, åtgärder: [A1]}]}")
    assert found.measures == ()
    assert measures_of(found, "A1") == []


def test_a_plan_without_a_tree_has_an_empty_chain() -> None:
    assert followed("aktiviteter: [Kurs]") == Chain((), {}, (), {}, {}, {})
