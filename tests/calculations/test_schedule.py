"""When things can happen. Each network is small enough to be worked out with an almanac beside it.

May 2027: Monday 3, 10, 17, 24, 31; Thursday 6 May is Ascension Day. January 2027: Monday 4, 11, 18, 25; Wednesday 6 is
Epiphany.
"""

from datetime import date
from textwrap import dedent, indent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.dates import calendar
from kompplan.calculations.durations import Source
from kompplan.calculations.network import network
from kompplan.calculations.schedule import schedule
from kompplan.calculations.scheduled import BoundKind, DriverKind, Placed, Schedule, Why
from kompplan.loading.load import Loaded, load


def of(text: str, head: str = "projekt: {namn: P, period: 2027-01-11 – 2027-12-17}") -> Schedule:
    loaded = load((dedent(head) + "\naktiviteter:\n" + indent(dedent(text), "  ")).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics, loaded.diagnostics[0].message
    assert not loaded.unknown
    plan = loaded.plan
    return schedule(plan, calendar(plan), network(plan.activities))


def row(found: Schedule, name: str) -> Placed:
    return next(each for each in found.rows if each.activity.id == name)


def dates(found: Schedule, name: str) -> tuple[str, str]:
    """Return the early start and end, of which both are exact."""
    each = row(found, name)
    assert each.start.exact
    assert each.end.exact
    return str(each.start.earliest), str(each.end.earliest)


def spans(found: Schedule, name: str) -> tuple[str, str, str, str]:
    each = row(found, name)
    return str(each.start.earliest), str(each.start.latest), str(each.end.earliest), str(each.end.latest)


# -- lengths and days -------------------------------------------------------------------------------------------------


def test_what_nothing_is_said_about_begins_with_the_project_and_lasts_its_length() -> None:
    # Monday 11 January and five working days: to Friday the 15th
    found = of("- {id: A1, aktivitet: Kurs, längd: 5 dagar}")
    assert dates(found, "A1") == ("2027-01-11", "2027-01-15")
    assert row(found, "A1").driver.kind is DriverKind.PROJECT_START


@pytest.mark.parametrize(
    ("length", "end"),
    [
        ("1 dag", "2027-05-03"),
        ("en halv dag", "2027-05-03"),
        ("16 h", "2027-05-04"),
        ("17 h", "2027-05-05"),
        ("4 dagar", "2027-05-07"),  # Monday, Tuesday, Wednesday, and Friday after Ascension Day
        ("4 arbetsdagar", "2027-05-07"),
        ("4 kalenderdagar", "2027-05-05"),  # Monday to Thursday the 6th, which is a holiday
        ("2 veckor", "2027-05-14"),  # to Sunday the 16th: the last working day is Friday
        ("1 månad", "2027-06-02"),
    ],
)
def test_days_are_working_days_and_weeks_are_the_calendars(length: str, end: str) -> None:
    found = of(f"- {{id: A1, aktivitet: Kurs, start: 2027-05-03, längd: {length}}}")
    assert dates(found, "A1") == ("2027-05-03", end)


def test_parts_are_added_up_each_of_whole_days() -> None:
    # a day, two, a half: four days, 3, 4, 5 and 7 May
    found = of("- {id: A1, aktivitet: Kurs, start: 2027-05-03, delar: [1 dag, 2 dagar internat, en halv dag]}")
    assert dates(found, "A1") == ("2027-05-03", "2027-05-07")
    assert row(found, "A1").lasting.source is Source.PARTS


def test_what_has_both_ends_lasts_from_the_one_to_the_other() -> None:
    found = of("- {id: A1, aktivitet: Kurs, när: 2027-05-03 – 2027-05-14}")
    assert dates(found, "A1") == ("2027-05-03", "2027-05-14")
    assert row(found, "A1").working_days == 9  # two weeks without Ascension Day


def test_an_approximate_length_gives_a_stretch_of_days() -> None:
    found = of("- {id: A1, aktivitet: Kurs, start: 2027-05-10, längd: 3–5 dagar}")
    assert spans(found, "A1") == ("2027-05-10", "2027-05-10", "2027-05-12", "2027-05-14")


def test_a_milestone_takes_no_time_and_is_reached_on_the_day_of_what_leads_to_it() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, längd: 5 dagar}
        - {id: M, aktivitet: Alla har gått kursen, längd: 0 dagar, efter: A1}
        - {id: A2, aktivitet: Handledning, längd: 1 dag, efter: M}
        - {id: N, aktivitet: Beslut, när: 2027-05-05, längd: 0 dagar}
        """
    )
    assert dates(found, "M") == ("2027-01-15", "2027-01-15")
    assert dates(found, "A2") == ("2027-01-18", "2027-01-18")
    assert dates(found, "N") == ("2027-05-05", "2027-05-05")
    assert row(found, "M").milestone


# -- links ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("link", "start", "end"),
    [
        # A1 takes 10–14 May; A2 takes three days
        ("A1", "2027-05-17", "2027-05-19"),
        ("{aktivitet: A1, typ: slut-start, fördröjning: 2 arbetsdagar}", "2027-05-19", "2027-05-21"),
        ("{aktivitet: A1, fördröjning: 2 kalenderdagar}", "2027-05-17", "2027-05-19"),  # Saturday and Sunday
        ("{aktivitet: A1, fördröjning: 1 vecka}", "2027-05-24", "2027-05-26"),  # from Saturday the 22nd
        ("{aktivitet: A1, fördröjning: -2 arbetsdagar}", "2027-05-13", "2027-05-17"),
        ("{aktivitet: A1, typ: start-start}", "2027-05-10", "2027-05-12"),
        ("{aktivitet: A1, typ: start-start, fördröjning: 2}", "2027-05-12", "2027-05-14"),
        ("{aktivitet: A1, typ: slut-slut}", "2027-05-12", "2027-05-14"),
        ("{aktivitet: A1, typ: slut-slut, fördröjning: 1 arbetsdag}", "2027-05-13", "2027-05-17"),
        ("{aktivitet: A1, typ: slut-slut, fördröjning: 1 kalenderdag}", "2027-05-13", "2027-05-17"),  # not a Saturday
        ("{aktivitet: A1, typ: start-slut, fördröjning: 6}", "2027-05-13", "2027-05-17"),
        ("{aktivitet: A1, typ: finish-start, lag: 1 month}", "2027-06-15", "2027-06-17"),  # from 15 May on
    ],
)
def test_a_link_of_each_kind_with_each_kind_of_lag(link: str, start: str, end: str) -> None:
    found = of(
        f"""
        - {{id: A1, aktivitet: Kurs, start: 2027-05-10, längd: 5 dagar}}
        - {{id: A2, aktivitet: Handledning, längd: 3 dagar, efter: [{link}]}}
        """
    )
    assert dates(found, "A2") == (start, end)


def test_a_link_may_hold_for_two_ends_of_the_same_two() -> None:
    # begins two days after A1 does (12 May) and ends one day after it does (17 May): four days, 12–17 May
    found = of(
        """
        - {id: A1, aktivitet: Kurs, start: 2027-05-10, längd: 5 dagar}
        - id: A2
          aktivitet: Dokumentation
          längd: 2 dagar
          efter:
            - {aktivitet: A1, typ: start-start, fördröjning: 2 arbetsdagar}
            - {aktivitet: A1, typ: slut-slut, fördröjning: 1 arbetsdag, skäl: sista dagen skrivs också upp}
        """
    )
    assert dates(found, "A2") == ("2027-05-14", "2027-05-17")
    link = row(found, "A2").driver.link
    assert link is not None
    assert link.dependency.reason == "sista dagen skrivs också upp"


def test_the_latest_of_several_drives_and_the_chain_tells_the_way() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Upphandling, längd: 3 dagar}
        - {id: A2, aktivitet: Schema, längd: 6 dagar}
        - {id: A3, aktivitet: Kurs, längd: 2 dagar, efter: [A1, A2]}
        - {id: A4, aktivitet: Handledning, längd: 1 dag, efter: A3}
        """
    )
    assert [each.activity.id for each in found.chain(row(found, "A4").activity)] == ["A2", "A3", "A4"]


def test_one_that_is_stated_to_begin_the_day_the_other_ends_may() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, när: 2027-09-06 – 2027-10-29}
        - {id: A2, aktivitet: Uppföljning, start: 2027-10-29, längd: 1 dag, efter: A1}
        - {id: A3, aktivitet: Rapport, längd: 1 dag, efter: A1}
        """
    )
    assert dates(found, "A2") == ("2027-10-29", "2027-10-29")
    assert dates(found, "A3") == ("2027-11-01", "2027-11-01")
    assert found.violations == ()


# -- days off ---------------------------------------------------------------------------------------------------------


def test_holidays_and_eves_are_passed_over() -> None:
    # Thursday 25 March: Good Friday the 26th and Easter Monday the 29th are free
    found = of("- {id: A1, aktivitet: Kurs, start: 2027-03-25, längd: 3 dagar}")
    assert dates(found, "A1") == ("2027-03-25", "2027-03-31")


def test_a_stated_day_that_is_free_is_moved_and_told() -> None:
    # midsummer eve is Friday 25 June 2027
    found = of("- {id: A1, aktivitet: Träff, när: 2027-06-25}")
    assert dates(found, "A1") == ("2027-06-28", "2027-06-28")
    assert row(found, "A1").moved_from == date(2027, 6, 25)
    assert found.violations == ()


HEAD = """
    projekt: {namn: P, period: 2027-01-11 – 2027-12-17}
    organisationer: [{id: kommun, namn: Kommun}, {id: skolan, namn: Skolan, tillhör: kommun}]
"""


def test_own_blocked_weeks_hold_for_all_or_for_an_organisation_and_those_under_it() -> None:
    head = HEAD + "    kalender: {stängt: [v. 3 2027, {när: 2027-01-25, text: studiedag, organisation: kommun}]}\n"
    found = of(
        """
        - {id: A1, aktivitet: Kurs, längd: 6 dagar}
        - {id: A2, aktivitet: Kurs, längd: 6 dagar, organisation: skolan}
        """,
        head,
    )
    # 11–15 January, then not week 3; the school not on Monday the 25th either
    assert dates(found, "A1") == ("2027-01-11", "2027-01-25")
    assert dates(found, "A2") == ("2027-01-11", "2027-01-26")


def test_extra_working_days_july_and_school_breaks() -> None:
    head = HEAD + "    kalender: {extra_arbetsdagar: 2027-05-15, juli_ledig: ja, följer_läsåret: ja}\n"
    found = of(
        """
        - {id: A1, aktivitet: Kurs, start: 2027-05-14, längd: 2 dagar}
        - {id: A2, aktivitet: Kurs, start: 2027-06-30, längd: 2 dagar}
        """,
        head,
    )
    assert dates(found, "A1") == ("2027-05-14", "2027-05-15")
    assert row(found, "A2").end.earliest > date(2027, 7, 31)  # type: ignore[operator]


def test_a_link_between_two_calendars_carries_the_day_over() -> None:
    head = HEAD + "    kalender: {stängt: [{när: v. 2 2027, organisation: skolan}]}\n"
    found = of(
        """
        - {id: A1, aktivitet: Kurs, längd: 2 dagar, organisation: skolan}
        - {id: A2, aktivitet: Kurs, längd: 2 dagar, efter: A1}
        - {id: A3, aktivitet: Kurs, längd: 1 dag, organisation: skolan, efter: {aktivitet: A2, fördröjning: 1 vecka}}
        """,
        head,
    )
    assert dates(found, "A1") == ("2027-01-18", "2027-01-19")
    assert dates(found, "A2") == ("2027-01-20", "2027-01-21")
    assert dates(found, "A3") == ("2027-01-29", "2027-01-29")


# -- coarse and missing -----------------------------------------------------------------------------------------------


def test_a_coarse_date_gives_the_days_it_can_mean_and_what_follows_too() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, när: mars 2027, längd: 2 dagar}
        - {id: A2, aktivitet: Handledning, längd: 1 dag, efter: A1}
        """
    )
    # March 2027: Monday 1 to Wednesday 31; two days that end on the 31st begin on the 30th
    assert spans(found, "A1") == ("2027-03-01", "2027-03-30", "2027-03-02", "2027-03-31")
    assert spans(found, "A2") == ("2027-03-03", "2027-04-01", "2027-03-03", "2027-04-01")


def test_what_has_only_a_due_date_is_done_then_and_begins_nobody_knows_when() -> None:
    found = of("- {id: A1, aktivitet: Avtal, senast: 2027-05-17}", "projekt: P")
    assert spans(found, "A1") == ("None", "2027-05-17", "2027-05-17", "2027-05-17")


def test_an_unknown_length_is_a_bound_and_no_guess() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Nätverk, start: 2027-05-10}
        - {id: A2, aktivitet: Rapport, längd: 2 dagar, efter: A1}
        - {id: A3, aktivitet: Kurs, start: 2027-09-06, längd: 2 dagar, efter: A1}
        """
    )
    assert spans(found, "A1") == ("2027-05-10", "2027-05-10", "2027-05-10", "None")
    assert row(found, "A1").lasting.source is Source.NOT_STATED
    assert spans(found, "A2") == ("2027-05-11", "None", "2027-05-12", "None")
    assert dates(found, "A3") == ("2027-09-06", "2027-09-07")


def test_rings_what_waits_for_them_and_what_nothing_is_known_about_are_left_with_their_reasons() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, efter: A2}
        - {id: A2, aktivitet: Handledning, efter: A1}
        - {id: A3, aktivitet: Rapport, längd: 1 dag, efter: A2}
        - {id: A4, aktivitet: Film, längd: 1 dag}
        - {id: A5, aktivitet: Resa, när: 2027-05-03, status: inställd}
        - {id: A6, aktivitet: Träff, när: 2027-05-04, efter: A5}
        - {id: A7, aktivitet: Träff, när: 30 oktober}
        """,
        "projekt: P",
    )
    assert {each.activity.id: each.why for each in found.unplaced} == {
        "A1": Why.RING,
        "A2": Why.RING,
        "A3": Why.WAITS,
        "A4": Why.NOTHING,
        "A5": Why.CANCELLED,
        "A7": Why.NO_YEAR,
    }
    assert next(each.waits_for for each in found.unplaced if each.activity.id == "A3").id == "A2"  # type: ignore[union-attr]
    assert dates(found, "A6") == ("2027-05-04", "2027-05-04")


def test_an_empty_plan_has_an_empty_schedule() -> None:
    found = of("[]")
    assert (found.rows, found.ends) == ((), None)


# -- slack, the critical path and drag ---------------------------------------------------------------------------------

DIAMOND = """
    - {id: A, aktivitet: Start, längd: 2 dagar}
    - {id: B, aktivitet: Lång, längd: 6 dagar, efter: A}
    - {id: C, aktivitet: Kort, längd: 1 dag, efter: A}
    - {id: D, aktivitet: Mellan, längd: 3 dagar, efter: C}
    - {id: E, aktivitet: Slut, längd: 2 dagar, efter: [B, D]}
"""


def test_slack_critical_path_and_drag_of_a_diamond() -> None:
    # A 2, then B 6 or C 1 + D 3, then E 2: ten days; the lower way has 6 - 4 = 2 to spare
    found = of(DIAMOND, "projekt: {namn: P, period: från 2027-01-11}")
    assert [(each.activity.id, each.slack, each.free, each.critical, each.drag) for each in found.rows] == [
        ("A", 0, 0, True, 2),
        ("B", 0, 0, True, 2),  # without B the lower way decides: 8 days
        ("C", 2, 0, False, None),
        ("D", 2, 2, False, None),
        ("E", 0, 0, True, 2),
    ]
    assert found.ends == date(2027, 1, 22)


def test_slack_is_counted_to_the_project_end_where_one_is_stated() -> None:
    # the ten days end on Friday 22 January, the project a week later: five days for all
    found = of(DIAMOND, "projekt: {namn: P, period: 2027-01-11 – 2027-01-29}")
    assert [each.slack for each in found.rows] == [5, 5, 7, 7, 5]
    assert {each.bound.kind for each in found.rows if each.bound} == {BoundKind.PROJECT_END}
    assert [each.critical for each in found.rows] == [True, True, False, False, True]


def test_a_project_that_ends_too_early_gives_negative_slack_and_says_so() -> None:
    found = of(DIAMOND, "projekt: {namn: P, period: 2027-01-11 – 2027-01-20}")
    assert [each.slack for each in found.rows] == [-2, -2, 0, 0, -2]
    (late,) = found.violations
    assert (late.activity.id, late.kind, late.computed, late.days) == ("E", BoundKind.PROJECT_END, date(2027, 1, 22), 2)


def test_a_deadline_gives_negative_slack_to_all_that_lead_to_it() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Upphandling, längd: 10 dagar}
        - {id: A2, aktivitet: Kurs, längd: 5 dagar, efter: A1, senast: 2027-01-27}
        - {id: A3, aktivitet: Annat, längd: 3 dagar, efter: A1}
        """
    )
    # 11–22 January, then 25–29: two days after Wednesday the 27th
    assert dates(found, "A2") == ("2027-01-25", "2027-01-29")
    assert [row(found, each).slack for each in ("A1", "A2")] == [-2, -2]
    bound = row(found, "A1").bound
    assert bound is not None
    assert (bound.kind, bound.activity and bound.activity.id, bound.day) == (BoundKind.DUE, "A2", date(2027, 1, 27))
    assert (row(found, "A3").slack or 0) > 200  # there is time until the project ends
    (late,) = found.violations
    assert (late.activity.id, late.kind, late.days) == ("A2", BoundKind.DUE, 2)


def test_a_stated_start_binds_what_comes_before_and_is_told_where_it_cannot_be_kept() -> None:
    found = of(
        """
        - {id: A4, aktivitet: Kurs, när: 2027-09-06 – 2027-10-29}
        - {id: A5, aktivitet: Handledning, när: 2027-10-04 – 2027-12-10, efter: A4}
        - {id: A6, aktivitet: Film, längd: 4 dagar, start: 2027-08-09}
        - {id: A7, aktivitet: Visning, när: 2027-08-23, efter: A6}
        """
    )
    assert row(found, "A5").start.earliest == date(2027, 11, 1)
    # 20 working days from 4 October to 1 November (four weeks)
    (late,) = found.violations
    assert (late.activity.id, late.kind, late.stated, late.computed, late.days) == (
        "A5",
        BoundKind.START,
        date(2027, 10, 4),
        date(2027, 11, 1),
        20,
    )
    assert row(found, "A4").slack == -19  # it may end the day on which the other is stated to begin
    # 9–12 August, and the showing on the 23rd: six days between, and the day itself
    assert row(found, "A6").slack == 7
    bound = row(found, "A6").bound
    assert bound is not None
    assert (bound.kind, bound.activity and bound.activity.id) == (BoundKind.START, "A7")


def test_what_follows_from_an_earlier_contradiction_names_it() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, när: 2027-09-06 – 2027-10-29}
        - {id: A2, aktivitet: Handledning, start: 2027-10-18, längd: 10 dagar, efter: A1}
        - {id: A3, aktivitet: Rapport, längd: 2 dagar, efter: A2, senast: 2027-11-03}
        """
    )
    assert [(each.activity.id, each.because_of and each.because_of.id) for each in found.violations] == [
        ("A2", None),
        ("A3", "A2"),
    ]


def test_follow_up_after_the_end_neither_breaks_it_nor_puts_it_off() -> None:
    found = of(
        """
        - {id: A1, aktivitet: Kurs, längd: 5 dagar}
        - {id: A2, aktivitet: Uppföljning, slag: uppföljning, när: 2028-06-14}
        """
    )
    assert found.ends == date(2027, 1, 15)
    assert found.violations == ()
    assert row(found, "A1").critical
    assert not row(found, "A2").critical


# -- any network ------------------------------------------------------------------------------------------------------

KINDS = ("slut-start", "start-start", "slut-slut", "start-slut")
Network = tuple[list[int], list[tuple[int, int, int, int]]]


@st.composite
def networks(draw: st.DrawFn, kinds: int = 4, least_lag: int = -2) -> Network:
    """Draw lengths, and links from lower numbers to higher: before, after, kind, lag."""
    size = draw(st.integers(1, 8))
    lengths = draw(st.lists(st.integers(0, 6), min_size=size, max_size=size))
    pairs = [(before, after) for after in range(size) for before in range(after)]
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=10, unique=True)) if pairs else []
    links = [(b, a, draw(st.integers(0, kinds - 1)), draw(st.integers(least_lag, 4))) for b, a in chosen]
    return lengths, links


def text_of(given: Network, order: tuple[int, ...] | None = None) -> str:
    lengths, links = given
    lines = []
    for number in order or tuple(range(len(lengths))):
        after = ", ".join(
            f"{{aktivitet: A{before}, typ: {KINDS[kind]}, fördröjning: {lag}}}"
            for before, a, kind, lag in links
            if a == number
        )
        lines.append(f"- {{id: A{number}, aktivitet: x, längd: {lengths[number]} dagar, efter: [{after}]}}")
    return "\n".join(lines)


OPEN = "projekt: {namn: P, period: från 2027-01-11}"


def longest_ways(given: Network) -> list[int]:
    """Return every early start by following all ways there are: working days from the project's start."""
    lengths, links = given

    def weight(before: int, after: int, kind: int, lag: int) -> int:
        return lag + (lengths[before] if kind in (0, 2) else 0) - (lengths[after] if kind in (2, 3) else 0)

    def earliest(number: int) -> int:
        return max(0, *(earliest(b) + weight(b, a, k, lag) for b, a, k, lag in links if a == number), 0)

    return [earliest(number) for number in range(len(lengths))]


@given(networks())
def test_early_starts_are_the_longest_ways(given: Network) -> None:
    found = of(text_of(given), OPEN)
    first = found.rows[0].days.before(date(2027, 1, 11).toordinal())
    starts = longest_ways(given)
    end = max(start + length for start, length in zip(starts, given[0], strict=True))
    for number, start in enumerate(starts):
        each = row(found, f"A{number}")
        if not each.milestone:
            assert each.days.before(each.start.earliest.toordinal()) - first == start  # type: ignore[union-attr]
        assert each.slack is not None
        assert each.slack >= 0, "nothing is stated that could be broken"
        assert each.free is not None
        assert 0 <= each.free <= each.slack
        assert each.critical is (each.slack == 0)
        # moved later by its slack, everything is done as soon; a day more, and it is not
        longer = [0] * len(starts)
        longer[number] = each.slack
        assert _end_when_late(given, longer) == end
        longer[number] += 1
        assert _end_when_late(given, longer) == end + 1


def _end_when_late(given: Network, late: list[int]) -> int:
    """Return when all is done if some begin later than they could, by so many days."""
    lengths, links = given
    starts: list[int] = []
    for number in range(len(lengths)):
        asked = [
            starts[b] + lag + (lengths[b] if kind in (0, 2) else 0) - (lengths[number] if kind in (2, 3) else 0)
            for b, a, kind, lag in links
            if a == number
        ]
        starts.append(max([0, *asked]) + late[number])
    return max(start + length for start, length in zip(starts, lengths, strict=True))


@given(networks())
def test_drag_is_how_much_sooner_all_is_done_without_the_activity(given: Network) -> None:
    found = of(text_of(given), OPEN)
    lengths, links = given
    starts = longest_ways(given)
    end = max(start + length for start, length in zip(starts, lengths, strict=True))
    for number, length in enumerate(lengths):
        each = row(found, f"A{number}")
        if not each.critical or not length:
            continue
        shorter = [0 if other == number else own for other, own in enumerate(lengths)]
        ways = longest_ways((shorter, links))
        sooner = end - max(start + own for start, own in zip(ways, shorter, strict=True))
        assert each.drag == max(sooner, 0)


@given(networks(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(given: Network, random: object) -> None:
    order = list(range(len(given[0])))
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = of(text_of(given), OPEN), of(text_of(given, tuple(order)), OPEN)

    def told(found: Schedule) -> dict[str | None, tuple[object, ...]]:
        return {each.activity.id: (each.start, each.end, each.slack, each.free, each.drag) for each in found.rows}

    assert told(one) == told(other)


@given(networks(), st.integers(0, 7), st.integers(1, 9))
def test_a_later_predecessor_never_makes_a_successor_earlier(given: Network, which: int, days: int) -> None:
    lengths, links = given
    which %= len(lengths)
    longer = [length + days * (number == which) for number, length in enumerate(lengths)]
    only_forward = [(b, a, 0 if which in (b, a) else kind, lag) for b, a, kind, lag in links]
    one, other = of(text_of((lengths, only_forward)), OPEN), of(text_of((longer, only_forward)), OPEN)
    for number in range(len(lengths)):
        before, after = row(one, f"A{number}").end.earliest, row(other, f"A{number}").end.earliest
        assert before is not None
        assert after is not None
        assert before <= after


def test_a_long_chain_needs_no_deep_stack_and_time_in_proportion() -> None:
    lines = [f"- {{id: A{n}, aktivitet: x, längd: 1 dag, efter: [A{n - 1}]}}" for n in range(1, 5000)]
    found = of("- {id: A0, aktivitet: x, längd: 1 dag}\n" + "\n".join(reversed(lines)), OPEN)
    assert len(found.rows) == 5000
    assert all(each.critical and each.drag == 1 for each in found.rows)


def test_what_lies_beyond_the_years_that_are_computed_with_says_so() -> None:
    found = of("- {id: A1, aktivitet: x, längd: 99999 dagar}\n- {id: A2, aktivitet: y, längd: 1 dag, efter: A1}")
    assert {each.why for each in found.unplaced} == {Why.BEYOND}
