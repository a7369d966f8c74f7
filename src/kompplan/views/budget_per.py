"""What it costs for each participant, each hour of training and each cause, in words."""

from enum import StrEnum

from kompplan.calculations.cost_per import CostPer, per_cause, per_hour, per_participant
from kompplan.calculations.sums import Amount, Unknown
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.views.budget import BudgetWords, notes_of, row_record, row_words, sum_record, unknown_of, value_record
from kompplan.views.figures import amount_cell, between, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, words
from kompplan.views.places import place_of


class Per(StrEnum):
    """What a cost is divided by."""

    PARTICIPANT = "participant"
    HOUR = "hour"
    CAUSE = "cause"


_UNITS = {
    Per.PARTICIPANT: Text("participants", "deltagare"),
    Per.HOUR: Text("hours held", "hållna timmar"),
    Per.CAUSE: Text("causes", "orsaker"),
}
_EACH = {
    Per.PARTICIPANT: Text("SEK each", "kr per deltagare"),
    Per.HOUR: Text("SEK an hour", "kr per timme"),
    Per.CAUSE: Text("SEK", "kronor"),
}
_FIRST = {
    Per.PARTICIPANT: Text("activity", "aktivitet"),
    Per.HOUR: Text("training", "utbildning"),
    Per.CAUSE: Text("cause", "orsak"),
}
_WHOLE = {
    Per.PARTICIPANT: Text("The whole project, unique persons", "Hela projektet, unika personer"),
    Per.HOUR: Text("All training with known hours and cost", "All utbildning med kända timmar och känd kostnad"),
    Per.CAUSE: Text("", ""),
}
_NONE = {
    Per.PARTICIPANT: Text("nobody takes part in anything", "ingen deltar i något"),
    Per.HOUR: Text("no activity is training, a lecture, a seminar or a workshop",
                   "ingen aktivitet är utbildning, föreläsning, seminarium eller verkstad"),
    Per.CAUSE: Text("the plan states no causes", "planen anger inga orsaker"),
}  # fmt: skip
KRONOR = Text("SEK", "kronor")
WORK = Text("hours of work", "arbetstimmar")
REMARK = Text("remark", "anmärkning")


def costs_per(checked: CheckedPlan, per: Per) -> tuple[CostPer, ...]:
    """Return the costs for each of what is asked."""
    if per is Per.PARTICIPANT:
        return per_participant(checked.plan, checked.budget, checked.people)
    if per is Per.HOUR:
        return per_hour(checked.plan, checked.budget, checked.settings.day_hours)
    return per_cause(checked.cause_costs, checked.chain.causes)


def _label(each: CostPer, per: Per, language: Language) -> str:
    if each.part is None:
        return _WHOLE[per].to(language)
    return " ".join(text for text in (each.part.id, each.part.text) if text)


def _cost(cost: Amount | None, language: Language) -> Cell:
    if cost is None:
        return Cell(NOTHING)
    return Cell(between(cost.low, cost.high, language), cost.low if cost.exact else None)


def per_words(checked: CheckedPlan, per: Per, language: Language, trace: bool = False) -> BudgetWords:
    """Put the costs into words; the whole comes last, as a sum does."""
    columns = [
        Column(per.value, _FIRST[per].to(language)),
        Column("kronor", KRONOR.to(language), figures=True),
        Column("units", _UNITS[per].to(language), figures=True),
        Column("each", _EACH[per].to(language), figures=True),
        Column("hours", WORK.to(language), figures=True),
        Column("why", REMARK.to(language)),
    ]
    if per is Per.CAUSE:
        columns = [column for column in columns if column.key not in ("units", "each")]
    found = costs_per(checked, per)
    rows: list[Row] = []
    for each in (*(one for one in found if one.part is not None), *(one for one in found if one.part is None)):
        why = each.each.why.to(language) if isinstance(each.each, Unknown) else ""
        cells = {
            per.value: words(_label(each, per, language)),
            "kronor": _cost(each.kronor, language),
            "units": _cost(each.units, language),
            "each": amount_cell(each.each, language),
            "hours": sum_cell(each.hours, language),
            "why": Cell(why),
        }
        place = place_of(checked, each.part) if each.part is not None else ""
        kind = "row" if each.part is not None else "total"
        rows.append(Row(tuple(cells[column.key] for column in columns), kind, place))
        for row in each.rows if trace and each.part is not None else ():
            told = {
                per.value: words(row_words(row, language)),
                "kronor": amount_cell(row.kronor, language),
                "hours": amount_cell(row.hours, language),
            }
            rows.append(
                Row(
                    tuple(told.get(column.key, Cell("")) for column in columns),
                    "trace",
                    place_of(checked, row.part),
                )
            )
    return BudgetWords(
        Grid(tuple(columns), tuple(rows)),
        (),
        unknown_of(checked, language),
        notes_of(checked, language),
        _NONE[per].to(language),
    )


def per_document(checked: CheckedPlan, per: Per, language: Language) -> dict[str, object]:
    """Return the costs for programs, version 1.

    ``part`` is null for the whole; ``kronor``, ``units`` and ``each`` have bounds, and ``each`` says why where it is
    unknown; ``incomplete`` tells that some of the cost is not known.
    """
    project = checked.plan.project
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "per": per.value,
        "costs": [
            {
                "part": {
                    "kind": "activity" if isinstance(each.part, Activity) else "cause",
                    "id": each.part.id,
                    "place": placed(place_of(checked, each.part)),
                }
                if each.part is not None
                else None,
                "label": _label(each, per, language),
                "kronor": value_record(each.kronor, language),
                "incomplete": each.open,
                "hours": sum_record(each.hours),
                "units": value_record(each.units, language),
                "each": value_record(each.each, language),
                "rows": [row_record(checked, row, language) for row in each.rows],
            }
            for each in costs_per(checked, per)
        ],
    }
