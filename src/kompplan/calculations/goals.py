"""Which activities work for which goal, and when they begin to change something and are over."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from kompplan.calculations.chain import Chain, Reason
from kompplan.calculations.dates import Calendar
from kompplan.model.activities import Activity
from kompplan.model.goals import Goal
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind
from kompplan.values.days import Days

_BESIDE = frozenset(
    {
        *(Kind.MEASUREMENT, Kind.EVALUATION, Kind.FOLLOW_UP, Kind.PROJECT_MANAGEMENT, Kind.COORDINATION),
        *(Kind.DECISION, Kind.MEETING, Kind.MEMO, Kind.INFORMATION, Kind.PURCHASE),
    }
)
"""Work around the change: it is prepared, led, measured or told of, not brought about."""

_GOING_ON = frozenset({Kind.ROUTINE, Kind.STAFFING, Kind.NETWORK, Kind.PARTNERSHIP, Kind.SUPPORT, Kind.LOGBOOK})
"""The new way of working itself: its effect shows while it goes on, nobody has to wait for its end."""


class Bundle(NamedTuple):
    """Activities that work for the same goals."""

    activities: list[Activity]
    goals: Sequence[Goal]


class GoalWork(NamedTuple):
    """Who works for which goal."""

    bundles: tuple[Bundle, ...]
    """Every activity with the goals that it works for itself; a cancelled one is in none."""
    above: Mapping[int, Sequence[Goal]]
    """The goals that a goal contributes to, by its identity."""
    served: frozenset[int]
    """The identities of the goals that an activity or the tree leads to, or that such a goal contributes to."""
    linked: bool
    """Tell whether anything in the plan says which goal it is for."""


def goal_work(plan: Plan, links: Chain) -> GoalWork:
    """Follow the paths from the goals to the activities.

    What an activity names itself is beaten by nothing. One that names no goal works for those of the solution tree if
    it carries a measure or answers a cause, else for the goals that are about its own target groups. Where the plan
    has one goal, or one that all others build on, everything else works for it.
    """
    by_id: dict[str, Goal] = {}
    about: dict[str, list[Goal]] = {}
    for goal in plan.goals:
        if goal.id:
            by_id.setdefault(goal.id.strip(), goal)
        for group in goal.target_groups:
            about.setdefault(group.strip(), []).append(goal)

    def named(ids: Iterable[str]) -> list[Goal]:
        return [by_id[name] for each in ids if (name := each.strip()) in by_id]

    above = {id(goal): named(goal.contributes_to) for goal in plan.goals}
    built_on = {id(upper) for uppers in above.values() for upper in uppers}
    lowest = [goal for goal in plan.goals if id(goal) not in built_on]
    tree = Bundle([], named(plan.solution_tree.goals) if plan.solution_tree is not None else [])
    groups = {name: Bundle([], goals) for name, goals in about.items()}
    rest = Bundle([], lowest if len(lowest) == 1 else [])
    own: list[Bundle] = []
    for activity in plan.activities:
        if activity.status is ActivityStatus.CANCELLED:
            continue
        goals = named(activity.goals)
        if goals:
            own.append(Bundle([activity], goals))
        elif tree.goals and links.reasons[id(activity)] in (Reason.MEASURE, Reason.CAUSE):
            tree.activities.append(activity)
        else:
            shared = [groups[name] for each in activity.target_groups if (name := each.strip()) in groups]
            for bundle in shared or (rest,):
                bundle.activities.append(activity)

    bundles = tuple(each for each in (*own, tree, *groups.values(), rest) if each.activities and each.goals)
    served = _spread([(True, each.goals) for each in (*bundles, tree)], above)
    return GoalWork(
        bundles, above, frozenset(served), linked=bool(tree.goals) or any(each is not rest for each in bundles)
    )


_T = TypeVar("_T")


def _spread(found: Iterable[tuple[_T, Sequence[Goal]]], above: Mapping[int, Sequence[Goal]]) -> dict[int, _T]:
    """Give each goal the first value that is its own or that of a goal which contributes to it."""
    given: dict[int, _T] = {}
    for value, goals in found:
        waiting = [id(goal) for goal in goals]
        while waiting:
            goal = waiting.pop()
            if goal not in given:
                given[goal] = value
                waiting.extend(id(upper) for upper in above[goal])
    return given


class Milestone(NamedTuple):
    """An activity and the day that counts."""

    activity: Activity
    day: Days


def first_changes(work: GoalWork, dates: Calendar) -> Mapping[int, Milestone]:
    """Return with which activity the change begins, by a goal's identity: the first that does more than prepare."""
    begins: list[tuple[Milestone, Sequence[Goal]]] = []
    for bundle in work.bundles:
        starts = [
            Milestone(each, start)
            for each in bundle.activities
            if each.kind not in _BESIDE and (start := dates.of(each).start) is not None
        ]
        if starts:
            begins.append((min(starts, key=_day), bundle.goals))
    begins.sort(key=lambda each: each[0].day)
    return _spread(begins, work.above)


def last_causes(work: GoalWork, dates: Calendar) -> Mapping[int, Milestone]:
    """Return which activity has to be over before an effect can be seen, by the goal's identity.

    It is the last of those that come to an end; a routine or what recurs is not waited for.
    """
    ends: list[tuple[Milestone, Sequence[Goal]]] = []
    for bundle in work.bundles:
        lasts = [
            Milestone(each, end)
            for each in bundle.activities
            if each.kind not in _BESIDE
            and each.kind not in _GOING_ON
            and each.recurrence is None
            and (end := dates.of(each).end) is not None
        ]
        if lasts:
            ends.append((max(lasts, key=_day), bundle.goals))
    ends.sort(key=lambda each: each[0].day, reverse=True)
    return _spread(ends, work.above)


def _day(milestone: Milestone) -> Days:
    return milestone.day
