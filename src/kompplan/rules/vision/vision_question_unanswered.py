"""Report visions that leave a guiding question unanswered."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.rule import Finding, Rule, from_ready
from kompplan.loading.places import Anchor

_QUESTIONS = {
    "for_whom": Text("whom you are there for", "vilka ni är till för"),
    "purpose": Text("what the purpose of the operation is", "vad som är syftet med verksamheten"),
    "meaning": Text("what the vision means to you", "vad visionen betyder för er"),
}
_FIELDS = {
    "for_whom": Text("for_whom: …", "för_vem: …"),
    "purpose": Text("purpose: …", "syfte: …"),
    "meaning": Text("meaning: …", "betydelse: …"),
}


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """One finding for the plan, with every question that is open; a vision that could not be read has been reported."""
    plan = checked.plan
    vision = plan.vision
    if vision is None and checked.written(plan, "vision"):
        return
    unanswered = tuple(name for name in _QUESTIONS if vision is None or not checked.written(vision, name))
    if not unanswered:
        return
    said = vision is not None and checked.written(plan, "vision")
    yield Finding(
        at=_place(checked, unanswered),
        text=Text(en="the vision does not answer {questions}", sv="visionen svarar inte på {questions}")
        if said
        else Text(
            en="the plan has no vision that answers {questions}", sv="planen har ingen vision som svarar på {questions}"
        ),
        values={
            "questions": tuple(_QUESTIONS[name] for name in unanswered),
            "fields": tuple(_FIELDS[name] for name in unanswered),
        },
        advice=Text(
            en="talk it through with those concerned and add under vision: {fields}",
            sv="prata igenom det med dem som berörs och lägg till under vision: {fields}",
        ),
    )


def _place(checked: CheckedPlan, unanswered: tuple[str, ...]) -> Anchor:
    """Point at the first question that stands without an answer, else at the section."""
    vision = checked.plan.vision
    if vision is None:
        return checked.missing_section("vision")
    if len(unanswered) < len(_QUESTIONS):
        at = checked.missing(vision, unanswered[0])
        if at.field is not None:
            return at
    return checked.key(checked.plan, "vision")


RULE = Rule(
    code="VIS01",
    name="vision-question-unanswered",
    levels=from_ready(Severity.WARNING),
    summary=Text(
        en="A vision that leaves a guiding question unanswered", sv="En vision som lämnar en ledfråga obesvarad"
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a plan without a vision, or whose vision leaves one or more of the three guiding questions "
                "unanswered: whom are we there for, what is the purpose, what does the vision mean to us? One finding "
                "names them all; in a draft it is information"
            ),
            sv=(
                "en plan utan vision, eller med en vision som lämnar någon av de tre ledfrågorna obesvarad: vilka är "
                "vi till för, vad är syftet, vad betyder visionen för oss? Ett enda fynd räknar upp dem; i ett utkast "
                "är det en upplysning"
            ),
        ),
        matters=Text(
            en=(
                "the answers are the compass when the goals collide with everyday life: a sentence that only sounds "
                "well does not help anybody to choose"
            ),
            sv=(
                "svaren är kompassen när målen krockar med vardagen: en mening som bara låter bra hjälper ingen att "
                "välja"
            ),
        ),
        wrong="projekt: {namn: Barnen i boendet, status: klar}\nvision: Varje barn ska få vara barn",
        right=(
            "projekt: {namn: Barnen i boendet, status: klar}\n"
            "vision:\n"
            "  text: Varje barn ska få vara barn\n"
            "  för_vem: barn och mammor som behöver skydd\n"
            "  syfte: trygghet, och kraft att gå vidare\n"
            "  betydelse: vi bedömer oss själva efter barnens vardag"
        ),
        origin=Text(
            en="step 1 of the Komlitt model; the other real plans that kompplan was built on leave the questions out",
            sv="steg 1 i Komlitts modell; de andra verkliga planerna som kompplan bygger på hoppar över frågorna",
        ),
    ),
    check=check,
)
