"""Draw activities along an axis of days: what is certain solid, what is only roughly dated hatched.

Arrows tell what waits for what. What is critical has a frame and bold words, and its arrows are heavier.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.arrows import End, Port, arrow, arrow_head
from kompplan.charts.axis import Axis, Tick, reaching, tick_lines, tick_rules, tick_words
from kompplan.charts.svg import Element, chart, element, group, hatch, line, lines_of_text, number, rectangle
from kompplan.charts.text import is_whole, one_line, text_width, wrap

BarKind = Literal["planned", "ongoing", "done"]
LegendKind = Literal["planned", "ongoing", "done", "critical", "uncertain", "milestone", "arrow", "shade"]

WIDTH = 960.0
LABELS = 250.0
NOTES = 170.0
EDGE = 10.0
SIZE, LEADING = 14.0, 18.0
SMALL, SMALL_LEADING = 12.0, 16.0
ROW_PADDING = 6.0
BAR = 14.0
THIN_BAR = 6.0
FRAME = 3.5
DIAMOND = 7.0
SHORTEST_BAR = 3.0
AXIS_LINE = 18.0
ROWS_BEFORE_SECOND_AXIS = 25


@dataclass(frozen=True, slots=True)
class Bar:
    """One row. Positions are day numbers, and a bar ends where its last day ends.

    From `start` to `end` is certain; the parts out to `soft_start` and `soft_end` are possible. A bar with
    `start > end` has no certain part, only the possible one. `start == end` is a milestone.
    """

    label: str
    start: float
    end: float
    kind: BarKind = "planned"
    soft_start: float | None = None
    soft_end: float | None = None
    note: str = ""
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a common heading; an empty label gives no heading."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """The bar numbered ``after`` waits for the one numbered ``before``, counted over all groups from 0."""

    before: int
    after: int
    leaves: End = "finish"
    reaches: End = "start"
    critical: bool = False


@dataclass(frozen=True, slots=True)
class Shade:
    """A stretch of the axis in which nobody works."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Today:
    """Where today is, and the word for it."""

    position: float
    label: str


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one way of drawing means."""

    kind: LegendKind
    text: str


def timeline(
    groups: Sequence[Group],
    *,
    ticks: Sequence[Tick] = (),
    today: Today | None = None,
    legend: Sequence[LegendItem] = (),
    arrows: Sequence[Arrow] = (),
    shades: Sequence[Shade] = (),
    title: str,
    desc: str,
    prefix: str,
) -> str:
    """Return the timeline as SVG; its axis reaches over all bars and ticks, and today is drawn if it lies within."""
    noted = any(bar.note for each in groups for bar in each.bars)
    axis = _axis(groups, ticks, WIDTH - (NOTES if noted else 0.0) - EDGE)
    pattern = f"{prefix}-uncertain"
    shown_today = today if today is not None and axis.holds(today.position) else None

    y = _legend_height(legend)
    parts: list[Element] = [*_legend(legend, pattern)]
    top = y
    y += _axis_height(ticks, shown_today)
    rows: list[Element] = []
    ports: list[Port | None] = []
    plot_top = y
    for each in groups:
        if each.label:
            heading, height = _heading(each.label, y)
            rows.append(heading)
            y += height
        for bar in each.bars:
            row, height = _row(bar, axis, y, pattern, noted)
            rows.append(row)
            ports.append(_port(bar, axis, y, height))
            y += height
    plot_bottom = y
    words_top = top + (AXIS_LINE if shown_today is not None else 0.0)
    parts.extend(_shades(shades, axis, plot_top, plot_bottom))
    parts.extend(tick_words(ticks, axis, words_top))
    parts.extend(tick_rules(ticks, axis, words_top, plot_top, plot_bottom))
    if sum(len(each.bars) for each in groups) > ROWS_BEFORE_SECOND_AXIS:
        parts.extend(tick_words(ticks, axis, y + 2))
        y += tick_lines(ticks) * AXIS_LINE + 2
    parts.extend(_arrows(arrows, ports, axis))
    parts.extend(rows)
    if shown_today is not None:
        parts.extend(_today(shown_today, axis, top, plot_bottom))
    return chart(
        hatch(pattern, "kp-hatch"),
        *parts,
        prefix=prefix,
        title=title,
        desc=desc,
        width=WIDTH,
        height=y + 4,
        kind="timeline",
    )


def _axis(groups: Sequence[Group], ticks: Sequence[Tick], right: float) -> Axis:
    ends = [end for each in groups for bar in each.bars for end in _reach(bar)] + [tick.position for tick in ticks]
    return reaching(ends, LABELS, right)


def _port(bar: Bar, axis: Axis, top: float, height: float) -> Port | None:
    first, last = _reach(bar)
    if not math.isfinite(first + last):
        return None
    aside = DIAMOND if bar.start == bar.end else FRAME if bar.critical else 0.0
    half = DIAMOND if bar.start == bar.end else BAR / 2
    half += FRAME if bar.critical else 0.0
    return Port(axis.x(first) - aside, axis.x(last) + aside, top + height / 2, top, top + height, half)


def _arrows(arrows: Sequence[Arrow], ports: Sequence[Port | None], axis: Axis) -> Iterator[Element]:
    """Yield the arrows whose both ends are drawn, the heavier ones on top."""
    for each in sorted(arrows, key=lambda arrow: arrow.critical):
        if not (0 <= each.before < len(ports) and 0 <= each.after < len(ports)) or each.before == each.after:
            continue
        before, after = ports[each.before], ports[each.after]
        if before is not None and after is not None:
            yield arrow(
                before,
                after,
                each.leaves,
                each.reaches,
                least=axis.left - EDGE,
                most=axis.right + EDGE,
                important=each.critical,
            )


def _shades(shades: Sequence[Shade], axis: Axis, top: float, bottom: float) -> Iterator[Element]:
    for each in shades:
        start, end = axis.x(each.start), axis.x(each.end)
        if end > start and bottom > top:
            yield rectangle(start, top, end - start, bottom - top, "kp-shade")


def _reach(bar: Bar) -> tuple[float, float]:
    ends = [end for end in (bar.start, bar.end, bar.soft_start, bar.soft_end) if end is not None]
    if bar.start > bar.end and bar.soft_start is not None and bar.soft_end is not None:
        ends = [bar.soft_start, bar.soft_end]
    return min(ends), max(ends)


def _row(bar: Bar, axis: Axis, top: float, pattern: str, noted: bool) -> tuple[Element, float]:
    label = wrap(bar.label, LABELS - 2 * EDGE, SIZE, 2, bold=bar.critical)
    note = wrap(bar.note, NOTES - EDGE, SMALL, 2) if noted else []
    inside = max(len(label) * LEADING, len(note) * SMALL_LEADING, BAR)
    height = inside + 2 * ROW_PADDING
    middle = top + height / 2
    whole = is_whole(label, bar.label) and is_whole(note, bar.note)
    parts = [
        line(0, top, WIDTH, top, "kp-grid"),
        *lines_of_text(label, 0, middle - len(label) * LEADING / 2, size=SIZE, leading=LEADING, bold=bar.critical),
        *_drawn(bar, axis, middle, pattern),
        *lines_of_text(
            note,
            WIDTH - NOTES + EDGE,
            middle - len(note) * SMALL_LEADING / 2,
            size=SMALL,
            leading=SMALL_LEADING,
            class_="kp-quiet",
        ),
    ]
    full = " – ".join(text for text in (bar.label, bar.note) if text)
    return group(parts, tooltip=None if whole else full), height


def _drawn(bar: Bar, axis: Axis, middle: float, pattern: str) -> Iterator[Element]:
    first, last = _reach(bar)
    if not math.isfinite(first + last):
        return
    if bar.critical:
        x, long = axis.x(first), max(axis.x(last) - axis.x(first), SHORTEST_BAR)
        yield _frame(x, long, middle) if bar.start != bar.end else _diamond(x, middle, "kp-critical", DIAMOND + FRAME)
    certain = (bar.start, bar.end) if bar.start < bar.end else (last, last)
    for start, end in ((first, certain[0]), (certain[1], last)):
        if start < end:
            x = axis.x(start)
            yield _hatched(x, max(axis.x(end) - x, SHORTEST_BAR), middle, pattern)
    if bar.start == bar.end:
        yield _diamond(axis.x(bar.start), middle, f"kp-bar-{bar.kind}")
    elif bar.start < bar.end:
        x = axis.x(bar.start)
        yield from _solid(bar.kind, x, max(axis.x(bar.end) - x, SHORTEST_BAR), middle)


def _hatched(x: float, width: float, middle: float, pattern: str) -> Element:
    return element(
        "rect", x=x, y=middle - BAR / 2, width=width, height=BAR, class_="kp-uncertain", fill=f"url(#{pattern})"
    )


def _solid(kind: BarKind, x: float, width: float, middle: float) -> Iterator[Element]:
    """Yield a bar whose shape, too, says its kind: thin when done, striped when ongoing."""
    height = THIN_BAR if kind == "done" else BAR
    yield rectangle(x, middle - height / 2, width, height, f"kp-bar-{kind}")
    if kind == "ongoing":
        yield line(x, middle, x + width, middle, "kp-stripe")


def _frame(x: float, width: float, middle: float) -> Element:
    return rectangle(x - FRAME, middle - BAR / 2 - FRAME, width + 2 * FRAME, BAR + 2 * FRAME, "kp-critical", rx=2)


def _diamond(x: float, middle: float, class_: str, half: float = DIAMOND) -> Element:
    corners = ((x, middle - half), (x + half, middle), (x, middle + half), (x - half, middle))
    return element("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), class_=class_)


def _heading(label: str, top: float) -> tuple[Element, float]:
    words = wrap(label, WIDTH - EDGE, SIZE, 2, bold=True)
    texts = lines_of_text(words, 0, top + 14, size=SIZE, leading=LEADING, bold=True)
    height = 14 + len(words) * LEADING + 4
    return group(texts, tooltip=None if is_whole(words, label) else label), height


def _axis_height(ticks: Sequence[Tick], today: Today | None) -> float:
    return (tick_lines(ticks) + (today is not None)) * AXIS_LINE + 2


def _today(today: Today, axis: Axis, top: float, bottom: float) -> Iterator[Element]:
    x = axis.x(today.position)
    words = one_line(today.label, axis.right - axis.left, SMALL, bold=True)
    half = text_width(words, SMALL, bold=True) / 2
    middle = min(max(x, axis.left + half), axis.right + EDGE - half)
    yield line(x, top + AXIS_LINE - 1, x, bottom, "kp-today")
    yield from lines_of_text(
        [words], middle, top, size=SMALL, leading=AXIS_LINE - 2, class_="kp-today-text", anchor="middle", bold=True
    )


def _legend_places(legend: Sequence[LegendItem]) -> list[tuple[LegendItem, str, float, float]]:
    """Return each item with its words and place, in as many lines as it takes."""
    places: list[tuple[LegendItem, str, float, float]] = []
    x, y = 0.0, 0.0
    for item in legend:
        words = one_line(item.text, WIDTH - 40, SMALL)
        width = 34 + text_width(words, SMALL) + 20
        if x > 0 and x + width > WIDTH:
            x, y = 0.0, y + 22
        places.append((item, words, x, y))
        x += width
    return places


def _legend_height(legend: Sequence[LegendItem]) -> float:
    return max((y + 34 for _, _, _, y in _legend_places(legend)), default=0.0)


def _legend(legend: Sequence[LegendItem], pattern: str) -> Iterator[Element]:
    for item, words, x, y in _legend_places(legend):
        middle = y + 9
        if item.kind == "milestone":
            signs = [_diamond(x + 14, middle, "kp-bar-planned")]
        elif item.kind == "uncertain":
            signs = [_hatched(x + 1, 26, middle, pattern)]
        elif item.kind == "critical":
            signs = [rectangle(x + 1, middle - BAR / 2, 26, BAR, "kp-critical", rx=2)]
        elif item.kind == "shade":
            signs = [rectangle(x + 1, middle - BAR / 2, 26, BAR, "kp-shade kp-swatch")]
        elif item.kind == "arrow":
            signs = [
                line(x + 2, middle, x + 22, middle, "kp-arrow"),
                arrow_head((x + 2, middle), (x + 27, middle), "kp-arrow-head"),
            ]
        else:
            signs = list(_solid(item.kind, x + 1, 26, middle))
        tooltip = None if is_whole([words], item.text) else item.text
        yield group([*signs, *lines_of_text([words], x + 34, y, size=SMALL, leading=18, class_="kp-quiet")], tooltip)
