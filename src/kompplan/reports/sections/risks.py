"""What can go wrong: the matrix, the register by value, and what nobody has scored."""

from collections.abc import Sequence

from kompplan.calculations.riskmatrix import RiskBand
from kompplan.charts.risk_matrix import Cell as MatrixSquare
from kompplan.charts.risk_matrix import Step, risk_matrix
from kompplan.i18n.text import Text
from kompplan.model.risks import Risk
from kompplan.reports.sections._parts import facts, missing, part, prose, section
from kompplan.reports.traced import risks as values
from kompplan.reports.view import Cell, Column, Picture, Row, Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import NOTHING, Grid
from kompplan.views.risks import (
    MARKS,
    MatrixCell,
    band_words,
    in_order,
    matrix_of,
    register_grid,
    risks_view,
    unscored_grid,
)

TITLE = Text("Risks", "Risker")
MATRIX, REGISTER = Text("Risk matrix", "Riskmatris"), Text("Risk register", "Riskregister")
UNSCORED = Text("Risks that nobody has scored", "Risker utan bedömning")
OUTSIDE = Text("Risks scored outside the scale", "Risker bedömda utanför skalan")
SCALE = Text("Scale and levels", "Skala och nivåer")
NO_RISKS = Text("The plan names no risks.", "Planen nämner inga risker.")
PROBABILITY, IMPACT = Text("Probability (P)", "Sannolikhet (S)"), Text("Impact (I)", "Konsekvens (K)")
NO_LEVEL = Text("no level", "ingen nivå")
DESC = Text(
    "{scored} risks by probability upwards and impact to the right. {all} The register below says the same.",
    "{scored} risker, med sannolikheten uppåt och konsekvensen åt höger. {all} Registret nedanför säger samma sak.",
)
COLUMN, VALUES = Text("I {value}", "K {value}"), Text("Value and level", "Riskvärde och nivå")
PLACED = Text("{names}: value {value}", "{names}: riskvärde {value}")
MOST_CELLS = 144
"""A matrix with more squares than 12 by 12 is a table of empty squares; the register says it better."""


def _steps(low: int, high: int, words: Sequence[str]) -> tuple[Step, ...]:
    return tuple(Step(value, words[value - low] if value - low < len(words) else "") for value in range(low, high + 1))


def _level(w: Wording, bands: Sequence[RiskBand], band: RiskBand | None) -> int:
    return next((index for index, each in enumerate(bands) if each is band), 0)


def _square(w: Wording, bands: Sequence[RiskBand], cell: MatrixCell) -> MatrixSquare:
    return MatrixSquare(cell.probability, cell.impact, _level(w, bands, cell.band), str(cell.value), cell.names)


def _words(step: Step) -> str:
    return f"{step.value} {step.label}".strip()


def _in_words(
    w: Wording, rows: Sequence[Sequence[MatrixCell]], probabilities: Sequence[Step], impacts: Sequence[Step]
) -> Table:
    """Return the matrix as a table: the risks in each square with its value and the sign of its level."""
    columns = (
        Column(w.say(PROBABILITY), head=True),
        *(Column(f"{w.say(COLUMN, value=step.value)} {step.label}".strip()) for step in impacts),
    )
    made = []
    for step, cells in zip(reversed(probabilities), rows, strict=True):
        squares = []
        for cell in cells:
            value = f"{cell.value} {MARKS[cell.band.level] if cell.band is not None else ''}".strip()
            squares.append(Cell(f"{', '.join(cell.names)} ({value})" if cell.names else value))
        made.append(Row((Cell(_words(step)), *squares)))
    bands = ", ".join(f"{MARKS[band.level]} {band_words(band, w.language)}" for band in w.checked.risks.bands)
    caption = f"{w.say(VALUES)}: {bands}" if bands else w.say(MATRIX)
    return Table(caption, columns, tuple(made), folded=True)


def _matrix(w: Wording) -> tuple[Picture, Table] | tuple[None, None]:
    found = w.checked.risks
    scale = found.scale
    squares = (scale.probability_high - scale.low + 1) * (scale.impact_high - scale.low + 1)
    if not found.scored or not 0 < squares <= MOST_CELLS:
        return None, None
    rows = matrix_of(w.checked)
    cells = [cell for row in rows for cell in row]
    placed = sum(len(cell.names) for cell in cells)
    if not placed:
        return None, None
    probabilities = _steps(scale.low, scale.probability_high, scale.probability_words)
    impacts = _steps(scale.low, scale.impact_high, scale.impact_words)
    said = ". ".join(w.say(PLACED, names=", ".join(each.names), value=each.value) for each in cells if each.names)
    svg = risk_matrix(
        [_square(w, found.bands, cell) for cell in cells],
        probabilities=probabilities,
        impacts=impacts,
        levels=[band_words(band, w.language) for band in found.bands] or [w.say(NO_LEVEL)],
        probability_label=w.say(PROBABILITY),
        impact_label=w.say(IMPACT),
        title=w.say(MATRIX),
        desc=w.say(DESC, scored=placed, all=f"{said}."),
        prefix="risk-matrix-picture",
    )
    return Picture(svg, w.say(MATRIX)), _in_words(w, rows, probabilities, impacts)


def _from(w: Wording, grid: Grid, risks: Sequence[Risk], caption: str, head: str, shown: Sequence[str]) -> Table:
    """Return a grid of the register as a table, with what else each risk says below its row."""
    kept = [
        index
        for index, column in enumerate(grid.columns)
        if column.key in ("owner", "due", head) or any(row.cells[index].shown != NOTHING for row in grid.rows)
    ]
    bands = w.checked.risks.bands
    levels = {band.label.to(w.language): index for index, band in enumerate(bands)}
    rows = []
    for row, risk in zip(grid.rows, risks, strict=True):
        cells = []
        for index in kept:
            text, key = row.cells[index].shown, grid.columns[index].key
            asked = key in ("owner", "due") and text != NOTHING and not risk.__dict__[key]
            tone = levels.get(text, -1) if key == "level" else -1
            tone = round(tone * 4 / max(len(bands) - 1, 1)) if tone >= 0 else -1
            cells.append(Cell(text, "missing" if asked else "", tone))
        rows.append(Row(tuple(cells), w.facts(risk, shown)))
    columns = tuple(
        Column(
            capital(grid.columns[index].heading),
            grid.columns[index].figures,
            grid.columns[index].key == head,
            grid.columns[index].key in ("id", "due", "level"),
        )
        for index in kept
    )
    return Table(caption, columns, tuple(rows), cards=True)


def risks(w: Wording) -> Section | None:
    found, plan = w.checked.risks, w.plan.risks
    if plan is None or not (plan.entries or plan.unscored):
        return section(w, "risks", TITLE, (part("", missing(w, NO_RISKS), facts(w, plan)),))
    scale = found.scale
    few = (scale.probability_high - scale.low + 1) * (scale.impact_high - scale.low + 1) <= MOST_CELLS
    view = risks_view(w.checked, w.language) if few else None
    told = ("id", "text", "mitigation", "owner", "due")
    register = register_grid(w.checked, w.language)
    scored = [each.risk for each in in_order(found)]
    unscored = unscored_grid(w.checked, w.language)
    register_table = (
        _from(w, register, scored, w.say(REGISTER), "risk", (*told, "probability", "impact")) if scored else None
    )
    return section(
        w,
        "risks",
        TITLE,
        (
            part(
                "",
                prose(view.heading + (f". {capital(view.scale_note)}." if view.scale_note else ".")) if view else None,
                prose(f"{view.advice}.", kind="missing") if view and view.advice else None,
                prose(plan.note, kind="note"),
            ),
            part(w.say(MATRIX), *_matrix(w)),
            part(w.say(REGISTER), register_table),
            part(
                w.say(OUTSIDE),
                w.table(w.say(OUTSIDE), found.out_of_scale, ("id", "probability", "impact", "text", *told[2:]), "text")
                if found.out_of_scale
                else None,
            ),
            part(
                w.say(UNSCORED),
                _from(w, unscored, found.unscored, w.say(UNSCORED), "risk", ("id", "text", "mitigation"))
                if unscored.rows
                else None,
            ),
            part(
                w.say(SCALE),
                facts(w, plan.scale),
                w.table(w.say(SCALE), plan.bands, ("label", "bounds", "level"), "label") if plan.bands else None,
            ),
        ),
        values(w),
    )
