"""The red thread of a small plan, link by link, and what each of its causes costs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from kompplan.calculations.budget import MISSING
from kompplan.calculations.cause_costs import UNPLANNED, Cost
from kompplan.calculations.chain import Reason
from kompplan.calculations.thread import Link, strand
from kompplan.checked import CheckedPlan
from kompplan.loading.load import Loaded, load
from kompplan.model.analysis import Cause

EXAMPLES = Path(__file__).parents[2] / "examples"

HOME = """
    projekt: {namn: Barnen i boendet, period: 2027-01-11 – 2027-12-17}
    utmaning: Barnen mår dåligt
    mål:
      - {id: M1, text: Barnen mår bra, indikatorer: [{id: I1, text: trygga barn}]}
      - id: M2
        text: Alla kan metoden
        bidrar_till: M1
        indikatorer: [{id: I2, text: medarbetare som kan den, datum: 2027-11-30}]
      - {id: M3, text: Boendet är känt, indikatorer: [{id: I3, text: besökare}]}
    analys:
      behov: [{id: B1, text: handledning}]
    lösningsträd:
      problem: Barnen mår dåligt
      mål: M2
      orsaker:
        - id: O1
          text: Ingen kan metoden
          åtgärder: [{id: Å1, text: Kurs}, {id: Å2, text: Bok}]
          orsaker:
            - {id: O2, text: Kursen glöms, åtgärder: [Å1, {id: Å3, text: Påminnelser}]}
        - {id: O3, text: Leksaker saknas, åtgärder: [{id: Å4, text: Leksaker köps in}]}
        - {id: O4, text: Ingen frågar}
        - {id: O5, text: Lagen är ny, utanför_kontroll: ja, orsaker: [{id: O6, text: Riksdagen beslutade}]}
        - {id: O7, text: Rummet är låst}
      åtgärder:
        - {id: Å8, text: Lösa idéer}
        - {id: Å9, text: Handledning, svarar_mot: B1}
    aktiviteter:
      - {id: A1, aktivitet: Kurs, åtgärder: Å1, lämnar: [kursbok]}
      - {id: A2, aktivitet: Bok skrivs, åtgärder: Å2, kostnad: 5 000 kr, tid: 40 h, lämnar: [boken]}
      - {id: A3, aktivitet: Påminnelser, åtgärder: Å3, tid: 10 h}
      - {id: A4, aktivitet: Leksaker köps in, åtgärder: Å4, mål: M1, kostnad: minst 3 000 kr}
      - {id: A5, aktivitet: Handledning, åtgärder: Å9, kostnad: 8 000 kr}
      - {id: A6, aktivitet: Nyckel, svarar_mot: O7}
      - {id: A7, aktivitet: Miljökurs, motiv: policy, kostnad: 1 000 kr}
      - {id: A8, aktivitet: Utflykt, status: inställd, åtgärder: Å4, kostnad: 700 kr}
      - {id: A9, aktivitet: Projektledning}
      - {id: A10, aktivitet: Resa}
    budget:
      rader:
        - {id: P1, post: Kurs, belopp: 20 000 kr, aktiviteter: A1}
        - {id: P2, post: Kurs och leksaker delar buss, belopp: 4 000 kr, aktiviteter: [A1, A4]}
        - {id: P3, post: Lokal, belopp: 9 000 kr, gemensam: ja}
        - {id: P4, post: Diverse, belopp: 500 kr}
    utvärdering: {datum: [2027-06-01]}
    avslut:
      uppföljning:
        - {vad: enkät som visar M1, när: 6 månader efter slut}
        - {vad: hur gick det, när: 2029}
      överlämnas:
        - {id: L1, vad: Boken}
        - {id: L2, vad: metoden, aktiviteter: [A1, A8]}
        - {id: L3, vad: nyckeln}
"""


def followed(text: str) -> CheckedPlan:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    assert not loaded.diagnostics
    return CheckedPlan(loaded, date(2026, 9, 1))


@pytest.fixture(scope="module")
def home() -> CheckedPlan:
    return followed(HOME)


def ids(parts: Iterable[Any]) -> list[str]:
    return [each.id for each in parts]


def cost(checked: CheckedPlan, name: str) -> Cost:
    return checked.cause_costs.of[id(cause(checked, name))]


def cause(checked: CheckedPlan, name: str) -> Cause:
    return next(each for each in checked.chain.causes if each.id == name)


def test_the_problem_stands_before_the_causes_right_under_it(home: CheckedPlan) -> None:
    link = home.thread.causes
    assert home.thread.problem is home.plan.solution_tree
    assert ids(link.later) == ["O1", "O3", "O4", "O5", "O7"]
    assert (link.without_next, link.without_previous) == ((), ())


def test_a_challenge_is_a_problem_and_a_cause_without_either_hangs_loose() -> None:
    with_challenge = followed("utmaning: Barnen mår dåligt\nlösningsträd: {orsaker: [{id: O1, text: Oro}]}")
    assert with_challenge.thread.problem is with_challenge.plan.challenge
    bare = followed("lösningsträd: {orsaker: [{id: O1, text: Oro}]}")
    assert ids(bare.thread.causes.without_previous) == ["O1"]
    alone = followed("utmaning: Barnen mår dåligt")
    assert alone.thread.causes.without_next == (alone.plan.challenge,)


def test_causes_without_measures_and_measures_without_causes(home: CheckedPlan) -> None:
    link = home.thread.measures
    # O5 is outside control and O6 below it, O7 has an activity of its own
    assert ids(link.without_next) == ["O4"]
    # Å9 answers a need instead
    assert ids(link.without_previous) == ["Å8"]


def test_measures_without_activities_and_activities_without_a_reason(home: CheckedPlan) -> None:
    link = home.thread.activities
    assert ids(link.without_next) == ["Å8"]
    assert ids(link.without_previous) == ["A10"]
    assert "A8" not in ids(link.later)  # cancelled
    assert [(each.activity.id, each.reason) for each in home.thread.unanchored] == [
        ("A6", Reason.CAUSE),
        ("A7", Reason.POLICY),
        ("A9", Reason.PROJECT),
        ("A10", Reason.NONE),
    ]


def test_activities_without_money_and_money_without_activity(home: CheckedPlan) -> None:
    link = home.thread.money
    assert ids(link.without_next) == ["A6", "A9", "A10"]
    # the common line wants no activity; the cancelled trip's own 700 kr has none left
    assert [each.label for each in link.without_previous] == ["Diverse", "Utflykt"]
    assert [row.label for row in link.after(home.plan.activities[0])] == ["Kurs", "Kurs och leksaker delar buss"]
    assert ids(link.before(home.budget.rows[1])) == ["A1", "A4"]


def test_goals_are_worked_for_by_name_through_the_tree_and_through_their_sub_goals(home: CheckedPlan) -> None:
    link = home.thread.goals
    by_id = {each.id: each for each in home.plan.activities}
    assert ids(link.after(by_id["A1"])) == ["M2"]  # the tree's
    assert ids(link.after(by_id["A4"])) == ["M1"]  # its own
    assert ids(link.before(home.plan.goals[1])) == ["A1", "A2", "A3", "A5", "A6"]
    assert ids(link.without_next) == ["A7", "A10"]  # project management works for them all
    assert ids(link.without_previous) == ["M3"]
    assert ids(home.thread.indicators.without_previous) == ["I3"]
    assert home.thread.indicators.without_next == ()


def test_an_indicator_is_followed_on_its_day_by_its_name_or_with_the_whole_plan(home: CheckedPlan) -> None:
    link = home.thread.followups
    first, second, third = link.earlier
    (point,) = link.after(first)  # "enkät som visar M1", half a year after 17 December
    assert point.when is not None
    assert point.when.first == date(2028, 6, 17)
    assert [(each.field, each.when and each.when.written) for each in link.after(second)] == [("date", "2027-11-30")]
    assert [each.field for each in link.after(third)] == ["dates", "when"]
    assert (link.without_next, link.without_previous) == ((), ())


def test_an_indicator_that_nobody_looks_at_and_a_look_at_nothing() -> None:
    unseen = followed("mål: [{id: M1, text: Lugn, indikatorer: [{id: I1, text: larm}]}]")
    assert ids(unseen.thread.followups.without_next) == ["I1"]
    nothing = followed("avslut: {uppföljning: 2028}")
    assert len(nothing.thread.followups.without_previous) == 1


def test_results_are_handed_over_by_name_or_as_a_deliverable(home: CheckedPlan) -> None:
    link = home.thread.handover
    assert [ids(link.before(each)) for each in link.later] == [["A2"], ["A1"], []]
    assert ids(link.without_previous) == ["L3"]
    assert link.without_next == ()  # the course book goes with A1's other result


def test_a_strand_gathers_everything_once(home: CheckedPlan) -> None:
    found = strand(home.thread, home.chain, cause(home, "O1"))
    assert ids(found.measures) == ["Å1", "Å2"]
    assert ids(found.activities) == ["A1", "A2"]
    assert [row.label for row in found.rows] == ["Kurs", "Kurs och leksaker delar buss", "Bok skrivs"]
    assert ids(found.goals) == ["M2"]
    assert ids(found.indicators) == ["I2"]
    assert ids(found.handover) == ["L2", "L1"]
    direct = strand(home.thread, home.chain, cause(home, "O7"))
    assert direct.measures == ()
    assert ids(direct.activities) == ["A6"]


def test_money_of_one_cause_is_its_own_and_money_of_several_is_told_as_shared(home: CheckedPlan) -> None:
    # O1: the book 5 000 kr and 40 h; the course 20 000 kr is shared with O2, the bus 4 000 kr with O2 and O3
    first = cost(home, "O1")
    assert (first.kronor.low, first.hours.low) == (Decimal(5000), Decimal(40))
    assert first.shared_kronor.low == Decimal(24000)
    assert [(each.row.label, ids(each.causes)) for each in first.shared] == [
        ("Kurs", ["O1", "O2"]),
        ("Kurs och leksaker delar buss", ["O1", "O2", "O3"]),
    ]
    assert first.known
    assert cost(home, "O2").kronor.empty
    assert cost(home, "O2").hours.low == Decimal(10)


def test_what_is_not_known_of_a_cost_is_told_with_the_reason(home: CheckedPlan) -> None:
    third = cost(home, "O3")
    # the line for the bus stands for the toys' own kronor too: 3 000 kr is not counted a second time
    assert third.kronor.empty
    assert third.known
    assert [(each.part.id, each.why) for each in cost(home, "O7").gaps] == [("A6", MISSING)]
    assert cost(home, "O4").empty
    unplanned = followed("lösningsträd: {orsaker: [{id: O1, text: Oro, åtgärder: [{id: Å1, text: Samtal}]}]}")
    assert [(each.part.id, each.why) for each in cost(unplanned, "O1").gaps] == [("Å1", UNPLANNED)]


def test_in_a_branch_and_in_all_every_row_counts_once(home: CheckedPlan) -> None:
    costs = home.cause_costs
    branch = costs.branches[id(cause(home, "O1"))]
    # in the branch of O1 and O2 the course is no longer shared: 20 000 + 5 000; only the bus is, with O3
    assert branch.kronor.low == Decimal(25000)
    assert [ids(each.causes) for each in branch.shared] == [["O1", "O2", "O3"]]
    assert branch.hours.low == Decimal(50)
    assert id(cause(home, "O2")) not in costs.branches
    # all: own 5 000, shared 20 000 + 4 000
    assert costs.whole.kronor.low == Decimal(5000)
    assert costs.whole.shared_kronor.low == Decimal(24000)
    # elsewhere: room 9 000, sundries 500, supervision 8 000, environment 1 000, the cancelled trip 700
    assert costs.elsewhere_kronor.low == Decimal(19200)
    assert costs.whole.kronor.low + costs.whole.shared_kronor.low + costs.elsewhere_kronor.low == home.budget.kronor.low


def test_a_ring_of_causes_is_no_trap() -> None:
    ring = followed(
        """
        lösningsträd:
          orsaker:
            - {id: O1, text: Oro, orsak_till: O2, åtgärder: [{id: Å1, text: Samtal}]}
            - {id: O2, text: Trötthet, orsak_till: O1}
        aktiviteter: [{id: A1, aktivitet: Samtal, åtgärder: Å1, kostnad: 100 kr}]
        """
    )
    assert ring.cause_costs.whole.kronor.low == Decimal(100)
    assert sum(each.kronor.low for each in ring.cause_costs.branches.values()) == Decimal(100)
    assert ring.thread.measures.without_next == ()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/[!.]*.yaml")), ids=lambda path: path.stem)
def test_links_are_the_same_from_both_ends_and_no_money_is_lost(path: Path) -> None:
    loaded = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(loaded, Loaded)
    checked = CheckedPlan(loaded, date(2026, 9, 1))
    found = checked.thread
    links: tuple[Link[Any, Any], ...] = (
        found.causes,
        found.measures,
        found.activities,
        found.money,
        found.goals,
        found.indicators,
        found.followups,
        found.handover,
    )
    for link in links:
        forth = {(id(each), id(later)) for each in link.earlier for later in link.after(each)}
        back = {(id(each), id(later)) for later in link.later for each in link.before(later)}
        assert forth == back
        assert not any(link.after(each) for each in link.without_next)
    costs = checked.cause_costs
    whole = costs.whole.kronor.plus(costs.whole.shared_kronor).plus(costs.elsewhere_kronor)
    assert whole == checked.budget.kronor


def test_the_exemplary_plan_has_no_loose_ends() -> None:
    path = EXAMPLES / "monsterplan" / "monsterplan.yaml"
    loaded = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(loaded, Loaded)
    checked = CheckedPlan(loaded, date(2026, 9, 1))
    found = checked.thread
    for link in (found.causes, found.measures, found.activities, found.money, found.goals, found.indicators):
        assert (link.without_next, link.without_previous) == ((), ())
    assert (found.followups.without_next, found.handover.without_previous) == ((), ())
