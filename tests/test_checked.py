"""What a rule can ask about how a plan was written."""

from datetime import date

from kompplan.checked import CheckedPlan
from kompplan.loading.load import Loaded, load


def checked(text: str) -> CheckedPlan:
    loaded = load(text.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return CheckedPlan(loaded, date(2026, 9, 1))


def test_a_list_with_an_item_that_could_not_be_read_is_not_complete() -> None:
    read = checked(
        "aktiviteter:\n"
        "  - {aktivitet: Kurs, delar: [1 dag, en lång dag, 1 dag], dagar: 3 dagar}\n"
        "  - {aktivitet: Internat, delar: [1 dag, 2 dagar]}\n"
        "  - {aktivitet: Möte, delar: 1 dag}\n"
        "  - {aktivitet: Samtal}\n"
    )
    assert [read.complete(activity, "parts") for activity in read.plan.activities] == [False, True, True, True]


def test_a_blank_field_is_not_written_and_an_unreadable_one_is() -> None:
    read = checked("aktiviteter:\n  - aktivitet: Kurs\n    ansvarig:\n    mål: []\n    när: 7 foo\n")
    (activity,) = read.plan.activities
    assert [read.written(activity, name) for name in ("owner", "goals", "when", "cost")] == [False, False, True, False]
    assert activity.when is None


def test_a_misspelt_key_says_something_in_the_field_that_was_meant() -> None:
    read = checked(
        "aktiviteter:\n"
        "  - {aktivitet: Kurs, ansvrig: rektor, mycket_annat: ja}\n"
        "  - {aktivitet: Samtal, ansvrig: }\n"
        "  - {aktivitet: Möte}\n"
    )
    assert [read.written(activity, "owner") for activity in read.plan.activities] == [True, False, False]
    assert not read.written(read.plan.activities[0], "cost")
