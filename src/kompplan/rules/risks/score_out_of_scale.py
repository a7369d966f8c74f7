"""Report probabilities and impacts that are no step of the plan's scale, and scales that cannot be used."""

from collections.abc import Iterator

from kompplan.calculations.riskmatrix import MOST_STEPS, RiskScale, whole
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import Name, named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.base import Part
from kompplan.model.risks import Scale
from kompplan.values.placeholder import placeholder
from kompplan.values.quantity import Quantity

_NAMES = {"probability": Text("probability", "sannolikheten"), "impact": Text("impact", "konsekvensen")}


LIKELY_STEPS = 10
"""A score up to this was probably meant on a scale that the plan forgot to state; a higher one is a slip."""


def _scale(checked: CheckedPlan, stated: Scale, scale: RiskScale) -> Iterator[Finding]:
    """A scale has at least two whole steps, and as many words as steps where it has words."""
    if not scale.usable:
        field = "bounds" if stated.bounds is not None else "probability"
        yield Finding(
            at=checked.at(stated, field),
            text=Text(
                en="risks cannot be scored on the scale {scale}", sv="risker går inte att bedöma på skalan {scale}"
            ),
            values={"scale": stated.bounds or stated.probability or stated.impact, "most": MOST_STEPS},
            advice=Text(
                en="write the lowest and the highest whole number, with at most {most} steps: 1–5",
                sv="skriv det lägsta och det högsta heltalet, med högst {most} steg: 1–5",
            ),
        )
        return
    for field, words, high in (
        ("probability", stated.probability, scale.probability_high),
        ("impact", stated.impact, scale.impact_high),
    ):
        steps = high - scale.low + 1
        if words and len(words) != steps:
            yield Finding(
                at=checked.key(stated, field),
                text=Text(
                    en="the scale has {steps} steps but {words} words for them",
                    sv="skalan har {steps} steg men {words} ord för dem",
                ),
                values={"steps": steps, "words": len(words)},
                advice=Text(
                    en="write one word for each step, from the lowest up",
                    sv="skriv ett ord för varje steg, från det lägsta och uppåt",
                ),
            )


def _scores(checked: CheckedPlan, part: Part, risk: Name, scale: RiskScale) -> Iterator[Finding]:
    for field, high, words in (
        ("probability", scale.probability_high, scale.probability_words),
        ("impact", scale.impact_high, scale.impact_words),
    ):
        score: Quantity | str | None = getattr(part, field)
        if score is None or (isinstance(score, str) and placeholder(score) is not None):
            continue
        value = whole(score, words, scale.low)
        if value is not None and scale.low <= value <= high:
            continue
        if isinstance(score, str):
            text = Text(
                en="{risk}: the {field} '{score}' is no step of the scale {low}–{high}",
                sv="{risk}: {field} ”{score}” är inget steg på skalan {low}–{high}",
            )
        elif value is None:
            text = Text(
                en="{risk}: the {field} {score} is not a whole number",
                sv="{risk}: {field} {score} är inget heltal",
            )
        else:
            text = Text(
                en="{risk}: the {field} {score} lies outside the scale {low}–{high}",
                sv="{risk}: {field} {score} ligger utanför skalan {low}–{high}",
            )
        if not scale.stated:
            advice = Text(
                en="write {low} to {high}, which is kompplan's default, or state the plan's own scale: scale: {own}",
                sv="skriv {low} till {high}, som är kompplans standard, eller ange planens egen skala: skala: {own}",
            )
        elif words:
            advice = Text(
                en="write a whole number from {low} to {high}, or one of: {words}",
                sv="skriv ett heltal från {low} till {high}, eller något av: {words}",
            )
        else:
            advice = Text(en="write a whole number from {low} to {high}", sv="skriv ett heltal från {low} till {high}")
        yield Finding(
            at=checked.at(part, field),
            text=text,
            values={
                "score": score,
                "field": _NAMES[field],
                "risk": risk,
                "low": scale.low,
                "high": high,
                "words": words,
                "own": f"{scale.low}–{value}" if value is not None and high < value <= LIKELY_STEPS else "1–4",
            },
            advice=advice,
        )


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Where the scale itself could not be read or used, no score is judged."""
    risks = checked.plan.risks
    if risks is None:
        return
    scale = checked.risks.scale
    if risks.scale is not None:
        yield from _scale(checked, risks.scale, scale)
    unread = checked.written(risks, "scale") and not scale.stated
    if unread:
        return
    for risk in (*risks.entries, *risks.unscored):
        name = risk.id or named(risk)
        yield from _scores(checked, risk, name, scale)
        if risk.residual is not None:
            yield from _scores(checked, risk.residual, name, scale)


RULE = Rule(
    code="RSK02",
    name="score-out-of-scale",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A probability or an impact that is no step of the scale",
        sv="En sannolikhet eller konsekvens som inte är ett steg på skalan",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a probability or an impact, before or after mitigation, that is not a whole number of the plan's "
                "scale nor a word of its legend; a scale without whole steps; a legend with more or fewer words than "
                "the scale has steps. A plan that states no scale is scored from 1 to 5"
            ),
            sv=(
                "en sannolikhet eller konsekvens, före eller efter åtgärd, som varken är ett heltal på planens skala "
                "eller ett ord ur dess teckenförklaring; en skala utan hela steg; en teckenförklaring med fler eller "
                "färre ord än skalan har steg. En plan som inte anger någon skala bedöms från 1 till 5"
            ),
        ),
        matters=Text(
            en="the risk gets no value and falls out of the matrix; often it was scored on another scale than the rest",
            sv="risken får inget riskvärde och faller ur matrisen; ofta är den bedömd på en annan skala än de övriga",
        ),
        wrong="risker:\n  skala: 1–4\n  register:\n    - {id: R1, risk: Kursen blir inställd, S: 5, K: 2}",
        right="risker:\n  skala: 1–4\n  register:\n    - {id: R1, risk: Kursen blir inställd, S: 4, K: 2}",
        origin=Text(
            en="scales of five and of four steps both occur; the LiA legend says 'hög' where its table prints 'stor'",
            sv=(
                "skalor med fem och med fyra steg förekommer; LiA-projektets tabell har ”stor” där "
                "teckenförklaringen har ”hög”"
            ),
        ),
    ),
    check=check,
)
