"""A cost for each of something, times how many the plan says there are."""

import pytest

from calculations.money import checked, kr
from kompplan.calculations.sums import Amount, Unknown


def cost(fields: str) -> object:
    return checked(f"projekt: {{namn: P}}\naktiviteter:\n  - {{aktivitet: Kurs, {fields}}}\n").budget.rows[0].kronor


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ("kostnad: 7 500 kr per person, antal_deltagare: 12", "90000", "90000"),
        ("kostnad: 7 500 kr per person, antal_deltagare: 12–16", "90000", "120000"),
        ("kostnad: 7 500 kr per deltagare, platser: 20", "150000", "150000"),
        ("kostnad: 7 500 kr per person, grupper: 2, gruppstorlek: 6–8", "90000", "120000"),
        ("kostnad: 9 000 kr per grupp, grupper: 16", "144000", "144000"),
        ("kostnad: 1 200 kr per tillfälle, tillfällen: 128", "153600", "153600"),
        ("kostnad: 1 200 kr per tillfälle, tillfällen_per_grupp: 8, grupper: 16", "153600", "153600"),
        ("kostnad: 450 kr per timme, tid: 40 h", "18000", "18000"),
        ("kostnad: 12 000 kr per dag, dagar: 2", "24000", "24000"),
        ("kostnad: 500 kr per månad, längd: 2 terminer", "6000", "6000"),
    ],
)
def test_a_cost_for_each_is_multiplied(fields: str, low: str, high: str) -> None:
    assert cost(fields) == Amount(kr(low), kr(high))


@pytest.mark.parametrize(
    "fields",
    ["kostnad: 7 500 kr per person", "kostnad: 500 kr per vecka, när: 2027", "kostnad: 9 000 kr per grupp, platser: 9"],
)
def test_without_a_number_it_is_unknown(fields: str) -> None:
    assert isinstance(cost(fields), Unknown)


def test_a_line_counts_with_its_own_quantity_or_its_activities() -> None:
    rows = checked(
        """\
        projekt: {namn: P}
        aktiviteter:
          - {id: A1, aktivitet: Kurs, antal_deltagare: 12}
          - {id: A2, aktivitet: Kurs igen, antal_deltagare: 8}
        budget:
          rader:
            - {post: Kurs, belopp: 100 kr per person, antal: 3}
            - {post: Båda, belopp: 100 kr per person, aktiviteter: [A1, A2]}
            - {post: Pris, à_pris: 100 kr per person, aktivitet: A1}
        """
    ).budget.rows
    assert [row.kronor for row in rows] == [Amount(kr(each), kr(each)) for each in ("300", "2000", "1200")]
