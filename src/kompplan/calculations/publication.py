"""The plan as it can be published: without what is internal, and without numbers that point at single persons.

A part that is marked internal is gone with everything in it, and so is every reference to it. A stated total is gone
where a row of its sum is, for the difference would tell the row. Numbers of persons from 1 to 4 stand as ``1–4`` (the
threshold of five is what Statistics Sweden and the municipalities use in tables of persons), and what they could be
worked out from stands as an interval: the other sex beside a total, and a group that is made up of others.
"""

from collections.abc import Callable, Set
from typing import NamedTuple, cast

from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.budget import Budget, BudgetLine, Funding
from kompplan.model.people import Table, TargetGroup
from kompplan.model.plan import Plan
from kompplan.model.shapes import folded, shape
from kompplan.values.misread import Misread
from kompplan.values.quantity import Quantity, Unit, parse_quantity

FEWEST = 5
"""The fewest persons that a published number may be about."""
HIDDEN = "–"
"""Stands where a table had a number."""
_COUNTS = {
    "Headcount": ("total", "women", "men", "unknown"),
    "Results": ("participants", "unique", "external", "women", "men"),
    "Overlap": ("count",),
    "HistoryItem": ("participants",),
    "Activity": ("participants",),
}
"""The fields that count persons who could be known."""
_TOTALS = {"Headcount": "total", "Results": "participants"}


class Public(NamedTuple):
    """What can be published. ``replaced`` gives for each part that was made anew the one that it stands for."""

    plan: Plan
    left_out: int
    """How many parts were internal; what stands in one of them is not counted."""
    suppressed: int
    """How many numbers stand as an interval or not at all."""
    replaced: tuple[tuple[Part, Part], ...]


def public(plan: Plan, internal: Set[int]) -> Public:
    """Return the plan without what is not to be published; ``internal`` holds what ``id`` gives of marked parts."""
    work = _Work(internal)
    made = work.without_internal(plan)
    made = work.without_references(made)
    made = work.without_small_numbers(made)
    return Public(cast("Plan", made), work.left_out, work.suppressed, tuple(work.replaced))


class _Work:
    def __init__(self, internal: Set[int]) -> None:
        self.internal = internal
        self.left_out = 0
        self.suppressed = 0
        self.gone: set[str] = set()
        self.money_is_gone = False
        self.replaced: list[tuple[Part, Part]] = []

    def _anew(self, part: Part, changes: dict[str, object]) -> Part:
        """Return a part with other values in some fields; the same part where there are none."""
        if not changes:
            return part
        made = type(part).built({name: part.__dict__[name] for name in part.stated} | changes)
        self.replaced.append((made, part))
        return made

    def _through(self, part: Part, change: Callable[[object], object]) -> dict[str, object]:
        """Return the fields whose parts ``change`` changes; None takes a part away."""
        changes: dict[str, object] = {}
        for name in part.stated:
            value = part.__dict__[name]
            if isinstance(value, Part):
                made = change(value)
                if made is not value:
                    changes[name] = made
            elif value.__class__ is tuple and value and isinstance(value[0], Part):
                items = tuple(each for each in map(change, value) if each is not None)
                if len(items) != len(value) or any(a is not b for a, b in zip(items, value, strict=True)):
                    changes[name] = items
        return changes

    # -- what is marked ------------------------------------------------------------------------------------------------

    def without_internal(self, value: object) -> object:
        if not isinstance(value, Part):
            return value
        if id(value) in self.internal and not isinstance(value, Plan):
            self.left_out += 1
            self._forget(value)
            return None
        changes = self._through(value, self.without_internal)
        if isinstance(value, Budget) and self.money_is_gone and value.stated_total is not None:
            changes["stated_total"] = None
        return self._anew(value, changes)

    def _forget(self, part: Part) -> None:
        """Note the ids within a part that is gone, and whether money went with it."""
        waiting: list[object] = [part]
        while waiting:
            each = waiting.pop()
            if isinstance(each, tuple):
                waiting += each
            elif isinstance(each, Part):
                waiting += each.__dict__.values()
                known = each.__dict__.get("id")
                if isinstance(known, str):
                    self.gone.add(folded(known))
                self.money_is_gone |= isinstance(each, (BudgetLine, Funding, Activity))

    # -- what led there ------------------------------------------------------------------------------------------------

    def without_references(self, value: object) -> object:
        if not isinstance(value, Part) or not self.gone:
            return value
        changes = self._through(value, self.without_references)
        if isinstance(value, Plan) and value.budget is not None and self.money_is_gone:
            budget = cast("Budget", changes.get("budget", value.budget))
            if budget.stated_total is not None:
                changes["budget"] = self._anew(budget, {"stated_total": None})
        for name, field in shape(type(value)).fields.items():
            if field.refers is None or name not in value.stated:
                continue
            found = value.__dict__[name]
            if isinstance(found, str) and folded(found) in self.gone:
                changes[name] = None
            elif isinstance(found, tuple):
                kept = tuple(each for each in found if not (isinstance(each, str) and folded(each) in self.gone))
                if len(kept) != len(found):
                    changes[name] = kept
        return self._anew(value, changes)

    # -- small numbers -------------------------------------------------------------------------------------------------

    def without_small_numbers(self, value: object) -> object:
        if isinstance(value, Table):
            return self._table(value)
        if not isinstance(value, Part):
            return value
        changes = self._through(value, self.without_small_numbers)
        if isinstance(value, Plan):
            groups = cast("tuple[TargetGroup, ...]", changes.get("target_groups", value.target_groups))
            if (kept := self._groups(value.target_groups, groups)) is not groups:
                changes["target_groups"] = kept
        changes |= self._counts(value)
        return self._anew(value, changes)

    def _counts(self, part: Part) -> dict[str, object]:
        names = _COUNTS.get(type(part).__name__, ())
        changes: dict[str, object] = {}
        for name in names:
            if _small(getattr(part, name)):
                changes[name] = _interval(1, FEWEST - 1)
        whole = part.__dict__.get(_TOTALS.get(type(part).__name__, ""))
        sexes = [name for name in ("women", "men") if name in names]
        if sexes and any(name in changes for name in sexes) and isinstance(whole, Quantity) and whole.exact:
            for name in sexes:
                other = getattr(part, name)
                if name not in changes and isinstance(other, Quantity):
                    most = int(whole.low) - 1
                    changes[name] = _interval(max(1, int(whole.low) - FEWEST + 1), max(1, most))
        self.suppressed += len(changes)
        return changes

    def _groups(self, before: tuple[TargetGroup, ...], after: tuple[TargetGroup, ...]) -> tuple[TargetGroup, ...]:
        """Take their own numbers from groups that are made up of one whose number has become an interval."""
        vague = {folded(old.id or old.name or "") for old, new in zip(before, after, strict=True) if old is not new}
        kept = list(after)
        again = True
        while again:
            again = False
            for index, each in enumerate(kept):
                key = folded(each.id or each.name or "")
                if each.counts and key not in vague and any(folded(part) in vague for part in each.includes):
                    kept[index] = cast("TargetGroup", self._anew(each, {"counts": ()}))
                    vague.add(key)
                    self.suppressed += 1
                    again = True
        return tuple(kept) if any(a is not b for a, b in zip(kept, after, strict=True)) else after

    def _table(self, table: Table) -> Table:
        """Empty every figure of a row with a small number, and the sums and shares that would give it away."""
        rows = tuple(
            tuple(HIDDEN if isinstance(cell, Quantity) else cell for cell in row) if any(map(_small, row)) else row
            for row in table.rows
        )
        if rows == table.rows:
            return table
        self.suppressed += sum(
            a is not b for row, old in zip(rows, table.rows, strict=True) for a, b in zip(row, old, strict=True)
        )
        totals = tuple(HIDDEN if isinstance(cell, Quantity) else cell for cell in table.totals)
        return cast("Table", self._anew(table, {"rows": rows, "totals": totals, "shares": ()}))


def _small(value: object) -> bool:
    return isinstance(value, Quantity) and value.exact and value.unit in (None, Unit.PERSON) and 0 < value.low < FEWEST


def _interval(low: int, high: int) -> Quantity:
    written = str(low) if low == high else f"{low}–{high}"
    made = parse_quantity(written)
    assert not isinstance(made, Misread)  # noqa: S101 - two whole numbers are always read
    return made
