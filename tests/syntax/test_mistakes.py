"""The slips that planners make on their first day, each with its place and its cure."""

from __future__ import annotations

import pytest
import yaml

from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.syntax.events import PurePythonParser
from kompplan.syntax.limits import DEFAULT
from kompplan.syntax.reader import compose

SLIPS = [
    ("projekt:\n\tnamn: x\n", "2:1", "tabb", "mellanslag"),
    ("a:\n  b: 1\n\tc: 2\n", "3:1", "tabb", "mellanslag"),
    ("utmaning: Målet: färre\n", "1:16", "kolon följt av mellanslag", 'skriv "Målet: färre"'),
    ('namn: "Barnen" i boendet\n', "1:16", "efter det avslutande citattecknet", "hela texten"),
    ("a: 'Anna's plan'\n", "1:10", "efter det avslutande citattecknet", "dubbla citattecken"),
    ("a: @hej\n", "1:4", "börjar med @", 'skriv "@hej"'),
    ("a: `x`\n", "1:4", "börjar med `", "skriv"),
    ("a: %5\n", "1:4", "börjar med %", 'skriv "%5"'),
    ("a: [%5, b]\n", "1:5", "börjar med %", 'skriv "%5"'),
    ("a: *viktigt* nu\n", "1:4", "börjar med *", 'skriv "*viktigt* nu"'),
    ("a: & b\n", "1:4", "börjar med &", 'skriv "& b"'),
    ("a: > 5\nb: 1\n", "1:4", "börjar med >", 'skriv "> 5"'),
    ("a: | text\n", "1:4", "börjar med |", 'skriv "| text"'),
    ("a:\n  - x\n  -y\n", "3:3", "efter strecket", "skriv '- y'"),
    ("a: 1\nnamn:Anna\nb: 2\n", "2:5", "efter kolonet", "skriv 'namn: Anna'"),
    ("namn:Anna\nroll: x\n", "1:5", "efter kolonet", "skriv 'namn: Anna'"),
    ("a: 1\nbara text\nb: 2\n", "2:1", "det saknas ett kolon", "skriv nyckel: värde"),
    ("a:\n  b: 1\n   c: 2\n", "3:4", "indragen", "samma indrag"),
    ("a:\n   b: 1\n  c: 2\n", "3:3", "indragen 2 mellanslag", "samma indrag"),
    ("  a: 1\nb: 2\n", "2:1", "indragen 0 mellanslag", "samma indrag"),
    ("a:\n  - b: 1\n   c: 2\n", "3:4", "indragen 3 mellanslag", "samma indrag"),
    ("a: 1\n- b\n", "2:1", "listpost", "ovanför listan"),
    ("- a\nb: 1\n", "2:1", "inte med streck", "samma indrag"),
    ("a: - b\n", "1:4", "samma rad som sin nyckel", "egen rad"),
    ("a: [1, 2\nb: 3\nc: 4\n", "1:4", "[ öppnas här och stängs aldrig", "skriv ]"),
    ("a: {b: 1, c: 2\nd: 3\n", "1:4", "{ öppnas här och stängs aldrig", "skriv }"),
    ("a:\n  - {x: 1, y: 2\n  - {x: 3}\n", "2:5", "{ öppnas här och stängs aldrig", "skriv }"),
    ("a: [1, 2", "1:4", "[ öppnas här och stängs aldrig", "skriv ]"),
    ("a: [1, 2}\n", "1:9", "[ stängs med }", "skriv ]"),
    ("a: [1, 2]]\n", "1:10", "ett ] för mycket", "ta bort"),
    ("a: [1, 2] x\n", "1:11", "efter det avslutande ]", "citattecken"),
    ("a: {b: 1 c: 2}\n", "1:10", "komma före c", "komma"),
    ("a: {risk: Ledningen byts ut S: 4, K: 4}\n", "1:29", "komma före S", "citattecken"),
    ("a: ['x' 'y']\n", "1:9", "saknas ett komma", "komma"),
    ('a: "text\nb: "hej"\nc: 1\n', "1:4", "aldrig stängs", 'skriv "'),
    ('a: "text\nb: 1\n', "1:4", "aldrig stängs", 'skriv "'),
    ("a: 'det är\nb: 1\n", "1:4", "aldrig stängs", "skriv '"),
    ('a: "C:\\temp\\å"\n', "1:12", "inleder \\ en kod", "enkla citattecken"),
    ("%KOMP 1\na: 1\n", "1:1", "börjar med %", "ta bort raden"),
    ("a: 1\n%x: 2\n", "2:1", "börjar med %", "ta bort raden"),
    ("%YAML 1.1\na: 1\n", "1:1", "börjar med %", "ta bort raden"),
    ("a: ,b\n", "1:4", "saknas ett värde före ,", "fyll i"),
    ("a: [,]\n", "1:5", "saknas ett värde före ,", "fyll i"),
]
# Words of a parser, not of a planner.
FOREIGN = [
    "expected <",
    "block mapping",
    "flow",
    "token",
    "scalar",
    "sequence",
    "simple key",
    "stream",
    "node",
    "document",
]


@pytest.mark.parametrize("parser", [yaml.CSafeLoader, PurePythonParser])
@pytest.mark.parametrize(("text", "place", "words", "cure"), SLIPS, ids=[text for text, *_ in SLIPS])
def test_a_slip_is_told_at_its_place_with_its_cure(text: str, place: str, words: str, cure: str, parser: type) -> None:
    composed = compose(Source("plan.yaml", text), DEFAULT, parser)
    (found,) = composed.diagnostics
    assert composed.root is None
    assert found.code.code == "YML01"
    assert f"{found.span.first.line}:{found.span.first.column}" == place
    assert found.advice is not None
    assert words in found.message.to(Language.SV)
    assert cure in found.advice.to(Language.SV)
    for language in Language:
        shown = found.message.to(language) + found.advice.to(language)
        assert not [word for word in FOREIGN if word in shown.lower()]
        assert found.message.to(language)[0] not in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" and not shown.endswith(".")


@pytest.mark.parametrize(("text", "place"), [("a: [Blev det av?]\n", "1:16"), ("a: {b: Blev det av?}\n", "1:19")])
def test_a_question_mark_in_brackets_where_the_parser_minds(text: str, place: str) -> None:
    (found,) = compose(Source("plan.yaml", text), DEFAULT, PurePythonParser).diagnostics
    assert f"{found.span.first.line}:{found.span.first.column}" == place
    assert "frågetecken" in found.message.to(Language.SV)


def test_an_unclosed_bracket_tells_where_the_file_ended() -> None:
    (found,) = compose(Source("plan.yaml", "a: [1, 2\n")).diagnostics
    assert [each.message.to(Language.SV) for each in found.related] == ["här slutar filen"]
    assert found.related[0].span.first == (2, 1)


@pytest.mark.parametrize("spaces", [0, 1, 2])
def test_an_indentation_is_told_in_words_that_fit_any_number(spaces: int) -> None:
    (found,) = compose(Source("plan.yaml", "   a: 1\n" + " " * spaces + "b: 2\n")).diagnostics
    assert f"the line's indentation is {spaces}, but" in found.message.to(Language.EN)
    assert f"indragen {spaces} mellanslag" in found.message.to(Language.SV)
