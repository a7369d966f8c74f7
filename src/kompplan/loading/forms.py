"""What a text means in a field of each form."""

from functools import lru_cache

from kompplan.i18n.text import Message, Text
from kompplan.model.base import Form
from kompplan.model.shapes import folded
from kompplan.values.misread import Misread
from kompplan.values.quantity import Approx, Quantity, Unit, fits, parse_quantity
from kompplan.values.when import When

TRUE = frozenset({"ja", "yes", "true", "sant", "j", "y"})
FALSE = frozenset({"nej", "no", "false", "falskt", "n"})

_MONEY = frozenset({Unit.SEK, Unit.HOUR})
_TIME = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.TERM, Unit.CREDIT})
_NUMBER = frozenset({Unit.PERSON, Unit.PLACE, Unit.TIME, Unit.GROUP, Unit.PIECE, Unit.POINT, Unit.MIL})

UNITS: dict[Form, tuple[Unit | None, frozenset[Unit]]] = {
    Form.MONEY: (Unit.SEK, _MONEY),
    Form.KRONOR: (Unit.SEK, frozenset({Unit.SEK})),
    Form.HOURS: (Unit.HOUR, _TIME),
    Form.LENGTH: (None, _TIME | {Unit.CALENDAR_DAY}),
    Form.DAYS: (Unit.DAY, _TIME),
    Form.LAG: (Unit.DAY, frozenset({Unit.DAY, Unit.CALENDAR_DAY, Unit.WEEK, Unit.MONTH})),
    Form.COUNT: (None, _NUMBER | _TIME),
    Form.SHARE: (Unit.PERCENT, frozenset({Unit.PERCENT})),
    Form.PORTION: (None, frozenset({Unit.PERCENT, Unit.SEK})),
    Form.FTE: (None, frozenset({Unit.FTE, Unit.PERCENT})),
    Form.BOUNDS: (None, frozenset()),
}
"""For each form the unit that is meant where none is written, and the units that may be written."""

SPAN_KEYS = {
    "start": "start", "fran": "start", "from": "start", "borjar": "start",
    "end": "end", "slut": "end", "till": "end", "to": "end", "slutar": "end", "due": "end", "senast": "end",
}  # fmt: skip
"""The keys of a time that is written with two fields, ``{start: 2027-01-11, slut: 2027-12-17}``."""


@lru_cache(maxsize=4096)
def quantity_in(form: Form, text: str) -> Quantity | str | Misread:
    """Return what ``text`` means in a field of ``form``; some forms take words where there is no number."""
    if form is Form.OPEN or form is Form.SCORE:
        if not any(each.isdecimal() for each in text):
            return text  # words are words here, also "en" and "a", which elsewhere are one
        read = parse_quantity(text)
        if isinstance(read, Misread):
            return read if read.ambiguous else text
        return text if read.approx is Approx.RANGE and read.nominal is not None else read
    unit, allowed = UNITS[form]
    read = parse_quantity(text, unit)
    if isinstance(read, Quantity):
        if read.unit is not None and (refused := fits(read, allowed)) is not None:
            return refused
        if read.approx is Approx.RANGE and read.nominal is not None and form not in _ESTIMATED:
            return _three_points_here(text)
    return read


_ESTIMATED = frozenset({Form.MONEY, Form.KRONOR, Form.HOURS, Form.LENGTH, Form.DAYS, Form.LAG})


def _three_points_here(text: str) -> Misread:
    return Misread(
        Message(
            Text(
                "{written} is three numbers: lowest, likeliest and highest are read for costs and lengths only",
                "{written} är tre tal: lägst, troligast och högst läses bara för kostnader och längder",
            ),
            {"written": text},
        ),
        Message(Text("write one number, or a range such as 50–60", "skriv ett tal, eller ett spann som 50–60")),
    )


def yes_or_no(text: str) -> bool | None:
    """Return the answer, or nothing where the text is neither."""
    word = folded(text)
    return True if word in TRUE else False if word in FALSE else None


def span_of(start: When | None, end: When | None) -> When | None:
    """Return the span from the one time to the other, written as the two are."""
    given = [each for each in (start, end) if each is not None]
    if not given:
        return None
    return When(
        written=" – ".join(each.written for each in given),
        start=start.start if start is not None else None,
        end=end.end if end is not None else None,
        precision=max(each.precision for each in given),
        yearless=any(each.yearless for each in given),
        open_end=end is None,
    )
