"""The first sheet: what the workbook is, how it is read, what it was made from, and names that programs look for."""

from collections.abc import Sequence
from typing import NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from kompplan.charts._style import LIGHT
from kompplan.i18n.text import Text
from kompplan.reports.making import Making
from kompplan.reports.sections.findings import counted
from kompplan.reports.sheets import ID, Sheet
from kompplan.reports.view import Report
from kompplan.reports.workbook.styles import LINE, Styles, clean, height

NAME = Text("Read me", "Läs mig")
FORMAT_VERSION = "1"
"""Raised when sheets, columns or ids change so that an import has to know."""
PLAN_NAME, VERSION_NAME, HASH_NAME = "kompplan_plan", "kompplan_format", "kompplan_sha256"
_WIDTHS = (30, 100)

IN_SHORT, HOW, SHEETS = Text("In short", "I korthet"), Text("How to read it", "Så läser du"), Text("Sheets", "Blad")
MADE, IMPORT = Text("How it was made", "Så gjordes den"), Text("For programs", "För program")
ROWS = (Text("1 row", "1 rad"), Text("{n} rows", "{n} rader"))
PLAN_ID, VERSION = Text("Plan", "Plan"), Text("Format of the workbook", "Arbetsbokens format")
FINDINGS, NO_FINDINGS = Text("Findings", "Anmärkningar"), Text("none", "inga")
FOLDED = Text("Columns", "Kolumner")
_HOW = (
    (
        Text("The source", "Källan"),
        Text(
            "The plan's file is the source. What you change here changes nothing in the plan.",
            "Planens fil är källan. Det du ändrar här ändrar ingenting i planen.",
        ),
    ),
    (
        Text("Light blue cells", "Ljusblå celler"),
        Text(
            "are worked out by the spreadsheet. In all other cells stands what the plan says or what kompplan has "
            "calculated.",
            "räknas ut av kalkylprogrammet. I alla andra celler står det som planen säger eller det som kompplan har "
            "räknat fram.",
        ),
    ),
    (
        Text("Words among figures", "Ord bland siffror"),
        Text(
            "are amounts that are not known, or not exactly (about 40 000 kr). No formula counts them, and no sum is "
            "given as exact where one is among its rows.",
            "är belopp som inte är kända eller inte är exakta (ca 40 000 kr). Ingen formel räknar med dem, och ingen "
            "summa anges som exakt där ett sådant finns bland raderna.",
        ),
    ),
    (
        Text("Columns under a bar", "Kolumner under ett streck"),
        Text(
            "hold further details, which are not printed; 1 and 2 at the upper left hide and show them.",
            "har fler uppgifter, som inte skrivs ut; 1 och 2 uppe till vänster döljer och visar dem.",
        ),
    ),
    (
        Text("Place in the plan", "Plats i planen"),
        Text(
            "is the file and the line where the row stands. The hidden last column {id} is what a row is found again "
            "by: it stays the same when rows are moved.",
            "är filen och raden där det står. Den dolda sista kolumnen {id} är det som en rad känns igen på: den är "
            "densamma när rader flyttas.",
        ),
    ),
)


class Listed(NamedTuple):
    """A sheet as the first one lists it."""

    sheet: str
    table: Sheet


def write(
    book: Workbook, sheet: Worksheet, styles: Styles, report: Report, making: Making, listed: Sequence[Listed]
) -> None:
    """Write the sheet."""
    w = making.w
    page = _Page(sheet, styles)
    page.title(report.page_title)
    page.heading(w.say(IN_SHORT))
    for point in report.head.points:
        page.line(point.label, point.sentence)
    page.line(w.say(FINDINGS), ", ".join(counted(w, making.diagnostics)) or w.say(NO_FINDINGS))
    page.heading(w.say(HOW))
    for about, told in _HOW:
        page.line(w.say(about), w.say(told, id=ID))
    page.heading(w.say(SHEETS))
    for each in listed:
        rows = sum(1 for row in each.table.rows if row.kind == "row")
        page.link(each.sheet, f"{each.table.caption}: {w.say(ROWS[rows != 1], n=rows)}")
    page.heading(w.say(MADE))
    for fact in report.colophon:
        page.line(fact.label, "\n".join(fact.lines))
    page.heading(w.say(IMPORT))
    project = making.checked.plan.project
    plan = ((project.id or project.name or "") if project is not None else "").strip() or making.file.own_name
    digest = next((fact.lines[0] for fact in report.colophon if fact.label == "SHA-256"), "")
    for name, label, value in (
        (PLAN_NAME, w.say(PLAN_ID), plan),
        (VERSION_NAME, w.say(VERSION), FORMAT_VERSION),
        (HASH_NAME, "SHA-256", digest),
    ):
        row = page.line(f"{label} ({name})", value)
        book.define_name(name, f"='{sheet.get_name()}'!$B${row + 1}")
    sheet.hide_gridlines(2)


class _Page:
    """Two columns of words."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet, self._styles, self._row = sheet, styles, 0
        for index, width in enumerate(_WIDTHS):
            sheet.set_column(index, index, width)

    def title(self, text: str) -> None:
        style = self._styles.text(text, bold=True, font_size=18, font_color=LIGHT["ink"], text_wrap=False)
        self._sheet.write_string(0, 0, clean(text), style)
        self._row = 1

    def heading(self, text: str) -> None:
        self._row += 1
        for column in (0, 1):
            style = self._styles.of(
                bold=True, font_size=13, font_color=LIGHT["accent"], bottom=1, bottom_color=LIGHT["grid"]
            )
            self._sheet.write(self._row, column, text if not column else None, style)
        self._row += 1

    def line(self, label: str, text: str) -> int:
        """Write a line and return its number."""
        shown = clean(text)
        self._sheet.write_string(self._row, 0, clean(label), self._styles.text(label, bold=True))
        self._sheet.write_string(self._row, 1, shown, self._styles.text(shown))
        high = height(((label, _WIDTHS[0], True), (shown, _WIDTHS[1], False)))
        if high > LINE:
            self._sheet.set_row(self._row, high)
        self._row += 1
        return self._row - 1

    def link(self, name: str, text: str) -> None:
        """Write a line whose label leads to a sheet."""
        style = self._styles.of(font_color=LIGHT["accent"], underline=1)
        target = name.replace("'", "''")
        self._sheet.write_url(self._row, 0, f"internal:'{target}'!A1", style, name)
        self._sheet.write_string(self._row, 1, clean(text), self._styles.text(text))
        self._row += 1
