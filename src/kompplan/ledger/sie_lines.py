"""The characters, lines and fields of a SIE file, whatever the bytes."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kompplan.values.patterns import pattern

Field = str | list[str]
"""A field, or the fields within braces."""

LONGEST_LINE = 20_000
_MOST_FIELDS = 64
# A field in quotation marks, a brace, a field without (a mark within it is a character of it), the rest of the line.
# Each repetition is possessive: an unclosed quotation mark costs one pass, however many backslashes follow it.
_TOKEN = pattern(r'[ \t]*+(?:"((?:[^"\\]++|\\["\\]?)*+)"|([{}])|((?!")(?:[^ \t{}\\]++|\\"?)++)|"(.*+))', re.DOTALL)
_ESCAPED = pattern(r'\\(["\\])')
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_PC8 = (b"\x86", b"\x84", b"\x94", b"\x8f", b"\x8e", b"\x99", b"\x82", b"\x81")
"""å ä ö Å Ä Ö é ü in code page 437."""
_WINDOWS = (b"\xe5", b"\xe4", b"\xf6", b"\xc5", b"\xc4", b"\xd6", b"\xe9", b"\xfc")
"""The same in Windows-1252."""
_LETTERS = "åäöÅÄÖéü"


def is_sie(data: bytes) -> bool:
    """Tell whether the bytes begin as a SIE file does."""
    head = data[:400]
    if head[:2] in _UTF16:
        head = head[2:].replace(b"\x00", b"")
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"#" or is_sie5(data)


def is_sie5(data: bytes) -> bool:
    """Tell whether the bytes are SIE 5, which is XML and another format."""
    head = data[:2000]
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" and b"sie.se/sie5" in head


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its character set.

    Real files hold some of each: a folder's name in Windows-1252 among texts in code page 437, or a text in UTF-8 that
    has been cut off in the middle of a letter. What most Swedish letters are written in is what the file is.
    """
    if data[:2] in _UTF16:
        return data.decode("utf-16", "replace"), "UTF-16"
    if data.isascii():
        return data.decode("ascii"), "ASCII"
    text = data.decode("utf-8-sig", "replace")
    lost = text.count("\ufffd")
    if not lost or sum(map(text.count, _LETTERS)) > lost:
        return text, "UTF-8"
    if sum(map(data.count, _WINDOWS)) > sum(map(data.count, _PC8)):
        return data.decode("cp1252", "replace"), "Windows-1252"
    return data.decode("cp437"), "PC8"


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold anything, with their numbers."""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        stripped = line.strip(" \t\x1a\x00")
        if stripped:
            yield number, stripped


class BrokenLineError(ValueError):
    """A line that is not written as the specification says."""


class Line(NamedTuple):
    """The fields of a line, its label first."""

    fields: list[Field]
    opens: bool = False
    """It ends with the { that a voucher's rows stand within."""
    closes: bool = False
    """It ends with their }."""
    whole: bool = True
    """Every quotation mark has its other; where not, the rest of the line is one field."""


def fields(line: str) -> Line:
    """Return the fields of a line; an object list is a list of its own."""
    found: list[Field] = []
    inner: list[str] | None = None
    fill: list[Field] | list[str] = found
    opens = closes = False
    whole = True
    tokens = _TOKEN().findall(line)
    last = len(tokens) - 1
    for at, (quoted, brace, plain, rest) in enumerate(tokens):
        if not brace:
            text = plain or quoted
            if rest:
                text = rest.rstrip()
                whole = text.endswith('"')
                text = text.removesuffix('"')
            if "\\" in text:
                text = _ESCAPED().sub(r"\1", text)
            fill.append(text)
        elif brace == "{":
            if inner is not None:
                raise BrokenLineError
            opens = at == last
            if not opens:
                fill = inner = []
        elif inner is not None:
            found.append(inner)
            inner = None
            fill = found
        else:
            closes = at == last
            if not closes:
                raise BrokenLineError
        if len(fill) > _MOST_FIELDS:
            raise BrokenLineError
    if inner is not None:
        raise BrokenLineError
    return Line(found, opens, closes, whole)


def summed(line: str) -> bytes:
    """Return what of a line counts in the checksum: label and fields, without what parts and encloses them."""
    text = "".join(quoted or plain or rest for quoted, _, plain, rest in _TOKEN().findall(line))
    return text.replace('\\"', '"').encode("cp437", "replace")
