"""Report risks that must be acted on now but that have no date, and reviews whose day has passed."""

from collections.abc import Iterator

from kompplan.calculations.riskmatrix import ScoredRisk
from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always
from kompplan.model.words import RiskLevel, RiskStatus


def _review(checked: CheckedPlan, scored: ScoredRisk) -> Iterator[Finding]:
    """A review "in the autumn" has passed only when the autumn has."""
    review = scored.risk.review
    last = checked.calendar.resolve(review).last if review is not None else None
    if last is None or last >= checked.today:
        return
    yield Finding(
        at=checked.at(scored.risk, "review"),
        text=Text(
            en="the review of risk {risk} ({level}) was to be made {review}, which has passed (today: {today})",
            sv="uppföljningen av risk {risk} ({level}) skulle göras {review}, och det har passerat (i dag: {today})",
        ),
        values={
            "risk": scored.risk.id or named(scored.risk),
            "level": scored.band.label if scored.band is not None else None,
            "review": review,
            "today": checked.today,
        },
        advice=Text(
            en="write what the review led to, and when the next one is: review: …",
            sv="skriv vad uppföljningen ledde till och när nästa görs: följs_upp: …",
        ),
        severity=Severity.WARNING,
    )


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A closed risk needs no date; one whose date could not be read has been reported already."""
    for scored in checked.risks.scored:
        risk = scored.risk
        if scored.band is None or scored.level is RiskLevel.ACCEPT or risk.status is RiskStatus.CLOSED:
            continue
        if scored.level is RiskLevel.ACT_NOW and not checked.written(risk, "due"):
            yield Finding(
                at=checked.missing(risk, "due"),
                text=Text(
                    en="risk {risk} has value {value} ({level}) but no date",
                    sv="risk {risk} har riskvärde {value} ({level}) men inget datum",
                ),
                values={"risk": risk.id or named(risk), "value": scored.value, "level": scored.band.label},
                advice=Text(
                    en="say by when it is to be acted on: due: …", sv="ange när den senast ska vara åtgärdad: senast: …"
                ),
            )
        yield from _review(checked, scored)


RULE = Rule(
    code="RSK07",
    name="act-now-without-deadline",
    levels=always(Severity.ERROR),
    summary=Text(
        en="A risk on the highest level without a date, or a risk whose review has passed",
        sv="En risk på högsta nivån utan datum, eller en risk vars uppföljning har passerat",
    ),
    explanation=Explanation(
        notices=Text(
            en=(
                "a risk whose value falls in the plan's highest band and that has no date (due); and, as a warning, "
                "a risk above the acceptable whose stated review lies before today"
            ),
            sv=(
                "en risk vars riskvärde ligger i planens högsta nivå och som saknar datum (senast); och, som "
                "varning, en risk över den acceptabla nivån vars angivna uppföljning ligger före i dag"
            ),
        ),
        matters=Text(
            en=(
                "what is to be done as soon as possible is never late without a date; a review that nobody made is a "
                "risk that nobody watches"
            ),
            sv=(
                "det som ska göras snarast blir aldrig försenat utan datum; en uppföljning som ingen gjorde är en "
                "risk som ingen bevakar"
            ),
        ),
        wrong="risker:\n  register:\n    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, ansvarig: processledaren}",
        right=(
            "risker:\n  register:\n"
            "    - {id: R6, risk: Tiden räcker inte, S: 4, K: 4, ansvarig: processledaren, senast: 2027-03-01}"
        ),
        origin=Text(
            en=("the mini-risk method asks for an owner and a date; the LiA project's risks 4 and 6 had neither"),
            sv="miniriskmetoden kräver ansvarig och datum; LiA-projektets risker 4 och 6 saknade båda",
        ),
    ),
    check=check,
)
