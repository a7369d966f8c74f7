"""Ids and what refers to them."""

from textwrap import dedent

from kompplan.calculations.references import References, references
from kompplan.calculations.walk import walk
from kompplan.loading.load import Loaded, load


def found_in(text: str) -> References:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return references(walk(loaded.plan))


PLAN = """
    lösningsträd:
      mål: M1
      orsaker:
        - {id: O1, text: Barnen är rädda, åtgärder: [{id: Å1, text: Samtal}]}
        - {id: O2, text: Leksaker saknas, åtgärder: [Å1]}
    mål: [{id: M1, text: Barnen leker, målgrupper: barnen}]
    aktiviteter:
      - {id: A1, aktivitet: Kurs, åtgärder: [Å1, Å9], upphandling: U1}
      - {id: A2, aktivitet: Lekrum, efter: [" A1 ", U1]}
    målgrupper: [{id: barnen, namn: Barnen i boendet}]
    upphandlingar: [{id: U1, vad: kurs}]
"""


def test_every_id_is_found_however_deep() -> None:
    assert set(found_in(PLAN).ids) == {"O1", "O2", "Å1", "M1", "A1", "A2", "barnen", "U1"}


def test_every_reference_knows_its_field_and_its_place_in_a_list() -> None:
    places = {(type(each.part).__name__, each.field, each.item, each.to) for each in found_in(PLAN).all}
    assert places == {
        ("SolutionTree", "goals", 0, "M1"),
        ("Measure", "same_as", None, "Å1"),
        ("Goal", "target_groups", 0, "barnen"),
        ("Activity", "measures", 0, "Å1"),
        ("Activity", "measures", 1, "Å9"),
        ("Activity", "procurement", None, "U1"),
        ("Dependency", "activity", None, "A1"),
        ("Dependency", "activity", None, "U1"),
    }


def test_a_target_is_of_the_right_kind_or_it_is_none() -> None:
    found = found_in(PLAN)
    missed = [(each.field, each.to) for each in found.all if found.target(each) is None]
    assert sorted(missed) == [("activity", "U1"), ("measures", "Å9")]


def test_what_is_used_is_what_a_reference_of_the_right_kind_names() -> None:
    found = found_in(PLAN)
    used = {part.__dict__["id"] for parts in found.ids.values() for part in parts if id(part) in found.used()}
    assert used == {"M1", "Å1", "barnen", "U1", "A1"}


def test_an_id_that_stands_twice_means_the_first_of_the_right_kind() -> None:
    found = found_in(
        """
        activities:
          - {id: X, activity: A course}
          - {id: X, activity: Another course}
          - {activity: Supervision, depends_on: X, procurement: X}
        procurement: [{id: X, what: a course}]
        """
    )
    assert [type(part).__name__ for part in found.ids["X"]] == ["Activity", "Activity", "Procurement"]
    targets = {each.field: found.target(each) for each in found.all}
    assert targets["activity"] is found.ids["X"][0]
    assert targets["procurement"] is found.ids["X"][2]
