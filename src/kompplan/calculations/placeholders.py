"""Words that hold a place until somebody knows: ``TBD``, ``x antal``, ``???``, ``ska kompletteras``.

Some are placeholders only when nothing else is said (a dash), others wherever they stand (``lorem ipsum``). Ordinary
sentences have to pass: a survey *fylls i* by somebody, a course *ska kompletteras med* supervision, and ``2 x antal
deltagare`` is a product.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kompplan.calculations.walk import Step
from kompplan.model.base import Part
from kompplan.model.shapes import shape

LONGEST_ALONE = 32

_ALONE = frozenset(
    "x|xx|xxx|xxxx|?|??|…|...|..|-|--|–|—|_|__|tbd|tba|tbc|t.b.d|todo|fixme|nn|n.n|n n|text|att göra|fyll i|fylls i"
    "|ej klart|ej klar|inte klart|inte klar|ej bestämt|inte bestämt|ej beslutat|inte beslutat|ännu inte bestämt"
    "|bestäms|beslutas|kommer|kommer senare|återkommer|kompletteras|meddelas|utreds"
    "|to do|not decided|not yet decided|undecided|to follow|to come|coming|placeholder".split("|")
)
"""Texts that say nothing when they are all there is, in lower case and without a final full stop or colon."""

_AMOUNT_BEFORE = (
    r"(?:^|[.,;:(/–-]\s?"
    r"|\b(?:ett|en|med|på|för|i|till|av|ca|cirka|omkring|och|är|blir|of|for|with|about|and|is|an?)\s)"
)
_AMOUNT_AFTER = (
    r"(?:antal|st|stycken|personer|deltagare|medarbetare|anställda|chefer|grupper|platser|timmar|dagar|veckor|kronor|kr|tkr"
    r"|number|persons|people|participants|employees|managers|groups|seats|hours|days|weeks)"
)
_LATER = r"(?:senare|sedan|i efterhand|later|löpande senare)"
_ENDS = r"(?=\s*(?:[.;:!)\]]|$))"

_ANYWHERE = re.compile(
    "|".join(
        (
            r"\b(?:TBD|TBA|TBC|TODO|FIXME)\b",
            r"\?\?\?",
            r"___",
            r"\b(?:xx|xxx|xxxx|XXX|XXXX|(?:19|20)xx)\b",
            rf"(?i:{_AMOUNT_BEFORE}(?P<amount>x{{1,4}}\s{_AMOUNT_AFTER})\b)",
            r"(?i:lorem ipsum)",
            rf"(?i:\b(?:ska|skall|måste|behöver|kommer att)\s(?:kompletteras|fyllas i|fyllas på)(?:\s{_LATER}|{_ENDS}))",
            rf"(?i:\b(?:kompletteras|fylls i|fylls på|bestäms|beslutas|meddelas|anges|redovisas)\s{_LATER}{_ENDS})",
            rf"(?i:\bto be (?:decided|determined|confirmed|announced|defined)(?:\s{_LATER}|{_ENDS}))",
        )
    )
)

_HINTS = (
    "tbd", "tba", "tbc", "todo", "fixme", "???", "___", "xx", "x ", "x\u00a0", "lorem ipsum", "kompletteras", "fylla", "fylls",
    "bestäms", "beslutas", "meddelas", "anges", "redovisas", "to be ",
)  # fmt: skip
"""One of these is in every text that ``_ANYWHERE`` finds, in lower case; asking for them is ten times as quick."""


class Written(NamedTuple):
    """A text of the plan and where it stands."""

    part: Part
    field: str
    item: int | None
    cell: int | None
    text: str


def placeholder(text: str, *, alone: bool = True) -> str | None:
    """Return the words in ``text`` that hold a place, or nothing; ``alone`` lets a mere dash or x count."""
    stripped = text.strip()
    if alone and len(stripped) <= LONGEST_ALONE:
        word = stripped.strip("[]<>(){}*\"' ").casefold()
        if word.rstrip(".:!") in _ALONE or word in _ALONE or (stripped and not word.strip("?.…_-–— ")):
            return stripped
    if any(hint in stripped.casefold() for hint in _HINTS):
        match = _ANYWHERE.search(stripped)
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


def _placed(step: Step) -> Iterator[Written]:
    part = step.part
    fields = shape(type(part)).fields
    for name in fields:
        value = part.__dict__[name]
        if name not in part.__pydantic_fields_set__ or fields[name].identity:
            continue
        if value.__class__ is str:
            yield Written(part, name, None, None, value)
        elif value.__class__ is tuple:
            for index, item in enumerate(value):
                if item.__class__ is str:
                    yield Written(part, name, index, None, item)
                elif item.__class__ is tuple:
                    for cell, each in enumerate(item):
                        if each.__class__ is str:
                            yield Written(part, name, index, cell, each)


def _suspicious(texts: Iterable[str]) -> bool:
    """Tell quickly whether any of the texts can be a placeholder: most plans have none."""
    lowered = "\n".join(texts).casefold()
    if any(hint in lowered for hint in _HINTS):
        return True
    return any(len(line) <= LONGEST_ALONE and placeholder(line) is not None for line in lowered.split("\n"))


def placeholders(steps: Iterable[Step]) -> Iterator[tuple[Written, str]]:
    """Yield every text of the plan that holds a place, with the words that do.

    In a table's cells a dash or a cross is an answer, so there only the unmistakable words count.
    """
    steps = tuple(steps)
    if not _suspicious(_texts(steps)):
        return
    for step in steps:
        for written in _placed(step):
            cell = type(written.part).__name__ == "Table" and written.field in ("rows", "totals")
            words = placeholder(written.text, alone=not cell)
            if words is not None:
                yield written, words
