"""What is done, what comes next and what is too late, on the worked example of an open procedure.

The course starts on 2026-10-05. Backwards: contract the same day, standstill until 09-30, award 09-20, tenders 08-31,
notice 08-01, requirements from 07-12. With 60 days for a review the notice goes out 06-02, requirements from 05-13.
"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.dates import calendar
from kompplan.calculations.procurement import purchases
from kompplan.calculations.purchase_steps import Pace, Standing, Why, in_order, standings
from kompplan.loading.load import Loaded, load
from kompplan.settings import DEFAULT

ACTIVITY = "aktiviteter:\n  - {id: A1, aktivitet: Kurs, när: 2026-10-05, upphandling: U1}\n"


def stand(purchase: str, today: str, activities: str = ACTIVITY) -> tuple[Standing, ...]:
    loaded = load(f"{activities}upphandlingar:\n{purchase}\n".encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    dates = calendar(loaded.plan)
    return standings(purchases(loaded.plan, dates, DEFAULT), dates, day(today))


def one(fields: str, today: str, activities: str = ACTIVITY) -> Standing:
    (found,) = stand(f"  - {{id: U1, vad: kurs, {fields}}}", today, activities)
    return found


def day(iso: str) -> date:
    return date.fromisoformat(iso)


OPEN = "förfarande: öppet förfarande"


def test_before_the_requirements_must_begin_there_is_time() -> None:
    found = one(OPEN, "2026-05-13")
    assert found.pace is Pace.IN_TIME
    assert found.next is not None
    assert (found.next.name, found.next.when) == ("begin", day("2026-05-13"))


def test_after_that_only_if_nobody_asks_for_a_review() -> None:
    found = one(OPEN, "2026-05-14")
    assert found.pace is Pace.NO_BUFFER
    assert found.next is not None
    assert found.next.when == day("2026-07-12")


def test_after_the_last_day_it_is_too_late_and_the_contract_comes_as_many_days_later() -> None:
    found = one(OPEN, "2026-07-15")
    assert found.pace is Pace.TOO_LATE
    assert found.worst is not None
    assert (found.worst.name, found.worst.overdue) == ("begin", 3)
    assert found.possible == day("2026-10-08")  # 2026-07-15 + 20 + 65 days
    assert found.late_by == 3


def test_a_notice_that_is_dated_tells_when_the_requirements_are_to_be_ready() -> None:
    found = one(f"{OPEN}, annons: 2026-05-25", "2026-05-20")
    assert found.pace is Pace.IN_TIME
    assert found.next is not None
    assert (found.next.name, found.next.when) == ("begin", day("2026-05-05"))


def test_a_notice_that_is_dated_after_its_last_day_is_too_late_whatever_day_it_is() -> None:
    found = one(f"{OPEN}, annons: 2026-08-11", "2026-05-01")
    assert found.pace is Pace.TOO_LATE
    assert found.worst is not None
    assert (found.worst.name, found.worst.too_late) == ("notice", 10)
    assert found.late_by == 10


def test_what_the_status_tells_is_done() -> None:
    found = one(f"{OPEN}, status: annonserad", "2026-08-10")
    assert [step.name for step in found.steps if step.done] == ["begin", "notice"]
    assert found.pace is Pace.NO_BUFFER
    assert one(f"{OPEN}, status: avtal tecknat", "2026-12-01").pace is Pace.DONE


def test_a_day_that_has_passed_is_done_unless_the_status_says_planned() -> None:
    assert one(f"{OPEN}, annons: 2026-06-01", "2026-06-02").steps[1].done
    found = one(f"{OPEN}, annons: 2026-06-01, status: planerad", "2026-06-02")
    assert not found.steps[1].done
    assert found.steps[1].silent


def test_a_day_that_passed_without_anything_done_says_nothing_of_what_comes() -> None:
    # The contract was to be signed on 2026-09-01, and still nothing has begun: from 2026-09-20 it takes 20 days
    found = one("förfarande: direktupphandling, avtal: 2026-09-01, status: planerad", "2026-09-20")
    assert found.pace is Pace.TOO_LATE
    assert found.worst is not None
    assert (found.worst.name, found.worst.overdue) == ("begin", 5)
    assert found.possible == day("2026-10-10")


def test_a_direct_award_has_a_request_and_a_contract() -> None:
    found = one("förfarande: direktupphandling", "2026-09-15")
    assert [(step.name, step.last) for step in found.steps] == [
        ("begin", day("2026-09-15")),
        ("contract", day("2026-10-05")),
    ]
    assert found.pace is Pace.IN_TIME
    assert one("förfarande: direktupphandling", "2026-09-16").pace is Pace.TOO_LATE


def test_what_cannot_be_counted_says_why() -> None:
    assert one("värde: 100 tkr", "2026-05-01").why is Why.NO_PROCEDURE
    assert one(OPEN, "2026-05-01", "").why is Why.NOTHING_WAITS
    due = "aktiviteter:\n  - {id: A1, aktivitet: Kurs, senast: 2026-10-05, upphandling: U1}\n"
    assert one(OPEN, "2026-05-01", due).why is Why.NO_START


def test_what_is_late_comes_first() -> None:
    found = in_order(
        stand(
            "  - {id: U2, vad: a, förfarande: avrop}\n  - {id: U3, vad: b, förfarande: öppet förfarande,"
            " aktiviteter: [A1]}\n  - {id: U1, vad: c, förfarande: direktupphandling}",
            "2026-08-01",
        )
    )
    assert [each.purchase.procurement.id for each in found] == ["U3", "U1", "U2"]


@given(
    st.integers(0, 400), st.sampled_from(["öppet förfarande", "annonserad upphandling", "direktupphandling", "avrop"])
)
def test_it_never_gets_less_late_as_time_goes_by(days: int, procedure: str) -> None:
    rank = [Pace.IN_TIME, Pace.NO_BUFFER, Pace.TOO_LATE]
    today = day("2026-01-01") + timedelta(days)
    earlier = one(f"förfarande: {procedure}", today.isoformat())
    later = one(f"förfarande: {procedure}", (today + timedelta(7)).isoformat())
    assert rank.index(earlier.pace) <= rank.index(later.pace)
    assert earlier.late_by <= later.late_by
