"""Chances against formulas: sums of triangular numbers, one risk, the later of two branches; and what must never be."""

import math
from datetime import date
from itertools import pairwise
from textwrap import dedent

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculations.triangles import triangular_moments
from kompplan.calculations.chance import Asked, Chance, chance
from kompplan.calculations.distributions import Reals, Stream, triangular
from kompplan.calculations.outcomes import at_least
from kompplan.calculations.placing import NEVER, forward
from kompplan.calculations.runs import Added, Runs
from kompplan.calculations.schedule import posed
from kompplan.calculations.simulation import Case, Simulation, simulate
from kompplan.calculations.strikes import Refusal
from kompplan.checked import CheckedPlan
from kompplan.pipeline import judge
from kompplan.settings import DEFAULT

TODAY = date(2026, 11, 22)
APART = DEFAULT._replace(estimates_together=DEFAULT.estimates_together * 0)
RUNS = 20_000
ALL = Asked()


def checked(text: str, by: object = APART) -> CheckedPlan:
    judged = judge(dedent(text).encode(), "plan.yaml", lambda _: TODAY, rules=(), settings=by)  # type: ignore[arg-type]
    assert judged.checked is not None
    assert not judged.diagnostics, [each.message.text.en for each in judged.diagnostics]
    return judged.checked


def posing(text: str, asked: Asked = ALL, by: object = APART) -> Chance | tuple[Refusal, ...]:
    plan = checked(text, by)
    return chance(plan.plan, asked, plan.budget, plan.calendar, plan.network, plan.risks, plan.purchases, plan.settings)


def simulated(text: str, runs: int = RUNS, seed: int = 1, asked: Asked = ALL, by: object = APART) -> Simulation:
    found = posing(text, asked, by)
    assert isinstance(found, Chance)
    return simulate(found.model, runs, seed)


def kronor(case: Case) -> tuple[float, ...]:
    assert case.cost is not None
    return tuple(each / 100 for each in (case.cost.p10, case.cost.p50, case.cost.p80, case.cost.p90))


SCALE = """\
  skala:
    värden: 1–5
    sannolikhet_betyder: [5 %, 10 %, 30 %, 60 %, 90 %]
    konsekvens_kostar: [1 000 kr, 10 tkr, 20–40 tkr, 100 tkr, 250 tkr]
    konsekvens_försenar: [0 dagar, 2 dagar, 5 dagar, 10–20–40 dagar, 60 dagar]
"""


# -- formulas ---------------------------------------------------------------------------------------------------------


def test_a_sum_of_triangular_costs_has_the_mean_and_the_variance_of_its_parts() -> None:
    found = simulated("""
        budget:
          rader:
            - {id: B1, post: Kurs, belopp: 80–100–150 tkr}
            - {id: B2, post: Resor, belopp: 20–30–70 tkr}
            - {id: B3, post: Lokal, belopp: 12 tkr}
            - {id: B4, post: Material, antal: 2–5, à_pris: 2 000 kr}
        """)
    parts = [triangular_moments(*each) for each in ((80e3, 100e3, 150e3), (20e3, 30e3, 70e3), (4e3, 7e3, 10e3))]
    mean = 12e3 + sum(each for each, _ in parts)
    deviation = math.sqrt(sum(each for _, each in parts))
    cost = found.before.cost
    assert cost is not None
    assert abs(float(cost.mean) - mean) < 4 * deviation / math.sqrt(RUNS)
    # nearly normal: the distance from P10 to P90 is 2,563 standard deviations
    assert (cost.p90 - cost.p10) / 100 == pytest.approx(2.563 * deviation, rel=0.05)


def test_costs_that_vary_together_have_a_larger_spread_and_the_same_mean() -> None:
    plan = "budget:\n  rader:\n" + "".join(
        f"    - {{id: B{number}, post: Rad {number}, belopp: 80–100–120 tkr}}\n" for number in range(10)
    )
    apart, together = simulated(plan), simulated(plan, by=DEFAULT)
    assert apart.before.cost is not None
    assert together.before.cost is not None
    one = triangular_moments(80e3, 100e3, 120e3)[1]
    # variance of a sum with the same correlation r between all: n s² (1 + (n - 1) r); r of the copula is nearly kept
    spread = [(each.p90 - each.p10) / 100 for each in (apart.before.cost, together.before.cost)]
    assert spread[0] == pytest.approx(2.563 * math.sqrt(10 * one), rel=0.05)
    assert spread[1] == pytest.approx(2.563 * math.sqrt(10 * one * (1 + 9 * 0.25)), rel=0.05)
    assert float(together.before.cost.mean) == pytest.approx(1_000_000, rel=0.01)


def test_one_risk_strikes_as_often_as_its_step_says_and_costs_what_its_step_says() -> None:
    plan = (
        "budget:\n  rader: [{post: Kurs, belopp: 500 tkr}]\nrisker:\n"
        + SCALE
        + "  register:\n    - {id: R1, risk: kursen ställs in, S: 3, K: 4}\n"
    )
    found = simulated(plan, asked=Asked(time=False))
    cost = found.before.cost
    assert cost is not None
    # 30 %: 500 000 kr up to P70, 600 000 kr from there on; mean 530 000 kr
    assert kronor(found.before) == (500_000, 500_000, 600_000, 600_000)
    assert (cost.least, cost.most) == (50_000_000, 60_000_000)
    struck = (float(cost.mean) - 500_000) / 100_000
    assert abs(struck - 0.3) < 4 * math.sqrt(0.3 * 0.7 / RUNS)
    assert dict(cost.curve)[65] == 50_000_000
    assert dict(cost.curve)[75] == 60_000_000


def branches(first: str, second: str) -> str:
    return f"""
        projekt: {{namn: Prov, period: 2027-01-11 – 2029-12-31}}
        aktiviteter:
          - {{id: A1, aktivitet: Ena grenen, längd: {first}}}
          - {{id: A2, aktivitet: Andra grenen, längd: {second}}}
          - {{id: A3, aktivitet: Slut, längd: 1 dag, efter: [A1, A2]}}
        """


def lengths(text: str) -> Reals:
    """Return the finish of the last activity, in parts of days, over many runs."""
    found = posing(text)
    assert isinstance(found, Chance)
    model = found.model
    assert model.posed is not None
    runs = Runs(model.posed)
    drawn = {
        number: (triangular(Stream(1, each.name).uniform(RUNS), *map(float, each.three)), each.in_calendar)
        for number, each in enumerate(model.lengths)
        if each is not None
    }
    passed = runs.forward(Added(drawn, {}, {}, None), RUNS)
    finish, start = passed.finish[-1], passed.start[0]
    assert isinstance(finish, np.ndarray)
    assert isinstance(start, float)
    found_lengths: Reals = finish - start
    return found_lengths


def test_the_later_of_two_branches_has_the_product_of_their_distributions() -> None:
    # both are triangular from 20 over 30 to 40: F(x) = (x - 20)²/200 up to 30, 1 - (40 - x)²/200 above; the later one
    # has F², so its median lies where F = sqrt(1/2): x = 40 - sqrt(200 (1 - sqrt(1/2)))
    finish = lengths(branches("20–30–40 dagar", "20–30–40 dagar"))
    later = np.sort(finish - 1)
    median = 40 - math.sqrt(200 * (1 - math.sqrt(0.5)))
    density = 2 * math.sqrt(0.5) * (40 - median) / 100  # 2 F f, with f = (40 - x)/100
    assert abs(later[RUNS // 2] - median) < 4 * 0.5 / math.sqrt(RUNS) / density
    for x in (25, 30, 35, 38):
        below = (x - 20) ** 2 / 200 if x <= 30 else 1 - (40 - x) ** 2 / 200
        expected = below**2
        share = np.searchsorted(later, x, "right") / RUNS
        assert abs(share - expected) < 4 * math.sqrt(expected * (1 - expected) / RUNS)


def test_each_of_two_equal_branches_is_critical_half_of_the_time_and_the_end_always() -> None:
    found = simulated(branches("20–30–40 dagar", "20–30–40 dagar"))
    share = {each.activity.id: each.share for each in found.before.critical}
    assert share["A3"] == 1
    assert share["A1"] + share["A2"] == pytest.approx(1)
    assert abs(share["A1"] - 0.5) < 4 * 0.5 / math.sqrt(RUNS)


def test_a_branch_that_can_never_be_the_longest_is_never_critical() -> None:
    found = simulated(branches("20–30–40 dagar", "5–10–19 dagar"))
    assert {each.activity.id for each in found.before.critical} == {"A1", "A3"}
    end = found.before.end
    assert end is not None
    # 20 to 40 working days and one more from Monday 11 January: 2027-02-08 at the earliest, 2027-03-08 at the latest
    assert date.fromordinal(end.least) >= date(2027, 2, 8)
    assert date.fromordinal(end.most) <= date(2027, 3, 8)


# -- schedules --------------------------------------------------------------------------------------------------------

PLANS = (
    """
    projekt: {namn: Prov, period: 2027-01-11 – 2027-12-17}
    organisationer: [{id: skolan, namn: Skolan, slag: enhet}]
    kalender:
      stängt: [{när: 2027-02-15 – 2027-02-19, text: stängt, organisation: skolan}]
    aktiviteter:
      - {id: A1, aktivitet: Först, längd: 12 dagar}
      - {id: A2, aktivitet: Sedan, längd: 3 veckor, efter: A1, organisation: skolan}
      - {id: A3, aktivitet: Samtidigt, längd: 8 dagar, efter: [{aktivitet: A2, typ: start-start, fördröjning: 2 dagar}]}
      - {id: A4, aktivitet: Ihop, längd: 4 dagar, efter: [{aktivitet: A3, typ: slut-slut}, A1], organisation: skolan}
      - {id: A5, aktivitet: Slut, längd: 2 månader, efter: [A4, {aktivitet: A2, fördröjning: 1 vecka}]}
      - {id: A6, aktivitet: Bestämd dag, när: 2027-09-01, efter: A5}
      - {id: A7, aktivitet: Klar till, senast: 2027-10-15, efter: A6}
    """,
)


def agrees(text: str) -> None:
    """Hold the runs beside the schedule, activity by activity."""
    plan = checked(text)
    question = posed(plan.plan, plan.calendar, plan.network, plan.settings)
    expected = forward(question.frame, question.lengths, question.bounds)
    runs = Runs(question)
    nothing = Added({}, {}, {}, np.zeros(3))
    passed = runs.forward(nothing, 3)
    for number in question.frame.order:
        start, finish = passed.start[number], passed.finish[number]
        if start is None or finish is None:
            assert expected.start[number] == -NEVER
            continue
        found = (float(np.max(start)), float(np.max(finish)))
        assert found == (expected.start[number], expected.finish[number]), number
    ends = runs.ends(passed, nothing, 3)
    assert ends is not None
    assert {date.fromordinal(int(each)) for each in ends} == {plan.schedule.ends}


@pytest.mark.parametrize("text", PLANS)
def test_with_whole_lengths_every_run_is_the_schedule(text: str) -> None:
    agrees(text)


LENGTHS = ("1 dag", "4 dagar", "12 dagar", "2 veckor", "1 månad", "10 h")
KINDS = ("slut-start", "start-start", "slut-slut", "start-slut")
LAGS = ("0 dagar", "3 dagar", "-2 dagar", "1 vecka", "10 kalenderdagar")


@st.composite
def networks(draw: st.DrawFn) -> str:
    """Draw a plan in which later rows wait for earlier ones, in all the ways that there are."""
    rows = []
    for number in range(draw(st.integers(2, 8))):
        fields = [f"id: A{number}, aktivitet: Rad {number}, längd: {draw(st.sampled_from(LENGTHS))}"]
        if draw(st.integers(0, 3)) == 0:
            fields.append("organisation: skolan")
        if draw(st.integers(0, 4)) == 0:
            fields.append(f"start: 2027-0{draw(st.integers(2, 9))}-01")
        before = draw(st.lists(st.integers(0, number - 1), max_size=3, unique=True)) if number else []
        links = [
            f"{{aktivitet: A{each}, typ: {draw(st.sampled_from(KINDS))}, fördröjning: {draw(st.sampled_from(LAGS))}}}"
            for each in before
        ]
        if links:
            fields.append(f"efter: [{', '.join(links)}]")
        rows.append("  - {" + ", ".join(fields) + "}\n")
    return (
        "projekt: {namn: Prov, period: 2027-01-11 – 2029-12-17}\n"
        "organisationer: [{id: skolan, namn: Skolan, slag: enhet}]\n"
        "kalender:\n  stängt: [{när: 2027-02-15 – 2027-02-19, text: stängt, organisation: skolan}]\n"
        "aktiviteter:\n" + "".join(rows)
    )


@settings(max_examples=60)
@given(networks())
def test_with_whole_lengths_every_run_of_any_network_is_the_schedule(text: str) -> None:
    agrees(text)


def test_a_delay_strikes_the_first_of_what_it_threatens_and_slack_takes_it_up() -> None:
    plan = (
        """
projekt: {namn: Prov, period: 2027-01-11 – 2027-12-17}
aktiviteter:
  - {id: A1, aktivitet: Kort gren, längd: 10 dagar}
  - {id: A2, aktivitet: Lång gren, längd: 60 dagar}
  - {id: A3, aktivitet: Slut, längd: 5 dagar, efter: [A1, A2]}
risker:
"""
        + SCALE.replace("90 %]", "100 %]").replace("[5 %", "[0 %")
        + "  register:\n    - {id: R1, risk: gren blir sen, S: 5, K: 5, aktiviteter: [WHO]}\n"
    )
    absorbed = simulated(plan.replace("WHO", "A1"), 1000, asked=Asked(money=False)).before.end
    once = simulated(plan.replace("WHO", "A2, A3"), 1000, asked=Asked(money=False)).before.end
    at_the_end = simulated(plan.replace(", aktiviteter: [WHO]", ""), 1000, asked=Asked(money=False)).before.end
    assert absorbed is not None
    assert once is not None
    assert at_the_end is not None
    # 10 + 60 + 5 days instead of 60 + 5; 60 + 60 + 5 once; and the same 60 days after everything
    calendar = checked(plan.replace("WHO", "A1")).schedule.rows[0].days
    first = calendar.before(date(2027, 1, 11).toordinal())
    assert absorbed.p50 == calendar.day(first + 75 - 1)
    assert once.p50 == at_the_end.p50 == calendar.day(first + 125 - 1)


def test_what_is_done_cannot_be_delayed_any_more() -> None:
    plan = (
        "aktiviteter:\n  - {id: A1, aktivitet: Kurs, start: 2027-03-01, längd: 3 dagar, status: genomförd}\n"
        "  - {id: A2, aktivitet: Slut, start: 2027-04-01, längd: 3–4–6 dagar}\nrisker:\n"
        + SCALE
        + "  register:\n    - {id: R1, risk: kursen blir sen, S: 5, K: 5, aktiviteter: [A1]}\n"
    )
    found = simulated(plan, 1000)
    assert [each.delays for each in found.model.threats] == [()]
    assert [getattr(each.cause, "name", "") for each in found.before.end_drivers] == ["length A2"]


def test_a_review_puts_off_what_waits_for_the_contract() -> None:
    plan = """
        projekt: {namn: Prov, period: 2027-01-11 – 2027-12-17}
        aktiviteter:
          - {id: A1, aktivitet: Kurs, längd: 10 dagar, start: 2027-04-12, upphandling: U1}
        upphandlingar:
          - {id: U1, vad: kurs, förfarande: annonserad upphandling, avtal: 2027-03-15, STATUS}
        """
    rarely = simulated(plan.replace("STATUS", "status: planerad"), asked=Asked(money=False)).before
    surely = simulated(plan.replace("STATUS", "status: överprövas"), asked=Asked(money=False)).before
    assert rarely.end is not None
    assert surely.end is not None
    # 15 March and 55 days is Sunday 9 May: ten working days from Monday 10 May, and 6 May is Ascension Day already past
    assert date.fromordinal(rarely.end.p90) == date(2027, 4, 23)
    assert date.fromordinal(rarely.end.most) == date(2027, 5, 21) == date.fromordinal(surely.end.least)
    assert rarely.in_time == 1


def test_a_register_that_speaks_of_reviews_is_not_added_to() -> None:
    plan = (
        """
aktiviteter:
  - {id: A1, aktivitet: Kurs, längd: 10 dagar, start: 2027-04-12, upphandling: U1}
upphandlingar:
  - {id: U1, vad: kurs, förfarande: annonserad upphandling, avtal: 2027-03-15}
risker:
"""
        + SCALE
        + "  register:\n    - {id: R1, risk: upphandlingen överprövas, S: 3, K: 4, aktiviteter: [A1]}\n"
    )
    found = posing(plan)
    assert isinstance(found, Chance)
    assert found.model.reviews == ()
    assert ["review" in each.why.en for each in found.omitted] == [True]


# -- what must never be -----------------------------------------------------------------------------------------------


def register(pairs: list[tuple[int, int, int, int]]) -> str:
    rows = "".join(
        f"    - {{id: R{number}, risk: risk {number}, S: {s}, K: {k}, aktiviteter: [A{number % 3 + 1}], "
        f"efter_åtgärd: {{S: {s2}, K: {k2}}}}}\n"
        for number, (s, k, s2, k2) in enumerate(pairs)
    )
    return (
        dedent(branches("20–30–50 dagar", "4–5–9 veckor"))
        + "budget:\n  rader: [{id: B1, post: Kurs, belopp: 80–100–150 tkr}]\nrisker:\n"
        + SCALE
        + "  register:\n"
        + rows
    )


STEP = st.integers(1, 5)
MITIGATED = st.tuples(STEP, STEP).flatmap(
    lambda pair: st.tuples(st.just(pair[0]), st.just(pair[1]), st.integers(1, pair[0]), st.integers(1, pair[1]))
)


@settings(max_examples=25)
@given(st.lists(MITIGATED, min_size=1, max_size=6), st.integers(0, 5))
def test_mitigation_never_raises_any_percentile(pairs: list[tuple[int, int, int, int]], seed: int) -> None:
    found = simulated(register(pairs), runs=400, seed=seed)
    before, after = found.before, found.after
    for first, second in ((before.cost, after.cost), (before.end, after.end)):
        assert first is not None
        assert second is not None
        for (_, one), (_, other) in zip(first.curve, second.curve, strict=True):
            assert other <= one


@settings(max_examples=15)
@given(st.permutations(range(4)), st.permutations(range(4)), st.permutations(range(3)))
def test_the_order_of_rows_makes_no_difference(lines: list[int], risks: list[int], activities: list[int]) -> None:
    rows = [f"    - {{id: B{number}, post: Rad {number}, belopp: 8–{number + 9}–15 tkr}}\n" for number in range(4)]
    register = [
        f"    - {{id: R{number}, risk: risk {number}, S: {number + 2}, K: 4, aktiviteter: [A1]}}\n"
        for number in range(4)
    ]
    tasks = [
        "  - {id: A1, aktivitet: Ena grenen, längd: 20–30–40 dagar}\n",
        "  - {id: A2, aktivitet: Andra grenen, längd: 3–4–6 veckor}\n",
        "  - {id: A3, aktivitet: Slut, längd: 1–2 dagar, efter: [A1, A2]}\n",
    ]

    def plan(lines: list[int], risks: list[int], activities: list[int]) -> str:
        return (
            "projekt: {namn: Prov, period: 2027-01-11 – 2029-12-31}\naktiviteter:\n"
            + "".join(tasks[each] for each in activities)
            + "budget:\n  rader:\n"
            + "".join(rows[each] for each in lines)
            + "risker:\n"
            + SCALE
            + "  register:\n"
            + "".join(register[each] for each in risks)
        )

    first = simulated(plan([0, 1, 2, 3], [0, 1, 2, 3], [0, 1, 2]), runs=300, by=DEFAULT).before
    second = simulated(plan(lines, risks, activities), runs=300, by=DEFAULT).before
    assert (first.cost, first.end) == (second.cost, second.end)
    assert {each.activity.id: each.share for each in first.critical} == {
        each.activity.id: each.share for each in second.critical
    }


def test_the_same_seed_gives_the_same_and_another_seed_another() -> None:
    plan = register([(3, 4, 2, 2)])
    first, again, other = (simulated(plan, 1000, seed).before for seed in (1, 1, 2))
    assert (first.cost, first.end) == (again.cost, again.end)
    assert first.cost != other.cost


def test_memory_that_is_short_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = register([(3, 4, 2, 2)])
    whole = simulated(plan, 5000, by=DEFAULT)
    monkeypatch.setattr("kompplan.calculations.simulation._AT_ONCE", 1)  # a thousand runs at a time
    pieces = simulated(plan, 5000, by=DEFAULT)
    assert (whole.before.cost, whole.after.end) == (pieces.before.cost, pieces.after.end)
    assert whole.before.critical == pieces.before.critical


GOLDEN = ((104687.8, 141917.07, 221481.78, 237882.44), (92556.56, 110192.14, 125158.25, 133286.91))
"""P10, P50, P80 and P90 in kronor, before and after mitigation."""


def test_figures_of_seed_1_stay_what_they_are() -> None:
    found = simulated(register([(3, 4, 2, 2), (4, 3, 1, 1)]), 2000, by=DEFAULT)
    assert (kronor(found.before), kronor(found.after)) == GOLDEN
    assert found.before.end is not None
    assert found.after.end is not None
    ends = [date.fromordinal(each.p80).isoformat() for each in (found.before.end, found.after.end)]
    assert ends == ["2027-03-30", "2027-03-09"]


# -- what is told -----------------------------------------------------------------------------------------------------


def test_without_any_spread_it_says_so() -> None:
    found = simulated("""
        projekt: {namn: Prov, period: 2027-01-11 – 2029-12-31}
        aktiviteter: [{id: A1, aktivitet: Kurs, längd: 10 dagar, kostnad: 40 tkr}]
        """)
    assert not found.model.spread_in_cost
    assert not found.model.spread_in_time
    assert kronor(found.before) == (40_000,) * 4


def test_shares_add_up_and_the_widest_comes_first() -> None:
    found = simulated("""
        budget:
          rader:
            - {id: B1, post: Smal, belopp: 95–100–105 tkr}
            - {id: B2, post: Bred, belopp: 50–100–150 tkr}
        """)
    drivers = found.before.cost_drivers
    assert [getattr(each.cause, "name", "") for each in drivers] == ["cost B2", "cost B1"]
    assert sum(each.share for each in drivers) == pytest.approx(1)
    assert drivers[0].share == pytest.approx(100 / 101, abs=0.01)  # variances as 100 to 1


def test_few_runs_are_told_to_be_too_few() -> None:
    plan = "budget:\n  rader: [{id: B1, post: Kurs, belopp: 80–100–150 tkr}]\n"
    few, many = simulated(plan, 200).before.cost, simulated(plan, 50_000).before.cost
    assert few is not None
    assert many is not None
    assert not few.enough
    assert few.wanted > 1000
    assert many.enough
    # standard error of a percentile: sqrt(0,8 * 0,2 / n) / density; F is 1 - (150 - x)²/3500 above the likeliest
    density = 2 * math.sqrt(0.2 * 3500) / 3500 / 1000
    assert many.error / 100 == pytest.approx(math.sqrt(0.16 / 50_000) / density, rel=0.5)


def test_limits_about_figures_and_flat_rates() -> None:
    found = posing("""
        budget:
          rader:
            - {id: B1, post: Lön, belopp: 90–100–120 tkr, kostnadsslag: personal}
            - {id: B2, post: Minst, belopp: minst 50 tkr}
            - {id: B3, post: Högst, belopp: högst 30 tkr}
            - {id: B4, post: Ungefär, belopp: ca 10 tkr}
            - {id: B5, post: Indirekt, schablon: 15 %}
        """)
    assert isinstance(found, Chance)
    costs = found.model.costs
    assert costs is not None
    assert costs.certain == 80_000
    assert [tuple(map(int, each.three)) for each in costs.estimates] == [
        (103_500, 115_000, 138_000),
        (9000, 10_000, 11_000),
    ]
    assert [getattr(each.part, "id", "") for each in costs.omitted] == ["B2", "B3"]


def test_weeks_are_days_of_the_calendar_and_dates_beat_a_length() -> None:
    found = posing("""
        projekt: {namn: Prov, period: 2027-01-11 – 2029-12-31}
        aktiviteter:
          - {id: A1, aktivitet: Veckor, längd: 2–3–5 veckor}
          - {id: A2, aktivitet: Timmar, längd: 8–16–40 h}
          - {id: A3, aktivitet: Datum, längd: 2–3–5 dagar, när: 2027-03-01 – 2027-03-05}
          - {id: A4, aktivitet: Inget}
        """)
    assert isinstance(found, Chance)
    told = [(tuple(map(int, each.three)), each.in_calendar) if each else None for each in found.model.lengths]
    assert told == [((14, 21, 35), True), ((1, 2, 5), False), None, None]
    assert [getattr(each.part, "id", "") for each in found.omitted] == ["A3", "A4"]


# -- coarse dates -----------------------------------------------------------------------------------------------------

MARCH = [day for day in range(1, 32) if date(2027, 3, day).weekday() < 5 and day not in (26, 29)]
"""The working days: the 26th is Good Friday and the 29th Easter Monday."""
WORKED = len(MARCH)


def ends(text: str, runs: int = RUNS) -> dict[int, int]:
    """Return the S-curve of the end: a percentage, and the day."""
    found = simulated("projekt: {namn: x, period: 2027-01-11 – 2028-12-15}\naktiviteter:\n" + text, runs)
    assert found.before.end is not None
    return dict(found.before.end.curve) | {
        0: found.before.end.least,
        100: found.before.end.most,
    }


def in_march(number: int) -> int:
    return date(2027, 3, MARCH[number]).toordinal()


def test_a_coarse_date_is_any_working_day_in_it() -> None:
    curve = ends("  - {id: A1, aktivitet: Kurs, när: mars 2027}\n")
    assert (curve[0], curve[100]) == (in_march(0), in_march(-1))
    for percent in (10, 50, 80, 90):  # the smallest k of n with k / n >= the share, give or take the runs
        exact = -(-percent * WORKED // 100) - 1
        assert in_march(max(exact - 1, 0)) <= curve[percent] <= in_march(min(exact + 1, WORKED - 1))


def test_the_later_of_two_coarse_dates_is_the_maximum_of_both() -> None:
    """P(max <= k) is (k / n) squared."""
    curve = ends("  - {id: A1, aktivitet: Kurs, när: mars 2027}\n  - {id: A2, aktivitet: Prov, när: mars 2027}\n")
    for percent in (10, 50, 80, 90):
        exact = math.ceil(math.sqrt(percent / 100) * WORKED) - 1
        assert in_march(max(exact - 1, 0)) <= curve[percent] <= in_march(min(exact + 1, WORKED - 1))


def test_a_coarse_date_leaves_room_for_the_length() -> None:
    curve = ends("  - {id: A1, aktivitet: Kurs, när: mars 2027, längd: 5 dagar}\n")
    assert (curve[0], curve[100]) == (in_march(4), in_march(-1))


def test_a_coarse_due_date_is_when_it_is_done() -> None:
    curve = ends("  - {id: A1, aktivitet: Rapport, senast: mars 2027}\n")
    assert (curve[0], curve[100]) == (in_march(0), in_march(-1))
    assert abs(curve[50] - in_march(WORKED // 2)) <= 3


def test_what_waits_for_a_coarse_date_follows_it_and_what_is_done_is_certain() -> None:
    curve = ends(
        "  - {id: A1, aktivitet: Kurs, när: mars 2027}\n"
        "  - {id: A2, aktivitet: Prov, efter: [A1], längd: 1 dag}\n"
        "  - {id: A3, aktivitet: Start, när: februari 2027, status: genomförd}\n"
    )
    assert curve[0] == in_march(1)
    assert curve[100] == date(2027, 4, 1).toordinal()
    done = simulated("aktiviteter:\n  - {id: A3, aktivitet: Start, när: februari 2027, status: genomförd}\n")
    assert not done.model.spread_in_time


def test_a_coarse_date_is_among_what_the_end_varies_with() -> None:
    found = simulated(
        "aktiviteter:\n  - {id: A1, aktivitet: Kurs, när: mars 2027}\n"
        "  - {id: A2, aktivitet: Prov, efter: [A1], längd: 10–20–60 dagar}\n"
    )
    names = [getattr(each.cause, "name", "") for each in found.before.end_drivers]
    assert sorted(names) == ["date A1", "length A2"]


@pytest.mark.parametrize(
    ("scale", "field", "said"),
    [
        ("värden: 1–5", None, "how likely"),
        ("sannolikhet_betyder: [5 %, 10 %, 30 %, 60 %, 90 %]", None, "costs or delays"),
        (
            "{sannolikhet_betyder: [5 %, 10 %], konsekvens_kostar: [1 kr, 2 kr, 3 kr, 4 kr, 5 kr]}",
            "probability_means",
            "2",
        ),
        (
            "{sannolikhet_betyder: [5 %, 10 %, 8 %, 60 %, 90 %], konsekvens_kostar: [1 kr, 2 kr, 3 kr, 4 kr, 5 kr]}",
            "probability_means",
            "less than",
        ),
        (
            "{sannolikhet_betyder: [5 %, 10 %, 20 %, 60 %, 190 %], konsekvens_kostar: [1 kr, 2 kr, 3 kr, 4 kr, 5 kr]}",
            "probability_means",
            "100 %",
        ),
        (
            "{sannolikhet_betyder: [5 %, 6 %, 20 %, 60 %, 90 %], konsekvens_kostar: [1 kr, 2 kr, 3 kr, 4 kr, minst 9]}",
            "impact_cost",
            "only a limit",
        ),
    ],
)
def test_what_a_step_means_is_never_guessed(scale: str, field: str | None, said: str) -> None:
    body = scale if scale.startswith("{") else "{" + scale + "}"
    found = posing(f"risker:\n  skala: {body}\n  register:\n    - {{id: R1, risk: något händer, S: 3, K: 3}}\n")
    assert not isinstance(found, Chance)
    assert any(each.field == field and said in each.text.en.format_map(each.values) for each in found)
    without = posing(
        f"risker:\n  skala: {body}\n  register:\n    - {{id: R1, risk: x, S: 3, K: 3}}\n", Asked(risks=False)
    )
    assert isinstance(without, Chance)


def test_closed_risks_strike_no_more_and_those_that_have_happened_are_told() -> None:
    found = posing(
        "risker:\n"
        + SCALE
        + "  register:\n    - {id: R1, risk: a, S: 3, K: 3, status: stängd}\n"
        + "    - {id: R2, risk: b, S: 3, K: 3, status: har inträffat}\n"
        + "    - {id: R3, risk: c, S: 3, K: 3}\n    - {id: R4, risk: d}\n"
    )
    assert isinstance(found, Chance)
    assert [each.risk.id for each in found.model.threats] == ["R3"]
    assert [getattr(each.part, "id", "") for each in found.omitted] == ["R2", "R4"]


def test_a_percentile_is_the_smallest_that_enough_runs_do_not_exceed() -> None:
    assert [at_least(np.arange(1, 11), each) for each in (10, 50, 80, 85, 90, 99)] == [1, 5, 8, 9, 9, 10]
    curve = simulated(register([(3, 3, 3, 3)]), 500).before.cost
    assert curve is not None
    assert all(first <= second for (_, first), (_, second) in pairwise(curve.curve))
