"""Report aspects of the strategy about which nothing is said."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.loading.places import Anchor
from kompplan.model.strategy import AspectPlan
from kompplan.model.words import ActivityStatus, Aspect, AspectState, Status

_QUESTIONS = {
    Aspect.COMPETENCE: Text(
        "do we know what is needed to work the new way, and if not, which training and which material is needed?",
        "kan vi det som behövs för att arbeta på det nya sättet, och om inte, vilken utbildning och vilket material "
        "behövs?",
    ),
    Aspect.ORGANISATION: Text(
        "does the organisation leave room for the change, or must schedules and staffing be altered so that people "
        "have time?",
        "ger organisationen utrymme för förändringen, eller måste schema och bemanning ändras så att tiden finns?",
    ),
    Aspect.PROCESSES: Text(
        "which of today's processes must be corrected to give room for the new?",
        "vilka av dagens processer måste justeras för att ge plats åt det nya?",
    ),
    Aspect.TECHNOLOGY: Text(
        "do the IT systems support the new way of working, or do they stand in its way?",
        "stöder IT-systemen det nya arbetssättet, eller står de i vägen för det?",
    ),
    Aspect.GOVERNANCE: Text(
        "must steering and follow-up change when the work is done in the new way, and how?",
        "måste styrning och uppföljning ändras när arbetet görs på det nya sättet, och hur?",
    ),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An aspect is answered by a text, an activity, or the state "not needed" with a reason."""
    strategy = checked.plan.strategy
    carried = {each.aspect for each in checked.plan.activities if each.status is not ActivityStatus.CANCELLED}
    open_ones = [aspect for aspect in Aspect if aspect not in carried]
    if strategy is None or not any(checked.written(strategy, aspect.value) for aspect in Aspect):
        if open_ones and (strategy is not None or not checked.written(checked.plan, "strategy")):
            yield Finding(
                at=checked.missing_section("strategy"),
                text=Text(
                    en="nothing is said about what is needed in {aspects}",
                    sv="inget sägs om vad som behövs i fråga om {aspects}",
                ),
                values={"aspects": tuple(open_ones), "aspect": open_ones[0], "question": _QUESTIONS[open_ones[0]]},
                advice=Text(
                    en="write strategy: with a line for each aspect, and begin with {aspect}: {question}",
                    sv="skriv strategi: med en rad för varje aspekt, och börja med {aspect}: {question}",
                ),
            )
        return
    for aspect in open_ones:
        said: AspectPlan | None = getattr(strategy, aspect.value)
        if said is None and checked.written(strategy, aspect.value):
            continue
        at = checked.missing(strategy, aspect.value) if said is None else checked.key(strategy, aspect.value)
        if at.field is None:  # not written at all: the strategy's first line is about another aspect
            at = checked.key(checked.plan, "strategy")
        yield from _judged(checked, at, aspect, said)


_NOTHING_SAID = Text(
    "nothing is said about what is needed in {aspect}", "inget sägs om vad som behövs i fråga om {aspect}"
)
_ANSWER = Text("answer: {question}", "svara på: {question}")


def _judged(checked: CheckedPlan, at: Anchor, aspect: Aspect, said: AspectPlan | None) -> Iterator[Finding]:
    """A state that could not be read has been reported already."""
    values = {"aspect": aspect, "question": _QUESTIONS[aspect]}
    if said is None:
        yield Finding(at, _NOTHING_SAID, values, _ANSWER)
        return
    if checked.written(said, "text"):
        return
    if said.state is AspectState.UNKNOWN:
        text = Text(
            en="what is needed in {aspect} is still unknown",
            sv="vad som behövs i fråga om {aspect} är fortfarande okänt",
        )
        mild = Severity.INFO if checked.status is Status.DRAFT else None
        yield Finding(at, text, values, _ANSWER, severity=mild)
    elif said.state is AspectState.NOT_NEEDED:
        if not checked.written(said, "reason"):
            text = Text(
                en="nothing is said to be needed in {aspect}, but not why",
                sv="inget uppges behövas i fråga om {aspect}, men inte varför",
            )
            because = Text(
                en="write reason: with the answer to: {question}", sv="skriv skäl: med svaret på: {question}"
            )
            yield Finding(at, text, values, because)
    elif said.state is AspectState.NEEDED:
        text = Text(
            en="something is needed in {aspect}, but neither a text nor an activity says what",
            sv="något behövs i fråga om {aspect}, men varken text eller aktivitet säger vad",
        )
        yield Finding(at, text, values, _ANSWER)
    elif not checked.written(said, "state"):
        yield Finding(at, _NOTHING_SAID, values, _ANSWER)


RULE = Rule(
    code="STG01",
    name="aspect-empty",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="An aspect of the strategy about which nothing is said", sv="En aspekt i strategin som inget sägs om"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "one of the aspects competence, organisation, processes, technology and governance that has no text, "
                "no activity, and no reason why nothing is needed. What is said to be unknown is asked for from the "
                "status ready on. A plan that says nothing about any aspect gets one finding"
            ),
            sv=(
                "någon av aspekterna kompetens, organisation, processer, teknik och styrning som varken har text eller "
                "aktivitet eller skäl till att inget behövs. Det som uppges vara okänt efterfrågas från och med "
                "statusen klar. En plan som inte säger något om någon aspekt får en enda anmärkning"
            ),
        ),
        matters=Text(
            en=(
                "many projects fail between idea and action: people have learned the new way, but the schedule has no "
                "time for it, the routine still describes the old one, the system has no field for it and nobody asks "
                "for it. Time spent on the five questions is saved later"
            ),
            sv=(
                "många projekt faller mellan idé och handling: man har lärt sig det nya, men schemat ger ingen tid, "
                "rutinen beskriver det gamla, systemet saknar fältet och ingen frågar efter det. Tid som läggs på de "
                "fem frågorna får man igen senare"
            ),
        ),
        wrong=(
            "strategi:\n"
            "  kompetens: personalen saknar samtalsmetoden\n"
            "  organisation: schemat läggs om\n"
            "  processer: samtalen in i veckorutinen\n"
            "  styrning: samtalen följs upp varje månad"
        ),
        right=(
            "strategi:\n"
            "  kompetens: personalen saknar samtalsmetoden\n"
            "  organisation: schemat läggs om\n"
            "  processer: samtalen in i veckorutinen\n"
            "  teknik: {behövs: nej, skäl: journalsystemet har redan en mall för samtal}\n"
            "  styrning: samtalen följs upp varje månad"
        ),
        origin=Text(
            en="the strategy step of the Komlitt model, whose guiding questions come back in the advice",
            sv="strategisteget i Komlitts modell, vars ledfrågor kommer igen i det som föreslås",
        ),
    ),
    check=check,
)
