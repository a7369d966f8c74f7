"""Cut an expression into words, numbers, dates, texts and signs, in one pass from left to right."""

from enum import Enum
from typing import NamedTuple

from kompplan.expressions.wrong import ExpressionError
from kompplan.i18n.text import Text

LONGEST = 2_000
"""Characters of an expression; nobody reads a longer one."""


class Sort(Enum):
    """What a token is."""

    NAME = 1
    NUMBER = 2
    DATE = 3
    TEXT = 4
    SIGN = 5
    END = 6


class Token(NamedTuple):
    """A piece of an expression; ``text`` is without the quotes, ``end`` the code point after it."""

    sort: Sort
    text: str
    at: int
    end: int


_TWO = ("<=", ">=", "==", "!=", "<>")
_ONE = "<>=+-*/()[],.%≤≥≠×÷−"
_SAME = {"≤": "<=", "≥": ">=", "≠": "!=", "<>": "!=", "=": "==", "×": "*", "÷": "/", "−": "-"}
_QUOTES = {"'": "'", '"': '"', "”": "”", "“": "”", "’": "’", "‘": "’"}
_SPACES = " \t\r\n\u00a0\u202f\u2009"
_DIGITS = frozenset("0123456789")


def tokens(text: str) -> list[Token]:
    """Return the tokens of ``text``, ``END`` last."""
    if len(text) > LONGEST:
        raise ExpressionError(LONGEST, _TOO_LONG, most=LONGEST)
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at] in _SPACES:
            at += 1
            continue
        token = _token(text, at)
        found.append(token)
        at = token.end
    found.append(Token(Sort.END, "", len(text), len(text)))
    return found


def _token(text: str, at: int) -> Token:
    char = text[at]
    if char in _DIGITS:
        return _number(text, at)
    if char.isalpha() or char == "_":
        end = at + 1
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return Token(Sort.NAME, text[at:end], at, end)
    if char in _QUOTES:
        end = text.find(_QUOTES[char], at + 1)
        if end < 0:
            raise ExpressionError(at, _OPEN_QUOTE)
        return Token(Sort.TEXT, text[at + 1 : end], at, end + 1)
    if text[at : at + 2] in _TWO:
        return Token(Sort.SIGN, _SAME.get(text[at : at + 2], text[at : at + 2]), at, at + 2)
    if char in _ONE:
        return Token(Sort.SIGN, _SAME.get(char, char), at, at + 1)
    raise ExpressionError(at, _STRANGE, sign=char)


def _digits(text: str, at: int) -> int:
    while at < len(text) and text[at] in _DIGITS:
        at += 1
    return at


def _number(text: str, at: int) -> Token:
    """Return a date, or a number with its thousands (``100 000``, ``100_000``) and decimals (``0.15``)."""
    end = _digits(text, at)
    if end - at == 4 and text[end : end + 1] == "-" and _digits(text, end + 1) - end == 3:
        date = end + 3
        if text[date : date + 1] == "-" and _digits(text, date + 1) - date == 3:
            date += 3
        return Token(Sort.DATE, text[at:date], at, date)
    written = text[at:end]
    while text[end : end + 1] and text[end] in " \u00a0\u202f\u2009_" and len(written) <= 12:
        after = _digits(text, end + 1)
        if after - end != 4:
            break
        written += text[end + 1 : after]
        end = after
    if text[end : end + 1] == "." and _digits(text, end + 1) > end + 1:
        after = _digits(text, end + 1)
        written += text[end:after]
        end = after
    elif text[end : end + 1] == "," and _digits(text, end + 1) > end + 1:
        raise ExpressionError(end, _COMMA, decimal=Text(f"{written[:20]}.5", f"{written[:20]}.5"))
    if end < len(text) and (text[end] == "_" or (text[end] in "eE" and text[end + 1 : end + 2].isdigit())):
        raise ExpressionError(at, _NO_NUMBER, number=text[at : end + 3])
    return Token(Sort.NUMBER, written, at, end)


_TOO_LONG = Text("an expression is at most {most} characters", "ett uttryck är högst {most} tecken")
_OPEN_QUOTE = Text("a text begins here but does not end", "här börjar en text som inte slutar")
_STRANGE = Text("'{sign}' means nothing here", "”{sign}” betyder inget här")
_COMMA = Text(
    "a comma between digits: write {decimal} with a point, and a space after the comma of a list",
    "ett komma mellan siffror: skriv {decimal} med punkt, och ett mellanslag efter kommat i en lista",
)
_NO_NUMBER = Text("'{number}' is no number; write it out", "”{number}” är inget tal; skriv ut det")
