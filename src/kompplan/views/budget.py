"""The budget in words: by any dimension, computed beside stated, who pays, and what is not known."""

from collections.abc import Iterator
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, BudgetView, Slice, Value
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.flat_rates import Doubled, flat_rates
from kompplan.calculations.sums import Amount, Sum, Unknown, total
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.safe import quoted
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine
from kompplan.model.words import Aspect, CostType
from kompplan.views.figures import amount_cell, share_cell, sum_cell
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, raw_number, words
from kompplan.views.places import place_of

DIMENSIONS = {
    Dimension.LINE: Text("line", "rad"),
    Dimension.ASPECT: Text("aspect", "aspekt"),
    Dimension.ACTIVITY: Text("activity", "aktivitet"),
    Dimension.OWNER: Text("owner", "ansvarig"),
    Dimension.ORGANISATION: Text("organisation", "organisation"),
    Dimension.COST_TYPE: Text("cost type", "kostnadsslag"),
    Dimension.FUNDER: Text("funder", "finansiär"),
    Dimension.YEAR: Text("year", "år"),
}
NOT_STATED = Text("not stated", "inte angivet")
AMOUNT = Text("SEK", "kronor")
SHARE = Text("share", "andel")
HOURS = Text("hours", "timmar")
SUM_OF_LINES = Text("Sum of the lines", "Summa rader")
SUM_OF_ACTIVITIES = Text("Activities without a line", "Aktiviteter utan rad")
ALL = Text("Total", "Totalt")
STATED = Text("Stated total", "Angiven summa")
FUNDING = Text("Funding", "Finansiering")
HOURS_IN_KRONOR = Text("Hours at {rate} kr", "Timmar à {rate} kr")
NO_FUNDING = Text("no funding is stated", "ingen finansiering är angiven")
REMARK = Text("remark", "anmärkning")
UNKNOWN = Text("Not known", "Okänt")
COMPUTED = Text("Worked out", "Uträknat")
SPLITS = Text("Splits that do not add up", "Fördelningar som inte går ihop")
UNIT_COSTS = Text("Unit costs", "Enhetskostnader")
NO_SOURCE = Text("the plan states no source", "planen anger ingen källa")
TWICE = Text("Counted twice (BUD07)", "Räknat två gånger (BUD07)")
HOURS_AT_RATES = Text("Hours at the plan's rates", "Timmar till planens satser")
_SOURCE = 240
"""How long a source may be in a line."""
NO_STATED = Text("no total is stated", "ingen summa är angiven")


class Figure(NamedTuple):
    """A line below the table: what it is, the amount, and a remark."""

    label: str
    amount: Cell
    remark: str = ""
    kind: str = "row"
    place: str = ""
    """Where it is stated, ``file:line``; empty where it is computed."""


class Notes(NamedTuple):
    """What is told below everything else, under a heading."""

    heading: str
    items: tuple[str, ...]


class BudgetWords(NamedTuple):
    """What the command prints and the report shows."""

    grid: Grid
    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]
    """Each row whose amount cannot be told, with the reason and the place."""
    notes: tuple[Notes, ...] = ()
    empty: str = ""
    """What is said where the table has no rows."""


def _key_words(checked: CheckedPlan, dimension: Dimension, key: str, language: Language) -> str:
    if dimension is Dimension.ASPECT:
        return Aspect(key).words.to(language)
    if dimension is Dimension.COST_TYPE:
        return CostType(key).words.to(language)
    if dimension is Dimension.ACTIVITY:
        text = next((each.text for each in checked.plan.activities if (each.id or "").strip() == key), None)
        return f"{key} {text}" if text else key
    if dimension is Dimension.ORGANISATION:
        named = next((each.name for each in checked.plan.organisations if (each.id or "").strip() == key), None)
        return named or key
    if dimension is Dimension.FUNDER:
        return next((each.source for each in checked.plan.funding if (each.id or "").strip() == key), None) or key
    return key


def slice_words(checked: CheckedPlan, dimension: Dimension, each: Slice, language: Language) -> str:
    """Return what a slice is called; keys that a row shares are joined."""
    if not each.keys:
        return NOT_STATED.to(language)
    names = [_key_words(checked, dimension, key, language) for key in each.keys]
    if dimension is Dimension.YEAR and len(names) > 1:
        return f"{names[0]}–{names[-1]}"
    return " + ".join(names)


def row_words(row: BudgetRow, language: Language) -> str:
    return row.label or NOT_STATED.to(language)


def _columns(dimension: Dimension, language: Language) -> tuple[Column, ...]:
    return (
        Column(dimension.value, DIMENSIONS[dimension].to(language)),
        Column("kronor", AMOUNT.to(language), figures=True),
        Column("share", SHARE.to(language), figures=True),
        Column("hours", HOURS.to(language), figures=True),
    )


def budget_grid(checked: CheckedPlan, dimension: Dimension, language: Language, trace: bool = False) -> Grid:
    """Return the budget by a dimension; with ``trace`` every slice is followed by its rows and their places."""
    view = checked.budget
    rows: list[Row] = []
    if dimension is Dimension.LINE:
        rows = [
            Row(
                (
                    words(row_words(row, language)),
                    amount_cell(row.kronor, language),
                    _share(row, view, language),
                    amount_cell(row.hours, language),
                ),
                place=place_of(checked, row.part),
            )
            for row in view.rows
        ]
    else:
        for each in checked.slices(dimension):
            shown = (
                words(slice_words(checked, dimension, each, language)),
                sum_cell(each.kronor, language),
                share_cell(each.kronor, view.kronor, language),
                sum_cell(each.hours, language),
            )
            place = place_of(checked, each.rows[0].part) if len(each.rows) == 1 and not trace else ""
            rows.append(Row(shown, place=place))
            if trace:
                rows += [_traced(checked, row, language) for row in each.rows]
    whole = share_cell(view.kronor, view.kronor, language)
    rows.append(
        Row(
            (words(ALL.to(language)), sum_cell(view.kronor, language), whole, sum_cell(view.hours, language)),
            kind="total",
        )
    )
    return Grid(_columns(dimension, language), tuple(rows))


def _share(row: BudgetRow, view: BudgetView, language: Language) -> Cell:
    return share_cell(total([row.kronor]), view.kronor, language) if row.kronor is not None else Cell(NOTHING)


def _traced(checked: CheckedPlan, row: BudgetRow, language: Language) -> Row:
    return Row(
        (
            words(row_words(row, language)),
            amount_cell(row.kronor, language),
            Cell(""),
            amount_cell(row.hours, language),
        ),
        kind="trace",
        place=place_of(checked, row.part),
    )


def _difference(view: BudgetView, language: Language) -> str:
    if view.difference is None:
        return ""
    if not view.difference:
        return Text("equal to the lines", "lika med raderna").to(language)
    size = number(abs(view.difference), language)
    if view.difference < 0:
        return Text(f"{size} kr less than the lines (BUD01)", f"{size} kr mindre än raderna (BUD01)").to(language)
    return Text(f"{size} kr more than the lines (BUD01)", f"{size} kr mer än raderna (BUD01)").to(language)


def _gap(view: BudgetView, language: Language) -> str:
    if not view.rows and not view.funded.empty:
        return Text("there is no budget to compare with", "det finns ingen budget att jämföra med").to(language)
    if view.gap is None:
        if view.funded.empty:
            return ""
        return Text("the budget is not known exactly", "budgeten är inte exakt känd").to(language)
    if not view.gap:
        return Text("covers the budget", "täcker budgeten").to(language)
    size = number(abs(view.gap), language)
    if view.gap < 0:
        return Text(f"{size} kr are lacking", f"{size} kr saknas").to(language)
    return Text(f"{size} kr more than the budget", f"{size} kr mer än budgeten").to(language)


def _stated_place(checked: CheckedPlan) -> str:
    return place_of(checked, checked.plan.budget, "stated_total") if checked.plan.budget is not None else ""


def figures_of(checked: CheckedPlan, language: Language) -> tuple[Figure, ...]:
    """Return what stands below the table: sums, stated total, hours in kronor, funding and gap."""
    view = checked.budget
    out: list[Figure] = []
    if not view.lines.empty and not view.activities.empty:
        out.append(Figure(SUM_OF_LINES.to(language), sum_cell(view.lines, language)))
        out.append(Figure(SUM_OF_ACTIVITIES.to(language), sum_cell(view.activities, language)))
    if view.hours_in_kronor is not None:
        label = HOURS_AT_RATES.to(language)
        if view.rate is not None:
            label = HOURS_IN_KRONOR.to(language).format(rate=number(view.rate, language))
        out.append(Figure(label, sum_cell(view.hours_in_kronor, language)))
    if view.stated is not None:
        stated = Cell(number(view.stated.value, language), view.stated.value) if view.stated.value is not None else None
        remark = _difference(view, language)
        out.append(
            Figure(STATED.to(language), stated or Cell(view.stated.written), remark, place=_stated_place(checked))
        )
    elif checked.plan.budget is not None:
        out.append(Figure(STATED.to(language), Cell(NOTHING), NO_STATED.to(language)))
    if not checked.plan.funding:
        out.append(Figure(FUNDING.to(language), Cell(NOTHING), NO_FUNDING.to(language)))
    else:
        for funding, value in view.funding:
            shown = amount_cell(value, language)
            if value is None and funding.amount is not None:
                shown = Cell(funding.amount.written)
            kind = funding.kind.words.to(language) if funding.kind is not None else ""
            label = f"  {funding.source or NOT_STATED.to(language)}"
            out.append(Figure(label, shown, kind, place=place_of(checked, funding)))
        out.append(Figure(FUNDING.to(language), sum_cell(view.funded, language), _gap(view, language), "total"))
    return tuple(out)


def unknown_of(checked: CheckedPlan, language: Language, places: bool = True) -> tuple[str, ...]:
    """Return each row whose kronor or hours cannot be told, with the reason and its place."""
    out = []
    for row in checked.budget.rows:
        for value in (row.kronor, row.hours):
            if isinstance(value, Unknown):
                field = "amount" if row.is_line else "hours" if value is row.hours else "cost"
                why = value.why
                own = (field, "quantity", "unit_price") if row.is_line else (field,)
                if any(checked.unreadable(row.part, name) for name in own):
                    why = Text("what is written cannot be read", "det som är skrivet går inte att läsa")
                place = f" ({place_of(checked, row.part, field)})" if places else ""
                out.append(f"{row_words(row, language)}: {why.to(language)}{place}")
    return tuple(out)


def with_figures(words_of: BudgetWords, grid: Grid, language: Language) -> Grid:
    """Return a table of the budget with what stands below it as further rows, for spreadsheets and pages."""
    remark = Column("remark", REMARK.to(language))
    rows = [row._replace(cells=(*row.cells, Cell(""))) for row in grid.rows]
    empty = Cell("")
    for figure in words_of.figures:
        cells = [empty] * len(grid.columns)
        cells[0], cells[1] = words(figure.label.strip()), figure.amount
        if grid.columns[-1].key == "place":
            cells[-1] = words(figure.place)
        rows.append(Row((*cells, Cell(figure.remark)), kind=figure.kind))
    for heading, items in ((UNKNOWN.to(language), words_of.unknown), *words_of.notes):
        for text in items:
            cells = [empty] * len(grid.columns)
            cells[0] = words(heading)
            rows.append(Row((*cells, Cell(text))))
    return Grid((*grid.columns, remark), tuple(rows))


def budget_words(checked: CheckedPlan, dimension: Dimension, language: Language, trace: bool = False) -> BudgetWords:
    """Put the budget into words."""
    return BudgetWords(
        budget_grid(checked, dimension, language, trace),
        figures_of(checked, language),
        unknown_of(checked, language),
        notes_of(checked, language),
    )


def notes_of(checked: CheckedPlan, language: Language) -> tuple[Notes, ...]:
    """Return what was worked out and does not stand in the plan, splits that do not add up, and what counts twice."""
    computed = [
        f"{row_words(row, language)}: {row.computed.to(language)} = "
        f"{amount_cell(row.kronor if row.kronor is not None else row.hours, language).shown}"
        f" ({place_of(checked, row.part)})"
        for row in checked.budget.rows
        if row.computed is not None
    ]
    faults = [
        f"{row_words(row, language)}: {row.fault.to(language)} ({place_of(checked, row.part, 'split')})"
        for row in checked.budget.rows
        if row.fault is not None
    ]
    found = (
        Notes(COMPUTED.to(language), tuple(computed)),
        Notes(UNIT_COSTS.to(language), _unit_costs(checked, language)),
        Notes(SPLITS.to(language), tuple(faults)),
        Notes(TWICE.to(language), tuple(_twice(checked, language))),
    )
    return tuple(each for each in found if each.items)


def _unit_costs(checked: CheckedPlan, language: Language) -> tuple[str, ...]:
    """Return each unit cost that rows use, with who says so, once for each amount."""
    if not checked.names_unit_costs:
        return ()
    told: dict[str, None] = {}
    for row in checked.budget.rows:
        used = checked.unit_costs.of(row)
        if used is not None and isinstance(used.each, Amount):
            source = "; ".join(quoted(each, _SOURCE) for each in used.sources) or NO_SOURCE.to(language)
            told[f"{quoted(used.name.to(language))}: {used.words.to(language)} ({source})"] = None
    return tuple(told)


def _twice(checked: CheckedPlan, language: Language) -> Iterator[str]:
    """Yield what a flat rate, or a unit cost, pays for already."""
    lines = checked.plan.budget.lines if checked.plan.budget is not None else ()
    found: list[tuple[str, Doubled]] = []
    if any(each.flat_rate is not None for each in lines):
        for rate in flat_rates(checked.budget, checked.calendar.start):
            found += ((rate.line.label or NOT_STATED.to(language), doubled) for doubled in rate.doubled)
    if checked.names_unit_costs:
        from kompplan.calculations.by_unit_cost import doubled_costs  # noqa: PLC0415 - few budgets need it

        costs = doubled_costs(checked.budget.rows, checked.unit_costs)
        found += ((quoted(each.name.to(language)), each.doubled) for each in costs)
    for by, doubled in found:
        label = doubled.part.label if isinstance(doubled.part, BudgetLine) else doubled.part.text
        kind = doubled.cost_type.words.to(language)
        said = Text(
            f"{label}: {by} pays for {kind} already, and both are in the sum",
            f"{label}: {by} betalar redan {kind}, och båda ingår i summan",
        ).to(language)
        yield f"{said} ({place_of(checked, doubled.part)})"


def sum_record(total: Sum) -> dict[str, object]:
    return {
        "low": raw_number(total.low) if not total.empty else None,
        "high": raw_number(total.high) if total.high is not None and not total.empty else None,
        "exact": total.exact and not total.empty,
        "rows": total.known,
        "unknown_rows": total.unknown,
    }


def value_record(value: Value, language: Language) -> dict[str, object] | None:
    """Return an amount with its bounds, or why there is none."""
    if value is None:
        return None
    if isinstance(value, Unknown):
        return {"low": None, "high": None, "unknown": value.why.to(language)}
    return {"low": raw_number(value.low), "high": raw_number(value.high) if value.high is not None else None}


def row_record(checked: CheckedPlan, row: BudgetRow, language: Language) -> dict[str, object]:
    """Return a row for programs."""
    return {
        "label": row.label,
        "source": "line" if row.is_line else "activity",
        "kronor": value_record(row.kronor, language),
        "hours": value_record(row.hours, language),
        "hours_in_kronor": value_record(row.worth, language),
        "computed": row.computed.to(language) if row.computed is not None else None,
        "unit_cost": _unit_cost_record(checked, row, language),
        "split_fault": row.fault.to(language) if row.fault is not None else None,
        "place": placed(place_of(checked, row.part)),
    }


def _unit_cost_record(checked: CheckedPlan, row: BudgetRow, language: Language) -> dict[str, object] | None:
    if not isinstance(row.part, BudgetLine) or row.part.unit_cost is None:
        return None
    used = checked.unit_costs.of(row)
    if used is None:
        return None
    return {
        "name": used.name.to(language),
        "each": value_record(used.each, language),
        "unit": used.word.to(language) or None,
        "sources": list(used.sources),
    }


def budget_document(checked: CheckedPlan, dimension: Dimension, language: Language) -> dict[str, object]:
    """Return the budget for programs, version 1: every sum with its bounds, its rows and their places.

    Amounts are whole numbers, or their decimals as text. ``computed`` says how an amount was worked out that does not
    stand in the plan, ``split_fault`` why a row's split could not be followed.
    """
    view = checked.budget
    project = checked.plan.project
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "by": dimension.value,
        "groups": [
            {
                "keys": list(each.keys),
                "label": slice_words(checked, dimension, each, language),
                "kronor": sum_record(each.kronor),
                "hours": sum_record(each.hours),
                "rows": [row_record(checked, row, language) for row in each.rows],
            }
            for each in view.by(dimension)
        ],
        "kronor": sum_record(view.kronor),
        "hours": sum_record(view.hours),
        "lines": sum_record(view.lines),
        "activities_without_line": sum_record(view.activities),
        "hourly_rate": raw_number(view.rate) if view.rate is not None else None,
        "hours_in_kronor": sum_record(view.hours_in_kronor) if view.hours_in_kronor is not None else None,
        "stated_total": raw_number(view.stated.value)
        if view.stated is not None and view.stated.value is not None
        else None,
        "stated_total_place": placed(_stated_place(checked)) if view.stated is not None else None,
        "difference": raw_number(view.difference) if view.difference is not None else None,
        "funding": [
            {
                "source": funding.source,
                "kind": funding.kind.value if funding.kind is not None else None,
                "form": funding.form.value if funding.form is not None else None,
                "low": raw_number(value.low) if isinstance(value, Amount) else None,
                "high": raw_number(value.high) if isinstance(value, Amount) and value.high is not None else None,
                "place": placed(place_of(checked, funding)),
            }
            for funding, value in view.funding
        ],
        "funded": sum_record(view.funded),
        "gap": raw_number(view.gap) if view.gap is not None else None,
    }
