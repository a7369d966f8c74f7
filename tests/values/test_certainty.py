"""What can be said about values that are not known exactly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.values.certainty import Certainty, after, at_most, before, equal, within
from kompplan.values.quantity import Quantity, parse_quantity
from kompplan.values.when import Days, When, parse_when

CERTAINLY, POSSIBLY, CERTAINLY_NOT = Certainty


def days(text: str) -> Days:
    when = parse_when(text)
    assert isinstance(when, When)
    assert when.start is not None
    return when.start


def quantity(text: str) -> Quantity:
    found = parse_quantity(text)
    assert isinstance(found, Quantity)
    return found


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("2027-03-01", "2027-03-02", CERTAINLY),
        ("2027-03-01", "2027-03-01", CERTAINLY_NOT),
        ("mars 2027", "april 2027", CERTAINLY),
        ("mars 2027", "2027-03-15", POSSIBLY),
        ("2027-03-31", "mars 2027", CERTAINLY_NOT),
        ("april 2027", "mars 2027", CERTAINLY_NOT),
        ("hösten 2027", "ht 2027", POSSIBLY),
    ],
)
def test_before(a: str, b: str, answer: Certainty) -> None:
    assert before(days(a), days(b)) is answer
    assert after(days(b), days(a)) is answer


@pytest.mark.parametrize(
    ("inner", "answer"),
    [
        ("2027-01-11", CERTAINLY),
        ("januari 2027", POSSIBLY),
        ("mars 2027", CERTAINLY),
        ("2028", CERTAINLY_NOT),
        ("2026-12-31", CERTAINLY_NOT),
    ],
)
def test_within_a_period(inner: str, answer: Certainty) -> None:
    assert within(days(inner), date(2027, 1, 11), date(2027, 12, 17)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("1 762 220 kr", "1 761 220 kr", CERTAINLY_NOT),
        ("1 200 kr", "1,2 tkr", CERTAINLY),
        ("knappt 1,2 mn", "1 195 220 kr", POSSIBLY),
        ("drygt 220", "205", CERTAINLY_NOT),
        ("närmare 10 000", "11 177", CERTAINLY_NOT),
        ("närmare 10 000", "9 938", POSSIBLY),
        ("50–60", "60–70", POSSIBLY),
        ("minst 3 h", "2 h", CERTAINLY_NOT),
        ("minst 3 h", "200 h", POSSIBLY),
        ("1 200", "1 200 kr", CERTAINLY),
        ("8 h", "1 dag", POSSIBLY),
        ("3 h", "3 h i veckan", POSSIBLY),
    ],
)
def test_equal(a: str, b: str, answer: Certainty) -> None:
    assert equal(quantity(a), quantity(b)) is answer
    assert equal(quantity(b), quantity(a)) is answer


@pytest.mark.parametrize(
    ("a", "b", "answer"),
    [
        ("5", "5", CERTAINLY),
        ("6", "5", CERTAINLY_NOT),
        ("ca 5", "5", POSSIBLY),
        ("ca 5", "6", CERTAINLY),
        ("minst 5", "4", CERTAINLY_NOT),
        ("minst 5", "1 000", POSSIBLY),
        ("5", "minst 5", CERTAINLY),
    ],
)
def test_at_most(a: str, b: str, answer: Certainty) -> None:
    assert at_most(quantity(a), quantity(b)) is answer


stretches = st.tuples(st.dates(), st.dates()).map(lambda ends: Days(min(ends), max(ends)))


@given(st.dates(), st.dates())
def test_exact_days_are_before_after_or_the_same(a: date, b: date) -> None:
    one, other = Days(a, a), Days(b, b)
    answers = [before(one, other), after(one, other), within(one, b, b)]
    assert sorted(answers) == sorted([CERTAINLY, CERTAINLY_NOT, CERTAINLY_NOT])


@given(stretches, stretches)
def test_two_times_are_not_both_certainly_before_each_other(a: Days, b: Days) -> None:
    if before(a, b) is CERTAINLY:
        assert after(a, b) is CERTAINLY_NOT
        assert within(a, *b) is CERTAINLY_NOT


@given(st.integers(0, 99), st.integers(0, 99), st.integers(0, 99), st.integers(0, 99))
def test_equal_agrees_with_at_most(a: int, b: int, c: int, d: int) -> None:
    one, other = quantity(f"{min(a, b)}–{max(a, b)}"), quantity(f"{min(c, d)}–{max(c, d)}")
    if equal(one, other) is CERTAINLY:
        assert at_most(one, other) is at_most(other, one) is CERTAINLY
    if CERTAINLY_NOT in (at_most(one, other), at_most(other, one)):
        assert equal(one, other) is CERTAINLY_NOT
