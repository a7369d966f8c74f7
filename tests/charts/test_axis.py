"""Round steps of an axis: few, even, and around everything."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.charts.axis import round_steps


@pytest.mark.parametrize(
    ("low", "high", "steps"),
    [
        (0, 1_409_440, (0, 500_000, 1_000_000, 1_500_000)),
        (0, 0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        (-480_000, 0, (-500_000, -400_000, -300_000, -200_000, -100_000, 0)),
        (7, 42, (0, 10, 20, 30, 40, 50)),
    ],
)
def test_steps_are_those_that_people_count_in(low: float, high: float, steps: tuple[float, ...]) -> None:
    assert round_steps(low, high) == pytest.approx(steps)


@given(st.floats(-1e12, 1e12), st.floats(1e-3, 1e12), st.integers(3, 8))
def test_steps_are_few_and_even_and_reach_around(low: float, long: float, most: int) -> None:
    high = low + long
    if high - low < abs(low) * 1e-6:
        return
    steps = round_steps(low, high, most)
    step = steps[1] - steps[0]
    slack = step * 1e-3
    assert len(steps) <= most + 2
    assert steps[0] <= low + slack
    assert steps[-1] >= high - slack
    assert all(other - one == pytest.approx(step, rel=1e-3) for one, other in pairwise(steps))


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_what_is_no_number_has_steps_all_the_same(wrong: float) -> None:
    assert len(round_steps(0, wrong)) > 1
    assert len(round_steps(wrong, 5)) > 1
