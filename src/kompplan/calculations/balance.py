"""The share of women in a group of people, as an interval where the counts are approximate."""

from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.people import persons
from kompplan.calculations.sums import Amount
from kompplan.model.people import Headcount, TargetGroup


class Balance(NamedTuple):
    """How many women and men a group has."""

    women: Amount
    men: Amount

    @property
    def fewest(self) -> Decimal:
        """Return how many persons the group has at least."""
        return self.women.low + self.men.low

    @property
    def share(self) -> tuple[Decimal, Decimal]:
        """Return the lowest and the highest share of women that the counts allow."""
        women, men = self.women, self.men
        low = Decimal(0) if men.high is None else _share(women.low, men.high)
        high = Decimal(1) if women.high is None else _share(women.high, men.low)
        return low, high

    def outside(self, lowest: Decimal) -> bool:
        """Tell whether women or men are certainly fewer than the share ``lowest``."""
        low, high = self.share
        return high < lowest or low > 1 - lowest

    @property
    def skew(self) -> Decimal:
        """Return how far from half the share is, in the middle of its interval."""
        low, high = self.share
        return abs((low + high) / 2 - Decimal("0.5"))


def _share(women: Decimal, men: Decimal) -> Decimal:
    together = women + men
    return women / together if together else Decimal("0.5")


def of_headcount(count: Headcount | None) -> Balance | None:
    """Return the balance of a count that states both women and men, and somebody at all."""
    if count is None:
        return None
    women, men = persons(count.women), persons(count.men)
    if women is None or men is None or women.high == men.high == 0:
        return None
    return Balance(women, men)


def latest(group: TargetGroup) -> tuple[Headcount, Balance] | None:
    """Return the latest count that is split: by date where every such count has one, else the last that is written."""
    split = [(count, balance) for count in group.counts if (balance := of_headcount(count)) is not None]
    if not split:
        return None
    dated = [(count.as_of.last, at) for at, (count, _) in enumerate(split) if count.as_of and count.as_of.last]
    return split[max(dated)[1] if len(dated) == len(split) else -1]
