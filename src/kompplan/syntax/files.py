"""From a path to text: what is read, how much of it, and how its bytes become characters.

The only code besides the commands that opens files. A plan may be a link that a stranger made, so nothing here waits
for a pipe, follows a link to a device, or reads more than it was allowed to.
"""

from __future__ import annotations

import codecs
import os
import stat
from pathlib import Path
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source, Span
from kompplan.i18n.text import Message, Text
from kompplan.syntax import codes
from kompplan.syntax.characters import first_hidden, hidden_character
from kompplan.syntax.limits import DEFAULT, Limits, exceeded


class Refused(NamedTuple):
    """A file that cannot be read at all: the user's surroundings are at fault, not the plan."""

    message: Message


class TooLarge(NamedTuple):
    """A file beyond the limit ``size``: a finding about the plan."""

    size: int


def read_bytes(path: Path, limits: Limits = DEFAULT, *, links: bool = True) -> bytes | Refused | TooLarge:
    """Return what the regular file at ``path`` holds; a link is refused where ``links`` are not to be followed."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        descriptor = os.open(path, flags if links else flags | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return Refused(_missing(path))
    except PermissionError:
        folder = _is_folder(path)
        return Refused(_about(_FOLDER if folder else _FORBIDDEN, path))
    except IsADirectoryError:
        return Refused(_about(_FOLDER, path))
    except (OSError, ValueError):
        # Link loops, names that are too long or hold a null, sockets.
        return Refused(_about(_UNREADABLE, path))
    try:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            return Refused(_about(_FOLDER, path))
        if not stat.S_ISREG(status.st_mode):
            return Refused(_about(_NOT_A_FILE, path))
        if status.st_size > limits.size:
            return TooLarge(status.st_size)
        data = _read(descriptor, limits.size + 1)
    except OSError:
        return Refused(_about(_UNREADABLE, path))
    finally:
        os.close(descriptor)
    return TooLarge(len(data)) if len(data) > limits.size else data


def _read(descriptor: int, most: int) -> bytes:
    """Read up to ``most`` bytes; a file may grow, and one call may give less than there is."""
    parts: list[bytes] = []
    while most > 0 and (part := os.read(descriptor, min(most, 1 << 20))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


_FOLDER = Text("{file} is a folder, not a file", "{file} är en mapp, inte en fil")
_FORBIDDEN = Text("{file} may not be read: you lack permission", "{file} får inte läsas: du saknar behörighet")
_NOT_A_FILE = Text("{file} is not an ordinary file", "{file} är inte en vanlig fil")
_UNREADABLE = Text("{file} cannot be read", "{file} går inte att läsa")
_MISSING = Text("the file {file} does not exist", "filen {file} finns inte")
_MISSING_NEAR = Text(
    "the file {file} does not exist; did you mean {near}?", "filen {file} finns inte; menade du {near}?"
)
_MISSING_OTHERS = Text(
    "the file {file} does not exist; the folder holds {others}", "filen {file} finns inte; i mappen finns {others}"
)
_MISSING_FOLDER = Text(
    "the file {file} does not exist, nor does its folder", "filen {file} finns inte, och inte heller dess mapp"
)


def _about(text: Text, path: Path) -> Message:
    return Message(text, {"file": path})


def _missing(path: Path) -> Message:
    """Say that a file does not exist, and which one was perhaps meant."""
    if not _is_folder(path.parent):
        return _about(_MISSING_FOLDER, path)
    names = near_names(path)
    if names:
        return Message(_MISSING_NEAR, {"file": path, "near": path.with_name(names[0])})
    plans = [name for name in names_in(path.parent) if name.casefold().endswith((".yaml", ".yml"))]
    if plans:
        return Message(_MISSING_OTHERS, {"file": path, "others": plans[:5]})
    return _about(_MISSING, path)


def near_names(path: Path) -> list[str]:
    """Return the names in the folder of ``path`` that are most like its own."""
    if not path.name or len(path.name) > 64:
        return []
    from difflib import get_close_matches  # noqa: PLC0415 - only who errs pays for it

    return get_close_matches(path.name, names_in(path.parent), n=3)


def names_in(folder: Path) -> list[str]:
    """Return some of the files in ``folder``, in order."""
    names: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if len(names) == 2_000:
                    break
                if not entry.is_dir(follow_symlinks=False) and len(entry.name) <= 64:
                    names.append(entry.name)
    except OSError:
        return []
    return sorted(names)


_HIDDEN_BYTES = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])


def decode(name: str, data: bytes) -> Source | list[Diagnostic]:
    """Return the text of a file, or why it cannot be one."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return [_not_utf8(Source(name, ""), 0, _UTF32, _SAVE)]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16-le" if data.startswith(codecs.BOM_UTF16_LE) else "utf-16-be"
        body, cause = data[2:], _NOT_UTF16
    else:
        encoding = "utf-8"
        body, cause = data.removeprefix(codecs.BOM_UTF8), _WINDOWS_1252
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = body[: error.start].decode(encoding, "replace")
        if encoding == "utf-8":
            cause = _diagnose_bytes(body, error)
        # The bad byte is one character of the text that is shown, and what follows is shown as far as it can be.
        shown = Source(name, before + body[error.start :].decode(encoding, "replace"))
        return [_not_utf8(shown, len(before), cause, _SAVE)]
    source = Source(name, text)
    ordinary = (
        encoding == "utf-8"
        and b"\xc2" not in body
        and b"\xef" not in body
        and len(body.translate(None, _HIDDEN_BYTES)) == len(body)
    )
    hidden = None if ordinary else first_hidden(text)
    if hidden is not None:
        if text[hidden] == "\x00" and encoding == "utf-8" and text[:400].count("\x00") * 3 > len(text[:400]):
            return [_not_utf8(source, hidden, _NO_MARK, _SAVE)]
        return [hidden_character(source, hidden)]
    return source


def _diagnose_bytes(body: bytes, error: UnicodeDecodeError) -> Text:
    if error.end >= len(body) and error.reason == "unexpected end of data":
        return _CUT
    return _WINDOWS_1252


_WINDOWS_1252 = Text(
    "the character is not UTF-8; the file is probably saved as Windows-1252",
    "tecknet är inte UTF-8; filen är troligen sparad som Windows-1252",
)
_CUT = Text(
    "the file ends in the middle of a character; it was probably cut off",
    "filen slutar mitt i ett tecken; den är troligen avklippt",
)
_UTF32 = Text("the file is saved as UTF-32", "filen är sparad som UTF-32")
_NOT_UTF16 = Text(
    "the file says that it is UTF-16, but this is not a character",
    "filen anger att den är UTF-16, men detta är inget tecken",
)
_NO_MARK = Text(
    "the file is probably saved as UTF-16 without a byte order mark",
    "filen är troligen sparad som UTF-16 utan byteordningsmarkering",
)
_SAVE = Text("save the file as UTF-8", "spara filen som UTF-8")


def _not_utf8(source: Source, index: int, text: Text, advice: Text) -> Diagnostic:
    return Diagnostic(
        codes.ENCODING, Severity.ERROR, Message(text), Span(source, index, index + 1), advice=Message(advice)
    )


def too_large(name: str, limits: Limits) -> Diagnostic:
    """Return the finding that a file is beyond the limit ``size``."""
    return exceeded("size", limits.size, limits, Span(Source(name, ""), 0, 0))
