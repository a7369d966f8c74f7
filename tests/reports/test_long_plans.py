"""A plan with very many rows: every row is there once, in every format, and a page of it stays usable."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from functools import cache

import pytest
from docx import Document
from markupsafe import Markup
from openpyxl import load_workbook

from kompplan.i18n.language import Language
from kompplan.pipeline import judge
from kompplan.reports.making import File, Making
from kompplan.reports.render import plain
from kompplan.reports.sections.findings import MOST
from kompplan.reports.table_rows import html_rows, markdown_rows
from kompplan.reports.view import Cell, Column, Fact, Row, Table
from reports.plans import TODAY, written

ROWS = 1_200
TABLE = Table(
    "caption",
    (Column("<Name>", head=True), Column("A|B", figures=True), Column("C", short=True)),
    (
        Row(
            (Cell("<b>1</b>"), Cell("–"), Cell("a\x07b\nc")),
            (Fact("say \x1f so", ("<i>", "x|y")), Fact("two", ("z",))),
        ),
        Row((Cell("2"), Cell("missing", "missing"), Cell("high", tone=4)), kind="total"),
        Row((Cell("<b>1</b>"), Cell(""), Cell("c"))),
    ),
    cards=True,
)


@cache
def _making() -> Making:
    lines = ["projekt: {namn: Lång, status: klar, period: 2026-01-01 – 2027-12-31}", "aktiviteter:"]
    lines += [f"  - {{id: A{n}, aktivitet: Steg nr{n}x, start: 2026-02-02, senast: 2026-03-03}}" for n in range(ROWS)]
    source = "\n".join(lines).encode()
    found = judge(source, "plan.yaml", lambda plan: TODAY)
    assert found.checked is not None
    return Making(found.checked, found.diagnostics, 0, File("plan.yaml", source), Language.SV)


def _once(names: list[str]) -> None:
    assert Counter(names) == Counter(f"nr{n}x" for n in range(ROWS))


def test_in_html() -> None:
    page = written(_making(), "html").decode()
    _once(re.findall(r'<th scope="row" class="head">Steg (nr\d+x)</th>', page))


def test_in_markdown() -> None:
    page = written(_making(), "md").decode()
    _once(re.findall(r"^\| A\d+ \| Steg (nr\d+x) \|", page, re.MULTILINE))


def test_in_csv() -> None:
    _once(re.findall(r"Steg (nr\d+x)", written(_making(), "csv").decode()))


def test_in_a_calendar() -> None:
    _once(re.findall(r"^SUMMARY:.*(nr\d+x)", written(_making(), "ics").decode(), re.MULTILINE))


def test_in_a_workbook() -> None:
    book = load_workbook(io.BytesIO(written(_making(), "xlsx")), read_only=True)
    sheet = book["Aktiviteter"]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    _once([found[1] for each in cells if (found := re.fullmatch(r"Steg (nr\d+x)", each))])


def test_in_word() -> None:
    data = written(_making(), "docx")
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    texts = [node.text or "" for node in Document(io.BytesIO(data)).element.body.iter() if node.tag.endswith("}t")]
    _once([found[1] for each in texts if (found := re.fullmatch(r"Steg (nr\d+x)", each))])


def test_findings_beyond_a_number_are_counted_in_a_document_and_all_listed_in_a_workbook() -> None:
    kinds = Counter(each.code.code for each in _making().diagnostics)
    code, number = kinds.most_common(1)[0]
    assert number > MOST
    page = written(_making(), "html").decode()
    assert f"Och {number - MOST:,} till av samma slag".replace(",", "\u00a0") in page
    book = load_workbook(io.BytesIO(written(_making(), "xlsx")), read_only=True)
    rows = [row for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert sum(any(str(cell).startswith(f"{code} ") for cell in row) for row in rows) >= number


def test_rows_are_escaped_for_html() -> None:
    assert html_rows(TABLE) == Markup(
        "<tbody>\n"
        '<tr><th scope="row" class="head">&lt;b&gt;1&lt;/b&gt;</th>'
        '<td class="figures none" data-label="A|B">–</td>'
        '<td class="short" data-label="C">a&lt;U+0007&gt;b\nc</td></tr>\n'
        '<tr class="more"><td colspan="3"><dl class="details">'
        "<div><dt>say &lt;U+001F&gt; so</dt> <dd>&lt;i&gt;</dd><dd>x|y</dd></div><div><dt>two</dt> <dd>z</dd></div>"
        "</dl>\n</td></tr>\n"
        "</tbody>\n"
        '<tbody class="total">\n'
        '<tr><th scope="row" class="head">2</th>'
        '<td class="figures" data-label="A|B"><span class="missing">missing</span></td>'
        '<td class="short" data-label="C"><span class="level tone-4">high</span></td></tr>\n'
        "</tbody>\n"
        "<tbody>\n"
        '<tr><th scope="row" class="head">&lt;b&gt;1&lt;/b&gt;</th>'
        '<td class="figures none" data-label="A|B"></td>'
        '<td class="short" data-label="C">c</td></tr>\n'
        "</tbody>\n"
    )


def test_rows_are_escaped_for_markdown() -> None:
    assert markdown_rows(TABLE) == Markup(
        "| \\<b>1\\</b> | – | a\\<U+0007>b c |\n"
        "| **2** | **missing** | **high** |\n"
        "| \\<b>1\\</b> |  | c |\n"
        "\n"
        "- **\\<b>1\\</b>** – say \\<U+001F> so: \\<i>; x\\|y · two: z\n"
    )


@pytest.mark.parametrize("rows", [html_rows, markdown_rows])
def test_own_templates_get_the_same_rows_of_plain_data(rows: object) -> None:
    assert callable(rows)
    assert rows(plain(TABLE)) == rows(TABLE)


def test_a_text_that_claims_to_be_markup_is_taken_as_text_in_a_table() -> None:
    row = Row((Cell(Markup("<b>")), Cell("<b>"), Cell(Markup("<b>"))))
    assert "<b>" not in html_rows(TABLE._replace(rows=(row,)))
