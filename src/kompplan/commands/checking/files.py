"""Which files are meant: those that are named, and in folders every YAML file that git does not ignore."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.output import why_not
from kompplan.commands.repository import git, in_work_tree
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 100_000
TESTS = "kompplan-tests"
"""The folder with the plans that try an organisation's own rules; they are wrong on purpose."""
_HEAD = re.compile(rb"(?:^|\A\s*\{\s*)[\"']?(?:project|projekt)[\"']?[ \t]*:", re.MULTILINE | re.IGNORECASE)
"""The section that only a plan has, also where the whole plan stands in braces, as JSON has it."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Candidate(NamedTuple):
    """A file that may hold a plan. One that was named is judged whatever it holds."""

    path: Path
    named: bool


def is_plan(data: bytes) -> bool:
    """Tell whether a YAML file looks like a plan: it has a project. Files that a plan includes have none."""
    if data.startswith(_WIDE):
        data = data.replace(b"\0", b"")
    return _HEAD.search(data) is not None


def candidates(paths: Iterable[Path], excluded: Callable[[Path], bool] = lambda _: False) -> list[Candidate]:
    """Return the files that are meant, each once: files as given, what may be plans in folders in order."""
    found: dict[Path, Candidate] = {}
    for path in paths:
        if str(path) != "-" and path.is_dir():
            for each in _below(path):
                if not excluded(each):
                    found.setdefault(each, Candidate(each, False))
                if len(found) > MOST_FILES:
                    raise KompplanError(
                        Text(
                            "there are more than {most} YAML files in {folder}",
                            "det finns fler än {most} YAML-filer i {folder}",
                        ),
                        most=MOST_FILES,
                        folder=path,
                    )
        else:
            found[path] = Candidate(path, True)
    return list(found.values())


def here() -> list[Candidate]:
    """Return the YAML files of this folder alone."""
    return [Candidate(path, False) for path in _walk(Path(), deep=False)]


def _below(folder: Path) -> list[Path]:
    known = _known_to_git(folder)
    return list(_walk(folder, deep=True)) if known is None else known


def _walk(folder: Path, *, deep: bool) -> Iterator[Path]:
    """Yield the YAML files below ``folder`` in the order of their paths; hidden ones and links are left out."""
    waiting = [str(folder)]
    found: list[str] = []
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith("."):
                        continue
                    if name.lower().endswith(SUFFIXES) and entry.is_file(follow_symlinks=False):
                        found.append(name if place == "." else os.path.join(place, name))
                    elif deep and name != TESTS and entry.is_dir(follow_symlinks=False):
                        waiting.append(name if place == "." else os.path.join(place, name))
        except OSError as wrong:
            raise KompplanError(
                Text("{path} cannot be read ({why})", "{path} går inte att läsa ({why})"),
                path=place,
                why=why_not(wrong),
            ) from wrong
    return map(Path, sorted(found, key=_in_order))


def _in_order(path: str) -> list[str]:
    return path.split(os.sep)


def _known_to_git(folder: Path) -> list[Path] | None:
    """Return the YAML files below ``folder`` that git knows or would not ignore; None where git cannot tell."""
    if not in_work_tree(folder):
        return None
    told = git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate", "--", ".")
    if told is None:
        return None
    names = [os.fsdecode(each) for each in told.split(b"\0") if each.lower().endswith((b".yaml", b".yml"))]
    base = "" if str(folder) == "." else f"{folder}{os.sep}"
    found: list[Path] = []
    for name in sorted(names, key=_in_order):
        if name.startswith((".", f"{TESTS}/")) or "/." in name or f"/{TESTS}/" in name:
            continue
        path = Path(base + name)
        try:
            if path.is_file() and not path.is_symlink():
                found.append(path)
        except OSError:
            continue
    return found
