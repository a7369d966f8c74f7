"""When everything can happen: as soon as possible, as late as possible, and what stands in the way.

What the plan states is what is counted with, and each word has one meaning:

- *start* (``börjar``), or a beginning in *when*: not before that day; and stated, so that what comes before must be
  done by then. An exact day of *when* alone is the day on which it begins.
- *due* (``senast``): a deadline. Without a length it is also the day on which the work is done.
- a beginning and an end, in whichever fields: it lasts from the one to the other.
- a coarse time (``mars 2027``): some day in it, so that the result is a stretch of days too. The early dates are the
  earliest that the words allow; slack is counted from these to the latest that they allow.
- nothing: from the project's start, or after what it waits for, with its length, its parts or its days.

What is done lies where it is stated; what is cancelled, and links to either, are left out. Activities that wait for
each other in a ring have no place. What an unknown length allows is told as *not before*: a bound, never a guess.
"""

from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import NamedTuple

from kompplan.calculations.dates import Calendar
from kompplan.calculations.drag import drag
from kompplan.calculations.durations import Lasting, Source
from kompplan.calculations.network import Network
from kompplan.calculations.placing import (
    NEVER,
    Backward,
    Bounds,
    Forward,
    Frame,
    Lengths,
    Limits,
    backward,
    forward,
    free,
)
from kompplan.calculations.schedule_given import Given
from kompplan.calculations.scheduled import (
    Bound,
    BoundKind,
    Driver,
    DriverKind,
    Placed,
    Schedule,
    Span,
    Unplaced,
    Why,
)
from kompplan.calculations.violations import violations
from kompplan.calculations.working_time import WorkingDays
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import Kind
from kompplan.settings import DEFAULT, Settings

_AFTERWARDS = frozenset({Kind.FOLLOW_UP, Kind.EVALUATION})
"""What may lie after the project's end, and does not put it off."""
_ALONGSIDE = frozenset({Kind.PROJECT_MANAGEMENT, Kind.COORDINATION})
"""What goes on as long as the rest does; to be done sooner with it would end nothing sooner."""
_STATED, _PROJECT_START, _DUE = (
    Driver(DriverKind.STATED),
    Driver(DriverKind.PROJECT_START),
    Driver(DriverKind.DUE),
)
_tuple = tuple.__new__
"""Makes a named tuple in a third of the time that its own class takes."""


def schedule(plan: Plan, dates: Calendar, links: Network, settings: Settings = DEFAULT) -> Schedule:
    """Return when everything in a plan can happen. The time taken grows with activities and links together."""
    if not plan.activities:
        return Schedule((), (), (), None, None, None, {})
    return _Scheduling(Given(plan, dates, links, settings)).schedule()


class Posed(NamedTuple):
    """What a schedule is worked out from, by the number of each activity; for who works it out again and again."""

    frame: Frame
    lengths: Lengths
    bounds: Bounds
    lastings: Sequence[Lasting]
    left_out: Mapping[int, Why]
    beside: Set[int]
    """What does not decide when all is done: what may lie after the end, and what goes on as long as the rest."""
    project_end: int | None


def posed(plan: Plan, dates: Calendar, links: Network, settings: Settings = DEFAULT) -> Posed:
    """Return the question that ``schedule`` answers."""
    given = Given(plan, dates, links, settings)
    scheduling = _Scheduling(given)
    early = scheduling.early
    beside: Set[int] = frozenset()
    for beside in (scheduling.beside, scheduling.alongside, frozenset[int]()):
        if any(-NEVER < finish < NEVER and number not in beside for number, finish in enumerate(early.finish)):
            break
    return Posed(given.frame, given.known, given.bounds, given.lastings, given.out_of_it, beside, given.project_end)


class _Scheduling:
    """The passes over what is given, and what they give."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.early = forward(given.frame, given.known, given.bounds)
        self.alongside = {number for number, kind in given.kinds.items() if kind in _ALONGSIDE}
        self.afterwards = self._afterwards()
        self.beside = self.afterwards | self.alongside
        self.bounds: dict[int, Bound] = {}
        self.end_day = self._end()

    def schedule(self) -> Schedule:
        given, early = self.given, self.early
        late = self._high() if given.loose else early
        end = given.in_each(self.end_day + 1)
        limits = self._limits(end)
        latest = backward(given.frame, given.known, limits, early)
        end_alone = Limits(end, [given.size + 1] * given.size, [NEVER] * given.size)
        from_end = latest if limits == end_alone else backward(given.frame, given.known, end_alone, early)
        drags = drag(given.frame, given.known, given.bounds, early, from_end, end)
        to_next = free(given.frame, given.known, early)
        rows, unplaced = self._rows(late, latest, from_end, drags, to_next)
        by_identity = {id(each.activity): each for each in rows}
        return Schedule(
            tuple(rows),
            tuple(unplaced),
            violations(given, early, self.afterwards),
            min([first for row in rows if (first := row.start.earliest) is not None], default=None),
            date.fromordinal(self.end_day) if rows else None,
            date.fromordinal(given.project_end) if given.project_end is not None else None,
            by_identity,
        )

    # -- the passes ---------------------------------------------------------------------------------------------------

    def _high(self) -> Forward:
        """Return where each activity lies when everything is as late and as long as its words allow.

        What is stated of an activity is believed, unless it certainly cannot be.
        """
        given, early = self.given, self.early
        start = [-NEVER] * given.size
        finish = [-NEVER] * given.size
        working = list(given.working)
        stretches = dict(given.stretches)
        into: list[Sequence[int]] = list(given.into)
        for number, how_long in enumerate(given.lastings):
            if number in given.out_of_it:
                continue
            high = how_long.high
            first = early.start[number]
            if number in given.stated:
                into[number] = ()
                start[number] = max(first, given.not_after[number]) if given.not_after[number] < NEVER else first
                if given.stated_end[number] < NEVER:
                    if how_long.source in (Source.ONE_DAY, Source.DATES, Source.NOT_STATED):
                        finish[number] = max(early.finish[number], given.stated_end[number])
                        if given.not_after[number] >= NEVER or how_long.source is Source.ONE_DAY:
                            start[number] = max(first, given.stated_end[number] - working[number])
                        continue
                    if given.not_after[number] >= NEVER or given.due[number] < NEVER:
                        start[number] = max(first, given.stated_end[number] - max(working[number], 1))
            elif number in given.waits_for:
                start[number] = NEVER
            else:
                start[number] = given.not_before[number]
            if high is None:
                working[number] = NEVER
                stretches.pop(number, None)
            elif high.plain:
                working[number] = high.working
            else:
                working[number] = 0
                stretches[number] = high
        frame = given.frame._replace(into=into)
        return forward(frame, Lengths(working, stretches), Bounds(start, finish, given.otherwise))

    def _afterwards(self) -> set[int]:
        """Return what may lie after the project's end: what is stated to, what is done, and follow-ups."""
        given, early = self.given, self.early
        found: set[int] = set()
        if given.project_end is None:
            return found
        project = given.in_each(given.project_end + 1)
        for number, activity in enumerate(given.activities):
            if number in given.out_of_it:
                continue
            late_follow_up = given.kinds.get(number) in _AFTERWARDS and early.finish[number] > project[number]
            if number in given.done or late_follow_up:
                found.add(number)
            elif number in given.stated:
                dates = given.dates.activities[id(activity)]
                stated = dates.end or dates.start
                if stated is not None and stated.earliest.toordinal() > given.project_end:
                    found.add(number)
        return found

    def _end(self) -> int:
        """Return the earliest day on which all is done that belongs to the project."""
        calendars = self.given.calendars
        for left_out in (self.beside, self.alongside, frozenset[int]()):
            last = -1
            seen: dict[int, tuple[WorkingDays, int]] = {}
            for number, finish in enumerate(self.early.finish):
                if -NEVER < finish < NEVER and number not in left_out:
                    days = calendars[number]
                    known = seen.get(id(days))
                    if known is None or known[1] < finish:
                        seen[id(days)] = days, finish
            for days, finish in seen.values():
                last = max(last, days.day(finish - 1))
            if last > 0:
                return last
        return date.max.toordinal() - 1

    def _limits(self, end: Sequence[int]) -> Limits:
        """Return what holds back from the end: own deadlines, then the project's end, else the day when all is done."""
        given = self.given
        size = given.size
        finish = list(end)
        bound = [size + 1] * size
        if given.project_end is not None:
            finish = given.in_each(given.project_end + 1)
            bound = [size] * size
            for number in self.afterwards:
                finish[number], bound[number] = max(end[number], NEVER), size + 1
        for number, due in enumerate(given.due):
            if due < finish[number]:
                finish[number], bound[number] = due, number
        return Limits(finish, bound, given.not_after)

    # -- the results --------------------------------------------------------------------------------------------------

    def _rows(
        self,
        late: Forward,
        latest: Backward,
        from_end: Backward,
        drags: Mapping[int, int],
        to_next: Sequence[int],
    ) -> tuple[list[Placed], list[Unplaced]]:
        """Return the activities that have a place, and the others. It is one loop, for it runs for each of them."""
        given, beside, bounds = self.given, self.beside, self.bounds
        activities, calendars, lastings, not_after = given.activities, given.calendars, given.lastings, given.not_after
        moved, linked_by, out_of_it = given.moved, given.edge_links, given.out_of_it
        rows: list[Placed] = []
        unplaced: list[Unplaced] = []
        certain = late is self.early
        days: WorkingDays | None = None
        placed_to = -NEVER  # up to where every day of ``days`` is one that has a date
        for number, (start, finish, driver) in enumerate(zip(*self.early, strict=True)):
            activity = activities[number]
            if calendars[number] is not days:
                days, placed_to = calendars[number], -NEVER
                dates = days.dates
            why = out_of_it.get(number) if out_of_it else None
            if why is None and not 0 <= start <= finish <= placed_to:
                why = self._no_place(number)
                placed_to = max(placed_to, finish) if why is None else placed_to
            if why is not None:
                unplaced.append(self._unplaced(number, activity, why))
                continue
            latest_start, latest_finish = latest.start[number], latest.finish[number]
            milestone = start == finish
            room = min(latest_start - start, latest_finish - finish)
            free_days = to_next[number]
            if room < free_days:
                free_days = room if room > 0 else 0
            bound_number = latest.bound[number]
            if not_after[number] < start and not_after[number] - start < room:
                room, bound_number = not_after[number] - start, -2 - number
            first = dates[start - 1 if milestone and driver >= 0 else start]
            last = first if milestone else dates[finish - 1]
            begins = _tuple(Span, (first if driver != -2 else None, first))
            ends = _tuple(Span, (last, last))
            if not certain:
                begins, ends = self._spans(number, begins.earliest, last, late)
            known_slack = room <= NEVER // 2
            if driver >= 0:
                drives = _tuple(Driver, (DriverKind.LINK, linked_by[driver]))
            else:
                drives = self._driver(number, driver)
            values = (
                activity,
                begins,
                ends,
                finish - start,
                lastings[number],
                milestone,
                dates[latest_start if not milestone else start + room] if known_slack else None,
                dates[latest_finish - 1] if known_slack else None,
                room if known_slack else None,
                free_days if free_days < NEVER // 2 else None,
                (from_end.start[number] <= start or from_end.finish[number] <= finish) and number not in beside,
                drags.get(number),
                drives,
                (bounds.get(bound_number) or self._bound(bound_number)) if known_slack else None,
                moved.get(number),
                days,
            )
            rows.append(_tuple(Placed, values))
        return rows, unplaced

    def _spans(self, number: int, first: date | None, last: date | None, late: Forward) -> tuple[Span, Span]:
        """Return the days on which an activity can begin and be done, where they are not certain."""
        days = self.given.calendars[number]
        milestone = self.early.start[number] == self.early.finish[number]
        linked = self.early.driver[number] >= 0
        start, finish = late.start[number], late.finish[number]
        return (
            Span(first, _start_day(days, start, milestone, linked) if start < NEVER else None),
            Span(last, _end_day(days, start, finish, linked) if finish < NEVER else None),
        )

    def _no_place(self, number: int) -> Why | None:
        given = self.given
        start, finish = self.early.start[number], self.early.finish[number]
        if start == -NEVER:
            if given.into[number] or number in given.waits_for:
                return Why.WAITS
            stated = given.dates.activities[id(given.activities[number])].stated
            return Why.NO_YEAR if any(when.yearless for _, when in stated) else Why.NOTHING
        if finish >= NEVER or not given.calendars[number].known(max(finish - 1, 0)):
            return Why.BEYOND
        return None

    def _unplaced(self, number: int, activity: Activity, why: Why) -> Unplaced:
        waits_for = None
        if why is Why.WAITS:
            waits_for = self.given.waits_for.get(number)
            if waits_for is None:
                waits_for = self.given.edge_links[self.given.into[number][0]].before
        return Unplaced(activity, why, waits_for)

    def _driver(self, number: int, driver: int) -> Driver:
        """Return what else than a link keeps an activity from being earlier."""
        if driver == -2:
            return _DUE
        begins = self.given.dates.activities[id(self.given.activities[number])].start
        return _STATED if begins is not None else _PROJECT_START

    def _bound(self, number: int) -> Bound:
        found = self.bounds[number] = self._new_bound(number)
        return found

    def _new_bound(self, number: int) -> Bound:
        given = self.given
        if number == given.size:
            assert given.project_end is not None  # noqa: S101 - only then is it a bound
            return Bound(BoundKind.PROJECT_END, None, date.fromordinal(given.project_end))
        if number > given.size:
            return Bound(BoundKind.PLAN_END, None, date.fromordinal(self.end_day))
        kind = BoundKind.DUE if number >= 0 else BoundKind.START
        activity = given.activities[number if number >= 0 else -2 - number]
        found = given.dates.activities[id(activity)]
        days = found.end if kind is BoundKind.DUE else found.start
        return Bound(kind, activity, days.latest if days is not None else None)


def _start_day(days: WorkingDays, start: int, milestone: bool, linked: bool) -> date | None:
    """Return the day on which it begins; a milestone is reached on the last day of what leads to it."""
    return days.dates[start - 1 if milestone and linked else start]


def _end_day(days: WorkingDays, start: int, finish: int, linked: bool) -> date | None:
    if start == finish:
        return _start_day(days, start, milestone=True, linked=linked)
    return days.dates[finish - 1]
