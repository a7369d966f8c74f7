"""``kompplan validate --fix`` and ``--diff``: mend plans where they lie, or show what would change."""

import os
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kompplan.commands.checking.result import Result
from kompplan.commands.checking.run import Asked, Judge
from kompplan.commands.diffing import unified
from kompplan.commands.output import tell
from kompplan.commands.rewriting import LINK, is_plain, rewrite
from kompplan.commands.surroundings import Given
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.diagnostics.source import Source
from kompplan.formatters.full import place
from kompplan.formatters.words import mendable, mended_words
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text
from kompplan.mend import Texts, mend
from kompplan.pipeline import Judged
from kompplan.syntax.edits import encoded_as
from kompplan.syntax.files import TooLarge, read_bytes

STDIN = "-"


class _File(NamedTuple):
    """A file of a plan: where it lies (nowhere for standard input), and what it holds."""

    path: Path | None
    data: bytes


class _Change(NamedTuple):
    """A file that is mended, before and after."""

    name: str
    old: str
    new: str


class Mender(Judge):
    """Mends each plan before it is judged; remembers what was done."""

    def __init__(self, asked: Asked, *, unsafe: bool, write: bool, piped: bool = False) -> None:
        super().__init__(asked)
        self._piped = (asked.stdin_name or STDIN) if piped else None
        self._unsafe = unsafe
        self._write = write
        self._instead: dict[Path, bytes] = {}
        self._linked: set[Path] = set()
        self._told: list[Message] = []
        self.changes: list[_Change] = []
        self.left: list[Diagnostic] = []
        self.done = 0
        self._more = 0
        self.printed: bytes | None = None
        """What stood on standard input, mended."""

    def __call__(self, given: Given, path: Path, key: str) -> tuple[Result, dict[str, str] | None]:
        """Return what is left to say of a plan that is mended as far as it can be."""
        if isinstance(given.data, TooLarge):
            return super().__call__(given, path, key)
        data = given.data
        piped = given.name == self._piped
        own = None if piped else Path(os.path.realpath(path))
        if own is not None and own in self._instead:
            data = self._instead[own]
            given = given._replace(data=data)
        first = self.judged(given, path, key, self._instead)
        files = self._files(first, given, path, own, piped=piped)

        def again(texts: Texts) -> Judged:
            instead = dict(self._instead)
            plan = given
            for name, text in texts.items():
                file = files[name]
                new = encoded_as(text, file.data)
                if name == given.name:
                    plan = given._replace(data=new)
                if file.path is not None:
                    instead[file.path] = new
            return self.judged(plan, path, key, instead)

        mended = mend(first, again, lambda each: self._wanted(each, files))
        self.done += mended.done
        self._more += 0 if self._unsafe else mendable(mended.judged.diagnostics)[1]
        self.left += mended.left
        texts = {source.name: source.text for source in _sources(first)}
        for name, text in mended.texts.items():
            file = files[name]
            new = encoded_as(text, file.data)
            self.changes.append(_Change(name, texts[name], text))
            if file.path is None:
                continue
            self._instead[file.path] = new
            if self._write:
                rewrite(file.path, name, file.data, new)
        if piped:
            piped_text = mended.texts.get(given.name)
            self.printed = data if piped_text is None else encoded_as(piped_text, data)
        return self.result(given, mended.judged), None

    def _wanted(self, diagnostic: Diagnostic, files: dict[str, _File]) -> bool:
        mending = diagnostic.mending
        return (
            mending is not None
            and (mending.safe or self._unsafe)
            and all(each.span.source.name in files for each in mending.replacements)
        )

    def _files(self, judged: Judged, given: Given, path: Path, own: Path | None, *, piped: bool) -> dict[str, _File]:
        """Return the files of a plan that may be changed: its own, and those that it includes where they lie."""
        files: dict[str, _File] = {}
        assert isinstance(given.data, bytes)  # noqa: S101 - what is too large was turned away
        if piped:
            return {given.name: _File(None, given.data)}
        if own is not None and not self._link(path, is_plain(path)):
            files[given.name] = _File(own, given.data)
        if judged.checked is None:
            return files
        folder = Path(os.path.realpath(given.folder))
        ahead = given.name.removesuffix(Path(given.name).name)
        for each in judged.checked.loaded.brought:
            if each.source is None:
                continue
            below = folder / each.path
            written = Path(os.path.normpath(folder / each.source.name.removeprefix(ahead)))
            data = self._instead.get(below) or read_bytes(below)
            if self._link(Path(each.source.name), written == below):
                continue
            if isinstance(data, bytes) and sha256(data).hexdigest() == each.digest:
                files[each.source.name] = _File(below, data)
        return files

    def _link(self, path: Path, plain: bool) -> bool:
        """Tell whether a file is reached by a link, and say so once: what lies behind it may be anybody's."""
        if not plain and path not in self._linked:
            self._linked.add(path)
            self._told.append(Message(LINK, {"path": path}))
        return not plain

    def tell(self, language: Language) -> None:
        """Say on standard error what was left as it is, and why."""
        for message in self._told:
            tell("kompplan: " + message.to(language))
        for each in self.left:
            assert each.mending is not None  # noqa: S101 - it was to be mended
            said = _LEFT.to(language).format(code=each.code.code, label=each.mending.message.to(language))
            tell(f"kompplan: {place(each.span)}: {said}")

    def diff(self, *, color: bool) -> str:
        """Return what changes in all files."""
        return "".join(unified(each.name, each.old, each.new, color=color) for each in self.changes)

    def told(self, language: Language) -> str:
        """Return how much was mended, and how much more could be: ``mended 3; 2 more with --unsafe-fixes``."""
        return mended_words(self.done, self._more, language, would=not self._write)


_LEFT = Text(
    "{code} is not mended ({label}): it would change something else, or not help",
    "{code} rättas inte ({label}): det skulle ändra något annat, eller inte hjälpa",
)


def _sources(judged: Judged) -> tuple[Source, ...]:
    return judged.checked.sources if judged.checked is not None else ()
