"""Report rows of one list that cannot be told apart: the same label, or the same long text."""

from collections.abc import Hashable, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.loading.places import Anchor
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.model.people import Table
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded

LONG = 30
"""Characters from which the same text twice is hardly a coincidence."""

_TELLS_TIME = ("ar", "datum", "date", "year", "manad", "month", "period", "termin", "kvartal", "vecka", "week", "matt")


class _Row(NamedTuple):
    """A row: what it is compared by, what it says, and where."""

    key: Hashable
    text: str
    at: Anchor


@lru_cache(maxsize=4096)
def _even(text: str) -> str:
    """Return a text as it is compared; a risk's mitigation is asked for twice."""
    return " ".join(text.casefold().split())


def _lines(checked: CheckedPlan, lines: Iterable[BudgetLine]) -> Iterator[_Row]:
    """Two rows "Resor" for two funders, organisations or years are told apart by those."""
    for line in lines:
        if line.label:
            when = line.when.written if line.when is not None else None
            key = (_even(line.label), line.organisation, line.funder, when, line.covers)
            yield _Row(key, line.label, checked.at(line, "label"))


def _table_rows(checked: CheckedPlan, table: Table) -> Iterator[_Row]:
    """A row's label is the texts that it begins with, and a year or date wherever it stands."""
    headings = [folded(column.name or "") for column in table.columns]
    dated = [number for number, heading in enumerate(headings) if heading.startswith(_TELLS_TIME)]
    for item, row in enumerate(table.rows):
        label: list[str] = []
        for cell in row:
            if not isinstance(cell, str):
                break
            label.append(cell)
        if label:
            when = tuple(str(row[number]) for number in dated if number < len(row))
            yield _Row((tuple(map(_even, label)), when), label[0], checked.at(table, "rows", item, cell=0))


def _long(checked: CheckedPlan, parts: Iterable[Part], field: str = "text") -> Iterator[_Row]:
    texts = [(text, part) for part in parts if (text := getattr(part, field)) and len(text) >= LONG]
    if len({_even(text) for text, _ in texts}) < len(texts):  # in most plans no row is worth making
        for text, part in texts:
            yield _Row(_even(text), text, checked.at(part, field))


def _lists(checked: CheckedPlan, plan: Plan) -> Iterator[Iterator[_Row]]:
    if plan.budget is not None:
        yield _lines(checked, plan.budget.lines)
    for table in plan.tables:
        yield _table_rows(checked, table)
    yield _long(checked, plan.activities)
    yield _long(checked, plan.goals)
    yield _long(checked, plan.commitments)
    yield _long(checked, checked.chain.causes)
    yield _long(checked, checked.chain.measures)
    if plan.analysis is not None:
        yield _long(checked, plan.analysis.needs)
    if plan.risks is not None:
        # The same risk in both lists is RSK10's; the same mitigation is looked for across them.
        yield _long(checked, plan.risks.entries)
        yield _long(checked, plan.risks.unscored)
        yield _long(checked, (*plan.risks.entries, *plan.risks.unscored), "mitigation")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """The first row keeps its label; each further one is reported."""
    for rows in _lists(checked, checked.plan):
        seen: dict[Hashable, _Row] = {}
        for row in rows:
            first = seen.setdefault(row.key, row)
            if first is row:
                continue
            yield Finding(
                at=row.at,
                text=Text(en="'{text}' stands twice in the same list", sv="”{text}” står två gånger i samma lista"),
                values={"text": row.text},
                advice=Text(
                    en="say what sets this one apart, or take one of them away",
                    sv="skriv vad som skiljer den här från den andra, eller ta bort den ena",
                ),
                related=(Note(first.at, Text(en="the first time", sv="första gången")),),
            )


RULE = Rule(
    code="STR07",
    name="duplicate-label",
    levels=always(Severity.WARNING),
    summary=Text(en="The same label or text twice in one list", sv="Samma benämning eller text två gånger i en lista"),
    explanation=Explanation(
        notices=Text(
            en=(
                "two rows of a budget or a table with the same label, and identical long texts (30 characters or "
                "more) among activities, goals, causes, measures, needs, commitments, risks or mitigations. Budget "
                "lines that name different funders, organisations, times or purposes, and table rows of different "
                "dates, may share a label"
            ),
            sv=(
                "två rader i en budget eller tabell med samma benämning, och likalydande långa texter (30 tecken "
                "eller fler) bland aktiviteter, mål, orsaker, åtgärder, behov, åtaganden, risker eller riskåtgärder. "
                "Budgetrader som anger olika finansiär, organisation, tid eller ändamål och tabellrader från olika "
                "datum får ha samma benämning"
            ),
        ),
        matters=Text(
            en=(
                "when two rows have the same name one of them is often something else: the money is there, but "
                "nobody can say for what; a copied mitigation was often never thought through"
            ),
            sv=(
                "när två rader heter lika är den ena ofta något annat: pengarna finns men ingen kan säga till vad; "
                "en kopierad åtgärd har ofta aldrig tänkts igenom"
            ),
        ),
        wrong=(
            "budget:\n  rader:\n    - {post: Uppföljningsdag lärledare, belopp: 69 000 kr}\n"
            "    - {post: Uppföljningsdag lärledare, belopp: 36 000 kr}"
        ),
        right=(
            "budget:\n  rader:\n    - {post: Uppföljningsdag lärledare, belopp: 69 000 kr}\n"
            "    - {post: Uppföljningsdag observatörer, belopp: 36 000 kr}"
        ),
        origin=Text(
            en=(
                "the LiA cost table has two rows for the learning leaders' follow-up day, of which the second "
                "belongs to the observers, and two of its unscored risks share one mitigation"
            ),
            sv=(
                "LiA-projektets kostnadstabell har två rader för lärledarnas uppföljningsdag, varav den andra hör "
                "till observatörerna, och två av dess obedömda risker har samma åtgärd"
            ),
        ),
    ),
    check=check,
)
