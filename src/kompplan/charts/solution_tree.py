"""Draw how a problem is answered: causes, measures and activities from left to right, the goal beside the problem."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from kompplan.charts.layers import Extent, Placement, place
from kompplan.charts.svg import Element, chart, element, group, lines_of_text, number, rectangle
from kompplan.charts.text import is_whole, one_line, wrap

NodeKind = Literal["problem", "goal", "cause", "measure", "activity"]
COLUMNS: tuple[NodeKind, ...] = ("problem", "cause", "measure", "activity")

WIDTH = 960.0
WIDEST_BOX, NARROWEST_BOX = 232.0, 184.0
BETWEEN_COLUMNS = 40.0
MARGIN = 2.0
HEADINGS = 32.0
SIZE, LEADING = 14.0, 18.0
NOTE_SIZE, NOTE_LEADING = 12.0, 16.0
PADDING_X, PADDING_Y = 10.0, 8.0
NOTE_GAP = 2.0
GAP, FAMILY_GAP = 10.0, 22.0
GOAL_GAP = 32.0
LABEL_LINES = {"problem": 6, "goal": 6, "cause": 4, "measure": 4, "activity": 4}
NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class TreeNode:
    """One box; `missing` marks what the plan should hold but does not."""

    id: str
    kind: NodeKind
    label: str
    note: str = ""
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A node with its wrapped text and its place."""

    node: TreeNode
    label: tuple[str, ...]
    note: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Every box and link with its place."""

    boxes: tuple[Box, ...]
    links: tuple[str, ...]
    first_ranks: tuple[tuple[NodeKind, float], ...]
    column_width: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Sized:
    node: TreeNode
    label: tuple[str, ...]
    note: tuple[str, ...]
    height: float


def solution_tree(
    nodes: Sequence[TreeNode],
    edges: Sequence[tuple[str, str]],
    *,
    headings: Mapping[NodeKind, str],
    missing: str,
    title: str,
    desc: str,
    prefix: str,
) -> str:
    """Return the tree as SVG.

    `edges` are pairs of ids, from problem towards activity (the other way round is read the same). `headings` are the
    words over the columns and over the goal; `missing` is the word in a missing box that has no note of its own.
    """
    layout = lay_out(nodes, edges, missing=missing)
    parts = [
        *_headings(layout, headings),
        group(element("path", d=path, class_="kp-link") for path in layout.links),
        *(_drawn(box, headings.get("goal", "")) for box in layout.boxes),
    ]
    return chart(
        *parts, prefix=prefix, title=title, desc=desc, width=layout.width, height=layout.height, kind="solution-tree"
    )


def lay_out(nodes: Sequence[TreeNode], edges: Sequence[tuple[str, str]], *, missing: str = "") -> Layout:
    """Return the place of every box and link; a link to an unknown id, to itself or round in a ring is left out."""
    index_of = {node.id: index for index, node in reversed(list(enumerate(nodes)))}
    pairs = [(index_of[a], index_of[b]) for a, b in edges if a in index_of and b in index_of and a != b]
    links = [pair if _column(nodes[pair[0]]) <= _column(nodes[pair[1]]) else pair[::-1] for pair in pairs]
    goals_of, hosted = _goals_beside_problems(nodes, links)
    ranks, first_ranks = _ranks(nodes, links)
    columns = max(ranks, default=0) + 1
    box_width = min(max((WIDTH - 2 * MARGIN + BETWEEN_COLUMNS) / columns - BETWEEN_COLUMNS, NARROWEST_BOX), WIDEST_BOX)
    sized = [_sized(node, box_width, missing) for node in nodes]

    standing = [index for index in range(len(nodes)) if index not in hosted]
    number_of = {index: position for position, index in enumerate(standing)}
    placement = place(
        [ranks[index] for index in standing],
        [_extent(index, sized, goals_of) for index in standing],
        [(number_of[a], number_of[b]) for a, b in links if a in number_of and b in number_of],
        gap=GAP,
        family_gap=FAMILY_GAP,
    )
    pitch = box_width + BETWEEN_COLUMNS
    boxes: list[Box] = []
    for index, meeting in zip(standing, placement.meeting, strict=True):
        x, y = MARGIN + ranks[index] * pitch, HEADINGS + meeting - sized[index].height / 2
        if nodes[index].kind == "goal":
            y += GOAL_GAP / 2
        for one in (index, *goals_of.get(index, ())):
            if one != index:
                y += GOAL_GAP
            part = sized[one]
            boxes.append(Box(part.node, part.label, part.note, x, y, box_width, part.height))
            y += part.height
    return Layout(
        tuple(boxes),
        tuple(_paths(placement, box_width)),
        tuple((kind, MARGIN + rank * pitch) for kind, rank in first_ranks),
        box_width,
        columns * pitch - BETWEEN_COLUMNS + 2 * MARGIN,
        HEADINGS + placement.height + MARGIN,
    )


def _column(node: TreeNode) -> int:
    return 0 if node.kind == "goal" else COLUMNS.index(node.kind)


def _goals_beside_problems(
    nodes: Sequence[TreeNode], links: Sequence[tuple[int, int]]
) -> tuple[dict[int, list[int]], set[int]]:
    """Return the goals that stand under each problem; a goal without a link stands under the only problem there is."""
    problems = [index for index, node in enumerate(nodes) if node.kind == "problem"]
    host_of: dict[int, int] = {}
    for pair in links:
        for goal, problem in (pair, pair[::-1]):
            if nodes[goal].kind == "goal" and nodes[problem].kind == "problem":
                host_of.setdefault(goal, problem)
    goals_of: dict[int, list[int]] = {}
    for index, node in enumerate(nodes):
        if node.kind != "goal":
            continue
        host = host_of.get(index, problems[0] if len(problems) == 1 else None)
        if host is not None:
            goals_of.setdefault(host, []).append(index)
    return goals_of, {goal for goals in goals_of.values() for goal in goals}


def _ranks(nodes: Sequence[TreeNode], links: Sequence[tuple[int, int]]) -> tuple[list[int], list[tuple[NodeKind, int]]]:
    """Return each node's column: kinds in order, and within a kind one column for each level of nesting."""
    depths = _depths(nodes, links)
    ranks = [0] * len(nodes)
    first_ranks: list[tuple[NodeKind, int]] = []
    start = 0
    for column, kind in enumerate(COLUMNS):
        members = [index for index, node in enumerate(nodes) if _column(node) == column]
        if not members:
            continue
        if any(nodes[index].kind == kind for index in members):
            first_ranks.append((kind, start))
        for index in members:
            ranks[index] = start + depths[index]
        start = max(ranks[index] for index in members) + 1
    return ranks, first_ranks


def _depths(nodes: Sequence[TreeNode], links: Sequence[tuple[int, int]]) -> list[int]:
    """Return how deep each node is nested under others of its kind; in a ring the one written first is on top."""
    inner: list[list[int]] = [[] for _ in nodes]
    waiting_for = [0] * len(nodes)
    for parent, child in dict.fromkeys(links):
        if nodes[parent].kind == nodes[child].kind not in ("problem", "goal"):
            inner[parent].append(child)
            waiting_for[child] += 1
    depths = [0] * len(nodes)
    done = [False] * len(nodes)
    ready = [index for index, count in enumerate(waiting_for) if count == 0]
    for first in range(len(nodes)):
        if not ready and not done[first]:
            ready.append(first)
        while ready:
            node = ready.pop()
            if done[node]:
                continue
            done[node] = True
            for child in inner[node]:
                if not done[child]:
                    depths[child] = max(depths[child], depths[node] + 1)
                    waiting_for[child] -= 1
                    if waiting_for[child] == 0:
                        ready.append(child)
    return depths


def _sized(node: TreeNode, box_width: float, missing: str) -> _Sized:
    inside = box_width - 2 * PADDING_X
    note_text = node.note or (missing if node.missing else "")
    label = wrap(node.label, inside, SIZE, LABEL_LINES[node.kind], bold=node.kind == "problem")
    note = wrap(note_text, inside, NOTE_SIZE, NOTE_LINES)
    height = 2 * PADDING_Y + len(label) * LEADING + len(note) * NOTE_LEADING
    if label and note:
        height += NOTE_GAP
    return _Sized(node, tuple(label), tuple(note), max(height, 2 * PADDING_Y + LEADING))


def _extent(index: int, sized: Sequence[_Sized], goals_of: Mapping[int, Sequence[int]]) -> Extent:
    own = sized[index].height
    if sized[index].node.kind == "goal":
        return Extent((own + GOAL_GAP) / 2, (own + GOAL_GAP) / 2)
    return Extent(own / 2, own / 2 + sum(GOAL_GAP + sized[goal].height for goal in goals_of.get(index, ())))


def _paths(placement: Placement, box_width: float) -> list[str]:
    pitch = box_width + BETWEEN_COLUMNS
    paths: list[str] = []
    for step in placement.steps:
        x = MARGIN + step.from_rank * pitch + box_width
        middle, end = x + BETWEEN_COLUMNS / 2, x + BETWEEN_COLUMNS
        y1, y2 = step.from_y + HEADINGS, step.to_y + HEADINGS
        points = " ".join(f"{number(px)},{number(py)}" for px, py in ((middle, y1), (middle, y2), (end, y2)))
        onwards = f"H{number(end + box_width)}" if step.passes else ""
        paths.append(f"M{number(x)},{number(y1)}C{points}{onwards}")
    return paths


def _headings(layout: Layout, headings: Mapping[NodeKind, str]) -> list[Element]:
    width = layout.column_width
    return [part for kind, x in layout.first_ranks for part in _heading(headings.get(kind, ""), x, 0.0, width)]


def _heading(text: str, x: float, top: float, width: float) -> list[Element]:
    shown = one_line(text, width, NOTE_SIZE, bold=True)
    if not shown:
        return []
    texts = lines_of_text([shown], x, top, size=NOTE_SIZE, leading=24.0, class_="kp-quiet", bold=True)
    return texts if is_whole([shown], text) else [group(texts, tooltip=text)]


def _drawn(box: Box, goal_heading: str) -> Element:
    kind = box.node.kind
    style = "kp-missing" if box.node.missing else f"kp-box-{kind}" if kind in ("problem", "goal") else "kp-box"
    x, y = box.x + PADDING_X, box.y + PADDING_Y
    y_note = y + len(box.label) * LEADING + (NOTE_GAP if box.label else 0.0)
    parts = [
        *(_heading(goal_heading, box.x, box.y - 26.0, box.width) if kind == "goal" else ()),
        rectangle(box.x, box.y, box.width, box.height, style, rx=3),
        *lines_of_text(box.label, x, y, size=SIZE, leading=LEADING, bold=kind == "problem"),
        *lines_of_text(
            box.note,
            x,
            y_note,
            size=NOTE_SIZE,
            leading=NOTE_LEADING,
            class_="kp-warned" if box.node.missing else "kp-quiet",
        ),
    ]
    full = [text for text in (box.node.label, box.node.note) if text]
    shown_in_full = is_whole(list(box.label), box.node.label) and (
        not box.node.note or is_whole(list(box.note), box.node.note)
    )
    return group(parts, tooltip=None if shown_in_full else " – ".join(full))
