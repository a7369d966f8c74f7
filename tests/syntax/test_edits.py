"""Changes of a text: only the characters concerned, and the bytes around them as they were."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.syntax.edits import Change, changed, encoded_as


def test_changes_are_made_wherever_they_stand_in_the_list() -> None:
    result = changed("ansvrig: rektor\r\n", [Change(9, 15, "Rektorn"), Change(0, 7, "ansvarig")])
    assert result.text == "ansvarig: Rektorn\r\n"
    assert [result.text[start:end] for start, end in result.places] == ["ansvarig", "Rektorn"]


def test_nothing_to_change_leaves_the_text() -> None:
    assert changed("a: 1", []).text == "a: 1"


@pytest.mark.parametrize("change", [Change(-1, 1, ""), Change(3, 2, ""), Change(0, 99, "")])
def test_a_place_outside_the_text_is_refused(change: Change) -> None:
    with pytest.raises(ValueError, match=r"0|1|3"):
        changed("a: 1", [change])


def test_two_changes_of_the_same_characters_are_refused() -> None:
    with pytest.raises(ValueError, match="2"):
        changed("abcdef", [Change(0, 3, "x"), Change(2, 5, "y")])


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Change(0, 3, ""), Change(3, 5, ""), False),
        (Change(0, 3, ""), Change(2, 5, ""), True),
        (Change(0, 9, ""), Change(2, 5, ""), True),
        (Change(3, 3, "a"), Change(3, 3, "b"), True),
        (Change(3, 3, "a"), Change(3, 5, "b"), True),
        (Change(2, 2, "a"), Change(3, 5, "b"), False),
    ],
)
def test_changes_meet_where_they_want_the_same_place(one: Change, other: Change, meet: bool) -> None:
    assert one.meets(other) is meet
    assert other.meets(one) is meet


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40), st.text(max_size=3))))
def test_what_no_change_meets_stays(text: str, wanted: list[tuple[int, int, str]]) -> None:
    changes: list[Change] = []
    for start, end, new in wanted:
        first, last = sorted((min(start, len(text)), min(end, len(text))))
        change = Change(first, last, new)
        if not any(change.meets(each) for each in changes):
            changes.append(change)
    result = changed(text, changes)
    rest, around = result.text, text
    for (start, end), change in reversed(list(zip(result.places, sorted(changes), strict=True))):
        assert rest[start:end] == change.text
        rest = rest[:start] + rest[end:]
        around = around[: change.start] + around[change.end :]
    assert rest == around


@pytest.mark.parametrize(
    "before",
    ["a: å\r\n".encode(), codecs.BOM_UTF8 + b"a", codecs.BOM_UTF16_LE + "å".encode("utf-16-le"),
     codecs.BOM_UTF16_BE + "å".encode("utf-16-be")],
)  # fmt: skip
def test_a_file_keeps_its_encoding_and_its_mark(before: bytes) -> None:
    after = encoded_as("b: ö\r\n", before)
    encoding = "utf-16" if before[:1] in (b"\xff", b"\xfe") else "utf-8-sig"
    assert after.decode(encoding) == "b: ö\r\n"
    assert after[:2] == before[:2] or not before.startswith((codecs.BOM_UTF8, b"\xff", b"\xfe"))
