"""The red thread, followed through the women's shelter of the Komlitt guide."""

from textwrap import dedent

from kompplan.calculations.chain import Chain, Grounds, Reason, chain
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


def test_a_plan_without_a_tree_has_nothing_to_answer() -> None:
    found = followed("aktiviteter: [Kurs]")
    assert found.causes == ()
    assert found.measures == ()
    assert not found.measures_of and not found.causes_of and not found.activities_of and not found.answers
    assert list(found.carries.values()) == [()]
    assert list(found.reasons.values()) == [Reason.NONE]


NEEDS = """
    analys:
      behov:
        - {id: N1, text: datorvana}
        - {id: N2, text: övningar i lösningsfokus}
      swot:
        svagheter: [{id: S1, text: gemensamma rutiner saknas}]
        hot: [{id: H1, text: Bidraget dras in}, {id: H2, text: Vikarier saknas}]
    lösningsträd:
      orsaker:
        - {id: O1, text: Ingen kan metoden, åtgärder: [{id: Å1, text: Kurs, svarar_mot: [N2, S1, X9]}]}
        - {id: O2, text: Lokalen är trång}
    aktiviteter:
      - {id: A1, aktivitet: Kurs, åtgärder: Å1, efter: A6}
      - {id: A2, aktivitet: Större lokal, svarar_mot: [N1, O2]}
      - {id: A3, aktivitet: Datorkurs, svarar_mot: [S1, N1]}
      - {id: A4, aktivitet: Gemensamma blanketter, svarar_mot: S1}
      - {id: A5, aktivitet: Miljöutbildning, motiv: enhetens policy}
      - {id: A6, aktivitet: Kursledare rekryteras, efter: A7}
      - {id: A7, aktivitet: Annons skrivs}
      - {id: A8, aktivitet: Styrgruppen träffas}
      - {id: A9, aktivitet: Studieresa, åtgärder: [Å7]}
      - {id: A10, aktivitet: Målning, svarar_mot: O2, status: inställd, efter: A9}
    risker:
      register: [{id: R1, risk: bidraget dras in., S: 2, K: 3}]
      utan_bedömning: [{id: R2, risk: Pass blir tomma, svarar_mot: H2}]
"""


def test_every_activity_has_a_reason_or_none() -> None:
    loaded = load(dedent(NEEDS).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    found = chain(loaded.plan)
    assert {each.id: found.reasons[id(each)].value for each in loaded.plan.activities} == {
        "A1": "measure",
        "A2": "cause",  # the cause is nearer to the problem than the need that it answers as well
        "A3": "need",
        "A4": "swot",
        "A5": "policy",
        "A6": "support",  # A1 waits for it
        "A7": "support",  # and it waits for A7
        "A8": "project",
        "A9": "none",  # Å7 does not exist, and the cancelled A10 needs nothing
        "A10": "cause",
    }


def test_what_answers_and_what_is_answered_are_the_same_links_from_both_ends() -> None:
    loaded = load(dedent(NEEDS).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    plan = loaded.plan
    found = chain(plan)
    assert plan.analysis is not None and plan.analysis.swot is not None
    swot = plan.analysis.swot
    parts: list[Grounds] = [*plan.analysis.needs, *swot.weaknesses, *swot.threats, *found.causes]
    answers = {}
    for part in parts:
        named = found.answering(part)
        answers[part.id] = [each.id for each in named.measures]
        answers[part.id] += [each.id for each in named.activities]
        answers[part.id] += [each.id for each in named.risks]
    assert answers == {
        "N1": ["A2", "A3"],
        "N2": ["Å1"],
        "S1": ["Å1", "A3", "A4"],
        "H1": ["R1"],  # the risk has the threat's words
        "H2": ["R2"],
        "O1": [],  # what stands under a cause does not have to name it
        "O2": ["A2", "A10"],
    }
    grounds = {each.id: [ground.id for ground in found.grounds_of.get(id(each), ())] for each in plan.activities}
    assert grounds["A2"] == ["N1", "O2"]
    assert grounds["A1"] == []
    assert [ground.id for ground in found.grounds_of[id(measure(found, "Å1"))]] == ["N2", "S1"]
    assert measures_of(found, "O2") == []
    carried = {each.id: [one.id for one in found.carries[id(each)]] for each in plan.activities}
    assert carried["A1"] == ["Å1"]
    assert carried["A9"] == []
