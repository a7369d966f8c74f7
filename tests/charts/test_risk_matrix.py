"""The matrix: any scale, every value in print, levels told apart without colour."""

from __future__ import annotations

from itertools import product

import pytest

from kompplan.charts.risk_matrix import Cell, Step, risk_matrix

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
