"""When what is bought can be there: counted backwards from the day on which it is needed, and forwards from a notice.

Two measures of time are kept apart. What the act allows at the fastest comes from the dated tables, by the plan's own
dates, and is certain. How long purchases usually take comes from the settings, and is what a calendar is planned by.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.procurement_law import ADVERTISED, standstill_ends, tender_time
from kompplan.model.activities import Activity, Procurement
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind, Procedure, ProcurementStatus
from kompplan.settings import Settings
from kompplan.values.quantity import Quantity, Unit
from kompplan.values.when import Days, Precision, When

if TYPE_CHECKING:
    from kompplan.calculations.scheduled import Schedule

STEPS = ("contract", "standstill_end", "award", "tender_deadline", "notice")
"""The dated steps of a purchase, the last one first."""
_LONGEST_BUFFER = 3650
_BEGUN = frozenset({ActivityStatus.ONGOING, ActivityStatus.DONE, ActivityStatus.CANCELLED})
_OF_AN_ADVERTISED = ("notice", "tender_deadline", "standstill_end")
_IS_THE_PURCHASE = ("upphandl", "avrop", "procure", "call off", "call-off")


class Lead(NamedTuple):
    """How many days each part of a purchase takes. A direct award or a call-off is one stretch: ``contract``."""

    specification: int
    tender: int
    evaluation: int
    standstill: int
    contract: int

    @property
    def days(self) -> int:
        """Return the days from the notice, or from the request for tenders, to the contract."""
        return self.tender + self.evaluation + self.standstill + self.contract

    def after(self, step: str) -> int:
        """Return the days from a step to the contract."""
        waits = {
            "notice": self.days,
            "tender_deadline": self.evaluation + self.standstill + self.contract,
            "award": self.standstill + self.contract,
            "standstill_end": self.contract,
        }
        return waits.get(step, 0)


class Backwards(NamedTuple):
    """The last day for each step, if the contract is to be there when it is needed, less the buffer.

    A direct award and a call-off have no steps between the beginning and the contract.
    """

    begin: date
    """When the work begins: on the requirements, or with the request."""
    notice: date | None
    tender_deadline: date | None
    award: date | None
    standstill_end: date | None
    contract: date


class Planned(NamedTuple):
    """The contract that a plan's dates lead to."""

    step: str
    """The last step that the plan dates: the contract itself, or the one that it is counted from."""
    stated: When
    days: Days
    """When the contract is signed: as stated, or the step and the usual days after it."""
    possible: date
    """The first day on which a contract is possible by the dates that are stated and what the act asks for at least."""

    @property
    def is_stated(self) -> bool:
        return self.step == "contract"


class TooEarly(NamedTuple):
    """Something bought begins before there can be a contract."""

    possible: date
    """The first day on which it can begin."""
    lawful: bool
    """Whether that day follows from stated dates and the act, and not only from what is usual."""
    certain: bool
    """Whether no reading of the dates is in order."""


class Purchase(NamedTuple):
    """A purchase with the activities that wait for it."""

    procurement: Procurement
    procedure: Procedure | None
    """As stated, or advertised where the plan has dates that only an advertised purchase has."""
    activities: tuple[Activity, ...]
    """Those that wait for it and have not begun; first the one that must have begun soonest."""
    needed: Days | None
    """When the first of them begins."""
    done_by: Days | None
    """When the first of them is to be done, where no beginning is stated."""
    field: str
    """The field of the first activity that says so."""
    lead: Lead | None
    planned: Planned | None
    too_early: TooEarly | None
    latest: Backwards | None
    """The last days that just suffice; None where the procedure or the first day is not known."""
    with_review: Backwards | None
    """The same, with the days for a review: the plan's own figure, else the setting."""
    with_appeal: Backwards | None
    buffer: int
    """The days that are to be kept free for a review."""
    bought: tuple[Activity, ...] = ()
    """Everything that is bought, what has begun or is the purchasing itself included."""
    by_schedule: bool = False
    """Whether only the schedule says when it is needed: the activity has no date of its own, but waits for others."""

    @property
    def first(self) -> Activity | None:
        return self.activities[0] if self.activities else None


def lead_time(procedure: Procedure, settings: Settings) -> Lead:
    """Return how long a purchase usually takes."""
    if procedure is Procedure.DIRECT:
        return Lead(0, 0, 0, 0, settings.direct_award_days)
    if procedure is Procedure.CALL_OFF:
        return Lead(0, 0, 0, 0, settings.call_off_days)
    tender, evaluation = (
        (settings.open_tender_days, settings.open_evaluation_days)
        if procedure is Procedure.OPEN
        else (settings.advertised_tender_days, settings.advertised_evaluation_days)
    )
    return Lead(settings.specification_days, tender, evaluation, settings.standstill_days, settings.contract_days)


def backwards(needed: date, procedure: Procedure, settings: Settings, buffer: int = 0) -> Backwards | None:
    """Return the last days for the steps of a purchase that is needed on a day; None before the calendar begins."""
    lead = lead_time(procedure, settings)
    if needed - date.min < timedelta(buffer + lead.days + lead.specification):
        return None
    contract = needed - timedelta(buffer)
    if procedure not in ADVERTISED:
        return Backwards(contract - timedelta(lead.days), None, None, None, None, contract)
    standstill_end = contract - timedelta(lead.contract)
    award = standstill_end - timedelta(lead.standstill)
    tender_deadline = award - timedelta(lead.evaluation)
    notice = tender_deadline - timedelta(lead.tender)
    return Backwards(notice - timedelta(lead.specification), notice, tender_deadline, award, standstill_end, contract)


def _moved(days: Days, by: int) -> Days:
    return Days(days.earliest + timedelta(by), days.latest + timedelta(by))


def _by_law(step: str, day: date, procedure: Procedure | None) -> date:
    """Return the first day for a contract after a step. What is not known counts as no time at all."""
    if step == "contract" or procedure not in ADVERTISED:
        return day
    if step == "standstill_end":
        return day + timedelta(1)
    if step == "notice":
        time = tender_time(day, procedure)
        day += timedelta(time.electronic or 0 if time is not None else 0)
    last = standstill_ends(day, procedure)
    return last + timedelta(1) if last is not None else day


def stated_steps(procurement: Procurement, dates: Calendar) -> Iterator[tuple[str, When, Days]]:
    """Yield the steps that are dated with the day of each, the last step first."""
    for step in STEPS:
        stated: When | None = getattr(procurement, step)
        if stated is not None:
            when = dates.resolve(stated)
            days = when.start or when.end
            if days is not None:
                yield step, when, days


def planned_contract(
    procurement: Procurement, procedure: Procedure | None, dates: Calendar, settings: Settings
) -> Planned | None:
    """Return the contract that the last dated step leads to; what follows after it takes the usual time."""
    for step, when, days in stated_steps(procurement, dates):
        lead = lead_time(procedure, settings) if procedure is not None else Lead(0, 0, 0, 0, 0)
        if procedure not in ADVERTISED and step != "notice":
            lead = Lead(0, 0, 0, 0, 0)
        return Planned(step, when, _moved(days, lead.after(step)), _by_law(step, days.earliest, procedure))
    return None


def _told(procurement: Procurement) -> Procedure | None:
    if procurement.procedure is not None:
        return procurement.procedure
    if any(getattr(procurement, step) is not None for step in _OF_AN_ADVERTISED):
        return Procedure.ADVERTISED
    return None


def bought_by(plan: Plan) -> Mapping[int, tuple[Activity, ...]]:
    """Return the activities of each procurement, by its identity: those that it names, and those that name it."""
    by_id: dict[str, Activity] = {}
    naming: dict[str, list[Activity]] = {}
    for activity in plan.activities:
        if activity.id is not None:
            by_id.setdefault(activity.id.strip(), activity)
        if activity.procurement is not None:
            naming.setdefault(activity.procurement.strip(), []).append(activity)
    found: dict[int, tuple[Activity, ...]] = {}
    for procurement in plan.procurement:
        own = [by_id[name.strip()] for name in procurement.activities if name.strip() in by_id]
        own += naming.get((procurement.id or "").strip(), ()) if procurement.id else ()
        found[id(procurement)] = tuple({id(each): each for each in own}.values())
    return found


def _is_the_purchase(activity: Activity) -> bool:
    """Tell whether an activity is the purchasing itself, which of course comes before the contract."""
    return activity.kind is Kind.PURCHASE or (activity.text or "").casefold().startswith(_IS_THE_PURCHASE)


def _start_field(activity: Activity) -> str:
    return next((name for name in ("start", "when") if getattr(activity, name) is not None), "parts")


def purchases(
    plan: Plan, dates: Calendar, settings: Settings, today: date | None = None, schedule: "Schedule | None" = None
) -> tuple[Purchase, ...]:
    """Return every purchase that has not been cancelled.

    ``today`` is the day that the plan is judged on, where the plan itself says which: what is only planned, without
    any date, begins then at the earliest. ``schedule`` says when what has no date of its own can begin after what it
    waits for; without it that is not known.
    """
    if not plan.procurement:
        return ()
    bought = bought_by(plan)
    return tuple(
        _purchase(each, bought[id(each)], dates, settings, today, schedule)
        for each in plan.procurement
        if each.status is not ProcurementStatus.CANCELLED
    )


def _after_others(activity: Activity, schedule: "Schedule") -> Days | None:
    """Return when an activity can begin after what it waits for; None where it is something else that decides."""
    from kompplan.calculations.scheduled import DriverKind  # noqa: PLC0415 - rules do without a schedule

    placed = schedule.of(activity)
    if placed is None or placed.driver.kind is not DriverKind.LINK or placed.start.earliest is None:
        return None
    return Days(placed.start.earliest, placed.start.latest or placed.start.earliest)


def _purchase(
    procurement: Procurement,
    activities: Iterable[Activity],
    dates: Calendar,
    settings: Settings,
    today: date | None,
    schedule: "Schedule | None",
) -> Purchase:
    bought = tuple(activities)
    waiting = [each for each in bought if each.status not in _BEGUN and not _is_the_purchase(each)]
    starts: list[tuple[date, date, int, Activity, Days]] = []
    ends: list[tuple[date, date, int, Activity, Days]] = []
    only_by_schedule: set[int] = set()
    for number, activity in enumerate(waiting):
        own = dates.of(activity)
        if not own.known and schedule is not None and (begins := _after_others(activity, schedule)) is not None:
            only_by_schedule.add(id(activity))
            starts.append((begins.latest, begins.earliest, number, activity, begins))
        elif own.start is not None:
            starts.append((own.start.latest, own.start.earliest, number, activity, own.start))
        elif own.end is not None:
            ends.append((own.end.latest, own.end.earliest, number, activity, own.end))
    first = min(starts or ends, default=None)
    if first is not None:
        waiting = [first[3], *(each for each in waiting if each is not first[3])]
    needed = first[4] if first is not None and starts else None
    done_by = first[4] if first is not None and not starts else None
    by_schedule = needed is not None and id(waiting[0]) in only_by_schedule
    procedure = _told(procurement)
    planned = planned_contract(procurement, procedure, dates, settings)
    if planned is None and today is not None and procurement.status is ProcurementStatus.PLANNED:
        lead = lead_time(procedure or Procedure.DIRECT, settings)
        day = When(today.isoformat(), Days(today, today), Days(today, today), Precision.DAY)
        planned = Planned("today", day, _moved(Days(today, today), lead.days), today)
    buffer = _buffer(procurement.review_buffer_days, settings)
    back = needed.earliest if needed is not None and procedure is not None else None
    return Purchase(
        procurement=procurement,
        procedure=procedure,
        activities=tuple(waiting),
        needed=needed,
        done_by=done_by,
        field="depends_on" if by_schedule else _start_field(waiting[0]) if needed is not None else "due",
        lead=lead_time(procedure, settings) if procedure is not None else None,
        planned=planned,
        too_early=_too_early(needed or done_by, planned, precise=needed is not None),
        latest=backwards(back, procedure, settings) if back and procedure else None,
        with_review=backwards(back, procedure, settings, _room(procedure, buffer)) if back and procedure else None,
        with_appeal=backwards(back, procedure, settings, _room(procedure, settings.appeal_buffer_days))
        if back and procedure
        else None,
        buffer=buffer,
        bought=bought,
        by_schedule=by_schedule,
    )


def _room(procedure: Procedure, buffer: int) -> int:
    """Return the buffer of a procedure that has a standstill, during which others ask for a review."""
    return buffer if procedure in ADVERTISED else 0


def _buffer(stated: Quantity | None, settings: Settings) -> int:
    """Return the plan's own figure where it is a number of days that somebody can mean, else the setting."""
    if stated is None or stated.value is None or stated.unit not in (None, Unit.DAY):
        return settings.review_buffer_days
    return int(stated.value) if 0 <= stated.value <= _LONGEST_BUFFER else settings.review_buffer_days


def _too_early(start: Days | None, planned: Planned | None, *, precise: bool) -> TooEarly | None:
    if start is None or planned is None:
        return None
    if start.latest < planned.possible:
        return TooEarly(max(planned.possible, planned.days.earliest), lawful=True, certain=True)
    if start.latest < planned.days.earliest:
        return TooEarly(planned.days.earliest, lawful=False, certain=True)
    if not precise or planned.step == "today":
        return None
    if _fine(start) and _fine(planned.days) and _middle(start) < _middle(planned.days):
        return TooEarly(planned.days.latest, lawful=planned.is_stated, certain=False)
    return None


def _fine(days: Days) -> bool:
    """Tell whether a time is a month or less; what is coarser may well be in order."""
    return (days.latest - days.earliest).days <= 31


def _middle(days: Days) -> int:
    return days.earliest.toordinal() + days.latest.toordinal()
