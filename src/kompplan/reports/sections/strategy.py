"""How: what has to change in each of the five aspects."""

from kompplan.i18n.text import Text
from kompplan.model.shapes import shape
from kompplan.model.strategy import AspectPlan, Strategy
from kompplan.model.words import ActivityStatus, Aspect, AspectState
from kompplan.reports.sections._parts import missing, part, section
from kompplan.reports.view import Cell, Column, Row, Section, Table
from kompplan.reports.wording import MISSING, Wording, capital
from kompplan.views.grid import NOTHING

TITLE = Text("Strategy: five aspects", "Strategi: fem aspekter")
NO_STRATEGY = Text("The plan has no strategy: what has to change around the activities is not told.",
                   "Planen har ingen strategi: vad som behöver ändras runt aktiviteterna framgår inte.")  # fmt: skip
ASPECT, NEEDED = Text("Aspect", "Aspekt"), Text("Needed?", "Behövs?")
WHAT, OWNER = Text("What, or why not", "Vad, eller varför inte"), Text("Owner", "Ansvarig")
THROUGH = (
    Text("through the activity {names}", "genom aktiviteten {names}"),
    Text("through the activities {names}", "genom aktiviteterna {names}"),
)


def _through(w: Wording, aspect: Aspect) -> str:
    """Return the activities that carry an aspect, which is an answer too."""
    carried = [
        (each.id or each.text or NOTHING).strip()
        for each in w.plan.activities
        if each.aspect is aspect and each.status is not ActivityStatus.CANCELLED
    ]
    return w.say(THROUGH[len(carried) > 1], names=", ".join(carried)) if carried else ""


def _row(w: Wording, aspect: Aspect, plan: AspectPlan | None) -> Row:
    name = Cell(capital(w.say(aspect.words)))
    through = _through(w, aspect)
    if plan is None and through:
        return Row((name, Cell(NOTHING), Cell(through), Cell(NOTHING)))
    if plan is None:
        return Row((name, Cell(w.say(MISSING), "missing"), Cell(NOTHING), Cell(NOTHING)))
    state = plan.state or (AspectState.NEEDED if plan.text else None)
    shown = (
        Cell(w.say(state.words), "missing" if state is AspectState.UNKNOWN else "")
        if state is not None
        else Cell(NOTHING)
    )
    said = "\n".join(filter(None, (plan.text, plan.reason)))
    if not said and plan.state is not AspectState.NOT_NEEDED:
        said = through
    return Row((name, shown, Cell(said or NOTHING), Cell(plan.owner or NOTHING)))


def strategy(w: Wording) -> Section | None:
    found: Strategy | None = w.plan.strategy
    if found is None and all(_through(w, aspect) for aspect in Aspect):
        found = Strategy()
    if found is None:
        return section(w, "strategy", TITLE, (part("", missing(w, NO_STRATEGY)),))
    plans = [getattr(found, aspect.value) for aspect in Aspect]
    rows = tuple(
        _row(w, aspect, plan)._replace(id=aspect.value, place=w.place(plan) if plan is not None else "")
        for aspect, plan in zip(Aspect, plans, strict=True)
    )
    kinds = shape(AspectPlan).fields
    columns = (
        Column(w.say(ASPECT), head=True, key="aspect"),
        Column(w.say(NEEDED), key="state", choices=w.choices(kinds["state"])),
        Column(w.say(WHAT), key="text"),
        Column(w.say(OWNER), key="owner", choices=w.choices(kinds["owner"])),
    )
    table = Table(w.say(TITLE), columns, rows, cards=True, name="strategy")
    return section(w, "strategy", TITLE, (part("", table),))
