"""Report steps of a risk scale that mean nothing in shares, kronor or days, or contradict each other."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import RiskStatus
from kompplan.values.quantity import Approx, Quantity

if TYPE_CHECKING:
    from kompplan.calculations.strikes import Refusal

_OVER = frozenset({RiskStatus.CLOSED, RiskStatus.OCCURRED})
_MEANINGS = ("probability_means", "impact_cost", "impact_days")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """What is said of no step is only missed where somebody has estimated in three points, for a simulation."""
    risks = checked.plan.risks
    if risks is None or not checked.risks.scored:
        return
    scale = risks.scale
    if not checked.risks.scale.usable:
        return  # a scale that nothing can be scored on is RSK02's
    said = scale is not None and any(checked.written(scale, field) for field in _MEANINGS)
    if scale is not None and not all(checked.complete(scale, field) for field in _MEANINGS):
        return
    if all(each.risk.status in _OVER for each in checked.risks.scored) or not (said or _three_points(checked)):
        return
    from kompplan.calculations.strikes import Meaning, meaning  # noqa: PLC0415 - few plans say what steps mean

    found = meaning(checked.plan, checked.risks.scale, money=True, time=True)
    if isinstance(found, Meaning):
        return
    if said:
        yield from (_finding(checked, each) for each in found)
        return
    yield Finding(
        at=checked.at(scale) if scale is not None else checked.key(checked.plan, "risks"),
        text=Text(
            en=(
                "costs or lengths are estimated in three points, but nothing says what the steps of the risk scale "
                "mean, so that a simulation cannot count with the risks"
            ),
            sv=(
                "kostnader eller längder är uppskattade med tre tal, men inget säger vad riskskalans steg betyder, så "
                "en simulering kan inte räkna med riskerna"
            ),
        ),
        advice=Text(
            en=(
                "write what each step means under risks, scale: probability_means and impact_cost or impact_days; "
                "kompplan simulate shows how"
            ),
            sv=(
                "skriv vad varje steg betyder under risker, skala: sannolikhet_betyder och konsekvens_kostar eller "
                "konsekvens_försenar; kompplan simulate visar hur"
            ),
        ),
        severity=Severity.INFO,
    )


def _finding(checked: CheckedPlan, found: "Refusal") -> Finding:
    return Finding(
        at=checked.at(found.part, found.field, found.item),
        text=found.text,
        values=found.values,
        advice=found.advice,
    )


def _three_points(checked: CheckedPlan) -> bool:
    """Tell whether any cost or length has a lowest, a likeliest and a highest."""
    plan = checked.plan
    if any(_has_likeliest((each.cost, each.length)) for each in plan.activities):
        return True
    lines = plan.budget.lines if plan.budget is not None else ()
    return any(_has_likeliest((each.amount, each.quantity, each.unit_price)) for each in lines)


def _has_likeliest(quantities: Iterable[Quantity | None]) -> bool:
    return any(each is not None and each.approx is Approx.RANGE and each.nominal is not None for each in quantities)


RULE = Rule(
    code="RSK11",
    name="risk-steps-without-meaning",
    levels=always(Severity.WARNING),
    summary=Text(
        en="Steps of the risk scale that mean no chance, cost or delay, so that nothing can be simulated",
        sv="Steg i riskskalan som inte betyder någon chans, kostnad eller försening, så att inget går att simulera",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a scale that says what some of its steps mean (probability_means, impact_cost, impact_days) but has "
                "another number of steps, steps that go down, shares above 100 per cent or bare limits, or says it "
                "of probability and not of impact. Information where nothing is said at all, but costs or lengths "
                "are estimated in three points (80–100–150 tkr): kompplan simulate then has to leave the risks out"
            ),
            sv=(
                "en skala som säger vad dess steg betyder (sannolikhet_betyder, konsekvens_kostar, "
                "konsekvens_försenar) men har ett annat antal steg, steg som går nedåt, andelar över 100 procent "
                "eller bara gränser, eller säger det om sannolikhet men inte om konsekvens. Information när inget "
                "alls sägs men kostnader eller längder är uppskattade med tre tal (80–100–150 tkr): kompplan simulate "
                "måste då utelämna riskerna"
            ),
        ),
        matters=Text(
            en=(
                "a four means one thing to a project manager and another to a controller; only a share, an amount and "
                "a number of days say whether the reserve is enough"
            ),
            sv=(
                "en fyra betyder en sak för projektledaren och en annan för controllern; först en andel, ett belopp "
                "och ett antal dagar säger om reserven räcker"
            ),
        ),
        wrong=(
            "risker:\n  skala: {värden: 1–5, sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %]}\n"
            "  register: [{id: R1, risk: Tiden räcker inte, S: 3, K: 4}]"
        ),
        right=(
            "risker:\n  skala:\n    värden: 1–5\n    sannolikhet_betyder: [2 %, 10 %, 30 %, 60 %, 90 %]\n"
            "    konsekvens_försenar: [0 dagar, 2 dagar, 5 dagar, 20 dagar, 60 dagar]\n"
            "  register: [{id: R1, risk: Tiden räcker inte, S: 3, K: 4}]"
        ),
        origin=Text(
            en="LiA's register has steps from 1 to 5 and says of none what it means in money or time",
            sv="LiA:s register har steg från 1 till 5 och säger inte vad något av dem betyder i pengar eller tid",
        ),
    ),
    check=check,
)
