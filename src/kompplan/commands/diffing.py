"""Differences between two versions of a file, as ``diff -u`` writes them."""

import difflib
import re

from kompplan.i18n.safe import safe

_COLORS = {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32"}


def unified(name: str, old: str, new: str, *, color: bool = False) -> str:
    """Return what changes in the file ``name``; nothing where the two are the same."""
    shown = safe(name)
    out: list[str] = []
    for line in difflib.unified_diff(_lines(old), _lines(new), shown, shown):
        written = safe(line.rstrip("\n").removesuffix("\r"))
        if color:
            paint = next((paint for begin, paint in _COLORS.items() if line.startswith(begin)), None)
            written = f"\x1b[{paint}m{written}\x1b[0m" if paint else written
        out.append(written + "\n")
        if not line.endswith("\n"):
            out.append("\\ No newline at end of file\n")
    return "".join(out)


def _lines(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)
