"""Put the files that a plan includes into its tree.

``inkludera: [budget.yaml, risker.yaml]`` at the top adds those files' sections; ``aktiviteter: {inkludera:
aktiviteter.yaml}`` puts a file in one value's place. Every node keeps the source it was written in, so a finding names
the right file.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from collections.abc import Mapping as Table
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.files import Refused, TooLarge, decode, names_in, near_names, read_bytes
from kompplan.syntax.keys import duplicate_key
from kompplan.syntax.limits import DEFAULT, Limits, exceeded
from kompplan.syntax.reader import Brought, Composed, compose
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.patterns import pattern

KEYS = frozenset({"include", "inkludera"})
Instead = Table[Path, bytes]
"""What files would hold if they were changed, by their resolved paths."""
NOTHING: Instead = {}
# Escapes that stand for a letter, and the one at the end of a line that joins two halves of a word.
_HIDES_A_LETTER = pattern(r"\\[xuU\s]")


class _File(NamedTuple):
    """A file that is part of the plan."""

    path: Path
    folder: PurePosixPath
    """Its folder, seen from the plan's."""
    name: str
    """As the user would write it."""
    parent: _File | None
    """The file that includes it; ``None`` for the plan itself."""

    def chain(self) -> list[_File]:
        """Return this file and those around it, the plan first."""
        files: list[_File] = []
        each: _File | None = self
        while each is not None:
            files.append(each)
            each = each.parent
        return files[::-1]


def resolve_includes(
    root: Mapping,
    folder: Path | None,
    display_prefix: str = "",
    limits: Limits = DEFAULT,
    plan: Path | None = None,
    alike: Callable[[str], str] = str,
    instead: Instead = NOTHING,
) -> Composed:
    """Return ``root`` with every included file in its place.

    ``folder`` is the plan's; without one (a plan from nowhere) includes are refused. ``display_prefix`` is put before
    the files' names in findings (``planer/``), and ``plan`` is the plan's own file, so that including it is a loop.
    ``alike`` gives what a section's key is compared by, for two files may name a section in different words.
    ``instead`` gives bytes that count in the place of what a file on the disk holds.
    """
    including = _Including(folder, display_prefix, limits, alike, instead)
    top = _File(_resolved(plan) if plan else Path(), PurePosixPath(), root.source.name, None)
    including.files[root.source] = top
    including.sections(root)
    including.values(root)
    return Composed(root, tuple(including.found), tuple(including.brought))


def read_named(
    asked: Scalar,
    folder: Path | None,
    display_prefix: str = "",
    limits: Limits = DEFAULT,
    plan: Path | None = None,
    alike: Callable[[str], str] = str,
    instead: Instead = NOTHING,
) -> Composed:
    """Return the tree of a file that a plan names without being made of it, such as the plan as it was decided.

    It is read with the guards of an include, seen from the plan's folder, and may itself be divided into files.
    """
    naming = _Including(folder, display_prefix, limits, alike, instead)
    own = _resolved(plan) if plan else Path()
    naming.files[asked.source] = _File(own, PurePosixPath(), asked.source.name, None)
    written = asked.text.strip()
    if folder is not None and written and _refusal(written) is None and _resolved(folder / written) == own:
        naming.report(_ITSELF, asked.span, _ITSELF_ADVICE)
        return Composed(None, tuple(naming.found))
    root = naming.load(asked)
    if isinstance(root, Mapping):
        if has_includes(root.source.text):
            naming.sections(root)
            naming.values(root)
    elif root is not None:
        naming.report(_NO_PLAN, asked.span, _NO_PLAN_ADVICE, {"file": written}, code=codes.NOT_A_PLAN)
        root = None
    return Composed(root, tuple(naming.found), tuple(each._replace(source=None) for each in naming.brought))


def has_includes(text: str) -> bool:
    """Tell whether it is worth looking for includes in a tree; most plans have none."""
    return "include" in text or "inkludera" in text or ("\\" in text and _HIDES_A_LETTER().search(text) is not None)


def _resolved(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _asked_for(node: Node) -> Node | None:
    """Return what ``{inkludera: …}`` names, where ``node`` is written so."""
    if isinstance(node, Mapping) and len(node.entries) == 1 and node.entries[0][0].text in KEYS:
        return node.entries[0][1]
    return None


class _Including:
    """What is remembered while files are put in: which, how many, and what was wrong with them."""

    def __init__(
        self, folder: Path | None, prefix: str, limits: Limits, alike: Callable[[str], str], instead: Instead
    ) -> None:
        self.alike = alike
        self.instead = instead
        self.folder = None if folder is None else _resolved(folder)
        self.prefix = prefix
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.files: dict[Source, _File] = {}
        self.taken: dict[Path, Scalar] = {}
        self.brought: list[Brought] = []
        self.room = limits.size

    def sections(self, root: Mapping) -> None:
        """Put the sections of files that are included at the top into the plan."""
        waiting = _take_includes(root)
        at = {self.alike(key.text): position for position, (key, _) in enumerate(root.entries)}
        while waiting:
            asked = waiting.pop(0)
            for name in asked.items if isinstance(asked, Sequence) else [asked]:
                brought = self.load(name)
                if brought is None:
                    continue
                if not isinstance(brought, Mapping):
                    self.report(_NO_SECTIONS, brought.span, _NO_SECTIONS_ADVICE, code=codes.NOT_A_PLAN)
                    continue
                waiting += _take_includes(brought)
                for key, value in brought.entries:
                    section = self.alike(key.text)
                    if section in at:
                        position = at[section]
                        first, present = root.entries[position]
                        root.entries[position] = (first, self._joined(first, present, key, value))
                    else:
                        at[section] = len(root.entries)
                        root.entries.append((key, value))

    def _joined(self, first: Scalar, present: Node, key: Scalar, value: Node) -> Node:
        """Return a section that stands in two files: lists follow each other, different keys stand side by side."""
        if isinstance(present, Sequence) and isinstance(value, Sequence):
            return Sequence(present.source, present.start, present.end, [*present.items, *value.items])
        if isinstance(present, Mapping) and isinstance(value, Mapping):
            known = {each.text: each for each, _ in present.entries}
            new = [entry for entry in value.entries if entry[0].text not in known]
            self.found += (duplicate_key(each, known[each.text]) for each, _ in value.entries if each.text in known)
            return Mapping(present.source, present.start, present.end, [*present.entries, *new])
        self.found.append(duplicate_key(key, first))
        return present

    def values(self, root: Mapping) -> None:
        """Put files in the place of values; what a file brings is looked through in its turn."""
        waiting: list[tuple[Node, int]] = [(root, 1)]
        seen: set[int] = set()
        while waiting:
            node, depth = waiting.pop()
            # An alias shares its children with what it repeats; they are looked through once.
            if isinstance(node, Scalar) or id(_children(node)) in seen:
                continue
            seen.add(id(_children(node)))
            if depth > self.limits.depth:
                self.found.append(exceeded("depth", self.limits.depth, self.limits, node.span))
                return
            if isinstance(node, Sequence):
                items = [self._instead(item) for item in node.items]
                node.items[:] = [item for item in items if item is not None]
                waiting += ((item, depth + 1) for item in reversed(node.items))
            else:
                entries = [(key, self._instead(value)) for key, value in node.entries]
                node.entries[:] = [(key, value) for key, value in entries if value is not None]
                waiting += ((value, depth + 1) for _, value in reversed(node.entries))

    def _instead(self, node: Node) -> Node | None:
        """Return what stands in the place of ``node``: itself, or the file that it names, or nothing."""
        result: Node | None = node
        while result is not None and (asked := _asked_for(result)) is not None:
            result = self.load(asked)
        return result

    def load(self, asked: Node) -> Node | None:
        """Return the tree of the file that ``asked`` names, or ``None`` when that is reported."""
        if not isinstance(asked, Scalar) or asked.empty or not asked.text.strip():
            self.report(_NO_NAME, asked.span, _NO_NAME_ADVICE)
            return None
        if self.folder is None:
            self.report(_NO_FOLDER, asked.span, _NO_FOLDER_ADVICE)
            return None
        written = asked.text.strip()
        if refusal := _refusal(written):
            self.report(refusal[0], asked.span, refusal[1], {"file": written})
            return None
        around = self.files[asked.source]
        relative = around.folder / written
        path = _resolved(self.folder / relative)
        if not path.is_relative_to(self.folder):
            self.report(_OUTSIDE, asked.span, _INSIDE, {"file": written})
            return None
        chain = around.chain()
        if any(each.path == path for each in chain):
            names = " → ".join([*[each.name for each in chain][-5:], self.prefix + str(relative)])
            self.report(_LOOP, asked.span, _LOOP_ADVICE, {"file": written, "chain": names})
            return None
        if path in self.taken:
            earlier = Related(self.taken[path].span, Message(Text("included here first", "hämtas in här först")))
            self.report(_TWICE, asked.span, _TWICE_ADVICE, {"file": written}, related=(earlier,))
            return None
        if len(self.taken) >= self.limits.includes:
            if len(self.taken) == self.limits.includes:
                self.taken[Path()] = asked
                self.found.append(exceeded("includes", self.limits.includes, self.limits, asked.span))
            return None
        self.taken[path] = asked
        return self._read(path, _File(path, relative.parent, self.prefix + str(relative), around), asked)

    def _read(self, path: Path, file: _File, asked: Scalar) -> Node | None:
        from hashlib import sha256  # noqa: PLC0415 - most plans are one file

        data = self.instead.get(path) or read_bytes(path, self.limits._replace(size=self.room))
        below = path.relative_to(self.folder or path.parent).as_posix()
        if not isinstance(data, bytes):
            self.brought.append(Brought(below, ""))
        if isinstance(data, Refused):
            near = [name for name in near_names(path) if not self._used(path.with_name(name))]
            there = self._others(path)
            if path.exists() or not (near or there):
                self.report(
                    _UNREADABLE if path.exists() else _MISSING, asked.span, _MISSING_ADVICE, {"file": file.name}
                )
            elif near:
                self.report(_MISSING, asked.span, _NEAR, {"file": file.name, "near": near[0]})
            else:
                self.report(_MISSING, asked.span, _THERE, {"file": file.name, "there": there})
            return None
        if isinstance(data, TooLarge):
            self.found.append(exceeded("size", self.limits.size, self.limits, asked.span))
            return None
        self.room -= len(data)
        source = decode(file.name, data)
        if isinstance(source, list):
            self.brought.append(Brought(below, ""))
            self.found += source
            return None
        self.brought.append(Brought(below, sha256(data).hexdigest(), source))
        self.files[source] = file
        composed = compose(source, self.limits)
        self.found += composed.diagnostics
        if composed.root is None and not composed.diagnostics:
            self.report(_EMPTY, asked.span, _EMPTY_ADVICE, {"file": file.name})
        return composed.root

    def _used(self, path: Path) -> bool:
        return any(each.path == path for each in self.files.values())

    def _others(self, path: Path) -> tuple[str, ...]:
        """Return a few files beside ``path`` that may be meant: YAML files that the plan does not consist of."""
        names = (each for each in names_in(path.parent) if each.casefold().endswith((".yaml", ".yml")))
        return tuple(each for each in names if not self._used(path.with_name(each)))[:_MOST_NAMED]

    def report(
        self,
        text: Text,
        span: Span,
        advice: Text,
        values: dict[str, object] | None = None,
        *,
        related: tuple[Related, ...] = (),
        code: Code = codes.INCLUDE,
    ) -> None:
        values = values or {}
        self.found.append(
            Diagnostic(code, Severity.ERROR, Message(text, values), span, related, Message(advice, values))
        )


def _children(node: Sequence | Mapping) -> object:
    return node.items if isinstance(node, Sequence) else node.entries


def _take_includes(root: Mapping) -> list[Node]:
    """Remove the includes from the top of a file and return what they name."""
    asked = [value for key, value in root.entries if key.text in KEYS]
    root.entries[:] = [entry for entry in root.entries if entry[0].text not in KEYS]
    return asked


_ADDRESS = pattern(r"[A-Za-z][A-Za-z0-9+.-]+:")


def _refusal(written: str) -> tuple[Text, Text] | None:
    """Return why a file name is refused before the disk is asked, and the cure."""
    if _ADDRESS().match(written):
        return _IS_ADDRESS, _INSIDE
    if written.startswith(("/", "~", "\\")) or written[1:2] == ":":
        return _ABSOLUTE, _INSIDE
    if ".." in written.replace("\\", "/").split("/"):
        return _OUTSIDE, _INSIDE
    if any(mark in written for mark in "*?[]"):
        return _PATTERN, _PATTERN_ADVICE
    if "\\" in written or not written.isprintable() or len(written) > 1_000:
        return _ODD_NAME, _INSIDE
    return None


_NO_NAME = Text("include takes a file name or a list of them", "inkludera tar ett filnamn eller en lista med filnamn")
_NO_NAME_ADVICE = Text("write it as include: budget.yaml", "skriv inkludera: budget.yaml")
_NO_FOLDER = Text(
    "a plan that is not a file cannot include others", "en plan som inte är en fil kan inte hämta in andra filer"
)
_NO_FOLDER_ADVICE = Text(
    "save the plan as a file in the same folder as the files it includes",
    "spara planen som en fil i samma mapp som filerna som den hämtar in",
)
_INSIDE = Text(
    "put the file in the plan's folder and write its name as seen from there, such as parts/budget.yaml",
    "lägg filen i planens mapp och skriv namnet sett därifrån, till exempel delar/budget.yaml",
)
_OUTSIDE = Text("'{file}' lies outside the plan's folder", "'{file}' ligger utanför planens mapp")
_ABSOLUTE = Text("'{file}' is not written as seen from the plan", "'{file}' är inte skriven sett från planen")
_IS_ADDRESS = Text("'{file}' is an address; only files are included", "'{file}' är en adress; bara filer hämtas in")
_PATTERN = Text("'{file}' is a pattern, not a file name", "'{file}' är ett mönster, inte ett filnamn")
_PATTERN_ADVICE = Text("name each file: [budget.yaml, risks.yaml]", "namnge varje fil: [budget.yaml, risker.yaml]")
_ODD_NAME = Text("'{file}' is not a file name that can be included", "'{file}' är inte ett filnamn som kan hämtas in")
_LOOP = Text("the file '{file}' includes itself: {chain}", "filen '{file}' hämtar in sig själv: {chain}")
_LOOP_ADVICE = Text("remove one of the includes", "ta bort en av inkluderingarna")
_ITSELF = Text("the plan names itself as the plan that was decided", "planen anger sig själv som den beslutade planen")
_ITSELF_ADVICE = Text(
    "save the plan as it was decided in a file of its own and write that file's name",
    "spara planen som den beslutades i en egen fil och skriv den filens namn",
)
_NO_PLAN = Text("{file} holds no plan", "{file} innehåller ingen plan")
_NO_PLAN_ADVICE = Text("name a file with a whole plan", "ange en fil med en hel plan")
_TWICE = Text("the file '{file}' is included twice", "filen '{file}' hämtas in två gånger")
_TWICE_ADVICE = Text("keep the one that is meant", "behåll den som menas")
_MISSING = Text("the file {file} does not exist", "filen {file} finns inte")
_UNREADABLE = Text("{file} is not an ordinary file that may be read", "{file} är inte en vanlig fil som får läsas")
_MISSING_ADVICE = Text("correct the name or remove the line", "rätta namnet eller ta bort raden")
_NEAR = Text("did you mean {near}?", "menade du {near}?")
_THERE = Text("correct the name; beside it lie: {there}", "rätta namnet; i mappen finns: {there}")
_MOST_NAMED = 5
_EMPTY = Text("the file {file} is empty", "filen {file} är tom")
_EMPTY_ADVICE = Text("fill it in or remove the line that names it", "fyll i den eller ta bort raden som nämner den")
_NO_SECTIONS = Text(
    "a file that is included at the top must consist of sections with names",
    "en fil som hämtas in överst ska bestå av avsnitt med namn",
)
_NO_SECTIONS_ADVICE = Text(
    "write include where the list belongs: activities: {include: activities.yaml}",
    "skriv inkluderingen där listan hör hemma: aktiviteter: {inkludera: aktiviteter.yaml}",
)
