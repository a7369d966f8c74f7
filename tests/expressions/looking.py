"""Look at a small plan with an expression, as an own rule does."""

from datetime import date

from kompplan.checked import CheckedPlan
from kompplan.expressions.facts import Facts, Meter, Place
from kompplan.expressions.kinds import Kind, Sort
from kompplan.expressions.meaning import Expression, understood
from kompplan.expressions.names import PLAN_KIND
from kompplan.lint.checks import STEPS, facts_of
from kompplan.loading.load import Loaded, load
from kompplan.model.activities import Activity

TODAY = date(2026, 9, 1)
ROW = (Kind(Sort.PART, Activity), PLAN_KIND)


def facts(text: str, steps: int = STEPS) -> Facts:
    read = load(text.encode(), "plan.yaml")
    assert isinstance(read, Loaded)
    return facts_of(CheckedPlan(read, TODAY))._replace(meter=Meter(steps))


def in_plan(text: str, plan: str) -> object:
    """Return what an expression comes to where the plan itself is looked at."""
    seen = facts(plan)
    return understood(text, (PLAN_KIND,)).value(Place(seen, seen.plan, None))


def holds(text: str, plan: str) -> bool | None:
    seen = facts(plan)
    return understood(text, (PLAN_KIND,)).truth(Place(seen, seen.plan, None))


def row_holds(text: str, row: str, head: str = "") -> bool | None:
    """Return whether an expression holds for the one activity that ``row`` writes."""
    seen = facts(f"{head}\naktiviteter:\n  - {{{row}}}\n")
    outer = Place(seen, seen.plan, None)
    return for_rows(text).truth(Place(seen, seen.plan.activities[0], outer))


def for_rows(text: str) -> Expression:
    return understood(text, ROW)
