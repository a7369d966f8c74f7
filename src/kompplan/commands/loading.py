"""What the commands that compute do first: find the plan, read it, and tell what could not be read."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from kompplan.checked import CheckedPlan
from kompplan.commands.checking.run import Asked, Judge
from kompplan.commands.output import say, tell, write_file
from kompplan.commands.surroundings import given, language_of, limits_of, the_plan, today_of
from kompplan.diagnostics.diagnostic import Diagnostic, Severity
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.lint.rule import Rule
from kompplan.lint.selection import Selection
from kompplan.loading.codes import MISSING_FIELD
from kompplan.model.plan import Plan
from kompplan.pipeline import Judged, judge
from kompplan.syntax.files import TooLarge, too_large

T = TypeVar("T")
_KEPT: list[object] = []
_MOST_KEPT = 4


def kept(thing: T) -> T:
    """Return ``thing`` and keep it until the process ends: to take a large plan apart would take a tenth of a run."""
    if len(_KEPT) >= _MOST_KEPT:  # a process that runs more commands than one
        _KEPT.clear()
    _KEPT.append(thing)
    return thing


def opened(
    plan: Path | None,
    lang: Language | None,
    today: str | None,
    limit: list[str] | None,
    rules: tuple[Rule, ...] | None = (),
) -> tuple[CheckedPlan, Language, Judged, bytes]:
    """Return the plan that is meant; one that cannot be read at all is reported, and ends the command with 1.

    ``rules`` are those to run; none by default, for a computation needs no judgement, and None means those that the
    nearest configuration chooses.
    """
    judged, data = kept(judged_file(the_plan(plan), today, limit, rules))
    if judged.checked is None:
        from kompplan.formatters.formatter import FileFindings, Style
        from kompplan.formatters.full import write

        style = Style(language_of(lang))
        tell(write((FileFindings(judged.name, judged.diagnostics),), style).rstrip())
        raise ending(1)
    language = language_of(lang, judged.checked.plan)
    unread = [
        each for each in judged.diagnostics if each.code.code[:3] in ("YML", "TYP") and each.code is not MISSING_FIELD
    ]
    if unread:
        tell_unread(judged.name, unread, language)
    return judged.checked, language, judged, data


def judged_file(
    path: Path, today: str | None, limit: list[str] | None, rules: tuple[Rule, ...] | None = None
) -> tuple[Judged, bytes]:
    """Return a file with what was found in it, and its bytes; ``rules`` are as of `opened`."""
    limits = limits_of(limit)
    file = given(path, limits)
    which_day: Callable[[Plan], date] = today_of(today)
    if isinstance(file.data, TooLarge):
        return Judged(file.name, None, (too_large(file.name, limits),)), b""
    configured = Judge(Asked())
    key = configured.key(path, named=True)
    chosen = configured.chosen(path, key) if rules is None else Selection(rules)
    settings = configured.configuration(path).settings
    judged = judge(file.data, file.name, which_day, file.folder, limits, chosen=chosen, settings=settings)
    return judged, file.data


def tell_unread(name: str, unread: list[Diagnostic], language: Language) -> None:
    """Say on standard error which places could not be read and so count as unknown."""
    places = ", ".join(f"{each.span.first.line}:{each.span.first.column}" for each in unread[:5])
    more = "" if len(unread) <= 5 else " …"
    one = len(unread) == 1
    what = Text("1 place", "1 ställe") if one else Text(f"{len(unread)} places", f"{len(unread)} ställen")
    counts = Text("counts as unknown", "räknas som okänt") if one else Text("count as unknown", "räknas som okända")
    text = Text(
        f"kompplan: {what.en} in {safe(name)} cannot be read and {counts.en} ({places}{more}); "
        f"kompplan validate {safe(name)} tells why",
        f"kompplan: {what.sv} i {safe(name)} går inte att läsa och {counts.sv} ({places}{more}); "
        f"kompplan validate {safe(name)} säger varför",
    )
    tell(text.to(language))


def end_strictly(strict: bool, judged: Judged) -> None:
    """End with 1 where any error was found and ``--strict`` was asked for."""
    if strict and any(each.severity is Severity.ERROR for each in judged.diagnostics):
        raise ending(1)


def not_the_plan(path: Path, checked: CheckedPlan) -> None:
    """Refuse to write over a file that the plan is read from."""
    if path.resolve() in {Path(source.name).resolve() for source in checked.sources}:
        raise KompplanError(Text("{path} is part of the plan itself", "{path} är en del av själva planen"), path=path)


def deliver(text: str, output: str | None, checked: CheckedPlan, language: Language, *, force: bool) -> None:
    """Write a result to standard output, or to the file that ``-o`` names."""
    if output in (None, "-"):
        say(text)
        return
    path = Path(output or "")
    not_the_plan(path, checked)
    write_file(path, text.encode("utf-8"), force)
    tell(Text(f"wrote {safe(str(path))}", f"skrev {safe(str(path))}").to(language))


def heading(checked: CheckedPlan, name: str) -> str:
    """Return what the plan is called, on one safe line."""
    project = checked.plan.project
    return safe(" ".join(((project.name if project is not None else None) or name).split()))


def ending(status: int) -> Exception:
    """Return what ends a command with a status."""
    import typer

    return typer.Exit(status)
