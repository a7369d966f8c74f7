"""File names as other programs want them: with slashes, from the root of the repository, and as URIs."""

import re
from os.path import normpath
from pathlib import PurePath
from urllib.parse import quote_from_bytes

from kompplan.formatters.formatter import Style

_LONE = re.compile("[\ud800-\udfff]")


def path_from_root(name: str, style: Style) -> str:
    """Return ``name`` with slashes, from ``style.root`` where it lies in there."""
    path = PurePath(name)
    if style.here is not None:
        path = PurePath(normpath(style.here / path))
        root = style.root if style.root is not None else style.here
        path = path.relative_to(root) if path.is_relative_to(root) else path
    return PurePath(normpath(path)).as_posix()


def in_unicode(path: str) -> str:
    """Return ``path`` with bytes that are no text, which JSON cannot hold, told by their numbers."""
    return _LONE.sub(lambda each: f"<U+{ord(each.group()):04X}>", path)


def _encoded(path: str) -> bytes:
    try:
        return path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # half a character, as Windows allows in a name
        return path.encode("utf-8", "surrogatepass")


def uri_of(path: str) -> str:
    """Return a relative URI reference for a relative path, and a file URI for an absolute one."""
    data = _encoded(path)
    if path.startswith("/"):
        return "file://" + quote_from_bytes(data, safe="/")
    if re.match("[A-Za-z]:/", path):
        return f"file:///{path[:2]}{quote_from_bytes(data[2:], safe='/')}"
    return quote_from_bytes(data, safe="/")
