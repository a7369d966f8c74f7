"""Workbooks for the tests: written, opened again by openpyxl, and worked out anew by LibreOffice."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as Opened

from kompplan.reports.audience import audience
from kompplan.reports.build import build
from kompplan.reports.making import Making
from kompplan.reports.sheets import Sheet, sheets_of
from kompplan.reports.view import Cell, Column, Row
from reports.plans import written

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,false,false,false,false,-1"
POISON = "987654321"
"""Stands in every formula's stored value before LibreOffice works it out, so that nothing is merely copied."""
_STORED = re.compile(rb"(</f><v>)[^<]*(</v>)")
_ALWAYS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class At(NamedTuple):
    """A cell of the view and the cell that it became."""

    sheet: Sheet
    row: Row
    column: Column
    cell: Cell
    opened: Opened


def opened(making: Making, name: str = "project") -> Workbook:
    return load_workbook(io.BytesIO(written(making, "xlsx", name)))


def tables(making: Making, name: str = "project") -> tuple[Sheet, ...]:
    """Return the tables that the workbook has to hold."""
    making = making.for_spreadsheets()
    return sheets_of(build(making, audience(name), "xlsx"), making.w)


def cells(making: Making, book: Workbook, name: str = "project") -> Iterator[At]:
    """Yield each cell of the view with the cell at its place: the first sheet explains, the last holds choices."""
    for sheet, page in zip(tables(making, name), book.worksheets[1:-1], strict=True):
        for number, row in enumerate(sheet.rows, 2):
            for at, (column, cell) in enumerate(zip(sheet.columns, row.cells, strict=True), 1):
                yield At(sheet, row, column, cell, page.cell(number, at))


def worked_out(data: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """Return every sheet as LibreOffice works it out, without any figure that was stored beside a formula."""
    assert OFFICE is not None
    source = folder / "book.xlsx"
    with ZipFile(io.BytesIO(data)) as old, ZipFile(source, "w") as new:
        for name in old.namelist():
            new.writestr(name, _STORED.sub(rb"\g<1>" + POISON.encode() + rb"\2", old.read(name)))
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user/registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    subprocess.run(
        [
            OFFICE,
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            EVERY_SHEET,
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {
        path.stem.removeprefix("book-"): list(csv.reader(io.StringIO(path.read_bytes().decode()), delimiter=";"))
        for path in (folder / "out").glob("book-*.csv")
    }
