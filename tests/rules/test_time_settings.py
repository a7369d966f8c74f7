"""The lead times and calendars that an organisation can set for the rules of time."""

from datetime import date
from decimal import Decimal

import pytest

from kompplan.checked import CheckedPlan
from kompplan.loading.load import Loaded, load
from kompplan.rules.time import (
    date_too_coarse,
    frequency_count_mismatch,
    non_working_day,
    preparation_after_start,
)
from kompplan.settings import DEFAULT, Settings

TODAY = date(2027, 1, 15)


def found(module: object, plan: str, settings: Settings) -> int:
    loaded = load(plan.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return len(list(module.RULE.check(CheckedPlan(loaded, TODAY, settings))))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("module", "plan", "settings"),
    [
        (
            date_too_coarse,
            "projekt: {namn: A, status: pågår}\naktiviteter: [{id: A1, aktivitet: Kurs, när: mars 2027}]",
            DEFAULT._replace(exact_dates_ahead=30),
        ),
        (
            non_working_day,
            "aktiviteter: [{id: A1, aktivitet: Kurs för lärare, slag: kurs, när: 2027-02-17}]",  # week 7
            DEFAULT._replace(school_breaks=("v. 9 2027",)),
        ),
        (
            frequency_count_mismatch,
            (
                "projekt: {namn: A, period: 2027-01-01 – 2027-12-31}\n"
                "aktiviteter: [{id: A1, aktivitet: Träff, hur_ofta: varje vecka, tillfällen: 30}]"
            ),
            DEFAULT._replace(meeting_pause=Decimal("0.5")),
        ),
        (
            preparation_after_start,
            (
                "aktiviteter:\n  - {id: A1, aktivitet: PM, slag: pm, senast: 2027-02-08}\n"
                "  - {id: A2, aktivitet: Kurs, start: 2027-02-15, efter: A1}"
            ),
            DEFAULT._replace(preparation_lead_days=7),
        ),
    ],
)
def test_a_setting_silences_what_the_default_reports(module: object, plan: str, settings: Settings) -> None:
    assert found(module, plan, DEFAULT) == 1
    assert found(module, plan, settings) == 0


@pytest.mark.parametrize("module", [date_too_coarse, preparation_after_start])
def test_a_huge_number_of_days_is_no_crash(module: object) -> None:
    plan = (
        "projekt: {namn: A, status: pågår}\naktiviteter:\n"
        "  - {id: A1, aktivitet: PM, slag: pm, senast: 2027-02-08}\n"
        "  - {id: A2, aktivitet: Kurs, när: mars 2027, efter: A1}"
    )
    assert found(module, plan, DEFAULT._replace(exact_dates_ahead=10**9, preparation_lead_days=10**9)) == 1
