"""The budget as a spreadsheet has it: how many times how much, in kronor, as a share, in hours, and the sums below."""

from collections.abc import Sequence
from decimal import Decimal

from kompplan.calculations.budget import MISSING as NO_AMOUNT
from kompplan.calculations.budget import BudgetRow, BudgetView, Value
from kompplan.calculations.sums import Amount, Sum, Unknown
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine
from kompplan.reports.typed import figure_of, ids_of
from kompplan.reports.view import Cell, Column, Row, Table
from kompplan.reports.wording import MISSING, Wording, capital
from kompplan.values.quantity import Quantity
from kompplan.views.budget import (
    ALL,
    FUNDING,
    NO_FUNDING,
    NO_STATED,
    NOT_STATED,
    STATED,
    SUM_OF_ACTIVITIES,
    SUM_OF_LINES,
    figures_of,
)
from kompplan.views.grid import NOTHING
from kompplan.views.records import decimal_text

LINES_NAME, FIGURES_NAME = "budget-lines", "budget-figures"
WHAT, SOURCE = Text("What", "Vad"), Text("Stands in", "Står i")
LINE, ACTIVITY = Text("budget", "budget"), Text("activity", "aktivitet")
WRITTEN, KRONOR, SHARE = Text("As written", "Som skrivet"), Text("Kronor", "Kronor"), Text("Share", "Andel")
QUANTITY, PRICE = Text("How many", "Antal"), Text("Price each", "Pris per styck")
HOURS, WORTH = Text("Hours", "Timmar"), Text("Hours in kronor", "Timmar i kronor")
COMPUTED, REMARK = Text("Worked out as", "Uträknat som"), Text("Remark", "Kommentar")
UNKNOWN = (Text("1 row is not known", "1 rad är okänd"), Text("{n} rows are not known", "{n} rader är okända"))
KNOWN = Text("Of which exact amounts", "Därav exakta belopp")
SUM = Text("Sum, computed", "Summa, räknad")
RATE = Text("Kronor an hour", "Kronor per timme")
IN_KRONOR = Text("Hours at the plan's rates", "Timmar till planens satser")
DIFFERENCE, GAP = (
    Text("Stated total less the lines", "Angiven summa minus raderna"),
    Text("Funding less cost", "Finansiering minus kostnad"),
)
_UNITS = {"quantity": "n", "unit_price": "kr", "kronor": "kr", "share": "%", "hours": "h", "worth": "kr"}


def lines(w: Wording) -> Table | None:
    """Return the budget's rows with everything that they are made of, and their sums."""
    view = w.checked.budget
    if not view.rows:
        return None
    ids = ids_of([row.part for row in view.rows], [row.label or "" for row in view.rows])
    rows = [_line(w, view, row, identity) for row, identity in zip(view.rows, ids, strict=True)]
    columns = (
        Column(w.say(WHAT), head=True, key="what"),
        Column(w.say(SOURCE), short=True, key="source"),
        Column(w.say(WRITTEN), key="written"),
        Column(w.say(QUANTITY), figures=True, key="quantity", unit="n"),
        Column(w.say(PRICE), figures=True, key="unit_price", unit="kr"),
        Column(w.say(KRONOR), figures=True, key="kronor", unit="kr"),
        Column(w.say(SHARE), figures=True, key="share", unit="%"),
        Column(w.say(HOURS), figures=True, key="hours", unit="h"),
        Column(w.say(WORTH), figures=True, key="worth", unit="kr"),
        Column(w.say(COMPUTED), key="computed"),
    )
    sums = {"kronor": view.kronor, "hours": view.hours, "worth": view.hours_in_kronor or Sum()}
    rows += _sums(w, columns, rows, sums, view)
    kept = [
        index
        for index, column in enumerate(columns)
        if column.key in ("what", "kronor") or any(row.cells[index].text not in ("", NOTHING) for row in rows)
    ]
    return Table(
        w.say(Text("Budget lines", "Budgetrader")),
        tuple(columns[index] for index in kept),
        tuple(row._replace(cells=tuple(row.cells[index] for index in kept)) for row in rows),
        name=LINES_NAME,
    )


def _line(w: Wording, view: BudgetView, row: BudgetRow, identity: str) -> Row:
    part = row.part
    is_line = isinstance(part, BudgetLine)
    stated = part.amount if isinstance(part, BudgetLine) else part.cost
    quantity = part.quantity if isinstance(part, BudgetLine) else None
    price = part.unit_price if isinstance(part, BudgetLine) else None
    written = w.text(part, "amount") if is_line else w.text(part, "cost") or w.text(part, "hours")
    by_unit = _by_unit_cost(w, row)
    times, each, formula = by_unit or _factors(w, stated, quantity, price)
    share = ""
    if view.kronor.exact and view.kronor.low > 0 and isinstance(row.kronor, Amount) and row.kronor.exact:
        share = str((row.kronor.low / view.kronor.low).quantize(Decimal("1e-12")))
    cells = (
        Cell(row.label or NOTHING),
        Cell(w.say(LINE if is_line else ACTIVITY)),
        Cell(written or NOTHING),
        times,
        each,
        value_cell(w, row.kronor, "kr")._replace(formula=formula),
        Cell(f"{number(Decimal(share) * 100, w.language)} %" if share else NOTHING, number=share),
        value_cell(w, row.hours, "h"),
        value_cell(w, row.worth, "kr")._replace(formula=f"product(hours, {FIGURES_NAME}#rate:amount)"),
        Cell(row.computed.to(w.language) if row.computed is not None else NOTHING),
    )
    details = w.facts(part, ("label", "amount", "quantity", "unit_price")) if is_line else ()
    return Row(cells, details, id=identity, place=w.place(part))


def _factors(
    w: Wording, amount: Quantity | None, quantity: Quantity | None, price: Quantity | None
) -> tuple[Cell, Cell, str]:
    """Return how many, how much each, and how they are multiplied."""
    if amount is None:
        return (
            _quantity(w, quantity, "n"),
            _quantity(w, price, "kr"),
            "product(quantity, unit_price)",
        )
    factors = [decimal_text(each) or "" for each in amount.factors] if amount.exact else []
    if len(factors) == 2:
        cells = [
            Cell(number(each, w.language), number=text) for each, text in zip(amount.factors, factors, strict=True)
        ]
        return cells[0], cells[1], "product(quantity, unit_price)"
    return Cell(NOTHING), Cell(NOTHING), f"product({', '.join(factors)})" if len(factors) > 2 else ""


def _by_unit_cost(w: Wording, row: BudgetRow) -> tuple[Cell, Cell, str] | None:
    """Return the same of a row whose amount is its unit cost's to tell."""
    line = row.part
    if not isinstance(line, BudgetLine) or line.unit_cost is None or isinstance(row.kronor, Unknown):
        return None
    from kompplan.calculations.by_unit_cost import by_unit_cost, how_many  # noqa: PLC0415 - few budgets need it

    used, many = w.checked.unit_costs.of(row), how_many(line)
    if used is None or many is None or not by_unit_cost(line):
        return None
    count = decimal_text(many.low) or "" if many.exact else ""
    return Cell(w.quantity(many), number=count), value_cell(w, used.each, "kr"), "product(quantity, unit_price)"


def _quantity(w: Wording, quantity: Quantity | None, unit: str) -> Cell:
    if quantity is None:
        return Cell(NOTHING)
    return Cell(w.quantity(quantity), number=figure_of(quantity, unit))


def value_cell(w: Wording, value: Value, unit: str) -> Cell:
    """Return an amount; what is not known, or not exactly, stays words."""
    if isinstance(value, Unknown):
        return Cell(w.say(MISSING) if value == NO_AMOUNT else value.why.to(w.language), "missing")
    exact = isinstance(value, Amount) and value.exact
    return Cell(w.amount(value, unit), number=decimal_text(value.low) or "" if value is not None and exact else "")


def total_cell(w: Wording, total: Sum, unit: str = "kr", formula: str = "") -> Cell:
    """Return a sum: a figure where all of its rows are exact, else words that tell how many are not known."""
    if total.exact and not total.empty:
        return Cell(w.sum(total, unit), number=decimal_text(total.low) or "", formula=formula)
    said = "" if total.empty else w.sum(total, unit)
    unknown = w.say(UNKNOWN[total.unknown != 1], n=total.unknown) if total.unknown else ""
    return Cell(f"{said} ({unknown})" if said and unknown else said or unknown or NOTHING)


def _sums(
    w: Wording, columns: Sequence[Column], rows: Sequence[Row], sums: dict[str, Sum], view: BudgetView
) -> list[Row]:
    """Return the sums; where one is not exact, a further row has the sum of the amounts that are."""
    whole = {key: total_cell(w, each, _UNITS[key], f"sum({key})") for key, each in sums.items()}
    if view.kronor.exact and not view.kronor.empty and view.kronor.low > 0:
        whole["share"] = Cell("100 %", number="1", formula="sum(share)")
    found = [_row(w.say(ALL), columns, whole, "total")]
    exact = {}
    for index, column in enumerate(columns):
        if column.key in sums and not whole[column.key].number and whole[column.key].text != NOTHING:
            figures = [Decimal(row.cells[index].number) for row in rows if row.cells[index].number]
            if figures:
                known = sum(figures, Decimal(0))
                text = f"{number(known, w.language)} {_UNITS[column.key]}"
                exact[column.key] = Cell(text, number=decimal_text(known) or "", formula=f"sum({column.key})")
    if exact:
        found.append(_row(w.say(KNOWN), columns, exact, "known"))
    return found


def _row(label: str, columns: Sequence[Column], cells: dict[str, Cell], identity: str) -> Row:
    return Row((Cell(label), *(cells.get(column.key, Cell("")) for column in columns[1:])), kind="total", id=identity)


def figures(w: Wording) -> Table | None:
    """Return what is computed beside what is stated, each worked out from the other sheets."""
    view = w.checked.budget
    if not figures_of(w.checked, w.language) or (not view.rows and view.stated is None):
        return None
    rows = [*_cost(w, view), *_stated(w, view), *_funded(w, view)]
    columns = (
        Column(w.say(WHAT), head=True, key="what"),
        Column(w.say(KRONOR), figures=True, key="amount", unit="kr"),
        Column(w.say(REMARK), key="remark"),
    )
    return Table(
        w.say(Text("Computed beside stated", "Räknat mot angivet")),
        columns,
        tuple(rows),
        narrow=True,
        name=FIGURES_NAME,
    )


def _figure(identity: str, label: str, cell: Cell, remark: str = "", place: str = "") -> Row:
    return Row((Cell(capital(label.strip())), cell, Cell(remark)), id=identity, place=place)


def _cost(w: Wording, view: BudgetView) -> list[Row]:
    rows = []
    if not view.lines.empty and not view.activities.empty:
        for identity, label, total, word in (
            ("lines", SUM_OF_LINES, view.lines, LINE),
            ("activities", SUM_OF_ACTIVITIES, view.activities, ACTIVITY),
        ):
            formula = f"sum({LINES_NAME}:kronor, source:{w.say(word)})"
            rows.append(_figure(identity, w.say(label), total_cell(w, total, formula=formula)))
    rows.append(_figure("computed", w.say(SUM), total_cell(w, view.kronor, formula=f"same({LINES_NAME}#total:kronor)")))
    if view.rate is not None and view.hours_in_kronor is not None:
        rate = Cell(f"{number(view.rate, w.language)} kr", number=decimal_text(view.rate) or "")
        rows.append(_figure("rate", w.say(RATE), rate))
    if view.hours_in_kronor is not None:
        formula = f"same({LINES_NAME}#total:worth)"
        rows.append(_figure("hours", w.say(IN_KRONOR), total_cell(w, view.hours_in_kronor, formula=formula)))
    return rows


def _stated(w: Wording, view: BudgetView) -> list[Row]:
    budget = w.plan.budget
    if view.stated is None or budget is None:
        return [_figure("stated", w.say(STATED), Cell(NOTHING), w.say(NO_STATED))] if budget is not None else []
    stated = _quantity(w, view.stated, "kr")
    rows = [_figure("stated", w.say(STATED), stated, place=w.place(budget, "stated_total"))]
    if view.difference is not None:
        against = "lines" if not view.lines.empty and not view.activities.empty else "computed"
        formula = f"difference(#stated, #{against})"
        rows.append(_difference(w, "difference", DIFFERENCE, view.difference, formula, STATED))
    return rows


def _difference(w: Wording, identity: str, label: Text, value: Decimal, formula: str, told_at: Text) -> Row:
    """Return a difference with what the budget's own table says of it."""
    cell = Cell(f"{number(value, w.language)} kr", number=decimal_text(value) or "", formula=formula)
    remarks = {each.label: each.remark for each in figures_of(w.checked, w.language)}
    return _figure(identity, w.say(label), cell, remarks.get(w.say(told_at), ""))


def _funded(w: Wording, view: BudgetView) -> list[Row]:
    ids = ids_of([funding for funding, _ in view.funding], [funding.source or "" for funding, _ in view.funding])
    rows = [
        _figure(
            f"funding-{identity}",
            funding.source or w.say(NOT_STATED),
            value_cell(w, value, "kr") if value is not None else Cell(w.text(funding, "amount") or NOTHING),
            funding.kind.words.to(w.language) if funding.kind is not None else "",
            w.place(funding),
        )
        for (funding, value), identity in zip(view.funding, ids, strict=True)
    ]
    if rows:
        rows.append(_figure("funded", w.say(FUNDING), total_cell(w, view.funded, formula="sum(funding:amount)")))
    if view.gap is not None:
        rows.append(_difference(w, "gap", GAP, view.gap, "difference(#funded, #computed)", FUNDING))
    if not w.plan.funding:
        rows.append(_figure("funded", w.say(FUNDING), Cell(NOTHING), w.say(NO_FUNDING)))
    return rows
