"""The calendar of a purchase: backwards from the day it is needed, forwards from what is dated."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from kompplan.calculations.dates import calendar
from kompplan.calculations.direct_awards import Limits, direct_award_limits, same_kind_awards
from kompplan.calculations.procurement import Backwards, Purchase, backwards, lead_time, purchases
from kompplan.calculations.procurement_law import standstill_days, standstill_ends, tender_time
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan
from kompplan.model.words import Category, Procedure
from kompplan.settings import DEFAULT
from kompplan.values.when import Days


def read(text: str) -> Plan:
    loaded = load(text.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return loaded.plan


def bought(text: str, today: date | None = None) -> tuple[Purchase, ...]:
    plan = read(text)
    return purchases(plan, calendar(plan), DEFAULT, today)


def day(iso: str) -> date:
    return date.fromisoformat(iso)


COURSE = """
aktiviteter:
  - {id: A1, aktivitet: Kurs, när: 2026-10-05, upphandling: U1}
upphandlingar:
  - {id: U1, vad: kurs, förfarande: öppet förfarande}
"""


def test_the_worked_example_of_an_open_procedure() -> None:
    """A course that starts on 2026-10-05: the last notices without and with the days for a review."""
    (purchase,) = bought(COURSE)
    assert purchase.latest == Backwards(
        begin=day("2026-07-12"),
        notice=day("2026-08-01"),
        tender_deadline=day("2026-08-31"),
        award=day("2026-09-20"),
        standstill_end=day("2026-09-30"),
        contract=day("2026-10-05"),
    )
    assert purchase.with_review is not None
    assert purchase.with_review.notice == day("2026-06-02")
    assert purchase.with_review.begin == day("2026-05-13")
    assert purchase.with_appeal is not None
    assert purchase.with_appeal.contract == day("2026-02-27")
    assert purchase.planned is None
    assert purchase.too_early is None


@pytest.mark.parametrize(
    ("procedure", "days"),
    [(Procedure.DIRECT, 20), (Procedure.CALL_OFF, 25), (Procedure.ADVERTISED, 45), (Procedure.OPEN, 65)],
)
def test_forwards_and_backwards_are_each_others_mirror(procedure: Procedure, days: int) -> None:
    assert lead_time(procedure, DEFAULT).days == days
    back = backwards(day("2026-10-05"), procedure, DEFAULT)
    assert back is not None
    start = back.notice or back.begin
    assert start + timedelta(days) == day("2026-10-05")


def test_a_direct_award_needs_no_room_for_a_review() -> None:
    (purchase,) = bought(COURSE.replace("öppet förfarande", "direktupphandling"))
    assert purchase.latest is not None
    assert purchase.latest == purchase.with_review
    assert purchase.latest == Backwards(day("2026-09-15"), None, None, None, None, day("2026-10-05"))


def test_lead_times_and_buffers_are_settings_and_the_plan_may_have_its_own_buffer() -> None:
    plan = read(COURSE.replace("öppet förfarande", "öppet förfarande, överprövningsbuffert: 30 dagar"))
    settings = DEFAULT._replace(open_tender_days=35, review_buffer_days=90)
    (purchase,) = purchases(plan, calendar(plan), settings)
    assert purchase.buffer == 30
    assert purchase.latest is not None
    assert purchase.latest.notice == day("2026-07-27")
    assert purchase.with_review is not None
    assert purchase.with_review.notice == day("2026-06-27")


def test_a_buffer_that_nobody_can_mean_is_not_counted_with() -> None:
    (purchase,) = bought(COURSE.replace("öppet förfarande", "öppet förfarande, överprövningsbuffert: 999999999999"))
    assert purchase.buffer == 60


def test_there_is_no_calendar_before_the_calendar() -> None:
    assert backwards(date(1, 1, 30), Procedure.OPEN, DEFAULT) is None


def test_the_first_activity_that_waits_is_the_one_that_counts() -> None:
    (purchase,) = bought(
        """
aktiviteter:
  - {id: A1, aktivitet: Handledning, när: 2026-11-02, upphandling: U1}
  - {id: A2, aktivitet: Kurs, när: 2026-10-05}
  - {id: A3, aktivitet: Upphandla kursen, när: 2026-05-04, upphandling: U1}
  - {id: A4, aktivitet: Provkurs, när: 2026-03-02, status: genomförd, upphandling: U1}
upphandlingar:
  - {id: U1, vad: kurs, förfarande: annonserad, aktiviteter: [A2, A1]}
"""
    )
    assert [each.id for each in purchase.activities] == ["A2", "A1"]
    assert purchase.needed == Days(day("2026-10-05"), day("2026-10-05"))
    assert purchase.field == "when"


@pytest.mark.parametrize(
    ("steps", "step", "expected", "possible"),
    [
        ("annons: 2026-08-01", "notice", "2026-10-05", "2026-09-11"),
        ("annons: 2026-08-01, sista_anbudsdag: 2026-09-04", "tender_deadline", "2026-10-09", "2026-09-15"),
        ("tilldelning: 2026-09-20", "award", "2026-10-05", "2026-10-01"),
        ("avtalsspärr_slut: 2026-09-30", "standstill_end", "2026-10-05", "2026-10-01"),
        ("avtal: 2026-10-02", "contract", "2026-10-02", "2026-10-02"),
    ],
)
def test_a_contract_is_counted_from_the_last_step_that_has_a_date(
    steps: str, step: str, expected: str, possible: str
) -> None:
    (purchase,) = bought(COURSE.replace("öppet förfarande", f"öppet förfarande, {steps}"))
    planned = purchase.planned
    assert planned is not None
    assert planned.step == step
    assert planned.days == Days(day(expected), day(expected))
    assert planned.possible == day(possible)


def test_a_purchase_with_a_tender_deadline_is_an_advertised_one() -> None:
    (purchase,) = bought("upphandlingar:\n  - {id: U1, vad: kurs, sista_anbudsdag: 16 januari 2012}")
    assert purchase.procedure is Procedure.ADVERTISED
    assert purchase.planned is not None
    assert purchase.planned.days.earliest == day("2012-02-15")
    assert purchase.planned.possible == day("2012-01-16")  # nobody has told the tables of a standstill in 2012


def test_what_is_only_planned_begins_today_where_the_plan_says_which_day_it_is() -> None:
    planned = COURSE.replace("öppet förfarande", "öppet förfarande, status: planerad")
    (purchase,) = bought(planned, day("2026-09-01"))
    assert purchase.too_early is not None
    assert not purchase.too_early.lawful
    assert purchase.too_early.possible == day("2026-11-05")
    assert bought(planned)[0].too_early is None


def test_cancelled_purchases_are_none() -> None:
    assert bought(COURSE.replace("öppet förfarande", "öppet förfarande, status: avbruten")) == ()


def test_what_the_tables_say_of_standstill_and_tender_times() -> None:
    assert standstill_days(day("2026-09-20"), Procedure.OPEN) == 10
    assert standstill_days(day("2026-09-20"), Procedure.DIRECT) == 0
    assert standstill_days(day("2005-09-20"), Procedure.OPEN) is None
    time = tender_time(day("2026-08-01"), Procedure.OPEN)
    assert time is not None
    assert (time.days, time.shortest) == (35, 30)
    assert tender_time(day("2026-08-01"), Procedure.ADVERTISED) is None


@pytest.mark.parametrize(
    ("category", "first", "last", "limits"),
    [
        (Category.SERVICES, "2027-03-01", "2027-03-01", Limits(Decimal(700000), Decimal(700000))),
        (Category.GOODS, "2014-06-01", "2014-08-01", Limits(Decimal(270964), Decimal(505800))),
        (Category.ANNEX2, "2024-03-01", "2024-03-01", Limits(Decimal(8109450), Decimal(8109450))),
        (Category.ANNEX2, "2027-03-01", "2027-03-01", Limits(Decimal(700000), None)),
        (None, "2024-03-01", "2024-03-01", Limits(Decimal(700000), Decimal(8109450))),
        (Category.ANNEX2, "2012-03-01", "2012-03-01", Limits(Decimal(256500), Decimal(313500), about=True)),
        (Category.WORKS, "2022-01-15", "2022-01-15", Limits(None, None)),
        (None, "2005-01-15", "2005-01-15", Limits(None, None)),
    ],
)
def test_the_limit_is_that_of_the_plans_own_dates(
    category: Category | None, first: str, last: str, limits: Limits
) -> None:
    assert direct_award_limits(category, Days(day(first), day(last))) == limits


def test_direct_awards_are_added_by_category_and_year() -> None:
    plan = read(
        """
upphandlingar:
  - {id: U1, vad: a, kategori: tjänster, förfarande: direktupphandling, värde: 100 000 kr, avtal: 2027-05-03}
  - {id: U2, vad: b, kategori: tjänster, förfarande: direktupphandling, värde: ca 100 000 kr, avtal: 2027-02-01}
  - {id: U3, vad: c, kategori: varor, förfarande: direktupphandling, värde: 100 000 kr, avtal: 2027-02-01}
  - {id: U4, vad: d, kategori: tjänster, förfarande: direktupphandling, värde: 100 000 kr, avtal: 2028-02-01}
"""
    )
    groups = same_kind_awards(plan, calendar(plan))
    assert [[each.procurement.id for each in group.awards] for group in groups] == [["U2", "U1"], ["U3"], ["U4"]]
    assert (groups[0].sum.low, groups[0].sum.high) == (Decimal(190000), Decimal(210000))
    assert (groups[0].category, groups[0].year) == (Category.SERVICES, 2027)


@pytest.mark.parametrize(
    ("award", "last"),
    [
        ("2019-04-01", "2019-04-11"),
        ("2019-04-18", "2019-04-29"),  # the tenth day is a Sunday; Easter in between makes no difference
        ("2026-06-09", "2026-06-22"),  # the tenth day is midsummer eve
    ],
)
def test_a_standstill_does_not_end_on_a_free_day(award: str, last: str) -> None:
    """The first two are the Agency's own examples, in Frågeportalen 1372299."""
    assert standstill_ends(day(award), Procedure.OPEN) == day(last)
