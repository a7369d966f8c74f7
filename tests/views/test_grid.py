"""Tables as Markdown, CSV and JSON: the values stay themselves, and plan text stays text."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kompplan.i18n.language import Language
from kompplan.views.grid import Cell, Column, Grid, Row, as_csv, as_markdown, as_records, markdown_text

COLUMNS = (Column("label", "post"), Column("amount", "kronor", figures=True))


def grid(text: str) -> Grid:
    return Grid(COLUMNS, (Row((Cell(text, text), Cell("1 200,50", Decimal("1200.50"))), place="plan.yaml:3"),))


def shown(markdown: str) -> str:
    """Return what a reader sees of Markdown: the texts of all tokens."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    return "".join(
        child.content for token in tokens for child in token.children or () if child.type in ("text", "text_special")
    )


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "1 762 220 kr",
        "- ett streck först",
        "1. inte en lista",
        "# inte en rubrik",
        "> inte ett citat",
        "+ inte heller",
        "=== inte heller",
        "*fet* _kursiv_ `kod` ~~struken~~",
        "[länk](javascript:alert)",
        "<script>alert(1)</script>",
        "a | b | c",
        "https://example.org och www.example.org",
        "![bild](x.png)",
        "&lt; &amp; &#60;",
        "slutar med \\",
    ],
)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown_text(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert {child.type for child in tokens[1].children or ()} <= {"text", "text_special"}
    assert shown(markdown_text(text)).replace("\u200b", "") == text


def test_dates_and_amounts_are_not_littered_with_backslashes() -> None:
    assert markdown_text("2026-11-22, 1 200,50 kr (A1)") == "2026-11-22, 1 200,50 kr (A1)"


@given(st.text(max_size=60))
def test_a_table_in_markdown_keeps_its_cells(text: str) -> None:
    lines = as_markdown(grid(text or "x")).splitlines()
    assert len(lines) == 3
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse("\n".join(lines))
    assert sum(token.type == "td_open" for token in tokens) == 2


def test_csv_is_what_a_spreadsheet_of_that_language_opens() -> None:
    swedish = as_csv(grid("Kurs"), Language.SV)
    assert swedish == "\ufeffpost;kronor\r\nKurs;1200,50\r\n"
    assert as_csv(grid("Kurs"), Language.EN) == "post,kronor\r\nKurs,1200.50\r\n"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_csv_holds_no_formula(text: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(grid(text), Language.EN))))
    assert not rows[1][0].startswith(("=", "+", "-", "@", "\t"))


def test_records_keep_decimals_as_text_and_tell_the_place() -> None:
    assert as_records(grid("Kurs")) == [
        {"label": "Kurs", "amount": "1200.50", "kind": "row", "place": {"file": "plan.yaml", "line": 3}}
    ]
