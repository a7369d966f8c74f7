"""The risk register in words: rows by value, the matrix, and what nobody has scored."""

from typing import NamedTuple

from kompplan.calculations.riskmatrix import RiskAssessment, RiskBand, ScoredRisk
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import listed
from kompplan.i18n.text import Text
from kompplan.model.risks import Risk
from kompplan.model.words import RiskLevel, RiskStatus
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, as_records, words
from kompplan.views.places import place_of

MISSING = Text("missing", "saknas")
MARKS = {RiskLevel.ACCEPT: "·", RiskLevel.MITIGATE: "+", RiskLevel.ACT_NOW: "!"}
"""A sign for each level, so that the matrix can be read without colour."""

_HEADINGS = {
    "id": Text("id", "id"),
    "probability": Text("P", "S"),
    "impact": Text("I", "K"),
    "value": Text("value", "värde"),
    "level": Text("level", "nivå"),
    "risk": Text("risk", "risk"),
    "mitigation": Text("mitigation", "åtgärd"),
    "owner": Text("owner", "ansvarig"),
    "due": Text("due", "senast"),
    "residual": Text("after mitigation", "efter åtgärd"),
}


class MatrixCell(NamedTuple):
    """One cell of the matrix: its value, its band, and the names of the risks in it."""

    probability: int
    impact: int
    value: int
    band: RiskBand | None
    names: tuple[str, ...]


def whole_register(view: "RisksView") -> Grid:
    """Return the register with the unscored risks after the scored, as one table for spreadsheets."""
    keys = [column.key for column in view.unscored.columns]
    rows = [
        Row(
            tuple(
                row.cells[keys.index(column.key)] if column.key in keys else Cell(NOTHING)
                for column in view.register.columns
            ),
            place=row.place,
        )
        for row in view.unscored.rows
    ]
    return view.register._replace(rows=(*view.register.rows, *rows))


class RisksView(NamedTuple):
    """What the command prints and the report shows."""

    heading: str
    scale_note: str
    register: Grid
    matrix: tuple[tuple[MatrixCell, ...], ...]
    """Rows from the highest probability down, cells from the lowest impact up."""
    bands: tuple[tuple[str, str], ...]
    """Each level's sign and words with its bounds."""
    unscored: Grid
    out_of_scale: tuple[str, ...]
    advice: str


def name_of(risk: Risk, assessment: RiskAssessment, register: tuple[Risk, ...]) -> str:
    """Return a risk's id, or its number in the register where it has none."""
    if risk.id:
        return risk.id.strip()
    for index, each in enumerate(register, 1):
        if each is risk:
            return str(index)
    return NOTHING


def band_words(band: RiskBand, language: Language) -> str:
    """Return a band's label with its bounds."""
    bounds = str(band.low) if band.low == band.high else f"{band.low}–{band.high}"
    return f"{band.label.to(language)} {bounds}"


def closed(risk: Risk) -> bool:
    """Tell whether a risk no longer has to be watched."""
    return risk.status is RiskStatus.CLOSED


def in_order(assessment: RiskAssessment) -> list[ScoredRisk]:
    """Return the scored risks by value, those that are closed last."""
    return sorted(assessment.scored, key=lambda each: closed(each.risk))


def level_words(scored: ScoredRisk, language: Language) -> str:
    """Return the level's name, and that the risk is closed."""
    words = scored.band.label.to(language) if scored.band is not None else NOTHING
    return f"{words} ({RiskStatus.CLOSED.words.to(language)})" if closed(scored.risk) else words


def needs_decision(scored: ScoredRisk) -> bool:
    """Tell whether a risk on the highest level lacks an owner or a date."""
    risk = scored.risk
    return scored.level is RiskLevel.ACT_NOW and not closed(risk) and not (risk.owner and risk.due)


def _asked(text: str | None, asked: bool, language: Language) -> Cell:
    if text:
        return Cell(text, text)
    return Cell(MISSING.to(language) if asked else NOTHING)


def _row(checked: CheckedPlan, scored: ScoredRisk, name: str, language: Language) -> Row:
    risk = scored.risk
    act_now, mitigate = scored.level is RiskLevel.ACT_NOW, scored.level is RiskLevel.MITIGATE
    if closed(risk):
        act_now = mitigate = False
    left = scored.residual
    residual = Cell(str(left[0] * left[1]), left[0] * left[1]) if left is not None else Cell(NOTHING)
    return Row(
        (
            Cell(name, name),
            Cell(str(scored.probability), scored.probability),
            Cell(str(scored.impact), scored.impact),
            Cell(str(scored.value), scored.value),
            words(level_words(scored, language)) if scored.band is not None else Cell(NOTHING),
            words(risk.text),
            words(risk.mitigation),
            _asked(risk.owner, act_now or mitigate, language),
            _asked(risk.due.written if risk.due is not None else None, act_now, language),
            residual,
        ),
        place=place_of(checked, risk),
    )


def register_grid(checked: CheckedPlan, language: Language, levels: frozenset[RiskLevel] | None = None) -> Grid:
    """Return the scored risks by value, those of ``levels`` only where some are asked for."""
    assessment = checked.risks
    register = _register(checked)
    columns = tuple(
        Column(key, heading.to(language), figures=key in ("probability", "impact", "value", "residual"))
        for key, heading in _HEADINGS.items()
    )
    rows = tuple(
        _row(checked, scored, name_of(scored.risk, assessment, register), language)
        for scored in in_order(assessment)
        if levels is None or scored.level in levels
    )
    return Grid(columns, rows)


def _register(checked: CheckedPlan) -> tuple[Risk, ...]:
    risks = checked.plan.risks
    return (*risks.entries, *risks.unscored) if risks is not None else ()


def unscored_grid(checked: CheckedPlan, language: Language) -> Grid:
    """Return the risks that nobody has scored."""
    register = _register(checked)
    columns = tuple(Column(key, _HEADINGS[key].to(language)) for key in ("id", "risk", "mitigation"))
    rows = tuple(
        Row(
            (words(risk.id), words(risk.text), words(risk.mitigation)),
            place=place_of(checked, risk),
        )
        for risk in checked.risks.unscored
        if any(risk is each for each in register)
    )
    return Grid(columns, rows)


def matrix_of(checked: CheckedPlan) -> tuple[tuple[MatrixCell, ...], ...]:
    """Return the matrix of the plan's scale with every scored risk that is not closed in its cell."""
    assessment = checked.risks
    register = _register(checked)
    scale = assessment.scale
    names: dict[tuple[int, int], list[str]] = {}
    order = {id(risk): index for index, risk in enumerate(register)}
    watched = [scored for scored in assessment.scored if not closed(scored.risk)]
    for scored in sorted(watched, key=lambda each: order[id(each.risk)]):
        name = name_of(scored.risk, assessment, register)
        names.setdefault((scored.probability, scored.impact), []).append(name)
    return tuple(
        tuple(
            MatrixCell(
                probability,
                impact,
                probability * impact,
                assessment.band_of(probability * impact),
                tuple(names.get((probability, impact), ())),
            )
            for impact in range(scale.low, scale.impact_high + 1)
        )
        for probability in range(scale.probability_high, scale.low - 1, -1)
    )


def risks_view(checked: CheckedPlan, language: Language, levels: frozenset[RiskLevel] | None = None) -> RisksView:
    """Put the risk assessment into words."""
    assessment = checked.risks
    register = _register(checked)
    scale = assessment.scale
    scored, unscored = len(assessment.scored), len(assessment.unscored)
    steps = f"{scale.low}–{scale.probability_high} × {scale.low}–{scale.impact_high}"
    heading = Text(
        f"{scored} scored {'risk' if scored == 1 else 'risks'}, {unscored} not scored · scale {steps}",
        f"{scored} {'bedömd risk' if scored == 1 else 'bedömda risker'}, {unscored} utan bedömning · skala {steps}",
    ).to(language)
    notes = []
    if not scale.stated:
        notes.append(Text("the plan states no scale: kompplan's default is used",
                          "planen anger ingen skala: kompplans standard används"))  # fmt: skip
    if not assessment.bands_stated and assessment.bands:
        notes.append(Text("the plan states no levels: kompplan's default is used",
                          "planen anger inga nivåer: kompplans standard används"))  # fmt: skip
    if not assessment.bands:
        notes.append(Text("the plan states no levels, and kompplan's default fits only 1–5 by 1–5",
                          "planen anger inga nivåer, och kompplans standard gäller bara 1–5 gånger 1–5"))  # fmt: skip
    waiting = [name_of(each.risk, assessment, register) for each in assessment.scored if needs_decision(each)]
    advice = ""
    if waiting:
        names = listed(waiting[:8], language)
        one = len(waiting) == 1
        advice = Text(
            f"{len(waiting)} {'risk needs' if one else 'risks need'} a decision on owner and due date: {names}",
            f"{len(waiting)} {'risk kräver' if one else 'risker kräver'} beslut om ansvarig och datum: {names}",
        ).to(language)
    return RisksView(
        heading=heading,
        scale_note="; ".join(note.to(language) for note in notes),
        register=register_grid(checked, language, levels),
        matrix=matrix_of(checked),
        bands=tuple((MARKS[band.level], band_words(band, language)) for band in assessment.bands),
        unscored=unscored_grid(checked, language) if levels is None else Grid((), ()),
        out_of_scale=tuple(name_of(risk, assessment, register) for risk in assessment.out_of_scale),
        advice=advice,
    )


def risks_document(
    checked: CheckedPlan, language: Language, levels: frozenset[RiskLevel] | None = None
) -> dict[str, object]:
    """Return the risk analysis for programs, version 1: fields are added, never changed."""
    assessment = checked.risks
    view = risks_view(checked, language, levels)
    project = checked.plan.project
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "scale": {
            "low": assessment.scale.low,
            "probability_high": assessment.scale.probability_high,
            "impact_high": assessment.scale.impact_high,
            "stated": assessment.scale.stated,
        },
        "bands": [
            {"label": band.label.to(language), "level": band.level.value, "low": band.low, "high": band.high}
            for band in assessment.bands
        ],
        "bands_stated": assessment.bands_stated,
        "risks": [
            {
                **record,
                "level_code": scored.level.value if scored.level is not None else None,
                "closed": closed(scored.risk),
            }
            for record, scored in zip(
                as_records(view.register),
                (each for each in in_order(assessment) if levels is None or each.level in levels),
                strict=True,
            )
        ],
        "unscored": as_records(view.unscored),
        "out_of_scale": list(view.out_of_scale),
    }
