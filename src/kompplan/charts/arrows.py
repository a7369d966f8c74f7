"""Arrows between bars: along rows and between them, with right angles only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.svg import Element, element, group, number

End = Literal["start", "finish"]

STUB = 7.0
"""How far an arrow runs straight out of a bar, and straight into one."""
HEAD, HALF_HEAD = 6.0, 3.5
TIGHT = 10.0
"""How far a bar may begin before another ends and still be reached from above."""


@dataclass(frozen=True, slots=True)
class Port:
    """Where a bar can be left or reached: its two ends, the middle of its row, its height, and the row's edges."""

    start: float
    finish: float
    middle: float
    top: float
    bottom: float
    half: float = 0.0

    def x(self, end: End) -> float:
        return self.start if end == "start" else self.finish


def arrow(
    before: Port, after: Port, leaves: End, reaches: End, *, least: float, most: float, important: bool = False
) -> Element:
    """Return an arrow from one end of a bar to one end of another; between ``least`` and ``most`` it may run."""
    points = route(before, after, leaves, reaches, least=least, most=most)
    path = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points)
    kind = "-important" if important else ""
    head = arrow_head(points[-2], points[-1], f"kp-arrow-head{kind}")
    return group((element("path", d=path, class_=f"kp-arrow{kind}"), head))


def route(
    before: Port, after: Port, leaves: End, reaches: End, *, least: float, most: float
) -> list[tuple[float, float]]:
    """Return the corners of an arrow's way.

    To a bar that begins where another ends there is no room for a way round: the arrow comes down on it from above.
    """
    x1, x2 = before.x(leaves), after.x(reaches)
    y1, y2 = before.middle, after.middle
    if (leaves, reaches) == ("finish", "start") and 0 <= x2 - x1 + TIGHT < 2 * STUB + TIGHT and y1 != y2:
        x = min(max(x1, x2) + 3, max(after.finish - 2, x2 + 1), most)
        return _without_echo([(x1, y1), (x, y1), (x, y2 - after.half if y2 > y1 else y2 + after.half)])
    out = x1 + (STUB if leaves == "finish" else -STUB)
    into = x2 + (STUB if reaches == "finish" else -STUB)
    out, into = min(max(out, least), most), min(max(into, least), most)
    if leaves == reaches:
        outer = max(out, into) if leaves == "finish" else min(out, into)
        return _without_echo([(x1, y1), (outer, y1), (outer, y2), (x2, y2)])
    straight = out <= into if leaves == "finish" else into <= out
    if straight:
        return _without_echo([(x1, y1), (out, y1), (out, y2), (x2, y2)])
    between = after.top if y2 > y1 else after.bottom
    return _without_echo([(x1, y1), (out, y1), (out, between), (into, between), (into, y2), (x2, y2)])


def _without_echo(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    kept = [points[0]]
    for each in points[1:]:
        if abs(each[0] - kept[-1][0]) > 0.01 or abs(each[1] - kept[-1][1]) > 0.01:
            kept.append(each)
    return kept if len(kept) > 1 else [points[0], points[-1]]


def arrow_head(from_: tuple[float, float], to: tuple[float, float], class_: str) -> Element:
    """Return the head of an arrow whose last stretch goes between two points."""
    dx, dy = to[0] - from_[0], to[1] - from_[1]
    long = (dx * dx + dy * dy) ** 0.5 or 1.0
    ux, uy = dx / long, dy / long
    base = to[0] - ux * HEAD, to[1] - uy * HEAD
    corners = (
        to,
        (base[0] - uy * HALF_HEAD, base[1] + ux * HALF_HEAD),
        (base[0] + uy * HALF_HEAD, base[1] - ux * HALF_HEAD),
    )
    return element("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in corners), class_=class_)
