"""What meetings read: there is a page, a report or a memo of every example, and of a plan with next to nothing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kompplan.i18n.language import Language
from reports.pages import Page
from reports.plans import EXAMPLES, PAIRS, example_report, report

NAMES = ("steering", "status", "final", "memo")


@pytest.mark.parametrize("path", EXAMPLES, ids=[path.stem for path in EXAMPLES])
@pytest.mark.parametrize(("suffix", "language"), PAIRS)
@pytest.mark.parametrize("name", NAMES)
def test_every_example_has_one(name: str, path: Path, suffix: str, language: Language) -> None:
    made = example_report(path, suffix, language, name)
    assert "{" not in re.sub(r"<style>.*?</style>", "", made, flags=re.DOTALL)
    if suffix == "html":
        assert not Page(made).unclosed


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "source", ["{}", "projekt: {}", "projekt: {status: avslutad}", "aktiviteter: [{}]", "mål: [{}]", "lösningsträd: {}"]
)
@pytest.mark.parametrize("name", NAMES)
def test_a_plan_with_next_to_nothing_has_one(name: str, source: str, language: Language) -> None:
    assert report(source.encode(), "html", language, name=name)
