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


def _next_free(name: str, taken: Iterable[str]) -> str | None:
    """Return the id with the same letters and the number after the highest: A3 among A1 to A7 gives A8."""
    match = _NUMBERED.fullmatch(name)
    if match is None:
        return None
    letters = match.group(1)
    numbers = [int(each.group(2)) for other in taken if (each := _NUMBERED.fullmatch(other)) and each.group(1) == letters]
    return f"{letters}{max(numbers, default=0) + 1}"


def _where(checked: CheckedPlan, part: Part) -> tuple[bool, str, int]:
    """Return what parts are sorted by: the plan's own file first, then down the page."""
    node = checked.loaded.origins[id(part)].node
    return node.source is not checked.loaded.root.source, node.source.name, node.start


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The first bearer keeps the id; each further one is reported."""
    ids = checked.references.ids
    suggested: set[str] = set()
    for name, parts in ids.items():
        if len(parts) == 1:
            continue
        first, *others = sorted(parts, key=lambda part: _where(checked, part))
        for part in others:
            free = _next_free(name, [*ids, *suggested]) if len(suggested) < 20 else None
            if free is not None:
                suggested.add(free)
            yield Finding(
                at=checked.at(part, "id"),
                text=Text(en="the id '{id}' stands for something else already", sv="id '{id}' står redan för något annat"),
                values={"id": name, "free": free},
                advice=Text(en="give this one an id of its own, for example {free}",
                            sv="ge den här ett eget id, till exempel {free}")
                if free is not None
                else Text(en="give this one an id of its own", sv="ge den här ett eget id"),
                related=(Note(checked.at(first, "id"), Text(en="the first one", sv="den första")),),
            )  # fmt: skip


RULE = Rule(
    code="STR03",
    name="duplicate-id",
    levels=always(Severity.ERROR),
    summary=Text(en="An id that stands for two things", sv="Ett id som står för två saker"),
    explanation=Explanation(
        notices=Text(
            en="the same id on two parts of the plan, of whatever kind: two activities, or a cause and a measure",
            sv="samma id på två delar av planen, av vilket slag som helst: två aktiviteter, eller en orsak och en åtgärd",
        ),
        matters=Text(
            en="whatever refers to the id could mean either; sums, dates and the solution tree would be attached to the wrong one",
            sv="det som hänvisar till ett id kan mena vilket som helst av dem; summor, datum och lösningsträd hamnar fel",
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
