"""Hours and wages in kronor: only at rates that the plan states, each from its day on."""

from datetime import date

from calculations.money import checked, kr
from kompplan.calculations.rates import Stretch, hourly, on_costs
from kompplan.calculations.sums import Amount, Unknown
from kompplan.model.budget import Rates


def rates(written: str) -> tuple[Rates, ...]:
    budget = checked(f"projekt: {{namn: P}}\nbudget:\n  priser:\n{written}").plan.budget
    assert budget is not None
    return budget.rates


RISING = rates("    - {timkostnad: 340 kr}\n    - {timkostnad: 360 kr, gäller_från: 2028-01-01}\n")


def test_a_rate_holds_from_its_day_until_the_next_one() -> None:
    assert hourly(RISING, Stretch(date(2027, 3, 1), date(2027, 12, 31))) == Amount(kr("340"), kr("340"))
    assert hourly(RISING, Stretch(date(2028, 1, 1), date(2028, 1, 1))) == Amount(kr("360"), kr("360"))


def test_a_row_over_the_change_lies_between_the_two() -> None:
    assert hourly(RISING, Stretch(date(2027, 12, 31), date(2028, 1, 1))) == Amount(kr("340"), kr("360"))
    assert hourly(RISING, None) == Amount(kr("340"), kr("360"))


def test_before_the_first_rate_there_is_none() -> None:
    late = rates("    - {timkostnad: 340 kr, gäller_från: 2027-07-01}\n")
    found = hourly(late, Stretch(date(2027, 6, 30), date(2027, 8, 1)))
    assert isinstance(found, Unknown)
    assert found.why.sv == "planen anger ingen sats före 2027-07-01"


def test_a_wage_with_on_costs_is_what_an_hour_costs() -> None:
    # 240 × 1,3915 = 333,96
    found = hourly(rates('    - {timlön: 240 kr, po_pålägg: "39,15 %"}\n'), None)
    assert found == Amount(kr("333,96"), kr("333,96"))


def test_a_wage_alone_is_no_cost_and_on_costs_are_proposed_but_never_guessed() -> None:
    alone = rates("    - {timlön: 240 kr}\n")
    assert isinstance(hourly(alone, None), Unknown)
    found = on_costs(alone, Stretch(date(2023, 5, 1), date(2023, 6, 1)))
    assert isinstance(found, Unknown)
    assert found.why.sv == ("planen anger inget PO-pålägg (po_pålägg); 44,53 % var rekommendationen till kommuner 2023")
    assert isinstance(on_costs(alone, Stretch(date(2027, 5, 1), date(2027, 6, 1))), Unknown)


def test_wages_in_a_row_get_on_costs_on_top() -> None:
    view = checked(
        """\
        projekt: {namn: P}
        budget:
          rader:
            - {post: Projektledare, belopp: 12 × 40 000 kr, utan_po: ja}
            - {post: Lokal, belopp: 1 000 kr}
          priser: {po_pålägg: "39,15 %"}
        """
    ).budget
    assert view.rows[0].kronor == Amount(kr("667 920"), kr("667 920"))  # 480 000 × 1,3915
    assert view.rows[0].computed is not None
    assert view.rows[0].computed.sv.replace("\u00a0", " ") == "480 000 + 39,15 %"
    assert view.rows[1].computed is None


def test_hours_are_worth_what_the_rate_of_their_days_says() -> None:
    view = checked(
        """\
        projekt: {namn: P}
        aktiviteter:
          - {aktivitet: Möten, när: mars 2027, tid: 10 h}
          - {aktivitet: Fler möten, när: mars 2028, tid: 10 h}
        budget:
          priser:
            - {timkostnad: 340 kr}
            - {timkostnad: 360 kr, gäller_från: 2028-01-01}
        """
    ).budget
    assert [row.worth for row in view.rows] == [Amount(kr("3400"), kr("3400")), Amount(kr("3600"), kr("3600"))]
    assert view.hours_in_kronor is not None
    assert view.hours_in_kronor.low == kr("7000")
    assert view.rate is None  # there is not one
