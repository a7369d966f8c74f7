"""Costs for each of something (``7 500 kr per person``), and how many of them an activity has.

    7 500 kr per person  × participants, else the seats that there are
    4 000 kr per seat    × seats
    9 000 kr per group   × groups
    1 200 kr per session × sessions
      450 kr per hour    × hours, per day × days, per month and the like × the length where it is told in that unit

What the plan does not count is unknown: how many weeks a course pauses is nothing that its dates say.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal

from kompplan.calculations.capacity import room, sessions
from kompplan.calculations.people import persons
from kompplan.calculations.sums import Amount, Unknown, amount_of, total
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.values.quantity import Quantity
from kompplan.values.units import COUNTED, Unit

RECURRING = Unknown(Text("stated for each unit or period, not in all", "angivet per enhet eller period, inte totalt"))
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERM: 6, Unit.YEAR: 12}
_HOW_MANY = {
    Unit.PERSON: Text("participants", "deltagare"),
    Unit.PLACE: Text("seats", "platser"),
    Unit.GROUP: Text("groups", "grupper"),
    Unit.TIME: Text("sessions", "tillfällen"),
}


def times(each: Quantity, activities: Sequence[Activity], stated: Quantity | None = None) -> Amount | Unknown:
    """Return what something comes to that is stated per unit; ``stated`` is a row's own quantity."""
    unit = each.per
    if unit is None:
        return amount_of(each)
    if stated is not None:
        fits = stated.unit in (None, unit) or (stated.unit in COUNTED and unit in COUNTED)
        return amount_of(stated).times(amount_of(each)) if fits and stated.per is None else RECURRING
    counts = [count(activity, unit) for activity in activities]
    if not counts or any(found is None for found in counts):
        what = _HOW_MANY.get(unit)
        if what is None:
            return RECURRING
        return Unknown(
            Text(
                f"stated for each, and the plan does not say how many {what.en}",
                f"angivet per styck, och planen säger inte hur många {what.sv}",
            )
        )
    added = total(found for found in counts if found is not None)
    return Amount(added.low, added.high).times(amount_of(each))


def count(activity: Activity, unit: Unit) -> Amount | None:
    """Return how many of a unit an activity has."""
    found = _COUNTS.get(unit)
    if found is not None:
        return found(activity)
    length = activity.length
    if length is None or length.per is not None or length.unit is None:
        return None
    if length.unit is unit:
        return amount_of(length)
    if unit in _MONTHS and length.unit in _MONTHS:
        factor = Decimal(_MONTHS[length.unit]) / _MONTHS[unit]
        return amount_of(length).times(Amount(factor, factor))
    return None


def _persons(activity: Activity) -> Amount | None:
    return persons(activity.participants) or room(activity)


def _number(quantity: Quantity | None, unit: Unit) -> Amount | None:
    if quantity is None or quantity.per is not None or quantity.unit not in (None, unit):
        return None
    return amount_of(quantity)


def _sessions(activity: Activity) -> Amount | None:
    stated = _number(activity.sessions, Unit.TIME)
    if stated is not None:
        return stated
    found = sessions(activity)
    if len(found) == 1:
        return found[0]
    if not found and activity.groups is None:
        return _number(activity.sessions_per_group, Unit.TIME)
    return None


_COUNTS: dict[Unit, Callable[[Activity], Amount | None]] = {
    Unit.PERSON: _persons,
    Unit.PLACE: room,
    Unit.GROUP: lambda activity: _number(activity.groups, Unit.GROUP),
    Unit.TIME: _sessions,
    Unit.HOUR: lambda activity: _number(activity.hours, Unit.HOUR),
    Unit.DAY: lambda activity: _number(activity.days, Unit.DAY) or _number(activity.length, Unit.DAY),
}
