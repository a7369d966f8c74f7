"""How many persons a target group is, and how many several groups are together when some are counted in two.

Groups overlap where a group says that some of it is counted in another. What three groups have in common is not known
from what each two of them share, so a union is an interval: at least the sum less every overlap, at most the sum less
the overlaps that cannot coincide.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.sums import ZERO, Amount, amount_of, total
from kompplan.model.people import Headcount, TargetGroup
from kompplan.values.quantity import Quantity, Unit

_PERSONS = (None, Unit.PERSON, Unit.PLACE, Unit.PIECE)


def persons(quantity: Quantity | str | None) -> Amount | None:
    """Return a number of persons; nothing where another thing is counted, or so many a month."""
    if not isinstance(quantity, Quantity) or quantity.per is not None or quantity.unit not in _PERSONS:
        return None
    return amount_of(quantity)


def plus(amounts: Iterable[Amount]) -> Amount:
    """Add amounts up."""
    added = total(amounts)
    return Amount(added.low, added.high)


def split(count: Headcount) -> Amount | None:
    """Return women, men and unknown together, where women and men are both stated."""
    women, men = persons(count.women), persons(count.men)
    if women is None or men is None:
        return None
    unknown = persons(count.unknown)
    return plus(each for each in (women, men, unknown) if each is not None)


def headcount(count: Headcount) -> Amount | None:
    """Return how many a headcount says: its total, else its parts together."""
    total = persons(count.total)
    return total if total is not None else split(count)


def _date(count: Headcount) -> object:
    as_of = count.as_of
    if as_of is None:
        return None
    return (as_of.start, as_of.end) if as_of.known else as_of.written


def same_time(first: Headcount, second: Headcount) -> bool:
    """Tell whether two counts speak of the same day, as far as they say: only two different dates make a series."""
    one, other = _date(first), _date(second)
    return one is None or other is None or one == other


def _agreed(amounts: Sequence[Amount]) -> Amount:
    """Return what several statements about one number leave: what all allow, or all of it where they disagree."""
    low = max(each.low for each in amounts)
    highs = [each.high for each in amounts if each.high is not None]
    high = min(highs) if highs else None
    if high is None or low <= high:
        return Amount(low, high)
    lowest = min(each.low for each in amounts)
    return Amount(lowest, max(highs) if len(highs) == len(amounts) else None)


def counted(group: TargetGroup) -> Amount | None:
    """Return a group's own count: the latest of a dated series, else what its counts agree on."""
    known = [(count, size) for count in group.counts if (size := headcount(count)) is not None]
    if not known:
        return None
    dated = [(day, size) for count, size in known if count.as_of is not None and (day := count.as_of.last) is not None]
    if len(dated) == len(known):
        latest = max(day for day, _ in dated)
        known_now = [size for day, size in dated if day == latest]
        return _agreed(known_now)
    return _agreed([size for _, size in known])


class Union(NamedTuple):
    """Several groups together."""

    sum: Amount
    """Each group's count added up, as if nobody stood in two."""
    unique: Amount
    """Persons, each counted once."""

    @property
    def overlapping(self) -> bool:
        """Tell whether somebody is certainly counted twice in the plain sum."""
        return self.unique.high is not None and self.sum.high is not None and self.unique.high < self.sum.high


class People(NamedTuple):
    """The plan's target groups by id, with their sizes and the overlaps between them."""

    groups: Mapping[str, TargetGroup]
    overlaps: Mapping[str, Mapping[str, Amount | None]]
    """For each group how many of it stand in which others; None where the plan does not say how many."""
    sizes: Mapping[str, Amount | None]
    complete: Set[str] = frozenset()
    """The groups all of whose parts are counted, however far down."""

    def size(self, name: str) -> Amount | None:
        """Return a group's size: its own count, else that of the groups it consists of."""
        return self.sizes.get(name)

    def parts(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the groups that some groups consist of, each once, down to those that consist of no others.

        One whose parts are not all counted is not taken apart if it has a count of its own, nor is one that shares
        persons with others: it is the whole that shares them, and nobody knows which part.
        """
        found: dict[str, None] = {}
        entered: set[str] = set()
        waiting = list(names)[::-1]
        while waiting:
            name = waiting.pop()
            if name in entered or name not in self.groups:
                continue
            entered.add(name)
            below = self.below(name)
            whole = self.sizes.get(name) is not None and (name not in self.complete or self._shares(name, below))
            if below and not whole:
                waiting.extend(reversed(below))
            else:
                found[name] = None
        return tuple(found)

    def _shares(self, name: str, below: Sequence[str]) -> bool:
        return any(other not in below for other in self.overlaps.get(name, ()))

    def below(self, name: str) -> tuple[str, ...]:
        """Return the groups that a group says it consists of."""
        return _below(self.groups, name)

    def union(self, names: Iterable[str]) -> Union | None:
        """Return several groups together; nothing where one of them has no size."""
        sizes: dict[str, Amount] = {}
        for name in names:
            size = self.sizes.get(name)
            if size is None:
                return None
            sizes[name] = size
        if not sizes:
            return None
        return Union(plus(sizes.values()), joined(sizes, self.pairs(sizes) if len(sizes) > 1 else ()))

    def pairs(self, sizes: Mapping[str, Amount]) -> list["Pair"]:
        """Return the overlaps among some groups."""
        found = []
        for first, size in sizes.items():
            for second, amount in self.overlaps.get(first, {}).items():
                if second in sizes and first < second:
                    found.append(Pair(first, second, *_overlap(amount, size, sizes[second])))
            for second in names_of(self.groups[first].includes):
                if second in sizes and second != first and second not in self.overlaps.get(first, {}):
                    within = sizes[second]  # who belongs to a part belongs to the whole
                    found.append(Pair(first, second, *_overlap(within, size, within)))
        return found


class Pair(NamedTuple):
    """Two groups, and the fewest and the most persons that stand in both."""

    first: str
    second: str
    fewest: Decimal
    most: Decimal


def joined(sizes: Mapping[str, Amount], pairs: Sequence[Pair]) -> Amount:
    """Return how many several groups are together, nobody counted twice.

    At least the sum less every overlap (Bonferroni's inequality), and never fewer than the largest group; at most the
    sum less the heaviest overlaps that form no ring (Hunter's bound).
    """
    added = plus(sizes.values())
    low = added.low - sum((pair.most for pair in pairs), ZERO)
    low = max([low, *(size.low for size in sizes.values())])
    high = None if added.high is None else added.high - _certain(pairs)
    if high is not None and high < low:  # the overlaps are larger than the groups allow
        high = added.high
    return Amount(low, high)


def _overlap(amount: Amount | None, first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """Return the fewest and the most that two groups can share: no more than the smaller of them has."""
    highs = [size.high for size in (first, second) if size.high is not None]
    most = min(highs) if highs else None
    low = amount.low if amount is not None else ZERO
    high = amount.high if amount is not None else most
    if most is not None:
        low, high = min(low, most), most if high is None else min(high, most)
    return low, low if high is None else max(low, high)


def _certain(pairs: Iterable[Pair]) -> Decimal:
    """Return how many are certainly counted twice: the largest overlaps that form no ring (a spanning forest)."""
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while name in root:
            above = root[name]
            root[name] = root.get(above, above)  # halves the way for those who ask later
            name = above
        return name

    certain = ZERO
    for first, second, low, _ in sorted(pairs, key=lambda each: (-each.fewest, each.first, each.second)):
        one, other = top(first), top(second)
        if one != other:
            root[one] = other
            certain += low
    return certain


def names_of(references: Iterable[str]) -> tuple[str, ...]:
    """Return ids as they are looked up."""
    return tuple(each.strip() for each in references)


def key_of(group: TargetGroup) -> str:
    """Return what a group is told from others by: its id, else its name."""
    return (group.id or group.name or "").strip()


def people(groups: Iterable[TargetGroup], *, nameless: bool = False) -> People:
    """Return the groups by id. An overlap that both groups state is one overlap.

    With ``nameless`` groups without an id are there by their names; what refers to a group means an id.
    """
    by_id: dict[str, TargetGroup] = {}
    for group in groups:
        if group.id or (nameless and key_of(group)):
            by_id.setdefault(key_of(group), group)
    overlaps: dict[str, dict[str, Amount | None]] = {}
    for (first, second), amount in _overlaps(by_id).items():
        overlaps.setdefault(first, {})[second] = amount
        overlaps.setdefault(second, {})[first] = amount
    sizes: dict[str, Amount | None] = {}
    complete: set[str] = set()
    found = People(by_id, overlaps, sizes, complete)
    for name in _parts_first(by_id):
        group = by_id[name]
        size = counted(group)
        if size is None and group.includes:
            together = found.union(names_of(group.includes))
            size = together.unique if together is not None else None
        sizes[name] = size
        below = _below(by_id, name)
        if all(part in complete for part in below) if below else size is not None:
            complete.add(name)
    return found


def _below(groups: Mapping[str, TargetGroup], name: str) -> tuple[str, ...]:
    return tuple(part for part in names_of(groups[name].includes) if part in groups and part != name)


def _overlaps(groups: Mapping[str, TargetGroup]) -> dict[tuple[str, str], Amount | None]:
    """Return how many each pair of groups shares, by what both of them say of it."""
    stated: dict[tuple[str, str], dict[str, list[Amount | None]]] = {}
    for name, group in groups.items():
        for overlap in group.overlaps:
            other = (overlap.group or "").strip()
            if other in groups and other != name:
                pair = (min(name, other), max(name, other))
                stated.setdefault(pair, {}).setdefault(name, []).append(persons(overlap.count))
    found: dict[tuple[str, str], Amount | None] = {}
    for pair, sides in stated.items():
        known = []
        for amounts in sides.values():
            given = [each for each in amounts if each is not None]
            if len(given) == len(amounts):
                known.append(plus(given))
        found[pair] = _agreed(known) if known else None
    return found


def _parts_first(groups: Mapping[str, TargetGroup]) -> Iterator[str]:
    """Yield each id once, after those that the group consists of; a ring is entered somewhere and left unknown."""
    entered: set[str] = set()
    for name in groups:
        waiting = [(name, False)]
        while waiting:
            each, done = waiting.pop()
            if done:
                yield each
            elif each not in entered and each in groups:
                entered.add(each)
                waiting.append((each, True))
                waiting.extend((part, False) for part in names_of(groups[each].includes))
