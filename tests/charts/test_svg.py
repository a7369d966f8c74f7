"""The element builder: escaping, rounding, order."""

from __future__ import annotations

import pytest

from kompplan.charts.svg import clean, element, escape, number, render


def test_text_and_attributes_are_escaped() -> None:
    part = element("text", "<b> & ]]>", title="\"a\" & 'b' <c>")
    assert render(part) == ('<text title="&quot;a&quot; &amp; &#39;b&#39; &lt;c&gt;">&lt;b&gt; &amp; ]]&gt;</text>')


def test_attributes_keep_their_order_and_their_names() -> None:
    part = element("rect", y=1, x=2.0, class_="box", stroke_width=0.333, viewBox="0 0 1 1", rx=None)
    assert render(part) == '<rect y="1" x="2" class="box" stroke-width="0.33" viewBox="0 0 1 1"/>'


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (-0.001, "0"), (1.005, "1"), (1.239, "1.24"), (100.0, "100"), (10, "10"), (float("nan"), "0")],
)
def test_coordinates_have_at_most_two_decimals(value: float, text: str) -> None:
    assert number(value) == text


def test_what_cannot_be_seen_or_is_forbidden_in_xml_is_dropped() -> None:
    assert clean("a\x00b\x1b\ud800\ufffe\u202ec\td\r\ne") == "abc d  e"


def test_emoji_and_soft_hyphens_are_kept() -> None:
    assert escape("👩‍👧 hand\u00adledare") == "👩‍👧 hand\u00adledare"
