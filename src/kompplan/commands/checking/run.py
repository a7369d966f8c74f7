"""Judge the files that are meant, each by the configuration that holds for it."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kompplan.commands.checking.files import Candidate, candidates, here, is_plan
from kompplan.commands.checking.result import Result
from kompplan.commands.configuring import folder_of, nearest, read_configuration
from kompplan.commands.surroundings import Given, given, today_of
from kompplan.configuration.globs import matches
from kompplan.configuration.model import NONE, Choice, Configuration
from kompplan.errors import KompplanError
from kompplan.formatters.formatter import FileFindings
from kompplan.i18n.language import Language
from kompplan.syntax.files import TooLarge, too_large
from kompplan.syntax.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from kompplan.lint.selection import Selection
    from kompplan.pipeline import Judged

CACHED_FROM = 8
"""Files from which on the cache pays: it costs a few milliseconds to open."""
INCLUDE = "YML07"
"""The code about files that a plan brings in: where it stands, the verdict depends on what is missing."""


class Asked(NamedTuple):
    """What the command line says about judging; plain values, because other processes are told."""

    choice: Choice = Choice()
    limits: Limits = DEFAULT
    today: str | None = None
    config: Path | None = None
    isolated: bool = False
    stdin_name: str | None = None
    cores: int | None = None
    cached: bool = True
    explained: bool = False
    """Whether the output shows what codes say of themselves."""


class Checked(NamedTuple):
    """What came of it, in the order in which the files were meant."""

    results: tuple[Result, ...]
    others: tuple[Path, ...]
    """YAML files in the folders that are no plans."""
    unreadable: tuple[KompplanError, ...]


def configuration_of(path: Path, asked: Asked) -> Configuration:
    """Return the configuration that holds for a file."""
    if asked.isolated:
        return NONE
    if asked.config is not None:
        return _named(asked.config)
    return nearest(folder_of(path))


@cache
def _named(path: Path) -> Configuration:
    return read_configuration(path)


def forget() -> None:
    """Forget every configuration that was read: a later run in this process finds what it says by then."""
    nearest.cache_clear()
    _named.cache_clear()


def seen_from(configuration: Configuration, path: Path) -> str | None:
    """Return a path as the configuration's patterns see it; None where it lies elsewhere."""
    if configuration.folder is None:
        return None
    root = os.path.abspath(configuration.folder)
    below = os.path.relpath(os.path.abspath(path), root)
    return None if below.startswith("..") else below.replace(os.sep, "/")


def _excluded(asked: Asked, path: Path) -> bool:
    configuration = configuration_of(path, asked)
    if not configuration.exclude:
        return False
    below = seen_from(configuration, path)
    return below is not None and any(matches(below, pattern) for pattern in configuration.exclude)


class Judge:
    """Judges one file after the other; everything that many files share is worked out once."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self._chosen: dict[str, Selection] = {}
        self._configurations: dict[str, Configuration] = {}

    def configuration(self, path: Path) -> Configuration:
        """Return the configuration that holds for a file; looked for once in each folder."""
        folder = os.path.dirname(path)
        known = self._configurations.get(folder)
        if known is None:
            known = self._configurations[folder] = configuration_of(path, self.asked)
        return known

    def key(self, path: Path, *, named: bool) -> str:
        """Return what a verdict depends on beside the file's bytes and the run as a whole."""
        configuration = self.configuration(path)
        told = configuration.digest
        if configuration.for_files:
            below = seen_from(configuration, path)
            for number, each in enumerate(configuration.for_files):
                if below is not None and any(matches(below, pattern) for pattern in each.patterns):
                    told += f" {number}"
        return f"!{told}" if named else told

    def chosen(self, path: Path, key: str) -> "Selection":
        """Return the rules for a file; ``key`` is what ``key`` gave for it."""
        known = self._chosen.get(key)
        if known is None:
            from kompplan.lint.selection import choices_for
            from kompplan.pipeline import own_rules, select

            configuration = self.configuration(path)
            choices = choices_for(configuration, seen_from(configuration, path), self.asked.choice)
            known = self._chosen[key] = select(choices, own_rules(configuration))
        return known

    def judged(self, given: Given, path: Path, key: str, instead: Mapping[Path, bytes] | None = None) -> "Judged":
        """Return what is found in a plan; ``instead`` gives what files beside it would hold if they were changed."""
        from kompplan.pipeline import judge, with_paths

        assert isinstance(given.data, bytes)  # noqa: S101 - what is too large is not judged
        return with_paths(
            judge(
                given.data,
                given.name,
                today_of(self.asked.today),
                given.folder,
                self.asked.limits,
                chosen=self.chosen(path, key),
                settings=self.configuration(path).settings,
                instead=instead or {},
            )
        )

    def __call__(self, given: Given, path: Path, key: str) -> tuple[Result, dict[str, str] | None]:
        """Return what is found in a plan, and the digests of further files that it is made of.

        None instead of the digests says that the verdict depends on more than files that could be read.
        """
        if isinstance(given.data, TooLarge):
            return Result(FileFindings(given.name, (too_large(given.name, self.asked.limits),))), None
        judged = self.judged(given, path, key)
        result = self.result(given, judged)
        brought = judged.checked.loaded.brought if judged.checked is not None else ()
        certain = all(each.digest for each in brought) and not any(d.code.code == INCLUDE for d in judged.diagnostics)
        return result, {each.path: each.digest for each in brought} if certain else None

    @staticmethod
    def result(given: Given, judged: "Judged") -> Result:
        """Return what the output takes from a verdict."""
        plan = judged.checked.plan if judged.checked is not None else None
        spoken = plan.project.language if plan is not None and plan.project is not None else None
        return Result(
            FileFindings(given.name, judged.diagnostics, silenced=judged.silenced),
            Language(spoken.value) if spoken is not None else None,
            judged.checked.today if judged.checked is not None else None,
        )


def meant(files: list[Path], asked: Asked) -> list[Candidate]:
    """Return the files that are meant: those of this folder where none is named."""
    if files:
        return candidates(files, lambda path: _excluded(asked, path))
    return here()


def check(files: list[Path], asked: Asked, judge: Judge | None = None) -> Checked:
    """Judge ``files``, folders among them; without any, the plans of this folder.

    A ``judge`` of the caller's own is asked about each file in turn, and nothing is taken from the cache.
    """
    each = meant(files, asked)
    if judge is not None or len(each) < CACHED_FROM:
        return _few(each, asked, judge or Judge(asked))
    from kompplan.commands.checking.many import check_many

    return check_many(each, asked)


def _few(files: list[Candidate], asked: Asked, judge: Judge) -> Checked:
    """Judge a few files one after the other, and remember nothing."""
    parts: set[str] = set()
    results: list[Result] = []
    others: list[Path] = []
    wrong: list[KompplanError] = []
    for path, named in files:
        try:
            file = given(path, asked.limits, asked.stdin_name)
        except KompplanError as error:
            wrong.append(error)
            continue
        if not named and isinstance(file.data, bytes) and not is_plan(file.data):
            others.append(path)
            continue
        place = Path(asked.stdin_name) if asked.stdin_name and str(path) == "-" else path
        result, brought = judge(file, place, judge.key(place, named=named))
        parts.update(absolute(path.parent / below) for below in brought or ())
        results.append(result)
    return Checked(tuple(results), strangers(others, parts), tuple(wrong))


def absolute(path: Path) -> str:
    return os.path.abspath(path)


def strangers(others: list[Path], parts: set[str]) -> tuple[Path, ...]:
    """Return the files that are no plans, nor parts of one that was judged."""
    return tuple(each for each in others if absolute(each) not in parts) if parts else tuple(others)
