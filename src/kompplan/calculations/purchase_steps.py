"""How far each purchase has come, and which of its last days have passed.

The backward calendar says when each step must be taken at the latest. Here it is laid beside the days that the plan
states and the day that the plan is judged on: what is done, what comes next, and what is too late already.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.procurement import Lead, Purchase, stated_steps
from kompplan.calculations.procurement_law import ADVERTISED
from kompplan.model.words import ProcurementStatus
from kompplan.values.when import Days, When

FORWARDS = ("begin", "notice", "tender_deadline", "award", "standstill_end", "contract")
"""The steps of an advertised purchase, in order. A direct award and a call-off have the first and the last."""
_REACHED = {
    ProcurementStatus.PLANNED: 0,
    ProcurementStatus.ONGOING: 1,
    ProcurementStatus.ADVERTISED: 2,
    ProcurementStatus.AWARDED: 4,
    ProcurementStatus.APPEALED: 4,
    ProcurementStatus.CONTRACTED: 6,
}
"""How many of the steps a status tells are done."""
_FAR_AHEAD = 36500


class Pace(Enum):
    """Whether a purchase is in time for what waits for it."""

    TOO_LATE = "too late"
    """The last day for what comes next has passed, or the plan dates a step after its last day."""
    NO_BUFFER = "no room for a review"
    IN_TIME = "in time"
    DONE = "done"
    """There is a contract."""
    UNKNOWN = "unknown"


class Why(Enum):
    """Why nothing can be counted backwards."""

    NO_PROCEDURE = "no procedure"
    NOTHING_WAITS = "nothing waits"
    """No activity is named, or all those named have begun."""
    NO_START = "no start"
    """What waits has no beginning, at most a day on which it is to be done."""
    TOO_EARLY = "too early"
    """The days lie before the calendar begins."""


class PurchaseStep(NamedTuple):
    """A step with the days that it must be taken on at the latest, and the one that the plan states."""

    name: str
    stated: When | None
    days: Days | None
    last: date | None
    """The last day that just suffices."""
    with_review: date | None
    with_appeal: date | None
    done: bool
    overdue: int
    """How many days ago it should have been taken: its last day has passed and it is not done."""
    too_late: int
    """By how many days the plan itself dates it too late."""
    silent: bool
    """Its stated day has passed, and the purchase's status says that it is not done."""
    when: date | None
    """The day to take it on: as stated, else as a later stated step leaves time for it, else the last day with room for
    a review, or without where that has passed."""


class Standing(NamedTuple):
    """A purchase, its steps, and what they come to."""

    purchase: Purchase
    steps: tuple[PurchaseStep, ...]
    pace: Pace
    next: PurchaseStep | None
    """The first step that is not done."""
    worst: PurchaseStep | None
    """The step that makes it too late, or leaves no room for a review."""
    possible: date | None
    """When there can be a contract if ``worst`` is taken on the day that it still can be."""
    why: Why | None

    @property
    def late_by(self) -> int:
        """Return how many days after the need the contract comes."""
        needed = self.purchase.needed
        if self.possible is None or needed is None:
            return 0
        return max(0, (self.possible - needed.earliest).days)


def standings(purchases: Iterable[Purchase], dates: Calendar, today: date) -> tuple[Standing, ...]:
    """Return every purchase as it stands on a day, in the order of the plan."""
    return tuple(_standing(each, dates, today) for each in purchases)


def in_order(found: Iterable[Standing]) -> tuple[Standing, ...]:
    """Return what is late first, then by the day of the next step; what is done or unknown comes last."""
    return tuple(sorted(found, key=_order))


def _order(standing: Standing) -> tuple[int, date]:
    rank = {Pace.TOO_LATE: 0, Pace.NO_BUFFER: 1, Pace.IN_TIME: 1, Pace.UNKNOWN: 2, Pace.DONE: 3}[standing.pace]
    step = standing.worst if standing.pace is Pace.TOO_LATE else standing.next
    day = (step.last if standing.pace is Pace.TOO_LATE else step.when) if step is not None else None
    return rank, day or date.max


def _standing(purchase: Purchase, dates: Calendar, today: date) -> Standing:
    steps = _steps(purchase, dates, today)
    following = next((each for each in steps if not each.done), None)
    if following is None:
        return Standing(purchase, steps, Pace.DONE, None, None, None, None)
    why = _why(purchase)
    if why is not None:
        return Standing(purchase, steps, Pace.UNKNOWN, following, None, None, why)
    judged = _judged(steps)
    for pace, bound in ((Pace.TOO_LATE, "last"), (Pace.NO_BUFFER, "with_review")):
        for step in judged:
            limit, day = getattr(step, bound), _taken(step, today)
            if limit is not None and day > limit:
                return Standing(purchase, steps, pace, following, step, _contract(purchase, step, day), None)
    return Standing(purchase, steps, Pace.IN_TIME, following, None, None, None)


def _taken(step: PurchaseStep, today: date) -> date:
    """Return the first day on which a step that is not done can be taken."""
    return max(today, step.days.earliest) if step.days is not None and not step.silent else today


def _judged(steps: Sequence[PurchaseStep]) -> tuple[PurchaseStep, ...]:
    """Return the steps to look at: those that the plan dates, else the next one.

    Where the plan says when the notice goes out, work on the requirements that nobody has dated is not called late. A
    stated day that has passed without the step being done says nothing of what comes.
    """
    left = [each for each in steps if not each.done]
    return tuple(each for each in left if each.days is not None and not each.silent) or tuple(left[:1])


def _contract(purchase: Purchase, step: PurchaseStep, day: date) -> date | None:
    lead = purchase.lead
    if lead is None:
        return None
    days = _ahead(lead, step.name)
    return day + timedelta(days) if days < _FAR_AHEAD and (date.max - day).days > days else None


def _why(purchase: Purchase) -> Why | None:
    if purchase.procedure is None:
        return Why.NO_PROCEDURE
    if not purchase.activities:
        return Why.NOTHING_WAITS
    if purchase.needed is None:
        return Why.NO_START
    return Why.TOO_EARLY if purchase.latest is None else None


def _steps(purchase: Purchase, dates: Calendar, today: date) -> tuple[PurchaseStep, ...]:
    stated = {step: (when, days) for step, when, days in stated_steps(purchase.procurement, dates)}
    advertised = purchase.procedure is None or purchase.procedure in ADVERTISED
    names = FORWARDS if advertised else tuple(name for name in FORWARDS if name in ("begin", "contract", *stated))
    reached = _reached(purchase, stated, today)
    found: list[PurchaseStep] = []
    for name in names:
        when, days = stated.get(name, (None, None))
        last = getattr(purchase.latest, name, None)
        done = FORWARDS.index(name) < reached
        found.append(
            PurchaseStep(
                name=name,
                stated=when,
                days=days,
                last=last,
                with_review=getattr(purchase.with_review, name, None),
                with_appeal=getattr(purchase.with_appeal, name, None),
                done=done,
                overdue=0 if done or last is None else max(0, (today - last).days),
                too_late=0 if done or last is None or days is None else max(0, (days.earliest - last).days),
                silent=not done and days is not None and days.latest < today,
                when=days.earliest if days is not None else None,
            )
        )
    return tuple(each if each.when is not None else each._replace(when=_when(each, found, purchase, today))
                 for each in found)  # fmt: skip


def _when(step: PurchaseStep, steps: Sequence[PurchaseStep], purchase: Purchase, today: date) -> date | None:
    """Return the day to take a step on that the plan does not date."""
    later = next((each for each in steps[steps.index(step) + 1 :] if each.days is not None and not each.silent), None)
    room = step.with_review if step.with_review is not None and step.with_review >= today else step.last
    if later is None or later.days is None or purchase.lead is None:
        return room
    days = _ahead(purchase.lead, step.name) - _ahead(purchase.lead, later.name)
    if (later.days.earliest - date.min).days < days:
        return room
    counted = later.days.earliest - timedelta(days)
    return counted if room is None else min(counted, room)


def _ahead(lead: Lead, step: str) -> int:
    """Return the days from a step to the contract."""
    return lead.specification + lead.days if step == "begin" else lead.after(step)


def _reached(purchase: Purchase, stated: dict[str, tuple[When, Days]], today: date) -> int:
    """Return how many steps are done: as the status tells, and up to the last stated day that has passed.

    A purchase that is only planned has done none of them, whatever days have passed.
    """
    status = purchase.procurement.status
    told = _REACHED.get(status, 0) if status is not None else 0
    if status is ProcurementStatus.PLANNED:
        return told
    passed = [FORWARDS.index(name) + 1 for name, (_, days) in stated.items() if days.latest < today]
    if status in (ProcurementStatus.ADVERTISED, ProcurementStatus.AWARDED, ProcurementStatus.APPEALED):
        passed = [each for each in passed if each < len(FORWARDS)]  # that there is a contract, they would tell
    return max([told, *passed])
