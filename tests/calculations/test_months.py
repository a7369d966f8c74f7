"""The curve and the liquidity; figures worked out by hand."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calculations.money import checked, kr
from kompplan.calculations.by_month import days_in_months, months_between, spread
from kompplan.calculations.liquidity import Liquidity
from kompplan.calculations.rates import Stretch
from kompplan.calculations.sums import Amount, Unknown

DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2035, 12, 31))


@given(st.decimals(min_value=0, max_value=10**9, places=2), DAYS, DAYS)
def test_months_add_up_to_the_row(amount: Decimal, one: date, other: date) -> None:
    days = Stretch(min(one, other), max(one, other))
    assert sum(days_in_months(days).values()) == (days.last - days.first).days + 1
    assert sum(spread(amount, days).values()) == amount


def test_a_row_is_spread_by_calendar_days() -> None:
    # 16 days of January and 14 of February, 3 000 kr: 100 kr a day.
    found = spread(kr("3 000"), Stretch(date(2027, 1, 16), date(2027, 2, 14)))
    assert found == {(2027, 1): kr("1 600"), (2027, 2): kr("1 400")}


def test_months_run_over_new_year() -> None:
    assert months_between((2027, 11), (2028, 2)) == [(2027, 11), (2027, 12), (2028, 1), (2028, 2)]


# A year of 10 000 kr a month, made even by months of their own; half is paid every six months, three months later.
EVEN = """\
projekt:
  namn: P
  period: 2027-01-01 – 2027-12-31
  program: {fond: ESF+, stöd: 60 000 kr, utbetalning: {intervall: 6 månader, dröjer: 3 månader}}
budget:
  rader:
""" + "".join(f"    - {{post: Månad {month}, belopp: 10 000 kr, när: 2027-{month:02d}}}\n" for month in range(1, 13))
FUNDING = """\
finansiering:
  - {källa: ESF, slag: bidrag, belopp: 60 000 kr}
  - {källa: kommunen, slag: egen insats, form: kontant, belopp: 60 000 kr}
"""


def liquidity(text: str) -> Liquidity:
    found = checked(text).curve.liquidity
    assert isinstance(found, Liquidity)
    return found


def test_support_in_arrears_makes_a_hole_and_the_deepest_point_is_told() -> None:
    found = liquidity(EVEN + FUNDING)
    balance = {flow.month: flow.balance.low for flow in found.flows}
    # Each month 10 000 go out and the municipality pays 5 000. In September the first half's 30 000 come.
    assert balance[2027, 8] == kr("-40 000")
    assert balance[2027, 9] == kr("-15 000")
    assert balance[2027, 12] == kr("-30 000")
    assert balance[2028, 3] == kr("0")
    assert found.deepest == Amount(kr("40 000"), kr("40 000"))
    assert found.month == (2027, 8)
    assert found.flows[-1].month == (2028, 3)


def test_an_advance_comes_first_and_is_drawn_from_the_last_payments() -> None:
    found = liquidity((EVEN + FUNDING).replace("dröjer: 3 månader", "dröjer: 3 månader, förskott: 20 000 kr"))
    grants = {flow.month: flow.grant.low for flow in found.flows if flow.grant.low}
    assert grants == {(2027, 1): kr("20 000"), (2027, 9): kr("30 000"), (2028, 3): kr("10 000")}
    assert found.deepest == Amount(kr("20 000"), kr("20 000"))


def test_own_money_with_a_date_comes_on_that_day() -> None:
    found = liquidity((EVEN + FUNDING).replace("belopp: 60 000 kr}\n", "belopp: 60 000 kr, när: 2027-12}\n").replace(
        "slag: bidrag, belopp: 60 000 kr, när: 2027-12", "slag: bidrag, belopp: 60 000 kr"))  # fmt: skip
    assert found.deepest == Amount(kr("80 000"), kr("80 000"))  # in August, and again in November
    assert found.month == (2027, 8)


def test_costs_between_bounds_give_a_depth_between_bounds() -> None:
    text = (EVEN + FUNDING).replace("post: Månad 8, belopp: 10 000 kr", "post: Månad 8, belopp: 10 000–20 000 kr")
    found = liquidity(text)
    assert not found.deepest.exact
    assert found.month == (2027, 8)


def test_what_is_given_in_kind_is_never_laid_out() -> None:
    text = (EVEN + FUNDING).replace("form: kontant", "form: natura")
    assert liquidity(text).deepest == Amount(kr("40 000"), kr("40 000"))  # half of each cost, as if paid at once


def test_costs_that_are_not_eligible_get_no_support() -> None:
    text = (EVEN + FUNDING).replace(
        "post: Månad 12, belopp: 10 000 kr", "post: Månad 12, belopp: 10 000 kr, stödberättigande: nej"
    )
    found = liquidity(text)
    assert sum(flow.grant.low for flow in found.flows) == kr("60 000")  # the grant, spread over eleven months
    # 5 454,54 kr a month, and an öre more in the first six
    assert {flow.month: flow.grant.low for flow in found.flows}[2027, 9] == kr("32 727,30")


def test_without_terms_the_liquidity_is_unknown_and_says_why() -> None:
    found = checked(EVEN.replace(", utbetalning: {intervall: 6 månader, dröjer: 3 månader}", "") + FUNDING).curve
    assert isinstance(found.liquidity, Unknown)
    assert len(found.months) == 12


def test_rows_without_a_time_are_in_no_month_but_common_ones_lie_over_the_period() -> None:
    text = (
        EVEN
        + "    - {post: Tryck, belopp: 5 000 kr}\n    - {post: Ledning, belopp: 36 500 kr, gemensam: ja}\n"
        + FUNDING
    )
    found = checked(text).curve
    assert [row.label for row in found.unplaced] == ["Tryck"]
    assert [row.label for row in found.over_period] == ["Ledning"]
    assert found.months[0].kronor == Amount(kr("13 100"), kr("13 100"))  # 31 days at 100 kr
    assert found.months[-1].cumulative == Amount(kr("156 500"), kr("156 500"))


def test_a_split_by_year_is_spread_within_its_years() -> None:
    text = """\
projekt: {namn: P, period: 2027-01-01 – 2028-12-31}
budget:
  rader:
    - {post: Lön, belopp: 100 000 kr, när: 2027-12-01 – 2028-01-31, fördelas: {2027: 90 %, 2028: 10 %}}
"""
    months = {each.month: each.kronor.low for each in checked(text).curve.months}
    assert months == {(2027, 12): kr("90 000"), (2028, 1): kr("10 000")}
