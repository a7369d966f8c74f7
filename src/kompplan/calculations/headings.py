"""What the words of a statistics table's headings and labels say.

*Kvinnor bland chefer* counts women, and is about *chefer*: what is left without the words that tell what is counted.
"""

from kompplan.model.shapes import folded
from kompplan.model.words import ColumnKind
from kompplan.values.patterns import pattern

PARTS = (ColumnKind.WOMEN, ColumnKind.MEN, ColumnKind.UNKNOWN)
_TOKENS = pattern(r"[^\W_]+|%")
_WORDS: dict[ColumnKind, frozenset[str]] = {
    ColumnKind.WOMEN: frozenset(
        ("kvinnor", "kvinna", "kvinnliga", "kv", "flickor", "women", "woman", "female", "females", "girls")
    ),
    ColumnKind.MEN: frozenset(("man", "manliga", "pojkar", "men", "male", "males", "boys")),  # "män", folded
    ColumnKind.UNKNOWN: frozenset(("okant", "okand", "okanda", "unknown", "annat", "other")),
    ColumnKind.TOTAL: frozenset(("totalt", "total", "totala", "tot", "antal", "summa", "samtliga", "number", "sum")),
}
_SHARE = frozenset(["andel", "andelen", "procent", "share", "percentage", "percent", "%"])
_SUM = frozenset(["summa", "totalt", "total", "samtliga", "sum"])
_AVERAGE = pattern(r"medel|snitt|genomsnitt|median|mean|average|\bper\b|kvot|ratio|ålder|\bage\b")
_NOT_PERSONS = pattern(
    r"grupp|omgång|tillfälle|träff|möte|timm|dag|veck|enhet|kurs|skol|kommun|insats|kr\b|kron|belopp|kostnad"
    r"|group|round|session|meeting|hour|\bday|week|unit|course|school|municipal|cost|amount"
)
_FILLERS = frozenset(["bland", "av", "varav", "darav", "of", "which", "among", "the", "och", "and", "i", "in", "for"])


def counted(heading: str) -> ColumnKind | None:
    """Return women, men, unknown or total as a heading's words have it; both sexes together are neither."""
    tokens = _tokens(heading)
    found = [kind for kind in (*PARTS, ColumnKind.TOTAL) if not _WORDS[kind].isdisjoint(tokens)]
    if ColumnKind.WOMEN in found and ColumnKind.MEN in found:
        return None
    return found[0] if found else None


def about(heading: str) -> str:
    """Return whom a heading is about: what is left without the words that tell the kind."""
    told = frozenset().union(*_WORDS.values(), _SHARE, _FILLERS)
    return " ".join(word for word in _tokens(heading) if word not in told)


def says_share(heading: str) -> bool:
    """Tell whether the column holds shares."""
    return not _SHARE.isdisjoint(_tokens(heading))


def says_average(heading: str) -> bool:
    """Tell whether the column holds averages or ratios, which are not added up."""
    return _AVERAGE().search(heading.casefold()) is not None


def says_not_persons(heading: str) -> bool:
    """Tell whether the column counts something else than persons: groups, hours, money."""
    return _NOT_PERSONS().search(heading.casefold()) is not None


def says_sum(label: str) -> bool:
    """Tell whether a row's label calls it a row of sums."""
    first = _TOKENS().match(folded(label))
    return first is not None and first[0] in _SUM


def _tokens(heading: str) -> list[str]:
    return _TOKENS().findall(folded(heading).replace("_", " "))
