"""Words that hold a place until somebody knows: ``TBD``, ``x antal``, ``???``, ``ska kompletteras``.

Some are placeholders only when nothing else is said (a dash), others wherever they stand (``lorem ipsum``). Ordinary
sentences have to pass: a survey *fylls i* by somebody, a course *ska kompletteras med* supervision, and ``2 x antal
deltagare`` is a product.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.shapes import shape
from kompplan.values.patterns import pattern

LONGEST_ALONE = 32

_ALONE = frozenset(
    {
        *("x", "xx", "xxx", "xxxx", "nn", "n.n", "n n", "text", "tbd", "tba", "tbc", "t.b.d", "todo", "fixme"),
        *(
            "att göra",
            "fyll i",
            "fylls i",
            "kommer",
            "kommer senare",
            "återkommer",
            "kompletteras",
            "meddelas",
            "utreds",
        ),
        *("ej klart", "ej klar", "inte klart", "inte klar", "ej bestämt", "inte bestämt", "ännu inte bestämt"),
        *("ej beslutat", "inte beslutat", "bestäms", "beslutas", "meddelas", "utreds"),
        *("to do", "not decided", "not yet decided", "undecided", "to follow", "to come", "coming", "placeholder"),
    }
)
"""Words that say nothing when they are all there is, in lower case and without the marks around them."""

_AROUND = " \t\n\u00a0[]<>(){}*\"'?!.…:_-–—"
"""Marks around such a word; a text of nothing else (``…``, ``-``, ``???``) says nothing either."""

_AMOUNT_BEFORE = (
    r"(?:^|[.,;:(/–-]\s?"
    r"|\b(?:ett|en|med|på|för|i|till|av|ca|cirka|omkring|och|är|blir|of|for|with|about|and|is|an?)\s)"
)
_AMOUNT_AFTER = (
    r"(?:antal|st|stycken|personer|deltagare|medarbetare|anställda|chefer|grupper|platser|timmar|dagar|veckor|kronor|kr|tkr"
    r"|number|persons|people|participants|employees|managers|groups|seats|hours|days|weeks)"
)
_MUST = r"\b(?:ska|skall|måste|behöver|kommer att)"
_LATER = r"(?:senare|sedan|i efterhand|later|löpande senare)"
_ENDS = r"(?=\s*(?:[.;:!)\]]|$))"

_ANYWHERE = pattern(
    "|".join(
        (
            r"\b(?:TBD|TBA|TBC|TODO|FIXME)\b",
            r"\?\?\?",
            r"___",
            r"\b(?:xx|xxx|xxxx|XXX|XXXX|(?:19|20)xx)\b",
            rf"(?i:{_AMOUNT_BEFORE}(?P<amount>x{{1,4}}\s{_AMOUNT_AFTER})\b)",
            r"(?i:lorem ipsum)",
            rf"(?i:{_MUST}\s(?:kompletteras|fyllas i|fyllas på)(?:\s{_LATER}|{_ENDS}))",
            rf"(?i:\b(?:kompletteras|fylls i|fylls på|bestäms|beslutas|meddelas|anges|redovisas)\s{_LATER}{_ENDS})",
            rf"(?i:\bto be (?:decided|determined|confirmed|announced|defined)(?:\s{_LATER}|{_ENDS}))",
        )
    )
)

_HINTS = (
    "tbd", "tba", "tbc", "todo", "fixme", "???", "___", "xx", "x ", "x\u00a0", "lorem ipsum", "kompletteras", "fylla",
    "fylls", "bestäms", "beslutas", "meddelas", "anges", "redovisas", "to be ",
)  # fmt: skip
"""One of these is in every text that ``_ANYWHERE`` finds, in lower case; asking for them is ten times as quick."""


class Written(NamedTuple):
    """A text of the plan and where it stands."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    text: str


def _alone(text: str) -> bool:
    word = text.strip(_AROUND)
    return not word or word in _ALONE or word.casefold() in _ALONE


def placeholder(text: str, *, alone: bool = True) -> str | None:
    """Return the words in ``text`` that hold a place, or nothing; ``alone`` lets a mere dash or x count."""
    stripped = text.strip()
    if alone and stripped and len(stripped) <= LONGEST_ALONE and _alone(stripped):
        return stripped
    lowered = stripped.lower()
    if any(hint in lowered for hint in _HINTS):
        match = _ANYWHERE().search(stripped)
        if match is not None:
            return match["amount"] or match.group()
    return None


def _texts(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        part = step.part
        state = part.__dict__
        for name in part.__pydantic_fields_set__:
            value = state[name]
            if value.__class__ is str:
                yield value
            elif value.__class__ is tuple:
                for item in value:
                    if item.__class__ is str:
                        yield item
                    elif item.__class__ is tuple:
                        yield from (cell for cell in item if cell.__class__ is str)


def _candidates(texts: list[str]) -> set[str]:
    """Return the texts that may hold a place: few, found without trying a pattern on each."""
    found = {text for text in texts if len(text) <= LONGEST_ALONE and _alone(text)}
    lowered = [text.lower() for text in texts]
    joined = "\n".join(lowered)
    hints = [hint for hint in _HINTS if hint in joined]
    if hints:
        ends = list(accumulate(len(text) + 1 for text in lowered))
        for hint in hints:
            at = joined.find(hint)
            while at >= 0:
                number = bisect_right(ends, at)
                found.add(texts[number])
                at = joined.find(hint, ends[number])
    return found


def _placed(step: Step, wanted: set[str]) -> Iterator[Written]:
    part = step.part
    for name, field in shape(type(part)).fields.items():
        value = part.__dict__[name]
        if not value or field.identity:
            continue
        if value.__class__ is str:
            if value in wanted:
                yield Written(part, name, None, None, value)
        elif value.__class__ is tuple:
            for index, item in enumerate(value):
                if item.__class__ is str:
                    if item in wanted:
                        yield Written(part, name, index, None, item)
                elif item.__class__ is tuple:
                    for cell, each in enumerate(item):
                        if each.__class__ is str and each in wanted:
                            yield Written(part, name, index, cell, each)


def placeholders(steps: Iterable[Step]) -> Iterator[tuple[Written, str]]:
    """Yield every text of the plan that holds a place, with the words that do.

    In a table's cells a dash or a cross is an answer, so there only the unmistakable words count.
    """
    steps = tuple(steps)
    wanted = {text for text in _candidates(list(_texts(steps))) if placeholder(text) is not None}
    if not wanted:
        return
    for step in steps:
        for written in _placed(step, wanted):
            cell = type(written.part).__name__ == "Table" and written.field in ("rows", "totals")
            words = placeholder(written.text, alone=not cell)
            if words is not None:
                yield written, words
