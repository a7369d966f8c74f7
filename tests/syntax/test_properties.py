"""What holds for every text: reading never fails, and what is read is what is written."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.syntax.events import PurePythonParser
from kompplan.syntax.limits import DEFAULT
from kompplan.syntax.read import read_source
from kompplan.syntax.reader import Composed, compose
from kompplan.syntax.tree import Mapping, Node, Scalar, Sequence

from .trees import plain

TOKENS = [
    "a", "å", "😀", "b: ", ": ", "- ", "? ", "[", "]", "{", "}", ",", "&x ", "*x", "!", "!!str ", "!!int ", "|", ">",
    "'", '"', "\\", "\\e", "\\ud800", "%", "%TAG ", "@", "`", "#", " #", "<<: ", "~", "null", "\n", "\n  ", "\n    ",
    "\r\n", "\r", "\t", " ", "---", "\n---\n", "...", "\u0085", "\u2028", "\ufeff", "\x00", "\x1b", "\u202e",
    "include: ", "x.yaml",
]  # fmt: skip
soup = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Cf")), max_size=12)
keys = texts.filter(lambda text: text not in ("", "~", "<<", "null", "Null", "NULL"))
trees = st.recursive(
    texts, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)


def nodes(root: Node | None) -> list[Node]:
    waiting, every = [root] if root is not None else [], []
    while waiting:
        node = waiting.pop()
        every.append(node)
        if isinstance(node, Sequence):
            waiting += node.items
        elif isinstance(node, Mapping):
            waiting += [each for entry in node.entries for each in entry]
    return every


def check_places(composed: Composed) -> None:
    """Every finding can be shown, and points into its text."""
    for each in composed.diagnostics:
        source = each.span.source
        assert 0 <= each.span.start <= each.span.end <= len(source.text)
        for language in Language:
            shown = each.message.to(language) + (each.advice.to(language) if each.advice else "")
            assert safe(shown) == shown


@given(soup)
@settings(max_examples=500)
def test_any_soup_of_yaml_is_read_or_refused(text: str) -> None:
    for parser in (yaml.CSafeLoader, PurePythonParser):
        composed = compose(Source("p", text), DEFAULT, parser)
        check_places(composed)
        for node in nodes(composed.root):
            assert 0 <= node.start <= node.end <= len(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for parser in (yaml.CSafeLoader, PurePythonParser):
        check_places(compose(Source("p", text), DEFAULT, parser))


@given(st.binary(max_size=60) | soup.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    composed = read_source(data, "p", None)
    check_places(composed)
    assert isinstance(composed.root, Mapping) or composed.diagnostics


written = st.fixed_dictionaries(
    {
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "default_flow_style": st.sampled_from([True, False, None]),
        "indent": st.integers(2, 6),
        "allow_unicode": st.booleans(),
        "line_break": st.sampled_from(["\n", "\r\n", "\r"]),
    }
)


@given(trees, written)
@settings(max_examples=300)
def test_what_is_written_is_what_is_read(tree: object, style: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, **style)
    expected = yaml.load(text, yaml.BaseLoader)
    for parser in (yaml.CSafeLoader, PurePythonParser):
        composed = compose(Source("p", text), DEFAULT, parser)
        # Keys that Unicode counts as the same are findings, rightly.
        assume(all(each.code.code != "YML02" for each in composed.diagnostics))
        assert composed.diagnostics == ()
        assert plain(composed.root) == expected
        for node in nodes(composed.root):
            if isinstance(node, Scalar) and node.plain and "\n" not in node.span.text and "\r" not in node.span.text:
                assert node.span.text == node.text


def outline(node: Node | None) -> Any:
    return [(type(each), each.start, each.end, getattr(each, "text", None)) for each in nodes(node)]


@given(soup)
@settings(max_examples=500)
def test_both_parsers_agree_on_what_both_accept(text: str) -> None:
    assume("\ufeff" not in text)  # libyaml swallows a byte order mark; ``decode`` lets none through
    fast = compose(Source("p", text), DEFAULT, yaml.CSafeLoader)
    slow = compose(Source("p", text), DEFAULT, PurePythonParser)
    syntax = {each.code.code for each in fast.diagnostics + slow.diagnostics}
    # PyYAML and libyaml draw the lines of the grammar and of tags in slightly different places.
    if not syntax & {"YML01", "YML05"}:
        assert outline(fast.root) == outline(slow.root)
        assert [each.code for each in fast.diagnostics] == [each.code for each in slow.diagnostics]
