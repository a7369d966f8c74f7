"""How many can take part in an activity: groups × persons in a group × rounds, or the seats that the plan states."""

from typing import NamedTuple

from kompplan.calculations.people import People, persons
from kompplan.calculations.rounding import apart
from kompplan.calculations.sums import Amount, amount_of
from kompplan.model.activities import Activity
from kompplan.model.words import Aspect, Kind
from kompplan.values.quantity import Quantity

TAUGHT = frozenset({Kind.TRAINING, Kind.LECTURE, Kind.SEMINAR, Kind.WORKSHOP, Kind.ACTION_RESEARCH})
"""Kinds of activity that somebody gives and others take part in: how many can is a question of seats."""


LEARNING = TAUGHT | {
    Kind.SUPERVISION,
    Kind.LEARNING_CONVERSATION,
    Kind.PEER_SUPERVISION,
    Kind.PEER_VISIT,
    Kind.SHADOWING,
    Kind.WORKPLACE_LEARNING,
}
"""Kinds of activity whose hours are those of the participants."""


class Need(NamedTuple):
    """How many are to take part, and the field that says it."""

    size: Amount
    field: str


class Capacity(NamedTuple):
    """An activity's room, as its parts give it and as it is stated. Anything may be unknown."""

    round: Amount | None
    """Groups times persons in a group: what one round holds."""
    product: Amount | None
    """All rounds together."""
    seats: Amount | None

    @property
    def agrees(self) -> bool:
        """Tell whether the stated seats can be what the parts give, in all rounds or in one."""
        if self.seats is None or self.product is None:
            return True
        each_round = self.round is not None and not apart(self.seats, self.round)
        return each_round or not apart(self.seats, self.product)


def _number(quantity: Quantity | None) -> Amount | None:
    """Return how many, whatever they are counted as: ``6–8 per grupp``, ``2 omgångar``."""
    return amount_of(quantity) if quantity is not None else None


def capacity(activity: Activity) -> Capacity:
    """Return an activity's room; there is one round where none is written."""
    groups, size, rounds = _number(activity.groups), _number(activity.group_size), _number(activity.rounds)
    one_round = groups.times(size) if groups is not None and size is not None else None
    product = one_round.times(rounds) if one_round is not None and rounds is not None else one_round
    return Capacity(one_round, product, persons(activity.seats))


def room(activity: Activity) -> Amount | None:
    """Return how many can take part in all; seats are read as seats in a round wherever that is possible."""
    if activity.seats is None and activity.group_size is None:  # as most
        return None
    found = capacity(activity)
    if found.seats is None:
        return found.product
    if found.product is not None:
        one_round = found.round is not None and found.round != found.product and not apart(found.seats, found.round)
        return found.product if one_round else found.seats
    rounds = _number(activity.rounds)
    return found.seats.times(rounds) if rounds is not None else found.seats


def sessions(activity: Activity) -> tuple[Amount, ...]:
    """Return what the number of sessions can be: sessions in a group times groups, in one round or in all."""
    each, groups, rounds = _number(activity.sessions_per_group), _number(activity.groups), _number(activity.rounds)
    if each is None or groups is None:
        return ()
    once = each.times(groups)
    return (once,) if rounds is None else (once.times(rounds), once)


def is_learning(activity: Activity) -> bool:
    """Tell whether an activity's hours are those of who takes part in it."""
    if activity.kind is not None:
        return activity.kind in LEARNING
    taken_part_in = activity.target_groups or activity.participants or activity.seats
    return activity.aspect is Aspect.COMPETENCE and bool(taken_part_in)


def need(activity: Activity, people: People) -> Need | None:
    """Return the stated need, else the target groups with nobody counted twice, else the participants."""
    needed = persons(activity.needed_seats)
    if needed is not None:
        return Need(needed, "needed_seats")
    if activity.target_groups:
        together = people.union(name.strip() for name in activity.target_groups)
        if together is not None:
            return Need(together.unique, "target_groups")
    participants = persons(activity.participants)
    return Need(participants, "participants") if participants is not None else None
