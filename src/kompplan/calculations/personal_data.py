"""Find what points out a person in running text: e-mail addresses, telephone numbers, personal identity numbers.

Every finder looks for something that is quick to find (an at sign, a shape of digits) and then looks closely, so a long
text costs no more than its length. A number counts as a person's only where its date exists and its last digit is right
(``Luhn``), so that registration numbers, organisation numbers and amounts pass. An address of a function (*info@*,
*kommun@*) and a switchboard's number point out nobody.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from kompplan.calculations.word_lists import words
from kompplan.model.project import Project
from kompplan.model.shapes import folded
from kompplan.values.patterns import pattern


class Kind(StrEnum):
    """What points a person out."""

    ADDRESS = "address"
    TELEPHONE = "telephone"
    IDENTITY = "identity"
    COORDINATION = "co-ordination"


class Found(NamedTuple):
    """Where it stands, and a form of it that tells which one it is but not whose."""

    kind: Kind
    start: int
    end: int
    masked: str


_FEWEST_TOGETHER = b"000000"


@cache
def _together() -> tuple[re.Pattern[bytes], ...]:
    """Return what long runs of digits look like in an outline; a dash is three bytes there."""
    return re.compile(b"000000(?:|[-+]|AAA)0000"), re.compile(b"000[ -]0?000000")


@cache
def _pairs() -> re.Pattern[bytes]:
    """Return what the end of a number written in pairs looks like; *45 000 kr* has a third digit."""
    return re.compile(b" 00 00(?!0)")


def may_hold_numbers(outline: bytes) -> bool:
    """Tell whether it is worth looking for numbers in the texts of an outline."""
    if _FEWEST_TOGETHER in outline and any(shape.search(outline) for shape in _together()):
        return True
    if b"-000 000" in outline or (b"+" in outline and b"+00" in outline):
        return True
    return b" 00 00" in outline and _pairs().search(outline) is not None


# Addresses

_LONGEST_LOCAL = 64
_IN_LOCAL = frozenset("._%+-")
_DOMAIN = pattern(r"((?:[\w-]{1,63}\.){1,8})([^\W\d_]{2,24})(?![\w@])")
_BETWEEN_WORDS = pattern(r"[\W\d_]+")
_FUNCTIONS = words(
    """
    admin arkiv barn bibliotek bygg contact diarie diarium ekonomi enquiries esf expedition faktura
    forskola fritid gdpr git hej hello help hjalp hr info inkop insikt it jobb kansli kansliet kommun kommunen
    kontakt kontor kultur lararservice ledning lon mail medborgare media miljo namnd naringsliv noreply office
    omsorg ordforande personal post press project projekt projektet projektledare projektledning rad reception
    region registrator rekrytering reply resurs sales samhalle samordnare samverkan sekreterare service skola
    skolan social sprak stad styrelse styrgrupp support team turism upphandling utbildning utvardering
    utveckling valfard vard vaxel verksamhet vuxenutbildning web webb webmaster
    """
)
_FUNCTION_ENDS = tuple(
    words(
        """
    avdelning avdelningen byra byran center centrum chef chefen direktor enhet enheten forbund forbundet
    forening foreningen forvaltning forvaltningen grupp gruppen kansli kansliet kommun kommunen kontor kontoret
    ledare ledaren ledning namnd namnden natverk natverket projekt projektet radet rektor samordnare service
    skola skolan stod stodet styrelse support tjanst tjansten utbildning utveckling verket
    """
    )
)
_RESERVED_ENDS = frozenset({"example", "invalid", "test", "localhost", "local"})
_RESERVED = frozenset({"example", "exempel"})


def own_names(project: Project | None) -> frozenset[str]:
    """Return the words of the project's id and name, which make an address the project's: klura@…"""
    if project is None:
        return frozenset()
    return frozenset(folded(word) for word in f"{project.id or ''} {project.name or ''}".replace("-", " ").split())


def addresses(text: str, names: frozenset[str]) -> Iterator[Found]:
    """Yield the e-mail addresses that are not a function's; ``names`` are folded words that are nobody's name."""
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < _LONGEST_LOCAL and (text[start - 1].isalnum() or text[start - 1] in _IN_LOCAL):
            start -= 1
        domain = _DOMAIN().match(text, at + 1) if start < at else None
        if domain is not None and not _of_a_function(text[start:at], domain[1], domain[2], names):
            yield Found(Kind.ADDRESS, start, domain.end(), f"{text[start]}…@…")
        at = text.find("@", at + 1)


def _of_a_function(local: str, host: str, ending: str, names: frozenset[str]) -> bool:
    labels = host.lower().rstrip(".").split(".")
    if ending.lower() in _RESERVED_ENDS or not _RESERVED.isdisjoint(labels):
        return True
    parts = [folded(word) for word in _BETWEEN_WORDS().split(local) if word]
    nobodys = {*names, *map(folded, labels)}
    return not parts or any(
        word in _FUNCTIONS or word in nobodys or word.endswith(_FUNCTION_ENDS) for word in parts if len(word) > 1
    )


# Telephone numbers

_GAP = "[ \u00a0/–-]{0,3}"
# The look back stands after the first digits, so that those are what an expression looks for.
_MOBILE = pattern(rf"07(?<![\w+-]07)[02369](?:{_GAP}[0-9]){{7}}(?![0-9])")
_ABROAD = rf"{_GAP}(?:\(0\) ?)?[1-9](?:{_GAP}[0-9]){{6,8}}(?![0-9])"
_WITH_PLUS = pattern(rf"\+46(?<![\w+]\+46){_ABROAD}")
_WITH_ZEROS = pattern(rf"0046(?<![\w+]0046){_ABROAD}")
_FIXED = pattern(r"0(?<![\w+,.-]0)(?!7[02369])[1-9][0-9]{0,2}[/-] ?[0-9]{2,3}(?: [0-9]{2,3}){1,3}(?![0-9-])")
_FEWEST_DIGITS, _MOST_DIGITS = 8, 10
_SWITCHBOARD = pattern(
    r"växel|kundtjänst|kundcenter|kontaktcenter|servicecenter|medborgar|reception|switchboard|customer service"
)
_AROUND = 40


def telephones(text: str) -> Iterator[Found]:
    """Yield Swedish telephone numbers: mobile ones, those with +46, and fixed ones that are no switchboard's."""
    for shape in (_MOBILE, _WITH_PLUS, _WITH_ZEROS, _FIXED):
        for match in shape().finditer(text):
            digits = sum(each.isdecimal() for each in match[0])
            if shape is _FIXED and not _FEWEST_DIGITS <= digits <= _MOST_DIGITS:
                continue
            before = text[max(0, match.start() - _AROUND) : match.start()].rpartition("\n")[2]
            if _SWITCHBOARD().search(before.casefold()) is None:
                yield Found(Kind.TELEPHONE, match.start(), match.end(), f"{match[0][:3]}…")


# Personal identity numbers

_NUMBER = pattern(r"[0-9](?<![\w.,+/-][0-9])(?:[0-9]{5}|[0-9]{7})[-+–]?[0-9]{4}(?!\w|[-/.,][0-9])")
_COORDINATION_DAYS = 60
"""A co-ordination number is a personal identity number with 60 added to the day."""


def identities(text: str, today: date) -> Iterator[Found]:
    """Yield personal identity numbers and co-ordination numbers: the date exists and the last digit is right."""
    for match in _NUMBER().finditer(text):
        digits = "".join(each for each in match[0] if each.isdecimal())
        if digits == match[0] and digits.startswith("07"):
            continue  # a mobile telephone number
        century, born, last = digits[:-10], digits[-10:-4], digits[-4:]
        day = int(born[4:])
        coordination = day > _COORDINATION_DAYS
        day -= _COORDINATION_DAYS * coordination
        centuries = (century,) if century else ("19", "20")
        lived = (_lived(int(each + born[:2]), int(born[2:4]), day, today) for each in centuries)
        if century in ("", "18", "19", "20") and any(lived) and _luhn(born + last):
            kind = Kind.COORDINATION if coordination else Kind.IDENTITY
            yield Found(kind, match.start(), match.end(), "…")


def _lived(year: int, month: int, day: int, today: date) -> bool:
    """Tell whether somebody can be born on that day."""
    try:
        return date(year, month, day) <= today
    except ValueError:
        return False


def _luhn(digits: str) -> bool:
    """Tell whether the last digit is the check digit of those before it: each second one is doubled."""
    total = 0
    for position, digit in enumerate(map(int, digits)):
        doubled = digit * (2 if position % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return total % 10 == 0
