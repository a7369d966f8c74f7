"""Report ids that several parts of the plan bear."""

import re
from collections.abc import Iterable, Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.base import Part

_NUMBERED = re.compile(r"(\D{1,20})([0-9]{1,6})", re.ASCII)


def _highest(ids: Iterable[str]) -> dict[str, int]:
    """Return the highest number that follows each beginning: 7 for A among A1 to A7."""
    highest: dict[str, int] = {}
    for each in ids:
        match = _NUMBERED.fullmatch(each)
        if match is not None:
            highest[match[1]] = max(highest.get(match[1], 0), int(match[2]))
    return highest


def _where(checked: CheckedPlan, part: Part) -> tuple[bool, str, int]:
    """Return what parts are sorted by: the plan's own file first, then down the page."""
    node = checked.loaded.origins[id(part)].node
    return node.source is not checked.loaded.root.source, node.source.name, node.start


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The first bearer keeps the id; each further one is reported."""
    ids = checked.references.ids
    highest: dict[str, int] | None = None
    for name, parts in ids.items():
        if len(parts) == 1:
            continue
        first, *others = sorted(parts, key=lambda part: _where(checked, part))
        for part in others:
            free = None
            match = _NUMBERED.fullmatch(name)
            if match is not None:
                highest = _highest(ids) if highest is None else highest
                highest[match[1]] += 1
                free = f"{match[1]}{highest[match[1]]}"
            yield Finding(
                at=checked.at(part, "id"),
                text=Text(
                    en="the id '{id}' stands for something else already", sv="id '{id}' står redan för något annat"
                ),
                values={"id": name, "free": free},
                advice=Text(
                    en="give this one an id of its own, for example {free}",
                    sv="ge den här ett eget id, till exempel {free}",
                )
                if free is not None
                else Text(en="give this one an id of its own", sv="ge den här ett eget id"),
                related=(Note(checked.at(first, "id"), Text(en="the first one", sv="den första")),),
            )


RULE = Rule(
    code="STR03",
    name="duplicate-id",
    levels=always(Severity.ERROR),
    summary=Text(en="An id that stands for two things", sv="Ett id som står för två saker"),
    explanation=Explanation(
        notices=Text(
            en="the same id on two parts of the plan, of whatever kind: two activities, or a cause and a measure",
            sv=(
                "samma id på två delar av planen, av vilket slag som helst: två aktiviteter, eller en orsak och en "
                "åtgärd"
            ),
        ),
        matters=Text(
            en=(
                "whatever refers to the id could mean either; sums, dates and the solution tree would be attached to "
                "the wrong one"
            ),
            sv=(
                "det som hänvisar till ett id kan mena vilket som helst av dem; summor, datum och lösningsträd "
                "hamnar fel"
            ),
        ),
        wrong="aktiviteter:\n  - {id: A3, aktivitet: Kurs}\n  - {id: A3, aktivitet: Handledning}",
        right="aktiviteter:\n  - {id: A3, aktivitet: Kurs}\n  - {id: A4, aktivitet: Handledning}",
        origin=Text(
            en="rows are copied from Word and Excel tables, and the id comes along",
            sv="rader kopieras från tabeller i Word och Excel, och id:t följer med",
        ),
    ),
    check=check,
)
