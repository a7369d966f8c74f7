"""Every mistake in an expression has its place, and text that is none is never anything worse than a mistake."""

import re
import sys
from fractions import Fraction
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expressions.looking import ROW, facts
from kompplan.expressions.amounts import Amount, divided, equal, less, negative, plus, times
from kompplan.expressions.facts import Place
from kompplan.expressions.meaning import understood
from kompplan.expressions.parse import DEEPEST
from kompplan.expressions.tokens import LONGEST
from kompplan.expressions.values import UNKNOWN
from kompplan.expressions.wrong import ExpressionError
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message

PLAN = """
projekt: {namn: Barnen i boendet, status: klar, period: 2026-09-01 – 2027-08-31}
aktiviteter:
  - {id: A1, aktivitet: Kurs, kostnad: ca 90 000 kr, ansvarig: rektor, när: ht 2026, lärare: [psykolog]}
budget: {rader: [{post: Kurs, belopp: 90 000 kr}, {post: Tid, belopp: TBD}]}
"""


@pytest.mark.parametrize(
    ("text", "column", "words"),
    [
        ("", 1, "tomt"),
        ("cost <", 7, "slutar där ett värde väntas"),
        ("costt < 1", 1, "menade du kostnad?"),
        ("ansvarg saknas", 1, "menade du ansvarig?"),
        ("cost < 1 and budget.linjer", 21, "linjer"),
        ("qwxyz = 1", 1, "det finns inget fält qwxyz"),
        ("cost < 2026-09-01", 6, "ett tal går inte att jämföra med en tid"),
        ("owner < 'a'", 7, "varken mindre eller större"),
        ("cost < 'mycket'", 8, "mycket"),
        ("cost < 1.200", 8, "kan läsas som"),
        ("due < '31/2'", 7, "högst 29 dagar"),
        ("due < 'snart'", 7, ""),
        ("kind is trainning", 9, "menade du utbildning?"),
        ("kind is 'qwxyz'", 9, "ordet qwxyz finns inte här"),
        ("status is ready", 11, "planens egen status är plan.status"),
        ("len(owner)", 1, "funktionen len finns inte"),
        ("antall(trainers) > 1", 1, "menade du antal?"),
        ("count()", 1, "vid behov ett villkor"),
        ("any(owner, it)", 5, "väntas en lista"),
        ("sum(trainers)", 5, "en summa är av tal"),
        ("trainers is 'x'", 1, "en lista går inte att jämföra"),
        ("budget = 1", 1, "ett block"),
        ("owner + 1 > 2", 1, "går det inte att räkna"),
        ("lower(cost) is 'x'", 7, "väntas en text"),
        ("'a' in owner", 5, "innehåller(…)"),
        ("1 < cost < 5", 10, "två saker i taget"),
        ("owner rektor", 7, "fortsätter inte"),
        ("(cost < 1", 1, "stängs inte"),
        ("cost in [1, 2", 9, "stängs inte"),
        ("cost in [1,5]", 11, "ett komma mellan siffror"),
        ("owner is 'x", 10, "inte slutar"),
        ("owner is 'x' ; x", 14, "betyder inget här"),
        ("cost > 1e9", 8, "är inget tal"),
        ("owner.name = 'x'", 7, "har inget fält name"),
        ("when.mitten < today", 6, "en tid har start och slut"),
        ("owner.", 6, "efter punkten"),
        ("[1, 2]", 1, "bara efter ”i”"),
        ("cost in [1, 'x']", 13, "x"),
        ("__class__", 1, "__class__"),
        ("owner.__class__", 7, "__class__"),
        ("(" * 40 + "1" + ")" * 40, DEEPEST + 1, "inuti varandra"),
        ("not " * 40 + "owner", 4 * DEEPEST + 1, "inuti varandra"),
        ("-" * 40 + "1", DEEPEST + 1, "inuti varandra"),
        ("a" * (LONGEST + 1), LONGEST + 1, "tecken"),
    ],
)
def test_a_mistake_is_told_with_its_column(text: str, column: int, words: str) -> None:
    with pytest.raises(ExpressionError) as wrong:
        understood(text, ROW)
    assert wrong.value.at + 1 == column
    said = Message(wrong.value.text, wrong.value.values)
    assert words in said.to(Language.SV)
    assert said.to(Language.SV) != said.to(Language.EN) or "kan läsas" in words
    for language in Language:
        assert "{" not in said.to(language)
        assert not said.to(language).endswith(".")


def test_a_shallow_stack_is_enough() -> None:
    """The deepest expression that is read needs no more frames than what a test of the whole reader is given."""
    depth = DEEPEST - 1
    texts = ["(" * depth + "ansvarig" + ")" * depth, "not " * depth + "owner", " or ".join(["owner"] * 200)]
    before = sys.getrecursionlimit()
    seen = facts(PLAN)
    place = Place(seen, seen.plan.activities[0], Place(seen, seen.plan, None))
    used = _frames()
    try:
        sys.setrecursionlimit(used + 200)
        for text in texts:
            understood(text, ROW).truth(place)
    finally:
        sys.setrecursionlimit(before)


def _frames() -> int:
    number = 0
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        number += 1
        frame = frame.f_back
    return number


VOCABULARY = (
    "cost owner due when kind trainers parts status activities budget.lines amount risks.register project.period.end "
    "today it plan.activities 1 0 1.5 100 tkr % 2026-09-01 'x' '100 tkr' 'ht 2026' [ ] ( ) , and or not in is missing "
    "och eller inte i är saknas < <= > >= = != + - * / has( count( sum( any( all( lower( contains( starts( training "
    "kostnad rader.belopp budget.rader.belopp true nej . { } é ∞ \u202e"
)
WORDS = st.sampled_from(VOCABULARY.split())


def located(text: str) -> None:
    try:
        found = understood(text, ROW)
    except ExpressionError as wrong:
        assert 0 <= wrong.at <= len(text)
        for language in Language:
            assert Message(wrong.text, wrong.values).to(language)
        return
    seen = facts(PLAN)
    value = found.truth(Place(seen, seen.plan.activities[0], Place(seen, seen.plan, None)))
    assert value in (True, False, None)


@given(st.text(max_size=200))
def test_any_text_is_an_expression_or_a_located_mistake(text: str) -> None:
    located(text)


@given(st.lists(WORDS, max_size=12).map(" ".join))
def test_any_row_of_words_is_an_expression_or_a_located_mistake(text: str) -> None:
    located(text)


LEAVES = st.sampled_from(
    ["cost < 100000", "owner", "due in 'ht 2026'", "kind is training", "rationale is missing", "'psykolog' in trainers"]
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" and ", " or ", " och ", " eller "]), inner).map(
            lambda each: f"({each[0]}{each[1]}{each[2]})"
        ),
        inner.map(lambda each: f"not ({each})"),
        inner.map(lambda each: f"any(trainers, {each})"),
    ),
    max_leaves=8,
)


@given(TREES, TREES)
def test_logic_of_three_values_keeps_its_laws(a: str, b: str) -> None:
    seen = facts(PLAN, 10**7)
    place = Place(seen, seen.plan.activities[0], Place(seen, seen.plan, None))

    def said(text: str) -> bool | None:
        return understood(text, ROW).truth(place)

    try:
        assert said(f"not ({a} and {b})") is said(f"(not {a}) or (not {b})")
        assert said(f"not not {a}") is said(a)
        assert said(f"{a} or {b}") is said(f"{b} or {a}")
    except ExpressionError as wrong:
        assert "inside each other" in wrong.text.en


NUMBERS = st.decimals(-(10**9), 10**9, places=2)
AMOUNTS = st.tuples(NUMBERS, NUMBERS).map(lambda each: Amount(min(each), max(each)))
INSIDE = st.fractions(0, 1, max_denominator=100)


def somewhere(amount: Amount, part: Fraction) -> Fraction:
    assert amount.low is not None
    assert amount.high is not None
    return Fraction(amount.low) + (Fraction(amount.high) - Fraction(amount.low)) * part


def within(result: object, exact: Fraction) -> bool:
    assert isinstance(result, Amount)
    assert result.low is not None
    assert result.high is not None
    return Fraction(result.low) <= exact <= Fraction(result.high)


@given(AMOUNTS, AMOUNTS, INSIDE, INSIDE)
def test_what_is_certain_of_bounds_holds_for_everything_within(a: Amount, b: Amount, s: Fraction, t: Fraction) -> None:
    x, y = somewhere(a, s), somewhere(b, t)
    for or_equal, really in ((False, x < y), (True, x <= y)):
        assert less(a, b, or_equal) in (None, really)
    assert equal(a, b) in (None, x == y)
    assert within(plus(a, b), x + y)
    assert within(times(a, b), x * y)
    assert within(negative(a), -x)
    quotient = divided(a, b)
    assert quotient is UNKNOWN or within(quotient, x / y)


LONG = ["a" * LONGEST, "1 " * 1000, "(" * LONGEST, "1+" * 999 + "1", "'" * LONGEST, "a." * 1000]


@pytest.mark.parametrize("text", LONG)
def test_long_texts_take_no_time(text: str) -> None:
    import time

    began = time.perf_counter()
    located(text)
    assert time.perf_counter() - began < 0.5


def test_the_language_has_no_patterns_of_the_users() -> None:
    """No regular expression is made of what somebody writes (threats, row 64)."""
    from pathlib import Path

    import kompplan.expressions

    for module in Path(kompplan.expressions.__file__).parent.glob("*.py"):
        text = module.read_text(encoding="utf-8")
        assert not re.search(r"\b(import re\b|eval|exec|getattr|__import__|compile)\b", text), module.name
