"""``kompplan simulate``: what is printed, what is refused with its place, and the same bytes every time."""

import json
import re

import pytest

from commands.cli import Cli
from kompplan.__main__ import run as main_run
from kompplan.commands.simulating import plainly

PLAN = """\
projekt: {namn: Prov, period: 2027-02-01 – 2027-12-17, status: klar, språk: svenska}
aktiviteter:
  - {id: A1, aktivitet: Upphandla kursen, längd: 30–40–70 dagar}
  - {id: A2, aktivitet: Grundkurs, längd: 20–25–45 dagar, efter: A1, kostnad: 180–240–360 tkr}
  - {id: A3, aktivitet: Rutin skrivs, längd: 4–6–12 veckor, kostnad: ca 60 tkr}
  - {id: A4, aktivitet: Handledning, längd: 40–50–60 dagar, efter: [A2, A3], kostnad: 80–100 tkr}
budget:
  angiven_summa: 480 tkr
  rader:
    - {post: Projektledning, belopp: minst 50 tkr}
risker:
  skala:
    värden: 1–5
    sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %, 90 %]
    konsekvens_kostar: [0 kr, 10 tkr, 40 tkr, 50–100–150 tkr, 250 tkr]
    konsekvens_försenar: [0 dagar, 2 dagar, 5 dagar, 10–20–40 dagar, 60 dagar]
  register:
    - {id: R1, risk: kursdagar ställs in, S: 4, K: 4, aktiviteter: [A2, A4], efter_åtgärd: {S: 2, K: 4}}
    - {id: R2, risk: chefen slutar, S: 3, K: 3, aktiviteter: [A4]}
"""
UNSAID = """\
projekt: {namn: Prov}
risker:
  - {id: R1, risk: chefen slutar, S: 3, K: 3}
"""


@pytest.fixture(autouse=True)
def _the_plan(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)


def flowing(text: str) -> str:
    """Return a text without the breaks of its lines."""
    return re.sub("[ \n]+", " ", text)


def test_the_whole_says_what_it_is_what_it_rests_on_and_what_to_do(cli: Cli) -> None:
    ended = cli("simulate", "plan.yaml", "--today", "2026-11-22", env={"COLUMNS": "80"})
    assert ended.status == 0
    assert "10\u00a0000 körningar · frö 1" in ended.out
    assert "idag 2026-11-22" in ended.out
    for said in (
        "Kostnad, kr, före åtgärd",
        "Allt klart, efter åtgärd",
        "kostnaden ryms i 480\u00a0000 kr (den angivna summan)",
        "┊ 480\u00a0000 kr",
        "plan.yaml:4",
        "Stegvis (Lichtenberg), utan risker",
        "i 80 av 100 körningar",
        "bara en gräns är angiven",
        "Nästa steg: ",
        "körningarna räcker",
    ):
        assert said in flowing(ended.out), said
    assert max(map(len, ended.out.splitlines())) <= 80
    assert not any(line != line.rstrip() for line in ended.out.splitlines())


def test_in_english_too(cli: Cli) -> None:
    ended = cli("simulate", "plan.yaml", "--lang", "en", "--after-mitigation", env={"COLUMNS": "120"})
    assert "after mitigation" in ended.out.splitlines()[1]
    assert "in 80 of 100 runs" in ended.out
    assert "Next step: " in ended.out
    assert max(map(len, ended.out.splitlines())) <= 120


@pytest.mark.parametrize("form", ["text", "json", "csv", "md"])
def test_the_same_seed_gives_the_same_bytes(cli: Cli, form: str) -> None:
    first, second = (cli("simulate", "plan.yaml", "--runs", "500", "--format", form).out for _ in range(2))
    assert first == second
    assert first != cli("simulate", "plan.yaml", "--runs", "500", "--format", form, "--seed", "2").out


def test_json_holds_every_figure_and_its_place(cli: Cli) -> None:
    found = json.loads(cli("simulate", "plan.yaml", "--runs", "1000", "--format", "json").out)
    assert (found["version"], found["runs"], found["seed"]) == (1, 1000, 1)
    before, after = found["before_mitigation"], found["after_mitigation"]
    assert float(after["cost"]["p80"]) <= float(before["cost"]["p80"])
    assert after["end"]["p80"] <= before["end"]["p80"]
    assert 0 <= before["chances"]["both"] <= before["chances"]["within_budget"] <= 1
    assert sum(each["share"] for each in before["cost_drivers"]) == pytest.approx(1, abs=1e-4)
    assert [each["percent"] for each in before["cost"]["curve"]][:3] == [1, 5, 10]
    assert found["risks"][0]["delays"] == ["A2"]
    assert found["estimates"][0] == {
        "of": "cost",
        "name": "A2 ”Grundkurs”",
        "unit": "kr",
        "low": 180000,
        "likely": 240000,
        "high": 360000,
        "place": {"file": "plan.yaml", "line": 4},
    }
    # by hand: 252 000 + 60 000 + 90 000 + 50 000, and s = sqrt(0,75 (36² + 2,4² + 4²) + 0,25 (36 + 2,4 + 4)²) thousand
    assert found["stepwise"]["mean"] == "452000.00"
    assert float(found["stepwise"]["deviation"]) == pytest.approx(
        1000 * (0.75 * (36**2 + 2.4**2 + 4**2) + 0.25 * 42.4**2) ** 0.5, abs=0.01
    )
    assert found["omitted"][0]["place"] == {"file": "plan.yaml", "line": 10}


def test_what_a_step_means_is_asked_for_with_its_place_and_what_to_write(cli: Cli) -> None:
    cli.write("unsaid.yaml", UNSAID)
    ended = cli("simulate", "unsaid.yaml")
    assert ended.status == 1
    assert ended.out.startswith("unsaid.yaml:3:")
    assert "sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %, 90 %]" in ended.out
    assert "konsekvens_försenar: [0 dagar, 2 dagar" in ended.out
    assert "--without-risks" in ended.out
    assert ": RSK11 riskerna är bedömda i steg" in ended.out
    assert "kompplan explain RSK11" in ended.out
    assert "Steg i riskskalan" in cli("explain", "RSK11").out
    assert cli("simulate", "unsaid.yaml", "--without-risks").status == 0


def test_coarse_dates_are_told_with_how_they_are_counted(cli: Cli) -> None:
    cli.write(
        "coarse.yaml",
        "projekt: {namn: Prov, period: 2027-01-11 – 2027-12-17}\n"
        "aktiviteter:\n  - {id: A1, aktivitet: Kurs, när: mars 2027, längd: 3 dagar}\n"
        "  - {id: A2, aktivitet: Handledning, start: 2027-04-05, tillfällen: 4}\n",
    )
    ended = cli("simulate", "coarse.yaml")
    assert "A1 ”Kurs” (coarse.yaml:3): datumet är grovt; varje arbetsdag i det är lika" in " ".join(ended.out.split())
    assert "räknas som dagar i följd" in " ".join(ended.out.split())
    assert "lika trolig" in " ".join(cli("simulate", "coarse.yaml", "--format", "md").out.split())
    found = json.loads(cli("simulate", "coarse.yaml", "--format", "json").out)
    assert found["coarse_dates"] == [
        {
            "id": "A1",
            "name": "A1 ”Kurs”",
            "start": {"earliest": "2027-03-01", "latest": "2027-03-25"},
            "end": None,
            "place": {"file": "coarse.yaml", "line": 3},
        }
    ]


def test_without_spread_no_chance_is_claimed(cli: Cli) -> None:
    cli.write(
        "sure.yaml",
        "projekt: {namn: Prov, period: 2027-01-11 – 2027-12-17}\nbudget: {angiven_summa: 40 tkr}\n"
        "aktiviteter: [{id: A1, aktivitet: Kurs, längd: 3 dagar, kostnad: 40 tkr}]\n",
    )
    ended = cli("simulate", "sure.yaml", "--lang", "en")
    assert "No spread is stated in the costs: 40\u00a0000 kr in every run" in ended.out
    assert "No spread is stated in the times: 2027-01-13 in every run" in ended.out
    assert "P80" not in ended.out
    assert "100 %" not in ended.out
    found = json.loads(cli("simulate", "sure.yaml", "--format", "json").out)
    assert found["before_mitigation"]["chances"] == {"within_budget": None, "in_time": None, "both": None}


def test_an_empty_plan_says_that_there_is_nothing(cli: Cli) -> None:
    cli.write("empty.yaml", "projekt: {namn: Prov}\n")
    assert "varken kostnader eller aktiviteter" in cli("simulate", "empty.yaml").out


@pytest.mark.parametrize(
    ("what", "there", "gone"), [("cost", "Kostnad", "Allt klart"), ("time", "Allt klart", "Kostnad")]
)
def test_only_what_is_asked_for(cli: Cli, what: str, there: str, gone: str) -> None:
    out = cli("simulate", "plan.yaml", "--runs", "200", "--what", what).out
    assert there in out
    assert gone not in out


def test_few_runs_say_how_many_are_wanted(cli: Cli) -> None:
    assert "kör med --runs" in flowing(cli("simulate", "plan.yaml", "--runs", "200").out)
    assert cli("simulate", "plan.yaml", "--runs", "20").status == 2


def test_it_is_written_to_a_file(cli: Cli) -> None:
    assert cli("simulate", "plan.yaml", "--runs", "200", "-o", "out.txt").status == 0
    assert "frö 1" in (cli.folder / "out.txt").read_text(encoding="utf-8")


def test_ids_that_are_no_markup_stay_text(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("Grundkurs", "'[red]*x*[/red]'"))
    assert "[red]*x*[/red]" in cli("simulate", "plan.yaml", "--runs", "200").out
    assert "\\[red\\]\\*x\\*" in cli("simulate", "plan.yaml", "--runs", "200", "--format", "md").out


# -- without Typer ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (["plan.yaml"], True),
        (["--runs", "200", "--seed", "7", "plan.yaml", "--what", "time", "--format", "json", "--without-risks"], True),
        (["plan.yaml", "--after-mitigation", "--lang", "en", "--today", "2027-01-01", "-o", "x.md"], True),
        (["plan.yaml", "--runs", "99"], False),
        (["plan.yaml", "--runs", "1000001"], False),
        (["plan.yaml", "--runs", "tusen"], False),
        (["plan.yaml", "--seed", "²"], False),
        (["plan.yaml", "--what", "allt"], False),
        (["plan.yaml", "--format", "ics"], False),
        (["plan.yaml", "--strict"], False),
        (["plan.yaml", "--help"], False),
    ],
)
def test_a_plain_command_line_needs_no_typer_and_any_other_does(words: list[str], plain: bool) -> None:
    assert (plainly(words) is not None) is plain


def test_both_ways_write_the_same(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    cli.write("plan.yaml", PLAN)
    for words in (["--format", "json"], ["--runs", "500", "--seed", "3"], ["--what", "cost", "--format", "csv"]):
        out = cli("simulate", "plan.yaml", *words).out
        capsys.readouterr()
        assert main_run(["simulate", "plan.yaml", *words]) == 0
        assert capsys.readouterr().out == out
    cli.write("trasig.yaml", "- bara\n- en lista\n")
    assert main_run(["simulate", "trasig.yaml"]) == 1
    assert main_run(["simulate", "saknas.yaml"]) == 2
