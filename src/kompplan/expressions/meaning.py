"""From an expression's tree to what it means: every name, word and amount is understood before any plan is read.

What cannot hold in any plan is refused here with its place: a field that does not exist, a word that is none of its
list, a text compared with a number. What is left is a function from a place in a plan to a value, or to missing or
unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, NoReturn, assert_never, cast

from kompplan.expressions import amounts, functions, times
from kompplan.expressions.amounts import Amount
from kompplan.expressions.facts import Place, value_at
from kompplan.expressions.kinds import NUMBER, TEXT, TIME, YES_NO, Kind, Sort
from kompplan.expressions.names import Path, known, path
from kompplan.expressions.parse import parse
from kompplan.expressions.tree import (
    Call,
    Chain,
    Compared,
    Day,
    Listed,
    Missing,
    Name,
    Negative,
    Node,
    Not,
    Number,
    Quoted,
    Several,
)
from kompplan.expressions.values import (
    MISSING,
    UNKNOWN,
    Items,
    Nothing,
    Time,
    Truth,
    opposite,
    same_text,
)
from kompplan.expressions.wrong import ExpressionError, few, meant
from kompplan.i18n.text import Text
from kompplan.loading.forms import UNITS, yes_or_no
from kompplan.model.base import Word
from kompplan.model.shapes import folded, spellings_of
from kompplan.model.words import Status
from kompplan.values.days import Days
from kompplan.values.misread import Misread
from kompplan.values.quantity import parse_quantity
from kompplan.values.when import parse_when

TODAY = frozenset({"today", "idag"})
_NUMBERS = (Sort.NUMBER, Sort.OPEN)


class Meaning(NamedTuple):
    """What an expression is, and how it is worked out. ``path`` is set where it is a mere name."""

    kind: Kind
    run: Callable[[Place], object]
    path: Path | None = None


class Expression(NamedTuple):
    """An expression that has been understood. ``paths`` are the fields that it names, in order."""

    written: str
    meaning: Meaning
    paths: tuple[Path, ...]

    def value(self, place: Place) -> object:
        """Return what it comes to."""
        return self.meaning.run(place)

    def truth(self, place: Place) -> Truth:
        """Return whether it holds."""
        return truth(self.meaning.run(place))


def understood(written: str, frames: tuple[Kind, ...], tree: Node | None = None) -> Expression:
    """Return what a text means where ``frames`` are looked at, the innermost first; raise what is wrong with it."""
    reader = _Understanding(len(frames))
    meaning = reader.of(parse(written) if tree is None else tree, frames)
    return Expression(written, meaning, tuple(reader.paths))


def truth(value: object) -> Truth:
    """Return a value as an answer: yes and no are themselves, anything else is true if it is there."""
    if value is None or value is True or value is False:
        return value
    return there(value)


def there(value: object) -> bool:
    """Tell whether the plan says anything; what could not be read is there as well."""
    if isinstance(value, Items):
        return not value.complete or any(each is not MISSING for each in value.values)
    return value is not MISSING


class _Understanding:
    """Goes down a tree, which the parser has kept shallow; remembers the fields that are named on the way."""

    def __init__(self, outermost: int) -> None:
        self._frames = outermost
        self.paths: list[Path] = []

    def of(self, node: Node, frames: tuple[Kind, ...]) -> Meaning:
        if isinstance(node, Number):
            return self._quantity(node.written, node.at, NUMBER)
        if isinstance(node, Day):
            return self._time(node.written, node.at)
        if isinstance(node, Quoted):
            text = node.text
            return Meaning(TEXT, lambda _: text)
        if isinstance(node, Name):
            return self._name(node, frames)
        if isinstance(node, Listed):
            raise ExpressionError(node.at, _LIST_ALONE)
        if isinstance(node, Call):
            return self._call(node, frames)
        if isinstance(node, Negative):
            return self._negative(node, frames)
        if isinstance(node, Chain):
            return self._chain(node, frames)
        if isinstance(node, Compared):
            return self._within(node, frames) if node.sign == "in" else self._compared(node, frames)
        if isinstance(node, Missing):
            inner = self.of(node.of, frames).run
            return Meaning(YES_NO, lambda place: not there(_counted(inner, place)))
        if isinstance(node, Not):
            denied = self.of(node.of, frames).run
            return Meaning(YES_NO, lambda place: opposite(_answer(denied, place)))
        if isinstance(node, Several):
            return self._several(node, frames)
        assert_never(node)

    def _name(self, node: Name, frames: tuple[Kind, ...]) -> Meaning:
        if len(node.words) == 1:
            word = folded(node.words[0])
            if word in TODAY:
                return Meaning(TIME, _today)
            said = yes_or_no(node.words[0])
            if said is not None and not known(node, frames):
                return Meaning(YES_NO, lambda _: said)
        found = path(node, frames)
        outside = found.depth - (len(frames) - self._frames)
        if outside >= 0:
            self.paths.append(found._replace(depth=outside))
        return Meaning(found.kind, lambda place: value_at(found, place), found)

    def _quantity(self, text: str, at: int, kind: Kind) -> Meaning:
        """Return an amount that the configuration states; in a field's unit where it names none itself."""
        unit = UNITS[kind.form][0] if kind.form in UNITS else None
        read = parse_quantity(text, unit)
        if isinstance(read, Misread):
            if kind.sort is Sort.OPEN:
                return Meaning(TEXT, lambda _: text)
            raise ExpressionError(at, read.message.text, **read.message.values)
        stated = amounts.amount(read, kind.form)
        return Meaning(Kind(Sort.NUMBER, form=kind.form), lambda _: stated)

    def _time(self, text: str, at: int) -> Meaning:
        read = parse_when(text)
        if isinstance(read, Misread):
            raise ExpressionError(at, read.message.text, **read.message.values)
        if read.relative is not None:
            return Meaning(TIME, lambda place: times.stretch(place.facts.resolve(read)))
        if not read.known:
            raise ExpressionError(at, _NO_DAY, text=text)
        stated = times.stretch(read)
        return Meaning(TIME, lambda _: stated)

    def _several(self, node: Several, frames: tuple[Kind, ...]) -> Meaning:
        runs = tuple(self.of(each, frames).run for each in node.items)
        settled = not node.every  # one false decides "and", one true decides "or"

        def run(place: Place) -> Truth:
            open_ = False
            for each in runs:
                answer = _answer(each, place)
                if answer is settled:
                    return settled
                open_ = open_ or answer is None
            return None if open_ else not settled

        return Meaning(YES_NO, run)

    def _negative(self, node: Negative, frames: tuple[Kind, ...]) -> Meaning:
        inner = self._number(node.of, frames)

        def run(place: Place) -> object:
            value = _counted(inner.run, place)
            return amounts.negative(value) if isinstance(value, Amount) else UNKNOWN

        return Meaning(NUMBER, run)

    def _number(self, node: Node, frames: tuple[Kind, ...]) -> Meaning:
        found = self._quantity(node.text, node.at, NUMBER) if isinstance(node, Quoted) else self.of(node, frames)
        if found.kind.sort not in _NUMBERS:
            _refuse(node, _NOT_A_NUMBER, kind=found.kind.sort.value)
        return found

    def _chain(self, node: Chain, frames: tuple[Kind, ...]) -> Meaning:
        first = self._begins(node, frames)
        if first.kind.sort is Sort.TIME:
            return self._moved(node, first, frames)
        form = first.kind.form if node.signs[0] in "+-" else None
        signs = node.signs
        runs = (first.run, *(self._number(each, frames).run for each in node.items[1:]))

        def run(place: Place) -> object:
            total = _counted(runs[0], place)
            for sign, each in zip(signs, runs[1:], strict=True):
                value = _counted(each, place)
                if not isinstance(total, Amount) or not isinstance(value, Amount):
                    return UNKNOWN
                total = _REACHED[sign](total, value)
            return total

        return Meaning(Kind(Sort.NUMBER, form=form), run)

    def _begins(self, node: Chain, frames: tuple[Kind, ...]) -> Meaning:
        first = node.items[0]
        if node.signs[0] in "+-" and not isinstance(first, Quoted):
            found = self.of(first, frames)
            if found.kind.sort is Sort.TIME:
                return found
            if found.kind.sort not in _NUMBERS:
                _refuse(first, _NOT_A_NUMBER, kind=found.kind.sort.value)
            return found
        return self._number(first, frames)

    def _moved(self, node: Chain, first: Meaning, frames: tuple[Kind, ...]) -> Meaning:
        """Return a time and lengths added to it or taken from it, or the days between two times."""
        second, named = node.items[1], len(self.paths)
        if len(node.items) == 2 and node.signs == ("-",) and not isinstance(second, Quoted):
            other = self.of(second, frames)
            if other.kind.sort is Sort.TIME:
                return Meaning(NUMBER, lambda place: _between(first.run(place), other.run(place)))
            del self.paths[named:]  # it is understood once more as a length
        lengths = tuple(self._number(each, frames).run for each in node.items[1:])
        signs = tuple(1 if sign == "+" else -1 for sign in node.signs)

        def run(place: Place) -> object:
            value = _counted(first.run, place)
            for sign, each in zip(signs, lengths, strict=True):
                by = each(place)
                if not isinstance(value, Time) or not isinstance(by, Amount):
                    return UNKNOWN
                value = times.moved(value, by, sign)
            return value

        return Meaning(TIME, run)

    def _sides(self, left: Node, right: Node, frames: tuple[Kind, ...]) -> tuple[Meaning, Meaning]:
        """Return both sides; what one of them is decides what a text, a number or a mere word on the other means."""
        if isinstance(left, (Quoted, Number, Day)) and not isinstance(right, (Quoted, Number, Day)):
            second = self.of(right, frames)
            return self._as(left, second.kind, frames), second
        if isinstance(left, Name) and len(left.words) == 1 and not known(left, frames):
            second = self.of(right, frames)
            if second.kind.sort in (Sort.WORD, Sort.YES_NO):
                return self._as(left, second.kind, frames), second
        first = self.of(left, frames)
        return first, self._as(right, first.kind, frames)

    def _as(self, node: Node, kind: Kind, frames: tuple[Kind, ...]) -> Meaning:
        """Return what ``node`` means beside something of ``kind``."""
        if isinstance(node, (Quoted, Number)):
            text = node.text if isinstance(node, Quoted) else node.written
            if kind.sort in _NUMBERS:
                return self._quantity(text, node.at, kind)
            if kind.sort is Sort.TIME:
                return self._time(text, node.at)
        if kind.sort is Sort.WORD and isinstance(node, (Quoted, Name)):
            word = self._word(node, kind, frames)
            if word is not None:
                return Meaning(kind, lambda _: word)
        if kind.sort is Sort.YES_NO and isinstance(node, (Quoted, Name)):
            said = yes_or_no(node.text if isinstance(node, Quoted) else ".".join(node.words))
            if said is not None:
                return Meaning(YES_NO, lambda _: said)
        return self.of(node, frames)

    def _word(self, node: Quoted | Name, kind: Kind, frames: tuple[Kind, ...]) -> Word | None:
        """Return the word of a closed list that is meant; None for a name that is a field instead."""
        words = cast("type[Word]", kind.takes)
        text = node.text if isinstance(node, Quoted) else node.words[0]
        if isinstance(node, Name) and len(node.words) > 1:
            return None
        found = spellings_of(words).get(folded(text))
        if found is None and (isinstance(node, Quoted) or not known(node, frames)):
            near = meant(folded(text), spellings_of(words))
            if near is not None:
                raise ExpressionError(node.at, _NO_WORD_BUT, word=text, near=spellings_of(words)[near])
            if words is not Status and folded(text) in spellings_of(Status):
                raise ExpressionError(node.at, _PLANS_STATUS, word=text, words=few(tuple(words)))
            raise ExpressionError(node.at, _NO_WORD, word=text, words=few(tuple(words)))
        return found

    def _compared(self, node: Compared, frames: tuple[Kind, ...]) -> Meaning:
        left, right = self._sides(node.left, node.right, frames)
        for side, written in ((left, node.left), (right, node.right)):
            if side.kind.sort is Sort.LIST:
                _refuse(written, _LIST_COMPARED)
            if side.kind.sort is Sort.PART:
                _refuse(written, _PART_COMPARED)
        if not _match(left.kind, right.kind):
            raise ExpressionError(node.at, _NO_MATCH, left=left.kind.sort.value, right=right.kind.sort.value)
        if node.sign in ("==", "!="):
            return self._equal(left, right, node.sign == "!=")
        ordered = left.kind.sort in (*_NUMBERS, Sort.TIME) or left.kind.takes is Status
        if not ordered:
            raise ExpressionError(node.at, _NO_ORDER, kind=left.kind.sort.value)
        compare, first, second = _ORDERED[node.sign], left.run, right.run

        def run(place: Place) -> Truth:
            return compare(_counted(first, place), _counted(second, place))

        return Meaning(YES_NO, run)

    def _equal(self, left: Meaning, right: Meaning, denied: bool) -> Meaning:
        first, second = left.run, right.run

        def run(place: Place) -> Truth:
            answer = same(_counted(first, place), _counted(second, place))
            return opposite(answer) if denied else answer

        return Meaning(YES_NO, run)

    def _within(self, node: Compared, frames: tuple[Kind, ...]) -> Meaning:
        """Return whether something is one of a list, or lies within a time."""
        if isinstance(node.right, Listed):
            left = self.of(node.left, frames)
            if left.kind.sort in (Sort.LIST, Sort.PART):
                _refuse(node.left, _LIST_COMPARED if left.kind.sort is Sort.LIST else _PART_COMPARED)
            items = tuple(self._one_of(each, left.kind, frames) for each in node.right.items)
            first = left.run
            return Meaning(
                YES_NO, lambda place: _any_same(_counted(first, place), (_counted(run, place) for run in items))
            )
        right = self.of(node.right, frames) if not isinstance(node.right, Quoted) else None
        if right is not None and right.kind.sort is Sort.LIST and right.kind.item is not None:
            if right.kind.item.sort is Sort.PART:
                _refuse(node.right, _PARTS_IN)
            one = self._as(node.left, right.kind.item, frames)
            if not _match(one.kind, right.kind.item):
                raise ExpressionError(node.at, _NO_MATCH, left=one.kind.sort.value, right=right.kind.item.sort.value)
            return _in_items(one.run, right.run)
        left, whole = self._sides(node.left, node.right, frames)
        if left.kind.sort is not Sort.TIME or whole.kind.sort is not Sort.TIME:
            raise ExpressionError(node.at, _IN_WHAT)
        return Meaning(YES_NO, lambda place: _timed(times.within, left.run(place), whole.run(place)))

    def _one_of(self, node: Node, kind: Kind, frames: tuple[Kind, ...]) -> Callable[[Place], object]:
        one = self._as(node, kind, frames)
        if not _match(one.kind, kind):
            _refuse(node, _NO_MATCH, left=kind.sort.value, right=one.kind.sort.value)
        return one.run

    def _call(self, node: Call, frames: tuple[Kind, ...]) -> Meaning:
        function = functions.NAMES.get(folded(node.function))
        if function is None:
            near = meant(folded(node.function), functions.NAMES)
            if near is not None:
                raise ExpressionError(node.at, _NO_FUNCTION_BUT, word=node.function, near=functions.NAMES[near].value)
            raise ExpressionError(
                node.at, _NO_FUNCTION, word=node.function, words=tuple(f.value for f in functions.Function)
            )
        needed = functions.GIVEN[function]
        if len(node.given) not in needed:
            raise ExpressionError(node.at, _GIVEN, function=function.value, needed=functions.TAKES[needed])
        if function in functions.OVER_LISTS:
            return self._over_list(function, node, frames)
        if function is functions.Function.HAS:
            inner = self.of(node.given[0], frames).run
            return Meaning(YES_NO, lambda place: there(_counted(inner, place)))
        runs = tuple(self._text(each, frames).run for each in node.given)
        if function is functions.Function.LOWER:
            return Meaning(TEXT, lambda place: functions.lower(place.facts.meter, runs[0](place)))
        look = functions.contains if function is functions.Function.CONTAINS else functions.starts
        return Meaning(YES_NO, lambda place: look(place.facts.meter, runs[0](place), runs[1](place)))

    def _text(self, node: Node, frames: tuple[Kind, ...]) -> Meaning:
        found = self.of(node, frames)
        if found.kind.sort not in (Sort.TEXT, Sort.OPEN):
            _refuse(node, _NOT_A_TEXT, kind=found.kind.sort.value)
        return found

    def _over_list(self, function: functions.Function, node: Call, frames: tuple[Kind, ...]) -> Meaning:
        listed = self.of(node.given[0], frames)
        item = listed.kind.item
        if item is None:
            _refuse(node.given[0], _NOT_A_LIST, kind=listed.kind.sort.value)
        if function is functions.Function.SUM:
            if item.sort not in _NUMBERS:
                _refuse(node.given[0], _SUM_OF, kind=item.sort.value)
            return Meaning(
                Kind(Sort.NUMBER, form=item.form), lambda place: functions.total(place.facts.meter, listed.run(place))
            )
        if len(node.given) == 1:
            return Meaning(NUMBER, lambda place: functions.count(listed.run(place)))
        holds = self.of(node.given[1], (item, *frames)).run

        def answers(place: Place) -> tuple[list[Truth], bool]:
            found = listed.run(place)
            if not isinstance(found, Items):
                return [], found is not UNKNOWN
            each = [
                None if value is UNKNOWN else _answer(holds, Place(place.facts, value, place))
                for value in found.values
                if value is not MISSING
            ]
            return each, found.complete

        over = functions.OVER_LISTS[function]
        kind = NUMBER if function is functions.Function.COUNT else YES_NO
        return Meaning(kind, lambda place: over(*answers(place)))


def _counted(run: Callable[[Place], object], place: Place) -> object:
    place.facts.meter.spend()
    return run(place)


def _answer(run: Callable[[Place], object], place: Place) -> Truth:
    place.facts.meter.spend()
    return truth(run(place))


def _today(place: Place) -> Time:
    day = Days(place.facts.today, place.facts.today)
    return Time(day, day)


def _match(left: Kind, right: Kind) -> bool:
    sorts = {left.sort, right.sort}
    if Sort.OPEN in sorts:
        return sorts <= {Sort.OPEN, Sort.NUMBER, Sort.TEXT}
    return len(sorts) == 1 and (left.sort is not Sort.WORD or left.takes is right.takes)


def same(left: object, right: object) -> Truth:
    """Return whether two values are the same; what is missing is the same as nothing."""
    if left is UNKNOWN or right is UNKNOWN or left is None or right is None:
        return None
    if left is MISSING or right is MISSING:
        return False
    if isinstance(left, Amount) and isinstance(right, Amount):
        return amounts.equal(left, right)
    if isinstance(left, Time) and isinstance(right, Time):
        return times.equal(left, right)
    if isinstance(left, (Word, bool)) or isinstance(right, (Word, bool)):
        return left is right
    return same_text(left, right)


def _any_same(left: object, others: Iterable[object]) -> Truth:
    open_ = False
    for other in others:
        answer = same(left, other)
        if answer:
            return True
        open_ = open_ or answer is None
    return None if open_ else False


def _in_items(one: Callable[[Place], object], many: Callable[[Place], object]) -> Meaning:
    def run(place: Place) -> Truth:
        found = many(place)
        if not isinstance(found, Items):
            return None if found is UNKNOWN else False
        place.facts.meter.spend(len(found.values))
        answer = _any_same(_counted(one, place), found.values)
        return None if answer is False and not found.complete else answer

    return Meaning(YES_NO, run)


def _timed(compare: Callable[[Time, Time], Truth], left: object, right: object) -> Truth:
    return compare(left, right) if isinstance(left, Time) and isinstance(right, Time) else None


def _less(left: object, right: object, or_equal: bool, dated: Callable[[Time, Time], Truth]) -> Truth:
    if isinstance(left, Amount) and isinstance(right, Amount):
        return amounts.less(left, right, or_equal)
    if isinstance(left, Status) and isinstance(right, Status):
        a, b = _STATUSES.index(left), _STATUSES.index(right)
        return a <= b if or_equal else a < b
    return _timed(dated, left, right)


_STATUSES = tuple(Status)
_ORDERED: dict[str, Callable[[object, object], Truth]] = {
    "<": lambda a, b: _less(a, b, False, times.before),
    "<=": lambda a, b: _less(a, b, True, times.ends_by),
    ">": lambda a, b: _less(b, a, False, times.before),
    ">=": lambda a, b: _less(b, a, True, lambda y, x: times.begins_from(x, y)),
}
_REACHED: dict[str, Callable[[Amount, Amount], Amount | Nothing]] = {
    "+": amounts.plus,
    "-": lambda a, b: amounts.plus(a, amounts.negative(b)),
    "*": amounts.times,
    "/": amounts.divided,
}


def _between(left: object, right: object) -> object:
    if isinstance(left, Time) and isinstance(right, Time):
        return times.days_between(left, right)
    return UNKNOWN


def _refuse(node: Node, text: Text, **values: object) -> NoReturn:
    raise ExpressionError(node.at, text, **values)


_LIST_ALONE = Text("a list stands only after 'in'", "en lista står bara efter ”i”")
_NO_DAY = Text("'{text}' is no time with days", "”{text}” är ingen tid med dagar")
_NOT_A_NUMBER = Text("{kind} cannot be calculated with", "med {kind} går det inte att räkna")
_NOT_A_TEXT = Text("a text is expected, but this is {kind}", "här väntas en text, men det är {kind}")
_NOT_A_LIST = Text("a list is expected, but this is {kind}", "här väntas en lista, men det är {kind}")
_SUM_OF = Text(
    "a sum is of numbers, but the list holds {kind}: name a field of it, as in sum(budget.lines.amount)",
    "en summa är av tal, men listan innehåller {kind}: ange ett fält i den, som i summa(budget.rader.belopp)",
)
_LIST_COMPARED = Text(
    "a list cannot be compared; use in, any, all, count or sum",
    "en lista går inte att jämföra; använd i, någon, alla, antal eller summa",
)
_PART_COMPARED = Text(
    "a block cannot be compared; name one of its fields", "ett block går inte att jämföra; ange ett av dess fält"
)
_PARTS_IN = Text(
    "the list holds blocks; use any(…), or name a field of them",
    "listan innehåller block; använd någon(…), eller ange ett fält i dem",
)
_NO_MATCH = Text("{left} cannot be compared with {right}", "{left} går inte att jämföra med {right}")
_NO_ORDER = Text("{kind} is neither less nor more than another", "{kind} är varken mindre eller större än något annat")
_IN_WHAT = Text(
    "'in' stands before a list or a time; a text in a text is contains(…)",
    "”i” står före en lista eller en tid; en text i en text är innehåller(…)",
)
_NO_WORD = Text("there is no word {word} here; one of: {words}", "ordet {word} finns inte här; något av: {words}")
_NO_WORD_BUT = Text(
    "there is no word {word} here; did you mean {near}?", "ordet {word} finns inte här; menade du {near}?"
)
_PLANS_STATUS = Text(
    "there is no word {word} here; one of: {words}; the plan's own status is plan.status",
    "ordet {word} finns inte här; något av: {words}; planens egen status är plan.status",
)
_NO_FUNCTION = Text("there is no function {word}; one of: {words}", "funktionen {word} finns inte; någon av: {words}")
_NO_FUNCTION_BUT = Text(
    "there is no function {word}; did you mean {near}?", "funktionen {word} finns inte; menade du {near}?"
)
_GIVEN = Text(
    "{function} takes {needed} within its parentheses",
    "{function} tar {needed} inom parentesen",
)
