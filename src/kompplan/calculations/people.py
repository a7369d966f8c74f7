"""How many persons a target group is, and how many several groups are together when some are counted in two.

Groups overlap where a group says that some of it is counted in another. What three groups have in common is not known
from what each two of them share, so a union is an interval: at least the sum less every overlap, at most the sum less
the overlaps that cannot coincide.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.rounding import apart
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
    """The plan's target groups by id, with the overlaps between them."""

    groups: Mapping[str, TargetGroup]
    overlaps: Mapping[frozenset[str], Amount | None]
    """For each pair of ids how many persons stand in both; None where the plan does not say how many."""

    def size(self, name: str, _within: frozenset[str] = frozenset()) -> Amount | None:
        """Return a group's size: its own count, else that of the groups it consists of."""
        group = self.groups.get(name)
        if group is None or name in _within:
            return None
        own = counted(group)
        if own is not None or not group.includes:
            return own
        together = self.union(_names(group.includes), _within | {name})
        return together.unique if together is not None else None

    def union(self, names: Iterable[str], _within: frozenset[str] = frozenset()) -> Union | None:
        """Return several groups together; nothing where one of them has no size."""
        chosen = tuple(dict.fromkeys(names))
        sizes: dict[str, Amount] = {}
        for name in chosen:
            size = self.size(name, _within)
            if size is None:
                return None
            sizes[name] = size
        if not sizes:
            return None
        added = plus(sizes.values())
        if len(chosen) == 1:
            return Union(added, added)
        pairs = self._pairs(sizes)
        low = added.low - sum((high for _, _, _, high in pairs), ZERO)
        low = max(low, *(size.low for size in sizes.values()))
        high = None if added.high is None else added.high - _certain(pairs)
        if high is not None and high < low:  # the overlaps are larger than the groups allow
            high = added.high
        return Union(added, Amount(low, high))

    def _pairs(self, sizes: Mapping[str, Amount]) -> list[tuple[str, str, Decimal, Decimal]]:
        """Return the overlaps among some groups, each with the fewest and most persons it can be."""
        found = []
        for pair, amount in self.overlaps.items():
            if not pair <= sizes.keys():
                continue
            first, second = sorted(pair)
            highs = [size.high for size in (sizes[first], sizes[second]) if size.high is not None]
            most = min(highs) if highs else None
            low = amount.low if amount is not None else ZERO
            high = amount.high if amount is not None and amount.high is not None else most
            if high is None:
                high = low
            found.append((first, second, low if most is None else min(low, most), max(high, low)))
        for first in sizes:  # a group and one that it consists of share everybody in the latter
            for second in _names(self.groups[first].includes):
                high = sizes[second].high if second in sizes else None
                if high is not None and frozenset((first, second)) not in self.overlaps:
                    found.append((first, second, sizes[second].low, high))
        return found


def _certain(pairs: Iterable[tuple[str, str, Decimal, Decimal]]) -> Decimal:
    """Return how many are certainly counted twice: the largest overlaps that form no ring (a spanning forest)."""
    root: dict[str, str] = {}

    def top(name: str) -> str:
        while name in root:
            name = root[name]
        return name

    certain = ZERO
    for first, second, low, _ in sorted(pairs, key=lambda each: (-each[2], each[0], each[1])):
        one, other = top(first), top(second)
        if one != other:
            root[one] = other
            certain += low
    return certain


def _names(references: Iterable[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in references)


def people(groups: Iterable[TargetGroup]) -> People:
    """Return the groups by id. An overlap that both groups state is one overlap."""
    by_id: dict[str, TargetGroup] = {}
    for group in groups:
        if group.id:
            by_id.setdefault(group.id.strip(), group)
    stated: dict[frozenset[str], dict[str, list[Amount | None]]] = {}
    for name, group in by_id.items():
        for overlap in group.overlaps:
            other = (overlap.group or "").strip()
            if other in by_id and other != name:
                pair = frozenset((name, other))
                stated.setdefault(pair, {}).setdefault(name, []).append(persons(overlap.count))
    overlaps: dict[frozenset[str], Amount | None] = {}
    for pair, sides in stated.items():
        known = []
        for amounts in sides.values():
            given = [each for each in amounts if each is not None]
            if len(given) == len(amounts):
                known.append(plus(given))
        overlaps[pair] = _agreed(known) if known else None
    return People(by_id, overlaps)


def exceeds(amount: Amount, limit: Amount) -> bool:
    """Tell whether an amount is certainly more than another."""
    return apart(amount, limit) > 0
