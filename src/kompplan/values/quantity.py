"""Read an amount as a planner writes it: ``4 × 15 000 kr``, ``knappt 1,2 mn``, ``60 % tjänst``, ``3 h i veckan``.

What is between ``low`` and ``high`` (both included) is what the text can mean:

- *knappt, just under, närmare, nearly* X: 0,9 X to X
- *drygt, just over* X: X to 1,1 X
- *ca, about* X: 0,9 X to 1,1 X; *ca* a range widens both ends likewise
- *minst, at least, mer än, more than* X: from X, without an upper bound
- *högst, at most, mindre än, less than* X: 0 to X
- X–Y, X till Y: X to Y
- X–Y–Z: X to Z, most likely Y; only with dashes, and the unit after the last or after each

``N à M`` is a price each when M is a price (``4 à 15 000``); ``2 à 3 dagar`` is two to three or two times three, and is
refused as ambiguous. In a product, a unit that only counts gives way to the other one (``10 deltagare × 500 kr`` is
kronor), and a factor *per* something is used up by a factor of that (``500 kr/h × 40 h`` is kronor).
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from kompplan.i18n.text import Message, Text
from kompplan.values import numerals
from kompplan.values.misread import Misread, two_readings
from kompplan.values.patterns import pattern
from kompplan.values.spelling import even, unreadable_length
from kompplan.values.units import ALONE, COUNTED, MEASURES, PER, Measure, Unit, measure_at, per_unit

__all__ = ["Approx", "Quantity", "Unit", "fits", "parse_quantity"]


class Approx(StrEnum):
    """How exactly a quantity is stated."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    NEARLY = "nearly"
    RANGE = "range"
    AT_LEAST = "at least"
    AT_MOST = "at most"


class Quantity(NamedTuple):
    """A quantity as written, and what it can be. A named tuple because a large plan holds very many."""

    written: str
    low: Decimal
    high: Decimal | None
    """None where there is no upper bound."""
    nominal: Decimal | None
    """The number that stands there, 1 200 000 in ``knappt 1,2 mn``, or the likeliest in ``80–100–150``; else None."""
    approx: Approx
    unit: Unit | None = None
    factors: tuple[Decimal, ...] = ()
    stated: Decimal | None = None
    """The product that the text itself claims: 65 000 in ``4 × 15 000 kr = 65 000 kr``."""
    per: Unit | None = None
    scale: int = 1
    """1000 or more where the number is written in tkr or mnkr, and so is rounded to that."""

    @property
    def exact(self) -> bool:
        return self.approx is Approx.EXACT

    @property
    def value(self) -> Decimal | None:
        """Return the value if it is known exactly."""
        return self.low if self.approx is Approx.EXACT else None


_ONE = Decimal(1)
_ZERO = Decimal(0)
_TENTH_LESS = Decimal("0.9")
_TENTH_MORE = Decimal("1.1")
_MOST_FACTORS = 3
_SEK_DECIMALS = 2
_COUNTED_SINGLY = Measure(None, _ONE)
_EXACTLY = Context(prec=60)  # three factors of 12 + 6 digits multiply without rounding


class _Wording(NamedTuple):
    approx: Approx
    low: Decimal | None
    """What the lower bound is in parts of the number; None for no bound of its own."""
    high: Decimal | None

    def bounds(self, value: Decimal) -> tuple[Decimal, Decimal | None]:
        low = _ZERO if self.low is None else _EXACTLY.multiply(value, self.low)
        high = None if self.high is None else _EXACTLY.multiply(value, self.high)
        if high is not None and high < low and self.low is not None:
            return high, low
        return low, high


_EXACT = _Wording(Approx.EXACT, _ONE, _ONE)
_ABOUT = _Wording(Approx.ABOUT, _TENTH_LESS, _TENTH_MORE)
_JUST_OVER = _Wording(Approx.OVER, _ONE, _TENTH_MORE)
_MORE = _Wording(Approx.OVER, _ONE, None)
_JUST_UNDER = _Wording(Approx.UNDER, _TENTH_LESS, _ONE)
_LESS = _Wording(Approx.UNDER, None, _ONE)
_NEARLY = _Wording(Approx.NEARLY, _TENTH_LESS, _ONE)
_AT_LEAST = _Wording(Approx.AT_LEAST, _ONE, None)
_AT_MOST = _Wording(Approx.AT_MOST, None, _ONE)

_BEFORE = {
    word: wording
    for wording, words in {
        _ABOUT: "ca|ca.|c:a|cirka|circa|omkring|kring|runt|ungefär|i storleksordningen|about|around|approximately"
        "|approx|approx.|roughly|some|~|≈",
        _JUST_OVER: "drygt|lite över|lite mer än|något över|något mer än|strax över|just over|a little over"
        "|a little more than|slightly over|slightly more than",
        _MORE: "mer än|fler än|över|more than|over|above|>",
        _JUST_UNDER: "knappt|lite under|lite mindre än|något under|något mindre än|strax under|just under"
        "|a little under|a little less than|slightly under|slightly less than",
        _LESS: "mindre än|färre än|under|less than|fewer than|below|<",
        _NEARLY: "närmare|nästan|uppemot|uppåt|nearly|almost|close to",
        _AT_LEAST: "minst|lägst|åtminstone|inte mindre än|at least|no less than|no fewer than|min.|≥|>=",
        _AT_MOST: "högst|max|max.|maximalt|som mest|upp till|inte mer än|at most|up to|no more than|not more than|≤|<=",
    }.items()
    for word in words.split("|")
}
_AFTER = {
    **dict.fromkeys(("eller mer", "eller fler", "eller längre", "och uppåt", "or more", "and up"), _AT_LEAST),
    **dict.fromkeys(("eller mindre", "eller färre", "or less", "or fewer"), _AT_MOST),
}


def _any_of(words: dict[str, _Wording]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BEFORE_PATTERN = pattern(rf"({_any_of(_BEFORE)})(?: |(?=[0-9-])|(?<=[<>=≥≤~≈]))")
_AFTER_PATTERN = pattern(rf" ({_any_of(_AFTER)})$")
_BETWEEN = pattern("(?:mellan|between) ")
_AND = pattern(r" (?:och|and) ")
_TO = pattern(r" ?[-–—] ?| (?:till|to) ")
_DASH = pattern(r" ?[-–—] ?")
_TIMES = pattern(r" ?[×*·] ?| ?x ?(?=[0-9])| x | (?:à|á|a|om|of) (?=[0-9])")
_EACH = (" à ", " á ", " a ")
_CURRENCY_FIRST = pattern("(?:sek|kr) (?=[0-9-])")
_FRACTION = pattern(r"([0-9]{1,3}) ?/ ?([0-9]{1,3})(?![0-9])")
_COMPUTER_NUMBER = pattern(r"-?(?:0[xob][0-9a-f]+|[0-9.,]+e[-+]?[0-9]+)")

_COMMON = pattern(
    "(-?(?:[0-9]{1,12}|[1-9][0-9]{0,2}(?:[ \u00a0\u202f\u2009][0-9]{3}){1,3}))(?:[ \u00a0\u202f]?([^0-9].*))?"
)


def parse_quantity(text: str, unit: Unit | None = None) -> Quantity | Misread:
    """Return the quantity that ``text`` states, counted in ``unit`` where it names none itself."""
    written = text.strip()
    return unreadable_length(written) or _parse(written, unit)


@lru_cache(maxsize=4096)
def _parse(written: str, unit: Unit | None) -> Quantity | Misread:
    common = _COMMON().fullmatch(written)
    if common is not None:
        digits, word = common.groups()
        measure = _COUNTED_SINGLY if word is None else MEASURES.get(word.casefold())
        if measure is not None:
            value = Decimal(digits) if digits.isdecimal() else Decimal("".join(digits.split()))
            if measure.times != 1:
                value = _EXACTLY.multiply(value, measure.times)
            if abs(value) < numerals.LARGEST:
                counted_in = measure.unit or unit
                return Quantity(written, value, value, value, Approx.EXACT, counted_in, scale=measure.scale)
    return _equation(written, unit)


class _Reading(NamedTuple):
    low: Decimal
    high: Decimal | None
    nominal: Decimal | None
    approx: Approx
    unit: Unit | None
    factors: tuple[Decimal, ...]
    per: Unit | None
    scale: int


def _equation(written: str, assumed: Unit | None) -> Quantity | Misread:
    sides = even(written).split("=")
    if len(sides) == 1 or any(mark in written for mark in ("<=", ">=")):
        reading = _expression(even(written), assumed)
        return reading if isinstance(reading, Misread) else Quantity(written, *reading[:6], None, *reading[6:])
    if len(sides) > 2:
        return _odd_equation(written)
    readings = []
    for side in sides:
        reading = _expression(side.strip(), None)
        if isinstance(reading, Misread):
            return reading
        readings.append(reading)
    product, total = readings if readings[0].factors else reversed(readings)
    units = {reading.unit for reading in readings if reading.unit is not None}
    if not product.factors or total.factors or total.approx is not Approx.EXACT or len(units) > 1:
        return _odd_equation(written)
    unit = units.pop() if units else assumed
    scale = max(product.scale, total.scale)
    per = product.per or total.per
    return Quantity(written, *product[:4], unit, product.factors, total.low, per, scale)


def _expression(plain: str, assumed: Unit | None) -> _Reading | Misread:
    """Read one side: wording, then one term, a range of two or a product of up to three."""
    folded = plain.casefold()
    if len(folded) != len(plain):
        plain = folded
    at = 0
    wording = _EXACT
    before = None if folded[:1].isdecimal() else _BEFORE_PATTERN().match(folded)
    if before is not None:
        wording = _BEFORE[before[1]]
        at = before.end()
    after = _AFTER_PATTERN().search(folded) if folded.endswith(tuple(_AFTER)) else None
    if after is not None:
        if before is not None:
            return _unknown_text(plain)
        wording = _AFTER[after[1]]
        folded = folded[: after.start()]
    between = _BETWEEN().match(folded, at) if folded.startswith(("mellan", "between"), at) else None
    if between is not None:
        at = between.end()

    first = _term(plain, folded, at)
    if isinstance(first, Misread):
        return first
    terms = [first]
    joined = (_AND if between else _TO)().match(folded, first.end)
    if joined is not None:
        second = _term(plain, folded, joined.end())
        if isinstance(second, Misread):
            return second
        if second.end < len(folded):
            dash = _DASH().match(folded, second.end) if not between else None
            third = _term(plain, folded, dash.end()) if dash is not None else None
            if isinstance(third, _Term) and third.end == len(folded):
                return _three_points(plain, wording, first, second, third, assumed)
            return _left_over(plain, second.end)
        return _range(plain, wording, first, second, assumed)
    if between is not None:
        return _unknown_text(plain)

    while terms[-1].end < len(folded) and (sign := _TIMES().match(folded, terms[-1].end)) is not None:
        factor = _term(plain, folded, sign.end())
        if isinstance(factor, Misread):
            return factor
        if sign[0] in _EACH and _could_be_range(terms[-1], factor):
            return two_readings(
                plain,
                f"{terms[-1].raw}–{factor.raw}",
                f"{terms[-1].raw} × {factor.raw}",
                Message(Text("write it with – or ×", "skriv med – eller ×")),
            )
        terms.append(factor)
        if len(terms) > _MOST_FACTORS:
            return _too_many_factors(plain)
    if terms[-1].end < len(folded):
        return _left_over(plain, terms[-1].end)
    return _product(plain, wording, terms, assumed)


class _Term(NamedTuple):
    raw: str
    value: Decimal
    measure: Measure | None
    per: Unit | None
    end: int

    @property
    def unit(self) -> Unit | None:
        return self.measure.unit if self.measure else None

    def counted_as(self, measure: Measure | None) -> Decimal:
        """Return the value in the measure's unit: 1 200 000 for 1,2 counted in mnkr."""
        return self.value if measure is None else _EXACTLY.multiply(self.value, measure.times)


def _term(plain: str, folded: str, at: int) -> _Term | Misread:
    """Read a number with its unit and what it is per."""
    start = at
    odd = _COMPUTER_NUMBER().match(folded, at)
    if odd is not None and (odd.end() == len(folded) or not folded[odd.end()].isalnum()):
        return _computer_number(odd[0])
    currency = _CURRENCY_FIRST().match(folded, at) if folded.startswith(("sek", "kr"), at) else None
    if currency is not None:
        at = currency.end()
    negative = folded.startswith("-", at)
    if negative:
        at += 2 if folded.startswith("- ", at) else 1

    found = numerals.RAW().match(folded, at)
    word = numerals.WORD().match(folded, at) if found is None else None
    if found is not None:
        fraction = _FRACTION().match(folded, at) if "/" in folded else None
        if fraction is not None:
            return _fraction(fraction)
        value = numerals.number(found[0])
        if isinstance(value, Misread):
            return value
        at = found.end()
    elif word is not None:
        value = numerals.WORDS[word[1]]
        at = word.end()
    else:
        if measure_at(folded, at) not in ALONE:
            return _unknown_text(plain)
        value = _ONE
    if word is not None or found is not None:
        half = numerals.HALF_MORE().match(folded, at) if folded.startswith((" och", " and"), at) else None
        if half is not None:
            value += Decimal("0.5")
            at = half.end()

    raw = plain[start:at]
    spaced = at + folded.startswith(" ", at)
    word_for_unit = measure_at(folded, spaced)
    measure = None
    if word_for_unit is not None:
        measure = MEASURES[word_for_unit]
        at = spaced + len(word_for_unit)
    elif currency is not None:
        measure = MEASURES["kr"]
    per = None
    each = PER().match(folded, at) if at < len(folded) else None
    if each is not None:
        per = per_unit(each[1], each[2])
        at = each.end()
    return _Term(raw.strip(), -value if negative else value, measure, per, at)


def _range(plain: str, wording: _Wording, first: _Term, second: _Term, assumed: Unit | None) -> _Reading | Misread:
    if wording.approx not in (Approx.EXACT, Approx.ABOUT):
        return Misread(
            Message(
                Text("{written} is both a range and a limit", "{written} är både ett spann och en gräns"),
                {"written": plain},
            ),
            Message(Text("write the range alone, such as 50–60", "skriv bara spannet, till exempel 50–60")),
        )
    measures = (first.measure or second.measure, second.measure or first.measure)
    units = {measure.unit for measure in measures if measure is not None} - {None}
    if len(units) > 1 or (first.per and first.per is not second.per):
        return _mixed_units(plain, first, second)
    unit = units.pop() if units else assumed
    values = (first.counted_as(measures[0]), second.counted_as(measures[1]))
    refused = _refuse_size(plain, values, unit)
    if refused is not None:
        return refused
    if values[0] > values[1]:
        return Misread(
            Message(
                Text(
                    "{written} runs backwards: {first} is more than {second}",
                    "{written} går baklänges: {first} är mer än {second}",
                ),
                {"written": plain, "first": first.raw, "second": second.raw},
            ),
            Message(Text("write the smaller number first", "skriv det mindre talet först")),
        )
    low, high = wording.bounds(values[0])[0], wording.bounds(values[1])[1]
    scale = max(measure.scale if measure else 1 for measure in measures)
    return _Reading(low, high, None, Approx.RANGE, unit, (), second.per, scale)


def _three_points(
    plain: str, wording: _Wording, first: _Term, likely: _Term, last: _Term, assumed: Unit | None
) -> _Reading | Misread:
    """Read the lowest, the likeliest and the highest: a range that also tells where in it one expects to end up."""
    if wording.approx is not Approx.EXACT:
        return _left_over(plain, likely.end)
    last_measure = last.measure or likely.measure
    likely = likely._replace(measure=likely.measure or last_measure, per=likely.per or last.per)
    lower = _range(plain, wording, first, likely, assumed)
    if isinstance(lower, Misread):
        return lower
    upper = _range(plain, wording, likely, last._replace(measure=last_measure), assumed)
    if isinstance(upper, Misread):
        return upper
    return lower._replace(high=upper.high, nominal=upper.low, scale=max(lower.scale, upper.scale))


def _product(plain: str, wording: _Wording, terms: Sequence[_Term], assumed: Unit | None) -> _Reading | Misread:
    counted = [term.counted_as(term.measure) for term in terms]
    unit = _unit_of_product(terms, assumed)
    if len(terms) > 1 and any(term.unit is Unit.PERCENT for term in terms):
        if unit is None or unit is Unit.PERCENT:
            return _unknown_text(plain)
        counted = [
            value / 100 if term.unit is Unit.PERCENT else value for value, term in zip(counted, terms, strict=True)
        ]
    refused = _refuse_size(plain, counted, unit if len(terms) == 1 else None)
    if refused is not None:
        return refused
    value = counted[0]
    for factor in counted[1:]:
        value = _EXACTLY.multiply(value, factor)
    refused = numerals.exceeds(plain, value)
    if refused is not None:
        return refused
    if value < 0 and wording.low is None:
        return _unknown_text(plain)

    pers = [term.per for term in terms if term.per is not None]
    for term in terms:
        if term.unit in pers:
            pers.remove(term.unit)
    if len(pers) > 1:
        return _left_over(plain, 0)
    low, high = wording.bounds(value)
    return _Reading(
        low,
        high,
        value,
        wording.approx,
        unit,
        tuple(counted) if len(counted) > 1 else (),
        pers[0] if pers else None,
        max(term.measure.scale if term.measure else 1 for term in terms),
    )


def _unit_of_product(terms: Sequence[_Term], assumed: Unit | None) -> Unit | None:
    """Return what the product is counted in: kronor before time, the shorter time before the longer."""
    if len(terms) == 1:
        return terms[0].unit or assumed
    used_up = {term.per for term in terms}
    amounts = {term.unit for term in terms if term.unit is not None} - COUNTED - used_up
    for unit in Unit:
        if unit in amounts:
            return unit
    # "4 st × 15 000" has no unit of its own: what is counted is not what it amounts to.
    last = terms[-1].unit
    return assumed if last is None or last is Unit.PERCENT else last


def _could_be_range(first: _Term, second: _Term) -> bool:
    return (
        first.measure is None
        and first.value < second.value <= 3 * first.value
        and (second.measure is None or second.measure.scale == 1)
    )


def _refuse_size(plain: str, values: Sequence[Decimal], unit: Unit | None) -> Misread | None:
    for value in values:
        refused = numerals.exceeds(plain, value)
        if refused is not None:
            return refused
        exponent = value.normalize().as_tuple().exponent
        if unit is Unit.SEK and isinstance(exponent, int) and -exponent > _SEK_DECIMALS:
            return numerals.too_many_decimals(plain, _SEK_DECIMALS)
    return None


def fits(quantity: Quantity, allowed: Set[Unit]) -> Misread | None:
    """Return None if the quantity is in an allowed unit or in none, else what was expected."""
    if quantity.unit is None or quantity.unit in allowed:
        return None
    units = [unit for unit in Unit if unit in allowed]
    return Misread(
        Message(
            Text("expected {expected}, but {written} is {kind}", "{expected} väntades, men {written} är {kind}"),
            {
                "expected": _either([unit.expected for unit in units]),
                "written": quantity.written,
                "kind": quantity.unit.kind,
            },
        ),
        Message(
            Text("write for example {example}", "skriv till exempel {example}"),
            {"example": _either([unit.example for unit in units])},
        ),
    )


def _either(texts: Sequence[Text]) -> Text:
    def joined(words: list[str], joint: str) -> str:
        words = list(dict.fromkeys(words))
        return joint.join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)

    return Text(joined([text.en for text in texts], " or "), joined([text.sv for text in texts], " eller "))


_EXAMPLES = Message(
    Text(
        "write for example 4 500 kr, 16 h, 2–3 days, 60 % or 4 × 15 000 kr, and put remarks in a text field",
        "skriv till exempel 4 500 kr, 16 h, 2–3 dagar, 60 % eller 4 × 15 000 kr, och lägg anmärkningar i ett textfält",
    )
)


def _unknown_text(plain: str) -> Misread:
    return Misread(
        Message(
            Text("{written} is not a quantity kompplan reads", "{written} är ingen mängd som kompplan kan läsa"),
            {"written": plain},
        ),
        _EXAMPLES,
    )


def _left_over(plain: str, end: int) -> Misread:
    if not end:
        return _unknown_text(plain)
    return Misread(
        Message(
            Text(
                "{read} can be read, but not what follows: {rest}",
                "{read} går att läsa, men inte det som följer: {rest}",
            ),
            {"read": plain[:end].strip(), "rest": plain[end:].strip()},
        ),
        _EXAMPLES,
    )


def _fraction(found: re.Match[str]) -> Misread:
    part, whole = int(found[1]), int(found[2])
    if not whole:
        return _unknown_text(found[0])
    share = Decimal(part) / whole
    first: object = share if share == round(share, 3) else Text(f"the fraction {found[0]}", f"bråket {found[0]}")
    return two_readings(
        found[0],
        first,
        Text(f"{part} of {whole}", f"{part} av {whole}"),
        Message(Text("write a decimal number, such as 0,5", "skriv ett decimaltal, till exempel 0,5")),
    )


def _computer_number(written: str) -> Misread:
    return Misread(
        Message(
            Text("{written} is written for computers", "{written} är skrivet för datorer"),
            {"written": written},
        ),
        Message(Text("write out the number: 1 000", "skriv ut talet: 1 000")),
    )


def _mixed_units(plain: str, first: _Term, second: _Term) -> Misread:
    units = [term.unit.words for term in (first, second) if term.unit is not None]
    return Misread(
        Message(
            Text("the range {written} mixes units: {units}", "spannet {written} blandar enheter: {units}"),
            {"written": plain, "units": units},
        ),
        Message(Text("write both ends in the same unit", "skriv båda gränserna i samma enhet")),
    )


def _too_many_factors(plain: str) -> Misread:
    return Misread(
        Message(
            Text("{written} has more than {most} factors", "{written} har fler än {most} faktorer"),
            {"written": plain, "most": _MOST_FACTORS},
        ),
        Message(Text("multiply some of them first", "räkna ihop några av dem först")),
    )


def _odd_equation(written: str) -> Misread:
    return Misread(
        Message(
            Text(
                "{written} is not a product and its sum on each side of one equals sign",
                "{written} är inte en produkt och dess summa på var sin sida om ett likhetstecken",
            ),
            {"written": written},
        ),
        Message(Text("write for example 4 × 15 000 kr = 60 000 kr", "skriv till exempel 4 × 15 000 kr = 60 000 kr")),
    )
