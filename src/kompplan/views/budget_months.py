"""The costs by month and the liquidity, in words."""

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.by_month import Month
from kompplan.calculations.liquidity import Flow, Liquidity
from kompplan.calculations.sums import Amount, Unknown
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP
from kompplan.i18n.text import Text
from kompplan.views.budget import (
    ALL,
    BudgetWords,
    Figure,
    Notes,
    notes_of,
    row_record,
    row_words,
    sum_record,
    unknown_of,
    value_record,
)
from kompplan.views.figures import amount_cell, sum_cell, whole
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of

MONTH = Text("month", "månad")
KRONOR = Text("SEK", "kronor")
HOURS = Text("hours", "timmar")
CUMULATIVE = Text("so far", "hittills")
GRANT = Text("support in", "stöd in")
OTHER = Text("other in", "annat in")
BALANCE = Text("balance", "saldo")
DEEPEST = Text("To lay out at the most", "Att ligga ute med som mest")
AT_LAST = Text("Balance at last", "Saldo till sist")
AFTER = Text("when all support has come", "när allt stöd har kommit")
IN_MONTH = Text("at the end of {month}", "i slutet av {month}")
UNPLACED = Text("Without a time, in no month", "Utan tid, i ingen månad")
OVER_PERIOD = Text("Spread over the project's period, having no time of their own",
                   "Utspridda över projektets period, eftersom de inte har någon egen tid")  # fmt: skip
NO_LIQUIDITY = Text("Liquidity", "Likviditet")
ON_PLACED = Text("counted on the rows that are placed in time", "räknat på de rader som är placerade i tiden")


def _month(month: Month) -> str:
    return f"{month[0]}-{month[1]:02d}"


def months_words(checked: CheckedPlan, language: Language, trace: bool = False) -> BudgetWords:
    """Put the curve into words: a row a month, and the balance where the plan says how support is paid."""
    found = checked.curve
    liquidity = found.liquidity if isinstance(found.liquidity, Liquidity) else None
    flows = {flow.month: flow for flow in liquidity.flows} if liquidity is not None else {}
    columns = [
        Column("month", MONTH.to(language)),
        Column("kronor", KRONOR.to(language), figures=True),
        Column("cumulative", CUMULATIVE.to(language), figures=True),
        Column("hours", HOURS.to(language), figures=True),
        Column("grant", GRANT.to(language), figures=True),
        Column("other", OTHER.to(language), figures=True),
        Column("balance", BALANCE.to(language), figures=True),
    ]
    costs = {each.month: each for each in found.months}
    rows: list[Row] = []
    for month in sorted({*costs, *flows}):
        cost, flow = costs.get(month), flows.get(month)
        rows.append(
            Row(
                (
                    words(_month(month)),
                    _or_empty(cost.kronor if cost is not None else None, language),
                    whole(cost.cumulative, language) if cost is not None else Cell(""),
                    _or_empty(cost.hours if cost is not None else None, language),
                    *_flow_cells(flow, language),
                )
            )
        )
        if trace and cost is not None:
            rows += [_traced(checked, row, language) for row in cost.rows]
    rows.append(
        Row(
            (words(ALL.to(language)), sum_cell(found.placed, language), *[Cell("")] * 5),
            kind="total",
        )
    )
    return BudgetWords(
        Grid(tuple(columns), tuple(rows)),
        _figures(found.liquidity, language, partial=bool(found.unplaced)),
        unknown_of(checked, language),
        (
            *_notes(checked, found.unplaced, UNPLACED, language),
            *_notes(checked, found.over_period, OVER_PERIOD, language),
            *notes_of(checked, language),
        ),
    )


def _or_empty(amount: Amount | None, language: Language) -> Cell:
    """Return an amount, and nothing where it is nothing or nobody can tell."""
    if amount is None or (not amount.low and not amount.high):
        return Cell("", 0 if amount is not None and amount.exact else None)
    return whole(amount, language)


def _flow_cells(flow: Flow | None, language: Language) -> tuple[Cell, ...]:
    if flow is None:
        return (Cell(""), Cell(""), Cell(""))
    return (_or_empty(flow.grant, language), _or_empty(flow.other, language), whole(flow.balance, language))


def _traced(checked: CheckedPlan, row: BudgetRow, language: Language) -> Row:
    cells = (
        words(row_words(row, language)),
        amount_cell(row.kronor, language),
        Cell(""),
        amount_cell(row.hours, language),
    )
    return Row((*cells, Cell(""), Cell(""), Cell("")), kind="trace", place=place_of(checked, row.part))


def _figures(liquidity: Liquidity | Unknown, language: Language, *, partial: bool) -> tuple[Figure, ...]:
    if isinstance(liquidity, Unknown):
        return (Figure(NO_LIQUIDITY.to(language), Cell(NOTHING), liquidity.why.to(language)),)
    remark = IN_MONTH.to(language).format(month=_month(liquidity.month))
    if partial:
        remark += f"; {ON_PLACED.to(language)}"
    figures = [Figure(DEEPEST.to(language), whole(liquidity.deepest, language), remark, "total")]
    last = liquidity.flows[-1].balance
    if last.low or last.high:
        figures.append(Figure(AT_LAST.to(language), whole(last, language), AFTER.to(language)))
    return tuple(figures)


def _notes(checked: CheckedPlan, rows: tuple[BudgetRow, ...], heading: Text, language: Language) -> tuple[Notes, ...]:
    told = [f"{row_words(row, language)}, {_said(row, language)} ({place_of(checked, row.part)})" for row in rows]
    return (Notes(heading.to(language), tuple(told)),) if told else ()


def _said(row: BudgetRow, language: Language) -> str:
    value, unit = (row.kronor, "kr") if row.kronor is not None else (row.hours, "h")
    return f"{amount_cell(value, language).shown}{NBSP}{unit}"


def months_document(checked: CheckedPlan, language: Language) -> dict[str, object]:
    """Return the curve for programs, version 1.

    ``months`` has each month's costs and hours; ``liquidity`` its payments, balance and deepest point, or ``unknown``
    with the reason; ``without_time`` are rows that lie in no month.
    """
    found = checked.curve
    project = checked.plan.project
    liquidity: dict[str, object]
    if isinstance(found.liquidity, Unknown):
        liquidity = {"unknown": found.liquidity.why.to(language)}
    else:
        liquidity = {
            "deepest": value_record(found.liquidity.deepest, language),
            "month": _month(found.liquidity.month),
            "months": [
                {
                    "month": _month(flow.month),
                    "out": value_record(flow.out, language),
                    "grant": value_record(flow.grant, language),
                    "other": value_record(flow.other, language),
                    "balance": value_record(flow.balance, language),
                }
                for flow in found.liquidity.flows
            ],
        }
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "months": [
            {
                "month": _month(each.month),
                "kronor": value_record(each.kronor, language),
                "cumulative": value_record(each.cumulative, language),
                "hours": value_record(each.hours, language),
            }
            for each in found.months
        ],
        "placed": sum_record(found.placed),
        "without_time": [row_record(checked, row, language) for row in found.unplaced],
        "over_the_period": [row_record(checked, row, language) for row in found.over_period],
        "liquidity": liquidity,
    }
