"""The red thread: which measures answer a cause, and which activities carry a measure."""

from collections.abc import Mapping
from typing import NamedTuple

from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure
from kompplan.model.plan import Plan


class Chain(NamedTuple):
    """The solution tree laid out flat. The mappings are by a part's identity.

    A measure that is named under several causes is one measure: the part that says what it is, not its mentions.
    """

    causes: tuple[Cause, ...]
    parents: Mapping[int, Cause]
    measures: tuple[Measure, ...]
    measures_of: Mapping[int, tuple[Measure, ...]]
    causes_of: Mapping[int, tuple[Cause, ...]]
    activities_of: Mapping[int, tuple[Activity, ...]]


def chain(plan: Plan) -> Chain:
    """Follow problem, causes, measures and activities through a plan."""
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
    for mention, under in mentions:
        real = measure_by_id.get(mention.same_as.strip()) if mention.same_as else mention
        if real is None:
            continue
        answered = [under] if under is not None else []
        answered += [cause_by_id[each.strip()] for each in mention.addresses if each.strip() in cause_by_id]
        causes_of[id(real)].update((id(cause), cause) for cause in answered)
    measures_of: dict[int, list[Measure]] = {id(cause): [] for cause in causes}
    for measure in measures:
        for cause in causes_of[id(measure)].values():
            measures_of[id(cause)].append(measure)

    activities_of: dict[int, list[Activity]] = {id(measure): [] for measure in measures}
    for activity in plan.activities:
        for named in dict.fromkeys(each.strip() for each in activity.measures):
            if named in measure_by_id:
                activities_of[id(measure_by_id[named])].append(activity)

    return Chain(
        causes=tuple(causes),
        parents=parents,
        measures=tuple(measures),
        measures_of={key: tuple(found) for key, found in measures_of.items()},
        causes_of={key: tuple(found.values()) for key, found in causes_of.items()},
        activities_of={key: tuple(found) for key, found in activities_of.items()},
    )
