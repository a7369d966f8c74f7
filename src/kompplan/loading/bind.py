"""Bind the YAML tree to the model, field by field, and keep the place of everything.

One bad value hides nothing else: it becomes a diagnostic, counts as not given, and the rest of its row is read. A word
that only holds a place (``antal_deltagare: TBD``) is not a bad value but one to come; a rule speaks of those. The walk
goes as deep as the file does, which the reader has bounded.
"""

from collections.abc import Callable
from typing import NamedTuple, cast

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.loading import complaints
from kompplan.loading.columns import Column, Columns, Items, columns_of, items_of, plainly_read
from kompplan.loading.commas import cut_in_braces, cut_in_brackets
from kompplan.loading.complaints import Built
from kompplan.loading.forms import SPAN_KEYS, quantity_in, span_of, yes_or_no
from kompplan.loading.origins import BlockOrigin, Entry, ItemOrigin, Origin, RowOrigin
from kompplan.loading.spelling import nearest
from kompplan.model.base import Form, Part, Word, filled
from kompplan.model.shapes import Field, Shape, folded, shape, spellings_of
from kompplan.model.vocabulary import Spelling
from kompplan.syntax.brackets import BracketMapping, BracketSequence, Unplaced
from kompplan.syntax.tree import EMPTY, Mapping, Node, Scalar, Sequence
from kompplan.values.misread import Misread
from kompplan.values.placeholder import placeholder
from kompplan.values.quantity import Quantity
from kompplan.values.recurrence import parse_recurrence
from kompplan.values.when import Precision, When, parse_when


class UnknownKey(NamedTuple):
    """A key that no field of the part answers to."""

    key: Scalar
    shape: Shape


_tuple = tuple.__new__
"""Makes a named tuple in a third of the time that its own class takes."""


INTERNAL = ("intern", "internt", "internal")
"""What any part may say of itself: it is not to be published. Not a field of the model: nothing is computed of it."""
_INTERNAL = Field("internal", bool, 0, None, None, False, Spelling("intern"))


class Binder:
    """Reads one tree; holds what was found on the way."""

    def __init__(self, ids: Callable[[], frozenset[str]]) -> None:
        self.diagnostics: list[Diagnostic] = []
        self.unknown: list[UnknownKey] = []
        self.placeholders: list[Scalar] = []
        self.origins: dict[int, Origin] = {}
        self.internal: set[int] = set()
        self._ids = ids
        self._columns: dict[tuple[type[Part], tuple[str, ...]], Columns | None] = {}

    def part(self, kind: Shape, node: Node) -> Part | None:
        """Return the part that stands at ``node``, or nothing where nothing can be read."""
        if isinstance(node, Mapping):
            if isinstance(node, BracketMapping):
                part = self._row(kind, node)
                if part is not None:
                    return part
            return self._block(kind, node)
        if isinstance(node, Scalar):
            return None if node.empty else self._shorthand(kind, node)
        if kind.part.listed is not None:
            return self._from_list(kind, node, kind.part.listed)
        self.diagnostics.append(complaints.wrong_shape(node, Built.BLOCK, kind.part))
        return None

    # -- rows in which nothing is out of the ordinary -----------------------------------------------------------------

    def _row(self, kind: Shape, node: BracketMapping) -> Part | None:
        """Return the part in a row whose every key and value is plainly right, or nothing: then ``_block`` reads it.

        It needs no node for its keys and texts, and what it gives is what ``_block`` would have given.
        """
        key = kind.part, node.names
        try:
            known = self._columns[key]
        except KeyError:
            known = self._columns[key] = columns_of(kind, node.names)
        if known is None:
            return None
        columns, stated = known
        values: dict[str, object] = {}
        within: list[tuple[Column, Unplaced]] = []
        for column, value in zip(columns, node.values):  # noqa: B905 - a row has as many values as names
            name, reads, seen, _, _, _ = column
            if value.__class__ is str:
                if value in EMPTY:
                    if not value:
                        return None  # perhaps because a comma cut the value before it in two
                    continue
                text: str = value
            elif value.__class__ is Scalar:
                text = value.text
            else:
                within.append((column, value))
                continue
            if reads is str:
                values[name] = text
                continue
            read = seen.get(text)
            if read is None:
                if reads is None:
                    within.append((column, value))
                    continue
                read = seen[text] = plainly_read(column, text)
                if read is None:
                    return None
            values[name] = read
        for column, value in within:
            found: object = None
            if isinstance(value, BracketSequence) and column.items is not None:
                found = self._items(column.items, value)
            if found is None:
                place = node.entries[columns.index(column)][1] if isinstance(value, str) else value
                found = self.field(column.field, place)
            if found is not None and found != ():
                values[column.name] = found
        part = filled(kind.part, values, stated if len(values) == len(stated) else frozenset(values))
        self.origins[id(part)] = _tuple(RowOrigin, (node, kind))
        return part

    def _items(self, items: Items, node: BracketSequence) -> tuple[object, ...] | None:
        """Return the items of a list that are plainly right, or nothing: then ``_list`` reads it."""
        kind, name, stated = items
        texts = node.values
        for each in texts:
            if each.__class__ is str and (each in EMPTY or each[0].isdecimal()):
                return None  # a number may be the second half of one
        if kind is None:
            return tuple(texts) if all(each.__class__ is str for each in texts) else None
        origins = self.origins
        parts: list[Part] = []
        part: Part | None
        for index, each in enumerate(texts):
            if name is not None and each.__class__ is str:
                part = filled(kind.part, {name: each}, stated)
                origins[id(part)] = _tuple(ItemOrigin, (node, index, name))
            elif each.__class__ is BracketMapping:
                part = self._row(kind, each) or self._block(kind, each)
            else:
                part = self.part(kind, node.items[index] if isinstance(each, str) else each)
            if part is not None:
                parts.append(part)
        return tuple(parts)

    # -- everything else ----------------------------------------------------------------------------------------------

    def _from_list(self, kind: Shape, node: Sequence, name: str) -> Part:
        items = self.field(kind.fields[name], node)
        part = kind.part.built({} if items is None else {name: items})
        self.origins[id(part)] = BlockOrigin(node, {name: Entry(None, node)})
        return part

    def _block(self, kind: Shape, node: Mapping) -> Part:
        values: dict[str, object] = {}
        entries: dict[str, Entry] = {}
        known = kind.spellings.get
        before: Entry | None = None
        cut: Scalar | None = None
        internal = False
        unknown_before = len(self.unknown)
        for key, value in node.entries:
            scalar = value if isinstance(value, Scalar) else None
            if (
                scalar is not None
                and not scalar.text
                and before is not None
                and cut_in_braces(cut or before.value, key)
            ):
                cut = key
                if self.diagnostics and self.diagnostics[-1].span.start == before.value.start:
                    self.diagnostics.pop()  # what half a value means is not worth a complaint of its own
                self.diagnostics.append(complaints.cut_by_comma(before.value, key, complaints.IN_BRACES))
                self._forget_figure(before, kind, values)
                continue
            # What runs for every value of every plan is written out: ``Entry(…)`` and a call cost as much as the rest.
            entry = before = _tuple(Entry, (key, value))
            cut = None
            field = known(key.text) or known(folded(key.text))
            if field is None:
                if folded(key.text) in INTERNAL:
                    internal = self._leaf(_INTERNAL, value) is not False  # what cannot be read is not published either
                else:
                    self.unknown.append(UnknownKey(key, kind))
                continue
            name = field.name
            if name in entries:
                self.diagnostics.append(complaints.field_twice(key, entries[name].key))
                continue
            entries[name] = entry
            if scalar is not None and not field.many:
                text = scalar.text
                if text in EMPTY and scalar.plain:
                    continue
                takes = field.takes
                if takes is str:
                    values[name] = text
                    continue
                if takes is Quantity:
                    read = self._read(quantity_in(field.form or Form.COUNT, text), scalar)
                elif takes is When:
                    read = self._read(parse_when(text), scalar)
                elif issubclass(takes, Word):
                    read = self._word(takes, scalar)
                else:
                    read = self.field(field, value)
            else:
                read = self.field(field, value)
            if read is not None:
                values[name] = read
        if kind.part.grid is not None:
            self._even_rows(kind.part.grid, values, entries)
        part = kind.part.built(values)
        self.origins[id(part)] = BlockOrigin(node, entries)
        if internal:
            self.internal.add(id(part))
        essential = kind.part.essential
        if essential and not any(name in entries for name in essential) and not self._misspelt(kind, unknown_before):
            self.diagnostics.append(complaints.missing_field(node, kind.fields[essential[0]]))
        return part

    def _even_rows(self, grid: tuple[str, str], values: dict[str, object], entries: dict[str, Entry]) -> None:
        """Make every cell of a row unknown that has more or fewer of them than there are columns: which is which?"""
        columns, rows = (cast("tuple[tuple[object, ...], ...]", values.get(name, ())) for name in grid)
        if not columns or not rows:
            return
        node = entries[grid[1]].value
        even = list(rows)
        widths = {len(row) for row in rows}
        alike = len(widths) == 1 and len(columns) not in widths  # a column is missing, or one too many: said once
        for index, row in enumerate(rows):
            if len(row) != len(columns):
                even[index] = (None,) * len(columns)
                if alike and index:
                    continue
                place = node.items[index] if isinstance(node, Sequence) else node
                self.diagnostics.append(complaints.uneven_row(place, len(row), len(columns)))
        values[grid[1]] = tuple(even)

    def _forget_figure(self, entry: Entry, kind: Shape, values: dict[str, object]) -> None:
        """Take back what was read from the first half of a figure; the first half of a text is still a text."""
        key = entry.key.text if entry.key is not None else ""
        field = kind.spellings.get(key) or kind.spellings.get(folded(key))
        if field is not None and field.takes is not str:
            values.pop(field.name, None)

    def _misspelt(self, kind: Shape, since: int) -> bool:
        """Tell whether an unknown key of this block is probably the field that is missing: that is told elsewhere."""
        for unknown in self.unknown[since:]:
            near = nearest(unknown.key.text, kind.spellings) if unknown.shape is kind else None
            if near is not None and kind.spellings[near].name in kind.part.essential:
                return True
        return False

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
            self.diagnostics.append(complaints.wrong_shape(node, Built.BLOCK, part))
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
        self.origins[id(made)] = BlockOrigin(node, {name: Entry(None, node)})
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
        if isinstance(node, BracketSequence) and (items_are := items_of(field)) is not None:
            plain = self._items(items_are, node)
            if plain is not None:
                return plain
        is_part = issubclass(takes, Part)
        if isinstance(node, Mapping):
            keyed = takes.keyed if issubclass(takes, Part) else None
            if keyed is not None:
                return self._keyed(shape(takes), node, keyed)
            if not is_part:
                self.diagnostics.append(complaints.wrong_shape(node, Built.LIST))
                return ()
        elif isinstance(node, Scalar) and node.empty:
            return ()
        items: list[Node] = node.items if isinstance(node, Sequence) else [node]
        if len(items) > 1 and levels == 1 and field.form is not Form.OPEN:
            items = self._uncut(items)
        if levels > 1:
            return tuple(self._list(field, item, levels - 1) for item in items)
        if is_part:
            kind = shape(takes)
            return tuple([part for item in items if (part := self.part(kind, item)) is not None])
        if field.form is Form.OPEN:  # the cells of a table: an empty one keeps its place
            return tuple(self._leaf(field, item) for item in items)
        leaves = (self._leaf(field, item) for item in items)
        return tuple(leaf for leaf in leaves if leaf is not None)

    def _uncut(self, items: list[Node]) -> list[Node]:
        """Return the items without those that a decimal comma has cut in two (``[1,5 h]``), which are reported."""
        kept: list[Node] = []
        for item in items:
            if kept and isinstance(item, Scalar) and cut_in_brackets(kept[-1], item):
                self.diagnostics.append(complaints.cut_by_comma(kept.pop(), item, complaints.IN_BRACKETS))
                continue
            kept.append(item)
        return kept

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
            self.origins[id(part)] = BlockOrigin(node, entries)
            parts.append(part)
        return tuple(parts)

    def _leaf(self, field: Field, node: Node) -> object:
        takes = field.takes
        if not isinstance(node, Scalar):
            if takes is When and isinstance(node, Mapping):
                return self._span_of_dates(node)
            self.diagnostics.append(complaints.wrong_shape(node, Built.VALUE))
            return None
        if node.empty:
            return None
        if takes is str:
            return node.text
        if takes is Quantity:
            return self._read(quantity_in(field.form or Form.COUNT, node.text), node)
        if takes is When:
            return self._read(parse_when(node.text), node)
        if takes is bool:
            answer = yes_or_no(node.text)
            if answer is None:
                self._unread(node, complaints.neither_yes_nor_no)
            return answer
        if issubclass(takes, Word):
            return self._word(takes, node)
        return parse_recurrence(node.text)

    def _read(self, read: object, node: Scalar) -> object:
        if isinstance(read, Misread):
            self._unread(node, lambda scalar: complaints.misread(scalar, read))
            return None
        if isinstance(read, When) and read.precision is Precision.UNKNOWN and placeholder(node.text) is not None:
            self.placeholders.append(node)
        return read

    def _unread(self, node: Scalar, complaint: Callable[[Scalar], Diagnostic]) -> None:
        if placeholder(node.text) is not None:
            self.placeholders.append(node)
        else:
            self.diagnostics.append(complaint(node))

    def _word(self, words: type[Word], node: Scalar) -> Word | None:
        spellings = spellings_of(words)
        word = spellings.get(node.text) or spellings.get(folded(node.text))
        if word is None:
            self._unread(node, lambda scalar: complaints.unknown_word(scalar, words))
        return word

    def _span_of_dates(self, node: Mapping) -> When | None:
        """Read ``{start: 2027-01-11, slut: 2027-12-17}`` where one text could have stood."""
        ends: dict[str, When] = {}
        for key, value in node.entries:
            name = SPAN_KEYS.get(folded(key.text))
            if name is None or not isinstance(value, Scalar):
                self.diagnostics.append(complaints.wrong_shape(node, Built.VALUE))
                return None
            if not value.empty:
                read = self._read(parse_when(value.text), value)
                if isinstance(read, When):
                    ends[name] = read
        return span_of(ends.get("start"), ends.get("end"))
