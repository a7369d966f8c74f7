"""What commands take from the world: files, the clock, the environment. Everything below gets it as parameters."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from kompplan.commands.checking.files import candidates, here, is_plan
from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.syntax.files import Refused, TooLarge, read_bytes
from kompplan.syntax.limits import DEFAULT, LimitError, Limits, parse_limit

if TYPE_CHECKING:
    from kompplan.model.plan import Plan


class Given(NamedTuple):
    """A plan's bytes, what the user calls the file, and the folder that its includes may come from."""

    name: str
    data: bytes | TooLarge
    folder: Path


def limits_of(options: list[str] | None) -> Limits:
    """Return the reader's limits with those of the command line."""
    limits = DEFAULT
    for option in options or ():
        try:
            limits = parse_limit(option, limits)
        except LimitError as wrong:
            raise KompplanError(wrong.message.text, **wrong.message.values) from wrong
    return limits


def day(text: str, where: Text) -> date:
    """Return an ISO date that somebody gave as today."""
    from kompplan.values.when import When, parse_when

    when = parse_when(text)
    if isinstance(when, When) and when.start is not None and when.start == when.end:
        first, last = when.start
        if first == last:
            return first
    raise KompplanError(
        Text(
            "{where}: '{text}' is not a day; write it as 2026-09-01",
            "{where}: '{text}' är ingen dag; skriv som 2026-09-01",
        ),
        where=where,
        text=text,
    )


def today_of(option: str | None) -> Callable[[Plan], date]:
    """Return how to tell which day it is: ``--today``, ``KOMPPLAN_TODAY``, the plan's own ``today``, the clock."""
    if option is not None:
        given = day(option, Text("--today", "--today"))
        return lambda plan: given
    variable = os.environ.get("KOMPPLAN_TODAY")
    if variable:
        set_to = day(variable, Text("KOMPPLAN_TODAY", "KOMPPLAN_TODAY"))
        return lambda plan: set_to

    def from_plan(plan: Plan) -> date:
        stated = plan.project.today if plan.project is not None else None
        if stated is not None and stated.start is not None:
            return stated.start.earliest
        return date.today()  # noqa: DTZ011 - a planner's day is the local one

    return from_plan


def language_of(option: Language | None, plan: Plan | None = None) -> Language:
    """Return the language: ``--lang``, ``KOMPPLAN_LANG``, the plan's language, Swedish."""
    if option is not None:
        return option
    variable = os.environ.get("KOMPPLAN_LANG", "")
    if variable in (Language.SV, Language.EN):
        return Language(variable)
    if plan is not None and plan.project is not None and plan.project.language is not None:
        return Language(plan.project.language.value)
    return Language.SV


def find_plans(paths: list[Path]) -> list[Path]:
    """Return the plans that are meant: files as given, the plans in folders, this folder's if none is given."""
    if not paths:
        found = [each.path for each in here() if _holds_a_plan(each.path)]
        if not found:
            raise KompplanError(NO_PLAN_HERE)
        return found
    result: list[Path] = []
    for path in paths:
        found = [each.path for each in candidates([path]) if each.named or _holds_a_plan(each.path)]
        if not found:
            raise KompplanError(NO_PLAN_IN, folder=path)
        result += found
    return list(dict.fromkeys(result))


NO_PLAN_HERE = Text(
    "there is no plan in this folder: name a file, or begin one with kompplan new",
    "det finns ingen plan i den här mappen: ange en fil, eller börja en med kompplan new",
)
NO_PLAN_IN = Text(
    "there is no plan in {folder}: a plan has the section project",
    "det finns ingen plan i {folder}: en plan har avsnittet projekt",
)


def _holds_a_plan(path: Path) -> bool:
    data = read_bytes(path)
    return isinstance(data, bytes) and is_plan(data)


def the_plan(path: Path | None) -> Path:
    """Return the one plan that is meant; several in a folder are a question back."""
    found = find_plans([] if path is None else [path])
    if len(found) > 1:
        raise KompplanError(
            Text(
                "there are several plans here, name one of them: {plans}",
                "det finns flera planer här, ange en av dem: {plans}",
            ),
            plans=tuple(found[:8]),
        )
    return found[0]


def given(path: Path, limits: Limits, stdin_name: str | None = None) -> Given:
    """Return the bytes of a plan, or raise what is wrong with the file."""
    if str(path) == "-":
        data = sys.stdin.buffer.read(limits.size + 1)
        return Given(stdin_name or "-", data, Path(stdin_name).parent if stdin_name else Path())
    data = read_bytes(path, limits)
    if isinstance(data, Refused):
        raise KompplanError(data.message.text, **data.message.values)
    return Given(str(path), data, path.parent)
