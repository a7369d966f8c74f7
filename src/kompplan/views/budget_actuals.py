"""What is booked beside the budget, in words."""

from collections.abc import Iterable
from typing import NamedTuple

from kompplan.calculations.actuals import Actuals, LineActual, Stray
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.show import NBSP, listed, number
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Complaint, Entry
from kompplan.views.budget import ALL, NOT_STATED, BudgetWords, Figure, Notes, row_words, unknown_of, value_record
from kompplan.views.figures import amount_cell, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, raw_number, words
from kompplan.views.places import place_of

MOST_TOLD = 30
"""How many rows of a kind are told in words; programs get all."""

LINE = Text("line", "rad")
BUDGET = Text("budget", "budget")
SPENT = Text("spent", "förbrukat")
COMMITTED = Text("committed", "bundet")
LEFT = Text("left", "kvar")
FORECAST = Text("forecast", "prognos")
BESIDE = Text("On no line", "På ingen rad")
STRAYS = Text("Booked, but on no line of the plan", "Bokfört, men på ingen rad i planen")
CONFLICTS = Text("The same voucher and row with another content; the first counts",
                 "Samma verifikation och rad med annat innehåll; den första räknas")  # fmt: skip
UNREAD = Text("To check in the files", "Att se över i filerna")
PATTERNS = Text("Not understood as accounts or project codes (4010, 40*, 4010–4099)",
                "Inte begripligt som konton eller projektkoder (4010, 40*, 4010–4099)")  # fmt: skip
OUTSIDE = Text("Counted, but dated outside the project's period", "Räknat, men daterat utanför projektets period")
INCOME = Text("Income booked", "Bokförda intäkter")
REPEATED = Text("Rows that the files have more than once", "Rader som filerna har mer än en gång")
ONCE = Text("counted once", "räknas en gång")
ELSEWHERE = Text("Rows of other projects", "Rader för andra projekt")
BALANCE = Text("Rows on balance sheet accounts", "Rader på balanskonton")
LEFT_ASIDE = Text("left aside", "lämnas därhän")
MORE = Text("and {count} more (--format json has all)", "och {count} till (--format json har alla)")


class Booked(NamedTuple):
    """What the files hold, set beside the plan, and what in them could not be read."""

    found: Actuals
    complaints: tuple[Complaint, ...]
    files: tuple[str, ...]


def actuals_words(checked: CheckedPlan, booked: Booked, language: Language, trace: bool = False) -> BudgetWords:
    """Put what is booked into words: a row a line, then what is on none, and the sums."""
    found = booked.found
    columns = [
        Column("line", LINE.to(language)),
        Column("budget", BUDGET.to(language), figures=True),
        Column("spent", SPENT.to(language), figures=True),
        Column("committed", COMMITTED.to(language), figures=True),
        Column("left", LEFT.to(language), figures=True),
        Column("forecast", FORECAST.to(language), figures=True),
    ]
    rows: list[Row] = []
    for each in found.lines:
        rows.append(
            Row(
                (
                    words(row_words(each.row, language)),
                    amount_cell(each.budget, language),
                    _kronor(each.spent, language),
                    amount_cell(each.committed, language),
                    amount_cell(each.left, language),
                    amount_cell(each.forecast, language),
                ),
                place=place_of(checked, each.row.part),
            )
        )
        rows += [_entry_row(entry, language) for entry in each.entries] if trace else []
    if found.strays:
        beside = sum((each.entry.amount for each in found.strays), ZERO)
        shown = _kronor(beside, language)
        rows.append(Row((words(BESIDE.to(language)), Cell(NOTHING), shown, Cell(NOTHING), Cell(NOTHING), shown)))
        rows += [_entry_row(each.entry, language) for each in found.strays] if trace else []
    rows.append(_totals(found, language))
    return BudgetWords(
        Grid(tuple(columns), tuple(rows)),
        _figures(found, language),
        unknown_of(checked, language),
        _notes(checked, booked, language),
    )


def _kronor(value: object, language: Language) -> Cell:
    from decimal import Decimal  # noqa: PLC0415 - only to tell a figure from nothing

    return Cell(number(value, language), value) if isinstance(value, Decimal) else Cell(NOTHING)


def _entry_row(entry: Entry, language: Language) -> Row:
    empty = Cell("")
    return Row(
        (words(_called(entry)), empty, _kronor(entry.amount, language), empty, empty, empty),
        kind="trace",
        place=safe(str(entry.place)),
    )


def _called(entry: Entry) -> str:
    parts = (
        entry.date.isoformat() if entry.date is not None else "",
        entry.voucher,
        entry.account or "",
        entry.project or "",
        entry.text,
    )
    return safe(" ".join(each for each in parts if each))


def _sum(values: Iterable[object]) -> Sum:
    return total(each for each in values if isinstance(each, Amount | Unknown))


def _beside(found: Actuals) -> Amount:
    kronor = sum((each.entry.amount for each in found.strays), ZERO)
    return Amount(kronor, kronor)


def _totals(found: Actuals, language: Language) -> Row:
    budget = _sum(each.budget for each in found.lines)
    forecast = _sum([*(each.forecast for each in found.lines), _beside(found)])
    committed = _sum(each.committed for each in found.lines)
    left = _sum(each.left for each in found.lines).plus(Sum(-_beside(found).low, -_beside(found).low, 1, 0))
    lacking = sum(1 for each in found.lines if each.left is None and isinstance(each.budget, Unknown))
    unknown = Sum(unknown=lacking)
    return Row(
        (
            words(ALL.to(language)),
            sum_cell(budget, language),
            _kronor(found.spent, language),
            sum_cell(committed, language),
            sum_cell(left.plus(unknown), language) if not lacking else Cell(NOTHING),
            sum_cell(forecast.plus(unknown), language),
        ),
        kind="total",
    )


def _figures(found: Actuals, language: Language) -> tuple[Figure, ...]:
    out: list[Figure] = []
    if found.income:
        income = sum((each.amount for each in found.income), ZERO)
        out.append(Figure(INCOME.to(language), _kronor(-income, language)))
    for label, count, remark in (
        (REPEATED, found.repeated, ONCE),
        (ELSEWHERE, found.elsewhere, LEFT_ASIDE),
        (BALANCE, found.balance, LEFT_ASIDE),
    ):
        if count:
            out.append(Figure(label.to(language), Cell(number(count, language), count), remark.to(language)))
    return tuple(out)


def _notes(checked: CheckedPlan, booked: Booked, language: Language) -> tuple[Notes, ...]:
    found = booked.found
    called = NOT_STATED.to(language)
    patterns = [
        f"{safe(text)} ({row_words(row, language) if row is not None else called})" for row, text in found.misread
    ]
    groups = (
        (STRAYS, [_stray(each, language) for each in found.strays]),
        (CONFLICTS, [f"{_told(one, language)} / {_told(other, language)}" for one, other in found.conflicts]),
        (OUTSIDE, [_told(each, language) for each in found.outside]),
        (PATTERNS, patterns),
        (UNREAD, [f"{safe(str(each.place))}: {each.message.to(language)}" for each in booked.complaints]),
    )
    notes = []
    for heading, items in groups:
        told = items[:MOST_TOLD]
        if len(items) > MOST_TOLD:
            told.append(MORE.to(language).format(count=number(len(items) - MOST_TOLD, language)))
        if told:
            notes.append(Notes(heading.to(language), tuple(told)))
    return tuple(notes)


def _told(entry: Entry, language: Language) -> str:
    return f"{_called(entry)}, {number(entry.amount, language)}{NBSP}kr ({safe(str(entry.place))})"


def _stray(each: Stray, language: Language) -> str:
    why = each.why.text.to(language)
    if each.entry.reference is not None:
        why += f" ({safe(each.entry.reference)})"
    if each.lines:
        why += f": {listed([safe(row_words(row, language)) for row in each.lines[:5]], language)}"
    return f"{_told(each.entry, language)}: {why}"


def _entry_record(entry: Entry) -> dict[str, object]:
    return {
        "date": entry.date.isoformat() if entry.date is not None else None,
        "amount": raw_number(entry.amount),
        "account": entry.account,
        "project": entry.project,
        "line": entry.reference,
        "text": entry.text,
        "voucher": entry.voucher,
        "identity": list(entry.identity),
        "place": placed(str(entry.place)),
    }


def _line_record(checked: CheckedPlan, each: LineActual, language: Language) -> dict[str, object]:
    return {
        "id": each.row.part.id,
        "label": each.row.label,
        "budget": value_record(each.budget, language),
        "spent": raw_number(each.spent),
        "committed": value_record(each.committed, language),
        "left": value_record(each.left, language),
        "forecast": value_record(each.forecast, language),
        "over": each.over,
        "entries": [_entry_record(entry) for entry in each.entries],
        "place": placed(place_of(checked, each.row.part)),
    }


def actuals_document(checked: CheckedPlan, booked: Booked, language: Language) -> dict[str, object]:
    """Return what is booked for programs, version 1.

    ``lines`` has every budget row with its booked rows, ``on_no_line`` those that fit none with the reason,
    ``identity`` is what makes a booked row itself, so that it counts once.
    """
    found = booked.found
    project = checked.plan.project
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "files": list(booked.files),
        "lines": [_line_record(checked, each, language) for each in found.lines],
        "on_no_line": [
            {
                **_entry_record(each.entry),
                "why": each.why.text.to(language),
                "lines": [row.label for row in each.lines],
            }
            for each in found.strays
        ],
        "income": [_entry_record(each) for each in found.income],
        "spent": raw_number(found.spent),
        "repeated": found.repeated,
        "conflicts": [[_entry_record(one), _entry_record(other)] for one, other in found.conflicts],
        "other_projects": found.elsewhere,
        "balance_sheet": found.balance,
        "outside_period": [_entry_record(each) for each in found.outside],
        "patterns_not_understood": [text for _, text in found.misread],
        "not_read": [
            {"place": placed(str(each.place)), "message": each.message.to(language)} for each in booked.complaints
        ],
    }
