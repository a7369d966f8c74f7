"""Measure and wrap text without a browser, by the widths of the typeface the charts are set in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kompplan.charts._widths import BOLD, REGULAR
from kompplan.charts.svg import clean

ELLIPSIS = "…"
SOFT_HYPHEN = "\u00ad"
UNITS_PER_EM = 2048
UNKNOWN = 1640
WIDE = 2560

_REGULAR = {character: width for width, characters in REGULAR.items() for character in characters}
_BOLD = {character: width for width, characters in BOLD.items() for character in characters}
# No-break spaces are left out on purpose: 1 761 220 kr stays together.
_BREAKING_SPACE = re.compile("[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_LINKING_S = re.compile(r"(?:ing|ion|het|tet|skap|dom|els|ment)s(?=\w{3})")
_VOWELS = frozenset("aeiouyåäöéüæøAEIOUYÅÄÖ")
_JOINER = "\u200d"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line of text is when set in `size`."""
    return _units(text, bold=bold) * size / UNITS_PER_EM


def _units(text: str, *, bold: bool) -> int:
    widths = _BOLD if bold else _REGULAR
    try:
        return sum(map(widths.__getitem__, text))  # a long chart asks this ten thousand times
    except KeyError:
        return sum(widths[one] if one in widths else _unlisted(one) for one in text)


def _unlisted(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return WIDE if unicodedata.east_asian_width(character) in ("W", "F") else UNKNOWN


def wrap(text: str, width: float, size: float, max_lines: int, *, bold: bool = False) -> list[str]:
    """Break text into lines of at most `width`, by words; what does not fit in `max_lines` becomes an ellipsis.

    A word wider than a line is divided, first where the writer allowed it (hyphen, slash, soft hyphen), then with a
    hyphen. Each line holds at least one character, however narrow the line is.
    """
    lines: list[str] = []
    current, units = "", 0
    space = _units(" ", bold=bold)
    for word in _words(text):
        joined = _units(word, bold=bold) + (units + space if current else 0)
        if joined * size / UNITS_PER_EM <= width:
            current, units = f"{current} {word}" if current else word, joined
            continue
        before, _, last = current.rpartition(" ")
        if before and _is_short_number(word) and text_width(f"{last} {word}", size, bold=bold) <= width:
            lines.append(before)  # "nivå 2" and "steg 1–3" move together
            current = f"{last} {word}"
            units = _units(current, bold=bold)
            continue
        if current:
            lines.append(current)
        *full, current = _divide(word, width, size, bold=bold, enough=max_lines + 1)
        units = _units(current, bold=bold)
        lines.extend(full)
        if len(lines) > max_lines:
            break
    if current:
        lines.append(current)
    if len(lines) <= max_lines:
        return lines
    return [*lines[: max_lines - 1], _with_ellipsis(lines[max_lines - 1], width, size, bold)]


def _is_short_number(word: str) -> bool:
    return len(word) <= 4 and word[0].isdigit()


def is_whole(lines: list[str], text: str) -> bool:
    """Return whether the lines show the text as written, with no word divided and nothing left out."""
    return " ".join(lines) == " ".join(_words(text))


def one_line(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Return the text on one line, with an ellipsis if it does not fit."""
    return "".join(wrap(text, width, size, 1, bold=bold))


@lru_cache(maxsize=64)  # asked once to break a text into lines, and once more whether the lines hold all of it
def _words(text: str) -> tuple[str, ...]:
    return tuple([word for word in _BREAKING_SPACE.split(clean(text)) if word.strip(SOFT_HYPHEN)])


def _divide(word: str, width: float, size: float, *, bold: bool, enough: int) -> list[str]:
    """Divide one word into pieces that each fit a line; after `enough` pieces the rest is left in one."""
    pieces: list[str] = []
    rest = word
    while len(pieces) < enough and text_width(rest, size, bold=bold) > width:
        clusters = list(_clusters(rest))
        hyphen = text_width("-", size, bold=bold)
        fits, used = 0, 0.0
        for cluster in clusters:
            used += text_width(cluster, size, bold=bold)
            if used > width - hyphen:
                break
            fits += 1
        at = _place_to_divide(clusters, max(fits, 1))
        head = "".join(clusters[:at])
        needs_hyphen = fits > 0 and clusters[at - 1][-1].isalpha() and at < len(clusters)
        pieces.append(f"{head.rstrip(SOFT_HYPHEN)}-" if needs_hyphen or head.endswith(SOFT_HYPHEN) else head)
        rest = "".join(clusters[at:])
    return [*pieces, rest] if rest or not pieces else pieces


def _place_to_divide(clusters: list[str], fits: int) -> int:
    """Return how many of the clusters to keep on the line: as many as fit, unless a better place is near."""
    fits = min(fits, max(len(clusters) - 1, 1))
    for at in range(fits, fits // 2, -1):
        if clusters[at - 1] in ("-", "/", SOFT_HYPHEN, "\u2010", "\u2013", "_"):
            return at
    if any(len(cluster) > 1 for cluster in clusters[: fits + 3]):
        return fits
    word = "".join(clusters)
    ends = [found.end() for found in _LINKING_S.finditer(word) if fits // 2 < found.end() <= fits]
    if ends:
        return ends[-1]
    # Swedish carries one consonant over to the next line: pla-nering.
    for at in range(min(fits, len(word) - 3), max(fits - 5, 2), -1):
        before, first, second = word[at - 1], word[at], word[at + 1]
        if before.isalpha() and first.isalpha() and first not in _VOWELS and second in _VOWELS:
            return at
    return fits


def _with_ellipsis(line: str, width: float, size: float, bold: bool) -> str:
    clusters = list(_clusters(line))
    while len(clusters) > 1 and text_width("".join(clusters) + ELLIPSIS, size, bold=bold) > width:
        clusters.pop()
    kept = "".join(clusters).rstrip(" -,;:(" + SOFT_HYPHEN)
    return (kept or clusters[0]) + ELLIPSIS


def _clusters(text: str) -> Iterator[str]:
    """Yield what a reader sees as one character: a letter with its accents, an emoji with its modifiers."""
    if max(text, default="") < "\u0300":  # no accent that stands by itself comes before that
        yield from text
        return
    start = 0
    for index, (previous, character) in enumerate(pairwise(text), start=1):
        if not _continues(previous, character, index - start):
            yield text[start:index]
            start = index
    yield text[start:]


def _continues(previous: str, character: str, length: int) -> bool:
    if _JOINER in (previous, character) or unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return True
    if "\U0001f3fb" <= character <= "\U0001f3ff":
        return True
    return length % 2 == 1 and _is_flag_letter(previous) and _is_flag_letter(character)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
