"""The risk register, for those who follow it."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.calendars import risks_calendar
from kompplan.reports.making import Making
from kompplan.reports.sections.head import opening
from kompplan.reports.sections.risk_agenda import dates, decisions, points
from kompplan.reports.sections.risks import risks
from kompplan.reports.view import Content

TITLE = Text("Risk register", "Riskregister")


def build(making: Making) -> Content:
    """Return what waits for a decision, the matrix, the register by value and its days."""
    w = making.w
    sections = (decisions(w), risks(w), dates(w))
    return Content(opening(w, TITLE, points(w)), tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "risks",
    TITLE,
    Text("risks by value, with what is done, by whom and by when", "riskerna efter värde, vad som görs, vem och när"),
    build,
    table="risks",
    calendar=risks_calendar,
)
