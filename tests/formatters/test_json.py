"""kompplan's own JSON: every field of it, and JSON that everybody can read."""

import json
import re
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import given

from formatters.findings import ALL, NAMES, NASTY, finding, mended, nasty_file, of_examples, one, related, span
from kompplan.diagnostics.silenced import Silenced
from kompplan.formatters import gitlab, rdjson, sarif
from kompplan.formatters import json as own
from kompplan.formatters.strict import json_text

DOCS = Path(__file__).parents[2] / "docs"
WRITERS = [own, sarif, gitlab, rdjson]


def refused(constant: str) -> NoReturn:
    raise AssertionError(constant)


@given(NAMES, NASTY)
def test_any_name_and_text_give_strict_json_that_steers_nothing(name: str, text: str) -> None:
    for formatter in WRITERS:
        out = formatter.write(nasty_file(name, text), ALL)
        out.encode()
        assert not [each for each in out if (ord(each) < 32 and each != "\n") or 127 <= ord(each) < 160]
        assert not re.search("[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]|##\\[", out)
        assert not re.search(r"\\ud[89a-f]", out, re.IGNORECASE)
        json.loads(out, parse_constant=refused)


@given(NASTY)
def test_a_text_is_the_same_when_it_is_read_again(text: str) -> None:
    if not re.search("[\ud800-\udfff]", text):
        assert json.loads(json_text([text, {text: 1}])) == [text, {text: 1}]


def test_what_is_not_a_number_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON"):
        json_text({"a": float("nan")})


def test_a_mending_and_what_the_plan_accepts_are_told() -> None:
    silenced = (Silenced(finding(), "ordföranden tillträder i mars"),)
    document = json.loads(own.write(one(mended(finding(), (span(), "R5")), silenced=silenced), ALL))
    (file,) = document["files"]
    assert file["allowed"] == 1
    assert file["silenced"][0]["reason"] == "ordföranden tillträder i mars"
    assert file["silenced"][0]["finding"]["code"] == "RSK06"
    place = {"file": "plan.yaml", "line": 4, "column": 12, "end_line": 4, "end_column": 14}
    assert file["findings"][0]["mending"] == {
        "message": "skriv R5",
        "safe": True,
        "replacements": [{"place": place, "text": "R5"}],
    }


def fields(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(fields(each) for each in value.values()))
    if isinstance(value, list):
        return set().union(*(fields(each) for each in value))
    return set()


@pytest.mark.parametrize("page", ["output.md", "output.en.md"])
def test_every_field_is_documented_and_no_other(page: str) -> None:
    whole = one(mended(related(finding(), span(0, 7)), (span(), "R5")), silenced=(Silenced(finding(), "känt"),))
    written = fields(json.loads(own.write(whole, ALL)))
    table = (DOCS / page).read_text(encoding="utf-8").partition("## json")[2]
    rows = {name for cell in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", cell)}
    assert rows <= written
    assert written <= set(re.findall(r"`(\w+)`", table))


def test_every_example_is_written() -> None:
    assert json.loads(own.write(of_examples(), ALL))["version"] == 1
