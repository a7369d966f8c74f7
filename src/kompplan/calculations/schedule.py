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
from enum import Enum
from typing import NamedTuple

from kompplan.calculations.dates import Calendar, Dates
from kompplan.calculations.durations import Lasting, Source, Stretch, comes_back, lasting, stretch
from kompplan.calculations.network import Link, Network
from kompplan.calculations.placing import (
    NEVER,
    Backward,
    Bounds,
    Edge,
    Ends,
    Forward,
    Frame,
    Lengths,
    Limits,
    backward,
    drag,
    forward,
)
from kompplan.calculations.working_time import WorkingDays, WorkingTime
from kompplan.model.activities import Activity
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind, LinkKind
from kompplan.settings import DEFAULT, Settings

_NO_DAY = -2 * NEVER
_AFTERWARDS = frozenset({Kind.FOLLOW_UP, Kind.EVALUATION})
"""What may lie after the project's end, and does not put it off."""
_ALONGSIDE = frozenset({Kind.PROJECT_MANAGEMENT, Kind.COORDINATION})
"""What goes on as long as the rest does; to be done sooner with it would end nothing sooner."""


class Span(NamedTuple):
    """A day, or the days it can be: the earliest and the latest, None where the plan does not say."""

    earliest: date | None
    latest: date | None

    @property
    def exact(self) -> bool:
        return self.earliest is not None and self.earliest == self.latest


class BoundKind(Enum):
    """What keeps an activity from being later."""

    DUE = "due"
    START = "start"
    PROJECT_END = "project end"
    PLAN_END = "plan end"
    """The day on which all is done: nobody has stated another end."""


class Bound(NamedTuple):
    """What keeps an activity from being later: a date of some activity, or an end."""

    kind: BoundKind
    activity: Activity | None
    day: date | None


class DriverKind(Enum):
    """What keeps an activity from being earlier."""

    LINK = "link"
    STATED = "stated"
    PROJECT_START = "project start"
    DUE = "due"
    """Nothing: it lies where its due date puts it."""


class Driver(NamedTuple):
    """What keeps an activity from being earlier."""

    kind: DriverKind
    link: Link | None = None


class Placed(NamedTuple):
    """An activity in the schedule."""

    activity: Activity
    start: Span
    end: Span
    working_days: int
    """How many working days it takes from its early start to its early end."""
    lasting: Lasting
    milestone: bool
    latest_start: date | None
    latest_end: date | None
    slack: int | None
    """Working days that it can be late without breaking anything that is stated; less than nothing where it must."""
    free: int | None
    """Working days that it can be late without moving anything else."""
    critical: bool
    """It lies on a longest way to the end: if it is late, so is everything."""
    drag: int | None
    """By how many working days it alone holds up the end."""
    driver: Driver
    bound: Bound | None
    moved_from: date | None
    """The stated day, where that is a day off."""
    days: WorkingDays
    """The calendar that it follows."""


class Why(Enum):
    """Why an activity has no place."""

    RING = "ring"
    CANCELLED = "cancelled"
    DONE = "done"
    NOTHING = "nothing"
    """Nothing says when it can begin."""
    NO_YEAR = "no year"
    """Its date has no year."""
    WAITS = "waits"
    """It waits for one that has no place itself."""
    BEYOND = "beyond"
    """It would lie after the last year that kompplan computes with."""


class Unplaced(NamedTuple):
    """An activity without a place, why, and the one that it waits for in vain."""

    activity: Activity
    why: Why
    waits_for: Activity | None = None


class Violation(NamedTuple):
    """A date that cannot be kept: what is stated, what is the earliest, and how many working days too late that is."""

    activity: Activity
    kind: BoundKind
    stated: date
    computed: date
    days: int
    because_of: Activity | None
    """An earlier activity on its driving chain that breaks a date too: mend that first."""


class Schedule(NamedTuple):
    """The whole of it, in the order of the plan."""

    rows: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]
    violations: tuple[Violation, ...]
    """By the stated day, the first first."""
    begins: date | None
    ends: date | None
    """The earliest day on which all is done."""
    project_end: date | None
    by_identity: Mapping[int, Placed]

    def of(self, activity: Activity) -> Placed | None:
        """Return where an activity lies."""
        return self.by_identity.get(id(activity))

    def chain(self, activity: Activity) -> tuple[Placed, ...]:
        """Return what drives an activity, from the first to itself."""
        found: list[Placed] = []
        at = self.of(activity)
        while at is not None:
            found.append(at)
            at = self.of(at.driver.link.before) if at.driver.link is not None else None
        return tuple(reversed(found))


def working_time(plan: Plan, dates: Calendar, settings: Settings = DEFAULT) -> WorkingTime:
    """Return the calendars that a plan goes by."""
    years = [
        days.earliest.year for each in dates.activities.values() for days in (each.start, each.end) if days is not None
    ]
    if dates.start is not None:
        years.append(dates.start.earliest.year)
    return WorkingTime(
        plan.calendar,
        plan.organisations,
        first_year=min(years, default=date.max.year) - 2,
        school_breaks=settings.school_breaks,
    )


def schedule(plan: Plan, dates: Calendar, links: Network, settings: Settings = DEFAULT) -> Schedule:
    """Return when everything in a plan can happen. The time taken grows with activities and links together."""
    if not plan.activities:
        return Schedule((), (), (), None, None, None, {})
    given = _Given(plan, dates, links, settings)
    return given.schedule()


class _Given:
    """What a plan gives to count with, by the number of each activity."""

    def __init__(self, plan: Plan, dates: Calendar, links: Network, settings: Settings) -> None:
        self.activities = plan.activities
        self.dates = dates
        self.links = links
        self.time = working_time(plan, dates, settings)
        self.day_hours = settings.day_hours
        size = self.size = len(plan.activities)
        self.project_start = dates.start.earliest.toordinal() if dates.start is not None else None
        self.project_end = dates.end.latest.toordinal() if dates.end is not None else None
        common = self.time.common
        self.calendars: list[WorkingDays] = [common] * size
        self.lastings: list[Lasting] = []
        self.working = [1] * size
        self.stretches: dict[int, Stretch] = {}
        self.not_before = [-NEVER] * size
        self.otherwise = [-NEVER] * size
        self.done_from = [-NEVER] * size
        self.fixed = [_NO_DAY] * size
        self.not_after = [NEVER] * size
        self.due = [NEVER] * size
        self.stated_end = [NEVER] * size
        self.moved: dict[int, date] = {}
        self.stated: set[int] = set()
        self.out_of_it: dict[int, Why] = {}
        self.afterwards: set[int] = set()
        self.bounds: dict[int, Bound] = {}
        self.lengths: dict[int, Lasting] = {}
        self.lags: dict[int, Stretch | None] = {}
        self.loose = False
        """Whether any date or length is not exactly known, so that there is more than one schedule."""
        for number, activity in enumerate(plan.activities):
            self._read(number, activity)
        self._read_links()

    # -- reading ------------------------------------------------------------------------------------------------------

    def _read(self, number: int, activity: Activity) -> None:
        state = activity.__dict__
        found = self.dates.activities[id(activity)]
        how_long = self._lasting(activity, found)
        self.lastings.append(how_long)
        if state["organisation"] is not None:
            self.calendars[number] = self.time.of(state["organisation"])
        status = state["status"]
        if status is ActivityStatus.CANCELLED or id(activity) in self.links.caught:
            self.out_of_it[number] = Why.CANCELLED if status is ActivityStatus.CANCELLED else Why.RING
            return
        if status is ActivityStatus.DONE and not found.known:
            self.out_of_it[number] = Why.DONE
            return
        if how_long.low.plain:
            self.working[number] = how_long.low.working
        else:
            self.working[number] = 0
            self.stretches[number] = how_long.low
        if how_long.low != how_long.high:
            self.loose = True
        if found.known:
            self._place_stated(number, activity, found, how_long)
        elif self.project_start is not None:
            self.not_before[number] = self.calendars[number].before(self.project_start)

    def _lasting(self, activity: Activity, found: Dates) -> Lasting:
        start, end = found.start, found.end
        if start is None or end is None:
            length = activity.__dict__["length"]
            if length is None or comes_back(activity):
                return lasting(activity, self.day_hours)
            known = self.lengths.get(id(length))  # the same words are the same quantity
            if known is None:
                known = self.lengths[id(length)] = lasting(activity, self.day_hours)
            return known
        if start == end and all(name == "when" for name, _ in found.stated):  # one time, not two
            how_long = lasting(activity, self.day_hours)
            if how_long.source is not Source.NOT_STATED:
                return how_long
            exact = start.earliest == start.latest
            return Lasting(Stretch(1), Stretch(1) if exact else None, Source.ONE_DAY)
        return Lasting(Stretch(1), None, Source.DATES)

    def _place_stated(self, number: int, activity: Activity, found: Dates, how_long: Lasting) -> None:
        days = self.calendars[number]
        begins, ends = found.start, found.end
        self.stated.add(number)
        due = any(name == "due" for name, _ in found.stated) or begins is None
        if begins is not None:
            first, last = begins.earliest.toordinal(), begins.latest.toordinal()
            at = self.not_before[number] = days.before(first)
            self.not_after[number] = max(days.before(last + 1) - 1, at)
            if first == last:
                self.fixed[number] = at
                if days.day(at) != first and how_long.source is not Source.DATES:
                    self.moved[number] = begins.earliest
            else:
                self.loose = True
        elif self.project_start is not None:
            self.not_before[number] = days.before(min(self.project_start, ends.latest.toordinal() if ends else NEVER))
        if ends is None:
            return
        first, last = ends.earliest.toordinal(), ends.latest.toordinal()
        done = days.before(last + 1)
        if how_long.source is Source.DATES:
            self._from_dates(number, days.before(first + 1), done)
        elif begins is None and how_long.source is Source.NOT_STATED:
            self.working[number] = 0 if how_long.low.working == 0 else 1
            self.done_from[number] = days.before(first + 1)
        self.stated_end[number] = done
        if first != last or begins is None:
            self.loose = True
        if due:
            self.due[number] = done
        elif begins != ends:
            pass
        elif begins is not None and begins.earliest != begins.latest:
            self.due[number] = done  # "mars 2027": all of it some day in March
        if begins is None:
            length = self.working[number] or 1
            self.otherwise[number] = done - length
        elif number in self.moved and self.due[number] < NEVER:  # a day off moves, and what is to be done on it
            self.due[number] = max(self.due[number], self.not_before[number] + self.working[number])

    def _from_dates(self, number: int, done_first: int, done_last: int) -> None:
        """Let an activity last from its stated beginning to its stated end."""
        first, last = self.not_before[number], self.not_after[number]
        length = max(done_first - last, 1)
        self.working[number] = length
        exact = first == last and done_first == done_last
        self.lastings[number] = Lasting(Stretch(length), Stretch(max(done_last - first, 1)), Source.DATES)
        if not exact:
            self.done_from[number] = done_first

    def _read_links(self) -> None:
        size = self.size
        numbers = {id(activity): number for number, activity in enumerate(self.activities)}
        done = [activity.status is ActivityStatus.DONE for activity in self.activities]
        self.edges: list[Edge] = []
        self.edge_links: list[Link] = []
        self.into: list[list[int]] = [[] for _ in range(size)]
        self.out: list[list[int]] = [[] for _ in range(size)]
        self.waits_for: dict[int, Activity] = {}
        calendars, out_of_it = self.calendars, self.out_of_it
        edge = tuple.__new__
        for link in self.links.links:
            before, after = numbers[id(link.before)], numbers[id(link.after)]
            if done[before] or done[after] or after in out_of_it:
                continue
            if before in out_of_it:
                if out_of_it[before] is not Why.CANCELLED:
                    self.waits_for.setdefault(after, link.before)
                    self.loose = True
                continue
            stated = link.after.depends_on[link.item]
            ends, lag, calendar = 0, 0, None
            if stated.kind is not None:
                ends = _ENDS[stated.kind]
            if stated.lag is not None:
                key = id(stated.lag)
                if key not in self.lags:
                    self.lags[key] = stretch(stated.lag, stated.lag.low, self.day_hours)
                by = self.lags[key]
                if by is None:
                    pass
                elif by.months or by.days:
                    calendar = by
                else:
                    lag = by.working
            apart = calendars[before] is not calendars[after]
            at = len(self.edges)
            self.edges.append(edge(Edge, (before, after, ends, lag, calendar, apart)))
            self.edge_links.append(link)
            self.into[after].append(at)
            self.out[before].append(at)
        self.frame = Frame(self.calendars, self.edges, self.into, self.out, self._order(), self.fixed)

    def _order(self) -> list[int]:
        """Return the numbers so that each comes after those that it waits for (Kahn 1962), else as in the plan."""
        edges, out = self.edges, self.out
        if all(before < after for before, after, *_ in edges):
            return [number for number in range(self.size) if number not in self.out_of_it]
        waiting = [len(each) for each in self.into]
        ready = [number for number in range(self.size) if not waiting[number] and number not in self.out_of_it]
        for number in ready:
            for each in out[number]:
                after = edges[each][1]
                waiting[after] -= 1
                if not waiting[after]:
                    ready.append(after)
        return ready

    # -- the passes ---------------------------------------------------------------------------------------------------

    def schedule(self) -> Schedule:
        lengths = Lengths(self.working, self.stretches)
        bounds = Bounds(self.not_before, self.done_from, self.otherwise)
        early = forward(self.frame, lengths, bounds)
        late = self._high(early) if self.loose else early
        self._afterwards(early)
        end_day = self._end(early)
        end = self._in_each(end_day + 1)
        limits = self._limits(end)
        latest = backward(self.frame, lengths, limits, early)
        free_limits = Limits(end, [self.size + 1] * self.size, [NEVER] * self.size)
        from_end = backward(self.frame, lengths, free_limits, early)
        drags = drag(self.frame, lengths, bounds, early, from_end, end)
        free = self._free(lengths, early, latest)
        rows: list[Placed] = []
        unplaced: list[Unplaced] = []
        for number, activity in enumerate(self.activities):
            why = self.out_of_it.get(number) or self._no_place(number, early)
            if why is not None:
                unplaced.append(self._unplaced(number, activity, why, early))
                continue
            critical = (
                from_end.start[number] <= early.start[number] or from_end.finish[number] <= early.finish[number]
            ) and number not in self.afterwards | self.alongside
            rows.append(
                self._placed(number, activity, early, late, latest, critical, drags.get(number), free[number], end_day)
            )
        by_identity = {id(each.activity): each for each in rows}
        return Schedule(
            tuple(rows),
            tuple(unplaced),
            self._violations(early),
            min((row.start.earliest for row in rows if row.start.earliest is not None), default=None),
            date.fromordinal(end_day) if rows else None,
            date.fromordinal(self.project_end) if self.project_end is not None else None,
            by_identity,
        )

    def _high(self, early: Forward) -> Forward:
        """Return where each activity lies when everything is as late and as long as its words allow.

        What is stated of an activity is believed, unless it certainly cannot be.
        """
        size = self.size
        start = [-NEVER] * size
        finish = [-NEVER] * size
        working = list(self.working)
        stretches = dict(self.stretches)
        into: list[Sequence[int]] = list(self.into)
        for number, how_long in enumerate(self.lastings):
            if number in self.out_of_it:
                continue
            high = how_long.high
            first = early.start[number]
            if number in self.stated:
                into[number] = ()
                start[number] = max(first, self.not_after[number]) if self.not_after[number] < NEVER else first
                if self.stated_end[number] < NEVER:
                    if how_long.source in (Source.ONE_DAY, Source.DATES, Source.NOT_STATED):
                        finish[number] = max(early.finish[number], self.stated_end[number])
                        if self.not_after[number] >= NEVER or how_long.source is Source.ONE_DAY:
                            start[number] = max(first, self.stated_end[number] - working[number])
                        continue
                    if self.not_after[number] >= NEVER or self.due[number] < NEVER:
                        start[number] = max(first, self.stated_end[number] - max(working[number], 1))
            elif number in self.waits_for:
                start[number] = NEVER
            else:
                start[number] = self.not_before[number]
            if high is None:
                working[number] = NEVER
                stretches.pop(number, None)
            elif high.plain:
                working[number] = high.working
            else:
                working[number] = 0
                stretches[number] = high
        frame = self.frame._replace(into=into)
        return forward(frame, Lengths(working, stretches), Bounds(start, finish, self.otherwise))

    def _afterwards(self, early: Forward) -> None:
        """Find what may lie after the project's end: what is stated to, what is done, and follow-ups."""
        self.alongside = {n for n, each in enumerate(self.activities) if each.kind in _ALONGSIDE}
        if self.project_end is None:
            return
        project = self._in_each(self.project_end + 1)
        for number, activity in enumerate(self.activities):
            if number in self.out_of_it:
                continue
            late_follow_up = activity.kind in _AFTERWARDS and early.finish[number] > project[number]
            if activity.status is ActivityStatus.DONE or late_follow_up:
                self.afterwards.add(number)
            elif number in self.stated:
                found = self.dates.activities[id(activity)]
                stated = found.end or found.start
                if stated is not None and stated.earliest.toordinal() > self.project_end:
                    self.afterwards.add(number)

    def _end(self, early: Forward) -> int:
        """Return the earliest day on which all is done that belongs to the project."""
        for left_out in (self.afterwards | self.alongside, self.alongside, frozenset[int]()):
            last = -1
            seen: dict[int, tuple[WorkingDays, int]] = {}
            for number, finish in enumerate(early.finish):
                if -NEVER < finish < NEVER and number not in left_out:
                    days = self.calendars[number]
                    known = seen.get(id(days))
                    if known is None or known[1] < finish:
                        seen[id(days)] = days, finish
            for days, finish in seen.values():
                last = max(last, days.day(finish - 1))
            if last > 0:
                return last
        return date.max.toordinal() - 1

    def _in_each(self, day: int) -> list[int]:
        """Return a boundary as a number in the calendar of each activity."""
        known: dict[int, int] = {}
        found = []
        for days in self.calendars:
            if id(days) not in known:
                known[id(days)] = days.before(day)
            found.append(known[id(days)])
        return found

    def _limits(self, end: Sequence[int]) -> Limits:
        """Return what holds back from the end: own deadlines, then the project's end, else the day when all is done."""
        size = self.size
        finish = list(end)
        bound = [size + 1] * size
        project = self._in_each(self.project_end + 1) if self.project_end is not None else None
        for number in range(size):
            if project is not None:
                if number in self.afterwards:
                    finish[number] = max(finish[number], NEVER)
                else:
                    finish[number], bound[number] = project[number], size
            if self.due[number] < finish[number]:
                finish[number], bound[number] = self.due[number], number
        return Limits(finish, bound, self.not_after)

    def _free(self, lengths: Lengths, early: Forward, latest: Backward) -> list[int | None]:
        """Return how late each activity can be without moving another: a backward pass of one link."""
        size = self.size
        found: list[int | None] = []
        held = Limits([NEVER] * size, [0] * size, early.start)
        one = backward(self.frame, lengths, held, early)
        for number in range(size):
            first, last = early.start[number], early.finish[number]
            if not -NEVER < first < NEVER:
                found.append(None)
                continue
            room = NEVER
            if one.start[number] < NEVER:
                room = one.start[number] - first
            if one.finish[number] < NEVER:
                room = min(room, one.finish[number] - last)
            own = min(latest.start[number] - first, latest.finish[number] - last)
            room = min(room, max(own, 0))
            found.append(room if room < NEVER // 2 else None)
        return found

    # -- the results --------------------------------------------------------------------------------------------------

    def _no_place(self, number: int, early: Forward) -> Why | None:
        start, finish = early.start[number], early.finish[number]
        if start == -NEVER:
            if self.into[number] or number in self.waits_for:
                return Why.WAITS
            stated = self.dates.activities[id(self.activities[number])].stated
            return Why.NO_YEAR if any(when.yearless for _, when in stated) else Why.NOTHING
        if finish >= NEVER or not self.calendars[number].known(max(finish - 1, 0)):
            return Why.BEYOND
        return None

    def _unplaced(self, number: int, activity: Activity, why: Why, early: Forward) -> Unplaced:
        waits_for = None
        if why is Why.WAITS:
            waits_for = self.waits_for.get(number)
            if waits_for is None:
                waits_for = self.edge_links[self.into[number][0]].before
        return Unplaced(activity, why, waits_for)

    def _placed(
        self,
        number: int,
        activity: Activity,
        early: Forward,
        late: Forward,
        latest: Backward,
        critical: bool,
        own_drag: int | None,
        free: int | None,
        end_day: int,
    ) -> Placed:
        days = self.calendars[number]
        start, finish = early.start[number], early.finish[number]
        milestone = start == finish
        linked = early.driver[number] >= 0
        slack: int | None = min(latest.start[number] - start, latest.finish[number] - finish)
        bound_number = latest.bound[number]
        if self.not_after[number] < start:
            missed = self.not_after[number] - start
            if slack is None or missed < slack:
                slack, bound_number = missed, -2 - number
        if slack is not None and slack > NEVER // 2:
            slack = None
        unknown_start = early.driver[number] == -2
        late_start, late_finish = late.start[number], late.finish[number]
        first, last = _start_day(days, start, milestone, linked), _end_day(days, start, finish, linked)
        first_at_latest, last_at_latest = first, last
        if late is not early:
            first_at_latest = _start_day(days, late_start, milestone, linked) if late_start < NEVER else None
            last_at_latest = _end_day(days, late_start, late_finish, linked) if late_finish < NEVER else None
        return Placed(
            activity,
            Span(None if unknown_start else first, first_at_latest),
            Span(last, last_at_latest),
            finish - start,
            self.lastings[number],
            milestone,
            None if slack is None else days.dated(latest.start[number] if not milestone else start + slack),
            None if slack is None else days.dated(latest.finish[number] - 1),
            slack,
            free,
            critical,
            own_drag,
            self._driver(number, early.driver[number]),
            self._bound(bound_number, end_day) if slack is not None else None,
            self.moved.get(number),
            days,
        )

    def _driver(self, number: int, driver: int) -> Driver:
        if driver >= 0:
            return Driver(DriverKind.LINK, self.edge_links[driver])
        if driver == -2:
            return Driver(DriverKind.DUE)
        begins = self.dates.activities[id(self.activities[number])].start
        return _STATED if begins is not None else _PROJECT_START

    def _bound(self, number: int, end_day: int) -> Bound:
        found = self.bounds.get(number)
        if found is None:
            found = self.bounds[number] = self._new_bound(number, end_day)
        return found

    def _new_bound(self, number: int, end_day: int) -> Bound:
        if number == self.size:
            assert self.project_end is not None  # noqa: S101 - only then is it a bound
            return Bound(BoundKind.PROJECT_END, None, date.fromordinal(self.project_end))
        if number > self.size:
            return Bound(BoundKind.PLAN_END, None, date.fromordinal(end_day))
        kind = BoundKind.DUE if number >= 0 else BoundKind.START
        activity = self.activities[number if number >= 0 else -2 - number]
        found = self.dates.activities[id(activity)]
        days = found.end if kind is BoundKind.DUE else found.start
        return Bound(kind, activity, days.latest if days is not None else None)

    def _violations(self, early: Forward) -> tuple[Violation, ...]:
        """Return the dates that cannot be kept even if everything is as early as it can be."""
        found: list[Violation] = []
        first_on_the_way: dict[int, int] = {}
        project = self._in_each(self.project_end + 1) if self.project_end is not None else None
        edges = self.edges
        for number in self.frame.order:
            start, finish = early.start[number], early.finish[number]
            if start == -NEVER or finish >= NEVER:
                continue
            driver = early.driver[number]
            way = first_on_the_way.get(edges[driver].before) if driver >= 0 else None
            if way is not None:
                first_on_the_way[number] = way
            broken = self._broken(number, start, finish, project)
            if broken is None:
                continue
            first_on_the_way.setdefault(number, number)
            because = self.activities[way] if way is not None else None
            kind, stated, computed, late = broken
            activity = self.activities[number]
            if kind is BoundKind.PROJECT_END and way is not None:
                continue  # what comes after the first one that is too late is too late as well
            found.append(Violation(activity, kind, stated, computed, late, because))
        return tuple(sorted(found, key=lambda each: (each.stated, each.computed)))

    def _broken(
        self, number: int, start: int, finish: int, project: Sequence[int] | None
    ) -> tuple[BoundKind, date, date, int] | None:
        ends = project[number] if project is not None else NEVER
        if start <= self.not_after[number] and finish <= self.due[number] and finish <= ends:
            return None
        days = self.calendars[number]
        if self.activities[number].status is ActivityStatus.DONE:
            return None
        found = self.dates.activities[id(self.activities[number])]
        if start > self.not_after[number] and found.start is not None:
            computed = date.fromordinal(days.day(start))
            return BoundKind.START, found.start.latest, computed, start - self.not_after[number]
        end = date.fromordinal(min(days.day(max(finish - 1, 0)), date.max.toordinal()))
        if finish > self.due[number] and found.end is not None:
            return BoundKind.DUE, found.end.latest, end, finish - self.due[number]
        if project is not None and finish > project[number] and number not in self.afterwards:
            return BoundKind.PROJECT_END, date.fromordinal(self.project_end or 1), end, finish - project[number]
        return None


_STATED, _PROJECT_START = Driver(DriverKind.STATED), Driver(DriverKind.PROJECT_START)
_ENDS = {
    LinkKind.FINISH_START: int(Ends.FINISH_START),
    LinkKind.START_START: int(Ends.START_START),
    LinkKind.FINISH_FINISH: int(Ends.FINISH_FINISH),
    LinkKind.START_FINISH: int(Ends.START_FINISH),
}


def _start_day(days: WorkingDays, start: int, milestone: bool, linked: bool) -> date | None:
    """Return the day on which it begins; a milestone is reached on the last day of what leads to it."""
    return days.dated(start - 1 if milestone and linked else start)


def _end_day(days: WorkingDays, start: int, finish: int, linked: bool) -> date | None:
    if start == finish:
        return _start_day(days, start, milestone=True, linked=linked)
    return days.dated(finish - 1)


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
    given = _Given(plan, dates, links, settings)
    lengths = Lengths(given.working, given.stretches)
    bounds = Bounds(given.not_before, given.done_from, given.otherwise)
    early = forward(given.frame, lengths, bounds)
    given._afterwards(early)
    beside: Set[int] = frozenset()
    for beside in (given.afterwards | given.alongside, given.alongside, frozenset[int]()):
        if any(-NEVER < finish < NEVER and number not in beside for number, finish in enumerate(early.finish)):
            break
    return Posed(given.frame, lengths, bounds, given.lastings, given.out_of_it, beside, given.project_end)
