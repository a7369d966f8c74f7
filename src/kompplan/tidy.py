"""Lay a plan out anew, and prove that it says what it said before."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kompplan.calculations.walk import walk
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.loading.load import Loaded
from kompplan.mend import differences
from kompplan.model.shapes import folded, shape
from kompplan.model.words import LanguageWord
from kompplan.pipeline import Judged, judge
from kompplan.syntax.edits import Change, changed
from kompplan.syntax.files import decode
from kompplan.syntax.layout import NotLaidOutError, comments_of, laid_out
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.reader import compose
from kompplan.syntax.tree import Node, Scalar, Sequence

_ANY_DAY = date(2026, 1, 1)
"""Both versions are judged on the same day; which one does not matter."""


class Tidied(NamedTuple):
    """A file in kompplan's layout, and the files that its plan is made of besides, as seen from its folder."""

    old: str
    new: str
    parts: tuple[str, ...]


class Untidied(NamedTuple):
    """Why a file is left as it is, and where."""

    message: Message
    span: Span


def tidied(
    data: bytes,
    name: str,
    folder: Path | None = None,
    limits: Limits = DEFAULT,
    instead: Mapping[Path, bytes] | None = None,
    *,
    words: bool = False,
) -> Tidied | Untidied:
    """Return a file laid out anew; ``words`` writes its fields with the words of the plan's language too."""
    source = decode(name, data)
    if not isinstance(source, Source):
        return Untidied(source[0].message, source[0].span)
    composed = compose(source, limits)
    if composed.root is None:
        found = composed.diagnostics
        return Untidied(found[0].message if found else Message(_EMPTY), found[0].span if found else Span(source, 0, 0))
    before = _judged(data, name, folder, limits, instead)
    text = source.text
    if words and before.checked is not None:
        text = changed(text, _in_one_language(before.checked.loaded)).text
    try:
        new = laid_out(text)
    except NotLaidOutError as wrong:
        start = min(wrong.index, len(source.text))
        return Untidied(Message(wrong.why), Span(source, start, start + 1))
    again = Source(name, new)
    after = _judged(new.encode(), name, folder, limits, instead)
    same = (
        list(_content(compose(Source(name, text), limits).root)) == list(_content(compose(again, limits).root))
        and comments_of(source.text) == comments_of(new)
        and laid_out(new) == new
        and _told(before) == _told(after)
        and _same_plan(before, after)
    )
    if not same:
        return Untidied(Message(_OTHERWISE), Span(source, 0, 0))
    brought = before.checked.loaded.brought if before.checked is not None else ()
    return Tidied(source.text, new, tuple(each.path for each in brought if each.source is not None))


_EMPTY = Text("the file holds nothing", "filen innehåller inget")
_OTHERWISE = Text(
    "in kompplan's layout it would say something else, or say it to somebody else",
    "i kompplans form skulle den säga något annat, eller läsas på ett annat sätt",
)


def _judged(
    data: bytes, name: str, folder: Path | None, limits: Limits, instead: Mapping[Path, bytes] | None
) -> Judged:
    return judge(data, name, lambda _: _ANY_DAY, folder, limits, instead=instead or {})


def _content(root: Node | None) -> Iterator[tuple[object, ...]]:
    """Yield what a tree says, in order, with how many parts each of its groups has."""
    waiting = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node.text, node.empty
        elif isinstance(node, Sequence):
            yield "list", len(node.items), ""
            waiting.extend(reversed(node.items))
        else:
            yield "block", len(node.entries), ""
            waiting.extend(each for entry in reversed(node.entries) for each in reversed(entry))


def _told(judged: Judged) -> Counter[tuple[str, Severity, bool]]:
    """Return how often everything is found, and how often it is silenced."""
    return Counter(
        [(each.code.code, each.severity, False) for each in judged.diagnostics]
        + [(each.diagnostic.code.code, each.diagnostic.severity, True) for each in judged.silenced]
    )


def _same_plan(before: Judged, after: Judged) -> bool:
    if before.checked is None or after.checked is None:
        return before.checked is after.checked
    return not any(differences(before.checked.plan, after.checked.plan))


def _in_one_language(loaded: Loaded) -> Iterator[Change]:
    """Yield the change of each field's word into that of the plan's language, in the plan's own file."""
    swedish = _is_swedish(loaded)
    seen: set[int] = set()
    for step in walk(loaded.plan):
        kind = shape(type(step.part))
        for name, entry in loaded.origins[id(step.part)].fields.items():
            key = entry.key
            if key is None or key is entry.value or key.source is not loaded.root.source or key.start in seen:
                continue
            field = kind.spellings.get(folded(key.text))
            if field is None or field.name != name or key.text in (field.sv if swedish else field.en,):
                continue
            written = key.span.text
            if key.plain or written[1:-1] == key.text:
                seen.add(key.start)
                yield Change(key.start, key.end, field.sv if swedish else field.en)


def _is_swedish(loaded: Loaded) -> bool:
    """Tell which language the plan is in: what it says itself, else the words of most of its sections."""
    project = loaded.plan.project
    if project is not None and project.language is not None:
        return project.language is LanguageWord.SV
    votes = 0
    for key, _ in loaded.root.entries:
        field = shape(type(loaded.plan)).spellings.get(folded(key.text))
        if field is not None and field.en != field.sv:
            votes += (key.text == field.sv) - (key.text == field.en)
    return votes >= 0
