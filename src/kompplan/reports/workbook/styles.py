"""How cells look, and what an Excel file can hold."""

import math
import re
from collections.abc import Iterable
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kompplan.charts._style import LIGHT
from kompplan.i18n.safe import visible

LONGEST_TEXT = 32_767
"""Characters that a cell takes, in UTF-16; XlsxWriter would leave a longer text out."""
CUT = " … [✂]"
LONGEST_NAME, LONGEST_FOOTER = 31, 100
LINE, HIGHEST = 15.0, 405.0
HAIR = 7
REGULAR, BOLD = 1.06, 1.16
"""How wide a letter is, with what is left over where a line breaks, in Excel's measure, the width of a figure."""
DIGITS = 15
"""Digits that Excel keeps; a longer figure is written as words rather than rounded."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'!\"&<>|]")
"""What Excel does not take in a sheet's name, and what would need care wherever the name is used."""
_FORMULA_LIKE = ("=", "+", "-", "@", "\t", "\r")
_RESERVED = ("history", "historik")
FORMATS = {
    "kr": '#,##0 "kr"',
    "öre": '#,##0.00 "kr"',
    "h": "#,##0.##",
    "%": "0 %",
    "n": "#,##0.##",
    "date": "yyyy-mm-dd",
}
_WHOLE = {"h": "#,##0", "n": "#,##0"}
TONES = tuple(LIGHT[f"tone-{tone}"] for tone in range(5))


def units(text: str) -> int:
    """Return how long Excel counts a text."""
    return len(text.encode("utf-16-le", errors="replace")) // 2


def clean(text: str) -> str:
    """Return a text as a cell shows it: what cannot be seen made visible, and cut with a mark where it is too long."""
    text = "\n".join(map(visible, text.splitlines())) if not text.isprintable() else text
    if units(text) <= LONGEST_TEXT:
        return text
    kept = text.encode("utf-16-le")[: 2 * (LONGEST_TEXT - units(CUT))]
    return kept.decode("utf-16-le", errors="ignore") + CUT


def height(texts: Iterable[tuple[str, float, bool]]) -> float:
    """Return how high a row is in which texts break their lines in columns of a width; ``True`` for bold ones.

    Excel would find that out by itself, LibreOffice does so only when somebody edits the row.
    """
    most = 1
    for text, width, bold in texts:
        room = max(width, 1) / (BOLD if bold else REGULAR)
        most = max(most, sum(max(1, math.ceil(len(line) / room)) for line in text.splitlines()))
    return min(HIGHEST, LINE * most)


def sheet_name(wanted: str, used: set[str]) -> str:
    """Return a name that Excel takes for a sheet and that no other sheet has, and remember it."""
    base = visible(" ".join(_FORBIDDEN.sub(" ", wanted).split())).lstrip("=+-@ ") or "–"
    if base.casefold() in _RESERVED:
        base += " 1"
    name, number = _short(base, LONGEST_NAME), 1
    while name.casefold() in used:
        number += 1
        name = f"{_short(base, LONGEST_NAME - len(str(number)) - 3)} ({number})"
    used.add(name.casefold())
    return name


def _short(text: str, most: int) -> str:
    """Return a text that is cut between words where it is too long."""
    if units(text) <= most:
        return text
    while units(text) > most - 1:
        text = text[:-1]
    between = text.rsplit(" ", 1)[0]
    if len(between) > most // 2:
        text = between
    return text.rstrip(" ,;:–-") + "…"


def footnote(text: str) -> str:
    """Return a text for a page's head or foot, in which & begins a command."""
    return cut(text, LONGEST_FOOTER).replace("&", "&&")


def cut(text: str, most: int) -> str:
    """Return a text on one line, shortened where it is too long."""
    text = clean(" ".join(text.split()))
    return text if units(text) <= most else f"{text[: most // 2]}…"


def headings(wanted: list[str]) -> list[str]:
    """Return a table's headings as Excel takes them: none empty, none twice, none too long."""
    used: set[str] = set()
    found = []
    for number, each in enumerate(wanted, 1):
        base = visible(" ".join(each.split()))[:200] or f"({number})"
        name, times = base, 1
        while name.casefold() in used:
            times += 1
            name = f"{base} ({times})"
        used.add(name.casefold())
        found.append(name)
    return found


def number_format(unit: str, whole: bool) -> str:
    """Return the format of a unit; ``whole`` where no figure of the column has decimals."""
    if unit == "kr" and not whole:
        unit = "öre"
    return _WHOLE.get(unit, FORMATS[unit]) if whole else FORMATS[unit]


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        """Return the format with these properties; cells begin at the top and break their lines."""
        lines = {"bottom": HAIR, "bottom_color": LIGHT["grid"]} if "bottom" not in properties else {}
        all_properties = {"valign": "top", "text_wrap": True, **lines, **properties}
        key = tuple(sorted(all_properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(all_properties)
        return self._made[key]

    def text(self, text: str, **properties: Any) -> Format:
        """Return the format of a text; one that looks like a formula stays text when somebody edits its cell."""
        return self.of(**properties, **({"quote_prefix": True} if text.startswith(_FORMULA_LIKE) else {}))
