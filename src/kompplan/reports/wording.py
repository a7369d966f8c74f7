"""The plan's own values put into words for a report: labels, values as written, names for ids."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import PurePath

from babel.dates import format_date, get_month_names

from kompplan.calculations.sums import Amount, Sum, Unknown
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, number
from kompplan.i18n.text import Text
from kompplan.loading.places import Anchor, locate
from kompplan.model.base import Form, Part, Word
from kompplan.model.shapes import Field, shape
from kompplan.reports.typed import figure_of, ids_of, name_of, product_of, unit_of, words_of
from kompplan.reports.view import Cell, Column, Fact, Row, Table
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When
from kompplan.views.figures import amount_cell, sum_cell
from kompplan.views.grid import NOTHING

MISSING = Text("missing", "saknas")
YES, NO = Text("yes", "ja"), Text("no", "nej")
NAMES = ("text", "name", "title", "what", "label", "source")
INLINE = ("text", "name", "what")
LONGEST_NAME = 64

_FIGURES = frozenset(
    {
        Form.MONEY,
        Form.KRONOR,
        Form.HOURS,
        Form.COUNT,
        Form.SHARE,
        Form.PORTION,
        Form.FTE,
        Form.SCORE,
        Form.LENGTH,
        Form.DAYS,
    }
)
_DAY = len("2026-11-22")
"""A column of days keeps each on one line; periods and other times may need two."""
_SHORT = frozenset({"id", "probability", "impact", "value", "date", "year"})

_LABELS = {
    "BudgetLine.label": Text("line", "post"),
    "Risk.probability": Text("P", "S"),
    "Risk.impact": Text("I", "K"),
    "Project.mandate": Text("mandate", "mandat"),
    "Indicator.text": Text("indicator", "indikator"),
    "Goal.text": Text("goal", "mål"),
    "Need.text": Text("need", "behov"),
    "Commitment.text": Text("commitment", "åtagande"),
    "Offer.text": Text("offer", "erbjudande"),
    "Network.text": Text("network", "nätverk"),
    "Mandate.text": Text("mandate", "mandat"),
    "Claim.text": Text("statement", "påstående"),
    "EvaluationQuestion.text": Text("question", "fråga"),
    "Lesson.text": Text("lesson", "lärdom"),
    "Activity.cost": Text("cost", "kostnad"),
    "Activity.hours": Text("hours", "timmar"),
    "TargetGroup.counts": Text("number", "antal"),
    "Horizontal.non_discrimination": Text("non-discrimination", "icke-diskriminering"),
    "Organisation.parent": Text("part of", "tillhör"),
    "Activity.depends_on": Text("after", "efter"),
    "Procurement.estimated_value": Text("value", "värde"),
}


def capital(text: str) -> str:
    """Return a label with its first letter large."""
    return text[:1].upper() + text[1:]


_LOCALES = {Language.SV: "sv_SE", Language.EN: "en_GB"}


class Wording:
    """Says what a plan holds, in one language."""

    def __init__(self, checked: CheckedPlan, language: Language, typed: bool = False) -> None:
        self.checked = checked
        self.plan = checked.plan
        self.language = language
        self.typed = typed
        """Whether everything tells its unit, figure and choices, and tables have the columns of a spreadsheet."""
        # A plan of 10 000 activities asks each of these many thousand times.
        self._files: dict[int, str] = {}
        self._places: dict[tuple[int, str | None], str] = {}
        self._labels: dict[tuple[type[Part], str], str] = {}
        self._names: dict[tuple[str, Sequence[str]], str] = {}

    def say(self, text: Text, **values: object) -> str:
        """Return our own words, with numbers and plan texts filled in whole."""
        shown = {name: self._filled(value) for name, value in values.items()}
        return text.to(self.language).format_map(shown) if shown else text.to(self.language)

    def counted(self, n: int, one: Text, many: Text) -> str:
        """Return the words for one or for ``{n}`` of something."""
        return self.say(one if n == 1 else many, n=n)

    def day(self, day: date) -> str:
        """Return a day as running text has it: ``22 november 2026``."""
        return format_date(day, "long", locale=_LOCALES[self.language])

    def month(self, day: date) -> str:
        """Return the short name of a day's month, without the full stop that a picture has no room for."""
        return str(get_month_names("abbreviated", locale=_LOCALES[self.language])[day.month]).rstrip(".")

    def place(self, part: Part, field: str | None = None) -> str:
        """Return ``file:line`` of a part or of one of its fields; empty for what stands in no file."""
        place = self._places.get((id(part), field))
        if place is None:
            span = locate(Anchor(part, field), self.checked.loaded.origins)
            place = f"{self.file(span.source)}:{span.first.line}" if span is not None else ""
            self._places[id(part), field] = place
        return place

    def file(self, source: Source) -> str:
        """Return a source's name as seen from the plan's folder, the same wherever the report is made."""
        if id(source) not in self._files:
            name, folder = PurePath(source.name), PurePath(self.checked.loaded.root.source.name).parent
            near = name.relative_to(folder) if name.is_relative_to(folder) else PurePath(name.name)
            self._files[id(source)] = near.as_posix()
        return self._files[id(source)]

    def _filled(self, value: object) -> str:
        if isinstance(value, (int, Decimal)):
            return number(value, self.language)
        return str(value)

    def label(self, kind: type[Part], name: str) -> str:
        """Return what a field is called, as the plan's own words have it."""
        label = self._labels.get((kind, name))
        if label is None:
            special = _LABELS.get(f"{kind.__name__}.{name}")
            field = shape(kind).fields[name]
            own = field.sv if self.language is Language.SV else field.en
            label = special.to(self.language) if special is not None else own.replace("_", " ")
            self._labels[kind, name] = label
        return label

    def quantity(self, quantity: Quantity) -> str:
        """Return a quantity as written; a bare number gets its spaces and its unit, a product its result."""
        if quantity.written.isdecimal():
            shown = number(quantity.low, self.language)
            if quantity.unit in (Unit.SEK, Unit.HOUR, Unit.PERCENT):
                unit = Text("h", "h") if quantity.unit is Unit.HOUR else quantity.unit.words
                shown += NBSP + self.say(unit)
            return shown
        if quantity.factors and quantity.exact and quantity.stated is None and quantity.unit is Unit.SEK:
            return f"{quantity.written} = {self.kronor(quantity.low)}"
        return quantity.written

    def kronor(self, amount: Decimal) -> str:
        return f"{number(amount, self.language)}{NBSP}kr"

    def amount(self, amount: Amount | Unknown | None, unit: str = "kr") -> str:
        shown = amount_cell(amount, self.language).shown
        return shown if shown == NOTHING else f"{shown}{NBSP}{unit}"

    def sum(self, total: Sum, unit: str = "kr") -> str:
        shown = sum_cell(total, self.language).shown
        return shown if shown == NOTHING else f"{shown}{NBSP}{unit}"

    def name_of(self, part: Part) -> str:
        """Return what a part is called in a sentence."""
        state = part.__dict__
        return next((str(state[name]).strip() for name in NAMES if state.get(name)), "")

    def named(self, ref: str, kinds: Sequence[str]) -> str:
        """Return an id with the name of what it stands for; organisations and groups go by their name alone."""
        wanted = ref.strip()
        named = self._names.get((wanted, kinds))
        if named is None:
            named = self._names[wanted, kinds] = self._named(wanted, kinds)
        return named

    def _named(self, wanted: str, kinds: Sequence[str]) -> str:
        target = next(
            (part for part in self.checked.references.ids.get(wanted, ()) if type(part).__name__ in kinds), None
        )
        name = self.name_of(target) if target is not None else ""
        if not name or name == wanted:
            return wanted
        if type(target).__name__ in ("Organisation", "TargetGroup"):
            return name
        if len(name) > LONGEST_NAME:
            name = name[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(",;:") + " …"
        return f"{wanted} {name}"

    def one(self, value: object, field: Field) -> str:
        """Return one value in words."""
        if value.__class__ is str:
            text = str(value).strip()
            return self.named(text, field.refers.kinds) if field.refers is not None else text
        if isinstance(value, bool):
            return self.say(YES if value else NO)
        if isinstance(value, Word):
            return value.words.to(self.language)
        if isinstance(value, Quantity):
            return self.quantity(value)
        if isinstance(value, (When, Recurrence)):
            return value.written
        if isinstance(value, Part):
            return self.inline(value)
        return self.one(str(value), field)

    def lines(self, part: Part, name: str) -> tuple[str, ...]:
        """Return what a field says, one line for each of its values; nothing where it says nothing."""
        value = getattr(part, name)
        return () if value is None or value == () else self._said(value, shape(type(part)).fields[name])

    def _said(self, value: object, field: Field) -> tuple[str, ...]:
        if type(value) is tuple:
            return tuple([shown for each in value if (shown := self.one(each, field))])
        shown = self.one(value, field)
        return (shown,) if shown else ()

    def text(self, part: Part, name: str) -> str:
        """Return what a field says on one line."""
        lines = self.lines(part, name)
        if len(lines) < 2:
            return lines[0] if lines else ""
        return (", " if all(len(line) < LONGEST_NAME for line in lines) else "; ").join(lines)

    def inline(self, part: Part) -> str:
        """Return a small part in one line: what it is called, then what else it says."""
        kind = type(part)
        fields = shape(kind).fields
        names = (kind.scalar, *INLINE)
        first = next(
            (name for name in names if name is not None and name in fields and getattr(part, name) is not None), None
        )
        said = [self.text(part, first)] if first is not None else []
        own = next((name for name in INLINE if name in fields and name != first and self.text(part, name)), None)
        if said and own is not None:
            said = [f"{said[0]}: {self.text(part, own)}"]  # ``1 dag: heldag``: its own words need no label
        for name, field in fields.items():
            if name in (first, own) or not (shown := self.text(part, name)):
                continue
            if field.takes is bool:
                label = self.label(kind, name)
                if not getattr(part, name):
                    said.append(f"{label}: {shown}")
                elif own is None or self.text(part, own).casefold() != label.casefold():
                    said.append(label)
            elif field.takes is When:
                said.append(shown if name == "when" else f"{self.label(kind, name)} {shown}")
            else:
                said.append(f"{self.label(kind, name)} {shown}")
        return ", ".join(said)

    def facts(self, part: Part, but: Collection[str] = (), only: Sequence[str] = ()) -> tuple[Fact, ...]:
        """Return every field that says something, in the model's order or that of ``only``."""
        kind, found = type(part), []
        fields = shape(kind).fields
        for name in only or fields:
            value = getattr(part, name)
            if value is None or value == () or name in but or not (lines := self._said(value, fields[name])):
                continue
            label = capital(self.label(kind, name))
            found.append(self._typed(Fact(label, lines, name), part) if self.typed else Fact(label, lines))
        return tuple(found)

    def _typed(self, fact: Fact, part: Part) -> Fact:
        column = self.column(type(part), fact.key, values=(getattr(part, fact.key),))
        number = figure_of(getattr(part, fact.key), column.unit)
        return fact._replace(unit=column.unit, number=number, choices=column.choices)

    def column(self, kind: type[Part], name: str, head: bool = False, values: Iterable[object] = ()) -> Column:
        """Return the column of a field; ``values`` are what stands in it, where a field takes figures of any kind."""
        field = shape(kind).fields[name]
        figures = field.takes is Quantity and field.form in _FIGURES
        return Column(
            capital(self.label(kind, name)),
            figures and not field.many,
            head,
            name in _SHORT or field.takes is Quantity,
            key=name,
            unit=unit_of(field, values),
            choices=self.choices(field),
        )

    def choices(self, field: Field) -> tuple[str, ...]:
        """Return what a column of a spreadsheet can be filled with."""
        if not self.typed or field.many:
            return ()
        if field.name == "owner":
            return self._owners
        if field.takes is bool:
            return self.say(YES), self.say(NO)
        return words_of(field, self.language)

    @cached_property
    def _owners(self) -> tuple[str, ...]:
        """Return everybody who owns something, the roles first."""
        plan = self.plan
        risks = (*plan.risks.entries, *plan.risks.unscored) if plan.risks is not None else ()
        named = (
            *(each.title for each in plan.roles),
            *(each.owner for each in plan.activities),
            *(each.owner for each in risks),
            *(each.owner for each in plan.procurement),
            *(each.owner for goal in plan.goals for each in goal.indicators),
        )
        return tuple(dict.fromkeys(name.strip() for name in named if name and name.strip()))

    def table(
        self,
        caption: str,
        parts: Iterable[Part],
        columns: Sequence[str],
        head: str,
        asked: Collection[str] = (),
        but: Collection[str] = (),
        name: str = "",
    ) -> Table:
        """Return parts as a table: the columns that any fills or that are asked for, the rest in small print.

        Programs call it by ``name``, else by what its parts are.
        """
        rows = tuple(parts)
        kind = type(rows[0])
        if not all(self.lines(row, head) for row in rows):  # a row is named by a column in which each has something
            head = next((name for name in columns if name != "id" and all(self.lines(row, name) for row in rows)), head)
        kept = [each for each in columns if each in asked or each == head or any(self.lines(row, each) for row in rows)]
        heads = tuple(
            self.column(kind, each, each == head, [getattr(row, each) for row in rows] if self.typed else ())
            for each in kept
        )
        ids = ids_of(rows, [self.name_of(row) for row in rows])
        told = frozenset((*kept, *but))
        shown = tuple(
            Row(
                tuple(self.cell(row, each.key, each.key in asked, each.unit) for each in heads),
                self.facts(row, told),
                id=identity,
                place=self.place(row),
            )
            for row, identity in zip(rows, ids, strict=True)
        )
        fields = shape(kind).fields
        return Table(
            caption,
            tuple(
                each._replace(short=True)
                if fields[each.key].takes is When and all(len(row.cells[at].text) <= _DAY for row in shown)
                else each
                for at, each in enumerate(heads)
            ),
            shown,
            cards=len(kept) > 2,
            name=name or name_of(kind),
        )

    def cell(self, part: Part, name: str, asked: bool = False, unit: str = "") -> Cell:
        """Return a field as a cell, with the exact figure in ``unit``.

        Where something is asked for and nothing stands, that is said.
        """
        if shown := self.text(part, name):
            value = getattr(part, name)
            figure = figure_of(value, unit) if unit else ""
            return Cell(shown, number=figure, formula=product_of(value, figure) if figure else "")
        if asked and not self.checked.written(part, name):
            return Cell(self.say(MISSING), "missing")
        return Cell(NOTHING)
