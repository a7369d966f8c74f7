"""The layout of a plan: one way to write it, and the same plan."""

from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.syntax.layout import NotLaidOutError, comments_of, laid_out
from kompplan.syntax.reader import compose

from .spellings import Tree, roots, spelt
from .test_properties import soup
from .trees import plain


def check(text: str) -> str:
    """Lay a text out, and make sure that it says the same and stays as it is then."""
    new = laid_out(text)
    before, after = compose(Source("a", text)), compose(Source("a", new))
    assert plain(after.root) == plain(before.root)
    assert [each.code for each in after.diagnostics] == [each.code for each in before.diagnostics]
    assert comments_of(new) == comments_of(text)
    assert laid_out(new) == new
    assert new.endswith("\n")
    assert "\r" not in new
    return new


CASES = {
    "lists are indented under their key": ("a:\n- 1\n-   b:   c\n    d: e\n", "a:\n  - 1\n  - b: c\n    d: e\n"),
    "four spaces become two": ("a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n"),
    "braces stay braces": ("a: { b: 1,c:  [ 1,  2 ] }\n", "a: {b: 1, c: [1, 2]}\n"),
    "braces over several lines are joined where they fit": ("a: {b: 1,\n    c: 2}\n", "a: {b: 1, c: 2}\n"),
    "braces with comments become a block": (
        "a: {b: 1,  # ett\n    c: 2}\n",
        "a:\n  b: 1     # ett\n  c: 2\n",
    ),
    "needless quotes go": ("a: 'rektor'\nb: \"x y\"\n", "a: rektor\nb: x y\n"),
    "needed quotes are double": ("a: '12'\nb: 'nej'\nc: 'no'\nd: 'x: y'\n", 'a: "12"\nb: nej\nc: "no"\nd: "x: y"\n'),
    "a comma needs quotes only in braces": ("a: '8,6 mn'\nb: {c: '8,6 mn'}\n", 'a: 8,6 mn\nb: {c: "8,6 mn"}\n'),
    "single quotes that save escapes stay": ("a: 'säg: \"hej\"'\n", "a: 'säg: \"hej\"'\n"),
    "comments get a space": ("#ett\na: 1 # två\n", "# ett\na: 1  # två\n"),
    "comments in line with each other stay so": ("a: 1     # x\nbcd: 2   # y\n", "a: 1     # x\nbcd: 2   # y\n"),
    "words behind # are not made a comment": ("a: avdelning #4\n", "a: avdelning  #4\n"),
    "a comment stays with the rows it is in line with": (
        "a:\n    - 1\n    # - 2\nb: 1\n",
        "a:\n  - 1\n  # - 2\n\nb: 1\n",
    ),
    "a comment before a section stays there": ("a:\n- 1\n# om b\nb: 1\n", "a:\n  - 1\n\n# om b\nb: 1\n"),
    "one blank line stays of many": ("a: 1\n\n\n\nb: 1\n", "a: 1\n\nb: 1\n"),
    "sections of one line may stand together": ("a: 1\nb: 1\nc:\n d: 1\ne: 1\n", "a: 1\nb: 1\n\nc:\n  d: 1\n\ne: 1\n"),
    "a block of text moves as a whole": (
        "a: |\n      x\n        y\n\n      z\nb: >-  # k\n   w\n",
        "a: |\n  x\n    y\n\n  z\n\nb: >-  # k\n  w\n",
    ),
    "a text that begins with blanks says so": ("a: |2\n    x\n  y\n", "a: |2\n    x\n  y\n"),
    "blank lines that are read stay": ("a: |+\n  x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "a text that ends without a line end still does": ("a: |\n  x", "a: |-\n  x\n"),
    "texts over several lines keep their lines": ("a: x\n     y\n\n     z\n", "a: x\n  y\n\n  z\n"),
    "anchors stay": ("a: &x   {b: 1}\nc: *x\nd: &y\n    e: 1\n", "a: &x {b: 1}\nc: *x\n\nd: &y\n  e: 1\n"),
    "the mark of a document stays": ("---\na: 1\n...\n", "---\na: 1\n"),
    "what a comma cuts is left for the reader to tell": ("a: [1,5 h,   2]\n", "a: [1,5 h,   2]\n"),
    "an empty value has no blank behind it": ("a:   \nb: {c: }\n", "a:\nb: {c: }\n"),
    "a row on the next line comes up": ("-\n   a: 1\n   b: 2\n", "- a: 1\n  b: 2\n"),
    "lists in lists": ("-\n  - 1\n  -   - 2\n", "- - 1\n  - - 2\n"),
    "windows line ends and a missing last one": ("a: 1\r\nb: 2", "a: 1\nb: 2\n"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_layout(before: str, after: str) -> None:
    assert check(before) == after


def test_a_row_that_is_too_long_becomes_a_block() -> None:
    row = "{id: A1, aktivitet: " + "x" * 60 + ", ansvarig: " + "y" * 60 + "}"
    assert check(f"a:\n- {row}  # om raden\n") == dedent(
        f"""\
        a:
          - id: A1  # om raden
            aktivitet: {"x" * 60}
            ansvarig: {"y" * 60}
        """
    )


def test_a_row_with_a_comment_for_kompplan_stays_one_line() -> None:
    row = "{id: A1, aktivitet: " + "x" * 120 + "}  # kompplan: tillåt ACT04: bestäms i mars"
    assert check(f"a:\n  - {row}\n") == f"a:\n  - {row}\n"


@pytest.mark.parametrize(
    "text",
    ["a: 1\n---\nb: 2\n", "%YAML 1.1\n---\na: 1\n", "? [a]\n: 1\n", "- #4\n  a\n", "!\nb: 1\n", "", "# bara ord\n"],
)
def test_what_is_not_understood_is_refused_with_a_reason(text: str) -> None:
    with pytest.raises(NotLaidOutError) as refused:
        laid_out(text)
    assert all(refused.value.why.to(language) for language in Language)
    assert 0 <= refused.value.index <= len(text)


@given(roots.flatmap(lambda tree: st.tuples(st.just(tree), spelt(tree))))
@settings(max_examples=300)
def test_every_spelling_of_a_plan_says_the_same_afterwards(case: tuple[Tree, str]) -> None:
    tree, text = case
    composed = compose(Source("a", text))
    assert plain(composed.root) == tree
    check(text)


@given(soup)
@settings(max_examples=800)
def test_any_soup_of_yaml_that_can_be_read_is_laid_out_or_refused(text: str) -> None:
    if compose(Source("a", text)).root is None or "\r" in text.replace("\r\n", ""):
        return
    try:
        check(text)
    except NotLaidOutError:
        return
