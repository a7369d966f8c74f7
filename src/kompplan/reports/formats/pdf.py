"""The report as PDF: to read, to publish (PDF/UA-1) and to archive (PDF/A-3a), with the plan's files attached.

Typst lays it out (`templates/reports/report.typ`). It is handed one JSON text; nothing of it is ever read as code.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from kompplan.charts._style import LIGHT, standalone
from kompplan.charts.text import one_line, text_width
from kompplan.i18n.language import Language
from kompplan.i18n.safe import visible
from kompplan.i18n.text import Text
from kompplan.model.project import Project
from kompplan.reports import glyphs, paper
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.sections.head import title_of
from kompplan.reports.typesetting import FAMILIES, CannotShowError, typeset
from kompplan.reports.view import Block, Fact, Findings, Items, Part, Picture, Prose, Report, Row, Table
from kompplan.reports.wording import Wording, capital
from kompplan.resources import templates_root

STANDARDS = ("a-3a", "ua-1")
REGIONS = {Language.SV: "SE", Language.EN: "GB"}
FEW_SECTIONS = 4
DEEPEST_LIST = 6
LONGEST_UNDIVIDED = 22
"""Lines of a row that is not divided between two pages."""

FEW_ROWS = 9
"""Rows of a table that is not divided between two pages."""

MOST_REPEATED = 1000
"""Rows of a table that repeats a picture, beyond which it is left out: pages of many thousand rows take gigabytes."""

LABEL_WIDTH = 34 * paper.MM
TEXT_SIZE, SMALL_SIZE = 10.0, 8.0
READING_WIDTH = 140 * paper.MM
YAML = "application/yaml"

LONGEST_STRING = 8_000
"""Characters of a title or a description; PDF/A allows 32 767 bytes, and a character may take four."""

PAGE = Text("Page", "Sida")
FOOTER = Text("As of {date} · plan {digest}", "Läget den {date} · plan {digest}")
ATTACHED = Text("Attached", "Bifogat")
ATTACHED_PLAN = Text("{names}: the plan as it was written", "{names}: planen så som den skrevs")
LEFT_OUT = Text(
    "The picture's {n} rows are not repeated as a table here; the report with --html has them.",
    "Bildens {n} rader upprepas inte som tabell här; rapporten med --html har dem.",
)
DESCRIPTION = Text("The plan that the report was made from", "Planen som rapporten är gjord av")

Plain = dict[str, Any] | list[Any] | str | int | float | bool | None


def _attachments(making: Making) -> list[tuple[str, bytes]]:
    """Return the plan's files, named as seen from its folder; none in a report that leaves out what is not public."""
    if making.public is not None:
        return []
    included = sorted((making.w.file(other), other.text.encode()) for other in making.checked.sources[1:])
    return [(making.file.own_name, making.file.data), *included]


def _author(making: Making) -> str:
    """Return the organisation that owns the plan."""
    project = making.checked.plan.project
    named = making.w.lines(project, "owner") if project is not None and project.owner else ()
    return _bounded(" ".join(" ".join(named).split())) or "kompplan"


def _bounded(text: str) -> str:
    """Return a text that a PDF can hold as a title or a description."""
    return text if len(text) <= LONGEST_STRING else text[: LONGEST_STRING - 2].rstrip() + " …"


def _fact(fact: Fact, width: float, size: float) -> Plain:
    return [fact.label, [paper.breakable(line, width, size) for line in fact.lines]]


def _facts(facts: Sequence[Fact], width: float, size: float) -> list[Plain]:
    return [_fact(each, width, size) for each in facts]


def _room(widths: Sequence[float]) -> float:
    """Return how wide neighbouring columns are together."""
    return sum(widths) + paper.GAP * (len(widths) - 1)


def _row(row: Row, laid: paper.Laid, beside: bool) -> dict[str, Plain]:
    """Return a row: texts where nothing more is to be said of a cell, for there may be very many."""
    cells: list[Plain] = []
    lines = 1
    for cell, width in zip(row.cells, laid.widths, strict=True):
        text = paper.breakable(cell.text, width, laid.size)
        lines = max(lines, paper.lines_of(text, width, laid.size))
        cells.append(text if not cell.mark and cell.tone < 0 else [text, cell.mark, cell.tone])
    made: dict[str, Plain] = {"cells": cells}
    if row.details:
        room = _room(laid.widths[1:]) if beside else laid.widths[0]
        made["details"] = _facts(row.details, room, laid.size)
        lines += paper.lines_of("".join(each.label + "".join(each.lines) for each in row.details), room, laid.size) + 1
    if row.kind != "row":
        made["kind"] = row.kind
    if lines > LONGEST_UNDIVIDED:
        made["long"] = True
    return made


def _table(table: Table, heading: str) -> tuple[dict[str, Plain], paper.Form]:
    laid = paper.laid(table)
    beside = _room(laid.widths[1:]) > laid.widths[0]
    rows = [_row(row, laid, beside) for row in table.rows]
    return {
        "block": "table",
        "caption": "" if table.caption == heading else table.caption,
        "columns": [
            {"heading": column.heading, "figures": column.figures, "head": column.head} for column in table.columns
        ],
        "widths": [round(width, 2) for width in laid.widths],
        "size": laid.size,
        "beside": beside,
        "whole": len(table.rows) <= FEW_ROWS and not any("long" in row for row in rows),
        "rows": rows,
    }, laid.form


def _items(items: Items) -> dict[str, Plain]:
    """Return a list as lists in lists, no deeper than a page has room for."""
    top: list[Plain] = []
    open_lists: list[list[Plain]] = [top]
    for item in items.items:
        depth = min(item.depth, DEEPEST_LIST, len(open_lists) - 1)
        del open_lists[depth + 1 :]
        inner: list[Plain] = []
        width = READING_WIDTH - depth * 14
        open_lists[depth].append(
            {
                "label": item.label,
                "text": paper.breakable(item.text, width, TEXT_SIZE),
                "details": _facts(item.details, width, SMALL_SIZE),
                "inner": inner,
            }
        )
        open_lists.append(inner)
    return {"block": "items", "label": items.label, "items": top}


def _findings(findings: Findings, level: int) -> dict[str, Plain]:
    groups: list[Plain] = [
        {
            "title": _bounded(f"{group.code} {group.summary}"),
            "name": group.name,
            "advice": group.advice,
            "findings": [
                [
                    paper.breakable(each.sentence, READING_WIDTH, TEXT_SIZE),
                    paper.breakable(each.place, READING_WIDTH, SMALL_SIZE),
                    each.advice,
                    list(each.related),
                ]
                for each in group.findings
            ],
        }
        for group in findings.groups
    ]
    return {"block": "findings", "groups": groups, "level": level}


def _picture(picture: Picture) -> tuple[dict[str, Plain], paper.Form]:
    drawn = paper.drawn(picture)
    return {
        "block": "picture",
        "svg": standalone(picture.svg),
        "alt": _bounded(picture.described or _desc(picture.svg) or picture.label),
        "caption": picture.caption,
        "width": round(drawn.width, 2),
        "wide": drawn.width > drawn.form.inner_width,
    }, drawn.form


def _desc(svg: str) -> str:
    """Return what a chart says of itself."""
    from html import unescape  # noqa: PLC0415 - loads five thousand names of characters

    before, found, after = svg.partition("<desc")
    return unescape(after.partition(">")[2].partition("</desc>")[0]) if found and before else ""


def _block(block: Block, heading: str, level: int) -> tuple[dict[str, Plain], paper.Form]:
    if isinstance(block, Table):
        return _table(block, heading)
    if isinstance(block, Picture):
        return _picture(block)
    if isinstance(block, Items):
        return _items(block), paper.A4
    if isinstance(block, Findings):
        return _findings(block, level), paper.A4
    if isinstance(block, Prose):
        said = [paper.breakable(each, READING_WIDTH, TEXT_SIZE) for each in block.paragraphs]
        return {"block": "prose", "kind": block.kind, "paragraphs": said}, paper.A4
    return {
        "block": "facts",
        "compact": block.compact,
        "facts": _labelled(block.facts),
    }, paper.A4


def _labelled(facts: Sequence[Fact], size: float = TEXT_SIZE) -> list[Plain]:
    """Return facts, and for each whether its label is too wide to stand beside what it says."""
    width = READING_WIDTH - LABEL_WIDTH
    return [
        [
            each.label,
            [paper.breakable(line, width, size) for line in each.lines],
            text_width(each.label, size) > LABEL_WIDTH - 6,
        ]
        for each in facts
    ]


def _abridged(report: Report, w: Wording) -> Report:
    """Return a report without very long tables that repeat a picture, each of which says so in its place."""

    def kept(block: Block) -> Block:
        if isinstance(block, Table) and block.folded and len(block.rows) > MOST_REPEATED:
            return Prose((w.say(LEFT_OUT, n=len(block.rows)),), "note")
        return block

    return report._replace(
        sections=tuple(
            section._replace(parts=tuple(part._replace(blocks=tuple(map(kept, part.blocks))) for part in section.parts))
            for section in report.sections
        )
    )


def _flow(report: Report) -> Iterator[tuple[Plain, paper.Form | None]]:
    """Yield headings, which stand where what follows them does, and blocks with the sheet that each wants."""
    for section in report.sections:
        yield {"block": "heading", "level": 2, "text": _bounded(section.title), "begins": section.own_page}, None
        for part in section.parts:
            titled = bool(part.title) and part.title != section.title
            if titled:
                yield {"block": "heading", "level": 3, "text": _bounded(part.title), "begins": False}, None
            yield from _blocks(part, part.title or section.title, 4 if titled else 3)


def _blocks(part: Part, heading: str, level: int) -> Iterator[tuple[Plain, paper.Form | None]]:
    for index, block in enumerate(part.blocks):
        made, form = _block(block, heading, level)
        if isinstance(block, Picture):
            after = part.blocks[index + 1] if index + 1 < len(part.blocks) else None
            made["followed"] = isinstance(after, Table) and after.folded and len(after.rows) <= FEW_ROWS
        yield made, form


def _pages(report: Report) -> list[Plain]:
    """Return runs of blocks that stand on sheets of one form."""
    runs: list[tuple[paper.Form, list[Plain]]] = []
    waiting: list[Plain] = []
    for made, form in _flow(report):
        waiting.append(made)
        if form is None:
            continue
        if not runs or runs[-1][0] != form:
            runs.append((form, []))
        runs[-1][1].extend(waiting)
        waiting = []
    return [
        {
            "sheet": None if form == paper.A4 else [round(form.width, 2), round(form.height, 2)],
            "blocks": blocks,
        }
        for form, blocks in runs
    ]


def _data(report: Report, making: Making, attachments: Sequence[tuple[str, bytes]]) -> dict[str, Plain]:
    w = making.w
    status = w.say(making.checked.plan.status.words)
    label = w.label(Project, "status")
    digest = hashlib.sha256(making.file.data).hexdigest()[:12]
    colophon = list(report.colophon)
    if attachments:
        names = ", ".join(name for name, _ in attachments)
        colophon.append(Fact(w.say(ATTACHED), (w.say(ATTACHED_PLAN, names=names),)))
    return {
        "lang": report.language,
        "region": REGIONS[making.language],
        "fonts": list(FAMILIES),
        "colors": dict(LIGHT),
        "title": _bounded(report.page_title),
        "author": _author(making),
        "generator": report.generator,
        "date": [making.checked.today.year, making.checked.today.month, making.checked.today.day],
        "running": one_line(title_of(w), 110 * paper.MM, SMALL_SIZE),
        "status": f"{capital(label)}: {status}",
        "footer": w.say(FOOTER, date=report.date, digest=digest),
        "page": w.say(PAGE),
        "words": report.words._asdict(),
        "head": {
            "kicker": report.head.kicker,
            "title": paper.breakable(_bounded(report.head.title), paper.A4.inner_width, 23),
            "facts": _facts(report.head.facts, 50 * paper.MM, TEXT_SIZE),
            "summary": report.head.summary,
            "points": [
                [each.label, paper.breakable(each.sentence, 120 * paper.MM, TEXT_SIZE), each.urgent]
                for each in report.head.points
            ],
        },
        "contents": len(report.sections) > FEW_SECTIONS and not report.short,
        "short": report.short,
        "sheet": [paper.A4.width, paper.A4.height],
        "bleed": paper.BLEED,
        "margins": [paper.SIDE, *((13 * paper.MM, 14 * paper.MM) if report.short else (paper.TOP, paper.FOOT))],
        "gap": paper.GAP,
        "label_width": LABEL_WIDTH,
        "reading_width": READING_WIDTH,
        "pages": _pages(_abridged(report, w)),
        "colophon": _labelled(colophon, SMALL_SIZE),
        "attached": w.say(DESCRIPTION),
    }


def _cleaned(value: Plain, shown: Callable[[str], str], drawable: Callable[[str], str]) -> Plain:
    """Return data in which every text can be set."""
    if isinstance(value, str):
        if value.isascii() and value.isprintable():
            return value
        return shown("\n".join(map(visible, value.split("\n"))))
    if isinstance(value, list):
        return [_cleaned(each, shown, drawable) for each in value]
    if isinstance(value, dict):
        return {
            name: drawable(each) if name == "svg" and isinstance(each, str) else _cleaned(each, shown, drawable)
            for name, each in value.items()
        }
    return value


def _bytes(data: bytes) -> Plain:
    """Return a file as text where it is UTF-8, else as numbers: Typst takes no bytes."""
    try:
        return data.decode()
    except UnicodeDecodeError:
        return list(data)


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the document's bytes."""
    attachments = _attachments(making)
    data = _data(report, making, attachments)
    files = json.dumps([[name, YAML, _bytes(content)] for name, content in attachments], ensure_ascii=False)
    template = (templates_root() / "reports" / "report.typ").read_bytes()

    def made(shown: Callable[[str], str], drawable: Callable[[str], str]) -> bytes:
        said = json.dumps(_cleaned(data, shown, drawable), ensure_ascii=False)
        return typeset(template, {"data": said, "files": files}, "pdf", STANDARDS)

    try:
        return made(glyphs.shown, glyphs.drawable)
    except CannotShowError:
        return made(glyphs.plainly_shown, glyphs.plainly_drawable)


FORMAT = Format(
    "pdf",
    Text("PDF to publish and to archive, with the plan inside", "PDF att publicera och arkivera, med planen inuti"),
    write,
)
