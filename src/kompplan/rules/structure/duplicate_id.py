"""Report ids that several parts of the plan bear."""

import re
from collections.abc import Iterable, Iterator, Mapping

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Fix, Note, Rule, always
from kompplan.lint.twins import meant_ids, twins
from kompplan.lint.value_edit import value_edit
from kompplan.model.base import Part
from kompplan.syntax.tree import Mapping as MappingNode
from kompplan.syntax.tree import Node, Scalar
from kompplan.values.patterns import pattern

_NUMBERED = pattern(r"(\D{1,20})([0-9]{1,6})", re.ASCII)


def _highest(ids: Iterable[str]) -> dict[str, int]:
    """Return the highest number that follows each beginning: 7 for A among A1 to A7."""
    highest: dict[str, int] = {}
    for each in ids:
        match = _NUMBERED().fullmatch(each)
        if match is not None:
            highest[match[1]] = max(highest.get(match[1], 0), int(match[2]))
    return highest


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The first bearer keeps the id; each further one is reported, with the id that others look for in vain."""
    ids = checked.references.ids
    highest: dict[str, int] | None = None
    meant: Mapping[int, str] | None = None
    for name, first, others in twins(checked):
        meant = meant_ids(checked) if meant is None else meant
        for part in others:
            free = meant.get(id(part))
            match = _NUMBERED().fullmatch(name)
            if match is not None and free is None:
                highest = _highest(ids) if highest is None else highest
                highest[match[1]] += 1
                free = f"{match[1]}{highest[match[1]]}"
            yield Finding(
                at=checked.at(part, "id"),
                text=Text(
                    en="the id '{id}' stands for something else already", sv="id ”{id}” står redan för något annat"
                ),
                values={"id": name, "free": free},
                advice=Text(
                    en="give this one the id {free}: the plan refers to it, and nothing bears it",
                    sv="ge den här id {free}: planen hänvisar dit, och inget har det",
                )
                if id(part) in meant
                else Text(
                    en="give this one an id of its own, for example {free}",
                    sv="ge den här ett eget id, till exempel {free}",
                )
                if free is not None
                else Text(en="give this one an id of its own", sv="ge den här ett eget id"),
                related=(Note(checked.at(first, "id"), Text(en="the first one", sv="den första")),),
                fix=_fix(checked, part, name, free, 1 + len(others)) if free is not None else None,
            )


def _fix(checked: CheckedPlan, part: Part, name: str, free: str, bearers: int) -> Fix | None:
    """Give the later bearer the next free id, where the id stands nowhere else: nobody can have meant this one."""
    if _times(checked.loaded.root, name) != bearers:
        return None
    edit = value_edit(checked, checked.at(part, "id"), name, free)
    return Fix(Text("write {free}", "skriv {free}"), (edit,), values={"free": free}) if edit is not None else None


def _times(root: Node, text: str) -> int:
    """Return how often a text stands in the plan as a value, alone or in a list of words."""
    waiting: list[Node] = [root]
    found = 0
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            found += text in node.text and text in re.split(r"[^\w-]+", node.text)
        elif isinstance(node, MappingNode):
            waiting.extend(each for entry in node.entries for each in entry)
        else:
            waiting.extend(node.items)
    return found


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
