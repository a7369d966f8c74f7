"""Seats and sessions from groups, sizes and rounds, with LiA's own figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kompplan.calculations.capacity import capacity, room, sessions
from kompplan.calculations.sums import Amount
from kompplan.model.activities import Activity
from kompplan.values.quantity import Quantity, parse_quantity


def activity(**counts: str | int) -> Activity:
    read = {name: parse_quantity(str(text)) for name, text in counts.items()}
    assert all(isinstance(each, Quantity) for each in read.values())
    return Activity.built(dict(read))


def between(low: int, high: int) -> Amount:
    return Amount(Decimal(low), Decimal(high))


def test_eight_groups_of_six_in_two_rounds_are_ninety_six() -> None:
    found = capacity(activity(groups=8, group_size=6, rounds=2, seats="8 × 6 × 2 = 96"))
    assert found.round == between(48, 48)  # 8 × 6
    assert found.product == between(96, 96)  # 48 × 2
    assert found.agrees


def test_sixteen_groups_of_six_to_eight_are_ninety_six_to_a_hundred_and_twenty_eight() -> None:
    found = capacity(activity(groups="2 × 8 = 16", group_size="6–8", seats="96–128"))
    assert found.product == between(96, 128)  # 16 × 6, 16 × 8
    assert found.agrees


@pytest.mark.parametrize(
    ("seats", "agrees"), [(90, False), (96, True), (48, True), ("ca 90", True), ("minst 97", False)]
)
def test_stated_seats_agree_with_all_rounds_or_with_one(seats: str | int, agrees: bool) -> None:
    assert capacity(activity(groups=8, group_size=6, rounds=2, seats=seats)).agrees is agrees


def test_room_is_for_all_rounds() -> None:
    assert room(activity(seats=48, rounds=2)) == between(96, 96)
    assert room(activity(groups=4, group_size=12, rounds=2)) == between(96, 96)
    assert room(activity(groups=4, group_size=12, rounds=2, seats=48)) == between(96, 96)
    assert room(activity(seats="70–90")) == between(70, 90)
    assert room(activity(group_size=8)) is None


def test_two_groups_in_eight_municipalities_with_eight_sessions_are_a_hundred_and_twenty_eight() -> None:
    assert sessions(activity(groups="2 × 8 = 16", sessions_per_group=8)) == (between(128, 128),)


def test_sessions_may_be_stated_for_one_round_or_for_all() -> None:
    assert sessions(activity(groups=4, sessions_per_group=3, rounds=2)) == (between(24, 24), between(12, 12))
    assert sessions(activity(sessions_per_group=3)) == ()
