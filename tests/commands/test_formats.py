"""``kompplan validate --format``: each format from the command line, and which one is chosen where none is."""

import json
import os
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commands.cli import Cli
from kompplan.commands.choices import Format
from kompplan.commands.hosting import default_format, root_of

RISKY = """\
projekt: {namn: Plan med risk}
risker:
  register:
    - {id: R4, risk: Ledningen byts ut, S: 4, K: 4, senast: 2026-12-01, åtgärd: följ upp}
"""


@pytest.mark.parametrize("output_format", list(Format))
def test_every_format_names_the_finding_and_ends_with_1(cli: Cli, output_format: Format) -> None:
    cli.write("plan.yaml", RISKY)
    ended = cli("validate", "plan.yaml", "--format", output_format.value, "--show", "error")
    assert (ended.status, ended.err) == (1, "")
    assert "RSK06" in ended.out
    assert "risk R4 har riskvärde 16" in ended.out
    if output_format in (Format.JSON, Format.SARIF, Format.GITLAB, Format.RDJSON):
        json.loads(ended.out)
    if output_format is Format.JUNIT:
        assert ET.fromstring(ended.out.encode()).get("failures") == "1"


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a name be any bytes")
@pytest.mark.parametrize("output_format", list(Format))
@pytest.mark.parametrize(
    "name", ["a b#?&%20.yaml", "rad\nny.yaml", "\x1b[31m.yaml", "latin\udce5.yaml", "::error::x.yaml", "a,line=9.yaml"]
)
def test_every_format_takes_any_file_name(cli: Cli, output_format: Format, name: str) -> None:
    Path(os.fsdecode(os.fsencode(name))).write_text(RISKY, encoding="utf-8")
    ended = cli("validate", "--format", output_format.value, "--show", "error", "--", name)
    assert ended.status == 1
    assert not [each for each in ended.out if (ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160]
    ended.out.encode()


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, Format.FULL),
        ({"GITHUB_ACTIONS": "true"}, Format.GITHUB),
        ({"GITHUB_ACTIONS": "false"}, Format.FULL),
        ({"GITHUB_ACTIONS": ""}, Format.FULL),
        ({"CI": "true", "GITLAB_CI": "true"}, Format.FULL),
    ],
)
def test_annotations_are_chosen_in_a_github_workflow(environ: dict[str, str], expected: Format) -> None:
    assert default_format(environ) is expected


def test_the_root_is_the_repositorys_where_the_run_takes_place_in_it() -> None:
    here = Path("/repo/planer")
    assert root_of({"GITHUB_WORKSPACE": "/repo"}, here) == Path("/repo")
    assert root_of({"CI_PROJECT_DIR": "/repo"}, here) == Path("/repo")
    assert root_of({"GITHUB_WORKSPACE": "/annat"}, here) == here
    assert root_of({}, here) == here


def test_a_workflow_gets_annotations_with_names_from_the_root_unless_something_else_is_asked_for(cli: Cli) -> None:
    cli.write("planer/plan.yaml", RISKY)
    environ = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(cli.folder.parent)}
    ended = cli("validate", "planer/plan.yaml", env=environ)
    assert ended.status == 1
    assert ended.out.startswith(f"::error file={cli.folder.name}/planer/plan.yaml,line=4,col=12,")
    assert cli("validate", "planer/plan.yaml", "--format", "full").out.startswith("fel[")


def test_an_accepted_finding_is_a_suppressed_result_and_a_skipped_test(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY + "tillåt:\n  - {regel: RSK06, objekt: R4, därför: ordföranden tillträder i mars}\n")
    arguments = ("validate", "plan.yaml", "--show", "error", "--format")
    (run,) = json.loads(cli(*arguments, "sarif").out)["runs"]
    suppressed = [each for each in run["results"] if each["suppressions"]]
    assert [each["ruleId"] for each in suppressed] == ["RSK06"]
    assert suppressed[0]["suppressions"][0]["justification"] == "ordföranden tillträder i mars"
    assert '<skipped message="ordföranden tillträder i mars">' in cli(*arguments, "junit").out
    (file,) = json.loads(cli(*arguments, "json").out)["files"]
    assert (file["allowed"], file["silenced"][0]["finding"]["code"]) == (1, "RSK06")


def test_fingerprints_from_the_command_line_hold_the_way_through_the_plan(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    (run,) = json.loads(cli("validate", "plan.yaml", "--show", "error", "--format", "sarif").out)["runs"]
    ways = [each["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] for each in run["results"]]
    assert "risker.register[0].id" in ways
