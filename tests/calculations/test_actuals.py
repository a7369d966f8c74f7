"""What is booked beside what is budgeted."""

from datetime import date
from decimal import Decimal

import pytest

from calculations.money import checked, kr
from kompplan.calculations.actuals import Actuals, Why, actuals, pattern_of
from kompplan.calculations.sums import Amount
from kompplan.checked import CheckedPlan
from kompplan.ledger.entry import Ledger
from kompplan.ledger.sie import read_sie
from kompplan.ledger.spreadsheet import read_spreadsheet

PLAN = """\
projekt: {namn: P, period: 2027-01-01 – 2027-12-31}
aktiviteter:
  - {id: A1, aktivitet: Kurs, status: klar}
  - {id: A2, aktivitet: Handledning, upphandling: U1}
  - {id: A3, aktivitet: Resor}
upphandling:
  - {id: U1, vad: Handledning, status: avtal tecknat}
budget:
  projektkod: P2*
  rader:
    - {id: B1, post: Kursdagar, belopp: 60 000 kr, aktivitet: A1, konto: [4010, 4020-4029]}
    - {id: B2, post: Handledning, belopp: 40 000 kr, aktivitet: A2, konto: 40*}
    - {id: B3, post: Resor, belopp: 10 000 kr, aktivitet: A3, konto: 58xx, bundet: 4 000 kr}
    - {id: B4, post: Delprojekt, belopp: 5 000 kr, projektkod: P22}
"""


def sie(*rows: str, number: str = "1") -> Ledger:
    body = "\n".join(f"#TRANS {row}" for row in rows)
    return read_sie(f"#SIETYP 4\n#VER A {number} 20270305 Text\n{{\n{body}\n}}\n".encode(), "bok.se")


def csv(text: str) -> Ledger:
    return read_spreadsheet(f"datum;belopp;rad;text;verifikation\n{text}".encode(), "bok.csv")


def found(plan: CheckedPlan, *ledgers: Ledger) -> Actuals:
    return actuals(plan.plan, plan.budget.rows, ledgers, date(2027, 1, 1), date(2027, 12, 31))


def spent(result: Actuals) -> dict[str | None, Decimal]:
    return {each.row.part.id: each.spent for each in result.lines if each.spent}


@pytest.mark.parametrize(
    ("written", "code", "fits"),
    [
        ("4010", "4010", True),
        ("4010", "40100", False),
        ("40*", "4099", True),
        ("40*", "4110", False),
        ("40xx", "4099", True),
        ("40xx", "40990", False),
        ("4010–4019", "4015", True),
        ("4010-4019", "4020", False),
        ("P21", "p21", True),
        ("*", "anything", True),
    ],
)
def test_patterns_are_no_regular_expressions(written: str, code: str, fits: bool) -> None:
    pattern = pattern_of(written)
    assert pattern is not None
    assert bool(pattern.nearness(code)) is fits


@pytest.mark.parametrize("written", ["", "4*0", "40.*|5", "(40)", "4019–4010", "40?", "**"])
def test_what_is_no_pattern_is_told(written: str) -> None:
    assert pattern_of(written) is None


def test_the_nearest_line_gets_the_row() -> None:
    plan = checked(PLAN)
    result = found(
        plan,
        sie(
            "4010 {6 P21} 20000.00",  # B1 names the account, B2 only its beginning
            "4025 {6 P21} 1000.00",
            "4099 {6 P21} 500.00",
            "5810 {6 P21} 300.00",
            "4010 {6 P22} 50.00",  # a project code is nearer than an account
            "1930 {} -21850.00",
            "4010 {6 X1} 700.00",
        ),
    )
    assert spent(result) == {"B1": kr("21 000"), "B2": kr("500"), "B3": kr("300"), "B4": kr("50")}
    assert not result.strays
    assert result.elsewhere == 2  # another project's row, and the bank's without one
    assert result.spent == kr("21 850")


def test_a_row_that_fits_two_lines_alike_is_told_and_counted() -> None:
    plan = checked(PLAN.replace("konto: 40*", "konto: 4010"))
    result = found(plan, sie("4010 {6 P21} 20000.00"))
    assert [(each.why, len(each.lines)) for each in result.strays] == [(Why.SEVERAL, 2)]
    assert result.spent == kr("20 000")


def test_spent_committed_left_and_forecast() -> None:
    plan = checked(PLAN)
    result = found(plan, sie("4010 {6 P21} 61000.00", "4099 {6 P21} 15000.00", "5810 {6 P21} 1000.00"))
    done, contracted, ordered, untouched = result.lines
    assert (done.left, done.forecast) == (Amount(kr("-1000"), kr("-1000")), Amount(kr("61000"), kr("61000")))
    assert contracted.committed == Amount(kr("40000"), kr("40000"))
    assert contracted.left == Amount(kr("0"), kr("0"))  # 15 000 spent and 25 000 ahead
    assert ordered.committed == Amount(kr("4000"), kr("4000"))
    assert ordered.left == Amount(kr("6000"), kr("6000"))  # 1 000 spent and 3 000 ahead
    assert ordered.forecast == Amount(kr("10000"), kr("10000"))
    assert untouched.forecast == Amount(kr("5000"), kr("5000"))


def test_a_line_that_is_done_is_not_expected_to_cost_more() -> None:
    line = found(checked(PLAN), sie("4010 {6 P21} 20000.00")).lines[0]
    assert line.over
    assert line.forecast == Amount(kr("20000"), kr("20000"))


def test_importing_twice_changes_nothing() -> None:
    plan = checked(PLAN)
    one = sie("4010 {6 P21} 20000.00", "4099 {6 P21} 500.00")
    other = sie("5810 {6 P21} 300.00", number="2")
    once, twice = found(plan, one, other), found(plan, one, other, one, other)
    assert once._replace(repeated=0) == twice._replace(repeated=0)
    assert twice.repeated == 3


def test_one_voucher_row_with_two_contents_is_told_and_the_first_counts() -> None:
    plan = checked(PLAN)
    result = found(plan, sie("4010 {6 P21} 20000.00"), sie("4010 {6 P21} 30000.00"))
    assert spent(result) == {"B1": kr("20 000")}
    assert len(result.conflicts) == 1


def test_a_spreadsheet_names_lines_and_activities() -> None:
    plan = checked(PLAN)
    rows = "2027-03-05;100,00;B1;a;1\n2027-03-05;200,00;a2;b;2\n2027-03-05;300,00;resor;c;3\n2027-03-05;400,00;B9;d;4\n"
    result = found(plan, csv(rows))
    assert spent(result) == {"B1": kr("100"), "B2": kr("200"), "B3": kr("300")}
    assert [(each.entry.text, each.why) for each in result.strays] == [("d", Why.NO_SUCH)]
    assert result.spent == kr("1000")


def test_income_balance_and_dates_outside_are_told_apart() -> None:
    plan = checked(PLAN.replace("  projektkod: P2*\n", "").replace(", projektkod: P22", ""))
    result = found(plan, sie("3980 {} -50000.00", "2440 {} 30000.00", "4010 {} 20000.00 20280105"))
    assert [each.amount for each in result.income] == [kr("-50000")]
    assert result.balance == 1
    assert [each.amount for each in result.outside] == [kr("20000")]
    assert result.spent == kr("20000")


def test_a_cost_that_the_file_calls_an_asset_is_still_told() -> None:
    """SoftOne's sample has #KTYP 5440 T: new accounts are assets there until somebody says otherwise."""
    rows = "#TRANS 5440 {6 P21} 10.00\n#TRANS 3740 {6 P21} -1.00\n#TRANS 1510 {6 P21} -9.00\n"
    kinds = "#KTYP 5440 T\n#KTYP 3740 T\n#KTYP 1510 T\n"
    result = found(checked(PLAN), read_sie(f"{kinds}#VER A 1 20270305\n{{\n{rows}}}\n".encode(), "bok.se"))
    assert [each.entry.account for each in result.strays] == ["5440"]
    assert [each.account for each in result.income] == ["3740"]
    assert result.balance == 1


def test_without_accounts_in_the_plan_every_row_says_so() -> None:
    plan = checked("projekt: {namn: P}\nbudget:\n  rader:\n    - {post: Kurs, belopp: 1 000 kr}\n")
    result = found(plan, sie("4010 {} 1.00"))
    assert [each.why for each in result.strays] == [Why.NO_MAPPING]


def test_a_pattern_that_is_not_understood_is_told() -> None:
    plan = checked("projekt: {namn: P}\nbudget:\n  rader:\n    - {post: Kurs, belopp: 1 000 kr, konto: '4[01].*'}\n")
    assert [text for _, text in found(plan).misread] == ["4[01].*"]
