"""Report mitigations that nobody carries out, and mitigations that only wish."""

from collections.abc import Iterator

from kompplan.calculations.wishes import only_wishes
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Levels, Rule
from kompplan.model.activities import Activity
from kompplan.model.risks import Risk
from kompplan.model.words import RiskLevel, RiskStatus


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """An unscored risk is RSK10's, one without mitigation RSK08's, and the owner of a top risk is RSK06's."""
    for scored in checked.risks.scored:
        risk = scored.risk
        if scored.level is None or scored.level is RiskLevel.ACCEPT or risk.status is RiskStatus.CLOSED:
            continue
        if not risk.mitigation or risk.activities:
            continue
        wish = only_wishes(risk.mitigation)
        if not wish and (risk.owner or scored.level is RiskLevel.ACT_NOW or checked.written(risk, "owner")):
            continue
        if checked.written(risk, "activities") or _names_activity(checked, risk):
            continue
        if wish:
            yield Finding(
                at=checked.at(risk, "mitigation"),
                text=Text(
                    en="the mitigation of risk {risk} is a wish, and no activity carries it out",
                    sv="åtgärden för risk {risk} är en önskan, och ingen aktivitet genomför den",
                ),
                values={"risk": risk.id or named(risk)},
                advice=Text(
                    en="say what somebody does on a certain day, or which activity does it: activities: […]",
                    sv="skriv vad någon gör en viss dag, eller vilken aktivitet som gör det: aktiviteter: […]",
                ),
            )
        else:
            yield Finding(
                at=checked.at(risk, "mitigation"),
                text=Text(
                    en="the mitigation of risk {risk} has neither an activity nor an owner",
                    sv="åtgärden för risk {risk} har varken aktivitet eller ansvarig",
                ),
                values={"risk": risk.id or named(risk)},
                advice=Text(
                    en="name the activity that does it, or the role that sees to it: activities: […] or owner: …",
                    sv=(
                        "ange aktiviteten som genomför den, eller rollen som ser till att den blir av: aktiviteter: "
                        "[…] eller ansvarig: …"
                    ),
                ),
            )


def _names_activity(checked: CheckedPlan, risk: Risk) -> bool:
    """Tell whether the mitigation's own words name an activity: *A5 comes before the course*."""
    ids = checked.references.ids
    words = (word.strip(".,;:()") for word in (risk.mitigation or "").split())
    return any(isinstance(part, Activity) for word in words if word in ids for part in ids[word])


RULE = Rule(
    code="RSK09",
    name="mitigation-without-activity",
    levels=Levels(Severity.INFO, Severity.WARNING, Severity.WARNING, Severity.INFO),
    summary=Text(
        en="A mitigation that nobody carries out, or that only wishes",
        sv="En åtgärd mot en risk som ingen genomför, eller som bara är en önskan",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a risk above the acceptable whose mitigation has neither an activity nor an owner, and one whose "
                "mitigation is only a wish (encourage, be clear, openness), whoever owns it. A mitigation that "
                "somebody owns and that says what is done is a standing routine and gives nothing"
            ),
            sv=(
                "en risk över den acceptabla nivån vars åtgärd har varken aktivitet eller ansvarig, och en vars åtgärd "
                "bara är en önskan (uppmana, vara tydlig, öppenhet), vem som än äger den. En åtgärd som någon ansvarar "
                "för och som säger vad som görs är en fast rutin och ger ingenting"
            ),
        ),
        matters=Text(
            en=(
                "a risk becomes smaller by what somebody does on a Tuesday; clarity and openness are neither booked "
                "nor followed up"
            ),
            sv=(
                "en risk blir mindre av det som någon gör en tisdag; tydlighet och öppenhet blir varken bokade eller "
                "uppföljda"
            ),
        ),
        wrong=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nrisker:\n  register:\n"
            "    - {id: R4, risk: Ledningen lever inte som den lär, S: 3, K: 4, åtgärd: uppmana till öppenhet, "
            "ansvarig: styrgruppen}"
        ),
        right=(
            "projekt: {namn: Samtal varje vecka, status: klar}\nrisker:\n  register:\n"
            "    - {id: R4, risk: Ledningen lever inte som den lär, S: 3, K: 4, åtgärd: cheferna svarar på tre frågor "
            "varje månad, ansvarig: styrgruppen}"
        ),
        origin=Text(
            en="the mini-risk method asks who and when for each mitigation; most of LiA's have neither",
            sv="miniriskmetoden frågar vem och när för varje åtgärd; de flesta av LiA:s har inget av dem",
        ),
    ),
    check=check,
)
