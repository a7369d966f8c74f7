"""Whether what is learned in a course comes into work: by a task, supervision, a network, a follow-up, a routine."""

from collections.abc import Iterable, Iterator

from kompplan.model.activities import Activity
from kompplan.model.people import TargetGroup
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus, Kind

_COURSES = frozenset({Kind.TRAINING, Kind.LECTURE, Kind.SEMINAR})
_KINDS = frozenset(
    {
        Kind.SUPERVISION,
        Kind.LEARNING_CONVERSATION,
        Kind.PEER_SUPERVISION,
        Kind.PEER_VISIT,
        Kind.PEER_EVALUATION,
        Kind.SHADOWING,
        Kind.ACTION_RESEARCH,
        Kind.WORKPLACE_LEARNING,
        Kind.LOGBOOK,
        Kind.NETWORK,
        Kind.SUPPORT,
        Kind.FOLLOW_UP,
    }
)
"""Kinds of work that bring what somebody has learned into their own work."""

_SAID = (
    "mellan träff",
    "mellan tillfäll",
    "mellan kursdag",
    "mellan utbildning",
    "mellan halvdag",
    "hemuppgift",
    "handledning",
    "på arbetsplats",
    "i vardagen",
    "följs upp",
    "tid av praktik",
    "eget förbättringsarbete",
    "between meeting",
    "between session",
    "between course",
    "assignment",
    "supervision",
    "at the workplace",
    "on the job",
    "everyday work",
    "followed up",
)
"""What an activity's own words say about a course that does not stop at the door."""


def without_transfer(plan: Plan) -> Iterator[Activity]:
    """Yield the courses that nothing brings into work, as far as the plan says."""
    courses = [each for each in plan.activities if each.kind in _COURSES and _goes_on(each) and not _says_how(each)]
    if not courses:
        return
    bringing = [each for each in plan.activities if each.kind in _KINDS and _goes_on(each)]
    groups = {group.id.strip(): group for group in plan.target_groups if group.id}
    reached = [_reached(each, groups) for each in bringing]
    routines = {
        (link.activity or "").strip()
        for each in plan.activities
        if each.kind is Kind.ROUTINE
        for link in each.depends_on
    }
    for course in courses:
        if course.id and course.id.strip() in routines:
            continue
        own = _reached(course, groups)
        if not any(not each or not own or own & each for each in reached):
            yield course


def _goes_on(activity: Activity) -> bool:
    return activity.status is not ActivityStatus.CANCELLED


def _says_how(course: Activity) -> bool:
    texts = (course.text, course.note, course.rationale, *(part.text for part in course.parts))
    said = " ".join(text for text in texts if text).casefold()
    return any(words in said for words in _SAID)


def _reached(activity: Activity, groups: dict[str, TargetGroup]) -> frozenset[str]:
    """Return the groups that an activity is for, those they consist of or share persons with, and whose they are.

    Generous, so that a course is called lonely only where nothing is near it: a network for everybody in an
    organisation reaches those of them who took the course. An activity that names no group may be for anybody.
    """
    found: set[str] = set()
    waiting = [name.strip() for name in activity.target_groups]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        group = groups.get(name)
        if group is not None:
            waiting += (each.strip() for each in group.includes)
            found.update(_names(overlap.group for overlap in group.overlaps))
            if group.organisation:
                found.add(f"organisation {group.organisation.strip()}")
    return frozenset(found)


def _names(groups: Iterable[str | None]) -> Iterator[str]:
    return (name.strip() for name in groups if name)
