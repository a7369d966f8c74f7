"""The red thread's first half: which measures answer a cause, which activities carry a measure, and why each is there.

The second half, from activities to money, indicators, follow-up and hand-over, is in ``thread``.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure, Need, SwotItem
from kompplan.model.plan import Plan
from kompplan.model.risks import Risk
from kompplan.model.words import ActivityStatus, CostType, Kind, NeedStatus

Grounds = Cause | Need | SwotItem
"""What a measure or an activity can answer (``svarar_mot``)."""


class Answers(NamedTuple):
    """What names a cause, a need or a SWOT item as the thing that it answers.

    A cancelled activity is among the activities: it is for the reader to say what that means.
    """

    measures: tuple[Measure, ...] = ()
    activities: tuple[Activity, ...] = ()
    risks: tuple[Risk, ...] = ()


class Reason(StrEnum):
    """Why an activity is in the plan: the strongest that holds, in this order."""

    MEASURE = "measure"
    """It carries a measure of the solution tree."""
    CAUSE = "cause"
    """It answers a cause itself, without a measure between."""
    NEED = "need"
    SWOT = "swot"
    POLICY = "policy"
    """It states a reason of its own (``motiv``): a policy, a law, a commission."""
    SUPPORT = "support"
    """An activity with one of the reasons above waits for it."""
    PROJECT = "project"
    """It serves the project itself: managing, meeting, measuring, evaluating, informing."""
    NONE = "none"


class Chain(NamedTuple):
    """The solution tree laid out flat, with what answers what. The mappings are by a part's identity.

    A measure that is named under several causes is one measure: the part that says what it is, not its mentions.
    """

    causes: tuple[Cause, ...]
    parents: Mapping[int, Cause]
    measures: tuple[Measure, ...]
    measures_of: Mapping[int, tuple[Measure, ...]]
    causes_of: Mapping[int, tuple[Cause, ...]]
    activities_of: Mapping[int, tuple[Activity, ...]]
    """The activities that carry a measure."""
    carries: Mapping[int, tuple[Measure, ...]]
    """The measures that an activity carries; the other direction of ``activities_of``."""
    answers: Mapping[int, Answers]
    """What answers a cause, a need or a SWOT item by naming it; what stands under a cause is in ``measures_of``."""
    grounds_of: Mapping[int, tuple[Grounds, ...]]
    """What a measure or an activity answers by naming it; the other direction of ``answers``."""
    reasons: Mapping[int, Reason]
    """Why each activity is in the plan."""

    def answering(self, part: Grounds) -> Answers:
        """Return what names ``part`` as the thing that it answers."""
        return self.answers.get(id(part), _NOTHING)


_NOTHING = Answers()


def chain(plan: Plan) -> Chain:
    """Follow problem, causes, measures, needs and activities through a plan."""
    tree = plan.solution_tree
    causes: list[Cause] = []
    parents: dict[int, Cause] = {}
    mentions: list[tuple[Measure, Cause | None]] = []
    if tree is not None:
        waiting: list[tuple[Cause, Cause | None]] = [(cause, None) for cause in reversed(tree.causes)]
        while waiting:
            cause, parent = waiting.pop()
            causes.append(cause)
            if parent is not None:
                parents[id(cause)] = parent
            mentions.extend((measure, cause) for measure in cause.measures)
            waiting.extend((below, cause) for below in reversed(cause.causes))
        mentions.extend((measure, None) for measure in tree.measures)

    cause_by_id: dict[str, Cause] = {}
    for cause in causes:
        if cause.id:
            cause_by_id.setdefault(cause.id.strip(), cause)
    for cause in causes:
        if cause.parent and cause.parent.strip() in cause_by_id and cause_by_id[cause.parent.strip()] is not cause:
            parents.setdefault(id(cause), cause_by_id[cause.parent.strip()])

    measures = [measure for measure, _ in mentions if not measure.same_as]
    measure_by_id: dict[str, Measure] = {}
    for measure in measures:
        if measure.id:
            measure_by_id.setdefault(measure.id.strip(), measure)

    causes_of: dict[int, dict[int, Cause]] = {id(measure): {} for measure in measures}
    answered = _Answered(plan, cause_by_id)
    for mention, under in mentions:
        real = measure_by_id.get(mention.same_as.strip()) if mention.same_as else mention
        if real is None:
            continue
        if under is not None:
            causes_of[id(real)][id(under)] = under
        if mention.addresses:
            named = answered.named(real, mention.addresses)
            causes_of[id(real)].update((id(ground), ground) for ground in named if isinstance(ground, Cause))
    measures_of: dict[int, list[Measure]] = {id(cause): [] for cause in causes}
    for measure in measures:
        for cause in causes_of[id(measure)].values():
            measures_of[id(cause)].append(measure)

    activities_of: dict[int, list[Activity]] = {id(measure): [] for measure in measures}
    carries: dict[int, tuple[Measure, ...]] = {}
    for activity in plan.activities:
        carried: dict[int, Measure] = {}
        for each in activity.measures:
            name = each.strip()
            if name in measure_by_id:
                measure = measure_by_id[name]
                carried[id(measure)] = measure
        carries[id(activity)] = tuple(carried.values())
        for key in carried:
            activities_of[key].append(activity)
        if activity.addresses:
            answered.named(activity, activity.addresses)
    answered.by_risks(plan)

    return Chain(
        causes=tuple(causes),
        parents=parents,
        measures=tuple(measures),
        measures_of={key: tuple(found) for key, found in measures_of.items()},
        causes_of={key: tuple(found.values()) for key, found in causes_of.items()},
        activities_of={key: tuple(found) for key, found in activities_of.items()},
        carries=carries,
        answers=answered.answers(),
        grounds_of={key: tuple(found.values()) for key, found in answered.grounds.items()},
        reasons=_reasons(plan, carries, answered.grounds),
    )


def asks(plan: Plan, links: Chain) -> bool:
    """Tell whether the analysis asks for anything that an activity could answer."""
    if links.causes or any(not each.declined for each in links.measures):
        return True
    analysis = plan.analysis
    if analysis is None:
        return False
    if any(need.status not in _SETTLED and not need.declined for need in analysis.needs):
        return True
    swot = analysis.swot
    return swot is not None and any(not each.declined for each in (*swot.weaknesses, *swot.threats))


_SETTLED = (NeedStatus.MET, NeedStatus.DECLINED)


def even(text: str | None) -> str:
    """Return a text as it is compared with another: without case, line breaks and a final full stop."""
    return " ".join((text or "").casefold().split()).rstrip(".")


class _Answered:
    """Gathers what answers what, in the order in which the plan names it."""

    def __init__(self, plan: Plan, causes: Mapping[str, Cause]) -> None:
        self._ids: dict[str, Grounds] = dict(causes)
        self._concerns: tuple[SwotItem, ...] = ()
        analysis = plan.analysis
        if analysis is not None:
            swot = analysis.swot
            if swot is not None:
                self._concerns = (*swot.strengths, *swot.weaknesses, *swot.opportunities, *swot.threats)
            grounds: tuple[Need | SwotItem, ...] = (*analysis.needs, *self._concerns)
            for part in grounds:
                if part.id:
                    self._ids.setdefault(part.id.strip(), part)
        self.grounds: dict[int, dict[int, Grounds]] = {}
        self._by: dict[int, dict[int, Measure | Activity | Risk]] = {}

    def named(self, part: Measure | Activity | Risk, ids: Iterable[str]) -> list[Grounds]:
        """Remember what a part says that it answers, and return it."""
        found = [self._ids[name] for each in ids if (name := each.strip()) in self._ids]
        for ground in found:
            self.grounds.setdefault(id(part), {})[id(ground)] = ground
            self._by.setdefault(id(ground), {})[id(part)] = part
        return found

    def by_risks(self, plan: Plan) -> None:
        """A risk answers what it names, and the weakness or threat whose words it repeats."""
        if plan.risks is None:
            return
        words = {even(item.text): item for item in self._concerns if item.text}
        for risk in (*plan.risks.entries, *plan.risks.unscored):
            if risk.addresses:
                self.named(risk, risk.addresses)
            same = words.get(even(risk.text)) if words else None
            if same is not None:
                self.grounds.setdefault(id(risk), {})[id(same)] = same
                self._by.setdefault(id(same), {})[id(risk)] = risk

    def answers(self) -> dict[int, Answers]:
        return {
            key: Answers(
                tuple(each for each in parts.values() if isinstance(each, Measure)),
                tuple(each for each in parts.values() if isinstance(each, Activity)),
                tuple(each for each in parts.values() if isinstance(each, Risk)),
            )
            for key, parts in self._by.items()
        }


_PROJECT = frozenset(
    (
        Kind.PROJECT_MANAGEMENT,
        Kind.COORDINATION,
        Kind.MEETING,
        Kind.MEASUREMENT,
        Kind.EVALUATION,
        Kind.FOLLOW_UP,
        Kind.MEMO,
        Kind.DECISION,
        Kind.INFORMATION,
    )
)
_PROJECT_WORDS = (
    "projektled",
    "projektsamordn",
    "projektadmin",
    "styrgrupp",
    "projektgrupp",
    "referensgrupp",
    "utvärder",
    "slutrapport",
    "slutredovis",
    "delrapport",
    "uppstartsmöte",
    "project manag",
    "project coord",
    "steering group",
    "steering committee",
    "reference group",
    "evaluat",
    "final report",
    "kick-off",
)


def _reasons(
    plan: Plan, carries: Mapping[int, tuple[Measure, ...]], grounds: Mapping[int, Mapping[int, Grounds]]
) -> dict[int, Reason]:
    reasons: dict[int, Reason] = {}
    loose: list[Activity] = []
    for activity in plan.activities:
        if carries[id(activity)]:
            reasons[id(activity)] = Reason.MEASURE
        elif id(activity) in grounds:
            reasons[id(activity)] = _answering(grounds[id(activity)].values())
        elif activity.rationale:
            reasons[id(activity)] = Reason.POLICY
        else:
            reasons[id(activity)] = Reason.NONE
            loose.append(activity)
    if loose:
        _find_supporting(plan, reasons)
    for activity in loose:
        if reasons[id(activity)] is Reason.NONE and serves_project(activity):
            reasons[id(activity)] = Reason.PROJECT
    return reasons


def _answering(grounds: Iterable[Grounds]) -> Reason:
    kinds = {type(ground) for ground in grounds}
    return Reason.CAUSE if Cause in kinds else Reason.NEED if Need in kinds else Reason.SWOT


def _find_supporting(plan: Plan, reasons: dict[int, Reason]) -> None:
    """Give what an activity with a reason waits for that reason too, and so on backwards."""
    by_id: dict[str, Activity] = {}
    waiting: list[Activity] = []
    for activity in plan.activities:
        if activity.id:
            by_id.setdefault(activity.id.strip(), activity)
        if reasons[id(activity)] is not Reason.NONE and activity.status is not ActivityStatus.CANCELLED:
            waiting.append(activity)
    while waiting:
        for each in waiting.pop().depends_on:
            before = by_id.get((each.activity or "").strip())
            if before is not None and reasons[id(before)] is Reason.NONE:
                reasons[id(before)] = Reason.SUPPORT
                waiting.append(before)


def serves_project(activity: Activity) -> bool:
    """Tell by its kind, else by its words, whether an activity is work on the project and not on the problem."""
    if activity.kind is not None:
        return activity.kind in _PROJECT
    if activity.cost_type is CostType.INDIRECT:
        return True
    words = (activity.text or "").casefold()
    return any(word in words for word in _PROJECT_WORDS)
