"""The calendar, day by day against another implementation, and the days that practice.md lists."""

from datetime import date, timedelta

import holidays as oracle
import pytest

from kompplan.calculations.workdays import (
    break_on,
    breaks,
    day_off,
    easter,
    holidays,
    is_holiday,
    weekday,
    working_day_after,
    working_day_before,
)

YEARS = range(1990, 2101)


def on(text: str) -> date:
    return date.fromisoformat(text)


def test_every_day_for_a_century_is_free_or_not_as_another_calendar_says() -> None:
    sweden = oracle.country_holidays("SE", years=YEARS, categories=("public", "de_facto"), language="sv")
    day = date(YEARS[0], 1, 1)
    while day.year <= YEARS[-1]:
        ours = holidays(day.year).get(day)
        theirs = sweden.get(day)
        assert (ours is None) == (theirs is None), day
        if ours is not None and theirs is not None:
            names = {each.casefold() for each in theirs.split("; ")}
            assert set(ours.sv.casefold().split(" och ")) == names, day
        assert (day_off(day) is not None) == (theirs is not None or day.weekday() >= 5)
        day += timedelta(days=1)


@pytest.mark.parametrize("day", ["2012-04-08", "2017-04-16", "2026-04-05", "2027-03-28", "1970-03-29", "2200-04-06"])
def test_easter(day: str) -> None:
    assert easter(on(day).year) == on(day)


@pytest.mark.parametrize(
    ("day", "sv", "en"),
    [
        ("2026-06-19", "midsommarafton", "Midsummer Eve"),
        ("2026-05-14", "Kristi himmelsfärdsdag", "Ascension Day"),
        ("2026-10-31", "alla helgons dag", "All Saints' Day"),
        ("2027-05-29", "en lördag", "a Saturday"),
        ("2027-05-30", "en söndag", "a Sunday"),
        ("2008-05-01", "första maj och Kristi himmelsfärdsdag", "May Day and Ascension Day"),
        ("2004-05-31", "annandag pingst", "Whit Monday"),
        ("2005-06-06", "nationaldagen", "the National Day"),
    ],
)
def test_what_a_free_day_is_called(day: str, sv: str, en: str) -> None:
    found = day_off(on(day))
    assert found is not None
    assert (found.sv, found.en) == (sv, en)


@pytest.mark.parametrize("day", ["2005-05-16", "2003-06-06", "2026-04-30", "2026-01-05", "2026-12-30"])
def test_working_days(day: str) -> None:
    assert day_off(on(day)) is None
    assert not is_holiday(on(day))


def test_the_working_days_beside_a_free_one() -> None:
    # Good Friday to Easter Monday 2027 is 26–29 March
    assert working_day_before(on("2027-03-28")) == on("2027-03-25")
    assert working_day_after(on("2027-03-26")) == on("2027-03-30")
    # Christmas Eve 2026 is a Thursday, New Year's Day a Friday
    assert working_day_after(on("2026-12-24")) == on("2026-12-28")
    assert weekday(on("2026-12-28")).sv == "måndag"


@pytest.mark.parametrize(
    ("day", "school", "period"),
    [
        ("2027-07-14", False, "vacation"),
        ("2027-07-14", True, "summer-break"),
        ("2027-06-21", False, None),
        ("2026-10-28", True, "autumn-break"),  # week 44 is 26–30 October
        ("2026-10-28", False, None),
        ("2026-11-02", True, None),
        ("2027-02-15", True, "sport-break"),  # Monday of week 7
        ("2027-02-12", True, None),
        ("2027-03-22", True, "easter-break"),  # Monday before Easter Day 28 March
        ("2027-04-02", True, "easter-break"),
        ("2027-04-05", True, None),
        ("2027-01-05", True, "christmas-break"),
        ("2027-01-08", True, None),
        ("2005-10-31", True, None),  # before the ordinance that the pack goes by
    ],
)
def test_when_people_are_hard_to_gather(day: str, school: bool, period: str | None) -> None:
    found = break_on(on(day), school=school)
    assert (found.period if found else None) == period


def test_a_break_over_new_year_begins_in_the_old_one() -> None:
    (christmas,) = [each for each in breaks(2026) if each.period == "christmas-break"]
    assert (christmas.first, christmas.last) == (on("2026-12-22"), on("2027-01-07"))


def test_an_organisations_own_breaks_stand_in_for_the_rough_ones_of_that_year() -> None:
    own = ("v. 9 2027", "2027-03-29 – 2027-04-02")
    found = break_on(on("2027-03-03"), school=True, own=own)
    assert found is not None and found.period == "own"
    assert break_on(on("2027-02-15"), school=True, own=own) is None  # week 7, which is theirs no more
    july = break_on(on("2027-07-14"), school=True, own=own)
    assert july is not None and july.period == "vacation"
    rough = break_on(on("2028-02-16"), school=True, own=own)
    assert rough is not None and rough.period == "sport-break"
    assert break_on(on("2027-03-03"), school=False, own=own) is None
