"""Hours a month beside a share of full time."""

from decimal import Decimal

from kompplan.calculations.dates import calendar
from kompplan.calculations.workload import Overload, overloads
from kompplan.loading.load import Loaded, load


def worst(activities: str, fte: str = "50 %") -> list[Overload]:
    text = f"roller: [{{id: s, titel: samordnare, tjänst: {fte}}}]\naktiviteter: [{activities}]"
    read = load(text.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    assert not read.diagnostics
    return list(overloads(read.plan, calendar(read.plan), Decimal(160)))


def test_hours_are_spread_over_the_days() -> None:
    # 62 days in July and August, 186 h: 93 h in each, and 80 h are there
    (found,) = worst("{aktivitet: A, ansvarig: s, när: juli – augusti 2027, tid: 186 h}")
    assert (found.month, found.hours, found.available, found.months) == ((2027, 7), Decimal(93), Decimal(80), 2)


def test_several_activities_add_up_and_the_largest_comes_first() -> None:
    (found,) = worst(
        "{aktivitet: A, ansvarig: s, när: juli 2027, tid: 31 h},"
        "{aktivitet: B, ansvarig: Samordnare, när: juli 2027, tid: 62 h}"
    )
    assert found.hours == Decimal(93)
    assert [activity.text for activity in found.activities] == ["B", "A"]


def test_hours_a_week_go_on_as_long_as_the_activity() -> None:
    # 31 days are 31/7 weeks: 21 h a week is 93 h in July, and 80 h are there; 14 h a week is 62 h
    (found,) = worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 21 h i veckan}")
    assert found.hours == Decimal(93)
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 14 h i veckan}")


def test_what_may_be_enough_is_enough() -> None:
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 80 h}")
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 70–200 h}")
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 120 h}", "50–80 %")
    assert not worst("{aktivitet: A, ansvarig: s, när: hösten 2027, tid: 300 h}")
    assert not worst("{aktivitet: A, ansvarig: s, tid: 300 h}")
