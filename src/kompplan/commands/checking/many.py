"""Judge many files: from the cache what is known, on several cores what is not."""

import os
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from kompplan.commands.checking.cache import Cache, build, cache_folder, seen
from kompplan.commands.checking.files import Candidate, is_plan
from kompplan.commands.checking.result import Result
from kompplan.commands.checking.run import Asked, Checked, Judge, absolute, configuration_of, strangers
from kompplan.commands.checking.stored import plain, restored
from kompplan.commands.surroundings import given
from kompplan.diagnostics.code import Code
from kompplan.errors import KompplanError
from kompplan.i18n.text import Text
from kompplan.syntax.files import read_bytes

SHARED_FROM = 100
"""Files to be judged from which on a second process pays."""
MOST_CORES = 16
_BATCH = 32


class _Job(NamedTuple):
    """A file that has to be read and judged."""

    path: Path
    named: bool
    key: str
    """What a verdict on it depends on beside its bytes and the run as a whole."""


class _Done(NamedTuple):
    """What came of a job: a result, or a file that is no plan (neither), or a file that cannot be read."""

    digest: str = ""
    result: Any = None
    """As plain data; 0 for a file that is no plan."""
    brought: dict[str, str] | None = None
    """The digests of the files that the plan is made of; None where the verdict must not be kept."""
    wrong: tuple[Text, dict[str, object]] | None = None


def _packed(judge: Judge, job: _Job) -> _Done:
    """Read a file and return what is found in it as plain data, in whichever process."""
    try:
        file = given(job.path, judge.asked.limits)
    except KompplanError as wrong:
        return _Done(wrong=(wrong.message.text, dict(wrong.message.values)))
    digest = sha256(file.data).hexdigest() if isinstance(file.data, bytes) else ""
    if not job.named and isinstance(file.data, bytes) and not is_plan(file.data):
        return _Done(digest, 0, {})
    result, brought = judge(file, job.path, job.key)
    return _Done(digest, plain(result, {**(brought or {}), "": digest}), brought)


_JUDGE: Judge | None = None


def _begin(asked: Asked) -> None:
    """Make a process ready to judge."""
    import gc

    global _JUDGE  # noqa: PLW0603 - a pool hands its processes nothing but the jobs
    gc.disable()
    _JUDGE = Judge(asked)


def _one(job: _Job) -> _Done:
    assert _JUDGE is not None  # noqa: S101 - set when the process began
    return _packed(_JUDGE, job)


def _cores(asked: Asked) -> int:
    if asked.cores is not None:
        return asked.cores
    affinity = getattr(os, "sched_getaffinity", None)
    return min(len(affinity(0)) if affinity is not None else os.cpu_count() or 1, MOST_CORES)


def _judged(jobs: list[_Job], asked: Asked, judge: Judge) -> Iterator[_Done]:
    """Yield what came of each job, in order, on as many cores as it takes."""
    cores = _cores(asked)
    if len(jobs) < SHARED_FROM or cores < 2:
        yield from (_packed(judge, job) for job in jobs)
        return
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    import kompplan.pipeline

    kompplan.pipeline.all_rules()  # what a fork finds loaded it need not load
    for job in {each.key: each for each in jobs}.values():
        judge.chosen(job.path, job.key)  # a mistake in a configuration is told before there are several processes
    fork = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
    context = multiprocessing.get_context("fork" if fork else "spawn")
    with ProcessPoolExecutor(cores, mp_context=context, initializer=_begin, initargs=(asked,)) as pool:
        yield from pool.map(_one, jobs, chunksize=_BATCH)


class _Known(NamedTuple):
    """A file of a run over many: what the cache says of it, or that it has to be judged."""

    path: Path
    name: str
    job: _Job | None
    result: Any = None
    brought: Mapping[str, str] = {}


def check_many(meant: list[Candidate], asked: Asked) -> Checked:
    """Judge many files: from the cache what is known, on several cores what is not."""
    judge = Judge(asked)
    cache = _cache(asked)
    parts: set[str] = set()
    codes = _Codes(asked)
    files = [_known(each, judge, cache, asked) for each in meant]
    jobs = [each.job for each in files if each.job is not None]
    done = _shown_as_they_come(_judged(jobs, asked, judge), len(jobs))
    results: list[Result] = []
    others: list[Path] = []
    wrong: list[KompplanError] = []
    for file in files:
        found = file.result
        if file.job is not None:
            each = next(done)
            if each.wrong is not None:
                wrong.append(KompplanError(each.wrong[0], **each.wrong[1]))
                continue
            found = each.result
            if cache is not None and each.brought is not None:
                _keep(cache, file, each)
            parts.update(absolute(file.path.parent / below) for below in each.brought or ())
        parts.update(absolute(file.path.parent / below) for below in file.brought)
        if found == 0:
            others.append(file.path)
        else:
            results.append(restored(found, file.path, str(file.path), codes.of(file.path)))
    if cache is not None:
        cache.save()
    return Checked(tuple(results), strangers(others, parts), tuple(wrong))


def _cache(asked: Asked) -> Cache | None:
    folder = cache_folder(os.environ) if asked.cached else None
    if folder is None:
        return None
    today = asked.today or os.environ.get("KOMPPLAN_TODAY") or date.today().isoformat()  # noqa: DTZ011 - the day here
    return Cache(folder, str(Path.cwd()), f"{build()} {today} {asked.limits!r} {asked.choice!r}")


class _Codes:
    """What the codes say of themselves, an organisation's own among them; nothing where the output does not show it."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._known: dict[str, Mapping[str, Code]] = {}

    def of(self, path: Path) -> Mapping[str, Code]:
        if not self._asked.explained:
            return {}
        configuration = configuration_of(path, self._asked)
        known = self._known.get(configuration.digest)
        if known is None:
            from kompplan.pipeline import all_codes, own_rules

            codes = (*all_codes(), *(rule.about for rule in own_rules(configuration)))
            known = self._known[configuration.digest] = {code.code: code for code in codes}
        return known


def _known(meant: Candidate, judge: Judge, cache: Cache | None, asked: Asked) -> _Known:
    """Return what the cache says about a file, if only by reading it; else that it has to be judged."""
    path, named = meant
    key = judge.key(path, named=named)
    name = absolute(path)
    job = _Job(path, named, key)
    if cache is None or cache.empty or str(path) == "-":
        return _Known(path, name, job)
    try:
        status = path.stat()
    except OSError:
        return _Known(path, name, job)
    digest = cache.digest(name, status)
    if digest is None:
        data = read_bytes(path, asked.limits)
        if not isinstance(data, bytes):
            return _Known(path, name, job)
        digest = sha256(data).hexdigest()
        cache.remember(name, seen(status, digest))
    kept = cache.result(digest, key)
    if kept is None or not all(_same(path.parent / below, digest) for below, digest in kept[1].items()):
        return _Known(path, name, job)
    return _Known(path, name, None, kept[0], kept[1])


def _same(path: Path, digest: str) -> bool:
    """Tell whether a file that a plan brings in still holds the same bytes."""
    data = read_bytes(path)
    return isinstance(data, bytes) and sha256(data).hexdigest() == digest


def _keep(cache: Cache, file: _Known, done: _Done) -> None:
    if file.job is None or not done.digest:
        return
    try:
        status = file.path.stat()
    except OSError:
        return
    # Judged before it was looked at: what was changed in between has a time that the cache does not trust yet.
    cache.remember(file.name, seen(status, done.digest))
    cache.keep(done.digest, file.job.key, [done.result, done.brought])


def _shown_as_they_come(done: Iterator[_Done], number: int) -> Iterator[_Done]:
    """Show on a terminal how far a long run has come."""
    if number < SHARED_FROM or sys.stderr is None or not sys.stderr.isatty():
        yield from done
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    console = Console(stderr=True)
    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("", total=number)
        for each in done:
            bar.advance(task)
            yield each
