"""Report needs, weaknesses and threats that nothing in the plan answers."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Note, Rule, always
from kompplan.model.analysis import Analysis, Need, SwotItem
from kompplan.model.words import ActivityStatus, NeedStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A plan that does nothing at all yet answers nothing, and that is said elsewhere.

    Where activities name measures and there are none, the solution tree is gone with what it answers: that is STR04's.
    """
    analysis = checked.plan.analysis
    if analysis is None or not (checked.plan.activities or checked.chain.measures):
        return
    if not checked.chain.measures and any(each.measures for each in checked.plan.activities):
        return
    yield from _needs(checked, analysis)
    swot = analysis.swot
    if swot is None:
        return
    concerns = (*swot.weaknesses, *swot.threats)
    waiting = [each for each in concerns if not checked.written(each, "declined") and not _answered(checked, each)]
    if len(waiting) == len(concerns) > 1:
        yield Finding(
            at=checked.key(analysis, "swot"),
            text=Text(
                en="no weakness and no threat in the SWOT is answered",
                sv="ingen svaghet och inget hot i SWOT-analysen har fått svar",
            ),
            advice=_ALL,
        )
        return
    weak = {id(each) for each in swot.weaknesses}
    for item in waiting:
        yield _finding(checked, item, _WEAKNESS if id(item) in weak else _THREAT)


def _needs(checked: CheckedPlan, analysis: Analysis) -> Iterator[Finding]:
    waiting: list[Need] = []
    for need in analysis.needs:
        if need.status is NeedStatus.MET or checked.written(need, "declined"):
            continue
        if need.status is NeedStatus.DECLINED:
            yield Finding(
                at=checked.at(need, "status"),
                text=Text(
                    en="the need {need} is declined, but not why", sv="behovet {need} är avböjt, men inte varför"
                ),
                values={"need": named(need)},
                advice=Text(en="write the reason: declined: …", sv="skriv skälet: avböjt: …"),
            )
        elif not _answered(checked, need) and (need.status is not None or not checked.written(need, "status")):
            waiting.append(need)
    if len(waiting) == len(analysis.needs) > 1:
        yield Finding(
            at=checked.key(analysis, "needs"),
            text=Text(en="none of the {number} needs is answered", sv="inget av de {number} behoven har fått svar"),
            values={"number": len(waiting)},
            advice=_ALL,
        )
        return
    for need in waiting:
        yield _finding(checked, need, _NEED, Severity.INFO if need.status is NeedStatus.WISH else None)


_ALL = Text(
    en="name them by id in the measures, activities or risks that take care of them: addresses: …, or write declined: "
    "with the reason",
    sv="ange dem med id i de åtgärder, aktiviteter eller risker som tar hand om dem: svarar_mot: …, eller skriv "
    "avböjt: med skälet",
)
_NEED = Text("nothing in the plan answers the need {part}", "ingenting i planen svarar mot behovet {part}")
_WEAKNESS = Text("nothing in the plan answers the weakness {part}", "ingenting i planen svarar mot svagheten {part}")
_THREAT = Text("nothing in the plan answers the threat {part}", "ingenting i planen svarar mot hotet {part}")


def _answered(checked: CheckedPlan, part: Need | SwotItem) -> bool:
    """A measure that was declined answers too: somebody has thought and given a reason."""
    answers = checked.chain.answering(part)
    return bool(
        answers.measures
        or answers.risks
        or any(each.status is not ActivityStatus.CANCELLED for each in answers.activities)
    )


def _finding(checked: CheckedPlan, part: Need | SwotItem, text: Text, severity: Severity | None = None) -> Finding:
    return Finding(
        at=checked.at(part),
        text=text,
        values={"part": named(part), "id": part.id or ""},
        advice=Text(
            en="write addresses: {id} in the measure, activity or risk that takes care of it, or declined: with the "
            "reason",
            sv="skriv svarar_mot: {id} i den åtgärd, aktivitet eller risk som tar hand om saken, eller avböjt: med "
            "skälet",
        )
        if part.id
        else Text(
            en="give it an id and name that in the measure, activity or risk that takes care of it: addresses: …, or "
            "write declined: with the reason",
            sv="ge raden ett id och ange det i den åtgärd, aktivitet eller risk som tar hand om saken: svarar_mot: …, "
            "eller skriv avböjt: med skälet",
        ),
        related=tuple(
            Note(checked.at(each, "status"), Text(en="this one is cancelled", sv="den här är inställd"))
            for each in checked.chain.answering(part).activities  # all of them are: else they would answer
        ),
        severity=severity,
    )


RULE = Rule(
    code="ANA05",
    name="need-without-response",
    levels=always(Severity.WARNING),
    summary=Text(
        en="A need, weakness or threat that nothing answers",
        sv="Ett behov, en svaghet eller ett hot som inget svarar mot",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a need, or a weakness or threat in the SWOT, that no measure, activity or risk names and that has not "
                "been declined with a reason. A need that is met is left alone, and one that is only a wish is "
                "mentioned as information. Where none of them is answered, there is one finding about that"
            ),
            sv=(
                "ett behov, eller en svaghet eller ett hot i SWOT-analysen, som ingen åtgärd, aktivitet eller risk "
                "anger och som inte är avböjt med ett skäl. Ett behov som är tillgodosett lämnas i fred, och ett som "
                "bara är ett önskemål nämns som upplysning. Där inget av dem har fått svar ges en enda anmärkning om "
                "det"
            ),
        ),
        matters=Text(
            en=(
                "those who were asked what they need look for the answer in the plan. Not everything can be done, but "
                "a no with a reason keeps the trust that silence loses, and next time people answer too"
            ),
            sv=(
                "de som har fått frågan vad de behöver letar efter svaret i planen. Allt går inte att göra, men ett "
                "nej med ett skäl behåller det förtroende som tystnad förlorar, och då svarar folk även nästa gång"
            ),
        ),
        wrong=(
            "analys:\n"
            "  behov:\n"
            "    - {id: N1, text: datorutbildning}\n"
            "    - {id: N4, text: övningar i lösningsfokuserat arbete}\n"
            "aktiviteter:\n"
            "  - {id: B1, aktivitet: Coachutbildningen fördjupas, svarar_mot: N4}"
        ),
        right=(
            "analys:\n"
            "  behov:\n"
            "    - {id: N1, text: datorutbildning, avböjt: ordnas av it-enheten under våren}\n"
            "    - {id: N4, text: övningar i lösningsfokuserat arbete}\n"
            "aktiviteter:\n"
            "  - {id: B1, aktivitet: Coachutbildningen fördjupas, svarar_mot: N4}"
        ),
        origin=Text(
            en="VIVA Resurs, where every staff group asked for computer training and none was planned",
            sv="VIVA Resurs, där alla personalgrupper bad om datorutbildning och ingen planerades",
        ),
    ),
    check=check,
)
