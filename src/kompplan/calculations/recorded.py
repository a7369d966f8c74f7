"""Which changes of a plan stand on record as deviations.

A deviation speaks of a change where it names the activity and either no field or a field of the same kind (*senast* is
about time, *belopp* about money). What is no activity's (a goal, a row of the budget, the period) is spoken of by a
deviation that names its id, or by one without activity whose field is of the same kind (``avser: budget``).
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from kompplan.calculations.changes import Change, Changed
from kompplan.model.activities import Activity, Deviation
from kompplan.model.base import Part
from kompplan.model.budget import Budget, BudgetLine
from kompplan.model.goals import Goal, Indicator
from kompplan.model.plan import Plan
from kompplan.model.project import Project
from kompplan.model.shapes import folded, shape
from kompplan.values.patterns import pattern
from kompplan.values.quantity import Quantity

_TIME, _MONEY, _OWNER, _GOAL, _STATUS = "time", "money", "owner", "goal", "status"
_ABOUT = {
    Change.START: _TIME,
    Change.END: _TIME,
    Change.DATES: _TIME,
    Change.PERIOD: _TIME,
    Change.COST: _MONEY,
    Change.AMOUNT: _MONEY,
    Change.TOTAL: _MONEY,
    Change.OWNER: _OWNER,
    Change.TEXT: _GOAL,
    Change.TARGET: _GOAL,
    Change.TARGET_DATE: _GOAL,
    Change.CANCELLED: _STATUS,
}
_FIELDS: tuple[tuple[type[Part], tuple[str, ...], str], ...] = (
    (Activity, ("when", "start", "due", "length"), _TIME),
    (Project, ("period", "length"), _TIME),
    (Activity, ("cost", "hours"), _MONEY),
    (BudgetLine, ("amount", "quantity", "unit_price", "unit_cost"), _MONEY),
    (Budget, ("lines", "stated_total", "unit_costs"), _MONEY),
    (Plan, ("budget",), _MONEY),
    (Activity, ("owner",), _OWNER),
    (Plan, ("goals",), _GOAL),
    (Goal, ("indicators",), _GOAL),
    (Indicator, ("target",), _GOAL),
    (Activity, ("status",), _STATUS),
)
_TIME_WORDS = ("tid", "tidplan", "datum", "slut", "slutdatum", "startdatum", "schedule", "dates", "time", "end")
_WORD = pattern(r"[^\W_][\w.-]*")


@cache
def _groups() -> dict[str, str]:
    """Return what each spelling of a field is about."""
    found = dict.fromkeys(_TIME_WORDS, _TIME)
    for part, names, group in _FIELDS:
        for name in names:
            field = shape(part).fields[name]
            for word in (name, field.en, field.sv, *field.spelling.also):
                found.setdefault(folded(word), group)
    return found


def _about(field: str | None) -> str | None:
    """Return what a deviation's field is about, None where it does not say or nobody knows the word."""
    if not field:
        return None
    groups = _groups()
    whole = folded(field)
    return groups.get(whole) or next((groups[word] for word in whole.split("_") if word in groups), None)


class _Entry(NamedTuple):
    activity: str | None
    about: str | None
    words: frozenset[str]


class Record:
    """The deviations of a plan, to be asked about changes."""

    def __init__(self, deviations: Iterable[Deviation]) -> None:
        self.entries = tuple(
            _Entry(each.activity.strip() if each.activity else None, _about(each.field), frozenset(_words(each)))
            for each in deviations
        )

    def covers(self, changed: Changed) -> bool:
        """Tell whether a deviation speaks of the change."""
        part = changed.part
        about = _ABOUT.get(changed.change)
        activities: tuple[str, ...] = ()
        if isinstance(part, Activity):
            activities = (part.id or "",)
        elif isinstance(part, BudgetLine):
            activities = part.activities
        own = part.__dict__.get("id")
        for entry in self.entries:
            same = entry.about in (None, about) or about in (None, _STATUS)
            if entry.activity and entry.activity in activities and same:
                return True
            if own and folded(own) in entry.words:
                return True
            if entry.activity is None and entry.about is not None and entry.about == about:
                return not isinstance(part, Activity) or about is _STATUS
        return False


def _words(deviation: Deviation) -> Iterator[str]:
    texts = (deviation.field, deviation.planned, deviation.actual, deviation.cause, deviation.decision)
    for text in texts:
        written = text.written if isinstance(text, Quantity) else text
        for word in _WORD().findall(written or ""):
            yield folded(word.rstrip(".-"))
