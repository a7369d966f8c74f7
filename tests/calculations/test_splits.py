"""Rows divided into parts: the parts add up to the row, whatever the shares."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.money import checked, kr
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.splits import apportioned
from kompplan.calculations.sums import Amount

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=2)
WEIGHTS = st.lists(st.decimals(min_value=0, max_value=100, places=2), min_size=1, max_size=12)


@given(AMOUNTS, WEIGHTS)
def test_parts_add_up_exactly_and_none_is_an_ore_off(whole: Decimal, weights: list[Decimal]) -> None:
    parts = apportioned(whole, weights)
    together = sum(weights)
    if not together:
        return
    assert sum(parts) == whole
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - whole * weight / together) < Decimal("0.010001")


def test_ore_left_over_go_to_those_that_lost_most() -> None:
    # 100 kr in sevenths: 14,2857…; 14,28 × 7 = 99,96, so the first four get an öre more.
    assert apportioned(Decimal(100), [Decimal(1)] * 7) == (*[kr("14,29")] * 4, *[kr("14,28")] * 3)
    assert apportioned(kr("0,05"), [Decimal(1), Decimal(2)]) == (kr("0,02"), kr("0,03"))


def line(split: str, amount: str = "10 000 kr", more: str = "") -> str:
    return (
        f"projekt: {{namn: P}}\n{more}budget:\n  rader:\n    - {{post: Lokal, belopp: {amount}, fördelas: {split}}}\n"
    )


def by(text: str, dimension: Dimension) -> dict[tuple[str, ...], Decimal]:
    return {each.keys: each.kronor.low for each in checked(text).budget.by(dimension)}


def test_a_pair_of_names_and_shares_is_a_split_over_funders() -> None:
    found = by(line("{ESF: 60 %, kommunen: 40 %}"), Dimension.FUNDER)
    assert found == {("ESF",): kr("6000"), ("kommunen",): kr("4000")}


def test_names_of_organisations_cost_types_or_years_are_a_split_over_these() -> None:
    bodies = "organisationer:\n  - {id: lysekil, namn: Lysekils kommun}\n  - {id: orust, namn: Orusts kommun}\n"
    assert by(line("{lysekil: 50 %, Orusts kommun: 50 %}", more=bodies), Dimension.ORGANISATION) == {
        ("lysekil",): kr("5000"),
        ("orust",): kr("5000"),
    }
    assert by(line("{personal: 70, resor: 30}"), Dimension.COST_TYPE) == {
        ("staff",): kr("7000"),
        ("travel",): kr("3000"),
    }
    assert by(line("{2027: 7 000 kr, 2028: 3 000 kr}"), Dimension.YEAR) == {
        ("2027",): kr("7000"),
        ("2028",): kr("3000"),
    }


def test_a_part_can_be_of_several_dimensions() -> None:
    text = line("[{finansiär: ESF, kostnadsslag: personal, andel: 60 %}, {finansiär: kommunen, andel: 4 000 kr}]")
    assert by(text, Dimension.FUNDER) == {("ESF",): kr("6000"), ("kommunen",): kr("4000")}
    assert by(text, Dimension.COST_TYPE) == {("staff",): kr("6000"), (): kr("4000")}


@pytest.mark.parametrize(
    ("split", "fault"),
    [
        ("{ESF: 60 %, kommunen: 30 %}", "fördelningens delar blir 90 % av raden, inte 100 %"),
        ("{ESF: 6 000 kr, kommunen: 3 000 kr}", "fördelningens delar blir 9 000 kr, men raden är 10 000 kr"),
        ("{ESF: 6 000 kr, kommunen: 5 000 kr}", "fördelningens delar blir 11 000 kr, men raden är 10 000 kr"),
        ("{ESF: ca 60 %, kommunen: 40 %}",
         "en del av fördelningen är inget exakt tal, så raden delas inte upp"),
    ],
)  # fmt: skip
def test_a_split_that_does_not_add_up_is_told_and_changes_no_sum(split: str, fault: str) -> None:
    view = checked(line(split)).budget
    assert view.rows[0].fault is not None
    assert view.rows[0].fault.sv.replace("\u00a0", " ") == fault
    assert sum(each.kronor.low for each in view.by(Dimension.FUNDER)) == kr("10000")
    assert view.kronor.low == kr("10000")


def test_hours_are_divided_too_but_not_in_kronor() -> None:
    view = checked(line("{ESF: 60 %, kommunen: 40 %}", "100 h")).budget
    assert [each.hours.low for each in view.by(Dimension.FUNDER)] == [kr("60"), kr("40")]
    assert checked(line("{ESF: 60 kr, kommunen: 40 kr}", "100 h")).budget.rows[0].fault is not None


def test_an_approximate_row_is_divided_without_rounding() -> None:
    view = checked(line("{ESF: 1 %, kommunen: 99 %}", "9 999–10 001 kr")).budget
    parts = view.rows[0].parts
    assert parts[0].kronor == Amount(kr("99,99"), kr("100,01"))
    assert parts[1].kronor == Amount(kr("9899,01"), kr("9900,99"))


PERCENTS = st.lists(st.integers(min_value=1, max_value=99), min_size=1, max_size=6, unique=True)


@given(st.integers(min_value=1, max_value=10**9), PERCENTS)
def test_splitting_a_row_changes_no_sum(ore: int, cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 100]
    shares = [after - before for before, after in pairwise(edges)]
    split = "{" + ", ".join(f"F{number}: {share} %" for number, share in enumerate(shares)) + "}"
    amount = f"'{ore // 100},{ore % 100:02d} kr'"
    view = checked(line(split, amount)).budget
    assert view.rows[0].fault is None
    assert len(view.rows[0].parts) == len(shares)
    assert sum(each.kronor.low for each in view.by(Dimension.FUNDER)) == view.kronor.low == Decimal(ore) / 100
