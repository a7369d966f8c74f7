"""Who pays: eligible and not, cash and in kind, co-financing required and reached; figures worked out by hand."""

from calculations.money import checked, kr
from kompplan.calculations.financing import Counts
from kompplan.calculations.sums import Amount

PLAN = """\
projekt:
  namn: P
  period: 2027-01-01 – 2028-12-31
  region: Västsverige
  program: {fond: ESF+, programområde: A}
budget:
  rader:
    - {post: Projektledare, belopp: 1 000 000 kr, när: 2027-01-01 – 2028-12-31}
    - {post: Gåvor, belopp: 5 000 kr, stödberättigande: nej, skäl: gåvor ersätts inte}
    - {post: Förstudie, belopp: 20 000 kr, när: 2026}
    - {post: Efterarbete, belopp: 30 000 kr, när: 2028-11-01 – 2029-01-31}
    - {post: Deltagarnas tid, belopp: 1 000 h}
  priser: {timkostnad: 300 kr}
finansiering:
  - {källa: ESF, slag: bidrag, belopp: 718 200 kr}
  - {källa: kommunen, slag: medfinansiering, form: deltagarnas tid, belopp: 1 000 h}
  - {källa: regionen, slag: medfinansiering, form: kontant, belopp: 311 800 kr}
"""


def test_what_counts_and_what_does_not() -> None:
    found = checked(PLAN).financing
    assert [each.counts for each in found.judged] == [
        Counts.YES, Counts.NO, Counts.OUTSIDE, Counts.PARTLY, Counts.YES,
    ]  # fmt: skip
    assert found.not_eligible.low == kr("25 000")
    assert found.cash.low == kr("1 030 000")
    assert found.in_kind.low == kr("300 000")  # 1 000 h × 300 kr
    assert found.eligible.low == kr("1 330 000")


def test_co_financing_required_and_reached() -> None:
    found = checked(PLAN).financing
    assert found.requirement is not None
    assert found.requirement.low == 46
    assert found.required == Amount(kr("611 800"), kr("611 800"))  # 46 % of 1 330 000
    assert found.reached == Amount(kr("611 800"), kr("611 800"))  # 300 000 + 311 800
    assert found.reached_share == Amount(kr("46"), kr("46"))
    assert found.lacking == Amount(kr("0"), kr("0"))
    assert found.gap == Amount(kr("0"), kr("0"))
    assert found.paid_in_kind.low == kr("300 000")
    assert [each.of_the_fund for each in found.sources] == [True, False, False]


def test_a_region_that_is_not_named_makes_the_requirement_an_interval() -> None:
    found = checked(PLAN.replace("  region: Västsverige\n", "")).financing
    assert found.required == Amount(kr("532 000"), kr("611 800"))  # 40 to 46 per cent
    assert found.lacking == Amount(kr("0"), kr("0"))


def test_less_than_required_is_told_in_kronor() -> None:
    found = checked(PLAN.replace("311 800", "300 000")).financing
    assert found.lacking == Amount(kr("11 800"), kr("11 800"))
    assert found.gap == Amount(kr("-11 800"), kr("-11 800"))


def test_what_rows_give_to_a_funder_stands_beside_it() -> None:
    text = PLAN.replace(
        "när: 2027-01-01 – 2028-12-31}\n    - {post: G", "fördelas: {ESF: 70 %, regionen: 30 %}}\n    - {post: G"
    )
    found = checked(text).financing
    assert [each.rows.low if each.rows is not None else None for each in found.sources] == [
        kr("700 000"), None, kr("300 000"),
    ]  # fmt: skip
