"""Compose a tree from the YAML parser's events: all of YAML, a ceiling for everything, and what is wrong.

One loop over libyaml's events, never recursion: ``yaml.load`` dies by a signal on a file of nested brackets, unfolds
alias bombs, and takes twice the time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.characters import escaped_character, hidden_character
from kompplan.syntax.keys import duplicate_key
from kompplan.syntax.limits import Limits, exceeded
from kompplan.syntax.tree import EMPTY, Mapping, Node, Scalar, Sequence
from kompplan.values.patterns import pattern


class PurePythonParser(yaml.reader.Reader, yaml.scanner.Scanner, yaml.parser.Parser):
    """The same events where PyYAML was installed without libyaml."""

    def __init__(self, text: str) -> None:
        yaml.reader.Reader.__init__(self, text)
        yaml.scanner.Scanner.__init__(self)
        yaml.parser.Parser.__init__(self)


PARSER: Callable[[str], Any] = PurePythonParser
if yaml.__with_libyaml__:
    PARSER = yaml.cyaml.CParser  # type: ignore[attr-defined]  # the stubs leave it out

# In a value: controls other than tab and line feed, overriding directions, lone surrogates. In the raw text most of
# them are refused before anything is parsed, so here they come from escapes such as "\e".
_HIDDEN = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_SURROGATE = pattern("[\ud800-\udfff]")
# In UTF-8, where looking for them is ten times as fast: U+202A to U+202E, and the block that holds U+2066 to U+2069.
_TURNS = (b"\xe2\x80\xaa", b"\xe2\x80\xab", b"\xe2\x80\xac", b"\xe2\x80\xad", b"\xe2\x80\xae", b"\xe2\x81")
_BREAKS = "\n\r\x85\u2028\u2029"
_DIRECTIVE = pattern(rf"(?:\A|[{_BREAKS}])%")
# A tag or an anchor, and the blanks and comments up to what it belongs to.
_PROPERTIES = pattern(r"(?:[&!][^\s,\[\]{}]*(?:\s+(?:#.*)?)*)*")
_ODD_KEYS = EMPTY | {"<<"}
_TAGS = {ScalarEvent: "str", SequenceStartEvent: "seq", MappingStartEvent: "map"}
_STANDARD = "tag:yaml.org,2002:"


class _Anchor:
    """A value that ``&name`` stands before, and what it costs to repeat it."""

    __slots__ = ("before", "depth", "height", "node", "size", "start")

    def __init__(self, start: int, depth: int = 0, before: int = 0) -> None:
        self.start = start
        self.depth = depth
        self.before = before
        self.node: Node | None = None
        self.size = 1
        self.height = 1


class _RefusedError(Exception):
    """Reading stops here."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__()
        self.diagnostic = diagnostic


def read(source: Source, limits: Limits, parser: Callable[[str], Any] = PARSER) -> tuple[Node | None, list[Diagnostic]]:
    """Return the tree of ``source``, or as much of it as can be trusted, and what was wrong."""
    reading = _Reading(source, limits)
    try:
        reading.before()
        root = reading.read(parser(source.text))
    except _RefusedError as refused:
        root = None
        reading.found.append(refused.diagnostic)
    except (yaml.YAMLError, ValueError, ArithmeticError) as error:
        # Beside its own errors the pure-Python parser raises ValueError and OverflowError for odd escapes.
        root = None
        from kompplan.syntax.mistakes import diagnose  # noqa: PLC0415 - only a broken file pays for it

        reading.found.append(diagnose(source, error))
    reading.found.sort(key=lambda diagnostic: diagnostic.span.start)
    return root, reading.found


def _turns(text: str) -> bool:
    """Tell whether a character that turns the direction of writing may stand in the text."""
    data = text.encode("utf-8", "surrogatepass")
    return any(turn in data for turn in _TURNS)


class _Reading:
    """One text on its way to a tree: the loop, and what it needs to remember for the rarer things."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self.found: list[Diagnostic] = []
        self.anchors: dict[str, _Anchor] = {}
        self.open: list[_Anchor] = []
        self.extra = 0
        self.vetted: set[str] = set()
        self.unusable: set[Node] = set()

    def before(self) -> None:
        """Refuse what would cost much before the first event, or make the parser count places differently."""
        text = self.source.text
        if text.startswith("\ufeff"):
            raise _RefusedError(hidden_character(self.source, 0))
        if "%" in text and sum(text.count(end + "%") for end in _BREAKS) >= self.limits.directives:
            places = [match.end() - 1 for match in _DIRECTIVE().finditer(text)]
            if len(places) > self.limits.directives:
                place = places[self.limits.directives]
                raise self._limit("directives", place, place + 1)

    def read(self, parser: Any) -> Node | None:
        """Build the tree in one loop; lists and mappings that are not finished wait on a stack."""
        source, limits = self.source, self.limits
        text = source.text
        deepest, most_keys = limits.depth, limits.keys
        vetted = self.vetted
        next_event = parser.get_event
        blank = object.__new__
        # What a plain scalar of a short text can hold has been checked in the raw text, but for directions.
        careful = len(text) > limits.scalar or (not text.isascii() and _turns(text))
        properties = careful or "&" in text or "!" in text
        # A mapping's keys and values stand in turn in ``nodes`` until it ends.
        nodes: list[Node] = []
        add = nodes.append
        start = count = 0
        in_mapping = False
        stack: list[tuple[list[Node], int, bool]] = []
        node: Node
        for count in range(limits.nodes):
            event = next_event()
            kind = event.__class__
            if kind is ScalarEvent:
                # Half the time of ``Scalar(…)``, which calls a Python function, and this line runs most of all.
                scalar = blank(Scalar)
                scalar.source = source
                scalar.start = event.start_mark.index
                scalar.end = event.end_mark.index
                scalar.text = event.value
                scalar.plain = True
                if event.style or (properties and (careful or event.anchor is not None or event.tag is not None)):
                    self._finish(scalar, event)
                add(scalar)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                end = event.end_mark.index
                if end == event.start_mark.index and nodes:
                    # Indentation ends it, and the parser notices only at the next thing: take the last value's end.
                    end = nodes[-1].end
                if kind is MappingEndEvent:
                    keys: list[Scalar] = nodes[::2]  # type: ignore[assignment]  # keys are texts
                    entries = list(zip(keys, nodes[1::2]))  # noqa: B905 (they are as many, and ``strict`` costs)
                    texts = {key.text for key in keys}
                    if (
                        len(texts) < len(keys)
                        or len(keys) > most_keys
                        or not (texts <= vetted or self._ordinary(texts))
                    ):
                        entries = self._vet(entries)
                    node = Mapping(source, start, end, entries)
                else:
                    if len(nodes) > limits.items:
                        beyond = nodes[limits.items]
                        raise self._limit("items", beyond.start, beyond.end)
                    node = Sequence(source, start, end, nodes)
                nodes, start, in_mapping = stack.pop()
                add = nodes.append
                if properties and self.open:
                    self._close(node, len(stack), count)
                if in_mapping and not len(nodes) & 1:
                    node = self._unusable_key(node)
                add(node)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if len(stack) >= deepest:
                    raise self._limit("depth", event.start_mark.index, event.end_mark.index)
                if properties:
                    self._open(event, len(stack), count)
                stack.append((nodes, start, in_mapping))
                nodes = []
                add = nodes.append
                start = event.start_mark.index
                in_mapping = kind is MappingStartEvent
            elif kind is AliasEvent:
                node = self._alias(event, len(stack), count)
                if in_mapping and not len(nodes) & 1 and not isinstance(node, Scalar):
                    node = self._unusable_key(node)
                add(node)
            elif kind is DocumentStartEvent:
                if nodes:
                    self._second_document(event)
                    return nodes[0]
            elif kind is StreamEndEvent:
                return nodes[0] if nodes else None
        event = next_event()
        raise self._limit("nodes", event.start_mark.index, event.end_mark.index)

    def _finish(self, node: Scalar, event: Any) -> None:
        """See to everything about a scalar that most do not have."""
        text = self.source.text
        if event.style:
            node.plain = False
            if event.style in "|>":
                # The blank lines after a block of text belong to nobody.
                node.end = node.start + len(text[node.start : node.end].rstrip())
        if event.tag is not None:
            self._check_tag(event)
            node.plain = False
        if event.anchor is not None:
            anchor = self.anchors[event.anchor] = _Anchor(node.start)
            anchor.node = node
            anchor.height = 0
        if event.tag is not None or event.anchor is not None:
            match = _PROPERTIES().match(text, node.start, node.end)
            node.start = match.end() if match else node.start
        if len(node.text) > self.limits.scalar:
            raise self._limit("scalar", node.start, node.end)
        hidden = _HIDDEN().search(node.text)
        if hidden:
            finding = escaped_character(Span(self.source, node.start, node.end), hidden.group())
            if _SURROGATE().search(node.text):
                # libyaml refuses the whole text then; so do we.
                raise _RefusedError(finding)
            self.found.append(finding)
            node.text = _HIDDEN().sub("\ufffd", node.text)

    def _ordinary(self, texts: set[str]) -> bool:
        """Remember the keys not seen before, unless there is something odd about one of them."""
        new = texts - self.vetted
        if (
            not new.isdisjoint(_ODD_KEYS)
            or max(map(len, new)) > self.limits.key
            or not unicodedata.is_normalized("NFC", "\n".join(new))
        ):
            return False
        self.vetted |= new
        return True

    def _vet(self, entries: list[tuple[Scalar, Node]]) -> list[tuple[Scalar, Node]]:
        """Return the entries whose keys are texts that stand there once, and report the others."""
        if len(entries) > self.limits.keys:
            beyond = entries[self.limits.keys][0]
            raise self._limit("keys", beyond.start, beyond.end)
        kept: list[tuple[Scalar, Node]] = []
        first: dict[str, Scalar] = {}
        for entry in entries:
            key = entry[0]
            text = key.text
            if key in self.unusable:
                continue
            if len(text) > self.limits.key:
                raise self._limit("key", key.start, key.end)
            if text in EMPTY and key.plain:
                self._report(codes.KEY_NOT_TEXT, _EMPTY_KEY, key.start, key.end, advice=_EMPTY_KEY_ADVICE)
                continue
            if text == "<<" and key.plain:
                self._report(codes.MERGE_KEY, _MERGE, key.start, key.end, advice=_MERGE_ADVICE)
                continue
            earlier = first.setdefault(unicodedata.normalize("NFC", text), key)
            if earlier is key:
                kept.append(entry)
            else:
                self.found.append(duplicate_key(key, earlier))
        return kept

    def _unusable_key(self, node: Node) -> Scalar:
        """Report a list or mapping that stands as a key, and return a stand-in that is dropped with its value."""
        self._report(codes.KEY_NOT_TEXT, _NOT_TEXT, node.start, node.end, advice=_NOT_TEXT_ADVICE)
        stand_in = Scalar(self.source, node.start, node.end, "<<", False)
        self.unusable.add(stand_in)
        return stand_in

    def _open(self, event: Any, depth: int, count: int) -> None:
        """Look at the tag and the anchor of a list or mapping that begins, inside ``depth`` others."""
        for around in self.open:
            around.height = max(around.height, depth - around.depth + 1)
        if event.tag is not None:
            self._check_tag(event)
        if event.anchor is not None:
            anchor = _Anchor(event.start_mark.index, depth, count + self.extra)
            self.anchors[event.anchor] = anchor
            self.open.append(anchor)

    def _close(self, node: Node, depth: int, count: int) -> None:
        if self.open[-1].depth == depth:
            anchor = self.open.pop()
            anchor.node = node
            anchor.size = count + self.extra - anchor.before

    def _alias(self, event: Any, depth: int, count: int) -> Node:
        """Return the node that an alias repeats, at the alias's own place."""
        source, start, end = self.source, event.start_mark.index, event.end_mark.index
        anchor = self.anchors.get(event.anchor)
        if anchor is None or anchor.node is None:
            self.found.append(_bad_alias(Span(source, start, end), event.anchor, anchor, list(self.anchors)))
            return Scalar(source, start, end, "", True)
        self.extra += anchor.size
        ceiling = min(self.limits.expanded, 20 * count + 10_000)
        if count + self.extra > ceiling:
            raise _RefusedError(exceeded("expanded", ceiling, self.limits, Span(source, start, end)))
        if depth + anchor.height > self.limits.depth:
            raise self._limit("depth", start, end)
        for around in self.open:
            around.height = max(around.height, depth - around.depth + anchor.height)
        node = anchor.node
        if isinstance(node, Scalar):
            return Scalar(source, start, end, node.text, node.plain)
        if isinstance(node, Sequence):
            return Sequence(source, start, end, node.items)
        return Mapping(source, start, end, node.entries)

    def _check_tag(self, event: Any) -> None:
        expected = _TAGS[event.__class__]
        if event.tag == _STANDARD + expected:
            return
        start = event.start_mark.index
        match = _PROPERTIES().match(self.source.text, start)
        written = match.group() if match else ""
        offset = max(written.find("!"), 0)
        tag = re.split(r"\s", written[offset:], maxsplit=1)[0]
        self._report(
            codes.TAG,
            Text("the tag '{tag}' is not read; a plan is plain text", "taggen '{tag}' läses inte; en plan är ren text"),
            start + offset,
            start + offset + max(len(tag), 1),
            values={"tag": tag},
            advice=_TAG_ADVICE,
        )

    def _second_document(self, event: Any) -> None:
        self._report(
            codes.SEVERAL_DOCUMENTS,
            Text(
                "a second document begins here; a file holds one plan",
                "här börjar ett andra dokument; en fil innehåller en plan",
            ),
            event.start_mark.index,
            max(event.end_mark.index, event.start_mark.index),
            advice=_DOCUMENT_ADVICE,
        )

    def _report(
        self,
        code: Code,
        text: Text,
        start: int,
        end: int,
        *,
        advice: Text,
        values: dict[str, object] | None = None,
    ) -> None:
        self.found.append(
            Diagnostic(
                code,
                Severity.ERROR,
                Message(text, values or {}),
                Span(self.source, start, end),
                advice=Message(advice),
            )
        )

    def _limit(self, name: str, start: int, end: int) -> _RefusedError:
        return _RefusedError(exceeded(name, getattr(self.limits, name), self.limits, Span(self.source, start, end)))


_EMPTY_KEY = Text("a key is missing before the colon", "det saknas en nyckel före kolonet")
_EMPTY_KEY_ADVICE = Text("write the key's name before the colon", "skriv nyckelns namn före kolonet")
_NOT_TEXT = Text(
    "a key must be a text, not a list or a mapping", "en nyckel ska vara en text, inte en lista eller ett block"
)
_NOT_TEXT_ADVICE = Text(
    "write the key as one word; a text that begins with [ or { needs quotes",
    "skriv nyckeln som ett ord; en text som börjar med [ eller { behöver citattecken",
)
_MERGE = Text("the merge key << is not read in a plan", "nyckeln << läses inte i en plan")
_MERGE_ADVICE = Text(
    "write the lines out where they apply, or move them to a file of their own with include",
    "skriv ut raderna där de gäller, eller lägg dem i en egen fil med inkludera",
)
_TAG_ADVICE = Text(
    "remove the tag; a text that begins with ! needs quotes",
    "ta bort taggen; en text som börjar med ! behöver citattecken",
)
_DOCUMENT_ADVICE = Text(
    "move what follows --- to a file of its own, or remove the line ---",
    "flytta det som följer efter --- till en egen fil, eller ta bort raden ---",
)


def _bad_alias(span: Span, name: str, anchor: _Anchor | None, known: list[str]) -> Diagnostic:
    related: tuple[Related, ...] = ()
    advice = Text(
        'a text that begins with * needs quotes: "*{name}"', 'en text som börjar med * behöver citattecken: "*{name}"'
    )
    if anchor is not None:
        text = Text(
            "*{name} repeats something that it is itself a part of", "*{name} upprepar något som den själv är en del av"
        )
        place = Span(span.source, anchor.start, anchor.start + 1 + len(name))
        related = (Related(place, Message(Text("what it repeats begins here", "det som upprepas börjar här"))),)
        advice = Text("write out what is meant instead of *{name}", "skriv ut det som menas i stället för *{name}")
    elif known:
        text = Text(
            "*{name} repeats something, but no &{name} stands before it; there are {known}",
            "*{name} upprepar något, men det finns inget &{name} före; det som finns är {known}",
        )
    else:
        text = Text(
            "*{name} repeats something, but no &{name} stands before it",
            "*{name} upprepar något, men det finns inget &{name} före",
        )
    values = {"name": name, "known": ["&" + each for each in known[:10]]}
    return Diagnostic(
        codes.BAD_ALIAS,
        Severity.ERROR,
        Message(text, values),
        span,
        related,
        Message(advice, values),
    )
