"""The palette and the stylesheet: what can be read, and what every class is for."""

from __future__ import annotations

import re
from itertools import product

import pytest

from kompplan.charts._style import CHART_CSS, DARK, FORCED, LIGHT, standalone

from .pictures import PICTURES, tree

FILLS_UNDER_TEXT = ("paper", "surface", *(name for name in LIGHT if name.startswith("tone-")))
SOFT_FILLS = ("accent-soft", "good-soft", "warn-soft", "bad-soft")


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2.2 defines it."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_fill_it_stands_on(palette: dict[str, str]) -> None:
    for text, fill in product(("ink", "ink-soft"), (*FILLS_UNDER_TEXT, *SOFT_FILLS)):
        assert contrast(palette[text], palette[fill]) >= 4.5, (text, fill)
    for name in ("accent", "good", "warn", "bad"):
        for fill in ("paper", "surface", f"{name}-soft"):
            assert contrast(palette[name], palette[fill]) >= 4.5, (name, fill)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_lines_can_be_seen(palette: dict[str, str]) -> None:
    for name in ("line", "accent", "good", "warn", "bad", "ink-soft"):
        for fill in ("paper", "surface"):
            assert contrast(palette[name], palette[fill]) >= 3, (name, fill)


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_palettes_have_the_same_names() -> None:
    assert list(LIGHT) == list(DARK) == list(FORCED)


def test_every_colour_a_rule_asks_for_is_in_the_palette() -> None:
    assert set(re.findall(r"var\(--([\w-]+)\)", CHART_CSS)) <= set(LIGHT)


@pytest.mark.parametrize("name", PICTURES)
def test_every_class_in_a_picture_is_in_the_stylesheet(name: str) -> None:
    used = {one for found in re.findall(r'class="([^"]*)"', PICTURES[name]()) for one in found.split()}
    kinds = {"solution-tree", "timeline", "risk-matrix", "bars", "line-chart", "people", "red-thread"}
    assert used - {f"kp-{kind}" for kind in kinds} <= set(re.findall(r"\.(kp-[\w-]+)", CHART_CSS))


def test_braces_are_balanced() -> None:
    assert CHART_CSS.count("{") == CHART_CSS.count("}")


def test_a_chart_alone_carries_plain_colours() -> None:
    alone = standalone(tree())
    assert "var(" not in alone
    assert LIGHT["line"] in alone


def test_paper_is_always_light() -> None:
    assert "@media screen and (prefers-color-scheme: dark)" in CHART_CSS
