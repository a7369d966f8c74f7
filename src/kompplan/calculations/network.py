"""Which activities wait for which, and where they wait for each other in a ring.

A ring is one whichever ends its links tie together, as in other planning tools: two activities that are to begin and
end together are tied at one end only.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from kompplan.model.activities import Activity, Dependency
from kompplan.model.words import LinkKind


class Link(NamedTuple):
    """``after`` waits for ``before``, as item ``item`` of its ``depends_on`` says."""

    before: Activity
    after: Activity
    item: int

    @property
    def dependency(self) -> Dependency:
        """Return what the plan says about it: which ends, how long after, and why."""
        return self.after.depends_on[self.item]

    @property
    def kind(self) -> LinkKind:
        """Return which ends it ties together; the one begins when the other is done where nothing is said."""
        return self.dependency.kind or LinkKind.FINISH_START


class Ring(NamedTuple):
    """Activities that wait for each other: one of the shortest ways round, and how many are caught in it."""

    links: tuple[Link, ...]
    caught: int


_Edge = tuple[int, int, int]
"""The number of an activity, the number of one that waits for it, and the item that says so."""


class Network(NamedTuple):
    """The links that lead forward, the rings that nothing leads out of, and who is caught in one (by identity)."""

    links: tuple[Link, ...]
    rings: tuple[Ring, ...]
    caught: frozenset[int] = frozenset()
    numbers: Sequence[tuple[int, int, int]] = ()
    """Each link in numbers: that of the activity waited for, that of the one that waits, and the item."""


def network(activities: Sequence[Activity]) -> Network:
    """Return how activities wait for each other. An id that no activity bears leads nowhere.

    Where an id stands twice the first activity is meant. The time taken grows with activities and links together.
    """
    edges = _edges(activities)
    if all(before < after for before, after, _ in edges):
        new = tuple.__new__  # a third of the time of ``Link(…)``
        links = [new(Link, (activities[before], activities[after], item)) for before, after, item in edges]
        return Network(tuple(links), (), frozenset(), edges)
    onward: list[list[_Edge]] = [[] for _ in activities]
    for edge in edges:
        onward[edge[0]].append(edge)
    groups = _groups(onward)
    sizes = Counter(groups)
    first_in: dict[int, int] = {}
    for number, group in enumerate(groups):
        first_in.setdefault(group, number)

    def linked(some: Sequence[_Edge]) -> tuple[Link, ...]:
        return tuple([Link(activities[before], activities[after], item) for before, after, item in some])

    rings = []
    for edge in edges:
        before, after, _ = edge
        group = groups[after]
        if before == after and sizes[group] == 1:
            rings.append(Ring(linked([edge]), 1))
        elif sizes[group] > 1 and group in first_in:
            rings.append(Ring(linked(_way_round(onward, groups, first_in.pop(group))), sizes[group]))
    caught = frozenset(id(activities[before]) for before, after, _ in edges if groups[before] == groups[after])
    forward = [edge for edge in edges if groups[edge[0]] != groups[edge[1]]]
    return Network(linked(forward), tuple(rings), caught, forward)


def _edges(activities: Sequence[Activity]) -> list[_Edge]:
    numbers: dict[str, int] = {}
    waiting: list[tuple[int, tuple[Dependency, ...]]] = []
    for number, activity in enumerate(activities):
        state = activity.__dict__
        name = state.get("id")
        if name:
            numbers.setdefault(name.strip(), number)
        references = state.get("depends_on")
        if references:
            waiting.append((number, references))
    found: list[_Edge] = []
    for number, references in waiting:
        named: set[int] = set()
        for item, reference in enumerate(references):
            said = reference.__dict__
            name = said.get("activity") or ""
            before = numbers.get(name)
            if before is None:
                before = numbers.get(name.strip())
            if before is None or before in named:
                continue
            if len(said) == 1 or (said.get("kind") is None and said.get("lag") is None):
                named.add(before)  # two that tie different ends are two
            found.append((before, number, item))
    return found


def _groups(onward: Sequence[Sequence[_Edge]]) -> list[int]:
    """Return for each activity the number of its strongly connected component: Tarjan's algorithm, on its own stack."""
    reached = [-1] * len(onward)
    lowest = [0] * len(onward)
    group = [-1] * len(onward)
    waiting: list[int] = []
    count = groups = 0
    for root in range(len(onward)):
        if reached[root] >= 0:
            continue
        path = [(root, iter(onward[root]))]
        reached[root] = lowest[root] = count
        count += 1
        waiting.append(root)
        while path:
            node, edges = path[-1]
            for _, after, _ in edges:
                if reached[after] < 0:
                    reached[after] = lowest[after] = count
                    count += 1
                    waiting.append(after)
                    path.append((after, iter(onward[after])))
                    break
                if group[after] < 0:
                    lowest[node] = min(lowest[node], reached[after])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[node])
                if lowest[node] == reached[node]:
                    while group[node] < 0:
                        group[waiting.pop()] = groups
                    groups += 1
    return group


def _way_round(onward: Sequence[Sequence[_Edge]], groups: Sequence[int], first: int) -> list[_Edge]:
    """Return the links of a shortest way from ``first`` back to it, within its group."""
    came_by: dict[int, _Edge] = {}
    frontier = [first]
    while frontier:
        reached: list[int] = []
        for node in frontier:
            for edge in onward[node]:
                after = edge[1]
                if groups[after] != groups[first] or after in came_by or after == node:
                    continue
                came_by[after] = edge
                if after == first:
                    way = [edge]
                    while way[-1][0] != first:
                        way.append(came_by[way[-1][0]])
                    return way[::-1]
                reached.append(after)
        frontier = reached
    return []  # pragma: no cover - a group of several always leads back


_PREPARES_IN_WORDS = ("ansök", "anmäl", "inbjud", "kallel", "applic", "apply", "invita")
"""How an activity begins its name when it is an application or an invitation; there is no kind for these."""


def prepares(activity: Activity) -> bool:
    """Tell whether an activity is there to prepare another: a memo, information, an application, an invitation."""
    if activity.kind is not None and activity.kind.value in ("memo", "information"):
        return True
    return activity.text is not None and activity.text.lstrip()[:6].casefold().startswith(_PREPARES_IN_WORDS)
