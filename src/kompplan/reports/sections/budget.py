"""What it costs: the lines as written and as computed, the stated total beside the sum, who pays, and what lacks."""

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.sums import Amount
from kompplan.i18n.text import Text
from kompplan.model.budget import BudgetLine, UnitCost
from kompplan.reports.pictures import budget as pictures
from kompplan.reports.pictures import chance, curve, s_curve, tornado
from kompplan.reports.sections import budget_sheet
from kompplan.reports.sections._parts import bullets, facts, missing, part, section
from kompplan.reports.traced import money
from kompplan.reports.typed import ids_of
from kompplan.reports.view import Cell, Column, Facts, Part, Row, Section, Table
from kompplan.reports.wording import Wording
from kompplan.views.budget import budget_grid, figures_of, unknown_of
from kompplan.views.figures import sum_cell
from kompplan.views.grid import NOTHING

TITLE = Text("Budget and funding", "Budget och finansiering")
LINES, FIGURES = Text("Budget lines", "Budgetrader"), Text("Computed beside stated", "Räknat mot angivet")
FUNDERS = Text("Who pays", "Vem som betalar")
CLAIMS = Text("Statements about money in the text", "Påståenden om pengar i texten")
RATES = Text("Rates", "Satser")
UNIT_COSTS, NO_SOURCE = Text("Unit costs", "Enhetskostnader"), Text("not stated", "ej angiven")
WORKED_OUT = Text("Unit costs by law, or worked out", "Enhetskostnader enligt lag, eller uträknade")
UNIT_COST, PER, SOURCE = Text("Unit cost", "Enhetskostnad"), Text("Per", "Per"), Text("Source", "Källa")
UNKNOWN = Text("Amounts that are not known", "Belopp som inte är kända")
NO_BUDGET = Text("The plan has no budget and no costs yet.", "Planen har ingen budget och inga kostnader än.")
NO_FUNDING = Text("The plan does not say who pays.", "Planen säger inte vem som betalar.")
WRITTEN, AMOUNT, SHARE = Text("As written", "Som skrivet"), Text("Kronor", "Kronor"), Text("Share", "Andel")
HOURS, WHAT = Text("Hours", "Timmar"), Text("What", "Vad")
REMARK = Text("Remark", "Kommentar")
FROM_ACTIVITY = Text("Activity: {name}", "Aktivitet: {name}")


def _written(w: Wording, line: BudgetLine) -> str:
    if line.amount is not None:
        return line.amount.written
    both = [w.text(line, name) for name in ("quantity", "unit_price" if line.unit_price is not None else "unit_cost")]
    return " × ".join(filter(None, both)) or NOTHING


def _line(w: Wording, row: BudgetRow, grid_cells: tuple[str, str, str]) -> Row:
    amount, share, hours = grid_cells
    if isinstance(row.part, BudgetLine):
        label, written = Cell(row.label or NOTHING), _written(w, row.part)
        shown = ("label", "amount") if row.part.amount is not None else ("label", "quantity", "unit_price")
        if row.part.amount is None and row.part.unit_price is None:
            shown = (*shown, "unit_cost")
        return Row((label, Cell(written), Cell(amount), Cell(share), Cell(hours)), w.facts(row.part, shown))
    name = " ".join(filter(None, ((row.part.id or "").strip(), row.label)))
    written = w.text(row.part, "cost") or w.text(row.part, "hours") or NOTHING
    return Row((Cell(w.say(FROM_ACTIVITY, name=name)), Cell(written), Cell(amount), Cell(share), Cell(hours)))


def _without_echo(row: Row) -> Row:
    """Return the row without what is written where that is the amount once more."""
    name, written, amount, *rest = row.cells
    said = "".join(written.text.split()).casefold().removesuffix("kr")
    echo = written.text == NOTHING or said == "".join(amount.text.split())
    return row._replace(cells=(name, Cell("") if echo else written, amount, *rest))


def _lines(w: Wording) -> Table | None:
    view = w.checked.budget
    if not view.rows:
        return None
    if w.typed:
        return budget_sheet.lines(w)
    grid = budget_grid(w.checked, Dimension.LINE, w.language)
    shown = [tuple(cell.shown for cell in row.cells[1:4]) for row in grid.rows]
    rows = [_line(w, row, (a, b, c)) for row, (a, b, c) in zip(view.rows, shown, strict=False)]
    total = grid.rows[-1]
    rows.append(
        Row((Cell(total.cells[0].shown), Cell(""), *(Cell(each.shown) for each in total.cells[1:4])), kind="total")
    )
    columns = (
        Column(w.say(WHAT), head=True),
        Column(w.say(WRITTEN), figures=True),
        Column(w.say(AMOUNT), figures=True),
        Column(w.say(SHARE), figures=True),
        Column(w.say(HOURS), figures=True),
    )
    rows = [_without_echo(row) for row in rows]
    same = not any(row.cells[1].text for row in rows)
    empty = [index for index in (3, 4) if all(row.cells[index].text in (NOTHING, "") for row in rows)]
    gone = {*empty, *((1,) if same else ())}
    return Table(
        w.say(LINES),
        tuple(each for index, each in enumerate(columns) if index not in gone),
        tuple(
            row._replace(cells=tuple(each for index, each in enumerate(row.cells) if index not in gone)) for row in rows
        ),
    )


def _figures(w: Wording) -> Table | None:
    if w.typed:
        return budget_sheet.figures(w)
    found = figures_of(w.checked, w.language)
    view = w.checked.budget
    if not found or (not view.rows and view.stated is None):
        return None
    first = Row(
        (Cell(w.say(Text("Sum, computed", "Summa, räknad"))), Cell(sum_cell(view.kronor, w.language).shown), Cell(""))
    )
    rows = [
        Row((Cell(each.label.strip()), Cell(each.amount.shown), Cell(each.remark)), kind=each.kind) for each in found
    ]
    rows.insert(2 if not view.lines.empty and not view.activities.empty else 0, first)
    columns = (Column(w.say(WHAT), head=True), Column(w.say(AMOUNT), figures=True), Column(w.say(REMARK)))
    return Table(w.say(FIGURES), columns, tuple(rows), narrow=True)


def _bars(w: Wording, dimension: Dimension) -> Part | None:
    drawn = pictures.picture(w, dimension)
    return part(pictures.title(w, dimension), drawn, pictures.table(w, dimension)) if drawn is not None else None


def _curve(w: Wording) -> Part | None:
    drawn = curve.picture(w)
    return part(w.say(curve.TITLE), drawn, curve.table(w)) if drawn is not None else None


def _chance(w: Wording) -> tuple[Part | None, ...]:
    """Return the S-curves and what the spread comes from, where a report can afford to leave the plan to chance."""
    if not chance.worth_it(w) or chance.simulated(w) is None:
        return ()
    return (
        part(w.say(s_curve.TITLE), s_curve.picture(w), s_curve.table(w)),
        part(w.say(tornado.TITLE), tornado.picture(w), *tornado.tables(w)),
    )


def _funding(w: Wording) -> Table | None:
    rows = w.plan.funding
    if not rows:
        return None
    return w.table(
        w.say(FUNDERS), rows, ("id", "source", "kind", "form", "when", "amount"), "source", asked=("amount",)
    )


def _claims(w: Wording) -> Table | None:
    found = w.plan.budget.claims if w.plan.budget is not None else ()
    return w.table(w.say(CLAIMS), found, ("text", "amount", "lines", "source"), "text") if found else None


def _rates(w: Wording) -> Facts | Table | None:
    rates = w.plan.budget.rates if w.plan.budget is not None else ()
    if len(rates) < 2:
        return facts(w, rates[0] if rates else None)
    return w.table(w.say(RATES), rates, ("valid_from", "hourly", "wage", "po_rate", "source"), "valid_from")


def _unit_costs(w: Wording) -> Table | None:
    """Return the unit costs that the plan states."""
    stated = w.plan.budget.unit_costs if w.plan.budget is not None else ()
    columns = ("name", "amount", "unit", "monthly_pay", "yearly_rise", "replaces", "valid_from", "source")
    return w.table(w.say(UNIT_COSTS), stated, columns, "name") if stated else None


def _unit_costs_by_law(w: Wording) -> Table | None:
    """Return the unit costs that rows use and the plan does not state as they are, with who says so."""
    if not w.checked.names_unit_costs:
        return None
    found: dict[tuple[Cell, ...], None] = {}
    for row in w.checked.budget.rows:
        used = w.checked.unit_costs.of(row)
        if used is not None and isinstance(used.each, Amount) and (used.derived or not used.own):
            source = "; ".join(used.sources)
            said = Cell(source) if source else Cell(w.say(NO_SOURCE), "missing")
            found[Cell(w.say(used.name)), budget_sheet.value_cell(w, used.each, "kr"), Cell(w.say(used.word)), said] = (
                None
            )
    columns = (
        Column(w.say(UNIT_COST), head=True, key="name"),
        Column(w.say(AMOUNT), figures=True, key="amount", unit="kr"),
        Column(w.say(PER), key="unit"),
        Column(w.say(SOURCE), key="source"),
    )
    ids = ids_of([UnitCost.built({"name": cells[0].text}) for cells in found], [cells[0].text for cells in found])
    rows = tuple(Row(cells, id=identity) for cells, identity in zip(found, ids, strict=True))
    return Table(w.say(WORKED_OUT), columns, rows, name="unit-costs-used") if rows else None


def budget(w: Wording) -> Section | None:
    found, view = w.plan.budget, w.checked.budget
    if found is None and not view.rows and not w.plan.funding:
        return section(w, "budget", TITLE, (part("", missing(w, NO_BUDGET)),))
    return section(
        w,
        "budget",
        TITLE,
        (
            part(
                w.say(FIGURES),
                _figures(w),
                facts(
                    w,
                    found,
                    ("lines", "claims", "rates", "unit_costs", *(("stated_total",) if view.stated is not None else ())),
                ),
            ),
            part(w.say(LINES), _lines(w)),
            *(_bars(w, dimension) for dimension in pictures.DRAWN),
            _curve(w),
            *_chance(w),
            part(w.say(FUNDERS), _funding(w) or missing(w, NO_FUNDING)),
            part(w.say(CLAIMS), _claims(w)),
            part(w.say(RATES), _rates(w)),
            part(w.say(UNIT_COSTS), _unit_costs(w)),
            part(w.say(WORKED_OUT), _unit_costs_by_law(w)),
            part(w.say(UNKNOWN), bullets(unknown_of(w.checked, w.language, places=False))),
        ),
        money(w, pictures.DRAWN),
    )
