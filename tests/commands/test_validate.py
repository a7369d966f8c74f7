"""``kompplan validate``: what is shown, where it points, and how it ends."""

import json

import pytest

from commands.cli import Cli

SMALL = """\
projekt: {namn: Liten plan}
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtal, ansvarig: rektor, senast: 2027-03-01}
"""
RISKY = """\
projekt: {namn: Plan med risk}
aktiviteter:
  - {id: A1, aktivitet: Kurs}
risker:
  register:
    - {id: R4, risk: Ledningen byts ut, S: 4, K: 4, senast: 2026-12-01, åtgärd: följ upp}
"""


def test_a_newcomers_plan_of_three_lines_has_no_error(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL)
    ended = cli("validate", "plan.yaml", "--today", "2026-09-01")
    assert ended.status == 0
    assert "fel" not in ended.out
    assert ended.err == ""


def test_without_a_name_the_plan_of_the_folder_is_found(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL)
    cli.write("annat.yaml", "setting: 1\n")
    ended = cli("validate")
    assert ended.status == 0
    assert ended.out.splitlines()[-1].startswith("plan.yaml: ")


def test_a_folder_without_a_plan_says_how_to_begin(cli: Cli) -> None:
    ended = cli("validate")
    assert ended.status == 2
    assert ended.out == ""
    assert "kompplan new" in ended.err


def test_a_folder_is_walked_and_files_come_in_order(cli: Cli) -> None:
    cli.write("planer/b/plan.yaml", SMALL)
    cli.write("planer/a.yaml", SMALL)
    cli.write("planer/.gömd/plan.yaml", SMALL)
    ended = cli("validate", "planer")
    counts = [line for line in ended.out.splitlines() if "(--show info" in line]
    assert [line.partition(":")[0] for line in counts] == ["planer/a.yaml", "planer/b/plan.yaml"]
    assert "gömd" not in ended.out
    assert ended.out.splitlines()[-1].startswith("2 filer: ")


def test_an_error_points_at_the_exact_words_and_ends_with_1(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    ended = cli("validate", "plan.yaml", "--show", "error")
    assert ended.status == 1
    lines = ended.out.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("fel[RSK06 act-now-without-owner]"))
    assert lines[start + 1] == " --> plan.yaml:6:12"
    assert lines[start + 3].startswith("6 |     - {id: R4,")
    assert lines[start + 4] == "  |" + " " * 12 + "^^"
    assert lines[start + 5].startswith("  = gör så här: ")


def test_the_same_plan_in_english_reads_in_english(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    ended = cli("validate", "plan.yaml", "--lang", "en", "--show", "error")
    assert "error[RSK06 act-now-without-owner]: risk R4 has value 16" in ended.out


@pytest.mark.parametrize(
    ("arguments", "environment", "plan_language", "expected"),
    [
        ((), {}, "", "fel["),
        ((), {}, "en", "error["),
        ((), {"KOMPPLAN_LANG": "sv"}, "en", "fel["),
        (("--lang", "en"), {"KOMPPLAN_LANG": "sv"}, "sv", "error["),
    ],
)
def test_language_is_the_options_then_the_environments_then_the_plans_then_swedish(
    cli: Cli, arguments: tuple[str, ...], environment: dict[str, str], plan_language: str, expected: str
) -> None:
    head = f"{{namn: Plan, språk: {plan_language}}}" if plan_language else "{namn: Plan}"
    cli.write("plan.yaml", RISKY.replace("{namn: Plan med risk}", head))
    assert expected in cli("validate", "plan.yaml", *arguments, env=environment).out


def test_concise_is_one_line_a_finding(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    ended = cli("validate", "plan.yaml", "--format", "concise", "--show", "error")
    assert ended.status == 1
    assert "plan.yaml:6:12: fel[RSK06 act-now-without-owner] risk R4 har riskvärde 16" in ended.out
    assert all(line.startswith("plan.yaml:") for line in ended.out.splitlines())


def test_json_is_versioned_and_has_places(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    ended = cli("validate", "plan.yaml", "--format", "json", "--today", "2026-09-01")
    document = json.loads(ended.out)
    assert document["version"] == 1
    assert document["today"] == "2026-09-01"
    (file,) = document["files"]
    finding = next(each for each in file["findings"] if each["code"] == "RSK06")
    assert finding["severity"] == "error"
    assert finding["place"] == {"file": "plan.yaml", "line": 6, "column": 12, "end_line": 6, "end_column": 14}
    assert finding["path"] == "risker.register[0].id"
    assert document["summary"]["error"] == sum(each["severity"] == "error" for each in file["findings"])


def test_standard_input_is_read_under_the_name_it_is_given(cli: Cli) -> None:
    ended = cli("validate", "-", "--format", "concise", "--stdin-filename", "mapp/plan.yaml", stdin=RISKY)
    assert ended.status == 1
    assert "mapp/plan.yaml:6:12: fel[RSK06" in ended.out


def test_strict_ends_with_1_for_a_warning(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL + "okänt_fält: 1\n")
    assert cli("validate", "plan.yaml").status == 0
    assert cli("validate", "plan.yaml", "--strict").status == 1


def test_one_bad_value_hides_nothing_else(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY.replace("aktivitet: Kurs", "aktivitet: Kurs, kostnad: 1.200"))
    ended = cli("validate", "plan.yaml", "--show", "error")
    assert "TYP05" in ended.out
    assert "RSK06" in ended.out


def test_a_file_that_is_not_there_is_not_a_finding(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL)
    ended = cli("validate", "plam.yaml")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err == "kompplan: filen plam.yaml finns inte; menade du plan.yaml?\n"


def test_yaml_that_cannot_be_read_is_a_finding_with_a_place(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt:\n\tnamn: X\n")
    ended = cli("validate", "plan.yaml", "--format", "concise")
    assert ended.status == 1
    assert ended.out.startswith("plan.yaml:2:1: fel[YML01 syntax]")


def test_an_unknown_option_is_told_in_swedish(cli: Cli) -> None:
    ended = cli("validate", "--shwo", "error")
    assert ended.status == 2
    assert "--shwo" in ended.err
    assert "menade du --show" in ended.err


def test_a_limit_can_be_raised_on_the_command_line_only(cli: Cli) -> None:
    deep = "projekt: {namn: X}\nanalys: " + "[" * 70 + "]" * 70 + "\n"
    cli.write("plan.yaml", deep)
    ended = cli("validate", "plan.yaml", "--format", "concise")
    assert "YML06" in ended.out
    assert "--limit depth=" in cli("validate", "plan.yaml").out
    assert "YML06" not in cli("validate", "plan.yaml", "--format", "concise", "--limit", "depth=100").out


def test_escape_sequences_in_a_plan_never_reach_the_terminal(cli: Cli) -> None:
    cli.write("plan.yaml", 'projekt: {namn: "a\\e]0;x\\a", status: "\\e[31mröd"}\naktiviteter: []\n')
    ended = cli("validate", "plan.yaml", "--color", "never")
    assert "\x1b" not in ended.out
    assert "\x07" not in ended.out


def test_colour_only_where_it_is_wanted(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY)
    assert "\x1b[" not in cli("validate", "plan.yaml").out
    assert "\x1b[" in cli("validate", "plan.yaml", "--color", "always").out
    assert "\x1b[" not in cli("validate", "plan.yaml", env={"NO_COLOR": "1"}).out


def test_an_allowed_finding_is_counted_and_not_shown(cli: Cli) -> None:
    allowed = RISKY + "tillåt:\n  - {regel: RSK06, objekt: R4, därför: ordföranden tillträder i mars}\n"
    cli.write("plan.yaml", allowed)
    ended = cli("validate", "plan.yaml", "--show", "error")
    assert "RSK06" not in ended.out
    assert "1 tillåten" in ended.out


def test_an_allowance_ends_on_its_last_day(cli: Cli) -> None:
    cli.write(
        "plan.yaml", RISKY + "tillåt:\n  - {regel: RSK06, objekt: R4, därför: väntar, till_och_med: 2026-09-30}\n"
    )
    assert "RSK06" not in cli("validate", "plan.yaml", "--show", "error", "--today", "2026-09-30").out
    assert "RSK06" in cli("validate", "plan.yaml", "--show", "error", "--today", "2026-10-01").out


def test_many_findings_of_one_code_are_told_on_a_line_after_the_first_five(cli: Cli) -> None:
    rows = "".join(
        f"    - {{id: R{number}, risk: sak {number}, S: 5, K: 5, senast: 2027-01-01}}\n" for number in range(1, 9)
    )
    cli.write("plan.yaml", f"projekt: {{namn: Plan}}\nrisker:\n  register:\n{rows}")
    ended = cli("validate", "plan.yaml")
    assert ended.out.count("fel[RSK06 act-now-without-owner]: ") == 5
    assert ended.out.count("fel[RSK06 act-now-without-owner] risk") == 3
    assert cli("validate", "plan.yaml", "--show", "error").out.count("fel[RSK06 act-now-without-owner]: ") == 8


def test_a_misspelt_section_is_guessed_on_its_one_line(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL + "rsiker:\n  skala: 1–5\n")
    assert "”rsiker” är inget fält här och läses inte; menade du ”risker”?" in cli("validate", "plan.yaml").out


def test_a_section_that_stands_empty_is_not_said_to_be_missing(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: X}\naktiviteter:\n")
    assert "avsnittet ”aktiviteter” står tomt i en plan med status utkast" in cli("validate", "plan.yaml").out


def test_a_score_above_the_default_scale_is_offered_the_scale_it_would_need(cli: Cli) -> None:
    cli.write("plan.yaml", RISKY.replace("S: 4", "S: 6"))
    out = cli("validate", "plan.yaml").out
    assert "R4: sannolikheten 6 ligger utanför skalan 1–5" in out
    assert "skala: 1–6" in out


def test_a_reference_is_never_told_to_point_at_itself(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: X}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n  - {id: A2, aktivitet: Samtal, efter: K9}\n",
    )
    assert "de id som finns: A1\n" in cli("validate", "plan.yaml").out


def test_an_id_that_is_a_word_is_not_said_twice(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        SMALL
        + "målgrupper:\n"
        + "  - {id: lärledare, namn: Utbildade lärledare, antal: [{kvinnor: 5, män: 5}, {totalt: 20}]}\n",
    )
    out = cli("validate", "plan.yaml").out
    assert "Utbildade lärledare anges vara både" in out
    assert "lärledare Utbildade" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["validat"], "det finns inget kommando validat; menade du validate?"),
        (["validate", "--format", "xml"], "--format kan inte vara 'xml'; något av: full, concise, json"),
        (["validate", "--most", "0"], "--most är ett heltal, minst 1"),
        (["validate", "--most", "många"], "--most är ett heltal, minst 1"),
        (["simulate", "--runs", "99"], "--runs är ett heltal, minst 100 och högst 1000000"),
        (["simulate", "--seed", "-1"], "--seed är ett heltal, minst 0"),
        (["explain"], "KOD saknas"),
        (["risks", "en.yaml", "två.yaml"], "ett argument för mycket: två.yaml"),
    ],
)
def test_a_slip_on_the_command_line_is_told_with_what_can_stand_there(
    cli: Cli, arguments: list[str], said: str
) -> None:
    ended = cli(*arguments)
    assert ended.status == 2
    assert said in ended.err


def test_what_the_system_refuses_is_told_in_swedish(cli: Cli) -> None:
    cli.write("plan.yaml", SMALL)
    ended = cli("report", "plan.yaml", "-o", "finns/inte/rapport.html")
    assert ended.status == 2
    assert "mappen eller filen finns inte" in ended.err
    assert "No such" not in ended.err


def test_one_file_that_cannot_be_read_does_not_hide_the_others(cli: Cli) -> None:
    cli.write("a.yaml", RISKY)
    ended = cli("validate", "borta.yaml", "a.yaml", "--format", "concise")
    assert ended.status == 2
    assert "RSK06" in ended.out
    assert "borta.yaml" in ended.err


def test_an_exception_that_speaks_of_nothing_is_told(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        RISKY + "tillåt:\n  - {regel: RSK99, objekt: R4, därför: känt}\n  - {regel: RSK06, objekt: R5, därför: känt}\n",
    )
    out = cli("validate", "plan.yaml").out
    assert "undantaget gäller RSK99, som inte är någon regel" in out
    assert "undantaget gäller R5, men inget i planen heter så" in out
