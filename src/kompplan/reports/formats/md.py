"""The report as Markdown."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.render import render
from kompplan.reports.view import Report


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the page's bytes."""
    return render(report, "md").encode()


FORMAT = Format("md", Text("Markdown", "Markdown"), write)
