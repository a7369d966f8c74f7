"""The report in Word: everything there once and in order, accessible, the same bytes, and nothing in it runs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from kompplan.i18n.language import Language
from kompplan.reports.audience import audience
from kompplan.reports.audiences import audiences
from kompplan.reports.build import build
from kompplan.reports.making import Making
from kompplan.reports.view import Facts, Findings, Items, Picture, Prose, Report, Table
from kompplan.reports.word.document import LOCALES
from kompplan.reports.word.elements import shown
from kompplan.reports.word.writer import LONG
from reports.plans import EXAMPLES, ROOT, example_making, filled
from reports.plans import written as write
from reports.test_plan_text_is_inert import HARMLESS, HOSTILE
from reports.word import PLAN, body_text, making_of, members, opened, style_names, text_of

NAMES = tuple(each.name for each in audiences())
SHOWN = tuple(each for each in EXAMPLES if each.parent.name in ("monsterplan", "lia"))
CASES = tuple((path, language) for path in SHOWN for language in Language)
NAMED = [f"{path.stem}-{language.value}" for path, language in CASES]
OFFICE_CODE = ('{{ HYPERLINK "https://evil.example/{n}" }}', "=cmd|'/C calc'!A{n}", "{{{{ title }}}} {{{{ no{n} }}}}")
HEADINGS = ("Title", "Heading 1", "Heading 2", "Heading 3")


def _report(making: Making, name: str) -> Report:
    return build(making, audience(name), "docx")


@cache
def _making(path: Path, language: Language) -> Making:
    return example_making(path, language)


@cache
def _made(path: Path, language: Language, name: str) -> tuple[Report, bytes]:
    making = _making(path, language)
    return _report(making, name), write(making, "docx", name)


def _sayings(report: Report) -> Iterator[str]:
    """Return everything that a report says, in its order, picture by picture and cell by cell."""
    head = report.head
    yield from (head.kicker, head.title)
    for fact in head.facts:
        yield from (fact.label, *fact.lines)
    if len(report.sections) >= LONG:
        yield report.words.contents
        yield from (*_brief(report), *(each.title for each in report.sections), report.words.made)
    yield from (*_brief(report), head.summary)
    for point in head.points:
        yield from (point.label, point.sentence)
    for section in report.sections:
        yield section.title
        for part in section.parts:
            if part.title and part.title != section.title:
                yield part.title
            for block in part.blocks:
                yield from _of_block(block)
    yield report.words.made
    for fact in report.colophon:
        yield from (fact.label, *fact.lines)


def _brief(report: Report) -> list[str]:
    return [report.words.summary] if report.head.summary or report.head.points else []


def _of_block(block: object) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (column.heading for column in block.columns)
        for row in block.rows:
            yield from (cell.text for cell in row.cells)
        for row in block.rows:
            for fact in row.details:
                yield from (fact.label, *fact.lines)
    elif isinstance(block, Facts):
        for fact in block.facts:
            yield from (fact.label, *fact.lines)
    elif isinstance(block, Prose):
        yield from block.paragraphs
    elif isinstance(block, Items):
        yield block.label
        for item in block.items:
            yield from (item.label, item.text)
            for fact in item.details:
                yield from (fact.label, *fact.lines)
    elif isinstance(block, Findings):
        for group in block.groups:
            yield from (group.code, group.summary, group.name)
            for finding in group.findings:
                yield from (finding.sentence, finding.place, *finding.related, finding.advice)
            yield group.advice


def _in_order(sayings: Iterator[str], text: str) -> None:
    at = 0
    for each in sayings:
        found = text.find(shown(each), at)
        assert found >= 0, (each, text[at : at + 200])
        at = found + len(shown(each))


@pytest.mark.parametrize(("path", "language"), CASES, ids=NAMED)
@pytest.mark.parametrize("name", NAMES)
def test_everything_is_there_once_and_in_order(name: str, path: Path, language: Language) -> None:
    report, data = _made(path, language, name)
    document = opened(data)
    _in_order(_sayings(report), body_text(document))
    said = [text for style, text in style_names(document) if style in HEADINGS]
    wanted = [report.head.title, *_brief(report)]
    for section in report.sections:
        wanted.append(section.title)
        for part in section.parts:
            wanted += [part.title] if part.title and part.title != section.title else []
            for block in part.blocks:
                if isinstance(block, Findings):
                    wanted += [f"{each.code} {each.summary} {each.name}" for each in block.groups]
    assert said == [shown(each) for each in (*wanted, *(() if report.short else (report.words.made,)))]
    tables = [block for section in report.sections for part in section.parts for block in part.blocks
              if isinstance(block, Table)]  # fmt: skip
    assert [len(each.rows) for each in document.tables] == [len(each.rows) + 1 for each in tables]
    for there, table in zip(document.tables, tables, strict=True):
        rows = [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in there._tbl.tr_lst]
        assert rows[0] == [shown(column.heading) for column in table.columns]
        assert rows[1:] == [[shown(cell.text) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(("path", "language"), CASES, ids=NAMED)
@pytest.mark.parametrize("name", NAMES)
def test_what_an_accessibility_checker_asks_for(name: str, path: Path, language: Language) -> None:
    report, data = _made(path, language, name)
    document = opened(data)
    body = document.element.body
    levels = [int(style[-1]) for style, _ in style_names(document) if style.startswith("Heading ")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    pictures = [block for section in report.sections for part in section.parts for block in part.blocks
                if isinstance(block, Picture)]  # fmt: skip
    described = [each.get("descr") for each in body.iter(qn("wp:docPr"))]
    assert len(described) <= len(pictures)
    assert all(described)
    identities = [each.get("id") for each in body.iter(qn("wp:docPr"))]
    assert len(set(identities)) == len(identities)
    for table in document.tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        assert not list(table._tbl.iter(qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge")))
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert len({len(row.tc_lst) for row in rows}) == 1
    empty = [
        each for each in body if each.tag == qn("w:p") and not text_of(each)
        and each.find(f".//{qn('w:drawing')}") is None and each.find(f".//{qn('w:sectPr')}") is None
    ]  # fmt: skip
    assert not empty
    assert document.core_properties.title == report.page_title
    assert document.core_properties.language == LOCALES[language]


@pytest.mark.parametrize("language", Language)
def test_every_part_is_in_the_reports_language(language: Language) -> None:
    data = write(example_making(SHOWN[-1], language), "docx")
    for name, contents in members(data).items():
        if name.endswith(".xml"):
            found = re.findall(rb"<w:(?:lang|themeFontLang)\b[^>]*>", contents)
            values = {value for each in found for value in re.findall(rb'="([^"]*)"', each)}
            assert values <= {LOCALES[language].encode()}, name
    assert opened(data).styles.element.findall(f".//{qn('w:lang')}")


def test_the_properties_tell_who_and_when() -> None:
    about = opened(write(making_of(), "docx")).core_properties
    assert about.author == "Exempelköpings kommun"
    assert about.last_modified_by == "kompplan"
    assert about.comments.startswith("Written by kompplan ")
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.date().isoformat() == "2026-11-22"


def test_the_package_is_ours_until_somebody_saves_it() -> None:
    data = write(making_of(), "docx")
    with zipfile.ZipFile(BytesIO(data)) as package:
        first, *others = package.infolist()
    assert (first.filename, first.compress_type) == ("docProps/core.xml", zipfile.ZIP_STORED)
    assert b"<dc:description>Written by kompplan " in data[:4096]
    assert {each.date_time for each in (first, *others)} == {(1980, 1, 1, 0, 0, 0)}
    saved = BytesIO()
    opened(data).save(saved)
    assert b"<dc:description>Written by kompplan " not in saved.getvalue()[:4096]


def test_nothing_of_the_library_that_made_it_is_left() -> None:
    found = members(write(making_of(), "docx"))
    assert not [name for name in found if "thumbnail" in name or "customXml" in name or "Effects" in name]
    assert not any(b"python-docx" in each or b"rsid" in each for each in found.values())
    assert (
        b'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
        in (found["word/settings.xml"])
    )


def test_header_and_footer_tell_the_plan_and_the_page() -> None:
    section = opened(write(making_of(), "docx")).sections[0]
    assert section.header.paragraphs[0].text == "Samtal som bär"
    footer = section.footer.paragraphs[0]
    assert "plan.yaml" in footer.text
    assert "2026-11-22" in footer.text
    assert hashlib.sha256(PLAN.encode()).hexdigest()[:12] in footer.text
    codes = [(each.text or "").strip() for each in footer._p.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)  # type: ignore[union-attr]


def test_the_contents_lead_to_the_headings() -> None:
    document = opened(write(example_making(SHOWN[-1], Language.SV), "docx"))
    body = document.element.body
    links = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(set(marks)) == len(marks)
    assert not [each for each in body.iter(qn("w:hyperlink")) if each.get(qn("r:id"))]


def test_a_wide_table_turns_the_page_and_back() -> None:
    document = opened(write(example_making(SHOWN[-1], Language.SV), "docx"))
    wide = [each.page_width > each.page_height for each in document.sections]  # type: ignore[operator]
    assert True in wide
    assert wide[0] is False
    assert wide[-1] is False
    for section in document.sections:
        room = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
        assert section.footer.paragraphs[0].text.startswith("kompplan ")
        assert room > 0
    for table in document.tables:
        assert sum(int(each.get(qn("w:w"))) for each in table._tbl.tblGrid) <= 14600


def test_paragraphs_have_styles_and_hardly_anything_else() -> None:
    body = opened(write(example_making(SHOWN[-1], Language.SV), "docx")).element.body
    for each in body.iter(qn("w:pPr")):
        kinds = {child.tag for child in each}
        allowed = ("pStyle", "keepNext", "pageBreakBefore", "spacing", "sectPr")
        assert kinds <= {qn(f"w:{name}") for name in allowed}
    for each in body.iter(qn("w:rPr")):
        assert {child.tag for child in each} == {qn("w:rStyle")}


def _even(text: str) -> str:
    """Return text without the difference that a sentence's first letter and its line breaks make."""
    return " ".join(text.split()).casefold()


@cache
def _harmless_kinds() -> frozenset[str]:
    source = filled(lambda n: HARMLESS.format(n=n)).source.decode()
    return frozenset(each.tag for each in opened(write(making_of(source), "docx")).element.body.iter())


@pytest.mark.parametrize("template", (*HOSTILE, *OFFICE_CODE))
def test_hostile_text_stays_text(template: str) -> None:
    plan = filled(lambda n: template.format(n=n))
    data = write(making_of(plan.source.decode()), "docx")
    document = opened(data)
    body = document.element.body
    said = _even(body_text(document))
    lost = [each for each in plan.texts if _even(shown(each.strip().replace("\u202e", "\ufffd"))) not in said]
    assert not lost, lost[:3]
    assert {(each.text or "").split()[0] for each in body.iter(qn("w:instrText"))} == {"TOC"}
    assert not [each for each in body.iter(qn("w:hyperlink")) if each.get(qn("r:id"))]
    assert all(b'TargetMode="External"' not in each for name, each in members(data).items() if name.endswith(".rels"))
    assert {each.tag for each in body.iter()} <= _harmless_kinds() | {qn("w:br")}


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff", "\x0b", "\x00", "\ud800", "a" * 100_000, "ord " * 40_000])
def test_what_xml_forbids_is_shown_and_what_is_long_is_kept(odd: str) -> None:
    making = making_of()
    report = _report(making, "project")
    said = report.head._replace(title=f"x{odd}y", summary=odd)
    from kompplan.reports.word.document import document_of

    document = opened(document_of(report._replace(head=said, page_title=odd), making))
    assert shown(f"x{odd}y") in body_text(document)
    assert len(document.core_properties.title) <= 255


MAKE = """
import hashlib, sys
from kompplan.i18n.language import Language
from reports.plans import EXAMPLES, example_making, written
path = next(each for each in EXAMPLES if each.parent.name == "monsterplan")
print(hashlib.sha256(written(example_making(path, Language.SV), "docx")).hexdigest())
"""


def test_the_same_bytes_everywhere() -> None:
    made = set()
    for zone, seed, locale in (("UTC", "1", "C"), ("Pacific/Kiritimati", "77", "C.UTF-8")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": locale}
        env["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests")))
        ended = subprocess.run([sys.executable, "-c", MAKE], env=env, capture_output=True, text=True, check=True)
        made.add(ended.stdout)
    assert len(made) == 1


OFFICE = shutil.which("soffice")


def office_text(data: bytes, folder: Path) -> str:
    """Return the text of the pages that LibreOffice makes of a document."""
    assert OFFICE is not None
    (folder / "rapport.docx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'lo').as_uri()}"
    command = [OFFICE, home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(folder / "rapport.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(folder / "rapport.pdf").pages]
    return re.sub(r"[\s\u00ad\u2011-]+", "", "".join(pages))


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Writer is not installed")
@pytest.mark.parametrize(("path", "language"), CASES, ids=NAMED)
def test_another_office_shows_all_of_it(path: Path, language: Language, tmp_path: Path) -> None:
    making = example_making(path, language)
    report = _report(making, "project")
    text = office_text(write(making, "docx"), tmp_path)
    for section in report.sections:
        for part in section.parts:
            for block in part.blocks:
                rows = block.rows if isinstance(block, Table) else ()
                for row in rows:
                    for cell in row.cells:
                        assert re.sub(r"[\s-]+", "", cell.text) in text, cell.text
        assert re.sub(r"[\s-]+", "", section.title) in text


ORDERS = {
    "w:pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr tabs spacing ind jc outlineLvl sectPr",
    "w:rPr": "rStyle rFonts b bCs color sz szCs shd lang",
    "w:tblPr": "tblStyle tblStyleRowBandSize tblStyleColBandSize tblW tblInd tblBorders tblLayout tblCellMar tblLook "
    "tblCaption",
    "w:trPr": "cantSplit tblHeader",
    "w:style": "name basedOn next uiPriority qFormat pPr rPr tblPr tblStylePr",
    "w:sectPr": "headerReference footerReference type pgSz pgMar cols docGrid",
}
"""The order in which the schema of Word (ECMA-376, part 1, annex A) has what we write."""


def test_elements_stand_in_the_order_of_the_schema() -> None:
    document = opened(write(example_making(SHOWN[-1], Language.SV), "docx"))
    for root in (document.element, document.styles.element):
        for name, order in ORDERS.items():
            wanted = [qn(f"w:{each}") for each in order.split()]
            for each in root.iter(qn(name)):
                places = [wanted.index(child.tag) for child in each]
                assert places == sorted(places), (name, each.getparent().tag)
