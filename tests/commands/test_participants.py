"""``kompplan participants``: LiA's figures by hand, every example in every format, and agreement with the budget."""

import json
from pathlib import Path

import pytest

from commands.cli import Cli, assert_well_written

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
LIA = EXAMPLES / "lia" / "lia.yaml"
MODEL = EXAMPLES / "monsterplan" / "monsterplan.yaml"
PLAN = """\
projekt: {namn: Hemtjänsten}
målgrupper:
  - {id: personal, namn: Personalen, antal: {totalt: 96, kvinnor: 84, män: 12}}
  - id: ledare
    namn: Samtalsledarna
    antal: {totalt: 8, kvinnor: 5, män: 3}
    överlappar: [{grupp: personal, antal: 8}]
aktiviteter:
  - {id: A1, aktivitet: Grundkurs, slag: utbildning, för: [personal], dagar: 2, platser: 70, tid: 96 × 16 h}
  - {id: A2, aktivitet: Ledarkurs, slag: utbildning, för: [ledare], dagar: 3}
tabeller:
  - rubrik: Personalen per enhet
    kolumner: [enhet, totalt, kvinnor, män]
    rader:
      - [Norr, 50, 44, 6]
      - [Söder, 46, 40, 5]
    summa: [97, 84, 11]
    andel: {kvinnor: 87 %}
budget: {priser: {timkostnad: 330 kr}}
"""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def document(cli: Cli, *arguments: str) -> dict:  # type: ignore[type-arg]
    ended = cli("participants", *arguments, "--format", "json")
    assert ended.status == 0
    return json.loads(ended.out)  # type: ignore[no-any-return]


def test_lia_is_11_177_counted_and_9_938_unique(cli: Cli) -> None:
    found = document(cli, str(LIA))
    everybody = found["everybody"]
    assert everybody["counted"]["low"] == everybody["counted"]["high"] == "11177"
    assert everybody["unique"] == {"low": "9938", "high": "9938", "unknown": None}
    assert [(each["groups"], each["most"]) for each in everybody["overlaps"]] == [
        (["lysekil", "v8"], "400"),
        (["dalsed", "v8"], "275"),
        (["sotenäs", "v8"], "200"),
        (["munkedal", "v8"], "364"),
    ]
    assert all(each["place"]["file"].endswith("deltagare.yaml") for each in everybody["overlaps"])
    lines = plain(cli("participants", str(LIA)).out).splitlines()
    assert lines[1] == "9 938 unika personer, 11 177 räknade med överlapp · 80–87 % kvinnor"


def test_lia_has_96_seats_and_128_sessions(cli: Cli) -> None:
    rows = {row["id"]: row for row in document(cli, str(LIA))["activities"]}
    assert rows["V1"]["seats"]["low"] == rows["V1"]["seats"]["high"] == "96"
    assert rows["V2"]["sessions"]["low"] == rows["V2"]["sessions"]["high"] == "128"
    # 70 managers of 70 have 60 seats; of 180 dialogue leaders that are needed 70 have one
    assert rows["S1"]["gap"]["high"] == "-10"
    assert rows["S2"]["gap"]["high"] == "-110"
    assert rows["S2"]["need"]["field"] == "needed_seats"
    # the programme states no hourly rate, and none is guessed
    assert rows["V5"]["hours"]["low"] == "1760"
    assert rows["V5"]["cost"] == {"low": None, "high": None, "unknown": "planen anger ingen timkostnad"}


def test_lias_tables_are_right_and_two_shares_when_rounded(cli: Cli) -> None:
    checks = [check for table in document(cli, str(LIA))["tables"] for check in table["checks"]]
    assert {check["outcome"] for check in checks} == {"equal", "rounded", "unknown"}
    rounded = [(check["printed"], check["right"]["low"][:5]) for check in checks if check["outcome"] == "rounded"]
    assert rounded == [("81 %", "80.63"), ("54 %", "54.42")]
    assert [check["row"] for check in checks if check["outcome"] == "unknown"] == ["arbetsplatsträffar"]


def test_figures_worked_out_by_hand(cli: Cli) -> None:
    # 96 + 8 − 8 = 96 unique; 70 seats for 96 are 26 too few, and 70 persons on 2 days are 140 attendances;
    # the stated 96 × 16 = 1 536 h at 330 kr are 506 880 kr; 8 persons × 3 days × 8 h = 192 h are 63 360 kr
    cli.write("plan.yaml", PLAN)
    found = document(cli, "plan.yaml")
    assert found["everybody"]["unique"]["low"] == "96"
    first, second = found["activities"]
    assert (first["gap"]["low"], first["attendances"]["low"]) == ("-26", "140")
    assert (first["hours"]["low"], first["hours_stated"], first["cost"]["low"]) == ("1536", True, "506880")
    assert (second["hours"]["low"], second["hours_stated"], second["cost"]["low"]) == ("192", False, "63360")
    assert [(off["groups"], off["hours"]["low"]) for off in found["time_off"]] == [
        (["personal"], "1536"),
        (["ledare"], "192"),
    ]
    assert (found["hours"]["low"], found["cost"]["low"]) == ("1728", "570240")
    assert found["attendances"]["low"] == "164"  # 140 + 8 × 3


def test_a_table_that_does_not_add_up_says_where(cli: Cli) -> None:
    # Söder: 40 + 5 = 45, printed 46; the column 50 + 46 = 96, printed 97; 84 of 97 are 86,6 %, and so 87 %
    cli.write("plan.yaml", PLAN)
    out = plain(cli("participants", "plan.yaml", env={"COLUMNS": "300"}).out)
    assert "rad Söder, totalt: tryckt 46, ska vara 45 (PAR01, plan.yaml:16)" in out
    assert "summa totalt: tryckt 97, ska vara 96 (PAR02, plan.yaml:17)" in out
    assert out.splitlines()[-1] == ("Gör så här: kompplan participants --tables visar varje uppgift bredvid den rätta")
    table = plain(cli("participants", "plan.yaml", "--tables", env={"COLUMNS": "120"}).out)
    assert "stämmer inte (PAR01)" in table
    assert "Målgrupper" not in table


def test_hours_agree_with_the_budget_where_the_plan_states_them(cli: Cli) -> None:
    budget = json.loads(cli("budget", str(MODEL), "--by", "activity", "--format", "json").out)
    hours = {key: group["hours"]["low"] for group in budget["groups"] for key in group["keys"] if group["rows"]}
    for row in document(cli, str(MODEL))["activities"]:
        if row["hours_stated"]:
            assert float(row["hours"]["low"]) == float(hours[row["id"]])


def test_one_group_alone(cli: Cli) -> None:
    for name in ("ledare", "Samtalsledarna", "LEDARE"):
        cli.write("plan.yaml", PLAN)
        found = document(cli, "plan.yaml", "--group", name)
        assert found["group"] == "ledare"
        assert [row["id"] for row in found["activities"]] == ["A2"]
        assert found["everybody"]["unique"]["low"] == "8"
    ended = cli("participants", "plan.yaml", "--group", "ledarna")
    assert ended.status == 2
    assert "ledare" in ended.err
    whole = document(cli, str(LIA), "--group", "alla")
    assert len(whole["groups"]) == 9


def test_the_order_of_groups_does_not_matter(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    before = document(cli, "plan.yaml")["everybody"]
    lines = PLAN.splitlines(keepends=True)
    lines[2:7] = [*lines[3:7], lines[2]]
    cli.write("plan.yaml", "".join(lines))
    after = document(cli, "plan.yaml")["everybody"]
    for key in ("counted", "unique", "women", "men", "share_of_women"):
        assert before[key] == after[key]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "md"])
def test_every_example_can_be_counted(cli: Cli, path: Path, language: str, output_format: str) -> None:
    for options in ((), ("--tables",), ("--trace",)):
        ended = cli("participants", str(path), "--lang", language, "--format", output_format, *options)
        assert_well_written(ended, output_format, language)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("options", [(), ("--tables",), ("--trace",)])
def test_it_stays_within_the_terminal(cli: Cli, width: int, options: tuple[str, ...]) -> None:
    cli.write("plan.yaml", PLAN)
    for path in ("plan.yaml", str(LIA)):
        ended = cli("participants", path, *options, env={"COLUMNS": str(width)})
        assert ended.status == 0
        assert max(map(len, ended.out.splitlines())) <= width


def test_nothing_known_is_a_dash_with_a_reason_and_never_nought(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: Ny}\nmålgrupper: [{id: a, namn: Alla}]\n")
    out = cli("participants", "plan.yaml").out
    assert "ingen målgrupp har ett antal" in out
    assert "antalet är inte angivet: Alla (plan.yaml:2)" in out
    assert "0" not in out.replace("plan.yaml:2", "")


def test_groups_without_an_id_are_counted_too(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: Ny}\nmålgrupper: [{namn: Alla, antal: 40}, {namn: Fler, antal: 2}]\n")
    assert "42 unika personer" in plain(cli("participants", "plan.yaml").out)
    assert document(cli, "plan.yaml", "--group", "Fler")["everybody"]["unique"]["low"] == "2"


def test_the_managers_of_a_group_are_shown_with_their_share_of_women(cli: Cli) -> None:
    cli.write(
        "chefer.yaml",
        "målgrupper:\n  - {id: s, namn: Sotenäs, antal: 671, chefer: {totalt: 24, kvinnor: 6, män: 18}}\n"
        "  - {id: d, namn: Dals-Ed, antal: 480, chefer: 20}\n  - {id: m, namn: Munkedal, antal: 400}\n",
    )
    out = plain(cli("participants", "chefer.yaml").out)
    assert "24 chefer (25 % kvinnor)" in out
    assert "20 chefer" in out
    assert "24 managers (25 % women)" in plain(cli("participants", "chefer.yaml", "--lang", "en").out)
    first, second, third = document(cli, "chefer.yaml")["groups"]
    assert first["managers"] == {
        "count": {"low": "24", "high": "24", "unknown": None},
        "women": {"low": "6", "high": "6", "unknown": None},
        "men": {"low": "18", "high": "18", "unknown": None},
        "split": True,
        "share_of_women": {"low": "0.2500", "high": "0.2500"},
        "place": {"file": "chefer.yaml", "line": 2},
    }
    assert (second["managers"]["count"]["low"], second["managers"]["women"]) == ("20", None)
    assert third["managers"] is None
    assert "chefer, kvinnor;6" in cli("participants", "chefer.yaml", "--format", "csv").out
