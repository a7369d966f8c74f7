"""``kompplan draw``: every picture, both formats, nothing to draw, nothing of others overwritten."""

import re
import struct
from pathlib import Path
from xml.etree import ElementTree

import pytest

from commands.cli import Cli
from kompplan.commands.choices import Drawing

PLAN = """\
projekt: {namn: Prov, period: 2027-02-01 – 2027-12-17, status: klar, språk: svenska}
lösningsträd:
  problem: Samtalen blir inte av
  orsaker:
    - {id: O1, orsak: ingen har övat, åtgärder: [{id: Å1, åtgärd: öva}]}
målgrupper:
  - {id: alla, namn: Alla, antal: {totalt: 12, kvinnor: 8, män: 4}}
aktiviteter:
  - {id: A1, aktivitet: Upphandla kursen, börjar: 2027-02-01, längd: 30–40–70 dagar}
  - {id: A2, aktivitet: Grundkurs, börjar: 2027-06-01, senast: 2027-09-30, efter: A1,
     kostnad: 180–240–360 tkr, åtgärder: [Å1]}
budget:
  angiven_summa: 480 tkr
  rader:
    - {post: Projektledning, belopp: 50 tkr, när: 2027, aspekt: organisation}
    - {post: Kurser, belopp: 100 tkr, när: 2027, aspekt: kompetens}
risker:
  skala:
    värden: 1–5
    sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %, 90 %]
    konsekvens_kostar: [0 kr, 10 tkr, 40 tkr, 50–100–150 tkr, 250 tkr]
    konsekvens_försenar: [0 dagar, 2 dagar, 5 dagar, 10–20–40 dagar, 60 dagar]
  register:
    - {id: R1, risk: kursdagar ställs in, S: 4, K: 4, aktiviteter: [A2], efter_åtgärd: {S: 2, K: 4}}
"""
SVG = "{http://www.w3.org/2000/svg}"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(autouse=True)
def _the_plan(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    cli.write("tom.yaml", "projekt: {namn: Tom}\n")


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", [each.value for each in Drawing])
def test_every_picture_can_be_drawn(cli: Cli, name: str, language: str) -> None:
    ended = cli("draw", name, "plan.yaml", "--lang", language)
    assert ended.status == 0, ended.err
    svg = (cli.folder / f"plan-{name}.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(svg)
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc")
    assert "var(" not in svg
    assert not re.search(r'="[^"]*\b(nan|inf)\b', svg)
    assert f"plan-{name}.svg" in ended.err


@pytest.mark.parametrize("name", [each.value for each in Drawing])
def test_a_picture_with_nothing_to_draw_says_why(cli: Cli, name: str) -> None:
    ended = cli("draw", name, "tom.yaml")
    assert ended.status == 1
    assert ended.out == ""
    assert re.search(r"^kompplan: inget att rita: [a-zåäö].+[^.]$", ended.err.strip()), ended.err
    assert not list(cli.folder.glob("*.svg"))


def test_a_png_is_as_large_as_asked_for(cli: Cli) -> None:
    sizes = []
    for scale in ("1", "2"):
        ended = cli("draw", "matrix", "plan.yaml", "-o", f"{scale}.png", "--scale", scale)
        assert ended.status == 0, ended.err
        data = (cli.folder / f"{scale}.png").read_bytes()
        assert data.startswith(PNG)
        sizes.append(struct.unpack(">II", data[16:24]))
    assert sizes[1] == tuple(2 * each for each in sizes[0])


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_the_same_plan_gives_the_same_bytes_and_may_be_drawn_anew(cli: Cli, suffix: str) -> None:
    made = []
    for _ in range(2):
        assert cli("draw", "gantt", "plan.yaml", "-o", f"bild.{suffix}", "--today", "2027-03-01").status == 0
        made.append((cli.folder / f"bild.{suffix}").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_what_others_have_drawn_is_not_overwritten(cli: Cli, suffix: str) -> None:
    cli.write(f"bild.{suffix}", "något annat\n")
    ended = cli("draw", "gantt", "plan.yaml", "-o", f"bild.{suffix}")
    assert ended.status == 2
    assert "--force" in ended.err
    assert (cli.folder / f"bild.{suffix}").read_text(encoding="utf-8") == "något annat\n"
    assert cli("draw", "gantt", "plan.yaml", "-o", f"bild.{suffix}", "--force").status == 0


def test_a_picture_can_go_to_standard_output(cli: Cli) -> None:
    ended = cli("draw", "tree", "plan.yaml", "-o", "-")
    assert ended.out.startswith("<!-- Written by kompplan draw -->\n<svg ")
    assert not list(cli.folder.glob("*.svg"))


def test_in_the_dark_it_has_its_own_paper(cli: Cli) -> None:
    light, dark = (cli("draw", "tree", "plan.yaml", "-o", "-", *more).out for more in ((), ("--dark",)))
    assert light != dark
    assert all('class="kp-paper"' in svg for svg in (light, dark))


def test_the_budget_is_drawn_by_what_is_asked_for(cli: Cli) -> None:
    assert "Per aspekt" in cli("draw", "budget", "plan.yaml", "-o", "-", "--by", "aspect").out
    ended = cli("draw", "budget", "plan.yaml", "-o", "-", "--by", "funder")
    assert ended.status == 1
    assert "fördelade" in ended.err
    assert cli("draw", "tree", "plan.yaml", "--by", "aspect").status == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("tre", "plan.yaml"), "BILD kan inte vara 'tre'"),
        (("tree", "plan.yaml", "-o", "bild.jpg"), "skrivs som .svg eller .png"),
        (("tree", "plan.yaml", "-o", "bild.svg", "--png"), "slutar inte så som --png säger"),
    ],
)
def test_what_cannot_be_meant_is_refused(cli: Cli, arguments: tuple[str, ...], said: str) -> None:
    ended = cli("draw", *arguments)
    assert ended.status == 2
    assert said in ended.err


def test_a_plan_is_not_drawn_over(cli: Cli, tmp_path: Path) -> None:
    cli.write("plan.svg", PLAN)
    ended = cli("draw", "tree", "plan.svg", "-o", "plan.svg")
    assert ended.status == 2
    assert "del av själva planen" in ended.err


def test_help_ends_with_an_example(cli: Cli) -> None:
    assert cli("draw", "--help").out.rstrip().endswith("Exempel: kompplan draw gantt plan.yaml -o gantt.png")


def test_reports_and_the_command_simulate_leave_a_plan_to_the_same_chance() -> None:
    from inspect import signature

    from kompplan.commands.simulate import simulate
    from kompplan.reports.pictures.chance import RUNS, SEED

    parameters = signature(simulate).parameters
    assert (parameters["runs"].default, parameters["seed"].default) == (RUNS, SEED)
