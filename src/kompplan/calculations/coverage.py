"""Which budget lines pay for which activities: by id, or because the line bears the activity's name."""

from collections.abc import Mapping
from typing import NamedTuple

from kompplan.model.activities import Activity
from kompplan.model.budget import BudgetLine
from kompplan.model.plan import Plan


class Coverage(NamedTuple):
    """The budget's lines and the activities, each with what it is bound to."""

    covered: frozenset[int]
    """The identities of the activities that a line is for."""
    bound: tuple[BudgetLine, ...]
    unbound: tuple[BudgetLine, ...]
    """Lines that are for no activity; flat rates and those that the plan calls common to all are in neither list."""
    lines_of: Mapping[int, tuple[BudgetLine, ...]]
    """The lines that pay for an activity, by its identity."""
    activities_of: Mapping[int, tuple[Activity, ...]]
    """The activities that a line pays for, by its identity."""


def _even(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def coverage(plan: Plan) -> Coverage:
    """Match the budget's lines with the activities. A line that names an id counts as bound, whether the id exists."""
    by_id: dict[str, list[Activity]] = {}
    by_name: dict[str, list[Activity]] | None = None
    for activity in plan.activities:
        by_id.setdefault((activity.id or "").strip(), []).append(activity)
    lines_of: dict[int, list[BudgetLine]] = {}
    activities_of: dict[int, tuple[Activity, ...]] = {}
    bound: list[BudgetLine] = []
    unbound: list[BudgetLine] = []
    for line in plan.budget.lines if plan.budget is not None else ():
        names = [each.strip() for each in line.activities if each.strip()]
        activities = [activity for name in names for activity in by_id.get(name, ())]
        label = _even(line.label) if not names else ""
        if label:
            if by_name is None:  # only where a line is told by its label is it worth evening out all names
                by_name = _by_name(plan)
            activities = by_name.get(label) or _begins_with_id(label, by_id)
        activities_of[id(line)] = tuple(activities)
        for activity in activities:
            lines_of.setdefault(id(activity), []).append(line)
        if names or activities:
            bound.append(line)
        elif not line.overhead and line.flat_rate is None:
            unbound.append(line)
    return Coverage(
        frozenset(lines_of),
        tuple(bound),
        tuple(unbound),
        {key: tuple(lines) for key, lines in lines_of.items()},
        activities_of,
    )


def _by_name(plan: Plan) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {}
    for activity in plan.activities:
        found.setdefault(_even(activity.text), []).append(activity)
    return found


def _begins_with_id(label: str, by_id: Mapping[str, list[Activity]]) -> list[Activity]:
    """Return the activity that a label such as ``A3 Handledning`` begins with."""
    first = label.split(maxsplit=1)[0].rstrip(":.,;")
    return [activity for name, found in by_id.items() if name and name.casefold() == first for activity in found]
