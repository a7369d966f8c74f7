"""Mend what the tool can mend: change, read again, judge again, and keep only what holds.

A mending is kept if reading the result gives no error that was not there before, if what was found is found no longer,
and if every stated total is the figure that it was. A safe one must also leave the plan as it was but for the fields
whose characters it changed. Nothing is read from disk nor written here.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kompplan.calculations.walk import walk
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded
from kompplan.model.base import Part
from kompplan.model.shapes import shape
from kompplan.pipeline import Judged
from kompplan.syntax.edits import Change, changed
from kompplan.values.quantity import Quantity

MOST_ROUNDS = 10
READING = ("YML", "TYP")

Texts = Mapping[str, str]
"""What files hold by the names that findings call them; those that are not there are as they were."""
Again = Callable[[Texts], Judged]
"""Reads and judges the plan anew, as if its files held these texts."""


class Mended(NamedTuple):
    """A plan after mending: the verdict on it, the texts that changed, and what was done."""

    judged: Judged
    texts: Texts
    done: int
    left: tuple[Diagnostic, ...]
    """Findings whose mending would have changed more than it should, and was left out."""


def mend(judged: Judged, again: Again, wanted: Callable[[Diagnostic], bool]) -> Mended:
    """Return the plan with every ``wanted`` mending that holds; the safe ones go first."""
    texts: Texts = {}
    done = 0
    left: dict[_Key, Diagnostic] = {}
    for _ in range(MOST_ROUNDS):
        offered = [
            each
            for each in judged.diagnostics
            if each.mending is not None and each.mending.replacements and _key(each) not in left and wanted(each)
        ]
        safe = [each for each in offered if each.mending is not None and each.mending.safe]
        taken = _apart(safe or offered)
        if not taken:
            break
        round_ = _Round(judged, texts, again)
        kept = round_.kept(taken, [])
        left |= {_key(each): each for each in round_.refused}
        if kept:
            done += len(kept)
            outcome = round_.tried(kept)
            assert outcome is not None  # noqa: S101 - it was tried before it was kept
            texts, judged = outcome
    return Mended(judged, texts, done, tuple(left.values()))


_Key = tuple[str, str, str]


def _key(diagnostic: Diagnostic) -> _Key:
    """Return what a finding is known by after the text has changed."""
    return diagnostic.code.code, diagnostic.span.source.name, diagnostic.message.to(Language.EN)


def _changes(diagnostics: Iterable[Diagnostic]) -> dict[str, list[Change]]:
    """Return the changes that mend the findings, by the name of the file."""
    found: dict[str, list[Change]] = {}
    for each in diagnostics:
        for span, text in each.mending.replacements if each.mending is not None else ():
            found.setdefault(span.source.name, []).append(Change(span.start, span.end, text))
    return found


def _apart(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return the findings whose changes do not meet those of an earlier one; the others wait for the next round."""
    taken: list[Diagnostic] = []
    places: dict[str, list[Change]] = {}
    for each in diagnostics:
        own = _changes([each])
        listed = [change for changes in own.values() for change in changes]
        among = any(
            one.meets(other) for changes in own.values() for i, one in enumerate(changes) for other in changes[:i]
        )
        if not listed or among:
            continue
        if any(one.meets(other) for name, changes in own.items() for one in changes for other in places.get(name, ())):
            continue
        taken.append(each)
        for name, changes in own.items():
            places.setdefault(name, []).extend(changes)
    return taken


_Outcome = tuple[Texts, Judged]
_Places = Mapping[str, Sequence[tuple[int, int]]]


class _Round:
    """Mendings that are tried on one state of the plan."""

    def __init__(self, judged: Judged, texts: Texts, again: Again) -> None:
        self.judged = judged
        self.texts = texts
        self.again = again
        self.refused: list[Diagnostic] = []
        self.outcomes: dict[tuple[int, ...], _Outcome | None] = {}
        self.sources = {each.span.source.name: each.span.source for each in _replacements(judged.diagnostics)}

    def kept(self, diagnostics: list[Diagnostic], kept: list[Diagnostic]) -> list[Diagnostic]:
        """Return ``kept`` with as many of ``diagnostics`` as hold: all, or of each half what holds."""
        if self.tried([*kept, *diagnostics]) is not None:
            return [*kept, *diagnostics]
        if len(diagnostics) == 1:
            self.refused += diagnostics
            return kept
        middle = len(diagnostics) // 2
        return self.kept(diagnostics[middle:], self.kept(diagnostics[:middle], kept))

    def tried(self, diagnostics: list[Diagnostic]) -> _Outcome | None:
        """Return the plan with these mendings, or None where that would not be the same plan mended."""
        which = tuple(map(id, diagnostics))
        if which not in self.outcomes:
            self.outcomes[which] = self._tried(diagnostics)
        return self.outcomes[which]

    def _tried(self, diagnostics: list[Diagnostic]) -> _Outcome | None:
        before: dict[str, Sequence[tuple[int, int]]] = {}
        after: dict[str, Sequence[tuple[int, int]]] = {}
        texts = dict(self.texts)
        for name, changes in _changes(diagnostics).items():
            result = changed(self.sources[name].text, changes)
            texts[name] = result.text
            before[name] = [(each.start, each.end) for each in changes]
            after[name] = result.places
        judged = self.again(texts)
        safe = all(each.mending is not None and each.mending.safe for each in diagnostics)
        return (texts, judged) if _holds(self.judged, judged, diagnostics, (before, after), safe=safe) else None


def _replacements(diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    for each in diagnostics:
        for replacement in each.mending.replacements if each.mending is not None else ():
            yield each._replace(span=replacement.span)


def _holds(
    before: Judged, after: Judged, mended: Sequence[Diagnostic], places: tuple[_Places, _Places], *, safe: bool
) -> bool:
    """Tell whether ``after`` is ``before`` with the findings mended and nothing else changed that should not be."""
    if before.checked is None or after.checked is None:
        return False
    if _unread(after) - _unread(before):
        return False
    was, now = Counter(map(_key, before.diagnostics)), Counter(map(_key, after.diagnostics))
    if any(now[key] > was[key] - number for key, number in Counter(map(_key, mended)).items()):
        return False
    old, new = before.checked.loaded, after.checked.loaded
    if any(now != was for was, now in _stated_totals(old, new)):
        return False
    return not safe or all(
        _touched(old, one, name, places[0]) or _touched(new, other, name, places[1])
        for one, other, name in differences(old.plan, new.plan)
    )


def _unread(judged: Judged) -> Counter[tuple[str, str]]:
    """Return how often each error of reading was found in each file."""
    return Counter(
        (each.code.code, each.span.source.name)
        for each in judged.diagnostics
        if each.severity is Severity.ERROR and each.code.code.startswith(READING)
    )


_TOTALS = {"Budget": ("stated_total",), "Headcount": ("total",), "Table": ("totals",)}
"""The fields that hold a total which somebody stated; a tool never decides that it is the total that is wrong."""


def _stated_totals(before: Loaded, after: Loaded) -> Iterator[tuple[object, object]]:
    """Yield the figures of each total that is stated before and after."""
    found = _totals(before), _totals(after)
    for way, was in found[0].items():
        now = found[1].get(way)
        if now is not None:
            yield was, now


def _totals(loaded: Loaded) -> dict[tuple[object, ...], object]:
    ways: dict[int, tuple[object, ...]] = {}
    found: dict[tuple[object, ...], object] = {}
    for step in walk(loaded.plan):
        way = ways[id(step.part)] = () if step.parent is None else (*ways[id(step.parent)], step.field, step.item)
        for name in _TOTALS.get(type(step.part).__name__, ()):
            value = getattr(step.part, name)
            if value:
                found[*way, name] = tuple(map(_figure, value)) if type(value) is tuple else _figure(value)
    return found


def _figure(value: object) -> object:
    """Return what a quantity says apart from how it is written."""
    if isinstance(value, Quantity):
        return value.low, value.high, value.nominal, value.approx, value.unit, value.scale
    return value


def differences(before: Part, after: Part) -> Iterator[tuple[Part, Part, str]]:
    """Yield each field in which two plans differ, with the two parts that it belongs to."""
    waiting: list[tuple[Part, Part]] = [(before, after)]
    while waiting:
        one, other = waiting.pop()
        for name, field in shape(type(one)).fields.items():
            was, now = getattr(one, name), getattr(other, name)
            if not issubclass(field.takes, Part):
                if was != now:
                    yield one, other, name
                continue
            pairs = list(_pairs(was, now))
            if any(type(left) is not type(right) for left, right in pairs):
                yield one, other, name
            else:
                waiting.extend(
                    (left, right) for left, right in pairs if isinstance(left, Part) and isinstance(right, Part)
                )


def _pairs(was: object, now: object) -> Iterator[tuple[object, object]]:
    left = was if isinstance(was, tuple) else (was,)
    right = now if isinstance(now, tuple) else (now,)
    if len(left) != len(right):
        yield None, ()
        return
    yield from zip(left, right, strict=True)


def _touched(loaded: Loaded, part: Part, name: str, places: _Places) -> bool:
    """Tell whether a field's key, or a value of it that holds no parts, is among the places that were changed."""
    origin = loaded.origins.get(id(part))
    entry = origin.fields.get(name) if origin is not None else None
    if entry is None:
        return False
    nodes = [each for each in (entry.key,) if each is not None]
    if not issubclass(shape(type(part)).fields[name].takes, Part):
        nodes = [*nodes, entry.value]  # type: ignore[list-item]  # any node has a place
    return any(
        node.start <= end and start <= node.end for node in nodes for start, end in places.get(node.source.name, ())
    )
