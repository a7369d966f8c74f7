"""Report risks that must be acted on now but that nobody owns."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import RiskLevel, RiskStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A closed risk needs nobody; one whose owner could not be read has been reported already."""
    for scored in checked.risks.scored:
        risk = scored.risk
        if scored.level is not RiskLevel.ACT_NOW or scored.band is None or risk.status is RiskStatus.CLOSED:
            continue
        if not checked.written(risk, "owner"):
            yield Finding(
                at=checked.at(risk, "id"),
                text=Text(
                    en="risk {risk} has value {value} ({level}) but no owner",
                    sv="risk {risk} har riskvärde {value} ({level}) men ingen ansvarig",
                ),
                values={"risk": risk.id or risk.text, "value": scored.value, "level": scored.band.label},
                advice=Text(
                    en="name the role that decides about the risk: owner: …",
                    sv="ange den roll som beslutar om risken: ansvarig: …",
                ),
            )


RULE = Rule(
    code="RSK06",
    name="act-now-without-owner",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A risk on the highest level that nobody owns", sv="En risk på högsta nivån som ingen ansvarar för"
    ),
    explanation=Explanation(
        notices=Text(
            en="a risk whose value falls in the plan's highest band and that has no owner",
            sv="en risk vars riskvärde ligger i planens högsta nivå och som saknar ansvarig",
        ),
        matters=Text(
            en=(
                "a top risk that nobody owns is discussed at every meeting and acted on at none; the one who owns it "
                "can say when it has become smaller"
            ),
            sv=(
                "en risk på högsta nivån som ingen äger diskuteras på varje möte och åtgärdas på inget; den som äger "
                "den kan säga när den har blivit mindre"
            ),
        ),
        wrong="risker:\n  register:\n    - {id: R4, risk: Ledningen byts ut, S: 4, K: 4}",
        right=(
            "risker:\n  register:\n    - {id: R4, risk: Ledningen byts ut, S: 4, K: 4, ansvarig: styrgruppens "
            "ordförande}"
        ),
        origin=Text(
            en=("the mini-risk method asks for an owner and a date; the LiA project's risks 4 and 6 had neither"),
            sv="miniriskmetoden kräver ansvarig och datum; LiA-projektets risker 4 och 6 saknade båda",
        ),
    ),
    check=check,
)
