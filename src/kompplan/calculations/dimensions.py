"""By what the budget can be split, and under which keys of each a line or an activity belongs."""

from collections.abc import Callable
from enum import StrEnum

from kompplan.calculations.dates import Calendar
from kompplan.model.activities import Activity
from kompplan.model.base import Word
from kompplan.model.budget import BudgetLine
from kompplan.model.plan import Plan
from kompplan.values.when import Days


class Dimension(StrEnum):
    """By what the budget can be split."""

    LINE = "line"
    ASPECT = "aspect"
    ACTIVITY = "activity"
    OWNER = "owner"
    ORGANISATION = "organisation"
    COST_TYPE = "cost_type"
    FUNDER = "funder"
    YEAR = "year"


def word(chosen: Word | None) -> tuple[str, ...]:
    """Return the key that a word of a list is."""
    return (chosen.value,) if chosen is not None else ()


def years_of(start: Days | None, end: Days | None) -> tuple[str, ...]:
    """Return the years from the first that a time can begin in to the last that it can end in."""
    first = start or end
    last = end or start
    if first is None or last is None:
        return ()
    return tuple(str(year) for year in range(first.earliest.year, last.latest.year + 1))


def _shared(activities: tuple[Activity, ...], key: Callable[[Activity], tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for activity in activities for each in key(activity)))


def one(text: str | None) -> tuple[str, ...]:
    """Return the key that a text is, if it says anything."""
    return (text.strip(),) if text else ()


class Keys:
    """Tells under which keys of a dimension an activity or a line belongs."""

    def __init__(self, plan: Plan, dates: Calendar) -> None:
        self._dates = dates
        self._organisations: dict[str, str] = {}
        for role in plan.roles:
            for name in (role.id, role.title):
                if name and role.organisation:
                    self._organisations.setdefault(name.strip(), role.organisation.strip())

    def _organisation_of(self, owner: str | None) -> tuple[str, ...]:
        """Return the organisation of the role that owns a row, where the plan says which it is."""
        return one(self._organisations.get((owner or "").strip()))

    def of_activity(self, activity: Activity, dimension: Dimension) -> tuple[str, ...]:
        """Return what an activity says of itself, or of the role that owns it."""
        match dimension:
            case Dimension.LINE:
                return one(activity.text)
            case Dimension.ASPECT:
                return word(activity.aspect)
            case Dimension.ACTIVITY:
                return one(activity.id) or one(activity.text)
            case Dimension.OWNER:
                return one(activity.owner)
            case Dimension.ORGANISATION:
                return one(activity.organisation) or self._organisation_of(activity.owner)
            case Dimension.COST_TYPE:
                return word(activity.cost_type)
            case Dimension.FUNDER:
                return one(activity.funder)
            case Dimension.YEAR:
                own = self._dates.of(activity)
                return years_of(own.start, own.end)

    def of_line(self, line: BudgetLine, activities: tuple[Activity, ...], dimension: Dimension) -> tuple[str, ...]:
        """Return what a line says of itself, else what its activities say."""
        own: tuple[str, ...] = ()
        match dimension:
            case Dimension.LINE:
                return one(line.label)
            case Dimension.ASPECT:
                own = word(line.aspect)
            case Dimension.ACTIVITY:
                own = tuple(each.strip() for each in line.activities)
            case Dimension.OWNER:
                own = one(line.owner)
            case Dimension.ORGANISATION:
                own = one(line.organisation) or self._organisation_of(line.owner)
            case Dimension.COST_TYPE:
                own = word(line.cost_type)
            case Dimension.FUNDER:
                own = one(line.funder)
            case Dimension.YEAR:
                own = years_of(line.when.start, line.when.end) if line.when is not None else ()
        shared = own or _shared(activities, lambda each: self.of_activity(each, dimension))
        return tuple(sorted(shared)) if dimension is Dimension.YEAR else shared
