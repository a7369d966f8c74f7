"""A part holds what somebody stated; the rest is what its kind says, however the part came to be."""

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.walk import walk
from kompplan.loading.load import Loaded, load
from kompplan.model.activities import Activity, Dependency
from kompplan.model.base import annotations

import corpus  # isort: skip


def activity(text: str) -> Activity:
    loaded = load(f"aktiviteter:\n{text}\n".encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.plan.activities[0]


def test_what_is_not_stated_is_what_the_kind_says() -> None:
    read = activity("  - {id: A1, aktivitet: Kurs, efter: [], ansvarig: ~}")
    assert read.stated == frozenset(read.__dict__) == {"id", "text"}
    assert (read.owner, read.depends_on, read.length) == (None, (), None)


def test_a_part_is_the_same_whether_a_default_is_stated_or_not() -> None:
    read = activity("  - {id: A1, aktivitet: Kurs}")
    for built in (Activity(id="A1", text="Kurs"), Activity(id="A1", text="Kurs", owner=None, depends_on=())):
        assert built == read
        assert hash(built) == hash(read)
    assert Activity(id="A1", text="Kurs", owner="rektor") != read
    assert Activity(id="A1", text="Kurs", depends_on=(Dependency(activity="A2"),)) != read


@given(st.integers(0, 60))
def test_every_part_of_a_plan_holds_what_it_states_and_nothing_else(number: int) -> None:
    loaded = load(corpus.sample(number, defects=0.5).text.encode(), "plan.yaml")
    if not isinstance(loaded, Loaded):
        return
    for step in walk(loaded.plan):
        part = step.part
        assert part.stated == frozenset(part.__dict__)
        assert part.stated <= annotations(type(part)).keys()
        for name in annotations(type(part)).keys() - part.stated:
            assert getattr(part, name) in (None, ())


def test_rows_and_blocks_state_the_same() -> None:
    row = activity("  - {id: A1, aktivitet: Kurs, efter: [A2, {aktivitet: A3, fördröjning: 2 dagar}], kostnad: }")
    block = activity(
        "  - id: A1\n    aktivitet: Kurs\n    kostnad:\n    efter:\n      - A2\n      - aktivitet: A3\n"
        "        fördröjning: 2 dagar\n"
    )
    assert row == block
    assert row.stated == block.stated
    assert [each.stated for each in row.depends_on] == [each.stated for each in block.depends_on]
