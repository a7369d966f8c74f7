"""Hours on roles, organisations and groups. Each plan is small enough to be worked out with an almanac beside it.

May 2027: Monday 3, 10, 17, 24, 31; Thursday 6 May is Ascension Day, so the month has 20 working days. A full-time day
is 173 × 12 / 52 / 5 = 8 h in tenths. March 2027 has 21 working days and April 22.
"""

from datetime import date
from decimal import Decimal
from textwrap import dedent, indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompplan.calculations.attendance import attendances
from kompplan.calculations.collisions import Doubt, Relation, collisions
from kompplan.calculations.dates import calendar
from kompplan.calculations.levelling import Levelling, levelled
from kompplan.calculations.loads import LoadRow, Over, Workload, workload
from kompplan.calculations.network import network
from kompplan.calculations.overloads import overloads
from kompplan.calculations.people import people
from kompplan.calculations.schedule import schedule
from kompplan.calculations.schedule_given import working_time
from kompplan.calculations.sums import Amount, Unknown
from kompplan.calculations.tasks import By, Given
from kompplan.calculations.workload import full_day
from kompplan.loading.load import Loaded, load
from kompplan.model.plan import Plan
from kompplan.settings import DEFAULT

HEAD = """\
projekt: {namn: Samtal som bär, period: 2027-03-01 – 2027-08-31}
roller:
  - {id: samordnaren, titel: samordnare, tjänst: 50 %}
målgrupper:
  - {id: personalen, namn: Personalen, antal: 12}
  - {id: cheferna, namn: Cheferna, antal: 4}
"""


def plan_of(text: str, head: str = HEAD) -> Plan:
    loaded = load((dedent(head) + "\naktiviteter:\n" + indent(dedent(text), "  ")).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics, loaded.diagnostics[0].message
    assert not loaded.unknown
    return loaded.plan


def given_of(plan: Plan) -> Given:
    dates = calendar(plan)
    crowd = people(plan.target_groups)
    found = schedule(plan, dates, network(plan.activities))
    return Given(
        plan, dates, found, working_time(plan, dates), crowd, attendances(plan, crowd, dates, DEFAULT.day_hours)
    )


def of(text: str, by: By = By.ROLE, *, head: str = HEAD, weeks: bool = False) -> Workload:
    return workload(given_of(plan_of(text, head)), by, weeks=weeks)


def row(found: Workload, name: str) -> LoadRow:
    return next(each for each in found.rows if each.who.name == name)


def hours(found: Workload, name: str) -> dict[str, str]:
    """Return somebody's hours by the first day of each period, as ``low`` or ``low–high``."""
    return {
        str(date.fromordinal(found.per.days(at)[0])): str(each.hours.low)
        if each.hours.exact
        else f"{each.hours.low}–{each.hours.high}"
        for at, each in row(found, name).loads.items()
    }


def room(found: Workload, name: str) -> list[str]:
    return [str(each.room.high) if each.room else "-" for each in row(found, name).loads.values()]


# -- a role -----------------------------------------------------------------------------------------------------------


def test_a_half_time_role_in_a_month_with_a_holiday() -> None:
    # 20 working days × 8 h × 50 % is 80 h, and 60 + 30 is 90
    found = of(
        """\
        - {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-05-03 – 2027-05-28, tid: 60 h}
        - {id: A2, aktivitet: Folder, ansvarig: samordnare, när: maj 2027, tid: 30 h}
        """
    )
    load = row(found, "samordnare").loads[2027 * 12 + 4]
    assert (load.hours, load.room, load.over) == (
        Amount(Decimal(90), Decimal(90)),
        Amount(Decimal(80), Decimal(80)),
        Over.CERTAIN,
    )
    assert [(each.activity.id, each.coarse) for each in load.shares] == [("A1", False), ("A2", True)]


def test_hours_lie_on_working_days() -> None:
    # Thursday 29 April to Friday 7 May: 2 days in April, Monday to Wednesday and Friday in May; 6 days of 5 h
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: 2027-04-29 – 2027-05-07, tid: 30 h}")
    assert [Decimal(each) for each in hours(found, "samordnare").values()] == [10, 20]
    weeks = of(
        "- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: 2027-04-29 – 2027-05-07, tid: 30 h}", weeks=True
    )
    assert [Decimal(each) for each in hours(weeks, "samordnare").values()] == [10, 20]
    # five days and four days of four hours: half of full time in a week with Ascension Day is 16 h
    assert room(weeks, "samordnare") == ["20.00", "16.00"]


def test_hours_a_week_are_fewer_in_a_week_with_a_holiday() -> None:
    # 10 h a week are 2 h a working day: 20 days in May
    found = of("- {id: A1, aktivitet: Möten, ansvarig: samordnaren, när: maj – juni 2027, tid: 10 h per vecka}")
    assert hours(found, "samordnare")["2027-05-01"] == "40.00"


def test_hours_a_month_are_shared_out_over_its_working_days() -> None:
    # the month has 20 working days, 17–31 May has 11 of them: 20 × 11 / 20
    found = of("- {id: A1, aktivitet: Möten, ansvarig: samordnaren, när: 2027-05-17 – 2027-05-31, tid: 20 h per månad}")
    assert hours(found, "samordnare") == {"2027-05-01": "11.00"}


def test_a_stated_maximum_that_is_less_than_the_share_of_full_time() -> None:
    head = HEAD.replace("tjänst: 50 %", "tjänst: 50 %, högsta_tid: 12 h per vecka")
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 50 h}", head=head)
    assert room(found, "samordnare") == ["48.00"]  # 20 / 5 × 12


def test_a_maximum_without_a_period_says_nothing() -> None:
    head = HEAD.replace("tjänst: 50 %", "högsta_tid: 100 h")
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 50 h}", head=head)
    why = row(found, "samordnare").room
    assert isinstance(why, Unknown)
    assert "dag, vecka eller månad" in why.why.sv


def test_what_there_is_lies_where_the_role_is_filled_and_so_do_the_hours() -> None:
    # filled from 17 May: 11 days of 4 h
    head = HEAD.replace("tjänst: 50 %", "tjänst: 50 %, period: 2027-05-17 – 2027-12-31")
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: april – maj 2027, tid: 44 h}", head=head)
    assert [Decimal(each) for each in hours(found, "samordnare").values()] == [44]
    assert room(found, "samordnare") == ["44.00"]


def test_own_days_off_are_no_time_to_work_on() -> None:
    # 3–14 May off: 9 working days less of 20
    head = HEAD + "kalender: {stängt: [{när: 2027-05-03 – 2027-05-14, text: flytt}]}\n"
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 44 h}", head=head)
    assert room(found, "samordnare") == ["44.00"]


def test_an_interval_is_perhaps_too_much() -> None:
    found = of("- {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 70–90 h}")
    assert [each.over for each in row(found, "samordnare").loads.values()] == [Over.POSSIBLE]


def test_an_owner_without_a_role_has_a_row_and_no_limit() -> None:
    found = of("- {id: A1, aktivitet: Folder, ansvarig: rektorn, när: maj 2027, tid: 70 h}")
    assert isinstance(row(found, "rektorn").room, Unknown)


@pytest.mark.parametrize(
    ("activity", "why"),
    [
        ("ansvarig: samordnaren, när: maj 2027", "ingen tid är angiven"),
        ("när: maj 2027, tid: 10 h", "ingen ansvarar för den"),
        ("ansvarig: samordnaren, tid: 10 h", "ingenting säger hur länge den pågår"),
        ("ansvarig: samordnaren, när: maj 2027, tid: 6 × 8 h", "timmarna är flera personers"),
        ("ansvarig: samordnaren, när: maj 2027, tid: 10 h, slag: utbildning", "tiden är deltagarnas"),
        ("ansvarig: samordnaren, när: 2027 – 2040, tid: 10 h", "den varar i mer än tio år"),
    ],
)
def test_what_cannot_be_told_has_a_reason(activity: str, why: str) -> None:
    found = of(f"- {{id: A1, aktivitet: Folder, {activity}}}")
    assert not found.rows
    assert [each.why.why.sv.startswith(why) for each in found.lacking] == [True]


def test_what_is_done_or_cancelled_takes_no_time() -> None:
    found = of(
        """\
        - {id: A1, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 70 h, status: genomförd}
        - {id: A2, aktivitet: Folder, ansvarig: samordnaren, när: maj 2027, tid: 70 h, status: inställd}
        """
    )
    assert not found.rows
    assert not found.lacking


# -- target groups and organisations ----------------------------------------------------------------------------------


def test_the_participants_time_is_seats_by_length_on_the_group_and_its_organisation() -> None:
    head = HEAD.replace("namn: Personalen", "namn: Personalen, organisation: kommunen").replace(
        "målgrupper:", "organisationer: [{id: kommunen, namn: Kommunen}]\nmålgrupper:"
    )
    text = """\
        - {id: A1, aktivitet: Kurs, slag: utbildning, ansvarig: samordnaren, när: 2027-05-10 – 2027-05-11,
           längd: 2 dagar, platser: 10, för: [personalen]}
        """
    for by, name in ((By.GROUP, "Personalen"), (By.ORGANISATION, "Kommunen")):
        found = of(text, by, head=head)
        assert [Decimal(each) for each in hours(found, name).values()] == [160]  # 10 × 2 × 8
    assert [each.why.why.sv.startswith("tiden är deltagarnas") for each in of(text, head=head).lacking] == [True]


def test_who_takes_the_seats_of_several_groups_is_an_interval() -> None:
    # 14 seats for 12 and 4, 8 h each: at least 10 of the staff and 2 of the managers
    found = of(
        """\
        - {id: A1, aktivitet: Kurs, slag: utbildning, när: 2027-05-10, längd: 1 dag, platser: 14,
           för: [personalen, cheferna]}
        """,
        By.GROUP,
    )
    assert row(found, "Personalen").hours == Amount(Decimal(80), Decimal(96))
    assert row(found, "Cheferna").hours == Amount(Decimal(16), Decimal(32))
    assert found.total == Amount(Decimal(112), Decimal(112))


def test_a_group_is_judged_by_how_long_each_can_be_away() -> None:
    head = HEAD.replace("antal: 12", "antal: 12, högsta_tid: 8 h per månad")
    found = of(
        "- {id: A1, aktivitet: Kurs, slag: kurs, när: 2027-05-10, längd: 9 h, platser: 12, för: [personalen]}",
        By.GROUP,
        head=head,
    )
    load = next(iter(row(found, "Personalen").loads.values()))
    assert (load.room, load.over) == (Amount(Decimal(96), Decimal(96)), Over.CERTAIN)  # 12 × 8, and 12 × 9 is 108


# -- agreement with ACT07 ---------------------------------------------------------------------------------------------

_DAY = st.dates(date(2027, 1, 1), date(2027, 12, 31))


@st.composite
def dated(draw: st.DrawFn) -> str:
    count = draw(st.integers(1, 6))
    rows = []
    for number in range(count):
        first, last = sorted((draw(_DAY), draw(_DAY)))
        spent = draw(st.sampled_from(["40 h", "ca 80 h", "300 h", "10 h per vecka", "60–90 h", "'333,3 h'"]))
        owner = draw(st.sampled_from(["samordnaren", "rektorn"]))
        rows.append(f"- {{id: A{number}, aktivitet: Arbete, ansvarig: {owner}, när: {first} – {last}, tid: {spent}}}")
    return "\n".join(rows)


@given(dated())
@settings(max_examples=60, deadline=None)
def test_the_rule_and_the_table_agree_where_all_is_stated(text: str) -> None:
    plan = plan_of(text)
    told = {each.role.title: (each.month, each.hours, each.available, each.months)
            for each in overloads(plan, calendar(plan), DEFAULT)}  # fmt: skip
    found = workload(given_of(plan), By.ROLE)
    shown: dict[str | None, tuple[tuple[int, int], Decimal, Decimal, int]] = {}
    for each, _, _ in found.overloads:
        mine = [(at, load) for owner, at, load in found.overloads if owner is each]
        at, worst = max(
            mine, key=lambda one: (one[1].hours.low - (one[1].room or Amount(Decimal(0), None)).low, -one[0])
        )
        assert worst.room is not None
        assert worst.room.high is not None
        shown[each.who.name] = (at // 12, at % 12 + 1), worst.hours.low, worst.room.high, len(mine)
    assert told == shown


@given(dated())
@settings(max_examples=60, deadline=None)
def test_the_months_add_up_to_the_hours_of_the_activities_in_any_order(text: str) -> None:
    plan = plan_of("\n".join(line for line in text.splitlines() if "vecka" not in line) or "- {id: A, aktivitet: B}")
    given_one = given_of(plan)
    found = workload(given_one, By.ROLE)
    stated = [each.hours for each in plan.activities if each.hours is not None]
    assert found.total.low == sum((each.low for each in stated), Decimal(0))
    assert found.total.high == sum((each.high or Decimal(0) for each in stated), Decimal(0))
    assert sum((each.low for each in found.totals.values()), Decimal(0)) == found.total.low
    weeks = workload(given_one, By.ROLE, weeks=True)
    assert weeks.total == found.total
    turned = workload(given_of(plan_of("\n".join(reversed(text.splitlines())))), By.ROLE)
    same = workload(given_of(plan_of(text)), By.ROLE)
    assert {each.who.name: hours(turned, each.who.name) for each in turned.rows} == {
        each.who.name: hours(same, each.who.name) for each in same.rows
    }


def test_a_full_time_day_is_that_of_the_settings() -> None:
    assert full_day(Decimal(173)) == 8
    assert full_day(Decimal(165)) == Decimal("7.6")


# -- called twice -----------------------------------------------------------------------------------------------------


def called(text: str, head: str = HEAD) -> list[tuple[str | None, str | None, Relation, str, str, Doubt | None]]:
    return [
        (each.first.id, each.second.id, each.relation, str(each.begins), str(each.ends), each.doubt)
        for each in collisions(given_of(plan_of(text, head))).found
    ]


COURSE = "slag: utbildning, längd: 1 dag, för: [personalen]"


def test_two_courses_that_call_one_group_on_one_day() -> None:
    text = f"""\
        - {{id: A1, aktivitet: Kurs, när: 2027-05-10, {COURSE}}}
        - {{id: A2, aktivitet: Ännu en kurs, när: 2027-05-10, {COURSE}}}
        - {{id: A3, aktivitet: En tredje, när: 2027-05-11, {COURSE}}}
        """
    assert called(text) == [("A1", "A2", Relation.SAME, "2027-05-10", "2027-05-10", None)]


def test_seats_for_some_of_them_each_need_not_collide() -> None:
    # 6 + 6 of 12; 7 + 6 are one too many
    text = """\
        - {id: A1, aktivitet: Kurs, slag: kurs, när: 2027-05-10, längd: 1 dag, platser: %d, för: [personalen]}
        - {id: A2, aktivitet: Kurs, slag: kurs, när: 2027-05-10, längd: 1 dag, platser: 6, för: [personalen]}
        """
    assert called(text % 6)[0][-1] is Doubt.PERSONS
    assert called(text % 7)[0][-1] is None


def test_a_coarse_date_may_collide() -> None:
    text = f"""\
        - {{id: A1, aktivitet: Kurs, när: 2027-05-10, {COURSE}}}
        - {{id: A2, aktivitet: Ännu en kurs, när: maj 2027, {COURSE}}}
        - {{id: A3, aktivitet: En tredje, när: juni 2027, {COURSE}}}
        """
    assert [(first, second, doubt) for first, second, *_, doubt in called(text)] == [("A2", "A1", Doubt.DAYS)]


@pytest.mark.parametrize(
    ("head", "relation", "doubt"),
    [
        (HEAD.replace("antal: 4", "antal: 4, överlappar: [{grupp: personalen, antal: 3}]"), Relation.OVERLAP, None),
        (HEAD.replace("antal: 12", "antal: 16, omfattar: [cheferna]"), Relation.PART, None),
    ],
)
def test_groups_that_share_persons(head: str, relation: Relation, doubt: Doubt | None) -> None:
    text = f"""\
        - {{id: A1, aktivitet: Kurs, när: 2027-05-10, {COURSE}}}
        - {{id: A2, aktivitet: Chefsdag, slag: utbildning, när: 2027-05-10, längd: 1 dag, för: [cheferna]}}
        """
    assert called(text, head) == [("A1", "A2", relation, "2027-05-10", "2027-05-10", doubt)]
    assert not called(text)


def test_sessions_collide_on_their_own_days_only() -> None:
    # every other Monday from 3 May: 3, 17, 31
    text = f"""\
        - {{id: A1, aktivitet: Träffar, slag: handledning, start: 2027-05-03, hur_ofta: varannan vecka, tillfällen: 3,
           längd: 2 h, för: [personalen]}}
        - {{id: A2, aktivitet: Kurs, när: 2027-05-10, {COURSE}}}
        - {{id: A3, aktivitet: Kurs, när: 2027-05-17, {COURSE}}}
        """
    assert [(first, second, begins) for first, second, _, begins, *_ in called(text)] == [("A1", "A3", "2027-05-17")]


# -- levelling --------------------------------------------------------------------------------------------------------


def level(text: str, head: str = HEAD) -> Levelling:
    return levelled(given_of(plan_of(text, head)), By.ROLE)


THREE = """\
- {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-05-03 – 2027-05-28, tid: 60 h}
- {id: A2, aktivitet: Intervjuer, ansvarig: samordnaren, efter: A0, längd: 10 dagar, tid: 40 h}
- {id: A3, aktivitet: Sammanställning, ansvarig: samordnaren, efter: A2, längd: 5 dagar, tid: 20 h}
- {id: A0, aktivitet: Start, ansvarig: rektorn, när: 2027-05-03}
"""


def test_three_activities_are_levelled() -> None:
    """A1 has exact dates. A2 lies 4–18 May (ten days, around Ascension Day), A3 19–25 May: 120 h in May, of 80.

    A3 can wait until the project ends; the fewest whole weeks that take all of its 20 h out of May are two: 2–8 June.
    A2 has no slack of its own, for A3 waits for it where it lies: 20 h too much are left.
    """
    found = level(THREE)
    assert found.over_before == 40
    assert [(move.activity.id, move.weeks, str(move.becomes[0]), str(move.becomes[1])) for move in found.moves] == [
        ("A3", 2, "2027-06-02", "2027-06-08")
    ]
    assert found.moves[0].relieves[0].before - found.moves[0].relieves[0].after == 20
    assert found.over_after == 20
    assert [each.who.name for each, _, _ in found.after.overloads] == ["samordnare"]


def test_what_has_an_exact_date_is_not_moved() -> None:
    found = level(
        """\
        - {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-05-03 – 2027-05-28, tid: 60 h}
        - {id: A2, aktivitet: Intervjuer, ansvarig: samordnaren, start: 2027-05-03, längd: 10 dagar, tid: 40 h}
        """
    )
    assert found.over_before == found.over_after == 20
    assert not found.moves


def test_nothing_is_moved_where_nothing_is_too_much() -> None:
    found = level("- {id: A2, aktivitet: Intervjuer, ansvarig: samordnaren, längd: 10 dagar, tid: 40 h}")
    assert not found.moves
    assert found.after is found.before


@st.composite
def networks(draw: st.DrawFn) -> list[str]:
    rows = []
    for number in range(draw(st.integers(2, 9))):
        words = [f"id: A{number}", "aktivitet: Arbete", "ansvarig: samordnaren"]
        words.append(f"längd: {draw(st.sampled_from(['3 dagar', '10 dagar', '2 veckor', '1 månad']))}")
        words.append(f"tid: {draw(st.integers(10, 90))} h")
        if number and draw(st.booleans()):
            before = draw(st.integers(0, number - 1))
            kind = draw(st.sampled_from(["slut-start", "start-start", "slut-slut"]))
            words.append(
                f"efter: [{{aktivitet: A{before}, typ: {kind}, fördröjning: {draw(st.integers(0, 3))} dagar}}]"
            )
        if draw(st.integers(0, 3)) == 0:
            words.append(f"start: {draw(st.sampled_from(['2027-04-05', '2027-05-03', 'maj 2027', 'juni 2027']))}")
        rows.append("- {" + ", ".join(words) + "}")
    return rows


@given(networks())
@settings(max_examples=80, deadline=None)
def test_levelling_breaks_no_dependency_and_no_stated_date(rows: list[str]) -> None:
    plan = plan_of("\n".join(rows))
    one = given_of(plan)
    found = levelled(one, By.ROLE)
    assert found.over_after <= found.over_before
    lies = {move.activity.id: move.becomes for move in found.moves}
    for move in found.moves:
        stated = one.dates.of(move.activity).start
        assert stated is None or stated.earliest < stated.latest
        assert stated is None or move.becomes[0] <= stated.latest
        assert move.left >= 0
    # written into the plan as stated starts, the moves put nothing off, and nothing more is late than before
    written = []
    for text, activity in zip(rows, plan.activities, strict=True):
        if activity.id in lies:
            kept = text[1:].strip(" {}").split(", start:")[0]
            written.append(f"- {{{kept}, start: {lies[activity.id][0]}}}")
        else:
            written.append(text)
    if not lies:
        return
    moved = given_of(plan_of("\n".join(written)))
    assert len(moved.schedule.violations) <= len(one.schedule.violations)
    for before, after in zip(one.schedule.rows, moved.schedule.rows, strict=True):
        if before.activity.id in lies:
            assert (after.start.earliest, after.end.earliest) == lies[before.activity.id]
        else:
            assert (after.start, after.end) == (
                before.start,
                before.end,
            ) or before.start.earliest != before.start.latest
            assert (after.start.earliest, after.end.earliest) == (before.start.earliest, before.end.earliest)
