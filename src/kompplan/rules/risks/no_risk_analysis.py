"""Report plans that are ready but have not thought of what can go wrong."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A risk in either list is enough; lists that could not be read have been reported."""
    plan = checked.plan
    if plan.risks is None:
        if checked.written(plan, "risks"):
            return
    elif checked.written(plan.risks, "entries") or checked.written(plan.risks, "unscored"):
        return
    yield Finding(
        at=checked.missing_section("risks"),
        text=Text(en="the plan names no risks", sv="planen tar inte upp några risker"),
        advice=Text(
            en=(
                "begin with the usual ones: no time to take part, management not engaged, key persons leave, an "
                "appealed purchase"
            ),
            sv=(
                "börja med de vanliga: tiden räcker inte, ledningen är inte med, nyckelpersoner slutar, "
                "upphandlingen överprövas"
            ),
        ),
    )


RULE = Rule(
    code="RSK01",
    name="no-risk-analysis",
    levels=from_ready(Severity.WARNING),
    summary=Text(en="A plan without a single risk", sv="En plan utan en enda risk"),
    explanation=Explanation(
        notices=Text(
            en="a plan with no risk, neither in the register nor among those that nobody has scored",
            sv="en plan utan risker, både i registret och bland dem som ingen har bedömt",
        ),
        matters=Text(
            en=(
                "what usually stops development work is known beforehand; written down it can be given to somebody "
                "while there is time"
            ),
            sv=(
                "det som brukar stoppa utvecklingsarbete är känt i förväg; nedskrivet kan det få en ansvarig medan "
                "det finns tid"
            ),
        ),
        wrong="projekt: {namn: Samtal varje vecka, status: klar}\nrisker:\n  skala: 1–5",
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nrisker:\n  skala: 1–5\n  register:\n"
            "    - {risk: Schemat ger inte tid för samtal, S: 3, K: 4, åtgärd: två är alltid i tjänst}"
        ),
        origin=Text(
            en=(
                "three of the five source documents have no risk analysis, and the VIVA record names threats in "
                "prose only"
            ),
            sv="tre av de fem källdokumenten saknar riskanalys, och VIVA-projektet nämner hot bara i löptext",
        ),
    ),
    check=check,
)
