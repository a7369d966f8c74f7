"""Who waits for whom. Each network is small enough to be drawn by hand."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.network import Network, network, prepares
from kompplan.model.activities import Activity, Dependency
from kompplan.model.words import Kind


def of(*rows: tuple[str, str]) -> Network:
    """Return the network of activities, each with the ids that it waits for."""
    return network(
        [
            Activity(id=name, text=name, depends_on=tuple(Dependency(activity=each) for each in after.split()))
            for name, after in rows
        ]
    )


def links(found: Network) -> set[tuple[str | None, str | None]]:
    return {(each.before.id, each.after.id) for each in found.links}


def ring(found: Network) -> list[str | None]:
    (only,) = found.rings
    return [each.before.id for each in only.links]


def test_a_plan_in_order_has_links_and_no_rings() -> None:
    found = of(("A1", ""), ("A2", "A1"), ("A3", "A1 A2"))
    assert links(found) == {("A1", "A2"), ("A1", "A3"), ("A2", "A3")}
    assert found.rings == ()
    assert [each.item for each in found.links] == [0, 0, 1]


def test_an_activity_may_wait_for_one_that_stands_further_down() -> None:
    found = of(("A1", "A3"), ("A2", "A1"), ("A3", ""))
    assert links(found) == {("A3", "A1"), ("A1", "A2")}
    assert found.rings == ()


def test_unknown_ids_lead_nowhere_and_a_name_said_twice_counts_once() -> None:
    assert links(of(("A1", "A9"), ("A2", "A1 A1"))) == {("A1", "A2")}


def test_a_ring_is_found_once_with_its_shortest_way_round() -> None:
    # A1 → A2 → A3 → A1, and the longer A1 → A2 → A4 → A3 → A1
    found = of(("A1", "A3"), ("A2", "A1"), ("A3", "A2 A4"), ("A4", "A2"))
    assert ring(found) == ["A1", "A2", "A3"]
    assert found.rings[0].caught == 4
    assert found.links == ()


def test_what_leads_into_and_out_of_a_ring_is_kept() -> None:
    found = of(("A0", ""), ("A1", "A2 A0"), ("A2", "A1"), ("A5", "A2"))
    assert links(found) == {("A0", "A1"), ("A2", "A5")}
    assert ring(found) == ["A1", "A2"]


def test_an_activity_that_waits_for_itself() -> None:
    found = of(("A1", "A1"), ("A2", "A1"))
    assert ring(found) == ["A1"]
    assert links(found) == {("A1", "A2")}


def test_one_that_waits_for_itself_within_a_ring_is_part_of_it() -> None:
    assert ring(of(("A1", "A1 A2"), ("A2", "A1"))) == ["A1", "A2"]


def test_a_long_ring_and_a_long_chain_need_no_deep_stack() -> None:
    length = 20_000
    chain = [("A0", "")] + [(f"A{each}", f"A{each - 1}") for each in range(1, length)]
    assert len(of(*reversed(chain)).links) == length - 1
    found = of(("A0", f"A{length - 1}"), *chain[1:])
    assert found.rings[0].caught == len(found.rings[0].links) == length


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=14))
def test_two_are_in_a_ring_exactly_if_each_can_be_reached_from_the_other(pairs: list[tuple[int, int]]) -> None:
    found = of(*((f"A{after}", " ".join(f"A{b}" for b, a in pairs if a == after)) for after in range(7)))
    reach = [[(a, b) in pairs for b in range(7)] for a in range(7)]
    for middle, a, b in product(range(7), repeat=3):
        reach[a][b] = reach[a][b] or (reach[a][middle] and reach[middle][b])
    caught = {a for a in range(7) if reach[a][a]}
    assert sum(each.caught for each in found.rings) == len(caught)
    assert links(found) == {(f"A{b}", f"A{a}") for b, a in pairs if not (reach[a][b] and reach[b][a])}
    for each in found.rings:
        for link, onward in zip(each.links, (*each.links[1:], each.links[0]), strict=True):
            assert link.after is onward.before


def test_what_prepares_is_known_by_its_kind_or_by_how_it_begins() -> None:
    assert prepares(Activity(text="Deltagaren skickar in ett kort PM", kind=Kind.MEMO))
    assert prepares(Activity(text="Ansökan till verkstaden"))
    assert prepares(Activity(text="Invitations to all managers"))
    assert not prepares(Activity(text="Kurs i att skriva ansökningar", kind=Kind.TRAINING))
    assert not prepares(Activity())
