"""Plans for the reports' tests: one with every field of the model filled, and the example plans."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.i18n.language import Language
from kompplan.ledger.entry import Entry, Ledger
from kompplan.model.base import Form, Part, Word
from kompplan.model.plan import Plan
from kompplan.model.shapes import Field, shape
from kompplan.pipeline import Judged, judge
from kompplan.reports.audience import audience
from kompplan.reports.build import build
from kompplan.reports.format import report_format
from kompplan.reports.making import File, Making
from kompplan.values.recurrence import Recurrence
from kompplan.values.when import When

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*/[!.]*.yaml")))
DEEPEST_CAUSE = 2

_QUANTITIES = {
    Form.MONEY: "{n} kr",
    Form.KRONOR: "{n} kr",
    Form.HOURS: "{n} h",
    Form.LENGTH: "{n} dagar",
    Form.DAYS: "{n} dagar",
    Form.LAG: "{n} arbetsdagar",
    Form.LAG: "{n} dagar",
    Form.COUNT: "{n}",
    Form.PORTION: "{n} %",
    Form.SHARE: "{n} %",
    Form.FTE: "{n} %",
    Form.SCORE: "4",
    Form.BOUNDS: "1–5",
}


class Filled(NamedTuple):
    """A plan's source, the texts in it, and the dates and amounts in it."""

    source: bytes
    texts: tuple[str, ...]
    values: tuple[str, ...]


class _Filler:
    def __init__(self, text: Callable[[int], str]) -> None:
        self.text = text
        self.count = 0
        self.texts: list[str] = []
        self.values: list[str] = []

    def value(self, field: Field, depth: int, second: bool) -> object:
        self.count += 1
        if issubclass(field.takes, Part):
            return self.part(field.takes, depth + 1, second)
        if issubclass(field.takes, Word):
            return next(iter(field.takes)).value
        if field.takes is bool:
            return "ja"
        if field.takes is When:
            return self.kept((date(2027, 1, 1) + timedelta(days=self.count)).isoformat())
        if field.form is not None and field.form is not Form.OPEN:
            form = _QUANTITIES[field.form]
            return self.kept(form.format(n=self.count % 90 + 10 if "%" in form else self.count + 1000))
        if field.takes is Recurrence or field.takes is str or field.form is Form.OPEN:
            self.texts.append(self.text(self.count))
            return self.texts[-1]
        raise AssertionError(field)

    def kept(self, value: str) -> str:
        self.values.append(value)
        return value

    def part(self, kind: type[Part], depth: int = 0, second: bool = False) -> dict[str, object]:
        made: dict[str, object] = {}
        for name, field in shape(kind).fields.items():
            if field.takes is kind and depth > DEEPEST_CAUSE + 2:
                continue
            if (kind.__name__, name) == ("Measure", "same_as") and second:
                continue  # the first measure is a mention of another, the second one its own
            if field.many == 2:
                made[name] = [[self.value(field, depth, False) for _ in range(2)] for _ in range(2)]
            elif field.many:
                made[name] = [self.value(field, depth, second=bool(index)) for index in range(2)]
            else:
                made[name] = self.value(field, depth, second)
        return made


def filled(text: Callable[[int], str]) -> Filled:
    """Return a plan in which every field of every part says something; ``text`` gives the n-th text."""
    filler = _Filler(text)
    tree = filler.part(Plan)
    return Filled(json.dumps(tree, ensure_ascii=False).encode(), tuple(filler.texts), tuple(filler.values))


def judged(source: bytes, name: str = "plan.yaml", folder: Path | None = None) -> Judged:
    return judge(source, name, lambda plan: TODAY, folder, rules=())


def written(making: Making, suffix: str, name: str = "project") -> bytes:
    """Return the report for an audience as a format writes it."""
    chosen = audience(name)
    return report_format(suffix).write(build(making, chosen, suffix), making, chosen)


def report(
    source: bytes,
    suffix: str,
    language: Language = Language.SV,
    diagnostics: tuple[Diagnostic, ...] = (),
    name: str = "project",
) -> str:
    """Return the report of a plan's source."""
    found = judged(source)
    assert found.checked is not None
    making = Making(found.checked, diagnostics, 0, File("plan.yaml", source), language)
    return written(making, suffix, name).decode()


def example_making(path: Path, language: Language) -> Making:
    """Return what the reports of an example are made from, with its findings."""
    found = judge(path.read_bytes(), str(path), lambda plan: TODAY, path.parent)
    assert found.checked is not None
    file = File(str(path), path.read_bytes())
    return Making(found.checked, found.diagnostics, found.allowed, file, language)


def example_report(path: Path, suffix: str, language: Language, name: str = "project") -> str:
    """Return the report of an example, with its findings."""
    return written(example_making(path, language), suffix, name).decode()


PAIRS = tuple((suffix, language) for suffix in ("html", "md") for language in Language)


def ledgers(booked: tuple[Entry, ...]) -> tuple[Ledger, ...]:
    """Return the file that booked rows stand in; none without rows."""
    return (Ledger("bokfört.csv", booked, ()),) if booked else ()
