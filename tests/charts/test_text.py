"""Widths and line breaks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.charts.svg import clean
from kompplan.charts.text import is_whole, one_line, text_width, wrap


def test_digits_are_equally_wide() -> None:
    # 1139 of 2048 units an em; ten digits in size 20 are 10 · 1139 / 2048 · 20
    assert text_width("0123456789", 20) == pytest.approx(111.2305, abs=1e-4)


def test_wide_and_narrow_letters_differ() -> None:
    assert text_width("WWW", 12) > 4 * text_width("iii", 12)


def test_an_accent_of_its_own_takes_no_room() -> None:
    assert text_width("a\u0308", 12) == text_width("a", 12)


def test_text_breaks_between_words() -> None:
    assert wrap("Lekpedagog två dagar i veckan", 80, 14, 3) == ["Lekpedagog", "två dagar i", "veckan"]


def test_text_that_does_not_fit_ends_with_an_ellipsis() -> None:
    lines = wrap("Nätverk för lärande i arbetslivet, nivå två", 100, 14, 2)
    assert lines == ["Nätverk för", "lärande i…"]
    assert not is_whole(lines, "Nätverk för lärande i arbetslivet, nivå två")


def test_a_number_stays_with_its_word() -> None:
    assert wrap("Handledarutbildning nivå 2", 160, 14, 2) == ["Handledarutbildning", "nivå 2"]


def test_amounts_with_no_break_spaces_stay_together() -> None:
    assert wrap("kostar 1\u00a0761\u00a0220\u00a0kr", 90, 14, 2) == ["kostar", "1\u00a0761\u00a0220\u00a0kr"]


@pytest.mark.parametrize(
    ("word", "width", "lines"),
    [
        ("kompetensutvecklingsplaneringsdokumentation", 160, ["kompetensutvecklings-", "planeringsdokumentation"]),
        ("planeringen", 50, ["plane-", "ringen"]),
        ("barn-och-ungdomspsykiatrin", 100, ["barn-och-", "ungdoms-", "psykiatrin"]),
        ("hand\u00adledarutbildning", 60, ["hand-", "ledarut-", "bildning"]),
    ],
)
def test_an_overlong_word_is_divided_where_it_reads_best(word: str, width: float, lines: list[str]) -> None:
    assert wrap(word, width, 14, 4) == lines


def test_an_emoji_is_not_taken_apart() -> None:
    family = "👩‍👩‍👧‍👦"
    assert "".join(wrap(family * 6, 40, 14, 99)).count(family) == 6
    assert all(line.strip("👩‍👧👦") == "" and line.count("👦") >= 1 for line in wrap(family * 6, 40, 14, 99))


def test_a_line_too_narrow_for_anything_still_gets_a_character() -> None:
    assert wrap("abc", 0, 14, 9) == ["a", "b", "c"]
    assert one_line("abc", 0, 14) == "a…"


def test_a_word_of_many_letters_takes_no_time() -> None:
    start = time.perf_counter()
    assert len(wrap("ä" * 200_000, 200, 14, 4)) == 4
    assert time.perf_counter() - start < 10


def test_nothing_gives_no_lines() -> None:
    assert wrap("", 100, 14, 2) == []
    assert wrap(" \u00ad \x00", 100, 14, 2) == []


@given(st.text(max_size=80), st.floats(40, 300), st.integers(1, 5), st.booleans())
def test_lines_are_few_and_narrow_enough(text: str, width: float, max_lines: int, bold: bool) -> None:
    lines = wrap(text, width, 14, max_lines, bold=bold)
    assert len(lines) <= max_lines
    assert all(text_width(line, 14, bold=bold) <= width for line in lines)


@given(st.text(max_size=60), st.floats(30, 300))
def test_nothing_is_lost_when_there_is_room(text: str, width: float) -> None:
    def letters(words: str) -> str:
        return "".join(words.replace("-", "").replace("\u00ad", "").split())

    assert letters("".join(wrap(text, width, 14, 999))) == letters(clean(text))
