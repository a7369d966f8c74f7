"""Where output goes: standard output for results, standard error for everything else, and files whole or not at all."""

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from kompplan.commands.choices import Color
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text

if TYPE_CHECKING:
    from typing import BinaryIO

MARKS = (
    b'<meta name="generator" content="kompplan ',
    b"[//]: # (generator: kompplan",
    b"PRODID:-//kompplan//",
    b'"kompplan-id"\r\n',
    b"<dc:description>Written by kompplan ",
    b"<!-- Written by kompplan draw -->",
    b"<pdf:Keywords>kompplan ",
    b"tEXtSoftware\0kompplan draw",
    b'"$comment": "Written by kompplan schema."',
    b'"$comment": "Written by kompplan validate --update-baseline."',
)
"""One of these stands near the top of every file that kompplan makes, and tells that it may be made anew."""

PLANS = (".yaml", ".yml")
"""What people write; never made anew, also where kompplan began it."""


def prepare_streams() -> None:
    """Make the streams take every character: UTF-8 in pipes, escapes where a terminal's own encoding lacks one."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with contextlib.suppress(ValueError, OSError):
            if stream.isatty():
                reconfigure(errors="backslashreplace")
            else:
                reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Write a result; a standard output that is closed is told like any other that cannot be written."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.write(text)
    sys.stdout.flush()


def say_bytes(data: bytes) -> None:
    """Write a file's bytes as they are: its line ends, and its byte order mark if it has one."""
    say("")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()


def printed(write: Callable[[], None]) -> str:
    """Return what ``write`` would show on standard output, for a file."""
    import io

    with contextlib.redirect_stdout(io.StringIO()) as written:
        write()
    return written.getvalue()


def tell(text: str) -> None:
    """Write advice or progress, which no program should read."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        sys.stderr.write(text + "\n")
        sys.stderr.flush()


def columns() -> int | None:
    """Return how wide the terminal is that results go to, or None where they go elsewhere and no line is broken."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    import shutil

    return shutil.get_terminal_size((80, 24)).columns


def in_color(choice: Color, output: str | None = None) -> bool:
    """Tell whether to use colour: as asked, else on a terminal where nobody objects (no-color.org); never in a file.

    ``output`` is the file that the result goes to, where that is not standard output.
    """
    if output not in (None, "-"):
        return False
    if choice is not Color.AUTO:
        return choice is Color.ALWAYS
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout is not None and sys.stdout.isatty())


_WHY = {
    errno.ENOENT: Text("there is no such folder or file", "mappen eller filen finns inte"),
    errno.EACCES: Text("permission is lacking", "behörighet saknas"),
    errno.EPERM: Text("permission is lacking", "behörighet saknas"),
    errno.EROFS: Text("nothing can be written there", "där går inget att skriva"),
    errno.ENOSPC: Text("the disk is full", "disken är full"),
    errno.EISDIR: Text("it is a folder", "det är en mapp"),
    errno.ENOTDIR: Text("a part of the path is no folder", "en del av sökvägen är ingen mapp"),
}


def why_not(wrong: OSError) -> Text | str:
    """Return why the system refused, in the reader's language for what happens to people."""
    return _WHY.get(wrong.errno or 0) or wrong.strerror or type(wrong).__name__


def _ours(path: Path) -> bool:
    if path.suffix.lower() in PLANS:
        return False
    with path.open("rb") as file:
        looked_at = file.read(4096)
        if looked_at.startswith(b"%PDF-"):
            looked_at = _pdf_description(file)
    return any(mark in looked_at for mark in MARKS)


def _pdf_description(file: "BinaryIO") -> bytes:
    """Return what a PDF says of itself, which Typst writes right before the table of its objects."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(end - 64, 0))
    start = file.read().partition(b"startxref")[2].split()
    table = min(int(start[0]), end) if start and start[0].isdigit() else 0
    file.seek(max(table - 32_768, 0))
    return file.read(32_768)


def write_file(path: Path, data: bytes, force: bool = False) -> None:
    """Write a file whole or leave it as it was; the only place in kompplan that opens a file for writing."""
    import tempfile

    try:
        if path.exists():
            if not path.is_file():
                raise KompplanError(Text("{path} is not a file", "{path} är ingen fil"), path=path)
            if not force and path.stat().st_size and not _ours(path):
                raise KompplanError(
                    Text(
                        "{path} was not written by kompplan; --force replaces it",
                        "{path} är inte skriven av kompplan; --force ersätter den",
                    ),
                    path=path,
                )
        target = path.resolve()
        handle, name = tempfile.mkstemp(prefix=".kompplan-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
            Path(name).replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as wrong:
        raise KompplanError(
            Text("{path} cannot be written ({why})", "{path} går inte att skriva ({why})"),
            path=path,
            why=why_not(wrong),
        ) from wrong


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
