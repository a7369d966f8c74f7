"""Draw the red thread as coverage: what has its next link, and where the thread breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from kompplan.charts.svg import Element, chart, element, group, line, lines_of_text, rectangle
from kompplan.charts.text import is_whole, one_line, text_width, wrap

SignKind = Literal["held", "broken", "exempt"]

WIDTH = 640.0
THREAD = 10.0
KNOT = 7.0
WORDS = 34.0
SIZE, LEADING = 14.0, 18.0
SMALL, SMALL_LEADING = 12.0, 16.0
STAGE = 26.0
BEFORE_LINK, AFTER_LINK = 4.0, 10.0
BOX, PITCH = 12.0, 15.0
MOST_BOXES = 30
BOXES = MOST_BOXES * PITCH
LEGEND = 30.0
CUT = 24.0
"""Less than this between two knots, and that there is no line says enough."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a stage leads: how many of its parts go on, break off, and need not go on; and the words for it."""

    label: str
    held: int
    broken: int
    exempt: int = 0
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """A kind of part on the thread, how many there are in words, and where they lead; the last to the next stage."""

    label: str
    text: str
    links: tuple[Link, ...] = ()
    empty: bool = False


@dataclass(frozen=True, slots=True)
class LegendItem:
    """What one kind of box means."""

    kind: SignKind
    text: str


def red_thread(
    stages: Sequence[Stage], *, legend: Sequence[LegendItem] = (), title: str, desc: str, prefix: str
) -> str:
    """Return the thread as SVG, from the top down: a knot for each stage, a box for each part that leads on or not.

    The line between two knots is whole where everything leads on, broken where something does not, and cut where
    nothing does.
    """
    parts: list[Element] = [*_legend(legend)]
    y = LEGEND if legend else 0.0
    knots: list[tuple[float, Stage]] = []
    texts: list[Element] = []
    for stage in stages:
        knots.append((y + STAGE / 2, stage))
        shown = one_line(stage.label, WIDTH / 2, SIZE, bold=True)
        count = one_line(stage.text, WIDTH / 3, SIZE)
        row = [
            *lines_of_text([shown], WORDS, y, size=SIZE, leading=STAGE, bold=True),
            *lines_of_text(
                [count],
                WORDS + text_width(shown, SIZE, bold=True) + 10,
                y,
                size=SIZE,
                leading=STAGE,
                class_="kp-warned" if stage.empty else "kp-quiet",
            ),
        ]
        whole = is_whole([shown], stage.label) and is_whole([count], stage.text)
        texts.append(group(row, tooltip=None if whole else f"{stage.label} {stage.text}"))
        y += STAGE
        for each in stage.links:
            drawn, height = _link(each, y + BEFORE_LINK)
            texts.append(drawn)
            y += height + BEFORE_LINK + AFTER_LINK
    for (above, stage), (below, _) in pairwise(knots):
        parts.extend(_stretch(above, below, stage))
    parts.extend(_knot(at, stage) for at, stage in knots)
    parts.extend(texts)
    return chart(*parts, prefix=prefix, title=title, desc=desc, width=WIDTH, height=max(y, LEADING), kind="red-thread")


def _stretch(above: float, below: float, stage: Stage) -> Iterator[Element]:
    onward = stage.links[-1] if stage.links else None
    start, end = above + KNOT, below - KNOT
    if end - start < CUT:
        return
    if onward is None or not onward.held:
        middle = (start + end) / 2
        yield line(THREAD, start, THREAD, middle - 8, "kp-thread")
        yield line(THREAD, middle + 8, THREAD, end, "kp-thread")
        yield line(THREAD - 6, middle - 5, THREAD + 6, middle - 11, "kp-stated")
        yield line(THREAD - 6, middle + 11, THREAD + 6, middle + 5, "kp-stated")
        return
    yield line(THREAD, start, THREAD, end, "kp-thread-broken" if onward.broken else "kp-thread")


def _knot(y: float, stage: Stage) -> Element:
    return element("circle", cx=THREAD, cy=y, r=KNOT, class_="kp-knot-open" if stage.empty else "kp-knot")


def _link(each: Link, top: float) -> tuple[Element, float]:
    """Return the boxes with the words behind them, or below where they are too many to leave room."""
    boxes = min(each.held + each.broken + each.exempt, MOST_BOXES)
    beside = WORDS + boxes * PITCH + 8
    y = top
    parts: list[Element] = list(_boxes(each, y)) if boxes else []
    if beside + text_width(each.label, SMALL) <= WIDTH:
        label = [one_line(each.label, WIDTH - beside, SMALL)]
        parts.extend(lines_of_text(label, beside, y + (BOX - SMALL_LEADING) / 2, size=SMALL, leading=SMALL_LEADING))
        y += SMALL_LEADING
    else:
        label = wrap(each.label, WIDTH - WORDS, SMALL, 2)
        y += BOX + 4
        parts.extend(lines_of_text(label, WORDS, y, size=SMALL, leading=SMALL_LEADING))
        y += len(label) * SMALL_LEADING
    remark = wrap(each.remark, WIDTH - WORDS, SMALL, 2)
    parts.extend(lines_of_text(remark, WORDS, y, size=SMALL, leading=SMALL_LEADING, class_="kp-warned"))
    y += len(remark) * SMALL_LEADING
    whole = is_whole(label, each.label) and is_whole(remark, each.remark)
    return group(parts, tooltip=None if whole else " – ".join(filter(None, (each.label, each.remark)))), y - top


def _boxes(each: Link, y: float) -> Iterator[Element]:
    """Yield a box for each part, or where these are many their shares of one bar."""
    kinds: tuple[tuple[SignKind, int], ...] = (("held", each.held), ("broken", each.broken), ("exempt", each.exempt))
    count = sum(many for _, many in kinds)
    at = WORDS
    for kind, many in kinds:
        if count <= MOST_BOXES:
            for _ in range(many):
                yield from _sign(kind, at, y, BOX)
                at += PITCH
        elif many:
            wide = max(BOXES * many / count, 4.0)
            yield from _sign(kind, at, y, wide - 2)
            at += wide


def _sign(kind: SignKind, x: float, y: float, wide: float) -> Iterator[Element]:
    if kind == "exempt":
        yield rectangle(x, y + BOX / 2 - 1.5, wide, 3, "kp-exempt")
        return
    yield rectangle(x + 0.5, y + 0.5, wide - 1, BOX - 1, f"kp-{kind}", rx=2)
    strikes = max(int(wide // PITCH), 1) if kind == "broken" else 0
    for index in range(strikes):
        at = x + (wide - BOX) * (index + 0.5) / strikes
        yield line(at + 3, y + BOX - 3, at + BOX - 3, y + 3, "kp-strike")


def _legend(legend: Sequence[LegendItem]) -> Iterator[Element]:
    x = 0.0
    for item in legend:
        words = one_line(item.text, max(WIDTH - x - BOX - 8, 20.0), SMALL)
        texts = lines_of_text([words], x + BOX + 8, 0, size=SMALL, leading=18, class_="kp-quiet")
        yield group([*_sign(item.kind, x, 3, BOX), *texts], tooltip=None if is_whole([words], item.text) else item.text)
        x = min(x + BOX + 8 + text_width(words, SMALL) + 22, WIDTH - BOX - 30)
