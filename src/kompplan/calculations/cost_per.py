"""What it costs for each participant, for each hour of training, and for each cause, as intervals.

    per participant = kronor / unique persons of the target groups; of an activity: / its participants, else its seats
    per hour        = kronor / hours held: length of one session × sessions, or of the whole × groups × rounds
    per cause       = what only that cause costs, up to that and all it shares with other causes

Only kronor are divided; hours of work are told beside. A cost or a number between two bounds gives the lowest and the
highest that the quotient can be. A row that several activities share may belong to any of them: it counts in the upper
bound of each and in the lower bound of none.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetRow, BudgetView
from kompplan.calculations.capacity import TAUGHT, room, sessions
from kompplan.calculations.cause_costs import CauseCosts
from kompplan.calculations.people import People, persons
from kompplan.calculations.rates import rounded
from kompplan.calculations.sums import ZERO, Amount, Sum, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause
from kompplan.model.plan import Plan
from kompplan.model.words import ActivityStatus
from kompplan.values.quantity import Quantity, Unit

NO_PERSONS = Unknown(Text("the plan does not say how many persons", "planen säger inte hur många personer"))
NO_HOURS = Unknown(
    Text("the plan does not say how many hours are held", "planen säger inte hur många timmar som hålls")
)
NO_COST = Unknown(Text("no cost in kronor is known", "ingen kostnad i kronor är känd"))
_ONE = Amount(Decimal(1), Decimal(1))


class CostPer(NamedTuple):
    """A cost, how many it is for, and what that is for each. ``part`` is None for the whole project."""

    part: Activity | Cause | None
    kronor: Amount | None
    """Bounds of the cost; None where nothing of it is known."""
    open: bool
    """Some of the cost is not known, so that it is at least this."""
    hours: Sum
    """Hours of work that come beside."""
    units: Amount | None
    each: Amount | Unknown
    rows: tuple[BudgetRow, ...]


def quotient(cost: Amount, count: Amount) -> Amount | None:
    """Return the lowest and the highest that a quotient can be, in öre; None where the divisor may be nothing."""
    if count.low <= 0:
        return None
    low = ZERO if count.high is None else cost.low / count.high
    return rounded(Amount(low, None if cost.high is None else cost.high / count.low))


def per_participant(plan: Plan, view: BudgetView, people: People) -> tuple[CostPer, ...]:
    """Return the whole project's cost for each person, then that of the activities that somebody takes part in."""
    live = _live(plan)
    named = dict.fromkeys(name.strip() for each in live for name in each.target_groups)
    known = [name for name in named if name in people.groups] or list(people.groups)
    together = people.union(known)
    whole = _whole(view, together.unique if together is not None else None, NO_PERSONS)
    shares = _rows_of(view)
    found = [
        _of(each, shares, persons(each.participants) or room(each), NO_PERSONS)
        for each in live
        if each.participants is not None or room(each) is not None
    ]
    return (whole, *found)


def per_hour(plan: Plan, view: BudgetView, day_hours: Decimal) -> tuple[CostPer, ...]:
    """Return what an hour of training costs: of each activity that is one, and of all with known hours and cost."""
    taught = [each for each in _live(plan) if each.kind in TAUGHT]
    shares = _rows_of(view)
    found = tuple(_of(each, shares, hours_held(each, day_hours), NO_HOURS) for each in taught)
    known = [each for each in found if each.units is not None and each.kronor is not None]
    if not known:
        return found
    rows = {id(row): row for each in known for row in each.rows}
    ours = {id(each.part) for each in known}
    kept = [row for row in rows.values() if all(id(each) in ours for each in row.activities)]
    shared = [row for row in rows.values() if not all(id(each) in ours for each in row.activities)]
    counts = total(each.units for each in known if each.units is not None)
    return (_cost(None, kept, shared, Amount(counts.low, counts.high), NO_HOURS), *found)


def per_cause(costs: CauseCosts, causes: Iterable[Cause]) -> tuple[CostPer, ...]:
    """Return what each cause costs: at least what is its own, at most that and what it shares."""
    found = []
    for cause in causes:
        cost = costs.of[id(cause)]
        shared = [each.row for each in cost.shared]
        found.append(_cost(cause, list(cost.own), shared, _ONE, NO_COST, more=not cost.known))
    return tuple(found)


def hours_held(activity: Activity, day_hours: Decimal) -> Amount | None:
    """Return how many hours of training are held, every group and round counted."""
    each = _hours(activity.length, day_hours)
    held = amount_of(activity.sessions) if activity.sessions is not None else None
    if held is None:
        ways = sessions(activity)
        if ways:
            held = Amount(
                min(way.low for way in ways), max((way.high for way in ways if way.high is not None), default=None)
            )
    if held is not None:
        return held.times(each) if each is not None else None
    if each is None and activity.parts:
        parts = [_hours(part.length, day_hours) for part in activity.parts]
        if all(part is not None for part in parts):
            added = total(part for part in parts if part is not None)
            each = Amount(added.low, added.high)
    if each is None:
        each = _hours(activity.days, day_hours)
    if each is None:
        return None
    for number in (activity.groups, activity.rounds):
        if number is not None:
            each = each.times(amount_of(number))
    return each


def _hours(length: Quantity | None, day_hours: Decimal) -> Amount | None:
    if length is None or length.per is not None:
        return None
    if length.unit is Unit.HOUR:
        return amount_of(length)
    if length.unit is Unit.DAY:
        return amount_of(length).times(Amount(day_hours, day_hours))
    return None


def _live(plan: Plan) -> list[Activity]:
    return [each for each in plan.activities if each.status is not ActivityStatus.CANCELLED]


def _rows_of(view: BudgetView) -> Mapping[int, list[BudgetRow]]:
    found: dict[int, list[BudgetRow]] = {}
    for row in view.rows:
        for activity in row.activities:
            found.setdefault(id(activity), []).append(row)
    return found


def _of(activity: Activity, rows: Mapping[int, list[BudgetRow]], count: Amount | None, why: Unknown) -> CostPer:
    all_rows = rows.get(id(activity), [])
    own = [row for row in all_rows if len(row.activities) == 1]
    shared = [row for row in all_rows if len(row.activities) > 1]
    return _cost(activity, own, shared, count, why)


def _whole(view: BudgetView, count: Amount | None, why: Unknown) -> CostPer:
    return _cost(None, list(view.rows), [], count, why)


def _values(rows: Iterable[BudgetRow]) -> Iterator[Amount | Unknown]:
    return (row.kronor for row in rows if row.kronor is not None)


def _cost(
    part: Activity | Cause | None,
    own: list[BudgetRow],
    shared: list[BudgetRow],
    count: Amount | None,
    why: Unknown,
    *,
    more: bool = False,
) -> CostPer:
    sure, rest = total(_values(own)), total(_values(shared))
    hours = total(row.hours for row in (*own, *shared) if row.hours is not None)
    open_ended = bool(sure.unknown or rest.unknown or more)
    cost = None
    if sure.known or rest.known:
        bounded = not open_ended and sure.high is not None and rest.high is not None
        cost = Amount(
            sure.low, sure.high + rest.high if bounded and sure.high is not None and rest.high is not None else None
        )
    each: Amount | Unknown = why
    if cost is None:
        each = NO_COST
    elif count is not None:
        each = quotient(cost, count) or why
    return CostPer(part, cost, open_ended, hours, count, each, (*own, *shared))
