"""The document around the report: pages, header and footer, properties, and its bytes."""

import io
from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import datetime

from docx import Document
from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from kompplan.i18n.language import Language
from kompplan.reports.making import Making
from kompplan.reports.package import repacked
from kompplan.reports.view import Report
from kompplan.reports.word.elements import Element, add_run, shown, tag
from kompplan.reports.word.filling import filled
from kompplan.reports.word.styles import Styles, add_ours, in_language, shipped, with_language
from kompplan.reports.word.tables import Page
from kompplan.reports.word.writer import LONG, Stretch, Writer, add_page_number

LOCALES = {Language.SV: "sv-SE", Language.EN: "en-GB"}
LONGEST_PROPERTY = 255
LEAST_ROOM = 2000
ANOTHER_TYPEFACE = 1.15
"""How much wider than ours a template's typeface is taken to be."""

A4 = (11906, 16838)
SIDE, TALL, SHORT, EDGE = 1134, 1247, 964, 510
"""The margins of our own pages, and how far from the edge header and footer stand, in twentieths of a point."""

_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>kompplan</Application></Properties>"
)
_UNUSED = ("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings", "/fontTable", "/theme")


def document_of(report: Report, making: Making) -> bytes:
    """Return the report as a document, on our own pages or in a template."""
    language = LOCALES[making.language]
    template = making.word_template
    if template is None:
        document, styles = _blank(report)
        at, end = None, document.element.body.sectPr
        said: frozenset[str] = frozenset()
    else:
        document = Document(io.BytesIO(template.data))
        styles = add_ours(document)
        at, end, said = filled(document, making, report)
    in_language(document.settings.element, language)
    with_language(styles.element, language)
    wide_footer = _edges(document, styles, report, making) if template is None else ""
    wider = 1.0 if template is None else ANOTHER_TYPEFACE
    writer = Writer(document, styles, report, _room(end, wider), _room(end, wider, turned=True))
    stretches = writer.written(title="title" not in said, contents="contents" not in said)
    _placed(document, stretches, at, end, wide_footer)
    _properties(document, report, making, language)
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())


def _blank(report: Report) -> tuple[Docx, Styles]:
    """Return an empty document with our pages and our styles, and nothing else of what python-docx begins with."""
    document = Document()
    part = document.part
    for rels in (part.rels, part.package.rels):
        _drop(rels)
    for each in part.package.rels.values():
        if each.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            each.target_part._blob = _APP
    for owner, name in ((document.styles.element, "styles"), (document.settings.element, "settings")):
        _replace(owner, shipped(name))
    _replace(part.numbering_part.element, shipped("numbering"))
    end = document.element.body.sectPr
    for name in list(end.attrib):
        del end.attrib[name]
    if len(report.sections) < LONG:
        _closer(document, report.short)
    pages = document.sections[0]
    pages.page_width, pages.page_height = Twips(A4[0]), Twips(A4[1])
    pages.left_margin = pages.right_margin = Twips(SIDE)
    pages.top_margin = pages.bottom_margin = Twips(SHORT if report.short else TALL)
    pages.header_distance = pages.footer_distance = Twips(EDGE)
    return document, Styles(document)


def _closer(document: Docx, short: bool) -> None:
    """Set a report of few sections closer: its headings are smaller, and no lines divide it."""
    sizes = {"Title": (18, 4), "Heading 1": (13, 12), "Heading 2": (11, 8)} if short else {
        "Title": (21, 6), "Heading 1": (14, 20), "Heading 2": (12, 14)}  # fmt: skip
    for name, (size, before) in sizes.items():
        style = document.styles[name]
        if not isinstance(style, ParagraphStyle):
            continue
        style.font.size = Pt(size)
        style.paragraph_format.space_before = Pt(before if name != "Title" else 0)
        style.paragraph_format.space_after = Pt(4)
        for each in style.element.findall(f"{tag('w:pPr')}/{tag('w:pBdr')}"):
            each.getparent().remove(each)
    if short:
        for name in ("Kompplan Fact", "Kompplan Point", "List Bullet", "Kompplan Details", "Kompplan Note"):
            style = document.styles[name]
            if isinstance(style, ParagraphStyle):
                style.font.size = Pt(9)
                style.paragraph_format.space_after = Pt(2)
                style.paragraph_format.line_spacing = 1.05


def _drop(rels: Relationships) -> None:
    for identity in [key for key, each in rels.items() if each.reltype.endswith(_UNUSED)]:
        del rels[identity]


def _replace(old: Element, new: Element) -> None:
    """Put another part's contents in the place of what stands there."""
    for each in list(old):
        old.remove(each)
    for each in list(new):
        old.append(each)


def _edges(document: Docx, styles: Styles, report: Report, making: Making) -> str:
    """Write the header and the footers of our own pages; return what the one of turned pages is known by."""
    pages = document.sections[0]
    digest = next((fact.lines[0][:12] for fact in report.colophon if fact.label == "SHA-256"), "")
    short = " · ".join(filter(None, (report.generator, making.file.own_name, report.date, digest)))
    header = pages.header.paragraphs[0]._p
    add_run(header, report.head.title)
    pages.footer.is_linked_to_previous = False
    add_part: Callable[[], tuple[Element, str]] = document.part.add_footer_part
    wide, identity = add_part()
    for root, style in ((pages.footer._element, "footer"), (wide.element, "Kompplan Footer Wide")):
        footer = root.find(tag("w:p"))
        footer.get_or_add_pPr().get_or_add_pStyle().set(tag("w:val"), styles[style])
        add_run(footer, short)
        add_run(footer, "", before="w:tab")
        add_page_number(footer)
    return identity


def _room(end: Element, wider: float, turned: bool = False) -> Page:
    """Return the room for text on the pages that a section's properties describe."""
    size, margins = end.find(tag("w:pgSz")), end.find(tag("w:pgMar"))

    def read(of: Element, name: str, otherwise: int) -> int:
        return otherwise if of is None else abs(int(float(of.get(tag("w:" + name), otherwise))))

    width = read(size, "w", A4[0]) - read(margins, "left", SIDE) - read(margins, "right", SIDE)
    height = read(size, "h", A4[1]) - read(margins, "top", TALL) - read(margins, "bottom", TALL)
    if turned and width < height:
        width, height = height, width
    return Page(max(width, LEAST_ROOM), max(height, LEAST_ROOM), wider)


def _placed(document: Docx, stretches: Sequence[Stretch], at: Element | None, end: Element, wide_footer: str) -> None:
    """Put the report where it belongs, each stretch on pages in its direction."""
    body = document.element.body
    at = end if at is None else at
    for index, stretch in enumerate(stretches):
        for each in stretch.elements:
            at.addprevious(each)
        if index == len(stretches) - 1:
            break
        last = stretch.elements[-1].find(tag("w:pPr"))
        own = deepcopy(end)
        if index:
            _goes_on(own)
        if stretch.wide:
            _turn(own)
            for each in own.findall(tag("w:footerReference")) if wide_footer else ():
                each.set(tag("r:id"), wide_footer)
        last.append(own)
    for sheet in document.element.findall(tag("w:body"))[1:]:
        document.element.remove(sheet)
    if len(stretches) > 1:
        _goes_on(end)
    if at is not end and end.getparent().getparent() is not at:
        body.remove(at)


def _goes_on(section: Element) -> None:
    """Let a section's pages follow those before it: their numbers go on, and its first page is like the others."""
    for each in section.findall(tag("w:titlePg")):
        section.remove(each)
    for each in section.findall(tag("w:pgNumType")):
        each.attrib.pop(tag("w:start"), None)
    kind = section.find(tag("w:type"))
    if kind is not None:
        kind.set(tag("w:val"), "nextPage")


def _turn(section: Element) -> None:
    """Turn the pages of a section a quarter, their margins with them."""
    size, margins = section.find(tag("w:pgSz")), section.find(tag("w:pgMar"))
    if size is None or int(size.get(tag("w:w"), 0)) > int(size.get(tag("w:h"), 0)):
        return
    width, height = size.get(tag("w:w")), size.get(tag("w:h"))
    size.set(tag("w:w"), height)
    size.set(tag("w:h"), width)
    size.set(tag("w:orient"), "landscape")
    if margins is not None:
        sides = ("top", "right", "bottom", "left")
        before = {side: margins.get(tag("w:" + side)) for side in sides}
        for side, other in zip(sides, ("left", "top", "right", "bottom"), strict=True):
            if before[other] is not None:
                margins.set(tag("w:" + side), before[other])


def _properties(document: Docx, report: Report, making: Making, language: str) -> None:
    """Say what the document is, in whose name, and that kompplan has written it."""
    owner = making.w.plan.project.owner if making.w.plan.project is not None else None
    day = datetime.fromisoformat(report.date)
    about = document.core_properties
    about.title = _short(report.page_title)
    about.subject = _short(report.head.kicker)
    about.author = _short(owner or "kompplan")
    about.last_modified_by = "kompplan"
    about.language = language
    about.comments = f"Written by {report.generator}"
    about.keywords = about.category = ""
    about.revision = 1
    about.created = about.modified = day


def _short(text: str) -> str:
    words = " ".join(shown(text).split())
    return words if len(words) <= LONGEST_PROPERTY else words[: LONGEST_PROPERTY - 1] + "…"
