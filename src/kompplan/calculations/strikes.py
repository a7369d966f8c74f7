"""Risks that strike and awards that are reviewed: how likely, at what cost, and how late it makes what waits.

A risk strikes by what its step of probability means and costs or delays what its step of impact means: only the plan
can say that, and where it does not, nothing is guessed. A delay strikes the first of the activities that the risk
threatens; those that wait for it are delayed through it, not once more. A risk that threatens none puts off the end.

A review puts off what waits for the contract to so many days after the day on which the contract is expected; what has
that long to spare loses nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.network import Link
from kompplan.calculations.procurement import Purchase
from kompplan.calculations.procurement_law import ADVERTISED
from kompplan.calculations.riskmatrix import RiskAssessment, RiskScale, ScoredRisk
from kompplan.calculations.uncertain import Names, Omitted, Three, three_of
from kompplan.i18n.text import Text
from kompplan.model.activities import Activity
from kompplan.model.base import Part
from kompplan.model.plan import Plan
from kompplan.model.risks import Risk, Scale
from kompplan.model.words import ActivityStatus, ProcurementStatus, RiskStatus
from kompplan.settings import Settings
from kompplan.values.quantity import Quantity
from kompplan.values.units import Unit


class Strike(NamedTuple):
    """How likely a risk is, what it costs, and how many working days it delays."""

    probability: Decimal
    cost: Three
    days: Three


class Threat(NamedTuple):
    """A risk, with what its steps mean before mitigation and after it."""

    scored: ScoredRisk
    name: str
    before: Strike
    after: Strike
    delays: tuple[Activity, ...]
    """The first of the activities that it threatens and that are not done."""
    at_the_end: bool
    """It threatens no activity by name, and puts off the end."""

    @property
    def risk(self) -> Risk:
        return self.scored.risk


class Review(NamedTuple):
    """A purchase whose award may be reviewed by a court: what waits for it cannot begin before a day then."""

    purchase: Purchase
    name: str
    probability: Decimal
    until: date
    activities: tuple[Activity, ...]


class Refusal(NamedTuple):
    """What the plan does not say, or says so that it cannot be counted with, and what to write.

    ``field`` is None where the plan says nothing.
    """

    part: Part
    field: str | None
    item: int | None
    text: Text
    values: Mapping[str, object]
    advice: Text


_PERCENT = Decimal(100)
_WORKING_DAYS = {
    Unit.DAY: Decimal(1),
    Unit.WEEK: Decimal(5),
    Unit.MONTH: Decimal(21),
    Unit.CALENDAR_DAY: Decimal(5) / 7,
}
"""Working days in what a delay is stated in."""
_NONE = Three(Decimal(0), Decimal(0), Decimal(0))


class Meaning(NamedTuple):
    """What each step of the scale means, the lowest first; empty where the plan does not say."""

    probability: tuple[Decimal, ...]
    cost: tuple[Three, ...]
    days: tuple[Three, ...]


def meaning(plan: Plan, scale: RiskScale, *, money: bool, time: bool) -> Meaning | tuple[Refusal, ...]:
    """Return what the steps mean, or what is lacking before risks can strike ``money``, ``time`` or both."""
    risks = plan.risks
    if risks is None:
        return Meaning((), (), ())
    stated = risks.scale
    refused: list[Refusal] = []
    probability = [_share(each) for each in stated.probability_means] if stated is not None else []
    cost = [three_of(each) for each in stated.impact_cost] if stated is not None else []
    days = [_delay(each) for each in stated.impact_days] if stated is not None else []
    many, most = scale.probability_high - scale.low + 1, scale.impact_high - scale.low + 1
    place: Part = stated if stated is not None else risks
    if not probability:
        refused.append(
            Refusal(
                place,
                None,
                None,
                Text(
                    "the risks are scored in steps, but the plan does not say how likely a step is",
                    "riskerna är bedömda i steg, men planen säger inte hur sannolikt ett steg är",
                ),
                {"steps": many, "example": _example(_SHARES, many, Text("%", "%"))},
                Text(
                    "write under risks, scale: probability_means: {example} with your own {steps} shares",
                    "skriv under risker, skala: sannolikhet_betyder: {example} med era egna {steps} andelar",
                ),
            )
        )
    if (money and not time and not cost) or (time and not money and not days) or (not cost and not days):
        kronor = _example(_KRONOR, most, Text("kr", "kr"))
        delays = _example(_DELAYS, most, Text("days", "dagar"))
        refused.append(
            Refusal(
                place,
                None,
                None,
                Text(
                    "the plan does not say what a step of impact costs or delays",
                    "planen säger inte vad ett steg av konsekvens kostar eller försenar",
                ),
                {"steps": most, "kronor": kronor, "delays": delays},
                Text(
                    "write under risks, scale: impact_cost: {kronor} or impact_days: {delays} with your own {steps} "
                    "figures",
                    "skriv under risker, skala: konsekvens_kostar: {kronor} eller konsekvens_försenar: {delays} med "
                    "era egna {steps} siffror",
                ),
            )
        )
    if stated is not None:
        for field, found, steps in (
            ("probability_means", probability, many),
            ("impact_cost", cost, most),
            ("impact_days", days, most),
        ):
            refused += _wrong(stated, field, found, steps)
    if refused:
        return tuple(refused)
    return Meaning(
        tuple(each.likely for each in probability if each is not None),
        tuple(each for each in cost if each is not None),
        tuple(each for each in days if each is not None),
    )


_SHARES = ("2", "10", "30", "60", "90")
_KRONOR = ("0", "10 000", "50 000", "150 000", "400 000")
_DELAYS = ("0", "2", "5", "20", "60")


def _example(figures: Sequence[str], steps: int, unit: Text) -> Text:
    last = max(steps - 1, 1)
    chosen = [figures[number * (len(figures) - 1) // last] for number in range(steps)]
    if len(set(chosen)) < steps:
        chosen = ["…"] * steps

    def said(word: str) -> str:
        return "[" + ", ".join(each if each == "…" else f"{each} {word}" for each in chosen) + "]"

    return Text(said(unit.en), said(unit.sv))


def _share(quantity: Quantity) -> Three | None:
    """Return a probability as a share; of a range the middle, which a risk strikes by just as often."""
    three = three_of(quantity)
    if three is None:
        return None
    middle = (three.low + three.high) / 2 / _PERCENT
    return Three(middle, middle, middle)


def _delay(quantity: Quantity) -> Three | None:
    three = three_of(quantity)
    factor = _WORKING_DAYS.get(quantity.unit or Unit.DAY)
    return three.times(factor) if three is not None and factor is not None else None


def _wrong(stated: Scale, field: str, found: Sequence[Three | None], steps: int) -> Iterator[Refusal]:
    """Yield what is wrong with the meaning of the steps: too few or many, or one that is less than the one before."""
    if not found:
        return
    if len(found) != steps:
        yield Refusal(
            stated,
            field,
            None,
            Text(
                "{found} steps are given, but the scale has {steps}", "{found} steg är angivna, men skalan har {steps}"
            ),
            {"found": len(found), "steps": steps},
            Text(
                "give one figure for each step, from the lowest up", "ange en siffra för varje steg, nedifrån och upp"
            ),
        )
    before = _NONE
    for number, three in enumerate(found):
        if three is None:
            yield Refusal(
                stated,
                field,
                number,
                Text("only a limit is stated for the step", "för steget är bara en gräns angiven"),
                {},
                Text(
                    "write one figure, or a range such as 50–100 tkr", "skriv en siffra, eller ett spann som 50–100 tkr"
                ),
            )
            continue
        if any(now < then for now, then in zip(three, before, strict=True)):
            yield Refusal(
                stated,
                field,
                number,
                Text("step {number} means less than the one before it", "steg {number} betyder mindre än steget före"),
                {"number": number + 1},
                Text("give the steps from the lowest up", "ange stegen nedifrån och upp"),
            )
        if field == "probability_means" and three.high > 1:
            yield Refusal(
                stated,
                field,
                number,
                Text("a probability is at most 100 %", "en sannolikhet är högst 100 %"),
                {},
                Text("write a share, such as 60 %", "skriv en andel, till exempel 60 %"),
            )
        before = three


def threats(
    assessment: RiskAssessment, means: Meaning, links: Iterable[Link], activities: Sequence[Activity]
) -> tuple[tuple[Threat, ...], tuple[Omitted, ...]]:
    """Return the risks that can strike, the highest value first, and those that cannot be counted."""
    names = Names()
    found: list[Threat] = []
    omitted: list[Omitted] = []
    onward = _Onward(links, activities)
    low = assessment.scale.low

    def strike(pair: tuple[int, int]) -> Strike:
        probability, impact = pair[0] - low, pair[1] - low
        return Strike(
            means.probability[probability],
            means.cost[impact] if means.cost else _NONE,
            means.days[impact] if means.days else _NONE,
        )

    for scored in assessment.scored:
        risk = scored.risk
        if risk.status is RiskStatus.CLOSED:
            continue
        if risk.status is RiskStatus.OCCURRED:
            omitted.append(Omitted(risk, "status", _OCCURRED))
            continue
        name = names.of("risk", risk.id, risk.text)
        before = strike((scored.probability, scored.impact))
        after = strike(scored.residual) if scored.residual is not None else before
        named = onward.named(risk.activities)
        found.append(Threat(scored, name, before, after, onward.first_of(named), not named))
    rest = (*assessment.unscored, *assessment.out_of_scale)
    omitted += [Omitted(risk, None, _NOT_SCORED) for risk in rest if risk.status is not RiskStatus.CLOSED]
    return tuple(found), tuple(omitted)


_OCCURRED = Text(
    "it has happened, so that it is no chance any more", "den har inträffat, och är alltså ingen slump längre"
)
_NOT_SCORED = Text("it has no scores on the scale", "den har ingen bedömning på skalan")


_OVER = frozenset({ActivityStatus.DONE, ActivityStatus.CANCELLED})


class _Onward:
    """Tells which activities wait for which, through any number of others."""

    def __init__(self, links: Iterable[Link], activities: Sequence[Activity]) -> None:
        self._by_id: dict[str, Activity] = {}
        for each in activities:
            if each.id:
                self._by_id.setdefault(each.id.strip(), each)
        self._links = links
        self._after: dict[int, list[Activity]] | None = None

    def named(self, names: Iterable[str]) -> tuple[Activity, ...]:
        """Return the activities of these names, those that there are."""
        return tuple(each for name in names if (each := self._by_id.get(name.strip())) is not None)

    def first_of(self, activities: Iterable[Activity]) -> tuple[Activity, ...]:
        """Return those that wait for none of the others, without what is done and cannot be late any more."""
        named = {id(each): each for each in activities if each.status not in _OVER}
        if len(named) < 2:
            return tuple(named.values())
        if self._after is None:
            self._after = {}
            for link in self._links:
                self._after.setdefault(id(link.before), []).append(link.after)
        later: set[int] = set()
        for each in named.values():
            waiting = list(self._after.get(id(each), ()))
            seen: set[int] = set()
            while waiting:
                after = waiting.pop()
                if id(after) not in seen:
                    seen.add(id(after))
                    waiting += self._after.get(id(after), ())
            later |= seen
        return tuple(each for key, each in named.items() if key not in later)


# -- reviews ----------------------------------------------------------------------------------------------------------

_SPEAKS_OF_IT = ("överpröv", "överklag", "appeal", "court review", "reviewed by a court")
_TOO_LATE = frozenset({ProcurementStatus.CONTRACTED, ProcurementStatus.CANCELLED})


def reviews(
    purchases: Iterable[Purchase], threatening: Sequence[Threat], settings: Settings
) -> tuple[tuple[Review, ...], tuple[Omitted, ...]]:
    """Return the purchases that a court may be asked to review.

    Where the plan's own register speaks of reviews the register is believed, and the statistics are not added to it.
    """
    names = Names()
    found: list[Review] = []
    omitted: list[Omitted] = []
    own = next((each for each in threatening if _speaks_of_reviews(each.risk)), None)
    for purchase in purchases:
        procurement = purchase.procurement
        if purchase.procedure not in ADVERTISED or procurement.status in _TOO_LATE or not purchase.activities:
            continue
        name = names.of("review", procurement.id, procurement.what)
        if own is not None:
            omitted.append(Omitted(procurement, None, _IN_THE_REGISTER))
        elif purchase.planned is None:
            omitted.append(Omitted(procurement, None, _NO_CONTRACT))
        else:
            certain = procurement.status is ProcurementStatus.APPEALED
            until = purchase.planned.days.earliest + timedelta(settings.review_days)
            share = Decimal(1) if certain else min(max(settings.review_share, Decimal(0)), Decimal(1))
            found.append(Review(purchase, name, share, until, purchase.activities))
    return tuple(found), tuple(omitted)


_IN_THE_REGISTER = Text(
    "a review is among the plan's own risks, and is not counted twice",
    "överprövning finns bland planens egna risker och räknas inte två gånger",
)
_NO_CONTRACT = Text(
    "nothing says when there is a contract, so that a review delays nothing here",
    "inget säger när avtalet finns, så en överprövning försenar inget här",
)


def _speaks_of_reviews(risk: Risk) -> bool:
    text = (risk.text or "").casefold()
    return any(each in text for each in _SPEAKS_OF_IT)
