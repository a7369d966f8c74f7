"""Words that hold a place until somebody knows: ``TBD``, ``x antal``, ``???``, ``ska kompletteras``.

Some are placeholders only when nothing else is said (a dash), others wherever they stand (``lorem ipsum``). Ordinary
sentences have to pass: a survey *fylls i* by somebody, a course *ska kompletteras med* supervision, and ``2 x antal
deltagare`` is a product.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

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

ANYWHERE = pattern(
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

HINTS = (
    "tbd", "tba", "tbc", "todo", "fixme", "???", "___", "xx", "x ", "x\u00a0", "lorem ipsum", "kompletteras", "fylla",
    "fylls", "bestäms", "beslutas", "meddelas", "anges", "redovisas", "to be ",
)  # fmt: skip
"""One of these is in every text that ``ANYWHERE`` finds, in lower case; asking for them is ten times as quick."""


_QUESTIONS: tuple[tuple[bytes, tuple[bytes, ...]], ...] = tuple(
    (common.encode(), tuple(hint.encode() for hint in hints))
    for common, hints in (
        *(("tb", ("tbd", "tba", "tbc")), ("x", ("fixme", "xx", "x ", "x\u00a0")), ("fyll", ("fylla", "fylls"))),
        *(("?", ("???",)), ("_", ("___",)), ("best", ("bestäms", "bestÄms"))),
        *((hint, (hint,)) for hint in ("todo", "lorem ipsum", "kompletteras", "beslutas", "meddelas", "anges")),
        *((hint, (hint,)) for hint in ("redovisas", "to be ")),
    )
)
"""The hints in bytes, where lower case costs next to nothing, behind fewer questions that most plans say no to."""


def with_hints(texts: Iterable[str]) -> Iterator[str]:
    """Yield those of many texts that hold one of ``HINTS``, some more than once."""
    joined = "\0".join(texts).encode("utf-8", "surrogatepass")  # no text that was read holds a zero
    lowered = joined.lower()
    for common, hints in _QUESTIONS:
        for hint in hints if common in lowered else ():
            at = lowered.find(hint)
            while at >= 0:
                start, end = joined.rfind(b"\0", 0, at) + 1, joined.find(b"\0", at)
                yield joined[start : end if end >= 0 else None].decode("utf-8", "surrogatepass")
                at = lowered.find(hint, end) if end >= 0 else -1


@lru_cache(maxsize=4096)
def alone_says_nothing(text: str) -> bool:
    """Tell whether a short text is no more than a mark or a word that holds a place; the same ones come again."""
    word = text.strip(_AROUND)
    return not word or word in _ALONE or word.casefold() in _ALONE


def placeholder(text: str, *, alone: bool = True) -> str | None:
    """Return the words in ``text`` that hold a place, or nothing; ``alone`` lets a mere dash or x count."""
    stripped = text.strip()
    if alone and stripped and len(stripped) <= LONGEST_ALONE and alone_says_nothing(stripped):
        return stripped
    lowered = stripped.lower()
    if any(hint in lowered for hint in HINTS):
        match = ANYWHERE().search(stripped)
        if match is not None:
            return match["amount"] or match.group()
    return None
