"""How far the red thread reaches from each cause, and at which of its links something is missing on the way."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from kompplan.calculations.chain import Chain
from kompplan.calculations.thread import Strand, Thread, strand
from kompplan.model.analysis import Cause


class Lack(StrEnum):
    """What is missing of a link."""

    NOTHING = "nothing"
    SOME = "some"
    """Something before it has no next link, but something else has."""
    ALL = "all"
    """Nothing is there, and something should be."""


class Missing(NamedTuple):
    """What is missing where, from one cause or one goal on."""

    measures: Lack = Lack.NOTHING
    activities: Lack = Lack.NOTHING
    indicators: Lack = Lack.NOTHING
    """Of goals as well: an activity without a goal has no indicator either."""
    followups: Lack = Lack.NOTHING
    handover: Lack = Lack.NOTHING


class Stage(StrEnum):
    """The links of a strand in their order."""

    CAUSE = "cause"
    MEASURES = "measures"
    ACTIVITIES = "activities"
    GOALS = "goals"
    INDICATORS = "indicators"
    FOLLOWUPS = "followups"


class Followed(NamedTuple):
    """A cause with what hangs from it and how far that reaches."""

    cause: Cause
    depth: int
    strand: Strand
    missing: Missing
    reaches: Stage
    asked: bool
    """Whether the thread should go on from the cause itself, not only through those below it, if it can at all."""
    gathers: bool
    """Whether other causes lie below it."""


def followed(found: Thread, links: Chain) -> tuple[Followed, ...]:
    """Follow every cause, each after the one that it stands under."""
    loose = _Loose(found)
    above = {id(each) for each in links.parents.values()}
    return tuple(_follow(cause, depth, found, links, loose, id(cause) in above) for cause, depth in _in_order(links))


class _Loose:
    """The identities of what has no next link."""

    def __init__(self, found: Thread) -> None:
        self.causes = _ids(found.measures.without_next)
        self.measures = _ids(found.activities.without_next)
        self.activities = _ids(found.goals.without_next)
        self.goals = _ids(found.indicators.without_next)
        self.indicators = _ids(found.followups.without_next)
        self.undelivered = _ids(found.handover.without_next)


def _ids(parts: Iterable[object]) -> frozenset[int]:
    return frozenset(map(id, parts))


def _in_order(links: Chain) -> list[tuple[Cause, int]]:
    """Return the causes with how deep they lie, those of a ring last and flat."""
    below: dict[int, list[Cause]] = {}
    for cause in links.causes:
        above = links.parents.get(id(cause))
        below.setdefault(id(above) if above is not None else 0, []).append(cause)
    order: list[tuple[Cause, int]] = []
    met: set[int] = set()
    for start in (below.get(0, ()), links.causes):
        waiting = [(each, 0) for each in reversed(start)]
        while waiting:
            cause, depth = waiting.pop()
            if id(cause) in met:
                continue
            met.add(id(cause))
            order.append((cause, depth))
            waiting.extend((each, depth + 1) for each in reversed(below.get(id(cause), ())))
    return order


def _follow(cause: Cause, depth: int, found: Thread, links: Chain, loose: _Loose, gathers: bool) -> Followed:
    part = strand(found, links, cause)
    missing = Missing(
        measures=Lack.ALL if id(cause) in loose.causes else Lack.NOTHING,
        activities=_lack(part.measures, loose.measures, part.activities),
        indicators=_lack((*part.activities, *part.goals), loose.activities | loose.goals, part.indicators),
        followups=_lack(part.indicators, loose.indicators, part.followups),
        handover=_lack(part.activities, loose.undelivered, part.handover),
    )
    asked = bool(part.measures or part.activities or id(cause) in loose.causes)
    return Followed(cause, depth, part, missing, _furthest(part), asked, gathers)


def _lack(earlier: Iterable[object], loose: frozenset[int], later: tuple[object, ...]) -> Lack:
    if not any(id(each) in loose for each in earlier):
        return Lack.NOTHING
    return Lack.SOME if later else Lack.ALL


def _furthest(part: Strand) -> Stage:
    for stage, parts in (
        (Stage.FOLLOWUPS, part.followups),
        (Stage.INDICATORS, part.indicators),
        (Stage.GOALS, part.goals),
        (Stage.ACTIVITIES, part.activities),
        (Stage.MEASURES, part.measures),
    ):
        if parts:
            return stage
    return Stage.CAUSE
