"""The charts that have a picture in this folder, and how to read a picture.

Draw the pictures again with `PYTHONPATH=src:tests python -m charts.pictures`, and look at them before accepting the
change.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from xml.etree import ElementTree

from kompplan.charts import curve as curves
from kompplan.charts import people as groups_of
from kompplan.charts import red_thread as threads
from kompplan.charts._style import standalone
from kompplan.charts.axis import Tick, round_steps
from kompplan.charts.bars import Share, bars
from kompplan.charts.risk_matrix import Cell, Move, Step, risk_matrix
from kompplan.charts.solution_tree import NodeKind, TreeNode, solution_tree
from kompplan.charts.timeline import Arrow, Bar, Group, LegendItem, Shade, Today, timeline

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
                Bar("Nätverk för lärande i arbetslivet, nivå 2", 244, 397, soft_start=213, soft_end=456, critical=True),
                Bar("Kompetensutvecklingsplaneringsdokumentation", 457, 515, critical=True),
                Bar("Slutseminarium", 515.5, 515.5, critical=True),
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
        *(LegendItem("milestone", "milstolpe"), LegendItem("arrow", "väntar på"), LegendItem("shade", "juli")),
    )
    arrows = (
        *(Arrow(0, 1), Arrow(1, 3, "start", "start"), Arrow(2, 4, "finish", "finish"), Arrow(4, 0, "start", "finish")),
        *(Arrow(4, 5, critical=True), Arrow(5, 6, critical=True)),
    )
    return timeline(
        groups,
        ticks=ticks,
        arrows=arrows,
        shades=(Shade(182, 213), Shade(547, 578)),
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
        Cell(
            *(p, i, 0 if p * i < 5 else 1 if p * i < 15 else 2, str(p * i)),
            LIA_RISKS.get((p, i), ()),
            {(2, 3): ("R1", "R6"), (4, 2): ("R2",)}.get((p, i), ()),
        )
        for p, i in product(range(1, 6), repeat=2)
    ]
    return risk_matrix(
        cells,
        probabilities=[Step(number, words) for number, words in enumerate(probabilities, start=1)],
        impacts=[Step(number, words) for number, words in enumerate(impacts, start=1)],
        levels=("1–4 kan accepteras", "5–14 bör åtgärdas", "15–25 åtgärdas snarast"),
        probability_label="Sannolikhet ↑",
        impact_label="Konsekvens →",
        moves=(Move((3, 4), (2, 3), ("R1",)), Move((4, 4), (2, 3), ("R6",)), Move((4, 3), (4, 2), ("R2",))),
        moves_label="efter åtgärd, med risken inom parentes",
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


def tree_in_the_dark() -> str:
    return standalone(tree(), dark=True, margin=16)


def spread() -> str:
    """Two groups of bars under headings, as a tornado has them."""
    shares = (Share("R3 metoden faller bort", 0.66, "66 %"), Share("Kursen", 0.34, "34 %"), Share("R4", 0.77, "77 %"))
    headings = {0: "Kostnadens spridning", 2: "Slutets spridning"}
    return bars(shares, title="Spridning", desc="R3 mest.", prefix="spread", headings=headings)


def curve() -> str:
    costs = ((0.0, 0.0), (31.0, 120_000.0), (59.0, 480_000.0), (90.0, 610_000.0), (120.0, 900_000.0))
    high = tuple((x, y * 1.2) for x, y in costs)
    came = ((0.0, 0.0), (31.0, 0.0), (90.0, 300_000.0), (120.0, 800_000.0))
    balance = ((0.0, 0.0), (31.0, -120_000.0), (59.0, -480_000.0), (90.0, -310_000.0), (120.0, -100_000.0))
    days = (Tick(0, "2027", major=True), *(Tick(day, name) for day, name in ((0, "jan"), (31, "feb"), (59, "mars"))))
    panels = (
        curves.Panel(
            (curves.Line(costs), curves.Line(came, "other", stepped=True)),
            days,
            tuple(Tick(each, f"{each:,.0f}".replace(",", "\u00a0"), each == 0) for each in round_steps(0, 1_080_000)),
            heading="Kronor sedan början",
            bands=(curves.Band(costs, high),),
        ),
        curves.Panel(
            (curves.Line(balance, marks=((59.0, -480_000.0),)),),
            days,
            (Tick(0, "0", major=True), Tick(-500_000, "−500\u00a0000")),
            heading="Saldo",
            gaps=(curves.Gap(59.0, -480_000.0, 0.0, "480\u00a0000 kr att ligga ute med"),),
            tall=150,
        ),
    )
    legend = (
        *(curves.LegendItem("plain", "planerade kostnader"), curves.LegendItem("stepped", "pengar in")),
        curves.LegendItem("band", "mellan lägst och högst"),
    )
    return curves.curve(panels, legend=legend, title="Kostnadskurva", desc="Upp till 900 000 kr.", prefix="curve")


def likely() -> str:
    before = tuple((float(100 + 3 * step), float(step)) for step in range(0, 101, 5))
    after = tuple((float(100 + step), float(step)) for step in range(0, 101, 5))
    panel = curves.Panel(
        (
            curves.Line(before, marks=((250.0, 50.0), (340.0, 80.0), (370.0, 90.0))),
            curves.Line(after, "other", marks=((150.0, 50.0), (180.0, 80.0), (190.0, 90.0))),
        ),
        tuple(Tick(each, f"{each:.0f}") for each in round_steps(100, 400)),
        tuple(Tick(float(each), f"{each} %", each == 0) for each in (0, 50, 80, 90, 100)),
        heading="Kostnad",
        limits=(curves.Limit(210.0, "budget 210"),),
        notes=tuple(
            curves.Note(float(each), (f"P{each} {100 + 3 * each}", f"efter: {100 + each}")) for each in (50, 80, 90)
        ),
    )
    legend = (curves.LegendItem("main", "före åtgärd"), curves.LegendItem("other", "efter åtgärd"))
    return curves.curve((panel,), legend=legend, title="S-kurva", desc="P80 340.", prefix="likely")


def groups() -> str:
    crowds = (
        groups_of.Crowd("Alla anställda", 9000, 10_000, "9 000–10 000, 80 % kvinnor", 7200, 1700, remark="omfattar 2"),
        groups_of.Crowd("Chefer i de fem hela kommunerna", 294, 294, "294, 54 % kvinnor", 159, 135, 60, 1),
        groups_of.Crowd("Kompetensutvecklingsplaneringsdokumentationsansvariga", 35, 35, "35", depth=1),
        groups_of.Crowd("Brukare", None, None, "inte angivet"),
        groups_of.Crowd("Tillsammans", 9000, None, "minst 9 000", 7200, 1700, whole=True),
    )
    kinds: tuple[groups_of.PartKind, ...] = ("women", "men", "unknown", "possible", "shared")
    words = ("kvinnor", "män", "kön inte angivet", "kan vara så många", "även i en annan grupp")
    legend = [groups_of.LegendItem(kind, text) for kind, text in zip(kinds, words, strict=True)]
    return groups_of.people(crowds, legend=legend, title="Personer", desc="Minst 9 000.", prefix="groups")


def thread() -> str:
    stages = (
        threads.Stage("Problem", "1", (threads.Link("1 av 1 med orsaker", 1, 0),)),
        threads.Stage("Orsaker", "7", (threads.Link("5 av 7 med åtgärd", 5, 1, 1, "1 utan åtgärd: O3"),)),
        threads.Stage(
            "Åtgärder",
            "90",
            (
                threads.Link("60 av 90 med kostnad", 60, 20, 10, "20 utan kostnad: Å1, Å2 och 18 till"),
                threads.Link("0 av 90 med aktivitet", 0, 90, 0, "90 utan aktivitet: Å1 och 89 till"),
            ),
        ),
        threads.Stage("Aktiviteter", "saknas", empty=True),
        threads.Stage("Mål", "2", (threads.Link("2 av 2 med indikator", 2, 0),)),
        threads.Stage("Indikatorer", "2"),
    )
    legend = (
        *(threads.LegendItem("held", "leder vidare"), threads.LegendItem("broken", "tråden brister")),
        threads.LegendItem("exempt", "behöver inte leda vidare"),
    )
    return threads.red_thread(stages, legend=legend, title="Röda tråden", desc="Brister.", prefix="thread")


PICTURES = {
    "tree": tree,
    "plan": plan,
    "matrix": matrix,
    "budget": budget,
    "tree_for_pdf": tree_for_pdf,
    "tree_in_the_dark": tree_in_the_dark,
    "spread": spread,
    "curve": curve,
    "likely": likely,
    "groups": groups,
    "thread": thread,
}


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
