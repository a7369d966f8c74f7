"""What can go wrong: the matrix, the register by value, and what nobody has scored."""

from collections.abc import Sequence

from kompplan.i18n.text import Text
from kompplan.model.risks import Risk
from kompplan.model.shapes import shape
from kompplan.reports.grids import table_of
from kompplan.reports.pictures import matrix
from kompplan.reports.pictures.matrix import MOST_CELLS
from kompplan.reports.sections._parts import facts, missing, part, prose, section
from kompplan.reports.sections.risk_scale import scale_part
from kompplan.reports.traced import risks as values
from kompplan.reports.typed import day_of, ids_of
from kompplan.reports.view import Section, Table
from kompplan.reports.wording import Wording, capital
from kompplan.views.grid import Column as GridColumn
from kompplan.views.grid import Grid, words
from kompplan.views.risks import (
    closed,
    in_order,
    level_words,
    register_grid,
    risks_view,
    unscored_grid,
)

TITLE = Text("Risks", "Risker")
REGISTER = Text("Risk register", "Riskregister")
UNSCORED = Text("Risks that nobody has scored", "Risker utan bedömning")
OUTSIDE = Text("Risks scored outside the scale", "Risker bedömda utanför skalan")
NO_RISKS = Text("The plan names no risks.", "Planen nämner inga risker.")
MOST_STEPS = 20


def _from(w: Wording, grid: Grid, risks: Sequence[Risk], caption: str, name: str, shown: Sequence[str]) -> Table:
    """Return a grid of the register as a table, with what else each risk says below its row."""
    if any(risk.status is not None for risk in risks):
        status = [words(w.say(risk.status.words) if risk.status is not None else None) for risk in risks]
        rows = (row._replace(cells=(*row.cells, cell)) for row, cell in zip(grid.rows, status, strict=True))
        grid = Grid((*grid.columns, GridColumn("status", w.label(Risk, "status"))), tuple(rows))
    bands = w.checked.risks.bands
    tones = {
        level_words(each, w.language): round(bands.index(each.band) * 4 / max(len(bands) - 1, 1))
        for each in w.checked.risks.scored
        if each.band is not None and not closed(each.risk)
    }
    table = table_of(
        w,
        grid,
        caption,
        head="risk",
        name=name,
        keep=("owner", "due"),
        asked=("owner", "due"),
        short=("id", "due", "level", "status"),
        tones={"level": tones},
        ids=ids_of(risks, [risk.text or "" for risk in risks]),
        details=[w.facts(risk, (*shown, "status")) for risk in risks],
        as_written=True,
        cards=True,
    )
    return _with_choices(w, table, risks) if w.typed else table


def _with_choices(w: Wording, table: Table, risks: Sequence[Risk]) -> Table:
    """Return the table with the words and steps that its columns take, and with days that are one day."""
    scale, fields = w.checked.risks.scale, shape(Risk).fields
    choices = {
        "owner": w.choices(fields["owner"]),
        "status": w.choices(fields["status"]),
        "level": tuple(band.label.to(w.language) for band in w.checked.risks.bands),
        "probability": tuple(map(str, range(scale.low, min(scale.probability_high, scale.low + MOST_STEPS) + 1))),
        "impact": tuple(map(str, range(scale.low, min(scale.impact_high, scale.low + MOST_STEPS) + 1))),
    }
    columns = tuple(
        each._replace(choices=choices.get(each.key, ()), unit="date" if each.key == "due" else each.unit)
        for each in table.columns
    )
    due = next((index for index, each in enumerate(columns) if each.key == "due"), None)
    rows = list(table.rows)
    if due is not None:
        for index, (row, risk) in enumerate(zip(table.rows, risks, strict=True)):
            day = day_of(risk.due) if risk.due is not None else ""
            cells = (*row.cells[:due], row.cells[due]._replace(number=day), *row.cells[due + 1 :])
            rows[index] = row._replace(cells=cells)
    return table._replace(columns=columns, rows=tuple(rows))


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
        _from(w, register, scored, w.say(REGISTER), "risks", (*told, "probability", "impact")) if scored else None
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
            part(w.say(matrix.TITLE), matrix.picture(w), matrix.table(w)),
            part(w.say(REGISTER), register_table),
            part(
                w.say(OUTSIDE),
                w.table(
                    w.say(OUTSIDE),
                    found.out_of_scale,
                    ("id", "probability", "impact", "text", *told[2:]),
                    "text",
                    name="risks-outside-the-scale",
                )
                if found.out_of_scale
                else None,
            ),
            part(
                w.say(UNSCORED),
                _from(w, unscored, found.unscored, w.say(UNSCORED), "unscored-risks", ("id", "text", "mitigation"))
                if unscored.rows
                else None,
            ),
            scale_part(w),
        ),
        values(w),
    )
