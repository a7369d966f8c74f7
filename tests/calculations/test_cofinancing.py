"""What share others have to pay: the plan's own word, the tables, or nothing at all."""

from datetime import date
from decimal import Decimal

import pytest

from kompplan.calculations.cofinancing import Requirement, from_social_fund, required
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan
from kompplan.values.when import Days


def plan(programme: str, region: str = "") -> Plan:
    head = f"projekt: {{namn: Samtal, region: {region or '~'}, program: {{{programme}}}}}"
    read = load(head.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    assert not read.diagnostics
    return read.plan


def on(day: str, until: str | None = None) -> Days:
    return Days(date.fromisoformat(day), date.fromisoformat(until or day))


@pytest.mark.parametrize(
    ("programme", "region", "start", "low", "high"),
    [
        ("fond: ESF+, programområde: A", "Västsverige", on("2027-01-11"), 46, 46),
        ("fond: ESF+, programområde: A", "Gävleborgs län", on("2027-01-11"), 40, 40),
        ("fond: ESF+, programområde: A", "", on("2027-01-11"), 40, 46),
        ("fond: European Social Fund Plus, programområde: Programme area A", "Skåne", on("2024-05-01"), 46, 46),
        ("fond: Europeiska socialfonden, utlysning: Ohälsa 2016/00562", "", on("2017-04-03"), 53, 53),
        ("fond: Europeiska socialfonden, diarienummer: 2015/00138", "", on("2015-09-01"), 33, 33),
        ("fond: Europeiska socialfonden, programområde: 1 Kompetensförsörjning", "", on("2009-01-15"), 0, 0),
    ],
)
def test_the_table_is_asked_for_the_first_day(programme: str, region: str, start: Days, low: int, high: int) -> None:
    assert required(plan(programme, region), start) == Requirement(Decimal(low), Decimal(high), stated=False)


@pytest.mark.parametrize(
    ("programme", "start"),
    [
        ("fond: ESF+, programområde: A", None),
        ("fond: ESF+, programområde: B", on("2027-01-11")),
        ("fond: ESF+, programområde: Allt möjligt", on("2027-01-11")),
        ("fond: ESF+, programområde: A", on("2027-12-01", "2028-02-29")),
        ("fond: Regionalfonden, programområde: A", on("2027-01-11")),
        ("programområde: A", on("2027-01-11")),
    ],
)
def test_what_the_table_does_not_have_is_not_known(programme: str, start: Days | None) -> None:
    assert required(plan(programme, "Skåne"), start) is None


def test_what_the_plan_states_beats_the_table() -> None:
    stated = plan("fond: ESF+, programområde: A, krav_på_medfinansiering: 53 %", "Skåne")
    assert required(stated, on("2027-01-11")) == Requirement(Decimal(53), Decimal(53), stated=True)


def test_the_social_fund_goes_by_many_names() -> None:
    for fund in ("ESF", "ESF+", "Europeiska socialfonden", "European Social Fund Plus"):
        project = plan(f"fond: {fund}").project
        assert project is not None
        assert from_social_fund(project.programme)
    assert not from_social_fund(None)
