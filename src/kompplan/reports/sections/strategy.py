"""How: what has to change in each of the five aspects."""

from kompplan.i18n.text import Text
from kompplan.model.strategy import AspectPlan, Strategy
from kompplan.model.words import Aspect, AspectState
from kompplan.reports.sections._parts import missing, part, section
from kompplan.reports.view import Cell, Column, Row, Section, Table
from kompplan.reports.wording import MISSING, Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Strategy: five aspects", "Strategi: fem aspekter")
NO_STRATEGY = Text("The plan has no strategy: what has to change around the activities is not told.",
                   "Planen har ingen strategi: vad som behöver ändras runt aktiviteterna framgår inte.")  # fmt: skip
ASPECT, NEEDED = Text("Aspect", "Aspekt"), Text("Needed?", "Behövs?")
WHAT, OWNER = Text("What, or why not", "Vad, eller varför inte"), Text("Owner", "Ansvarig")


def _row(w: Wording, aspect: Aspect, plan: AspectPlan | None) -> Row:
    name = Cell(capital(w.say(aspect.words)))
    if plan is None:
        return Row((name, Cell(w.say(MISSING), "missing"), Cell(NOTHING), Cell(NOTHING)))
    state = plan.state or (AspectState.NEEDED if plan.text else None)
    shown = (
        Cell(w.say(state.words), "missing" if state is AspectState.UNKNOWN else "")
        if state is not None
        else Cell(NOTHING)
    )
    said = "\n".join(filter(None, (plan.text, plan.reason)))
    return Row((name, shown, Cell(said or NOTHING), Cell(plan.owner or NOTHING)))


def strategy(w: Wording) -> Section | None:
    found: Strategy | None = w.plan.strategy
    if found is None:
        return section(w, "strategy", TITLE, (part("", missing(w, NO_STRATEGY)),))
    rows = tuple(_row(w, aspect, getattr(found, aspect.value)) for aspect in Aspect)
    columns = (Column(w.say(ASPECT), head=True), Column(w.say(NEEDED)), Column(w.say(WHAT)), Column(w.say(OWNER)))
    return section(w, "strategy", TITLE, (part("", Table(w.say(TITLE), columns, rows, cards=True)),))
