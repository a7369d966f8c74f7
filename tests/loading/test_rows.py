"""Rows in brackets that are read from their texts alone give the plan, the findings and the places of all others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

import corpus
from hostile.test_hostile import FIELDS, NASTY
from kompplan.calculations.walk import walk
from kompplan.diagnostics.diagnostic import Diagnostic
from kompplan.loading.load import Loaded, Unreadable, load
from kompplan.syntax import lines

ROOT = Path(__file__).parents[2]
REAL = sorted(path for folder in ("examples", "templates", "tests/rules") for path in (ROOT / folder).rglob("*.y*ml"))
BRACKETS = """\
projekt: {{namn: a, period: 2027}}
roller: [chef, {{id: r, titel: {0}}}]
aktiviteter:
  - {{id: A1, aktivitet: {0}, ansvarig: {0}, när: {0}, kostnad: {0}, längd: {0}, status: {0}, obligatorisk: {0}}}
  - {{id: A2, aktivitet: b, efter: [A1, {0}, {{aktivitet: A1, fördröjning: {0}}}], mål: [{0}, M1], okänd: {0}}}
  - {{id: A3, id: A4, aktivitet: c, efter: {0}, delar: [{0}, {{text: {0}, längd: 1 dag}}], målgrupper: [{0}, b]}}
  - {{}}
  - {{kostnad: {0}}}
  - [{0}, {0}]
budget: {{rader: [{{post: {0}, belopp: {0}}}, {{post: a, belopp: 8,6 mn}}, {{post: b, antal: 2, pris: {0}}}]}}
risker: [{{id: R1, risk: {0}, S: {0}, K: 3, nivå: {0}}}]
tabeller: [{{rubrik: t, kolumner: [a, {0}], rader: [[{0}, 1], [1,5 h, 2]]}}]
"""
VALUES = [
    "a",
    "A1",
    "12",
    "1,5 h",
    "TBD",
    "~",
    "null",
    "",
    "ja",
    "2027-03-01",
    "2 dagar",
    "3 000 kr",
    "'x'",
    '""',
    "klar",
    "[b]",
    "{c: d}",
]


def told(found: Diagnostic) -> tuple[object, ...]:
    return found.code.code, found.severity, found.message, found.span[1:], [each.span[1:] for each in found.related]


def outline(loaded: Loaded | Unreadable) -> Iterator[object]:
    """Yield everything that was read, with its places."""
    yield sorted(map(repr, map(told, loaded.diagnostics)))
    if isinstance(loaded, Unreadable):
        return
    yield [unknown.key.span[1:] for unknown in loaded.unknown]
    yield sorted(each.span[1:] for each in loaded.placeholders)
    for step in walk(loaded.plan):
        part = step.part
        origin = loaded.origins[id(part)]
        yield type(part), part.__dict__, part.stated, origin.node.span[1:]
        for name, entry in sorted(origin.fields.items()):
            yield name, entry.key and entry.key.span[1:], entry.value.span[1:], type(entry.value).__mro__[-2]


def alike(data: bytes, monkeypatch: pytest.MonkeyPatch, folder: Path | None = None) -> None:
    quick = load(data, "plan.yaml", folder)
    with monkeypatch.context() as without:
        without.setattr(lines, "tree", lambda *_: None)
        slow = load(data, "plan.yaml", folder)
    assert type(quick) is type(slow)
    if isinstance(quick, Loaded) and isinstance(slow, Loaded):
        assert quick.plan == slow.plan
    assert list(outline(quick)) == list(outline(slow))


@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.relative_to(ROOT)))
def test_real_plans(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text in path.read_bytes().split(b"\n---\n"):
        alike(text, monkeypatch, path.parent)


@pytest.mark.parametrize("value", [*VALUES, *NASTY], ids=str)
def test_odd_values(value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    alike(BRACKETS.format(value).encode("utf-8", "surrogatepass"), monkeypatch)
    alike(FIELDS.format(value).encode("utf-8", "surrogatepass"), monkeypatch)


def test_odd_values_in_one_place_each(monkeypatch: pytest.MonkeyPatch) -> None:
    places = BRACKETS.count("{0}")
    for value in VALUES:
        for place in range(places):
            parts = BRACKETS.replace("{{", "{").replace("}}", "}").split("{0}")
            text = parts[0] + "".join((value if at == place else "b") + part for at, part in enumerate(parts[1:]))
            alike(text.encode(), monkeypatch)


def test_generated_plans(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        alike(corpus.sample(number, defects=random.Random(number).choice((0.0, 1.0))).text.encode(), monkeypatch)
