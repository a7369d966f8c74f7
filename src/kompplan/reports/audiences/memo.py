"""A memo of half a page: purpose, background, goals, method, and the frame of time, responsibility and cost."""

from kompplan.i18n.text import Text
from kompplan.model.project import Project
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections import memo
from kompplan.reports.sections.head import title_of
from kompplan.reports.sections.standing import AS_OF
from kompplan.reports.view import Content, Fact, Head
from kompplan.reports.wording import capital

KICKER = Text("Memo", "PM")


def build(making: Making) -> Content:
    """Return the plan in half a page."""
    w = making.w
    status = Fact(capital(w.label(Project, "status")), (w.say(w.plan.status.words),))
    head = Head(w.say(KICKER), title_of(w), (status, Fact(w.say(AS_OF), (w.day(w.checked.today),))), "", ())
    sections = (memo.purpose(w), memo.background(w), memo.goals(w), memo.method(w), memo.frame(making))
    return Content(head, tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "memo",
    Text("Memo", "PM"),
    Text(
        "half a page: purpose, background, goals, method, time and cost",
        "en halv sida: syfte, bakgrund, mål, metod, tid och kostnad",
    ),
    build,
    short=True,
)
