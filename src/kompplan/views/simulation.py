"""Chances in words: percentiles before and after mitigation, what drives them, and what they rest on."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kompplan.calculations.lichtenberg import NORMAL_QUANTILES
from kompplan.calculations.simulation import Case, Driver, Model, Outcome, Simulation
from kompplan.calculations.strikes import Refusal, Review, Strike, Threat
from kompplan.calculations.uncertain import Estimate, Omitted, Three
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, number, show
from kompplan.i18n.text import Message, Text
from kompplan.lint.naming import named
from kompplan.loading.places import Anchor, locate
from kompplan.model.base import Part
from kompplan.views.grid import NOTHING, Cell, Column, Grid, Row, placed, raw_number, words
from kompplan.views.places import place_of

_ORE = Decimal(100)
_LEAST_SHARE = 0.005
"""A share that is shown as 0 per cent is not worth a row."""

COST = Text("Cost, kr", "Kostnad, kr")
END = Text("All done", "Allt klart")
BEFORE = Text("before mitigation", "före åtgärd")
AFTER = Text("after mitigation", "efter åtgärd")
P_VALUES = (10, 50, 80, 90)


class Curve(NamedTuple):
    """An S-curve: what it is of, and for each percentage the outcome that it does not exceed, before and after."""

    heading: str
    points: tuple[tuple[int, int, int], ...]
    shown: tuple[str, ...]
    """The outcome of the chosen case in words, point by point."""
    limit: int | None
    limit_words: str


class SimulationWords(NamedTuple):
    """What the command prints."""

    heading: str
    certain: tuple[str, ...]
    """What nobody has stated any spread for."""
    outcomes: Grid
    chances: Grid
    curves: tuple[Curve, ...]
    drivers: tuple[tuple[str, Grid], ...]
    critical: Grid
    estimates: Grid
    threats: Grid
    stepwise: tuple[str, ...]
    meanings: tuple[tuple[str, str], ...]
    """Each word that is used, and what it means."""
    notes: tuple[str, ...]
    """What the figures do not hold: rows that are not known, and what is not uncertain at all."""
    advice: str


class _Told:
    """Puts one simulation into one language."""

    def __init__(self, checked: CheckedPlan, found: Simulation, language: Language, *, after: bool) -> None:
        self.checked = checked
        self.found = found
        self.model: Model = found.model
        self.language = language
        self.after = after
        self.case: Case = found.after if after else found.before
        self.two = found.before != found.after

    def say(self, en: str, sv: str, **values: object) -> str:
        return Message(Text(en, sv), values).to(self.language)

    # -- figures ------------------------------------------------------------------------------------------------------

    def kronor(self, ore: int, outcome: Outcome) -> Cell:
        """Return an amount, shown to a tenth of its standard error: no figure looks more exact than it is."""
        value = Decimal(ore) / _ORE
        step = Decimal(10) ** max(len(str(int(outcome.error / 100))) - 2, 0)
        shown = (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step
        return Cell(number(shown, self.language), value)

    def outcome(self, value: int, outcome: Outcome, *, money: bool) -> Cell:
        if money:
            return self.kronor(value, outcome)
        day = date.fromordinal(value).isoformat()
        return Cell(day, day)

    def percent(self, share: float | None) -> Cell:
        if share is None:
            return Cell(NOTHING)
        whole = (Decimal(str(share)) * 100).quantize(Decimal(1), ROUND_HALF_UP)
        if 0 < share < 0.005:
            return Cell(self.say("under 1 %", "under 1 %"), Decimal(str(share)))
        if 0.995 <= share < 1:
            return Cell(self.say("over 99 %", "över 99 %"), Decimal(str(share)))
        return Cell(f"{whole}{NBSP}%", Decimal(str(share)))

    def name(self, part: Part) -> str:
        return show(named(part), self.language)

    def cause(self, cause: Estimate | Threat | Review) -> str:
        if isinstance(cause, Estimate):
            return self.name(cause.part)
        if isinstance(cause, Threat):
            return self.name(cause.risk)
        return self.say("{what}, reviewed", "{what}, överprövas", what=named(cause.purchase.procurement))

    def place(self, cause: Estimate | Threat | Review) -> str:
        if isinstance(cause, Estimate):
            return place_of(self.checked, cause.part, cause.field)
        return place_of(self.checked, cause.risk if isinstance(cause, Threat) else cause.purchase.procurement)

    # -- tables -------------------------------------------------------------------------------------------------------

    def spread(self, *, money: bool) -> bool:
        return self.model.spread_in_cost if money else self.model.spread_in_time

    def cases(self) -> Iterable[tuple[Text | None, Case]]:
        if self.two:
            yield BEFORE, self.found.before
            yield AFTER, self.found.after
        else:
            yield None, self.found.before

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
                mean = int((found.mean * (_ORE if money else 1)).to_integral_value(ROUND_HALF_UP))
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
                limit = int(self.model.budget.amount * _ORE)
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
            if each.share >= _LEAST_SHARE
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
            if each.share >= _LEAST_SHARE
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

    # -- sentences ----------------------------------------------------------------------------------------------------

    def heading(self) -> str:
        shown = self.say(
            "{runs} runs · seed {seed} · estimates vary together by {together} · today {today}",
            "{runs} körningar · frö {seed} · uppskattningar samvarierar {together} · idag {today}",
            runs=self.found.runs,
            seed=Text(str(self.found.seed), str(self.found.seed)),
            together=self.model.together,
            today=self.checked.today,
        )
        if not self.model.risks:
            shown += self.say(" · without risks", " · utan risker")
        if self.two:
            shown += " · " + (AFTER if self.after else BEFORE).to(self.language)
        return shown

    def stepwise(self) -> tuple[str, ...]:
        sums = self.found.stepwise
        if sums is None:
            return ()
        rounded = {
            percent: sums.at(NORMAL_QUANTILES[percent]).quantize(Decimal(1), ROUND_HALF_UP) for percent in P_VALUES
        }
        first = self.say(
            "Step by step (Lichtenberg), without risks: mean {mean} kr, s {deviation} kr, P50 {p50}, P80 {p80}, "
            "P90 {p90}",
            "Stegvis (Lichtenberg), utan risker: medel {mean} kr, s {deviation} kr, P50 {p50}, P80 {p80}, P90 {p90}",
            mean=sums.mean.quantize(Decimal(1), ROUND_HALF_UP),
            deviation=sums.deviation.quantize(Decimal(1), ROUND_HALF_UP),
            p50=rounded[50],
            p80=rounded[80],
            p90=rounded[90],
        )
        return (first,)

    def meanings(self) -> tuple[tuple[str, str], ...]:
        found = []
        if self.model.spread_in_cost or self.model.spread_in_time:
            found.append(
                (
                    "P80",
                    self.say(
                        "in 80 of 100 runs it became no more, or no later, than this; P50 is as often too little as "
                        "too much",
                        "i 80 av 100 körningar blev det inte mer, eller inte senare, än så; P50 är lika ofta för lite "
                        "som för mycket",
                    ),
                )
            )
        if self.case.cost_drivers or self.case.end_drivers:
            found.append(
                (
                    self.say("share", "andel"),
                    self.say(
                        "how much of the spread goes with the row: its rank correlation with the outcome, squared, all "
                        "together 100 %",
                        "hur mycket av spridningen som följer raden: dess rangkorrelation med utfallet i kvadrat, alla "
                        "tillsammans 100 %",
                    ),
                )
            )
        if self.case.critical and self.model.spread_in_time:
            found.append(
                (
                    self.say("critical", "kritisk"),
                    self.say(
                        "in how many of 100 runs the activity lay on a longest way to the end, so that a day lost "
                        "there is a day lost",
                        "i hur många av 100 körningar aktiviteten låg på en längsta väg till slutet, så att en dag där "
                        "är en dag för allt",
                    ),
                )
            )
        if self.found.stepwise is not None:
            found.append(
                (
                    self.say("step by step", "stegvis"),
                    self.say(
                        "mean = (lowest + 3 × likeliest + highest) / 5 and s = (highest − lowest) / 5, added up as a "
                        "normal distribution; priority is a row's share of s²: find out more about the first",
                        "medel = (lägst + 3 × troligast + högst) / 5 och s = (högst − lägst) / 5, summerade som en "
                        "normalfördelning; prioritet är radens andel av s²: ta reda på mer om den första",
                    ),
                )
            )
        if any(self.model.lengths) or (self.model.costs is not None and self.model.costs.estimates):
            found.append(
                (
                    self.say("vary together", "samvarierar"),
                    self.say(
                        "0 would mean that high and low even out between rows, 1 that all become high at once; set "
                        "estimates-together in kompplan.toml",
                        "0 betyder att högt och lågt tar ut varandra mellan raderna, 1 att allt blir högt på en gång; "
                        "ställ in estimates-together i kompplan.toml",
                    ),
                )
            )
        return tuple(found)

    def precision(self) -> Iterable[str]:
        for money, outcome in ((True, self.case.cost), (False, self.case.end)):
            if outcome is None or outcome.least == outcome.most:
                continue
            heading = Text("cost", "kostnaden") if money else Text("end", "slutet")
            error = outcome.error / 100 if money else outcome.error
            shown = Decimal(str(error)).quantize(Decimal(1) if money else Decimal("0.1"), ROUND_HALF_UP)
            unit = Text("kr", "kr") if money else Text("days", "dagar")
            values = {"what": heading, "error": shown, "unit": unit, "runs": outcome.wanted}
            if outcome.enough:
                yield self.say(
                    "P80 of the {what} is exact to about {error} {unit} (standard error): the runs are enough",
                    "P80 för {what} är säkert på ungefär {error} {unit} när (medelfel): körningarna räcker",
                    **values,
                )
            else:
                yield self.say(
                    "P80 of the {what} is only exact to about {error} {unit} (standard error): run with --runs {runs}",
                    "P80 för {what} är säkert bara på ungefär {error} {unit} när (medelfel): kör med --runs {runs}",
                    **{**values, "runs": Text(str(outcome.wanted), str(outcome.wanted))},
                )

    def omitted(self, omitted: Sequence[Omitted]) -> Iterable[str]:
        by_reason: dict[Text, list[Omitted]] = {}
        for each in omitted:
            by_reason.setdefault(each.why, []).append(each)
        for why, rows in by_reason.items():
            names = [f"{self.name(each.part)} ({place_of(self.checked, each.part, each.field)})" for each in rows[:3]]
            more = f" + {len(rows) - 3}" if len(rows) > 3 else ""
            yield f"{', '.join(names)}{more}: {why.to(self.language)}"

    def nothing(self) -> Iterable[str]:
        """Yield what has no spread, with its one figure, and what to write."""
        cost, end = self.case.cost, self.case.end
        if cost is not None and not self.model.spread_in_cost:
            yield self.say(
                "No spread is stated in the costs: {amount} kr in every run. Write for example cost: 80–100–150 tkr",
                "Ingen spridning är angiven i kostnaderna: {amount} kr i varje körning. Skriv till exempel "
                "kostnad: 80–100–150 tkr",
                amount=Decimal(cost.p50) / _ORE,
            )
        if end is not None and not self.model.spread_in_time:
            yield self.say(
                "No spread is stated in the times: {day} in every run. Write for example length: 8–10–15 days",
                "Ingen spridning är angiven i tiderna: {day} i varje körning. Skriv till exempel längd: 8–10–15 dagar",
                day=date.fromordinal(end.p50),
            )
        if cost is None and end is None:
            yield self.say(
                "There is nothing to leave to chance: neither costs nor activities are stated",
                "Det finns inget att räkna på: varken kostnader eller aktiviteter är angivna",
            )

    def advice(self) -> str:
        cost, end = self.case.cost, self.case.end
        budget, last = self.model.budget, self.model.last_day
        said = []
        if cost is not None and budget is not None and self.model.spread_in_cost:
            short = Decimal(cost.p80) / _ORE - budget.amount
            if short > 0:
                reserve = self.kronor(int(short * _ORE), cost).shown
                said.append(
                    self.say(
                        "for 80 % safety {reserve} kr more are needed: set them aside, or find out more about {first}",
                        "för 80 procents säkerhet behövs {reserve} kr till: lägg undan dem, eller ta reda på mer om "
                        "{first}",
                        reserve=Text(reserve, reserve),
                        first=self._first(self.case.cost_drivers),
                    )
                )
        if end is not None and last is not None and self.model.spread_in_time and end.p80 > last.toordinal():
            said.append(
                self.say(
                    "for 80 % safety the end is {day}, {days} days after the period: begin earlier, or shorten {first}",
                    "för 80 procents säkerhet är slutet {day}, {days} dagar efter perioden: börja tidigare, eller "
                    "korta {first}",
                    day=date.fromordinal(end.p80),
                    days=end.p80 - last.toordinal(),
                    first=self._first(self.case.end_drivers),
                )
            )
        if not said and (self.model.spread_in_cost or self.model.spread_in_time):
            causes = self.case.cost_drivers or self.case.end_drivers
            if causes:
                said.append(
                    self.say(
                        "find out more about {first} first: most of the spread comes from there",
                        "ta först reda på mer om {first}: därifrån kommer mest av spridningen",
                        first=self._first(causes),
                    )
                )
        if not said:
            return self.say(
                "Next step: state a lowest, a likeliest and a highest where you are least sure",
                "Nästa steg: ange lägst, troligast och högst där ni är mest osäkra",
            )
        return self.say("Next step: ", "Nästa steg: ") + "; ".join(said)

    def _first(self, drivers: Sequence[Driver]) -> Text:
        shown = self.cause(drivers[0].cause) if drivers else NOTHING
        return Text(shown, shown)


def simulation_words(
    checked: CheckedPlan, found: Simulation, omitted: Sequence[Omitted], language: Language, *, after: bool = False
) -> SimulationWords:
    """Put a simulation into words; ``after`` shows what drives it after mitigation."""
    told = _Told(checked, found, language, after=after)
    cost_heading = told.say("What the cost's spread comes from", "Vad kostnadens spridning kommer från")
    end_heading = told.say("What the end's spread comes from", "Vad slutets spridning kommer från")
    drivers = [(cost_heading, told.drivers(told.case.cost_drivers)), (end_heading, told.drivers(told.case.end_drivers))]
    return SimulationWords(
        heading=told.heading(),
        outcomes=told.outcomes(),
        chances=told.chances(),
        curves=told.curves(),
        drivers=tuple((heading, grid) for heading, grid in drivers if grid.rows),
        critical=told.critical() if found.model.spread_in_time else Grid((), ()),
        estimates=told.estimates(),
        threats=told.threats(),
        stepwise=told.stepwise(),
        meanings=told.meanings(),
        certain=tuple(told.nothing()),
        notes=(*told.precision(), *told.omitted(omitted)),
        advice=told.advice(),
    )


def refusal_lines(checked: CheckedPlan, refused: Sequence[Refusal], language: Language) -> list[str]:
    """Return what the plan has to say first, each with its place and what to write."""
    lines = []
    for each in refused:
        span = locate(Anchor(each.part, each.field, each.item), checked.loaded.origins)
        where = f"{span.source.name}:{span.first.line}:{span.first.column}: " if span is not None else ""
        lines.append(where + Message(each.text, each.values).to(language))
        lines.append("  " + Message(each.advice, each.values).to(language))
    return lines


# -- for programs -----------------------------------------------------------------------------------------------------


def percentile_grid(checked: CheckedPlan, found: Simulation, language: Language) -> Grid:
    """Return every point of the S-curves as a row, for a spreadsheet that draws them."""
    columns = (
        Column("measure", Text("measure", "mått").to(language)),
        Column("case", Text("case", "fall").to(language)),
        Column("percent", Text("per cent", "procent").to(language), figures=True),
        Column("value", Text("value", "värde").to(language), figures=True),
    )
    told = _Told(checked, found, language, after=False)
    rows = []
    for money, heading in ((True, COST), (False, END)):
        for label, case in told.cases():
            outcome = case.cost if money else case.end
            for percent, value in outcome.curve if outcome is not None else ():
                day = None if money else date.fromordinal(value).isoformat()
                shown = Cell("", Decimal(value) / _ORE) if day is None else Cell(day, day)
                said = (label or Text("", "")).to(language)
                rows.append(Row((words(heading.to(language)), Cell(said, said), Cell("", percent), shown)))
    return Grid(columns, tuple(rows))


def simulation_document(
    checked: CheckedPlan, found: Simulation, omitted: Sequence[Omitted], language: Language
) -> dict[str, object]:
    """Return the simulation for programs, version 1."""
    model = found.model
    project = checked.plan.project
    told = _Told(checked, found, language, after=False)
    return {
        "version": 1,
        "plan": project.name if project is not None else None,
        "today": checked.today.isoformat(),
        "runs": found.runs,
        "seed": found.seed,
        "generator": "Philox4x64-10, key SHA-256(seed:name)[:16], (x >> 11) * 2**-53",
        "estimates_together": str(model.together),
        "budget": raw_number(model.budget.amount) if model.budget is not None else None,
        "last_day": model.last_day.isoformat() if model.last_day is not None else None,
        "spread": {"cost": model.spread_in_cost, "time": model.spread_in_time},
        "before_mitigation": _case_record(told, found.before),
        "after_mitigation": _case_record(told, found.after),
        "stepwise": {
            "mean": str(found.stepwise.mean.quantize(Decimal("0.01"))),
            "deviation": str(found.stepwise.deviation.quantize(Decimal("0.01"))),
            **{
                f"p{percent}": str(found.stepwise.at(NORMAL_QUANTILES[percent]).quantize(Decimal("0.01")))
                for percent in P_VALUES
            },
        }
        if found.stepwise is not None
        else None,
        "estimates": [
            {
                "of": "cost" if index < cost_count else "length",
                "name": told.name(each.part),
                "unit": "kr" if index < cost_count else "calendar days" if each.in_calendar else "working days",
                **{key: _exact(value) for key, value in each.three._asdict().items()},
                "place": placed(told.place(each)),
            }
            for cost_count in (len(model.costs.estimates) if model.costs is not None else 0,)
            for index, each in enumerate(
                (*(model.costs.estimates if model.costs is not None else ()), *filter(None, model.lengths))
            )
        ],
        "risks": [
            {
                "id": each.risk.id,
                "name": told.name(each.risk),
                "before": _strike_record(each.before),
                "after": _strike_record(each.after),
                "delays": [one.id for one in each.delays],
                "place": placed(told.place(each)),
            }
            for each in model.threats
        ],
        "reviews": [
            {
                "id": each.purchase.procurement.id,
                "name": told.cause(each),
                "probability": _exact(each.probability),
                "not_before": each.until.isoformat(),
                "delays": [one.id for one in each.activities],
                "place": placed(told.place(each)),
            }
            for each in model.reviews
        ],
        "omitted": [
            {
                "name": told.name(each.part),
                "why": each.why.to(language),
                "place": placed(place_of(checked, each.part, each.field)),
            }
            for each in omitted
        ],
    }


def _exact(value: Decimal) -> int | str:
    return raw_number(value.normalize()) if value == value.to_integral_value() else f"{value.normalize():f}"


def _strike_record(strike: Strike) -> dict[str, object]:
    return {
        "probability": _exact(strike.probability),
        "cost": {key: _exact(value) for key, value in strike.cost._asdict().items()},
        "days": {key: _exact(value) for key, value in strike.days._asdict().items()},
    }


def _case_record(told: _Told, case: Case) -> dict[str, object]:
    return {
        "cost": _outcome_record(case.cost, money=True),
        "end": _outcome_record(case.end, money=False),
        "chances": {"within_budget": case.within_budget, "in_time": case.in_time, "both": case.both},
        "cost_drivers": [_driver_record(told, each) for each in case.cost_drivers],
        "end_drivers": [_driver_record(told, each) for each in case.end_drivers],
        "criticality": [
            {
                "id": each.activity.id,
                "name": told.name(each.activity),
                "share": each.share,
                "place": placed(place_of(told.checked, each.activity)),
            }
            for each in case.critical
        ],
    }


def _driver_record(told: _Told, driver: Driver) -> dict[str, object]:
    return {
        "name": told.cause(driver.cause),
        "share": round(driver.share, 6),
        "rank_correlation": round(driver.correlation, 6),
        "place": placed(told.place(driver.cause)),
    }


def _outcome_record(outcome: Outcome | None, *, money: bool) -> dict[str, object] | None:
    if outcome is None:
        return None

    def value(raw: int) -> object:
        return raw_number(Decimal(raw) / _ORE) if money else date.fromordinal(raw).isoformat()

    return {
        **{name: value(getattr(outcome, name)) for name in ("p10", "p50", "p80", "p90", "least", "most")},
        "mean": str(outcome.mean.quantize(Decimal("0.01"))) if money else value(round(outcome.mean)),
        "curve": [{"percent": percent, "value": value(raw)} for percent, raw in outcome.curve],
        "p80_standard_error": round(outcome.error / 100 if money else outcome.error, 4),
        "enough_runs": outcome.enough,
        "wanted_runs": outcome.wanted,
    }
