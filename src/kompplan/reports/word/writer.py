"""From the view of a report to the paragraphs and tables of a Word document."""

import io
import re
from collections.abc import Iterable, Sequence
from html import unescape
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import nsmap

from kompplan.charts.text import text_width
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.reports.raster import png
from kompplan.reports.view import (
    Block,
    Fact,
    Facts,
    FindingGroup,
    Findings,
    Items,
    Part,
    Picture,
    Prose,
    Report,
    Section,
    Table,
)
from kompplan.reports.word.elements import Element, Piece, add, add_field, add_run, shown, tag
from kompplan.reports.word.styles import LEVELS, Styles
from kompplan.reports.word.tables import TWIPS, Page, add_table, is_wide
from kompplan.views.grid import NOTHING

MORE = Text("More about each row", "Mer om varje rad")
TOO_LARGE = Text("The picture is too large for a page: {label}.", "Bilden får inte plats på en sida: {label}.")
PICTURE = Text("Picture {n}", "Bild {n}")

EMU = 635
"""English metric units in a twentieth of a point."""

PPI = 200
LEAST_SCALE = 0.3
"""What a chart may be shrunk by before nobody can read it."""

BODY, FACT, POINT = 10.0, 118, 90
"""The size of running text, and the room for a label before what is said under it."""

LONG = 6
"""The sections from which a report gets a table of contents."""

NUMBERED = re.compile(r"\d+\.")
"""What an item is labelled with where its list is a numbered one."""

_PROSE = {"text": "Normal", "quote": "Quote", "note": "Kompplan Note", "missing": "Kompplan Missing"}
_SIZE = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')
_DESC = re.compile(r"<desc[^>]*>(.*?)</desc>", re.DOTALL)


class Stretch(NamedTuple):
    """Paragraphs and tables that share a page's direction."""

    wide: bool
    elements: list[Element]


class Writer:
    """Writes a report for a document's pages, in the document's styles."""

    def __init__(self, document: Document, styles: Styles, report: Report, upright: Page, turned: Page) -> None:
        self.document = document
        self.styles = styles
        self.report = report
        self.language = Language(report.language)
        self.pages = {False: upright, True: turned}
        self.wide = False
        self.body = self._sheet()
        self.stretches: list[Stretch] = []
        self.pictures = 0
        self.number = max(
            (int(each) for each in document.element.xpath("//@id | //@w:id") if each.isdigit()), default=0
        )

    def written(self, title: bool = True, contents: bool = True) -> list[Stretch]:
        """Return the whole report; a template that says its title or has its contents needs no more of them."""
        report = self.report
        if title:
            self.paragraph("Subtitle", Piece(report.head.kicker))
            self.paragraph("Title", Piece(report.head.title))
        self._facts(report.head.facts)
        if contents and len(report.sections) >= LONG:
            self._contents()
        if report.head.summary or report.head.points:
            self._heading(1, report.words.summary, "brief")
        if report.head.summary:
            self.paragraph("Kompplan Lead", Piece(report.head.summary))
        for point in report.head.points:
            urgent = (Piece("! ", "Kompplan Urgent"),) if point.urgent else ()
            gap = "w:tab" if text_width(f"! {point.label}", BODY, bold=True) < POINT else "w:br"
            said = Piece(point.sentence, before=gap)
            self.paragraph("Kompplan Point", *urgent, Piece(point.label, "Strong"), said)
        for section in report.sections:
            self._section(section)
        self._turn(False)
        if report.short:
            made = Piece(f"{report.words.made}. ", "Strong")
            self.paragraph("Kompplan Colophon", made, *_run_together(report.colophon))
        else:
            self._heading(1, report.words.made, "colophon")
            self._facts(report.colophon)
        self._turn(None)
        return self.stretches

    def _sheet(self) -> Element:
        """Return an empty sheet to write on.

        It is in the document already, since each element that moves from one tree to another has its names looked up
        again, which for a long table takes longer than all the rest.
        """
        return add(self.document.element, "w:body")

    def paragraph(self, style: str, *pieces: Piece, into: Element = None) -> Element:
        """Add a paragraph in a style, by its name."""
        made = add(self.body if into is None else into, "w:p")
        about = add(made, "w:pPr")
        add(about, "w:pStyle", val=self.styles[style])
        before = made.getprevious()
        if style == "caption":
            add(about, "w:keepNext")
        if before is not None and before.tag == tag("w:tbl") and not style.startswith(("heading", "Kompplan Details")):
            add(about, "w:spacing", before=160)
        for piece in pieces:
            add_run(made, piece.text, self.styles[piece.style] if piece.style else "", piece.before)
        return made

    def _turn(self, wide: bool | None) -> None:
        """Begin a stretch in that direction, or none, unless that is where we are."""
        if wide is self.wide:
            return
        if len(self.body):
            if self.body[-1].tag == tag("w:tbl") and wide is not None:
                self.paragraph("Kompplan After Table")
            self.stretches.append(Stretch(self.wide, list(self.body)))
            self.body = self._sheet()
        self.wide = bool(wide)

    def _heading(self, level: int, text: str, anchor: str = "", begins: bool = False) -> None:
        made = self.paragraph(f"heading {level}")
        if begins:
            add(made[0], "w:pageBreakBefore")
        if anchor:
            self.number += 1
            add(made, "w:bookmarkStart", id=self.number, name=_bookmark(anchor))
        add_run(made, text)
        if anchor:
            add(made, "w:bookmarkEnd", id=self.number)

    def _contents(self) -> None:
        """Add the headings as links; Word adds the numbers of their pages when the field is brought up to date."""
        report = self.report
        self.paragraph("TOC Heading", Piece(report.words.contents))
        brief = [("brief", report.words.summary)] if report.head.summary or report.head.points else []
        named = [*brief, *((each.id, each.title) for each in report.sections), ("colophon", report.words.made)]
        for index, (anchor, title) in enumerate(named):
            made = self.paragraph("toc 1")
            if not index:
                for kind in ("begin", "", "separate"):
                    run = add(made, "w:r")
                    if kind:
                        add(run, "w:fldChar", fldCharType=kind)
                    else:
                        add(run, "w:instrText").text = ' TOC \\o "1-2" \\h \\z \\u '
            link = add(made, "w:hyperlink", anchor=_bookmark(anchor), history=1)
            add_run(link, title)
            if index == len(named) - 1:
                add(add(made, "w:r"), "w:fldChar", fldCharType="end")

    def _section(self, section: Section) -> None:
        for index, part in enumerate(section.parts):
            self._turn(self._needs_turning(part))
            if not index:
                self._heading(1, section.title, section.id, begins=section.own_page and bool(len(self.body)))
            titled = bool(part.title) and part.title != section.title
            if titled:
                self._heading(2, part.title)
            for block in part.blocks:
                self._block(block, part.title or section.title, 3 if titled else 2)

    def _needs_turning(self, part: Part) -> bool:
        return any(
            isinstance(block, Table) and is_wide(block, self.pages[False], self.pages[True]) for block in part.blocks
        )

    def _block(self, block: Block, heading: str, level: int) -> None:
        if isinstance(block, Table):
            self._table(block, heading)
        elif isinstance(block, Facts):
            if block.compact:
                self.paragraph("Kompplan Details", *_run_together(block.facts))
            else:
                self._facts(block.facts)
        elif isinstance(block, Prose):
            for each in block.paragraphs:
                self.paragraph(_PROSE.get(block.kind, "Normal"), Piece(each))
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Picture):
            self._picture(block, heading)
        else:
            self._findings(block, level)

    def _facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            gap = "w:tab" if text_width(fact.label, BODY) < FACT else "w:br"
            lines = (Piece(line, before="w:br" if index else gap) for index, line in enumerate(fact.lines))
            self.paragraph("Kompplan Fact", Piece(fact.label, "Kompplan Label"), *lines)

    def _items(self, block: Items) -> None:
        if block.label:
            self.paragraph("Kompplan List Label", Piece(block.label))
        for item in block.items:
            depth = min(item.depth, LEVELS - 1)
            label = (Piece(item.label, "Strong"), Piece(" ")) if item.label else ()
            details = _run_together(item.details, "Kompplan Small")
            if details:
                details = (details[0]._replace(before="w:br"), *details[1:])
            if NUMBERED.fullmatch(item.label):
                number, text = Piece(item.label, "Strong"), Piece(item.text, before="w:tab")
                self.paragraph("Kompplan Numbered", number, text, *details)
                continue
            self.paragraph(f"List Bullet {depth + 1}".removesuffix(" 1"), *label, Piece(item.text), *details)

    def _table(self, table: Table, heading: str) -> None:
        follows = len(self.body) > 0 and self.body[-1].tag == tag("w:tbl")
        if table.caption != heading or follows:
            self.paragraph("caption", Piece(table.caption))
        add_table(
            self.body,
            table,
            self.pages[self.wide],
            self.styles["Kompplan Table"],
            lambda cell, style, pieces: self.paragraph(style, *pieces, into=cell),
        )
        detailed = [row for row in table.rows if row.details]
        if detailed:
            self.paragraph("Kompplan Details Label", Piece(MORE.to(self.language)))
        head = next((index for index, column in enumerate(table.columns) if column.head), 0)
        for row in detailed:
            names = [row.cells[0].text] if head and table.columns[0].short and row.cells[0].text != NOTHING else []
            name = " ".join((*names, row.cells[head].text)) + ". "
            self.paragraph("Kompplan Details", Piece(name, "Strong"), *_run_together(row.details))

    def _picture(self, picture: Picture, heading: str) -> None:
        size = _SIZE.search(picture.svg)
        page = self.pages[self.wide]
        width, height = (float(each) * 0.75 * TWIPS for each in size.groups()) if size is not None else (1.0, 1.0)
        room = page.height - 1400 - (500 if picture.caption else 0)
        scale = min(1.0, page.width / width, room / height)
        if scale < LEAST_SCALE:
            self.paragraph("Kompplan Note", Piece(TOO_LARGE.to(self.language).format(label=shown(picture.label))))
            return
        if picture.caption and picture.caption != heading:
            self.paragraph("caption", Piece(picture.caption))
        self.pictures += 1
        image = png(picture.svg, PPI * 0.75 * scale)
        inline = self.document.part.new_pic_inline(
            io.BytesIO(image), int(width * scale) * EMU, int(height * scale) * EMU
        )
        self.number += 1
        described = picture.described or _described(picture.svg)
        inline.docPr.set("id", str(self.number))
        inline.docPr.set("name", PICTURE.to(self.language).format(n=self.pictures))
        inline.docPr.set("title", " ".join(shown(picture.label).split()))
        inline.docPr.set("descr", " ".join(shown(described or picture.label).split()))
        file = inline.find(f".//{{{nsmap['pic']}}}cNvPr")
        file.set("name", f"image{self.pictures}.png")
        made = self.paragraph("Kompplan Picture")
        add(add(made, "w:r"), "w:drawing").append(inline)

    def _findings(self, block: Findings, level: int) -> None:
        for group in block.groups:
            self._group(group, level)

    def _group(self, group: FindingGroup, level: int) -> None:
        words = self.report.words
        made = self.paragraph(f"heading {level}", Piece(f"{group.code} {group.summary}"))
        add_run(made, f" {group.name}", self.styles["Kompplan Small"])
        for finding in group.findings:
            related = (Piece(f"{words.also}: {each}", "Kompplan Small", "w:br") for each in finding.related)
            advice = (Piece(finding.advice, "Kompplan Small", "w:br"),) if finding.advice else ()
            place = Piece(f" {finding.place}", "Kompplan Small")
            self.paragraph("List Bullet", Piece(finding.sentence), place, *related, *advice)
        if group.advice:
            self.paragraph("Kompplan Note", Piece(f"{words.do_this}: ", "Strong"), Piece(group.advice))


def _run_together(facts: Sequence[Fact], style: str = "") -> tuple[Piece, ...]:
    """Return facts as small print: ``label: line; line · label: line``."""
    pieces = []
    for index, fact in enumerate(facts):
        said = f"{fact.label}: {'; '.join(fact.lines)}"
        pieces.append(Piece(f" · {said}" if index else said, style))
    return tuple(pieces)


def _described(svg: str) -> str:
    found = _DESC.search(svg)
    return unescape(found[1]) if found is not None else ""


def _bookmark(anchor: str) -> str:
    """Return a name for a heading that Word takes, and does not show among those of the reader."""
    return "_" + re.sub(r"\W", "_", f"kompplan_{anchor}")[:38]


def add_page_number(paragraph: Element) -> None:
    """Add ``1 (9)``."""
    add_field(paragraph, "PAGE", "1")
    add_run(paragraph, " (")
    add_field(paragraph, "NUMPAGES", "1")
    add_run(paragraph, ")")
