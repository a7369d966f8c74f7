"""Report risks that nobody has scored, and risks that stand both in the register and among the unscored."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.risks import Risk, Risks
from kompplan.model.words import RiskStatus

MOST_COMPARED = 200
"""Rows of each list that are compared with the other list's."""

ALIKE = 0.75
"""Share of words in common from which two risks are the same one in other words."""

FEWEST_WORDS = 3


def _words(risk: Risk) -> frozenset[str]:
    return frozenset(word.strip(".,;:!?()\"'") for word in (risk.text or "").casefold().split())


def _twins(risks: Risks) -> dict[int, Risk]:
    """Return, for each unscored risk that stands in the register as well, the register's row."""
    if not risks.unscored:
        return {}
    register = [(risk, words) for risk in risks.entries[:MOST_COMPARED] if (words := _words(risk))]
    found: dict[int, Risk] = {}
    for risk in risks.unscored[:MOST_COMPARED]:
        words = _words(risk)
        for other, known in register:
            same = words == known
            if same or (
                min(len(words), len(known)) >= FEWEST_WORDS and len(words & known) >= ALIKE * len(words | known)
            ):
                found[id(risk)] = other
                break
    return found


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A score that could not be read, or that is outside the scale, has been reported as such."""
    risks = checked.plan.risks
    if risks is None:
        return
    twins = _twins(risks)
    for risk in (*risks.entries, *risks.unscored):
        twin = twins.get(id(risk))
        probability, impact = checked.written(risk, "probability"), checked.written(risk, "impact")
        if twin is None and (risk.status is RiskStatus.CLOSED or (probability and impact)):
            continue
        place = checked.at(risk, "id" if risk.id else "text")
        values = {"risk": named(risk)}
        if twin is not None:
            yield Finding(
                at=place,
                text=Text(en="risk {risk} stands in the register as well", sv="risken {risk} står också i registret"),
                values=values,
                advice=Text(
                    en="keep the register's row, and move over what only this one says",
                    sv="behåll raden i registret och flytta över det som bara står här",
                ),
                related=(
                    Note(checked.at(twin, "id" if twin.id else "text"), Text(en="in the register", sv="i registret")),
                ),
            )
            continue
        if not probability and not impact:
            text = Text(
                en="risk {risk} has neither probability nor impact",
                sv="risken {risk} har varken sannolikhet eller konsekvens",
            )
        elif probability:
            text = Text(
                en="risk {risk} has a probability but no impact",
                sv="risken {risk} har sannolikhet men ingen konsekvens",
            )
        else:
            text = Text(
                en="risk {risk} has an impact but no probability",
                sv="risken {risk} har konsekvens men ingen sannolikhet",
            )
        scale = checked.risks.scale
        yield Finding(
            at=place,
            text=text,
            values={**values, "low": scale.low, "s": scale.probability_high, "k": scale.impact_high},
            advice=Text(
                en="score it in the register: probability {low}–{s} and impact {low}–{k}",
                sv="bedöm den i registret: S {low}–{s} och K {low}–{k}",
            ),
        )


RULE = Rule(
    code="RSK10",
    name="unscored-risk",
    levels=always(Severity.WARNING),
    summary=Text(en="A risk that nobody has scored", sv="En risk som ingen har bedömt"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a risk without probability or impact, in the register or in the list of unscored ones; and a risk "
                "that stands in both lists, in the same or nearly the same words"
            ),
            sv=(
                "en risk utan sannolikhet eller konsekvens, i registret eller i listan över obedömda; och en risk "
                "som står i båda listorna, med samma eller nästan samma ord"
            ),
        ),
        matters=Text(
            en=(
                "a risk without a value has no level: it stands in the plan, and is never reached when the worst are "
                "taken first"
            ),
            sv="en risk utan riskvärde har ingen nivå: den står i planen men nås aldrig när de värsta tas först",
        ),
        wrong="risker:\n  utan_bedömning:\n    - {risk: Parterna bidrar olika mycket, åtgärd: öppenhet}",
        right="risker:\n  register:\n    - {risk: Parterna bidrar olika mycket, S: 2, K: 3, åtgärd: öppenhet}",
        origin=Text(
            en="the LiA plan keeps seven risks from its application without scores, beside a register of eight",
            sv="LiA-planen har sju risker kvar från ansökan utan bedömning, vid sidan av ett register med åtta",
        ),
    ),
    check=check,
)
