"""What each cause costs: the money and hours of the activities that answer it, shared amounts told as shared.

A row of the budget belongs to the causes that its activities answer, through their measures or themselves. A row that
belongs to one cause is that cause's own; one that belongs to several is shared between them, and how much of it each
of them costs is nothing that the plan says. In sums over several causes every row counts once:

    own of each cause + shared between causes = whole;  whole + elsewhere = the budget's sum
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from kompplan.calculations.budget import MISSING, BudgetRow, Value
from kompplan.calculations.chain import Chain
from kompplan.calculations.sums import Sum, Unknown, total
from kompplan.calculations.thread import Thread
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.analysis import Cause, Measure
from kompplan.model.budget import BudgetLine

UNPLANNED = Unknown(Text("no activity carries out the measure", "ingen aktivitet genomför åtgärden"))


class SharedRow(NamedTuple):
    """A row of the budget that several causes share, with all of them."""

    row: BudgetRow
    causes: tuple[Cause, ...]


class Gap(NamedTuple):
    """A part whose cost is not known, and why."""

    part: Measure | Activity | BudgetLine
    why: Unknown


class Cost(NamedTuple):
    """What some causes cost. Sums hold bounds; a sum that is not ``exact`` is approximate or not wholly known."""

    own: tuple[BudgetRow, ...]
    shared: tuple[SharedRow, ...]
    gaps: tuple[Gap, ...]
    """What keeps the amounts from being known: measures without activity, activities and rows without amount."""
    kronor: Sum
    """Of the own rows."""
    hours: Sum
    shared_kronor: Sum
    """Of the shared rows, in full: at most so much comes on top of ``kronor``."""
    shared_hours: Sum

    @property
    def known(self) -> bool:
        """Tell whether the cost is known in full: nothing lacks an amount."""
        return not self.gaps

    @property
    def empty(self) -> bool:
        """Tell whether nothing is done that could cost anything."""
        return not self.own and not self.shared and not self.gaps


class CauseCosts(NamedTuple):
    """The cost of every cause, of every cause under the problem with all that is below it, and of all."""

    of: Mapping[int, Cost]
    """By a cause's identity: of its own measures and activities, not of the causes below it."""
    branches: Mapping[int, Cost]
    """By the identity of a cause right under the problem: of it and all causes below, rows among them counted once.

    What is shared there is shared with other branches.
    """
    whole: Cost
    """Of all causes: every row once. ``own`` holds the rows of one cause, ``shared`` those of several."""
    elsewhere: tuple[BudgetRow, ...]
    """Rows that belong to no cause: common costs, cancelled work, what answers a need or a policy instead."""
    elsewhere_kronor: Sum
    elsewhere_hours: Sum


def cause_costs(links: Chain, found: Thread, rows: Sequence[BudgetRow]) -> CauseCosts:
    """Work out what each cause costs; ``rows`` are the rows of the plan's own budget."""
    of_activity = _causes_of_activities(links, found)
    own: dict[int, list[BudgetRow]] = {id(cause): [] for cause in links.causes}
    shared: dict[int, list[SharedRow]] = {id(cause): [] for cause in links.causes}
    root = _roots(links)
    branch_own: dict[int, list[BudgetRow]] = {key: [] for key in set(root.values())}
    branch_shared: dict[int, list[SharedRow]] = {key: [] for key in branch_own}
    placed: list[SharedRow] = []
    elsewhere: list[BudgetRow] = []
    for row in rows:
        causes = _once(cause for each in found.money.before(row) for cause in of_activity.get(id(each), ()))
        if not causes:
            elsewhere.append(row)
            continue
        together = SharedRow(row, causes)
        placed.append(together)
        branches = {root[id(cause)] for cause in causes}
        for key in branches:
            if len(branches) == 1:
                branch_own[key].append(row)
            else:
                branch_shared[key].append(together)
        if len(causes) == 1:
            own[id(causes[0])].append(row)
        else:
            for cause in causes:
                shared[id(cause)].append(together)

    gaps = _gaps(links, found, of_activity, placed)
    branch_gaps: dict[int, list[Gap]] = {key: [] for key in branch_own}
    for cause in links.causes:
        branch_gaps[root[id(cause)]].extend(gaps[id(cause)])
    return CauseCosts(
        of={key: _cost(own[key], shared[key], gaps[key]) for key in own},
        branches={key: _cost(branch_own[key], branch_shared[key], _distinct(branch_gaps[key])) for key in branch_own},
        whole=_cost(
            [each.row for each in placed if len(each.causes) == 1],
            [each for each in placed if len(each.causes) > 1],
            _distinct(each for cause in links.causes for each in gaps[id(cause)]),
        ),
        elsewhere=tuple(elsewhere),
        elsewhere_kronor=_sum(row.kronor for row in elsewhere),
        elsewhere_hours=_sum(row.hours for row in elsewhere),
    )


def _causes_of_activities(links: Chain, found: Thread) -> dict[int, tuple[Cause, ...]]:
    return {
        id(activity): causes
        for activity in found.activities.later
        if (
            causes := _once(
                [
                    *(cause for measure in links.carries[id(activity)] for cause in links.causes_of[id(measure)]),
                    *(each for each in links.grounds_of.get(id(activity), ()) if isinstance(each, Cause)),
                ]
            )
        )
    }


def _once(causes: Iterable[Cause]) -> tuple[Cause, ...]:
    return tuple({id(each): each for each in causes}.values())


def _roots(links: Chain) -> dict[int, int]:
    """Return the cause right under the problem for each cause; a ring of causes hangs from the first one met."""
    found: dict[int, int] = {}
    for cause in links.causes:
        way = [id(cause)]
        met = set(way)
        above = links.parents.get(id(cause))
        while above is not None and id(above) not in found and id(above) not in met:
            way.append(id(above))
            met.add(id(above))
            above = links.parents.get(id(above))
        root = found[id(above)] if above is not None and id(above) in found else way[-1]
        found.update(dict.fromkeys(way, root))
    return found


def _gaps(
    links: Chain, found: Thread, of_activity: Mapping[int, tuple[Cause, ...]], placed: Sequence[SharedRow]
) -> dict[int, list[Gap]]:
    """Return what is not known of each cause's cost: measures first, then activities, then rows."""
    gaps: dict[int, list[Gap]] = {id(cause): [] for cause in links.causes}
    for measure in found.activities.without_next:
        for cause in links.causes_of[id(measure)]:
            gaps[id(cause)].append(Gap(measure, UNPLANNED))
    for activity in found.money.without_next:
        for cause in of_activity.get(id(activity), ()):
            gaps[id(cause)].append(Gap(activity, MISSING))
    for row, causes in placed:
        why = _unknown(row)
        if why is not None:
            for cause in causes:
                gaps[id(cause)].append(Gap(row.part, why))
    return gaps


def _unknown(row: BudgetRow) -> Unknown | None:
    return next((each for each in (row.kronor, row.hours) if isinstance(each, Unknown)), None)


def _distinct(gaps: Iterable[Gap]) -> list[Gap]:
    return list({(id(gap.part), gap.why): gap for gap in gaps}.values())


def _cost(own: Sequence[BudgetRow], shared: Sequence[SharedRow], gaps: Sequence[Gap]) -> Cost:
    return Cost(
        tuple(own),
        tuple(shared),
        tuple(gaps),
        _sum(row.kronor for row in own),
        _sum(row.hours for row in own),
        _sum(each.row.kronor for each in shared),
        _sum(each.row.hours for each in shared),
    )


def _sum(values: Iterable[Value]) -> Sum:
    return total(each for each in values if each is not None)
