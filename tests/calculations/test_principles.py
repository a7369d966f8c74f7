"""Which horizontal principles a funder demanded, and when."""

import pytest

from kompplan.calculations.principles import PRINCIPLES, required, social_fund
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan


def plan(written: str) -> Plan:
    loaded = load(written.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return loaded.plan


@pytest.mark.parametrize(
    ("fund", "is_it"),
    [
        ("Europeiska socialfonden", True),
        ("Europeiska socialfonden+ (ESF+)", True),
        ("ESF+", True),
        ("Svenska ESF-rådet", True),
        ("European Social Fund Plus", True),
        ("Europeiska regionalfonden", False),
        ("statsbidrag", False),
    ],
)
def test_the_social_fund_is_known_by_its_names(fund: str, is_it: bool) -> None:
    assert social_fund(plan(f"projekt: {{namn: Samtal, program: {{fond: {fund}}}}}")) is is_it
    assert social_fund(plan(f"finansiering: [{{källa: {fund}, belopp: 100 kr}}]")) is is_it


def test_all_three_are_demanded_from_2014_and_nothing_is_guessed_before() -> None:
    written = "projekt: {{namn: Samtal, period: {period}, program: {{fond: ESF}}}}"
    every = frozenset(principle.field for principle in PRINCIPLES)
    assert required(plan(written.format(period="2016-09-01 – 2018-08-31"))) == every
    assert required(plan(written.format(period="2027-02-01 – 2028-05-31"))) == every
    assert required(plan(written.format(period="2012–2013"))) is None
    assert required(plan("projekt: {namn: Samtal, program: {fond: ESF}}")) is None
    assert required(plan("projekt: {namn: Samtal, period: 2027–2028}")) is None
