"""Report courses that nothing brings into work."""

from collections.abc import Iterator

from kompplan.calculations.transfer import without_transfer
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Levels, Rule


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """In a closed plan it is too late; there it is only said."""
    for course in without_transfer(checked.plan):
        if checked.written(course, "transfer"):
            continue
        yield Finding(
            at=checked.missing(course, "transfer"),
            text=Text(
                en="{course}: nothing brings what is learned into work",
                sv="{course}: inget för in det lärda i arbetet",
            ),
            values={"course": named(course)},
            advice=Text(
                en="say what the participants try at work, and who helps them: transfer: …",
                sv="skriv vad deltagarna prövar på jobbet och vem som hjälper dem: överföring: …",
            ),
        )


RULE = Rule(
    code="EVA03",
    name="training-without-transfer",
    levels=Levels(Severity.INFO, Severity.WARNING, Severity.WARNING, Severity.INFO),
    summary=Text(en="Training that nothing brings into work", sv="Utbildning som inget för in i arbetet"),
    explanation=Explanation(
        notices=Text(
            en=(
                "training, lectures and seminars without transfer (transfer:), where neither their own words tell of "
                "tasks between the meetings nor another activity for the same people is supervision, a network, a "
                "peer visit, workplace learning, a follow-up or the like, and where no routine depends on them"
            ),
            sv=(
                "utbildningar, föreläsningar och seminarier utan överföring (överföring:), där varken deras egna ord "
                "berättar om uppgifter mellan träffarna eller någon annan aktivitet för samma personer är "
                "handledning, nätverk, kollegabesök, arbetsplatslärande, uppföljning eller liknande, och där ingen "
                "rutin kommer efter dem"
            ),
        ),
        matters=Text(
            en=(
                "what is learned on a course is forgotten in a month unless somebody asks for it at work; a task "
                "between two days costs almost nothing"
            ),
            sv=(
                "det man lär sig på kurs är glömt efter en månad om ingen frågar efter det på jobbet; en uppgift "
                "mellan två kursdagar kostar nästan ingenting"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Grundkurs i samtal, slag: utbildning}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\n"
            "aktiviteter:\n  - {id: A1, aktivitet: Grundkurs i samtal, slag: utbildning, överföring: tre samtal mellan "
            "dagarna}"
        ),
        origin=Text(
            en=(
                "the Komlitt guide warns of training in the last minute that is forgotten; KLURA's last lesson was "
                "integration into everyday work, and LiA and the improvement workshop work between the meetings"
            ),
            sv=(
                "Komlitts vägledning varnar för utbildning i sista minuten som glöms; KLURA:s sista lärdom var att få "
                "in det i vardagen, och LiA och Förbättringsverkstaden arbetar mellan träffarna"
            ),
        ),
    ),
    check=check,
)
