"""Compose a tree from YAML, with a place for every value and a ceiling for everything.

Nothing is interpreted here; a scalar stays the text that stands in the file. Most plans are written in a part of YAML
that can be read line by line (``lines``); every other text is read from a parser's events (``events``). Both give the
same tree.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Source
from kompplan.syntax import lines
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.tree import Node


class Brought(NamedTuple):
    """Another file that a plan is made of: where it lies, seen from the plan's folder, and the SHA-256 of its bytes.

    ``digest`` is empty where the file could not be read: nobody can tell afterwards whether it is still the same.
    """

    path: str
    digest: str
    source: Source | None = None


class Composed(NamedTuple):
    """A tree, or as much of it as can be trusted, and what was wrong. No root and no findings: the text is empty."""

    root: Node | None
    diagnostics: tuple[Diagnostic, ...]
    brought: tuple[Brought, ...] = ()


def compose(source: Source, limits: Limits = DEFAULT, parser: Callable[[str], Any] | None = None) -> Composed:
    """Return the tree of ``source``. Whatever the text is, this returns, within ``limits``.

    Where a ``parser`` is named, its events are what is read.
    """
    if parser is None:
        root = lines.tree(source, limits)
        if root is not None:
            return Composed(root, ())
    from kompplan.syntax import events  # noqa: PLC0415 - PyYAML is loaded for the texts that need it

    composed, found = events.read(source, limits, parser or events.PARSER)
    return Composed(composed, tuple(found))
