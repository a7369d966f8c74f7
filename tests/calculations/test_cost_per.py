"""Cost for each participant, hour of training and cause, as intervals."""

from pathlib import Path

from calculations.money import checked, kr
from kompplan.calculations.cost_per import hours_held, per_cause, per_hour, per_participant, quotient
from kompplan.calculations.sums import Amount, Unknown

PLAN = """\
projekt: {namn: P}
lösningsträd:
  problem: Samtalen stannar upp
  orsaker:
    - {id: O1, text: Ingen har lärt sig}
    - {id: O2, text: Ingen tid}
    - {id: O3, text: Ingen leder}
  åtgärder:
    - {id: Å1, åtgärd: Kurs, svarar_mot: O1}
    - {id: Å2, åtgärd: Schema, svarar_mot: [O1, O2]}
målgrupper:
  - {id: a, namn: Vårdare, antal: 60, överlappar: [{grupp: b, antal: 10}]}
  - {id: b, namn: Sjuksköterskor, antal: 30}
aktiviteter:
  - {id: A1, aktivitet: Kurs, slag: utbildning, åtgärder: [Å1], målgrupper: [a, b], dagar: 2, grupper: 5,
     gruppstorlek: 16–20, kostnad: 80 000 kr}
  - {id: A2, aktivitet: Schema, åtgärder: [Å2], kostnad: 20 000 kr, tid: 40 h}
  - {id: A3, aktivitet: Föreläsning, slag: föreläsning, målgrupper: [a], kostnad: 12 000 kr}
"""


def test_a_quotient_of_intervals() -> None:
    assert quotient(Amount(kr("100"), kr("120")), Amount(kr("4"), kr("5"))) == Amount(kr("20"), kr("30"))
    assert quotient(Amount(kr("100"), None), Amount(kr("4"), kr("5"))) == Amount(kr("20"), None)
    assert quotient(Amount(kr("100"), kr("100")), Amount(kr("0"), kr("5"))) is None
    assert quotient(Amount(kr("100"), kr("100")), Amount(kr("3"), kr("3"))) == Amount(kr("33,33"), kr("33,33"))


def test_each_participant_is_counted_once() -> None:
    plan = checked(PLAN)
    whole, course = per_participant(plan.plan, plan.budget, plan.people)
    assert whole.units == Amount(kr("80"), kr("80"))  # 60 + 30 − 10
    assert whole.each == Amount(kr("1 400"), kr("1 400"))  # 112 000 / 80
    assert course.units == Amount(kr("80"), kr("100"))  # 5 × 16–20
    assert course.each == Amount(kr("800"), kr("1 000"))


def test_an_hour_of_training_is_held_once_for_each_group() -> None:
    plan = checked(PLAN)
    whole, course, lecture = per_hour(plan.plan, plan.budget, kr("8"))
    assert course.units == Amount(kr("80"), kr("80"))  # 2 days × 8 h × 5 groups
    assert course.each == Amount(kr("1 000"), kr("1 000"))
    assert isinstance(lecture.each, Unknown)
    assert whole.units == course.units  # what is not known is left out of both cost and hours
    assert whole.each == course.each


def test_training_without_a_cost_in_kronor_makes_the_others_no_cheaper() -> None:
    plan = checked(PLAN.replace("målgrupper: [a], kostnad: 12 000 kr", "målgrupper: [a], längd: 3 h, tid: 60 h"))
    whole, _, lecture = per_hour(plan.plan, plan.budget, kr("8"))
    assert isinstance(lecture.each, Unknown)
    assert lecture.units == Amount(kr("3"), kr("3"))
    assert whole.each == Amount(kr("1 000"), kr("1 000"))


def test_a_cause_costs_its_own_and_at_most_what_it_shares() -> None:
    plan = checked(PLAN)
    found = per_cause(plan.cause_costs, plan.chain.causes)
    assert [each.kronor for each in found] == [
        Amount(kr("80 000"), kr("100 000")),
        Amount(kr("0"), kr("20 000")),
        None,
    ]


def test_lias_learning_conversations() -> None:
    # domain-brief 3: 16 groups of 6–8 are 96–128 seats, and 8 times each are 128 sessions; 373 425 kr.
    text = (Path(__file__).parents[2] / "examples/lia/delar/v8.yaml").read_text(encoding="utf-8")
    plan = checked("projekt: {namn: V8}\n" + text.replace("målgrupper: [skolledare]", "målgrupper: []"))
    v2 = next(each for each in plan.plan.activities if each.id == "V2")
    found = next(each for each in per_participant(plan.plan, plan.budget, plan.people) if each.part is v2)
    assert found.units == Amount(kr("96"), kr("128"))
    assert found.each == Amount(kr("2 917,38"), kr("3 889,84"))  # 373 425 / 128 and / 96
    assert hours_held(v2, kr("8")) is None  # 128 sessions, but nobody says how long one is
