"""The workbook says what the report says, works out what kompplan has calculated, and runs nothing of a plan."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from kompplan.i18n.language import Language
from kompplan.reports.audiences import audiences
from kompplan.reports.formulas import At, Book, Laid, parsed
from kompplan.reports.making import File, Making
from kompplan.reports.sheets import ID
from kompplan.reports.view import Cell, Column, Row
from kompplan.reports.workbook.styles import CUT, LONGEST_TEXT, clean, headings, sheet_name, units
from reports.plans import EXAMPLES, example_making, filled, judged, written
from reports.workbooks import OFFICE, POISON, cells, opened, tables, worked_out

LANGUAGES = tuple(Language)
BUDGET = """\
projekt: {id: samtal, namn: Samtal & stöd, status: pågår, period: 2026-01-01 – 2026-12-31}
aktiviteter:
  - {id: A1, aktivitet: Kurs, ansvarig: chefen, när: 2026-03-02, kostnad: 4 × 15 000 kr}
  - {id: A2, aktivitet: Handledning, när: maj – juni 2026, tid: 40 h}
  - {id: A3, aktivitet: Bokslut, kostnad: ca 9 000 kr}
budget:
  rader:
    - {post: Lokal, antal: 7, á-pris: '333,33 kr'}
    - {post: Material, belopp: '1 234,56 kr'}
    - {post: Resor, belopp: okänt}
    - {post: Mat, belopp: 2 × 3 × 50 kr}
    - {post: Ledning, antal: 40 h, enhetskostnad: projektledare}
    - {post: Ekonomi, belopp: 12 h, enhetskostnad: ekonom}
  enhetskostnader:
    - {namn: projektledare, belopp: 535 kr per timme, källa: utlysningen}
    - {namn: ekonom, månadslön: 42 000 kr, källa: lönelistan}
  satser: [{timkostnad: 350 kr}]
  angiven_summa: 5 000 kr
finansiering: [{källa: kommunen, belopp: 50 000 kr}, {källa: fonden, belopp: '12 345,67 kr'}]
risker:
  register:
    - {id: R1, risk: Chefen slutar, S: 4, K: 4, senast: 2026-05-04, ansvarig: chefen}
    - {id: R2, risk: Lokalen är liten, S: 1, K: 2, åtgärd: låna en till}
"""


def making_of(source: str, language: Language = Language.SV) -> Making:
    found = judged(source.encode())
    assert found.checked is not None
    return Making(found.checked, found.diagnostics, 0, File("plan.yaml", source.encode()), language)


@pytest.mark.parametrize("language", LANGUAGES, ids=str)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_cell_of_the_report_is_there_as_what_it_is(path: Path, language: Language) -> None:
    making = example_making(path, language)
    for _, _, column, cell, found in cells(making, opened(making)):
        if cell.number and column.unit:
            if found.data_type == "f":
                assert cell.formula
            elif column.unit == "date":
                assert isinstance(found.value, datetime)
                assert found.value.date().isoformat() == cell.number
            else:
                assert found.data_type == "n"
                assert found.value == pytest.approx(float(cell.number))
        elif cell.text in ("", "–"):
            assert found.value is None
        else:
            assert found.data_type == "s"
            assert found.value == clean(cell.text)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_tables_have_filters_frozen_headings_ids_and_places(path: Path) -> None:
    making = example_making(path, Language.SV)
    book = opened(making)
    names = [name for page in book.worksheets for name in page.tables]
    assert len({name.casefold() for name in names}) == len(names)
    assert book.worksheets[-1].sheet_state == "veryHidden"
    for sheet, page in zip(tables(making), book.worksheets[1:-1], strict=True):
        assert len(page.title) <= 31
        assert page.freeze_panes is not None
        assert page.freeze_panes.endswith("2")
        assert page.print_title_rows == "$1:$1"
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        heads = [each.value for each in page[1]]
        assert len({str(each).casefold() for each in heads}) == len(heads)
        for table in page.tables.values():
            first, last = table.ref.split(":")
            assert first == "A1"
            ordinary = [number for number, row in enumerate(sheet.rows, 2) if row.kind == "row"]
            assert int(re.sub(r"\D", "", last)) == ordinary[-1]
            assert table.autoFilter is not None
        if any(row.id for row in sheet.rows):
            ids = [page.cell(number, heads.index(ID) + 1).value for number in range(2, len(sheet.rows) + 2)]
            assert [each or "" for each in ids] == [row.id for row in sheet.rows]
            assert page.column_dimensions[page.cell(1, heads.index(ID) + 1).column_letter].hidden


def test_figures_are_worked_out_where_they_can_be() -> None:
    making = making_of(BUDGET)
    found = {
        (at.sheet.name, at.row.id or at.row.cells[0].text, at.column.key): at.opened
        for at in cells(making, opened(making))
    }
    lines = {
        row.cells[0].text: row.id for row in next(each for each in tables(making) if each.name == "budget-lines").rows
    }
    rooms = found["budget-lines", lines["Lokal"], "kronor"]
    assert re.fullmatch(r"=[A-Z]+2\*[A-Z]+2", rooms.value)
    assert found["budget-lines", lines["Mat"], "kronor"].value == "=2*3*50"
    assert re.fullmatch(r"=[A-Z]+6\*[A-Z]+6", found["budget-lines", lines["Ledning"], "kronor"].value)
    assert found["budget-lines", lines["Ledning"], "unit_price"].value == 535
    assert re.fullmatch(r"=[A-Z]+7\*[A-Z]+7", found["budget-lines", lines["Ekonomi"], "kronor"].value)
    assert found["budget-lines", lines["Ekonomi"], "quantity"].value == 12
    assert found["budget-lines", lines["Ekonomi"], "unit_price"].value == pytest.approx(293.02)
    assert found["budget-lines", lines["Material"], "kronor"].value == pytest.approx(1234.56)
    assert found["budget-lines", lines["Resor"], "kronor"].data_type == "s"
    assert "2 rader" not in found["budget-lines", "total", "kronor"].value
    assert "1 rad är okänd" in found["budget-lines", "total", "kronor"].value
    assert found["budget-lines", "known", "kronor"].value.startswith("=SUM(")
    assert found["budget-lines", "total", "hours"].value.startswith("=SUM(")
    assert found["budget-figures", "funded", "amount"].value.startswith("=SUM('Vem som betalar'!")
    assert found["risks", "R1", "value"].value.count("*") == 1
    assert found["risks", "R1", "due"].value == datetime(2026, 5, 4)  # noqa: DTZ001 - a day
    assert found["activities", "A1", "cost"].value == "=4*15000"
    assert found["activities", "A3", "cost"].value == "ca 9 000 kr"


def test_a_formula_that_would_say_something_else_is_left_out() -> None:
    columns = (Column("Vad", key="what"), Column("Kr", key="kronor", unit="kr"))
    rows = tuple(Row((Cell("a"), Cell(number, number=number))) for number in ("1.10", "2.20"))
    total = Row((Cell("summa"), Cell("4", number="4")), kind="total", id="total")
    book = Book({"lines": Laid("Rader", columns, (*rows, total))})
    at = At("lines", 2, 1)
    wrong = parsed("sum(kronor)")
    assert wrong is not None
    assert book.value_of(wrong, at) == Decimal("3.30")
    assert not book.agrees(wrong, at)
    assert book.in_excel(wrong, at) == "=SUM($B$2:$B$3)"
    for text, value, shown in (
        ("product(2, 3.5)", "7.0", "=2*3.5"),
        ("difference(lines#total:kronor, 1)", "3.00", "=ROUND($B$4-1,2)"),
        ("same(#total)", "4", "=$B$4"),
        ("sum(lines:kronor, what:a)", "3.30", '=SUMIF($A$2:$A$3,"a",$B$2:$B$3)'),
    ):
        formula = parsed(text)
        assert formula is not None
        assert book.value_of(formula, at) == Decimal(value)
        assert book.in_excel(formula, at) == shown
    share = parsed("share(kronor)")
    assert share is not None
    assert book.in_excel(share, At("lines", 0, 1)) == "=B2/SUM($B$2:$B$3)"
    for nothing in (
        "=1+1",
        "sum(kronor);x",
        "cmd(a)",
        "product(nothing, 2)",
        "same(other#total:kronor)",
        "share(what)",
    ):
        formula = parsed(nothing)
        assert formula is None or book.value_of(formula, at) is None


def test_columns_take_the_words_that_the_plan_takes() -> None:
    book = opened(making_of(BUDGET))
    page = book["Riskregister"]
    lists = book.worksheets[-1]
    heads = [each.value for each in page[1]]
    taken = {}
    for rule in page.data_validations.dataValidation:
        assert rule.type == "list"
        letter = str(rule.sqref).split(":")[0].rstrip("0123456789")
        area = rule.formula1.split("!")[1].replace("$", "")
        words = [each[0].value for each in lists[area]] if ":" in area else [lists[area].value]
        taken[heads[page[f"{letter}1"].column - 1]] = words
    assert taken["S"] == [1, 2, 3, 4, 5]
    assert "chefen" in taken["Ansvarig"]
    assert len(taken["Nivå"]) == 3


def test_rows_keep_their_ids_when_they_are_moved() -> None:
    rows = ["{post: Lokal, belopp: 10 kr}", "{post: Mat, belopp: 20 kr}", "{id: P1, post: Buss, belopp: 30 kr}"]
    rows += ["{post: Dubbel, belopp: 1 kr}", "{post: Dubbel, belopp: 2 kr}"]

    def ids(order: list[str]) -> dict[str, str]:
        making = making_of("budget:\n  rader:\n" + "".join(f"    - {row}\n" for row in order))
        sheet = next(each for each in tables(making) if each.name == "budget-lines")
        return {row.cells[0].text + row.cells[-1].text + str(row.cells[2:]): row.id for row in sheet.rows}

    first, moved = ids(rows), ids(rows[::-1])
    assert first == moved
    assert len(set(first.values())) == len(first)
    assert "P1" in first.values()


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed (apt-get install libreoffice-calc)")
@pytest.mark.parametrize("source", [*EXAMPLES, BUDGET], ids=lambda each: each.stem if isinstance(each, Path) else "own")
def test_libreoffice_comes_to_the_same_figures(source: Path | str, tmp_path: Path) -> None:
    making = example_making(source, Language.SV) if isinstance(source, Path) else making_of(source)
    data = written(making, "xlsx")
    found = worked_out(data, tmp_path)
    book = opened(making)
    stored = load_workbook(io.BytesIO(data), data_only=True)
    values = {}
    for at in cells(making, book):
        if at.opened.data_type != "f":
            continue
        page = found[at.opened.parent.title]
        shown = page[at.opened.row - 1][at.opened.column - 1]
        assert shown != POISON
        number = Decimal(shown.removesuffix("%").replace(",", "."))
        number = number / 100 if shown.endswith("%") else number
        beside = stored[at.opened.parent.title][at.opened.coordinate].value
        assert float(number) == pytest.approx(beside, abs=0.005 if at.column.unit != "%" else 1e-9)
        assert abs(number - Decimal(at.cell.number)) < Decimal("0.0051"), (at.sheet.name, at.row.id, at.opened.value)
        values[at.sheet.name, at.row.id, at.column.key] = number
    view = making.checked.budget
    for key, total in (("kronor", view.kronor), ("hours", view.hours)):
        if total.exact and not total.empty:
            assert abs(values["budget-lines", "total", key] - total.low) < Decimal("0.005")
    if view.gap is not None and view.funded.exact:
        assert abs(values["budget-figures", "funded", "amount"] - view.funded.low) < Decimal("0.005")
    if view.difference is not None:
        assert abs(values["budget-figures", "difference", "amount"] - view.difference) < Decimal("0.005")


HOSTILE = (
    "=cmd|'/C calc'!A{n}",
    "+1+{n}",
    "-2+{n}",
    "@SUM(A{n})",
    "\t=1+{n}",
    '=HYPERLINK("http://evil.example/{n}","x")',
    "http://evil.example/{n}",
    "internal:'Läs mig'!A{n}",
    "{{=1+{n}}}",
    "_x0041_{n}",
    "&A&P {n} &&",
    "[{n}]:*?/\\'",
    "12{n}",
    "2026-01-{n}",
    "<f>{n}</f></v>",
    "x{n}\ny\nz",
    "b{n}\u2028rad\u202eomvänt\u200f",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_plan_text_is_text(text: str, tmp_path: Path) -> None:
    plan = filled(lambda number: text.format(n=number))
    found = judged(plan.source)
    assert found.checked is not None
    making = Making(found.checked, found.diagnostics, 0, File("plan.yaml", plan.source), Language.SV)
    book = opened(making)
    for at in cells(making, book):
        if at.opened.data_type == "f":
            assert at.cell.formula
            assert re.fullmatch(r"=[A-Z0-9$:.!'(),*/\"\-\wåäöÅÄÖ –…]+", str(at.opened.value))
            assert text[:4] not in str(at.opened.value)
        elif at.opened.value is not None and at.opened.data_type == "s":
            assert at.opened.value == clean(at.cell.text)
            if at.opened.value[:1] in ("=", "+", "-", "@"):
                assert at.opened.quotePrefix
    for page in book.worksheets:
        assert not page.title.strip(" '").startswith("=")
        for row in page.iter_rows():
            for cell in row:
                assert cell.hyperlink is None or cell.hyperlink.target is None
    with ZipFile(io.BytesIO(written(making, "xlsx"))) as archive:
        links = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
        assert not any(b'TargetMode="External"' in each for each in links)


def test_no_audience_lets_plan_text_become_a_formula() -> None:
    plan = filled(lambda number: f"=A{number}")
    making = making_of(plan.source.decode())
    for each in audiences():
        for at in cells(making, opened(making, each.name), each.name):
            assert at.opened.data_type != "f" or at.cell.formula
            assert at.opened.data_type != "s" or at.opened.value == clean(at.cell.text)


def test_what_excel_cannot_hold_is_cut_with_a_mark() -> None:
    text = "🙂" * LONGEST_TEXT
    assert units(clean(text)) <= LONGEST_TEXT
    assert clean(text).endswith(CUT)
    assert clean("a\x00b\x1b\ud800") == "a<U+0000>b<U+001B><U+D800>"
    used: set[str] = set()
    names = [sheet_name(wanted, used) for wanted in ("a/b:c", "A B C", "", "'x'", "History", "å" * 90, "å" * 91)]
    assert names == ["a b c", "A B C (2)", "–", "x", "History 1", "å" * 30 + "…", "å" * 26 + "… (2)"]
    assert headings(["a", "A", "", "b\nc"]) == ["a", "A (2)", "(3)", "b c"]


def test_a_very_large_amount_is_words_rather_than_rounded() -> None:
    making = making_of("budget:\n  rader: [{post: Bro, belopp: '999 999 999 999,123456 kr'}]\n")
    found = [at for at in cells(making, opened(making)) if at.sheet.name == "budget-lines" and at.cell.number]
    assert all(at.opened.data_type == "s" for at in found if at.cell.number.startswith("9999"))


@pytest.mark.slow
def test_the_same_plan_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    plan.write_text(BUDGET, encoding="utf-8")
    made = []
    for number, surroundings in enumerate(
        (
            {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
            {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
        )
    ):
        out = tmp_path / f"{number}.xlsx"
        subprocess.run(
            [
                sys.executable,
                "-m",
                "kompplan",
                "report",
                str(plan),
                "--lang",
                "sv",
                "--today",
                "2026-11-22",
                "-o",
                str(out),
            ],
            check=True,
            capture_output=True,
            env={**os.environ, **surroundings},
        )
        made.append(out.read_bytes())
    assert made[0] == made[1]
    assert b"<dc:description>Written by kompplan " in made[0][:4096]


def test_the_first_sheet_says_what_the_workbook_is() -> None:
    making = making_of(BUDGET)
    book = opened(making)
    page = book["Läs mig"]
    assert page is book.worksheets[0]
    said = "\n".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    assert "Planens fil är källan" in said
    for other in book.worksheets[1:-1]:
        assert other.title in said
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    for name, value in (("kompplan_plan", "samtal"), ("kompplan_format", "1")):
        sheet, at = names[name].split("!")
        assert book[sheet.strip("'")][at.replace("$", "")].value == value
    assert book.properties.description.startswith("Written by kompplan ")
