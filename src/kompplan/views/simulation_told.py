"""One simulation in one language: its figures, names and places, as tables, sentences and documents show them."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from kompplan.calculations.outcomes import Cause, Outcome
from kompplan.calculations.simulation import Case, Model, Simulation
from kompplan.calculations.strikes import Threat
from kompplan.calculations.uncertain import Coarse, Estimate
from kompplan.checked import CheckedPlan
from kompplan.i18n.language import Language
from kompplan.i18n.show import NBSP, number, show
from kompplan.i18n.text import Message, Text
from kompplan.lint.naming import named
from kompplan.model.base import Part
from kompplan.views.grid import NOTHING, Cell
from kompplan.views.places import place_of

ORE = Decimal(100)
COST = Text("Cost, kr", "Kostnad, kr")
END = Text("All done", "Allt klart")
BEFORE = Text("before mitigation", "före åtgärd")
AFTER = Text("after mitigation", "efter åtgärd")
P_VALUES = (10, 50, 80, 90)


class Told:
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
        value = Decimal(ore) / ORE
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

    def cause(self, cause: Cause) -> str:
        if isinstance(cause, Estimate):
            return self.name(cause.part)
        if isinstance(cause, Coarse):
            return self.say("{what}, when", "{what}, när", what=named(cause.activity))
        if isinstance(cause, Threat):
            return self.name(cause.risk)
        return self.say("{what}, reviewed", "{what}, överprövas", what=named(cause.purchase.procurement))

    def place(self, cause: Cause) -> str:
        if isinstance(cause, Estimate):
            return place_of(self.checked, cause.part, cause.field)
        if isinstance(cause, Coarse):
            return place_of(self.checked, cause.activity, cause.field)
        return place_of(self.checked, cause.risk if isinstance(cause, Threat) else cause.purchase.procurement)

    # -- cases --------------------------------------------------------------------------------------------------------

    def spread(self, *, money: bool) -> bool:
        return self.model.spread_in_cost if money else self.model.spread_in_time

    def cases(self) -> Iterable[tuple[Text | None, Case]]:
        if self.two:
            yield BEFORE, self.found.before
            yield AFTER, self.found.after
        else:
            yield None, self.found.before
