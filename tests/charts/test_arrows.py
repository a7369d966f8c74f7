"""Arrows: right angles only, from the end that is meant to the end that is meant, never among the labels."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.charts.arrows import End, Port, route
from kompplan.charts.timeline import EDGE, LABELS, Arrow, Bar, Group, timeline

from .pictures import SVG, parsed

EITHER: tuple[End, End] = ("start", "finish")
ENDS = tuple((leaves, reaches) for leaves in EITHER for reaches in EITHER)
LEAST, MOST = 240.0, 950.0
places = st.floats(250, 940)


def port(start: float, long: float, row: int) -> Port:
    return Port(start, min(start + long, 940), row * 40 + 20, row * 40, row * 40 + 40, 7)


@pytest.mark.parametrize("ends", ENDS)
@given(places, st.floats(3, 300), places, st.floats(3, 300), st.integers(0, 9), st.integers(0, 9))
def test_an_arrow_turns_at_right_angles_and_stays_on_the_plot(
    ends: tuple[End, End], x1: float, long1: float, x2: float, long2: float, row1: int, row2: int
) -> None:
    if row1 == row2:
        return
    before, after = port(x1, long1, row1), port(x2, long2, row2)
    points = route(before, after, *ends, least=LEAST, most=MOST)
    assert len(points) >= 2
    assert points[0] == (before.x(ends[0]), before.middle)
    assert all(one[0] == other[0] or one[1] == other[1] for one, other in pairwise(points))
    assert all(LEAST <= x <= MOST for x, _ in points)
    last = points[-1]
    on_its_end = last == (after.x(ends[1]), after.middle)
    from_above = abs(last[1] - after.middle) == after.half and after.start <= last[0] <= after.finish + 1
    assert on_its_end or from_above


def test_what_follows_at_once_is_reached_from_above() -> None:
    points = route(port(300, 100, 0), port(402, 50, 3), "finish", "start", least=LEAST, most=MOST)
    assert points == [(400, 20), (405, 20), (405, 133)]


def test_arrows_keep_out_of_the_labels_and_the_notes() -> None:
    bars = tuple(Bar(f"rad {n}", n * 3 % 17, n * 3 % 17 + 4, note="text") for n in range(12))
    arrows = tuple(Arrow(one, other, *ends) for (one, other), ends in product(((0, 5), (5, 0), (11, 2), (3, 4)), ENDS))
    svg = timeline((Group("", bars),), arrows=arrows, title="t", desc="d", prefix="p")
    ways = [part.attrib["d"] for part in parsed(svg).iter(f"{SVG}path") if part.attrib.get("class") == "kp-arrow"]
    assert len(ways) == len(arrows)
    for way in ways:
        for pair in way.removeprefix("M").split("L"):
            assert LABELS - EDGE <= float(pair.split(",")[0]) <= 960 - 170
