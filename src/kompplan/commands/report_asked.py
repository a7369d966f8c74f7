"""What ``kompplan report`` is asked for, and command lines that are so plain that Typer need not look at them.

Loading Typer takes a fifth of the time in which a report of 1 000 activities is made.
"""

from pathlib import Path
from typing import NamedTuple

from kompplan.commands.choices import For
from kompplan.i18n.language import Language

SUFFIXES = ("html", "md", "pdf", "docx", "xlsx", "csv", "ics")
_FLAGS = {f"--{suffix}": suffix for suffix in SUFFIXES}


class Asked(NamedTuple):
    """What is asked for."""

    plan: Path | None = None
    audiences: tuple[For, ...] = ()
    suffixes: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    output: str | None = None
    force: bool = False
    strict: bool = False
    lang: Language | None = None
    today: str | None = None
    limit: list[str] | None = None
    every: bool = False
    allow_templates: bool = False
    public: bool = False
    actuals: tuple[Path, ...] = ()
    docx_template: str | None = None


def plainly(arguments: list[str]) -> Asked | None:
    """Return what a plain command line asks for; None where Typer has to look at it.

    Plain are one file, formats, ``--force``, and options of these with a value of their own.
    """
    asked = Asked()
    chosen: list[str] = []
    limits: list[str] = []
    waiting = iter(arguments)
    for word in waiting:
        if not word.startswith("-"):
            if asked.plan is not None:
                return None
            asked = asked._replace(plan=Path(word))
            continue
        if word in _FLAGS:
            chosen.append(_FLAGS[word])
            continue
        if word == "--force":
            asked = asked._replace(force=True)
            continue
        value = next(waiting, None)
        if value is None or value.startswith("-"):
            return None
        if word == "--limit":
            limits.append(value)
        elif word == "--audience" and value in tuple(For):
            asked = asked._replace(audiences=(*asked.audiences, For(value)))
        elif word == "--lang" and value in tuple(Language):
            asked = asked._replace(lang=Language(value))
        elif word == "--today":
            asked = asked._replace(today=value)
        elif word in ("-o", "--output"):
            asked = asked._replace(output=value)
        else:
            return None
    suffixes = tuple(each for each in SUFFIXES if each in chosen)
    return asked._replace(suffixes=suffixes, limit=limits or None)
