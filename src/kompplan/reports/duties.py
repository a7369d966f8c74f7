"""What somebody has to do by a day besides the activities: risks, measurements, evaluation, purchases, hand-over."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kompplan.calculations.purchase_steps import PurchaseStep
from kompplan.i18n.text import Text
from kompplan.model.base import Part
from kompplan.model.words import ProcurementStatus, Status
from kompplan.reports.wording import Wording, capital
from kompplan.values.when import When
from kompplan.views.procurement import all_standings, step_name
from kompplan.views.risks import closed

MITIGATED = Text("risk: mitigation in place", "risk: åtgärden på plats")
REVIEWED = Text("risk: reviewed", "risk: följs upp")
MEASURED, BASELINE = Text("measurement", "mätning"), Text("baseline measured", "nuläge mäts")
EVALUATED, FED_BACK = Text("evaluation", "utvärdering"), Text("feedback given", "återkoppling ges")
BOUGHT = Text("purchase", "upphandling")
HANDED_OVER, FOLLOWED_UP = Text("taken over", "tas över"), Text("follow-up after the end", "uppföljning efter slutet")
PASSED = Text("the day has passed", "dagen har passerat")
STATED, COUNTED = Text("{step}, as planned", "{step}, planerat"), Text("{step}, at the latest", "{step}, senast")
EVALUATION = Text("The evaluation", "Utvärderingen")
TO = Text("The evaluation, to {names}", "Utvärderingen, till {names}")


class Duty(NamedTuple):
    """Something that the plan dates, and who answers for it."""

    part: Part
    field: str
    kind: Text
    owner: str | None
    what: str
    written: str
    first: date | None
    last: date | None
    done: bool
    """The plan says that it is done; where it says nothing of it, it is not."""
    step: str = ""
    """The step of a purchase."""

    @property
    def id(self) -> str:
        """Return what the duty is called as long as its part keeps its id; empty where the part has none."""
        identity = str(self.part.__dict__.get("id") or "").strip()
        return f"{identity}:{self.step or self.field}" if identity else ""

    def passed(self, today: date) -> bool:
        """Tell whether its last day has passed without the plan saying that it is done."""
        return not self.done and self.last is not None and self.last < today


def duties(w: Wording) -> tuple[Duty, ...]:
    """Return everything that is dated besides the activities, in the order of the plan."""
    return (*_purchases(w), *risk_duties(w), *_measurements(w), *_evaluation(w), *_closing(w))


def in_date_order(found: Iterator[Duty] | tuple[Duty, ...]) -> list[Duty]:
    """Return what comes first first, and what has no day last."""
    return sorted(found, key=lambda each: (each.first or date.max, each.last or date.max))


def _duty(w: Wording, part: Part, field: str, kind: Text, owner: str | None, what: str, when: When, done: bool) -> Duty:
    days = w.checked.calendar.resolve(when)
    over = done or w.plan.status is Status.CLOSED
    return Duty(part, field, kind, owner, what, when.written, days.first, days.last, over)


def risk_duties(w: Wording) -> Iterator[Duty]:
    """Yield the days on which a mitigation is to be in place, and those on which a risk is looked at again."""
    plan = w.plan.risks
    for risk in (*plan.entries, *plan.unscored) if plan is not None else ():
        name = " ".join(filter(None, ((risk.id or "").strip(), risk.mitigation or risk.text)))
        looked = " ".join(filter(None, ((risk.id or "").strip(), risk.text)))
        if risk.due is not None:
            yield _duty(w, risk, "due", MITIGATED, risk.owner, name, risk.due, closed(risk))
        if risk.review is not None:
            yield _duty(w, risk, "review", REVIEWED, risk.owner, looked, risk.review, closed(risk))


def _measurements(w: Wording) -> Iterator[Duty]:
    for goal in w.plan.goals:
        for each in goal.indicators:
            name = " ".join(filter(None, ((each.id or "").strip(), each.text)))
            if each.baseline_planned is not None:
                done = each.baseline is not None
                yield _duty(w, each, "baseline_planned", BASELINE, each.owner, name, each.baseline_planned, done)
            if each.date is not None:
                yield _duty(w, each, "date", MEASURED, each.owner, name, each.date, each.actual is not None)


def _evaluation(w: Wording) -> Iterator[Duty]:
    found = w.plan.evaluation
    if found is None:
        return
    for when in found.dates:
        yield _duty(w, found, "dates", EVALUATED, found.evaluator, w.say(EVALUATION), when, done=False)
    told = w.say(TO, names=", ".join(found.feedback_to)) if found.feedback_to else w.say(EVALUATION)
    for when in found.feedback:
        yield _duty(w, found, "feedback", FED_BACK, found.evaluator, told, when, done=False)


def _closing(w: Wording) -> Iterator[Duty]:
    found = w.plan.closing
    if found is None:
        return
    for item in found.handover:
        if item.due is not None:
            yield _duty(w, item, "due", HANDED_OVER, item.to, capital(item.what or ""), item.due, done=False)
    for each in found.followups:
        if each.when is not None:
            yield _duty(w, each, "when", FOLLOWED_UP, each.owner, capital(each.what or ""), each.when, done=False)


def _purchases(w: Wording) -> Iterator[Duty]:
    for standing in all_standings(w.checked):
        procurement = standing.purchase.procurement
        if procurement.status is ProcurementStatus.CANCELLED:
            continue
        name = " ".join(filter(None, ((procurement.id or "").strip(), procurement.what)))
        for step in standing.steps:
            if step.done or step.when is None:
                continue
            said = w.say(
                STATED if step.days is not None else COUNTED, step=step_name(step, standing.purchase, w.language)
            )
            yield Duty(
                procurement,
                _field(step),
                BOUGHT,
                procurement.owner,
                f"{name}: {said}",
                step.stated.written if step.stated is not None else step.when.isoformat(),
                step.days.earliest if step.days is not None else step.when,
                step.days.latest if step.days is not None else step.when,
                done=w.plan.status is Status.CLOSED,
                step=step.name,
            )


def _field(step: PurchaseStep) -> str:
    return step.name if step.stated is not None else "what"
