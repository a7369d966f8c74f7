"""Report promises made in running text that no activity keeps."""

from collections.abc import Iterator

from kompplan.checked import CheckedPlan
from kompplan.diagnostics.code import Explanation
from kompplan.diagnostics.diagnostic import Severity
from kompplan.i18n.text import Text
from kompplan.lint.naming import named
from kompplan.lint.rule import Finding, Rule, always


def check(checked: CheckedPlan) -> Iterator[Finding]:
    """A plan without activities is told so once, by STR01."""
    if not checked.plan.activities:
        return
    for commitment in checked.plan.commitments:
        if not checked.written(commitment, "activity"):
            yield Finding(
                at=checked.missing(commitment, "activity"),
                text=Text(
                    en="no activity keeps the promise '{commitment}'",
                    sv="ingen aktivitet infriar löftet ”{commitment}”",
                ),
                values={"commitment": commitment.text or named(commitment)},
                advice=Text(
                    en="plan it as an activity and write that one's id here: activity: …",
                    sv="planera det som en aktivitet och skriv dess id här: aktivitet: …",
                ),
            )


RULE = Rule(
    code="ACT08",
    name="commitment-without-activity",
    levels=always(Severity.WARNING),
    summary=Text(en="A promise that no activity keeps", sv="Ett löfte som ingen aktivitet infriar"),
    explanation=Explanation(
        notices=Text(
            en="a commitment that names no activity, in a plan that has activities",
            sv="ett åtagande som inte anger någon aktivitet, i en plan som har aktiviteter",
        ),
        matters=Text(
            en=(
                "what is promised in running text has no owner, no date and no money until it stands in the activity "
                "plan; those who read it count on it all the same"
            ),
            sv=(
                "det som utlovas i löpande text har ingen ansvarig, inget datum och inga pengar förrän det står i "
                "aktivitetsplanen; den som läser det räknar med det ändå"
            ),
        ),
        wrong=(
            "aktiviteter: [{id: A1, aktivitet: Mångfald och jämställdhet}]\n"
            "åtaganden:\n  - en arbetsgrupp skriver en handlingsplan mot trakasserier"
        ),
        right=(
            "aktiviteter:\n  - {id: A1, aktivitet: Mångfald och jämställdhet}\n"
            "  - {id: A2, aktivitet: Handlingsplan mot trakasserier skrivs}\n"
            "åtaganden:\n  - {text: en arbetsgrupp skriver en handlingsplan mot trakasserier, aktivitet: A2}"
        ),
        origin=Text(
            en=(
                "VIVA promises a working group and an action plan against harassment, LiA to exchange experience with "
                "a national network; neither is in the activity plan"
            ),
            sv=(
                "VIVA lovar en arbetsgrupp och en handlingsplan mot trakasserier, LiA ett utbyte av erfarenheter med "
                "ett nationellt nätverk; inget av det står i aktivitetsplanen"
            ),
        ),
    ),
    check=check,
)
