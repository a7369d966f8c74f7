"""Draw how something grows: lines over an axis of days or amounts, in panels one under the other.

The first line is solid, the second dashed and with rings for its marks, so that they are told apart without colour.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.axis import LINE as AXIS_LINE
from kompplan.charts.axis import Axis, Tick, reaching, tick_lines, tick_words
from kompplan.charts.legend import legend_places
from kompplan.charts.svg import Element, chart, element, group, line, lines_of_text, number, rectangle
from kompplan.charts.text import is_whole, one_line, text_width, wrap

LineKind = Literal["main", "other"]

WIDTH = 800.0
EDGE = 12.0
SIZE, LEADING = 14.0, 18.0
SMALL, SMALL_LEADING = 12.0, 15.0
HEADING = 26.0
PLOT = 240.0
BETWEEN_PANELS = 24.0
MOST_WORDS = 130.0
MOST_NOTE = 190.0
DOT = 4.0
CAP = 5.0
SAMPLE = 34.0
LEGEND = 24.0
TOP = 10.0
"""Above a plot, where the topmost word on its left reaches."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points; a stepped one stays level until the next. ``marks`` are points with a dot or a ring."""

    points: tuple[tuple[float, float], ...]
    kind: LineKind = "main"
    stepped: bool = False
    marks: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """What lies between two lines: where something may be that is known only between bounds."""

    lower: tuple[tuple[float, float], ...]
    upper: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Limit:
    """An upright line that something has to stay to the left of, and its words."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class Gap:
    """How far apart two heights are at one place, and the words for it."""

    position: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Note:
    """Words to the right of the plot at a height: a line for each kind of line."""

    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """One plot. Its axes reach over all lines and ticks."""

    lines: tuple[Line, ...]
    across: tuple[Tick, ...] = ()
    up: tuple[Tick, ...] = ()
    heading: str = ""
    bands: tuple[Band, ...] = ()
    limits: tuple[Limit, ...] = ()
    gaps: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()
    tall: float = PLOT


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one way of drawing means."""

    kind: Literal["main", "other", "plain", "stepped", "band", "limit"]
    text: str


@dataclass(frozen=True, slots=True)
class _Frame:
    across: Axis
    low: float
    high: float
    top: float
    bottom: float

    def y(self, height: float) -> float:
        share = (height - self.low) / (self.high - self.low)
        return self.bottom - min(max(share, 0.0), 1.0) * (self.bottom - self.top)

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        return self.across.x(point[0]), self.y(point[1])


def curve(panels: Sequence[Panel], *, legend: Sequence[LegendItem] = (), title: str, desc: str, prefix: str) -> str:
    """Return the panels as SVG, with the words of all heights in one column on the left."""
    words = [_up_words(tick) for panel in panels for tick in panel.up]
    left = max((text_width(each, SMALL) for each in words), default=0.0) + EDGE
    noted = [text for panel in panels for note in panel.notes for text in note.lines]
    notes = max((text_width(one_line(each, MOST_NOTE, SMALL), SMALL) for each in noted), default=0.0)
    right = WIDTH - EDGE - (notes + EDGE if noted else EDGE)
    parts: list[Element] = []
    y = 0.0
    for item, text, x, top in _legend_places(legend):
        parts.append(_legend_item(item, text, x, top))
        y = top + LEGEND + 10
    for index, panel in enumerate(panels):
        drawn, height = _panel(panel, left, right, y + (BETWEEN_PANELS if index else 0.0))
        parts.extend(drawn)
        y = height
    return chart(
        *parts, prefix=prefix, title=title, desc=desc, width=WIDTH, height=max(y, LEADING) + 4, kind="line-chart"
    )


def _up_words(tick: Tick) -> str:
    return one_line(tick.label, MOST_WORDS, SMALL)


def _panel(panel: Panel, left: float, right: float, top: float) -> tuple[list[Element], float]:
    parts: list[Element] = []
    y = top
    if panel.heading:
        shown = wrap(panel.heading, WIDTH, SIZE, 2, bold=True)
        texts = lines_of_text(shown, 0, y, size=SIZE, leading=LEADING, bold=True)
        parts.append(group(texts, tooltip=None if is_whole(shown, panel.heading) else panel.heading))
        y += (len(shown) - 1) * LEADING + HEADING
    limits = [each for each in panel.limits if math.isfinite(each.position)]
    y += SMALL_LEADING + 4 if limits else TOP
    points = [point for each in panel.lines for point in each.points]
    points += [point for each in panel.bands for point in (*each.lower, *each.upper)]
    across = reaching(
        [*(x for x, _ in points), *(tick.position for tick in panel.across), *(each.position for each in limits)],
        left,
        right,
    )
    heights = [h for h in (*(h for _, h in points), *(tick.position for tick in panel.up)) if math.isfinite(h)]
    low, high = min(heights, default=0.0), max(heights, default=1.0)
    frame = _Frame(across, low, high if high > low else low + 1.0, y, y + panel.tall)

    parts.extend(_heights(panel.up, frame))
    parts.extend(_uprights(panel.across, frame))
    parts.extend(_area(each, frame) for each in panel.bands)
    for each in panel.lines:
        parts.extend(_line(each, frame))
    for limit in limits:
        parts.extend(_limit(limit, frame))
    for gap in panel.gaps:
        parts.extend(_gap(gap, frame))
    parts.extend(_notes(panel.notes, frame))
    parts.extend(tick_words(panel.across, across, frame.bottom + 4))
    return parts, frame.bottom + 4 + tick_lines(panel.across) * AXIS_LINE


def _heights(ticks: Sequence[Tick], frame: _Frame) -> Iterator[Element]:
    for tick in ticks:
        if not math.isfinite(tick.position):
            continue
        y = frame.y(tick.position)
        yield line(frame.across.left, y, frame.across.right, y, "kp-axis" if tick.major else "kp-grid")
        words = _up_words(tick)
        texts = lines_of_text(
            [words], frame.across.left - EDGE / 2, y - 8, size=SMALL, leading=16, class_="kp-quiet", anchor="end"
        )
        yield group(texts, tooltip=None if is_whole([words], tick.label) else tick.label)


def _uprights(ticks: Sequence[Tick], frame: _Frame) -> Iterator[Element]:
    for tick in ticks:
        if math.isfinite(tick.position):
            x = frame.across.x(tick.position)
            below = 4 + tick_lines(ticks) * AXIS_LINE if tick.major else 4
            yield line(x, frame.top, x, frame.bottom + below, "kp-axis" if tick.major else "kp-grid")


def _known(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    return [point for point in points if math.isfinite(point[0]) and math.isfinite(point[1])]


def _area(band: Band, frame: _Frame) -> Element:
    around = [frame.at(point) for point in (*_known(band.lower), *reversed(_known(band.upper)))]
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in around), class_="kp-band")


def _line(each: Line, frame: _Frame) -> Iterator[Element]:
    points = [frame.at(point) for point in _known(each.points)]
    if not points:
        return
    way = [f"M{number(points[0][0])},{number(points[0][1])}"]
    for x, y in points[1:]:
        way.append(f"H{number(x)}V{number(y)}" if each.stepped else f"L{number(x)},{number(y)}")
    yield element("path", d="".join(way), class_=f"kp-curve-{each.kind}")
    for x, y in (frame.at(mark) for mark in _known(each.marks)):
        yield _dot(x, y, each.kind)


def _dot(x: float, y: float, kind: LineKind) -> Element:
    return element("circle", cx=x, cy=y, r=DOT, class_="kp-dot" if kind == "main" else "kp-ring")


def _limit(limit: Limit, frame: _Frame) -> Iterator[Element]:
    x = frame.across.x(limit.position)
    words = one_line(limit.label, frame.across.right - frame.across.left, SMALL, bold=True)
    half = text_width(words, SMALL, bold=True) / 2
    middle = min(max(x, frame.across.left + half), WIDTH - half)
    texts = lines_of_text(
        [words], middle, frame.top - SMALL_LEADING - 3, size=SMALL, leading=SMALL_LEADING, anchor="middle", bold=True
    )
    yield line(x, frame.top - 2, x, frame.bottom, "kp-limit")
    yield group(texts, tooltip=None if is_whole([words], limit.label) else limit.label)


def _gap(gap: Gap, frame: _Frame) -> Iterator[Element]:
    """Yield a measure between two heights; its words stand where the plot has more room."""
    if not math.isfinite(gap.position + gap.low + gap.high):
        return
    x, upper, lower = frame.across.x(gap.position), frame.y(gap.high), frame.y(gap.low)
    yield line(x, upper, x, lower, "kp-stated")
    for y in (upper, lower):
        yield line(x - CAP, y, x + CAP, y, "kp-stated")
    to_right = x < (frame.across.left + frame.across.right) / 2
    room = (frame.across.right - x if to_right else x - frame.across.left) - 14
    words = wrap(gap.label, room, SMALL, 3, bold=True)
    tall = len(words) * SMALL_LEADING
    top = min(max((upper + lower - tall) / 2, frame.top), frame.bottom - tall)
    if lower - upper < tall + 8:  # too short to write beside without hiding what it measures from
        top = lower + 8 if lower + 8 + tall <= frame.bottom else upper - 8 - tall
    start = x + 10 if to_right else x - 10
    long = max((text_width(each, SMALL, bold=True) for each in words), default=0.0)
    back = rectangle(start - 3 if to_right else start - long - 3, top - 2, long + 6, tall + 4, "kp-paper")
    texts = lines_of_text(
        words, start, top, size=SMALL, leading=SMALL_LEADING, anchor="start" if to_right else "end", bold=True
    )
    yield group([back, *texts], tooltip=None if is_whole(words, gap.label) else gap.label)


def _notes(notes: Sequence[Note], frame: _Frame) -> Iterator[Element]:
    x = frame.across.right + EDGE
    taken = frame.bottom + 6
    for note in sorted(notes, key=lambda each: each.height):
        words = [one_line(each, MOST_NOTE, SMALL) for each in note.lines]
        tall = len(words) * SMALL_LEADING
        top = min(frame.y(note.height) - tall / 2, taken - tall - 2)
        taken = top
        full = " · ".join(note.lines)
        texts = lines_of_text(words, x, top, size=SMALL, leading=SMALL_LEADING)
        yield group(texts, tooltip=None if words == list(note.lines) else full)


def _legend_places(legend: Sequence[LegendItem]) -> list[tuple[LegendItem, str, float, float]]:
    return legend_places(legend, width=WIDTH, sign=SAMPLE, size=SMALL, line=LEGEND)


def _legend_item(item: LegendItem, words: str, x: float, y: float) -> Element:
    middle = y + 9
    if item.kind == "band":
        signs = [rectangle(x + 1, middle - 6, SAMPLE - 2, 12, "kp-band")]
    elif item.kind == "limit":
        signs = [line(x + SAMPLE / 2, middle - 8, x + SAMPLE / 2, middle + 8, "kp-limit")]
    elif item.kind == "plain":
        signs = [line(x, middle, x + SAMPLE, middle, "kp-curve-main")]
    elif item.kind == "stepped":
        low, high = number(middle + 5), number(middle - 5)
        way = f"M{number(x)},{low}H{number(x + SAMPLE / 2)}V{high}H{number(x + SAMPLE)}"
        signs = [element("path", d=way, class_="kp-curve-other")]
    else:
        signs = [line(x, middle, x + SAMPLE, middle, f"kp-curve-{item.kind}"), _dot(x + SAMPLE / 2, middle, item.kind)]
    texts = lines_of_text([words], x + SAMPLE + 8, y, size=SMALL, leading=18, class_="kp-quiet")
    return group([*signs, *texts], tooltip=None if is_whole([words], item.text) else item.text)
