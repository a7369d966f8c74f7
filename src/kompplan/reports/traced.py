"""The figures of budget and risks with how they were worked out and the rows that they come from."""

from collections.abc import Iterable, Iterator, Sequence

from kompplan.calculations.budget import BudgetRow, Slice
from kompplan.calculations.dimensions import Dimension
from kompplan.calculations.sums import Amount, Sum
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.model.base import Part
from kompplan.model.budget import BudgetLine
from kompplan.reports.sections.figures import figure
from kompplan.reports.view import Figure
from kompplan.reports.wording import Wording, capital
from kompplan.views.budget import DIMENSIONS, slice_words
from kompplan.views.risks import name_of

SUM, LINES = Text("Planned cost", "Planerad kostnad"), Text("Sum of the budget's lines", "Summa budgetrader")
ACTIVITIES = Text("Activities without a line", "Aktiviteter utan rad")
HOURS, WORTH = Text("Planned hours", "Planerade timmar"), Text("Planned hours in kronor", "Planerade timmar i kronor")
FUNDED, GAP = Text("Funding", "Finansiering"), Text("Funding less cost", "Finansiering minus kostnad")
DIFFERENCE = Text("Stated total less its lines", "Angiven summa minus raderna")
ADDED = (Text("the amount of 1 row", "beloppet i 1 rad"), Text("the sum of {n} rows", "summan av {n} rader"))
LESS_UNKNOWN = (
    Text("; 1 more is not known", "; ytterligare 1 är inte känd"),
    Text("; {n} more are not known", "; ytterligare {n} är inte kända"),
)
FUNDING_LESS_COST = Text("{funded} − {cost}", "{funded} − {cost}")
AT_RATE = Text("{hours} h × {rate} kr", "{hours} h × {rate} kr")
AT_RATES = Text("hours × the rate of their day", "timmar × satsen på deras dag")
RISK = Text("{name}: value", "{name}: riskvärde")
PRODUCT = Text("P {probability} × I {impact}", "S {probability} × K {impact}")
PER = Text("{dimension}: {name}", "{dimension}: {name}")

_At = tuple[Part, str | None]


def _places(rows: Iterable[BudgetRow], value: str) -> tuple[_At, ...]:
    return tuple((row.part, None) for row in rows if getattr(row, value) is not None)


def added(w: Wording, name: str, total: Sum, at: Sequence[_At], unit: str = "kr") -> Figure:
    """Return a sum with the rows that it is the sum of, and how many of them are not known."""
    known = len(at) - total.unknown
    formula = w.say(ADDED[known != 1], n=known)
    if total.unknown:
        formula += w.say(LESS_UNKNOWN[total.unknown != 1], n=total.unknown)
    return figure(w, name, w.sum(total, unit), Text(formula, formula), at)


def _slice(w: Wording, dimension: Dimension, each: Slice) -> Figure:
    name = capital(slice_words(w.checked, dimension, each, w.language))
    said = w.say(PER, dimension=capital(w.say(DIMENSIONS[dimension])), name=name)
    return added(w, said, each.kronor, _places(each.rows, "kronor"))


def money(w: Wording, by: Sequence[Dimension] = ()) -> tuple[Figure, ...]:
    """Return the figures of the budget, and its sums by the dimensions that the report shows."""
    view = w.checked.budget
    if not view.rows and not view.funding:
        return ()
    found: list[Figure] = []
    if not view.kronor.empty:
        found.append(added(w, w.say(SUM), view.kronor, _places(view.rows, "kronor")))
        if not view.lines.empty and not view.activities.empty:
            lines = [row for row in view.rows if row.is_line]
            others = [row for row in view.rows if not row.is_line]
            found.append(added(w, w.say(LINES), view.lines, _places(lines, "kronor")))
            found.append(added(w, w.say(ACTIVITIES), view.activities, _places(others, "kronor")))
    if not view.hours.empty:
        timed = _places(view.rows, "hours")
        found.append(added(w, w.say(HOURS), view.hours, timed, "h"))
        if view.hours_in_kronor is not None:
            at_rate = AT_RATES
            if view.rate is not None and view.hours.exact:
                shown = w.say(AT_RATE, hours=view.hours.low, rate=view.rate)
                at_rate = Text(shown, shown)
            rates = tuple((each, None) for each in w.plan.budget.rates) if w.plan.budget is not None else ()
            found.append(figure(w, w.say(WORTH), w.sum(view.hours_in_kronor), at_rate, (*timed, *rates)))
    for row in view.rows:
        if row.computed is not None and isinstance(row.kronor, Amount):
            name = row.label or capital(w.say(DIMENSIONS[Dimension.LINE]))
            costs = w.checked.unit_costs.of(row) if isinstance(row.part, BudgetLine) and row.part.unit_cost else None
            stated = costs.own if costs is not None else ()
            places = ((row.part, None), *((each, None) for each in stated))
            found.append(figure(w, name, w.amount(row.kronor), row.computed, places))
    found += _stated(w)
    for dimension in by:
        slices = w.checked.slices(dimension)
        if len(slices) > 1 and not view.kronor.empty:
            found += (_slice(w, dimension, each) for each in slices)
    return tuple(found)


def _stated(w: Wording) -> Iterator[Figure]:
    view = w.checked.budget
    budget = w.plan.budget
    if view.difference is not None and view.stated is not None and budget is not None:
        stated = number(view.stated.value, w.language) if view.stated.value is not None else view.stated.written
        shown = w.say(FUNDING_LESS_COST, funded=stated, cost=w.sum(view.lines))
        yield figure(w, w.say(DIFFERENCE), w.kronor(view.difference), Text(shown, shown), ((budget, "stated_total"),))
    paid = [(funding, None) for funding, value in view.funding if value is not None]
    if paid:
        yield added(w, w.say(FUNDED), view.funded, paid)
    if view.gap is not None and paid:
        shown = w.say(FUNDING_LESS_COST, funded=w.sum(view.funded), cost=w.kronor(view.funded.low - view.gap))
        yield figure(w, w.say(GAP), w.kronor(view.gap), Text(shown, shown), paid)


def risks(w: Wording) -> tuple[Figure, ...]:
    """Return the value of each scored risk."""
    plan = w.plan.risks
    if plan is None:
        return ()
    register = (*plan.entries, *plan.unscored)
    found = []
    for each in w.checked.risks.scored:
        shown = w.say(PRODUCT, probability=each.probability, impact=each.impact)
        name = w.say(RISK, name=name_of(each.risk, w.checked.risks, register))
        found.append(figure(w, name, str(each.value), Text(shown, shown), ((each.risk, None),)))
    return tuple(found)
