"""The red thread in words: figures worked out by hand, and nothing lost on the way from the budget's sum."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.calculations.reach import Lack, Stage, followed
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.pipeline import all_rules, judge
from kompplan.views.trace import trace_words
from kompplan.views.trace_document import trace_document
from kompplan.views.trace_gaps import ENDS, GapGroup, gap_groups
from kompplan.views.trace_parts import id_of
from kompplan.views.trace_strand import found_cause, steps

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
TODAY = date(2026, 9, 1)

# O1: the book, 5 000 kr and 40 h; the course, 20 000 kr, answers O2 as well. O2: the reminders, 10 h.
# O3 has a measure that nobody carries out, O4 none at all, and O5 is for others to change.
HOME = """
    projekt: {namn: Boendet, period: 2027-01-11 – 2027-12-17}
    mål: [{id: M1, text: Alla kan metoden, indikatorer: [{id: I1, text: andel som kan den, datum: 2027-11-30}]}]
    lösningsträd:
      problem: Barnen mår dåligt
      mål: M1
      orsaker:
        - id: O1
          text: Ingen kan metoden
          åtgärder: [{id: Å1, text: Kurs}, {id: Å4, text: Bok}]
          orsaker: [{id: O2, text: Kursen glöms, åtgärder: [Å1, {id: Å2, text: Påminnelser}]}]
        - {id: O3, text: Leksaker saknas, åtgärder: [{id: Å3, text: Leksaker köps in}]}
        - {id: O4, text: Ingen frågar}
        - {id: O5, text: Lagen är ny, utanför_kontroll: ja}
    aktiviteter:
      - {id: A1, aktivitet: Kurs, åtgärder: Å1, kostnad: 20 000 kr}
      - {id: A2, aktivitet: Påminnelser, åtgärder: Å2, tid: 10 h}
      - {id: A4, aktivitet: Bok skrivs, åtgärder: Å4, kostnad: 5 000 kr, tid: 40 h, lämnar: [boken]}
      - {id: A5, aktivitet: Projektledning, kostnad: 9 000 kr}
"""


def plan(text: str) -> CheckedPlan:
    loaded = load(dedent(text).encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return CheckedPlan(loaded, TODAY)


def example(path: Path) -> CheckedPlan:
    loaded = load(path.read_bytes(), path.name, path.parent)
    assert isinstance(loaded, Loaded)
    return CheckedPlan(loaded, TODAY)


@pytest.fixture(scope="module")
def home() -> CheckedPlan:
    return plan(HOME)


def shown(checked: CheckedPlan, *keys: str) -> list[tuple[str, ...]]:
    grid = trace_words(checked, gap_groups(checked), Language.SV).grid
    at = [next(index for index, column in enumerate(grid.columns) if column.key == key) for key in keys]
    return [tuple(row.cells[index].shown.replace("\u00a0", " ") for index in at) for row in grid.rows]


def loose(groups: tuple[GapGroup, ...]) -> dict[tuple[str, bool], list[str | None]]:
    return {(each.ends.link, each.ends.forward): [id_of(gap.part) for gap in each.gaps] for each in groups}


def test_the_table_shows_each_cause_with_what_it_costs_alone_and_what_it_shares(home: CheckedPlan) -> None:
    assert shown(home, "id", "measures", "activities", "kronor", "hours") == [
        ("O1", "2", "2", "*5 000", "40"),
        ("O2", "2", "2", "*delas", "10"),
        ("O3", "1", "saknas", "–", "–"),
        ("O4", "saknas", "", "", ""),
        ("O5", "", "", "", ""),
        ("", "", "", "20 000", ""),  # shared between causes
        ("", "", "1", "9 000", ""),  # the project's own management
        ("", "4", "4", "34 000", "50"),
    ]
    assert shown(home, "indicators", "followups", "handover")[0] == ("1", "1", "saknas")


def test_the_first_line_counts_the_causes_that_should_lead_on(home: CheckedPlan) -> None:
    words = trace_words(home, gap_groups(home), Language.SV)
    assert words.summary == "2 av 4 orsaker når ända fram till uppföljning, 0 till överlämning · 3 luckor framåt"
    english = trace_words(home, gap_groups(home), Language.EN)
    assert english.summary == "2 of 4 causes reach all the way to follow-up, 0 to hand-over · 3 gaps forwards"


def test_gaps_are_told_by_link_with_the_rule_that_speaks_of_them(home: CheckedPlan) -> None:
    groups = gap_groups(home)
    assert loose(groups) == {("measures", True): ["O4"], ("activities", True): ["Å3"], ("handover", True): ["A4"]}
    assert [each.code for each in groups] == ["ANA01", "ANA03", "CLO01"]
    assert gap_groups(home, forward=False) == ()


def test_notes_tell_who_shares_what_why_a_cost_is_unknown_and_what_a_branch_costs(home: CheckedPlan) -> None:
    words = trace_words(home, gap_groups(home), Language.SV)
    assert [[line.replace("\u00a0", " ") for line in note.lines] for note in words.notes] == [
        ["A1 Kurs: 20 000 kr, O1 och O2 (plan.yaml:16)"],
        ["O3: ingen aktivitet genomför åtgärden (Å3)"],
        ["O1: 25 000 kr och 50 h"],
        ["1 driver själva projektet"],
    ]
    assert [mark for mark, _ in words.legend] == ["saknas", "*", "–"]


def test_how_far_each_cause_reaches(home: CheckedPlan) -> None:
    found = followed(home.thread, home.chain)
    assert [(each.cause.id, each.depth, each.reaches, each.asked) for each in found] == [
        ("O1", 0, Stage.FOLLOWUPS, True),
        ("O2", 1, Stage.FOLLOWUPS, True),
        ("O3", 0, Stage.MEASURES, True),
        ("O4", 0, Stage.CAUSE, True),
        ("O5", 0, Stage.CAUSE, False),
    ]
    assert found[2].missing.activities is Lack.ALL


def test_a_measure_left_out_among_others_is_marked(home: CheckedPlan) -> None:
    partly = plan(HOME.replace("åtgärder: Å4", "motiv: vi vill"))
    assert shown(partly, "activities")[0] == ("!1",)


def test_something_without_amount_leaves_the_cost_at_least_what_is_known() -> None:
    partly = plan(HOME.replace("kostnad: 20 000 kr", "anmärkning: vet inte"))
    assert shown(partly, "kronor", "hours")[0] == ("minst 5 000", "minst 40")
    free = plan(HOME.replace("kostnad: 20 000 kr", "kostnad_skäl: ryms i vardagen"))
    assert shown(free, "kronor", "hours")[0] == ("5 000", "40")


def test_what_is_written_but_leads_nowhere_says_so() -> None:
    broken = plan(
        "mål: [{id: M1, text: Ro}]\nlösningsträd: {orsaker: [{id: O1, text: Oro, åtgärder: [Samtal]}]}\n"
        "aktiviteter: [{id: A1, aktivitet: Kurs, åtgärder: Å9, kostnad: gratis}]"
    )
    written = {(group.ends.link, group.ends.forward): group.gaps[0].written for group in gap_groups(broken)}
    assert written["activities", False]  # Å9 is no measure
    assert written["money", True]  # "gratis" is no amount
    assert not written["indicators", True]


def test_a_plan_without_causes_is_followed_from_its_goals() -> None:
    bare = plan("mål: [{id: M1, text: Ro}, {id: M2, text: Lugn}]\naktiviteter: [{id: A1, aktivitet: Kurs, mål: M1}]")
    words = trace_words(bare, gap_groups(bare), Language.SV)
    assert words.hint.startswith("planen har inget lösningsträd: tråden visas från målen i stället")
    assert shown(bare, "id", "activities", "indicators") == [("M1", "1", "saknas"), ("M2", "saknas", "saknas")]
    empty = plan("projekt: {namn: Tom}")
    assert trace_words(empty, (), Language.SV).grid.rows == ()


def test_a_strand_is_told_from_part_to_part(home: CheckedPlan) -> None:
    (second,) = found_cause(home, "o2")
    told = [(step.link, id_of(step.earlier), id_of(step.later) if step.later else None) for step in steps(home, second)]
    assert told == [
        ("causes", None, "O1"),
        ("causes", "O1", "O2"),
        ("measures", "O2", "Å1"),
        ("measures", "O2", "Å2"),
        ("activities", "Å1", "A1"),
        ("activities", "Å2", "A2"),
        ("money", "A1", "A1"),
        ("money", "A2", "A2"),
        ("goals", "A1", "M1"),
        ("goals", "A2", "M1"),
        ("indicators", "M1", "I1"),
        ("followups", "I1", None),  # a day has no id of its own
    ]
    assert found_cause(home, "Ingen") == tuple(
        each for each in followed(home.thread, home.chain) if each.cause.id in ("O1", "O4")
    )


def test_every_code_is_one_of_the_catalogue() -> None:
    assert {each.code for each in ENDS} - {None} <= {rule.code for rule in all_rules()}


def added(document: dict[str, Any], kind: str) -> Decimal:
    own = sum(Decimal(each["cost"][kind]["low"] or 0) for each in document["causes"])
    shared = Decimal(document["whole"][f"shared_{kind}"]["low"] or 0)
    return own + shared + Decimal(document["elsewhere"][kind]["low"] or 0)


def amounts(record: object) -> Iterator[object]:
    if isinstance(record, dict):
        for key, value in record.items():
            if key in ("low", "high"):
                yield value
            else:
                yield from amounts(value)
    elif isinstance(record, list):
        for each in record:
            yield from amounts(each)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_the_examples_causes_cost_adds_up_to_their_budget(path: Path) -> None:
    checked = example(path)
    document = trace_document(checked, gap_groups(checked), Language.SV)
    assert added(document, "kronor") == checked.budget.kronor.low
    assert added(document, "hours") == checked.budget.hours.low
    assert all(each is None or isinstance(each, str) for each in amounts(document))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_rules_and_gaps_speak_of_the_same_parts(path: Path) -> None:
    checked = example(path)
    judged = judge(path.read_bytes(), path.name, lambda _: TODAY, path.parent)
    lines: dict[str, set[int]] = {}
    for each in judged.diagnostics:
        lines.setdefault(each.code.code, set()).add(each.span.first.line)
    gaps: dict[str | None, int] = {}
    for group in gap_groups(checked):
        gaps[group.code] = gaps.get(group.code, 0) + len(group.gaps)
    for code in ("ANA01", "ANA02", "ANA03", "GOA01", "GOA06"):
        assert gaps.get(code, 0) == len(lines.get(code, ())), code


TREES = st.lists(
    st.tuples(
        st.sets(st.integers(0, 3), max_size=3),  # the causes that a measure answers
        st.sets(st.integers(0, 3), max_size=3),  # the measures that an activity carries
        st.integers(0, 50),
        st.booleans(),
    ),
    max_size=6,
)


@given(TREES)
def test_own_and_shared_and_elsewhere_are_the_budget(rows: list[tuple[set[int], set[int], int, bool]]) -> None:
    lines = ["projekt: {namn: X}", "lösningsträd:", "  orsaker:"]
    lines += [f"    - {{id: O{cause}, text: orsak {cause}}}" for cause in range(4)]
    lines += ["  åtgärder:"]
    answers = [causes for causes, *_ in rows][:4] + [{0}] * max(0, 4 - len(rows))
    for number, causes in enumerate(answers):
        named = ", ".join(f"O{each}" for each in sorted(causes))
        lines.append(f"    - {{id: Å{number}, text: åtgärd {number}, svarar_mot: [{named}]}}")
    lines += ["aktiviteter:"] if rows else []
    for number, (_, measures, cost, in_hours) in enumerate(rows):
        carried = ", ".join(f"Å{each}" for each in sorted(measures))
        amount = f"{cost} h" if in_hours else f"{cost} kr"
        lines.append(f"  - {{id: A{number}, aktivitet: gör {number}, åtgärder: [{carried}], kostnad: {amount}}}")
    checked = plan("\n".join(lines) + "\n")
    document = trace_document(checked, gap_groups(checked), Language.SV)
    assert added(document, "kronor") == sum(cost for *_, cost, in_hours in rows if not in_hours)
    assert added(document, "hours") == sum(cost for *_, cost, in_hours in rows if in_hours)
    assert added(document, "kronor") == checked.budget.kronor.low
    for each in document["causes"]:  # type: ignore[attr-defined]  # a document of JSON
        costs = each["cost"]
        assert sum(Decimal(row["kronor"]["low"]) for row in costs["rows"] if row["kronor"]) == Decimal(
            costs["kronor"]["low"] or 0
        )
