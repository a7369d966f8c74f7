"""Look again each time something is saved: ``kompplan validate --watch``.

What has changed is told by the files themselves: their times and sizes are compared with those of the last run. News
from the system only ends the wait sooner, so a save is seen also where no news come, as on many network drives.
"""

import contextlib
import gc
import os
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.checking.files import SUFFIXES
from kompplan.commands.checking.run import forget
from kompplan.commands.configuring import NAMES, folder_of, nearest
from kompplan.commands.judging import Options, judge_files
from kompplan.commands.output import say, tell
from kompplan.commands.surroundings import language_of
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.syntax.files import read_bytes

LOOK = 1.0
"""Seconds after which files are looked at even where no news came."""
QUIET = 0.15
"""Seconds without a further change after which a burst of saves is over."""
LONGEST_BURST = 3.0
MOST_FOLDERS = 2_000
MOST_NAMED = 3
_PASSED_BY = frozenset({"node_modules", "__pycache__"})
_NAMES_A_FILE = (b".yaml", b".yml")

Stamp = tuple[int, int, int]
"""When a file was changed, how large it is and which it is; what is written anew differs in one of them."""


class Seen(NamedTuple):
    """What a run depends on, as it is now."""

    files: dict[str, Stamp]
    folders: tuple[str, ...]
    """Where news of those files, and of new ones, come from."""


_WATCHING = Text("kompplan: watching {names}", "kompplan: bevakar {names}")
_CHANGED = Text("kompplan: {names} changed", "kompplan: {names} ändrades")
_MORE = Text(" and {n} more", " och {n} till")
_WAITING = Text("kompplan: waiting for changes (Ctrl+C ends)", "kompplan: väntar på ändringar (Ctrl+C avslutar)")
_NO_STREAM = Text(
    "--watch needs files or folders: standard input is read only once",
    "--watch behöver filer eller mappar: standard in läses bara en gång",
)
_ONLY_LOOKS = Text("--watch only looks: leave out {option}", "--watch tittar bara: utelämna {option}")


def watch_files(files: list[Path], options: Options) -> int:
    """Judge ``files`` now and again after each save, until somebody ends it; return the exit status."""
    if any(str(each) == "-" for each in files):
        raise KompplanError(_NO_STREAM)
    writing = {"--update-baseline": options.update_baseline, "--fix": options.fix, "--diff": options.diff}
    for option, given in writing.items():
        if given:
            raise KompplanError(_ONLY_LOOKS, option=option)
    gc.enable()  # a short run does without sweeping; this one may go on for days
    try:
        _watch(files, options, language_of(options.lang))
    except KeyboardInterrupt:
        if sys.stderr is not None and sys.stderr.isatty():
            tell("")  # the prompt does not begin behind the terminal's ^C
    return 0


def _watch(files: list[Path], options: Options, language: Language) -> None:
    seen = look(files, options)
    _begin(_WATCHING, [str(each) for each in files] or ["."], language, first=True)
    judge_files(files, options)  # a mistake on the command line ends the first run, as it does without --watch
    with contextlib.closing(News()) as news:
        while True:
            tell(_WAITING.to(language))
            before, seen = seen, next_look(files, options, seen, news)
            _begin(_CHANGED, changed(before, seen), language)
            forget()
            try:
                judge_files(files, options)
            except KompplanError as wrong:  # vanished, half written, or a configuration that is being edited
                tell(f"kompplan: {wrong.message.to(language)}")


def _begin(text: Text, names: list[str], language: Language, *, first: bool = False) -> None:
    """Begin a block: on a clear screen where there is one, else after an empty line."""
    if sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        say("\x1b[2J\x1b[H")
    elif not first:
        tell("")
    more = _MORE.to(language).format(n=len(names) - MOST_NAMED) if len(names) > MOST_NAMED else ""
    tell(text.to(language).format(names=", ".join(safe(each) for each in names[:MOST_NAMED]) + more))


def changed(before: Seen, after: Seen) -> list[str]:
    """Return the names of the files that differ, as the user would write them."""
    differing = {path for path, _ in before.files.items() ^ after.files.items()}
    here = os.getcwd() + os.sep
    return sorted(each.removeprefix(here) for each in differing)


def next_look(files: list[Path], options: Options, before: Seen, news: "News") -> Seen:
    """Wait for something to change, and then for the burst to end; return what is there then."""
    while (seen := look(files, options)).files == before.files:
        news.wait(seen.folders)
    ends = time.monotonic() + LONGEST_BURST
    while time.monotonic() < ends:
        time.sleep(QUIET)
        if (again := look(files, options)).files == seen.files:
            break
        seen = again
    return seen


class News:
    """What the system tells of folders; without it, a wait lasts its full time."""

    def __init__(self) -> None:
        self._folders: tuple[str, ...] = ()
        self._told: Generator[object, None, None] | None = None

    def wait(self, folders: tuple[str, ...]) -> None:
        """Return when there may be something new in ``folders``."""
        try:
            if folders != self._folders or self._told is None:
                self.close()
                self._told = _told(folders)
                self._folders = folders
            next(self._told)
        except (OSError, RuntimeError, StopIteration):  # a folder has gone, or the system watches no more of them
            self.close()
            time.sleep(LOOK)

    def close(self) -> None:
        if self._told is not None:
            self._told.close()
        self._told = None


def _told(folders: tuple[str, ...]) -> Generator[object, None, None]:
    from watchfiles import watch

    return watch(
        *folders,
        watch_filter=None,
        debounce=50,
        step=10,
        rust_timeout=int(LOOK * 1000),
        yield_on_timeout=True,
        recursive=False,
        ignore_permission_denied=True,
    )


def look(files: list[Path], options: Options) -> Seen:
    """Return what a run over ``files`` depends on: plans, the parts they are made of, configuration and baseline."""
    stamps: dict[str, Stamp] = {}
    folders: dict[str, None] = {}
    for path in files or [Path()]:
        place = os.path.abspath(path)
        if not os.path.isdir(place):
            _file(place, stamps, folders)
        elif files:
            _all_below(place, stamps, folders)
        else:
            folders[place] = None
            for each in _yaml_in(place):
                _file(each, stamps, folders)
    for each in _decisions(files, options, tuple(folders)):
        if _stamp(each, stamps):
            folders[os.path.dirname(each)] = None
    return Seen(stamps, tuple(each for each in folders if os.path.isdir(each)))


def _file(path: str, stamps: dict[str, Stamp], folders: dict[str, None]) -> None:
    """Take a plan; where it names another file, that lies in its folder or below, and all there is taken."""
    folder = os.path.dirname(path)
    folders[folder] = None
    if _stamp(path, stamps) and _names_a_file(path, stamps[path]):
        _all_below(folder, stamps, folders)


@lru_cache(maxsize=256)
def _names_a_file(path: str, _: Stamp) -> bool:
    data = read_bytes(Path(path))
    return isinstance(data, bytes) and any(each in data.replace(b"\0", b"") for each in _NAMES_A_FILE)


def _stamp(path: str, stamps: dict[str, Stamp]) -> bool:
    try:
        status = os.stat(path)
    except OSError:
        return False
    stamps[path] = (status.st_mtime_ns, status.st_size, status.st_ino)
    return True


def _yaml_in(folder: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [each.path for each in entries if each.name.lower().endswith(SUFFIXES) and each.name[0] != "."]
    except OSError:
        return []


def _all_below(folder: str, stamps: dict[str, Stamp], folders: dict[str, None]) -> None:
    for each in _folders_below(folder):
        folders[each] = None
        for file in _yaml_in(each):
            _stamp(file, stamps)


def _folders_below(folder: str) -> Iterator[str]:
    """Yield ``folder`` and those in it, the nearest first; hidden ones, links and other programs' stores are left."""
    waiting = [folder]
    for number, each in enumerate(waiting):
        if number == MOST_FOLDERS:
            return
        yield each
        try:
            with os.scandir(each) as entries:
                waiting += sorted(
                    entry.path
                    for entry in entries
                    if entry.name[0] != "." and entry.name not in _PASSED_BY and entry.is_dir(follow_symlinks=False)
                )
        except OSError:
            continue


def _decisions(files: list[Path], options: Options, folders: Iterable[str]) -> Iterator[str]:
    """Yield where configuration and baseline are, or may come to be."""
    for named in (options.config, options.baseline):
        if named is not None:
            yield os.path.abspath(named)
    if options.isolated or options.config is not None:
        return
    known: set[str] = set()
    for folder in folders:
        place = folder
        while place not in known:
            known.add(place)
            yield from (os.path.join(place, name) for name in NAMES)
            if os.path.exists(os.path.join(place, ".git")):
                break
            place = os.path.dirname(place)
    with contextlib.suppress(KompplanError):
        first = files[0] if files else Path()
        baseline = nearest(folder_of(first / "plan.yaml" if first.is_dir() else first)).baseline
        if baseline is not None:
            yield os.path.abspath(baseline)
