"""A template from outside: what is refused, and what is left behind, before anything else reads it.

A Word file can fetch pictures, texts and other templates from the network, hold programs, and run commands by its
fields. Whoever opens the report would run them in kompplan's name, so a template has styles, text and pictures only.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from docx import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml

from kompplan.errors import KompplanError
from kompplan.i18n.safe import quoted
from kompplan.i18n.text import Text
from kompplan.reports.making import WordTemplate

Element = Any

MOST_BYTES, MOST_RATIO, MOST_MEMBERS = 25_000_000, 200, 1_000
SMALL = 100_000
"""Below this a member may be packed as hard as it likes: an empty form is."""

CHUNK = 1 << 16

MACROS = Text("it holds macros", "den innehåller makron")
OBJECTS = Text("it holds an embedded object ({name})", "den innehåller ett inbäddat objekt ({name})")
OUTSIDE = Text("it fetches something from outside ({name})", "den hämtar något utifrån ({name})")
FIELD = Text("it holds a field that a report has no use for ({name})",
             "den innehåller ett fält som en rapport inte har bruk för ({name})")  # fmt: skip
ENTITIES = Text("{name} declares a document type or entities", "{name} deklarerar dokumenttyp eller entiteter")
ENCODED = Text("{name} is not XML in UTF-8", "{name} är inte XML i UTF-8")
NO_DOCUMENT = Text("it is no Word document (.docx or .dotx)", "den är inget Worddokument (.docx eller .dotx)")
TOO_LARGE = Text("it is too large, or packed too hard", "den är för stor eller för hårt packad")
UNREADABLE = Text("it cannot be read as a Word document", "den går inte att läsa som ett Worddokument")
ATTACHED = Text("the link to a template of its own", "länken till en egen mall")

_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOTX = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_OBJECTS = frozenset(
    ["aFChunk", "oleObject", "package", "control", "activeXControlBinary", "vbaProject", "attachedToolbars",
     "subDocument", "frame", "externalLink", "mailMergeSource", "mailMergeHeaderSource", "mailMergeRecipientData",
     "keyMapCustomizations", "extensibility", "webextension", "webextensiontaskpanes"]
)  # fmt: skip
_FIELDS = frozenset(
    ["PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TOC", "PAGEREF", "REF", "NOTEREF", "STYLEREF", "SEQ", "HYPERLINK",
     "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "TITLE", "SUBJECT", "AUTHOR", "KEYWORDS", "COMMENTS",
     "DOCPROPERTY", "FILENAME", "NUMWORDS", "LASTSAVEDBY", "REVNUM", "IF", "=", "LISTNUM", "TC", "XE", "INDEX"]
)  # fmt: skip
_LINK = re.compile(r"(?i)(?:https?://|mailto:)")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_VML, _OFFICE = "{urn:schemas-microsoft-com:vml}", "{urn:schemas-microsoft-com:office:office}"
_TYPES = "[Content_Types].xml"


def _refused(why: Text, name: str = "") -> KompplanError:
    said = Text(
        f"the template cannot be used: {why.en}",
        f"mallen går inte att använda: {why.sv}",
    )
    return KompplanError(said, name=quoted(name))


def word_template(name: str, data: bytes) -> WordTemplate:
    """Return a template that is safe to read and to hand on, or say why it is not."""
    try:
        members = _members(data)
        return _checked(name, members)
    except KompplanError:
        raise
    except Exception as wrong:  # whatever a broken package makes a library say
        raise _refused(UNREADABLE) from wrong


def _members(data: bytes) -> dict[str, bytes]:
    """Return what the package holds, never more than its limits."""
    if len(data) > MOST_BYTES:
        raise _refused(TOO_LARGE)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise _refused(NO_DOCUMENT)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        listed = package.infolist()
        names = [each.filename for each in listed]
        if len(listed) > MOST_MEMBERS or sum(each.file_size for each in listed) > MOST_BYTES:
            raise _refused(TOO_LARGE)
        if any(each.file_size > max(SMALL, MOST_RATIO * each.compress_size) for each in listed):
            raise _refused(TOO_LARGE)
        if len({each.casefold() for each in names}) < len(names) or any(each.flag_bits & 1 for each in listed):
            raise _refused(UNREADABLE)
        return {each.filename: _read(package, each) for each in listed if not each.is_dir()}


def _read(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Return a member, and no more of it than its size says."""
    kept = bytearray()
    with package.open(member) as file:
        while piece := file.read(CHUNK):
            kept += piece
            if len(kept) > member.file_size:
                raise _refused(TOO_LARGE)
    return bytes(kept)


def _checked(name: str, members: dict[str, bytes]) -> WordTemplate:
    if _TYPES not in members:
        raise _refused(NO_DOCUMENT)
    for each, contents in members.items():
        _without_entities(each, contents)
    by_name, by_suffix = _content_types(members[_TYPES])
    types = {each: by_name.get(each.casefold()) or by_suffix.get(_suffix(each), "") for each in members}
    for each, kind in types.items():
        if "macroenabled" in kind or "vba" in kind or each.casefold().endswith("vbaproject.bin"):
            raise _refused(MACROS)
        if (
            "oleobject" in kind
            or "activex" in kind
            or each.casefold().startswith(("word/embeddings/", "word/activex/"))
        ):
            raise _refused(OBJECTS, each)
    if not set(types.values()) & {_MAIN, _DOTX}:
        raise _refused(NO_DOCUMENT)
    dropped: list[Text] = []
    for each, contents in list(members.items()):
        xml = types[each].endswith("xml") or _suffix(each) in ("xml", "rels", "vml")
        if not xml or types[each] == "image/svg+xml":
            continue
        _in_utf_8(each, contents)
        root = parse_xml(contents)
        changed = _relations(root, dropped) if _suffix(each) == "rels" else _contents(root)
        if changed:
            members[each] = serialize_part_xml(root)
    members[_TYPES] = members[_TYPES].replace(_DOTX.encode(), _MAIN.encode())
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as package:
        for each, contents in members.items():
            package.writestr(zipfile.ZipInfo(each), contents)
    Document(io.BytesIO(packed.getvalue())).element.body.get_or_add_sectPr()
    return WordTemplate(name, packed.getvalue(), tuple(dropped))


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _without_entities(name: str, contents: bytes) -> None:
    upper = contents.upper()
    if b"<!ENTITY" in upper or (b"<!DOCTYPE" in upper and _suffix(name) != "svg"):
        raise _refused(ENTITIES, name)


def _in_utf_8(name: str, contents: bytes) -> None:
    """Refuse what could hide from a search of its bytes in another encoding."""
    contents = contents.removeprefix(b"\xef\xbb\xbf")
    declared = _DECLARED.match(contents)
    if not contents.lstrip().startswith(b"<") or b"\0" in contents:
        raise _refused(ENCODED, name)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise _refused(ENCODED, name)


def _content_types(contents: bytes) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return what kind each part is of, by its name and by its suffix."""
    _in_utf_8(_TYPES, contents)
    root = parse_xml(contents)
    by_name = {each.get("PartName", "").lstrip("/").casefold(): _kind(each) for each in root if each.get("PartName")}
    by_suffix = {each.get("Extension", "").casefold(): _kind(each) for each in root if each.get("Extension")}
    return by_name, by_suffix


def _kind(element: Element) -> str:
    return str(element.get("ContentType", "")).strip().casefold()


def _relations(root: Element, dropped: list[Text]) -> bool:
    """Refuse relations that fetch or run something; drop the one to the template's own template."""
    changed = False
    for each in list(root):
        kind = str(each.get("Type", "")).rpartition("/")[2]
        target = str(each.get("Target", ""))
        if kind == "attachedTemplate":
            root.remove(each)
            dropped.append(ATTACHED)
            changed = True
        elif kind in _OBJECTS:
            raise _refused(MACROS if kind == "vbaProject" else OBJECTS, kind)
        elif str(each.get("TargetMode", "")).casefold() == "external" and not (
            kind == "hyperlink" and _LINK.match(target)
        ):
            raise _refused(OUTSIDE, target)
    return changed


def _contents(root: Element) -> bool:
    """Refuse fields and old drawings that fetch something; drop what goes with a template of its own."""
    changed = False
    for each in list(root.iter("{*}attachedTemplate", "{*}linkStyles", "{*}mailMerge")):
        each.getparent().remove(each)
        changed = True
    for each in root.iter("{*}altChunk", "{*}object", "{*}control", "{*}subDoc"):
        raise _refused(OBJECTS, each.tag.rpartition("}")[2])
    for each in root.iter():
        if not isinstance(each.tag, str):
            continue
        if each.tag.startswith(_VML) or each.tag.startswith(_OFFICE):
            for key in ("src", "href", f"{_OFFICE}href", f"{_OFFICE}althref", f"{_OFFICE}src"):
                target = str(each.get(key) or "")
                if target and not (key == "href" and _LINK.match(target)):
                    raise _refused(OUTSIDE, target)
    for code in _fields(root):
        words = code.split()
        name = words[0].upper() if words else ""
        if name.startswith("="):
            name = "="
        if name not in _FIELDS:
            raise _refused(FIELD, name or "{ }")
        if name == "HYPERLINK" and not any(
            _LINK.match(each.strip('"“”')) or each.lower() == "\\l" for each in words[1:]
        ):
            raise _refused(OUTSIDE, code)
    return changed


def _fields(root: Element) -> Iterator[str]:
    """Return the instructions of the fields, each put together from its runs, without those of the fields in it."""
    for each in root.iter("{*}fldSimple"):
        yield _said(each, "instr")
    open_: list[list[str] | None] = []
    for each in root.iter("{*}fldChar", "{*}instrText"):
        if each.tag.endswith("}instrText"):
            if open_ and (current := open_[-1]) is not None:
                current.append(each.text or "")
            elif not open_:
                yield each.text or ""
            continue
        kind = _said(each, "fldCharType")
        if kind == "begin":
            open_.append([])
        elif open_ and kind in ("separate", "end"):
            current = open_.pop()
            if current is not None:
                yield "".join(current)
            if kind == "separate":
                open_.append(None)
    for current in open_:
        if current is not None:
            yield "".join(current)


def _said(element: Element, name: str) -> str:
    """Return an attribute, whatever namespace it is in."""
    return next((str(value) for key, value in element.items() if key.rpartition("}")[2] == name), "")
