"""What expressions come to, each answer worked out by hand: true, false, or unknown (None)."""

from decimal import Decimal

import pytest

from expressions.looking import facts, holds, in_plan, row_holds
from kompplan.expressions.amounts import Amount
from kompplan.expressions.facts import Place, TooMuchError
from kompplan.expressions.meaning import understood
from kompplan.expressions.names import PLAN_KIND
from kompplan.expressions.values import MISSING, UNKNOWN
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded, shape
from kompplan.values.quantity import Unit

BUDGET = """
projekt: {namn: Barnen i boendet, status: klar, period: 2026-09-01 – 2027-08-31}
budget:
  angiven_summa: 150 000 kr
  rader:
    - {post: Kurs, belopp: 90 000 kr}
    - {post: Resor, belopp: 60 000 kr}
"""
ROW = "id: A1, aktivitet: Kurs i samtal, ansvarig: rektor, kostnad: 90 000 kr, senast: 2026-12-01, slag: utbildning"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        # both languages mean the same
        ("cost < 100000 and owner is 'rektor'", True),
        ("kostnad < 100000 och ansvarig är 'rektor'", True),
        ("kostnad > 100000 eller ansvarig är 'rektor'", True),
        ("inte kostnad > 100 000", True),
        ("not cost >= 90000", False),
        ("aktivitet.ansvarig = 'rektor'", True),
        ("activity.owner != 'rektor'", False),
        # how tightly things bind: and before or, not before and, * before +
        ("true or false and false", True),
        ("(true or false) and false", False),
        ("not false and false", False),
        ("ja", True),
        ("cost = 10000 + 8 * 10000", True),
        ("cost = (1000 + 8000) * 10", True),
        ("cost = 100000 - 5000 - 5000", True),
        ("cost / 3 / 3 = 10000", True),
        ("-cost < 0", True),
        # amounts as people write them
        ("cost < 100 tkr", True),
        ("cost < '0,1 mn'", True),
        ("'100 tkr' > cost", True),
        ("cost < 80 tkr", False),
        ("cost <= 90000 and cost >= 90000", True),
        ("cost ≤ 90000 and cost ≠ 1", True),
        # times
        ("due < 2027-01-01", True),
        ("due <= 2026-12", True),
        ("due < 2026-12", False),
        ("due >= 2026-12", True),
        ("due in 'ht 2026'", True),
        ("senast i '2027'", False),
        ("due > today", True),
        ("due < today + 90 days", False),
        ("due < idag + '100 dagar'", True),
        ("due - today > 90", True),
        ("due - today > 91", False),
        # words of closed lists, in both languages and by all their spellings
        ("kind is training", True),
        ("slag är kurs", True),
        ("kind in [lecture, training]", True),
        ("kind not in ['training']", False),
        ("kind is not in [lecture]", True),
        ("slag är inte föreläsning", True),
        # texts
        ("contains(text, 'samtal')", True),
        ("starts(aktivitet, 'kurs')", False),
        ("börjar(gemener(aktivitet), 'kurs')", True),
        ("owner in ['chef', 'rektor']", True),
        ("ansvarig i ['chef']", False),
        # what is there and what is missing
        ("has(owner)", True),
        ("finns(motiv)", False),
        ("rationale is missing", True),
        ("motiv saknas", True),
        ("ansvarig saknas inte", True),
        ("owner is not missing", True),
        ("cost < 10 or rationale", False),
        ("owner", True),
        ("not rationale", True),
        # what is missing equals nothing, and has no order
        ("rationale is 'x'", False),
        ("rationale != 'x'", True),
        ("aspect is not competence", True),
        ("start < 2027-01-01", None),
        ("not start < 2027-01-01", None),
        ("hours + 1 > 0", None),
        ("external", False),
        ("not external", True),
        ("contains(rationale, 'x')", False),
    ],
)
def test_an_expression_about_a_row(text: str, answer: bool | None) -> None:
    assert row_holds(text, ROW) is answer


@pytest.mark.parametrize(
    ("row", "text", "answer"),
    [
        # ca 100 000 is 90 000 to 110 000
        ("kostnad: ca 100 000 kr", "cost < 111000", True),
        ("kostnad: ca 100 000 kr", "cost < 110000", None),
        ("kostnad: ca 100 000 kr", "cost <= 110000", True),
        ("kostnad: ca 100 000 kr", "cost < 90000", False),
        ("kostnad: ca 100 000 kr", "cost <= 90000", None),
        ("kostnad: ca 100 000 kr", "cost > 100000", None),
        ("kostnad: ca 100 000 kr", "cost >= 90000", True),
        ("kostnad: ca 100 000 kr", "cost == 100000", None),
        ("kostnad: ca 100 000 kr", "cost == 120000", False),
        ("kostnad: ca 100 000 kr", "cost != 120000", True),
        ("kostnad: ca 100 000 kr", "cost in [1, 2]", False),
        ("kostnad: ca 100 000 kr", "cost in [1, 100000]", None),
        ("kostnad: ca 100 000 kr", "not cost < 110000", None),
        ("kostnad: ca 100 000 kr", "cost < 110000 or false", None),
        ("kostnad: ca 100 000 kr", "cost < 110000 or true", True),
        ("kostnad: ca 100 000 kr", "cost < 110000 and false", False),
        ("kostnad: ca 100 000 kr", "cost < 110000 and true", None),
        # arithmetic: 90 000 to 110 000 and 10 000 more; by two; a third of it; the other sign
        ("kostnad: ca 100 000 kr", "cost + 10000 <= 120000", True),
        ("kostnad: ca 100 000 kr", "cost + 10000 <= 119999", None),
        ("kostnad: ca 100 000 kr", "100000 - cost >= 10001", False),
        ("kostnad: ca 100 000 kr", "cost * 2 < 180000", False),
        ("kostnad: ca 100 000 kr", "cost / 3 < 36667", True),
        ("kostnad: ca 100 000 kr", "cost / 0 < 1", None),
        ("kostnad: ca 100 000 kr", "-cost <= -90000", True),
        ("kostnad: minst 50 000 kr", "cost >= 50000", True),
        ("kostnad: minst 50 000 kr", "cost < 1000000", None),
        ("kostnad: högst 50 000 kr", "cost <= 50000", True),
        # a value that could not be read is there, but nothing is known of it
        ("kostnad: TBD", "has(cost)", True),
        ("kostnad: TBD", "cost is missing", False),
        ("kostnad: TBD", "cost < 10", None),
        ("kostnad: TBD", "cost == 10", None),
        ("kostnad: TBD", "cost in [10]", None),
        ("slag: TBD", "kind is training", None),
        # hours are no kronor, whatever the numbers are
        ("kostnad: 40 h", "cost < 100000", None),
        ("kostnad: 40 h", "cost = 40", None),
        ("kostnad: 40 h", "cost <= 40 h", True),
        # autumn ends somewhere from August to December
        ("senast: ht 2026", "due < 2027-01-01", True),
        ("senast: ht 2026", "due < 2026-10-01", None),
        ("senast: ht 2026", "due < 2026-07-01", False),
        ("senast: ht 2026", "due == 2026-10-01", None),
        ("senast: ht 2026", "due == 2027-10-01", False),
        ("senast: ht 2026", "due in '2026'", True),
        ("senast: ht 2026", "due in '2026-10'", None),
        ("senast: ht 2026", "due in '2027'", False),
        ("när: 2026-10-01 – 2026-11-30", "when > 2026-09", True),
        ("när: 2026-10-01 – 2026-11-30", "when < 2026-11", False),
        ("när: 2026-10-01 – 2026-11-30", "when.start < 2026-11", True),
        ("när: 2026-10-01 – 2026-11-30", "när.slut <= 2026-11", True),
        ("när: löpande", "when < 2030-01-01", None),
        ("när: löpande", "has(when)", True),
        # per cent
        ("kostnad: 30 000 kr", "cost / 120000 <= '25 %'", None),
        ("kostnad: 30 000 kr, aktivitet: Kurs", "cost / '120 tkr' <= 25 %", True),
        ("kostnad: 30 000 kr", "cost / '120 tkr' <= '24 %'", False),
        ("kostnad: 30 000 kr", "cost / '120 tkr' = 0.25", True),
        ("kostnad: 30 000 kr", "cost = 25 % * '120 tkr'", True),
        # lists of values
        ("lärare: [handledare, psykolog]", "'psykolog' in trainers", True),
        ("lärare: [handledare, psykolog]", "trainers saknas", False),
        ("lärare: []", "trainers saknas", True),
        ("lärare: [handledare, psykolog]", "any(trainers, starts(it, 'psyk'))", True),
        ("lärare: [handledare, psykolog]", "alla(lärare, börjar(den, 'psyk'))", False),
        ("lärare: [handledare, psykolog]", "count(trainers) = 2", True),
    ],
)
def test_what_is_not_known_exactly(row: str, text: str, answer: bool | None) -> None:
    assert row_holds(text, f"id: A1, {row}") is answer


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("sum(budget.lines.amount) == budget.stated_total", True),
        ("summa(budget.rader.belopp) > 150 tkr", False),
        ("count(budget.lines) = 2", True),
        ("antal(budget.rader, belopp > 80 tkr) = 1", True),
        ("any(budget.lines, amount > 80000)", True),
        ("någon(budget.rader, belopp > 100 tkr)", False),
        ("all(budget.lines, label)", True),
        ("alla(budget.rader, belopp > 80 tkr)", False),
        ("60000 in budget.lines.amount", True),
        ("status is ready", True),
        ("status är klar", True),
        ("plan.status >= utkast", True),
        ("status > pågår", False),
        ("project.status is ready", True),
        ("project.period.end = 2027-08-31", True),
        ("projekt.period.slut - projekt.period.start < '365 dagar'", True),
        ("2027-01-15 in project.period", True),
        ("any(activities, owner is missing)", False),
        ("all(activities, owner is missing)", True),
        ("activities saknas", True),
        ("count(activities) = 0", True),
        ("sum(activities.cost) = 0", True),
        ("risks.register saknas", True),
        ("project.programme.grant > 0", None),
        ("project.programme saknas", True),
    ],
)
def test_an_expression_about_a_plan(text: str, answer: bool | None) -> None:
    assert holds(text, BUDGET) is answer


def test_a_sum_without_every_amount_is_at_least_the_others() -> None:
    plan = BUDGET + "    - {post: Lokal}\n    - {post: Tid, belopp: TBD}\n"
    assert in_plan("sum(budget.lines.amount)", plan) == Amount(Decimal(150_000), None, Unit.SEK, None, Unit.SEK)
    assert holds("sum(budget.lines.amount) < 150000", plan) is False
    assert holds("sum(budget.lines.amount) < 200000", plan) is None
    assert holds("count(budget.lines.amount) = 4", plan) is False


def test_kronor_and_hours_have_no_sum() -> None:
    assert in_plan("sum(budget.lines.amount)", BUDGET + "    - {post: Tid, belopp: 40 h}\n") is UNKNOWN


def test_a_list_with_something_unreadable_may_hold_more() -> None:
    plan = "projekt: {namn: P}\naktiviteter:\n  - {aktivitet: Kurs, ansvarig: chef, lärare: [a, {x: 1}]}\n"
    assert holds("any(activities, 'b' in trainers)", plan) is None
    assert holds("all(activities.trainers, it is 'a')", plan) is None
    assert holds("count(activities.trainers) >= 1", plan) is True
    assert holds("count(activities.trainers) < 3", plan) is None


def test_a_reference_leads_to_what_it_names() -> None:
    plan = (
        "organisationer: [{id: nk, namn: Norrsjö kommun}]\n"
        "aktiviteter: [{id: A1, aktivitet: Kurs, organisation: nk, ansvarig: chef}]\n"
        "åtaganden: [{text: Alla får handledning, aktivitet: A1}, {text: Annat, aktivitet: A9}]\n"
    )
    assert holds("all(activities, organisation is 'Norrsjö kommun')", plan) is True
    assert holds("all(activities, organisation is 'nk')", plan) is True
    assert holds("any(activities, organisation.name in ['Västmark'])", plan) is False
    assert holds("any(commitments, aktivitet.ansvarig is 'chef')", plan) is True
    assert holds("all(commitments, activity.owner is 'chef')", plan) is None  # A9 does not exist


def test_the_innermost_place_wins_and_the_others_have_names() -> None:
    plan = (
        "aktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: chef}]\n"
        "budget: {rader: [{post: Kurs, aktiviteter: [A1], ansvarig: chef}, {post: Resor, ansvarig: ekonom}]}\n"
    )
    assert holds("any(budget.lines, any(plan.activities, owner is line.owner))", plan) is True
    assert holds("all(budget.lines, any(plan.activities, owner is line.owner))", plan) is False
    assert holds("any(budget.lines, 'A1' in activities)", plan) is True


def test_mere_names_give_their_values() -> None:
    assert in_plan("project.name", BUDGET) == "Barnen i boendet"
    assert in_plan("project.owner", BUDGET) is MISSING


def test_every_list_of_the_plan_has_a_word_for_its_rows() -> None:
    from kompplan.expressions.names import ROWS

    rows: set[str] = set()
    seen: set[type[Part]] = set()
    waiting: list[type[Part]] = [Plan]
    while waiting:
        part = waiting.pop()
        if part in seen:
            continue
        seen.add(part)
        below = [field for field in shape(part).fields.values() if issubclass(field.takes, Part)]
        rows |= {field.takes.__name__ for field in below if field.many}
        waiting.extend(field.takes for field in below)
    assert rows == set(ROWS)
    for row in ROWS.values():
        assert row.en == folded(row.en)
        assert row.sv


def test_work_is_bounded() -> None:
    rows = "\n".join(f"  - {{aktivitet: Kurs {number}}}" for number in range(300))
    seen = facts(f"aktiviteter:\n{rows}\n")
    nested = understood("any(activities, any(activities, any(activities, text is 'x')))", (PLAN_KIND,))
    with pytest.raises(TooMuchError):
        nested.truth(Place(seen, seen.plan, None))
    assert seen.meter.left < 0
