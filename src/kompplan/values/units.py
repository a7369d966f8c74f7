"""What can be counted in a plan, and the words for it in Swedish and English."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from kompplan.i18n.text import Text
from kompplan.values.patterns import pattern


class Unit(StrEnum):
    """What a number counts."""

    SEK = "SEK"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    """A working day, where it is a length."""
    CALENDAR_DAY = "calendar day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"
    PERCENT = "percent"
    FTE = "FTE"
    CREDIT = "credit"
    POINT = "point"
    PERSON = "person"
    PLACE = "place"
    GROUP = "group"
    TIME = "time"
    PIECE = "piece"
    MIL = "mil"
    """Ten kilometres."""

    @property
    def words(self) -> Text:
        """Return the unit as it stands after a number."""
        return _DESCRIBED[self].words

    @property
    def expected(self) -> Text:
        """Return what a field that wants this unit asks for."""
        return _DESCRIBED[self].expected or _DESCRIBED[self].words

    @property
    def kind(self) -> Text:
        """Return what a quantity in this unit is."""
        return _DESCRIBED[self].kind

    @property
    def example(self) -> Text:
        """Return how a quantity in this unit can be written."""
        return _DESCRIBED[self].example


class _Description(NamedTuple):
    words: Text
    kind: Text
    example: Text
    expected: Text | None = None


_TIME = Text("a length of time", "en tid")
_DESCRIBED = {
    Unit.SEK: _Description(
        Text("SEK", "kr"),
        Text("an amount of money", "ett belopp"),
        Text("4 500 SEK", "4 500 kr"),
        Text("an amount in kronor", "ett belopp i kronor"),
    ),
    Unit.MINUTE: _Description(Text("minutes", "minuter"), _TIME, Text("45 min", "45 min")),
    Unit.HOUR: _Description(Text("hours", "timmar"), _TIME, Text("16 h", "16 h")),
    Unit.DAY: _Description(Text("days", "dagar"), _TIME, Text("2 days", "2 dagar")),
    Unit.CALENDAR_DAY: _Description(
        Text("calendar days", "kalenderdagar"), _TIME, Text("10 calendar days", "10 kalenderdagar")
    ),
    Unit.WEEK: _Description(Text("weeks", "veckor"), _TIME, Text("3 weeks", "3 veckor")),
    Unit.MONTH: _Description(Text("months", "månader"), _TIME, Text("6 months", "6 månader")),
    Unit.QUARTER: _Description(Text("quarters", "kvartal"), _TIME, Text("2 quarters", "2 kvartal")),
    Unit.TERM: _Description(Text("terms", "terminer"), _TIME, Text("2 terms", "2 terminer")),
    Unit.YEAR: _Description(Text("years", "år"), _TIME, Text("2 years", "2 år")),
    Unit.PERCENT: _Description(
        Text("%", "%"),
        Text("a share", "en andel"),
        Text("80 %", "80 %"),
        Text("a share in per cent", "en andel i procent"),
    ),
    Unit.FTE: _Description(
        Text("FTE", "heltidstjänst"),
        Text("a share of full time", "en del av en heltidstjänst"),
        Text("60 % of full time", "60 % tjänst"),
        Text("a share of full time", "en del av en heltidstjänst"),
    ),
    Unit.CREDIT: _Description(
        Text("credits", "högskolepoäng"),
        Text("a number of credits", "ett antal högskolepoäng"),
        Text("7,5 credits", "7,5 hp"),
    ),
    Unit.POINT: _Description(
        Text("points", "poäng"), Text("a number of points", "ett antal poäng"), Text("4 points", "4 poäng")
    ),
    Unit.PERSON: _Description(
        Text("people", "personer"), Text("a number of people", "ett antal personer"), Text("12 people", "12 personer")
    ),
    Unit.PLACE: _Description(
        Text("places", "platser"), Text("a number of places", "ett antal platser"), Text("20 places", "20 platser")
    ),
    Unit.GROUP: _Description(
        Text("groups", "grupper"), Text("a number of groups", "ett antal grupper"), Text("3 groups", "3 grupper")
    ),
    Unit.TIME: _Description(
        Text("times", "gånger"), Text("a number of times", "ett antal gånger"), Text("4 times", "4 gånger")
    ),
    Unit.PIECE: _Description(Text("pieces", "st"), Text("a count", "ett antal"), Text("4 pieces", "4 st")),
    Unit.MIL: _Description(
        Text("Scandinavian miles", "mil"), Text("a distance", "en sträcka"), Text("12 Scandinavian miles", "12 mil")
    ),
}

COUNTED = frozenset({Unit.PERCENT, Unit.PERSON, Unit.PLACE, Unit.GROUP, Unit.TIME, Unit.PIECE})
"""Units that only count or share: in ``10 deltagare × 500 kr`` they multiply and the kronor remain."""


class Measure(NamedTuple):
    """What a unit word makes of its number: ``tkr`` is kronor, times 1000, rounded to thousands."""

    unit: Unit | None
    times: Decimal
    scale: int = 1


def _words(unit: Unit | None, words: str, times: str = "1", scale: int = 1) -> dict[str, Measure]:
    return {word.strip(): Measure(unit, Decimal(times), scale) for word in words.split("|")}


_OF_FULL_TIME = (
    "tjänst|tjänstgöring|av tjänst|av en tjänst|av heltid|av en heltid|av en heltidstjänst|av heltidstjänst|heltid"
    "|position|post|fte|of full time|of full-time|of a full-time position|of a position|of an fte"
)

MEASURES: dict[str, Measure] = {
    **_words(Unit.SEK, "kr|kronor|krona|sek|:-|:–|,-"),
    **_words(Unit.SEK, "tkr|kkr|tsek|ksek|tusen kr|tusen kronor|thousand kronor|thousand sek", "1000", 1000),
    **_words(
        Unit.SEK,
        "mn|mnkr|mkr|mn kr|msek|milj kr|milj. kr|miljon kr|miljon kronor|miljoner kr|miljoner kronor|million kronor"
        "|million kr|million sek",
        "1000000",
        1_000_000,
    ),
    **_words(Unit.SEK, "mdkr|mdr kr|miljarder kr|miljarder kronor|miljard kronor", "1000000000", 1_000_000_000),
    **_words(None, "tusen|thousand", "1000", 1000),
    **_words(None, "milj|milj.|miljon|miljoner|million|millions", "1000000", 1_000_000),
    **_words(None, "miljard|miljarder", "1000000000", 1_000_000_000),
    **_words(Unit.MINUTE, "min|min.|minut|minuter|minute|minutes"),
    **_words(Unit.HOUR, "h|tim|tim.|timme|timma|timmar|timmars|hour|hours|hr|hrs"),
    **_words(
        Unit.DAY,
        "d|dag|dagar|dagars|heldag|heldagar|arbetsdag|arbetsdagar|day|days|full day|full days"
        "|working day|working days|workday|workdays",
    ),
    **_words(Unit.CALENDAR_DAY, "kalenderdag|kalenderdagar|dygn|calendar day|calendar days"),
    **_words(Unit.DAY, "halvdag|halvdagar|half-day|half-days|half day|half days", "0.5"),
    **_words(Unit.WEEK, "v|vecka|veckor|veckors|week|weeks"),
    **_words(Unit.MONTH, "mån|mån.|månad|månader|månaders|month|months"),
    **_words(Unit.MONTH, "halvår|half-year|half-years|half year|half years", "6"),
    **_words(Unit.QUARTER, "kvartal|quarter|quarters"),
    **_words(Unit.TERM, "termin|terminer|terminers|term|terms|semester|semesters"),
    **_words(Unit.YEAR, "år|års|läsår|year|years|yr|yrs"),
    **_words(Unit.PERCENT, "%|procent|percent|per cent|pct"),
    **_words(
        Unit.FTE,
        "|".join(
            f"{share} {of}" for share in ("%", "procent", "percent", "per cent") for of in _OF_FULL_TIME.split("|")
        ),
        "0.01",
    ),
    **_words(
        Unit.FTE,
        "heltid|heltider|tjänst|tjänster|heltidstjänst|heltidstjänster|årsarbetare|årsarbetskraft|årsarbetskrafter|åa"
        "|fte|ftes|full time|full-time|full-time equivalent|full-time equivalents",
    ),
    **_words(Unit.FTE, "halvtid|halvtidstjänst|halvtidstjänster|half time|half-time", "0.5"),
    **_words(Unit.CREDIT, "hp|högskolepoäng|credit|credits|ects"),
    **_words(Unit.POINT, "p|poäng|point|points"),
    **_words(
        Unit.PERSON,
        "person|personer|pers|deltagare|medarbetare|anställd|anställda|people|persons|participant|participants|employee"
        "|employees",
    ),
    **_words(Unit.PLACE, "plats|platser|place|places|seat|seats"),
    **_words(Unit.GROUP, "grupp|grupper|group|groups"),
    **_words(
        Unit.TIME,
        "gång|gånger|ggr|tillfälle|tillfällen|träff|träffar|möte|möten|time|times|occasion|occasions|session|sessions"
        "|meeting|meetings",
    ),
    **_words(Unit.PIECE, "st|st.|stycken|styck|piece|pieces|pcs"),
    **_words(Unit.MIL, "mil|scandinavian mile|scandinavian miles"),
}
ALONE = frozenset(
    {"heltid", "halvtid", "heldag", "halvdag", "halvår", "full time", "full-time", "half time", "half-time"}
)
"""Words that mean one of themselves when no number is written."""


def _named(unit: Unit, words: str) -> dict[str, Unit]:
    return dict.fromkeys(words.split("|"), unit)


PERS: dict[str, Unit] = {
    **_named(Unit.HOUR, "h|tim|tim.|timme|timma|timmen|hour"),
    **_named(Unit.DAY, "dag|dagen|day|d"),
    **_named(Unit.WEEK, "vecka|veckan|week|v"),
    **_named(Unit.MONTH, "månad|månaden|mån|mån.|month"),
    **_named(Unit.QUARTER, "kvartal|kvartalet|quarter"),
    **_named(Unit.TERM, "termin|terminen|term|semester"),
    **_named(Unit.YEAR, "år|året|year|läsår"),
    **_named(Unit.PERSON, "person|personer|pers|deltagare|medarbetare|anställd|participant|employee"),
    **_named(Unit.PLACE, "plats|place|seat"),
    **_named(Unit.GROUP, "grupp|group"),
    **_named(Unit.TIME, "gång|tillfälle|träff|möte|time|occasion|session|meeting"),
    **_named(Unit.PIECE, "st|styck|piece"),
    **_named(Unit.MIL, "mil|scandinavian mile"),
}
ADVERBS: dict[str, Unit] = {
    **_named(Unit.DAY, "dagligen|daily"),
    **_named(Unit.WEEK, "veckovis|weekly"),
    **_named(Unit.MONTH, "månadsvis|månatligen|monthly"),
    **_named(Unit.QUARTER, "kvartalsvis|quarterly"),
    **_named(Unit.TERM, "terminsvis"),
    **_named(Unit.YEAR, "årligen|årsvis|yearly|annually"),
}


def alternatives(words: dict[str, Unit]) -> str:
    """Return a pattern for any of ``words``, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


END = r"(?![^\W_])"
"""Not followed by a letter or digit: ``h`` is hours, ``hp`` is not."""

_LONGEST_MEASURE = max(map(len, MEASURES))
PER = pattern(
    rf"(?: ?/ ?| (?:per|i|om|varje|a|an|each|every) )({alternatives(PERS)}){END}| ({alternatives(ADVERBS)}){END}"
)


def measure_at(folded: str, at: int) -> str | None:
    """Return the longest word for a unit that stands at ``at`` and is not a part of a longer word."""
    for end in range(min(len(folded), at + _LONGEST_MEASURE), at, -1):
        if folded[at:end] in MEASURES and not folded[end : end + 1].isalnum():
            return folded[at:end]
    return None


def per_unit(words: str | None, adverb: str | None) -> Unit:
    """Return the unit that a match of ``PER`` names."""
    return PERS[words] if words is not None else ADVERBS[adverb or ""]
