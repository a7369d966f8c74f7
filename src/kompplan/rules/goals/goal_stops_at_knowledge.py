"""Report plans whose indicators all stop at what was delivered, learnt or thought of it."""

from collections.abc import Iterator

from kompplan.calculations.goal_words import stops_at_learning
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.goals import EffectLink
from kompplan.model.words import GoalKind, Level

_MOST_NOTES = 3


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for the plan; an effect goal without an indicator is asked for one by GOA01."""
    plan = checked.plan
    indicators = []
    for goal in plan.goals:
        if not goal.indicators and (goal.kind is GoalKind.EFFECT or goal.level not in (None, Level.INDIVIDUAL)):
            return
        for indicator in goal.indicators:
            if not indicator.text or not stops_at_learning(goal, indicator):
                return
            indicators.append(indicator)
    if not indicators or any(checked.written(link, "indicator") for link in plan.effect_chain):
        return
    end = _end_of(plan.effect_chain)
    first, *others = indicators
    yield Finding(
        at=checked.at(first, "text"),
        text=Text(
            en="the effect chain goes on to '{end}', but the plan measures only {indicators}",
            sv="effektkedjan går vidare till ”{end}”, men planen mäter bara {indicators}",
        )
        if end
        else Text(
            en="nothing is measured beyond what participants get, learn or think: {indicators}",
            sv="inget mäts bortom det som deltagarna får, lär sig eller tycker: {indicators}",
        ),
        values={"end": end, "indicators": tuple(named(each) for each in indicators[: _MOST_NOTES + 1])},
        advice=Text(
            en=(
                "add an indicator of what is done in another way at work, or of what users notice, "
                "with level: organisation or users"
            ),
            sv=(
                "lägg till en indikator på vad som görs annorlunda i arbetet eller vad brukarna märker, "
                "med nivå: verksamhet eller brukare"
            ),
        ),
        related=tuple(
            Note(checked.at(each, "text"), Text("this one stops there as well", "den här stannar också där"))
            for each in others[:_MOST_NOTES]
        ),
    )


def _end_of(chain: tuple[EffectLink, ...]) -> str:
    return next((link.to_step for link in reversed(chain) if link.to_step), "")


RULE = Rule(
    code="GOA07",
    name="goal-stops-at-knowledge",
    levels=always(Severity.WARNING),
    summary=Text(
        en="Nothing is measured beyond what was learnt", sv="Inget mäts bortom det som deltagarna har lärt sig"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan whose indicators all are about deliveries, about what the participants know, or about what "
                "they think of it. An indicator goes further when its level (or its goal's) is workplace, "
                "organisation, users or structure, when its kind is effect, when a link of the effect chain names it, "
                "or when its words tell what people do. An indicator that cannot be told is taken to go further"
            ),
            sv=(
                "en plan där alla indikatorer handlar om det som levereras, om vad deltagarna kan eller om vad de "
                "tycker. En indikator når längre när dess nivå (eller målets) är arbetsplats, verksamhet, brukare "
                "eller struktur, när slaget är effekt, när ett led i effektkedjan anger den eller när orden säger vad "
                "människor gör. En indikator som inte går att bedöma antas nå längre"
            ),
        ),
        matters=Text(
            en=(
                "satisfied participants and passed courses say nothing about the work: the training was bought for the "
                "sake of those whom the operation serves, and there it has to leave marks"
            ),
            sv=(
                "nöjda deltagare och godkända kurser säger inget om arbetet: utbildningen köptes för deras skull som "
                "verksamheten är till för, och det är hos dem som den ska sätta spår"
            ),
        ),
        wrong=(
            "mål:\n"
            "  - text: Personalen kan samtalsmetoden\n"
            "    indikatorer:\n"
            "      - {text: andel deltagare som är nöjda med kursen, målvärde: 90 %}\n"
            "      - {text: antal deltagare som har gått kursen, målvärde: 24}"
        ),
        right=(
            "mål:\n"
            "  - text: Personalen kan samtalsmetoden\n"
            "    indikatorer:\n"
            "      - {text: andel deltagare som är nöjda med kursen, målvärde: 90 %}\n"
            "      - {text: andel barn som får ett samtal varje vecka, nivå: brukare, målvärde: 90 %}"
        ),
        origin=Text(
            en=(
                "VIVA's chain ends with users in work, but only the staff's own experience is measured; at KLURA's "
                "final day a politician said that the training must leave marks among users"
            ),
            sv=(
                "VIVA:s kedja slutar med brukare i arbete, men bara medarbetarnas egen upplevelse mäts; på KLURA:s "
                "slutdag sade en politiker att utbildningen måste sätta spår hos brukarna"
            ),
        ),
    ),
    check=check,
)
