"""``kompplan procurement``: the worked example by hand, every example in every format, same-kind sums and calendars."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from commands.cli import Cli, assert_well_written

EXAMPLES = Path(__file__).parents[2] / "examples"
PLANS = [path for path in sorted(EXAMPLES.glob("*/*.yaml")) if path.stem == path.parent.name]
# The worked example of LOU lead times: tender 30 + evaluation 20 + standstill 10 + contract 5 = 65 days before the
# course that starts 2026-10-05, 20 days of work on the requirements before that, and 60 days kept for a review.
COURSE = """\
projekt: {id: kurs, namn: Kursen}
aktiviteter:
  - {id: A1, aktivitet: Kurs i samtalsmetod, när: 2026-10-05, upphandling: U1}
  - {id: A2, aktivitet: Föreläsning, när: 2026-11-05, extern: ja, kostnad: 30 000 kr}
upphandlingar:
  - {id: U1, vad: kurs, förfarande: öppet förfarande, kategori: bilaga 2, värde: 900 tkr, ansvarig: upphandlaren}
"""
DIRECT = """\
projekt: {namn: Köpen}
upphandlingar:
  - {vad: stöd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-02-01}
  - {vad: råd, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-05-03}
  - {vad: hjälp, kategori: tjänster, förfarande: direktupphandling, värde: 250 tkr, avtal: 2027-09-01}
  - {vad: kurs, kategori: bilaga 2, förfarande: direktupphandling, värde: 900 tkr, avtal: 2024-03-01}
  - {vad: mer, kategori: tjänster, förfarande: direktupphandling}
"""


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_the_worked_example_is_counted_backwards_from_the_course(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE)
    document = json.loads(cli("procurement", "plan.yaml", "--today", "2026-05-01", "--format", "json").out)
    (purchase,) = document["purchases"]
    steps = {step["name"]: (step["last"], step["with_review"]) for step in purchase["steps"]}
    assert steps == {
        "begin": ("2026-07-12", "2026-05-13"),
        "notice": ("2026-08-01", "2026-06-02"),
        "tender_deadline": ("2026-08-31", "2026-07-02"),
        "award": ("2026-09-20", "2026-07-22"),
        "standstill_end": ("2026-09-30", "2026-08-01"),
        "contract": ("2026-10-05", "2026-08-06"),
    }
    assert (purchase["state"], purchase["next"], purchase["needed"]) == ("in time", "begin", "2026-10-05")
    assert purchase["value"] == {
        "low": "900000", "high": "900000", "field": "estimated_value", "place": {"file": "plan.yaml", "line": 6}
    }  # fmt: skip
    out = cli("procurement", "plan.yaml", "--today", "2026-05-01", env={"COLUMNS": "120"}).out.splitlines()
    assert out[0] == "Kursen · 1 köp · 0 för sent · per 2026-05-01"
    assert out[3] == "  2026-05-13  U1 ”kurs”: kravarbete, sista dagen med tid för överprövning"
    assert "annons              2026-08-01  2026-06-02    2025-12-24       30  anbudstid" in out


def test_the_first_lines_say_what_is_too_late_and_what_follows(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE)
    ended = cli("procurement", "plan.yaml", "--today", "2026-07-15", env={"COLUMNS": "200"})
    lines = ended.out.splitlines()
    assert lines[0] == "Kursen · 1 köp · 1 för sent · per 2026-07-15"
    assert lines[3] == (
        "  !  U1 ”kurs”: sista dagen för kravarbete var 2026-07-12, för 3 dagar sedan; avtal kan finnas omkring "
        "2026-10-08, 3 dagar efter att A1 ”Kurs i samtalsmetod” börjar"
    )
    english = cli("procurement", "plan.yaml", "--today", "2026-07-15", "--lang", "en", env={"COLUMNS": "200"}).out
    assert (
        "the last day for requirements was 2026-07-12, 3 days ago; there can be a contract about 2026-10-08" in english
    )


def test_what_is_bought_without_an_entry_is_listed_with_its_place(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE)
    out = plain(cli("procurement", "plan.yaml", "--today", "2026-05-01").out)
    assert "!  A2 ”Föreläsning” (märkt som extern; 30 000 kr) plan.yaml:4" in out
    found = cli("validate", "plan.yaml", "--show", "info").out
    assert "PRO01" in found


def test_three_of_a_kind_are_over_the_limit_of_their_day(cli: Cli) -> None:
    # 3 × 250 000 = 750 000, and the limit for services is 700 000 since 2022-02-01: 50 000 too much
    cli.write("plan.yaml", DIRECT)
    document = json.loads(cli("procurement", "plan.yaml", "--format", "json").out)
    kinds = {(kind["category"], kind["year"]): kind for kind in document["same_kind"]}
    services = kinds["services", 2027]
    assert services["sum"] == {"low": "750000", "high": "750000"}
    assert services["limit"] == {"low": "700000", "high": "700000"}
    assert services["verdict"] == "over"
    assert [award["place"]["line"] for award in services["awards"]] == [3, 4, 5]
    assert "konkurrensverket.se" in services["limits"][0]["source"]
    assert services["limits"][0]["from"] == "2022-02-01"
    annex = kinds["annex2", 2024]
    assert (annex["limit"]["low"], annex["verdict"]) == ("8109450", "below")
    assert [each["what"] for each in document["left_out"]] == ["mer"]
    text = plain(cli("procurement", "plan.yaml", "--same-kind", env={"COLUMNS": "120"}).out)
    line = next(line for line in text.splitlines() if line.startswith("2027 "))
    assert line.split("  ")[-1] == "över gränsen (PRO04)"
    assert [part.strip() for part in line.split("  ") if part.strip()][2:5] == ["750 000", "700 000", "−50 000"]
    assert "Gränser och deras källor:" in text


def test_a_limit_that_no_source_gives_is_not_guessed(cli: Cli) -> None:
    cli.write("plan.yaml", DIRECT.replace("2024-03-01", "2009-03-01"))
    document = json.loads(cli("procurement", "plan.yaml", "--format", "json").out)
    annex = next(kind for kind in document["same_kind"] if kind["category"] == "annex2")
    assert (annex["limit"], annex["verdict"], annex["limits"]) == ({"low": None, "high": None}, "unknown", [])


def test_a_calendar_program_gets_the_same_events_again_when_days_move(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE)
    before = Calendar.from_ical(cli("procurement", "plan.yaml", "--today", "2026-05-01", "--format", "ics").out)
    cli.write("plan.yaml", COURSE.replace("2026-10-05", "2026-10-12"))
    after = Calendar.from_ical(cli("procurement", "plan.yaml", "--today", "2026-05-02", "--format", "ics").out)
    assert [event["uid"] for event in before.walk("VEVENT")] == [event["uid"] for event in after.walk("VEVENT")]
    assert len({event["uid"] for event in before.walk("VEVENT")}) == 6
    assert [event.decoded("dtstart") for event in before.walk("VEVENT")][:2] == [date(2026, 5, 13), date(2026, 6, 2)]
    assert [event.decoded("dtstart") for event in after.walk("VEVENT")][:2] == [date(2026, 5, 20), date(2026, 6, 9)]


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("output_format", ["text", "json", "csv", "md", "ics"])
def test_every_example_has_a_procurement_calendar(cli: Cli, path: Path, language: str, output_format: str) -> None:
    for options in ((), ("--same-kind",)):
        ended = cli("procurement", str(path), "--lang", language, "--format", output_format, *options)
        assert_well_written(ended, output_format, language)


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("plan", [COURSE, DIRECT, "projekt: {namn: Tom}\n"])
def test_it_stays_within_the_terminal(cli: Cli, plan: str, width: int) -> None:
    cli.write("plan.yaml", plan)
    ended = cli("procurement", "plan.yaml", "--today", "2026-07-15", env={"COLUMNS": str(width)})
    assert ended.status == 0
    assert max(map(len, ended.out.splitlines())) <= width


def test_it_goes_into_a_file_and_never_over_the_plan(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE)
    assert cli("procurement", "plan.yaml", "--format", "ics", "-o", "kalender.ics").status == 0
    assert (cli.folder / "kalender.ics").read_text(encoding="utf-8").startswith("BEGIN:VCALENDAR")
    assert cli("procurement", "plan.yaml", "-o", "plan.yaml", "--force").status == 2
    assert (cli.folder / "plan.yaml").read_text(encoding="utf-8") == COURSE


def test_plan_text_is_inert(cli: Cli) -> None:
    cli.write("plan.yaml", COURSE.replace("vad: kurs", 'vad: "[bold]x[/bold] \\e[31m | <b>"'))
    for output_format in ("text", "md", "ics"):
        out = cli("procurement", "plan.yaml", "--format", output_format, "--today", "2026-07-15").out
        assert "\x1b[31m" not in out
    assert "[bold]x[/bold]" in cli("procurement", "plan.yaml").out


def test_what_has_no_date_of_its_own_is_needed_when_the_schedule_says_and_that_is_told(cli: Cli) -> None:
    """A1 takes ten working days from Monday 31 August, so that the course can begin on 14 September."""
    cli.write(
        "plan.yaml",
        "projekt: {namn: Kursen, idag: 2026-03-02}\naktiviteter:\n"
        "  - {id: A1, aktivitet: Kartläggning, start: 2026-08-31, längd: 10 dagar}\n"
        "  - {id: A2, aktivitet: Kurs, efter: [A1], upphandling: U1}\n"
        "  - {id: A3, aktivitet: Avslutning, upphandling: U2}\n"
        "upphandlingar:\n  - {id: U1, vad: kurs, förfarande: direktupphandling, värde: 90 tkr}\n"
        "  - {id: U2, vad: lokal, förfarande: direktupphandling, värde: 9 tkr}\n",
    )
    out = plain(cli("procurement", "plan.yaml").out)
    assert re.search(r"behövs enligt tidsplanen +2026-09-14", out)
    assert "A3 ”Avslutning” anger ingen dag då den börjar" in " ".join(out.split())
    assert re.search(r"needed by the schedule +2026-09-14", plain(cli("procurement", "plan.yaml", "--lang", "en").out))
    found = {
        each["id"]: each for each in json.loads(cli("procurement", "plan.yaml", "--format", "json").out)["purchases"]
    }
    assert (found["U1"]["needed"], found["U1"]["needed_by_schedule"]) == ("2026-09-14", True)
    assert found["U1"]["needed_place"] == {"file": "plan.yaml", "line": 4}
    assert (found["U2"]["needed"], found["U2"]["needed_by_schedule"]) == (None, False)
    assert ";2026-09-14;tidsplanen;" in cli("procurement", "plan.yaml", "--format", "csv").out
    judged = cli("validate", "plan.yaml", "--select", "PRO02,PRO03").out
    assert "PRO0" not in judged  # verdicts go by what the plan states
