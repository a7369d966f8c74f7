"""JUnit: what build servers count and show."""

from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given

from formatters.findings import ALL, NAMES, NASTY, SCHEMAS, SV, finding, nasty_file, of_examples, one, span
from kompplan.diagnostics.diagnostic import Severity
from kompplan.diagnostics.silenced import Silenced
from kompplan.formatters import junit
from kompplan.formatters.formatter import FileFindings, Style

SCHEMA = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")


def suites(files: tuple[FileFindings, ...], style: Style = ALL) -> ET.Element:
    text = junit.write(files, style)
    root = ET.fromstring(text.encode())
    SCHEMA.validate(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("skipped") == str(len(suite.findall("testcase/skipped")))
        assert suite.get("errors") == "0"
        names = [(case.get("classname"), case.get("name")) for case in cases]
        assert len(names) == len(set(names))
    for count in ("tests", "failures"):
        assert root.get(count) == str(sum(int(suite.get(count) or 0) for suite in root))
    return root


def test_a_finding_is_a_failed_test() -> None:
    assert junit.write(one(finding()), SV) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites name="kompplan" tests="1" failures="1" errors="0" time="0">\n'
        '  <testsuite name="plan.yaml" tests="1" failures="1" errors="0" skipped="0" time="0">\n'
        '    <testcase name="RSK06 act-now-without-owner 4:12" classname="plan.yaml" time="0">\n'
        '      <failure message="risk R4 har ingen ansvarig" type="error">plan.yaml:4:12: risk R4 har ingen ansvarig\n'
        "gör så här: ange vem som ansvarar för R4</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )


def test_a_file_without_findings_is_one_test_that_passed() -> None:
    (suite,) = suites(one())
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [each.tag for each in suite[0]] == []
    assert suites(()).get("tests") == "0"


def test_the_type_tells_how_bad_it_is_and_information_is_shown_where_it_is_asked_for() -> None:
    files = one(*(finding(severity=severity) for severity in Severity))
    assert [each.get("type") for each in suites(files).iter("failure")] == ["info", "warning", "error"]
    assert [each.get("type") for each in suites(files, SV).iter("failure")] == ["warning", "error"]


def test_what_the_plan_accepts_is_a_skipped_test_with_the_reason() -> None:
    root = suites(one(silenced=(Silenced(finding(), "ordföranden tillträder i mars"),)))
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == "ordföranden tillträder i mars"
    assert root.get("failures") == "0"


def test_a_finding_in_an_included_file_belongs_to_its_plan_and_names_its_file() -> None:
    (suite,) = suites(one(finding(span(name="delar/risker.yaml"))))
    assert suite.get("name") == "plan.yaml"
    assert suite[0].get("classname") == "delar/risker.yaml"


def test_two_findings_at_one_place_are_two_tests() -> None:
    (suite,) = suites(one(finding(), finding()))
    assert [each.get("name") for each in suite] == [
        "RSK06 act-now-without-owner 4:12",
        "RSK06 act-now-without-owner 4:12 (2)",
    ]


def test_the_schema_would_notice_a_wrong_element() -> None:
    wrong = ET.fromstring('<testsuites><testsuite name="x" tests="1"/></testsuites>')
    with pytest.raises(xmlschema.XMLSchemaValidationError):
        SCHEMA.validate(wrong)


def test_every_example_gives_suites() -> None:
    assert len(suites(of_examples())) == len(of_examples())


@given(NAMES, NASTY)
def test_any_name_and_text_give_xml(name: str, text: str) -> None:
    root = suites(nasty_file(name, text))
    assert root.get("failures") == "3"
    out = junit.write(nasty_file(name, text), ALL)
    assert not [each for each in out if (ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160]
