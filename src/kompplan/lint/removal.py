"""Edits that take an exception away: its comment, or its row in the list."""

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Text
from kompplan.lint.rule import Edit, Fix
from kompplan.model.closing import Allowance
from kompplan.syntax.tree import Sequence

_REMOVE = Text("remove the exception", "ta bort undantaget")


def without_comment(span: Span, *, safe: bool) -> Fix:
    """Return how a comment is removed: with its line where it has one of its own, else with the blanks before it."""
    text = span.source.text
    line = _line_start(text, span.start)
    if not text[line : span.start].strip():
        return _fix(span.source, line, _line_end(text, span.end), safe=safe)
    return _fix(span.source, len(text[: span.start].rstrip(" \t")), span.end, safe=safe)


def without_allowance(checked: CheckedPlan, allowance: Allowance) -> Fix | None:
    """Return how a row of ``allow`` is removed, and the section with its last one; only whole lines are taken."""
    origins = checked.loaded.origins
    node = origins[id(allowance)].node
    entry = origins[id(checked.plan)].fields.get("allow")
    if entry is None or entry.key is None or not isinstance(entry.value, Sequence):
        return None
    source = node.source
    text = source.text
    start = _line_start(text, node.start)
    if text[start : node.start].strip() != "-":
        return None
    if len(entry.value.items) == 1 and entry.key.source is source:
        start = _line_start(text, entry.key.start)
        if text[start : entry.key.start].strip():
            return None
    end = _line_end(text, node.end)
    rest = text[node.end : end].strip()
    if rest and not rest.startswith("#"):
        return None
    return _fix(source, start, end, safe=False)


def _fix(source: Source, start: int, end: int, *, safe: bool) -> Fix:
    return Fix(_REMOVE, (Edit(Span(source, start, end), ""),), safe=safe)


def _line_start(text: str, index: int) -> int:
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def _line_end(text: str, index: int) -> int:
    """Return where the next line begins."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1
