"""The application: the funder's headings with the plan's texts under them, ready to be pasted into the form."""

from kompplan.i18n.text import Text
from kompplan.reports.application_forms import form_of
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections.application import answered, filled, overview, points, sources
from kompplan.reports.sections.head import opening
from kompplan.reports.view import Content

TITLE = Text("Application", "Ansökan")


def build(making: Making) -> Content:
    """Return the form's headings in order, each with the plan's text, its length and what is empty."""
    w = making.w
    form = form_of(w)
    found = filled(w, form)
    sections = (overview(w, form, found), *(answered(w, each) for each in found), sources(w, found))
    return Content(opening(w, TITLE, points(w, form, found)), tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "application",
    TITLE,
    Text(
        "the funder's headings with the plan's texts and their length",
        "finansiärens rubriker med planens texter och hur långa de är",
    ),
    build,
    table="application",
)
