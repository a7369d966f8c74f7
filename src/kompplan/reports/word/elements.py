"""Word's elements, built one by one: a text is always text, whatever stands in it."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from docx.oxml.ns import nsmap
from lxml.etree import SubElement  # type: ignore[import-untyped]  # lxml has no types

from kompplan.i18n.safe import visible

Element = Any
"""An element of lxml, which has no types."""

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORBIDDEN = re.compile("[\ufffe\uffff]")


@cache
def tag(name: str) -> str:
    """Return ``w:p`` as lxml wants it."""
    prefix, local = name.split(":")
    return f"{{{nsmap[prefix]}}}{local}"


def add(parent: Element, kind: str, /, **attributes: str | int) -> Element:
    """Add an element of the ``w`` namespace, its attributes in the same."""
    return SubElement(parent, tag(kind), {tag("w:" + key): str(value) for key, value in attributes.items()})


def shown(text: str) -> str:
    """Return text that XML takes: what cannot be seen is shown by its number."""
    if text.isascii() and text.isprintable():
        return text
    return "\n".join(
        _FORBIDDEN.sub(lambda found: f"<U+{ord(found.group()):04X}>", visible(line)) for line in text.split("\n")
    )


class Piece(NamedTuple):
    """Some of a paragraph's text, in a character style by its name; a tab or a new line may come before it."""

    text: str
    style: str = ""
    before: str = ""


def add_run(paragraph: Element, text: str, style: str = "", before: str = "") -> None:
    """Add text to a paragraph, its lines broken where it breaks them; ``style`` is the style's id."""
    run = add(paragraph, "w:r")
    if style:
        add(add(run, "w:rPr"), "w:rStyle", val=style)
    if before:
        add(run, before)
    for index, line in enumerate(shown(text).split("\n")):
        if index:
            add(run, "w:br")
        if line:
            written = add(run, "w:t")
            written.text = line
            written.set(XML_SPACE, "preserve")


def add_field(paragraph: Element, code: str, result: str) -> None:
    """Add a field of ours, such as the page's number, with what it shows until it is worked out."""
    for kind in ("begin", "", "separate", "text", "end"):
        run = add(paragraph, "w:r")
        if kind == "text":
            add(run, "w:t").text = result
        elif kind:
            add(run, "w:fldChar", fldCharType=kind)
        else:
            instruction = add(run, "w:instrText")
            instruction.text = f" {code} "
            instruction.set(XML_SPACE, "preserve")


def own(paragraph: Element, names: Iterable[str]) -> list[Element]:
    """Return a paragraph's own elements of these names, not those of a text box that stands in it."""
    home = tag("w:p")
    return [each for each in paragraph.iter(*map(tag, names)) if next(each.iterancestors(home)) is paragraph]
