"""Command lines that are so plain that Typer, whose start takes longer than much of the work, need not look at them."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple


class Plain(NamedTuple):
    """A command line taken apart: at most one file, flags, and options each with a value."""

    plan: Path | None
    flags: tuple[str, ...]
    options: tuple[tuple[str, str], ...]

    def last(self, *names: str) -> str | None:
        """Return the value of an option by one of its names; the last one where it is given several times."""
        return next((value for name, value in reversed(self.options) if name in names), None)

    def every(self, name: str) -> list[str]:
        """Return each value of an option."""
        return [value for each, value in self.options if each == name]


def plain(arguments: list[str], options: Collection[str], flags: Collection[str] = ()) -> Plain | None:
    """Return a command line that has these options and flags only; None where Typer has to look at it."""
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
        elif word in options:
            value = next(waiting, None)
            if value is None or value.startswith("-"):
                return None
            given.append((word, value))
        else:
            return None
    return Plain(plan, tuple(seen), tuple(given))
