"""The tables of a simulation: outcomes, chances, what they vary with, and what they rest on."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.outcomes import Driver
from kompplan.calculations.simulation import Simulation
from kompplan.calculations.strikes import Strike
from kompplan.calculations.uncertain import Three
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import number
from kompplan.i18n.text import Text
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, words
from kompplan.views.places import place_of
from kompplan.views.simulation_told import COST, END, ORE, P_VALUES, Told

LEAST_SHARE = 0.005
"""A share that is shown as 0 per cent is not worth a row."""


class Curve(NamedTuple):
    """An S-curve: what it is of, and for each percentage the outcome that it does not exceed, before and after."""

    heading: str
    points: tuple[tuple[int, int, int], ...]
    shown: tuple[str, ...]
    """The outcome of the chosen case in words, point by point."""
    limit: int | None
    limit_words: str


class Tables(Told):
    """The tables."""

    def outcomes(self) -> Grid:
        columns = [Column("outcome", "")]
        columns += [Column(f"p{percent}", f"P{percent}", figures=True) for percent in P_VALUES]
        columns.append(Column("mean", self.say("mean", "medel"), figures=True))
        rows = []
        for money, heading in ((True, COST), (False, END)):
            for label, case in self.cases():
                found = case.cost if money else case.end
                if found is None or not self.spread(money=money):
                    continue
                said = heading.to(self.language) + (f", {label.to(self.language)}" if label is not None else "")
                cells = [
                    self.outcome(value, found, money=money) for value in (found.p10, found.p50, found.p80, found.p90)
                ]
                mean = int((found.mean * (ORE if money else 1)).to_integral_value(ROUND_HALF_UP))
                rows.append(Row((words(said), *cells, self.outcome(mean, found, money=money))))
        return Grid(tuple(columns), tuple(rows))

    def chances(self) -> Grid:
        labels = [label.to(self.language) if label is not None else "" for label, _ in self.cases()]
        keys = ("before", "after") if self.two else ("chance",)
        columns = (
            Column("chance", self.say("Chance", "Chans")),
            *(Column(key, label, figures=True) for key, label in zip(keys, labels, strict=True)),
        )
        rows = []
        for said, pick in self._limits():
            shares = [getattr(case, pick) for _, case in self.cases()]
            if any(each is not None for each in shares):
                place = self._limit_place(pick)
                rows.append(Row((words(said), *(self.percent(each) for each in shares)), place=place))
        return Grid(columns, tuple(rows))

    def _limits(self) -> Iterable[tuple[str, str]]:
        budget, last = self.model.budget, self.model.last_day
        if budget is not None:
            source = (
                Text("the stated total", "den angivna summan")
                if budget.part is not None
                else Text("the funding", "finansieringen")
            )
            said = self.say(
                "cost within {amount} kr ({source})",
                "kostnaden ryms i {amount} kr ({source})",
                amount=budget.amount,
                source=source,
            )
            yield said, "within_budget"
        if last is not None:
            yield self.say("all done by {day}", "allt klart senast {day}", day=last), "in_time"
        if budget is not None and last is not None:
            yield self.say("both", "båda"), "both"

    def _limit_place(self, pick: str) -> str:
        if pick == "within_budget" and self.model.budget is not None and self.model.budget.part is not None:
            return place_of(self.checked, self.model.budget.part, self.model.budget.field)
        if pick == "in_time" and self.checked.plan.project is not None:
            return place_of(self.checked, self.checked.plan.project, "period")
        return ""

    def curves(self) -> tuple[Curve, ...]:
        found = []
        for money, heading in ((True, COST), (False, END)):
            before = self.found.before.cost if money else self.found.before.end
            after = self.found.after.cost if money else self.found.after.end
            if before is None or after is None or (before.least == before.most and after.least == after.most):
                continue
            chosen = after if self.after else before
            limit: int | None = None
            said = ""
            if money and self.model.budget is not None:
                limit = int(self.model.budget.amount * ORE)
                said = self.say("{amount} kr", "{amount} kr", amount=self.model.budget.amount)
            elif not money and self.model.last_day is not None:
                limit, said = self.model.last_day.toordinal(), self.model.last_day.isoformat()
            points = tuple(
                (percent, first, second)
                for (percent, first), (_, second) in zip(before.curve, after.curve, strict=True)
                if percent in (5, 95) or percent % 10 == 0
            )
            chosen_points = dict(chosen.curve)
            shown = tuple(self.outcome(chosen_points[each], chosen, money=money).shown for each, _, _ in points)
            found.append(Curve(heading.to(self.language), points, shown, limit, said))
        return tuple(found)

    def drivers(self, drivers: Sequence[Driver]) -> Grid:
        columns = (
            Column("cause", self.say("what the spread comes from", "vad spridningen kommer från")),
            Column("share", self.say("share", "andel"), figures=True),
            Column("correlation", self.say("rank correlation", "rangkorrelation"), figures=True),
        )
        rows = [
            Row(
                (
                    words(self.cause(each.cause)),
                    self.percent(each.share),
                    Cell(self.decimals(each.correlation), Decimal(str(round(each.correlation, 4)))),
                ),
                place=self.place(each.cause),
            )
            for each in drivers
            if each.share >= LEAST_SHARE
        ]
        return Grid(columns, tuple(rows))

    def decimals(self, value: float) -> str:
        return number(Decimal(str(value)).quantize(Decimal("0.01"), ROUND_HALF_UP), self.language)

    def critical(self) -> Grid:
        columns = (
            Column("activity", self.say("activity", "aktivitet")),
            Column("critical", self.say("critical", "kritisk"), figures=True),
        )
        rows = [
            Row(
                (words(self.name(each.activity)), self.percent(each.share)), place=place_of(self.checked, each.activity)
            )
            for each in self.case.critical
            if each.share >= LEAST_SHARE
        ]
        return Grid(columns, tuple(rows))

    def estimates(self) -> Grid:
        columns = (
            Column("what", self.say("estimate", "uppskattning")),
            Column("unit", ""),
            Column("low", self.say("lowest", "lägst"), figures=True),
            Column("likely", self.say("likeliest", "troligast"), figures=True),
            Column("high", self.say("highest", "högst"), figures=True),
            Column("mean", self.say("mean", "medel"), figures=True),
            Column("deviation", "s", figures=True),
            Column("priority", self.say("priority", "prioritet"), figures=True),
        )
        rows = []
        sums = self.found.stepwise
        costs = self.model.costs.estimates if self.model.costs is not None else ()
        for index, each in enumerate(costs):
            item = self.found.items[index]
            share = self.percent(float(sums.shares[index])) if sums is not None else Cell(NOTHING)
            cells = (*self._three(each.three, 0), self._figure(item.mean, 0), self._figure(item.deviation, 0), share)
            rows.append(Row((words(self.name(each.part)), Cell("kr", "kr"), *cells), place=self.place(each)))
        for length in self.model.lengths:
            if length is None:
                continue
            unit = (Text("calendar days", "kalenderdagar") if length.in_calendar else Text("days", "dagar")).to(
                self.language
            )
            cells = (*self._three(length.three, 1), Cell(""), Cell(""), Cell(""))
            rows.append(Row((words(self.name(length.part)), Cell(unit, unit), *cells), place=self.place(length)))
        return Grid(columns, tuple(rows))

    def _three(self, three: Three, decimals: int) -> tuple[Cell, ...]:
        return tuple(self._figure(each, decimals) for each in three)

    def _figure(self, value: Decimal, decimals: int) -> Cell:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
        return Cell(number(rounded, self.language), rounded)

    def threats(self) -> Grid:
        columns = (
            Column("risk", self.say("what may happen", "vad som kan hända")),
            Column("probability", self.say("chance", "chans"), figures=True),
            Column("cost", "kr", figures=True),
            Column("days", self.say("days", "dagar"), figures=True),
            Column("after_probability", self.say("after", "efter"), figures=True),
            Column("after_cost", "kr", figures=True),
            Column("after_days", self.say("days", "dagar"), figures=True),
            Column("delays", self.say("delays", "försenar")),
        )
        rows = []
        for each in self.model.threats:
            cells: tuple[Cell, ...] = (*self._strike(each.before), *self._strike(each.after))
            delays = ", ".join(one.id or self.name(one) for one in each.delays)
            if each.at_the_end and each.before.days.high:
                delays = self.say("the end", "slutet")
            rows.append(Row((words(self.name(each.risk)), *cells, Cell(delays, delays)), place=self.place(each)))
        for review in self.model.reviews:
            delays = ", ".join(one.id or self.name(one) for one in review.activities)
            until = self.say("{who} to {day}", "{who} till {day}", who=Text(delays, delays), day=review.until)
            chance = self.percent(float(review.probability))
            cells = (chance, Cell(NOTHING), Cell(NOTHING), chance, Cell(NOTHING), Cell(NOTHING), Cell(until, until))
            rows.append(Row((words(self.cause(review)), *cells), place=self.place(review)))
        return Grid(columns, tuple(rows))

    def _strike(self, strike: Strike) -> tuple[Cell, Cell, Cell]:
        return self.percent(float(strike.probability)), self._between(strike.cost, 0), self._between(strike.days, 1)

    def _between(self, three: Three, decimals: int) -> Cell:
        if not three.spread:
            return self._figure(three.likely, decimals) if three.high else Cell(NOTHING)
        low, high = self._figure(three.low, decimals).shown, self._figure(three.high, decimals).shown
        return Cell(f"{low}–{high}", f"{low}–{high}")


def drivers_grid(checked: CheckedPlan, found: Simulation, drivers: Sequence[Driver], language: Language) -> Grid:
    """Return what a spread comes from, the largest share first."""
    return Tables(checked, found, language, after=False).drivers(drivers)
