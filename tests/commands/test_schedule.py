"""``kompplan schedule``: a plan whose dates are worked out by hand, in every form it is written.

2027-01-11 is a Monday, and so is every day of ``v. 3`` and ``v. 4`` that is named here.
"""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from commands.cli import Cli
from kompplan.__main__ import run as main_run
from kompplan.commands.scheduling import plainly
from kompplan.i18n.language import Language
from kompplan.views.gantt import MOST_ROWS

# A1 11–15 January; A2 waits two days more: 20–22; A3 stated 18 January but waits for A2 (25); A4 has room
PLAN = """\
projekt: {id: prov, namn: Samtal som bär, period: 2027-01-11 – 2027-02-26, idag: 2027-01-04}
roller: [{id: pl, titel: projektledaren}]
aktiviteter:
  - {id: A1, aktivitet: Upphandling, ansvarig: pl, längd: 5 dagar}
  - id: A2
    aktivitet: Kurs i samtalsmetod
    ansvarig: enhetschefen
    längd: 3 dagar
    efter: [{aktivitet: A1, fördröjning: 2 arbetsdagar, skäl: kallelsen ska hinna fram}]
  - {id: A3, aktivitet: Handledning, ansvarig: enhetschefen, start: 2027-01-18, längd: 2 dagar, efter: A2}
  - {id: A4, aktivitet: Film, ansvarig: projektledaren, när: februari 2027, längd: 2 dagar}
  - {id: A5, aktivitet: Träffar, ansvarig: pl, när: 2027-01-13 – 2027-02-03, hur_ofta: varje vecka}
  - {id: A6, aktivitet: Rutin, efter: A7}
  - {id: A7, aktivitet: Mall, efter: A6}
  - {id: M, aktivitet: "Alla gått: klart", längd: 0 dagar, efter: A3}
"""


def events_of(text: str | bytes) -> dict[str, Any]:
    """Return the events of a calendar file by their titles."""
    return {str(each["summary"]): each for each in Calendar.from_ical(text).walk("VEVENT")}


def plan(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)


def test_the_terminal_shows_chart_dates_contradictions_and_the_next_step(cli: Cli) -> None:
    plan(cli)
    ended = cli("schedule", "plan.yaml", env={"COLUMNS": "120"})
    assert ended.status == 0
    out = ended.out
    assert out.startswith("Samtal som bär\n8 aktiviteter · 2027-01-11 – 2027-")
    assert "jan" in out
    assert "feb" in out
    assert "A3 ”Handledning” ska börja 2027-01-18, men kan börja tidigast 2027-01-25: 5 arbetsdagar för sent" in out
    assert "A6  väntar på sig själv i en ring" in out
    assert "Nästa steg: flytta A3 till 2027-01-25 eller senare" in out.splitlines()[-1]
    a1 = next(line.split() for line in out.splitlines() if "2027-01-11  " in line and "A1" in line)
    assert a1[:6] == ["!", "A1", "2027-01-11", "2027-01-15", "5", "−4"]


def test_no_line_is_wider_than_the_screen_and_every_sign_is_explained(cli: Cli) -> None:
    plan(cli)
    for width in ("80", "120"):
        for language in ("sv", "en"):
            out = cli("schedule", "plan.yaml", "--lang", language, env={"COLUMNS": width}).out
            assert max(map(len, out.splitlines())) <= int(width)
            assert "█" in out or "▒" in out
            for sign in "▒░!":
                assert sign in out
                assert any(line.startswith(f"{sign} ") or f"   {sign} " in line for line in out.splitlines()), sign


def test_why_tells_the_chain_link_by_link(cli: Cli) -> None:
    plan(cli)
    lines = cli("schedule", "plan.yaml", "--why", "a3").out.splitlines()
    assert lines == [
        "1. A1 ”Upphandling”: 2027-01-11 – 2027-01-15, projektet börjar då",
        (
            "2. A2 ”Kurs i samtalsmetod”: 2027-01-20 – 2027-01-22, efter att A1 är klar 2027-01-15, "
            "och 2 arbetsdagar till (kallelsen ska hinna fram)"
        ),
        "3. A3 ”Handledning”: 2027-01-25 – 2027-01-26, efter att A2 är klar 2027-01-22",
        "den är 5 arbetsdagar för sen för det som begränsar: egen start 2027-01-18",
    ]
    english = cli("schedule", "plan.yaml", "--why", "A1", "--lang", "en").out
    assert english.splitlines()[-1] == "it is 4 working days too late for what limits it: A3 begins 2027-01-18"
    assert "väntar på sig själv i en ring" in cli("schedule", "plan.yaml", "--why", "A6").out
    wrong = cli("schedule", "plan.yaml", "--why", "A33")
    assert (wrong.status, wrong.out) == (2, "")


def test_json_holds_dates_reasons_and_places(cli: Cli) -> None:
    plan(cli)
    document = json.loads(cli("schedule", "plan.yaml", "--format", "json").out)
    assert document["version"] == 1
    assert document["today"] == "2027-01-04"
    rows = {each["id"]: each for each in document["activities"]}
    assert rows["A2"]["start"] == {"earliest": "2027-01-20", "latest": "2027-01-20"}
    assert rows["A2"]["driver"] == {
        "kind": "link",
        "activity": "A1",
        "type": "finish_start",
        "lag": "2 arbetsdagar",
        "reason": "kallelsen ska hinna fram",
    }
    assert rows["A2"]["slack"] == -4  # A3 may begin on its last day
    assert rows["A2"]["bound"] == {"kind": "start", "activity": "A3", "day": "2027-01-18"}
    assert rows["A2"]["place"] == {"file": "plan.yaml", "line": 5}
    assert rows["A4"]["start"] == {"earliest": "2027-02-01", "latest": "2027-02-25"}
    assert [each["day"] for each in rows["A5"]["sessions"]] == ["2027-01-13", "2027-01-20", "2027-01-27", "2027-02-03"]
    assert rows["M"]["milestone"] is True
    assert {each["id"]: each["reason"] for each in document["unscheduled"]} == {"A6": "ring", "A7": "ring"}
    assert document["violations"][0]["working_days_late"] == 5


def test_only_what_is_asked_for(cli: Cli) -> None:
    plan(cli)

    def ids(*options: str) -> list[str]:
        document = json.loads(cli("schedule", "plan.yaml", "--format", "json", *options).out)
        return [each["id"] for each in document["activities"]]

    assert ids("--owner", "Projektledaren") == ids("--owner", "pl") == ["A1", "A5", "A4"]
    assert ids("--from", "2027-01-25", "--to", "2027-01-31") == ["A5", "A3", "M"]
    assert "A1" not in ids("--critical")
    nobody = cli("schedule", "plan.yaml", "--owner", "rektorn")
    assert nobody.status == 2
    assert "enhetschefen" in nobody.err


def test_csv_marks_what_is_both_critical_and_late(cli: Cli) -> None:
    cli.write(
        "plan.yaml",
        "projekt: {namn: p, period: 2027-01-11 – 2027-01-15}\naktiviteter:\n"
        '  - {id: A1, aktivitet: "kurs; \\"lång\\"", längd: 10 dagar}\n  - {id: A2, aktivitet: b, längd: 1 dag}\n',
    )
    out = cli("schedule", "plan.yaml", "--format", "csv", "--lang", "sv").out
    head, first, second = out.strip().splitlines()
    assert head.lstrip("\ufeff").startswith("krit.;id;aktivitet;")
    assert first.startswith('*!;A1;"kurs; ""lång""";;2027-01-11;2027-01-22;10;')
    assert second.startswith(";A2;b;;2027-01-11;2027-01-11;1;")


def test_csv_opens_in_swedish_excel_and_holds_no_formula(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN.replace("Upphandling", '"=1+1"'))
    out = cli("schedule", "plan.yaml", "--format", "csv").out
    assert out.startswith("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(out.lstrip("\ufeff")), delimiter=";")}
    assert (rows["A1"]["aktivitet"], rows["A1"]["start"], rows["A1"]["marginal"]) == ("'=1+1", "2027-01-11", "-4")


def test_mermaid_takes_nothing_of_the_plan_for_markup(cli: Cli) -> None:
    bad = 'click n1 href "javascript:alert(1)"; %%{init: {}}%% #35; <b>'
    cli.write("plan.yaml", PLAN.replace("Upphandling", json.dumps(bad)).replace("id: A1,", "").replace("A1", "A4"))
    out = cli("schedule", "plan.yaml", "--format", "mermaid").out
    assert out.startswith("gantt\n    title Samtal som bär\n")
    line = next(each for each in out.splitlines() if "javascript" in each)
    label, _, rest = line.strip().partition(" :")
    assert not set(label) & set(':;#%{}<>"')
    assert not label.startswith("click")
    assert rest.split(", ")[-3].startswith("n")
    milestone = next(each for each in out.splitlines() if "Alla gått" in each)
    assert ":milestone, " in milestone or ":crit, milestone, " in milestone


def test_a_calendar_file_has_stable_ids_whole_days_and_the_stamp_of_today(cli: Cli) -> None:
    plan(cli)
    first = cli("schedule", "plan.yaml", "--format", "ics")
    assert first.out == cli("schedule", "plan.yaml", "--format", "ics").out
    assert "A4" in first.err
    events = events_of(first.out)
    course = events["Kurs i samtalsmetod"]
    assert (course["dtstart"].dt, course["dtend"].dt) == (date(2027, 1, 20), date(2027, 1, 23))
    assert course["dtstamp"].dt.date() == date(2027, 1, 4)
    assert course["transp"] == "TRANSPARENT"
    assert [each for each in events if each.startswith("Träffar")] == [f"Träffar ({n}/4)" for n in range(1, 5)]
    cli.write("plan.yaml", PLAN.replace("längd: 5 dagar", "längd: 6 dagar"))
    again = events_of(cli("schedule", "plan.yaml", "--format", "ics").out)["Kurs i samtalsmetod"]
    assert again["uid"] == course["uid"]
    assert again["dtstart"].dt == date(2027, 1, 21)
    assert max(len(line.encode()) for line in first.out.splitlines()) <= 75


def test_a_calendar_file_of_one_owner_is_written_and_written_again(cli: Cli) -> None:
    plan(cli)
    for _ in range(2):
        assert cli("schedule", "plan.yaml", "--format", "ics", "--owner", "pl", "-o", "pl.ics").status == 0
    events = events_of((cli.folder / "pl.ics").read_bytes())
    assert {each.split(" (")[0] for each in events} == {"Upphandling", "Träffar"}


def test_days_off_move_sessions_and_it_is_told(cli: Cli) -> None:
    # Wednesdays from 23 December: the 23rd, the 30th, then 6 January, which is Epiphany
    cli.write(
        "plan.yaml",
        "projekt: {namn: P}\naktiviteter:\n"
        "  - {id: A1, aktivitet: Träff, när: 2026-12-23 – 2027-01-13, hur_ofta: varje vecka}\n",
    )
    assert "2027-01-06 är trettondedag jul: flyttas till 2027-01-07" in cli("schedule", "plan.yaml").out
    out = cli("schedule", "plan.yaml", "--format", "md", "--lang", "en").out
    assert "| A1 | Träff | 3 | 2027-01-07 | 2027-01-06 | Epiphany |" in out


def test_a_plan_without_activities_and_one_without_dates_say_so(cli: Cli) -> None:
    cli.write("plan.yaml", "projekt: {namn: P}\n")
    assert cli("schedule", "plan.yaml").status == 0
    cli.write("plan.yaml", "projekt: {namn: P}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n")
    out = cli("schedule", "plan.yaml").out
    assert "inget säger när den kan börja" in out
    assert out.rstrip().endswith("Nästa steg: ange när A1 kan börja")


def test_a_very_long_plan_is_cut_on_the_terminal_and_whole_elsewhere(cli: Cli) -> None:
    rows = "".join(f"  - {{id: A{n}, aktivitet: x, längd: 1 dag}}\n" for n in range(MOST_ROWS + 50))
    cli.write("plan.yaml", "projekt: {namn: P, period: från 2027-01-11}\naktiviteter:\n" + rows)
    assert "… och 50 till" in cli("schedule", "plan.yaml").out
    assert len(cli("schedule", "plan.yaml", "--format", "csv").out.splitlines()) == MOST_ROWS + 51


def test_both_languages(cli: Cli) -> None:
    plan(cli)
    for language in Language:
        for form in ("text", "md", "csv", "json", "mermaid", "ics"):
            assert cli("schedule", "plan.yaml", "--format", form, "--lang", language.value).status == 0


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (["plan.yaml"], True),
        (["plan.yaml", "--format", "csv", "--limit", "size=1MB", "--limit", "depth=9"], True),
        (["--lang", "en", "plan.yaml", "--today", "2027-01-01", "-o", "x.csv"], True),
        (["plan.yaml", "--critical"], False),
        (["plan.yaml", "--format", "docx"], False),
        (["plan.yaml", "--format"], False),
        (["a.yaml", "b.yaml"], False),
        (["plan.yaml", "--help"], False),
    ],
)
def test_a_plain_command_line_needs_no_typer_and_any_other_does(words: list[str], plain: bool) -> None:
    assert (plainly(words) is not None) is plain


def test_both_ways_write_the_same(cli: Cli, capsys: pytest.CaptureFixture[str]) -> None:
    plan(cli)
    out = cli("schedule", "plan.yaml", "--format", "csv").out
    capsys.readouterr()
    assert main_run(["schedule", "plan.yaml", "--format", "csv"]) == 0
    assert capsys.readouterr().out == out
    cli.write("trasig.yaml", "- bara\n- en lista\n")
    assert main_run(["schedule", "trasig.yaml"]) == 1
    assert main_run(["schedule", "saknas.yaml"]) == 2
