"""``kompplan trace``: every example in every format and both languages, one strand, the gaps, and files."""

import json
from pathlib import Path

import pytest

from commands.cli import Cli, assert_well_written

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
PLAN = """\
projekt: {namn: Boendet}
mål: [{id: M1, text: Alla kan metoden}]
lösningsträd:
  problem: Barnen mår dåligt
  mål: M1
  orsaker:
    - {id: O1, text: Ingen kan metoden, åtgärder: [{id: Å1, text: Kurs}, {id: Å2, text: Bok}]}
    - {id: O2, text: Leksaker saknas}
aktiviteter:
  - {id: A1, aktivitet: Kursen hålls, åtgärder: Å1, kostnad: "1 000,50 kr"}
"""


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "md"])
def test_every_example_can_be_traced(cli: Cli, path: Path, language: str, output_format: str) -> None:
    for options in ((), ("--gaps",), ("--gaps", "--direction", "backward")):
        ended = cli("trace", str(path), "--lang", language, "--format", output_format, *options)
        assert_well_written(ended, output_format, language)


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "md"])
def test_every_cause_of_the_exemplary_plan_can_be_told(cli: Cli, language: str, output_format: str) -> None:
    path = EXAMPLES / "monsterplan" / "monsterplan.yaml"
    for cause in ("O1", "O2", "O3", "O4", "O5", "O6"):
        ended = cli("trace", str(path), "--cause", cause, "--lang", language, "--format", output_format)
        assert (ended.status, ended.err) == (0, "")
        assert "monsterplan.yaml" in ended.out


@pytest.mark.parametrize("width", [60, 80, 120])
def test_a_table_stays_within_the_terminal(cli: Cli, width: int) -> None:
    for path in PLANS:
        cli.write(path.name, path.read_text(encoding="utf-8"))
        if path.stem != "lia":  # it includes files
            lines = cli("trace", path.name, env={"COLUMNS": str(width)}).out.splitlines()
            assert max(map(len, lines)) <= width
    cli.write("plan.yaml", PLAN)
    for options in ((), ("--cause", "O1"), ("--gaps",)):
        lines = cli("trace", "plan.yaml", *options, env={"COLUMNS": str(width)}).out.splitlines()
        assert max(map(len, lines)) <= width


def test_the_first_line_says_what_matters_and_the_last_what_to_do(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    lines = cli("trace", "plan.yaml", env={"COLUMNS": "120"}).out.splitlines()
    assert lines[0] == ("Boendet · 0 av 2 orsaker når ända fram till uppföljning, 0 till överlämning · 3 luckor framåt")
    assert lines[-1].endswith("regler som gäller dem: ANA01, ANA03, GOA01")
    assert "    O2 Leksaker saknas  plan.yaml:8" in lines


def test_amounts_in_json_are_texts_and_places_have_columns(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    document = json.loads(cli("trace", "plan.yaml", "--format", "json").out)
    first = document["causes"][0]
    assert first["cost"]["kronor"] == {"low": "1000.50", "high": "1000.50", "exact": True, "rows": 1, "unknown_rows": 0}
    assert first["cost"]["rows"][0]["place"] == {"file": "plan.yaml", "line": 10, "column": 10}
    assert [(each["link"], each["code"], each["id"]) for each in document["gaps"]] == [
        ("measures", "ANA01", "O2"),
        ("activities", "ANA03", "Å2"),
        ("indicators", "GOA01", "M1"),
    ]
    only = json.loads(cli("trace", "plan.yaml", "--format", "json", "--cause", "O2").out)
    assert [each["id"] for each in only["causes"]] == ["O2"]
    assert [(each["link"], each["missing"]) for each in only["steps"]] == [("causes", False), ("measures", True)]
    assert [each["id"] for each in only["gaps"]] == ["O2"]
    gaps = json.loads(cli("trace", "plan.yaml", "--format", "json", "--gaps").out)
    assert "causes" not in gaps


def test_one_strand_is_told_with_the_place_of_every_part(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    out = cli("trace", "plan.yaml", "--cause", "ingen kan").out.replace("\u00a0", " ")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[0] == "O1 Ingen kan metoden"
    assert "A1 → egen kostnad 1 000,5 kr plan.yaml:10" in lines
    assert "Å2 → saknas (ANA03) plan.yaml:7" in lines
    assert "– okänt: Å2" in lines


def test_a_cause_that_is_not_there_is_answered_with_those_that_are(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("trace", "plan.yaml", "--cause", "O9")
    assert ended.status == 2
    assert "O1 Ingen kan metoden och O2 Leksaker saknas" in ended.err
    assert "skriv --cause O1" in cli("trace", "plan.yaml", "--cause", "Å1").err
    cli.write("tom.yaml", "projekt: {namn: Tom}\n")
    assert "planen har inga orsaker" in cli("trace", "tom.yaml", "--cause", "O1").err


def test_an_empty_plan_says_what_is_missing(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: Tom}\n")
    out = cli("trace", "plan.yaml").out
    assert "planen har inget lösningsträd" in out
    assert "inga luckor" in out


def test_a_file_is_written_whole_and_the_plan_never_over(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    assert cli("trace", "plan.yaml", "--format", "csv", "-o", "tråd.csv").status == 0
    assert (cli.folder / "tråd.csv").read_text(encoding="utf-8").count("\n") == 4
    assert cli("trace", "plan.yaml", "-o", "tråd.csv").status == 2
    assert cli("trace", "plan.yaml", "-o", "tråd.csv", "--force").status == 0
    assert cli("trace", "plan.yaml", "-o", "plan.yaml", "--force").status == 2
    assert (cli.folder / "plan.yaml").read_text(encoding="utf-8") == PLAN


def test_a_ring_of_causes_and_hostile_words_are_no_trap(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: X}\nlösningsträd:\n  orsaker:\n"
        '    - {id: O1, text: "\\e[31m=1+1 ::error:: | <b>", orsak_till: O2}\n'
        "    - {id: O2, text: två, orsak_till: O1}\n",
    )
    for output_format in ("text", "csv", "md"):
        out = cli("trace", "plan.yaml", "--format", output_format).out
        assert "\x1b" not in out
        assert "::error" not in out
    assert cli("trace", "plan.yaml", "--cause", "O1").status == 0
