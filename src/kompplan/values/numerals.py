"""Read one number as it is written in Swedish or English: ``1 200``, ``1 200,50``, ``1.5``, ``tre``, ``en halv``.

Conventions:

- Thousands are divided by spaces, in threes. A comma is a decimal comma; a point is read as one where
  nothing else fits.
- A comma or point before exactly three digits (``1.200``, ``1,200``) is refused as ambiguous: a factor of thousand must
  not hang on a guess. ``0,125`` and ``1234,567`` cannot be grouped numbers and are read.
- ``012`` is 12. Leading zeros come from spreadsheets and are harmless; nothing is ever octal.
- At most 12 digits before and 6 after the decimal comma.
"""

import re
from decimal import Decimal

from kompplan.i18n.text import Message, Text
from kompplan.values.misread import Misread, two_readings
from kompplan.values.patterns import pattern

DIGITS = 12
LARGEST = 10**DIGITS
DECIMALS = 6

WORDS = {
    word: Decimal(value)
    for value, words in {
        "0": ("noll", "zero"),
        "0.5": ("en halv", "ett halvt", "halv", "halvt", "half a", "half an", "a half", "one half", "half"),
        "1": ("en", "ett", "one", "a", "an"),
        "2": ("två", "two"),
        "3": ("tre", "three"),
        "4": ("fyra", "four"),
        "5": ("fem", "five"),
        "6": ("sex", "six"),
        "7": ("sju", "seven"),
        "8": ("åtta", "eight"),
        "9": ("nio", "nine"),
        "10": ("tio", "ten"),
        "11": ("elva", "eleven"),
        "12": ("tolv", "twelve"),
    }.items()
    for word in words
}
HALF_MORE = pattern(r" (?:och (?:en halv|ett halvt)|and a half)(?![^\W_])")
WORD = pattern("(" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")(?![^\W_])")
RAW = pattern(r"[0-9]+(?:[ .,'’_][0-9]+)*")
"""Everything that can be meant as one number, right or wrong; ``number`` tells which."""

_GROUPED = pattern(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_PLAIN = pattern(r"[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS_OR_DECIMALS = pattern(r"(?:[1-9][0-9]{0,2} (?:[0-9]{3} )*[0-9]{3}|[1-9][0-9]{0,2})[.,][0-9]{3}")
_FOREIGN_GROUPS = pattern(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3})+(?:,[0-9]+)?|(?:,[0-9]{3})+(?:\.[0-9]+)?)")
_OTHER_MARK = pattern("['’_]")
_NO_SPACES = str.maketrans("", "", " ")


def number(raw: str) -> Decimal | Misread:
    """Return the number that ``raw`` (a match of ``RAW``, without sign) stands for."""
    if raw.isdecimal():
        return _limited(raw, Decimal(raw))
    if _THOUSANDS_OR_DECIMALS().fullmatch(raw):
        return _thousands_or_decimals(raw)
    if _GROUPED().fullmatch(raw) or _PLAIN().fullmatch(raw):
        return _limited(raw, Decimal(raw.translate(_NO_SPACES).replace(",", ".")))
    if _FOREIGN_GROUPS().fullmatch(raw):
        return _foreign(raw)
    return _badly_grouped(raw)


def _thousands_or_decimals(raw: str) -> Misread:
    whole, part = re.split("[.,]", raw.translate(_NO_SPACES))
    decimals = part.rstrip("0") or "0"
    if len(decimals) == 3:
        decimals += "0"  # 12,345 must be told apart from 12 345
    return two_readings(
        raw,
        Decimal(whole + part),
        Decimal(f"{whole}.{part}").normalize(),
        Message(
            Text("write {whole} or {decimal}", "skriv {whole} eller {decimal}"),
            {"whole": Decimal(whole + part), "decimal": Text(f"{whole}.{decimals}", f"{whole},{decimals}")},
        ),
    )


def _space_or_comma() -> Message:
    return Message(
        Text(
            "divide thousands with a space (1 200) and decimals with a comma (1,2)",
            "skilj tusental med mellanslag (1 200) och decimaler med komma (1,2)",
        )
    )


def _limited(raw: str, value: Decimal) -> Decimal | Misread:
    too_large = exceeds(raw, value)
    if too_large is not None:
        return too_large
    _, _, decimals = raw.replace(",", ".").partition(".")
    if len(decimals) > DECIMALS:
        return too_many_decimals(raw, DECIMALS)
    return value


def exceeds(written: str, value: Decimal) -> Misread | None:
    """Return what to say about a number with more digits than any plan needs."""
    if abs(value) < LARGEST:
        return None
    return Misread(
        Message(
            Text(
                "{written} is larger than kompplan computes with ({digits} digits)",
                "{written} är större än kompplan räknar med ({digits} siffror)",
            ),
            {"written": written, "digits": DIGITS},
        ),
        Message(Text("check the number of zeros", "kontrollera antalet nollor")),
    )


def too_many_decimals(written: str, most: int) -> Misread:
    """Return what to say about a number that is written more finely than it can be meant."""
    return Misread(
        Message(
            Text(
                "{written} has more than {most} decimals",
                "{written} har fler än {most} decimaler",
            ),
            {"written": written, "most": most},
        ),
        Message(Text("round the number", "avrunda talet")),
    )


def _foreign(raw: str) -> Misread:
    separators = re.findall("[.,]", raw)
    groups = re.split("[.,]", raw)
    if len(separators) == 2 and separators[0] != separators[1]:
        grouped = Decimal(f"{groups[0]}{groups[1]}.{groups[2]}").normalize()
        decimal = Decimal(f"{groups[0]}.{groups[1]}{groups[2]}").normalize()
        return two_readings(raw, grouped, decimal, _space_or_comma())
    decimals = groups.pop() if separators[0] != separators[-1] else ""
    meant = Decimal("".join(groups) + (f".{decimals}" if decimals else ""))
    return Misread(
        Message(
            Text(
                "{written} divides thousands with {mark}",
                "{written} skiljer tusental med {mark}",
            ),
            {
                "written": raw,
                "mark": Text("points", "punkt") if separators[0] == "." else Text("commas", "komma"),
            },
        ),
        Message(Text("write {meant}", "skriv {meant}"), {"meant": meant}),
    )


def _badly_grouped(raw: str) -> Misread:
    if _OTHER_MARK().search(raw):
        return Misread(
            Message(
                Text(
                    "{written} has a mark that does not belong in a number",
                    "{written} har ett tecken som inte hör hemma i ett tal",
                ),
                {"written": raw},
            ),
            _space_or_comma(),
        )
    if re.fullmatch("[0-9 ]+", raw):
        together = raw.translate(_NO_SPACES)
        return Misread(
            Message(
                Text(
                    "the digits in {written} are not grouped in threes", "siffrorna i {written} står inte tre och tre"
                ),
                {"written": raw},
            ),
            Message(
                Text(
                    "write {together} if it is one number, or say how two numbers belong together, as in 2–3 or 2 × 3",
                    "skriv {together} om det är ett tal, eller hur två tal hör ihop, som 2–3 eller 2 × 3",
                ),
                {"together": Decimal(together) if len(together) <= DIGITS else together},
            ),
        )
    return Misread(
        Message(
            Text("{written} is not a number kompplan reads", "{written} är inget tal som kompplan läser"),
            {"written": raw},
        ),
        _space_or_comma(),
    )
