"""From the text of an expression to its tree. How tightly things bind, loosest first:

``or`` · ``and`` · ``not`` · ``< <= > >= == != is in`` · ``+ -`` · ``* /`` · a minus sign

Every word has a Swedish twin: ``eller``, ``och``, ``inte``, ``är``, ``i``, ``saknas``.
"""

from kompplan.expressions.tokens import Sort, Token, tokens
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
from kompplan.expressions.wrong import ExpressionError
from kompplan.i18n.text import Text

DEEPEST = 32
"""How far expressions may stand inside each other."""

AND = frozenset({"and", "och"})
OR = frozenset({"or", "eller"})
NOT = frozenset({"not", "inte"})
IN = frozenset({"in", "i"})
IS = frozenset({"is", "är"})
MISSING = frozenset({"missing", "saknas"})
KEYWORDS = AND | OR | NOT | IN | IS | MISSING
_COMPARING = frozenset({"<", "<=", ">", ">=", "==", "!="})

_OR, _AND, _NOT, _COMPARE, _ADD, _MULTIPLY, _MINUS = range(1, 8)


def parse(text: str) -> Node:
    """Return the tree of an expression, or raise what is wrong with it."""
    found = tokens(text)
    if len(found) == 1:
        raise ExpressionError(0, _EMPTY)
    parser = _Parser(found)
    node = parser.expression(_OR)
    if parser.token.sort is not Sort.END:
        raise ExpressionError(parser.token.at, _LEFT_OVER, word=parser.token.text)
    return node


class _Parser:
    """Goes through the tokens once; each call of ``expression`` reads what binds at least as tightly as asked."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._next = 0
        self._depth = 0

    @property
    def token(self) -> Token:
        return self._tokens[self._next]

    def take(self) -> Token:
        token = self._tokens[self._next]
        self._next += 1
        return token

    def word(self, words: frozenset[str], ahead: int = 0) -> bool:
        """Tell whether the token that comes ``ahead`` is one of the language's words."""
        token = self._tokens[min(self._next + ahead, len(self._tokens) - 1)]
        return token.sort is Sort.NAME and token.text.casefold() in words

    def sign(self, *signs: str) -> bool:
        return self.token.sort is Sort.SIGN and self.token.text in signs

    def expression(self, binding: int) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ExpressionError(self.token.at, _TOO_DEEP, most=DEEPEST)
        node = self._begin()
        while True:
            longer = self._continued(node, binding)
            if longer is None:
                break
            node = longer
        self._depth -= 1
        return node

    def _begin(self) -> Node:
        token = self.token
        if self.word(NOT):
            self.take()
            return Not(token.at, self.expression(_NOT))
        if self.sign("-"):
            self.take()
            return Negative(token.at, self.expression(_MINUS))
        if self.sign("("):
            self.take()
            inner = self.expression(_OR)
            self._close(")", token)
            return inner
        if self.sign("["):
            return Listed(self.take().at, self._items("]", token))
        if token.sort is Sort.NUMBER:
            return self._number()
        if token.sort is Sort.DATE:
            self.take()
            return Day(token.at, token.text)
        if token.sort is Sort.TEXT:
            self.take()
            return Quoted(token.at, token.text)
        if token.sort is Sort.NAME and token.text.casefold() not in KEYWORDS - IN:
            return self._name()
        if token.sort is Sort.END:
            raise ExpressionError(token.at, _ENDS)
        raise ExpressionError(token.at, _NOT_HERE, word=token.text)

    def _number(self) -> Node:
        """Return a number, with a unit where a word that is none of the language's stands right after it."""
        number = self.take()
        unit = self.token
        follows = unit.sort is Sort.NAME and unit.text.casefold() not in KEYWORDS
        if follows or (unit.sort is Sort.SIGN and unit.text == "%"):
            self.take()
            return Number(number.at, f"{number.text} {unit.text}")
        return Number(number.at, number.text)

    def _name(self) -> Node:
        first = self.take()
        if self.sign("("):
            opened = self.take()
            return Call(first.at, first.text, self._items(")", opened))
        words, places = [first.text], [first.at]
        while self.sign("."):
            point = self.take()
            if self.token.sort is not Sort.NAME:
                raise ExpressionError(point.at, _AFTER_POINT)
            token = self.take()
            words.append(token.text)
            places.append(token.at)
        return Name(first.at, tuple(words), tuple(places))

    def _items(self, end: str, opened: Token) -> tuple[Node, ...]:
        items: list[Node] = []
        while not self.sign(end):
            items.append(self.expression(_OR))
            if not self.sign(","):
                break
            self.take()
        self._close(end, opened)
        return tuple(items)

    def _close(self, end: str, opened: Token) -> None:
        if self.token.sort is Sort.END:
            raise ExpressionError(opened.at, _NOT_CLOSED, sign=opened.text)
        if not self.sign(end):
            raise ExpressionError(self.token.at, _EXPECTED, sign=end, word=self.token.text)
        self.take()

    def _continued(self, left: Node, binding: int) -> Node | None:
        """Return ``left`` with what follows it, or None where nothing does that binds tightly enough."""
        if binding <= _OR and self.word(OR):
            return self._several(left, OR, _AND)
        if binding <= _AND and self.word(AND):
            return self._several(left, AND, _NOT)
        if binding <= _COMPARE:
            compared = self._compared(left)
            if compared is not None:
                return compared
        if binding <= _ADD and self.sign("+", "-"):
            return self._chain(left, ("+", "-"), _MULTIPLY)
        if binding <= _MULTIPLY and self.sign("*", "/"):
            return self._chain(left, ("*", "/"), _MINUS)
        return None

    def _several(self, left: Node, words: frozenset[str], tighter: int) -> Node:
        at = self.token.at
        items = [left]
        while self.word(words):
            self.take()
            items.append(self.expression(tighter))
        return Several(at, words is AND, tuple(items))

    def _chain(self, left: Node, signs: tuple[str, ...], tighter: int) -> Node:
        at = self.token.at
        found: list[str] = []
        items = [left]
        while self.sign(*signs):
            found.append(self.take().text)
            items.append(self.expression(tighter))
        return Chain(at, tuple(found), tuple(items))

    def _compared(self, left: Node) -> Node | None:
        token = self.token
        denied = False
        if token.sort is Sort.SIGN and token.text in _COMPARING:
            self.take()
            made: Node = Compared(token.at, token.text, left, self.expression(_ADD))
        elif self.word(MISSING):
            self.take()
            denied = self._denied()
            made = Missing(token.at, left)
        elif self.word(IS):
            self.take()
            denied = self._denied()
            if self.word(MISSING):
                self.take()
                made = Missing(token.at, left)
            elif self.word(IN):
                self.take()
                made = Compared(token.at, "in", left, self.expression(_ADD))
            else:
                made = Compared(token.at, "==", left, self.expression(_ADD))
        elif self.word(IN) or (self.word(NOT) and self.word(IN, 1)):
            denied = self._denied()
            self.take()
            made = Compared(token.at, "in", left, self.expression(_ADD))
        else:
            return None
        if (self.token.sort is Sort.SIGN and self.token.text in _COMPARING) or self.word(IS | IN | MISSING):
            raise ExpressionError(self.token.at, _CHAINED)
        return Not(token.at, made) if denied else made

    def _denied(self) -> bool:
        if not self.word(NOT):
            return False
        self.take()
        return True


_EMPTY = Text("the expression is empty", "uttrycket är tomt")
_LEFT_OVER = Text(
    "'{word}' does not continue the expression; put and, or, a comparison or a comma before it",
    "”{word}” fortsätter inte uttrycket; sätt och, eller, en jämförelse eller ett komma före",
)
_TOO_DEEP = Text("more than {most} expressions inside each other", "mer än {most} uttryck inuti varandra")
_ENDS = Text("the expression ends where a value is expected", "uttrycket slutar där ett värde väntas")
_NOT_HERE = Text("'{word}' stands where a value is expected", "”{word}” står där ett värde väntas")
_AFTER_POINT = Text("a field's name is expected after the point", "efter punkten väntas ett fälts namn")
_NOT_CLOSED = Text("'{sign}' is not closed", "”{sign}” stängs inte")
_EXPECTED = Text("'{sign}' is expected before '{word}'", "”{sign}” väntas före ”{word}”")
_CHAINED = Text(
    "compare two things at a time, with and between: 1 < x and x < 5",
    "jämför två saker i taget, med och emellan: 1 < x och x < 5",
)
