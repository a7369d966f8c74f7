"""Rows by unit cost: quantity times what a funder or the law pays for each on the row's days, figures by hand."""

from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculations.money import checked, kr
from kompplan.calculations.budget import BudgetRow, Value
from kompplan.calculations.by_unit_cost import doubled_costs, wrong_amounts
from kompplan.calculations.liquidity import Liquidity
from kompplan.calculations.rates import Stretch, held
from kompplan.calculations.sums import Amount, Unknown
from kompplan.calculations.uncertain import costs
from kompplan.calculations.unit_costs import UNREADABLE
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.packs.pack import pack
from kompplan.views.budget import unknown_of

HEAD = "projekt: {namn: P, period: 2027-01-01 – 2028-12-31}\n"
LEADER = "    - {namn: projektledare, belopp: 535 kr per timme, ersätter: [personal], källa: utlysningen}\n"


def plan(rows: str, stated: str = LEADER, head: str = HEAD, rest: str = "") -> CheckedPlan:
    table = f"  enhetskostnader:\n{stated}" if stated else ""
    return checked(f"{head}budget:\n{table}  rader:\n{rows}{rest}")


def row(line: str, stated: str = LEADER, head: str = HEAD) -> BudgetRow:
    return plan(f"    - {{post: P, {line}}}\n", stated, head).budget.rows[0]


def exactly(written: str) -> Amount:
    return Amount(kr(written), kr(written))


def why(value: Value) -> str:
    assert isinstance(value, Unknown)
    return value.why.sv


def told(found: BudgetRow) -> str:
    assert found.computed is not None
    return found.computed.sv.replace("\u00a0", " ")


# -- what a row comes to ----------------------------------------------------------------------------------------------


def test_a_row_is_quantity_times_unit_cost() -> None:
    found = row("antal: 320, enhetskostnad: projektledare, när: 2027")
    assert found.kronor == exactly("171 200")  # 320 × 535
    assert told(found) == "320 × 535 kr (projektledare, 2027)"
    assert found.hours is None


@pytest.mark.parametrize(
    "stated",
    [
        "    - {namn: projektledare, belopp: 535 kr per timme}\n",
        "    - {namn: projektledare, belopp: 535 kr/h}\n",
        "    - {namn: projektledare, belopp: 535, enhet: timme}\n",
        "    - {namn: Projektledare, belopp: 535 kr, enhet: h}\n",
        "    - {name: projektledare, amount: 535 kr, unit: hour}\n",
        "    projektledare: 535 kr per timme\n",
    ],
)
def test_the_unit_is_said_with_the_amount_or_beside_it(stated: str) -> None:
    assert row("antal: 320, enhetskostnad: PROJEKTLEDARE", stated).kronor == exactly("171 200")
    assert row("antal: 320 h, enhetskostnad: projektledare", stated).kronor == exactly("171 200")
    assert why(row("antal: 40 dagar, enhetskostnad: projektledare", stated).kronor) == (
        "antalet är i dagar, men enhetskostnaden är per timme"
    )


def test_a_unit_of_ones_own_counts_what_the_row_counts() -> None:
    stated = "    - {namn: kursdag, belopp: 900 kr, enhet: deltagardag}\n"
    for quantity in ("12", "12 dagar", "12 st", "12 personer"):
        assert row(f"antal: {quantity}, enhetskostnad: kursdag", stated).kronor == exactly("10 800")


def test_hours_of_a_row_are_its_quantity_and_become_kronor() -> None:
    view = plan(
        "    - {post: Ledning, belopp: 100 h, enhetskostnad: projektledare, aktivitet: A1}\n",
        rest="aktiviteter:\n  - {id: A1, aktivitet: Kurs, tid: 100 h}\n",
    ).budget
    assert view.rows[0].kronor == exactly("53 500")
    assert view.rows[0].hours is None
    assert len(view.rows) == 1  # the activity's hours are those that the row pays for
    assert view.hours.empty


def test_an_amount_in_kronor_stands() -> None:
    assert row("antal: 320, enhetskostnad: projektledare, belopp: 170 000 kr").kronor == exactly("170 000")
    assert row("antal: 320, enhetskostnad: projektledare, à_pris: 500 kr").kronor == exactly("160 000")


def test_without_a_quantity_or_a_name_that_is_known_nothing_is_guessed() -> None:
    assert (
        why(row("enhetskostnad: projektledare").kronor) == "raden har en enhetskostnad men säger inte hur många enheter"
    )
    assert why(row("antal: 3, enhetskostnad: ekonom").kronor) == (
        "varken planen eller kompplans tabell har någon enhetskostnad ”ekonom”"
    )
    assert why(row("antal: 3, enhetskostnad: x", "    - {namn: x, källa: y}\n").kronor) == (
        "enhetskostnaden anger inget belopp"
    )
    assert isinstance(row("antal: 3 h per vecka, enhetskostnad: projektledare").kronor, Unknown)


def test_no_on_costs_come_on_top() -> None:
    stated = LEADER + "  priser: {po_pålägg: 40 %}\n"
    assert row("antal: 10, enhetskostnad: projektledare, utan_po: ja", stated).kronor == exactly("5 350")


# -- by day -----------------------------------------------------------------------------------------------------------

RISING = """\
    - {namn: projektledare, belopp: 535 kr per timme, gäller_från: 2027-01-01, källa: a}
    - {namn: projektledare, belopp: 550 kr per timme, gäller_från: 2028-01-01, källa: b}
"""


def test_each_holds_from_its_day_and_a_row_over_two_lies_between_them() -> None:
    assert row("antal: 10, enhetskostnad: projektledare, när: 2027", RISING).kronor == exactly("5 350")
    assert row("antal: 10, enhetskostnad: projektledare, när: 2028-01-01", RISING).kronor == exactly("5 500")
    between = row("antal: 10, enhetskostnad: projektledare", RISING)
    assert between.kronor == Amount(kr("5 350"), kr("5 500"))  # no day of its own: somewhere in the period
    assert told(between) == "10 × 535–550 kr (projektledare)"
    assert why(row("antal: 10, enhetskostnad: projektledare, när: 2026", RISING).kronor) == (
        "planen anger ingen enhetskostnad ”projektledare” före 2027-01-01"
    )


def test_a_row_without_any_day_lies_between_all_that_the_plan_states() -> None:
    nowhere = "projekt: {namn: P}\n"
    assert row("antal: 10, enhetskostnad: projektledare", RISING, nowhere).kronor == Amount(kr("5 350"), kr("5 500"))
    assert why(row("antal: 10, enhetskostnad: traktamente", "", nowhere).kronor) == (
        "vilken dag enhetskostnaden gäller är inte känt, och beloppet skiljer mellan dagar"
    )


def test_the_days_of_an_activity_are_those_of_its_row() -> None:
    view = plan(
        "    - {post: Ledning, antal: 10, enhetskostnad: projektledare, aktivitet: A1}\n",
        RISING,
        rest="aktiviteter:\n  - {id: A1, aktivitet: Kurs, när: mars 2028}\n",
    ).budget
    assert view.rows[0].kronor == exactly("5 500")


@given(st.permutations(["2027-01-01", "2027-07-01", "2028-01-01", "2028-07-01"]))
def test_the_order_in_which_they_stand_does_not_matter(days: list[str]) -> None:
    amounts = {"2027-01-01": 500, "2027-07-01": 510, "2028-01-01": 520, "2028-07-01": 530}
    stated = "".join(f"    - {{namn: x, belopp: {amounts[day]} kr, gäller_från: {day}}}\n" for day in days)
    assert row("antal: 2, enhetskostnad: x, när: 2027", stated).kronor == Amount(kr("1 000"), kr("1 020"))
    assert row("antal: 2, enhetskostnad: x, när: 2028-08-01", stated).kronor == exactly("1 060")


def test_two_from_the_same_day_hold_both_whichever_stands_first() -> None:
    both = ["    - {namn: x, belopp: 500 kr}\n", "    - {namn: x, belopp: 600 kr}\n"]
    for order in permutations(both):
        assert row("antal: 2, enhetskostnad: x", "".join(order)).kronor == Amount(kr("1 000"), kr("1 200"))


@given(
    st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers()), min_size=1, max_size=6),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 900),
)
def test_what_holds_on_a_stretch_is_what_holds_on_one_of_its_days(
    dated: list[tuple[date, int]], first: date, length: int
) -> None:
    last = date.fromordinal(first.toordinal() + length)
    on_days = [
        held(dated, Stretch(day, day)) for day in map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
    ]
    whole = held(dated, Stretch(first, last))
    if on_days[0]:
        assert set(whole) == {each for found in on_days for each in found}
    else:
        assert not whole  # on the first day nothing holds: the whole is not known


# -- pay by the month, and yearly rises -------------------------------------------------------------------------------


def test_a_monthly_pay_is_an_hours_unit_cost() -> None:
    # 42 000 × 12 / 1 720 = 293,0232…
    found = row("antal: 100, enhetskostnad: ekonom", "    - {namn: ekonom, månadslön: 42 000 kr}\n")
    assert found.kronor == exactly("29 302")
    assert told(found) == "100 × 293,02 kr (ekonom, 42 000 × 12 / 1 720)"
    assert row("belopp: 10 h, enhetskostnad: ekonom", "    - {namn: ekonom, månadslön: 42 000 kr}\n").kronor == (
        exactly("2 930,20")
    )
    assert (
        why(row("antal: 1", "    - {namn: e, månadslön: 42 000 kr}\n", "projekt: {namn: P, period: 2031}\n").kronor)
        == "inget belopp är angivet"
    )
    assert (
        why(
            row(
                "antal: 1, enhetskostnad: e",
                "    - {namn: e, månadslön: 42 000 kr}\n",
                "projekt: {namn: P, period: 2031}\n",
            ).kronor
        )
        == "hur många timmar en årslön delas på är inte känt för enhetskostnadens första dag"
    )


@pytest.mark.parametrize(
    ("when", "each"),
    [
        ("2027-05-31", "500"),
        ("2028-05-31", "500"),  # twelve months are not over
        ("2028-06-01", "512"),  # 500 × 1,024
        ("2029-05-31", "512"),
        ("2029-06-01", "524,29"),  # 500 × 1,048576 = 524,288
        ("2030-06-01", "536,87"),  # 500 × 1,073741824 = 536,870912
    ],
)
def test_it_rises_every_twelfth_month_from_its_day(when: str, each: str) -> None:
    stated = '    - {namn: x, belopp: 500 kr, gäller_från: 2027-06-01, årlig_uppräkning: "2,4 %"}\n'
    if when < "2027-06-01":
        assert isinstance(row(f"antal: 1, enhetskostnad: x, när: {when}", stated).kronor, Unknown)
    else:
        assert row(f"antal: 1, enhetskostnad: x, när: {when}", stated).kronor == exactly(each)


def test_without_a_day_of_its_own_it_rises_from_the_projects_first() -> None:
    stated = '    - {namn: x, belopp: 500 kr, årlig_uppräkning: "2,4 %"}\n'
    assert row("antal: 10, enhetskostnad: x, när: 2027", stated).kronor == exactly("5 000")
    found = row("antal: 10, enhetskostnad: x, när: mars 2028", stated)
    assert found.kronor == exactly("5 120")
    assert told(found) == "10 × 512 kr (x, 500 + 2,4 %, 2028)"
    assert row("antal: 10, enhetskostnad: x", stated).kronor == Amount(kr("5 000"), kr("5 120"))
    assert isinstance(row("antal: 10, enhetskostnad: x", stated, "projekt: {namn: P}\n").kronor, Unknown)


def test_a_later_amount_ends_the_rises_of_the_one_before() -> None:
    stated = """\
    - {namn: x, belopp: 500 kr, gäller_från: 2027-01-01, årlig_uppräkning: 10 %}
    - {namn: x, belopp: 520 kr, gäller_från: 2028-07-01}
"""
    assert row("antal: 1, enhetskostnad: x, när: 2027", stated).kronor == exactly("500")
    assert row("antal: 1, enhetskostnad: x, när: 2028-06-30", stated).kronor == exactly("550")
    assert row("antal: 1, enhetskostnad: x, när: 2028-07-01", stated).kronor == exactly("520")
    assert row("antal: 1, enhetskostnad: x, när: 2029", stated).kronor == exactly("520")
    assert row("antal: 1, enhetskostnad: x, när: 2028", stated).kronor == Amount(kr("520"), kr("550"))


def test_what_rises_beyond_all_measure_is_not_known() -> None:
    stated = "    - {namn: x, belopp: 500 kr, gäller_från: 2027-01-01, årlig_uppräkning: 900 %}\n"
    assert isinstance(row("antal: 1, enhetskostnad: x, när: 2080", stated).kronor, Unknown)
    slow = "    - {namn: x, belopp: 500 kr, gäller_från: 1970-01-01, årlig_uppräkning: 1 %}\n"
    assert isinstance(row("antal: 1, enhetskostnad: x, när: 2080", slow).kronor, Unknown)


@given(st.integers(1, 9_999), st.integers(1, 200), st.integers(0, 12))
def test_a_rise_is_compounded_and_rounded_once(amount: int, share: int, years: int) -> None:
    stated = (
        f'    - {{namn: x, belopp: {amount} kr, gäller_från: 2027-01-01, årlig_uppräkning: "{share / 10:.1f} %"}}\n'
    )
    found = row(f"antal: 1, enhetskostnad: x, när: {2027 + years}", stated).kronor
    assert isinstance(found, Amount)
    by_hand = Decimal(amount) * (1 + Decimal(share) / 1000) ** years
    assert abs(found.low - by_hand) <= Decimal("0.005")
    assert found.exact


# -- the pack ---------------------------------------------------------------------------------------------------------


def test_the_law_knows_per_diem_and_mileage_in_both_languages() -> None:
    head = "projekt: {namn: P, period: 2022-01-01 – 2024-12-31}\n"
    assert row("antal: 24, enhetskostnad: traktamente, när: 2023", "", head).kronor == exactly("6 240")  # 24 × 260
    assert row("antal: 24 dagar, enhetskostnad: Per Diem, när: 2024", "", head).kronor == exactly("6 960")
    assert row("antal: 4, enhetskostnad: halvt traktamente, när: 2023", "", head).kronor == exactly("520")  # 4 × 130
    assert row("antal: 320 mil, enhetskostnad: milersättning, när: 2022", "", head).kronor == exactly("5 920")
    assert row("antal: 320, enhetskostnad: mileage, när: 2023", "", head).kronor == exactly("8 000")
    assert row("antal: 10, enhetskostnad: traktamente", "", head).kronor == Amount(kr("2 400"), kr("2 900"))


def test_a_day_that_nobody_has_seen_an_amount_for_gives_none() -> None:
    head = "projekt: {namn: P, period: 2024-01-01 – 2026-12-31}\n"
    assert why(row("antal: 24, enhetskostnad: traktamente, när: 2025", "", head).kronor) == (
        "”traktamente” är känt från 2010-01-01 till 2024-12-31, men inte för hela 2025-01-01 – 2025-12-31"
    )
    assert isinstance(row("antal: 24, enhetskostnad: traktamente", "", head).kronor, Unknown)
    assert why(row("antal: 24 dagar, enhetskostnad: halvt traktamente, när: 2024", "", head).kronor) == (
        "antalet är i dagar, men enhetskostnaden är per halvdag"
    )


def test_what_the_plan_states_comes_first_and_the_law_before_its_day() -> None:
    head = "projekt: {namn: P, period: 2023-01-01 – 2026-12-31}\n"
    always = "    - {namn: traktamente, belopp: 200 kr per dag}\n"
    assert row("antal: 1, enhetskostnad: traktamente, när: 2023", always, head).kronor == exactly("200")
    later = "    - {namn: traktamente, belopp: 300 kr per dag, gäller_från: 2025-01-01}\n"
    assert row("antal: 1, enhetskostnad: traktamente, när: 2023", later, head).kronor == exactly("260")
    assert row("antal: 1, enhetskostnad: traktamente, när: 2025", later, head).kronor == exactly("300")
    assert row("antal: 1, enhetskostnad: traktamente", later, head).kronor == Amount(kr("260"), kr("300"))
    gap = "    - {namn: traktamente, belopp: 300 kr per dag, gäller_från: 2026-01-01}\n"
    assert isinstance(row("antal: 1, enhetskostnad: traktamente, när: 2025", gap, head).kronor, Unknown)
    assert row("antal: 1, enhetskostnad: traktamente, när: 2024", gap, head).kronor == exactly("290")


def test_half_a_day_is_half_of_the_whole_every_year() -> None:
    whole, half = (
        {each.first: each.amount("amount") for each in pack("unit_costs").rows if each.cells["sv"] == name}
        for name in ("traktamente", "halvt traktamente")
    )
    assert {day: amount / 2 for day, amount in whole.items()} == half


# -- what is made of it -----------------------------------------------------------------------------------------------

PROJECT = """\
projekt:
  namn: P
  period: 2027-01-01 – 2028-12-31
  program: {fond: ESF+, stöd: 100 000 kr, utbetalning: {intervall: 6 månader, dröjer: 3 månader}}
budget:
  enhetskostnader:
    - {namn: projektledare, belopp: 500 kr per timme, ersätter: [personal], källa: utlysningen}
  rader:
    - {post: Projektledare, antal: 400, enhetskostnad: projektledare, kostnadsslag: personal, när: 2027-01 – 2027-02,
       fördelas: {ESF: 40 %, kommunen: 60 %}}
    - {post: Schablon, schablon: 40 %, kostnadsslag: övrigt, när: 2027-02}
    - {post: Gåvor, antal: 10, enhetskostnad: projektledare, stödberättigande: nej, kostnadsslag: deltagare,
       när: 2027-03}
finansiering:
  - {id: ESF, källa: ESF, slag: bidrag, belopp: 100 000 kr}
  - {id: kommunen, källa: kommunen, slag: egen insats, belopp: 185 000 kr}
"""


def test_flat_rates_splits_months_and_funding_go_on_from_it() -> None:
    found = checked(PROJECT)
    leader, flat, gifts = found.budget.rows
    assert leader.kronor == exactly("200 000")
    assert flat.kronor == exactly("80 000")  # 40 % of 200 000
    assert gifts.kronor == exactly("5 000")
    assert [part.kronor for part in leader.parts] == [exactly("80 000"), exactly("120 000")]
    assert found.budget.kronor.low == found.budget.kronor.high == kr("285 000")
    assert found.budget.gap == 0
    months = {each.month: each.kronor for each in found.curve.months}
    assert sum(each.low for each in months.values()) == kr("285 000")
    assert months[2027, 1] == exactly("105 084,75")  # 31 of 59 days of 200 000
    assert found.financing.eligible.low == kr("280 000")
    assert not isinstance(found.curve.liquidity, Unknown)


def test_the_same_as_with_the_amount_written_out() -> None:
    by_hand = PROJECT.replace("antal: 400, enhetskostnad: projektledare", "belopp: 200 000 kr").replace(
        "antal: 10, enhetskostnad: projektledare", "belopp: 5 000 kr"
    )
    made, stated = checked(PROJECT), checked(by_hand)
    assert made.curve.months[0].kronor == stated.curve.months[0].kronor
    assert isinstance(made.curve.liquidity, Liquidity)
    assert isinstance(stated.curve.liquidity, Liquidity)
    assert made.curve.liquidity.deepest == stated.curve.liquidity.deepest
    assert made.financing.eligible == stated.financing.eligible
    assert [each.kronor for each in made.budget.rows] == [each.kronor for each in stated.budget.rows]


def test_chance_takes_the_spread_of_the_quantity_and_of_the_amounts() -> None:
    spread = plan(
        "    - {post: Timmar, antal: ca 100, enhetskostnad: projektledare}\n"
        "    - {post: Båda åren, antal: 10, enhetskostnad: x}\n",
        LEADER
        + "    - {namn: x, belopp: 500 kr, gäller_från: 2027-01-01}\n"
        + "    - {namn: x, belopp: 600 kr, gäller_från: 2028-01-01}\n",
    )
    hours, years = costs(spread.budget).estimates
    assert (hours.field, hours.three) == ("quantity", (kr("48 150"), kr("53 500"), kr("58 850")))
    assert years.three == (kr("5 000"), kr("5 500"), kr("6 000"))


def test_what_contradicts_a_unit_cost_and_what_is_paid_twice() -> None:
    found = plan(
        "    - {post: A, antal: 320, enhetskostnad: projektledare, belopp: 171 000 kr, kostnadsslag: personal}\n"
        "    - {post: B, belopp: 10 000 kr, kostnadsslag: personal}\n"
        "    - {post: C, antal: 10, enhetskostnad: projektledare, kostnadsslag: personal}\n"
    )
    (wrong,) = wrong_amounts(found.budget.rows, found.unit_costs)
    assert (wrong.product, wrong.gap) == (exactly("171 200"), kr("-200"))
    (twice,) = doubled_costs(found.budget.rows, found.unit_costs)
    assert (twice.line, twice.doubled.part) == (found.budget.rows[0].part, found.budget.rows[1].part)


@given(st.permutations(range(5)))
def test_what_is_paid_twice_does_not_depend_on_the_order_of_rows(order: list[int]) -> None:
    lines = [
        "    - {post: A, antal: 320, enhetskostnad: projektledare, kostnadsslag: personal}\n",
        "    - {post: B, belopp: 10 000 kr, kostnadsslag: personal}\n",
        "    - {post: C, antal: 10, enhetskostnad: ekonom, kostnadsslag: personal}\n",
        "    - {post: D, belopp: 10 000 kr, kostnadsslag: resor}\n",
        "    - {post: E, antal: 10, enhetskostnad: resedag, kostnadsslag: personal}\n",
    ]
    stated = (
        LEADER
        + "    - {namn: ekonom, belopp: 400 kr per timme, ersätter: [personal]}\n    - {namn: resedag, belopp: 3 kr}\n"
    )
    found = plan("".join(lines[number] for number in order), stated)
    doubled = {getattr(each.doubled.part, "label", None) for each in doubled_costs(found.budget.rows, found.unit_costs)}
    assert doubled == {"B", "E"}
    assert found.budget.kronor.low == kr("195 230")  # 171 200 + 10 000 + 4 000 + 10 000 + 30


def test_an_organisations_table_is_a_file_that_plans_include(tmp_path: Path) -> None:
    (tmp_path / "enhetskostnader.yaml").write_text(LEADER.replace("    - ", "- "), encoding="utf-8")
    for written in ("inkludera", "include"):
        text = (
            f"{HEAD}budget:\n  enhetskostnader: {{{written}: enhetskostnader.yaml}}\n"
            "  rader: [{post: P, antal: 320, enhetskostnad: projektledare}]\n"
        )
        read = load(text.encode(), "plan.yaml", tmp_path)
        assert isinstance(read, Loaded)
        assert not read.diagnostics
        assert CheckedPlan(read, date(2027, 1, 1)).budget.rows[0].kronor == exactly("171 200")


def test_hostile_names_and_units_are_shown_not_obeyed() -> None:
    name = "x{0}%s\\u202e::error::"
    text = (
        f"{HEAD}budget:\n  enhetskostnader:\n"
        f'    - {{namn: "{name}", belopp: 5 kr, enhet: "{{unit}}\\u202e", källa: "##[error]"}}\n'
        f'  rader:\n    - {{post: P, antal: 2, enhetskostnad: "{name}"}}\n'
        '    - {post: Q, antal: 2, enhetskostnad: "{why}\\u202e"}\n'
    )
    read = load(text.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    known, unknown = CheckedPlan(read, date(2027, 1, 1)).budget.rows
    assert known.kronor == exactly("10")
    assert "\u202e" not in told(known)
    assert "\u202e" not in why(unknown.kronor)


def test_a_figure_that_cannot_be_read_is_not_worked_without() -> None:
    loaded = load(
        (
            "projekt: {period: 2023-01-01 – 2024-12-31}\n"
            "budget:\n"
            "  enhetskostnader:\n"
            "    - {namn: samordnare, månadslön: 42 000 kr, årlig_uppräkning: ett par procent, källa: handboken}\n"
            "    - {namn: assistent, belopp: 310 kr per timme, gäller_från: snart nog, källa: handboken}\n"
            "    - {namn: ekonom, belopp: 400 kr per timme, källa: handboken}\n"
            "  rader:\n"
            "    - {post: Samordnare, antal: 200, enhetskostnad: samordnare, när: 2024}\n"
            "    - {post: Assistent, antal: 10, enhetskostnad: assistent, när: 2024}\n"
            "    - {post: Ekonom, antal: 10, enhetskostnad: ekonom, när: 2024}\n"
            "    - {post: Ekonom två, antal: många, enhetskostnad: ekonom, när: 2024}\n"
        ).encode(),
        "plan.yaml",
    )
    assert isinstance(loaded, Loaded)
    read = CheckedPlan(loaded, date(2026, 11, 22))
    first, second, third, fourth = (row.kronor for row in read.budget.rows)
    assert first is UNREADABLE
    assert second is UNREADABLE
    assert third == Amount(Decimal(4000), Decimal(4000))
    assert isinstance(fourth, Unknown)
    unknown = unknown_of(read, Language.SV, places=False)
    assert unknown[0] == "Samordnare: det som är skrivet om enhetskostnaden går inte att läsa"
    assert unknown[2] == "Ekonom två: det som är skrivet går inte att läsa"
