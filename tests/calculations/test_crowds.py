"""Unique persons over overlapping groups, and women and men among them: figures by hand, and real sets of persons."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.crowds import crowd, everybody
from kompplan.calculations.people import people
from kompplan.calculations.sums import Amount
from kompplan.loading.load import Loaded, load
from kompplan.model.people import Headcount, Overlap, TargetGroup
from kompplan.values.quantity import Quantity, parse_quantity


def quantity(text: str | int) -> Quantity:
    read = parse_quantity(str(text))
    assert isinstance(read, Quantity)
    return read


def exactly(value: int) -> Amount:
    return Amount(Decimal(value), Decimal(value))


def between(low: int, high: int | None) -> Amount:
    return Amount(Decimal(low), None if high is None else Decimal(high))


def groups(text: str) -> tuple[TargetGroup, ...]:
    loaded = load(f"målgrupper:\n{text}".encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return loaded.plan.target_groups


LIA = """
  - {id: alla, namn: Alla, antal: närmare 10 000, omfattar: [lysekil, dalsed, sotenäs, munkedal, vbg, kf, udd, v8]}
  - {id: lysekil, namn: Lysekil, antal: {totalt: 1438, kvinnor: 1205, män: 233}}
  - {id: dalsed, namn: Dals-Ed, antal: {totalt: 566, kvinnor: 442, män: 124}}
  - {id: sotenäs, namn: Sotenäs, antal: {totalt: 850, kvinnor: 600, män: 250}}
  - {id: munkedal, namn: Munkedal, antal: {totalt: 750, kvinnor: 637, män: 113}}
  - {id: vbg, namn: Vänersborg, antal: {totalt: 3115, kvinnor: 2534, män: 581}}
  - {id: kf, namn: Kommunalförbundet, antal: 35}
  - {id: udd, namn: Uddevalla, antal: {totalt: 1805, kvinnor: 1608, män: 197}}
  - id: v8
    namn: V8
    antal: {totalt: 2618, kvinnor: 2166, män: 452}
    överlappar: [{grupp: lysekil, antal: 400}, {grupp: dalsed, antal: 275}, {grupp: sotenäs, antal: 200},
                 {grupp: munkedal, antal: 364}]
"""


def test_lia_is_11_177_counted_and_9_938_unique_persons() -> None:
    # 6 719 + 35 + 1 805 + 2 618 = 11 177; less 400 + 275 + 200 + 364 = 1 239 it is 9 938
    found = crowd(people(groups(LIA)), ["alla"])
    assert Amount(found.counted.low, found.counted.high) == exactly(11177)
    assert found.counted.known == 8
    assert found.unique == exactly(9938)
    assert not found.unknown
    assert {(pair.first, pair.second): pair.most for pair in found.pairs}["lysekil", "v8"] == 400


def test_women_are_an_interval_where_an_overlap_or_a_group_is_not_split() -> None:
    # Women counted: 5 418 + 1 608 + 2 166 = 9 192, and none or all of the 35. Of those who overlap at most 400, 275,
    # 200 and 364 are women: 9 192 − 1 239 = 7 953 at least. At most 233, 124, 200 and 113 = 670 are men, of whom
    # 1 301 + 197 + 452 = 1 950 are counted: at least 1 280, so at most 9 938 − 1 280 = 8 658 women.
    found = crowd(people(groups(LIA)), ["alla"])
    assert found.sexes is not None
    assert found.sexes.women == between(7953, 8658)
    assert found.sexes.men == between(1280, 1985)
    assert not found.sexes.split
    assert found.sexes.share is not None
    low, high = found.sexes.share
    assert (round(low, 4), round(high, 4)) == (Decimal("0.8003"), Decimal("0.8712"))


def test_a_split_group_has_one_share() -> None:
    found = crowd(people(groups("  - {id: a, namn: A, antal: {totalt: 96, kvinnor: 84, män: 12}}")), ["a"])
    assert found.sexes is not None
    assert found.sexes.share == (Decimal("0.875"), Decimal("0.875"))
    assert found.sexes.split


def test_persons_whose_sex_is_not_known_may_be_either() -> None:
    # 40 women, 50 men and 10 unknown of 100: between 40 and 50 are women
    found = crowd(people(groups("  - {id: a, namn: A, antal: {totalt: 100, kvinnor: 40, män: 50, okänt: 10}}")), ["a"])
    assert found.sexes is not None
    assert (found.sexes.women, found.sexes.men) == (between(40, 50), between(50, 60))


def test_a_group_and_one_that_it_consists_of_are_not_counted_twice() -> None:
    found = people(groups("  - {id: alla, namn: Alla, omfattar: [a, b]}\n  - {id: a, namn: A, antal: 40}\n"
                          "  - {id: b, namn: B, antal: 60}\n"))  # fmt: skip
    assert crowd(found, ["alla", "a"]).unique == exactly(100)
    assert crowd(found, ["a", "alla"]).unique == exactly(100)


def test_an_overlap_of_unknown_size_gives_an_interval_and_says_which() -> None:
    found = crowd(
        people(groups("  - {id: a, namn: A, antal: 40, överlappar: [b]}\n  - {id: b, namn: B, antal: 60}")), ["a", "b"]
    )
    assert found.unique == between(60, 100)
    assert found.vague == (("a", "b"),)


def test_a_group_without_a_size_leaves_no_upper_bound() -> None:
    found = crowd(people(groups("  - {id: a, namn: A, antal: 40}\n  - {id: b, namn: B}")), ["a", "b"])
    assert found.unique == between(40, None)
    assert found.unknown == ("b",)
    assert (found.counted.known, found.counted.unknown) == (1, 1)


def test_a_whole_whose_parts_are_not_counted_keeps_its_own_count() -> None:
    found = people(groups("  - {id: alla, namn: Alla, antal: 90, omfattar: [a, b]}\n  - {id: a, namn: A, antal: 40}\n"
                          "  - {id: b, namn: B}\n"))  # fmt: skip
    assert crowd(found, ["alla"]).unique == exactly(90)


def test_a_whole_that_shares_persons_with_others_is_not_taken_apart() -> None:
    # 100 in the municipality, 30 in the school, of whom 20 work for the municipality, nobody knows in which part
    text = """
  - {id: kommun, namn: Kommunen, antal: 100, omfattar: [a, b]}
  - {id: a, namn: A, antal: 40}
  - {id: b, namn: B, antal: 60}
  - {id: skola, namn: Skolan, antal: 30, överlappar: [{grupp: kommun, antal: 20}]}
"""
    assert crowd(people(groups(text)), ["kommun", "skola"]).unique == exactly(110)
    assert everybody(people(groups(text))).unique == exactly(110)


def test_groups_beside_a_whole_may_be_among_it_or_not() -> None:
    text = LIA + "  - {id: chefer, namn: Chefer, antal: 294}\n"
    found = everybody(people(groups(text)))
    assert found.known.unique == exactly(9938)
    assert found.outside is not None
    assert found.outside.names == ("chefer",)
    assert found.unique == between(9938, 9938 + 294)


def test_without_a_whole_groups_without_overlap_are_apart() -> None:
    found = everybody(people(groups("  - {id: a, namn: A, antal: 40}\n  - {id: b, namn: B, antal: 60}")))
    assert found.outside is None
    assert found.unique == exactly(100)


def test_many_groups_within_groups_are_no_trouble() -> None:
    last = 3000
    chain = [TargetGroup(id=f"g{n}", includes=(f"g{n + 1}", f"g{n + 2}")) for n in range(last)]
    ends = [TargetGroup(id=f"g{n}", counts=(Headcount(total=quantity(10)),)) for n in (last, last + 1)]
    assert everybody(people((*chain, *ends))).unique == exactly(20)


sets = st.lists(st.sets(st.integers(0, 30), max_size=20), min_size=1, max_size=6)


def told(members: list[set[int]], order: list[int], silent: set[int]) -> tuple[TargetGroup, ...]:
    """Tell of each two sets how many they share, every person with an even number being a woman."""
    made = []
    for number in order:
        own = members[number]
        women = sum(each % 2 == 0 for each in own)
        overlaps = []
        for other in range(number):
            shared = len(own & members[other])
            if shared:
                said = None if (number + other) in silent else quantity(shared)
                overlaps.append(Overlap(group=f"g{other}", count=said))
        count = Headcount(total=quantity(len(own)), women=quantity(women), men=quantity(len(own) - women))
        made.append(TargetGroup(id=f"g{number}", counts=(count,), overlaps=tuple(overlaps)))
    return tuple(made)


@given(sets, st.sets(st.integers(0, 11)), st.randoms())
def test_the_truth_is_always_within_the_bounds_in_any_order(members: list[set[int]], silent: set[int], chance) -> None:  # type: ignore[no-untyped-def]
    order = list(range(len(members)))
    names = [f"g{number}" for number in order]
    first = crowd(people(told(members, order, silent)), names)
    chance.shuffle(order)
    chance.shuffle(names)
    again = crowd(people(told(members, order, silent)), names)
    assert (first.unique, first.counted, first.sexes) == (again.unique, again.counted, again.sexes)
    everyone = set().union(*members)
    assert first.unique.high is not None
    assert first.unique.low <= len(everyone) <= first.unique.high
    assert max(map(len, members)) <= first.unique.low
    assert first.unique.high <= sum(map(len, members))
    assert first.sexes is not None
    women = sum(each % 2 == 0 for each in everyone)
    assert first.sexes.women.low <= women
    assert first.sexes.women.high is not None and women <= first.sexes.women.high
    men = len(everyone) - women
    assert first.sexes.men.low <= men
    assert first.sexes.men.high is not None and men <= first.sexes.men.high


@given(sets, st.integers(0, 5), st.integers(0, 20))
def test_a_subset_never_raises_the_union(members: list[set[int]], of: int, size: int) -> None:
    whole = members[of % len(members)]
    subset = set(sorted(whole)[:size])
    before = crowd(people(told(members, list(range(len(members))), set())), [f"g{n}" for n in range(len(members))])
    more = [*members, subset]
    after = crowd(people(told(more, list(range(len(more))), set())), [f"g{n}" for n in range(len(more))])
    assert before.unique.high is not None and after.unique.high is not None
    assert after.unique.low <= before.unique.low
    assert after.unique.high <= before.unique.high
