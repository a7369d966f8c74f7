"""How many hours fall on each role, organisation and target group in each month or week, beside what there is.

Where several groups share the seats of an activity, the sum counts its hours once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kompplan.calculations.sums import ZERO, Amount, Unknown
from kompplan.calculations.tasks import By, Given, Lacking, Task, Who, parts_of, plus, tasks
from kompplan.calculations.workload import NO_MAXIMUM, Days, Per, room_of_group, room_of_role
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.people import Organisation, Role, TargetGroup


class Over(StrEnum):
    """Whether there is more to do than there is time."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


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
            totals[number] = plus(totals.get(number, NOTHING), amount)
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
