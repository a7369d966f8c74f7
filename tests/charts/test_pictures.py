"""Every chart against its picture, and what holds for all charts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kompplan.charts import curve as curves
from kompplan.charts.axis import Tick
from kompplan.charts.bars import Share, bars
from kompplan.charts.people import Crowd, people
from kompplan.charts.people import LegendItem as PartItem
from kompplan.charts.red_thread import LegendItem as SignItem
from kompplan.charts.red_thread import Link, Stage, red_thread
from kompplan.charts.risk_matrix import Cell, Move, Step, risk_matrix
from kompplan.charts.solution_tree import TreeNode, solution_tree
from kompplan.charts.svg import clean
from kompplan.charts.text import text_width
from kompplan.charts.timeline import Arrow, Bar, Group, LegendItem, Today, timeline

from .pictures import FOLDER, HEADINGS, PICTURES, SVG, parsed, shown, tooltips

HOSTILE = (
    "<script>alert(1)</script>",
    "]]>",
    "&amp; & &",
    "\"quoted\" and 'quoted'",
    "</title></svg><img src=x onerror=alert(1)>",
    "null\x00 bell\x07 escape\x1b[31m lone \ud800 \ufffe",
    "👩‍👩‍👧‍👦 🏳️‍🌈 🇸🇪 👍🏽",
    "riksgymnasieplaceringsersättningsöverenskommelsehandläggningsrutin",
    "A" * 500,
    "",
    " \t\n ",
    "\u202eomvänd",
)


def drawn_with(text: str) -> dict[str, str]:
    """Return each chart with the text in every place that takes words."""
    tree = solution_tree(
        (
            TreeNode(text, "problem", text, text),
            TreeNode("G", "goal", text),
            TreeNode("C", "cause", text, text, missing=True),
            TreeNode("M", "measure", "åtgärd", text),
        ),
        ((text, "C"), ("C", "M")),
        headings=dict.fromkeys(HEADINGS, text),
        missing=text,
        title=text,
        desc=text,
        prefix="p",
    )
    plan = timeline(
        (Group(text, (Bar(text, 0, 10, note=text), Bar(text, 4, 4, soft_start=1, soft_end=9))),),
        ticks=(Tick(0, text, major=True), Tick(5, text)),
        today=Today(3, text),
        legend=(LegendItem("uncertain", text), LegendItem("milestone", text)),
        arrows=(Arrow(0, 1), Arrow(1, 0, "start", "start")),
        title=text,
        desc=text,
        prefix="p",
    )
    matrix = risk_matrix(
        (Cell(1, 1, 0, text, (text, "R1")), Cell(1, 2, 1, "2", after=(text,))),
        probabilities=(Step(1, text),),
        impacts=(Step(1, text), Step(2, "stor")),
        levels=(text, "hög"),
        probability_label=text,
        impact_label=text,
        moves=(Move((1, 1), (1, 2), (text,)),),
        moves_label=text,
        title=text,
        desc=text,
        prefix="p",
    )
    share = bars((Share(text, 3, text, stated=4),), title=text, desc=text, prefix="p", stated_label=text)
    headed = bars((Share(text, 3, text),), title=text, desc=text, prefix="p", headings={0: text})
    panel = curves.Panel(
        (curves.Line(((0, 0), (5, 5)), marks=((5, 5),)), curves.Line(((0, 5), (5, 0)), "other", stepped=True)),
        (Tick(0, text, major=True), Tick(2, text)),
        (Tick(0, text), Tick(5, text)),
        heading=text,
        bands=(curves.Band(((0, 0), (5, 1)), ((0, 2), (5, 3))),),
        limits=(curves.Limit(3, text),),
        gaps=(curves.Gap(1, 0, 4, text), curves.Gap(4, 0, 4, text)),
        notes=(curves.Note(0, (text, text)), curves.Note(0.5, (text,))),
    )
    legend = tuple(curves.LegendItem(kind, text) for kind in ("main", "other", "stepped", "band", "limit"))
    line = curves.curve((panel, panel), legend=legend, title=text, desc=text, prefix="p")
    crowd = people(
        (Crowd(text, 5, 9, text, 2, 1, 2, 1, text), Crowd(text, None, None, text, whole=True)),
        legend=(PartItem("women", text), PartItem("shared", text)),
        title=text,
        desc=text,
        prefix="p",
    )
    link = Link(text, 3, 2, 1, text)
    thread = red_thread(
        (Stage(text, text, (link, replace(link, broken=90))), Stage(text, text)),
        legend=(SignItem("held", text), SignItem("broken", text), SignItem("exempt", text)),
        title=text,
        desc=text,
        prefix="p",
    )
    return {
        "tree": tree,
        "plan": plan,
        "matrix": matrix,
        "share": share,
        "headed": headed,
        "line": line,
        "crowd": crowd,
        "thread": thread,
    }


@pytest.mark.parametrize("name", PICTURES)
def test_a_chart_looks_as_in_its_picture(name: str) -> None:
    assert PICTURES[name]() + "\n" == (FOLDER / f"{name}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_the_same_data_give_the_same_bytes(draw: Callable[[], str]) -> None:
    assert draw() == draw()


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_chart_has_a_title_a_description_and_unique_ids(draw: Callable[[], str]) -> None:
    root = parsed(draw())
    ids = [part.attrib["id"] for part in root.iter() if "id" in part.attrib]
    labels = root.attrib["aria-labelledby"].split()
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.attrib["role"] == "img"
    assert title is not None
    assert desc is not None
    assert title.text
    assert desc.text
    assert labels == [title.attrib["id"], desc.attrib["id"]]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_a_chart_names_no_colour_and_no_address(draw: Callable[[], str]) -> None:
    svg = re.sub(r"<style>.*?</style>", "", draw(), flags=re.DOTALL)
    assert not re.search(r'="[^"]*\b(nan|inf)\b', svg)
    assert not re.search(r'#[0-9a-f]{3,8}"|style=|href|rgb\(', svg)
    assert re.findall(r"https?://[^\"]*", svg) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_no_text_runs_out_of_the_picture(draw: Callable[[], str]) -> None:
    assert_inside(draw())


def assert_inside(svg: str) -> None:
    root = parsed(svg)
    left, top, wide, high = (float(each) for each in root.attrib["viewBox"].split())
    width, height = left + wide, top + high
    for text in root.iter(f"{SVG}text"):
        size, x = float(text.attrib["font-size"]), float(text.attrib["x"])
        long = text_width(text.text or "", size, bold="font-weight" in text.attrib)
        start = x - long * {"start": 0.0, "middle": 0.5, "end": 1.0}[text.attrib.get("text-anchor", "start")]
        assert start >= left - 0.02, text.text
        assert start + long <= width + 0.02, text.text
        assert top + size * 0.7 <= float(text.attrib["y"]) <= height, text.text
    for x, y in points_of(root):
        assert left - 0.02 <= x <= width + 0.02, (x, y)
        assert top - 0.02 <= y <= height + 0.02, (x, y)


def points_of(root: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Yield the outermost points of everything that is drawn, apart from what patterns repeat."""
    patterns = {id(part) for pattern in root.iter(f"{SVG}pattern") for part in pattern.iter()}
    for part in root.iter():
        at = part.attrib
        if id(part) in patterns:
            continue
        if part.tag == f"{SVG}rect":
            x, y = float(at["x"]), float(at["y"])
            yield from ((x, y), (x + float(at["width"]), y + float(at["height"])))
        elif part.tag == f"{SVG}line":
            yield from ((float(at["x1"]), float(at["y1"])), (float(at["x2"]), float(at["y2"])))
        elif part.tag == f"{SVG}circle":
            x, y, r = (float(at[name]) for name in ("cx", "cy", "r"))
            yield from ((x - r, y - r), (x + r, y + r))
        elif part.tag == f"{SVG}polygon":
            for pair in at["points"].split():
                x_text, y_text = pair.split(",")
                yield float(x_text), float(y_text)
        elif part.tag == f"{SVG}path":
            yield from _corners(at["d"])


def _corners(way: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, numbers in re.findall(r"([MLHVC])([^MLHVC]*)", way):
        values = [float(each) for each in re.split(r"[ ,]+", numbers.strip())]
        if command in "MLC":
            x, y = values[-2:]
        elif command == "H":
            x = values[0]
        else:
            y = values[0]
        yield x, y


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    for svg in drawn_with(text).values():
        names = {part.tag.removeprefix(SVG) for part in parsed(svg).iter()}
        known = {"svg", "title", "desc", "g", "rect", "line", "path", "polygon", "text", "defs", "pattern", "circle"}
        assert names <= known
        assert_inside(svg)


@given(st.text(max_size=120))
def test_any_text_is_shown_whole_or_shortened_with_the_whole_beside(text: str) -> None:
    wanted = " ".join(clean(text).replace("\u00ad", "").split())
    for svg in drawn_with(text).values():
        assert_inside(svg)
        seen = " ".join(" ".join(shown(svg)).replace("\u00ad", "").split())
        beside = " ".join(" ".join(tooltips(svg)).replace("\u00ad", "").split())
        assert wanted in seen or wanted in beside


@pytest.mark.parametrize("draw", PICTURES.values(), ids=PICTURES)
def test_what_is_shortened_has_its_full_text_in_a_title(draw: Callable[[], str]) -> None:
    root = parsed(draw())
    for part in root.iter(f"{SVG}g"):
        if any((text.text or "").endswith("…") for text in part.findall(f"{SVG}text")):
            assert part.find(f"{SVG}title") is not None


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    pictures = (
        solution_tree((), (), headings=HEADINGS, missing="", title="t", desc="d", prefix="a"),
        timeline((), title="t", desc="d", prefix="b"),
        bars((), title="t", desc="d", prefix="c"),
        risk_matrix(
            (),
            probabilities=(),
            impacts=(),
            levels=(),
            probability_label="",
            impact_label="",
            title="t",
            desc="d",
            prefix="e",
        ),
    )
    for svg in pictures:
        assert float(parsed(svg).attrib["width"]) > 0
        assert float(parsed(svg).attrib["height"]) > 0


def test_a_prefix_that_cannot_be_an_id_is_refused() -> None:
    with pytest.raises(ValueError, match="prefix"):
        bars((), title="t", desc="d", prefix='x" onload="')
