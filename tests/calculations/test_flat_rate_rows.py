"""Flat rates without an amount are worked out, to the öre, and what they pay for already is told."""

from calculations.money import checked, kr
from kompplan.calculations.flat_rates import flat_rates
from kompplan.calculations.sums import Amount, Unknown

HEAD = "projekt: {namn: P, period: 2027-01-01 – 2028-12-31}\n"


def test_forty_per_cent_of_staff() -> None:
    view = checked(
        HEAD
        + """\
budget:
  rader:
    - {post: Projektledare, belopp: 500 001 kr, kostnadsslag: personal}
    - {post: Schablon, schablon: 40 %}
    - {post: Löner i kursen, belopp: 90 000 kr, kostnadsslag: deltagare}
"""
    ).budget
    assert view.rows[1].kronor == Amount(kr("200 000,40"), kr("200 000,40"))
    assert view.rows[1].computed is not None
    assert view.kronor.low == kr("790 001,40")
    assert not [each for found in flat_rates(view, None) for each in found.doubled]


def test_on_costs_come_before_the_flat_rate_and_a_split_by_cost_type_counts_by_its_parts() -> None:
    view = checked(
        HEAD
        + """\
budget:
  rader:
    - {post: Lön, belopp: 100 000 kr, utan_po: ja, kostnadsslag: personal}
    - {post: Blandat, belopp: 10 000 kr, fördelas: {personal: 50 %, deltagare: 50 %}}
    - {post: Schablon, schablon: 15 %}
  priser: {po_pålägg: 40 %}
"""
    ).budget
    assert view.rows[2].kronor == Amount(kr("21 750"), kr("21 750"))  # 15 % of 140 000 + 5 000


def test_without_a_base_it_is_unknown() -> None:
    rows = checked(HEAD + "budget:\n  rader:\n    - {post: Schablon, schablon: 40 %}\n").budget.rows
    assert isinstance(rows[0].kronor, Unknown)
