"""The styles of a document: ours, or those of a template with ours added where it has none."""

from copy import deepcopy
from typing import Any, cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart

from kompplan.reports.word.elements import Element, tag
from kompplan.resources import templates_root

LEVELS = 5
"""How deep the bulleted lists of Word go."""


def shipped(name: str) -> Element:
    """Return one of our parts: ``styles``, ``numbering`` or ``settings``."""
    return parse_xml((templates_root() / "reports" / "word" / f"{name}.xml").read_bytes())


def _name(style: Element) -> str:
    found = style.find(tag("w:name"))
    return "" if found is None else str(found.get(tag("w:val"), "")).casefold()


def _id(style: Element) -> str:
    return str(style.get(tag("w:styleId"), ""))


class Styles:
    """The styles by their names in English, which is how Word keeps those of its own in every language."""

    def __init__(self, document: Document) -> None:
        self.element: Element = document.styles.element
        self._ids = {_name(each): _id(each) for each in self.element.findall(tag("w:style")) if _name(each)}

    def __getitem__(self, name: str) -> str:
        return self._ids[name.casefold()]

    def lacking(self, ours: Element) -> list[Element]:
        """Return copies of our styles that are not there, referring to those that are."""
        theirs = {_id(each): _name(each) for each in ours.findall(tag("w:style"))}
        taken = {_id(each) for each in self.element.findall(tag("w:style"))}
        added = [deepcopy(each) for each in ours.findall(tag("w:style")) if _name(each) not in self._ids]
        for each in added:
            identity = _id(each)
            while identity in taken:
                identity += "x"
            taken.add(identity)
            each.set(tag("w:styleId"), identity)
            each.attrib.pop(tag("w:default"), None)
            self._ids[_name(each)] = identity
        for each in added:
            for link in each.iter(tag("w:basedOn"), tag("w:next")):
                link.set(tag("w:val"), self._ids[theirs[link.get(tag("w:val"))]])
        return added


def in_language(root: Element, language: str) -> None:
    """Say of every text that it is in that language."""
    for each in root.iter(tag("w:lang"), tag("w:themeFontLang")):
        for name in ("val", "eastAsia", "bidi"):
            if name == "val" or each.get(tag("w:" + name)) is not None:
                each.set(tag("w:" + name), language)


def with_language(styles: Element, language: str) -> None:
    """Give the styles a language, also where they had none."""
    in_language(styles, language)
    if not list(styles.iter(tag("w:lang"))):
        at = styles
        for name in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
            found = at.find(tag(name))
            if found is None:
                found = at.makeelement(tag(name))
                at.insert(0, found)
            at = found
        at.append(at.makeelement(tag("w:lang"), {tag("w:val"): language}))


def add_ours(document: Document) -> Styles:
    """Add our styles to a template where it has none of that name, and the numbering of our lists."""
    styles = Styles(document)
    added = styles.lacking(shipped("styles"))
    bullets = {_id(each) for each in added if _name(each).startswith("list bullet")}
    if bullets:
        number = _add_numbering(document, styles, bullets)
        for each in added:
            for found in each.iter(tag("w:numId")):
                found.set(tag("w:val"), str(number))
    styles.element.extend(added)
    return styles


def _add_numbering(document: Document, styles: Styles, bullets: set[str]) -> int:
    """Add our bulleted list for the styles that are ours; return its number."""
    ours = shipped("numbering")
    abstract, number = ours.find(tag("w:abstractNum")), ours.find(tag("w:num"))
    names = {f"ListBullet{n or ''}": f"list bullet {n}".removesuffix(" 0") for n in (0, *range(2, LEVELS + 1))}
    for each in list(abstract.iter(tag("w:pStyle"))):
        identity = styles[names[each.get(tag("w:val"))]]
        if identity in bullets:
            each.set(tag("w:val"), identity)
        else:
            each.getparent().remove(each)
    part = document.part
    try:
        # The library's types do not say that this part is one of XML.
        there: Element = part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element  # type: ignore[attr-defined]
    except KeyError:
        empty = b'<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
        made = NumberingPart.load(
            PackURI("/word/kompplanNumbering.xml"), CONTENT_TYPE.WML_NUMBERING, empty, part.package
        )
        part.relate_to(made, RELATIONSHIP_TYPE.NUMBERING)
        there = cast("Any", made).element
    highest = [
        max((int(each.get(tag("w:" + key), 0)) for each in there.findall(tag(name))), default=0)
        for name, key in (("w:abstractNum", "abstractNumId"), ("w:num", "numId"))
    ]
    abstract.set(tag("w:abstractNumId"), str(highest[0] + 1))
    number.set(tag("w:numId"), str(highest[1] + 1))
    number.find(tag("w:abstractNumId")).set(tag("w:val"), str(highest[0] + 1))
    numbers = there.findall(tag("w:num"))
    if numbers:
        numbers[0].addprevious(abstract)
        numbers[-1].addnext(number)
    else:
        there.extend((abstract, number))
    return highest[1] + 1
