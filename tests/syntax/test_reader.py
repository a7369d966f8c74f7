"""What the reader makes of well-formed YAML, and what it refuses."""

from __future__ import annotations

import threading
import time
import tracemalloc
from collections.abc import Callable
from textwrap import dedent
from typing import Any

import pytest
import yaml

from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.syntax.events import PurePythonParser
from kompplan.syntax.limits import DEFAULT
from kompplan.syntax.reader import Composed, compose
from kompplan.syntax.tree import Scalar

from .trees import plain, value

PARSERS = [pytest.param(yaml.CSafeLoader, id="libyaml"), pytest.param(PurePythonParser, id="python")]
Parser = Callable[[str], Any]


def read(text: str, parser: Parser = yaml.CSafeLoader) -> Composed:
    return compose(Source("plan.yaml", text), DEFAULT, parser)


def places(composed: Composed) -> list[str]:
    """Return each finding as ``YML02 3:1``."""
    return [f"{each.code.code} {each.span.first.line}:{each.span.first.column}" for each in composed.diagnostics]


@pytest.mark.parametrize("parser", PARSERS)
class TestTree:
    def test_a_scalar_is_the_text_that_stands_in_the_file(self, parser: Parser) -> None:
        composed = read("a: no\nb: 1:30\nc: 1.10\nd: 0100\ne: 2026-02-30\nf: ~\ng:\n", parser)
        assert plain(composed.root) == {
            "a": "no", "b": "1:30", "c": "1.10", "d": "0100", "e": "2026-02-30", "f": "~", "g": ""
        }  # fmt: skip
        assert [value.empty for _, value in composed.root.entries if isinstance(value, Scalar)] == [  # type: ignore[union-attr]
            False, False, False, False, False, True, True
        ]  # fmt: skip

    def test_quotes_make_a_text_of_nothing(self, parser: Parser) -> None:
        node = value(read("a: 'null'\n", parser), "a")
        assert isinstance(node, Scalar) and not node.plain and not node.empty

    @pytest.mark.parametrize(
        ("text", "path", "covered"),
        [
            ("å: 😀 b # c\n", ["å"], "😀 b"),
            ("a: två\n  rader\nb: 1\n", ["a"], "två\n  rader"),
            ("a: 'q'  # c\n", ["a"], "'q'"),
            ("a: |\n  hej\n  du\n\n\nb: 1\n", ["a"], "|\n  hej\n  du"),
            ("a: &x  text\n", ["a"], "text"),
            ("a: !!str 5\n", ["a"], "5"),
            ("a: &x text\nb: *x\n", ["b"], "*x"),
            ("a: &x [1]\nb: *x\n", ["b"], "*x"),
            ("a: {b: 1, c: [2]}\n", ["a"], "{b: 1, c: [2]}"),
            ("a:\n  - b: 1\n    c: 2   # slut\n\n\nd: 3\n", ["a"], "- b: 1\n    c: 2"),
            ("a:\n  b: 1\n  c:\n\nd: 3\n", ["a"], "b: 1\n  c:"),
            ("a: [b: 1]\n", ["a", 0], "b: 1"),
        ],
    )
    def test_a_node_covers_what_was_written(
        self, text: str, path: list[str | int], covered: str, parser: Parser
    ) -> None:
        assert value(read(text, parser), *path).span.text == covered

    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("a: 1\nb: x\n", 2, 4),
            ("a: 1\r\nb: x\r\n", 2, 4),
            ("a: 1\rb: x\r", 2, 4),
            ("a: 😀\u2028b: x\n", 1, 9),
            ("a: 1\u0085b: x\n", 1, 9),
            ("a: 1\u2029b: x\n", 1, 9),
            ("{åäö: 😀, b: x}\n", 1, 13),
        ],
    )
    def test_lines_and_columns_are_those_of_an_editor(self, text: str, line: int, column: int, parser: Parser) -> None:
        assert value(read(text, parser), "b").span.first == (line, column)

    def test_an_alias_repeats_a_value_at_its_own_place(self, parser: Parser) -> None:
        composed = read("a: &x {b: 1}\nc: [*x, *x]\n", parser)
        assert plain(composed.root) == {"a": {"b": "1"}, "c": [{"b": "1"}, {"b": "1"}]}
        assert value(composed, "c", 1).span.first == (2, 9)
        assert value(composed, "c", 1, "b").span.first == (1, 11)

    def test_an_anchor_may_be_used_again(self, parser: Parser) -> None:
        assert plain(read("[&a 1, *a, &a 2, *a]", parser).root) == ["1", "1", "2", "2"]

    def test_nothing_is_no_tree_and_no_finding(self, parser: Parser) -> None:
        assert read("# bara en kommentar\n", parser) == Composed(None, ())


REFUSED = [
    ("a: 1\nb: 2\na: 3\n", ["YML02 3:1"]),
    ("a: 1\n'a': 3\n? a\n: 4\n", ["YML02 2:1", "YML02 3:3"]),
    ("å: 1\na\u030a: 2\n", ["YML02 2:1"]),
    ("{a: 1, a: 2}\n", ["YML02 1:8"]),
    ("a: *b\n", ["YML03 1:4"]),
    ("a: &b 1\nc: *d\n", ["YML03 2:4"]),
    ("a: &b [*b]\n", ["YML03 1:8"]),
    ("a: &b {c: {d: *b}}\n", ["YML03 1:15"]),
    ("a: !!int 5\n", ["YML05 1:4"]),
    ("a: &x !!python/object/apply:os.system [ls]\n", ["YML05 1:7"]),
    ("a: !include b.yaml\n", ["YML05 1:4"]),
    ("a: !!str [1]\n", ["YML05 1:4"]),
    ("a: !!seq [1]\nb: !!map {c: 1}\nd: !!str 5\n", []),
    ("%TAG ! tag:yaml.org,2002:python/\n---\na: !name x\n", ["YML05 3:4"]),
    ("a: !a%0A::error:: x\n", ["YML05 1:4"]),
    ("? [a]\n: 1\nb: 2\n", ["YML08 1:3"]),
    ("a: 1\n: 2\n", ["YML08 2:1"]),
    ("~: 2\n", ["YML08 1:1"]),
    ("a: &x [1]\n*x : 2\n", ["YML08 2:1"]),
    ("a: 1\n---\nb: 2\n", ["YML09 2:1"]),
    ("a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n", ["YML10 3:3"]),
    ('a: "\\e[31m"\n', ["YML11 1:4"]),
    ('a: "x\\ry"\nb: "\\x9b"\n', ["YML11 1:4", "YML11 2:4"]),
    ("a: x\u202ey\n", ["YML11 1:4"]),
    ('a: "\\ud800"\n', ["YML11 1:4"]),
    ('a: "\\u202e"\n"\\0": 1\n', ["YML11 1:4", "YML11 2:1"]),
    ("a: 1\nb: \x07\n", ["YML11 2:4"]),
    ("\ufeffa: 1\n", ["YML11 1:1"]),
    ("a: \ud800\n", ["YML11 1:4"]),
]


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(("text", "expected"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_a_plan_may_not_hold_is_found_at_its_place(text: str, expected: list[str], parser: Parser) -> None:
    composed = read(text, parser)
    assert places(composed) == expected
    for each in composed.diagnostics:
        for language in Language:
            assert each.message.to(language) and each.advice is not None and each.advice.to(language)


def test_the_first_of_two_keys_counts_and_both_lines_are_named() -> None:
    composed = read("namn: Vår\nägare: hr\nnamn: Höst\n")
    assert plain(composed.root) == {"namn": "Vår", "ägare": "hr"}
    (found,) = composed.diagnostics
    assert found.message.to(Language.SV) == (
        "nyckeln 'namn' står två gånger på samma ställe; den första, på rad 1, gäller"
    )
    assert [each.span.first.line for each in found.related] == [1]


def test_a_refused_key_hides_nothing_else() -> None:
    assert plain(read("? [a]\n: 1\nb: 2\n'<<': 4\n").root) == {"b": "2", "<<": "4"}


def test_a_hidden_character_is_taken_out_of_the_text() -> None:
    assert plain(read('a: "x\\ey"\n').root) == {"a": "x\ufffdy"}


def test_a_tag_is_shown_but_never_obeyed() -> None:
    (found,) = read("a: !\u2028\n").diagnostics or read("a: !x\u009by z\n").diagnostics
    assert found.message.to(Language.SV).isprintable()


LEVELS = 9
SEQUENCE_BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, LEVELS)
)
MERGE_BOMB = "a0: &a0 {k: x}\n" + "".join(
    f"a{i}: &a{i} {{<<: [{', '.join([f'*a{i - 1}'] * 9)}]}}\n" for i in range(1, 12)
)
LONG_TEXT_BOMB = "a: &a [" + "x, " * 2_000 + "]\nb: [" + "*a, " * 2_000 + "]\n"
CHAIN = "".join(f"a{i}: &a{i} " + "[" * 40 + (f"*a{i - 1}" if i else "x") + "]" * 40 + "\n" for i in range(100))


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(SEQUENCE_BOMB, "YML06", id="lists of aliases"),
        pytest.param(MERGE_BOMB, "YML06", id="merged aliases"),
        pytest.param(LONG_TEXT_BOMB, "YML06", id="many aliases of a long list"),
        pytest.param(CHAIN, "YML06", id="depth through aliases"),
        pytest.param("[" * 30_000, "YML06", id="brackets"),
        pytest.param("[" * 131_072, "YML06", id="many brackets"),
        pytest.param("{a: " * 30_000, "YML06", id="braces"),
        pytest.param("- " * 30_000, "YML06", id="hyphens"),
        pytest.param("? " * 30_000, "YML06", id="question marks"),
        pytest.param("%TAG !a! tag:x,2000:\n" * 60_000 + "---\na: 1\n", "YML06", id="directives"),
        pytest.param("a: " + "x" * 100_001, "YML06", id="a long text"),
        pytest.param("x" * 129 + ": a", "YML06", id="a long key"),
        pytest.param("\n".join(f"k{i}: 1" for i in range(10_001)), "YML06", id="many keys"),
        pytest.param("- x\n" * 50_001, "YML06", id="many items"),
    ],
)
def test_nothing_takes_long_or_much_memory(text: str, code: str, parser: Parser) -> None:
    tracemalloc.start()
    began = time.process_time()
    composed = read(text, parser)
    spent = time.process_time() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert code in {each.code.code for each in composed.diagnostics}
    assert composed.root is None
    assert peak < 150_000_000
    # Tracing slows Python down many times; untraced all of these are done in half a second.
    assert spent < 20
    (limit,) = [each for each in composed.diagnostics if each.code.code == "YML06"]
    assert limit.advice is not None and "--limit" in limit.advice.to(Language.SV)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused_on_a_small_stack(opening: str) -> None:
    results: list[Composed] = []
    before = threading.stack_size(128 * 1024)
    try:
        thread = threading.Thread(target=lambda: results.append(read(opening * 30_000)))
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert [each.code.code for each in results[0].diagnostics] == ["YML06"]


@pytest.mark.parametrize(
    ("name", "passes", "fails"),
    [
        ("depth", "[" * 64 + "]" * 64, "[" * 65 + "]" * 65),
        ("keys", "\n".join(f"k{i}: 1" for i in range(10_000)), None),
        ("items", "- x\n" * 50_000, None),
        ("scalar", "x" * 100_000, None),
        ("key", "x" * 128 + ": a", None),
        ("directives", "%TAG !a1! x:\n".replace("a1", "a{}"), None),
    ],
)
def test_what_is_just_inside_a_limit_passes(name: str, passes: str, fails: str | None) -> None:
    if name == "directives":
        passes = "".join(f"%TAG !a{i}! x:\n" for i in range(100)) + "---\na: 1\n"
    assert read(passes).diagnostics == ()
    assert fails is None or [each.code.code for each in read(fails).diagnostics] == ["YML06"]


def test_many_honest_aliases_pass() -> None:
    text = "grund: &g {a: 1, b: 2, c: 3}\nlista:\n" + "  - *g\n" * 1_500
    assert read(text).diagnostics == ()


def test_numbers_made_to_collide_as_keys_are_only_texts() -> None:
    text = "".join(f"{i * (2**61 - 1)}: 1\n" for i in range(1, 5_000))
    began = time.process_time()
    assert read(text).diagnostics == ()
    assert time.process_time() - began < 3


def test_a_plan_of_several_sections_is_read() -> None:
    composed = read(
        dedent("""\
        projekt: {id: barn, namn: Barnen i boendet}
        mål:
          - id: M1
            text: >
              Barnen orkar
              leka
        """)
    )
    assert plain(composed.root) == {
        "projekt": {"id": "barn", "namn": "Barnen i boendet"},
        "mål": [{"id": "M1", "text": "Barnen orkar leka\n"}],
    }
