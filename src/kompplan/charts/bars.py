"""Draw shares of a whole, such as the parts of a budget, as bars on a common scale."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.svg import Element, chart, group, line, lines_of_text, rectangle
from kompplan.charts.text import is_whole, text_width, wrap

ShareKind = Literal["main", "other", "good", "warn", "bad"]

WIDTH = 640.0
LABELS = 220.0
BETWEEN = 12.0
MOST_TEXT = 170.0
SIZE, LEADING = 14.0, 18.0
SMALL = 12.0
ROW_PADDING = 6.0
BAR = 14.0
OVERHANG = 4.0
SHORTEST_BAR = 1.5
UNKNOWN = "–"


@dataclass(frozen=True, slots=True)
class Share:
    """One bar: its length, and the words that say the same. Without a value there is a dash and no bar."""

    label: str
    value: float | None
    text: str
    kind: ShareKind = "main"
    stated: float | None = None


def bars(
    shares: Sequence[Share],
    *,
    title: str,
    desc: str,
    prefix: str,
    stated_label: str = "",
    headings: Mapping[int, str] | None = None,
) -> str:
    """Return the bars as SVG; `stated_label` explains the mark where the plan states another value.

    `headings` are words above the bar with that number, counted from 0.
    """
    texts = [wrap(_text(share), MOST_TEXT, SIZE, 2) for share in shares]
    text_room = max((text_width(words, SIZE) for lines in texts for words in lines), default=0.0)
    left, right = LABELS + BETWEEN, WIDTH - text_room - BETWEEN
    numbers = [
        number for share in shares for number in (_known(share.value), _known(share.stated)) if number is not None
    ]
    lowest, highest = min(0.0, *numbers, 0.0), max(0.0, *numbers, 0.0)
    scale = (right - left) / (highest - lowest) if highest > lowest else 0.0
    zero = left - lowest * scale

    parts: list[Element] = []
    y = 0.0
    marked = any(_known(share.stated) is not None for share in shares)
    if stated_label and marked:
        words = wrap(stated_label, WIDTH - 20, SMALL, 2)
        key = [line(3, 2, 3, 16, "kp-stated"), *lines_of_text(words, 14, 1, size=SMALL, leading=16, class_="kp-quiet")]
        parts.append(group(key, tooltip=None if is_whole(words, stated_label) else stated_label))
        y += len(words) * 16 + 10
    top = y
    stretches: list[tuple[float, float]] = []
    for index, (share, text) in enumerate(zip(shares, texts, strict=True)):
        if headings and index in headings:
            if index:
                stretches.append((top, y))
                y += BETWEEN
            words = wrap(headings[index], WIDTH, SIZE, 2, bold=True)
            title_words = lines_of_text(words, 0, y, size=SIZE, leading=LEADING, bold=True)
            parts.append(group(title_words, tooltip=None if is_whole(words, headings[index]) else headings[index]))
            y += len(words) * LEADING + ROW_PADDING
            top = y
        label = wrap(share.label, LABELS, SIZE, 2)
        height = max(len(label) * LEADING, len(text) * LEADING, BAR) + 2 * ROW_PADDING
        middle = y + height / 2
        row = [
            *lines_of_text(label, 0, middle - len(label) * LEADING / 2, size=SIZE, leading=LEADING),
            *_drawn(share, zero, scale, middle),
            *lines_of_text(text, WIDTH, middle - len(text) * LEADING / 2, size=SIZE, leading=LEADING, anchor="end"),
        ]
        whole = is_whole(label, share.label) and is_whole(text, _text(share))
        parts.append(group(row, tooltip=None if whole else f"{share.label} – {_text(share)}"))
        y += height
    if shares:
        stretches.append((top, y))
    parts.extend(line(zero, start, zero, end, "kp-axis") for start, end in stretches)
    return chart(*parts, prefix=prefix, title=title, desc=desc, width=WIDTH, height=max(y, LEADING), kind="bars")


def _text(share: Share) -> str:
    return UNKNOWN if _known(share.value) is None and not share.text else share.text


def _known(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _drawn(share: Share, zero: float, scale: float, middle: float) -> list[Element]:
    parts: list[Element] = []
    value, stated = _known(share.value), _known(share.stated)
    if value:
        length = max(abs(value) * scale, SHORTEST_BAR)
        parts.append(
            rectangle(zero if value > 0 else zero - length, middle - BAR / 2, length, BAR, f"kp-share-{share.kind}")
        )
    if stated is not None:
        x = zero + stated * scale
        parts.append(line(x, middle - BAR / 2 - OVERHANG, x, middle + BAR / 2 + OVERHANG, "kp-stated"))
    return parts
