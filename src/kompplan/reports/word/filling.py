"""Where a template wants the report, and the few names that it may be filled with."""

import re
from collections.abc import Iterator, Mapping

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.loading.spelling import nearest
from kompplan.model.project import Project
from kompplan.reports.making import Making
from kompplan.reports.view import Report
from kompplan.reports.word.elements import XML_SPACE, Element, own, shown, tag
from kompplan.reports.wording import MISSING

PLACE = "kompplan"
NAMES = {"titel": "title", "datum": "date", "ägare": "owner", "title": "title", "status": "status", "date": "date",
         "period": "period", "owner": "owner"}  # fmt: skip

_HOLE = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")


def values_of(making: Making, report: Report) -> dict[str, str]:
    """Return what the names stand for."""
    w = making.w
    project = w.plan.project or Project()
    period = making.period
    missing = w.say(MISSING)
    return {
        "title": report.head.title,
        "status": w.say(w.plan.status.words),
        "date": w.day(w.checked.today),
        "period": f"{w.day(period.first)} – {w.day(period.last)}" if period else w.text(project, "period") or missing,
        "owner": w.text(project, "owner") or missing,
    }


def filled(document: Document, making: Making, report: Report) -> tuple[Element, Element, frozenset[str]]:
    """Fill a template; return the element before which the report goes, its section, and what is said already.

    The element is the paragraph to be replaced, or the section's end where the template has no place for the report.
    """
    values = values_of(making, report)
    body = document.element.body
    last = body.get_or_add_sectPr()
    places: list[Element] = []
    said = set()
    for root in (body, *_edges(document)):
        for paragraph in root.iter(tag("w:p")):
            names = _fill(paragraph, values)
            for _ in range(names.count(PLACE)):
                if root is not body or paragraph.getparent() is not body or _text(paragraph).strip():
                    raise KompplanError(
                        Text(
                            "{place} must be alone in a paragraph of the template's own text, in no table, text box, "
                            "header or footer",
                            "{place} ska stå ensamt i ett stycke i mallens brödtext, inte i en tabell, textruta, ett "
                            "sidhuvud eller en sidfot",
                        ),
                        place="{{ kompplan }}",
                    )
                places.append(paragraph)
            if root is body:
                said.update(names)
    if len(places) > 1:
        raise KompplanError(
            Text("{place} stands more than once in the template", "{place} står mer än en gång i mallen"),
            place="{{ kompplan }}",
        )
    if any((each.text or "").split()[:1] == ["TOC"] for each in body.iter(tag("w:instrText"))):
        said.add("contents")
    at = places[0] if places else _empty_end(last)
    return at, _section_of(at, last), frozenset(said)


def _edges(document: Document) -> Iterator[Element]:
    kinds = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)
    for each in document.part.rels.values():
        if each.reltype in kinds:
            yield each.target_part.element


def _text(paragraph: Element) -> str:
    return "".join(each.text or "" for each in own(paragraph, ("w:t",)))


def _fill(paragraph: Element, values: Mapping[str, str]) -> list[str]:
    """Fill a paragraph's names, also where Word has cut them into several runs; return those that it had."""
    texts = own(paragraph, ("w:t",))
    whole = "".join(each.text or "" for each in texts)
    if "{{" not in whole:
        return []
    found = list(_HOLE.finditer(whole))
    names = [_known(each[1]) for each in found]
    for hole, name in zip(reversed(found), reversed(names), strict=True):
        _put(texts, hole.start(), hole.end(), " ".join(shown(values.get(name, "")).split()))
    return names


def _known(name: str) -> str:
    """Return what a name means; nothing but the names is ever looked up."""
    wanted = name.casefold()
    if wanted == PLACE:
        return PLACE
    if wanted in NAMES:
        return NAMES[wanted]
    near = nearest(wanted, (PLACE, *NAMES)) if len(wanted) <= 64 else None
    if near is not None:
        raise KompplanError(
            Text("the template asks for {name}, which is not known; did you mean {near}?",
                 "mallen frågar efter {name}, som inte är känt; menade du {near}?"),
            name="{{ " + name + " }}",
            near="{{ " + near + " }}",
        )  # fmt: skip
    raise KompplanError(
        Text("the template asks for {name}, which is not known; known are {all}",
             "mallen frågar efter {name}, som inte är känt; kända är {all}"),
        name="{{ " + name + " }}",
        all=", ".join((PLACE, *dict.fromkeys(NAMES.values()))),
    )  # fmt: skip


def _put(texts: list[Element], start: int, end: int, value: str) -> None:
    """Put a value in the place of some characters; it looks as the first of them did."""
    at = 0
    for each in texts:
        text = each.text or ""
        here = at
        at += len(text)
        if at <= start or here >= end:
            continue
        before, after = text[: max(0, start - here)], text[max(0, end - here) :]
        each.text = before + (value if here <= start else "") + after
        each.set(XML_SPACE, "preserve")


def _empty_end(last: Element) -> Element:
    """Return the empty paragraph that a template ends with, if it does."""
    before = last.getprevious()
    if before is None or before.tag != tag("w:p") or before.find(f"{tag('w:pPr')}/{tag('w:sectPr')}") is not None:
        return last
    nothing = tuple(map(tag, ("w:pPr", "w:rPr", "w:bookmarkStart", "w:bookmarkEnd", "w:proofErr")))
    holds = [each for run in before for each in (run if run.tag == tag("w:r") else (run,)) if each.tag not in nothing]
    return last if holds else before


def _section_of(at: Element, last: Element) -> Element:
    """Return the properties of the section that an element of the body stands in."""
    inside = f"{tag('w:pPr')}/{tag('w:sectPr')}"
    for each in (at, *at.itersiblings()):
        found = each.find(inside) if each.tag == tag("w:p") else None
        if found is not None:
            return found
    return last
