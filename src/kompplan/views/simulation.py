"""Chances in words: percentiles before and after mitigation, what drives them, and what they rest on."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.simulation import Simulation
from kompplan.calculations.strikes import Refusal
from kompplan.calculations.uncertain import Omitted
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.text import Message, Text
from kompplan.loading.places import Anchor, locate
from kompplan.views.grid import Cell, Column, Grid, Row, words
from kompplan.views.simulation_sentences import Sentences
from kompplan.views.simulation_tables import Curve, Tables
from kompplan.views.simulation_told import COST, END, ORE, Told

MEANING_RULE = "RSK11"
"""The rule that says before a simulation what it refuses."""


class SimulationWords(NamedTuple):
    """What the command prints."""

    heading: str
    certain: tuple[str, ...]
    """What nobody has stated any spread for."""
    outcomes: Grid
    chances: Grid
    curves: tuple[Curve, ...]
    drivers: tuple[tuple[str, Grid], ...]
    critical: Grid
    estimates: Grid
    threats: Grid
    stepwise: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    """Each word that is used, and what it means."""
    notes: tuple[str, ...]
    """What the figures do not hold: rows that are not known, and what is not uncertain at all."""
    advice: str


def simulation_words(
    checked: CheckedPlan, found: Simulation, omitted: Sequence[Omitted], language: Language, *, after: bool = False
) -> SimulationWords:
    """Put a simulation into words; ``after`` shows what drives it after mitigation."""
    told = Tables(checked, found, language, after=after)
    said = Sentences(checked, found, language, after=after)
    cost_heading = told.say("What the cost's spread comes from", "Vad kostnadens spridning kommer från")
    end_heading = told.say("What the end's spread comes from", "Vad slutets spridning kommer från")
    drivers = [(cost_heading, told.drivers(told.case.cost_drivers)), (end_heading, told.drivers(told.case.end_drivers))]
    return SimulationWords(
        heading=said.heading(),
        outcomes=told.outcomes(),
        chances=told.chances(),
        curves=told.curves(),
        drivers=tuple((heading, grid) for heading, grid in drivers if grid.rows),
        critical=told.critical() if found.model.spread_in_time else Grid((), ()),
        estimates=told.estimates(),
        threats=told.threats(),
        stepwise=said.stepwise(),
        meanings=said.meanings(),
        certain=tuple(said.nothing()),
        notes=(*said.precision(), *said.coarse(), *said.omitted(omitted)),
        advice=said.advice(),
    )


def refusal_lines(checked: CheckedPlan, refused: Sequence[Refusal], language: Language) -> list[str]:
    """Return what the plan has to say first, each with its place and what to write."""
    lines = []
    for each in refused:
        span = locate(Anchor(each.part, each.field, each.item), checked.loaded.origins)
        where = f"{span.source.name}:{span.first.line}:{span.first.column}: " if span is not None else ""
        lines.append(f"{where}{MEANING_RULE} {Message(each.text, each.values).to(language)}")
        lines.append("  " + Message(each.advice, each.values).to(language))
    said = Text(
        "or run with --without-risks; kompplan explain {code} tells more",
        "eller kör med --without-risks; kompplan explain {code} berättar mer",
    )
    return [*lines, said.to(language).format(code=MEANING_RULE)]


def percentile_grid(checked: CheckedPlan, found: Simulation, language: Language) -> Grid:
    """Return every point of the S-curves as a row, for a spreadsheet that draws them."""
    columns = (
        Column("measure", Text("measure", "mått").to(language)),
        Column("case", Text("case", "fall").to(language)),
        Column("percent", Text("per cent", "procent").to(language), figures=True),
        Column("value", Text("value", "värde").to(language), figures=True),
    )
    told = Told(checked, found, language, after=False)
    rows = []
    for money, heading in ((True, COST), (False, END)):
        for label, case in told.cases():
            outcome = case.cost if money else case.end
            for percent, value in outcome.curve if outcome is not None else ():
                day = None if money else date.fromordinal(value).isoformat()
                shown = Cell("", Decimal(value) / ORE) if day is None else Cell(day, day)
                said = (label or Text("", "")).to(language)
                rows.append(Row((words(heading.to(language)), Cell(said, said), Cell("", percent), shown)))
    return Grid(columns, tuple(rows))
