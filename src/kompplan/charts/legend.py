"""Where the items of a legend stand, in as many lines as they take."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from kompplan.charts.text import one_line, text_width


class Named(Protocol):
    """An item with its words."""

    @property
    def text(self) -> str: ...


Item = TypeVar("Item", bound=Named)
GAP = 22.0


def legend_places(
    legend: Sequence[Item], *, width: float, sign: float, size: float, line: float
) -> list[tuple[Item, str, float, float]]:
    """Return each item with its words, which are cut where they are wider than the picture, and its place."""
    places: list[tuple[Item, str, float, float]] = []
    x, y = 0.0, 0.0
    for item in legend:
        words = one_line(item.text, width - sign - 20, size)
        needed = sign + 8 + text_width(words, size) + GAP
        if x > 0 and x + needed > width + GAP:
            x, y = 0.0, y + line
        places.append((item, words, x, y))
        x += needed
    return places
