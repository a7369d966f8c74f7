"""How many persons several groups are, with nobody counted twice."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.people import counted, headcount, people
from kompplan.calculations.sums import Amount
from kompplan.model.people import Headcount, Overlap, TargetGroup
from kompplan.values.quantity import Quantity, parse_quantity
from kompplan.values.when import When, parse_when


def quantity(text: str | int) -> Quantity:
    read = parse_quantity(str(text))
    assert isinstance(read, Quantity)
    return read


def count(text: str | int, as_of: str | None = None) -> Headcount:
    when = parse_when(as_of) if as_of else None
    assert when is None or isinstance(when, When)
    return Headcount(total=quantity(text), as_of=when)


def group(name: str, size: str | int, **overlaps: int | None) -> TargetGroup:
    return TargetGroup(
        id=name,
        counts=(count(size),),
        overlaps=tuple(
            Overlap(group=other, count=None if shared is None else quantity(shared))
            for other, shared in overlaps.items()
        ),
    )


def exactly(value: int) -> Amount:
    return Amount(Decimal(value), Decimal(value))


def between(low: int, high: int) -> Amount:
    return Amount(Decimal(low), Decimal(high))


def test_lia_is_nearly_ten_thousand_when_nobody_is_counted_twice() -> None:
    # 6 719 + 35 + 1 805 + 2 618 = 11 177; 400 + 275 + 200 + 364 = 1 239; 11 177 − 1 239 = 9 938
    found = people(
        (
            group("lysekil", 1438),
            group("dalsed", 566),
            group("sotenas", 850),
            group("munkedal", 750),
            group("vanersborg", 3115),
            group("forbundet", 35),
            group("uddevalla", 1805),
            group("v8", 2618, lysekil=400, dalsed=275, sotenas=200, munkedal=364),
        )
    )
    together = found.union(found.groups)
    assert together is not None
    assert together.sum == exactly(11177)
    assert together.unique == exactly(9938)
    assert together.overlapping


def test_an_overlap_that_both_groups_state_is_one_overlap() -> None:
    together = people((group("a", 40, b=8), group("b", 60, a=8))).union(["a", "b"])
    assert together is not None
    assert together.unique == exactly(92)


def test_an_overlap_of_unknown_size_leaves_room() -> None:
    together = people((group("a", 40, b=None), group("b", 60))).union(["a", "b"])
    assert together is not None
    assert together.unique == between(60, 100)
    assert not together.overlapping


def test_three_groups_that_all_overlap_are_known_within_bounds() -> None:
    # 30 − (5 + 5 + 5) = 15 if nobody is in all three; 30 − (5 + 5) = 20 if the same five are
    found = people((group("a", 10, b=5, c=5), group("b", 10, c=5), group("c", 10)))
    together = found.union(["a", "b", "c"])
    assert together is not None
    assert together.unique == between(15, 20)


def test_a_group_within_another_adds_nobody() -> None:
    found = people((group("alla", 96), group("ledare", 8, alla=8)))
    together = found.union(["alla", "ledare", "alla"])
    assert together is not None
    assert together.unique == exactly(96)


def test_a_group_without_a_count_is_those_it_consists_of() -> None:
    both = TargetGroup(id="alla", includes=("a", "b"))
    found = people((group("a", 40), group("b", 60, a=10), both))
    assert found.size("alla") == exactly(90)


def test_groups_that_consist_of_each_other_have_no_size() -> None:
    found = people((TargetGroup(id="a", includes=("b",)), TargetGroup(id="b", includes=("a",))))
    assert found.size("a") is None


def test_many_groups_within_groups_are_no_trouble() -> None:
    # each of 2 000 groups consists of the next two: followed one by one that would never end
    last = 2000
    chain = [TargetGroup(id=f"g{n}", includes=(f"g{n + 1}", f"g{n + 2}")) for n in range(last)]
    found = people((*chain, group(f"g{last}", 10), group(f"g{last + 1}", 5)))
    assert found.size("g0") is not None


def test_a_union_with_an_unknown_group_is_unknown() -> None:
    assert people((group("a", 40), TargetGroup(id="b"))).union(["a", "b"]) is None


def test_a_headcount_is_its_total_or_its_parts() -> None:
    assert headcount(count("drygt 80")) == between(80, 88)
    assert headcount(Headcount(women=quantity(172), men=quantity(33))) == exactly(205)
    assert headcount(Headcount(women=quantity(10), men=quantity(5), unknown=quantity(1))) == exactly(16)
    assert headcount(Headcount(women=quantity(10))) is None
    assert headcount(count("112 per månad")) is None


def test_the_latest_of_a_dated_series_counts() -> None:
    group = TargetGroup(counts=(count(36, "2006"), count(34, "2009")))
    assert counted(group) == exactly(34)


def test_counts_that_can_all_be_true_leave_what_they_agree_on() -> None:
    assert counted(TargetGroup(counts=(count("2500–3000"), count(2618)))) == exactly(2618)
    assert counted(TargetGroup(counts=(count(205), count(220)))) == between(205, 220)


sizes = st.lists(st.integers(min_value=0, max_value=500), min_size=1, max_size=6)


@given(sizes, st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 200)), max_size=8))
def test_a_union_lies_between_its_largest_group_and_the_sum_in_any_order(
    sizes: list[int], shared: list[tuple[int, int, int]]
) -> None:
    names = [f"g{number}" for number in range(len(sizes))]
    overlaps: dict[int, dict[str, int]] = {}
    for first, second, many in shared:
        if first != second and max(first, second) < len(sizes):
            overlaps.setdefault(first, {})[names[second]] = min(many, sizes[first], sizes[second])
    groups = [
        group(name, size, **overlaps.get(number, {}))
        for number, (name, size) in enumerate(zip(names, sizes, strict=True))
    ]
    together = people(groups).union(names)
    backwards = people(reversed(groups)).union(reversed(names))
    assert together is not None
    assert together == backwards
    assert together.unique.high is not None
    assert max(sizes) <= together.unique.low <= together.unique.high <= sum(sizes)
