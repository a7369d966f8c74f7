"""Who takes part in all: persons over overlapping groups, women and men, and what the plan leaves open.

Groups that the plan says nothing of together are taken as apart, with one exception: where a group consists of others
(``includes``) the plan has said itself who everybody is, and a group outside of it, without any overlap stated, may
stand inside it as well.

Women among several groups are a union of their own: of those whom two groups share, as many may be women as both have,
and as few as is left when every man of the smaller number is among them. So a share is an interval where an overlap is
not split, and where a group is not.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.balance import latest, of_headcount
from kompplan.calculations.people import Pair, People, headcount, joined, persons
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.i18n.text import Text
from kompplan.model.people import TargetGroup

NO_SIZE = Unknown(Text("its size is not stated", "antalet är inte angivet"))


class Sexes(NamedTuple):
    """How many women and how many men."""

    women: Amount
    men: Amount
    split: bool
    """Whether every count that it was made of tells women and men."""

    @property
    def share(self) -> tuple[Decimal, Decimal] | None:
        """Return the lowest and the highest share of women; nothing where nobody is counted."""
        women, men = self.women, self.men
        if women.high is None or men.high is None or not (women.high or men.high):
            return None
        low = women.low / (women.low + men.high) if women.low + men.high else ZERO
        high = women.high / (women.high + men.low) if women.high + men.low else Decimal(1)
        return low, high


class Crowd(NamedTuple):
    """Several groups together."""

    names: tuple[str, ...]
    """The groups that were added up, none of which consists of others that are known."""
    counted: Sum
    """Each group's count added up, as if nobody stood in two; groups without a size are its unknown rows."""
    unique: Amount
    """Persons, each counted once. No upper bound where a group has no size."""
    largest: Decimal
    """How many the largest of the groups is at least."""
    sexes: Sexes | None
    pairs: tuple[Pair, ...]
    vague: tuple[tuple[str, str], ...]
    """Pairs of groups that overlap by a number that the plan does not state."""
    unknown: tuple[str, ...]
    """Groups without a size."""


class Everybody(NamedTuple):
    """All whom the plan counts."""

    known: Crowd
    """Those whose relation to each other is known."""
    outside: Crowd | None
    """Groups that may stand inside ``known`` or not."""

    @property
    def unique(self) -> Amount:
        """Return the persons in all: as few as if everybody outside were counted already, as many as if nobody were."""
        if self.outside is None:
            return self.known.unique
        low = max(self.known.unique.low, self.outside.largest)
        highs = self.known.unique.high, self.outside.unique.high
        return Amount(low, None if highs[0] is None or highs[1] is None else highs[0] + highs[1])


def sexes_of(group: TargetGroup, size: Amount) -> Sexes:
    """Return a group's women and men by its latest count that tells them; else anything between none and all."""
    found = latest(group)
    if found is None:
        anything = Amount(ZERO, size.high)
        return Sexes(anything, anything, split=False)
    count, balance = found
    unknown = persons(count.unknown) or Amount(ZERO, ZERO)
    return Sexes(
        _with(balance.women, unknown, size), _with(balance.men, unknown, size), split=not (unknown.high or unknown.low)
    )


class Managers(NamedTuple):
    """How many of a group are managers, and their women and men where these are told; beside the group's own count."""

    size: Amount
    sexes: Sexes | None


def managers_of(group: TargetGroup) -> Managers | None:
    """Return the managers that a group states; nobody knows whether they are among those who are counted."""
    size = headcount(group.managers) if group.managers is not None else None
    if size is None:
        return None
    balance = of_headcount(group.managers)
    return Managers(size, Sexes(balance.women, balance.men, split=True) if balance is not None else None)


def _with(known: Amount, unknown: Amount, size: Amount) -> Amount:
    """Return one sex, of whom some may be among those whose sex is not known, but no more than there are persons."""
    if known.high is None or unknown.high is None:
        return Amount(known.low, size.high)
    high = known.high + unknown.high
    return Amount(known.low, high if size.high is None else max(known.low, min(high, size.high)))


def crowd(people: People, names: Iterable[str]) -> Crowd:
    """Return some groups together; one that consists of others is those others, where all of them have a size."""
    parts = people.parts(name.strip() for name in names)
    sizes: dict[str, Amount] = {}
    unknown = []
    for name in parts:
        size = people.size(name)
        if size is None:
            unknown.append(name)
        else:
            sizes[name] = size
    pairs = tuple(people.pairs(sizes))
    unique = joined(sizes, pairs) if sizes else Amount(ZERO, ZERO)
    counted = total([*sizes.values(), *[NO_SIZE] * len(unknown)])
    if unknown:
        unique = Amount(unique.low, None)
    vague = tuple((each.first, each.second) for each in pairs if _vague(people, each))
    largest = max((size.low for size in sizes.values()), default=ZERO)
    sexes = _sexes(people, sizes, pairs, unique)
    return Crowd(parts, counted, unique, largest, sexes, pairs, vague, tuple(unknown))


def _vague(people: People, pair: Pair) -> bool:
    stated = people.overlaps.get(pair.first, {})
    return pair.second in stated and stated[pair.second] is None


def _sexes(people: People, sizes: Mapping[str, Amount], pairs: tuple[Pair, ...], unique: Amount) -> Sexes | None:
    if not sizes or unique.high is None:
        return None
    found = {name: _own_sexes(people, name, size) for name, size in sizes.items()}
    women = _joined({name: each.women for name, each in found.items()}, found, pairs, women=True)
    men = _joined({name: each.men for name, each in found.items()}, found, pairs, women=False)
    return Sexes(_within(women, men, unique), _within(men, women, unique), all(each.split for each in found.values()))


def _own_sexes(people: People, name: str, size: Amount) -> Sexes:
    """Return the sexes of a group that may consist of others: its own count, else theirs."""
    group = people.groups[name]
    own = sexes_of(group, size)
    if own.split or not group.includes:
        return own
    parts = crowd(people, people.below(name))
    return parts.sexes if parts.sexes is not None and parts.names != (name,) else own


def _joined(sizes: Mapping[str, Amount], sexes: Mapping[str, Sexes], pairs: Iterable[Pair], *, women: bool) -> Amount:
    """Return the union of one sex: of an overlap it has no more than either group, no less than the other leaves."""
    own = []
    for pair in pairs:
        mine = [sizes[pair.first].high, sizes[pair.second].high]
        theirs = [sexes[name].men.high if women else sexes[name].women.high for name in (pair.first, pair.second)]
        most = min([pair.most, *(each for each in mine if each is not None)])
        others = [each for each in theirs if each is not None]
        fewest = max(ZERO, pair.fewest - min(others)) if others else ZERO
        own.append(pair._replace(fewest=min(fewest, most), most=most))
    return joined(sizes, own)


def _within(one: Amount, other: Amount, both: Amount) -> Amount:
    """Return what is left for one sex when it and the other are to be all persons."""
    low = one.low if other.high is None else max(one.low, both.low - other.high)
    high = both.high if one.high is None else one.high
    if both.high is not None and high is not None:
        high = min(high, both.high - other.low)
    return Amount(low, high) if high is None or low <= high else one


def everybody(people: People) -> Everybody:
    """Return all whom the plan counts, and the groups that may be among them or not."""
    whole = [name for name in people.groups if people.below(name)]
    if not whole:
        return Everybody(crowd(people, people.groups), None)
    inside = {*whole, *(part for name in whole for part in people.below(name))}
    waiting = list(inside)
    while waiting:  # whoever states an overlap with one of them is placed as well
        for other in people.overlaps.get(waiting.pop(), {}):
            if other not in inside:
                inside.add(other)
                waiting.append(other)
    rest = [name for name in people.groups if name not in inside]
    parts = {part for name in whole for part in people.below(name)}
    tops = [name for name in people.groups if name in inside and name not in parts]
    known = crowd(people, tops or whole)  # groups that consist of each other have no top
    return Everybody(known, crowd(people, rest) if rest else None)
