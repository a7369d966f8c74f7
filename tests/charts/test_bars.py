"""Bars: a common scale from zero, unknown as a dash."""

from __future__ import annotations

import pytest

from kompplan.charts.bars import LABELS, Share, bars

from .pictures import SVG, parsed, shown


def drawn(*shares: Share, stated_label: str = "") -> str:
    return bars(shares, title="t", desc="d", prefix="p", stated_label=stated_label)


def lengths(svg: str) -> list[float]:
    return [float(box.attrib["width"]) for box in parsed(svg).iter(f"{SVG}rect")]


def test_lengths_are_proportional() -> None:
    longest, half = lengths(drawn(Share("a", 200, ""), Share("b", 100, "")))
    assert half == pytest.approx(longest / 2, abs=0.01)


@pytest.mark.parametrize("value", [None, float("nan"), float("inf")])
def test_an_unknown_value_is_a_dash_and_no_bar(value: float | None) -> None:
    svg = drawn(Share("Resor", value, ""))
    assert shown(svg) == ["Resor", "–"]
    assert lengths(svg) == []


def test_zero_has_no_bar() -> None:
    assert lengths(drawn(Share("Resor", 0, "0 kr"))) == []


def test_what_is_paid_back_goes_left_of_zero() -> None:
    svg = drawn(Share("a", 100, ""), Share("b", -50, ""))
    plus, minus = parsed(svg).iter(f"{SVG}rect")
    assert float(minus.attrib["x"]) + float(minus.attrib["width"]) == pytest.approx(float(plus.attrib["x"]), abs=0.02)
    assert float(minus.attrib["x"]) >= LABELS


def test_a_stated_value_is_marked_on_the_same_scale() -> None:
    svg = drawn(Share("a", 50, "", stated=100), stated_label="uppgivet")
    key, mark = (line for line in parsed(svg).iter(f"{SVG}line") if line.attrib["class"] == "kp-stated")
    box = next(parsed(svg).iter(f"{SVG}rect"))
    assert "uppgivet" in shown(svg)
    assert float(key.attrib["x1"]) < LABELS
    assert float(mark.attrib["x1"]) - float(box.attrib["x"]) == pytest.approx(2 * float(box.attrib["width"]), abs=0.02)


def test_without_a_mark_there_is_no_key() -> None:
    assert "uppgivet" not in shown(drawn(Share("a", 50, ""), stated_label="uppgivet"))
