"""Counting working days, beside going through the days one by one."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.workdays import day_off
from kompplan.calculations.working_time import OwnDays, WorkingDays

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def ordinal(text: str) -> int:
    return date.fromisoformat(text).toordinal()


@given(DAYS, st.integers(0, 400))
def test_the_count_is_what_going_day_by_day_gives(first: date, length: int) -> None:
    days = WorkingDays(2018)
    passed = [first + timedelta(days=each) for each in range(length)]
    worked = [each for each in passed if day_off(each) is None]
    last = first + timedelta(days=length)
    assert days.before(last.toordinal()) - days.before(first.toordinal()) == len(worked)
    for at, each in enumerate(worked[:3]):
        assert days.day(days.before(first.toordinal()) + at) == each.toordinal()


def test_easter_2027() -> None:
    # Thursday 25 March, then Good Friday, the weekend and Easter Monday: the next working day is Tuesday the 30th
    days = WorkingDays(2027)
    number = days.before(ordinal("2027-03-25"))
    assert days.day(number + 1) == ordinal("2027-03-30")
    assert days.before(ordinal("2027-03-26")) == days.before(ordinal("2027-03-30")) == number + 1


def test_own_days_come_after_each_other_the_last_word_counts() -> None:
    own = (
        OwnDays(ordinal("2027-05-10"), ordinal("2027-05-16"), "planeringsvecka", worked=False),
        OwnDays(ordinal("2027-05-15"), ordinal("2027-05-15"), None, worked=True),
    )
    days = WorkingDays(2027, own)
    assert days.day(days.before(ordinal("2027-05-10"))) == ordinal("2027-05-15")
    assert days.off(ordinal("2027-05-10")) == "planeringsvecka"
    assert days.off(ordinal("2027-05-15")) is None


def test_july_and_school_breaks_only_where_they_are_asked_for() -> None:
    july, november = ordinal("2027-07-05"), ordinal("2027-11-03")  # Wednesday of week 44
    assert WorkingDays(2027).off(july) is None
    assert WorkingDays(2027, july_off=True).off(july) is not None
    own = WorkingDays(2027, school_breaks_off=True, school_breaks=("v. 44 2027",))
    assert own.off(november) is not None
    assert own.day(own.before(november)) == ordinal("2027-11-08")


def test_days_outside_the_years_are_in_order_and_not_known() -> None:
    days = WorkingDays(2027)
    assert days.before(ordinal("2020-01-01")) < days.before(ordinal("2026-12-31")) < 0
    assert not days.known(-1)
    assert not days.known(10**9)
    assert days.dates[0] == date(2027, 1, 4)
