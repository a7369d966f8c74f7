"""The budget by two dimensions at once, with sums that add up both ways."""

from kompplan.calculations.dimensions import Dimension
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP
from kompplan.i18n.text import Text
from kompplan.views.budget import (
    ALL,
    DIMENSIONS,
    BudgetWords,
    Notes,
    notes_of,
    row_record,
    row_words,
    slice_words,
    sum_record,
    unknown_of,
)
from kompplan.views.figures import amount_cell, sum_cell
from kompplan.views.grid import Cell, Column, Grid, Row, words
from kompplan.views.places import place_of

HOURS = Text("Hours are not in the table", "Timmar ingår inte i tabellen")


def cross_words(
    checked: CheckedPlan, down: Dimension, across: Dimension, language: Language, trace: bool = False
) -> BudgetWords:
    """Put the budget in kronor into words by two dimensions; a cell that nothing falls in is empty."""
    view = checked.budget
    cross = view.across(down, across)
    columns = [Column(down.value, DIMENSIONS[down].to(language))]
    for number, each in enumerate(cross.across, 1):
        columns.append(Column(f"{across.value}_{number}", slice_words(checked, across, each, language), figures=True))
    columns.append(Column("total", ALL.to(language), figures=True))
    rows: list[Row] = []
    for each, sums in zip(cross.down, cross.kronor, strict=True):
        shown = [Cell("") if not cell.known and not cell.unknown else sum_cell(cell, language) for cell in sums]
        name = words(slice_words(checked, down, each, language))
        place = place_of(checked, each.rows[0].part) if len(each.rows) == 1 and not trace else ""
        rows.append(Row((name, *shown, sum_cell(each.kronor, language)), place=place))
        for row in each.rows if trace else ():
            at = next(number for number, column in enumerate(cross.across) if column.keys == row.keys(across))
            of_row = [Cell("")] * len(cross.across)
            of_row[at] = amount_cell(row.kronor, language)
            told = (words(row_words(row, language)), *of_row, amount_cell(row.kronor, language))
            rows.append(Row(told, kind="trace", place=place_of(checked, row.part)))
    totals = [sum_cell(each.kronor, language) for each in cross.across]
    rows.append(Row((words(ALL.to(language)), *totals, sum_cell(view.kronor, language)), kind="total"))
    in_all = f"{sum_cell(view.hours, language).shown}{NBSP}h"
    work = (Notes(HOURS.to(language), (in_all,)),) if view.hours.known else ()
    return BudgetWords(
        Grid(tuple(columns), tuple(rows)), (), unknown_of(checked, language), (*work, *notes_of(checked, language))
    )


def cross_document(checked: CheckedPlan, down: Dimension, across: Dimension, language: Language) -> dict[str, object]:
    """Return the budget by two dimensions for programs, version 1.

    ``cells`` has a list for each group of ``groups``, with a sum for each of ``across_groups``, in kronor and hours.
    """
    view = checked.budget
    cross = view.across(down, across)
    project = checked.plan.project

    def group(dimension: Dimension, number: int, *, rows: bool) -> dict[str, object]:
        each = (cross.down if rows else cross.across)[number]
        found: dict[str, object] = {
            "keys": list(each.keys),
            "label": slice_words(checked, dimension, each, language),
            "kronor": sum_record(each.kronor),
            "hours": sum_record(each.hours),
        }
        if rows:
            found["rows"] = [row_record(checked, row, language) for row in each.rows]
        return found

    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "by": down.value,
        "across": across.value,
        "groups": [group(down, number, rows=True) for number in range(len(cross.down))],
        "across_groups": [group(across, number, rows=False) for number in range(len(cross.across))],
        "cells": [
            [
                {"kronor": sum_record(kronor), "hours": sum_record(hours)}
                for kronor, hours in zip(kronor_row, hour_row, strict=True)
            ]
            for kronor_row, hour_row in zip(cross.kronor, cross.hours, strict=True)
        ],
        "kronor": sum_record(view.kronor),
        "hours": sum_record(view.hours),
    }
