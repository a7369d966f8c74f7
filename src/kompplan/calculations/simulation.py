"""Chance: what a plan costs and when it is done, over many runs of everything that is uncertain in it.

In each run every estimate falls somewhere between its lowest and highest (triangular distribution, with one factor in
common: ``settings.estimates_together``), every coarse date on one of its working days (each as likely, and none because
of another), every risk strikes or does not, and every purchase that may be reviewed is or is not. The same numbers by
chance are used before and after mitigation, so that the difference is the mitigation's.

- *Criticality index*: in how large a share of the runs an activity lies on a longest way to the end (Van Slyke, 1963).

Amounts are drawn to the öre and added as whole numbers, so that no sum depends on its order.
"""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

import numpy as np

from kompplan.calculations.distributions import Reals, Stream, Together, Truths, Wholes, triangular
from kompplan.calculations.lichtenberg import Moments, Stepwise, moments, stepwise
from kompplan.calculations.outcomes import RANKED, Driver, Graded, Outcome, drivers, grades, outcome
from kompplan.calculations.runs import Added, Runs
from kompplan.calculations.schedule import Posed
from kompplan.calculations.strikes import Review, Strike, Threat
from kompplan.calculations.uncertain import Coarse, Costs, Estimate, Three
from kompplan.model.activities import Activity
from kompplan.model.base import Part

_ORE = 100
_AT_ONCE = 4_000_000
"""How many numbers are held for each kind of thing at a time: runs times activities."""


class Limit(NamedTuple):
    """What there is to spend, in kronor, and where the plan says so; all of the funding where no part is named."""

    amount: Decimal
    part: Part | None
    field: str | None


class Model(NamedTuple):
    """What is simulated: what is uncertain, the schedule, and what to stay within. What is None was not asked for."""

    costs: Costs | None
    lengths: tuple[Estimate | None, ...]
    activities: Sequence[Activity]
    posed: Posed | None
    threats: tuple[Threat, ...]
    reviews: tuple[Review, ...]
    together: Decimal
    budget: Limit | None
    last_day: date | None
    risks: bool = True
    """Whether risks and reviews were asked for."""
    coarse: tuple[Coarse | None, ...] = ()
    """By activity, like ``lengths``."""

    @property
    def spread_in_cost(self) -> bool:
        """Tell whether anything makes the cost uncertain."""
        return self.costs is not None and bool(self.costs.estimates or any(_costs(each) for each in self.threats))

    @property
    def spread_in_time(self) -> bool:
        """Tell whether anything makes the end uncertain."""
        return self.posed is not None and bool(
            any(self.lengths) or any(self.coarse) or self.reviews or any(_delays(each) for each in self.threats)
        )


def _costs(threat: Threat) -> bool:
    return any(each.probability and each.cost.high for each in (threat.before, threat.after))


def _delays(threat: Threat) -> bool:
    return (threat.at_the_end or bool(threat.delays)) and any(
        each.probability and each.days.high for each in (threat.before, threat.after)
    )


class Critical(NamedTuple):
    """An activity and in how large a share of the runs it is critical."""

    activity: Activity
    share: float


class Case(NamedTuple):
    """All outcomes before mitigation, or after it.

    A chance is a share of the runs; None where no limit is stated, or nothing is uncertain.
    """

    cost: Outcome | None
    end: Outcome | None
    within_budget: float | None
    in_time: float | None
    both: float | None
    cost_drivers: tuple[Driver, ...]
    end_drivers: tuple[Driver, ...]
    critical: tuple[Critical, ...]


class Simulation(NamedTuple):
    """The result, with what it rests on."""

    model: Model
    runs: int
    seed: int
    before: Case
    after: Case
    stepwise: Stepwise | None
    """The cost by the step-wise method: estimates only, no risks."""
    items: tuple[Moments, ...]


def simulate(model: Model, runs: int, seed: int) -> Simulation:
    """Return what comes out of ``runs`` runs. The same model and seed give the same figures anywhere."""
    work = _Work(model, runs, seed)
    items: tuple[Moments, ...] = ()
    sums = None
    if model.costs is not None:
        items = tuple(moments(*each.three) for each in model.costs.estimates)
        sums = stepwise(items, model.costs.certain, model.together) if items else None
    before, after = work.done()
    return Simulation(model, runs, seed, before, after, sums, items)


class _Case(NamedTuple):
    """What is gathered over the runs, for one of the two cases."""

    of: Callable[[Threat], Strike]
    cost: list[Wholes]
    end: list[Wholes]
    critical: dict[int, int]


class _Drawn(NamedTuple):
    """Uniform numbers of a risk: whether it strikes, and how hard."""

    whether: Reals
    cost: Reals | None
    days: Reals | None


class _Work:
    """Draws the numbers and gathers what comes of them, some runs at a time so that memory stays small."""

    def __init__(self, model: Model, runs: int, seed: int) -> None:
        # Delays are added in the order of their names, so that no rounding depends on the order of rows.
        self.model = model = model._replace(threats=tuple(sorted(model.threats, key=lambda each: each.name)))
        self.runs = runs
        self.seed = seed
        self.streams: dict[str, Stream] = {}
        self.cost_grades: list[tuple[Estimate, Reals]] = []
        self.end_grades: list[Graded] = []
        self.struck: list[tuple[Threat, Reals]] = []
        self.passes = Runs(model.posed) if model.posed is not None else None
        self.numbers = {id(each): number for number, each in enumerate(model.activities)}
        self.same = all(each.before == each.after for each in model.threats)

    def done(self) -> tuple[Case, Case]:
        """Return the case before mitigation and the one after it."""
        before = _Case(lambda threat: threat.before, [], [], {})
        after = _Case(lambda threat: threat.after, [], [], {})
        cases = (before,) if self.same else (before, after)
        things = max(len(self.model.activities), len(self.model.costs.estimates) if self.model.costs else 0, 1)
        size = max(1000, _AT_ONCE // things)
        at = 0
        while at < self.runs:
            count = min(size, self.runs - at)
            self._some(count, cases, first=at == 0)
            at += count
        case = self._case(before)
        return case, case if self.same else self._case(after)

    def _uniform(self, name: str, count: int) -> Reals:
        stream = self.streams.get(name)
        if stream is None:
            stream = self.streams[name] = Stream(self.seed, name)
        return stream.uniform(count)

    def _some(self, count: int, cases: Sequence[_Case], *, first: bool) -> None:
        model = self.model
        together = Together(
            self._uniform("common factor", count), float(min(max(model.together, Decimal(0)), Decimal(1)))
        )
        base = np.zeros(count, dtype=np.int64)
        if model.costs is not None:
            base += _ore(model.costs.certain)
            for each in model.costs.estimates:
                own = together.joined(self._uniform(each.name, count))
                base += _drawn_ore(own, each.three)
                if first:
                    self.cost_grades.append((each, grades(own)))
        lengths: dict[int, tuple[Reals, bool]] = {}
        not_before: dict[int, list[tuple[Truths, int]]] = {}
        starts: dict[int, Reals] = {}
        finishes: dict[int, Reals] = {}
        if model.posed is not None:
            uncertain = [(number, each) for number, each in enumerate(model.lengths) if each is not None]
            rows = np.empty((len(uncertain), count))  # one piece of memory, which takes a tenth of the time
            for row, (number, length) in zip(rows, uncertain, strict=True):
                own = together.joined(self._uniform(length.name, count))
                row[:] = _drawn(own, length.three)
                lengths[number] = row, length.in_calendar
                if first:
                    self.end_grades.append((length, grades(own)))
            for number, coarse in enumerate(model.coarse):
                if coarse is not None:
                    self._date(number, coarse, count, starts, finishes, first=first)
            for review in model.reviews:
                runs = self._uniform(review.name, count) < float(review.probability)
                if first:
                    self.end_grades.append((review, runs[:RANKED].astype(np.float64)))
                for activity in review.activities:
                    bounds = not_before.setdefault(self.numbers[id(activity)], [])
                    bounds.append((runs, review.until.toordinal()))
        drawn = [self._draw(threat, count) for threat in model.threats]
        if first:
            self.struck = [(threat, each.whether) for threat, each in zip(model.threats, drawn, strict=True)]
        for case in cases:
            self._gather(case, base, Added(lengths, {}, not_before, None, starts, finishes), drawn, count)

    def _date(
        self,
        number: int,
        coarse: Coarse,
        count: int,
        starts: dict[int, Reals],
        finishes: dict[int, Reals],
        *,
        first: bool,
    ) -> None:
        """Draw the days of a coarse date; where both ends are coarse each has numbers of its own."""
        for between, name, found in (
            (coarse.start, coarse.name, starts),
            (coarse.finish, f"{coarse.name} end", finishes),
        ):
            if between is not None:
                low, high = between
                own = self._uniform(name, count)
                days = found[number] = low + np.floor(own * (high - low + 1))
                if first:
                    self.end_grades.append((coarse, days[:RANKED]))

    def _draw(self, threat: Threat, count: int) -> _Drawn:
        spread = [(each.cost.spread, each.days.spread) for each in (threat.before, threat.after)]
        return _Drawn(
            self._uniform(threat.name, count),
            self._uniform(f"{threat.name} cost", count) if any(cost for cost, _ in spread) else None,
            self._uniform(f"{threat.name} days", count) if any(days for _, days in spread) else None,
        )

    def _gather(self, case: _Case, base: Wholes, added: Added, drawn: Sequence[_Drawn], count: int) -> None:
        model = self.model
        cost = base.copy()
        delays: dict[int, Reals] = {}
        end: Reals | None = None
        for threat, numbers in zip(model.threats, drawn, strict=True):
            strike = case.of(threat)
            strikes = numbers.whether < float(strike.probability)
            if model.costs is not None and strike.cost.high:
                if strike.cost.spread and numbers.cost is not None:
                    cost += _drawn_ore(numbers.cost, strike.cost) * strikes
                else:
                    cost += _ore(strike.cost.likely) * strikes
            if model.posed is not None and strike.days.high:
                days: Reals = strikes.astype(np.float64) * (
                    _drawn(numbers.days, strike.days)
                    if strike.days.spread and numbers.days is not None
                    else float(strike.days.likely)
                )
                if threat.at_the_end:
                    end = days if end is None else end + days
                for activity in threat.delays:
                    number = self.numbers[id(activity)]
                    delays[number] = delays[number] + days if number in delays else days
        if model.costs is not None:
            case.cost.append(cost)
        if self.passes is None:
            return
        added = added._replace(delays=delays, end=end)
        passed = self.passes.forward(added, count)
        ends = self.passes.ends(passed, added, count)
        if ends is not None:
            case.end.append(ends)
        for number, critical in self.passes.critical(passed, added, count).items():
            case.critical[number] = case.critical.get(number, 0) + int(critical.sum())

    # -- what came of it ----------------------------------------------------------------------------------------------

    def _case(self, case: _Case) -> Case:
        model = self.model
        cost = np.concatenate(case.cost) if case.cost else None
        end = np.concatenate(case.end) if case.end else None
        # Where nothing is uncertain there is no chance to speak of: "100 %" would promise what nobody has looked at.
        within = in_time = None
        if cost is not None and model.budget is not None and model.spread_in_cost:
            within = cost <= _ore(model.budget.amount)
        if end is not None and model.last_day is not None and model.spread_in_time:
            in_time = end <= model.last_day.toordinal()
        struck = [
            (threat, case.of(threat), (whether[:RANKED] < float(case.of(threat).probability)).astype(np.float64))
            for threat, whether in self.struck
        ]
        cost_causes: list[Graded] = [
            *self.cost_grades,
            *((each, runs) for each, strike, runs in struck if strike.cost.high),
        ]
        end_causes: list[Graded] = [
            *self.end_grades,
            *((each, runs) for each, strike, runs in struck if strike.days.high and _delays(each)),
        ]
        critical = [Critical(model.activities[number], many / self.runs) for number, many in case.critical.items()]
        place = {id(each): number for number, each in enumerate(model.activities)}
        critical.sort(key=lambda each: (-each.share, place[id(each.activity)]))
        return Case(
            cost=outcome(cost, Decimal(_ORE)) if cost is not None else None,
            end=outcome(end, Decimal(1)) if end is not None else None,
            within_budget=_share(within),
            in_time=_share(in_time),
            both=_share(within & in_time) if within is not None and in_time is not None else None,
            cost_drivers=drivers(cost_causes, case.cost[0]) if case.cost else (),
            end_drivers=drivers(end_causes, case.end[0]) if case.end else (),
            critical=tuple(critical),
        )


def _ore(kronor: Decimal) -> int:
    return int((kronor * _ORE).to_integral_value())


def _drawn(own: Reals, three: Three) -> Reals:
    return triangular(own, float(three.low), float(three.likely), float(three.high))


def _drawn_ore(own: Reals, three: Three) -> Wholes:
    values = _drawn(own, three)
    values *= float(_ORE)
    return np.rint(values).astype(np.int64)


def _share(runs: Truths | None) -> float | None:
    return None if runs is None else int(runs.sum()) / len(runs)
