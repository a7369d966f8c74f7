"""The plans that are shown, each judged and reported anew when one of its files has changed."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.checking.run import forget
from kompplan.commands.choices import Editor
from kompplan.commands.judging import Options
from kompplan.commands.loading import judged_file
from kompplan.commands.revision import revision_of
from kompplan.commands.surroundings import find_plans, language_of
from kompplan.commands.templating import own_templates
from kompplan.commands.watching import News, look, next_look
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.diagnostics.source import Source
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text
from kompplan.pipeline import Judged
from kompplan.reports.audience import audience
from kompplan.reports.build import build
from kompplan.reports.format import report_format
from kompplan.reports.making import File, Making

UNREAD = Message(Text("the file cannot be read as a plan", "filen går inte att läsa som en plan"))

NO_STREAM = Text(
    "serve needs files or folders: standard input is read only once",
    "serve behöver filer eller mappar: standard in läses bara en gång",
)


class Wanted(NamedTuple):
    """What the command line asks for."""

    paths: tuple[Path, ...] = ()
    lang: Language | None = None
    today: str | None = None
    limit: tuple[str, ...] = ()
    editor: Editor | None = None
    allow_templates: bool = False


class Plan:
    """A plan as it is now. A file that cannot be read keeps the report of when it last could, and says so."""

    def __init__(self, path: Path, wanted: Wanted) -> None:
        self.path = path
        self.wanted = wanted
        self.language = language_of(wanted.lang)
        self.diagnostics: tuple[Diagnostic, ...] = ()
        self.problem: Message | None = None
        self.name = path.name
        self._making: Making | None = None
        self._made: dict[str, str] = {}
        self._lock = threading.Lock()

    def judge(self) -> None:
        """Read the plan and judge it."""
        try:
            judged, data = judged_file(self.path, self.wanted.today, list(self.wanted.limit))
            made = self._from(judged, data)
        except KompplanError as wrong:
            with self._lock:
                self.problem, self.diagnostics = wrong.message, ()
            return
        with self._lock:
            self.diagnostics = judged.diagnostics
            self.problem = UNREAD if made is None else None
            if made is not None:
                self._making, self._made = made, {}
                self.language = made.language
                project = made.checked.plan.project
                self.name = (project.name if project is not None else None) or self.path.name

    def _from(self, judged: Judged, data: bytes) -> Making | None:
        if judged.checked is None:
            return None
        language = language_of(self.wanted.lang, judged.checked.plan)
        file = File(judged.name, data, revision_of(self.path, language))
        own = own_templates(self.path, self.wanted.allow_templates, language)
        return Making(judged.checked, judged.diagnostics, judged.allowed, file, language, own=own)

    @property
    def readable(self) -> bool:
        """Tell whether there is a report to show, be it of an earlier reading."""
        return self._making is not None

    def report(self, name: str) -> str | None:
        """Return the web page for an audience; None where the plan could never be read."""
        with self._lock:
            making = self._making
            if making is None:
                return None
            if name not in self._made:
                chosen = audience(name)
                page = report_format("html").write(build(making, chosen, "html"), making, chosen)
                self._made[name] = page.decode()
            return self._made[name]

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the files of the plan that can be shown, the plan's own first."""
        found: dict[str, Source] = {}
        if self._making is not None:
            found = {source.name: source for source in self._making.checked.sources}
        for each in self.diagnostics:
            found[each.span.source.name] = each.span.source  # what the findings speak of, also when it is no plan now
        return tuple(found.values())

    def count(self, severity: Severity) -> int:
        return sum(1 for each in self.diagnostics if each.severity is severity)


class Desk:
    """All the plans, and a number that grows each time one of them changes."""

    def __init__(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self.version = 0
        self.plans: tuple[Plan, ...] = ()
        self._news = threading.Condition()
        self._options = Options(lang=wanted.lang, today=wanted.today, limit=wanted.limit)
        self._seen = look(list(wanted.paths), self._options)  # before reading: what is saved meanwhile is read again
        if any(str(path) == "-" for path in wanted.paths):
            raise KompplanError(NO_STREAM)
        self._lay(find_plans(list(wanted.paths)))
        self._refuse()

    def _refuse(self) -> None:
        """Refuse to begin with a file that is not there; one that goes later keeps its last report."""
        for each in self.plans:
            if each.problem is not None and not each.readable and not each.diagnostics:
                raise KompplanError(each.problem.text, **each.problem.values)

    def _lay(self, paths: list[Path]) -> None:
        known = {each.path: each for each in self.plans}
        plans = tuple(known.get(path) or Plan(path, self.wanted) for path in paths)
        for each in plans:
            each.judge()
        with self._news:
            self.plans = plans
            self.version += 1
            self._news.notify_all()

    def wait(self, version: int, seconds: float) -> int:
        """Return the version when it is another one than ``version``, or after so many seconds."""
        with self._news:
            self._news.wait_for(lambda: self.version != version, timeout=seconds)
            return self.version

    def watch(self, over: Callable[[], bool]) -> None:
        """Judge again after each save, until ``over``."""
        paths = list(self.wanted.paths)
        news = News()
        try:
            while not over():
                self._seen = next_look(paths, self._options, self._seen, news)
                forget()
                try:
                    found = find_plans(paths)
                except KompplanError:  # the last plan is being renamed, or gone: what was there stays on the desk
                    found = [each.path for each in self.plans]
                self._lay(found)
        finally:
            news.close()
