"""GitLab Code Quality: the documented fields, and fingerprints that stay."""

import json
from pathlib import PurePath
from typing import Any

from hypothesis import given
from jsonschema import Draft202012Validator

from formatters.findings import ALL, NAMES, NASTY, SCHEMAS, SV, finding, nasty_file, of_examples, of_plan, one, span
from kompplan.diagnostics.diagnostic import Severity
from kompplan.formatters import gitlab
from kompplan.formatters.formatter import FileFindings

SCHEMA = Draft202012Validator(json.loads((SCHEMAS / "gitlab-code-quality.schema.json").read_text(encoding="utf-8")))


def report(files: tuple[FileFindings, ...]) -> Any:
    document = json.loads(gitlab.write(files, ALL))
    SCHEMA.validate(document)
    fingerprints = [each["fingerprint"] for each in document]
    assert len(fingerprints) == len(set(fingerprints))
    return document


def test_a_finding_has_the_fields_that_gitlab_documents() -> None:
    (entry,) = report(one(finding()))
    fingerprint = entry.pop("fingerprint")
    assert len(fingerprint) == 32
    assert entry == {
        "description": "RSK06: risk R4 har ingen ansvarig – ange vem som ansvarar för R4",
        "check_name": "RSK06 act-now-without-owner",
        "severity": "major",
        "location": {"path": "plan.yaml", "lines": {"begin": 4, "end": 4}},
    }


def test_severities_are_major_minor_and_info() -> None:
    files = one(*(finding(severity=severity) for severity in Severity))
    assert [each["severity"] for each in report(files)] == ["info", "minor", "major"]
    strict = json.loads(gitlab.write(files, SV._replace(show=Severity.ERROR)))
    assert [each["severity"] for each in strict] == ["major"]


def test_no_findings_are_an_empty_list() -> None:
    assert gitlab.write(one(), SV) == "[]\n"


def test_a_path_is_told_from_the_root_without_a_dot() -> None:
    style = SV._replace(here=PurePath("/builds/x/planer"), root=PurePath("/builds/x"))
    (entry,) = json.loads(gitlab.write(one(finding(span(name="./a/../lia.yaml"))), style))
    assert entry["location"]["path"] == "planer/lia.yaml"


def test_every_example_gives_a_report() -> None:
    assert len(report(of_examples())) > 100


@given(NAMES, NASTY)
def test_any_name_and_text_give_a_report(name: str, text: str) -> None:
    assert len(report(nasty_file(name, text))) == 3


RISKS = """\
projekt: {namn: Plan}
risker:
  register:
    - {id: R1, risk: Avhopp, S: 4, K: 4}
    - {id: R2, risk: Tidsbrist, S: 4, K: 4}
"""


def fingerprints(plan: str, name: str = "plan.yaml") -> set[str]:
    return {each["fingerprint"] for each in report(of_plan(plan, name))}


def test_a_fingerprint_stays_when_lines_and_items_are_added_above() -> None:
    before = fingerprints(RISKS)
    assert before <= fingerprints("# en rad till\n\n" + RISKS)
    more = RISKS.replace("  register:\n", "  register:\n    - {id: R0, risk: Byte, S: 4, K: 4}\n")
    assert before < fingerprints(more)


def test_a_fingerprint_is_another_in_another_file() -> None:
    assert not fingerprints(RISKS) & fingerprints(RISKS, "annan.yaml")


def test_findings_that_are_alike_are_told_apart() -> None:
    assert len(report(one(*[finding()] * 3))) == 3
