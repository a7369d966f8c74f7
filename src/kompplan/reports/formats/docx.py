"""The report as a Word document, on our own pages or in an organisation's template."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.view import Report
from kompplan.reports.word.document import document_of


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the document's bytes."""
    return document_of(report, making)


FORMAT = Format("docx", Text("Word", "Word"), write)
