"""The report as a web page in one file."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.render import render
from kompplan.reports.view import Report


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the page's bytes."""
    return render(report, "html").encode()


FORMAT = Format("html", Text("a web page in one file", "en webbsida i en enda fil"), write)
