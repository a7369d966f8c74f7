"""From bytes, or a file, to the tree of a whole plan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.files import Refused, TooLarge, decode, read_bytes, too_large
from kompplan.syntax.hashes import hidden_by_hash
from kompplan.syntax.include import NOTHING, Instead, has_includes, resolve_includes
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.reader import Composed, compose
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence


def read_file(path: Path, name: str, limits: Limits = DEFAULT) -> Composed | Refused:
    """Return the tree of the plan at ``path``, called ``name`` in findings, with what it includes."""
    data = read_bytes(path, limits)
    if isinstance(data, Refused):
        return data
    if isinstance(data, TooLarge):
        return Composed(None, (too_large(name, limits),))
    return read_source(data, name, path.parent, limits)


def read_source(
    data: bytes,
    name: str,
    folder: Path | None,
    limits: Limits = DEFAULT,
    alike: Callable[[str], str] = str,
    instead: Instead = NOTHING,
) -> Composed:
    """Return the tree of the plan in ``data``; its includes are seen from ``folder``.

    The root is a mapping, or there is none and a finding says why.
    """
    if len(data) > limits.size:
        return Composed(None, (too_large(name, limits),))
    source = decode(name, data)
    if isinstance(source, list):
        return Composed(None, tuple(source))
    root, diagnostics, _ = compose(source, limits)
    if not isinstance(root, Mapping):
        # What stands after a text that is no plan is not worth a finding of its own.
        return Composed(None, diagnostics or (_not_a_plan(source, root),))
    diagnostics += hidden_by_hash(source, root)
    if not has_includes(source.text):
        return Composed(root, diagnostics)
    file_name = PurePath(name).name
    plan = None if folder is None else folder / file_name
    included = resolve_includes(root, folder, name.removesuffix(file_name), limits, plan, alike, instead)
    return Composed(included.root, diagnostics + included.diagnostics, included.brought)


def _not_a_plan(source: Source, root: Node | None) -> Diagnostic:
    advice = Text(
        "begin with a section, such as project: or activities:",
        "börja med ett avsnitt, till exempel projekt: eller aktiviteter:",
    )
    span = Span(source, 0, 0) if root is None else root.span
    if root is None or (isinstance(root, Scalar) and root.empty):
        text = Text("the file is empty", "filen är tom")
    elif isinstance(root, Sequence):
        text = Text(
            "the file holds a list; a plan consists of sections with names",
            "filen innehåller en lista; en plan består av avsnitt med namn",
        )
        advice = Text(
            "give the list a name above it, such as activities:",
            "ge listan ett namn ovanför, till exempel aktiviteter:",
        )
    else:
        text = Text(
            "the file holds a text; a plan consists of sections with names",
            "filen innehåller en text; en plan består av avsnitt med namn",
        )
    return Diagnostic(codes.NOT_A_PLAN, Severity.ERROR, Message(text), span, advice=Message(advice))
