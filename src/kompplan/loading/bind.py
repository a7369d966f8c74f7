"""Bind the YAML tree to the model, field by field, and keep the place of everything.

One bad value hides nothing else: it becomes a diagnostic, counts as not given, and the rest of its row is read. The
walk goes as deep as the file does, which the reader has bounded.
"""

from collections.abc import Callable
from typing import NamedTuple, cast

from kompplan.diagnostics.code import Code
from kompplan.diagnostics.diagnostic import Diagnostic, Related, Severity
from kompplan.diagnostics.source import Span
from kompplan.i18n.text import Message, Text
from kompplan.loading import codes
from kompplan.loading.spelling import nearest
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field, Shape, folded, shape, spellings_of
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence
from kompplan.values.misread import Misread
from kompplan.values.quantity import Quantity, Unit, fits, parse_quantity
from kompplan.values.recurrence import parse_recurrence
from kompplan.values.when import When, parse_when


class Entry(NamedTuple):
    """A field as the file has it: its key (none where the part was written as a mere text) and its value."""

    key: Scalar | None
    value: Node


class Origin(NamedTuple):
    """Where a part stands in the file, and each of its fields by code term."""

    node: Node
    fields: dict[str, Entry]


class UnknownKey(NamedTuple):
    """A key that no field of the part answers to."""

    key: Scalar
    shape: Shape


TRUE = frozenset({"ja", "yes", "true", "sant", "j", "y"})
FALSE = frozenset({"nej", "no", "false", "falskt", "n"})

_MONEY = frozenset({Unit.SEK, Unit.HOUR})
_TIME = frozenset({Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR, Unit.TERM, Unit.CREDIT})
_NUMBER = frozenset({Unit.PERSON, Unit.PLACE, Unit.TIME, Unit.GROUP, Unit.PIECE, Unit.POINT})

UNITS: dict[Form, tuple[Unit | None, frozenset[Unit]]] = {
    Form.MONEY: (Unit.SEK, _MONEY),
    Form.KRONOR: (Unit.SEK, frozenset({Unit.SEK})),
    Form.HOURS: (Unit.HOUR, _TIME),
    Form.LENGTH: (None, _TIME),
    Form.COUNT: (None, _NUMBER | _TIME),
    Form.SHARE: (Unit.PERCENT, frozenset({Unit.PERCENT})),
    Form.FTE: (None, frozenset({Unit.FTE, Unit.PERCENT})),
    Form.BOUNDS: (None, frozenset()),
}
"""For each form the unit that is meant where none is written, and the units that may be written."""


class Binder:
    """Reads one tree; holds what was found on the way."""

    def __init__(self, ids: Callable[[], frozenset[str]]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.unknown: list[UnknownKey] = []
        self.origins: dict[int, Origin] = {}
        self._ids = ids

    def part(self, kind: Shape, node: Node) -> Part | None:
        """Return the part that stands at ``node``, or nothing where nothing can be read."""
        if isinstance(node, Mapping):
            return self._block(kind, node)
        if isinstance(node, Scalar):
            return None if node.empty else self._shorthand(kind, node)
        self._wrong_shape(node, "list", "block", kind.part)
        return None

    def _block(self, kind: Shape, node: Mapping) -> Part:
        values: dict[str, object] = {}
        entries: dict[str, Entry] = {}
        spellings = kind.spellings
        before: Entry | None = None
        unknown_before = len(self.unknown)
        for key, value in node.entries:
            if isinstance(value, Scalar) and not value.text and before is not None and _cut_by_comma(before, key):
                self._cut(before, key, kind, values)
                continue
            entry = before = Entry(key, value)
            field = spellings.get(key.text) or spellings.get(folded(key.text))
            if field is None:
                self.unknown.append(UnknownKey(key, kind))
                continue
            name = field.name
            if name in entries:
                self._twice(key, entries[name])
                continue
            entries[name] = entry
            read = self.field(field, value)
            if read is not None:
                values[name] = read
        part = kind.part.built(values)
        self.origins[id(part)] = Origin(node, entries)
        essential = kind.part.essential
        if essential and not any(name in entries for name in essential) and not self._misspelt(kind, unknown_before):
            self._missing(kind, node, essential[0])
        return part

    def _shorthand(self, kind: Shape, node: Scalar) -> Part | None:
        part = kind.part
        name = part.scalar
        if part.scalar_word and folded(node.text) in spellings_of(
            cast("type[Word]", kind.fields[part.scalar_word].takes)
        ):
            name = part.scalar_word
        elif part.scalar_ref and node.text.strip() in self._ids():
            name = part.scalar_ref
        if name is None:
            self._wrong_shape(node, "text", "block", part)
            return None
        tail: dict[str, object] = {}
        if part.scalar_tail:
            head, _, last = node.text.rstrip().rpartition(" ")
            flag = part.scalar_tail.get(folded(last))
            if flag is not None and head:
                tail[flag] = True
                node = Scalar(node.source, node.start, node.end, head, node.plain)
        value = self.field(kind.fields[name], node)
        if value is None:
            return None
        made = part.built({name: value, **tail})
        self.origins[id(made)] = Origin(node, {name: Entry(None, node)})
        return made

    def field(self, field: Field, node: Node) -> object:
        """Return the value of one field: a leaf, a part, or a tuple of them."""
        if field.many:
            return self._list(field, node, field.many) or None
        takes = field.takes
        if takes is str and isinstance(node, Scalar):  # as most are
            return None if node.empty else node.text
        if issubclass(takes, Part):
            return self.part(shape(takes), node)
        return self._leaf(field, node)

    def _list(self, field: Field, node: Node, levels: int) -> tuple[object, ...]:
        takes = field.takes
        is_part = issubclass(takes, Part)
        if isinstance(node, Mapping):
            keyed = takes.keyed if issubclass(takes, Part) else None
            if keyed is not None:
                return self._keyed(shape(takes), node, keyed)
            if not is_part:
                self._wrong_shape(node, "block", "list", None)
                return ()
        elif isinstance(node, Scalar) and node.empty:
            return ()
        items = node.items if isinstance(node, Sequence) else [node]
        if len(items) > 1 and levels == 1 and field.form is not Form.OPEN:
            items = self._uncut(items)
        if levels > 1:
            return tuple(self._list(field, item, levels - 1) for item in items)
        if is_part:
            kind = shape(takes)
            parts = (self.part(kind, item) for item in items)
            return tuple(part for part in parts if part is not None)
        if field.form is Form.OPEN:  # the cells of a table: an empty one keeps its place
            return tuple(self._leaf(field, item) for item in items)
        leaves = (self._leaf(field, item) for item in items)
        return tuple(leaf for leaf in leaves if leaf is not None)

    def _keyed(self, kind: Shape, node: Mapping, names: tuple[str, str]) -> tuple[object, ...]:
        first, second = names
        parts = []
        for key, value in node.entries:
            values: dict[str, object] = {first: key.text}
            entries = {first: Entry(key, key), second: Entry(key, value)}
            read = self.field(kind.fields[second], value)
            if read is not None:
                values[second] = read
            part = kind.part.built(values)
            self.origins[id(part)] = Origin(node, entries)
            parts.append(part)
        return tuple(parts)

    def _leaf(self, field: Field, node: Node) -> object:
        takes = field.takes
        if not isinstance(node, Scalar):
            if takes is When and isinstance(node, Mapping):
                return self._span_of_dates(node)
            self._wrong_shape(node, "list" if isinstance(node, Sequence) else "block", "text", None)
            return None
        if node.empty:
            return None
        if takes is str:
            return node.text
        if takes is Quantity:
            return self._quantity(field.form, node)
        if takes is When:
            return self._read(parse_when(node.text), node)
        if takes is bool:
            return self._bool(node)
        if issubclass(takes, Word):
            return self._word(takes, node)
        return parse_recurrence(node.text)

    def _quantity(self, form: Form | None, node: Scalar) -> object:
        if form is Form.OPEN or form is Form.SCORE:
            if not any(each.isdecimal() for each in node.text):
                return node.text  # words are words here, also "en" and "a", which elsewhere are one
            read = parse_quantity(node.text)
            if isinstance(read, Misread):
                return self._read(read, node) if read.ambiguous else node.text
            return read
        unit, allowed = UNITS[form or Form.COUNT]
        read = parse_quantity(node.text, unit)
        if isinstance(read, Quantity) and read.unit is not None:
            wrong = fits(read, allowed)
            if wrong is not None:
                return self._read(wrong, node)
        return self._read(read, node)

    def _read(self, read: object, node: Scalar) -> object:
        if not isinstance(read, Misread):
            return read
        code = codes.AMBIGUOUS_VALUE if read.ambiguous else codes.UNREADABLE_VALUE
        self._complain(code, node.span, read.message, read.advice)
        return None

    def _bool(self, node: Scalar) -> bool | None:
        word = folded(node.text)
        if word in TRUE:
            return True
        if word in FALSE:
            return False
        text = Text("'{word}' is neither yes nor no", "'{word}' är varken ja eller nej")
        self._complain(
            codes.UNKNOWN_WORD,
            node.span,
            Message(text, {"word": node.text}),
            Message(Text("write ja or nej (yes or no)", "skriv ja eller nej")),
        )
        return None

    def _word(self, words: type[Word], node: Scalar) -> Word | None:
        spellings = spellings_of(words)
        word = spellings.get(node.text) or spellings.get(folded(node.text))
        if word is not None:
            return word
        guess = nearest(node.text, spellings)
        allowed = tuple(words)
        if guess is not None:
            advice = Message(
                Text("did you mean {guess}? one of: {all}", "menade du {guess}? något av: {all}"),
                {"guess": spellings[guess], "all": allowed},
            )
        else:
            advice = Message(Text("write one of: {all}", "skriv något av: {all}"), {"all": allowed})
        text = Text("'{word}' is not a word that can stand here", "'{word}' är inget ord som kan stå här")
        self._complain(codes.UNKNOWN_WORD, node.span, Message(text, {"word": node.text}), advice)
        return None

    def _span_of_dates(self, node: Mapping) -> When | None:
        """Read ``{start: 2027-01-11, slut: 2027-12-17}`` where one text could have stood."""
        ends: dict[str, When] = {}
        for key, value in node.entries:
            name = SPAN_KEYS.get(folded(key.text))
            if name is None or not isinstance(value, Scalar):
                self._wrong_shape(key, "block", "text", None)
                return None
            if not value.empty:
                read = self._read(parse_when(value.text), value)
                if isinstance(read, When):
                    ends[name] = read
        return span_of(ends.get("start"), ends.get("end"))

    # -- what is said when something cannot be read ---------------------------------------------------------------

    def _complain(
        self, code: Code, span: Span, message: Message, advice: Message | None = None, related: tuple[Related, ...] = ()
    ) -> None:
        self.diagnostics.append(Diagnostic(code, Severity.ERROR, message, span, related, advice))

    def _twice(self, key: Scalar, first: Entry) -> None:
        old = first.key.text if first.key is not None else key.text
        self._complain(
            codes.FIELD_TWICE,
            key.span,
            Message(
                Text(
                    "'{key}' and '{old}' are two words for the same field; the first is read",
                    "'{key}' och '{old}' är två ord för samma fält; det första läses",
                ),
                {"key": key.text, "old": old},
            ),
            Message(Text("take one of them away", "ta bort det ena")),
            (Related((first.key or key).span, Message(Text("the first", "det första"))),),
        )

    def _cut(self, before: Entry, rest: Scalar, kind: Shape, values: dict[str, object]) -> None:
        """Report a text that a comma inside { } has cut in two; what is left of a figure is not its value."""
        start, end = before.value.start, rest.end
        span = Span(rest.source, start, end)
        key = before.key.text if before.key is not None else ""
        field = kind.spellings.get(key) or kind.spellings.get(folded(key))
        if field is not None and field.takes is not str:
            values.pop(field.name, None)
        self._complain(
            codes.CUT_BY_COMMA,
            span,
            Message(
                Text("the comma cuts '{text}' in two", "kommat delar '{text}' i två"),
                {"text": span.text},
            ),
            Message(Text("put the text in quotes: \"{text}\"", "sätt texten inom citattecken: \"{text}\""), {"text": span.text}),
        )

    def _uncut(self, items: list[Node]) -> list[Node]:
        """Return the items without those that a decimal comma has cut in two (``[1,5 h]``), which are reported."""
        kept: list[Node] = []
        for item in items:
            last = kept[-1] if kept else None
            if isinstance(item, Scalar) and isinstance(last, Scalar) and _decimals_cut(last, item):
                kept.pop()
                span = Span(item.source, last.start, item.end)
                self._complain(
                    codes.CUT_BY_COMMA,
                    span,
                    Message(
                        Text("the comma cuts '{text}' in two", "kommat delar '{text}' i två"), {"text": span.text}
                    ),
                    Message(
                        Text(
                            'put it in quotes: "{text}", or a space after the comma if these are two values',
                            'sätt det inom citattecken: "{text}", eller mellanslag efter kommat om det är två värden',
                        ),
                        {"text": span.text},
                    ),
                )
                continue
            kept.append(item)
        return kept

    def _misspelt(self, kind: Shape, since: int) -> bool:
        """Tell whether an unknown key of this block is probably the field that is missing: that is told elsewhere."""
        for unknown in self.unknown[since:]:
            near = nearest(unknown.key.text, kind.spellings) if unknown.shape is kind else None
            if near is not None and kind.spellings[near].name in kind.part.essential:
                return True
        return False

    def _missing(self, kind: Shape, node: Mapping, name: str) -> None:
        field = kind.fields[name]
        place = node.entries[0][0].span if node.entries else node.span
        self._complain(
            codes.MISSING_FIELD,
            place,
            Message(
                Text(
                    "this row does not say what it is about: '{field}' is missing",
                    "raden säger inte vad den handlar om: '{field}' saknas",
                ),
                {"field": Text(field.en, field.sv)},
            ),
            Message(Text("add {field}: …", "lägg till {field}: …"), {"field": Text(field.en, field.sv)}),
        )

    def _wrong_shape(self, node: Node, got: str, wanted: str, part: type[Part] | None) -> None:
        advice = None
        if wanted == "block" and part is not None:
            examples = list(shape(part).fields.values())[:3]
            advice = Message(
                Text("write fields, such as {fields}", "skriv fält, till exempel {fields}"),
                {"fields": tuple(Text(field.en, field.sv) for field in examples)},
            )
        elif wanted == "list":
            advice = Message(
                Text("begin each row with a hyphen and a space", "börja varje rad med bindestreck och mellanslag")
            )
        elif wanted == "text" and got == "list":
            advice = Message(
                Text(
                    "write one value here; a text with a comma inside [ ] needs quotes",
                    "skriv ett värde här; en text med komma inom [ ] behöver citattecken",
                )
            )
        span = node.span
        if isinstance(node, Mapping) and node.entries:
            span = node.entries[0][0].span
        self._complain(
            codes.WRONG_SHAPE,
            span,
            Message(
                Text("here stands {got}, but {wanted} was expected", "här står {got}, men {wanted} väntades"),
                {"got": _SHAPES[got], "wanted": _SHAPES[wanted]},
            ),
            advice,
        )


def _cut_by_comma(before: Entry, rest: Scalar) -> bool:
    """Tell whether ``rest`` is no key but the second half of a value: inside { }, after a comma, without a colon."""
    text = rest.source.text
    if not isinstance(before.value, Scalar) or before.value.source is not rest.source or not rest.plain:
        return False
    between = text[before.value.end : rest.start]
    after = text[rest.end : rest.end + 80].lstrip()
    return between.strip() == "," and after[:1] in (",", "}")


def _decimals_cut(first: Scalar, second: Scalar) -> bool:
    """Tell whether two items are one number with decimals: digits, a comma without a space, one or two digits."""
    if first.source is not second.source or second.start - first.end != 1 or not (first.plain and second.plain):
        return False
    head = second.text.split(" ", 1)[0]
    return first.text[-1:].isdecimal() and head.isdecimal() and len(head) <= 2


def span_of(start: When | None, end: When | None) -> When | None:
    """Return the span from the one time to the other, written as the two are."""
    given = [each for each in (start, end) if each is not None]
    if not given:
        return None
    return When(
        written=" – ".join(each.written for each in given),
        start=start.start if start is not None else None,
        end=end.end if end is not None else None,
        precision=max(each.precision for each in given),
        yearless=any(each.yearless for each in given),
        open_end=end is None,
    )


SPAN_KEYS = {
    "start": "start", "fran": "start", "from": "start", "borjar": "start",
    "end": "end", "slut": "end", "till": "end", "to": "end", "slutar": "end", "due": "end", "senast": "end",
}  # fmt: skip

_SHAPES = {
    "list": Text("a list", "en lista"),
    "text": Text("a single value", "ett enda värde"),
    "block": Text("a block with fields", "ett stycke med fält"),
}
