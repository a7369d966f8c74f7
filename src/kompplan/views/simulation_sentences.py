"""What a simulation says beside its tables: what the words mean, how exact it is, what is left out, what to do next."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.lichtenberg import NORMAL_QUANTILES
from kompplan.calculations.outcomes import Driver
from kompplan.calculations.uncertain import Omitted
from kompplan.i18n.text import Text
from kompplan.views.grid import NOTHING
from kompplan.views.places import place_of
from kompplan.views.simulation_told import AFTER, BEFORE, ORE, P_VALUES, Told


class Sentences(Told):
    """The sentences."""

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

    def coarse(self) -> Iterable[str]:
        """Yield which dates are coarse, and how they are counted."""
        rows = [each for each in self.model.coarse if each is not None]
        if not rows:
            return
        names = [f"{self.name(each.activity)} ({self.place(each)})" for each in rows[:3]]
        more = f" + {len(rows) - 3}" if len(rows) > 3 else ""
        said = self.say(
            "the date is coarse; every working day in it is as likely, and none because of another date",
            "datumet är grovt; varje arbetsdag i det är lika trolig, oberoende av andra datum",
        )
        yield f"{', '.join(names)}{more}: {said}"

    def nothing(self) -> Iterable[str]:
        """Yield what has no spread, with its one figure, and what to write."""
        cost, end = self.case.cost, self.case.end
        if cost is not None and not self.model.spread_in_cost:
            yield self.say(
                "No spread is stated in the costs: {amount} kr in every run. Write for example cost: 80–100–150 tkr",
                "Ingen spridning är angiven i kostnaderna: {amount} kr i varje körning. Skriv till exempel "
                "kostnad: 80–100–150 tkr",
                amount=Decimal(cost.p50) / ORE,
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
            short = Decimal(cost.p80) / ORE - budget.amount
            if short > 0:
                reserve = self.kronor(int(short * ORE), cost).shown
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
