"""Who takes part in each activity: the need and the seats, how often they come, and the working time that it takes.

    persons       those stated, else the target groups with nobody counted twice, as many as there are seats for
    attendances   persons × the times that each comes: sessions of a group, else days
    hours         as stated (``96 × 16 h``), else persons × the hours of each
    substitutes   hours × what an hour costs on the activity's days by the plan's own rates

Unique persons and attendances are two numbers: 96 persons on four days are 96 and 384. A day is as many hours as the
settings say; a rate is never guessed. ``hours`` of an activity that is not for learning are the work of those who carry
it out, and no time off duty.
"""

from collections.abc import Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import NamedTuple

from kompplan.calculations.capacity import Need, is_learning, need, room, sessions
from kompplan.calculations.crowds import Crowd, crowd
from kompplan.calculations.dates import Calendar
from kompplan.calculations.people import People, persons
from kompplan.calculations.rates import Stretch, hourly, worth
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity, Unit

_HUNDREDTH = Decimal("0.01")
NO_GROUP = Unknown(Text("no target group and no number of participants is stated",
                        "varken målgrupp eller antal deltagare är angivet"))  # fmt: skip
SELECTED = Unknown(Text("only some are chosen, and nothing says how many",
                        "bara en del väljs ut, och ingenting säger hur många"))  # fmt: skip
NO_TIMES = Unknown(Text("nothing says how often each of them comes", "ingenting säger hur ofta var och en kommer"))
NO_HOURS = Unknown(
    Text("nothing says how long it is for each of them", "ingenting säger hur lång tid var och en är där")
)
NOT_HOURS = Unknown(Text("the length is told in something that is no working time",
                         "längden är angiven i något som inte är arbetstid"))  # fmt: skip


class Attendance(NamedTuple):
    """An activity that people take part in."""

    activity: Activity
    groups: tuple[str, ...]
    """The target groups that the plan knows."""
    need: Need | None
    seats: Amount | None
    """Over all groups and rounds."""
    sessions: Amount | None
    """Over all groups and rounds."""
    crowd: Crowd | None
    persons: Amount | Unknown
    times: Amount | Unknown
    """How often each of them comes."""
    attendances: Amount | Unknown
    each: Amount | Unknown
    """The hours of each."""
    hours: Amount | Unknown
    stated: bool
    """Whether the plan states the hours itself."""
    rate: Amount | Unknown
    cost: Amount | Unknown

    @property
    def gap(self) -> Amount | None:
        """Return the seats less the need: below zero where seats are lacking."""
        if self.seats is None or self.need is None or self.need.size.high is None:
            return None
        need = self.need.size
        return Amount(
            self.seats.low - (need.high or ZERO), None if self.seats.high is None else self.seats.high - need.low
        )


class TimeOff(NamedTuple):
    """Activities for the same groups, and the working time that they take."""

    groups: tuple[str, ...]
    """The groups that share the time; none where no group is stated."""
    rows: tuple[Attendance, ...]
    hours: Sum
    cost: Sum


def attendances(plan: Plan, people: People, dates: Calendar, day_hours: Decimal) -> tuple[Attendance, ...]:
    """Return the activities that people take part in, in the order of the plan; cancelled ones are left out."""
    rates = plan.budget.rates if plan.budget is not None else ()
    found = []
    for activity in plan.activities:
        if activity.status is ActivityStatus.CANCELLED or not _taken_part_in(activity):
            continue
        groups = tuple(dict.fromkeys(name.strip() for name in activity.target_groups if name.strip() in people.groups))
        together = crowd(people, groups) if groups else None
        seats = room(activity)
        wanted = need(activity, people)
        who = _persons(activity, together, wanted, seats)
        times = _times(activity, day_hours)
        each = _each(activity, times, day_hours)
        hours, stated = _hours(activity, who, each)
        if isinstance(each, Unknown):
            each = _share_of(hours, who) or each
        own = dates.of(activity)
        first, last = own.start or own.end, own.end or own.start
        days = Stretch(first.earliest, last.latest) if first is not None and last is not None else None
        rate = hourly(rates, days)
        found.append(
            Attendance(
                activity=activity,
                groups=groups,
                need=wanted,
                seats=seats,
                sessions=_sessions(activity),
                crowd=together,
                persons=who,
                times=times,
                attendances=_product(who, times),
                each=each,
                hours=hours,
                stated=stated,
                rate=rate,
                cost=hours if isinstance(hours, Unknown) else rate if isinstance(rate, Unknown) else worth(hours, rate),
            )
        )
    return tuple(found)


def time_off(rows: Iterable[Attendance]) -> tuple[TimeOff, ...]:
    """Return the working time by the groups that share it, in the order of the plan; who is not told comes last."""
    by_groups: dict[tuple[str, ...], list[Attendance]] = {}
    for row in rows:
        by_groups.setdefault(tuple(sorted(row.groups)), []).append(row)
    order = sorted(by_groups, key=lambda groups: not groups)
    return tuple(
        TimeOff(
            by_groups[groups][0].groups,
            tuple(by_groups[groups]),
            total(each.hours for each in by_groups[groups]),
            total(each.cost for each in by_groups[groups]),
        )
        for groups in order
    )


def _taken_part_in(activity: Activity) -> bool:
    """Tell whether people take part in an activity rather than carry it out."""
    counted = (activity.participants, activity.seats, activity.needed_seats, activity.group_size)
    return is_learning(activity) or any(each is not None for each in counted)


def _persons(activity: Activity, together: Crowd | None, wanted: Need | None, seats: Amount | None) -> Amount | Unknown:
    found = _who(activity, together, wanted, seats)
    return found if isinstance(found, Unknown) else whole(found)


def whole(amount: Amount) -> Amount:
    """Return an interval in whole persons: ``ca 29`` is 26,1–31,9 and so 27–31."""
    low = amount.low.to_integral_value(ROUND_CEILING)
    high = None if amount.high is None else amount.high.to_integral_value(ROUND_FLOOR)
    return amount if amount.exact or (high is not None and high < low) else Amount(low, high)


def _who(activity: Activity, together: Crowd | None, wanted: Need | None, seats: Amount | None) -> Amount | Unknown:
    stated = persons(activity.participants)
    if stated is not None:
        return stated
    if wanted is not None and wanted.field == "needed_seats":
        return wanted.size if seats is None else _least(wanted.size, seats)
    if together is None:
        return NO_GROUP
    if together.unknown:
        names = ", ".join(together.unknown)
        return Unknown(Text(f"the size of {names} is not stated", f"antalet i {names} är inte angivet"))
    if seats is not None:
        return _least(together.unique, seats)
    return SELECTED if activity.selection else together.unique


def _least(one: Amount, other: Amount) -> Amount:
    highs = [each.high for each in (one, other) if each.high is not None]
    return Amount(min(one.low, other.low), min(highs) if highs else None)


def _sessions(activity: Activity) -> Amount | None:
    """Return the sessions in all: as stated, else those of each group times the groups, in all rounds."""
    if activity.sessions is not None and activity.sessions.per is None:
        return amount_of(activity.sessions)
    products = sessions(activity)
    return products[0] if products else None


def _times(activity: Activity, day_hours: Decimal) -> Amount | Unknown:
    """Return how often each of them comes: the sessions of a group, else the days, else the parts."""
    if activity.sessions_per_group is not None and activity.sessions_per_group.per is None:
        return amount_of(activity.sessions_per_group)
    if activity.sessions is not None and activity.sessions.per is None:
        return _of_each(activity)
    if activity.days is not None:
        return _whole_days(activity.days)
    if activity.parts:
        return _of_parts(activity)
    if activity.length is not None and activity.length.per is None:
        if activity.length.unit in (Unit.DAY, None):
            return _whole_days(activity.length)
        most = activity.length.high
        if activity.length.unit is Unit.HOUR and most is not None and most <= day_hours:
            return Amount(Decimal(1), Decimal(1))
    return NO_TIMES


def _of_each(activity: Activity) -> Amount | Unknown:
    """Share out the sessions over the groups, and over the rounds; without either everybody comes to all of them."""
    stated = amount_of(activity.sessions) if activity.sessions is not None else Amount(ZERO, ZERO)
    parts = [quantity.value for quantity in (activity.groups, activity.rounds) if quantity is not None]
    if not parts:
        return stated
    divisor = Decimal(1)
    for part in parts:
        if not part:
            return NO_TIMES
        divisor *= part
    if stated.high is None or stated.low % divisor or stated.high % divisor:
        return NO_TIMES
    return Amount(stated.low / divisor, stated.high / divisor)


def _whole_days(quantity: Quantity) -> Amount | Unknown:
    if quantity.per is not None or quantity.unit not in (None, Unit.DAY):
        return NO_TIMES
    high = None if quantity.high is None else quantity.high.to_integral_value(ROUND_CEILING)
    return Amount(quantity.low.to_integral_value(ROUND_CEILING), high)


def _of_parts(activity: Activity) -> Amount | Unknown:
    days = ZERO
    for part in activity.parts:
        length = part.length
        if length is None or length.per is not None or length.value is None:
            return NO_TIMES
        if length.unit is Unit.HOUR:
            days += 1
        elif length.unit in (None, Unit.DAY):
            days += length.value.to_integral_value(ROUND_CEILING)
        else:
            return NO_TIMES
    return Amount(days, days)


def _each(activity: Activity, times: Amount | Unknown, day_hours: Decimal) -> Amount | Unknown:
    """Return the hours of each who takes part: days in all, else the parts, else the length of each session."""
    if activity.hours is not None and activity.hours.per is Unit.PERSON:
        return amount_of(activity.hours)
    if activity.days is not None:
        return _in_hours(activity.days, day_hours)
    if activity.parts and all(part.length is not None for part in activity.parts):
        lengths = [_in_hours(part.length, day_hours) for part in activity.parts if part.length is not None]
        added = total(lengths)
        return NOT_HOURS if added.unknown else Amount(added.low, added.high)
    if activity.length is None:
        return NO_HOURS
    length = _in_hours(activity.length, day_hours)
    if isinstance(length, Unknown) or (activity.sessions is None and activity.sessions_per_group is None):
        return length
    return times if isinstance(times, Unknown) else length.times(times)


def _in_hours(length: Quantity, day_hours: Decimal) -> Amount | Unknown:
    if length.per is not None:
        return NOT_HOURS
    if length.unit is Unit.HOUR:
        return amount_of(length)
    if length.unit in (None, Unit.DAY):
        return amount_of(length).times(Amount(day_hours, day_hours))
    return NOT_HOURS


def _hours(activity: Activity, who: Amount | Unknown, each: Amount | Unknown) -> tuple[Amount | Unknown, bool]:
    """Return the hours of all, and whether the plan states them."""
    stated = activity.hours
    if stated is not None and stated.unit is Unit.HOUR and stated.per is None and is_learning(activity):
        return amount_of(stated), True
    return _product(who, each), False


def _share_of(hours: Amount | Unknown, who: Amount | Unknown) -> Amount | None:
    """Return the hours of each where those of all are stated, and both are known exactly."""
    if isinstance(hours, Unknown) or isinstance(who, Unknown) or not (hours.exact and who.exact and who.low):
        return None
    each = hours.low / who.low
    return Amount(each, each) if each == each.quantize(_HUNDREDTH) else None


def _product(one: Amount | Unknown, other: Amount | Unknown) -> Amount | Unknown:
    if isinstance(one, Unknown):
        return one
    return other if isinstance(other, Unknown) else one.times(other)
