"""Who answers for what: every activity and every dated duty by the one who answers for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow
from kompplan.calculations.sums import Sum, total
from kompplan.model.activities import Activity
from kompplan.model.people import Role
from kompplan.model.risks import Risk
from kompplan.model.words import ActivityStatus
from kompplan.reports.duties import Duty, duties, in_date_order
from kompplan.reports.wording import Wording, capital
from kompplan.views.risks import closed, in_order

_OVER = (ActivityStatus.DONE, ActivityStatus.CANCELLED)


class Owned(NamedTuple):
    """What one role, or nobody, answers for."""

    name: str
    """Empty where nobody answers for it."""
    role: Role | None
    activities: tuple[Activity, ...]
    risks: tuple[Risk, ...]
    """Those that are not closed, the greatest first."""
    duties: tuple[Duty, ...]
    """By date; those of risks are among ``risks`` as well."""


def late(w: Wording, activity: Activity) -> bool:
    """Tell whether an activity should have been finished by today."""
    end = w.checked.calendar.of(activity).end
    return activity.status not in _OVER and end is not None and end.latest < w.checked.today


def day_of(w: Wording, activity: Activity) -> tuple[date, date]:
    """Return the days to put an activity in order by; what has no day comes last."""
    dates = w.checked.calendar.of(activity)
    first = dates.start or dates.end
    last = dates.end or dates.start
    return (first.earliest if first else date.max, last.latest if last else date.max)


def rows_of(w: Wording, activities: tuple[Activity, ...]) -> tuple[BudgetRow, ...]:
    """Return the rows of the budget that pay for any of the activities, each once."""
    wanted = {id(each) for each in activities}
    return tuple(row for row in w.checked.budget.rows if any(id(each) in wanted for each in row.activities))


def kronor_of(rows: tuple[BudgetRow, ...]) -> Sum:
    """Return what the rows cost."""
    return total(row.kronor for row in rows if row.kronor is not None)


def hours_of(rows: tuple[BudgetRow, ...]) -> Sum:
    """Return the hours of the rows."""
    return total(row.hours for row in rows if row.hours is not None)


def _even(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def owners(w: Wording) -> tuple[Owned, ...]:
    """Return the owners in the order in which the plan names them, and last what nobody answers for."""
    roles = {_even(name): role for role in w.plan.roles for name in (role.id, role.title) if name}
    names: dict[str, tuple[str, Role | None]] = {}
    activities: dict[str, list[Activity]] = {}
    risks: dict[str, list[Risk]] = {}
    others: dict[str, list[Duty]] = {}

    def key(owner: str | None) -> str:
        role = roles.get(_even(owner))
        found = _even(role.title or role.id) if role is not None else _even(owner)
        if found not in names:
            names[found] = (capital(" ".join(((role.title if role else None) or owner or "").split())), role)
        return found

    for activity in w.plan.activities:
        activities.setdefault(key(activity.owner), []).append(activity)
    for each in _risks(w):
        risks.setdefault(key(each.owner), []).append(each)
    for duty in in_date_order(duties(w)):
        others.setdefault(key(duty.owner), []).append(duty)
    order = sorted(names, key=lambda name: not name)
    return tuple(
        Owned(
            *names[name],
            tuple(sorted(activities.get(name, ()), key=lambda each: day_of(w, each))),
            tuple(risks.get(name, ())),
            tuple(others.get(name, ())),
        )
        for name in order
    )


def _risks(w: Wording) -> Iterator[Risk]:
    """Yield the risks that are not closed, by value, then those without one."""
    found = w.checked.risks
    yield from (each.risk for each in in_order(found) if not closed(each.risk))
    yield from (each for each in (*found.out_of_scale, *found.unscored) if not closed(each))
