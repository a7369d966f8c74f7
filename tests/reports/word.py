"""Word documents for the tests: read back with python-docx and as a package, and templates that are made for a test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn

from kompplan.i18n.language import Language
from kompplan.reports.making import File, Making, WordTemplate
from kompplan.reports.word.template import word_template
from reports.plans import judged, written

PLAN = """\
projekt:
  namn: Samtal som bär
  status: klar
  period: 2027-02-01 – 2028-05-31
  ägare: Exempelköpings kommun
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal, ansvarig: utvecklaren, när: 2027-03-01, kostnad: 10 000 kr}
"""
Node = Any


def opened(data: bytes) -> Docx:
    return Document(io.BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package(contents: Mapping[str, bytes]) -> bytes:
    written_ = io.BytesIO()
    with zipfile.ZipFile(written_, "w", zipfile.ZIP_DEFLATED) as made:
        for name, each in contents.items():
            made.writestr(name, each)
    return written_.getvalue()


def changed(data: bytes, **changes: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one of its members changed; ``document`` is ``word/document.xml``."""
    found = members(data)
    for name, change in changes.items():
        path = next(each for each in found if each.endswith((f"/{name}.xml", f"/{name}.xml.rels")))
        found[path] = change(found[path])
    return package(found)


def text_of(element: Node) -> str:
    """Return a paragraph's or a cell's text, a new line for a break, a tab for a tab."""
    said = []
    for each in element.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        if each.tag == qn("w:t"):
            said.append(each.text or "")
        elif each.getparent().tag == qn("w:r"):
            said.append("\n" if each.tag == qn("w:br") else "\t")
    return "".join(said)


def body_text(document: Docx) -> str:
    """Return the text of paragraphs and cells in their order, one on each line."""
    return "\n".join(text_of(each) for each in document.element.body.iter(qn("w:p")))


def style_names(document: Docx) -> Iterator[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    names = {each.style_id: str(each.name) for each in document.styles}
    for each in document.element.body.iter(qn("w:p")):
        style = each.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        yield ("" if style is None else names[style.get(qn("w:val"))]), text_of(each)


def making_of(source: str = PLAN, language: Language = Language.SV, template: WordTemplate | None = None) -> Making:
    found = judged(source.encode())
    assert found.checked is not None
    file = File("plan.yaml", source.encode())
    return Making(found.checked, (), 0, file, language, word_template=template)


def in_template(data: bytes, source: str = PLAN, language: Language = Language.SV) -> Docx:
    """Return the report of a plan in a template."""
    return opened(written(making_of(source, language, word_template("mall.docx", data)), "docx"))


def template(*paragraphs: str, header: str = "", footer: str = "") -> bytes:
    """Return a template as somebody could have made it in Word; ``|`` cuts a paragraph into runs."""
    made = Document()
    for text in paragraphs:
        paragraph = made.add_paragraph()
        for piece in text.split("|"):
            paragraph.add_run(piece)
    for place, text in ((made.sections[0].header, header), (made.sections[0].footer, footer)):
        for piece in text.split("|") if text else ():
            place.paragraphs[0].add_run(piece)
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()
