"""Drag: by how much each critical activity alone holds up the end (Devaux, Total Project Control, 1999)."""

from bisect import bisect_left
from collections.abc import Sequence

from kompplan.calculations.placing import (
    FINISH_FINISH,
    FINISH_START,
    NEVER,
    Backward,
    Bounds,
    Forward,
    Frame,
    Lengths,
    asked,
)


def drag(
    frame: Frame, lengths: Lengths, bounds: Bounds, placed: Forward, latest: Backward, end: Sequence[int]
) -> dict[int, int]:
    """Return by how many working days each critical activity alone holds up the end.

    It is how much sooner all would be done if the activity took no time (Devaux, Total Project Control, 1999): no more
    than its own length, and no more than what lies beside it has to spare. The links between other activities that lie
    beside it are those that cross its place in the order; the one with the least to spare among them decides, and is
    found for all activities together by laying them on a line from the tightest to the loosest. ``latest`` is counted
    back from ``end`` alone.
    """
    size = len(lengths.working)
    place = [0] * size
    for at, number in enumerate(frame.order):
        place[number] = at
    critical = [
        number
        for number in frame.order
        if -NEVER < placed.start[number] < NEVER
        and latest.start[number] == placed.start[number]
        and lengths.working[number]
    ]
    if not critical:
        return {}
    longest = max(_own_length(placed, number) for number in critical)
    beside: list[tuple[int, int, int]] = []  # what a link or an end has to spare, and the places that it passes over
    held: dict[int, int] = {}  # what an end that is stated has to spare; a shorter activity is not done sooner
    gaps: dict[int, list[int]] = {number: [NEVER] * 4 for number in critical}  # in: start, finish; out: start, finish
    start, finish, fixed, latest_start = placed.start, placed.finish, frame.fixed, latest.start
    for edge in frame.edges:
        before, after, ends, lag, stretched, apart = edge
        if start[before] == -NEVER or start[after] == -NEVER:
            continue
        if ends == FINISH_START and stretched is None and not apart and (lag or finish[before] != fixed[after] + 1):
            to_spare = latest_start[after] - finish[before] - lag  # as ``asked`` would say, without the call
        else:
            to_spare = latest_start[after] - asked(edge, frame, lengths, start, finish)
        if after in gaps:
            kind = 1 if ends >= FINISH_FINISH else 0
            gaps[after][kind] = min(gaps[after][kind], to_spare)
        if before in gaps:
            kind = 3 if ends in (FINISH_START, FINISH_FINISH) else 2
            gaps[before][kind] = min(gaps[before][kind], to_spare)
        if to_spare < longest and place[after] - place[before] > 1:
            beside.append((to_spare, place[before] + 1, place[after]))
    for number in frame.order:
        if not -NEVER < placed.start[number] < NEVER:
            continue
        at = place[number]
        to_end = end[number] - placed.finish[number]
        if to_end < longest:
            beside.append((to_end, at + 1, size))
        to_begin = min(
            latest.start[number] - (bounds.start[number] if placed.driver[number] != -2 else placed.start[number]),
            latest.finish[number] - bounds.finish[number],
        )
        if to_begin < longest:
            beside.append((to_begin, 0, at))
        if number in gaps:
            gaps[number][3] = min(gaps[number][3], to_end)
            gaps[number][0] = min(gaps[number][0], latest.start[number] - bounds.start[number])
            held[number] = latest.finish[number] - bounds.finish[number]
    least = _tightest(beside, sorted(place[number] for number in critical))
    found = {}
    for number in critical:
        own = _own_length(placed, number)
        begins, ends_in, begin_out, done_out = gaps[number]
        through = min(begins + begin_out, begins + done_out + own, ends_in + done_out, ends_in + begin_out - own)
        found[number] = max(0, min(own, through, held[number], least.get(place[number], NEVER)))
    return found


def _own_length(placed: Forward, number: int) -> int:
    return placed.finish[number] - placed.start[number]


def _tightest(stretches: list[tuple[int, int, int]], wanted: list[int]) -> dict[int, int]:
    """Return for each wanted place the least value of the stretches over it: value, first place, place after it."""
    stretches.sort()
    found: dict[int, int] = {}
    onward = list(range(len(wanted) + 1))  # the next place that has no value yet, with shortened paths
    for value, first, last in stretches:
        at = bisect_left(wanted, first)
        while True:
            root = at
            while onward[root] != root:
                root = onward[root]
            while onward[at] != root:
                onward[at], at = root, onward[at]
            at = root
            if at >= len(wanted) or wanted[at] >= last:
                break
            found[wanted[at]] = value
            onward[at] = at + 1
    return found
