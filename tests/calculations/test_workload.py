"""Hours a month beside a share of full time. July and August 2027 have 22 working days each: 88 h at half time."""

from decimal import Decimal

from kompplan.calculations.dates import calendar
from kompplan.calculations.overloads import Overload, overloads
from kompplan.loading.load import Loaded, load
from kompplan.settings import DEFAULT


def worst(activities: str, fte: str = "50 %") -> list[Overload]:
    text = f"roller: [{{id: s, titel: samordnare, tjänst: {fte}}}]\naktiviteter: [{activities}]"
    read = load(text.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    assert not read.diagnostics
    return list(overloads(read.plan, calendar(read.plan), DEFAULT))


def test_hours_are_spread_over_the_working_days() -> None:
    # 44 working days in July and August, 220 h: 110 h in each
    (found,) = worst("{aktivitet: A, ansvarig: s, när: juli – augusti 2027, tid: 220 h}")
    assert (found.month, found.hours, found.available, found.months) == ((2027, 7), Decimal(110), Decimal(88), 2)


def test_full_time_is_that_of_the_settings() -> None:
    # 160 × 12 / 52 / 5 is 7,4 h a day in tenths: 22 × 3,7 h
    text = "roller: [{id: s, titel: s, tjänst: 50 %}]\naktiviteter: [{text: A, ansvarig: s, när: juli 2027, tid: 82 h}]"
    read = load(text.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    by = DEFAULT._replace(full_time_hours=Decimal(160))
    (found,) = overloads(read.plan, calendar(read.plan), by)
    assert found.available == Decimal("81.4")


def test_several_activities_add_up_and_the_largest_comes_first() -> None:
    (found,) = worst(
        "{aktivitet: A, ansvarig: s, när: juli 2027, tid: 31 h},"
        "{aktivitet: B, ansvarig: Samordnare, när: juli 2027, tid: 62 h}"
    )
    assert found.hours == Decimal(93)
    assert [activity.text for activity in found.activities] == ["B", "A"]


def test_hours_a_week_go_on_as_long_as_the_activity() -> None:
    # 22 working days are 22/5 weeks: 22 h a week is 96,8 h in July, and 20 h a week is the 88 h that are there
    (found,) = worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 22 h i veckan}")
    assert found.hours == Decimal("96.8")
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 20 h i veckan}")


def test_what_may_be_enough_is_enough() -> None:
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 88 h}")
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 70–200 h}")
    assert not worst("{aktivitet: A, ansvarig: s, när: juli 2027, tid: 120 h}", "50–80 %")
    assert not worst("{aktivitet: A, ansvarig: s, när: hösten 2027, tid: 300 h}")
    assert not worst("{aktivitet: A, ansvarig: s, tid: 300 h}")
