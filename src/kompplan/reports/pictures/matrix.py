"""The risks by probability and impact, with arrows to where they come to lie when their mitigation works."""

from collections.abc import Sequence

from kompplan.calculations.riskmatrix import RiskBand
from kompplan.charts.risk_matrix import Cell as Square
from kompplan.charts.risk_matrix import Move, Step, risk_matrix
from kompplan.i18n.text import Text
from kompplan.reports.view import Cell, Column, Picture, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.risks import MARKS, MatrixCell, band_words, closed, matrix_of, name_of

TITLE = Text("Risk matrix", "Riskmatris")
WHY_NOT = Text(
    "No open risk is scored on a scale that can be drawn.",
    "Ingen öppen risk är bedömd på en skala som går att rita.",
)
PROBABILITY, IMPACT = Text("Probability (P)", "Sannolikhet (S)"), Text("Impact (I)", "Konsekvens (K)")
NO_LEVEL = Text("no level", "ingen nivå")
DESC = Text(
    "{scored} risks by probability upwards and impact to the right. {all} The register below says the same.",
    "{scored} risker, med sannolikheten uppåt och konsekvensen åt höger. {all} Registret nedanför säger samma sak.",
)
COLUMN, VALUES = Text("I {value}", "K {value}"), Text("Value and level", "Riskvärde och nivå")
PLACED = Text("{names}: value {value}", "{names}: riskvärde {value}")
AFTER = Text("{names}: value {value} after mitigation", "{names}: riskvärde {value} efter åtgärd")
MOVES = Text(
    "where a risk lies when its mitigation works, with the risk in brackets there",
    "var risken hamnar när åtgärden fungerar, med risken inom parentes där",
)
MOST_CELLS = 144
"""A matrix with more squares than 12 by 12 is a table of empty squares; the register says it better."""

_Place = tuple[int, int]


def _steps(low: int, high: int, words: Sequence[str]) -> tuple[Step, ...]:
    return tuple(Step(value, words[value - low] if value - low < len(words) else "") for value in range(low, high + 1))


def _level(bands: Sequence[RiskBand], band: RiskBand | None) -> int:
    return next((index for index, each in enumerate(bands) if each is band), 0)


def _rows(w: Wording) -> tuple[tuple[MatrixCell, ...], ...]:
    """Return the matrix, or nothing where no risk is in it or it has too many squares."""
    found = w.checked.risks
    scale = found.scale
    squares = (scale.probability_high - scale.low + 1) * (scale.impact_high - scale.low + 1)
    if not found.scored or not 0 < squares <= MOST_CELLS:
        return ()
    rows = matrix_of(w.checked)
    return rows if any(cell.names for row in rows for cell in row) else ()


def _moves(w: Wording) -> dict[tuple[_Place, _Place], list[str]]:
    """Return the risks that mitigation takes from one square to another, in the order of the register."""
    plan = w.plan.risks
    register = (*plan.entries, *plan.unscored) if plan is not None else ()
    order = {id(risk): index for index, risk in enumerate(register)}
    found: dict[tuple[_Place, _Place], list[str]] = {}
    for each in sorted(w.checked.risks.scored, key=lambda each: order[id(each.risk)]):
        here = (each.probability, each.impact)
        if each.residual is not None and each.residual != here and not closed(each.risk):
            found.setdefault((here, each.residual), []).append(name_of(each.risk, w.checked.risks, register))
    return found


def _after(w: Wording) -> dict[_Place, tuple[str, ...]]:
    """Return the risks that come to lie in each square."""
    found: dict[_Place, list[str]] = {}
    for (_, to), names in _moves(w).items():
        found.setdefault(to, []).extend(names)
    return {place: tuple(names) for place, names in found.items()}


def _legends(w: Wording) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    scale = w.checked.risks.scale
    return (
        _steps(scale.low, scale.probability_high, scale.probability_words),
        _steps(scale.low, scale.impact_high, scale.impact_words),
    )


def picture(w: Wording) -> Picture | None:
    """Return the matrix, or None where no open risk is scored."""
    rows = _rows(w)
    if not rows:
        return None
    bands = w.checked.risks.bands
    cells = [cell for row in rows for cell in row]
    after = _after(w)
    said = [w.say(PLACED, names=", ".join(each.names), value=each.value) for each in cells if each.names]
    said += [
        w.say(AFTER, names=", ".join(names), value=each.value)
        for each in cells
        if (names := after.get((each.probability, each.impact)))
    ]
    probabilities, impacts = _legends(w)
    desc = w.say(DESC, scored=sum(len(cell.names) for cell in cells), all=f"{'. '.join(said)}.")
    svg = risk_matrix(
        [
            Square(
                each.probability,
                each.impact,
                _level(bands, each.band),
                str(each.value),
                each.names,
                after.get((each.probability, each.impact), ()),
            )
            for each in cells
        ],
        probabilities=probabilities,
        impacts=impacts,
        levels=[band_words(band, w.language) for band in bands] or [w.say(NO_LEVEL)],
        probability_label=w.say(PROBABILITY),
        impact_label=w.say(IMPACT),
        moves=[Move(before, to, tuple(names)) for (before, to), names in _moves(w).items()],
        moves_label=w.say(MOVES),
        title=w.say(TITLE),
        desc=desc,
        prefix="risk-matrix-picture",
    )
    return Picture(svg, w.say(TITLE), described=desc)


def table(w: Wording) -> Table | None:
    """Return the matrix as a table: the risks in each square with its value and the sign of its level.

    Those that come there by mitigation stand in brackets, as in the picture.
    """
    rows = _rows(w)
    if not rows:
        return None
    probabilities, impacts = _legends(w)
    after = _after(w)
    columns = (
        Column(w.say(PROBABILITY), head=True),
        *(Column(f"{w.say(COLUMN, value=step.value)} {step.label}".strip()) for step in impacts),
    )
    made = []
    for step, cells in zip(reversed(probabilities), rows, strict=True):
        squares = []
        for cell in cells:
            value = f"{cell.value} {MARKS[cell.band.level] if cell.band is not None else ''}".strip()
            names = [*cell.names, *(f"({each})" for each in after.get((cell.probability, cell.impact), ()))]
            squares.append(Cell(f"{', '.join(names)} ({value})" if names else value))
        made.append(Row((Cell(f"{step.value} {step.label}".strip()), *squares)))
    bands = ", ".join(f"{MARKS[band.level]} {band_words(band, w.language)}" for band in w.checked.risks.bands)
    caption = f"{w.say(VALUES)}: {bands}" if bands else w.say(TITLE)
    if after:
        caption += f". {w.say(BRACKETS)}"
    return Table(caption, columns, tuple(made), folded=True)


BRACKETS = Text("In brackets: after mitigation", "Inom parentes: efter åtgärd")
