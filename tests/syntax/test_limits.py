"""Limits as they are written on the command line, and the family YML as a whole."""

from __future__ import annotations

import pytest

from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.language import Language
from kompplan.syntax.codes import CODES
from kompplan.syntax.limits import DEFAULT, HIGHEST, LimitError, Limits, exceeded, parse_limit
from kompplan.syntax.read import read_source


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("size=100MB", DEFAULT._replace(size=100_000_000)),
        ("size = 20 kB", DEFAULT._replace(size=20_000)),
        ("depth=200", DEFAULT._replace(depth=200)),
        ("items=1", DEFAULT._replace(items=1)),
    ],
)
def test_a_limit_is_a_name_and_a_number(written: str, expected: Limits) -> None:
    assert parse_limit(written) == expected


@pytest.mark.parametrize(
    "written", ["", "size", "size=", "sise=5", "depth=201", "depth=0", "size=501MB", "depth=1MB", "depth=-1", "depth=٣"]
)
def test_a_limit_that_is_not_one_is_refused_in_both_languages(written: str) -> None:
    with pytest.raises(LimitError) as refused:
        parse_limit(written)
    for language in Language:
        assert "{" not in refused.value.message.to(language)


@pytest.mark.parametrize("name", Limits._fields)
def test_the_refusal_names_an_option_that_is_granted(name: str) -> None:
    found = exceeded(name, getattr(DEFAULT, name), DEFAULT, Span(Source("p", ""), 0, 0))
    assert found.advice is not None
    option = str(found.advice.values["option"])
    assert getattr(parse_limit(option.removeprefix("--limit ")), name) > getattr(DEFAULT, name)
    assert all("{" not in found.message.to(language) for language in Language)


def test_the_highest_limit_offers_no_option() -> None:
    found = exceeded("depth", 200, HIGHEST, Span(Source("p", ""), 0, 0))
    assert found.advice is not None and "--limit" not in found.advice.to(Language.EN)


def test_codes_are_numbered_in_order_and_named_once() -> None:
    assert [code.code for code in CODES] == [f"YML{number:02}" for number in range(1, 14)]
    assert len({code.name for code in CODES}) == len(CODES)


SHOWN = [code for code in CODES if code.code not in ("YML04", "YML06", "YML07", "YML12")]


@pytest.mark.parametrize("code", SHOWN, ids=[code.name for code in SHOWN])
def test_the_wrong_example_gives_the_finding_and_the_right_one_none(code: object) -> None:
    explanation = code.explanation  # type: ignore[attr-defined]
    wrong, right = (read_source(text.encode(), "p", None) for text in (explanation.wrong, explanation.right))
    assert [each.code for each in wrong.diagnostics] == [code]
    assert right.diagnostics == ()
