"""``kompplan explain`` and ``kompplan rules``."""

import json

import pytest

from commands.cli import Cli
from kompplan.i18n.text import Language
from kompplan.pipeline import all_codes


def test_explain_tells_a_rule_whole(cli: Cli) -> None:
    ended = cli("explain", "RSK06")
    assert ended.status == 0
    for heading in ("Vad den ser", "Varför det spelar roll", "Ett exempel", "Samma exempel, rättat", "Var den kommer ifrån"):
        assert heading in ended.out


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
