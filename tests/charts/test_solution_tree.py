"""The tree: columns, order, no overlaps, what is missing."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kompplan.charts.solution_tree import Box, Layout, NodeKind, TreeNode, lay_out, solution_tree

from .pictures import HEADINGS, SHELTER, SHELTER_EDGES, parsed, shown

KINDS: tuple[NodeKind, ...] = ("problem", "goal", "cause", "measure", "activity")


def place_of(layout: Layout, id_: str) -> Box:
    return next(box for box in layout.boxes if box.node.id == id_)


def middle(box: Box) -> float:
    return box.y + box.height / 2


def assert_apart(layout: Layout) -> None:
    for one, other in combinations(layout.boxes, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        above = one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01
        assert beside or above, (one.node, other.node)
    for box in layout.boxes:
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + box.width <= layout.width
        assert box.y + box.height <= layout.height + 0.01


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[TreeNode], list[tuple[str, str]]]:
    labels = st.text(max_size=60) | st.just("Kompetensutvecklingsplaneringsdokumentation för alla undersköterskor " * 3)
    nodes = [
        TreeNode(f"N{index}", draw(st.sampled_from(KINDS)), draw(labels), draw(labels), draw(st.booleans()))
        for index in range(draw(st.integers(0, 14)))
    ]
    ids = st.sampled_from([*(node.id for node in nodes), "unknown"])
    return nodes, draw(st.lists(st.tuples(ids, ids), max_size=30))


@given(graphs())
def test_boxes_never_overlap(graph: tuple[list[TreeNode], list[tuple[str, str]]]) -> None:
    nodes, edges = graph
    layout = lay_out(nodes, edges)
    assert sorted(box.node.id for box in layout.boxes) == sorted(node.id for node in nodes)
    assert_apart(layout)


def test_kinds_stand_in_columns_from_left_to_right() -> None:
    layout = lay_out(SHELTER, SHELTER_EDGES)
    columns = [place_of(layout, id_).x for id_ in ("P", "C1", "M1", "A1")]
    assert columns == sorted(set(columns))
    assert layout.width == 960
    assert place_of(layout, "G").x == place_of(layout, "P").x
    assert place_of(layout, "G").y > place_of(layout, "P").y


def test_a_parent_stands_at_the_mean_of_its_children() -> None:
    nodes = (TreeNode("P", "problem", "p"), *(TreeNode(f"C{n}", "cause", "c") for n in range(3)))
    layout = lay_out(nodes, (("P", "C0"), ("P", "C1"), ("P", "C2")))
    middles = [middle(place_of(layout, f"C{n}")) for n in range(3)]
    assert abs(middle(place_of(layout, "P")) - sum(middles) / 3) < 0.01


def test_a_measure_that_answers_two_causes_stands_between_them() -> None:
    # as written the measure M1 would stand first, and its link from C2 would cross the one from C1 to M2
    layout = lay_out(SHELTER, SHELTER_EDGES)
    order = sorted(("M1", "M2", "M3", "M4"), key=lambda id_: place_of(layout, id_).y)
    assert order == ["M2", "M3", "M1", "M4"]


def test_a_cause_of_a_cause_stands_to_its_right_and_left_of_the_measures() -> None:
    nodes = (
        *(TreeNode("P", "problem", "p"), TreeNode("C1", "cause", "c"), TreeNode("C2", "cause", "c")),
        TreeNode("M", "measure", "m"),
    )
    layout = lay_out(nodes, (("P", "C1"), ("C1", "C2"), ("C2", "M")))
    assert all(place_of(layout, a).x < place_of(layout, b).x for a, b in pairwise(("P", "C1", "C2", "M")))


def test_links_may_be_given_from_either_end() -> None:
    turned = [(b, a) for a, b in SHELTER_EDGES]
    assert lay_out(SHELTER, turned) == lay_out(SHELTER, SHELTER_EDGES)


def test_causes_that_cause_each_other_are_drawn_all_the_same() -> None:
    nodes = (TreeNode("C1", "cause", "a"), TreeNode("C2", "cause", "b"), TreeNode("C3", "cause", "c"))
    layout = lay_out(nodes, (("C1", "C2"), ("C2", "C3"), ("C3", "C1"), ("C1", "C1"), ("C1", "nobody")))
    assert [place_of(layout, id_).x for id_ in ("C1", "C2", "C3")] == sorted(box.x for box in layout.boxes)
    assert len(layout.links) == 2


def test_nodes_with_the_same_id_are_all_drawn() -> None:
    layout = lay_out((TreeNode("A", "cause", "en"), TreeNode("A", "cause", "två")), (("A", "A"),))
    assert [box.label for box in layout.boxes] == [("en",), ("två",)]


def test_what_is_missing_is_dashed_and_says_so() -> None:
    svg = solution_tree(
        (TreeNode("A", "activity", "Överenskommelse", missing=True),),
        (),
        headings=HEADINGS,
        missing="saknas",
        title="t",
        desc="d",
        prefix="p",
    )
    assert [box.attrib["class"] for box in parsed(svg).iter() if box.tag.endswith("rect")] == ["kp-missing"]
    assert shown(svg) == ["Aktiviteter", "Överenskommelse", "saknas"]


def test_two_problems_each_have_their_own_goal() -> None:
    nodes = (
        *(TreeNode("P1", "problem", "a"), TreeNode("P2", "problem", "b")),
        *(TreeNode("G2", "goal", "till b"), TreeNode("G1", "goal", "till a"), TreeNode("G3", "goal", "löst mål")),
    )
    layout = lay_out(nodes, (("P1", "G1"), ("P2", "G2")))
    order = [box.node.id for box in sorted(layout.boxes, key=lambda box: box.y)]
    assert order == ["P1", "G1", "P2", "G2", "G3"]
    assert_apart(layout)


def test_three_hundred_nodes_are_placed_at_once() -> None:
    nodes = [TreeNode("P", "problem", "p")]
    edges: list[tuple[str, str]] = []
    for number in range(60):
        nodes.append(TreeNode(f"C{number}", "cause", f"orsak {number}"))
        edges.append(("P", f"C{number}"))
        for part in range(2):
            key = f"{number}.{part}"
            nodes.extend((TreeNode(f"M{key}", "measure", "åtgärd " * 5), TreeNode(f"A{key}", "activity", "aktivitet")))
            edges.extend(((f"C{number}", f"M{key}"), (f"C{(number * 7) % 60}", f"M{key}"), (f"M{key}", f"A{key}")))
    start = time.perf_counter()
    layout = lay_out(nodes, edges)
    assert time.perf_counter() - start < 5
    assert len(layout.boxes) == 301
    assert_apart(layout)


def test_a_chain_of_a_thousand_causes_needs_no_recursion() -> None:
    nodes = [TreeNode(str(number), "cause", "orsak") for number in range(1000)]
    edges = [(str(number), str(number + 1)) for number in range(999)]
    assert len({box.x for box in lay_out(nodes, edges).boxes}) == 1000
