"""reviewdog: ranges in bytes, suggestions that can be accepted as they stand."""

import json
from pathlib import PurePath
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, ValidationError

from formatters.findings import (
    ALL,
    NAMES,
    NASTY,
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
from kompplan.formatters import rdjson
from kompplan.formatters.formatter import FileFindings, Style

SCHEMA = Draft202012Validator(json.loads((SCHEMAS / "rdjson.schema.json").read_text(encoding="utf-8")))


def result(files: tuple[FileFindings, ...], style: Style = ALL) -> Any:
    document = json.loads(rdjson.write(files, style))
    SCHEMA.validate(document)
    return document


def test_a_finding_has_reviewdogs_fields() -> None:
    assert result(one(finding())) == {
        "source": {"name": f"kompplan {__version__}"},
        "severity": "ERROR",
        "diagnostics": [
            {
                "message": "risk R4 har ingen ansvarig\ngör så här: ange vem som ansvarar för R4",
                "location": {
                    "path": "plan.yaml",
                    "range": {"start": {"line": 4, "column": 12}, "end": {"line": 4, "column": 14}},
                },
                "severity": "ERROR",
                "code": {"value": "RSK06 act-now-without-owner"},
                "original_output": "plan.yaml:4:12: fel[RSK06 act-now-without-owner] risk R4 har ingen ansvarig",
            }
        ],
    }


def test_the_schema_would_notice_a_wrong_field() -> None:
    with pytest.raises(ValidationError):
        SCHEMA.validate({"source": {"name": "x"}, "diagnostics": [{"message": "x"}]})


def test_columns_count_bytes() -> None:
    start = PLAN.index("Åtgärder")
    (told,) = result(one(finding(span(start, start + 8))))["diagnostics"]
    # "projekt: {namn: " is 16 bytes; Å and ä take two each.
    assert told["location"]["range"] == {"start": {"line": 1, "column": 17}, "end": {"line": 1, "column": 27}}


def test_a_mending_is_a_suggestion() -> None:
    (told,) = result(one(mended(finding(), (span(), "R5"))))["diagnostics"]
    assert told["suggestions"] == [{"range": told["location"]["range"], "text": "R5"}]


def test_the_changes_of_a_mending_stand_in_one_suggestion() -> None:
    here = span()
    name = here._replace(start=PLAN.index("Åtgärder"), end=PLAN.index("Åtgärder") + 8)
    (told,) = result(one(mended(finding(here), (here, "R5"), (name, "Stöd"))))["diagnostics"]
    (suggestion,) = told["suggestions"]
    assert suggestion["range"]["start"] == {"line": 1, "column": 17}
    assert suggestion["range"]["end"] == {"line": 4, "column": 14}
    assert suggestion["text"] == "Stöd}\nrisker:\n  register:\n    - {id: R5"


def test_a_mending_in_another_file_is_no_suggestion() -> None:
    (told,) = result(one(mended(finding(), (span(), "R5"), (span(name="delar/risker.yaml"), "R5"))))["diagnostics"]
    assert "suggestions" not in told


def test_the_severity_is_the_worst_and_information_is_shown_where_it_is_asked_for() -> None:
    files = one(*(finding(severity=severity) for severity in (Severity.INFO, Severity.WARNING)))
    assert [each["severity"] for each in result(files, SV)["diagnostics"]] == ["WARNING"]
    assert len(result(files)["diagnostics"]) == 2
    assert result(files)["severity"] == "WARNING"
    assert result(one()) == {"source": {"name": f"kompplan {__version__}"}, "severity": "INFO", "diagnostics": []}


def test_a_path_is_told_from_the_current_folder_as_reviewdog_does() -> None:
    style = ALL._replace(here=PurePath("/repo/planer"), root=PurePath("/repo"))
    (told,) = result(one(finding(span(name="/repo/planer/lia.yaml"))), style)["diagnostics"]
    assert told["location"]["path"] == "lia.yaml"


def test_the_other_place_is_told_in_the_message() -> None:
    (told,) = result(one(related(finding(), span(0, 7))))["diagnostics"]
    assert "plan.yaml:1:1: angivet" in told["message"].splitlines()


def test_every_example_gives_a_result() -> None:
    assert len(result(of_examples())["diagnostics"]) > 100


@given(NAMES, NASTY)
def test_any_name_and_text_give_a_result(name: str, text: str) -> None:
    assert len(result(nasty_file(name, text))["diagnostics"]) == 3
