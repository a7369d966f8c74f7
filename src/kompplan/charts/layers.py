"""Place the nodes of a graph that is read from left to right: order within each column, and heights.

A link that passes over a column gets a place there too, so that it runs between the boxes and not behind them. The
order is chosen by barycentres to limit crossings; heights put a parent at the mean of its children. All loops are
iterative.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

SWEEPS = 8
BARELY = 0.001  # the say of a node that nothing pulls at: it keeps its place only if nobody else minds
PASSING = (7.0, 7.0)


TALL = 700.0
"""More than this, about a screen, is a tall picture."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a node reaches above and below the point where links meet it."""

    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Step:
    """A link from one column to the next; `passes` when it runs on through that column."""

    from_rank: int
    from_y: float
    to_y: float
    passes: bool


@dataclass(frozen=True, slots=True)
class Placement:
    """Where each node's links meet it, and the links step by step; nothing reaches above 0."""

    meeting: tuple[float, ...]
    steps: tuple[Step, ...]
    height: float


@dataclass(slots=True)
class _Graph:
    """The nodes and the places of passing links, joined only from column to column."""

    ranks: list[int]
    extents: list[Extent]
    children: list[list[int]]
    parents: list[list[int]]
    given: int

    @property
    def columns(self) -> range:
        return range(max(self.ranks, default=-1) + 1)


def place(
    ranks: Sequence[int],
    extents: Sequence[Extent],
    links: Sequence[tuple[int, int]],
    *,
    gap: float,
    family_gap: float,
) -> Placement:
    """Return heights for nodes in the columns `ranks`; links that do not go to a later column are left out.

    Neighbours in a column stand at least `gap` apart, and `family_gap` when they share no parent.
    """
    graph = _with_passing_places(ranks, extents, links)
    columns = _order(graph)
    meeting = _heights(graph, columns, gap, family_gap)
    _lift_root(graph, meeting)
    top = min((y - extent.above for y, extent in zip(meeting, graph.extents, strict=True)), default=0.0)
    meeting = [y - top for y in meeting]
    steps = tuple(
        Step(graph.ranks[parent], meeting[parent], meeting[child], child >= graph.given)
        for parent in range(len(graph.ranks))
        for child in graph.children[parent]
    )
    height = max((y + extent.below for y, extent in zip(meeting, graph.extents, strict=True)), default=0.0)
    return Placement(tuple(meeting[: graph.given]), steps, height)


def _lift_root(graph: _Graph, meeting: list[float]) -> None:
    """Move a root that stands alone in the first column up to its first child where the picture is tall.

    In the middle of its children it would stand below the first screen, and a reader begins at the top.
    """
    roots = [node for node, rank in enumerate(graph.ranks) if rank == 0]
    tall = max(meeting, default=0.0) - min(meeting, default=0.0) > TALL
    if len(roots) == 1 and tall and graph.children[roots[0]]:
        meeting[roots[0]] = min(meeting[child] for child in graph.children[roots[0]])


def _with_passing_places(ranks: Sequence[int], extents: Sequence[Extent], links: Sequence[tuple[int, int]]) -> _Graph:
    count = len(ranks)
    graph = _Graph(list(ranks), list(extents), [[] for _ in ranks], [[] for _ in ranks], count)
    passing: dict[tuple[int, int], int] = {}  # links from one node share their way
    for source, target in dict.fromkeys(links):
        if ranks[source] >= ranks[target]:
            continue
        previous = source
        for rank in range(ranks[source] + 1, ranks[target]):
            if (source, rank) not in passing:
                passing[source, rank] = len(graph.ranks)
                graph.ranks.append(rank)
                graph.extents.append(Extent(*PASSING))
                graph.children.append([])
                graph.parents.append([])
                _join(graph, previous, passing[source, rank])
            previous = passing[source, rank]
        _join(graph, previous, target)
    return graph


def _join(graph: _Graph, parent: int, child: int) -> None:
    graph.children[parent].append(child)
    graph.parents[child].append(parent)


def _order(graph: _Graph) -> list[list[int]]:
    """Return each column from top to bottom: as written, unless another order crosses fewer links.

    The first sweep goes rightwards, so that causes tend to stay in the plan's order and measures give way.
    """
    columns = _as_written(graph)
    best, fewest = columns, _crossings(graph, columns)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        columns = _swept(graph, columns, rightwards=sweep % 2 == 0)
        crossings = _crossings(graph, columns)
        if crossings < fewest:
            best, fewest = columns, crossings
    return best


def _as_written(graph: _Graph) -> list[list[int]]:
    columns: list[list[int]] = [[] for _ in graph.columns]
    seen = [False] * len(graph.ranks)
    roots = [node for node in range(len(graph.ranks)) if not graph.parents[node]]
    waiting = sorted(roots, key=lambda node: graph.ranks[node])[::-1]
    while waiting:
        node = waiting.pop()
        if seen[node]:
            continue
        seen[node] = True
        columns[graph.ranks[node]].append(node)
        waiting.extend(reversed(graph.children[node]))
    return columns


def _swept(graph: _Graph, columns: list[list[int]], *, rightwards: bool) -> list[list[int]]:
    """Order every column by the mean place of the neighbours in the column just ordered."""
    ordered = [list(column) for column in columns]
    neighbours = graph.parents if rightwards else graph.children
    place_of = {node: index for column in columns for index, node in enumerate(column)}

    def mean_place(node: int) -> float:
        around = neighbours[node]
        return fmean(place_of[other] for other in around) if around else float(place_of[node])

    for column in ordered if rightwards else reversed(ordered):
        column.sort(key=mean_place)
        place_of.update((node, index) for index, node in enumerate(column))
    return ordered


def _crossings(graph: _Graph, columns: list[list[int]]) -> int:
    count = 0
    for left, right in pairwise(columns):
        place_of = {node: index for index, node in enumerate(right)}
        passed: list[int] = []
        for node in left:
            ends = sorted(place_of[child] for child in graph.children[node])
            count += sum(len(passed) - bisect_right(passed, end) for end in ends)
            for end in ends:
                insort(passed, end)
    return count


def _heights(graph: _Graph, columns: list[list[int]], gap: float, family_gap: float) -> list[float]:
    meeting = [0.0] * len(graph.ranks)
    families = [set(parents) for parents in graph.parents]
    offsets = [_offsets(column, graph.extents, families, gap, family_gap) for column in columns]
    for column, apart in zip(columns, offsets, strict=True):
        for node, offset in zip(column, apart, strict=True):
            meeting[node] = offset
    towards_children = list(zip(columns, offsets, strict=True))[::-1]
    towards_parents = towards_children[::-1]
    for _ in range(SWEEPS // 2):
        _pull(meeting, towards_children, graph.children)
        _pull(meeting, towards_parents, graph.parents)
    _pull(meeting, towards_children, graph.children)
    return meeting


def _offsets(
    column: list[int], extents: list[Extent], families: list[set[int]], gap: float, family_gap: float
) -> list[float]:
    """Return where each node of a column would stand if all stood as close together as they may."""
    offsets: list[float] = []
    for index, node in enumerate(column):
        if index == 0:
            offsets.append(extents[node].above)
            continue
        above = column[index - 1]
        between = gap if families[above] & families[node] else family_gap
        offsets.append(offsets[-1] + extents[above].below + between + extents[node].above)
    return offsets


def _pull(meeting: list[float], columns: list[tuple[list[int], list[float]]], neighbours: list[list[int]]) -> None:
    """Move the nodes towards the mean of their neighbours as far as the order and the distances allow.

    The nearest such heights are an isotonic regression; blocks of nodes that stand as close as they may are merged.
    """
    for column, offsets in columns:
        blocks: list[tuple[float, float, int]] = []  # weighted mean, weight, how many nodes
        for node, offset in zip(column, offsets, strict=True):
            around = neighbours[node]
            wanted = fmean(meeting[other] for other in around) if around else meeting[node]
            mean, weight, size = wanted - offset, 1.0 if around else BARELY, 1
            while blocks and blocks[-1][0] > mean:
                other_mean, other_weight, other_size = blocks.pop()
                mean = (mean * weight + other_mean * other_weight) / (weight + other_weight)
                weight, size = weight + other_weight, size + other_size
            blocks.append((mean, weight, size))
        shifts = (mean for mean, _, size in blocks for _ in range(size))
        for node, offset, shift in zip(column, offsets, shifts, strict=True):
            meeting[node] = offset + shift
