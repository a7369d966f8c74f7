"""The generated corpus: always the same, nothing wrong in it, and every defect put there is found where it stands."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

import corpus
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.pipeline import judge

DAY = date(2026, 1, 5)
PLANS = 150


def found_in(text: str) -> tuple[Diagnostic, ...]:
    return judge(text.encode(), "plan.yaml", lambda _: DAY).diagnostics


def spoilt() -> Iterator[tuple[int, corpus.Sample]]:
    for index in range(PLANS):
        sample = corpus.sample(index, seed=7, defects=0.9)
        if sample.kind is not None:
            yield index, sample


@pytest.mark.parametrize("style", ["flow", "block", "mixed"])
def test_the_same_arguments_give_the_same_plan(style: str) -> None:
    assert corpus.sample(3, 5, style) == corpus.sample(3, 5, style)
    assert corpus.sample(3, 5, style) != corpus.sample(4, 5, style)
    assert corpus.giant(120, 5) == corpus.giant(120, 5)


@pytest.mark.parametrize("index", range(12))
def test_nothing_is_wrong_in_a_plan_without_a_defect(index: int) -> None:
    text = corpus.sample(index).text
    assert [(each.code.name, each.span.first, each.span.text) for each in found_in(text)] == []
    assert 180 <= text.count("\n") <= 540
    assert 20 <= len(re.findall(r"^ *- \{?id: A\d\d", text, re.MULTILINE)) <= 60


def test_nothing_is_wrong_in_a_giant_plan() -> None:
    text = corpus.giant(500)
    assert [(each.code.name, each.span.first, each.span.text) for each in found_in(text)] == []
    assert len(re.findall(r"- id: A\d{3}\b", text)) == 500


def test_every_kind_of_defect_is_seeded() -> None:
    assert {sample.kind for _, sample in spoilt()} == set(corpus.KINDS)


@pytest.mark.parametrize(
    ("index", "sample"), [pytest.param(*each, id=f"{each[0]}-{each[1].kind}") for each in spoilt()]
)
def test_a_defect_is_found_once_at_its_line_and_column(index: int, sample: corpus.Sample) -> None:
    assert sample.kind is not None
    assert sample.place is not None
    found = found_in(sample.text)
    assert [each.code.code for each in found] == [corpus.KINDS[sample.kind]], f"plan {index}"
    if sample.kind != "syntax":  # where a bracket that is never closed was meant to end can only be guessed
        assert found[0].span.first == tuple(sample.place)
