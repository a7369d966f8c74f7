"""Whether what is to be done about a risk is more than a wish: openness, clarity, to encourage.

A clause is a wish where it begins with a word of the table and goes on only with such words, or with what the wish is
about (*openness about decisions*, *encourage managers to take part*). A mitigation is a wish where all its clauses are:
*clarity, and a meeting every Monday* is not.
"""

from kompplan.values.patterns import pattern

_CLAUSE = pattern(r"[.,;:]|\b(?:och|samt|and)\b")
_WORD = pattern(r"[^\W\d_]+|\d+")


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


_URGES = _words(
    "uppmana uppmanas uppmaning uppmuntra uppmuntras uppmuntran sträva eftersträva försöka försök hoppas önska "
    "encourage encouraging encouragement urge strive try hope wish"
)
"""Words after which everything is wished for."""

_WISHES = _words(
    "tydlig tydliga tydligt tydlighet öppen öppet öppna öppenhet transparens klarhet lyhörd lyhördhet ärlighet "
    "engagemang delaktighet förståelse respekt tillit förtroende positiv inställning attityd acceptans dialog "
    "god gott bra kommunikation medvetenhet "
    "clear clearly clarity open openness transparency honesty engagement commitment understanding respect trust "
    "positive attitude acceptance dialogue good communication awareness"
)
_VAGUE = _words(
    "löpande kontinuerlig kontinuerligt kontinuerliga regelbunden regelbundet avstämning stäm stämma av "
    "reflektion omprövning återkoppling vid behov "
    "ongoing continuous continuously regular regularly reflection feedback as needed when"
)
"""Words that are no wish, but nothing that somebody can do on a certain day either."""

_FILLERS = _words(
    "att till en ett den det de är ska bör måste vara var bli skapa visa ha mer större ökad stor mycket hög vi i alla "
    "to a an the is are will should must be show have create more greater increased much great high we in all"
)
_ABOUT = _words("om kring mellan med gentemot inom hos från about on around between with towards among from")
"""Words after which a wish says what it is about."""
_CERTAIN = _words(
    "varje varannan vartannat per vecka veckor veckovis månad månader månadsvis kvartal termin måndag tisdag onsdag "
    "torsdag fredag före innan senast "
    "every each per week weeks weekly month months monthly quarter term monday tuesday wednesday thursday friday before"
)
"""Words that say how often or by when, as no wish does."""
_ANY = _URGES | _WISHES


def only_wishes(mitigation: str) -> bool:
    """Tell whether a mitigation wishes for something without saying what is done."""
    told = mitigation.casefold()
    if _ANY.isdisjoint(told.replace(",", " ").replace(".", " ").split()):
        return False  # most mitigations, without taking them apart
    wished = False
    for clause in _CLAUSE().split(told):
        words = _WORD().findall(clause)
        kind = None if any(word in _CERTAIN or word.isdecimal() for word in words) else _judged(words)
        if kind is None:
            return False
        wished = wished or kind
    return wished


def _judged(words: list[str]) -> bool | None:
    """Return whether a clause wishes for something; None where it says what is done."""
    wished = False
    for word in words:
        if word in _URGES:
            return True
        if word in _WISHES:
            wished = True
        elif word in _ABOUT and wished:
            return True
        elif word not in _VAGUE and word not in _FILLERS:
            return None
    return wished
