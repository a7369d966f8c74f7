"""The matrix: any scale, every value in print, levels told apart without colour."""

from __future__ import annotations

from itertools import pairwise, product

import pytest

from kompplan.charts.risk_matrix import Cell, Move, Step, risk_matrix
from kompplan.charts.text import text_width

from .pictures import SVG, matrix, parsed, shown, tooltips


def drawn(size: int, ids: tuple[str, ...] = (), levels: tuple[str, ...] = ("låg", "hög")) -> str:
    cells = [
        Cell(p, i, 0 if p * i < 3 else len(levels) - 1, f"v{p * i}", ids if p == i == 1 else ())
        for p, i in product(range(1, size + 1), repeat=2)
    ]
    steps = [Step(number, "") for number in range(1, size + 1)]
    return risk_matrix(
        cells,
        probabilities=steps,
        impacts=steps,
        levels=levels,
        probability_label="Sannolikhet",
        impact_label="Konsekvens",
        title="t",
        desc="d",
        prefix="p",
    )


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 6, 10])
def test_every_cell_shows_its_value(size: int) -> None:
    values = sorted(words for words in shown(drawn(size)) if words.startswith("v"))
    assert values == sorted(f"v{p * i}" for p, i in product(range(1, size + 1), repeat=2))


def test_probability_grows_upwards_and_impact_to_the_right() -> None:
    at = {text.text: (float(text.attrib["x"]), float(text.attrib["y"])) for text in parsed(matrix()).iter(f"{SVG}text")}
    assert at["25"][0] > at["1"][0]
    assert at["25"][1] < at["1"][1]
    assert at["R5"][0] > at["R4, R6"][0]


def test_a_level_shows_in_filled_pips() -> None:
    root = parsed(drawn(2, levels=("låg", "medel", "hög")))
    cells = [part for part in root.iter(f"{SVG}g") if any("kp-cell" in box.attrib["class"] for box in part)]
    filled = [sum(box.attrib.get("class") == "kp-pip" for box in cell) for cell in cells]
    # 2×1, 2×2, 1×1, 1×2 with the limit at 3: only 2×2 is high
    assert filled == [1, 3, 1, 1]


def test_the_legend_says_each_level_in_words() -> None:
    assert shown(drawn(3, levels=("godtas", "åtgärdas")))[-2:] == ["godtas", "åtgärdas"]


def test_many_risks_in_a_cell_are_counted_and_named_in_its_title() -> None:
    ids = tuple(f"R{number}" for number in range(1, 61))
    svg = drawn(5, ids)
    words = " ".join(shown(svg))
    named = words.count("R")
    assert f"+{60 - named}" in words
    assert any("R60" in title for title in tooltips(svg))


def moved(ids: tuple[str, ...], *moves: Move) -> str:
    cells = [Cell(p, i, 0, str(p * i), ids if (p, i) in ((3, 3), (4, 4)) else ()) for p, i in PLACES]
    steps = [Step(number, "") for number in range(1, 6)]
    return risk_matrix(
        cells,
        probabilities=steps,
        impacts=steps,
        levels=("låg", "hög"),
        probability_label="S",
        impact_label="K",
        moves=moves,
        title="t",
        desc="d",
        prefix="p",
    )


PLACES = tuple(product(range(1, 6), repeat=2))


@pytest.mark.parametrize("to", [place for place in PLACES if place != (4, 4)])
def test_an_arrow_runs_through_no_risks_on_its_way(to: tuple[int, int]) -> None:
    svg = moved(("R1", "R2", "R3", "R4"), Move((4, 4), to, ("R1",)))
    way = next(part.attrib["d"] for part in parsed(svg).iter(f"{SVG}path"))
    corners = [tuple(map(float, pair.split(","))) for pair in way.removeprefix("M").split("L")]
    for text in parsed(svg).iter(f"{SVG}text"):
        if not (text.text or "").startswith("R"):
            continue
        size, x, y = (float(text.attrib[name]) for name in ("font-size", "x", "y"))
        left, right, upper, lower = x, x + text_width(text.text or "", size, bold=True), y - size * 0.7, y
        for (x1, y1), (x2, y2) in pairwise(corners):
            for step in range(101):
                at = x1 + (x2 - x1) * step / 100, y1 + (y2 - y1) * step / 100
                assert not (left < at[0] < right and upper < at[1] < lower), (to, text.text, at)


def test_an_arrow_to_its_own_square_or_off_the_scale_is_left_out() -> None:
    svg = moved(("R1",), Move((4, 4), (4, 4), ("R1",)), Move((4, 4), (9, 9), ("R1",)))
    assert not list(parsed(svg).iter(f"{SVG}path"))
