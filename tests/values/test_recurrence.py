"""How often something is done."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.values.quantity import Unit
from kompplan.values.recurrence import Recurrence, parse_recurrence


@pytest.mark.parametrize(
    ("text", "bounds", "unit", "per", "each"),
    [
        ("minst 1 gång i veckan per barn", ("1", None), Unit.TIME, Unit.WEEK, "barn"),
        ("at least once a week per child", ("1", None), Unit.TIME, Unit.WEEK, "child"),
        ("2 dagar i veckan", ("2", "2"), Unit.DAY, Unit.WEEK, None),
        ("two days a week", ("2", "2"), Unit.DAY, Unit.WEEK, None),
        ("fyra gånger per år", ("4", "4"), Unit.TIME, Unit.YEAR, None),
        ("four meetings a year", ("4", "4"), Unit.TIME, Unit.YEAR, None),
        ("2–3 gånger per termin", ("2", "3"), Unit.TIME, Unit.TERM, None),
        ("årligen", ("1", "1"), Unit.TIME, Unit.YEAR, None),
        ("varje vecka", ("1", "1"), Unit.TIME, Unit.WEEK, None),
        ("varannan vecka", ("0.5", "0.5"), Unit.TIME, Unit.WEEK, None),
        ("en gång i månaden", ("1", "1"), Unit.TIME, Unit.MONTH, None),
        ("var tredje månad", ("1", "1"), Unit.TIME, Unit.QUARTER, None),
        ("per termin", ("1", "1"), Unit.TIME, Unit.TERM, None),
        ("112 per månad", ("112", "112"), None, Unit.MONTH, None),
        ("två besök i veckan", ("2", "2"), None, Unit.WEEK, None),
        ("3 h i veckan per person", ("3", "3"), Unit.HOUR, Unit.WEEK, "person"),
    ],
)
def test_how_often(text: str, bounds: tuple[str, str | None], unit: Unit | None, per: Unit, each: str | None) -> None:
    found = parse_recurrence(text)
    assert found.written == text
    assert found.count is not None
    low, high = bounds
    assert found.count.low == Decimal(low)
    assert found.count.high == (None if high is None else Decimal(high))
    assert found.count.unit is unit
    assert (found.per, found.each) == (per, each)


@pytest.mark.parametrize("text", ["när barnet vill", "3 h", "efter varje kurs", "1.200 per år", ""])
def test_free_text_is_kept(text: str) -> None:
    assert parse_recurrence(text) == Recurrence(text)


@given(st.text(max_size=300))
def test_any_text_is_kept(text: str) -> None:
    assert parse_recurrence(text).written == text.strip()
