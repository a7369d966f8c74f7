"""``kompplan explain`` and ``kompplan rules``."""

import json

import pytest

from commands.cli import Cli
from kompplan.i18n.language import Language
from kompplan.pipeline import all_codes


def test_explain_tells_a_rule_whole(cli: Cli) -> None:
    ended = cli("explain", "RSK06")
    assert ended.status == 0
    for heading in ("Vad den ser", "Varför det spelar roll", "Ett exempel", "Samma exempel, rättat"):
        assert heading in ended.out
    assert "Var den kommer ifrån" in ended.out


def test_explain_takes_a_name_and_any_case(cli: Cli) -> None:
    assert cli("explain", "act-now-without-owner").out == cli("explain", "rsk06").out


def test_a_code_that_is_none_is_guessed(cli: Cli) -> None:
    ended = cli("explain", "RSK66")
    assert ended.status == 2
    assert "RSK06" in ended.err


@pytest.mark.parametrize("language", list(Language))
def test_every_code_explains_itself(cli: Cli, language: Language) -> None:
    codes = [code.code for code in all_codes()]
    assert len(codes) == len(set(codes))
    ended = cli("explain", *codes, "--lang", language.value)
    assert ended.status == 0
    for code in codes:
        assert code in ended.out
    assert "{" + "code}" not in ended.out


def test_rules_lists_them_and_a_family_only_itself(cli: Cli) -> None:
    everything = json.loads(cli("rules", "--format", "json").out)["rules"]
    assert {each["code"] for each in everything} == {code.code for code in all_codes()}
    family = json.loads(cli("rules", "rsk", "--format", "json").out)["rules"]
    assert {each["code"][:3] for each in family} == {"RSK"}
    assert cli("rules", "XYZ").status == 2


@pytest.mark.parametrize("language", list(Language))
def test_the_prose_of_a_page_is_whole_sentences_in_lines_that_can_be_read(cli: Cli, language: Language) -> None:
    codes = [code.code for code in all_codes()]
    pages = cli("explain", *codes, "--lang", language.value).out.split("\n\n\n")
    assert len(pages) == len(codes)
    for page in pages:
        for block in page.strip().split("\n\n"):
            prose = [line for line in block.splitlines()[1:] if not line.startswith("    ")]
            if prose:
                assert not prose[0][0].islower() or prose[0].startswith("kompplan"), prose
                assert prose[-1].endswith((".", "?")), prose
            assert all(len(line) <= 88 for line in prose), prose


def test_the_severity_of_a_draft_and_of_later_is_told_shortly(cli: Cli) -> None:
    assert "ACT01 activity-without-owner · upplysning i utkast, sedan fel" in cli("explain", "ACT01").out
    assert "note in a draft, then error" in cli("explain", "ACT01", "--lang", "en").out


def test_how_to_accept_names_the_object_of_the_example_where_there_is_one(cli: Cli) -> None:
    assert "{regel: RSK06, objekt: R4, därför: " in cli("explain", "RSK06").out
    assert "{regel: BUD01, därför: " in cli("explain", "BUD01").out
    assert "{rule: STR01, because: " in cli("explain", "STR01", "--lang", "en").out


@pytest.mark.parametrize(
    "command",
    ["validate", "risks", "budget", "rules", "explain", "report", "new", "schema", "serve", "draw", "schedule",
     "workload", "procurement", "participants", "simulate", "trace", "fmt"],
)  # fmt: skip
def test_help_holds_no_programmers_types(cli: Cli, command: str) -> None:
    out = cli(command, "--help").out
    for word in ("<path", "<list", "<str", "int range", "]...]...", "...}..."):
        assert word.casefold() not in out.casefold()


def test_severities_for_programs_are_those_of_validate(cli: Cli) -> None:
    rules = {each["code"]: each["severity"] for each in json.loads(cli("rules", "--format", "json").out)["rules"]}
    assert rules["RSK06"] == {"draft": "error", "ready": "error", "running": "error", "closed": "error"}
    assert rules["ACT01"]["draft"] == "info"
    assert rules["ACT01"]["ready"] == "error"


def test_one_unreadable_value_is_not_said_to_hide_the_plan(cli: Cli) -> None:
    assert "Allt annat läses." in " ".join(cli("explain", "TYP05").out.split())
    assert "läses inte hela planen" in " ".join(cli("explain", "YML04").out.split())
