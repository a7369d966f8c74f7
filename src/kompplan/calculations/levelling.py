"""How activities can be moved so that nobody has more to do than there is time: a proposal, one move at a time.

In each step what is too much is worked out anew. Of the activities in it that can be moved, the one with the most slack
is tried first (in the plan's order where two have as much): later by whole weeks, as few as take away the most. A move
that helps is made, and the next step begins; where no move helps the proposal ends.

What can be moved lies where the schedule puts it: no exact day of its own is stated, it has not begun, and it has no
sessions on known days. It is never moved longer than its free slack, so that nothing that waits for it moves, nor past
its own latest dates, nor onto other activities that call the same people.

The rule is a priority rule of serial levelling (largest slack first; Burgess and Killebrew, Journal of Industrial
Engineering 13, 1962, level within slack in the same way); it gives a good plan, not a best one.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.collisions import called_together
from kompplan.calculations.durations import comes_back
from kompplan.calculations.loads import Workload, room_of, summed
from kompplan.calculations.placing import shifted
from kompplan.calculations.scheduled import Placed
from kompplan.calculations.sums import ZERO, Unknown
from kompplan.calculations.tasks import By, Given, Task, Who, parts_of, tasks
from kompplan.calculations.workload import Days, Per
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus

_WEEK = 7
_MOST_WEEKS = 104
_MOST_MOVES = 200


class Relief(NamedTuple):
    """What somebody has too much of in a period, before a move and after it."""

    who: Who
    period: int
    before: Decimal
    after: Decimal


class Move(NamedTuple):
    """An activity that begins later."""

    activity: Activity
    weeks: int
    was: tuple[date, date]
    becomes: tuple[date, date]
    uses: int
    """Working days of its slack that the move takes."""
    left: int
    """Working days of its slack that are left."""
    relieves: tuple[Relief, ...]
    """What becomes less, the most first."""
    burdens: tuple[Relief, ...]
    """What becomes more than there is; less in all than what is relieved."""


class Levelling(NamedTuple):
    """A proposal: the moves in their order, and the workload with all of them made."""

    moves: tuple[Move, ...]
    before: Workload
    after: Workload
    over_before: Decimal
    """Hours that there is no time for."""
    over_after: Decimal


class _Shift(NamedTuple):
    weeks: int
    days: Days
    uses: int


def levelled(given: Given, by: By, *, weeks: bool = False) -> Levelling:
    """Return the moves that take away hours that there is no time for."""
    per = Per(weeks=weeks)
    found, lacking = tasks(given, by)
    before = summed(given, by, found, lacking, per)
    state = _State(given, found, per)
    start = state.total
    moves: list[Move] = []
    while state.over and len(moves) < _MOST_MOVES:
        move = _next(given, state)
        if move is None:
            break
        moves.append(move)
    after = summed(given, by, state.tasks, lacking, per) if moves else before
    return Levelling(tuple(moves), before, after, start, state.total)


class _State:
    """Who has how much in which period, kept up as activities are moved."""

    def __init__(self, given: Given, found: Sequence[Task], per: Per) -> None:
        self.per = per
        self.tasks = list(found)
        self.who: dict[str, Who] = {}
        self._loads: dict[tuple[str, int], Decimal] = {}
        self._room: dict[tuple[str, int], Decimal | None] = {}
        self._given = given
        self.used: dict[int, int] = {}
        """Working days of slack that moves have taken, by the number of the task."""
        self.in_period: dict[tuple[str, int], set[int]] = {}
        self.over: set[tuple[str, int]] = set()
        self.spans: dict[int, Days] = {id(each.activity): each.days for each in found}
        self.others = called_together(given)
        for each in given.attendances:
            placed = given.schedule.of(each.activity)
            if id(each.activity) not in self.spans and placed is not None and placed.end.latest is not None:
                first, last = placed.start.earliest, placed.end.latest
                if first is not None:
                    self.spans[id(each.activity)] = first.toordinal(), last.toordinal()
        for number, task in enumerate(self.tasks):
            for key, hours in self.parts(task).items():
                self._add(key, hours, number)

    def parts(self, task: Task) -> dict[tuple[str, int], Decimal]:
        found: dict[tuple[str, int], Decimal] = {}
        for who, hours in task.on:
            self.who.setdefault(who.key, who)
            parts = parts_of(task, hours, self.per)
            if not isinstance(parts, Unknown):
                for number, amount in parts.items():
                    if amount.low:
                        found[who.key, number] = found.get((who.key, number), ZERO) + amount.low
        return found

    def room(self, key: tuple[str, int]) -> Decimal | None:
        if key not in self._room:
            room = room_of(self._given, self.who[key[0]])
            self._room[key] = None if isinstance(room, Unknown) else room(self.per.days(key[1])).high
        return self._room[key]

    def excess(self, key: tuple[str, int], more: Decimal = ZERO) -> Decimal:
        """Return the hours that there is no time for, with some more."""
        room = self.room(key)
        return ZERO if room is None else max(ZERO, self._loads.get(key, ZERO) + more - room)

    @property
    def total(self) -> Decimal:
        return sum((self.excess(key) for key in self.over), ZERO)

    def _add(self, key: tuple[str, int], hours: Decimal, number: int) -> None:
        self._loads[key] = self._loads.get(key, ZERO) + hours
        there = self.in_period.setdefault(key, set())
        there.add(number) if hours > 0 else there.discard(number)
        if self.excess(key):
            self.over.add(key)
        else:
            self.over.discard(key)

    def change(self, task: Task, shifted_task: Task) -> dict[tuple[str, int], Decimal]:
        """Return by how much the hours change if a task lies elsewhere."""
        found = dict(self.parts(shifted_task))
        for key, hours in self.parts(task).items():
            found[key] = found.get(key, ZERO) - hours
        return {key: hours for key, hours in found.items() if hours}

    def move(self, number: int, to: Task, uses: int) -> None:
        for key, hours in self.parts(self.tasks[number]).items():
            self._add(key, -hours, number)
        self.tasks[number] = to
        for key, hours in self.parts(to).items():
            self._add(key, hours, number)
        self.used[number] = self.used.get(number, 0) + uses
        self.spans[id(to.activity)] = to.days

    def meets(self, activity: Activity, days: Days) -> bool:
        """Tell whether it would lie on others that call the same people, on which it does not lie now."""
        now = self.spans[id(activity)]
        for other in self.others.get(id(activity), ()):
            its = self.spans.get(other)
            if its is not None and _meet(its, days) and not _meet(its, now):
                return True
        return False


def _meet(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _next(given: Given, state: _State) -> Move | None:
    """Make the next move, and return it; None where none helps."""
    numbers = {number for key in state.over for number in state.in_period.get(key, ())}
    candidates = []
    for number in numbers:
        placed = _movable(given, state.tasks[number], moved=number in state.used)
        if placed is not None:
            candidates.append((-_left(placed, state.used.get(number, 0)), number, placed))
    for left, number, placed in sorted(candidates, key=lambda each: each[:2]):
        task = state.tasks[number]
        best: tuple[Decimal, _Shift, dict[tuple[str, int], Decimal]] | None = None
        for shift in _shifts(given, task, placed, -left):
            change = state.change(task, task._replace(days=shift.days))
            gain = sum((state.excess(key) - state.excess(key, hours) for key, hours in change.items()), ZERO)
            if gain > 0 and (best is None or gain > best[0]) and not state.meets(task.activity, shift.days):
                best = gain, shift, change
        if best is not None:
            _, shift, change = best
            reliefs = [
                Relief(state.who[key[0]], key[1], state.excess(key), state.excess(key, hours))
                for key, hours in sorted(change.items())
            ]
            state.move(number, task._replace(days=shift.days), shift.uses)
            return Move(
                task.activity,
                shift.weeks,
                _dates(task.days),
                _dates(shift.days),
                shift.uses,
                -left - shift.uses,
                tuple(
                    sorted((one for one in reliefs if one.after < one.before), key=lambda one: one.after - one.before)
                ),
                tuple(one for one in reliefs if one.after > one.before),
            )
    return None


def _dates(days: Days) -> tuple[date, date]:
    return date.fromordinal(days[0]), date.fromordinal(days[1])


def _left(placed: Placed, used: int) -> int:
    return (placed.free or 0) - used


def _movable(given: Given, task: Task, *, moved: bool) -> Placed | None:
    """Return where a task lies if it can be moved at all."""
    activity = task.activity
    placed = given.schedule.of(activity)
    if not task.by_schedule or placed is None or not placed.free or placed.milestone or task.sessions:
        return None
    if activity.status is ActivityStatus.ONGOING or comes_back(activity):
        return None
    whole = placed.start.earliest, placed.end.earliest
    if whole != _dates(task.days) and not task.taking_part and not moved:
        return None  # the role is filled on some of its days only
    start = given.dates.of(activity).start
    return None if start is not None and start.earliest == start.latest else placed


def _shifts(given: Given, task: Task, placed: Placed, left: int) -> list[_Shift]:
    """Return how a task can be moved by whole weeks within what is left of its slack."""
    days = placed.days
    own = given.dates.of(task.activity)
    latest = own.start.latest.toordinal() if own.start is not None else None
    found: list[_Shift] = []
    begins = days.before(task.days[0])
    ends = days.before(task.days[1] + 1)
    length = placed.lasting.low
    for weeks in range(1, _MOST_WEEKS + 1):
        first = days.day(days.before(task.days[0] + weeks * _WEEK))
        if latest is not None and first > latest:
            break
        start = days.before(first)
        done = start + ends - begins if length.plain else days.before(shifted(first, length))
        finish = max(done, start + 1)
        uses = max(start - begins, finish - ends)
        if uses > left:
            break
        if uses > 0:
            found.append(_Shift(weeks, (first, days.day(finish - 1)), uses))
    return found
