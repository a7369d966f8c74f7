"""What a ``[[checks]]`` of a configuration states, understood; every mistake in it is told with its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path as File
from typing import NamedTuple, NoReturn

from kompplan.configuration.model import Check
from kompplan.configuration.read import SEVERITIES
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.errors import KompplanError
from kompplan.expressions.kinds import Kind, Sort
from kompplan.expressions.meaning import Expression, understood
from kompplan.expressions.names import PLAN_KIND, Path
from kompplan.expressions.parse import parse
from kompplan.expressions.tree import (
    Call,
    Compared,
    Day,
    Listed,
    Missing,
    Name,
    Negative,
    Node,
    Number,
    Quoted,
    Several,
)
from kompplan.expressions.wrong import ExpressionError, meant
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.lint.listing import some
from kompplan.lint.rule import Levels
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, folded, shape, spellings_of
from kompplan.model.words import Status

LONGEST = 500
"""Characters of a message, an advice, a reason, a field's way or an allowed value."""
MOST_ALLOWED = 500
"""Values in a list of those that are allowed."""

_KEYS = (
    *("code", "name", "for", "when", "require", "field", "required-from", "one-of", "at-most", "at-least"),
    *("from", "severity", "message", "advice", "why"),
)
_CODE = re.compile(r"[A-Z]{3}[0-9]{2,3}")
_NAME = re.compile(r"[a-z0-9åäö]+(?:-[a-z0-9åäö]+)*")
_NAME_LENGTH = 60
_STATUSES = tuple(Status)


class Demand(NamedTuple):
    """One thing that a check asks for: what has to hold, and what is said where it certainly does not."""

    holds: Expression
    text: Text
    values: Mapping[str, object]
    shown: Expression | None
    """What is told as ``{value}``."""
    advice: Text
    about: Text
    """What is noticed, for the explanation."""


class Said(NamedTuple):
    """A text of the organisation's own, with the expressions whose values stand in it."""

    text: Text
    shown: Mapping[str, Expression]


class Stated(NamedTuple):
    """A check that has been understood."""

    code: str
    name: str
    levels: Levels
    way: tuple[Field, ...]
    """The fields that lead from the plan to what is looked at; none for the plan itself."""
    when: Expression | None
    demands: tuple[Demand, ...]
    message: Said | None
    advice: Said | None
    explanation: Explanation


class Reading:
    """One check on its way; knows where it stands, so that every refusal can say so."""

    def __init__(self, source: File | None, check: Check) -> None:
        self._source = source
        self._written = check.written
        self._line = check.line

    def refuse(self, key: str, text: Text, /, at: int | None = None, **values: object) -> NoReturn:
        column = Text("", "") if at is None else Text(f", column {at + 1}", f", kolumn {at + 1}")
        raise KompplanError(
            Text("{file}:{line}: {key}{column}: " + text.en, "{file}:{line}: {key}{column}: " + text.sv),
            file=self._source or "",
            line=self._line,
            key=key,
            column=column,
            **values,
        )

    def check(self, families: frozenset[str]) -> Stated:
        """Return what the check states; ``families`` are kompplan's own and cannot be taken."""
        for key in self._written:
            if key not in _KEYS:
                near = meant(key, _KEYS)
                if near is None:
                    self.refuse(key[:60], _NO_KEY, words=_KEYS)
                self.refuse(key[:60], _NO_KEY_BUT, near=near)
        code = self.text("code", needed=True)
        if _CODE.fullmatch(code) is None:
            self.refuse("code", _CODE_FORM, word=code)
        if code[:3] in families:
            self.refuse("code", _OURS, family=code[:3])
        name = self.text("name", needed=True)
        if _NAME.fullmatch(name) is None or len(name) > _NAME_LENGTH:
            self.refuse("name", _NAME_FORM, word=name)
        way = self.way()
        frames = (*(Kind(Sort.PART, field.takes) for field in reversed(way)), PLAN_KIND)
        when = self.expression("when", frames)
        demands = tuple(self.demands(frames))
        if not demands:
            self.refuse("code", _NOTHING_ASKED)
        return Stated(
            code,
            name,
            self.levels(),
            way,
            when,
            demands,
            self.said("message", frames),
            self.said("advice", frames),
            Explanation(_about(way, self._written.get("when"), demands), self.why(), "", "", self.origin()),
        )

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self._written.get(key, "")
        if not isinstance(value, str) or (needed and not value.strip()):
            self.refuse(key, _A_TEXT)
        if len(value) > LONGEST and key not in ("when", "require"):
            self.refuse(key, _TOO_LONG, most=LONGEST)
        return value.strip()

    def way(self) -> tuple[Field, ...]:
        """Return the fields that lead from the plan to what is looked at; none for the plan itself."""
        written = self.text("for")
        if not written or folded(written) in ("plan", "planen"):
            return ()
        way: list[Field] = []
        part: type[Part] = Plan
        for word in written.split("."):
            spellings = shape(part).spellings
            field = spellings.get(folded(word))
            if field is None:
                near = meant(folded(word), [each for each in spellings if issubclass(spellings[each].takes, Part)])
                if near is None:
                    self.refuse("for", _NO_SECTION, word=word)
                self.refuse("for", _NO_SECTION_BUT, word=word, near=Text(spellings[near].en, spellings[near].sv))
            if not issubclass(field.takes, Part):
                self.refuse("for", _NO_BLOCK, word=word)
            way.append(field)
            part = field.takes
        return tuple(way)

    def expression(
        self, key: str, frames: tuple[Kind, ...], tree: Callable[[], Node] | None = None
    ) -> Expression | None:
        """Return the expression of a key, or the one that a short form means; None where there is none."""
        written = self.text(key) if tree is None else ""
        if tree is None and key not in self._written:
            return None
        try:
            return understood(written, frames, parse(written) if tree is None else tree())
        except ExpressionError as wrong:
            self.refuse(key, wrong.text, at=wrong.at if tree is None else None, **_renamed(wrong.values))

    def needed(self, key: str, frames: tuple[Kind, ...], tree: Callable[[], Node] | None = None) -> Expression:
        found = self.expression(key, frames, tree)
        assert found is not None  # noqa: S101 - asked only where the key stands
        return found

    def demands(self, frames: tuple[Kind, ...]) -> Iterator[Demand]:
        short = [key for key in ("required-from", "one-of", "at-most", "at-least") if key in self._written]
        field: Expression | None = None
        label = Text("", "")
        if short and "field" not in self._written:
            self.refuse(short[0], _NEEDS_FIELD, form=short[0])
        if "field" in self._written:
            words = tuple(word.strip() for word in self.text("field").split("."))
            name = Name(0, words, (0,) * len(words))
            field = self.needed("field", frames, lambda: name)
            label = _label(field.meaning.path)
            if not short and "require" not in self._written:
                self.refuse("field", _FIELD_ALONE)
        for key in short:
            assert field is not None  # noqa: S101 - refused above
            if key == "required-from":
                yield self.required(field, name, label, frames)
            elif key == "one-of":
                yield self.one_of(field, name, label, frames)
            else:
                yield self.limit(key, field, name, label, frames)
        if "require" in self._written:
            holds = self.needed("require", frames)
            written = Text(_shortened(self.text("require")), _shortened(self.text("require")))
            yield Demand(
                holds if field is None else holds._replace(paths=(*field.paths, *holds.paths)),
                _UNMET,
                {"expression": written},
                None,
                _SEE_EXPLAIN,
                Text(f"'{written.en}' does not hold", f"”{written.sv}” gäller inte"),
            )

    def required(self, field: Expression, name: Name, label: Text, frames: tuple[Kind, ...]) -> Demand:
        status = self.status("required-from")
        holds = self.needed("required-from", frames, lambda: Call(0, "has", (name,)))
        about = _from(status)
        return Demand(
            holds,
            Text("{what} has no {field}, required" + about.en, "{what} saknar {field}, som krävs" + about.sv),
            {"field": label, "status": status},
            field,
            _WRITE_IT,
            Text(f"{label.en} is missing", f"{label.sv} saknas"),
        )

    def one_of(self, field: Expression, name: Name, label: Text, frames: tuple[Kind, ...]) -> Demand:
        value = self._written["one-of"]
        if not isinstance(value, list) or not value:
            self.refuse("one-of", _A_LIST)
        if len(value) > MOST_ALLOWED:
            self.refuse("one-of", _TOO_MANY_ALLOWED, most=MOST_ALLOWED)
        items = Listed(0, tuple(self.literal("one-of", each) for each in value))
        it = Name(0, ("it",), (0,))
        tree: Node = Several(0, False, (Missing(0, name), Compared(0, "in", name, items)))
        if field.meaning.kind.sort is Sort.LIST:
            tree = Call(0, "all", (name, Compared(0, "in", it, items)))
        words = tuple(str(each) for each in value)
        listed = ", ".join(safe(word) for word in words)
        return Demand(
            self.needed("one-of", frames, lambda: tree),
            Text(
                "{field} is {value} in {what}, but only these are allowed: {words}",
                "{field} är {value} i {what}, men tillåtna är bara {words}",
            ),
            {"field": label, "words": some(words)},
            field,
            Text("choose one of those that are allowed", "välj något av det som är tillåtet"),
            Text(f"{label.en} is none of {listed}", f"{label.sv} är inget av {listed}"),
        )

    def limit(self, key: str, field: Expression, name: Name, label: Text, frames: tuple[Kind, ...]) -> Demand:
        value = self._written[key]
        literal = self.literal(key, value)
        most = key == "at-most"
        holds = self.needed(key, frames, lambda: Compared(0, "<=" if most else ">=", name, literal))
        if field.meaning.kind.sort is Sort.TIME:
            beyond = Text("after", "efter") if most else Text("before", "före")
        else:
            beyond = Text("above", "över") if most else Text("below", "under")
        limit = safe(str(value))
        shown = Decimal(value) if isinstance(value, (int, Decimal)) else str(value)
        return Demand(
            holds,
            Text(
                f"{{field}} is {{value}} in {{what}}, {beyond.en} the limit {{limit}}",
                f"{{field}} är {{value}} i {{what}}, {beyond.sv} gränsen {{limit}}",
            ),
            {"field": label, "limit": shown},
            field,
            Text(
                "change it, or have the exception decided and write it under allow",
                "ändra det, eller få undantaget beslutat och skriv det under tillåt",
            ),
            Text(f"{label.en} is {beyond.en} {limit}", f"{label.sv} är {beyond.sv} {limit}"),
        )

    def literal(self, key: str, value: object) -> Node:
        """Return a value of the configuration as it would stand in an expression."""
        if isinstance(value, bool):
            return Quoted(0, "ja" if value else "nej")
        if isinstance(value, (int, Decimal)):
            stated = Decimal(value)
            if not stated.is_finite() or abs(stated) >= 10**12:
                self.refuse(key, _A_VALUE)
            number = Number(0, f"{abs(stated):f}")
            return Negative(0, number) if stated < 0 else number
        if isinstance(value, date):
            return Day(0, value.isoformat()[:10])
        if isinstance(value, str) and value.strip():
            if len(value) > LONGEST:
                self.refuse(key, _TOO_LONG, most=LONGEST)
            return Quoted(0, value.strip())
        return self.refuse(key, _A_VALUE)

    def status(self, key: str) -> Status:
        word = self.text(key)
        found = spellings_of(Status).get(folded(word))
        if not isinstance(found, Status):
            self.refuse(key, _NO_STATUS, word=word, words=_STATUSES)
        return found

    def levels(self) -> Levels:
        word = self._written.get("severity", "error")
        severity = SEVERITIES.get(word.casefold()) if isinstance(word, str) else None
        if severity is None:
            known = tuple(each for each, meaning in SEVERITIES.items() if meaning is not None)
            self.refuse("severity", _NO_SEVERITY, word=str(word), words=known)
        given = [key for key in ("required-from", "from") if key in self._written]
        if len(given) > 1:
            self.refuse("from", _FROM_TWICE)
        first = _STATUSES.index(self.status(given[0])) if given else 0
        return Levels(*(severity if index >= first else Severity.INFO for index in range(len(_STATUSES))))

    def texts(self, key: str) -> Text | None:
        """Return a text of the organisation's own: one for both languages, or one for each."""
        value = self._written.get(key)
        if value is None:
            return None
        given = {"sv": value, "en": value} if isinstance(value, str) else value
        if not isinstance(given, dict) or not given or not given.keys() <= {"sv", "en"}:
            self.refuse(key, _BOTH)
        words = {language: " ".join(text.split()) for language, text in given.items() if isinstance(text, str)}
        if len(words) < len(given) or not all(words.values()):
            self.refuse(key, _BOTH)
        if any(len(text) > LONGEST for text in words.values()):
            self.refuse(key, _TOO_LONG, most=LONGEST)
        sv = words.get("sv") or words["en"]
        return Text(words.get("en") or sv, sv)

    def said(self, key: str, frames: tuple[Kind, ...]) -> Said | None:
        text = self.texts(key)
        if text is None:
            return None
        shown: dict[str, Expression] = {}
        return Said(Text(self.template(key, text.en, frames, shown), self.template(key, text.sv, frames, shown)), shown)

    def template(self, key: str, text: str, frames: tuple[Kind, ...], shown: dict[str, Expression]) -> str:
        """Return a text with the expressions in braces taken out and understood; nothing else in it means anything."""
        out: list[str] = []
        at = 0
        while True:
            opened = text.find("{", at)
            closed = text.find("}", at)
            if opened < 0 and closed < 0:
                out.append(_literal(text[at:]))
                return "".join(out)
            if opened < 0 or closed < opened:
                self.refuse(key, _BRACES, at=max(closed, 0) if opened < 0 or 0 <= closed < opened else opened)
            out.append(_literal(text[at:opened]))
            inner = text[opened + 1 : closed]
            name = f"v{len(shown)}"
            try:
                shown[name] = understood(inner, frames)
            except ExpressionError as wrong:
                self.refuse(key, wrong.text, at=opened + 1 + wrong.at, **_renamed(wrong.values))
            out.append("{" + name + "}")
            at = closed + 1

    def why(self) -> Text:
        said = self.texts("why")
        if said is None:
            return Text(
                "the organisation has decided that its plans shall be so",
                "organisationen har beslutat att dess planer ska vara så",
            )
        return Text(safe(said.en), safe(said.sv))

    def origin(self) -> Text:
        place = safe(f"{self._source}:{self._line}")
        return Text(f"the organisation's own rule, {place}", f"organisationens egen regel, {place}")


def _renamed(values: Mapping[str, object]) -> dict[str, object]:
    """Return the values of a mistake; none is called as those of ``refuse`` itself are."""
    return {name: value for name, value in values.items() if name not in ("file", "line", "key", "column")}


def _literal(text: str) -> str:
    return safe(text).replace("{", "{{").replace("}", "}}")


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return safe(text if len(text) <= 120 else text[:119] + "…")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _from(status: Status) -> Text:
    if status is Status.DRAFT:
        return Text("", "")
    return Text(" from the status {status}", " från status {status}")


def _label(path: Path | None) -> Text:
    """Return the field that a path ends in, as the two languages call it."""
    fields = [step.field for step in path.steps if step.field is not None] if path is not None else []
    if fields:
        return Text(fields[-1].en.replace("_", " "), fields[-1].sv.replace("_", " "))
    return Text("status", "status")


def _about(way: tuple[Field, ...], when: object, demands: tuple[Demand, ...]) -> Text:
    place = Text(".".join(each.en for each in way) or "the plan", ".".join(each.sv for each in way) or "planen")
    condition = Text("", "")
    if isinstance(when, str):
        condition = Text(f" where '{_shortened(when)}'", f" där ”{_shortened(when)}”")
    en = "; ".join(each.about.en for each in demands)
    sv = "; ".join(each.about.sv for each in demands)
    return Text(f"in {place.en}{condition.en}: {en}", f"i {place.sv}{condition.sv}: {sv}")


_UNMET = Text("{what} does not meet the requirement '{expression}'", "{what} uppfyller inte kravet ”{expression}”")
_SEE_EXPLAIN = Text("kompplan explain {code} tells more", "kompplan explain {code} berättar mer")
_WRITE_IT = Text("add {field}: …", "lägg till {field}: …")
_NO_KEY = Text("there is no such key; a check has {words}", "nyckeln finns inte; en kontroll har {words}")
_NO_KEY_BUT = Text("there is no such key; did you mean {near}?", "nyckeln finns inte; menade du {near}?")
_CODE_FORM = Text(
    "'{word}' is no code; it is three capital letters and two or three digits, such as KOM01",
    "”{word}” är ingen kod; den är tre stora bokstäver och två eller tre siffror, till exempel KOM01",
)
_OURS = Text("the family {family} is kompplan's own; choose other letters",
             "familjen {family} är kompplans egen; välj andra bokstäver")  # fmt: skip
_NAME_FORM = Text(
    "'{word}' is no name; it is small letters and digits with hyphens, such as costly-without-decision",
    "”{word}” är inget namn; det är små bokstäver och siffror med bindestreck, till exempel dyr-utan-beslut",
)
_NAME_FORM = Text(
    "'{word}' is no name; it is small letters and digits with hyphens, such as costly-without-decision",
    "”{word}” är inget namn; det är små bokstäver och siffror med bindestreck, till exempel dyr-utan-beslut",
)
_A_TEXT = Text("a text is expected", "här väntas en text")
_A_LIST = Text("a list with at least one value is expected", "här väntas en lista med minst ett värde")
_A_VALUE = Text("a number, a date or a text is expected", "här väntas ett tal, ett datum eller en text")
_BOTH = Text(
    'a text, or one for each language: {{sv = "…", en = "…"}}',
    'en text, eller en för varje språk: {{sv = "…", en = "…"}}',
)
_TOO_LONG = Text("at most {most} characters", "högst {most} tecken")
_TOO_MANY_ALLOWED = Text("at most {most} values", "högst {most} värden")
_BRACES = Text(
    "a brace stands alone; values are written as {{cost}}", "en klammer står ensam; värden skrivs som {{kostnad}}"
)
_NOTHING_ASKED = Text(
    "the check asks for nothing; write require, or field with required-from, one-of, at-most or at-least",
    "kontrollen kräver inget; skriv require, eller field med required-from, one-of, at-most eller at-least",
)
_NEEDS_FIELD = Text("{form} needs a field: field = …", "{form} behöver ett fält: field = …")
_FIELD_ALONE = Text(
    "a field alone asks for nothing; add required-from, one-of, at-most, at-least or require",
    "ett fält ensamt kräver inget; lägg till required-from, one-of, at-most, at-least eller require",
)
_NO_SECTION = Text("the plan has no list or section {word}", "planen har ingen lista och inget avsnitt {word}")
_NO_SECTION_BUT = Text(
    "the plan has no list or section {word}; did you mean {near}?",
    "planen har ingen lista och inget avsnitt {word}; menade du {near}?",
)
_NO_BLOCK = Text(
    "{word} holds values, not blocks; name the list around it, and {word} in field or require",
    "{word} innehåller värden, inte block; ange listan omkring, och {word} i field eller require",
)
_NO_STATUS = Text("'{word}' is no status; one of: {words}", "”{word}” är ingen status; någon av: {words}")
_NO_SEVERITY = Text("'{word}' is no severity; one of: {words}", "”{word}” är ingen grad; någon av: {words}")
_FROM_TWICE = Text(
    "required-from says from which status already; leave one of them out",
    "required-from anger redan från vilken status; utelämna det ena",
)
