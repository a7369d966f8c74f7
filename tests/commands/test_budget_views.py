"""``kompplan budget`` by two dimensions, by who pays, by head, by month and beside what is booked: in every format."""

import csv
import io
import json

import pytest

from commands.cli import Cli

PLAN = """\
projekt:
  namn: Samtal som bär
  period: 2027-01-11 – 2028-12-15
  region: Västsverige
  program: {fond: ESF+, programområde: A, stöd: 300 000 kr, utbetalning: {intervall: 6 månader, dröjer: 3 månader}}
målgrupper:
  - {id: vard, namn: Vårdare, antal: 60}
lösningsträd:
  problem: Samtalen stannar upp
  orsaker: [{id: O1, text: Ingen har lärt sig}]
  åtgärder: [{id: Å1, åtgärd: Kurs, svarar_mot: O1}]
aktiviteter:
  - {id: A1, aktivitet: Kurs, slag: utbildning, åtgärder: [Å1], målgrupper: [vard], när: mars 2027, dagar: 2,
     grupper: 3, platser: 60, kostnad: 1 000 kr per plats}
  - {id: A2, aktivitet: Möten, när: 2027-09-01 – 2028-02-28, tid: 40 h}
budget:
  rader:
    - {id: B1, post: Projektledare, belopp: 400 000 kr, utan_po: ja, när: 2027-01-11 – 2028-12-15, konto: 50*,
       fördelas: {ESF: 60 %, kommunen: 40 %}}
    - {id: B2, post: Tryck, belopp: 10 000 kr, finansiär: kommunen, fördelas: {norr: 50 %, söder: 40 %}}
    - {id: B3, post: Gåvor, belopp: 500 kr, stödberättigande: nej, när: 2027}
  priser: {timkostnad: 300 kr, po_pålägg: 40 %}
finansiering:
  - {källa: ESF, slag: bidrag, belopp: 300 000 kr}
  - {källa: kommunen, slag: medfinansiering, form: kontant, belopp: 318 000 kr}
"""
BOOKED = (
    "datum;belopp;konto;rad;text;verifikation\n2027-03-05;12 500,00;5010;;Lön;A 1\n2027-03-06;70,00;6110;;Pennor;A 2\n"
)
VIEWS = {
    "cross": ("--by", "funder", "--across", "year"),
    "funding": ("--funding",),
    "participant": ("--per", "participant"),
    "hour": ("--per", "hour"),
    "cause": ("--per", "cause"),
    "months": ("--months",),
    "actuals": ("--actuals", "bok.csv"),
    "line": ("--by", "line"),
}
EACH = pytest.mark.parametrize("view", VIEWS)
BOTH = pytest.mark.parametrize("language", ["sv", "en"])


@pytest.fixture
def plan(cli: Cli) -> Cli:
    cli.write("plan.yaml", PLAN)
    cli.write("bok.csv", BOOKED)
    return cli


@EACH
@BOTH
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("trace", [False, True])
def test_text_is_as_wide_as_the_terminal_and_nothing_is_cut(
    plan: Cli, view: str, language: str, width: int, trace: bool
) -> None:
    more = ("--trace",) if trace else ()
    ended = plan("budget", "plan.yaml", *VIEWS[view], *more, "--lang", language, env={"COLUMNS": str(width)})
    assert ended.status == 0
    assert not ended.err
    assert "…" not in ended.out
    assert max(map(len, ended.out.splitlines())) <= width
    if trace and view not in ("hour", "cause", "participant"):
        assert "plan.yaml:" in ended.out


@EACH
@BOTH
def test_json_is_versioned_and_csv_and_markdown_are_tables(plan: Cli, view: str, language: str) -> None:
    document = json.loads(plan("budget", "plan.yaml", *VIEWS[view], "--format", "json", "--lang", language).out)
    assert document["version"] == 1
    assert document["plan"] == "Samtal som bär"
    for trace in ((), ("--trace",)):
        text = plan("budget", "plan.yaml", *VIEWS[view], *trace, "--format", "csv", "--lang", language).out
        rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";" if language == "sv" else ","))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1
        lines = plan("budget", "plan.yaml", *VIEWS[view], *trace, "--format", "md", "--lang", language).out.splitlines()
        assert len({line.replace("\\|", "").count("|") for line in lines}) == 1


def test_what_was_worked_out_is_told_as_that(plan: Cli) -> None:
    out = plan("budget", "plan.yaml").out.replace("\u00a0", " ")
    assert "Projektledare: 400 000 + 40 % = 560 000 (plan.yaml:18)" in out
    assert "Kurs: 1 000 kr per plats = 60 000 (plan.yaml:13)" in out
    assert "Tryck: fördelningens delar blir 90 % av raden, inte 100 % (plan.yaml:20)" in out
    document = json.loads(plan("budget", "plan.yaml", "--format", "json").out)
    rows = {row["label"]: row for group in document["groups"] for row in group["rows"]}
    assert rows["Projektledare"]["computed"].replace("\u00a0", " ") == "400 000 + 40 %"
    assert rows["Tryck"]["split_fault"].replace("\u00a0", " ") == "fördelningens delar blir 90 % av raden, inte 100 %"
    english = json.loads(plan("budget", "plan.yaml", "--format", "json", "--lang", "en").out)
    faults = [row["split_fault"] for group in english["groups"] for row in group["rows"] if row["split_fault"]]
    assert faults == ["the parts of the split come to 90 % of the row, not 100 %"]


def test_cells_and_sums_by_two_dimensions(plan: Cli) -> None:
    document = json.loads(plan("budget", "plan.yaml", "--by", "funder", "--across", "year", "--format", "json").out)
    for group, cells in zip(document["groups"], document["cells"], strict=True):
        assert sum(cell["kronor"]["low"] or 0 for cell in cells) == group["kronor"]["low"]
    for number, group in enumerate(document["across_groups"]):
        assert sum(cells[number]["kronor"]["low"] or 0 for cells in document["cells"]) == group["kronor"]["low"]


def test_funding_says_what_counts_and_what_is_required(plan: Cli) -> None:
    out = plan("budget", "plan.yaml", "--funding", env={"COLUMNS": "120"}).out.replace("\u00a0", " ")
    assert "630 000" in out  # 560 000 + 10 000 + 60 000
    assert "289 800" in out  # 46 %
    assert "kravet är uppfyllt" in out
    assert "Gåvor, 500 kr: inget skäl är angivet (plan.yaml:21)" in out


def test_the_deepest_point_and_its_month(plan: Cli) -> None:
    document = json.loads(plan("budget", "plan.yaml", "--months", "--format", "json").out)
    liquidity = document["liquidity"]
    balances = {each["month"]: each["balance"]["low"] for each in liquidity["months"]}
    assert min(map(float, balances.values())) == -float(liquidity["deepest"]["low"])
    assert [row["label"] for row in document["without_time"]] == ["Tryck"]


def test_what_is_booked_and_what_is_on_no_line(plan: Cli) -> None:
    out = plan("budget", "plan.yaml", "--actuals", "bok.csv", "--actuals", "bok.csv").out.replace("\u00a0", " ")
    assert "12 500" in out
    assert "Pennor, 70 kr (bok.csv:3): ingen rad har det här kontot" in out
    document = json.loads(plan("budget", "plan.yaml", "--actuals", "bok.csv", "--format", "json").out)
    assert document["lines"][0]["entries"][0]["place"] == {"file": "bok.csv", "line": 2}
    assert document["on_no_line"][0]["why"] == "ingen rad har det här kontot eller den här projektkoden"
    assert document["spent"] == 12570


def test_two_views_at_once_or_a_division_by_itself_are_refused(plan: Cli) -> None:
    ended = plan("budget", "plan.yaml", "--months", "--funding")
    assert ended.status == 2
    assert "--funding och --months är två vyer" in ended.err
    assert plan("budget", "plan.yaml", "--by", "year", "--across", "year").status == 2


@pytest.mark.parametrize("name", ["finns-inte.csv", ".", "tom.csv", "annat.csv", "stor.csv", "bara.se", "null.csv"])
def test_files_that_cannot_be_read_end_with_a_sentence(plan: Cli, name: str) -> None:
    plan.write("tom.csv", "")
    plan.write("annat.csv", "a;b\n1;2\n")
    plan.write("stor.csv", "datum;belopp\n" + "2027-01-01;1,00\n" * 400_000)
    plan.write("bara.se", "#FLAGGA 0\n#SIETYP 1\n#RES 0 4010 100.00\n")
    plan.write("null.csv", "\x00" * 5000)
    ended = plan("budget", "plan.yaml", "--actuals", name)
    assert ended.status == 2
    assert name in ended.err
    assert "Traceback" not in ended.err
    assert len(ended.err.splitlines()) == 1


def test_hostile_text_from_a_ledger_is_shown_safe(plan: Cli) -> None:
    plan.write("elak.csv", "datum;belopp;text\n2027-03-05;1,00;=cmd|' /C calc'!A0\n2027-03-05;2,00;\x1b[31mrött <b>|\n")
    out = plan("budget", "plan.yaml", "--actuals", "elak.csv").out
    assert "\x1b" not in out
    rows = plan("budget", "plan.yaml", "--actuals", "elak.csv", "--format", "csv", "--trace").out
    assert not [
        cell for row in csv.reader(io.StringIO(rows), delimiter=";") for cell in row if cell[:1] in ("=", "@", "+")
    ]
    marked = plan("budget", "plan.yaml", "--actuals", "elak.csv", "--format", "md").out
    assert "<b>" not in marked.replace("\\<b>", "")


# -- projects in another dimension of the ledger ----------------------------------------------------------------------

LEDGER = """\
#SIETYP 4
#DIM 7 "Delprojekt"
#VER A 1 20270305 "Kursledare"
{
#TRANS 4010 {1 "100" 7 "P21"} 100.00
#TRANS 4010 {7 "P22"} 50.00
#TRANS 2440 {} -150.00
}
"""
CODED = """\
projekt: {namn: Samtal som bär, period: 2027-01-11 – 2027-12-17}
budget:
  projektkod: P21
  rader:
    - {post: Kursledare, belopp: 60 000 kr, konto: 4010}
"""


def test_projects_are_looked_for_in_the_dimension_that_the_plan_names(cli: Cli) -> None:
    cli.write("bok.se", LEDGER)
    for word in ("7", "delprojekt"):
        cli.write("plan.yaml", CODED.replace("  projektkod", f"  projektdimension: {word}\n  projektkod"))
        document = json.loads(cli("budget", "plan.yaml", "--actuals", "bok.se", "--format", "json").out)
        assert [each["spent"] for each in document["lines"]] == [100]


def test_where_no_row_has_a_project_the_dimensions_are_told(cli: Cli) -> None:
    cli.write("bok.se", LEDGER)
    cli.write("plan.yaml", CODED)
    told = " ".join(cli("budget", "plan.yaml", "--actuals", "bok.se").out.split())
    assert "bok.se:1: ingen rad har något projekt i dimension 6, fast planen går efter projektkoder" in told
    assert "raderna har 1 och 7 Delprojekt: ange den som har dem som projektdimension i budgeten" in told
    english = " ".join(cli("budget", "plan.yaml", "--actuals", "bok.se", "--lang", "en").out.split())
    assert "rows have 1 and 7 Delprojekt: state the one that holds them as project_dimension in the budget" in english
    cli.write("plan.yaml", CODED.replace("  projektkod: P21\n", ""))
    assert "dimension" not in cli("budget", "plan.yaml", "--actuals", "bok.se").out
