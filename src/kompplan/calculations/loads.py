"""How many hours fall on each role, organisation and target group in each month or week, beside what there is.

    own         hours of an activity, on the role that answers for it and on that role's organisation
    taking part the hours of all who take part (``attendance``), on their target groups and these groups' organisations

Hours lie evenly on the working days from the first stated day to the last, else on those where the schedule puts the
activity; taking part lies on the days of the sessions where these are known. Where several groups share the seats it is
not known who takes them: a group's hours are an interval, what the others cannot fill to what it can fill itself, and
the sum counts them once. What cannot be placed is told with its reason.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
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
    NO_MAXIMUM,
    TOO_LONG,
    Days,
    Per,
    by_name,
    own_time,
    parts_by_weight,
    role_calendar,
    role_days,
    room_of_group,
    room_of_role,
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


class Over(StrEnum):
    """Whether there is more to do than there is time."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


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


class Share(NamedTuple):
    """An activity's hours on somebody in a period."""

    activity: Activity
    taking_part: bool
    hours: Amount
    coarse: bool
    """Whether its days are known only roughly."""


class Load(NamedTuple):
    """Somebody's hours in a period, and what there is; None where that is not known."""

    hours: Amount
    room: Amount | None
    shares: tuple[Share, ...]
    """The most hours first."""

    @property
    def over(self) -> Over:
        """Tell whether it is more than there is."""
        room = self.room
        if room is None:
            return Over.NO
        if room.high is not None and self.hours.low > room.high:
            return Over.CERTAIN
        return Over.POSSIBLE if self.hours.high is None or self.hours.high > room.low else Over.NO


class LoadRow(NamedTuple):
    """Somebody's hours by period."""

    who: Who
    loads: Mapping[int, Load]
    hours: Amount
    room: "Room"


class Lacking(NamedTuple):
    """An activity whose hours are in no period, and why."""

    activity: Activity
    why: Unknown


class Workload(NamedTuple):
    """The hours of everybody."""

    by: By
    per: Per
    periods: range
    rows: tuple[LoadRow, ...]
    totals: Mapping[int, Amount]
    """Each activity counted once, whoever it falls on."""
    total: Amount
    lacking: tuple[Lacking, ...]

    @property
    def overloads(self) -> tuple[tuple[LoadRow, int, Load], ...]:
        """Return what certainly is too much, by period."""
        found = [(row, at, load) for row in self.rows for at, load in row.loads.items() if load.over is Over.CERTAIN]
        return tuple(sorted(found, key=lambda each: each[1]))


Room = Callable[[Days], Amount] | Unknown


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
            together[who.key] = who, amount if before is None else _sum(before[1], amount)
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


def _sum(one: Amount, other: Amount) -> Amount:
    return Amount(one.low + other.low, None if one.high is None or other.high is None else one.high + other.high)


def _at_most(amount: Amount, whole: Amount) -> Amount:
    high = amount.high if whole.high is None else whole.high if amount.high is None else min(amount.high, whole.high)
    return Amount(min(amount.low, whole.low), high)


NOTHING = Amount(ZERO, ZERO)


def workload(
    given: Given, by: By, *, weeks: bool = False, first: date | None = None, last: date | None = None
) -> Workload:
    """Return the hours of everybody by period, from one day to another; whole months or weeks."""
    found, lacking = tasks(given, by)
    return summed(given, by, found, lacking, Per(weeks=weeks), first, last)


def summed(
    given: Given,
    by: By,
    found: Iterable[Task],
    lacking: Iterable[Lacking],
    per: Per,
    first: date | None = None,
    last: date | None = None,
) -> Workload:
    """Add tasks up. The time taken grows with the periods that the activities touch."""
    since = per.of(first.toordinal()) if first is not None else None
    until = per.of(last.toordinal()) if last is not None else None
    shares: dict[str, tuple[Who, dict[int, list[Share]]]] = {}
    totals: dict[int, Amount] = {}
    unplaced = list(lacking)
    for task in found:
        whole = parts_of(task, task.whole, per)
        if isinstance(whole, Unknown):
            unplaced.append(Lacking(task.activity, whole))
            continue
        for number, amount in whole.items():
            totals[number] = _sum(totals.get(number, NOTHING), amount)
        for who, hours in task.on:
            parts = whole if hours == task.whole else parts_of(task, hours, per)
            by_period = shares.setdefault(who.key, (who, {}))[1]
            if not isinstance(parts, Unknown):
                for number, amount in parts.items():
                    by_period.setdefault(number, []).append(Share(task.activity, task.taking_part, amount, task.coarse))

    def asked(number: int) -> bool:
        return (since is None or number >= since) and (until is None or number <= until)

    rows = []
    for who, by_period in shares.values():
        room = room_of(given, who)
        loads = {
            number: _load(each, room, per.days(number)) for number, each in sorted(by_period.items()) if asked(number)
        }
        if loads:
            rows.append(LoadRow(who, loads, _total(load.hours for load in loads.values()), room))
    totals = {number: amount for number, amount in sorted(totals.items()) if asked(number)}
    periods = range(min(totals), max(totals) + 1) if totals else range(0)
    return Workload(
        by, per, periods, tuple(_in_order(given, by, rows)), totals, _total(totals.values()), tuple(unplaced)
    )


def _load(shares: list[Share], room: Room, days: Days) -> Load:
    most_first = sorted(shares, key=lambda each: (each.hours.high is not None, -(each.hours.high or ZERO)))
    return Load(
        _total(each.hours for each in shares), None if isinstance(room, Unknown) else room(days), tuple(most_first)
    )


def _total(amounts: Iterable[Amount]) -> Amount:
    low, high, bounded = ZERO, ZERO, True
    for each in amounts:
        low += each.low
        if each.high is None:
            bounded = False
        else:
            high += each.high
    return Amount(low, high if bounded else None)


def _in_order(given: Given, by: By, rows: list[LoadRow]) -> list[LoadRow]:
    """Return the rows in the order of the plan; who the plan has only a name for comes after, nobody last."""
    parts: Sequence[object] = {
        By.ROLE: given.plan.roles,
        By.ORGANISATION: given.plan.organisations,
        By.GROUP: given.plan.target_groups,
    }[by]
    place = {id(part): number for number, part in enumerate(parts)}
    return sorted(rows, key=lambda row: (not row.who.name, place.get(id(row.who.part), len(place))))


def room_of(given: Given, who: Who) -> Room:
    """Return how much somebody has in any days, or why that is not known."""
    part = who.part
    if isinstance(part, Role):
        found = room_of_role(part, given.settings.full_time_hours, given.time)
        return found if isinstance(found, Unknown) else found.of
    if isinstance(part, TargetGroup):
        return room_of_group(part, given.people.size((part.id or "").strip()), given.time)
    return NO_MAXIMUM if not isinstance(part, Organisation) else NOT_FOR_ORGANISATIONS


NOT_FOR_ORGANISATIONS = Unknown(
    Text(
        "an organisation has no limit of its own; look at its roles",
        "en organisation har ingen egen gräns; se dess roller",
    )
)
