"""SARIF: held against the standard's schema, and against what code scanning does with it."""

import json
import re
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from jsonschema import Draft7Validator, ValidationError

from formatters.findings import (
    ALL,
    CODE,
    NAMES,
    NASTY,
    OTHER,
    PLAN,
    SCHEMAS,
    SV,
    finding,
    mended,
    nasty_file,
    of_examples,
    one,
    related,
    span,
)
from kompplan import __version__
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.formatters import sarif
from kompplan.formatters.formatter import FileFindings, Style
from kompplan.i18n.language import Language

SCHEMA = Draft7Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
URI = r"^(file:///)?([A-Za-z0-9._~/:-]|%[0-9A-F]{2})+$"


def run(files: tuple[FileFindings, ...], style: Style = ALL) -> Any:
    """Return the only run of a log that meets the schema, and what it does not say: unique and within the plan."""
    document = json.loads(sarif.write(files, style))
    SCHEMA.validate(document)
    (only,) = document["runs"]
    fingerprints = [each["partialFingerprints"]["kompplan/v1"] for each in only["results"]]
    assert len(fingerprints) == len(set(fingerprints))
    rules = only["tool"]["driver"]["rules"]
    assert len({each["id"] for each in rules}) == len(rules)
    for result in only["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            region = location["physicalLocation"]["region"]
            assert 1 <= region["startLine"] <= region["endLine"]
            assert min(region["startColumn"], region["endColumn"]) >= 1
    return only


def test_a_finding_is_a_result() -> None:
    only = run(one(finding()))
    (result,) = only["results"]
    fingerprint = result.pop("partialFingerprints")
    assert list(fingerprint) == ["kompplan/v1"]
    assert result == {
        "ruleId": "RSK06",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "risk R4 har ingen ansvarig\ngör så här: ange vem som ansvarar för R4"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "plan.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 14},
                },
                "logicalLocations": [{"fullyQualifiedName": "risker.register[0].id"}],
            }
        ],
        "suppressions": [],
    }


def test_the_run_tells_the_tool_the_day_and_how_columns_are_counted() -> None:
    only = run(one(finding()))
    assert only["tool"]["driver"]["name"] == "kompplan"
    assert only["tool"]["driver"]["version"] == __version__
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["language"] == "sv"
    assert only["properties"] == {"today": "2026-09-01"}
    assert only["invocations"] == [{"executionSuccessful": True}]
    assert "%SRCROOT%" in only["originalUriBaseIds"]


def test_rules_are_those_that_occur_with_their_explanation_in_the_readers_language() -> None:
    files = one(finding(), finding(severity=Severity.WARNING), finding(severity=Severity.INFO, code=OTHER))
    rules = run(files)["tool"]["driver"]["rules"]
    assert [(each["id"], each["defaultConfiguration"]["level"]) for each in rules] == [
        ("BUD01", "note"),
        ("RSK06", "error"),
    ]
    assert rules[1]["name"] == "act-now-without-owner"
    assert rules[1]["shortDescription"] == {"text": "En risk utan ansvarig."}
    assert rules[1]["fullDescription"] == {"text": "Ser."}
    assert rules[1]["help"]["text"].startswith("Vad den ser\nSer.\n\nVarför det spelar roll\nSpelar roll.")
    assert "## Ett exempel\n\n```yaml\na: 1\n```" in rules[1]["help"]["markdown"]
    english = run(files, ALL._replace(language=Language.EN))["tool"]["driver"]["rules"]
    assert english[1]["shortDescription"] == {"text": "A risk without an owner."}


def test_severities_are_error_warning_and_note() -> None:
    files = one(*(finding(severity=severity) for severity in Severity))
    assert [each["level"] for each in run(files, SV)["results"]] == ["note", "warning", "error"]
    assert [each["level"] for each in run(files, SV._replace(show=Severity.WARNING))["results"]] == ["warning", "error"]


def test_the_other_place_is_a_related_location() -> None:
    (result,) = run(one(related(finding(), span(0, 7))))["results"]
    (other,) = result["relatedLocations"]
    assert other["message"] == {"text": "angivet"}
    assert other["physicalLocation"]["region"]["endColumn"] == 8


def test_a_mending_is_a_fix_file_by_file() -> None:
    elsewhere = span(0, 7, "delar/risker.yaml")
    (result,) = run(one(mended(finding(), (span(), "R5"), (elsewhere, "project"))))["results"]
    (fix,) = result["fixes"]
    assert fix["description"] == {"text": "skriv R5"}
    assert [each["artifactLocation"]["uri"] for each in fix["artifactChanges"]] == ["plan.yaml", "delar/risker.yaml"]
    assert fix["artifactChanges"][1]["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 8},
            "insertedContent": {"text": "project"},
        }
    ]


def test_columns_count_code_points() -> None:
    start = PLAN.index("Åtgärder")
    (result,) = run(one(finding(span(start, start + 8))))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (17, 25)


def test_what_the_plan_accepts_is_a_result_with_a_suppression() -> None:
    silenced = (Silenced(finding(code=OTHER), "ordföranden tillträder i mars"),)
    shown, accepted = run(one(finding(), silenced=silenced))["results"]
    assert shown["suppressions"] == []
    assert accepted["suppressions"] == [{"kind": "inSource", "justification": "ordföranden tillträder i mars"}]


def test_no_more_than_five_thousand_results_and_the_worst_are_kept() -> None:
    some = [finding(severity=Severity.INFO) for _ in range(sarif.MOST)]
    only = run(one(*some, finding(code=OTHER), silenced=(Silenced(finding(), "känt"),)))
    assert len(only["results"]) == sarif.MOST
    assert only["results"][-1]["ruleId"] == OTHER.code
    (notification,) = only["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"].startswith("2 anmärkningar är utelämnade")
    assert all(each["suppressions"] == [] for each in only["results"])


def test_a_plans_text_makes_no_link() -> None:
    (result,) = run(one(finding(text="[klicka](https://example.org)")))["results"]
    assert "](" not in result["message"]["text"]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("planer/lia.yaml", "planer/lia.yaml"),
        ("./planer/../å b.yaml", "%C3%A5%20b.yaml"),
        ("a#b?c&d%20.yaml", "a%23b%3Fc%26d%2520.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("rad\nny.yaml", "rad%0Any.yaml"),
        ("\x1b]0;x.yaml", "%1B%5D0%3Bx.yaml"),
        ("latin\udce5.yaml", "latin%E5.yaml"),
        ("/tmp/plan.yaml", "file:///tmp/plan.yaml"),
    ],
)
def test_a_path_is_percent_encoded(name: str, uri: str) -> None:
    (result,) = run(one(finding(span(name=name))))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) == (not uri.startswith("file:"))


def test_a_path_is_told_from_the_root_of_the_repository() -> None:
    style = ALL._replace(here=PurePath("/repo/planer"), root=PurePath("/repo"))
    (result,) = run(one(finding(span(name="../planer/lia.yaml"))), style)["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "planer/lia.yaml"


def test_the_schema_would_notice_a_wrong_field() -> None:
    document = json.loads(sarif.write(one(finding()), SV))
    document["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(ValidationError):
        SCHEMA.validate(document)


def test_every_example_gives_a_log() -> None:
    assert len(run(of_examples())["results"]) > 100


@given(NAMES, NASTY)
def test_any_name_and_text_give_a_log(name: str, text: str) -> None:
    only = run(nasty_file(name, text))
    assert len(only["results"]) == 4
    for result in only["results"]:
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.match(URI, uri)
        unquote_to_bytes(uri)
    assert only["tool"]["driver"]["rules"][0]["id"] == CODE.code
