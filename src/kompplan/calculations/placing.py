"""The critical path method on whole numbers: where each activity can lie at the earliest and at the latest.

Activities are numbered, and so are the working days of their calendars. An activity begins with the working day
``start`` and is done before the working day ``finish``, so that one which takes no time has the two equal. What follows
the other waits for that boundary, which is how a later one begins the working day after an earlier one's last.

Each link asks for ``start of the later one >= something that grows with the earlier one``; the forward pass takes the
largest of these, the backward pass goes the same way back. Both are one loop over the links in a topological order.
The method: Kelley and Walker, Critical-Path Planning and Scheduling (1959); links of four kinds and lags: Elmaghraby
and Kamburowski, Management Science 38(9), 1992.
"""

from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import NamedTuple

from kompplan.calculations.durations import Stretch
from kompplan.calculations.working_time import WorkingDays
from kompplan.values.days import FIRST_YEAR, LAST_YEAR
from kompplan.values.when import Offset

NEVER = 1 << 40
"""Later than any day: there is no bound, or none is known. Less than ``-NEVER`` there is nothing."""


class Ends(IntEnum):
    """Which end of the earlier one, and which of the later one; the order counts."""

    FINISH_START = 0
    START_START = 1
    FINISH_FINISH = 2
    START_FINISH = 3


FINISH_START, START_START, FINISH_FINISH, START_FINISH = 0, 1, 2, 3
"""As numbers, which is what the loops compare."""


class Edge(NamedTuple):
    """The earlier one, the later one, which ends, and how long after.

    ``lag`` counts working days of the later one. ``calendar`` is a lag in the calendar; ``apart`` tells that the two
    count their working days differently, so that the boundary is carried over as a day.
    """

    before: int
    after: int
    ends: int
    lag: int = 0
    calendar: Stretch | None = None
    apart: bool = False


class Frame(NamedTuple):
    """What is given: calendars, lengths and links."""

    calendars: Sequence[WorkingDays]
    edges: Sequence[Edge]
    into: Sequence[Sequence[int]]
    """The numbers of the edges that lead to each activity, and from it."""
    out: Sequence[Sequence[int]]
    order: Sequence[int]
    fixed: Sequence[int]
    """The working day on which an activity is stated to begin; then what it follows may be done the same day."""


class Lengths(NamedTuple):
    """How long each activity lasts: working days, with the few that are stretches of the calendar apart."""

    working: Sequence[int]
    stretches: dict[int, Stretch]


class Forward(NamedTuple):
    """Where each activity lies at the earliest, and the edge that holds it there: -1 for its own bound, -2 for none."""

    start: list[int]
    finish: list[int]
    driver: list[int]


class Backward(NamedTuple):
    """How late each may begin and be done, and the number of the bound that says so."""

    start: list[int]
    finish: list[int]
    allowed: list[int]
    """The latest start that what comes before has to respect."""
    bound: list[int]


# -- one activity -----------------------------------------------------------------------------------------------------


def shifted(day: int, by: Stretch, sign: int = 1) -> int:
    """Return ``day`` moved by a stretch of the calendar."""
    if by.months and date(FIRST_YEAR, 1, 1).toordinal() <= day <= date(LAST_YEAR, 12, 31).toordinal():
        moved = Offset(sign * by.months, 0).after(date.fromordinal(day))
        if moved is None:
            return day + sign * (by.months * 31 + by.days)
        return moved.toordinal() + sign * by.days
    return day + sign * (by.months * 30 + by.days)


def _finish_of(stretch: Stretch, start: int, days: WorkingDays) -> int:
    """Return when an activity that lasts for a stretch of the calendar is done."""
    return max(days.before(shifted(days.day(start), stretch)), start + 1)


def _start_before(stretch: Stretch, finish: int, days: WorkingDays) -> int:
    """Return the last start with which it is done by ``finish``."""
    guess = days.before(shifted(days.day(finish), stretch, -1) + 1) - 1
    while _finish_of(stretch, guess + 1, days) <= finish:
        guess += 1
    while _finish_of(stretch, guess, days) > finish and guess > finish - NEVER:
        guess -= 1
    return guess


def _start_from(stretch: Stretch, finish: int, days: WorkingDays) -> int:
    """Return the first start with which it is not done before ``finish``."""
    return _start_before(stretch, finish - 1, days) + 1


# -- one link ---------------------------------------------------------------------------------------------------------


def _carried(edge: Edge, boundary: int, frame: Frame, *, zero: bool) -> int:
    """Return a boundary of the earlier one, and the lag, in working days of the later one."""
    ours, theirs = frame.calendars[edge.before], frame.calendars[edge.after]
    from_finish = edge.ends in (FINISH_START, FINISH_FINISH) and not zero
    day = ours.day(boundary - 1) + 1 if from_finish else ours.day(boundary)
    lag = edge.calendar
    if lag is None:
        return theirs.before(day) + edge.lag
    if edge.ends in (FINISH_START, START_START):
        return theirs.before(shifted(day, lag))
    return theirs.before(shifted(day, lag) - 1) + 1


def _carried_back(edge: Edge, limit: int, frame: Frame, *, zero: bool) -> int:
    """Return the last boundary of the earlier one that ``_carried`` brings to ``limit`` at most."""
    ours, theirs = frame.calendars[edge.before], frame.calendars[edge.after]
    lag = edge.calendar
    if lag is None:
        day = theirs.day(limit - edge.lag)
    elif edge.ends in (FINISH_START, START_START):
        day = shifted(theirs.day(limit), lag, -1)
    else:
        day = shifted(theirs.day(limit - 1) + 1, lag, -1)
    from_finish = edge.ends in (FINISH_START, FINISH_FINISH) and not zero
    guess = ours.before(day) if from_finish else ours.before(day + 1) - 1
    while _carried(edge, guess + 1, frame, zero=zero) <= limit:
        guess += 1
    while _carried(edge, guess, frame, zero=zero) > limit:
        guess -= 1
    return guess


def asked(edge: Edge, frame: Frame, lengths: Lengths, start: Sequence[int], finish: Sequence[int]) -> int:
    """Return the earliest start of the later one that a link allows, where the earlier one lies as given."""
    before, after, ends = edge.before, edge.after, edge.ends
    boundary = finish[before] if ends in (FINISH_START, FINISH_FINISH) else start[before]
    if edge.calendar is None and not edge.apart:
        boundary += edge.lag
    else:
        boundary = _carried(edge, boundary, frame, zero=finish[before] == start[before])
    if ends >= FINISH_FINISH:
        stretch = lengths.stretches.get(after)
        if stretch is not None:
            return _start_from(stretch, boundary, frame.calendars[after])
        return boundary - lengths.working[after]
    if ends == FINISH_START and not edge.lag and edge.calendar is None and boundary == frame.fixed[after] + 1:
        return boundary - 1
    return boundary


# -- all of them ------------------------------------------------------------------------------------------------------


class Bounds(NamedTuple):
    """What holds back from the beginning: a first start for each, and a first finish where only that is stated.

    ``otherwise`` is where it begins if nothing else says.
    """

    start: Sequence[int]
    finish: Sequence[int]
    otherwise: Sequence[int]


def forward(frame: Frame, lengths: Lengths, bounds: Bounds) -> Forward:
    """Return where each activity lies when all begin as soon as they can.

    What nothing says anything about begins at ``-NEVER``; what waits for it is not held back by it.
    """
    edges, into, fixed = frame.edges, frame.into, frame.fixed
    working, stretches = lengths
    done_from, otherwise = bounds.finish, bounds.otherwise
    start = list(bounds.start)
    finish = [-NEVER] * len(start)
    driver = [-1 if each > -NEVER else -2 for each in start]
    for number in frame.order:
        at = start[number]
        for each in into[number]:
            edge = edges[each]
            before, _, ends, lag, calendar, apart = edge
            if start[before] == -NEVER:
                continue
            if start[before] >= NEVER or finish[before] >= NEVER:
                allowed = NEVER
            elif calendar is not None or apart or (ends >= FINISH_FINISH and number in stretches):
                allowed = asked(edge, frame, lengths, start, finish)
            elif ends == FINISH_START:
                allowed = finish[before] + lag
                if not lag and allowed == fixed[number] + 1:
                    allowed -= 1
            elif ends == START_START:
                allowed = start[before] + lag
            else:
                allowed = (finish[before] if ends == FINISH_FINISH else start[before]) + lag - working[number]
            if allowed > at:
                at = allowed
                driver[number] = each
        if at == -NEVER:
            at = otherwise[number]
            if at == -NEVER:
                continue
        start[number] = at
        if at >= NEVER or working[number] >= NEVER:
            finish[number] = NEVER
            continue
        stretch = stretches.get(number)
        done = at + working[number] if stretch is None else _finish_of(stretch, at, frame.calendars[number])
        finish[number] = done if done > done_from[number] else done_from[number]
    return Forward(start, finish, driver)


class Limits(NamedTuple):
    """What holds back from the end: for each activity a latest finish, whose bound that is, and a stated start."""

    finish: Sequence[int]
    bound: Sequence[int]
    not_after: Sequence[int]
    """The latest start that is stated; it binds what comes before."""


def backward(frame: Frame, lengths: Lengths, limits: Limits, placed: Forward) -> Backward:
    """Return how late each activity may lie without breaking a limit of its own or of what waits for it.

    Bounds are numbered: an activity's own latest finish by ``limits.bound``, its stated start by ``-2 - number``.
    """
    edges, out, fixed = frame.edges, frame.out, frame.fixed
    working, stretches = lengths
    size = len(working)
    start = [NEVER] * size
    finish = list(limits.finish)
    allowed = [NEVER] * size
    bound = list(limits.bound)
    passed = list(limits.bound)
    for number in reversed(frame.order):
        if placed.start[number] == -NEVER:
            continue
        zero = placed.finish[number] == placed.start[number]
        begin, done = NEVER, finish[number]
        begin_bound = done_bound = bound[number]
        for each in out[number]:
            edge = edges[each]
            _, after, ends, lag, calendar, apart = edge
            limit = allowed[after]
            if limit >= NEVER:
                continue
            if ends >= FINISH_FINISH:
                stretch = stretches.get(after)
                limit = (
                    limit + working[after] if stretch is None else _finish_of(stretch, limit, frame.calendars[after])
                )
            if calendar is not None or apart:
                limit = _carried_back(edge, limit, frame, zero=zero)
            else:
                limit -= lag
                if ends == FINISH_START and not lag and allowed[after] == fixed[after]:
                    limit += 1
            if ends in (FINISH_START, FINISH_FINISH):
                if limit < done:
                    done, done_bound = limit, passed[after]
            elif limit < begin:
                begin, begin_bound = limit, passed[after]
        finish[number] = done
        if done < NEVER:
            stretch = stretches.get(number)
            latest = (
                done - working[number] if stretch is None else _start_before(stretch, done, frame.calendars[number])
            )
        else:
            latest = NEVER
        if latest <= begin:
            begin_bound = done_bound
        start[number] = begin = min(begin, latest)
        bound[number] = begin_bound
        if limits.not_after[number] < begin:
            allowed[number] = limits.not_after[number]
            passed[number] = -2 - number
        else:
            allowed[number] = begin
            passed[number] = begin_bound
    return Backward(start, finish, allowed, bound)


def free(frame: Frame, lengths: Lengths, placed: Forward) -> list[int]:
    """Return by how many working days each activity could be later without moving one that waits for it."""
    edges, calendars, fixed = frame.edges, frame.calendars, frame.fixed
    working, stretches = lengths
    start, finish = placed.start, placed.finish
    size = len(working)
    begin, done = [NEVER] * size, [NEVER] * size
    for before, after, ends, lag, calendar, apart in edges:
        limit = start[after]
        if limit >= NEVER or limit == -NEVER or start[before] == -NEVER:
            continue
        if ends >= FINISH_FINISH:
            stretch = stretches.get(after)
            limit = limit + working[after] if stretch is None else _finish_of(stretch, limit, calendars[after])
        if calendar is not None or apart:
            edge = Edge(before, after, ends, lag, calendar, apart)
            limit = _carried_back(edge, limit, frame, zero=finish[before] == start[before])
        else:
            limit -= lag
            if ends == FINISH_START and not lag and start[after] == fixed[after]:
                limit += 1
        if ends in (FINISH_START, FINISH_FINISH):
            if limit < done[before]:  # noqa: PLR1730 - ``min`` is a call for each of the links
                done[before] = limit
        elif limit < begin[before]:
            begin[before] = limit
    found = []
    for number in range(size):
        first, last = begin[number], done[number]
        room = last - finish[number]
        if last < NEVER:
            stretch = stretches.get(number)
            latest = last - working[number] if stretch is None else _start_before(stretch, last, calendars[number])
            first = min(first, latest)
        room = min(room, first - start[number]) if first < NEVER else room
        found.append(room if last < NEVER or first < NEVER else NEVER)
    return found
