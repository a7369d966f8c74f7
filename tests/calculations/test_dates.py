"""When activities begin and end. The days are worked out by hand beside each plan."""

from datetime import date
from textwrap import dedent

from kompplan.calculations.dates import Dates, calendar, times
from kompplan.calculations.walk import walk
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan
from kompplan.values.when import Days, Precision


def plan(text: str) -> Plan:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return loaded.plan


def dates(text: str) -> Dates:
    """Return the dates of the plan's only activity."""
    read = plan(text)
    (activity,) = read.activities
    return calendar(read).of(activity)


def day(text: str) -> Days:
    return Days(date.fromisoformat(text), date.fromisoformat(text))


def days(first: str, last: str) -> Days:
    return Days(date.fromisoformat(first), date.fromisoformat(last))


def test_start_and_due_are_the_two_ends() -> None:
    found = dates("aktiviteter: [{aktivitet: Kurs, start: 2027-03-01, senast: 2027-04-30}]")
    assert (found.start, found.end) == (day("2027-03-01"), day("2027-04-30"))
    assert [name for name, _ in found.stated] == ["start", "due"]


def test_a_span_of_months_begins_some_day_in_the_first_and_ends_some_day_in_the_last() -> None:
    found = dates("aktiviteter: [{aktivitet: Kurs, när: mars – april 2027}]")
    assert found.start == days("2027-03-01", "2027-03-31")
    assert found.end == days("2027-04-01", "2027-04-30")
    assert found.precision is Precision.MONTH


def test_a_season_both_begins_and_ends_somewhere_in_it() -> None:
    # Hösten is August to December; nothing says that the course fills it.
    found = dates("aktiviteter: [{aktivitet: Kurs, när: hösten 2012}]")
    assert found.start == found.end == days("2012-08-01", "2012-12-31")


def test_start_and_due_are_more_exact_than_when() -> None:
    both = "{aktivitet: Kurs, när: vt 2027, start: 2027-02-01, senast: 2027-05-28}"
    found = dates(f"aktiviteter: [{both}]")
    assert (found.start, found.end) == (day("2027-02-01"), day("2027-05-28"))
    assert found.precision is Precision.TERM  # the coarsest of what is stated


def test_when_gives_the_end_that_start_or_due_leaves_open() -> None:
    found = dates("aktiviteter: [{aktivitet: Kurs, när: mars – april 2027, start: 2027-03-15}]")
    assert (found.start, found.end) == (day("2027-03-15"), days("2027-04-01", "2027-04-30"))
    found = dates("aktiviteter: [{aktivitet: Kurs, när: mars – april 2027, senast: 2027-04-09}]")
    assert (found.start, found.end) == (days("2027-03-01", "2027-03-31"), day("2027-04-09"))


def test_a_deadline_says_nothing_of_the_beginning_and_a_beginning_nothing_of_the_end() -> None:
    found = dates("aktiviteter: [{aktivitet: PM, senast: 2017-09-07}]")
    assert (found.start, found.end, found.known) == (None, day("2017-09-07"), True)
    found = dates("aktiviteter: [{aktivitet: Samtal, när: från maj 2027}]")
    assert (found.start, found.end) == (days("2027-05-01", "2027-05-31"), None)


def test_what_has_no_year_or_no_time_at_all_has_no_days() -> None:
    for when in ("7 mars", "vid behov", "hösten"):
        found = dates(f"aktiviteter: [{{aktivitet: Kurs, när: {when}}}]")
        assert (found.start, found.end, found.known) == (None, None, False)
        assert len(found.stated) == 1
    assert dates("aktiviteter: [{aktivitet: Kurs}]").precision is Precision.UNKNOWN


def test_an_activity_that_states_no_date_lasts_from_its_first_part_to_its_last() -> None:
    # LiA's managers' development 1: March, April–May and autumn 2012.
    found = dates(
        """
        aktiviteter:
          - aktivitet: Chefsutveckling 1
            delar:
              - {längd: 1 dag, när: hösten 2012}
              - {längd: 1 dag, när: mars 2012}
              - {längd: 2 dagar internat, när: april – maj 2012}
              - {längd: 1 dag}
        """.replace("2 dagar internat", "2 dagar")
    )
    assert (found.start, found.end) == (days("2012-03-01", "2012-03-31"), days("2012-08-01", "2012-12-31"))
    assert found.stated == ()


def test_the_improvement_workshop_is_dated_from_its_start() -> None:
    # A start on Wednesday 2017-09-13 and a bit over six months give 13 March, and a tenth more of six months (18 days)
    # gives 31 March 2018. Supervision for about five months: 0,9 × 5 = 4,5 months is 28 January (13 January + 15 days),
    # 1,1 × 5 = 5,5 months is 28 February 2018 (13 February + 15 days).
    read = plan(
        """
        projekt: {namn: Förbättringsverkstad, period: 2017-09-13 – mars 2018}
        aktiviteter:
          - {aktivitet: PM, senast: 2017-09-07}
          - {aktivitet: Heldagar, start: 2017-09-13, senast: drygt 6 månader efter start}
          - {aktivitet: Handledning, start: vid start, senast: ca 5 månader efter start}
          - {aktivitet: Uppföljning, när: 6 månader efter slut}
        """
    )
    found = calendar(read)
    memo, meetings, supervision, follow_up = (found.of(activity) for activity in read.activities)
    assert memo.end == day("2017-09-07")
    assert (meetings.start, meetings.end) == (day("2017-09-13"), days("2018-03-13", "2018-03-31"))
    assert (supervision.start, supervision.end) == (day("2017-09-13"), days("2018-01-28", "2018-02-28"))
    # The end is some day in March 2018, so six months later is some day from 1 to 30 September (31 does not exist).
    assert follow_up.start == follow_up.end == days("2018-09-01", "2018-09-30")


def test_relative_dates_stay_unknown_without_a_period_to_count_from() -> None:
    found = dates("aktiviteter: [{aktivitet: Uppföljning, när: 6 månader efter slut}]")
    assert not found.known
    open_end = "projekt: {namn: Nätverk, period: från 2012-01-16}\n"
    found = dates(open_end + "aktiviteter: [{aktivitet: Uppföljning, när: 6 månader efter slut}]")
    assert not found.known


def test_the_calendar_resolves_other_parts_times_too() -> None:
    read = plan(
        """
        projekt: {namn: Barnen i boendet, period: 2027-01-11 – 2027-12-17}
        avslut: {uppföljning: 6 månader efter slut}
        """
    )
    assert read.closing is not None
    (follow_up,) = read.closing.followups
    assert follow_up.when is not None
    resolved = calendar(read).resolve(follow_up.when)
    assert resolved.start == resolved.end == day("2028-06-17")
    assert resolved.written == "6 månader efter slut"


def test_every_time_of_a_plan_is_found_with_its_field() -> None:
    read = plan(
        """
        projekt: {namn: Barnen i boendet, period: 2027}
        aktiviteter:
          - {aktivitet: Kurs, när: mars 2027, delar: [{längd: 1 dag, när: 2027-03-03}]}
        utvärdering: {återkoppling: [juni 2027, 30/9]}
        källor: [{titel: Behovsanalys, år: 2026}]
        """
    )
    assert [(time.field, time.item, time.when.written) for time in times(walk(read))] == [
        ("period", None, "2027"),
        ("when", None, "mars 2027"),
        ("when", None, "2027-03-03"),
        ("feedback", 0, "juni 2027"),
        ("feedback", 1, "30/9"),
        ("year", None, "2026"),
    ]
