"""Whose hours each activity takes, and on which days, before they are added up.

    own         hours of an activity, on the role that answers for it and on that role's organisation
    taking part the hours of all who take part (``attendance``), on their target groups and these groups' organisations

Hours lie evenly on the working days from the first stated day to the last, else on those where the schedule puts the
activity; taking part lies on the days of the sessions where these are known. Where several groups share the seats it is
not known who takes them: a group's hours are an interval, what the others cannot fill to what it can fill itself. What
cannot be placed is told with its reason.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from kompplan.calculations.attendance import Attendance
from kompplan.calculations.dates import Calendar, Dates
from kompplan.calculations.occurrences import occurrences
from kompplan.calculations.people import People
from kompplan.calculations.scheduled import Placed, Schedule
from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.working_time import WorkingDays, WorkingTime
from kompplan.calculations.workload import (
    LONGEST_DAYS,
    TOO_LONG,
    Days,
    Per,
    by_name,
    own_time,
    parts_by_weight,
    role_calendar,
    role_days,
    spread,
    stated_days,
)
from kompplan.calculations.workload import over as no_longer
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.people import Organisation, Role, TargetGroup
from kompplan.model.plan import Plan
from kompplan.settings import DEFAULT, Settings
from kompplan.values.quantity import Quantity, Unit


class By(StrEnum):
    """On whom hours fall."""

    ROLE = "role"
    ORGANISATION = "organisation"
    GROUP = "group"


NO_OWNER = Unknown(Text("nobody answers for it", "ingen ansvarar för den"))

NO_HOURS = Unknown(Text("no hours are stated", "ingen tid är angiven"))

OWNERS_TIME = Unknown(
    Text(
        "its hours are those of the people in it; the time of the one who answers for it is not stated",
        "tiden är deltagarnas; den ansvarigas egen tid är inte angiven",
    )
)

WHOSE_TIME = Unknown(
    Text(
        "its hours are those of several people, and nothing says of whom",
        "timmarna är flera personers, och ingenting säger vilkas",
    )
)

NOT_A_TIME = Unknown(
    Text("its hours are stated in something that is no working time", "tiden är angiven i något som inte är arbetstid")
)

NO_GROUP = Unknown(Text("no target group is stated", "ingen målgrupp är angiven"))

NO_PLACE = Unknown(
    Text(
        "it has no place in time (kompplan schedule tells why)",
        "den har ingen plats i tiden (kompplan schedule säger varför)",
    )
)

NO_BEGINNING = Unknown(Text("nothing says when it begins", "ingenting säger när den börjar"))

NO_LENGTH = Unknown(Text("nothing says how long it goes on", "ingenting säger hur länge den pågår"))


class Who(NamedTuple):
    """On whom hours fall; ``part`` is None where the plan has only a name, and the name is empty where it has none."""

    key: str
    name: str
    part: Role | Organisation | TargetGroup | None


class Lacking(NamedTuple):
    """An activity whose hours are in no period, and why."""

    activity: Activity
    why: Unknown


class Task(NamedTuple):
    """Hours of an activity on somebody, and the days that they are spread over."""

    activity: Activity
    taking_part: bool
    on: tuple[tuple[Who, Quantity | Amount], ...]
    """Who it falls on, and how much on each."""
    whole: Quantity | Amount
    """All of it, counted once."""
    days: Days
    calendar: WorkingDays
    sessions: tuple[int, ...]
    """The days of the sessions, where it lies on these alone."""
    coarse: bool
    by_schedule: bool
    """Whether the schedule says when, not the plan's own dates."""


class Given(NamedTuple):
    """What the workload is worked out from."""

    plan: Plan
    dates: Calendar
    schedule: Schedule
    time: WorkingTime
    people: People
    attendances: Sequence[Attendance]
    settings: Settings = DEFAULT


def parts_of(task: Task, hours: Quantity | Amount, per: Per) -> dict[int, Amount] | Unknown:
    """Return hours of a task by period."""
    if not task.sessions or isinstance(hours, Quantity):
        return spread(hours, task.days, task.calendar, per)
    if task.days[1] - task.days[0] >= LONGEST_DAYS:
        return TOO_LONG
    weights: dict[int, int] = {}
    for day in task.sessions:
        number = per.of(day)
        weights[number] = weights.get(number, 0) + 1
    lows = parts_by_weight(hours.low, weights)
    highs = None if hours.high is None else parts_by_weight(hours.high, weights)
    return {number: Amount(low, None if highs is None else highs[number]) for number, low in lows.items()}


def days_of(activity: Activity, found: Dates, placed: Placed | None) -> tuple[Days, bool, bool] | Unknown:
    """Return the days of an activity, whether they are known only roughly, and whether the schedule gives them."""
    stated = stated_days(activity, found)
    if stated is not None and found.start is not None and found.end is not None:
        exact = found.start.earliest == found.start.latest and found.end.earliest == found.end.latest
        return stated, not exact, False
    if placed is None:
        return NO_PLACE
    if placed.start.earliest is None:
        return NO_BEGINNING
    if placed.lasting.high is None or placed.end.earliest is None:
        return NO_LENGTH
    days = placed.start.earliest.toordinal(), placed.end.earliest.toordinal()
    return days, not (placed.start.exact and placed.end.exact), True


class _Names:
    """Who is who in the plan."""

    def __init__(self, given: Given) -> None:
        self._given = given
        self.roles = by_name(given.plan.roles)
        self.organisations: dict[str, Organisation] = {}
        for body in given.plan.organisations:
            for name in (body.id, body.name):
                if name:
                    self.organisations.setdefault(name.strip().casefold(), body)

    def role(self, owner: str) -> Who:
        role = self.roles.get(owner.strip().casefold())
        if role is None:
            return Who(owner.strip().casefold(), " ".join(owner.split()), None)
        return Who(f"#{id(role)}", role.title or role.id or "", role)

    def organisation(self, name: str | None) -> Who:
        if not name:
            return Who("", "", None)
        body = self.organisations.get(name.strip().casefold())
        if body is None:
            return Who(name.strip().casefold(), " ".join(name.split()), None)
        return Who(f"#{id(body)}", body.name or body.id or "", body)

    def group(self, name: str) -> Who:
        group = self._given.people.groups[name]
        return Who(name, group.name or group.id or "", group)

    def of_role(self, owner: str, activity: Activity) -> Who:
        """Return the organisation whose time an owner's is."""
        role = self.roles.get(owner.strip().casefold())
        if role is None and owner.strip().casefold() in self.organisations:
            return self.organisation(owner)
        return self.organisation((role.organisation if role is not None else None) or activity.organisation)


def tasks(given: Given, by: By) -> tuple[list[Task], list[Lacking]]:
    """Return what falls on somebody, and what cannot be told."""
    names = _Names(given)
    takes_part = {id(each.activity): each for each in given.attendances}
    found: list[Task] = []
    lacking: list[Lacking] = []
    for activity in given.plan.activities:
        if no_longer(activity):
            continue
        each = takes_part.get(id(activity))
        own = own_time(activity)
        task: Task | Unknown | None = None
        if by is not By.GROUP and (own or each is None):
            task = _own(given, names, activity, by) if own else _no_own(activity)
        elif by is By.ROLE:
            task = OWNERS_TIME if activity.owner else None
        elif each is not None and not own:
            task = _taking_part(given, names, each, by)
        if isinstance(task, Unknown):
            lacking.append(Lacking(activity, task))
        elif task is not None:
            found.append(task)
    return found, lacking


def _no_own(activity: Activity) -> Unknown | None:
    if activity.hours is None:
        return NO_HOURS if activity.owner else None
    return WHOSE_TIME if activity.hours.unit is Unit.HOUR else NOT_A_TIME


def _own(given: Given, names: _Names, activity: Activity, by: By) -> Task | Unknown:
    hours = activity.hours
    if not activity.owner or hours is None:
        return NO_OWNER
    when = days_of(activity, given.dates.of(activity), given.schedule.of(activity))
    if isinstance(when, Unknown):
        return when
    role = names.roles.get(activity.owner.strip().casefold())
    who = names.role(activity.owner) if by is By.ROLE else names.of_role(activity.owner, activity)
    days = role_days(role, when[0])
    return Task(
        activity, False, ((who, hours),), hours, days, role_calendar(role, activity, given.time), (), when[1], when[2]
    )


def _taking_part(given: Given, names: _Names, each: Attendance, by: By) -> Task | Unknown:
    activity = each.activity
    stated = activity.hours
    hours = each.hours
    if stated is not None and stated.unit is Unit.HOUR and stated.per is None:
        hours = Amount(stated.low, stated.high)
    if isinstance(hours, Unknown):
        return hours
    placed = given.schedule.of(activity)
    when = days_of(activity, given.dates.of(activity), placed)
    if isinstance(when, Unknown):
        return when
    if by is By.GROUP and not each.groups:
        return NO_GROUP
    on = _on_groups(given, each, hours)
    shares: list[tuple[Who, Quantity | Amount]] = []
    if by is By.GROUP:
        shares = [(names.group(name), amount) for name, amount in on.items()]
    else:
        together: dict[str, tuple[Who, Amount]] = {}
        for name, amount in on.items() or {"": hours}.items():
            group = given.people.groups.get(name)
            who = names.organisation((group.organisation if group is not None else None) or activity.organisation)
            before = together.get(who.key)
            together[who.key] = who, amount if before is None else plus(before[1], amount)
        for who, amount in together.values():
            alone = len(together) == 1
            shares.append((who, hours if alone else _at_most(amount, hours)))
    sessions: tuple[int, ...] = ()
    if placed is not None:
        held = occurrences(placed, given.dates)
        if isinstance(held, tuple) and held:
            sessions = tuple(one.day.toordinal() for one in held)
    days = (min(sessions), max(sessions)) if sessions else when[0]
    calendar = placed.days if placed is not None else given.time.of(activity.organisation)
    return Task(activity, True, tuple(shares), hours, days, calendar, sessions, when[1], when[2])


def _on_groups(given: Given, each: Attendance, hours: Amount) -> dict[str, Amount]:
    """Return how much of the hours can fall on each group: what the others cannot fill, to what it can itself."""
    if len(each.groups) == 1:
        return {each.groups[0]: hours}
    most: dict[str, Amount | None] = {}
    for name in each.groups:
        size = given.people.size(name)
        filled = None
        if size is not None and not isinstance(each.each, Unknown):
            filled = size.times(each.each).high
        most[name] = None if filled is None else Amount(ZERO, filled)
    found = {}
    for name in each.groups:
        others = [most[other] for other in each.groups if other != name]
        low = ZERO
        if all(other is not None for other in others):
            fill = sum((other.high or ZERO for other in others if other is not None), ZERO)
            low = max(ZERO, hours.low - fill)
        own = most[name]
        high = hours.high
        if own is not None and own.high is not None:
            high = own.high if high is None else min(high, own.high)
        found[name] = Amount(low, high if high is None else max(high, low))
    return found


def plus(one: Amount, other: Amount) -> Amount:
    """Add two amounts of which either may have no upper bound."""
    return Amount(one.low + other.low, None if one.high is None or other.high is None else one.high + other.high)


def _at_most(amount: Amount, whole: Amount) -> Amount:
    high = amount.high if whole.high is None else whole.high if amount.high is None else min(amount.high, whole.high)
    return Amount(min(amount.low, whole.low), high)
