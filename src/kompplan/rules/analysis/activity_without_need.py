"""Report activities that nothing in the analysis asks for."""

from collections.abc import Iterator

from kompplan.calculations.chain import Reason, asks
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.activities import Activity
from kompplan.model.words import ActivityStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """Where the analysis asks for nothing yet, no activity can be measured against it."""
    activities = checked.plan.activities
    if not activities:
        return
    reasons = checked.chain.reasons
    loose = [
        each for each in activities if reasons[id(each)] is Reason.NONE and not _explained_or_cancelled(checked, each)
    ]
    if not loose or not asks(checked.plan, checked.chain):
        return
    asked_for = (Reason.SUPPORT, Reason.PROJECT)
    if len(loose) > 1 and len(loose) == sum(reasons[id(each)] not in asked_for for each in activities):
        yield Finding(
            at=checked.key(checked.plan, "activities"),
            text=Text(
                en="{number} activities do not say what in the analysis they answer",
                sv="{number} aktiviteter säger inte vad i analysen de svarar mot",
            ),
            values={"number": len(loose)},
            advice=_ADVICE,
        )
        return
    for activity in loose:
        yield Finding(
            at=checked.at(activity),
            text=Text(
                en="{activity} answers no measure, need or weakness in the analysis",
                sv="{activity} svarar inte mot någon åtgärd, något behov eller någon svaghet i analysen",
            ),
            values={"activity": named(activity)},
            advice=_ADVICE,
            severity=Severity.INFO if activity.goals else None,
        )


_ADVICE = Text(
    en="name what is answered: measures: … or addresses: …, or give the reason, such as a policy or a decision: "
    "rationale: …",
    sv="ange vad som besvaras: åtgärder: … eller svarar_mot: …, eller skälet, till exempel en policy eller ett "
    "beslut: motiv: …",
)


def _explained_or_cancelled(checked: CheckedPlan, activity: Activity) -> bool:
    """An answer that leads nowhere has been reported, and so has a kind that could not be read."""
    return (
        activity.status is ActivityStatus.CANCELLED
        or any(checked.written(activity, field) for field in ("measures", "addresses", "rationale"))
        or (activity.kind is None and checked.written(activity, "kind"))
    )


RULE = Rule(
    code="ANA04",
    name="activity-without-need",
    levels=always(Severity.WARNING),
    summary=Text(
        en="An activity that nothing in the analysis asks for",
        sv="En aktivitet som inget i analysen kräver",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "an activity that carries no measure, answers no cause, need, weakness or threat, and gives no "
                "rationale of its own. What manages, follows up or evaluates the project needs none, and neither does "
                "what another activity waits for. An activity that only names a goal is mentioned as information"
            ),
            sv=(
                "en aktivitet som inte genomför någon åtgärd, inte svarar mot någon orsak, något behov, någon svaghet "
                "eller något hot, och inte anger något eget motiv. Det som leder, följer upp eller utvärderar "
                "projektet behöver inget, och inte heller det som en annan aktivitet väntar på. En aktivitet som bara "
                "anger ett mål nämns som upplysning"
            ),
        ),
        matters=Text(
            en=(
                "time is short, and each hour in a course that nobody asked for is taken from what was asked for. A "
                "policy or a decision can be a good reason too; then it should stand there, so that it can be weighed"
            ),
            sv=(
                "tiden är knapp, och varje timme i en utbildning som ingen har bett om tas från det som behövs. En "
                "policy eller ett beslut kan också vara ett gott skäl; då ska det stå där, så att det går att väga"
            ),
        ),
        wrong=(
            "analys:\n"
            "  behov:\n"
            "    - {id: N4, text: övningar i lösningsfokuserat arbete}\n"
            "aktiviteter:\n"
            "  - {id: B1, aktivitet: Coachutbildningen fördjupas, svarar_mot: N4}\n"
            "  - {id: B2, aktivitet: Miljöutbildning}"
        ),
        right=(
            "analys:\n"
            "  behov:\n"
            "    - {id: N4, text: övningar i lösningsfokuserat arbete}\n"
            "aktiviteter:\n"
            "  - {id: B1, aktivitet: Coachutbildningen fördjupas, svarar_mot: N4}\n"
            "  - {id: B2, aktivitet: Miljöutbildning, motiv: ingår i enhetens miljöpolicy}"
        ),
        origin=Text(
            en=(
                "VIVA Resurs, whose own text says that the 32 hours of environment training were not asked for in the "
                "needs analysis but are part of the unit's policy"
            ),
            sv=(
                "VIVA Resurs, vars egen text säger att miljöutbildningens 32 timmar inte efterfrågades i "
                "behovsanalysen men ingår i enhetens policy"
            ),
        ),
    ),
    check=check,
)
