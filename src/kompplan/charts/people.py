"""Draw groups of persons: how many, women and men, and how many are counted in another group as well."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.legend import legend_places
from kompplan.charts.svg import Element, chart, element, group, hatch, line, lines_of_text, number, rectangle
from kompplan.charts.text import is_whole, text_width, wrap

PartKind = Literal["women", "men", "unknown", "possible", "shared"]

WIDTH = 800.0
LABELS = 240.0
INDENT = 16.0
MOST_TEXT = 210.0
BETWEEN = 12.0
SIZE, LEADING = 14.0, 18.0
SMALL, SMALL_LEADING = 12.0, 16.0
BAR = 18.0
ROW_PADDING = 7.0
BRACKET = 6.0
SAMPLE = 24.0
LEGEND = 24.0


@dataclass(frozen=True, slots=True)
class Crowd:
    """One group. ``low`` persons are certain, and none are drawn where it is not known; ``high`` is None if unbounded.

    ``shared`` persons stand in another group as well. ``depth`` tells how far it lies under the group that holds it.
    """

    label: str
    low: float | None
    high: float | None
    text: str
    women: float = 0.0
    men: float = 0.0
    shared: float = 0.0
    depth: int = 0
    remark: str = ""
    whole: bool = False


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one way of drawing means."""

    kind: PartKind
    text: str


def people(crowds: Sequence[Crowd], *, legend: Sequence[LegendItem] = (), title: str, desc: str, prefix: str) -> str:
    """Return the groups as bars on one scale of persons."""
    pattern = f"{prefix}-men"
    texts = [wrap(each.text, MOST_TEXT, SIZE, 2) for each in crowds]
    room = max((text_width(words, SIZE) for lines in texts for words in lines), default=0.0)
    left, right = LABELS + BETWEEN, WIDTH - room - BETWEEN
    most = max((_finite(end) for each in crowds for end in (each.low, each.high)), default=0.0)
    scale = (right - left) / most if most > 0 else 0.0

    parts: list[Element] = [hatch(pattern, "kp-men-lines", 5)]
    y = 0.0
    for item, words, x, top in _legend_places(legend):
        signs = list(_part(item.kind, x, SAMPLE, top + (9 if item.kind != "shared" else 9 - BAR / 2 - 4), pattern))
        written = lines_of_text([words], x + SAMPLE + 8, top, size=SMALL, leading=18, class_="kp-quiet")
        parts.append(group([*signs, *written], tooltip=None if is_whole([words], item.text) else item.text))
        y = top + LEGEND + 8
    plot = y
    for each, text in zip(crowds, texts, strict=True):
        inset = min(each.depth, 3) * INDENT
        label = wrap(each.label, LABELS - inset, SIZE, 2, bold=each.whole)
        remark = wrap(each.remark, WIDTH - left, SMALL, 2)
        inside = max(len(label) * LEADING, len(text) * LEADING, BAR)
        middle = y + ROW_PADDING + inside / 2
        below = BRACKET + 2 if each.shared > 0 else 0.0
        height = inside + below + len(remark) * SMALL_LEADING + 2 * ROW_PADDING
        row = [
            line(0, y, WIDTH, y, "kp-axis" if each.whole else "kp-grid"),
            *lines_of_text(
                label, inset, middle - len(label) * LEADING / 2, size=SIZE, leading=LEADING, bold=each.whole
            ),
            *_bar(each, left, scale, middle, pattern),
            *lines_of_text(
                text, WIDTH, middle - len(text) * LEADING / 2, size=SIZE, leading=LEADING, anchor="end",
                bold=each.whole,
            ),
            *lines_of_text(
                remark, left, y + ROW_PADDING + inside + below, size=SMALL, leading=SMALL_LEADING, class_="kp-quiet"
            ),
        ]  # fmt: skip
        told = is_whole(label, each.label) and is_whole(text, each.text) and is_whole(remark, each.remark)
        full = " – ".join(filter(None, (each.label, each.text, each.remark)))
        parts.append(group(row, tooltip=None if told else full))
        y += height
    if crowds:
        parts.append(line(left, plot, left, y, "kp-axis"))
    return chart(*parts, prefix=prefix, title=title, desc=desc, width=WIDTH, height=max(y, LEADING), kind="people")


def _finite(value: float | None) -> float:
    return value if value is not None and math.isfinite(value) else 0.0


def _bar(each: Crowd, left: float, scale: float, middle: float, pattern: str) -> Iterator[Element]:
    low, high = _finite(each.low), _finite(each.high)
    women, men = min(_finite(each.women), low), min(_finite(each.men), max(low - _finite(each.women), 0.0))
    at = left
    pieces: tuple[tuple[PartKind, float], ...] = (
        ("women", women),
        ("men", men),
        ("unknown", low - women - men),
        ("possible", max(high - low, 0.0)),
    )
    for kind, many in pieces:
        long = many * scale
        if long > 0.5:
            yield from _part(kind, at, long, middle, pattern)
        at += long
    if each.shared > 0 and low > 0:
        end = left + low * scale
        yield from _part("shared", end - min(each.shared, low) * scale, min(each.shared, low) * scale, middle, pattern)


def _part(kind: PartKind, x: float, width: float, middle: float, pattern: str) -> Iterator[Element]:
    top = middle - BAR / 2
    if kind == "shared":
        y = middle + BAR / 2 + 2
        way = f"M{number(x)},{number(y)}V{number(y + BRACKET)}H{number(x + max(width, 1.0))}V{number(y)}"
        yield element("path", d=way, class_="kp-bracket")
        return
    yield rectangle(x, top, width, BAR, f"kp-{kind}")
    if kind == "men":
        yield element(
            "rect", x=x, y=top, width=max(width, 0.0), height=BAR, class_="kp-men-edge", fill=f"url(#{pattern})"
        )


def _legend_places(legend: Sequence[LegendItem]) -> list[tuple[LegendItem, str, float, float]]:
    return legend_places(legend, width=WIDTH, sign=SAMPLE, size=SMALL, line=LEGEND)
