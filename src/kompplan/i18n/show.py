"""Write one typed value in a sentence: numbers spaced, dates ISO, lists joined, plan text made safe and short."""

from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import PurePath

from kompplan.i18n.language import Language
from kompplan.i18n.safe import quoted, safe

NBSP = "\u00a0"
MINUS = "\u2212"


def number(value: Decimal | int, language: Language) -> str:
    """Return ``value`` with spaced thousands: ``1 762 220``, ``0,5`` (``0.5`` in English).

    Written by hand instead of with Babel because a finding is often the only number in a whole run and Babel costs
    a third of the start-up; ``tests/i18n`` holds the two equal.
    """
    value = Decimal(value)
    text = f"{abs(value):,f}"
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    written = whole.replace(",", NBSP)
    if fraction:
        written += ("," if language is Language.SV else ".") + fraction
    return MINUS + written if value < 0 else written


def listed(words: list[str], language: Language) -> str:
    """Join words as a sentence does: ``a, b och c``."""
    if len(words) < 2:
        return "".join(words)
    joint = " och " if language is Language.SV else " and "
    return ", ".join(words[:-1]) + joint + words[-1]


def show(value: object, language: Language) -> str:
    """Return ``value`` as a reader of ``language`` expects it inside a sentence."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return quoted(value)
    if isinstance(value, PurePath):
        return safe(str(value))  # a path that is cut cannot be found
    if isinstance(value, bool):
        return {(True, True): "ja", (True, False): "nej", (False, True): "yes", (False, False): "no"}[
            language is Language.SV, value
        ]
    if isinstance(value, (Decimal, int)):
        return number(value, language)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        words = getattr(value, "words", None)
        return words.to(language) if words is not None else str(value.value)
    to = getattr(value, "to", None)
    if to is not None:
        return str(to(language))
    written = getattr(value, "written", None)
    if written is not None:
        return quoted(str(written))
    if isinstance(value, (list, tuple)):
        return listed([show(each, language) for each in value], language)
    return quoted(str(value))
