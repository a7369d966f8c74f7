"""The charts that have a picture in this folder, and how to read a picture.

Draw the pictures again with `PYTHONPATH=src:tests python -m charts.pictures`, and look at them before accepting the
change.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from kompplan.charts._style import standalone
from kompplan.charts.bars import Share, bars
from kompplan.charts.risk_matrix import Cell, Step, risk_matrix
from kompplan.charts.solution_tree import NodeKind, TreeNode, solution_tree
from kompplan.charts.timeline import Bar, Group, LegendItem, Tick, Today, timeline

FOLDER = Path(__file__).parent
SVG = "{http://www.w3.org/2000/svg}"
HEADINGS: dict[NodeKind, str] = {
    "problem": "Problem",
    "goal": "Mål",
    "cause": "Orsaker",
    "measure": "Åtgärder",
    "activity": "Aktiviteter",
}

SHELTER = (
    TreeNode("P", "problem", "Barnen på kvinnojouren mår dåligt och kan inte koncentrera sig på lek och läxor"),
    TreeNode("G", "goal", "Barnen mår bra och orkar leka och göra läxor"),
    TreeNode("C1", "cause", "Barnen är traumatiserade"),
    TreeNode("C2", "cause", "Mammorna mår dåligt och orkar inte se barnens behov"),
    TreeNode("C3", "cause", "Leksaker och aktiviteter saknas på jouren"),
    TreeNode("M1", "measure", "Personalen utbildas i en ny samtalsmetod"),
    TreeNode("M2", "measure", "Varje barn får minst ett samtal i veckan"),
    TreeNode("M3", "measure", "Samarbete med barn- och ungdomspsykiatrin, remiss vid behov"),
    TreeNode("M4", "measure", "Metoder för att hjälpa kvinnorna att se sina barn, under handledning"),
    TreeNode("M5", "measure", "Lekpedagog två dagar i veckan"),
    TreeNode("M6", "measure", "Inköp av leksaker och lekmaterial"),
    TreeNode("A1", "activity", "Utbildning i samtalsmetod för åtta anställda", "58 000 kr · verksamhetschefen"),
    TreeNode("A3", "activity", "Överenskommelse med BUP", "ansvarig saknas", missing=True),
    TreeNode("A5", "activity", "Anställa lekpedagog på deltid", "210 000 kr · verksamhetschefen"),
)
SHELTER_EDGES = (
    *(("P", "G"), ("P", "C1"), ("P", "C2"), ("P", "C3")),
    *(("C1", "M1"), ("C1", "M2"), ("C1", "M3"), ("C2", "M1"), ("C2", "M4"), ("C3", "M5"), ("C3", "M6")),
    *(("M1", "A1"), ("M3", "A3"), ("M5", "A5")),
)

LIA_RISKS = {(3, 4): ("R1", "R3", "R7", "R8"), (4, 3): ("R2",), (4, 4): ("R4", "R6"), (2, 5): ("R5",)}


def tree() -> str:
    return solution_tree(
        SHELTER,
        SHELTER_EDGES,
        headings=HEADINGS,
        missing="saknas",
        title="Från problem till aktivitet",
        desc="Ett problem, tre orsaker, sex åtgärder och tre aktiviteter.",
        prefix="tree",
    )


def plan() -> str:
    groups = (
        Group(
            "Lärande ledarskap",
            (
                Bar("Uppstart och förankring", 8, 60, "done", note="klar 29 feb"),
                Bar("Chefsutbildning, omgång 1", 60, 167, "ongoing", note="24 chefer · HR-chefen"),
                Bar("Chefsutbildning, omgång 2", 1, 0, soft_start=227, soft_end=354, note="hösten 2012"),
                Bar("Styrgruppsmöte", 163, 163),
            ),
        ),
        Group(
            "Nätverk",
            (
                Bar("Nätverk för lärande i arbetslivet, nivå 2", 244, 397, "critical", soft_start=213, soft_end=456),
                Bar("Kompetensutvecklingsplaneringsdokumentation", 380, 515),
            ),
        ),
    )
    ticks = (
        *(Tick(0, "2012", major=True), Tick(91, "april"), Tick(182, "juli"), Tick(274, "oktober")),
        *(Tick(366, "2013", major=True), Tick(456, "april"), Tick(547, "juli")),
    )
    legend = (
        *(LegendItem("done", "genomförd"), LegendItem("ongoing", "pågår"), LegendItem("planned", "planerad")),
        *(LegendItem("critical", "kan inte flyttas"), LegendItem("uncertain", "ungefärlig tid")),
        LegendItem("milestone", "milstolpe"),
    )
    return timeline(
        groups,
        ticks=ticks,
        today=Today(127, "i dag 7 maj"),
        legend=legend,
        title="Tidplan",
        desc="Sex aktiviteter 2012–2013.",
        prefix="plan",
    )


def matrix() -> str:
    probabilities = ("mycket låg", "låg", "medel", "stor", "mycket stor")
    impacts = ("mycket liten", "liten", "medel", "stor", "mycket stor")
    cells = [
        Cell(p, i, 0 if p * i < 5 else 1 if p * i < 15 else 2, str(p * i), LIA_RISKS.get((p, i), ()))
        for p, i in product(range(1, 6), repeat=2)
    ]
    return risk_matrix(
        cells,
        probabilities=[Step(number, words) for number, words in enumerate(probabilities, start=1)],
        impacts=[Step(number, words) for number, words in enumerate(impacts, start=1)],
        levels=("1–4 kan accepteras", "5–14 bör åtgärdas", "15–25 åtgärdas snarast"),
        probability_label="Sannolikhet ↑",
        impact_label="Konsekvens →",
        title="Riskmatris",
        desc="Åtta risker, två av dem på högsta nivån: R4 och R6.",
        prefix="matrix",
    )


def budget() -> str:
    shares = (
        Share("Personal", 1_032_000, "1 032 000 kr · 59 %"),
        Share("Externa tjänster och utbildningsköp", 486_220, "486 220 kr · 28 %", stated=520_000),
        Share("Indirekta kostnader (schablon)", 100_000, "100 000 kr · 6 %", "other"),
        Share("Kompetensutvecklingsplaneringsdokumentation", None, ""),
        Share("Återbetalning från samverkansparter", -40_000, "−40 000 kr", "warn"),
    )
    return bars(
        shares, title="Kostnader", desc="Personal är störst.", prefix="budget", stated_label="Uppgivet i planen"
    )


def tree_for_pdf() -> str:
    return standalone(tree())


PICTURES = {"tree": tree, "plan": plan, "matrix": matrix, "budget": budget, "tree_for_pdf": tree_for_pdf}


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def shown(svg: str) -> list[str]:
    """Return the lines of text a reader sees, in order."""
    return [text.text or "" for text in parsed(svg).iter(f"{SVG}text")]


def tooltips(svg: str) -> list[str]:
    return [title.text or "" for part in parsed(svg).iter(f"{SVG}g") for title in part.findall(f"{SVG}title")]


if __name__ == "__main__":
    for name, draw in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(draw() + "\n", encoding="utf-8")
