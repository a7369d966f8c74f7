"""File patterns as people know them from .gitignore and ruff: ``*`` within a folder, ``**`` through folders."""

import re
from functools import cache


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    out = []
    index = 0
    while index < len(pattern):
        if pattern.startswith("**/", index):
            out.append("(?:[^/]+/)*")
            index += 3
        elif pattern.startswith("**", index):
            out.append(".*")
            index += 2
        elif pattern[index] == "*":
            out.append("[^/]*")
            index += 1
        elif pattern[index] == "?":
            out.append("[^/]")
            index += 1
        else:
            out.append(re.escape(pattern[index]))
            index += 1
    return re.compile("".join(out))


def matches(path: str, pattern: str) -> bool:
    """Tell whether a path, with slashes and seen from the configuration's folder, is meant by ``pattern``.

    A pattern without a slash means a name in any folder; one that names a folder means everything in it.
    """
    pattern = pattern.removeprefix("./").rstrip("/")
    if "/" not in pattern:
        pattern = f"**/{pattern}"
    return _compiled(pattern.removeprefix("/")).fullmatch(path) is not None or (
        _compiled(f"{pattern.removeprefix('/')}/**").fullmatch(path) is not None
    )
