"""Report aspects in which something is needed but nothing is planned."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Note, Rule, from_ready
from kompplan.model.strategy import AspectPlan
from kompplan.model.words import ActivityStatus, Aspect, AspectState


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An aspect without text is aspect-empty's business, and activities without aspect are a finding of their own."""
    strategy = checked.plan.strategy
    if strategy is None:
        return
    waiting: list[tuple[Aspect, AspectPlan]] = []
    for aspect in Aspect:
        said: AspectPlan | None = getattr(strategy, aspect.value)
        if said is None or not said.text:
            continue
        if said.state is AspectState.NEEDED or (said.state is None and not checked.written(said, "state")):
            waiting.append((aspect, said))
    if not waiting:
        return
    live = [each for each in checked.plan.activities if each.status is not ActivityStatus.CANCELLED]
    carried = {each.aspect for each in live}
    if carried <= {None} or any(each.aspect is None and checked.written(each, "aspect") for each in live):
        return
    missing = [(aspect, said) for aspect, said in waiting if aspect not in carried]
    if not missing:
        return
    carried |= {measure.aspect for each in live for measure in checked.chain.carries[id(each)]}
    for aspect, said in missing:
        if aspect in carried:
            continue
        needed = said.state is AspectState.NEEDED
        yield Finding(
            at=checked.key(strategy, aspect.value),
            text=Text(
                en="the strategy says that something is needed in {aspect}, but no activity sees to it",
                sv="strategin säger att något behövs i fråga om {aspect}, men ingen aktivitet ordnar det",
            )
            if needed
            else Text(
                en="the strategy speaks of {aspect}, but no activity belongs to it",
                sv="strategin tar upp {aspect}, men ingen aktivitet hör dit",
            ),
            values={"aspect": aspect},
            advice=Text(
                en="plan an activity with aspect: {aspect}, or write needed: no and the reason",
                sv="planera en aktivitet med aspekt: {aspect}, eller skriv behövs: nej och skälet",
            ),
            related=tuple(
                Note(checked.at(each, "status"), Text(en="this one is cancelled", sv="den här är inställd"))
                for each in checked.plan.activities
                if each.aspect is aspect and each.status is ActivityStatus.CANCELLED
            ),
            severity=None if needed else Severity.INFO,
        )


RULE = Rule(
    code="STG02",
    name="aspect-without-activity",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="An aspect in which something is needed but nothing is planned",
        sv="En aspekt där något behövs men inget är planerat",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an aspect that the strategy says that something is needed in, with a text on what, when no activity "
                "and no measure that is carried out belongs to it. A text that does not say whether anything is needed "
                "gives an information"
            ),
            sv=(
                "en aspekt där strategin säger att något behövs, och med en text om vad, när ingen aktivitet och ingen "
                "åtgärd som genomförs hör dit. En text som inte säger om något behövs ger en upplysning"
            ),
        ),
        matters=Text(
            en=(
                "what the strategy says is needed becomes work first when an activity has an owner, a day and a cost. "
                "Without one, the schedule is still the old one on the day the course begins"
            ),
            sv=(
                "det som strategin säger behövs blir arbete först när en aktivitet har ansvarig, dag och kostnad. Utan "
                "en sådan är schemat fortfarande det gamla den dag kursen börjar"
            ),
        ),
        wrong=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "strategi:\n"
            "  kompetens: {behövs: ja, text: personalen saknar samtalsmetoden}\n"
            "  organisation: {behövs: ja, text: schemat läggs om}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, aspekt: kompetens}"
        ),
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "strategi:\n"
            "  kompetens: {behövs: ja, text: personalen saknar samtalsmetoden}\n"
            "  organisation: {behövs: ja, text: schemat läggs om}\n"
            "aktiviteter:\n"
            "  - {id: A1, aktivitet: Kurs i samtalsmetod, aspekt: kompetens}\n"
            "  - {id: A2, aktivitet: Schemat läggs om, aspekt: organisation}"
        ),
        origin=Text(
            en="the Komlitt model: the strategy decides what is needed, the activity plan has a row for it",
            sv="Komlitts modell: strategin avgör vad som behövs, och aktivitetsplanen har en rad för det",
        ),
    ),
    check=check,
)
