"""The report as an Excel workbook: a sheet for each table, with filters, formulas, choices and the rows' places."""

import io
from datetime import UTC, datetime

from xlsxwriter import Workbook

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.formulas import Book, Laid
from kompplan.reports.making import Making
from kompplan.reports.package import repacked
from kompplan.reports.sheets import PLACE, Sheet, sheets_of
from kompplan.reports.view import Report
from kompplan.reports.workbook import readme
from kompplan.reports.workbook.styles import Styles, cut, footnote, sheet_name
from kompplan.reports.workbook.table import A4, Layout, Lists, Paper

LISTS = Text("Choices", "Val")
PAGE = Text("page", "sida")
SHORT = {
    "activities": Text("Activities", "Aktiviteter"),
    "budget-figures": Text("Budget", "Budget"),
    "claims": Text("Statements about money", "Påståenden om pengar"),
    "evaluation-questions": Text("Questions to evaluate", "Utvärderingsfrågor"),
    "figures": Text("Origin of the figures", "Siffrornas ursprung"),
    "goals": Text("Goals", "Mål"),
    "history": Text("Done before", "Gjort tidigare"),
    "strategy": Text("Strategy", "Strategi"),
}
"""What a tab has room for, where the table's caption says more."""
LONGEST_TITLE = 200
_TEXT_IS_TEXT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the workbook's bytes."""
    w = making.w
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, **_TEXT_IS_TEXT})
    book.set_size(24_000, 14_000)
    day = making.checked.today
    book.set_properties(
        {
            "title": cut(report.page_title, LONGEST_TITLE),
            "comments": f"Written by {report.generator}",
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None),
        }
    )
    styles = Styles(book)
    used: set[str] = set()
    first = book.add_worksheet(sheet_name(w.say(readme.NAME), used))
    lists_name = sheet_name(w.say(LISTS), used)
    tables = _named(sheets_of(report, w))
    names = {
        name: sheet_name(w.say(SHORT[name]) if name in SHORT else table.caption, used) for name, table in tables.items()
    }
    pages = {name: book.add_worksheet(names[name]) for name in tables}
    lists = book.add_worksheet(lists_name)
    lists.very_hidden()
    formulas = Book({name: Laid(names[name], table.columns, table.rows) for name, table in tables.items()})
    footer = f"&L{footnote(report.page_title)}&R&A · {w.say(PAGE)} &P / &N"
    layout = Layout(styles, formulas, Lists(lists, lists_name, styles), Paper(footer, w.say(PLACE)))
    for name, table in tables.items():
        layout.write(pages[name], table, name, f"table_{name.replace('-', '_')}")
    readme.write(
        book, first, styles, report, making, [readme.Listed(names[name], each) for name, each in tables.items()]
    )
    first.set_landscape()
    first.set_paper(A4)
    first.fit_to_pages(1, 0)
    first.set_footer(footer)
    book.close()
    return repacked(out.getvalue())


def _named(tables: tuple[Sheet, ...]) -> dict[str, Sheet]:
    """Return the tables by names that each has alone, in kompplan's own letters."""
    found: dict[str, Sheet] = {}
    for table in tables:
        base = "".join(each if each.isascii() and each.isalnum() else "-" for each in table.name)
        name, number = base, 1
        while name in found:
            number += 1
            name = f"{base}-{number}"
        found[name] = table
    return found


FORMAT = Format("xlsx", Text("an Excel workbook with formulas", "en Excelarbetsbok med formler"), write)
