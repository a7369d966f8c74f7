"""Report projects that end without anybody having learned anything in writing."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Levels, Rule
from kompplan.model.words import Status


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """There is nothing to learn from a draft; where the whole closing is missing that is CLO01's."""
    closing = checked.plan.closing
    if closing is None or checked.status is Status.DRAFT:
        return
    closed = checked.status is Status.CLOSED
    if not checked.written(closing, "lessons"):
        place = checked.missing(closing, "lessons")
        yield Finding(
            at=place if place.field is not None else checked.key(checked.plan, "closing"),
            text=Text(en="no lessons are recorded", sv="inga lärdomar är nedskrivna")
            if closed
            else Text(
                en="the plan does not say how lessons are gathered, nor who gets them",
                sv="planen säger inte hur lärdomar samlas in och vem som får dem",
            ),
            advice=Text(
                en="say what the next project should know, and who is told: lessons: [{text: …, receiver: …}]",
                sv="skriv vad nästa projekt bör veta, och vem som får veta det: lärdomar: [{text: …, mottagare: …}]",
            ),
        )
        return
    unsent = [each for each in closing.lessons if not checked.written(each, "receiver")]
    if unsent:
        yield Finding(
            at=checked.missing(unsent[0], "receiver") if len(unsent) == 1 else checked.key(closing, "lessons"),
            text=Text(en="the lesson has no receiver", sv="lärdomen har ingen mottagare")
            if len(unsent) == 1
            else Text(en="{count} lessons have no receiver", sv="{count} lärdomar har ingen mottagare"),
            values={"count": len(unsent)},
            advice=Text(
                en="name the role that is to use what was learned: receiver: …",
                sv="ange den roll som ska ha nytta av det: mottagare: …",
            ),
        )


RULE = Rule(
    code="CLO05",
    name="lessons-missing",
    levels=Levels(Severity.INFO, Severity.INFO, Severity.INFO, Severity.WARNING),
    summary=Text(en="Lessons that are not recorded or reach nobody", sv="Lärdomar som saknas eller inte når någon"),
    explanation=Explanation(
        notices=Text(
            en=(
                "a closed plan whose closing records no lessons, or lessons without a receiver. While the project is "
                "ready or running it is only a note: decide how lessons are gathered. Drafts are left alone"
            ),
            sv=(
                "en avslutad plan vars avslut saknar lärdomar, eller har lärdomar utan mottagare. Så länge projektet "
                "är klart eller pågår är det bara en upplysning: bestäm hur lärdomar samlas in. Utkast lämnas i fred"
            ),
        ),
        matters=Text(
            en="what cost a project two years is free for the next one, if somebody is told",
            sv="det som kostade ett projekt två år är gratis för nästa, om någon får veta det",
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: avslutad}\n"
            "avslut:\n  överlämnas: [{vad: rutinen, till: verksamhetschefen, senast: 2026-05-22}]"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: avslutad}\n"
            "avslut:\n  överlämnas: [{vad: rutinen, till: verksamhetschefen, senast: 2026-05-22}]\n"
            "  lärdomar: [{text: boka vikarierna först, mottagare: bemanningschefen}]"
        ),
        origin=Text(
            en=(
                "the Social Fund's final report asks what could have been done better; KLURA's lessons stand in a "
                "newspaper and name no receiver"
            ),
            sv=(
                "Socialfondens slutrapport frågar vad som kunde ha gjorts bättre; KLURA:s lärdomar står i en tidning "
                "och har ingen mottagare"
            ),
        ),
    ),
    check=check,
)
