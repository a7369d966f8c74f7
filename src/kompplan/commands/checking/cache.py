"""What was found in files that have not changed since: kept outside the tree, addressed by the files' contents.

A result is found by the SHA-256 of the bytes it was judged from and by everything else that a verdict depends on:
kompplan's own files, the configuration, the command line, the day. A file whose size, times and inode are those of last
time is not read again, as git does; one that was changed in the moment before the cache was written is. Whatever is
odd about the cache is a miss, so it can be deleted, damaged or shared between processes at any time.
"""

import json
import os
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from kompplan import __version__

_FORM = 1
_RACY = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system. What was changed so shortly before is read again."""
_ROOM = 20_000
"""Files of other runs in the same folder that are remembered beside those of this one."""


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """Return the folder for caches: ``KOMPPLAN_CACHE_DIR``, else the user's own; None where there is none."""
    if environ.get("KOMPPLAN_CACHE_DIR"):
        return Path(environ["KOMPPLAN_CACHE_DIR"]).absolute()
    if environ.get("XDG_CACHE_HOME", "").startswith("/"):
        return Path(environ["XDG_CACHE_HOME"]) / "kompplan"
    if sys.platform == "win32":
        return Path(environ["LOCALAPPDATA"]) / "kompplan" / "cache" if environ.get("LOCALAPPDATA") else None
    home = environ.get("HOME", "")
    if not home.startswith("/"):
        return None
    return Path(home, "Library/Caches" if sys.platform == "darwin" else ".cache") / "kompplan"


def build() -> str:
    """Return what identifies the code that judges: kompplan's files and those of what it reads plans with."""
    told = [__version__, sys.version]
    told += _files(str(Path(__file__).resolve().parents[2]))
    for name in ("yaml", "pydantic_core", "babel"):
        spec = find_spec(name)
        told += _files(str(Path(spec.origin).parent)) if spec is not None and spec.origin else [name]
    return sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest()


def _files(folder: str) -> Iterator[str]:
    """Yield name, size and time of what lies in ``folder``; of libraries the top is enough: they change as a whole."""
    waiting = [folder]
    ours = folder.endswith("kompplan")
    while waiting:
        place = waiting.pop()
        try:
            with os.scandir(place) as entries:
                for entry in sorted(entries, key=lambda each: each.name):
                    if entry.name == "__pycache__":
                        continue
                    if entry.is_dir():
                        if ours:
                            waiting.append(entry.path)
                        continue
                    status = entry.stat()
                    yield f"{entry.path}\0{status.st_size}\0{status.st_mtime_ns}"
        except OSError:  # a zip, which is one file
            for above in (Path(place), *Path(place).parents):
                if above.is_file():
                    status = above.stat()
                    yield f"{above}\0{status.st_size}\0{status.st_mtime_ns}"
                    break


class Seen(NamedTuple):
    """A file as it was last time: its status, and the SHA-256 of its bytes."""

    size: int
    modified: int
    changed: int
    inode: int
    digest: str


def seen(status: os.stat_result, digest: str) -> Seen:
    """Return what is remembered of a file."""
    return Seen(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, digest)


class Cache:
    """The results of earlier runs in one folder, and of this one."""

    def __init__(self, folder: Path, scope: str, stamp: str) -> None:
        """``scope`` is what one file of the cache is for; ``stamp`` is what all its results depend on."""
        self._path = folder / f"{sha256(scope.encode('utf-8', 'surrogateescape')).hexdigest()[:32]}.json"
        self._stamp = stamp
        self._begun = time.time_ns()
        self._files: dict[str, Seen] = {}
        self._results: dict[str, Any] = {}
        self._mine: set[str] = set()
        self._changed = False
        self._trusted = 0
        self._load()

    def _load(self) -> None:
        try:
            status = self._path.parent.stat()
            if hasattr(os, "getuid") and status.st_uid != os.getuid():
                return
            with self._path.open("rb") as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    return
                checksum, _, data = file.read().partition(b"\n")
            if sha256(data).hexdigest().encode() != checksum:
                return
            kept = json.loads(data)
            if kept["form"] != _FORM or kept["stamp"] != self._stamp:
                return
            self._files = {name: Seen(*each) for name, each in kept["files"].items()}
            self._results = kept["results"]
            self._trusted = kept["begun"] - _RACY
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            self._files, self._results = {}, {}

    @property
    def empty(self) -> bool:
        """Whether nothing is known: then nothing need be read twice."""
        return not self._results

    def digest(self, name: str, status: os.stat_result) -> str | None:
        """Return the SHA-256 of a file that is certainly the same as last time."""
        known = self._files.get(name)
        if (
            known is None
            or known.size != status.st_size
            or known.modified != status.st_mtime_ns
            or known.changed != status.st_ctime_ns
            or known.inode != status.st_ino
            or max(known.modified, known.changed) >= self._trusted
        ):
            return None
        self._mine.add(name)
        return known.digest

    def result(self, digest: str, key: str) -> Any:
        """Return what was found in a file with these bytes, judged as ``key`` says; None where nobody knows."""
        return self._results.get(f"{digest} {key}")

    def remember(self, name: str, file: Seen) -> None:
        """Remember how a file looked when it was read."""
        self._mine.add(name)
        latest = max(file.modified, file.changed)
        if self._files.get(name) != file or self._trusted <= latest < self._begun - _RACY:
            self._files[name] = file
            self._changed = True

    def keep(self, digest: str, key: str, result: Any) -> None:
        """Keep what was found."""
        self._results[f"{digest} {key}"] = result
        self._changed = True

    def save(self) -> None:
        """Write the cache anew, whole or not at all; where that cannot be done the next run is slower, no more."""
        if not self._changed:
            return
        files = self._files
        if len(files) > len(self._mine) + _ROOM:
            files = {name: each for name, each in files.items() if name in self._mine}
        digests = {each.digest for each in files.values()}
        results = {key: each for key, each in self._results.items() if key.partition(" ")[0] in digests}
        document = {
            "form": _FORM,
            "stamp": self._stamp,
            "begun": self._begun,
            "files": files,
            "results": results,
        }
        data = json.dumps(document, separators=(",", ":")).encode()
        temporary = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(sha256(data).hexdigest().encode() + b"\n" + data)
            temporary.replace(self._path)
        except OSError:
            try:
                temporary.unlink()
            except OSError:
                return
