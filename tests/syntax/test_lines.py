"""Reading line by line gives the tree that the parser's events give, in every place, or leaves the text to them."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpus
from hostile.test_hostile import FIELDS, NASTY
from kompplan.diagnostics.source import Source
from kompplan.syntax import events, lines
from kompplan.syntax.limits import DEFAULT, Limits
from kompplan.syntax.reader import compose
from kompplan.syntax.tree import Node, Scalar, Sequence

from .spellings import roots, spelt
from .test_properties import soup

ROOT = Path(__file__).parents[2]


def outline(root: Node) -> list[tuple[Any, ...]]:
    """Return everything that a tree holds, in order."""
    found: list[tuple[Any, ...]] = []
    waiting: list[Node] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found.append(("text", node.start, node.end, node.text, node.plain, node.source))
        elif isinstance(node, Sequence):
            found.append(("list", node.start, node.end, len(node.items), node.source))
            waiting += node.items
        else:
            found.append(("keys", node.start, node.end, len(node.entries), node.source))
            waiting += [each for entry in node.entries for each in entry]
    return found


def read_alike(text: str, limits: Limits = DEFAULT) -> bool:
    """Tell whether the text was read line by line; then the events must give the same, and find nothing wrong."""
    source = Source("plan.yaml", text)
    trees = [lines.tree(source, limits)]
    with patch.object(lines, "_FEW", 0):  # as in a long plan, whose rows are read together
        trees.append(lines.tree(source, limits))
    if trees == [None, None]:
        return False
    root, found = events.read(source, limits)
    assert found == []
    assert root is not None
    for tree in trees:
        assert tree is not None
        assert outline(tree) == outline(root)
    return True


REAL = sorted(
    path
    for folder in ("examples", "templates", "tests", "src")
    for path in (ROOT / folder).rglob("*.y*ml")
    if not any(part.startswith(".") for part in path.parts)
)


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_there_is_is_read_alike(path: Path) -> None:
    for text in path.read_text(encoding="utf-8").split("\n---\n"):
        read_alike(text)


SINGLE = [path for path in (ROOT / "examples").rglob("[!.]*.yaml") if path.parent.name != "kompplan-tests"]


@pytest.mark.parametrize("path", sorted(SINGLE), ids=lambda path: path.name)
def test_the_examples_are_read_line_by_line(path: Path) -> None:
    assert read_alike(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", sorted((ROOT / "src/kompplan/packs").glob("*.yaml")), ids=lambda path: path.name)
def test_packs_are_read_without_the_parser_which_takes_long_to_load(path: Path) -> None:
    assert read_alike(path.read_text(encoding="utf-8"))


def test_generated_plans_are_read_line_by_line() -> None:
    for number in range(40):
        assert read_alike(corpus.sample(number).text)
        read_alike(corpus.sample(number, defects=1.0).text)


@pytest.mark.parametrize("value", NASTY, ids=range(len(NASTY)))
def test_hostile_values_are_read_alike(value: str) -> None:
    read_alike(FIELDS.format(value))


@given(roots.flatmap(spelt))
@settings(max_examples=100, deadline=None)
def test_any_spelling_is_read_alike(text: str) -> None:
    read_alike(text)


@given(soup)
@settings(max_examples=100, deadline=None)
def test_any_soup_is_read_alike(text: str) -> None:
    read_alike(text)


# -- texts in the subset, and just outside it -------------------------------------------------------------------------

KEYS = ["id", "å", "a b", "namn", "k1", "2027", "½", "A-b", "é", "mål"]
ODD_KEYS = ["a:b", "a#b", "~", "null", "<<", "-a", "e\u0301", "a'b", "a ", "'a'", "[a]", "?a", "id"]
PLAIN = [
    "a",
    "å ä",
    "8 mn",
    "1:30",
    "x#y",
    "https://a.se/?b#c",
    "it's",
    'a"b',
    "~",
    "null",
    "50–40",
    "60\u00a0000",
    "a?",
]
ODD = [
    "a:b", "x #y", "-1", "- 1", "-", "?", "? a", "a ?", ":a", "a:", "a: b", "", "a, b", "[a", "a]", "{a", "a}",
    "&a", "*a",
    "!a", "|", ">", "%a", "@a", "`a", "a\\b", "\u00a0", "\u200b", "\u2028", "\x85", "\t", "a\tb", "😀", "---",
    "...", "=",
    "a - b", "<", "_", "(a)", "a|b", "#", "#a", ",", "null ", "a :b", "a :", "::", "a::b", "a:?b", "x:[",
    "a,b", ",a", "a{b",
]  # fmt: skip
QUOTED = [
    "''",
    "'a'",
    "'it''s'",
    "'a: b, [c]'",
    '""',
    '"a"',
    '"a: b, {c} # d"',
    '"a\\"b"',
    '"\\\\"',
    '"a\\\\\\"b"',
    "'}'",
]
ODD_QUOTED = ['"a\\tb"', '"a" ', "'a'b", '"a', "'a", "''a", '"\\"', '"a"b"', "'a' 'b'"]
ENDS = ["", "", "", " ", "  # c", " # a: b, [c] {d", " #", " #c"]
ODD_ENDS = ["#c", "\t# c", " b", " : c", "\u00a0#"]
JOINTS = [", "] * 5 + [",", " , ", ",\n      ", ", # id, a: å\n   ", ", # c\n   "]
ODD_JOINTS = [",\n", ",\n\n   ", " ", ",,", ", # c\n", "\n  ,", ",\n - "]
TEXT_BLOCKS = [">", ">-", "|", "|-", "| # c", ">-  #"]
ODD_TEXT_BLOCKS = ["|+", ">2", "|-x", ">#", "| a"]
BLOCK_LINES = ["a", "a: b", "- a", "# a", "", "a ", "å\u00a0", "{a", "'"]
ODD_BLOCK_LINES = [" a", "   ", "\u00a0", "---", "..."]
ODD_LINES = ["# c", "  # c", "", "   ", "        # c", "---", "%a", "...", "\t", "a", "- a", "  a: b"]


class Drawing:
    """Draws from what belongs to the subset, and now and then from what does not."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.odd = draw(st.sampled_from([0, 0, 0, 40, 12]))

    def of(self, ordinary: list[str], odd: list[str]) -> str:
        return self.draw(st.sampled_from(odd if self.chance(self.odd) else ordinary))

    def chance(self, one_in: int) -> bool:
        return one_in > 0 and self.draw(st.integers(1, one_in)) == 1

    def value(self, depth: int = 0) -> str:
        kind = self.draw(st.integers(0, 9))
        if kind < 5:
            return self.of(PLAIN, ODD)
        if kind < 7:
            return self.of(QUOTED, ODD_QUOTED)
        return self.brackets(depth) if depth < 3 else "z"

    def brackets(self, depth: int = 0) -> str:
        keys = self.chance(2)
        names = list(dict.fromkeys(self.of(KEYS, ODD_KEYS) for _ in range(self.draw(st.integers(0, 4)))))
        parts = []
        for name in names:
            value = "" if keys and self.chance(8) else self.value(depth + 1)
            colon = self.of([": ", ": ", ":  "], [":", " : ", ":\n  "])
            parts.append(name + colon + value if keys or self.chance(self.odd) else value)
        edge = self.of(["", "", " "], ["\n    ", "\n", " # c\n "])
        ends = "{}" if keys else "[]"
        close = self.of(["", ""], [",", " ,", "]", "x"])
        return ends[0] + edge + self.of(JOINTS, ODD_JOINTS).join(parts) + close + edge + ends[1]


@st.composite
def bracketed(draw: st.DrawFn) -> str:
    return Drawing(draw).brackets()


@st.composite
def lined(draw: st.DrawFn) -> str:
    """Draw lines of keys and dashes, most of which fit together."""
    drawing = Drawing(draw)
    out: list[str] = []

    def scalar(head: str, column: int) -> None:
        if drawing.chance(5):
            out.append(f"{head} {drawing.of(TEXT_BLOCKS, ODD_TEXT_BLOCKS)}")
            indent = " " * (column + int(drawing.of(["1", "2", "2", "4"], ["0", "-1"])))
            block = [drawing.of(BLOCK_LINES, ODD_BLOCK_LINES) for _ in range(draw(st.integers(1, 4)))]
            out.extend(indent + line if line else "" for line in ["b", *block])
        else:
            out.append(head + drawing.of([" ", " ", "  "], [""]) + drawing.value() + drawing.of(ENDS, ODD_ENDS))

    def node(head: str, column: int, depth: int) -> None:
        kind = draw(st.integers(0, 5)) if depth < 3 else 0
        if drawing.chance(6):
            out.append(drawing.of(["# c", "  # c", "", "   ", "        # c"], ODD_LINES))
        if kind <= 1:
            scalar(head, column)
        elif kind == 2 and head.rstrip().endswith("-"):
            mapping(column + 2, depth + 1, head + " ")
        else:
            out.append(head + drawing.of(ENDS, ODD_ENDS))
            if kind == 3:
                scalar(" " * (column + 2), column)
            elif kind == 4:
                mapping(column + int(drawing.of(["1", "2", "4"], ["0"])), depth + 1)
            elif not drawing.chance(4):
                listed = column + (0 if head.rstrip().endswith(":") and drawing.chance(2) else 2)
                for _ in range(draw(st.integers(1, 3))):
                    node(" " * listed + "-", listed, depth + 1)

    def mapping(column: int, depth: int, head: str = "") -> None:
        names = list(dict.fromkeys(drawing.of(KEYS, ODD_KEYS) for _ in range(draw(st.integers(1, 3)))))
        for name in names:
            node(f"{head or ' ' * column}{name}:", column, depth)
            head = ""

    mapping(0, 0)
    return "\n".join(out) + drawing.of(["\n", "\n", "\n\n", "\n  ", "\n# c"], ["", "\n ", "\n\t"])


@given(lined())
@settings(max_examples=400, deadline=None)
def test_lines_that_fit_or_nearly_fit_are_read_alike(text: str) -> None:
    read_alike(text)


@given(bracketed())
@settings(max_examples=250, deadline=None)
def test_brackets_are_read_alike(text: str) -> None:
    read_alike(f"a: {text}\n")
    read_alike(f"a:\n- {text} # b\n- c\n")


CELLS = ["a", "b c", "å", "12", "8 mn", "1:30", "-1", "it's", '"q"', "x #y", "", "", " "]
NAMES = ["id: ", "å: ", "a b: ", "k1: ", "id : ", "k2:", ""]
ENDINGS = [",", ",", ",", "]", "}", "[", "{", ", ", " ]", " }", "] ", "} # c", ""]


def rows_made_alike(chance: random.Random) -> str:
    """Return rows below each other that are nearly made alike: cells have other texts, or these lie in other cells."""
    cells = [[chance.choice(NAMES), chance.choice(CELLS), chance.choice(ENDINGS)] for _ in range(chance.randint(1, 8))]
    if chance.random() < 0.8:  # something that may be right
        inner = chance.choice(["[a, b]", "{k1: a}", "[]", "[{id: a, å: b}, c]", "[[a], b]", "b", ""])
        text = chance.choice(["{id: a, å: %s, k1: c}", "{id: %s}", "[a, %s, b]", "{å: %s, id: a}", "[%s, %s]"])
        cells = [
            [match[1], match[2], match[3]] for match in CUT.finditer(text.replace("%s", inner)) if any(match.groups())
        ]
    rows = []
    for _ in range(chance.randint(1, 5)):
        made = [list(each) for each in cells]
        for _ in range(chance.choice((0, 0, 1, 2))):
            one, other = chance.choice(made), chance.choice(made)
            kind = chance.randint(0, 3)
            if kind == 0:
                one[1], other[1] = other[1], one[1]
            elif kind == 1:
                one[1] = chance.choice(CELLS)
            elif kind == 2:
                one[2] = chance.choice(ENDINGS)
            else:
                one[0] = chance.choice(NAMES)
        rows.append("".join(" ".join(filter(None, each[:2])) + each[2] for each in made))
    return "\n".join(f"  - {row}" for row in rows)


CUT = re.compile(r"((?:\w+: ?)?) ?([^][{},]*)([][{},]|$)")


@given(st.integers(0, 2**32))
@settings(max_examples=400, deadline=None)
def test_rows_that_are_made_alike_or_nearly_so_are_read_alike(seed: int) -> None:
    read_alike(f"a:\n  - {{id: x, å: y}}\n{rows_made_alike(random.Random(seed))}\n")


def test_a_row_is_not_taken_for_one_that_has_its_texts_elsewhere() -> None:
    for rows in (
        ["[a, {b: c}, d]", "[, {b: c} x, d]"],
        ["{a: x, b: [y], c: z}", "{a: , b: [y] x, c: z}"],
        ["{a: x, b: y}", "{a: x y, b: }"],
        ["[a, [b], c]", "[[b], a, c]"],
        ["{a: [b], c: d}", "{a: b, c: [d]}"],
        ["{a: b}", "{a: b} c"],
        ["{a: b}", "{a: b}}"],
    ):
        read_alike("r:\n" + "".join(f"  - {row}\n" for row in rows))
        assert read_alike(f"r:\n  - {rows[0]}\n  - {rows[0]}\n")


MUTATED = [path.read_text(encoding="utf-8") for path in REAL if path.stat().st_size < 40_000]
BITS = [
    "\n", " ", "  ", ":", ": ", "- ", "-", "#", " #", "'", '"', ",", "[", "]", "{", "}", "|", ">", "&a ", "*a",
    "!a ", "?",
    "? ", "%", "\t", "\r", "\u00a0", "\u2028", "\ufeff", "\x00", "~", "<<: ", "\n---\n", "\\", "x", "a: b",
    "\n  ", "''",
]  # fmt: skip


def mutated(chance: random.Random) -> str:
    """Return a piece of a real text, brought to the margin, with a few changes of one or two characters."""
    rows = chance.choice(MUTATED).split("\n")
    first = chance.randrange(len(rows))
    rows = rows[first : first + chance.randint(1, 40)]
    margin = min((len(row) - len(row.lstrip(" ")) for row in rows if row.strip()), default=0)
    text = "\n".join(row[margin:] for row in rows)
    if chance.random() < 0.5:
        text = "a:\n  " + text.replace("\n", "\n  ")
    for _ in range(chance.randint(0, 3)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(BITS) + text[at + chance.choice((0, 0, 1, 2)) :]
    return text


@given(st.integers(0, 2**32))
@settings(max_examples=300, deadline=None)
def test_damaged_texts_are_read_alike(seed: int) -> None:
    read_alike(mutated(random.Random(seed)))


# -- limits -----------------------------------------------------------------------------------------------------------

FLOWS = "{a: {b: {c: [d, [e]]}}, f: [1, 2, 3, 4], g: {h: 1, i: 2, j: 3}, k: lång text}"
BLOCKS = "a:\n  b:\n    - c:\n        d: e\n      f: g\n    - h\n    - i\nj: [k, l]\nm: >-\n  text\n  text\n"


@pytest.mark.parametrize("text", [f"x: {FLOWS}\n", BLOCKS], ids=["brackets", "lines"])
@pytest.mark.parametrize("name", ["depth", "nodes", "keys", "items", "scalar", "key"])
def test_what_is_beyond_a_limit_is_left_to_the_events(text: str, name: str) -> None:
    for limit in (*range(1, 30), *range(30, 120, 7)):
        limits = DEFAULT._replace(**{name: limit})
        read_alike(text, limits)
        composed = compose(Source("p", text), limits)
        root, found = events.read(composed.root.source if composed.root else Source("p", text), limits)
        assert [each.code for each in composed.diagnostics] == [each.code for each in found]
        assert (composed.root is None) is (root is None)


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 100_000,
        "a: " + "{a: " * 100_000,
        "a: [" + "'" * 200_001,
        "a: [" + "'a'" * 100_000,
        'a: ["' + '"\\' * 100_000,
        "a: ['" + "''a" * 100_000,
        "- " * 100_000,
        "a: [" + "b, " * 200_000,
        "".join(" " * each + "a:\n" for each in range(2_000)),
        "a:\n" + "- b\n" * 100_000 + "'",
        "a: >\n" + "  b\n\n" * 100_000 + " c",
        "a" * 1_000_000,
        "\n".join(f"k{each}: b" for each in range(100_000)),
        "a: [" + "\n b," * 100_000,
        "a:" + " " * 1_000_000,
        ("a: b" + " " * 1_000) * 1_000,
        "a:\n" + '- {b: c}\n- {b: "c"}\n' * 50_000,
        "a:\n" + "".join(f"- {{k{each}: b}}\n" for each in range(100_000)),
        "a:\n- {" + "b: c, " * 150_000 + "}",
        "a:\n- " + "[" * 100_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_no_text_takes_long(text: str) -> None:
    import gc
    import time

    # What the tests before this one left in memory is walked by the collector; that is not the time this text takes.
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        lines.tree(Source("p", text), DEFAULT)
        taken = time.process_time() - begun
    finally:
        gc.enable()
    assert taken < 3
