"""LiA's tables as they are printed, and what is said when a figure in them is wrong."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.sums import Amount
from kompplan.calculations.table_sums import column_mismatches, row_mismatches, share_mismatches
from kompplan.calculations.tables import Group, Spot, TableView, table_view
from kompplan.model.people import Column, StatedShare, Table
from kompplan.model.words import Blank, ColumnKind
from kompplan.values.quantity import Quantity, parse_quantity

TOTAL, WOMEN, MEN = ColumnKind.TOTAL, ColumnKind.WOMEN, ColumnKind.MEN
LABEL, NUMBER, SHARE, UNKNOWN = ColumnKind.LABEL, ColumnKind.NUMBER, ColumnKind.SHARE, ColumnKind.UNKNOWN

TABLE_A = """
Lysekil     1438 1205 233  73 46 27
Dals-Ed      566  442 124  29 10 19
Sotenäs      850  600 250  40 10 30
Munkedal     750  637 113  30 13 17
Vänersborg  3115 2534 581 122 81 41
"""
TABLE_B = """
enhetschefer      56 4 52
avdelningschefer   7 3  4
sektionschefer     6 3  3
socialchef         1 1  ~
"""
TABLE_C = """
Lysekil    utbildning 400 338 62 23  4 ~
Dals-Ed    FOKUS      275 200 75 10  5 ~
Tanum      barn       370 295 75 36  4 ~
Sotenäs    utbildning 200 179 21 18  2 ~
Strömstad  barn       507 417 90 22 10 ~
Munkedal   välfärd    364 299 65 14  2 ~
Orust      lärande    322 278 44 30  3 ~
Färgelanda barn       180 160 20 19  3 ~
"""
STAFF_AND_MANAGERS = "kommun|anställda totalt|kvinnor|män|chefer totalt|kvinnor|män"


def cell(text: str) -> Quantity | str | None:
    if text == "~":
        return None
    read = parse_quantity(text)
    return read if isinstance(read, Quantity) else text


def cells(line: str) -> tuple[Quantity | str | None, ...]:
    return tuple(cell(each) for each in line.split())


def view(
    columns: str, rows: str = "", totals: str = "", blank: Blank | None = None, shares: tuple[tuple[str, str], ...] = ()
) -> TableView:
    return table_view(
        Table(
            columns=tuple(Column(name=each) for each in columns.split("|")),
            rows=tuple(cells(line) for line in rows.strip().splitlines()),
            totals=cells(totals),
            blank=blank,
            shares=tuple(StatedShare(column=column, share=cell(share)) for column, share in shares),
        )
    )


def findings(table: TableView) -> tuple[int, int, int]:
    return (
        len(list(row_mismatches(table))),
        len(list(column_mismatches(table))),
        len(list(share_mismatches(table))),
    )


def number(value: int | None) -> Amount | None:
    return None if value is None else Amount(Decimal(value), Decimal(value))


def test_table_a_is_right_in_every_row_sum_and_share() -> None:
    # 5 418 / 6 719 = 80,64 % and 160 / 294 = 54,42 %
    table = view(
        STAFF_AND_MANAGERS, TABLE_A, "6719 5418 1301 294 160 134", shares=(("kvinnor", "81%"), ("kvinnor", "54%"))
    )
    assert table.kinds == (LABEL, TOTAL, WOMEN, MEN, TOTAL, WOMEN, MEN)
    assert table.groups == (Group(1, 2, 3, None), Group(4, 5, 6, None))
    assert [table.column_sum(column) for column in range(1, 7)] == [
        number(each) for each in (6719, 5418, 1301, 294, 160, 134)
    ]
    assert findings(table) == (0, 0, 0)


def test_table_b_counts_its_empty_cell_as_zero() -> None:
    # 56 + 7 + 6 + 1 = 70; 4 + 3 + 3 + 1 = 11; 52 + 4 + 3 + 0 = 59
    table = view("nivå|totalt|män|kvinnor", TABLE_B, "summa 70 11 59", Blank.ZERO)
    assert table.column_sum(3) == number(59)
    assert findings(table) == (0, 0, 0)


def test_without_being_told_so_the_empty_cell_is_unknown_and_so_is_its_sum() -> None:
    table = view("nivå|totalt|män|kvinnor", TABLE_B, "summa 70 11 59")
    assert table.column_sum(3) is None
    assert findings(table) == (0, 0, 0)


def test_a_row_of_sums_whose_columns_are_unknown_must_still_add_up_itself() -> None:
    # 11 + 60 = 71, whatever the empty cell is
    (found,) = row_mismatches(view("nivå|totalt|män|kvinnor", TABLE_B, "summa 70 11 60"))
    assert found.row.whole == Spot("totals", 0)
    assert found.sum == number(71)


def test_table_c_has_two_labels_a_group_without_a_total_and_an_empty_column() -> None:
    table = view(
        "kommun|förvaltning|anställda totalt|kvinnor|män|lärledare kvinnor|lärledare män|antal deltagare totalt",
        TABLE_C,
        "~ ~ 2618 2166 452 172 33 ~",
    )
    assert table.kinds == (LABEL, LABEL, TOTAL, WOMEN, MEN, WOMEN, MEN, TOTAL)
    assert table.groups == (Group(2, 3, 4, None), Group(None, 5, 6, None), Group(7, None, None, None))
    assert table.column_sum(7) is None
    assert findings(table) == (0, 0, 0)


@pytest.mark.parametrize(
    ("columns", "groups"),
    [
        ("skola|kvinnor|män|okänt|totalt", (Group(4, 1, 2, 3),)),
        ("school|total|women|men|unknown", (Group(1, 2, 3, 4),)),
        ("skola|kvinnor|män|summa|flickor|pojkar|summa", (Group(3, 1, 2, None), Group(6, 4, 5, None))),
        ("skola|antal grupper|kvinnor|män", (Group(None, 2, 3, None),)),
        ("skola|chefer|kvinnor bland chefer|män bland chefer", (Group(None, 2, 3, None),)),
        ("skola|totalt|varav kvinnor|varav män|andel kvinnor", (Group(1, 2, 3, None, ((4, WOMEN),)),)),
    ],
)
def test_columns_form_groups_by_their_headings(columns: str, groups: tuple[Group, ...]) -> None:
    assert view(columns).groups == groups


def test_a_heading_about_both_sexes_or_about_a_share_is_no_part() -> None:
    assert view("skola|kvinnor och män|andel kvinnor|timmar", "a 1 2 3").kinds == (LABEL, NUMBER, SHARE, NUMBER)


def test_a_row_says_what_its_parts_come_to() -> None:
    (found,) = row_mismatches(view("kommun|totalt|kvinnor|män", "A 86 48 39"))
    assert found.sum == number(87)
    assert found.gap == -1
    assert found.row.entries[1].spot == Spot("rows", 0, 1)


def test_figures_turned_round_in_a_sum_are_found_in_their_column() -> None:
    (found,) = column_mismatches(view(STAFF_AND_MANAGERS, TABLE_A, "6791 5418 1301 294 160 134"))
    assert (found.column, found.sum) == (1, number(6719))
    assert found.gap == 72
    assert found.entry.spot == Spot("totals", 0)


def test_a_wrong_row_is_not_found_once_more_in_its_column() -> None:
    table = view(STAFF_AND_MANAGERS, TABLE_A.replace("1438", "1483"), "6719 5418 1301 294 160 134")
    assert findings(table) == (1, 0, 0)
    table = view(STAFF_AND_MANAGERS, TABLE_A.replace("1205", "1250"), "6719 5418 1301 294 160 134")
    assert findings(table) == (1, 0, 0)


def test_sums_may_leave_out_the_labels_or_stand_as_the_last_row() -> None:
    for totals in ("3 2 1", "summa 3 2 1", "~ 3 2 1"):
        table = view("enhet|totalt|kvinnor|män", "A 1 1 0\nB 2 1 1", totals)
        assert table.totals is not None
        assert [table.totals.amount(column) for column in (1, 2, 3)] == [number(3), number(2), number(1)]
    table = view("enhet|totalt|kvinnor|män", "A 1 1 0\nB 2 1 1\nSumma 4 2 1")
    assert len(table.rows) == 2
    assert [found.column for found in column_mismatches(table)] == [1]


def test_a_cell_that_could_not_be_read_is_not_zero() -> None:
    table = Table(
        columns=(Column(name="enhet"), Column(name="totalt")),
        rows=(cells("A 1"), cells("B ~")),
        totals=cells("5"),
        blank=Blank.ZERO,
    )
    assert table_view(table).column_sum(1) == number(1)
    assert table_view(table, [Spot("rows", 1, 1)]).column_sum(1) is None


def test_so_many_a_month_and_other_units_are_not_added_up() -> None:
    table = view("vad|antal|timmar", "möten 112/månad 4\nmöten 3 4h")
    assert table.column_sum(1) is None
    assert table.column_sum(2) is None


@pytest.mark.parametrize(
    ("share", "right"),
    [("81%", True), ("80,6%", True), ("80,64%", True), ("81", True), ("80%", False), ("80,7%", False), ("84%", False)],
)
def test_a_share_is_compared_as_it_is_rounded(share: str, right: bool) -> None:
    table = view("kommun|totalt|kvinnor|män", "", "6719 5418 1301", shares=(("kvinnor", share),))
    assert (findings(table)[2] == 0) is right


def test_halves_are_rounded_upwards() -> None:
    # 1 / 8 = 12,5 %
    for share, right in (("13%", True), ("12%", False)):
        table = view("enhet|totalt|kvinnor|män", "", "8 1 7", shares=(("kvinnor", share),))
        assert (findings(table)[2] == 0) is right


persons = st.integers(min_value=0, max_value=5000)


@given(st.lists(st.tuples(persons, persons), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_sum(rows: list[tuple[int, int]], order: random.Random) -> None:
    lines = [f"enhet{number} {women + men} {women} {men}" for number, (women, men) in enumerate(rows)]
    shuffled = lines.copy()
    order.shuffle(shuffled)
    women, men = sum(each for each, _ in rows), sum(each for _, each in rows)
    totals = f"{women + men} {women} {men}"
    one, other = (view("enhet|totalt|kvinnor|män", "\n".join(each), totals) for each in (lines, shuffled))
    assert [one.column_sum(column) for column in (1, 2, 3)] == [other.column_sum(column) for column in (1, 2, 3)]
    assert findings(one) == findings(other) == (0, 0, 0)


@given(
    st.lists(st.tuples(persons, persons), min_size=1, max_size=8),
    st.integers(min_value=0, max_value=7),
    st.integers(min_value=1, max_value=900),
)
def test_any_one_wrong_total_in_a_row_is_found_once(rows: list[tuple[int, int]], at: int, by: int) -> None:
    at %= len(rows)
    lines = [
        f"enhet{number} {women + men + (by if number == at else 0)} {women} {men}"
        for number, (women, men) in enumerate(rows)
    ]
    women, men = sum(each for each, _ in rows), sum(each for _, each in rows)
    table = view("enhet|totalt|kvinnor|män", "\n".join(lines), f"{women + men} {women} {men}")
    assert findings(table) == (1, 0, 0)
