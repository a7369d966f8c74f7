"""The timeline: certain and uncertain parts, milestones, today, words that do not collide."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kompplan.charts.axis import Tick
from kompplan.charts.text import text_width
from kompplan.charts.timeline import LABELS, Arrow, Bar, Group, Shade, Today, timeline

from .pictures import SVG, parsed, shown


def drawn(*bars: Bar, ticks: tuple[Tick, ...] = (), today: Today | None = None) -> str:
    return timeline((Group("", bars),), ticks=ticks, today=today, title="t", desc="d", prefix="p")


def boxes(svg: str, class_: str) -> list[tuple[float, float]]:
    found = (box.attrib for box in parsed(svg).iter(f"{SVG}rect") if box.attrib["class"] == class_)
    return [(float(box["x"]), float(box["x"]) + float(box["width"])) for box in found]


def of_class(svg: str, class_: str) -> list[ElementTree.Element]:
    return [part for part in parsed(svg).iter() if part.attrib.get("class") == class_]


def test_positions_are_proportional() -> None:
    # the axis is 250 … 950 for day 0 … 100, thus 7 units a day
    svg = drawn(Bar("a", 0, 100), Bar("b", 10, 20))
    assert boxes(svg, "kp-bar-planned") == [(250, 950), (320, 390)]


def test_the_uncertain_parts_lie_outside_the_certain_one() -> None:
    svg = drawn(Bar("a", 20, 50, soft_start=0, soft_end=100))
    assert boxes(svg, "kp-bar-planned") == [(390, 600)]
    assert boxes(svg, "kp-uncertain") == [(250, 390), (600, 950)]


def test_a_season_has_no_certain_part() -> None:
    svg = drawn(Bar("hösten", 1, 0, soft_start=50, soft_end=150))
    assert boxes(svg, "kp-uncertain") == [(250, 950)]
    assert boxes(svg, "kp-bar-planned") == []


def test_a_milestone_is_a_diamond() -> None:
    svg = drawn(Bar("möte", 5, 5), Bar("a", 0, 10))
    assert len(list(parsed(svg).iter(f"{SVG}polygon"))) == 1


def test_one_day_in_ten_years_can_be_seen() -> None:
    start, end = boxes(drawn(Bar("a", 0, 1), Bar("b", 0, 3650)), "kp-bar-planned")[0]
    assert end - start >= 3


@pytest.mark.parametrize(
    ("bar", "sign"), [(Bar("a", 0, 10, "ongoing"), "kp-stripe"), (Bar("a", 0, 10, critical=True), "kp-critical")]
)
def test_kinds_differ_in_shape_too(bar: Bar, sign: str) -> None:
    assert of_class(drawn(bar), sign)
    assert not of_class(drawn(Bar("a", 0, 10)), sign)


def test_what_is_critical_can_be_seen_in_its_words_too() -> None:
    bold = [text for text in parsed(drawn(Bar("a", 0, 10, critical=True))).iter(f"{SVG}text") if text.text == "a"]
    assert [text.attrib.get("font-weight") for text in bold] == ["700"]


def test_what_nobody_works_in_is_shaded_below_everything() -> None:
    svg = timeline((Group("", (Bar("a", 0, 100),)),), shades=(Shade(10, 20),), title="t", desc="d", prefix="p")
    assert boxes(svg, "kp-shade") == [(320, 390)]
    assert svg.index("kp-shade") < svg.index("kp-bar-planned")


def test_an_arrow_to_nobody_is_left_out() -> None:
    bars = (Bar("a", 0, 10), Bar("b", 20, 30), Bar("c", float("nan"), float("nan")))
    arrows = (Arrow(0, 1), Arrow(0, 2), Arrow(0, 7), Arrow(-1, 0), Arrow(1, 1))
    svg = timeline((Group("", bars),), arrows=arrows, title="t", desc="d", prefix="p")
    assert len(of_class(svg, "kp-arrow")) == 1


def test_today_is_drawn_only_within_the_axis() -> None:
    assert "i dag" in shown(drawn(Bar("a", 0, 10), today=Today(5, "i dag")))
    assert "i dag" not in shown(drawn(Bar("a", 0, 10), today=Today(11, "i dag")))


def test_words_at_ticks_do_not_collide() -> None:
    months = tuple(Tick(day, "september") for day in range(0, 3650, 30))
    years = tuple(Tick(day, str(2020 + day // 365), major=True) for day in range(0, 3650, 365))
    svg = drawn(Bar("a", 0, 3650), ticks=months + years)
    words = [text for text in parsed(svg).iter(f"{SVG}text") if text.text == "september"]
    ends = [(float(w.attrib["x"]), float(w.attrib["x"]) + text_width(w.text or "", 12)) for w in words]
    assert len(ends) > 5
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert not any(start < LABELS for start, _ in ends)


def test_a_long_timeline_has_its_axis_at_both_ends() -> None:
    rows = [Bar(f"rad {number}", number, number + 5) for number in range(200)]
    svg = drawn(*rows, ticks=(Tick(0, "2026", major=True),))
    assert shown(svg).count("2026") == 2
    assert sum(words.startswith("rad ") for words in shown(svg)) == 200


def test_rows_follow_each_other_without_overlap() -> None:
    label = "Nätverk för lärande i arbetslivet, nivå två med fördjupning för handledare"
    svg = drawn(*(Bar(label, number, number + 5, note=label) for number in range(9)))
    tops = [float(rule.attrib["y1"]) for rule in of_class(svg, "kp-grid") if rule.attrib["x1"] == "0"]
    assert all(lower - upper == 48 for upper, lower in pairwise(tops))


def test_numbers_that_are_no_numbers_draw_no_bar() -> None:
    svg = drawn(Bar("a", float("nan"), float("inf")), Bar("b", 0, 10))
    assert boxes(svg, "kp-bar-planned") == [(250, 950)]
    assert "nan" not in svg
