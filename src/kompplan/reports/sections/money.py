"""The money in sentences and by month: planned and funded, and what is booked where somebody has said so."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.actuals import Actuals, LineActual, actuals
from kompplan.calculations.by_month import Month, months_between
from kompplan.calculations.happenings import Stretch
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, total
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.ledger.entry import Entry
from kompplan.model.project import Programme
from kompplan.model.words import Status
from kompplan.reports.making import Making
from kompplan.reports.sections._brief import counted, sentences
from kompplan.reports.sections.figures import figure
from kompplan.reports.sections.head import costs
from kompplan.reports.traced import money as planned_figures
from kompplan.reports.view import Cell, Column, Figure, Point, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.budget import row_words
from kompplan.views.figures import whole
from kompplan.views.grid import NOTHING

SPENT = Text("{spent} is booked, {share} of the budget", "{spent} är bokfört, {share} av budgeten")
SPENT_ONLY = Text("{spent} is booked", "{spent} är bokfört")
COMMITTED = Text("{committed} is ordered or under contract", "{committed} är beställt eller avtalat")
FORECAST_OVER = Text(
    "the forecast is {forecast}, {over} more than the budget", "prognosen är {forecast}, {over} mer än budgeten"
)
FORECAST = Text("the forecast is {forecast}", "prognosen är {forecast}")
NOT_BOOKED = Text("what has been spent is not stated", "vad som är förbrukat är inte angivet")
FUNDED = Text("the funding is {sum}", "finansieringen är {sum}")
GRANTED = Text(
    "the programme's decision says {total}, of which {grant} in support",
    "enligt programmets beslut är budgeten {total}, varav {grant} i stöd",
)
GRANT = Text("the programme gives {grant} in support", "programmet ger {grant} i stöd")
BESIDE = (
    Text(
        "{sum} of it, in 1 booked row, belongs to no line of the budget",
        "{sum} av det, på 1 bokförd rad, hör inte till någon budgetrad",
    ),
    Text(
        "{sum} of it, in {n} booked rows, belongs to no line of the budget",
        "{sum} av det, på {n} bokförda rader, hör inte till någon budgetrad",
    ),
)

LINE, BUDGET = Text("Budget line", "Budgetrad"), Text("Budget, kr", "Budget, kr")
OUTCOME, LEFT = Text("Outcome, kr", "Utfall, kr"), Text("Left, kr", "Kvar, kr")
NO_LINE = Text("On no line of the budget", "Utanför budgetens rader")
SUM = Text("Sum", "Summa")
MONTH, PLANNED = Text("Month", "Månad"), Text("Planned, kr", "Planerat, kr")
SO_FAR = Text("Planned from the start, kr", "Planerat från start, kr")
BOOKED, BOOKED_SO_FAR = Text("Booked, kr", "Bokfört, kr"), Text("Booked from the start, kr", "Bokfört från start, kr")
PERIOD_SUM = Text("The months of the period", "Periodens månader")


def booked(making: Making) -> Actuals | None:
    """Return what is booked beside the budget; None where nothing is, and nothing is ordered either."""
    checked, plan = making.checked, making.checked.plan
    ordered = plan.budget is not None and any(line.committed is not None for line in plan.budget.lines)
    if not making.booked and not ordered:
        return None
    start, end = checked.calendar.start, checked.calendar.end
    return actuals(
        plan,
        checked.budget.rows,
        making.booked,
        start.earliest if start is not None else None,
        end.latest if end is not None else None,
    )


class Spending(NamedTuple):
    """The sums over the lines; a sum is None where a line of it is not known."""

    budget: Amount | None
    spent: Decimal
    committed: Sum
    forecast: Amount | None
    over: Decimal | None
    """By how much the forecast is more than the budget, for certain."""


def _bounds(found: Sum) -> Amount | None:
    return None if found.empty or found.unknown else Amount(found.low, found.high)


def _all(values: Sequence[Amount | Unknown | None]) -> Sum:
    return total(each if isinstance(each, Amount) else Unknown(NOT_BOOKED) for each in values)


def in_kronor(lines: Iterable[LineActual]) -> list[LineActual]:
    """Return the lines that cost kronor; hours without a rate are time, and told as that."""
    return [each for each in lines if each.budget is not None or each.spent]


def spending(found: Actuals) -> Spending:
    """Add up what stands on the lines and beside them."""
    lines = in_kronor(found.lines)
    budget = _bounds(_all([each.budget for each in lines]))
    beside = sum((each.entry.amount for each in found.strays), ZERO)
    forecast = _all([each.forecast for each in lines]).plus(Sum(beside, beside, 1, 0))
    bounds = _bounds(forecast)
    over = None
    if budget is not None and budget.high is not None and bounds is not None and bounds.low > budget.high:
        over = bounds.low - budget.high
    committed = total(each.committed for each in found.lines if each.committed is not None)
    return Spending(budget, found.spent, committed, bounds, over)


def _kronor(w: Wording, amount: Amount | Decimal) -> str:
    return f"{whole(amount, w.language).shown if isinstance(amount, Amount) else number(amount, w.language)}\u00a0kr"


def _share(w: Wording, part: Decimal, of: Amount | None) -> str:
    if of is None or not of.exact or of.low <= 0:
        return ""
    return f"{number((100 * part / of.low).quantize(Decimal(1)), w.language)}\u00a0%"


def spent_sentences(making: Making, found: Actuals | None) -> list[str]:
    """Return what is booked, ordered and expected, as clauses."""
    w = making.w
    if found is None:
        return []
    sums, said = spending(found), []
    if making.booked:
        share = _share(w, sums.spent, sums.budget)
        said.append(w.say(SPENT if share else SPENT_ONLY, spent=_kronor(w, sums.spent), share=share))
        if found.strays:
            beside = sum((each.entry.amount for each in found.strays), ZERO)
            said.append(counted(w, len(found.strays), *BESIDE, sum=_kronor(w, beside)))
    if not sums.committed.empty:
        said.append(w.say(COMMITTED, committed=w.sum(sums.committed)))
    if sums.forecast is not None and making.booked and w.plan.status is not Status.CLOSED:
        shown = _kronor(w, sums.forecast)
        said.append(
            w.say(FORECAST_OVER, forecast=shown, over=_kronor(w, sums.over))
            if sums.over is not None
            else w.say(FORECAST, forecast=shown)
        )
    return said


def _programme(w: Wording, programme: Programme | None) -> list[str]:
    if programme is None or programme.grant is None:
        return []
    grant = w.quantity(programme.grant)
    if programme.total is None:
        return [w.say(GRANT, grant=grant)]
    return [w.say(GRANTED, total=w.quantity(programme.total), grant=grant)]


def costs_and_spent(making: Making, found: Actuals | None) -> Point:
    """Return what is planned, funded and lacking, and what is spent of it."""
    w = making.w
    view = w.checked.budget
    point = costs(w)
    said = [point.sentence]
    if view.kronor.empty and view.hours.empty:
        if not view.funded.empty:
            said.append(w.say(FUNDED, sum=w.sum(view.funded)))
        elif w.plan.project is not None:
            said += _programme(w, w.plan.project.programme)
    said += spent_sentences(making, found)
    over = found is not None and spending(found).over is not None
    return point._replace(sentence=sentences(said), urgent=point.urgent or over)


# -- figures ----------------------------------------------------------------------------------------------------------

TOTAL_SPENT, TOTAL_FORECAST = Text("Booked", "Bokfört"), Text("Forecast", "Prognos")
BY_ROWS = (
    Text("the sum of 1 booked row", "beloppet på 1 bokförd rad"),
    Text("the sum of {n} booked rows", "summan av {n} bokförda rader"),
)
BY_LINES = Text(
    "for each line the budget, or what is booked and ordered where that is more",
    "för varje rad budgeten, eller det bokförda och beställda där det är mer",
)


def figures(making: Making, found: Actuals | None) -> tuple[Figure, ...]:
    """Return the figures of the money: the plan's, and those of what is booked."""
    w = making.w
    made = list(planned_figures(w))
    if found is not None and making.booked:
        sums = spending(found)
        entries = entries_of(found)
        how = counted(w, len(entries), *BY_ROWS)
        places = tuple(dict.fromkeys(str(each.place) for each in entries))
        made.append(Figure(w.say(TOTAL_SPENT), _kronor(w, sums.spent), how, places))
        if sums.forecast is not None and w.plan.status is not Status.CLOSED:
            rows = ((line.row.part, None) for line in found.lines)
            made.append(figure(w, w.say(TOTAL_FORECAST), _kronor(w, sums.forecast), BY_LINES, rows))
    return tuple(made)


# -- tables -----------------------------------------------------------------------------------------------------------


def _exact(amount: Amount | Unknown | None) -> str:
    return f"{amount.low:f}" if isinstance(amount, Amount) and amount.exact else ""


def _amount(w: Wording, amount: Amount | Unknown | None) -> Cell:
    if not isinstance(amount, Amount):
        return Cell(NOTHING)
    return Cell(whole(amount, w.language).shown, number=_exact(amount))


def _line(making: Making, each: LineActual) -> Row:
    w = making.w
    budget = each.budget if isinstance(each.budget, Amount) else None
    spent = Amount(each.spent, each.spent) if making.booked else None
    left = Amount(budget.low - each.spent, budget.high - each.spent) if budget and spent and budget.high else None
    return Row(
        (Cell(row_words(each.row, w.language)), _amount(w, budget), _amount(w, spent), _amount(w, left)),
        id=(each.row.part.id or "").strip(),
        place=w.place(each.row.part),
    )


def by_line(making: Making, found: Actuals | None) -> Table | None:
    """Return budget against outcome for each line; without anything booked the outcome is not known."""
    w = making.w
    lines = (
        found.lines
        if found is not None
        else tuple(
            LineActual(row, row.kronor if row.kronor is not None else row.worth, ZERO, None, None, None, (), over=False)
            for row in w.checked.budget.rows
        )
    )
    if not lines:
        return None
    rows = [_line(making, each) for each in lines]
    beside = sum((each.entry.amount for each in found.strays), ZERO) if found is not None else ZERO
    if found is not None and found.strays:
        rows.append(Row((Cell(w.say(NO_LINE)), Cell(NOTHING), _amount(w, Amount(beside, beside)), Cell(NOTHING))))
    budget = _bounds(_all([each.budget for each in in_kronor(lines)]))
    spent = Amount(found.spent, found.spent) if found is not None and making.booked else None
    left = Amount(budget.low - spent.low, budget.high - spent.low) if budget and spent and budget.high else None
    rows.append(Row((Cell(w.say(SUM)), _amount(w, budget), _amount(w, spent), _amount(w, left)), kind="total"))
    columns = (
        Column(w.say(LINE), head=True, key="line"),
        *(
            Column(w.say(text), figures=True, key=key, unit="kr")
            for text, key in ((BUDGET, "budget"), (OUTCOME, "outcome"), (LEFT, "left"))
        ),
    )
    return Table(w.say(BUDGET_OUTCOME), columns, tuple(rows), name="budget_outcome")


BUDGET_OUTCOME = Text("Budget and outcome", "Budget och utfall")
LAST: Month = (9999, 12)
BY_MONTH = Text("Costs by month", "Kostnader per månad")


def entries_of(found: Actuals | None) -> tuple[Entry, ...]:
    """Return the booked rows that count as the project's costs."""
    if found is None:
        return ()
    return (*(each for line in found.lines for each in line.entries), *(each.entry for each in found.strays))


def _month_of(entry: Entry) -> Month | None:
    return (entry.date.year, entry.date.month) if entry.date is not None else None


def by_month(making: Making, found: Actuals | None, period: Stretch) -> Table | None:
    """Return what was planned, and booked, in each month that the period touches, and from the start."""
    w = making.w
    curve = w.checked.curve
    if not curve.months:
        return None
    known = {each.month: each for each in curve.months}
    first, last = curve.months[0].month, curve.months[-1].month
    rows = []
    entries = entries_of(found)
    sums: list[Amount] = []
    spent_sum = ZERO
    for month in months_between((period.first.year, period.first.month), (period.last.year, period.last.month)):
        each = known.get(month)
        kronor = each.kronor if each is not None else Amount(ZERO, ZERO)
        so_far = (
            each.cumulative
            if each is not None
            else Amount(ZERO, ZERO)
            if month < first
            else curve.months[-1].cumulative
            if month > last
            else None
        )
        sums.append(kronor)
        spent = sum((entry.amount for entry in entries if _month_of(entry) == month), ZERO)
        spent_sum += spent
        all_spent = sum((entry.amount for entry in entries if (_month_of(entry) or LAST) <= month), ZERO)
        cells = [Cell(f"{month[0]}-{month[1]:02}"), _amount(w, kronor), _amount(w, so_far)]
        if making.booked:
            cells += [_amount(w, Amount(spent, spent)), _amount(w, Amount(all_spent, all_spent))]
        rows.append(Row(tuple(cells), id=f"{month[0]}-{month[1]:02}"))
    if len(rows) > 1:
        whole_period = _bounds(total(sums))
        cells = [Cell(w.say(PERIOD_SUM)), _amount(w, whole_period), Cell("")]
        if making.booked:
            cells += [_amount(w, Amount(spent_sum, spent_sum)), Cell("")]
        rows.append(Row(tuple(cells), kind="total"))
    headings = [(MONTH, "month"), (PLANNED, "planned"), (SO_FAR, "planned_so_far")]
    if making.booked:
        headings += [(BOOKED, "booked"), (BOOKED_SO_FAR, "booked_so_far")]
    columns = tuple(
        Column(w.say(text), figures=index > 0, head=index == 0, key=key, unit="kr" if index else "")
        for index, (text, key) in enumerate(headings)
    )
    return Table(w.say(BY_MONTH), columns, tuple(rows), narrow=True, name="costs_by_month")
