"""Who takes part: persons, seats, time off duty, and the statistics that the plan quotes."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections.head import opening
from kompplan.reports.sections.taking_part import hours, people, points, printed, results, seats, unknown, words_of
from kompplan.reports.view import Content
from kompplan.views.participants_grids import taking

TITLE = Text("Participants", "Deltagare")


def build(making: Making) -> Content:
    """Return how many they are, whether there is room and time for them, and whether printed figures agree."""
    w = making.w
    found = taking(w.checked)
    said = words_of(w, found)
    sections = (
        people(w, found, said),
        seats(w, found, said),
        hours(w, found, said),
        results(w),
        printed(w, found, said),
        unknown(w, said),
    )
    return Content(opening(w, TITLE, points(w, found)), tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "participants",
    TITLE,
    Text("unique persons, seats against need, time off duty", "unika personer, platser mot behov, tid från arbetet"),
    build,
    table="participants",
)
