"""Findings that were there when the tool was adopted: kept in a file, and not shown until they change.

A finding is recognised by its file, its code and the way to it by ids, so that rows can be moved and sentences worded
anew. Where one place has several findings of a code they are counted: one more is new.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.errors import KompplanError
from kompplan.formatters.formatter import FileFindings
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.syntax.files import Refused, read_bytes
from kompplan.syntax.limits import DEFAULT

VERSION = 1
MARK = "Written by kompplan validate --update-baseline."
_LARGEST = 50_000_000

Key = tuple[str, str, str]
"""File, code, and the way to the place."""


class Compared(NamedTuple):
    """What is new, and how much was known already or is there no longer."""

    files: tuple[FileFindings, ...]
    known: int
    gone: int


def _file(name: str, folder: Path) -> str:
    """Return a file's name as the baseline tells it: seen from the baseline's own folder, with slashes."""
    import os

    return safe(os.path.relpath(os.path.abspath(name), os.path.abspath(folder)).replace(os.sep, "/"))


def _key(file: str, each: Diagnostic) -> Key:
    return file, each.code.code, each.identity or each.span.text[:80]


def read(path: Path) -> Counter[Key]:
    """Return the findings that a baseline holds."""
    data = read_bytes(path, DEFAULT._replace(size=_LARGEST))
    if isinstance(data, Refused):
        raise KompplanError(data.message.text, **data.message.values)
    found: Counter[Key] = Counter()
    try:
        document = json.loads(data if isinstance(data, bytes) else b"")
        if document["version"] != VERSION:
            raise ValueError
        for file, codes in document["files"].items():
            for code, places in codes.items():
                for place, number in places.items():
                    found[str(file), str(code), str(place)] = int(number)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise KompplanError(
            Text(
                "{file} is no baseline; kompplan validate --baseline {file} --update-baseline writes one",
                "{file} är ingen baslinje; kompplan validate --baseline {file} --update-baseline skriver en",
            ),
            file=path,
        ) from wrong
    return found


def written(files: Iterable[FileFindings], folder: Path) -> bytes:
    """Return the baseline of these findings as bytes: sorted, one place to a line, so that changes can be reviewed."""
    document: dict[str, dict[str, dict[str, int]]] = {}
    for file in files:
        name = _file(file.name, folder)
        for each in file.diagnostics:
            _, code, place = _key(name, each)
            places = document.setdefault(name, {}).setdefault(code, {})
            places[place] = places.get(place, 0) + 1
    ordered = {
        name: {code: dict(sorted(places.items())) for code, places in sorted(codes.items())}
        for name, codes in sorted(document.items())
    }
    text = json.dumps({"$comment": MARK, "version": VERSION, "files": ordered}, ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


def compared(files: Iterable[FileFindings], baseline: Counter[Key], folder: Path) -> Compared:
    """Return ``files`` without what the baseline holds."""
    left = Counter(baseline)
    known = 0
    out: list[FileFindings] = []
    judged: set[str] = set()
    for file in files:
        name = _file(file.name, folder)
        judged.add(name)
        new: list[Diagnostic] = []
        for each in file.diagnostics:
            key = _key(name, each)
            if left[key] > 0:
                left[key] -= 1
                known += 1
            else:
                new.append(each)
        out.append(file._replace(diagnostics=tuple(new)))
    gone = sum(number for key, number in left.items() if key[0] in judged)
    return Compared(tuple(out), known, gone)
