"""Need, seats, attendances and time off duty, worked out by hand."""

from decimal import Decimal

import pytest

from kompplan.calculations.attendance import NO_HOURS, NO_TIMES, SELECTED, Attendance, attendances, time_off
from kompplan.calculations.dates import calendar
from kompplan.calculations.people import people
from kompplan.calculations.sums import Amount, Unknown
from kompplan.loading.load import Loaded, load
from kompplan.settings import DEFAULT


def rows(text: str) -> tuple[Attendance, ...]:
    loaded = load(text.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    plan = loaded.plan
    return attendances(plan, people(plan.target_groups), calendar(plan), DEFAULT.day_hours)


def one(activity: str, more: str = "") -> Attendance:
    groups = "målgrupper: [{id: alla, namn: Alla, antal: 96}, {id: okänd, namn: Okänd}]\n"
    (row,) = rows(f"{groups}{more}aktiviteter: [{{id: A1, aktivitet: Kurs, {activity}}}]\n")
    return row


def exactly(value: float | str) -> Amount:
    return Amount(Decimal(value), Decimal(value))


def test_lias_managers_have_96_seats_for_80_to_88() -> None:
    # 8 groups × 6 × 2 rounds = 96; "a little over 80" is 80–88; 96 − 88 = 8 and 96 − 80 = 16 to spare;
    # "about 90" is 81–99 persons on four days of 8 hours
    (row,) = rows("""
målgrupper: [{id: ledare, namn: Skolledare, antal: drygt 80}]
aktiviteter:
  - {id: V1, aktivitet: Chefer, slag: utbildning, för: [ledare], antal_deltagare: ca 90, dagar: 4,
     grupper: 8, gruppstorlek: 6, omgångar: 2, platser: 8 × 6 × 2 = 96}
""")
    assert row.seats == exactly(96)
    assert row.need is not None
    assert row.need.size == Amount(Decimal(80), Decimal(88))
    assert row.gap == Amount(Decimal(8), Decimal(16))
    assert row.persons == Amount(Decimal(81), Decimal(99))
    assert row.attendances == Amount(Decimal(324), Decimal(396))
    assert row.hours == Amount(Decimal(2592), Decimal(3168))


def test_lias_learning_conversations_are_128_sessions() -> None:
    # 16 groups × 8 sessions = 128; each of the 80–88 comes 8 times: 640–704 attendances
    (row,) = rows("""
målgrupper: [{id: ledare, namn: Skolledare, antal: drygt 80}]
aktiviteter:
  - {id: V2, aktivitet: Samtal, slag: lärande samtal, för: [ledare], grupper: 2 × 8 = 16, gruppstorlek: 6–8,
     platser: 96–128, tillfällen_per_grupp: 8}
""")
    assert row.sessions == exactly(128)
    assert row.times == exactly(8)
    assert row.attendances == Amount(Decimal(640), Decimal(704))
    assert row.hours is NO_HOURS


def test_attendances_are_not_persons() -> None:
    row = one("slag: utbildning, för: [alla], dagar: 4")
    assert row.persons == exactly(96)
    assert row.attendances == exactly(384)
    assert row.hours == exactly(96 * 4 * 8)


def test_stated_hours_come_first_and_tell_those_of_each() -> None:
    row = one('slag: handledning, för: [alla], tillfällen_per_grupp: 4, tid: "96 × 4 × 1,5 h"')
    assert row.stated
    assert row.hours == exactly(576)
    assert row.each == exactly(6)


def test_the_length_of_a_session_counts_each_time() -> None:
    row = one("slag: utbildning, för: [alla], tillfällen: 5, längd: 2 h")
    assert row.each == exactly(10)
    assert row.hours == exactly(960)


def test_sessions_in_all_are_shared_out_over_groups() -> None:
    row = one("slag: utbildning, för: [alla], grupper: 8, tillfällen: 32")
    assert row.times == exactly(4)
    assert one("slag: utbildning, för: [alla], grupper: 7, tillfällen: 32").times is NO_TIMES


def test_no_more_can_come_than_there_are_seats_for() -> None:
    row = one("slag: utbildning, för: [alla], platser: 70, längd: 6 h")
    assert row.gap == exactly(-26)
    assert row.persons == exactly(70)
    assert row.hours == exactly(420)


def test_what_the_plan_does_not_say_is_not_guessed() -> None:
    assert one("slag: utbildning, för: [alla], urval: de som vill").persons is SELECTED
    unsized = one("slag: utbildning, för: [okänd], dagar: 2")
    assert isinstance(unsized.persons, Unknown)
    assert unsized.persons.why.sv == "antalet i okänd är inte angivet"
    assert unsized.hours == unsized.persons
    assert isinstance(one("slag: utbildning, för: [alla], längd: 6 månader").hours, Unknown)


def test_substitutes_cost_what_the_plan_says_that_an_hour_costs_on_that_day() -> None:
    rates = "budget: {priser: [{timkostnad: 300 kr}, {timkostnad: 330 kr, gäller_från: 2027-07-01}]}\n"
    assert one("slag: utbildning, när: 2027-03-01, för: [alla], längd: 8 h", rates).cost == exactly(768 * 300)
    assert one("slag: utbildning, när: 2027-09-01, för: [alla], längd: 8 h", rates).cost == exactly(768 * 330)
    without = one("slag: utbildning, för: [alla], längd: 8 h")
    assert isinstance(without.cost, Unknown)
    assert without.cost.why.sv == "planen anger ingen timkostnad"


def test_the_work_of_those_who_carry_it_out_is_no_time_off_duty() -> None:
    assert rows("aktiviteter: [{id: A1, aktivitet: Upphandla, slag: inköp, tid: 60 h}]\n") == ()


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_groups_that_share_an_activity_share_its_time(order: tuple[int, int]) -> None:
    names = ["alla", "några"]
    both = ", ".join(names[each] for each in order)
    found = time_off(
        rows(f"""
målgrupper:
  - {{id: alla, namn: Alla, antal: 96}}
  - {{id: några, namn: Några, antal: 8, överlappar: [{{grupp: alla, antal: 8}}]}}
aktiviteter:
  - {{id: A1, aktivitet: Kurs, slag: utbildning, för: [{both}], längd: 2 h}}
  - {{id: A2, aktivitet: Mer, slag: utbildning, för: [alla], längd: 1 h}}
""")
    )
    assert [(set(each.groups), int(each.hours.low)) for each in found] == [({"alla", "några"}, 192), ({"alla"}, 96)]
