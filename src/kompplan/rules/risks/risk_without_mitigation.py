"""Report risks above the acceptable that nothing is done about."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import RiskLevel, RiskStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An activity that the risk names counts as what is done about it; a closed risk needs nothing."""
    for scored in checked.risks.scored:
        risk = scored.risk
        if scored.band is None or scored.level is RiskLevel.ACCEPT or risk.status is RiskStatus.CLOSED:
            continue
        if not checked.written(risk, "mitigation") and not checked.written(risk, "activities"):
            yield Finding(
                at=checked.missing(risk, "mitigation"),
                text=Text(
                    en="risk {risk} has value {value} ({level}) but nothing is to be done about it",
                    sv="risk {risk} har riskvärde {value} ({level}) men ingen åtgärd",
                ),
                values={"risk": risk.id or named(risk), "value": scored.value, "level": scored.band.label},
                advice=Text(
                    en="say what makes it less likely or less harmful: mitigation: …",
                    sv="skriv vad som gör den mindre trolig eller mindre skadlig: åtgärd: …",
                ),
            )


RULE = Rule(
    code="RSK08",
    name="risk-without-mitigation",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A risk above the acceptable that nothing is done about", sv="En risk över den acceptabla nivån utan åtgärd"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a risk whose value lies above the lowest, acceptable level and that has neither a mitigation nor an "
                "activity"
            ),
            sv=(
                "en risk vars riskvärde ligger över den lägsta, acceptabla nivån och som har varken åtgärd eller "
                "aktivitet"
            ),
        ),
        matters=Text(
            en="the plan itself says that the risk should be mitigated; without a mitigation it is only known",
            sv="planen säger själv att risken bör åtgärdas; utan åtgärd är den bara känd",
        ),
        wrong="risker:\n  register:\n    - {id: R2, risk: Nyckelpersoner slutar, S: 3, K: 4}",
        right=(
            "risker:\n  register:\n    - {id: R2, risk: Nyckelpersoner slutar, S: 3, K: 4, åtgärd: två delar på "
            "varje uppgift}"
        ),
        origin=Text(
            en=(
                "the mini-risk method: what is above the acceptable is mitigated; every row of the LiA register "
                "has a mitigation"
            ),
            sv=(
                "miniriskmetoden: det som ligger över det acceptabla får en åtgärd; varje rad i LiA-projektets "
                "register har en"
            ),
        ),
    ),
    check=check,
)
