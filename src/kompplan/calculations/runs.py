"""The forward pass of the critical path method over many runs at once: arrays where ``placing`` has whole numbers.

An activity's start and finish are an array with a number for each run, or one number where it is the same in all.
Lengths need not be whole days here: parts of a day add up along a chain as the work does, and only what meets a
calendar (another organisation's working days, a stretch of weeks, the end) is rounded up to the day that it reaches
into. Where every length is whole the result is that of ``placing.forward``, which a test holds.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np

from kompplan.calculations.distributions import Reals, Truths, Wholes
from kompplan.calculations.durations import Stretch
from kompplan.calculations.placing import FINISH_FINISH, FINISH_START, NEVER, START_START, Edge, shifted
from kompplan.calculations.schedule import Posed
from kompplan.calculations.working_time import WorkingDays

Many: TypeAlias = Reals | float
"""A number for each run, or one for all."""

_FURTHEST = 40_000
"""Working days of a calendar that are looked up in a table at most: 150 years."""


class Added(NamedTuple):
    """What chance adds to a schedule, by the number of each activity."""

    lengths: Mapping[int, tuple[Reals, bool]]
    """Lengths that vary, and whether they are days of the calendar."""
    delays: Mapping[int, Reals]
    """Working days on top of the length."""
    not_before: Mapping[int, Sequence[tuple[Truths, int]]]
    """Runs in which it cannot begin before a day."""
    end: Reals | None
    """Working days on top of everything."""
    starts: Mapping[int, Reals] = {}
    """Working days before which it does not begin, in place of the one that the schedule has."""
    finishes: Mapping[int, Reals] = {}
    """Working days before which it is not done, in place of the one that the schedule has."""


class Passed(NamedTuple):
    """Where everything lies in each run."""

    start: Sequence[Many | None]
    finish: Sequence[Many | None]
    """None for what has no place."""
    asked: Sequence[Many | None]
    """The start that each link asks for."""
    last: Sequence[Many | None]
    """The finish that an activity's own length leads to, where a stated end may be later; else None."""


class Days:
    """A calendar as tables: from the number of a working day to its day, and back."""

    def __init__(self, days: WorkingDays) -> None:
        self._days = days
        self._to: Wholes = np.zeros(0, dtype=np.int64)
        self._from: Wholes = np.zeros(0, dtype=np.int64)

    def day(self, numbers: Many) -> Wholes:
        """Return the day of each working day; the number of one that is begun counts."""
        at = np.ceil(np.asarray(numbers, dtype=np.float64)).astype(np.int64)
        self._reach(int(at.max(initial=0)))
        low = np.minimum(np.maximum(at, 0), len(self._to) - 1)
        found: Wholes = self._to[low]
        return found if int(at.min(initial=0)) >= 0 else np.where(at < 0, self._days.first + at * 2, found)

    def before(self, days: Wholes) -> Reals:
        """Return how many working days lie before each day."""
        top = int(days.max(initial=self._days.first)) - self._days.first
        if top >= len(self._from):
            size = min(top + 366, _FURTHEST * 2)
            first = self._days.first
            self._from = np.array([self._days.before(first + each) for each in range(size)], dtype=np.int64)
        at = np.minimum(np.maximum(days - self._days.first, 0), len(self._from) - 1)
        return self._from[at].astype(np.float64)

    def _reach(self, number: int) -> None:
        if number >= len(self._to):
            size = min(number + 262, _FURTHEST)
            self._to = np.array([self._days.day(each) for each in range(size)], dtype=np.int64)


class Runs:
    """A schedule that is worked out in many runs."""

    def __init__(self, posed: Posed) -> None:
        self.posed = posed
        frame = posed.frame
        self._room: Reals | None = None
        self._calendars: dict[int, Days] = {}
        for each in frame.calendars:
            self._calendars.setdefault(id(each), Days(each))

    def calendar(self, number: int) -> Days:
        """Return the calendar of an activity."""
        return self._calendars[id(self.posed.frame.calendars[number])]

    # -- forward ------------------------------------------------------------------------------------------------------

    def _rows(self, runs: int) -> Reals:
        """Return room for a start and a finish of every activity: one piece of memory, used again by the next pass."""
        size = 2 * len(self.posed.bounds.start)
        if self._room is None or self._room.shape != (size, runs):
            self._room = np.empty((size, runs))
        return self._room

    def forward(self, added: Added, runs: int) -> Passed:
        """Return where everything lies when all begin as soon as they can; valid until the next pass."""
        rows = self._rows(runs)
        frame, lengths, bounds = self.posed.frame, self.posed.lengths, self.posed.bounds
        edges, into, fixed = frame.edges, frame.into, frame.fixed
        size = len(bounds.start)
        start: list[Many | None] = [None] * size
        finish: list[Many | None] = [None] * size
        asked: list[Many | None] = [None] * len(edges)
        last: list[Many | None] = [None] * size
        for number in frame.order:
            first = bounds.start[number]
            at: Many | None = added.starts.get(number, float(first) if first > -NEVER else None)
            for each in into[number]:
                edge = edges[each]
                allowed = self._asked(edge, start, finish, fixed[number], lengths.working, added)
                if allowed is None:
                    continue
                asked[each] = allowed
                if at is None:
                    at = allowed
                elif isinstance(at, np.ndarray) or isinstance(allowed, np.ndarray):
                    at = np.maximum(at, allowed, out=rows[2 * number])
                else:
                    at = max(at, allowed)
            if at is None:
                if bounds.otherwise[number] == -NEVER:
                    continue
                at = float(bounds.otherwise[number])
            for reviewed, day in added.not_before.get(number, ()):
                begins = float(self.posed.frame.calendars[number].before(day))
                at = np.where(reviewed, np.maximum(at, begins), at)
            start[number] = at
            done = self._done(number, at, added, rows[2 * number + 1])
            if bounds.finish[number] > -NEVER:
                last[number] = done
                done = np.maximum(done, added.finishes.get(number, float(bounds.finish[number])))
            delay = added.delays.get(number)
            finish[number] = done if delay is None else done + delay
        return Passed(start, finish, asked, last)

    def _asked(
        self,
        edge: Edge,
        start: Sequence[Many | None],
        finish: Sequence[Many | None],
        fixed: int,
        working: Sequence[int],
        added: Added,
    ) -> Many | None:
        """Return the earliest start of the later one that a link allows."""
        before, after, ends, lag, calendar, apart = edge
        from_finish = ends in (FINISH_START, FINISH_FINISH)
        boundary = finish[before] if from_finish else start[before]
        if boundary is None:
            return None
        if calendar is None and not apart:
            if lag:
                boundary = boundary + lag
        else:
            boundary = self._carried(edge, boundary, start[before], finish[before])
        if ends >= FINISH_FINISH:
            return self._start_from(after, boundary, working, added)
        if ends == FINISH_START and not lag and calendar is None and fixed > -NEVER:
            same_day = (boundary > fixed) & (np.asarray(boundary) <= fixed + 1)
            boundary = np.where(same_day, float(fixed), boundary)
        return boundary

    def _carried(self, edge: Edge, boundary: Many, start: Many | None, finish: Many | None) -> Reals:
        """Return a boundary of the earlier one, and the lag, in working days of the later one."""
        ours, theirs = self.calendar(edge.before), self.calendar(edge.after)
        assert start is not None  # noqa: S101 - who has a boundary has both
        assert finish is not None  # noqa: S101 - as above
        day = ours.day(boundary)
        if edge.ends in (FINISH_START, FINISH_FINISH):
            after_last = ours.day(np.ceil(boundary) - 1.0) + 1
            day = np.where(np.asarray(start) == finish, day, after_last)
        if edge.calendar is None:
            return theirs.before(day) + edge.lag
        moved = _shifted(day, edge.calendar)
        if edge.ends in (FINISH_START, START_START):
            return theirs.before(moved)
        return theirs.before(moved - 1) + 1.0

    def _start_from(self, after: int, boundary: Many, working: Sequence[int], added: Added) -> Many:
        """Return the first start with which an activity is not done before a boundary."""
        length = added.lengths.get(after)
        delay = added.delays.get(after)
        if delay is not None:
            boundary = boundary - delay
        if length is not None and not length[1]:
            return boundary - length[0]
        stretch = self.posed.lengths.stretches.get(after)
        if length is None and stretch is None:
            return boundary - working[after]
        days = self.calendar(after)
        by = length[0] if length is not None else float(stretch.months * 365.25 / 12 + stretch.days if stretch else 0)
        return days.before(days.day(boundary) - np.ceil(np.asarray(by)).astype(np.int64))

    def _done(self, number: int, at: Many, added: Added, row: Reals) -> Many:
        """Return when an activity that begins then is done, by its length alone."""
        length = added.lengths.get(number)
        stretch = self.posed.lengths.stretches.get(number)
        if length is not None and length[1]:
            days = self.calendar(number)
            by = np.rint(length[0]).astype(np.int64)
            done: Many = np.maximum(days.before(days.day(at) + by), np.ceil(at) + 1.0)
        elif length is not None:
            done = np.add(at, length[0], out=row)
        elif stretch is not None:
            days = self.calendar(number)
            done = np.maximum(days.before(_shifted(days.day(at), stretch)), np.ceil(at) + 1.0)
        else:
            working = self.posed.lengths.working[number]
            done = np.add(at, working, out=row) if isinstance(at, np.ndarray) and working else at + working
        return done

    # -- what follows -------------------------------------------------------------------------------------------------

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The activities that decide when all is done."""
        return tuple(number for number in self.posed.frame.order if number not in self.posed.beside)

    def _latest(self, passed: Passed) -> dict[int, Many]:
        """Return the latest finish in each calendar, by the calendar's identity."""
        found: dict[int, Many] = {}
        for number in self.counted:
            finish = passed.finish[number]
            if finish is not None:
                key = id(self.posed.frame.calendars[number])
                known = found.get(key)
                found[key] = finish if known is None else np.maximum(known, finish)
        return found

    def ends(self, passed: Passed, added: Added, runs: int) -> Wholes | None:
        """Return the day on which all is done in each run; None where nothing has a place."""
        latest = self._latest(passed)
        end: Wholes | None = None
        for key, finish in latest.items():
            late = finish if added.end is None else finish + added.end
            day = self._calendars[key].day(np.ceil(late) - 1.0)
            end = day if end is None else np.maximum(end, day)
        return None if end is None else np.broadcast_to(end, (runs,))

    def critical(self, passed: Passed, added: Added, runs: int) -> dict[int, Truths]:
        """Return in which runs each activity lies on a longest way to the end; what never does is left out.

        Backwards from those that are done last: a link that an activity's start is due to makes the earlier one
        critical too.
        """
        frame = self.posed.frame
        latest = self._latest(passed)
        day: dict[int, Wholes] = {
            key: self._calendars[key].day(np.ceil(finish) - 1.0) for key, finish in latest.items()
        }
        if not day:
            return {}
        end = np.max(np.stack([np.broadcast_to(each, (runs,)) for each in day.values()]), axis=0)
        decides = {key: np.broadcast_to(each == end, (runs,)) for key, each in day.items()}
        found: dict[int, Truths] = {}
        counted = frozenset(self.counted)
        stated_finish = self.posed.bounds.finish
        for number in reversed(frame.order):
            finish, start = passed.finish[number], passed.start[number]
            if finish is None or start is None:
                continue
            if number in counted:
                key = id(frame.calendars[number])
                own = np.broadcast_to(finish == latest[key], (runs,)) & decides[key]
                known = found.get(number)
                if known is not None:
                    own |= known
                if own.any():
                    found[number] = own
            through = found.get(number)
            if through is None:
                continue
            by_length = passed.last[number]
            if by_length is not None:
                through = through & (np.asarray(by_length) >= added.finishes.get(number, stated_finish[number]))
            for each in frame.into[number]:
                asked = passed.asked[each]
                if asked is None:
                    continue
                drives = (np.asarray(asked) == start) & through
                if drives.any():
                    before = frame.edges[each].before
                    so_far = found.get(before)
                    found[before] = drives if so_far is None else so_far | drives
        return found


def _shifted(days: Wholes, by: Stretch) -> Wholes:
    """Return each day moved by a stretch of the calendar; months as ``placing`` moves them, each distinct day once."""
    if not by.months:
        return days + by.days
    distinct, where = np.unique(days, return_inverse=True)
    moved = np.array([shifted(int(each), by) for each in distinct], dtype=np.int64)
    found: Wholes = moved[where].reshape(days.shape)
    return found
