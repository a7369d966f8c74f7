"""Command lines that are so plain that Typer, whose start takes longer than much of the work, need not look at them."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from kompplan.i18n.language import Language

_EVERYWHERE = ("--lang", "--today", "-o", "--output", "--limit")
"""The options with a value that every command has that is asked so."""


class Plain(NamedTuple):
    """A command line taken apart: at most one file, flags, and options each with a value."""

    plan: Path | None
    flags: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def last(self, *names: str) -> str | None:
        """Return the value of an option by one of its names; the last one where it is given several times."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def chosen(self, name: str, otherwise: str) -> str:
        """Return the value of an option, or what it is where it is not given."""
        value = self.last(name)
        return otherwise if value is None else value

    def every(self, name: str) -> list[str]:
        """Return each value of an option."""
        return [value for each, value in self.options if each == name]

    @property
    def output(self) -> str | None:
        return self.last("-o", "--output")

    @property
    def lang(self) -> Language | None:
        lang = self.last("--lang")
        return Language(lang) if lang is not None else None

    @property
    def today(self) -> str | None:
        return self.last("--today")

    @property
    def limit(self) -> list[str] | None:
        return self.every("--limit") or None


def plain(arguments: list[str], options: Collection[str], flags: Collection[str] = ()) -> Plain | None:
    """Return a command line that has these options and flags only, and what every one may have.

    None where Typer has to look at it.
    """
    plan: Path | None = None
    seen: list[str] = []
    given: list[tuple[str, str]] = []
    waiting = iter(arguments)
    for word in waiting:
        if not word.startswith("-") or word == "-":
            if plan is not None:
                return None
            plan = Path(word)
        elif word in flags:
            seen.append(word)
        elif word in options or word in _EVERYWHERE:
            value = next(waiting, None)
            if value is None or value.startswith("-") or (word == "--lang" and value not in {*Language}):
                return None
            given.append((word, value))
        else:
            return None
    return Plain(plan, tuple(seen), tuple(given))
