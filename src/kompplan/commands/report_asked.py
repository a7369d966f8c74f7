"""What ``kompplan report`` is asked for; loading Typer takes a fifth of the time of a report of 1 000 activities."""

from pathlib import Path
from typing import NamedTuple

from kompplan.commands.choices import For
from kompplan.commands.plain import plain
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
    """Return what a plain command line asks for; None where Typer has to look at it."""
    found = plain(arguments, ("--audience",), (*_FLAGS, "--force"))
    if found is None or str(found.plan) == "-" or not {*found.every("--audience")} <= {*For}:
        return None
    return Asked(
        found.plan,
        tuple(map(For, found.every("--audience"))),
        tuple(suffix for flag, suffix in _FLAGS.items() if flag in found.flags),
        output=found.output,
        force="--force" in found.flags,
        lang=found.lang,
        today=found.today,
        limit=found.limit,
    )
