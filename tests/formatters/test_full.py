"""Findings in full: broken for the terminal between words, lines cut around the mark, and nothing shown of nothing."""

import re
from datetime import date
from pathlib import Path

import pytest

from kompplan.formatters.formatter import FileFindings, Style
from kompplan.formatters.full import write
from kompplan.i18n.language import Language
from kompplan.pipeline import judge
from kompplan.syntax.limits import Limits

LONG = (
    "projekt: {namn: Lärande kommun}\n"
    "aktiviteter:\n"
    "  - {id: A1, aktivitet: Kurs i samtalsmetod för alla som arbetar med barnen i boendet, aspekt: kompetens, "
    "kostnad: 12 000 kr, åtgärder: [Å9]}\n"
    "budget:\n  rader:\n    - {post: Handledning, belopp: 36 000 kr, gemensam: ja}\n"
)


def shown(text: str, width: int | None, color: bool = False) -> str:
    judged = judge(text.encode(), "plan.yaml", lambda _: date(2026, 11, 22), Path(), Limits())
    style = Style(Language.SV, color=color, width=width)
    return write((FileFindings(judged.name, judged.diagnostics),), style)


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_longer_than_the_terminal(width: int) -> None:
    for line in shown(LONG, width).splitlines():
        assert len(line) <= width, line


@pytest.mark.parametrize("width", [60, 80, 120, None])
def test_the_caret_stands_under_the_words_wherever_the_line_is_cut(width: int | None) -> None:
    lines = shown(LONG, width).splitlines()
    caret = next(index for index, line in enumerate(lines) if "^" in line)
    start = lines[caret].index("^")
    assert lines[caret - 1][start : lines[caret].rindex("^") + 1] == "Å9"


def test_a_pipe_gets_each_sentence_on_one_line_and_plain_blanks() -> None:
    out = shown(LONG, None)
    assert "fel[STR04 dangling-reference]: ingen åtgärd har id ”Å9”" in out
    assert "\ue000" not in out
    assert "kostar 12 000 kr, men ingen rad i budgeten betalar det" in out.replace("\u00a0", " ")


def test_a_sentence_is_broken_between_words_and_never_inside_an_amount_or_a_label() -> None:
    for width in range(50, 130):
        out = shown(LONG, width)
        assert "[BUD03 activity-without-budget-line]" in out
        assert not re.search(r"[0-9]\n\s+(?:kr|000)", out)
        assert "\ue000" not in out


def test_colour_changes_no_word() -> None:
    plain, coloured = shown(LONG, 80), shown(LONG, 80, color=True)
    for code in ("\x1b[1;31m", "\x1b[1;33m", "\x1b[34m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain


def test_an_empty_file_has_no_line_to_show() -> None:
    assert "|" not in shown("", 80)


def test_a_cut_line_counts_what_the_screen_shows() -> None:
    out = shown("a: " + "\x07" * 400 + "\n", 80)
    for line in out.splitlines():
        assert len(line) <= 80, line
