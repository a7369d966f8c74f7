"""The pictures of a plan: what is drawn says what the plan and its results say, and a table says the same."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from xml.etree import ElementTree

import pytest

from charts.pictures import SVG, parsed, shown
from kompplan.calculations.dimensions import Dimension
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.loading.load import Loaded, load
from kompplan.reports.pictures import budget, chance, curve, groups, matrix, s_curve, thread, timeline, tornado, tree
from kompplan.reports.view import Table
from kompplan.reports.wording import Wording

TODAY = date(2027, 4, 1)
PLAN = """\
projekt:
  namn: Prov
  period: 2027-02-01 – 2027-12-17
  program: {fond: ESF+, stöd: 90 000 kr, utbetalning: {intervall: 6 månader, dröjer: 3 månader}}
lösningsträd:
  problem: Samtalen blir inte av
  orsaker:
    - {id: O1, orsak: ingen har övat, åtgärder: [{id: Å1, åtgärd: öva}]}
    - {id: O2, orsak: ingen frågar efter det}
målgrupper:
  - {id: alla, namn: Alla, antal: {totalt: 12, kvinnor: 8, män: 4}, överlappar: [{grupp: chefer, antal: 2}]}
  - {id: chefer, namn: Chefer, antal: 3–5}
  - {id: brukare, namn: Brukare}
kalender: {juli_ledig: ja}
aktiviteter:
  - {id: A1, aktivitet: Kartlägg, börjar: 2027-02-01, längd: 10 dagar, kostnad: 10 tkr}
  - {id: A2, aktivitet: Kurs, börjar: 2027-03-01, senast: 2027-08-31, efter: A1, kostnad: 100 000 kr, åtgärder: [Å1]}
  - {id: A3, aktivitet: Skriv rutin, längd: 5 dagar, efter: A2}
  - {id: A4, aktivitet: Utan tid}
risker:
  - {id: R1, risk: kursen ställs in, S: 4, K: 4, efter_åtgärd: {S: 2, K: 3}}
  - {id: R2, risk: chefen slutar, S: 4, K: 4, efter_åtgärd: {S: 4, K: 4}}
  - {id: R3, risk: är avslutad, S: 3, K: 3, status: stängd, efter_åtgärd: {S: 1, K: 1}}
"""
SPREAD = """\
projekt: {namn: Prov, period: 2027-02-01 – 2027-12-17}
aktiviteter:
  - {id: A1, aktivitet: Upphandla, längd: 30–40–70 dagar}
  - {id: A2, aktivitet: Kurs, längd: 20–25–45 dagar, efter: A1, kostnad: 180–240–360 tkr}
budget: {angiven_summa: 300 tkr, rader: []}
"""


def words(plan: str, language: Language = Language.SV) -> Wording:
    loaded = load(plan.encode(), "plan.yaml")
    assert isinstance(loaded, Loaded)
    return Wording(CheckedPlan(loaded, TODAY), language)


def cells(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [[cell.text for cell in row.cells] for row in table.rows]


def of_class(svg: str, class_: str) -> list[ElementTree.Element]:
    return [part for part in parsed(svg).iter() if part.attrib.get("class") == class_]


@pytest.fixture(scope="module")
def w() -> Wording:
    return words(PLAN)


def test_the_timeline_has_an_arrow_for_every_link_and_frames_what_is_critical(w: Wording) -> None:
    drawn = timeline.picture(w)
    assert drawn is not None
    arrows = [part for part in parsed(drawn.svg).iter() if part.attrib.get("class", "").startswith("kp-arrow-head")]
    assert len(arrows) == 2 + 1  # and the one in the legend
    critical = [row.activity.id for row in w.checked.schedule.rows if row.critical]
    assert len(of_class(drawn.svg, "kp-critical")) == len(critical) + 1
    assert [row[0] for row in cells(timeline.table(w)) if row[5] == "ja"] == [
        f"{each.id} {each.text}" for each in w.plan.activities if each.id in critical
    ]
    assert of_class(drawn.svg, "kp-shade")


def test_what_only_has_a_length_is_drawn_where_the_schedule_lays_it_and_said_to_be_worked_out(w: Wording) -> None:
    rows = {row[0]: row for row in cells(timeline.table(w))}
    assert rows["A1 Kartlägg"][1:4] == ["2027-02-01", "2027-02-12", "2027-02-01, uträknat klar 2027-02-12"]
    assert rows["A3 Skriv rutin"][1:4] == ["2027-09-01", "2027-09-07", "2027-09-01 – 2027-09-07, uträknat"]
    assert rows["A3 Skriv rutin"][4] == "A2"
    assert "A4 Utan tid" not in rows
    assert "A4" in timeline.undated(w)


def test_nothing_waits_and_nothing_is_critical_where_there_are_no_links() -> None:
    alone = words("aktiviteter:\n  - {id: A1, aktivitet: Kurs, när: 2027-03-01}\n")
    table = timeline.table(alone)
    assert len(table.columns) == 4


def test_the_matrix_shows_where_mitigation_leads_but_not_of_closed_risks(w: Wording) -> None:
    drawn = matrix.picture(w)
    assert drawn is not None
    seen = shown(drawn.svg)
    assert "(R1)" in seen
    assert "(R2)" not in seen
    assert "(R3)" not in seen
    assert len(of_class(drawn.svg, "kp-move")) == 1 + 1  # and the one in the legend
    assert any("(R1) (6" in cell for row in cells(matrix.table(w)) for cell in row)
    assert "R1: riskvärde 6 efter åtgärd" in drawn.described


def test_without_residual_risks_the_matrix_has_no_arrows() -> None:
    drawn = matrix.picture(words("risker:\n  - {id: R1, risk: något, S: 4, K: 4}\n"))
    assert drawn is not None
    assert "kp-move" not in drawn.svg


def test_the_cost_curve_ends_at_the_costs_and_shows_what_has_to_be_laid_out(w: Wording) -> None:
    drawn = curve.picture(w)
    assert drawn is not None
    assert "110\u00a0000" in drawn.described
    deepest = next(each for each in shown(drawn.svg) if "ligga ute med" in each)
    assert deepest.split(" kr")[0] in drawn.described
    assert cells(curve.table(w))[-1][1] == "110\u00a0000"


def test_the_thread_tells_where_it_breaks(w: Wording) -> None:
    rows = {(row[0], row[1]): row[2:] for row in cells(thread.table(w))}
    assert rows["Orsaker", "åtgärder"] == ["1", "1", "0", "O2"]
    drawn = thread.picture(w)
    assert drawn is not None
    assert "1\u00a0utan åtgärd: O2" in shown(drawn.svg)


def test_groups_without_a_number_have_no_bar_and_overlaps_are_marked(w: Wording) -> None:
    drawn = groups.picture(w)
    assert drawn is not None
    assert "inte angivet" in shown(drawn.svg)
    assert "2 även i chefer" in shown(drawn.svg)
    assert len(of_class(drawn.svg, "kp-women")) == 1 + 1  # the group and the legend; of all together it is not known
    assert len(of_class(drawn.svg, "kp-bracket")) == 2 + 1


def test_budget_bars_have_their_table(w: Wording) -> None:
    assert budget.picture(w, Dimension.FUNDER) is None
    assert cells(budget.table(w, Dimension.ASPECT))[-1][1] == "110\u00a0000"


@pytest.mark.parametrize("language", list(Language))
def test_chance_is_shown_as_the_command_tells_it(language: Language) -> None:
    spread = words(SPREAD, language)
    assert chance.worth_it(spread)
    found = chance.simulated(spread)
    assert found is not None
    assert found is chance.simulated(words(SPREAD)) or found.before.cost is not None
    drawn, table = s_curve.picture(spread), s_curve.table(spread)
    assert drawn is not None
    assert table is not None
    assert "10\u00a0000" in drawn.caption
    p80 = next(row for row in cells(table) if row[0] == "80\u00a0%")
    assert f"P80 {p80[1]}" in shown(drawn.svg)
    assert f"P80 {p80[2]}" in shown(drawn.svg)
    bars = tornado.picture(spread)
    assert bars is not None
    assert len(tornado.tables(spread)) == 2


def test_a_plan_without_spread_is_not_worth_a_simulation_and_does_not_load_numpy() -> None:
    script = (
        "import sys\n"
        "from reports.test_pictures import PLAN, words\n"
        "from kompplan.reports.sections.budget import budget\n"
        "assert budget(words(PLAN)) is not None\n"
        "assert 'numpy' not in sys.modules\n"
    )
    path = os.pathsep.join(each for each in sys.path if each)
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stderr


def test_a_tree_of_very_many_activities_counts_them() -> None:
    rows = "".join(f"  - {{id: A{n}, aktivitet: gör något, åtgärder: [Å1]}}\n" for n in range(tree.MOST_BOXES))
    plan = words(
        "lösningsträd: {problem: P, orsaker: [{id: O1, orsak: o, åtgärder: [{id: Å1, åtgärd: öva}]}]}\n"
        f"aktiviteter:\n{rows}"
    )
    drawn = tree.picture(plan)
    assert drawn is not None
    assert f"{tree.MOST_BOXES} aktiviteter" in shown(drawn.svg)
    assert len(list(parsed(drawn.svg).iter(f"{SVG}rect"))) == 3
    assert drawn.caption


def test_pictures_of_an_empty_plan_are_none() -> None:
    empty = words("projekt: {namn: Tom}\n")
    for module in (timeline, matrix, curve, tree, thread, groups, s_curve, tornado):
        assert module.picture(empty) is None, module.__name__
    assert not chance.worth_it(empty)
