"""``kompplan risks``: figures by hand, the matrix, and how it ends."""

import csv
import io
import json

from commands.cli import Cli

# 4 × 4 = 16 and 3 × 4 = 12 on 1–5 by 1–5; the bands are LiA's.
PLAN = """\
projekt: {namn: Lärande i arbetslivet}
risker:
  skala: 1–5
  nivåer: {kan accepteras: 1–4, bör åtgärdas: 5–14, åtgärdas snarast: 15–25}
  register:
    - {id: R1, risk: mandatet brister, S: 3, K: 4, åtgärd: följ upp}
    - {id: R4, risk: ledningen lever inte som den lär, S: 4, K: 4}
    - {id: R6, risk: tiden räcker inte, S: 4, K: 4, ansvarig: projektledaren, senast: 2026-12-01}
    - {id: R9, risk: lokalen är kall, S: 1, K: 2}
  utan_bedömning:
    - {risk: förväntningarna infrias inte}
"""


def test_the_register_comes_by_value_with_what_is_missing_marked(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("risks", "plan.yaml")
    assert ended.status == 0
    rows = [line.split() for line in ended.out.splitlines() if line.startswith("R")]
    assert [row[:2] for row in rows] == [["R4", "16"], ["R6", "16"], ["R1", "12"], ["R9", "2"]]
    assert rows[0][-2:] == ["saknas", "saknas"]
    assert rows[2][-2:] == ["saknas", "–"]
    assert "förväntningarna infrias inte" in ended.out
    assert ended.out.rstrip().endswith("1 risk kräver beslut om ansvarig och datum: R4")


def test_the_matrix_has_the_ids_in_their_cells(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    lines = cli("risks", "plan.yaml").out.splitlines()
    four = next(line for line in lines if line.lstrip().startswith("4  "))
    three = next(line for line in lines if line.lstrip().startswith("3  "))
    head = next(line for line in lines if line.startswith(" S↓ K→"))
    assert four.index("! R4 R6") == head.index("4")
    assert three.index("+ R1") == head.index("4")


def test_json_holds_value_level_and_place(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    document = json.loads(cli("risks", "plan.yaml", "--format", "json").out)
    assert [(each["id"], each["value"], each["level_code"], each["place"]["line"]) for each in document["risks"]] == [
        ("R4", 16, "act_now", 7),
        ("R6", 16, "act_now", 8),
        ("R1", 12, "mitigate", 6),
        ("R9", 2, "accept", 9),
    ]
    assert document["unscored"][0]["risk"] == "förväntningarna infrias inte"


def test_csv_opens_in_swedish_excel_and_holds_no_formula(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("mandatet brister", '"=1+1"'))
    out = cli("risks", "plan.yaml", "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.lstrip("\ufeff")), delimiter=";"))
    assert {row["id"]: row["värde"] for row in rows} == {"R4": "16", "R6": "16", "R1": "12", "R9": "2", "": ""}
    assert "'=1+1" in {row["risk"] for row in rows}


def test_only_the_level_that_is_asked_for(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    for word in ("act_now", "åtgärdas snarast"):
        document = json.loads(cli("risks", "plan.yaml", "--format", "json", "--level", word).out)
        assert [each["id"] for each in document["risks"]] == ["R4", "R6"]


def test_fail_on_ends_with_1_where_a_risk_is_that_high(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert cli("risks", "plan.yaml", "--fail-on", "act_now").status == 1
    cli.write("lugn.yaml", PLAN.replace("S: 4", "S: 1"))
    assert cli("risks", "lugn.yaml", "--fail-on", "act_now").status == 0
    assert cli("risks", "lugn.yaml", "--fail-on", "mitigate").status == 1


def test_a_level_that_is_none_is_told_with_those_that_are(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("risks", "plan.yaml", "--level", "röd")
    assert ended.status == 2
    assert "åtgärdas snarast" in ended.err


def test_the_default_scale_is_said_to_be_kompplans(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\nrisker:\n  register:\n    - {id: R1, risk: a, S: 5, K: 5}\n")
    assert "kompplans standard" in cli("risks", "plan.yaml").out


def test_a_score_outside_the_scale_has_no_value(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("S: 1, K: 2", "S: 6, K: 2"))
    document = json.loads(cli("risks", "plan.yaml", "--format", "json").out)
    assert document["out_of_scale"] == ["R9"]
    assert "R9" not in [each["id"] for each in document["risks"]]


def test_a_plan_that_cannot_be_read_ends_with_1_and_nothing_on_standard_output(cli: Cli) -> None:
    cli.write("plan.yaml", "- bara\n- en lista\n")
    ended = cli("risks", "plan.yaml")
    assert (ended.status, ended.out) == (1, "")
    assert "YML12" in ended.err


def test_a_level_without_risks_says_so(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\nrisker:\n  register:\n    - {id: R1, risk: Brand, S: 5, K: 5}\n")
    out = cli("risks", "plan.yaml", "--level", "accept").out
    assert "ingen bedömd risk ligger på den nivån" in out
    assert "\n\n\n" not in out


def test_one_place_that_cannot_be_read_is_told_in_the_singular(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\naktiviteter:\n  - {aktivitet: Kurs, senast: 2026-02-30}\n")
    assert "1 ställe i plan.yaml går inte att läsa och räknas som okänt" in cli("risks", "plan.yaml").err
    assert "1 place in plan.yaml cannot be read and counts as unknown" in cli("risks", "plan.yaml", "--lang", "en").err


def test_a_closed_risk_comes_last_says_so_and_is_not_in_the_matrix(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("S: 4, K: 4}", "S: 4, K: 4, status: stängd}"))
    out = cli("risks", "plan.yaml").out
    rows = [line for line in out.splitlines() if line.startswith("R")]
    assert rows[-1].startswith("R4")
    assert "(stängd)" in out
    assert "! R6" in out
    assert "kräver beslut" not in out


def test_tables_for_other_programs_hold_the_unscored_risks_too(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    for output_format in ("csv", "md"):
        assert "förväntningarna infrias inte" in cli("risks", "plan.yaml", "--format", output_format).out
