"""The report as Markdown."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.format import Format
from kompplan.reports.making import Making
from kompplan.reports.render import render
from kompplan.reports.view import Report


def write(report: Report, making: Making, audience: Audience) -> bytes:
    """Return the page's bytes, made by the organisation's own templates where it has any for this format."""
    own = making.own(report, "md", audience) if making.own is not None else None
    return (render(report, "md") if own is None else own).encode()


FORMAT = Format("md", Text("Markdown", "Markdown"), write)
