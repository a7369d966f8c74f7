"""Build SVG from elements that escape what they are given.

Coordinates are rounded to two decimals and attributes keep the order they were written in, so the same chart always
gives the same bytes. Colours are classes (see `_style`); sizes are attributes, since the layout depends on them.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

FONT_FAMILY = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
MINIMUM_WIDTHS = range(320, 3201, 80)

Value = str | float | int | None
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_WHITESPACE = re.compile("[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
_KEPT_FORMAT_CHARACTERS = "\u00ad\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Element:
    """One SVG element with its attributes in order."""

    name: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[Element | str, ...]


def element(name: str, *children: Element | str, **attributes: Value) -> Element:
    """Return an element; `class_` becomes `class`, `stroke_width` becomes `stroke-width`, None is left out."""
    pairs = [
        (_written(key), value if isinstance(value, str) else number(value))
        for key, value in attributes.items()
        if value is not None
    ]
    return Element(name, tuple(pairs), children)


@cache
def _written(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def number(value: float) -> str:
    """Return a coordinate with at most two decimals and without a trailing zero; what is no number becomes 0."""
    if not math.isfinite(value):
        return "0"
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def clean(text: str) -> str:
    """Drop what XML forbids and what a reader cannot see: control characters, lone surrogates, direction overrides."""
    if text.isprintable():  # none of them is; a chart has thousands of attributes and few texts with more in them
        return text
    spaced = _WHITESPACE.sub(" ", text)
    return "".join([character for character in spaced if character.isprintable() or _is_shown(character)])


def _is_shown(character: str) -> bool:
    if unicodedata.category(character) in ("Cc", "Cs", "Cf"):
        return character in _KEPT_FORMAT_CHARACTERS
    return character not in "\ufffe\uffff"


@lru_cache(maxsize=4096)  # classes and coordinates come again and again
def escape(text: str) -> str:
    """Return text that is safe both between tags and inside a quoted attribute."""
    safe = clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("'", "&#39;")


def render(part: Element | str) -> str:
    """Return an element and everything in it as SVG source."""
    if isinstance(part, str):
        return escape(part)
    attributes = "".join([f' {name}="{escape(value)}"' for name, value in part.attributes])
    if not part.children:
        return f"<{part.name}{attributes}/>"
    inside = "".join([render(child) for child in part.children])
    return f"<{part.name}{attributes}>{inside}</{part.name}>"


def chart(*children: Element, prefix: str, title: str, desc: str, width: float, height: float, kind: str) -> str:
    """Return a whole picture with its title and description.

    `prefix` makes the ids unique on a page with several charts. The class `kp-min-…` keeps the text readable on a small
    screen: the picture shrinks to about seven eighths of its width, then it scrolls in a `kp-scroll` region.
    """
    if not _ID.fullmatch(prefix):
        raise ValueError(f"a prefix for ids is a letter followed by letters, digits, - or _, not {prefix!r}")
    width, height = math.ceil(width), math.ceil(height)
    root = element(
        "svg",
        element("title", title, id=f"{prefix}-title"),
        element("desc", desc, id=f"{prefix}-desc"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_=f"kp-chart kp-{kind} kp-min-{_minimum_width(width)}",
        role="img",
        aria_labelledby=f"{prefix}-title {prefix}-desc",
        viewBox=f"0 0 {number(width)} {number(height)}",
        width=width,
        height=height,
        font_family=FONT_FAMILY,
        font_size=14,
    )
    return _line_by_line(root)


def _minimum_width(width: float) -> int:
    wanted = int(width * 0.88)
    return max((step for step in MINIMUM_WIDTHS if step <= wanted), default=MINIMUM_WIDTHS[0])


def _line_by_line(root: Element) -> str:
    """Render with one child of the root on each line, so that a changed picture gives a readable diff."""
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in root.attributes)
    lines = [f"<{root.name}{attributes}>", *map(render, root.children), f"</{root.name}>"]
    return "\n".join(lines)


def group(children: Iterable[Element], tooltip: str | None = None, class_: str | None = None) -> Element:
    """Return parts that belong together; the tooltip holds the full text when the picture shows less."""
    title = () if tooltip is None else (element("title", tooltip),)
    return element("g", *title, *children, class_=class_)


def rectangle(x: float, y: float, width: float, height: float, class_: str, *, rx: float | None = None) -> Element:
    """Return a box."""
    return element("rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), rx=rx, class_=class_)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> Element:
    """Return a straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=class_)


def lines_of_text(
    lines: Sequence[str],
    x: float,
    top: float,
    *,
    size: float,
    leading: float,
    class_: str = "kp-ink",
    anchor: Literal["start", "middle", "end"] = "start",
    bold: bool = False,
) -> list[Element]:
    """Return one text element a line; `top` is the upper edge of the first line."""
    baseline = top + leading / 2 + size * 0.35
    return [
        element(
            "text",
            words,
            x=x,
            y=baseline + index * leading,
            font_size=size,
            font_weight="700" if bold else None,
            text_anchor=None if anchor == "start" else anchor,
            class_=class_,
        )
        for index, words in enumerate(lines)
    ]


def hatch(pattern_id: str, class_: str, gap: float = 6) -> Element:
    """Return a pattern of slanting lines, for what must be told apart without colour."""
    stroke = element("path", d=f"M0 0V{number(gap)}", class_=class_)
    return element(
        "defs",
        element(
            "pattern",
            stroke,
            id=pattern_id,
            width=gap,
            height=gap,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        ),
    )
