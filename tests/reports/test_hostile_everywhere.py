"""Every report in every format of a plan whose every text is an attack: a harmless plan's shape, and nothing run.

What each format does with each attack is tried in its own tests; here all attacks stand in one plan, and every audience
and every format has to hold.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
from collections import Counter
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar, Component
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from browser.chromium import Browser, Heard
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.pipeline import judge
from kompplan.reports.audiences import audiences
from kompplan.reports.making import File, Making
from reports.pages import Page
from reports.plans import TODAY, filled, judged, report, written
from reports.test_plan_text_is_inert import ALLOWED_TAGS, DRAWN_TAGS, HOSTILE
from reports.word import members
from reports.word import opened as opened_document

NAMES = tuple(each.name for each in audiences())
CALENDARS = tuple(each.name for each in audiences() if each.calendar is not None)
TABLES = tuple(each.name for each in audiences() if each.table)
HARMLESS = "ord{n}x och ett till, och ett till"
ATTACKS = (
    *HOSTILE,
    "<script>window.pwned={n}</script>",
    "<img src=x onerror=window.pwned={n}>",
    '<a href="javascript:window.pwned={n}">x</a><style>@import "https://evil.example/x"</style>',
    "<meta http-equiv=refresh content='0;url=https://evil.example/{n}'>",
    '#panic("{n}") #read("/etc/passwd") $ #eval("{n}") $',
    '#import "@preview/cetz:0.3.0": canvas {n} #set page(width: 1pt) ]) }})',
    "=cmd|'/C calc'!A{n}",
    "+{n}+1",
    "-{n}+cmd|' /C calc'!A0",
    "@SUM({n})",
    "\t={n}",
    '=HYPERLINK("https://evil.example/{n}","tryck")',
    "\u001b[31m{n}\u001b]0;titel\u0007 \u001b]8;;https://evil.example\u0007länk\u009b1m",
    "\u202egnitset\u202c \u2066{n}\u2069 \u200b\u200d\ufeff",
    "a\u0001b\u001f{n}\u007f\ufffe",
    "X{n}" + "ordutanslut" * 60,
    "{{{{7*7}}}} {{% for x in range(9) %}} ${{7*7}} {n} {{{{ report.__class__ }}}}",
    '{{ DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc" }} {{ INCLUDETEXT "/etc/passwd" }} {n}',
    '</w:t></w:r><w:fldSimple w:instr="DDE"><w:r><w:t>{n}',
    "{n}\nBEGIN:VEVENT\nSUMMARY:pwned\nEND:VEVENT",
    "{n}\r\nATTENDEE:mailto:x@evil.example\r\nATTACH:https://evil.example/x",
    "{n};X-PWNED=1:y\\nBEGIN:VALARM",
    "::error file=x::{n}",
    "file:///etc/passwd \\\\\\\\evil.example\\\\{n} mailto:x@evil.example?{n}",
)

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
"""What steers a terminal or turns text around."""

pytestmark = pytest.mark.slow


@cache
def _making(hostile: bool, findings: bool) -> Making:
    plan = filled(lambda n: (ATTACKS[n % len(ATTACKS)] if hostile else HARMLESS).format(n=n))
    source = json.dumps(json.loads(plan.source)).encode()  # control characters pass the reader only as numbers
    found = judge(source, "plan.yaml", lambda plan: TODAY) if findings else judged(source)
    assert found.checked is not None, found.diagnostics
    return Making(found.checked, found.diagnostics if findings else (), 0, File("plan.yaml", source), Language.SV)


@cache
def _made(name: str, suffix: str, hostile: bool = True, findings: bool = False) -> bytes:
    return written(_making(hostile, findings), suffix, name)


def test_every_attack_stands_in_the_plan() -> None:
    source = filled(lambda n: ATTACKS[n % len(ATTACKS)].format(n=n)).texts
    assert len(source) > 4 * len(ATTACKS)
    assert all("{n}" in each for each in ATTACKS)


@pytest.mark.parametrize("name", NAMES)
def test_in_html(name: str, browser: Browser, tmp_path: Path) -> None:
    page = Page(_made(name, "html").decode())
    assert not page.unclosed
    assert page.layout == Page(_made(name, "html", False).decode()).layout
    assert {tag.name for tag in page.tags} <= ALLOWED_TAGS | DRAWN_TAGS
    file = tmp_path / "report.html"
    file.write_bytes(_made(name, "html", findings=True))
    with browser.open(file, bypassCSP=True) as tab:  # the page has to stand without its policy too
        tab.look("open")
        tab.press("Tab")
        tab.evaluate("new Promise((done) => setTimeout(done, 100))")
        assert tab.look("running") == []
        assert tab.heard == Heard([file.as_uri()], [], [])


MARKUP = "{n} " + "".join(each.replace("{n}", "") for each in ATTACKS if "<" in each or "javascript" in each)
"""Every attack by markup, one after the other: each closes what another could have opened."""


@pytest.mark.parametrize("name", NAMES)
def test_every_attack_by_markup_in_every_field(name: str, browser: Browser, tmp_path: Path) -> None:
    source = json.dumps(json.loads(filled(lambda n: MARKUP.format(n=n)).source)).encode()
    file = tmp_path / "report.html"
    file.write_text(report(source, "html", name=name), encoding="utf-8")
    with browser.open(file, bypassCSP=True) as tab:
        tab.look("open")
        tab.press("Tab")
        tab.evaluate("new Promise((done) => setTimeout(done, 100))")
        assert tab.look("running") == []
        assert tab.heard == Heard([file.as_uri()], [], [])


def _tokens(text: str) -> list[str]:
    found = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    return [f"{each.type} {each.tag}" for each in found]


@pytest.mark.parametrize("name", NAMES)
def test_in_markdown(name: str) -> None:
    made = _made(name, "md").decode()
    assert _tokens(made) == _tokens(_made(name, "md", False).decode())
    made = _made(name, "md", findings=True).decode()
    inner = {
        kind.type
        for token in MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(made)
        for kind in (token, *(token.children or ()))
    }
    assert not inner & {"html_inline", "html_block", "link_open", "image", "code_inline", "em_open", "s_open"}
    assert not _UNSEEN.search(made)


def _rows(name: str, hostile: bool) -> list[list[str]]:
    try:
        text = _made(name, "csv", hostile).decode("utf-8-sig")
    except KompplanError:  # there is nothing in this table for this plan
        return []
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize("name", TABLES)
def test_in_csv(name: str) -> None:
    rows = _rows(name, True)
    assert [len(row) for row in rows] == [len(row) for row in _rows(name, False)]
    assert rows or name in ("status", "steering")
    for cell in (cell for row in rows for cell in row):
        assert cell[:1] not in tuple("=+-@\t\r\n") or re.fullmatch(r"-?[\d,]+", cell), cell
        assert not _UNSEEN.search(cell), cell


def _properties(component: Component) -> list[object]:
    return [component.name, sorted(component.keys()), [_properties(each) for each in component.subcomponents]]


@pytest.mark.parametrize("name", CALENDARS)
def test_in_a_calendar(name: str) -> None:
    made = _made(name, "ics")
    harmless, hostile = (Calendar.from_ical(each) for each in (_made(name, "ics", False), made))
    assert len(harmless.walk("VEVENT")) > 5
    assert _properties(hostile) == _properties(harmless)
    assert {line.partition(b":")[2].strip() for line in made.splitlines() if line.startswith(b"BEGIN")} == {
        b"VCALENDAR",
        b"VEVENT",
    }
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)|(?<!\r)\n", made)


@pytest.mark.parametrize("name", NAMES)
def test_in_a_workbook(name: str) -> None:
    formulas = []
    for hostile in (False, True):
        data = _made(name, "xlsx", hostile)
        book = load_workbook(io.BytesIO(data))
        found = Counter[str]()
        for page in book.worksheets:
            for cell in (cell for row in page.iter_rows() for cell in row):
                assert cell.hyperlink is None or cell.hyperlink.target is None
                if cell.data_type == "f":
                    found[str(cell.value)] += 1
                elif cell.data_type == "s" and str(cell.value)[:1] in ("=", "+", "-", "@"):
                    assert cell.quotePrefix, cell.value
        formulas.append(found)
        with ZipFile(io.BytesIO(data)) as package:
            assert not [each for each in package.namelist() if re.search(r"externalLink|vba|macro|embed", each)]
            assert not any(b"External" in package.read(each) for each in package.namelist() if each.endswith(".rels"))
            assert not any(b"ddeLink" in package.read(each) for each in package.namelist())
    assert formulas[0] == formulas[1]


def _relations(data: bytes) -> dict[str, Counter[tuple[str, ...]]]:
    """Return the relations of each part of a package: their kinds, and whether they lead out of it."""
    return {
        name: Counter(
            tuple(sorted(re.findall(r'(?:Type|TargetMode)="([^"]*)"', each)))
            for each in re.findall(r"<Relationship [^>]*>", content.decode())
        )
        for name, content in members(data).items()
        if name.endswith(".rels")
    }


@pytest.mark.parametrize("name", NAMES)
def test_in_word(name: str) -> None:
    hostile, harmless = _made(name, "docx"), _made(name, "docx", False)
    assert _relations(hostile) == _relations(harmless)
    assert members(hostile).keys() == members(harmless).keys()
    bodies = [opened_document(each).element.body for each in (hostile, harmless)]
    codes, harmless_codes = ([each.text for each in body.iter(qn("w:instrText"))] for body in bodies)
    assert codes == harmless_codes
    assert not [each for body in bodies for each in body.iter(qn("w:fldSimple"))]
    tags, harmless_tags = ({each.tag for each in body.iter()} for body in bodies)
    assert tags <= harmless_tags | {qn("w:br"), qn("w:tab")}


@pytest.mark.parametrize("name", NAMES)
def test_in_pdf(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(_made(name, "pdf"))
    with pikepdf.open(file) as pdf:
        keys = {key for each in pdf.objects if isinstance(each, pikepdf.Dictionary) for key, _ in each.items()}
        assert not keys & {"/JS", "/JavaScript", "/AA", "/OpenAction", "/Launch", "/URI", "/RichMedia", "/AcroForm"}
        assert set(pdf.attachments) == {"plan.yaml"}
    if shutil.which("pdftotext") is None:
        pytest.skip("needs pdftotext (poppler-utils)")
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True, timeout=60).stdout.decode()
    assert "root:x:" not in text
    assert "window.pwned=" in text.replace("\n", "") or name not in ("project", "application")
