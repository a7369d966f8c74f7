"""The S-curves: how likely it is that the plan costs no more, and is done no later, before and after mitigation."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from kompplan.charts.axis import Tick, round_steps
from kompplan.charts.curve import LegendItem, Limit, Line, Note, Panel, curve
from kompplan.i18n.show import NBSP, number
from kompplan.i18n.text import Text
from kompplan.reports.pictures import chance
from kompplan.reports.pictures.days import day_ticks
from kompplan.reports.view import Cell, Column, Picture, Row, Table
from kompplan.reports.wording import Wording
from kompplan.views.grid import NOTHING

if TYPE_CHECKING:
    from kompplan.calculations.outcomes import Outcome
    from kompplan.calculations.simulation import Simulation

TITLE = Text("How sure cost and end are", "Hur säkra kostnad och slut är")
PICTURE = Text("S-curves of cost and end", "S-kurvor för kostnad och slut")
COST = Text("Cost in kronor: how likely that it is no more", "Kostnad i kronor: hur troligt att det inte blir mer")
END = Text("All done: how likely that it is no later", "Allt klart: hur troligt att det inte blir senare")
BEFORE, AFTER = Text("before mitigation", "före åtgärd"), Text("after mitigation", "efter åtgärd")
BUDGET, LAST = Text("budget {limit}", "budget {limit}"), Text("project's end {limit}", "projektets slut {limit}")
AT = Text("P{percent} {value}", "P{percent} {value}")
DESC = Text("{all} The table below has more percentages.", "{all} Tabellen nedanför har fler procenttal.")
LIKELY = Text("Likely to", "Så troligt")
COST_OF, END_OF = Text("Cost, kr{case}", "Kostnad, kr{case}"), Text("All done{case}", "Allt klart{case}")
MARKED = (50, 80, 90)
_ORE = 100


class _Of(NamedTuple):
    """An S-curve in kronor or in days: the outcome before and after, and what it has to stay within."""

    money: bool
    before: "Outcome"
    after: "Outcome | None"
    limit: float | None


def _curves(w: Wording) -> list[_Of]:
    found = chance.simulated(w)
    if found is None:
        return []
    model = found.model
    two = found.before != found.after
    curves = []
    if model.spread_in_cost and found.before.cost is not None:
        limit = float(model.budget.amount) if model.budget is not None else None
        curves.append(_Of(True, found.before.cost, found.after.cost if two else None, limit))
    if model.spread_in_time and found.before.end is not None:
        limit = model.last_day.toordinal() if model.last_day is not None else None
        curves.append(_Of(False, found.before.end, found.after.end if two else None, limit))
    return curves


def _at(value: int, money: bool) -> float:
    return value / _ORE if money else float(value)


def _said(w: Wording, value: int, outcome: "Outcome", money: bool) -> str:
    """Return an outcome in words; kronor to a tenth of their standard error, as ``kompplan simulate`` shows them."""
    if not money:
        return date.fromordinal(value).isoformat()
    step = Decimal(10) ** max(len(str(int(outcome.error / _ORE))) - 2, 0)
    rounded = (Decimal(value) / _ORE / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    return number(rounded, w.language)


def _points(outcome: "Outcome", money: bool) -> tuple[tuple[float, float], ...]:
    points = ((0, outcome.least), *outcome.curve, (100, outcome.most))
    return tuple((_at(value, money), float(percent)) for percent, value in points)


def _marks(outcome: "Outcome", money: bool) -> tuple[tuple[float, float], ...]:
    values = zip(MARKED, (outcome.p50, outcome.p80, outcome.p90), strict=True)
    return tuple((_at(value, money), float(percent)) for percent, value in values)


def _panel(w: Wording, each: _Of) -> Panel:
    lines = [Line(_points(each.before, each.money), marks=_marks(each.before, each.money))]
    if each.after is not None:
        lines.append(Line(_points(each.after, each.money), "other", marks=_marks(each.after, each.money)))
    ends = [x for line in lines for x, _ in line.points] + ([each.limit] if each.limit is not None else [])
    if each.money:
        across = tuple(
            Tick(x, f"{number(Decimal(round(x)), w.language)}") for x in round_steps(min(ends), max(ends), 6)
        )
    else:
        across = day_ticks(w, date.fromordinal(int(min(ends))), date.fromordinal(int(max(ends))))
    notes = []
    for percent, before, after in zip(MARKED, _values(each.before), _values(each.after or each.before), strict=True):
        said = [w.say(AT, percent=percent, value=_said(w, before, each.before, each.money))]
        if each.after is not None:
            said.append(w.say(_THEN, value=_said(w, after, each.after, each.money)))
        notes.append(Note(float(percent), tuple(said)))
    limits: tuple[Limit, ...] = ()
    if each.limit is not None:
        shown = (
            f"{number(Decimal(round(each.limit)), w.language)}{NBSP}kr"
            if each.money
            else date.fromordinal(int(each.limit)).isoformat()
        )
        limits = (Limit(each.limit, w.say(BUDGET if each.money else LAST, limit=shown)),)
    return Panel(
        tuple(lines),
        across,
        tuple(Tick(float(percent), f"{percent}{NBSP}%", major=percent == 0) for percent in (0, 25, 50, 80, 90, 100)),
        heading=w.say(COST if each.money else END),
        limits=limits,
        notes=tuple(notes),
        tall=300.0,
    )


_THEN = Text("after: {value}", "efter: {value}")


def _values(outcome: "Outcome") -> tuple[int, int, int]:
    return outcome.p50, outcome.p80, outcome.p90


def picture(w: Wording) -> Picture | None:
    """Return the curves, or None where nothing is uncertain."""
    curves = _curves(w)
    if not curves:
        return None
    panels = [_panel(w, each) for each in curves]
    said = [f"{panel.heading}: {', '.join(' '.join(note.lines) for note in panel.notes)}." for panel in panels]
    desc = w.say(DESC, all=" ".join(said))
    legend = [LegendItem("main", w.say(BEFORE)), LegendItem("other", w.say(AFTER))]
    svg = curve(
        panels,
        legend=legend if any(each.after is not None for each in curves) else (),
        title=w.say(PICTURE),
        desc=desc,
        prefix="s-curve-picture",
    )
    return Picture(svg, w.say(PICTURE), chance.caption(w), described=desc)


def table(w: Wording) -> Table | None:
    """Return the percentages with the outcomes that they do not exceed."""
    found: Simulation | None = chance.simulated(w)
    curves = _curves(w)
    if found is None or not curves:
        return None
    columns = [Column(w.say(LIKELY), head=True, short=True, key="percent")]
    outcomes: list[tuple[Outcome, bool]] = []
    for each in curves:
        for outcome, case in ((each.before, BEFORE), (each.after, AFTER)):
            if outcome is None:
                continue
            case_words = f", {w.say(case)}" if each.after is not None else ""
            key = f"{'cost' if each.money else 'end'}_{'after' if case is AFTER else 'before'}"
            heading = w.say(COST_OF if each.money else END_OF, case=case_words)
            columns.append(Column(heading, each.money, short=True, key=key, unit="kr" if each.money else "date"))
            outcomes.append((outcome, each.money))
    rows = []
    for percent in (5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95):
        values = [(dict(outcome.curve).get(percent), outcome, money) for outcome, money in outcomes]
        cells = [
            Cell(NOTHING) if value is None else Cell(_said(w, value, outcome, money))
            for value, outcome, money in values
        ]
        rows.append(Row((Cell(f"{percent}{NBSP}%"), *cells)))
    return Table(w.say(PICTURE), tuple(columns), tuple(rows), folded=True)
