"""Read how often something is done: ``minst 1 gång i veckan per barn``, ``årligen``, ``112 per månad``.

Nothing is refused here: a measure may say "när barnet vill", and that is kept as it stands without a count.
"""

from __future__ import annotations

from kompplan.values.misread import Misread
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity, parse_quantity
from kompplan.values.spelling import LONGEST, even
from kompplan.values.units import ADVERBS, PERS, Unit

__all__ = ["Recurrence", "parse_recurrence"]

_PERIODS = frozenset({Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.TERM, Unit.YEAR})


class Recurrence:
    """How often, as written; ``count`` per ``per``, for each ``each``.

    A plain class: ``count`` is taken in a named tuple, and ``dataclasses`` costs as much start as ten modules of ours.
    """

    __slots__ = ("count", "each", "per", "written")

    def __init__(
        self, written: str, count: Quantity | None = None, per: Unit | None = None, each: str | None = None
    ) -> None:
        self.written = written
        self.count = count
        """How much each period: 2 days, 4 times, 112. None where the text does not say."""
        self.per = per
        self.each = each
        """Whom or what it is counted for, in the text's own words: ``barn``."""

    def _values(self) -> tuple[object, ...]:
        return self.written, self.count, self.per, self.each

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recurrence) and other._values() == self._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        return f"Recurrence{self._values()!r}"


_EACH = pattern(r"(.+) (?:per|för varje|for each|for every) ([^\W\d_]+)")
_ONCE_A = pattern(r"(?:(?:en gång )?(?:varje|varenda|per|every|each|once a|once every) )([^\W\d_]+\.?)")
_EVERY_OTHER = pattern(r"(?:varannan|vartannat|every other|every second) ([^\W\d_]+)")
_EVERY_THIRD_MONTH = frozenset({"var tredje månad", "every third month", "every three months"})
_HALF_YEARLY = frozenset({"varje halvår", "halvårsvis", "every half-year", "every half year", "every six months"})
_ADVERBS_OF_NUMBER = ((pattern(r"\bonce(?= )"), "1 time"), (pattern(r"\btwice(?= )"), "2 times"))
_THING_COUNTED = pattern(
    r"(.*?(?:[0-9]|\b[^\W\d_]+)) [^\W\d_]+((?: ?/ ?| (?:per|i|om|varje|a|an|each|every) )[^\W\d_]+\.?)"
)


def parse_recurrence(text: str) -> Recurrence:
    """Return how often ``text`` says; free text is kept with no count."""
    written = text.strip()
    if not written or len(written) > LONGEST:
        return Recurrence(written)
    folded = even(written).casefold()
    each = _EACH().fullmatch(folded)
    if each is not None and PERS.get(each[2]) not in _PERIODS:
        count = _count(each[1])
        if count is not None:
            return Recurrence(written, count, count.per, each[2])
        return Recurrence(written, None, None, each[2])
    count = _count(folded)
    return Recurrence(written, count, count.per if count else None)


def _count(folded: str) -> Quantity | None:
    """Return the quantity per period, or None where no period can be read."""
    stated = _regular(folded) or folded
    for adverb, number in _ADVERBS_OF_NUMBER:
        stated = adverb().sub(number, stated)
    counted = parse_quantity(stated)
    if isinstance(counted, Misread):
        thing = _THING_COUNTED().fullmatch(stated)  # "2 besök i veckan" counts something that is no unit
        counted = parse_quantity(thing[1] + thing[2]) if thing is not None else counted
    if isinstance(counted, Misread) or counted.per not in _PERIODS:
        return None
    return counted._replace(written=folded)


def _regular(folded: str) -> str | None:
    """Return ``årligen`` and its like with their number written out."""
    if folded in ADVERBS:
        return f"1 gång {folded}"
    if folded in _EVERY_THIRD_MONTH:
        return "1 gång per kvartal"
    if folded in _HALF_YEARLY:
        return "2 gånger per år"
    once = _ONCE_A().fullmatch(folded)
    if once is not None and once[1] in PERS:
        return f"1 gång per {once[1]}"
    other = _EVERY_OTHER().fullmatch(folded)
    if other is not None and other[1] in PERS:
        return f"0,5 gånger per {other[1]}"
    return None
