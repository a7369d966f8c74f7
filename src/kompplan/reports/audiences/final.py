"""The final report: goals against results, budget against outcome, what was learned, and who takes over."""

from kompplan.i18n.text import Text
from kompplan.reports.audience import Audience
from kompplan.reports.making import Making
from kompplan.reports.sections import outcome, results
from kompplan.reports.sections.money import booked, costs_and_spent
from kompplan.reports.sections.standing import opening
from kompplan.reports.view import Content

KICKER = Text("Final report", "Slutrapport")


def build(making: Making) -> Content:
    """Return what the project set out to do beside what it did."""
    w = making.w
    points = (
        results.in_short(w),
        outcome.in_short(w),
        costs_and_spent(making, booked(making)),
        outcome.remains_in_short(w),
    )
    project = w.plan.project
    summary = project.summary if project is not None and project.summary else ""
    head = opening(w, KICKER, points, results.figures(w), summary=summary)
    sections = (
        results.results(w),
        outcome.carried_out(w),
        outcome.participants(w),
        outcome.money(making),
        outcome.deviations(w),
        outcome.lessons(w),
        outcome.evaluation(w),
        outcome.hand_over(w),
        outcome.remains(w),
    )
    return Content(head, tuple(each for each in sections if each is not None))


AUDIENCE = Audience(
    "final",
    Text("Final report", "Slutrapport"),
    Text(
        "goals against results, activities, budget against outcome, deviations, lessons, evaluation, hand-over",
        "mål mot resultat, aktiviteter, budget mot utfall, avvikelser, lärdomar, utvärdering, överlämning",
    ),
    build,
    table="results",
)
