"""``kompplan workload``: every example in every format and both languages, widths, signs, and the proposal."""

import csv
import io
import json
from pathlib import Path

import pytest

from commands.cli import Cli, assert_well_written

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
PLAN = """\
projekt: {namn: Samtal som bär, status: klar, period: 2027-03-01 – 2027-08-31}
roller:
  - {id: samordnaren, titel: samordnare, tjänst: 50 %}
målgrupper:
  - {id: personalen, namn: Personalen, antal: 12, högsta_tid: 12 h per månad}
aktiviteter:
  - {id: A1, aktivitet: Rutinen skrivs, ansvarig: samordnaren, när: 2027-05-03 – 2027-05-28, tid: 60 h}
  - {id: A2, aktivitet: Folder, ansvarig: samordnaren, start: maj 2027, längd: 5 dagar, tid: 30 h}
  - {id: A3, aktivitet: Kurs, slag: kurs, ansvarig: rektorn, när: 2027-05-10, längd: 1 dag, för: personalen}
  - {id: A4, aktivitet: Kurs, slag: kurs, ansvarig: rektorn, när: 2027-05-10, längd: 1 dag, för: personalen}
"""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "md"])
def test_every_example_has_a_workload(cli: Cli, path: Path, language: str, output_format: str) -> None:
    for options in (("--level",), ("--by", "organisation", "--per", "week"), ("--by", "group")):
        ended = cli("workload", str(path), "--lang", language, "--format", output_format, *options)
        assert_well_written(ended, output_format, language)


@pytest.mark.parametrize("width", [80, 120])
def test_a_table_stays_within_the_terminal(cli: Cli, width: int) -> None:
    path = EXAMPLES / "monsterplan" / "monsterplan.yaml"
    cli.write("plan.yaml", path.read_text(encoding="utf-8"))
    cli.write("small.yaml", PLAN)
    for name in ("plan.yaml", "small.yaml"):
        for options in (("--level",), ("--per", "week"), ("--by", "group"), ("--by", "organisation", "--per", "week")):
            lines = cli("workload", name, *options, env={"COLUMNS": str(width)}).out.splitlines()
            assert max(map(len, lines)) <= width


def test_what_is_too_much_has_a_sign_and_is_told_with_its_lines(cli: Cli) -> None:
    # 20 working days of 4 h are 80; 60 + 30 is 90
    cli.write("plan.yaml", PLAN)
    lines = cli("workload", "plan.yaml", env={"COLUMNS": "120"}).out.splitlines()
    assert lines[0] == "Samtal som bär"
    assert lines[1] == "timmar per roll och månad · 2027-05 · 90 h, 11,3 dagar om 8 h"
    assert "samordnare   90~!      90   11,3" in lines
    assert "  det finns    80" in lines
    assert "  !  samordnare i maj 2027: 90 h, det finns 80 h: A1 60 h (plan.yaml:7), A2 30 h (plan.yaml:8)" in lines
    assert lines[-1] == "Nästa steg: se med --level vad som går att flytta, eller dela timmarna på fler"


def test_the_proposal_tells_what_each_move_relieves_and_takes(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    document = json.loads(cli("workload", "plan.yaml", "--level", "--format", "json").out)
    levelling = document["levelling"]
    assert (levelling["over_before"], levelling["over_after"]) == (10, 0)
    move = levelling["moves"][0]
    assert (move["id"], move["was"], move["place"]) == (
        "A2",
        ["2027-05-03", "2027-05-10"],  # five days, around Ascension Day
        {"file": "plan.yaml", "line": 8},
    )
    assert move["relieves"] == [
        {"id": "samordnaren", "name": "samordnare", "period": "2027-05", "too_much_before": 10, "too_much_after": 0}
    ]
    assert json.loads(cli("workload", "plan.yaml", "--format", "json").out)["levelling"] is None


def test_a_group_called_twice_is_told_in_both_languages(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    swedish = cli("workload", "plan.yaml", "--by", "group", env={"COLUMNS": "120"}).out
    assert "!  Personalen kallas till både A3 och A4: 2027-05-10 (plan.yaml:9, plan.yaml:10)" in swedish
    english = cli("workload", "plan.yaml", "--by", "group", "--lang", "en", env={"COLUMNS": "120"}).out
    assert "!  Personalen is called to both A3 and A4: 2027-05-10 (plan.yaml:9, plan.yaml:10)" in english
    assert "Personalen in May 2027: 192 h, there is 144 h" in english


def test_months_outside_are_left_out(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    document = json.loads(cli("workload", "plan.yaml", "--from", "2027-06-01", "--format", "json").out)
    assert document["rows"] == []
    wrong = cli("workload", "plan.yaml", "--from", "2027-06-01", "--to", "2027-05-01")
    assert wrong.status == 2
    assert "--to" in wrong.err


def test_a_plan_without_hours_says_what_to_state(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: Tomt}\naktiviteter: [{id: A1, aktivitet: Kurs, ansvarig: rektorn}]\n")
    out = cli("workload", "plan.yaml", env={"COLUMNS": "120"}).out
    assert "inga timmar går att lägga på någon roll" in out
    assert "A1: ingen tid är angiven" in out


def test_plan_text_stays_text_in_markdown_and_in_a_spreadsheet(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("titel: samordnare", "titel: '=cmd|<b>x</b>'"))
    assert "<b>" not in cli("workload", "plan.yaml", "--format", "md").out.replace("\\<b", "")
    rows = list(
        csv.reader(io.StringIO(cli("workload", "plan.yaml", "--format", "csv").out.lstrip("\ufeff")), delimiter=";")
    )
    assert rows[1][0].startswith("'=")
