"""Words behind a #: told where they look like part of a value, left alone where they look like a comment."""

from __future__ import annotations

import pytest

from kompplan.i18n.language import Language
from kompplan.syntax.limits import Limits
from kompplan.syntax.read import read_source


def found(text: str) -> list[tuple[str, int, int]]:
    composed = read_source(text.encode(), "plan.yaml", None)
    return [(each.code.code, *each.span.first) for each in composed.diagnostics]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("utmaning: #vardagen\n", (1, 11)),
        ("utmaning: på avdelning #4\n", (1, 24)),
        ("mål:\n  - text: nivå #2 nås  # en kommentar\n", (2, 16)),
        ("a: 1\r\nb: x #y\r\n", (2, 6)),
    ],
)
def test_words_that_are_lost_are_told(text: str, place: tuple[int, int]) -> None:
    assert found(text) == [("YML13", *place)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1  # en kommentar\n",
        "#kommentar på egen rad\na: 1\n   #en till\n",
        "a: 'på avdelning #4'\n",
        'a: "x #y"\n',
        "a: |\n  rad #1\n  rad #2\nb: 2\n",
        "a: x#y\n",
        "a: [b, c]  ##############\n",
        "a: C# och mer\n",
        "a: 1  # se #4 och #5\n",
        "# se #4\na: 1\n",
    ],
)
def test_comments_and_texts_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_the_message_quotes_what_is_lost() -> None:
    (diagnostic,) = read_source("a: x #två ord\n".encode(), "plan.yaml", None).diagnostics
    assert diagnostic.message.to(Language.SV) == "'#två ord' tas för en kommentar och läses inte"


def test_a_line_of_nothing_but_hashes_is_not_looked_through_for_ever() -> None:
    text = "a: '" + " #x" * 600_000 + "'\n"
    assert read_source(text.encode(), "plan.yaml", None, Limits(scalar=3_000_000)).diagnostics == ()
