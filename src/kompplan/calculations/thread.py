"""The whole red thread, link by link, in both directions: what has no next link, and what has no previous one.

Problem → cause → measure → activity → money, and from the activity on: goal → indicator → follow-up, and hand-over.
What each cause costs is in ``cause_costs``. Everything is linear in the plan's parts and in the links between them.

A cancelled activity is on no link: what only it carried has no next link.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.chain import Chain, Reason, even, serves_project
from kompplan.calculations.coverage import Coverage
from kompplan.calculations.dates import Calendar
from kompplan.calculations.deliverables import lives_on
from kompplan.calculations.goals import goal_work
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure, SolutionTree
from kompplan.model.budget import BudgetLine
from kompplan.model.closing import Evaluation, FollowUp, HandoverItem
from kompplan.model.goals import Challenge, Goal, Indicator
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus
from kompplan.values.patterns import pattern
from kompplan.values.when import When

Earlier = TypeVar("Earlier")
Later = TypeVar("Later")
Problem = SolutionTree | Challenge
"""Where the problem stands: in the solution tree, else as the challenge."""


class Link(NamedTuple, Generic[Earlier, Later]):
    """One link of the thread: everything at its two ends, who goes with whom, and who goes with nobody.

    The mappings are by identity. Not everything at an end has to go on: a cause outside control wants no measure, and
    a budget line common to all belongs to no activity. ``without_next`` and ``without_previous`` hold only what does.
    """

    earlier: tuple[Earlier, ...]
    later: tuple[Later, ...]
    next_of: Mapping[int, tuple[Later, ...]]
    previous_of: Mapping[int, tuple[Earlier, ...]]
    without_next: tuple[Earlier, ...]
    without_previous: tuple[Later, ...]

    def after(self, part: Earlier) -> tuple[Later, ...]:
        """Return what follows a part."""
        return self.next_of.get(id(part), ())

    def before(self, part: Later) -> tuple[Earlier, ...]:
        """Return what leads to a part."""
        return self.previous_of.get(id(part), ())


class Point(NamedTuple):
    """A time when somebody looks: an indicator's date, a date of the evaluation, a follow-up after the end."""

    part: Indicator | Evaluation | FollowUp
    field: str
    item: int | None
    when: When | None
    """With "6 months after the end" turned into days where the period allows it; None where no time is stated."""


class Unanchored(NamedTuple):
    """An activity that no measure asks for, and why it is there all the same (``Reason.NONE``: the plan does not say).

    What it answers instead is in ``Chain.grounds_of``, and a policy in its ``rationale``.
    """

    activity: Activity
    reason: Reason


class Thread(NamedTuple):
    """The links of the red thread, in its order."""

    problem: Problem | None
    causes: Link[Problem, Cause]
    """From the problem to the causes right under it; a cause below another one is found through ``Chain.parents``."""
    measures: Link[Cause, Measure]
    activities: Link[Measure, Activity]
    """``later`` holds every activity that is not cancelled, ``without_previous`` those with ``Reason.NONE``."""
    money: Link[Activity, BudgetRow]
    """An activity with its rows of the budget: lines that pay for it, and its own cost where no line does.

    One that gives a reason for costing nothing needs none. A line that is common to all needs no activity, and neither
    does a flat rate.
    """
    goals: Link[Activity, Goal]
    """Who works for which goal, as ``goals.goal_work`` tells.

    A goal is worked for through those that contribute to it as well, and a goal of the solution tree always: that
    nobody carries out the measures is told where they are. What serves the project itself need not name a goal.
    """
    indicators: Link[Goal, Indicator]
    followups: Link[Indicator, Point]
    """An indicator is looked at on its own date and by the follow-ups that name it or its goal; where there is
    neither, by the evaluation and the follow-ups that look at the whole plan."""
    handover: Link[Activity, HandoverItem]
    """A result that is handed over, with the activities that it names or whose deliverable it is.

    What an activity leaves behind has to be handed over if somebody must run it; what serves the project itself is not.
    """
    unanchored: tuple[Unanchored, ...]
    """Activities that answer a need, a SWOT item or a policy, that support others, or that say nothing."""


class Strand(NamedTuple):
    """What hangs from one cause, through the whole thread; everything once, in the order of the plan's links."""

    cause: Cause
    measures: tuple[Measure, ...]
    activities: tuple[Activity, ...]
    rows: tuple[BudgetRow, ...]
    goals: tuple[Goal, ...]
    indicators: tuple[Indicator, ...]
    followups: tuple[Point, ...]
    handover: tuple[HandoverItem, ...]


def thread(plan: Plan, links: Chain, cover: Coverage, rows: Sequence[BudgetRow], dates: Calendar) -> Thread:
    """Follow the thread through a plan; the other arguments are the plan's own results."""
    live = tuple(each for each in plan.activities if each.status is not ActivityStatus.CANCELLED)
    alive = {id(each) for each in live}
    problem = _problem(plan)
    activities = _activities(links, live, alive)
    goals = _goals(plan, links, live)
    indicators = _indicators(plan, goals)
    return Thread(
        problem=problem,
        causes=_causes(problem, links),
        measures=_measures(links, alive),
        activities=activities,
        money=_money(live, alive, cover, rows),
        goals=goals,
        indicators=indicators,
        followups=_followups(plan, dates),
        handover=_handover(plan, live),
        unanchored=tuple(
            Unanchored(each, reason) for each in live if (reason := links.reasons[id(each)]) is not Reason.MEASURE
        ),
    )


def strand(found: Thread, links: Chain, cause: Cause) -> Strand:
    """Return what hangs from a cause: its own measures and activities, not those of the causes below it."""
    measures = links.measures_of[id(cause)]
    alive = [each for each in links.answering(cause).activities if each.status is not ActivityStatus.CANCELLED]
    activities = _once([*(each for measure in measures for each in found.activities.after(measure)), *alive])
    goals = _after(found.goals, activities)
    indicators = _after(found.indicators, goals)
    return Strand(
        cause,
        measures,
        activities,
        _after(found.money, activities),
        goals,
        indicators,
        _after(found.followups, indicators),
        _after(found.handover, activities),
    )


def _after(link: Link[Earlier, Later], parts: Iterable[Earlier]) -> tuple[Later, ...]:
    """Return what follows the parts, once; what many of them share is looked through once as well."""
    shared = {id(later): later for later in map(link.after, parts)}
    return _once(each for found in shared.values() for each in found)


_T = TypeVar("_T")


def _once(parts: Iterable[_T]) -> tuple[_T, ...]:
    return tuple({id(each): each for each in parts}.values())


def _problem(plan: Plan) -> Problem | None:
    if plan.solution_tree is not None and plan.solution_tree.problem:
        return plan.solution_tree
    return plan.challenge if plan.challenge is not None and plan.challenge.text else None


def _causes(problem: Problem | None, links: Chain) -> Link[Problem, Cause]:
    roots = tuple(each for each in links.causes if id(each) not in links.parents)
    if problem is None:
        return Link((), roots, {}, {}, (), roots)
    return Link(
        (problem,),
        roots,
        {id(problem): roots},
        {id(each): (problem,) for each in roots},
        () if roots else (problem,),
        (),
    )


def _beyond_control(links: Chain) -> set[int]:
    """Return the identities of the causes that are outside control, or below one that is."""
    outside: dict[int, bool] = {}
    for cause in links.causes:
        way: list[Cause] = []
        above: Cause | None = cause
        while above is not None and id(above) not in outside:
            outside[id(above)] = bool(above.outside_control)
            way.append(above)
            above = links.parents.get(id(above))
        is_outside = above is not None and outside[id(above)]
        for each in reversed(way):
            is_outside = outside[id(each)] = is_outside or outside[id(each)]
    return {key for key, is_outside in outside.items() if is_outside}


def _measures(links: Chain, alive: set[int]) -> Link[Cause, Measure]:
    divided = {id(each) for each in links.parents.values()}
    outside = _beyond_control(links)
    return Link(
        links.causes,
        links.measures,
        links.measures_of,
        links.causes_of,
        tuple(
            each
            for each in links.causes
            if not links.measures_of[id(each)]
            and id(each) not in divided
            and id(each) not in outside
            and not any(id(activity) in alive for activity in links.answering(each).activities)
        ),
        tuple(
            each
            for each in links.measures
            if not links.causes_of[id(each)] and not links.grounds_of.get(id(each)) and not each.declined
        ),
    )


def _activities(links: Chain, live: tuple[Activity, ...], alive: set[int]) -> Link[Measure, Activity]:
    carried = {
        key: tuple(each for each in activities if id(each) in alive) for key, activities in links.activities_of.items()
    }
    return Link(
        links.measures,
        live,
        carried,
        {id(each): links.carries[id(each)] for each in live},
        tuple(each for each in links.measures if not carried[id(each)] and not each.declined),
        tuple(each for each in live if links.reasons[id(each)] is Reason.NONE),
    )


def _money(
    live: tuple[Activity, ...], alive: set[int], cover: Coverage, rows: Sequence[BudgetRow]
) -> Link[Activity, BudgetRow]:
    next_of: dict[int, list[BudgetRow]] = {}
    previous_of: dict[int, tuple[Activity, ...]] = {}
    loose: list[BudgetRow] = []
    for row in rows:
        whose = (row.part,) if isinstance(row.part, Activity) else cover.activities_of[id(row.part)]
        previous_of[id(row)] = paid = tuple(each for each in whose if id(each) in alive)
        for activity in paid:
            next_of.setdefault(id(activity), []).append(row)
        if not paid and not (
            isinstance(row.part, BudgetLine) and (row.part.overhead or row.part.flat_rate is not None)
        ):
            loose.append(row)
    return Link(
        live,
        tuple(rows),
        {key: tuple(found) for key, found in next_of.items()},
        previous_of,
        tuple(each for each in live if id(each) not in next_of and not each.cost_reason),
        tuple(loose),
    )


def _for_all(part: BudgetLine | Activity) -> bool:
    return isinstance(part, BudgetLine) and bool(part.overhead or part.flat_rate is not None)


def _goals(plan: Plan, links: Chain, live: tuple[Activity, ...]) -> Link[Activity, Goal]:
    """Follow ``goal_work``; activities that work for the same goals share one tuple of them, and so do goals."""
    work = goal_work(plan, links)
    goals_of: dict[int, list[tuple[Goal, ...]]] = {}
    workers_of: dict[int, list[tuple[Activity, ...]]] = {}
    for bundle in work.bundles:
        activities, goals = tuple(bundle.activities), _once(bundle.goals)
        for activity in activities:
            goals_of.setdefault(id(activity), []).append(goals)
        for goal in goals:
            workers_of.setdefault(id(goal), []).append(activities)
    return Link(
        live,
        plan.goals,
        {key: _joined(found) for key, found in goals_of.items()},
        {key: _joined(found) for key, found in workers_of.items()},
        tuple(each for each in live if id(each) not in goals_of and not serves_project(each)),
        tuple(each for each in plan.goals if id(each) not in work.served),
    )


def _joined(found: Sequence[tuple[_T, ...]]) -> tuple[_T, ...]:
    return found[0] if len(found) == 1 else _once(each for some in found for each in some)


def _indicators(plan: Plan, goals: Link[Activity, Goal]) -> Link[Goal, Indicator]:
    idle = {id(each) for each in goals.without_previous}
    return Link(
        plan.goals,
        tuple(each for goal in plan.goals for each in goal.indicators),
        {id(goal): goal.indicators for goal in plan.goals},
        {id(each): (goal,) for goal in plan.goals for each in goal.indicators},
        tuple(goal for goal in plan.goals if not goal.indicators),
        tuple(each for goal in plan.goals if id(goal) in idle for each in goal.indicators),
    )


_WORDS = pattern(r"[^\W_]+(?:[.-][^\W_]+)*")


def _followups(plan: Plan, dates: Calendar) -> Link[Indicator, Point]:
    by_id: dict[str, list[Indicator]] = {}
    every: list[Indicator] = []
    for goal in plan.goals:
        every.extend(goal.indicators)
        if goal.id:
            by_id.setdefault(goal.id.strip(), []).extend(goal.indicators)
        for indicator in goal.indicators:
            if indicator.id:
                by_id.setdefault(indicator.id.strip(), []).append(indicator)

    own: dict[int, list[Point]] = {}
    led: dict[int, tuple[Indicator, ...]] = {}
    points: list[Point] = []
    for indicator in every:
        if indicator.date is not None:
            point = Point(indicator, "date", None, dates.resolve(indicator.date))
            own[id(indicator)] = [point]
            led[id(point)] = (indicator,)
            points.append(point)
    common: list[Point] = []
    if plan.evaluation is not None:
        for field in ("dates", "feedback"):
            whens: tuple[When, ...] = getattr(plan.evaluation, field)
            common.extend(Point(plan.evaluation, field, at, dates.resolve(each)) for at, each in enumerate(whens))
    for followup in plan.closing.followups if plan.closing is not None else ():
        when = dates.resolve(followup.when) if followup.when is not None else None
        point = Point(followup, "when", None, when)
        said = _once(each for word in _WORDS().findall(followup.what or "") for each in by_id.get(word, ()))
        if not said:
            common.append(point)
            continue
        led[id(point)] = said
        points.append(point)
        for indicator in said:
            own.setdefault(id(indicator), []).append(point)
    rest = tuple(common)
    without_own = tuple(each for each in every if id(each) not in own)
    led.update((id(point), without_own) for point in rest)
    next_of = {key: tuple(found) for key, found in own.items()}
    if rest:
        next_of.update((id(each), rest) for each in without_own)
    return Link(
        tuple(every),
        (*points, *rest),
        next_of,
        led,
        () if rest else without_own,
        () if every else rest,
    )


def _handover(plan: Plan, live: tuple[Activity, ...]) -> Link[Activity, HandoverItem]:
    items = plan.closing.handover if plan.closing is not None else ()
    by_id: dict[str, Activity] = {}
    by_deliverable: dict[str, list[Activity]] = {}
    for activity in live:
        if activity.id:
            by_id.setdefault(activity.id.strip(), activity)
        for each in activity.deliverables:
            by_deliverable.setdefault(even(each), []).append(activity)
    next_of: dict[int, list[HandoverItem]] = {}
    previous_of: dict[int, tuple[Activity, ...]] = {}
    for item in items:
        named = [by_id[each.strip()] for each in item.activities if each.strip() in by_id]
        previous_of[id(item)] = found = _once([*named, *by_deliverable.get(even(item.what), ())])
        for activity in found:
            next_of.setdefault(id(activity), []).append(item)
    return Link(
        live,
        items,
        {key: tuple(found) for key, found in next_of.items()},
        previous_of,
        tuple(
            each
            for each in live
            if each.deliverables
            and id(each) not in next_of
            and not serves_project(each)
            and any(map(lives_on, each.deliverables))
        ),
        tuple(each for each in items if not previous_of[id(each)]),
    )
