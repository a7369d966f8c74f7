"""What a plan leaves to chance, put together for a simulation, or what the plan must say first."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kompplan.calculations.budget import BudgetView
from kompplan.calculations.dates import Calendar
from kompplan.calculations.network import Network
from kompplan.calculations.procurement import Purchase
from kompplan.calculations.riskmatrix import RiskAssessment
from kompplan.calculations.schedule import posed
from kompplan.calculations.simulation import Limit, Model
from kompplan.calculations.strikes import Meaning, Refusal, Review, Threat, meaning, reviews, threats
from kompplan.calculations.uncertain import Coarse, Estimate, Omitted, coarse_dates, costs, lengths
from kompplan.model.plan import Plan
from kompplan.model.words import RiskStatus
from kompplan.settings import Settings
from kompplan.values.units import Unit


class Asked(NamedTuple):
    """What is asked for."""

    money: bool = True
    time: bool = True
    risks: bool = True


class Chance(NamedTuple):
    """What is simulated, and what is not in it, or only as one number."""

    model: Model
    omitted: tuple[Omitted, ...]


def chance(
    plan: Plan,
    asked: Asked,
    budget: BudgetView,
    dates: Calendar,
    links: Network,
    assessment: RiskAssessment,
    purchases: Sequence[Purchase],
    settings: Settings,
) -> Chance | tuple[Refusal, ...]:
    """Return what a plan leaves to chance. ``budget`` and all that follows are the plan's own results."""
    omitted: list[Omitted] = []
    threatening: tuple[Threat, ...] = ()
    reviewed: tuple[Review, ...] = ()
    if asked.risks:
        if any(each.risk.status not in (RiskStatus.CLOSED, RiskStatus.OCCURRED) for each in assessment.scored):
            means = meaning(plan, assessment.scale, money=asked.money, time=asked.time)
            if not isinstance(means, Meaning):
                return means
            threatening, left_out = threats(assessment, means, links.links, plan.activities)
            omitted += left_out
        if asked.time:
            reviewed, left_out = reviews(purchases, threatening, settings)
            omitted += left_out
    question = posed(plan, dates, links, settings) if asked.time and plan.activities else None
    uncertain: tuple[Estimate | None, ...] = ()
    coarse: tuple[Coarse | None, ...] = ()
    if question is not None:
        uncertain, left_out = lengths(plan.activities, question.lastings, question.left_out, settings)
        omitted += left_out
        coarse = coarse_dates(plan.activities, dates, question)
    money = costs(budget) if asked.money else None
    if money is not None:
        omitted += money.omitted
    model = Model(
        costs=money if money is not None and money.known else None,
        lengths=uncertain,
        activities=plan.activities,
        posed=question,
        threats=threatening,
        reviews=reviewed,
        together=min(max(settings.estimates_together, Decimal(0)), Decimal(1)),
        budget=_limit(plan, budget),
        last_day=dates.end.latest if dates.end is not None else None,
        risks=asked.risks,
        coarse=coarse,
    )
    return Chance(model, tuple(omitted))


def _limit(plan: Plan, view: BudgetView) -> Limit | None:
    """Return what there is to spend: the stated total, else what the funders give."""
    if view.stated is not None and view.stated.value is not None and view.stated.unit is not Unit.HOUR:
        return Limit(view.stated.value, plan.budget, "stated_total")
    if view.funded.exact and not view.funded.empty:
        return Limit(view.funded.low, None, None)
    return None
