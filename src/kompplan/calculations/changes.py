"""What has changed between a plan as it was decided and the plan as it stands.

Parts are the same where they have the same id, or else the same name. A date or an amount that was coarse and has been
stated more exactly within its bounds is the same plan; so is one that was missing and has been filled in. What has
been taken away from a field leaves it empty, and the rules about empty fields speak of that.
"""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple, TypeVar

from kompplan.calculations.dates import Calendar, Dates, calendar
from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.budget import Budget, BudgetLine
from kompplan.model.goals import Goal, Indicator
from kompplan.model.people import Role
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded
from kompplan.model.words import ActivityStatus
from kompplan.values.days import Days
from kompplan.values.quantity import Quantity
from kompplan.values.when import When

P = TypeVar("P", Activity, BudgetLine, Goal, Indicator)


class Change(StrEnum):
    """What about a part has changed."""

    START = "start"
    END = "end"
    DATES = "dates"
    COST = "cost"
    OWNER = "owner"
    CANCELLED = "cancelled"
    TEXT = "text"
    TARGET = "target"
    TARGET_DATE = "target date"
    AMOUNT = "amount"
    TOTAL = "total"
    PERIOD = "period"
    GONE = "gone"
    ADDED = "added"


class Place(NamedTuple):
    """A part of one of the two plans, and the field in it."""

    part: Part
    field: str | None = None


class Changed(NamedTuple):
    """One change: where it stands now, where it stood, and what. A part that is gone or new stands in one plan only."""

    change: Change
    now: Place | None
    then: Place | None
    new: object = None
    old: object = None

    @property
    def part(self) -> Part:
        """The part that it is about, as it stands now where it still does."""
        place = self.now or self.then
        assert place is not None  # noqa: S101 - it stands in one of the plans
        return place.part


class Span(NamedTuple):
    """From one day to another, as they are written or as they follow from what is written."""

    start: object
    end: object


def changes(then: Plan, now: Plan, dates: Calendar) -> Iterator[Changed]:
    """Yield what differs in ``now`` from ``then``; ``dates`` is the calendar of ``now``."""
    if then.project is not None and now.project is not None:
        old, new = then.project.period, now.project.period
        if old is not None and new is not None and (_moved(old.start, new.start) or _moved(old.end, new.end)):
            yield Changed(Change.PERIOD, Place(now.project, "period"), Place(then.project, "period"), new, old)
    yield from _activities(then, now, dates)
    yield from _goals(then, now)
    yield from _budget(then.budget, now.budget)


def _key(part: Activity | BudgetLine | Goal | Indicator) -> str:
    name = part.id or (part.label if isinstance(part, BudgetLine) else part.text)
    return folded(name or "")


def _matched(then: Iterable[P], now: Iterable[P]) -> tuple[list[tuple[P, P]], list[P], list[P]]:
    """Return the parts that stand in both plans, those that are gone and those that are new."""
    old: dict[str, P] = {}
    for part in then:
        old.setdefault(_key(part), part)
    pairs, new = [], []
    for part in now:
        earlier = old.pop(_key(part), None)
        if earlier is None:
            new.append(part)
        else:
            pairs.append((earlier, part))
    return pairs, [part for key, part in old.items() if key], [part for part in new if _key(part)]


def _presence(gone: Iterable[P], new: Iterable[P]) -> Iterator[Changed]:
    yield from (Changed(Change.GONE, None, Place(part)) for part in gone)
    yield from (Changed(Change.ADDED, Place(part), None) for part in new)


def _activities(then: Plan, now: Plan, dates: Calendar) -> Iterator[Changed]:
    pairs, gone, new = _matched(then.activities, now.activities)
    decided = calendar(then)
    titles = (_titles(then.roles), _titles(now.roles))
    for old, each in pairs:
        if each.status is ActivityStatus.CANCELLED and old.status is not ActivityStatus.CANCELLED:
            yield Changed(Change.CANCELLED, Place(each, "status"), Place(old, "status"), each.status, old.status)
            continue
        yield from _dates(old, each, decided.of(old), dates.of(each))
        if _differs(old.cost, each.cost):
            yield Changed(Change.COST, Place(each, "cost"), Place(old, "cost"), each.cost, old.cost)
        if old.owner and each.owner and not _same_role(_role(old.owner, titles[0]), _role(each.owner, titles[1])):
            yield Changed(Change.OWNER, Place(each, "owner"), Place(old, "owner"), each.owner, old.owner)
    yield from _presence(gone, new)


def _dates(old: Activity, new: Activity, then: Dates, now: Dates) -> Iterator[Changed]:
    start, end = _moved(then.start, now.start), _moved(then.end, now.end)
    if start and end:
        yield Changed(
            Change.DATES, _dated(new, now, "due"), _dated(old, then, "due"), _span(now, new), _span(then, old)
        )
    elif start or end:
        name = "start" if start else "due"
        yield Changed(
            Change.START if start else Change.END,
            _dated(new, now, name),
            _dated(old, then, name),
            _end(now, name),
            _end(then, name),
        )


def _dated(activity: Activity, dates: Dates, name: str) -> Place:
    """Return the field that tells an activity's start or end; its parts tell where no field does."""
    stated = dict(dates.stated)
    found = next((each for each in (name, "when", "start") if each in stated), None)
    return Place(activity, found or "parts")


def _end(dates: Dates, name: str) -> object:
    days = dates.start if name == "start" else dates.end
    if days is None:
        return None
    if days.earliest == days.latest:
        return days.earliest
    stated = dict(dates.stated)
    return stated.get(name) or stated.get("when") or days.latest


def _span(dates: Dates, activity: Activity) -> object:
    if activity.when is not None and len(dates.stated) == 1:
        return activity.when
    start, end = _end(dates, "start"), _end(dates, "due")
    return start if start == end else Span(start, end)


def _moved(old: Days | None, new: Days | None) -> bool:
    """Tell whether a day is another than it was; a coarse one may be stated more exactly."""
    if old is None or new is None or old == new:
        return False
    return not (old.earliest < old.latest and old.earliest <= new.earliest and new.latest <= old.latest)


def _differs(old: object, new: object) -> bool:
    """Tell whether an amount, or the words for one, is another than it was."""
    if old is None or new is None:
        return False
    if not isinstance(old, Quantity) or not isinstance(new, Quantity):
        return _plain(old) != _plain(new)
    if old.per is not new.per or (old.unit is not new.unit and None not in (old.unit, new.unit)):
        return True
    if (old.low, old.high) == (new.low, new.high):
        return False
    above = old.high is None or (new.high is not None and new.high <= old.high)
    return old.exact or not (old.low <= new.low and above)


def _plain(value: object) -> str:
    return " ".join(str(value.written if isinstance(value, Quantity) else value).split()).rstrip(".")


def _titles(roles: Iterable[Role]) -> Mapping[str, str]:
    return {folded(role.id): folded(role.title) for role in roles if role.id and role.title}


def _role(owner: str, titles: Mapping[str, str]) -> str:
    return titles.get(folded(owner), folded(owner))


def _same_role(one: str, other: str) -> bool:
    """Tell whether two words are for the same role: *projektledare* and *projektledaren* are."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= len("en")


def _goals(then: Plan, now: Plan) -> Iterator[Changed]:
    pairs, gone, new = _matched(then.goals, now.goals)
    for old, each in pairs:
        if old.text and each.text and _plain(old.text) != _plain(each.text):
            yield Changed(Change.TEXT, Place(each, "text"), Place(old, "text"), each.text, old.text)
        for earlier, indicator in _matched(old.indicators, each.indicators)[0]:
            if _differs(earlier.target, indicator.target):
                place, before = Place(indicator, "target"), Place(earlier, "target")
                yield Changed(Change.TARGET, place, before, indicator.target, earlier.target)
            if _later(earlier.date, indicator.date):
                place, before = Place(indicator, "date"), Place(earlier, "date")
                yield Changed(Change.TARGET_DATE, place, before, indicator.date, earlier.date)
    yield from _presence(gone, new)


def _later(old: When | None, new: When | None) -> bool:
    return old is not None and new is not None and _moved(old.end, new.end)


def _budget(then: Budget | None, now: Budget | None) -> Iterator[Changed]:
    if then is None or now is None:
        return
    pairs, gone, new = _matched(then.lines, now.lines)
    rows = [
        Changed(Change.AMOUNT, Place(each, "amount"), Place(old, "amount"), each.amount, old.amount)
        for old, each in pairs
        if _differs(old.amount, each.amount)
    ]
    rows += _presence(gone, new)
    yield from rows
    # A total that follows from rows that are reported is the same change once more.
    if not rows and _differs(then.stated_total, now.stated_total):
        place, before = Place(now, "stated_total"), Place(then, "stated_total")
        yield Changed(Change.TOTAL, place, before, now.stated_total, then.stated_total)
