"""Workbooks, tables and calendars on the command line: made anew where they are ours, kept where they were edited."""

from pathlib import Path

from commands.cli import Cli
from kompplan.reports.sheets import ID

PLAN = """\
projekt: {namn: Samtal}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2026-03-02}
  - {id: A2, aktivitet: Bokslut, när: någon gång}
"""


def test_our_files_are_made_anew_and_edited_ones_are_kept(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    formats = ("--csv", "--ics", "--xlsx")
    assert cli("report", "plan.yaml", *formats).status == 0
    ended = cli("report", "plan.yaml", *formats)
    assert ended.status == 0
    assert "A2" in ended.err
    table = Path("plan.csv").read_bytes()
    edited = table.replace(f'"{ID}"'.encode(), ID.encode(), 1)  # as Excel and LibreOffice write it back
    assert edited != table
    Path("plan.csv").write_bytes(edited)
    assert cli("report", "plan.yaml", "--csv").status == 2


def test_what_a_report_has_not_is_said_and_ends_it(cli: Cli) -> None:
    cli.write("plan.yaml", PLAN)
    ended = cli("report", "plan.yaml", "--audience", "participants", "--ics", "--lang", "sv")
    assert ended.status == 2
    assert "project" in ended.err
    assert not Path("plan-participants.ics").exists()
