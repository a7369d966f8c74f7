"""Report stated risk values that are not probability times impact."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Fix, Rule, always
from kompplan.lint.value_edit import value_edit
from kompplan.values.placeholder import placeholder
from kompplan.values.quantity import Quantity

_WRITE = Text("write {value}", "skriv {value}")


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Only risks with both scores on the scale have a value to compare with; ``ca 12`` agrees with 12."""
    for scored in checked.risks.scored:
        risk, stated = scored.risk, scored.risk.value
        if stated is None or (isinstance(stated, str) and placeholder(stated) is not None):
            continue
        if (
            isinstance(stated, Quantity)
            and stated.low <= scored.value
            and (stated.high is None or scored.value <= stated.high)
        ):
            continue
        at = checked.at(risk, "value")
        edit = None
        if isinstance(stated, Quantity) and stated.written.isascii() and stated.written.isdecimal():
            edit = value_edit(checked, at, stated.written, str(scored.value))
        yield Finding(
            at=at,
            text=Text(
                en="risk {risk} states the value {stated}, but {probability} × {impact} = {value}",
                sv="risk {risk} anger riskvärdet {stated}, men {probability} × {impact} = {value}",
            ),
            values={
                "risk": risk.id or named(risk),
                "stated": stated,
                "probability": scored.probability,
                "impact": scored.impact,
                "value": scored.value,
            },
            advice=Text(
                en="write {value}, or correct the probability or the impact; the value may also be left out",
                sv="skriv {value}, eller rätta sannolikheten eller konsekvensen; värdet kan också utelämnas",
            ),
            fix=Fix(_WRITE, (edit,), safe=True, values={"value": scored.value}) if edit is not None else None,
        )


RULE = Rule(
    code="RSK03",
    name="risk-value-mismatch",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A stated risk value that is not probability × impact",
        sv="Ett angivet riskvärde som inte är sannolikhet × konsekvens",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a risk value that the plan states and that differs from the product of the risk's own probability "
                "and impact"
            ),
            sv="ett riskvärde som planen anger och som inte är produkten av riskens egen sannolikhet och konsekvens",
        ),
        matters=Text(
            en="one of the three numbers is a typing error, and the level that decides what is done hangs on which",
            sv="något av de tre talen är felskrivet, och vilket det är avgör risknivån och därmed vad som görs",
        ),
        wrong="risker:\n  register:\n    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, riskvärde: 12}",
        right="risker:\n  register:\n    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, riskvärde: 16}",
        origin=Text(
            en="the mini-risk method multiplies by hand in a table; a score is changed and the value stays",
            sv="i miniriskmetoden multipliceras för hand i en tabell; en bedömning ändras och värdet blir kvar",
        ),
    ),
    check=check,
)
