"""CSV opens as a table in a spreadsheet of the report's language; the calendar's events are the same events again."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from icalendar import Calendar

from kompplan.errors import KompplanError
from kompplan.i18n.language import Language
from kompplan.reports.audience import Audience
from kompplan.reports.audiences import audiences
from kompplan.reports.build import build
from kompplan.reports.formats import csv as csv_format
from kompplan.reports.formats import ics as ics_format
from kompplan.reports.making import File, Making
from kompplan.reports.sheets import ID, sheets_of
from kompplan.reports.view import Content
from reports.plans import EXAMPLES, TODAY, example_making, filled, judged, written

PLAN = """\
projekt: {id: samtal, namn: Samtal, period: 2026-01-12 – 2027-06-18}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2026-03-02, kostnad: '1 500,50 kr', tid: '=1+1'}
  - {id: A2, aktivitet: '=HYPERLINK("x")', när: någon gång, ansvarig: '@alla'}
  - {id: A3, aktivitet: Samtal, ansvarig: chefen, när: 2026-04-01 – 2026-05-29}
utvärdering: {datum: [2026-09-01, mars 2027], utvärderare: konsulten}
avslut:
  datum: 2027-06-18
  överlämning: [{vad: Rutinen, till: linjen, senast: 2027-05-03}]
risker:
  register: [{id: R1, risk: Chefen slutar, S: 4, K: 4, senast: 2026-05-04, ansvarig: chefen, åtgärd: en till}]
"""


def making_of(source: str, language: Language = Language.SV) -> Making:
    found = judged(source.encode())
    assert found.checked is not None
    return Making(found.checked, found.diagnostics, 0, File("plan.yaml", source.encode()), language)


def rows_of(making: Making, name: str = "project") -> list[list[str]]:
    text = written(making, "csv", name).decode()
    swedish = making.language is Language.SV
    assert text.startswith("\ufeff") is swedish
    assert text.count("\n") == text.count("\r\n")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";" if swedish else ","))


def events_of(data: bytes) -> dict[str, tuple[str, date, date]]:
    events = Calendar.from_ical(data).walk("VEVENT")
    found = {
        str(each["UID"]): (str(each["SUMMARY"]), each.decoded("DTSTART"), each.decoded("DTEND")) for each in events
    }
    assert len(found) == len(events)
    return found


def test_the_table_is_that_of_the_report_with_places_and_ids_last() -> None:
    head, *rows = rows_of(making_of(PLAN))
    assert head[-2:] == ["Plats i planen", ID]
    assert [row[-1] for row in rows] == ["A1", "A2", "A3"]
    assert rows[0][-2] == "plan.yaml:3"
    assert rows[0][head.index("Kostnad")] == "1500,50"
    assert rows[0][head.index("Tidigast")] == "2026-03-02"
    assert rows[1][head.index("Aktivitet")] == '\'=HYPERLINK("x")'
    assert rows[1][head.index("Ansvarig")] == "'@alla"
    assert rows[2][head.index("Kostnad")] == "saknas"


def test_english_has_commas_and_points() -> None:
    head, *rows = rows_of(making_of(PLAN, Language.EN))
    assert rows[0][head.index("Cost")] == "1500.50"


@pytest.mark.parametrize("language", list(Language), ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_row_of_every_main_table_is_there_once(path: Path, language: Language) -> None:
    making = example_making(path, language)
    for each in audiences():
        typed = making.for_spreadsheets()
        tables = [table for table in sheets_of(build(typed, each, "csv"), typed.w) if table.name == each.table]
        if not tables:
            with pytest.raises(KompplanError) as raised:
                written(making, "csv", each.name)
            assert each.name in raised.value.message.to(language)
            continue
        head, *rows = rows_of(making, each.name)
        assert [row[-1] for row in rows] == [row.id for table in tables for row in table.rows]
        assert all(len(row) == len(head) for row in rows)
        for column, heading in zip(tables[0].columns, head, strict=False):
            assert heading.startswith(" ".join(column.heading.split())[:10])
        for table in tables:
            for row in table.rows:
                for cell, column in zip(row.cells, table.columns, strict=True):
                    if cell.number and column.unit in ("kr", "h", "n"):
                        shown = str(int(Decimal(cell.number))) if not Decimal(cell.number) % 1 else cell.number
                        assert any(shown.replace(".", ",") in line or shown in line for line in rows)


@pytest.mark.parametrize("text", ["=1+{n}", "+{n}", "-{n} kr", "@SUM({n})", "a;{n}", 'b"{n}', "c\n{n}", "d\t{n}\x1b"])
def test_no_cell_begins_as_a_formula(text: str) -> None:
    plan = filled(lambda number: text.format(n=number))
    making = making_of(plan.source.decode())
    for each in audiences():
        try:
            rows = rows_of(making, each.name)
        except KompplanError:
            continue
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows for cell in row):
            number = cell.replace(",", ".").removeprefix("-")
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or number.replace(".", "").isdecimal()
            assert "\x1b" not in cell


def _no_content(making: Making) -> Content:
    raise AssertionError(making)


def test_who_has_no_table_or_no_days_says_what_there_is() -> None:
    from kompplan.i18n.text import Text

    bare = Audience("bare", Text("Bare", "Bar"), Text("nothing", "inget"), _no_content)
    making = making_of(PLAN)
    report = build(making, next(each for each in audiences() if each.name == "project"), "csv")
    with pytest.raises(KompplanError) as raised:
        csv_format.write(report, making, bare)
    assert "--html" in raised.value.message.to(Language.SV)
    with pytest.raises(KompplanError) as raised:
        ics_format.write(report, making, bare)
    assert "owners" in raised.value.message.to(Language.SV)
    assert "project" in raised.value.message.to(Language.SV)


def test_everything_that_has_a_day_is_in_the_projects_calendar() -> None:
    data = written(making_of(PLAN), "ics")
    found = {title: (first, last) for title, first, last in events_of(data).values()}
    day = timedelta(days=1)
    assert found["Kurs"] == (date(2026, 3, 2), date(2026, 3, 3))
    assert found["Samtal"] == (date(2026, 4, 1), date(2026, 5, 30))
    assert found["Projektet slutar"][0] == date(2027, 6, 18)
    assert found["Projektet avslutas"][0] == date(2027, 6, 18)
    assert found["Utvärderingen"][0] == date(2026, 9, 1)
    assert found["Senast: Utvärderingen"] == (date(2027, 3, 31), date(2027, 3, 31) + day)
    assert found["Tas över: Rutinen"][0] == date(2027, 5, 3)
    assert any(title.startswith("Risk: åtgärden på plats: R1") for title in found)
    calendar = Calendar.from_ical(data)
    assert "A2" in str(calendar["X-WR-CALDESC"])
    assert {each.decoded("DTSTAMP").date() for each in calendar.walk("VEVENT")} == {TODAY}
    assert data.startswith(b"BEGIN:VCALENDAR")
    assert b"PRODID:-//kompplan//report//SV" in data


def test_events_keep_their_uids_when_days_move_and_in_other_reports() -> None:
    first = events_of(written(making_of(PLAN), "ics"))
    moved = events_of(written(making_of(PLAN.replace("2026-03-02", "2026-03-09")), "ics"))
    assert first.keys() == moved.keys()
    assert first != moved
    owners = events_of(written(making_of(PLAN), "ics", "owners"))
    of_the_owners = {uid for uid in owners if uid in first}
    assert {title for title, _, _ in owners.values()} >= {"Chefen: Kurs", "Chefen: Samtal"}
    assert len(of_the_owners) == len(owners)
    risks = events_of(written(making_of(PLAN), "ics", "risks"))
    assert risks.keys() < first.keys()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_calendar_of_the_examples_can_be_read(path: Path) -> None:
    for language in Language:
        making = example_making(path, language)
        for each in audiences():
            if each.calendar is None:
                continue
            data = written(making, "ics", each.name)
            for _, begin, end in events_of(data).values():
                assert begin < end
            assert max(map(len, data.split(b"\r\n"))) <= 75
