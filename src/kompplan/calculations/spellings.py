"""Names that stand in a plan in more than one spelling.

Two names are the same where they are equal without case, å ä ö, hyphens and spaces, where one is a municipality with
and the other without its genitive (*Vänersborg kommun*), or where one letter differs inside a long word. A capital at
the beginning is no spelling: a value may begin like a sentence. Endings are no slips: *lärledare* and *lärledaren*
differ by what is meant.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from kompplan.calculations.parties import Named, Place
from kompplan.model.people import Organisation, Role
from kompplan.model.shapes import folded

_LONGEST = 60
_LONG_WORD = 8
"""Letters from which a word that differs in one of them is rather a slip than another word."""
_ENDING = 2
_MOST_ALIKE = 50
"""Names with the same beginning and end that are compared with each other, so that a huge plan takes no time."""
_MUNICIPALITY = "_kommun"


class Spelled(NamedTuple):
    """A spelling, and every place where it stands."""

    text: str
    places: Sequence[Place]

    @property
    def declared(self) -> bool:
        """Tell whether an organisation or a role of the plan is called so."""
        return any(isinstance(part, Organisation | Role) for part, _, _ in self.places)


class Twofold(NamedTuple):
    """A spelling, and the more common one of the same name."""

    odd: Spelled
    usual: Spelled


def twofold(named: Iterable[Named], ids: Iterable[str]) -> Iterator[Twofold]:
    """Yield each spelling of a name that is more often written otherwise; ``ids`` name parts and are no spellings."""
    names: dict[str, dict[str, Spelled]] = {}
    references = frozenset(ids)
    for text, places in (item for each in named for item in each.items()):
        plain = " ".join(text.split()).rstrip(".") if "  " in text or text[-1] in ". " else text
        if plain and len(plain) <= _LONGEST and plain not in references:
            spellings = names.setdefault(_key(plain), {})
            same = plain[0].lower() + plain[1:]
            earlier = spellings.get(same)
            spellings[same] = Spelled(earlier.text, [*earlier.places, *places]) if earlier else Spelled(text, places)
    usual: dict[str, Spelled] = {}
    for key, spellings in names.items():
        spelled = list(spellings.values())
        if len(spelled) == 1:  # as nearly all
            usual[key] = spelled[0]
            continue
        best = usual[key] = max(spelled, key=_weight)
        yield from (Twofold(each, best) for each in spelled if each is not best)
    yield from _slips(usual)


def _key(text: str) -> str:
    key = folded(text)
    return key.removesuffix(_MUNICIPALITY).removesuffix("s") + _MUNICIPALITY if key.endswith(_MUNICIPALITY) else key


def _weight(spelled: Spelled) -> tuple[int, bool]:
    return len(spelled.places), spelled.declared


def _slips(names: dict[str, Spelled]) -> Iterator[Twofold]:
    """Yield names that differ from another by one letter inside a long word."""
    alike: dict[tuple[str, str, int], list[str]] = {}
    for key in names:
        if len(key) >= _LONG_WORD:
            alike.setdefault((key[:3], key[-_ENDING:], key.count("_")), []).append(key)
    for keys in alike.values():
        if 1 < len(keys) <= _MOST_ALIKE:
            for number, one in enumerate(keys):
                for other in keys[number + 1 :]:
                    if _one_slip(one, other):
                        best = max(names[one], names[other], key=_weight)
                        odd = names[other] if best is names[one] else names[one]
                        if not (odd.declared and best.declared):
                            yield Twofold(odd, best)


def _one_slip(one: str, other: str) -> bool:
    differing = [pair for pair in zip(one.split("_"), other.split("_"), strict=True) if pair[0] != pair[1]]
    if len(differing) != 1:
        return False
    short, long = sorted(differing[0], key=len)
    if len(short) < _LONG_WORD or len(long) - len(short) > 1 or not (short + long).isalpha():
        return False
    at = next((at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if at >= len(long) - _ENDING:
        return False
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at] == long[at + 1] and short[at + 1] == long[at] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
