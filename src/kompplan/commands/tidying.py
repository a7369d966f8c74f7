"""Lay out the files that are meant, and say what was done: what ``kompplan fmt`` does."""

import os
from pathlib import Path

from kompplan.commands.checking.files import is_plan
from kompplan.commands.checking.run import Asked, meant
from kompplan.commands.diffing import unified
from kompplan.commands.output import say, say_bytes, tell
from kompplan.commands.rewriting import LINK, is_plain, rewrite
from kompplan.commands.surroundings import NO_PLAN_HERE, NO_PLAN_IN, given
from kompplan.errors import KompplanError
from kompplan.formatters.full import place
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.syntax.files import TooLarge, too_large
from kompplan.syntax.limits import Limits
from kompplan.tidy import Tidied, Untidied, tidied

_STDIN = Path("-")


class Tidying:
    """Lays out one file after the other, and counts."""

    def __init__(
        self,
        *,
        language: Language,
        limits: Limits,
        write: bool,
        diff: bool,
        words: bool,
        color: bool,
        stdin_name: str | None,
    ) -> None:
        self.language = language
        self.limits = limits
        self.write = write
        self.diff = diff
        self.words = words
        self.color = color
        self.stdin_name = stdin_name
        self.instead: dict[Path, bytes] = {}
        self.changed = self.right = self.left = 0
        self.parts: set[str] = set()

    def run(self, files: list[Path]) -> int:
        """Lay out ``files`` and return the exit status."""
        waiting: list[Path] = []
        begun = False
        for path, named in meant(files, Asked(limits=self.limits)):
            begun |= self.one(path, named=named, waiting=waiting)
        for path in waiting:  # no plans themselves, but parts of one that was found
            if os.path.abspath(path) in self.parts:
                self.one(path, named=True, waiting=[])
        if not begun:
            raise KompplanError(NO_PLAN_IN, folder=files[0]) if files else KompplanError(NO_PLAN_HERE)
        if _STDIN not in files or not self.write:
            self.count()
        if self.left:
            return 2
        return int(bool(self.changed) and not self.write)

    def one(self, path: Path, *, named: bool, waiting: list[Path]) -> bool:
        """Lay out a file; return whether it was meant."""
        try:
            file = given(path, self.limits, self.stdin_name)
        except KompplanError as wrong:
            self.leave(wrong.message.to(self.language))
            return True
        if isinstance(file.data, TooLarge):
            self.leave(f"{safe(file.name)}: {too_large(file.name, self.limits).message.to(self.language)}")
            return True
        if not named and not is_plan(file.data):
            waiting.append(path)
            return False
        piped = path == _STDIN
        if not piped and not is_plain(path):
            self.leave(LINK.to(self.language).format(path=safe(str(path))))
            return True
        result = tidied(file.data, file.name, file.folder, self.limits, self.instead, words=self.words)
        if isinstance(result, Untidied):
            self.leave_at(result)
            if piped and self.write:
                say_bytes(file.data)
            return True
        folder = os.path.realpath(file.folder)
        self.parts.update(os.path.join(folder, each) for each in result.parts)
        self.parts.update(os.path.abspath(file.folder / each) for each in result.parts)
        self.finish(path, file.name, file.data, result, piped=piped)
        return True

    def finish(self, path: Path, name: str, old: bytes, result: Tidied, *, piped: bool) -> None:
        new = result.new.encode()
        if piped and self.write:
            say_bytes(new)
            return
        if new == old:
            self.right += 1
            return
        self.changed += 1
        if not piped:
            self.instead[Path(os.path.realpath(path))] = new
        if self.diff:
            shown = unified(name, result.old, result.new, color=self.color)
            say(shown or _FORM.to(self.language).format(path=safe(name)) + "\n")
            return
        if self.write:
            rewrite(path, name, old, new)
        said = _WROTE if self.write else _WOULD
        say(said.to(self.language).format(path=safe(name)) + "\n")

    def leave(self, why: str) -> None:
        self.left += 1
        tell(f"kompplan: {why}")

    def leave_at(self, result: Untidied) -> None:
        why = result.message.to(self.language)
        self.leave(f"{place(result.span)}: {_LEFT.to(self.language).format(why=why)}")

    def count(self) -> None:
        """Say how many files were changed, were right already, and were left."""
        parts = []
        for number, words in (
            (self.changed, _CHANGED if self.write else _WOULD_CHANGE),
            (self.right, _RIGHT),
            (self.left, _ALONE),
        ):
            if number:
                parts.append(words[number != 1].to(self.language).format(n=number))
        tell("kompplan: " + ", ".join(parts))


_WROTE = Text("formatted {path}", "formaterade {path}")
_WOULD = Text("would format {path}", "skulle formatera {path}")
_FORM = Text("{path}: only its encoding, mark or line ends", "{path}: bara teckenkodning, märke eller radslut")
_LEFT = Text("left as it is: {why}", "lämnas som den är: {why}")
_CHANGED = (Text("{n} file formatted", "{n} fil formaterad"), Text("{n} files formatted", "{n} filer formaterade"))
_WOULD_CHANGE = (
    Text("{n} file would be formatted", "{n} fil skulle formateras"),
    Text("{n} files would be formatted", "{n} filer skulle formateras"),
)
_RIGHT = (Text("{n} file already right", "{n} fil redan rätt"), Text("{n} files already right", "{n} filer redan rätt"))
_ALONE = (Text("{n} file left as it is", "{n} fil lämnad som den är"),
          Text("{n} files left as they are", "{n} filer lämnade som de är"))  # fmt: skip
