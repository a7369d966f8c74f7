"""A scale from left to right with its words, and round steps for one from the bottom up."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kompplan.charts.svg import Element, line, lines_of_text
from kompplan.charts.text import one_line, text_width

WORDS = 12.0
LINE = 18.0
BETWEEN_WORDS = 6.0
OVERHANG = 10.0
"""How far words may reach beyond the end of the axis."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and its words; major ones (years) stand on a line of their own."""

    position: float
    label: str
    major: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """What lies from ``left`` to ``right`` in the picture; what is beyond its ends is drawn at them."""

    first: float
    last: float
    left: float
    right: float

    def x(self, position: float) -> float:
        share = (position - self.first) / (self.last - self.first)
        return self.left + min(max(share, 0.0), 1.0) * (self.right - self.left)

    def holds(self, position: float) -> bool:
        return self.first <= position <= self.last


def reaching(positions: Sequence[float], left: float, right: float) -> Axis:
    """Return an axis over all positions that are numbers."""
    known = [each for each in positions if math.isfinite(each)]
    first, last = min(known, default=0.0), max(known, default=1.0)
    return Axis(first, last if last > first else first + 1.0, left, right)


def tick_lines(ticks: Sequence[Tick]) -> int:
    """Return how many lines the words of the ticks take."""
    return len({tick.major for tick in ticks if tick.label and math.isfinite(tick.position)})


def tick_rules(ticks: Sequence[Tick], axis: Axis, words_top: float, top: float, bottom: float) -> Iterator[Element]:
    """Yield the lines at the ticks; a major one reaches up between the words."""
    for tick in ticks:
        if math.isfinite(tick.position):
            x = axis.x(tick.position)
            start = words_top if tick.major else top - 4
            yield line(x, start, x, bottom, "kp-axis" if tick.major else "kp-grid")


def tick_words(ticks: Sequence[Tick], axis: Axis, top: float) -> Iterator[Element]:
    """Yield the words at the ticks; one that would run into its neighbour, a major line or the edge is left out."""
    known = sorted((tick for tick in ticks if math.isfinite(tick.position)), key=lambda tick: tick.position)
    walls = [axis.x(tick.position) for tick in known if tick.major]
    for major in (True, False):
        row = [tick for tick in known if tick.major is major and tick.label]
        taken = -math.inf
        for tick in row:
            x = axis.x(tick.position) + 4
            words = one_line(tick.label, axis.right - axis.left, WORDS, bold=major)
            end = x + text_width(words, WORDS, bold=major)
            next_wall = bisect_left(walls, x)
            limit = walls[next_wall] - 1 if next_wall < len(walls) else axis.right + OVERHANG
            if x < taken or end > limit:
                continue
            yield from lines_of_text([words], x, top, size=WORDS, leading=LINE, class_="kp-quiet", bold=major)
            taken = end + BETWEEN_WORDS
        if row:
            top += LINE


def round_steps(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Return even steps of 1, 2 or 5 times a power of ten that reach from below ``low`` to above ``high``."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        high = low + 1 if math.isfinite(low) else 1.0
        low = low if math.isfinite(low) else 0.0
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    step = next((factor * power for factor in (1, 2, 5, 10) if _count(low, high, factor * power) <= most), 20 * power)
    first = math.floor(low / step + 1e-9)
    last = math.ceil(high / step - 1e-9)
    return tuple(number * step for number in range(first, last + 1))


def _count(low: float, high: float, step: float) -> int:
    return math.ceil(high / step - 1e-9) - math.floor(low / step + 1e-9)
