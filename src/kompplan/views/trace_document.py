"""The red thread for programs: one document, version 1. Within a version fields are added, never changed.

- ``version`` 1; ``plan`` the project's name; ``problem`` with ``text`` and ``place``, or null.
- ``summary``: how many ``causes`` the thread should go on from, and how many reach ``followups`` and ``handover``;
  ``gaps_forward`` and ``gaps_backward``.
- ``causes``: each cause with its ``id``, ``text`` and ``place``, the one that it lies ``under``, its ``depth``, whether
  it is ``asked`` to lead on, how far it ``reaches`` (cause, measures, activities, goals, indicators or followups), what
  is ``missing`` of each link (nothing, some, all), its own ``measures``, ``activities`` and ``handover``, the ``goals``
  that these work for by their number in the document's ``goals`` (from 0), how many ``indicators`` and ``followups``
  those have, and its ``cost``. ``branch`` is the cost of it with all causes below, or null.
- ``goals``: each goal with the ``activities`` that work for it by their number in the document's ``activities``, its
  ``indicators`` and their ``followups``.
- ``activities``: each activity that is not cancelled, and the ``reason`` that it is there.
- A ``cost`` has ``kronor`` and ``hours`` of the ``rows`` that are of that cause alone, ``shared_kronor`` and
  ``shared_hours`` of the ``shared_rows``, each with its ``causes``, and ``unknown``: what states no amount, and why.
- A sum is ``{low, high, exact, rows, unknown_rows}``; every amount is a text, so that nothing is rounded. ``high`` is
  null where there is no upper bound, both are null where nothing is known.
- ``whole`` is the cost of all causes, every row once; ``elsewhere`` the rows of no cause; ``budget`` what
  ``kompplan budget`` adds up to: own + shared + elsewhere.
- ``gaps``: every part without a next (``direction`` forward) or previous (backward) ``link``; ``part`` is its kind,
  ``code`` the rule that speaks of it or null, ``written`` whether the plan says something there that leads nowhere.
- With one cause asked for, ``causes`` holds it alone, ``gaps`` those on its strand, and ``steps`` the way from part to
  part: ``link``, ``from``, ``to`` (null where there is none), ``missing``, amounts and the causes that share them.
  ``whole``, ``elsewhere`` and ``budget`` are left out then. With gaps asked for, ``causes``, ``goals`` and
  ``activities`` are left out as well.

A part is ``{id, text, place}``, and a place ``{file, line, column}``, both numbers from 1.
"""

from collections.abc import Iterable, Mapping

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.cause_costs import Cost
from kompplan.calculations.reach import Followed, Stage, followed
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.model.goals import Goal
from kompplan.views.records import figure, sum_record
from kompplan.views.trace_gaps import GapGroup, counted, gap_records
from kompplan.views.trace_parts import Linked, id_of, record, text_of
from kompplan.views.trace_strand import steps

VERSION = 1


def trace_document(
    checked: CheckedPlan,
    groups: tuple[GapGroup, ...],
    language: Language,
    *,
    only: Followed | None = None,
    gaps_alone: bool = False,
) -> dict[str, object]:
    """Return the whole thread, one strand of it, or its gaps alone."""
    thread = checked.thread
    project = checked.plan.project
    found = followed(thread, checked.chain)
    asked = [each for each in found if each.asked]
    forward, backward = counted(groups)
    document: dict[str, object] = {
        "version": VERSION,
        "plan": project.name if project is not None else None,
        "problem": record(checked, thread.problem, language) if thread.problem is not None else None,
        "summary": {
            "causes": len(asked),
            "followups": sum(each.reaches is Stage.FOLLOWUPS for each in asked),
            "handover": sum(bool(each.strand.handover) for each in asked),
            "gaps_forward": forward,
            "gaps_backward": backward,
        },
    }
    if not gaps_alone:
        shown = found if only is None else (only,)
        costs = checked.cause_costs
        numbers = _numbers(checked.plan.goals) | _numbers(thread.activities.later)
        document["causes"] = [_cause(checked, each, numbers, language) for each in shown]
        document["goals"] = [_goal(checked, goal, numbers, language) for goal in checked.plan.goals]
        document["activities"] = [
            {**record(checked, each, language), "reason": checked.chain.reasons[id(each)].value}
            for each in thread.activities.later
        ]
        if only is not None:
            document["steps"] = _steps(checked, only, language)
        else:
            document |= {
                "whole": _cost(checked, costs.whole, language),
                "elsewhere": {
                    "kronor": sum_record(costs.elsewhere_kronor),
                    "hours": sum_record(costs.elsewhere_hours),
                    "rows": [_row(checked, row, language) for row in costs.elsewhere],
                },
                "budget": {"kronor": sum_record(checked.budget.kronor), "hours": sum_record(checked.budget.hours)},
            }
    document["gaps"] = list(gap_records(checked, groups, language))
    return document


def _numbers(parts: Iterable[Linked]) -> dict[int, int]:
    return {id(part): number for number, part in enumerate(parts)}


def _cause(checked: CheckedPlan, each: Followed, numbers: Mapping[int, int], language: Language) -> dict[str, object]:
    cause, part, costs = each.cause, each.strand, checked.cause_costs
    above = checked.chain.parents.get(id(cause))
    branch = costs.branches.get(id(cause))

    def records(parts: Iterable[Linked]) -> list[dict[str, object]]:
        return [record(checked, one, language) for one in parts]

    return {
        **record(checked, cause, language),
        "under": _brief(above, language) if above is not None else None,
        "depth": each.depth,
        "asked": each.asked,
        "outside_control": cause.outside_control,
        "reaches": each.reaches.value,
        "missing": {name: lack.value for name, lack in each.missing._asdict().items()},
        "measures": records(part.measures),
        "activities": records(part.activities),
        "goals": [numbers[id(goal)] for goal in part.goals],
        "indicators": len(part.indicators),
        "followups": len(part.followups),
        "handover": records(part.handover),
        "cost": _cost(checked, costs.of[id(cause)], language),
        "branch": _cost(checked, branch, language) if branch is not None else None,
    }


def _goal(checked: CheckedPlan, goal: Goal, numbers: Mapping[int, int], language: Language) -> dict[str, object]:
    thread = checked.thread
    indicators = thread.indicators.after(goal)
    points = {id(point): point for each in indicators for point in thread.followups.after(each)}
    return {
        **record(checked, goal, language),
        "activities": [numbers[id(each)] for each in thread.goals.before(goal)],
        "indicators": [record(checked, each, language) for each in indicators],
        "followups": [record(checked, each, language) for each in points.values()],
    }


def _brief(each: Linked, language: Language) -> dict[str, object]:
    return {"id": id_of(each), "text": text_of(each, language)}


def _steps(checked: CheckedPlan, only: Followed, language: Language) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for step in steps(checked, only):
        row = step.later if isinstance(step.later, BudgetRow) else None
        found.append(
            {
                "link": step.link,
                "from": record(checked, step.earlier, language),
                "to": record(checked, step.later, language) if step.later is not None else None,
                "missing": step.missing,
                "code": step.code,
                "reason": step.reason or None,
                "kronor": figure(row.kronor, language) if row is not None else None,
                "hours": figure(row.hours, language) if row is not None else None,
                "causes": [_brief(each, language) for each in step.with_causes],
            }
        )
    return found


def _cost(checked: CheckedPlan, cost: Cost, language: Language) -> dict[str, object]:
    return {
        "kronor": sum_record(cost.kronor),
        "hours": sum_record(cost.hours),
        "known": cost.known,
        "rows": [_row(checked, row, language) for row in cost.own],
        "shared_kronor": sum_record(cost.shared_kronor),
        "shared_hours": sum_record(cost.shared_hours),
        "shared_rows": [
            {**_row(checked, each.row, language), "causes": [_brief(cause, language) for cause in each.causes]}
            for each in cost.shared
        ],
        "unknown": [{**record(checked, gap.part, language), "why": gap.why.why.to(language)} for gap in cost.gaps],
    }


def _row(checked: CheckedPlan, row: BudgetRow, language: Language) -> dict[str, object]:
    return {
        **record(checked, row, language),
        "source": "line" if row.is_line else "activity",
        "kronor": figure(row.kronor, language),
        "hours": figure(row.hours, language),
    }
